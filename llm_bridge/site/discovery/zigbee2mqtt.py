"""The inventory of Zigbee2MQTT: its devices by what they expose, and its groups."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
import re
from typing import Any

from llm_bridge.site.discovery.component_climate import by_mode, degrees, MODES
from llm_bridge.site.discovery.component_light import kelvin_range
from llm_bridge.site.discovery.found import CannotMapError, Found, FoundDevice, Unmapped
from llm_bridge.site.discovery.untrusted import (
    items,
    json_of,
    mapping,
    name_of,
    number,
    slug,
    topic_of,
    words,
)
from llm_bridge.site.units import instead_of, unit_fault

FULL = 254
"""Brightness of 100 percent."""

NOTICES: Mapping[str, str] = {
    'contact': 'door',
    'occupancy': 'occupancy',
    'presence': 'presence',
    'smoke': 'smoke',
    'water_leak': 'moisture',
    'gas': 'gas',
    'vibration': 'vibration',
    'tamper': 'tamper',
    'carbon_monoxide': 'carbon_monoxide',
}
"""What it tells of what it notices -> the class under which the dialect looks for it."""

MEASURES = (
    *('temperature', 'humidity', 'pressure', 'illuminance', 'illuminance_lux', 'soil_moisture'),
    *('power', 'energy', 'voltage', 'current', 'co2', 'pm25', 'pm10', 'voc', 'formaldehyd'),
    *('noise', 'water_consumed', 'flow', 'gas_density', 'device_temperature', 'co'),
)
"""Numbers that people ask about; the dialect looks for a value under its class."""

SETPOINTS = ('occupied_heating_setpoint', 'current_heating_setpoint')

_ADDRESS = re.compile('0x[0-9a-f]{16}')

_READ, _SET = 1, 2
"""Bits of `access`."""


def inventory_in(topic: str, payload: bytes) -> Found:
    """Return what <base>/bridge/devices comes to. Never raises."""
    base = topic.removesuffix('/bridge/devices')
    try:
        listed = json_of(payload) if payload else []
    except CannotMapError as error:
        return Found(unmapped=(Unmapped(words(topic), str(error)),))
    found = Found()
    for it in items(listed):
        if mapping(it).get('type') != 'Coordinator':
            found += _device(base, mapping(it))
    if isinstance(listed, list) and len(listed) > len(items(listed)):
        more = len(listed) - len(items(listed))
        found += Found(unmapped=(Unmapped(words(topic), f'{more} more devices: too many'),))
    return found


def groups_in(topic: str, payload: bytes, devices: bytes) -> Found:
    """Return what <base>/bridge/groups comes to; their members are in the list of devices."""
    base = topic.removesuffix('/bridge/groups')
    try:
        listed = json_of(payload) if payload else []
        known = json_of(devices) if devices else []
    except CannotMapError as error:
        return Found(unmapped=(Unmapped(words(topic), str(error)),))
    by_address = {
        it['ieee_address']: it
        for it in map(mapping, items(known))
        if isinstance(it.get('ieee_address'), str)
    }
    found = Found()
    for group in map(mapping, items(listed)):
        found += _group(base, group, by_address)
    return found


def _device(base: str, it: Mapping[str, Any]) -> Found:
    called = it.get('friendly_name')
    what = f'{name_of(called) or "a device"} ({words(base)}/{words(called)})'
    try:
        topic = topic_of(f'{base}/{called}' if isinstance(called, str) and called else None)
    except CannotMapError as error:
        return _not(what, str(error))
    definition = mapping(it.get('definition'))
    if it.get('disabled') is True:
        return _not(what, 'it is disabled in Zigbee2MQTT')
    if not definition or it.get('supported') is False:
        return _not(what, 'Zigbee2MQTT does not know what it is (unsupported, or not asked yet)')
    notes: tuple[str, ...] = ()
    name = name_of(str(called).rpartition('/')[2].replace('_', ' '))
    area = name_of(str(called).rpartition('/')[0].replace('_', ' '))
    if _ADDRESS.fullmatch(str(called)):
        name = name_of(it.get('description')) or name_of(definition.get('description')) or 'thing'
        area = ''
        notes = (f'Zigbee2MQTT knows it by its address {called}; give it a name there',)
    exposes = [mapping(e) for e in items(definition.get('exposes'))]
    parts, left = _parts(exposes)
    devices: list[FoundDevice] = []
    unmapped: list[Unmapped] = []
    for part in parts:
        try:
            devices.append(_part(topic, name, part, is_only=len(parts) == 1))
        except CannotMapError as error:
            unmapped.append(Unmapped(what, str(error)))
    if left:
        kept = ', '.join(left[:12]) + (f' and {len(left) - 12} more' if len(left) > 12 else '')
        unmapped.append(Unmapped(what, f'of what it tells and takes are left out: {kept}'))
    if not parts and not left:
        unmapped.append(Unmapped(what, 'it exposes nothing'))
    source = f'{base}/bridge/devices'
    devices = [replace(d, area=area, source=source, notes=(*d.notes, *notes)) for d in devices]
    return Found(tuple(devices), tuple(unmapped))


def _parts(exposes: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return what becomes a device each, and the names of the rest."""
    parts, left = [], []
    for it in exposes:
        kind, name = words(it.get('type')), words(it.get('property') or it.get('name'))
        access = number(it.get('access')) or 0
        is_told = int(access) & _READ and not int(access) & _SET
        is_for_people = it.get('category') not in ('config', 'diagnostic')
        if kind in _KINDS or (
            is_told
            and is_for_people
            and (
                (kind == 'binary' and name in NOTICES) or (kind == 'numeric' and name in MEASURES)
            )
        ):
            parts.append(it)
        elif name:
            left.append(name)
    return parts, left


def _part(topic: str, name: str, it: Mapping[str, Any], is_only: bool) -> FoundDevice:
    kind = words(it.get('type'))
    if kind in ('binary', 'numeric'):
        return _sensor(topic, name, it, is_only)
    features = {
        words(f.get('name')): f for f in map(mapping, items(it.get('features'))) if f.get('name')
    }
    return _KINDS[kind](topic, name, features, words(it.get('endpoint'), 20))


def _sensor(topic: str, name: str, it: Mapping[str, Any], is_only: bool) -> FoundDevice:
    told = words(it.get('property') or it.get('name'))
    kind = 'binary_sensor' if it.get('type') == 'binary' else 'sensor'
    of_class = NOTICES[told] if kind == 'binary_sensor' else told
    unit = instead_of(words(it.get('unit'), 20)) if kind == 'sensor' else ''
    notes: tuple[str, ...] = ()
    if unit and unit_fault(unit):
        notes = (f"its unit '{unit}' is not known here",)
        unit = ''
    if told == 'contact':
        notes = ('it tells whether something is shut: a door, a window, a drawer?',)
    mqtt: dict[str, Any] = {'dialect': 'zigbee2mqtt', 'topic': topic}
    if not is_only:
        # Each device has a topic of its own; these share the one that tells all values.
        mqtt = {
            'dialect': 'zigbee2mqtt',
            'topic': f'{topic}/{told}',
            'state_topic': topic,
            'availability_topic': f'{topic}/availability',
        }
        name = f'{name} {of_class.replace("_", " ")}'
    return _found(name, kind, mqtt, device_class=of_class, unit=unit, notes=notes)


def _found(name: str, kind: str, mqtt: Mapping[str, Any], **more: Any) -> FoundDevice:
    return FoundDevice(name=name_of(name), kind=kind, mqtt=mqtt, source='', **more)


_Features = Mapping[str, Mapping[str, Any]]


def _endpoint(topic: str, features: _Features, endpoint: str) -> dict[str, Any]:
    """Return how it is reached; of a part of a device by its own keys."""
    told = words(features.get('state', {}).get('property')) or 'state'
    if told == 'state':
        return {'dialect': 'zigbee2mqtt', 'topic': topic}
    if not re.fullmatch(r'[A-Za-z0-9_]{1,40}', told):
        raise CannotMapError(f"it tells its state under the key '{told}'")
    return {
        'dialect': 'home_assistant',
        'topic': f'{topic}/{slug(endpoint) or told}',
        'command_topic': f'{topic}/set/{told}',
        'state_topic': topic,
        'values': {'state': {'key': told}},
        'availability_topic': f'{topic}/availability',
    }


def _on_off(features: _Features, what: str) -> None:
    state = features.get('state')
    if state is None:
        raise CannotMapError(f'its {what} has no state that is asked for')
    words_ = (str(state.get('value_on', 'ON')), str(state.get('value_off', 'OFF')))
    if words_ != ('ON', 'OFF'):
        raise CannotMapError(f"its {what} is asked for as '{words(words_[0])}', not as 'ON'")


def _part_name(name: str, features: _Features, endpoint: str) -> str:
    told = words(features.get('state', {}).get('property')) or 'state'
    own = endpoint or ('' if told == 'state' else told.replace('_', ' '))
    return f'{name} {own}' if own else name


def _light(topic: str, name: str, features: _Features, endpoint: str) -> FoundDevice:
    _on_off(features, 'light')
    mqtt = _endpoint(topic, features, endpoint)
    can: list[str] = []
    notes: list[str] = []
    skills: dict[str, Any] = {}
    if mqtt['dialect'] == 'zigbee2mqtt':
        can = ['brightness'] if 'brightness' in features else []
        can += ['color'] if {'color_xy', 'color_hs'} & set(features) else []
        if 'color_temp' in features:
            can.append('color_temp')
            mired = (number(features['color_temp'].get(f'value_{end}')) for end in ('max', 'min'))
            skills = kelvin_range(*(round(1e6 / m) if m and m > 0 else None for m in mired))
    else:
        # A light with values of its own speaks in single ones.
        mqtt['values']['state']['asked'] = mqtt['command_topic']
        key = words(features.get('brightness', {}).get('property'))
        if re.fullmatch(r'[A-Za-z0-9_]{1,40}', key):
            can = ['brightness']
            mqtt['values']['brightness'] = {
                'told': topic,
                'key': key,
                'asked': f'{topic}/set/{key}',
                'full': FULL,
            }
        if set(features) - {'state', 'brightness'}:
            notes.append('its color is left out: of a light that is a part of a device')
    return _found(
        _part_name(name, features, endpoint), 'light', mqtt, features=tuple(can), skills=skills,
        notes=tuple(notes),
    )  # fmt: skip


def _switch(topic: str, name: str, features: _Features, endpoint: str) -> FoundDevice:
    _on_off(features, 'switch')
    mqtt = _endpoint(topic, features, endpoint)
    return _found(_part_name(name, features, endpoint), 'switch', mqtt)


def _whole(topic: str, features: _Features, what: str) -> dict[str, Any]:
    if words(features.get('state', {}).get('property')) not in ('', 'state'):
        raise CannotMapError(f'its {what} is one of several in the device')
    return {'dialect': 'zigbee2mqtt', 'topic': topic}


def _lock(topic: str, name: str, features: _Features, _: str) -> FoundDevice:
    if 'state' not in features:
        raise CannotMapError('its lock has no state that is asked for')
    return _found(name, 'lock', _whole(topic, features, 'lock'))


def _cover(topic: str, name: str, features: _Features, _: str) -> FoundDevice:
    if 'state' not in features:
        raise CannotMapError('its cover has no state that is asked for')
    can = ('position',) if 'position' in features else ()
    notes = ('its slats cannot be turned from here',) if 'tilt' in features else ()
    mqtt = _whole(topic, features, 'cover')
    return _found(name, 'cover', mqtt, features=can, notes=notes)


def _fan(topic: str, name: str, features: _Features, _: str) -> FoundDevice:
    if words(features.get('state', {}).get('property')) != 'state':
        raise CannotMapError('its fan is set by fan_mode, which the dialect does not know')
    _on_off(features, 'fan')
    left = [key for key in features if key != 'state']
    notes = (f'of its fan are left out: {", ".join(left)}',) if left else ()
    return _found(name, 'fan', {'dialect': 'zigbee2mqtt', 'topic': topic}, notes=notes)


def _climate(topic: str, name: str, features: _Features, endpoint: str) -> FoundDevice:
    setpoint = next((key for key in SETPOINTS if key in features), None)
    if endpoint or setpoint is None:
        raise CannotMapError(
            f'its thermostat has neither {" nor ".join(SETPOINTS)} that could be asked for'
        )
    limits = [number(features[setpoint].get(f'value_{end}')) for end in ('min', 'max')]
    listed = [words(mode) for mode in items(mapping(features.get('system_mode')).get('values'))]
    modes = tuple(MODES[mode] for mode in listed if mode in MODES)
    skills, without, can = by_mode(modes, has_power=False)
    left = [mode for mode in listed if mode not in MODES]
    known = {*SETPOINTS, 'local_temperature', 'system_mode'}
    left += [key for key in features if key not in known]
    return _found(
        name,
        'climate',
        {'dialect': 'zigbee2mqtt', 'topic': topic},
        features=(*can, *((setpoint,) if setpoint == SETPOINTS[1] else ())),
        without=without,
        skills={**degrees(*limits), **skills},
        notes=(f'of its thermostat are left out: {", ".join(left)}',) if left else (),
    )


_KINDS = {
    'light': _light,
    'switch': _switch,
    'lock': _lock,
    'cover': _cover,
    'fan': _fan,
    'climate': _climate,
}


def _group(base: str, it: Mapping[str, Any], devices: Mapping[str, Mapping[str, Any]]) -> Found:
    called = it.get('friendly_name')
    what = f'group {name_of(called) or "without a name"} ({words(base)}/{words(called)})'
    try:
        topic = topic_of(f'{base}/{called}' if isinstance(called, str) and called else None)
    except CannotMapError as error:
        return _not(what, str(error))
    members = [
        devices[m['ieee_address']]
        for m in map(mapping, items(it.get('members')))
        if isinstance(m.get('ieee_address'), str) and m['ieee_address'] in devices
    ]
    kinds = [dict(_main(member)) for member in members]
    if not members:
        return _not(what, 'it has no members that are known')
    shared = set.intersection(*(set(kind) for kind in kinds))
    kind = next((k for k in ('light', 'switch', 'cover', 'lock') if k in shared), None)
    if kind is None:
        return _not(what, 'its members are of different kinds')
    can = set.intersection(*(set(features[kind]) for features in kinds))
    try:
        device = _KINDS[kind](
            topic, name_of(str(called).replace('_', ' ')), _common(kinds, kind, can), ''
        )
    except CannotMapError as error:
        return _not(what, str(error))
    note = f'a group of {len(members)}: what is asked of it is asked of all of them'
    source = f'{base}/bridge/groups'
    return Found((replace(device, source=source, notes=(*device.notes, note)),))


def _common(kinds: list[dict[str, _Features]], kind: str, names: set[str]) -> _Features:
    return {name: it for name, it in kinds[0][kind].items() if name in names}


def _main(member: Mapping[str, Any]) -> Iterator[tuple[str, _Features]]:
    """Yield the kinds that a device has, each with its features."""
    for it in map(mapping, items(mapping(member.get('definition')).get('exposes'))):
        if words(it.get('type')) in _KINDS and not it.get('endpoint'):
            features = map(mapping, items(it.get('features')))
            yield str(it['type']), {words(f.get('name')): f for f in features if f.get('name')}


def _not(what: str, why: str) -> Found:
    return Found(unmapped=(Unmapped(what, why),))
