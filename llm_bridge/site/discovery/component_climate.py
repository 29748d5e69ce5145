"""Thermostats and air conditioners of Home Assistant's MQTT discovery."""

from typing import Any

from llm_bridge.site.discovery.announced import Announced, endpoint
from llm_bridge.site.discovery.component_state import bindings, device, ON_OFF
from llm_bridge.site.discovery.found import CannotMapError, FoundDevice

MODES = {'off': 'off', 'heat': 'heat', 'cool': 'cool', 'auto': 'auto', 'dry': 'dry'} | {
    'fan_only': 'fan'
}
"""Mode of Home Assistant -> mode of the kind."""


def climate(it: Announced) -> FoundDevice:
    """Return a thermostat or air conditioner."""
    to = it.asked('temperature_command_topic', 'temperature_command_template')
    at = it.told('temperature_state_topic', 'temperature_state_template')
    if not to or not at:
        raise CannotMapError('its wanted temperature is not both told and asked for')
    if it.text('temperature_unit', 'C') != 'C':
        raise CannotMapError('it counts in degrees Fahrenheit, and degrees here are Celsius')
    values: dict[str, Any] = {
        'target_temperature': {**at, **to},
        'current_temperature': it.told(
            'current_temperature_topic', 'current_temperature_template'
        ),
    }
    skills = degrees(it.number('min_temp'), it.number('max_temp'))
    listed = it.names('modes') or ('auto', 'off', 'cool', 'heat', 'dry', 'fan_only')
    mode_to = it.asked('mode_command_topic', 'mode_command_template')
    mode_at = it.told('mode_state_topic', 'mode_state_template')
    modes: tuple[str, ...] = ()
    if mode_to and mode_at:
        values['mode'] = {**mode_at, **mode_to}
        modes = tuple(MODES[mode] for mode in listed if mode in MODES)
        left = [mode for mode in listed if mode not in MODES]
        if left:
            it.notes.append(f'of its modes are left out: {", ".join(left)}')
    elif mode_to or mode_at:
        it.notes.append('its mode is left out: it is not both told and asked for')
    command = it.asked('power_command_topic', 'power_command_template').get('asked', '')
    more, without, features = by_mode(modes, bool(command))
    skills |= bindings(it, command, ON_OFF) if command else {}
    skills |= more
    for key in ('fan_mode', 'swing_mode', 'preset_mode'):
        if it.config.get(f'{key}_command_topic'):
            it.notes.append(f'its {key.replace("_", " ")} is left out')
    return device(it, 'climate', endpoint(it, command, {}, values), skills, features, without)


def degrees(low: float | None, high: float | None) -> dict[str, Any]:
    """Return the range of what can be wanted; nothing where it is none."""
    if low is None or high is None or not -50 <= low < high <= 100:
        return {}
    return {'set_temperature': {'args': {'degrees': {'min': low, 'max': high}}}}


def by_mode(
    modes: tuple[str, ...], has_power: bool
) -> tuple[dict[str, Any], tuple[str, ...], tuple[str, ...]]:
    """Return the skills that follow from the modes, those that it lacks, and its features.

    Without a switch of its own it is off in the mode off, and on in the first of the others.
    """
    skills: dict[str, Any] = {}
    if modes:
        skills['set_mode'] = {'args': {'mode': {'choices': list(modes)}}}
    on = next((m for m in ('heat', 'auto', 'cool', 'dry', 'fan') if m in modes), '')
    if has_power:
        return skills, (), ('mode',) if modes else ()
    if 'off' not in modes or not on:
        return skills, ('turn_on', 'turn_off'), ('mode',) if modes else ()
    for name, mode in (('turn_on', on), ('turn_off', 'off')):
        skills[name] = {'effects': [{'attribute': 'mode', 'value': mode}]}
    return skills, (), ('mode',)
