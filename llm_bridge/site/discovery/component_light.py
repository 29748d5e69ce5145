"""Lights of Home Assistant's MQTT discovery: its JSON schema, and the one of single values."""

from typing import Any

from llm_bridge.site.discovery.announced import Announced, endpoint
from llm_bridge.site.discovery.component_state import bindings, device, ON_OFF, silent
from llm_bridge.site.discovery.found import CannotMapError, FoundDevice

_RGB = {'rgb', 'rgbw', 'rgbww'}


def light(it: Announced) -> FoundDevice:
    """Return a light, with the features that it tells and can be asked for."""
    command = it.asked('command_topic', 'command_template').get('asked', '')
    if not command:
        raise CannotMapError('it has no command topic')
    schema = it.text('schema', 'default')
    if schema == 'json':
        return _json_light(it, command)
    if schema not in ('default', 'basic'):
        raise CannotMapError(f"a light of the schema '{schema}' cannot be asked from here")
    return _light_of_values(it, command)


def _json_light(it: Announced, command: str) -> FoundDevice:
    if it.topic('state_topic') == '':
        it.notes.append('it tells no state, so its brightness and color are left out')
        mqtt = endpoint(it, command, {}, {})
        return device(it, 'light', mqtt, silent(it, ON_OFF, {}))
    modes = set(it.names('supported_color_modes'))
    features: list[str] = []
    if it.config.get('brightness') is True or modes - {'onoff'}:
        features.append('brightness')
    is_zigbee = command == f'{it.topic("state_topic")}/set' and _full(it) == 254
    if modes & _RGB or (is_zigbee and modes & {'xy', 'hs'}) or it.config.get('rgb') is True:
        features.append('color')
    elif modes & {'xy', 'hs'}:
        it.notes.append('its color is left out: it is not asked for as red, green and blue')
    skills: dict[str, Any] = {}
    if 'color_temp' in modes or it.config.get('color_temp') is True:
        if it.config.get('color_temp_kelvin') is True:
            it.notes.append('its white is left out: it counts it in kelvin, not in mired')
        else:
            features.append('color_temp')
            skills = kelvin(it)
    if it.config.get('effect') is True:
        it.notes.append('its effects are left out')
    if is_zigbee:
        mqtt = {'dialect': 'zigbee2mqtt', 'topic': it.topic('state_topic'), **it.availability()}
        return device(it, 'light', mqtt, skills, tuple(features))
    scale = {} if _full(it) in (None, 255) else {'brightness': {'full': _full(it)}}
    mqtt = endpoint(it, command, it.told('state_topic'), scale if features else {})
    return device(it, 'light', mqtt, skills, tuple(features))


def _light_of_values(it: Announced, command: str) -> FoundDevice:
    state = it.told('state_topic', 'state_value_template', 'value_template')
    for word in ('on', 'off'):
        it.check_told({word: (f'payload_{word}', word)})
    skills = bindings(it, command, ON_OFF)
    values: dict[str, Any] = {'state': {'asked': command}}
    features: list[str] = []
    for attribute, key, feature in (
        ('brightness', 'brightness', 'brightness'),
        ('color_temperature', 'color_temp', 'color_temp'),
    ):
        at = it.told(f'{key}_state_topic', f'{key}_value_template')
        to = it.asked(f'{key}_command_topic', f'{key}_command_template')
        if at and to and state and not skills and it.config.get(f'{key}_kelvin') is not True:
            values[attribute] = {**at, **to}
            features.append(feature)
        elif at or to:
            why = 'it is switched by words of its own' if skills else 'it is not told and asked'
            it.notes.append(f'its {key.replace("_", " ")} is left out: {why}')
    if 'brightness' in values and _full(it) not in (None, 255):
        values['brightness']['full'] = _full(it)
    for key in ('rgb', 'rgbw', 'rgbww', 'hs', 'xy'):
        if it.config.get(f'{key}_command_topic'):
            it.notes.append(f'its color ({key}) is left out: it has a topic of its own')
    if it.config.get('effect_command_topic'):
        it.notes.append('its effects are left out')
    if 'color_temp' in features:
        skills |= kelvin(it)
    mqtt = endpoint(it, command, state, values)
    return device(it, 'light', mqtt, skills | silent(it, ON_OFF, skills), tuple(features))


def _full(it: Announced) -> float | None:
    found = it.number('brightness_scale')
    return found if found is not None and found > 0 else None


def kelvin(it: Announced) -> dict[str, Any]:
    """Return the range of its white, where it tells one."""
    mired = (it.number('max_mireds'), it.number('min_mireds'))
    low, high = (round(1e6 / m) if m and m > 0 else None for m in mired)
    return kelvin_range(it.number('min_kelvin') or low, it.number('max_kelvin') or high)


def kelvin_range(low: float | None, high: float | None) -> dict[str, Any]:
    """Return the skill with the range; nothing where it is none."""
    if low is None or high is None or not 1000 <= low < high <= 20_000:
        return {}
    return {'set_color_temperature': {'args': {'kelvin': {'min': low, 'max': high}}}}
