"""Tasmota's own discovery: relays, lights, shutters and fans by what is set up on the chip."""

from collections.abc import Iterator, Mapping
from typing import Any

from llm_bridge.site.discovery.found import CannotMapError, Found, FoundDevice, Unmapped
from llm_bridge.site.discovery.untrusted import (
    items,
    json_of,
    mapping,
    name_of,
    number,
    topic_of,
    words,
)

RELAY, LIGHT, SHUTTER = 1, 2, 3
"""Of `rl`."""

_FEATURES = {
    0: (),
    1: ('brightness',),
    2: ('brightness', 'color_temp'),
    3: ('brightness', 'color'),
    4: ('brightness', 'color'),
    5: ('brightness', 'color', 'color_temp'),
}
"""Of `lt_st`: none, one channel, two whites, RGB, RGBW, RGBCW."""

_MOST_DEEP = 3

_UNITS = {'Temperature': 'degC', 'Humidity': 'percent', 'Pressure': 'hPa', 'Illuminance': 'lux'}
_UNITS |= {'Power': 'W', 'Voltage': 'V', 'Current': 'A', 'Today': 'kWh', 'Total': 'kWh'}
_UNITS |= {'CarbonDioxide': 'ppm', 'eCO2': 'ppm', 'DewPoint': 'degC'}
"""What people ask about of what a sensor tells."""


def chip_in(topic: str, payload: bytes, sensors: bytes = b'') -> Found:
    """Return what tasmota/discovery/<mac>/config comes to, with .../sensors. Never raises."""
    if not payload:
        return Found()
    what = words(topic, 200)
    try:
        config = mapping(json_of(payload))
        name = name_of(config.get('dn')) or 'Tasmota'
        what = f'{name} ({words(config.get("t"))})'
        base = topic_of(config.get('t'))
        _check_speech(config)
    except CannotMapError as error:
        return Found(unmapped=(Unmapped(what, str(error)),))
    relays = [it if isinstance(it, int) else 0 for it in items(config.get('rl'))]
    found = Found()
    for device in _relays(config, base, topic, name, relays):
        found += Found(
            (device,) if isinstance(device, FoundDevice) else (),
            (Unmapped(what, device),) if isinstance(device, str) else (),
        )
    switches = [it for it in items(config.get('swc')) if it != -1]
    if switches:
        found += Found(unmapped=(Unmapped(what, f'{len(switches)} switch inputs are left out'),))
    if sensors:
        found += _sensors(sensors, base, topic, name, what)
    if not found.devices and not found.unmapped:
        found = Found(unmapped=(Unmapped(what, 'it has no relays, lights or sensors'),))
    return found


def _check_speech(config: Mapping[str, Any]) -> None:
    """Raise CannotMapError for a chip that does not speak as the dialect does."""
    if config.get('ft', '%prefix%/%topic%/') != '%prefix%/%topic%/':
        raise CannotMapError(
            f"its FullTopic is '{words(config['ft'])}', only '%prefix%/%topic%/' is spoken here"
        )
    if config.get('tp', ['cmnd', 'stat', 'tele']) != ['cmnd', 'stat', 'tele']:
        raise CannotMapError('its topics begin otherwise than cmnd, stat and tele')
    if items(config.get('state'))[:2] not in ([], ['OFF', 'ON']):
        raise CannotMapError('it has other words than ON and OFF')


def _relays(
    config: Mapping[str, Any], base: str, source: str, name: str, relays: list[int]
) -> Iterator[FoundDevice | str]:
    used = [n for n, it in enumerate(relays) if it in (RELAY, LIGHT)]
    shutters = relays.count(SHUTTER)
    names = [name_of(it) for it in items(config.get('fn'))]
    is_fan = config.get('if') == 1
    lights = [n for n in used if relays[n] == LIGHT]
    if is_fan:
        mqtt = {'dialect': 'tasmota', 'topic': base}
        yield FoundDevice(name, 'fan', mqtt, source, features=('speed',))
        mqtt = {**mqtt, 'command_topic': f'cmnd/{base}/POWER1'}
        yield FoundDevice(f'{name} light', 'light', mqtt, source)
        return
    options = mapping(config.get('so'))
    for n in used:
        mqtt = {'dialect': 'tasmota', 'topic': base}
        if n > 0 or shutters:
            mqtt['command_topic'] = f'cmnd/{base}/POWER{n + 1}'
        called = names[n] if n < len(names) and names[n] else ''
        generic = not called or called.startswith('Tasmota')
        called = (name if len(used) == 1 else f'{name} {n + 1}') if generic else called
        if relays[n] == RELAY:
            kind = 'light' if options.get('30') == 1 else 'switch'
            yield FoundDevice(called, kind, mqtt, source)
        elif n != lights[0] or options.get('68') == 1:
            yield f'its light {n + 1} is one of several: the dialect knows one Dimmer'
        else:
            features = _FEATURES.get(int(number(config.get('lt_st')) or 0), ('brightness',))
            low, high = (200, 380) if options.get('82') == 1 else (153, 500)
            ends = {'min': round(1e6 / high), 'max': round(1e6 / low)}
            kelvin = {'set_color_temperature': {'args': {'kelvin': ends}}}
            skills = kelvin if 'color_temp' in features else {}
            yield FoundDevice(called, 'light', mqtt, source, features=features, skills=skills)
    if shutters:
        mqtt = {'dialect': 'tasmota', 'topic': base}
        yield FoundDevice(
            f'{name} shutter' if used else name, 'cover', mqtt, source, features=('position',)
        )
    if shutters > 2:
        yield f'of its {shutters // 2} shutters the dialect knows the first only'


def _sensors(payload: bytes, base: str, source: str, name: str, what: str) -> Found:
    try:
        told = mapping(mapping(json_of(payload)).get('sn'))
    except CannotMapError as error:
        return Found(unmapped=(Unmapped(what, f'its sensors: {error}'),))
    devices: list[FoundDevice] = []
    left: list[str] = []
    for path in _paths(told, ()):
        key, measured = '.'.join(path), path[-1]
        if measured not in _UNITS or (measured == 'Temperature' and told.get('TempUnit') == 'F'):
            left.append(key)
            continue
        topic = f'tele/{base}/SENSOR'
        mqtt = {
            'dialect': 'home_assistant',
            'topic': f'{topic}/{key.replace(".", "/")}',
            'state_topic': topic,
            'values': {'value': {'key': key}},
            'availability_topic': f'tele/{base}/LWT',
        }
        noun = {'Today': 'energy today', 'Total': 'energy total'}.get(measured, measured.lower())
        kind = {'Today': 'energy', 'Total': 'energy'}.get(measured, measured.lower())
        devices.append(
            FoundDevice(
                f'{name} {noun}', 'sensor', mqtt, source, device_class=kind, unit=_UNITS[measured]
            )
        )
    if left:
        kept = ', '.join(left[:12]) + (f' and {len(left) - 12} more' if len(left) > 12 else '')
        return Found(tuple(devices), (Unmapped(what, f'of its sensors are left out: {kept}'),))
    return Found(tuple(devices))


def _paths(told: Mapping[str, Any], above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the keys of every value of the sensors; what is no plain word is passed over."""
    for key, value in list(told.items())[:100]:
        here = (*above, key)
        if not key.replace('_', '').replace('-', '').isalnum() or len(key) > 40:
            continue
        if isinstance(value, dict) and len(here) < _MOST_DEEP:
            yield from _paths(value, here)
        elif above:
            yield here
