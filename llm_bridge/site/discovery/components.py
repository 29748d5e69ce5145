"""Components of Home Assistant's MQTT discovery, each as a device of a kind."""

from typing import Any

from llm_bridge.site.discovery.announced import Announced, endpoint, without_empty
from llm_bridge.site.discovery.component_state import bindings, device, ON_OFF, silent
from llm_bridge.site.discovery.found import CannotMapError, FoundDevice
from llm_bridge.site.discovery.untrusted import words
from llm_bridge.site.units import instead_of, unit_fault

_GUARDED = ('garage', 'gate', 'door')
"""Classes of covers that open a house to whoever stands before it."""


def switch(it: Announced) -> FoundDevice:
    """Return a switch."""
    command = it.asked('command_topic', 'command_template').get('asked', '')
    if not command:
        raise CannotMapError('it has no command topic')
    state = it.told('state_topic', 'value_template')
    _check_on_off(it)
    skills = bindings(it, command, ON_OFF)
    return device(
        it, 'switch', endpoint(it, command, state, {}), skills | silent(it, ON_OFF, skills)
    )


def _check_on_off(it: Announced) -> None:
    """What is told is what is sent, where no other words are named for it."""
    for state in ('on', 'off'):
        key = f'state_{state}' if it.config.get(f'state_{state}') else f'payload_{state}'
        it.check_told({state: (key, state)})


def lock(it: Announced) -> FoundDevice:
    """Return a lock."""
    command = it.asked('command_topic', 'command_template').get('asked', '')
    if not command:
        raise CannotMapError('it has no command topic')
    if it.text('code_format'):
        raise CannotMapError('it wants a code')
    state = it.told('state_topic', 'value_template')
    it.check_told(
        {
            'locked': ('state_locked', 'LOCKED'),
            'unlocked': ('state_unlocked', 'UNLOCKED'),
        }
    )
    asked = {'lock': ('payload_lock', 'LOCK'), 'unlock': ('payload_unlock', 'UNLOCK')}
    skills = bindings(it, command, asked)
    return device(it, 'lock', endpoint(it, command, state, {}), skills | silent(it, asked, skills))


_OPEN_CLOSE = {'open': ('payload_open', 'OPEN'), 'close': ('payload_close', 'CLOSE')}


def cover(it: Announced) -> FoundDevice:
    """Return a blind, shutter, curtain or garage door."""
    found = _opening(it, 'cover')
    if it.config.get('tilt_command_topic'):
        it.notes.append('its slats cannot be turned from here')
    if it.text('device_class') not in _GUARDED:
        return found
    it.notes.append('it opens to the outside, so to open it waits for a yes')
    risky = ('open', *(('set_position',) if 'position' in found.features else ()))
    skills = {**found.skills}
    for name in risky:
        skills[name] = {'risk': 'guarded', **skills.get(name, {})}
    return device(it, 'cover', found.mqtt, skills, found.features, found.without)


def valve(it: Announced) -> FoundDevice:
    """Return a valve that tells in words whether it is open."""
    if it.config.get('reports_position'):
        raise CannotMapError('it tells its position in place of a state')
    return _opening(it, 'valve')


def _opening(it: Announced, kind: str) -> FoundDevice:
    command = it.asked('command_topic', 'command_template').get('asked', '')
    state = it.told('state_topic', 'value_template')
    at = it.told('position_topic', 'position_template', 'value_template')
    to = it.asked('set_position_topic', 'set_position_template')
    features: tuple[str, ...] = ()
    if at and to:
        closed, full = it.number('position_closed'), it.number('position_open')
        if closed in (None, 0) and full is None or (full or 0) > (closed or 0) == 0:
            features = ('position',)
            at = {**at, **to, **({'full': full} if full not in (None, 100) else {})}
        else:
            it.notes.append(f'its position is left out: closed is {closed} and open {full}')
    elif to or at:
        it.notes.append('its position is left out: it is not both told and asked for')
    if not command and not features:
        raise CannotMapError('it has no command topic')
    values = {'position': at} if features else {}
    without = tuple(k for k, (pl, _) in _OPEN_CLOSE.items() if it.config.get(pl, '') is None)
    if state:
        usual = {w: (f'state_{w}', w) for w in ('open', 'closed', 'opening', 'closing')}
        it.check_told(usual)
        skills = bindings(it, command, _OPEN_CLOSE) if command else {}
    if features and not (state and command):
        # To open it is to bring it to 100 percent, which is what it tells.
        skills = {
            name: {'effects': [{'attribute': 'position', 'value': to, 'tolerance': 3}]}
            for name, to in (('open', 100), ('close', 0))
        }
    elif not state:
        skills = bindings(it, command, _OPEN_CLOSE)
        skills |= silent(it, _OPEN_CLOSE, skills)
    return device(it, kind, endpoint(it, command, state, values), skills, features, without)


def fan(it: Announced) -> FoundDevice:
    """Return a fan, with speeds where it counts them from 1."""
    command = it.asked('command_topic', 'command_template').get('asked', '')
    if not command:
        raise CannotMapError('it has no command topic')
    state = it.told('state_topic', 'state_value_template')
    _check_on_off(it)
    skills = bindings(it, command, ON_OFF)
    at = it.told('percentage_state_topic', 'percentage_value_template')
    to = it.asked('percentage_command_topic', 'percentage_command_template')
    values: dict[str, Any] = {}
    if at and to and it.number('speed_range_min') in (None, 1) and not skills:
        full = it.number('speed_range_max')
        values = {'speed': {**at, **to, **({'full': full} if full not in (None, 100) else {})}}
    elif at or to:
        it.notes.append('its speed is left out: it is not told and asked for as a share')
    for key in ('oscillation', 'preset_mode', 'direction'):
        if it.config.get(f'{key}_command_topic'):
            it.notes.append(f'its {key.replace("_", " ")} is left out')
    mqtt = endpoint(it, command, state, values)
    return device(it, 'fan', mqtt, skills | silent(it, ON_OFF, skills), tuple(values))


def humidifier(it: Announced) -> FoundDevice:
    """Return a humidifier or dehumidifier."""
    command = it.asked('command_topic', 'command_template').get('asked', '')
    state = it.told('state_topic', 'state_value_template')
    to = it.asked('target_humidity_command_topic', 'target_humidity_command_template')
    if not command:
        raise CannotMapError('it has no command topic')
    at = it.told('target_humidity_state_topic', 'target_humidity_state_template')
    if not to or not at:
        raise CannotMapError('its wanted humidity is not both told and asked for')
    _check_on_off(it)
    values = {
        'target_humidity': {**at, **to},
        'current_humidity': it.told('current_humidity_topic', 'current_humidity_template'),
    }
    skills = bindings(it, command, ON_OFF)
    limits = without_empty({'min': it.number('min_humidity'), 'max': it.number('max_humidity')})
    if limits:
        skills |= {'set_humidity': {'args': {'percent': limits}}}
    mqtt = endpoint(it, command, state, values)
    return device(it, 'humidifier', mqtt, skills | silent(it, ON_OFF, skills))


def siren(it: Announced) -> FoundDevice:
    """Return a siren, which is asked in JSON."""
    command = it.topic('command_topic')
    if not command:
        raise CannotMapError('it has no command topic')
    if it.text('command_template') or it.text('command_off_template'):
        raise CannotMapError('what it is sent is made by a template')
    _check_on_off(it)
    state = it.told('state_topic', 'state_value_template')
    skills: dict[str, Any] = {}
    for name, (key, usual) in ON_OFF.items():
        payload = f'{{"state":"{_plain(it.text(key, usual))}"}}'
        skills[name] = {'binding': {'via': 'mqtt', 'topic': command, 'payload': payload}}
    mqtt = endpoint(it, command, state, {})
    return device(it, 'siren', mqtt, skills | silent(it, ON_OFF, skills))


def _plain(text: str) -> str:
    if not text.isalnum():
        raise CannotMapError(f"it is sent '{words(text)}'")
    return text


_VACUUM = {
    'start': ('payload_start', 'start'),
    'pause': ('payload_pause', 'pause'),
    'return_home': ('payload_return_to_base', 'return_to_base'),
}


def vacuum(it: Announced) -> FoundDevice:
    """Return a vacuum robot with those of its skills that it lists."""
    command = it.topic('command_topic')
    if not command:
        raise CannotMapError('it has no command topic')
    state = it.told('state_topic')
    able = it.names('supported_features') or ('start', 'return_home')
    without = tuple(name for name in _VACUUM if name not in able)
    without += ('resume',) if {'start', 'pause'} & set(without) else ()
    skills = bindings(it, command, {k: v for k, v in _VACUUM.items() if k not in without})
    if 'start' in skills and 'resume' not in without:
        skills['resume'] = skills['start']
    mqtt = endpoint(it, command, state, {})
    can = tuple(
        name for name in ('start', 'pause', 'resume', 'return_home') if name not in without
    )
    return device(it, 'vacuum', mqtt, skills | silent(it, can, skills), without=without)


def lawn_mower(it: Announced) -> FoundDevice:
    """Return a mowing robot, which has a topic for each thing that it can be asked."""
    state = it.told('activity_state_topic', 'activity_value_template')
    skills: dict[str, Any] = {}
    for name, (key, usual) in {
        'start': ('start_mowing', 'start_mowing'),
        'pause': ('pause', 'pause'),
        'resume': ('start_mowing', 'start_mowing'),
        'return_home': ('dock', 'dock'),
    }.items():
        asked = it.asked(f'{key}_command_topic', f'{key}_command_template')
        if asked:
            skills[name] = {'binding': {'via': 'mqtt', 'topic': asked['asked'], 'payload': usual}}
    if not skills:
        raise CannotMapError('it has no command topic')
    without = tuple(n for n in ('start', 'pause', 'resume', 'return_home') if n not in skills)
    first = next(iter(skills.values()))['binding']['topic']
    mqtt = endpoint(it, first, state, {})
    return device(
        it, 'lawn_mower', mqtt, skills | silent(it, skills, skills, 'activity_state_topic'),
        without=without,
    )  # fmt: skip


def scene(it: Announced) -> FoundDevice:
    """Return a scene."""
    command = it.topic('command_topic')
    if not command:
        raise CannotMapError('it has no command topic')
    skills = bindings(it, command, {'activate': ('payload_on', 'ON')})
    return device(it, 'scene', endpoint(it, command, {}, {}), skills)


def binary_sensor(it: Announced) -> FoundDevice:
    """Return something that notices."""
    state = it.told('state_topic', 'value_template')
    if not state:
        raise CannotMapError('it has no state topic')
    _check_on_off(it)
    return device(it, 'binary_sensor', endpoint(it, '', state, {}))


def sensor(it: Announced) -> FoundDevice:
    """Return something that measures; the unit by the name that is known here."""
    state = it.told('state_topic', 'value_template')
    if not state:
        raise CannotMapError('it has no state topic')
    told = words(it.config.get('unit_of_measurement'), 20)
    unit = instead_of(told)
    if unit and unit_fault(unit):
        it.notes.append(f"its unit '{told}' is not known here")
        unit = ''
    return device(it, 'sensor', endpoint(it, '', state, {}, 'value'), unit=unit)
