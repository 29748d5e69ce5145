"""The dialect home_assistant: payloads and topics as Home Assistant's MQTT integrations use them.

Lights speak its JSON schema on TOPIC/set and TOPIC/state. Other kinds have the state as a word on
TOPIC/set and TOPIC/state, and further values on topics of their own (see `_VALUES`).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from llm_bridge.adapters.color_names import (
    kelvin_of,
    mired_of,
    name_of,
    name_of_mired,
    name_of_xy,
    Rgb,
    rgb_of,
    WHITES,
)
from llm_bridge.adapters.dialect import (
    Heard,
    heard,
    json_bytes,
    object_of,
    Outgoing,
    read,
    Sets,
    specs,
    text_of,
    written,
)
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

FULL = 255
"""Brightness of 100 percent."""

COMMANDS: Mapping[str, Mapping[str, str]] = {
    'lock': {'locked': 'LOCK', 'unlocked': 'UNLOCK', 'open': 'OPEN'},
    'cover': {'open': 'OPEN', 'closed': 'CLOSE', 'stopped': 'STOP'},
    'door': {'open': 'OPEN', 'closed': 'CLOSE', 'stopped': 'STOP'},
    'valve': {'open': 'OPEN', 'closed': 'CLOSE', 'stopped': 'STOP'},
    'vacuum': {
        'cleaning': 'start',
        'paused': 'pause',
        'docked': 'return_to_base',
        'returning': 'return_to_base',
        'idle': 'stop',
    },
    'lawn_mower': {
        'mowing': 'start_mowing',
        'paused': 'pause',
        'docked': 'dock',
        'returning': 'dock',
    },
}
"""Kind -> wanted state -> word of the command. Kinds that are not here know ON and OFF."""

ON_OFF = {
    'on': 'ON',
    'running': 'ON',
    'active': 'ON',
    'playing': 'ON',
    'off': 'OFF',
    'stopped': 'OFF',
    'idle': 'OFF',
}

_VALUES = {
    'position': ('position', 'set_position'),
    'target_temperature': ('temperature', 'temperature/set'),
    'speed': ('percentage', 'percentage/set'),
}
"""Attribute -> its topics below TOPIC, told and asked; others: ATTRIBUTE and ATTRIBUTE/set."""

_KEYS = {
    'current_position': 'position',
    'temperature': 'target_temperature',
    'percentage': 'speed',
    'battery_level': 'battery',
}
"""Key of a JSON state -> attribute, where they differ."""


class HomeAssistant:
    """Home Assistant's MQTT payloads."""

    def state_topics(self, device: Device, kind: Kind) -> tuple[str, ...]:
        """Return TOPIC/state, and for other kinds than lights a topic for each other attribute."""
        return (self._state_topic(device), *self._value_topics(device, kind))

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return the one attribute, of a light all."""
        if kind.name == 'light':
            return frozenset(specs(device, kind))
        attribute = self._attribute(device, kind, topic)
        return frozenset({attribute}) if attribute else frozenset()

    def availability_topic(self, device: Device) -> str | None:
        """Return TOPIC/availability."""
        return f'{device.mqtt.topic}/availability'

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return one JSON object for a light, else one message an attribute, the state last."""
        topic = device.mqtt.command_topic or f'{device.mqtt.topic}/set'
        if kind.name == 'light':
            return (Outgoing(topic, json_bytes(_light(device, sets))),)
        found: list[Outgoing] = []
        for attribute in sorted(sets, key=lambda name: name == 'state'):
            value = sets[attribute]
            if attribute == 'state':
                found.append(Outgoing(topic, state_word(device, kind, value).encode()))
            else:
                value = mode_out(kind, value) if attribute == 'mode' else value
                below = _VALUES.get(attribute, ('', f'{attribute}/set'))[1]
                found.append(Outgoing(f'{device.mqtt.topic}/{below}', written(value).encode()))
        return tuple(found)

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return what a state word, a value or a JSON object told."""
        known = specs(device, kind)
        is_state = topic == self._state_topic(device)
        attribute = self._attribute(device, kind, topic)
        try:
            if is_state and (kind.name == 'light' or payload.lstrip().startswith(b'{')):
                return heard(known, json_pairs(object_of(payload), FULL))
            text = text_of(payload)
        except ValueError as error:
            lost = known if is_state else (attribute,)
            return Heard(unknown=frozenset(lost), malformed=(f'{attribute}: {error}',))
        if attribute == 'mode' and 'mode' in known:
            return heard(known, mode_pairs(kind, known['mode'], text))
        return heard(known, ((attribute, text),))

    def _attribute(self, device: Device, kind: Kind, topic: str) -> str:
        if topic == self._state_topic(device):
            return 'value' if kind.name == 'sensor' else 'state'
        return self._value_topics(device, kind).get(topic, '')

    def _state_topic(self, device: Device) -> str:
        return device.mqtt.state_topic or f'{device.mqtt.topic}/state'

    def _value_topics(self, device: Device, kind: Kind) -> dict[str, str]:
        if kind.name == 'light':
            return {}
        return {
            f'{device.mqtt.topic}/{_VALUES.get(name, (name,))[0]}': name
            for name in specs(device, kind)
            if name != 'state'
        }


def state_word(device: Device, kind: Kind, value: Scalar) -> str:
    """Return the command word for a wanted state. Raises DispatchError when there is none."""
    words = COMMANDS.get(kind.name, ON_OFF)
    if str(value) not in words:
        raise DispatchError(
            f"{device.id}: a {kind.name} cannot be asked for state '{value}' in dialect "
            f'{device.mqtt.dialect}, only for {", ".join(words)}; give the skill an MQTT binding'
        )
    return words[str(value)]


def mode_out(kind: Kind, mode: Scalar) -> Scalar:
    """Return a mode by Home Assistant's name."""
    return 'fan_only' if kind.name == 'climate' and mode == 'fan' else mode


def mode_pairs(kind: Kind, spec: str, raw: object) -> Iterator[tuple[str, object]]:
    """Yield a mode that was told, and the state that follows from it if it can be read."""
    try:
        mode = read(spec, raw)
    except ValueError:
        mode = None
    if mode is None:
        yield 'mode', raw
        return
    mode = str(mode).lower()
    yield 'mode', 'fan' if kind.name == 'climate' and mode == 'fan_only' else mode
    yield 'state', 'off' if mode == 'off' else 'on'


def brightness_out(percent: Scalar, full: int) -> int:
    """Return percent as 0 to `full`; anything above nothing stays above nothing."""
    if isinstance(percent, str):
        raise DispatchError(f"brightness '{percent}' is not a number from 0 to 100")
    level = round(max(0.0, min(100.0, float(percent))) * full / 100)
    return max(level, 1) if percent > 0 else 0


def color_temp_out(kelvin: Scalar) -> int:
    """Return a color temperature in mired."""
    if isinstance(kelvin, str) or not kelvin > 0:
        raise DispatchError(f"color temperature '{kelvin}' is not a number of kelvin")
    return mired_of(float(kelvin))


def color_out(device: Device, value: Scalar) -> Rgb:
    """Return the color of a name. Raises DispatchError for a name that is not known."""
    color = rgb_of(str(value))
    if color is None:
        raise DispatchError(
            f"{device.id}: color '{value}' is not known; name a common color or write #rrggbb"
        )
    return color


def json_pairs(data: Mapping[str, Any], full: int) -> Iterator[tuple[str, object]]:
    """Yield attribute and raw value for each key of a JSON state with brightness 0 to `full`."""
    for key, value in data.items():
        if key == 'brightness':
            yield 'brightness', _brightness_in(value, full)
        elif key == 'color':
            yield 'color', _color_in(value)
        elif key not in ('color_mode', 'color_temp'):
            yield _KEYS.get(key, key), value
    # A lamp that shows a white tells stale color parts beside it: the mode says which counts.
    mired = data.get('color_temp')
    if data.get('color_mode') == 'color_temp' and isinstance(mired, int | float):
        yield 'color', name_of_mired(mired)
    shows_white = data.get('color_mode', 'color_temp') == 'color_temp'
    if mired is not None or not shows_white:
        yield 'color_temperature', kelvin_of(mired) if shows_white else None


def _light(device: Device, sets: Mapping[str, Scalar]) -> dict[str, Any]:
    data: dict[str, Any] = {'state': 'ON'}
    for attribute, value in sets.items():
        if attribute == 'state':
            data['state'] = 'ON' if value in ('on', True) else 'OFF'
        elif attribute == 'brightness':
            data['brightness'] = brightness_out(value, FULL)
        elif attribute == 'color' and value in WHITES and 'color_temp' in device.features:
            data['color_temp'] = WHITES[str(value)]
        elif attribute == 'color_temperature':
            data['color_temp'] = color_temp_out(value)
        elif attribute == 'color':
            data['color'] = dict(zip('rgb', color_out(device, value), strict=True))
        else:
            data[attribute] = value
    return {'state': 'OFF'} if data.get('brightness') == 0 else data


def _brightness_in(value: object, full: int) -> object:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 255:
        return f'{value!r} of {full}'
    # 255 is full in every scale: some firmware of a 254 device tells it.
    return 0 if value == 0 else max(1, min(100, round(value * 100 / full)))


def _color_in(value: object) -> object:
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        return [value]
    parts = [value.get(key) for key in 'rgb']
    if all(isinstance(p, int | float) and 0 <= p <= 255 for p in parts):
        return name_of(Rgb(*(int(p) for p in parts)))  # type: ignore[arg-type]
    if isinstance(value.get('hex'), str):
        color = rgb_of(value['hex'])
        return None if color is None else name_of(color)
    x, y = value.get('x'), value.get('y')
    if isinstance(x, int | float) and isinstance(y, int | float) and 0 <= x <= 1 and 0 <= y <= 1:
        return name_of_xy(x, y)
    return None
