"""The dialect home_assistant: payloads and topics as Home Assistant's MQTT integrations use them.

Lights speak its JSON schema on TOPIC/set and TOPIC/state. Other kinds have the state as a word on
TOPIC/set and TOPIC/state, and further values on topics of their own (see `_VALUES`), or where
`values` of the site file has them.
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
from llm_bridge.site.entity import Device, Kind, MqttValue
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
        told = self._told(device, kind)
        return tuple(dict.fromkeys((self._state_topic(device), *(at for at, _ in told.values()))))

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return the one attribute, of a light all."""
        told = self._told(device, kind)
        return frozenset(name for name, (at, _) in told.items() if at == topic)

    def availability_topic(self, device: Device) -> str | None:
        """Return TOPIC/availability."""
        return f'{device.mqtt.topic}/availability'

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return one JSON object for a light, else one message an attribute, the state last."""
        topic = device.mqtt.command_topic or f'{device.mqtt.topic}/set'
        if _is_json_light(device, kind):
            return (Outgoing(topic, json_bytes(_light(device, sets))),)
        if sets.get('brightness') == 0:
            sets = {'state': 'off'}
        found: list[Outgoing] = []
        for attribute in sorted(sets, key=lambda name: name == 'state'):
            value = sets[attribute]
            below = _VALUES.get(attribute, ('', f'{attribute}/set'))[1]
            usual = topic if attribute == 'state' else f'{device.mqtt.topic}/{below}'
            own = device.mqtt.values.get(attribute, _USUAL)
            payload = _asked(device, kind, attribute, value, own)
            found.append(Outgoing(own.asked or usual, payload.encode()))
        return tuple(found)

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return what a state word, a value or a JSON object told."""
        known = specs(device, kind)
        here = {n: key for n, (at, key) in self._told(device, kind).items() if at == topic}
        is_state = topic == self._state_topic(device)
        has_keys = any(here.values())
        try:
            is_object = payload.lstrip().startswith(b'{') or _is_json_light(device, kind)
            if is_state and is_object and not has_keys:
                return heard(known, json_pairs(object_of(payload), _full(device, 'brightness')))
            data = object_of(payload) if has_keys else {}
            text = text_of(payload)
        except ValueError as error:
            lost = frozenset(known) if is_state else frozenset(here)
            told = 'state' if 'state' in here else next(iter(here), 'state')
            return Heard(unknown=lost, malformed=(f'{told}: {error}',))
        raw = {name: text if key is None else _below(data, key) for name, key in here.items()}
        return heard(known, _pairs(device, kind, known, raw))

    def _state_topic(self, device: Device) -> str:
        return device.mqtt.state_topic or f'{device.mqtt.topic}/state'

    def _told(self, device: Device, kind: Kind) -> dict[str, tuple[str, str | None]]:
        """Return attribute -> the topic that tells it, and its key there."""
        main = 'value' if kind.name == 'sensor' else 'state'
        found: dict[str, tuple[str, str | None]] = {}
        for name in specs(device, kind):
            own = device.mqtt.values.get(name, _USUAL)
            if name == main or _is_json_light(device, kind):
                usual = self._state_topic(device)
            else:
                usual = f'{device.mqtt.topic}/{_VALUES.get(name, (name,))[0]}'
            found[name] = (own.told or usual, own.key)
        return found


_USUAL = MqttValue()


def _is_json_light(device: Device, kind: Kind) -> bool:
    return kind.name == 'light' and not any(v.told or v.asked for v in device.mqtt.values.values())


def _full(device: Device, attribute: str) -> float:
    own = device.mqtt.values.get(attribute, _USUAL).full
    return own or (FULL if attribute == 'brightness' else 100)


def _asked(device: Device, kind: Kind, attribute: str, value: Scalar, own: MqttValue) -> str:
    if attribute == 'state':
        return state_word(device, kind, value)
    if attribute == 'brightness':
        return str(brightness_out(value, _full(device, attribute)))
    if attribute == 'color_temperature':
        return str(color_temp_out(value))
    if attribute == 'mode':
        return written(mode_out(kind, value))
    if own.full and not isinstance(value, str):
        # Anything above nothing stays above nothing.
        return str(max(round(value * own.full / 100), int(value > 0)))
    return written(value)


def _below(data: Mapping[str, Any], key: str) -> object:
    """Return what stands under a key, or the keys with dots between; _ABSENT: nothing does."""
    found: object = data
    for part in key.split('.'):
        if not isinstance(found, dict) or part not in found:
            return _ABSENT
        found = found[part]
    return found


_ABSENT = object()


def _pairs(
    device: Device, kind: Kind, known: Mapping[str, str], raw: Mapping[str, object]
) -> Iterator[tuple[str, object]]:
    """Yield attribute and value of what one message told, in the units of the kind."""
    for attribute, value in raw.items():
        if value is _ABSENT:
            continue
        number = _number(value)
        if attribute == 'mode':
            yield from mode_pairs(kind, known['mode'], value)
        elif attribute == 'brightness' and number is not None:
            yield attribute, _brightness_in(number, _full(device, attribute))
        elif attribute == 'color_temperature' and number is not None:
            yield attribute, kelvin_of(number)
        elif number is not None and (full := device.mqtt.values.get(attribute, _USUAL).full):
            yield attribute, round(number * 100 / full)
        else:
            yield attribute, value


def _number(value: object) -> float | None:
    if isinstance(value, str) and len(value) <= 40:
        try:
            value = float(value)
        except ValueError:
            return None
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) <= 1e12 else None  # type: ignore[arg-type]


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


def brightness_out(percent: Scalar, full: float) -> int:
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


def json_pairs(data: Mapping[str, Any], full: float) -> Iterator[tuple[str, object]]:
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
            data['brightness'] = brightness_out(value, _full(device, attribute))
        elif attribute == 'color' and value in WHITES and 'color_temp' in device.features:
            data['color_temp'] = WHITES[str(value)]
        elif attribute == 'color_temperature':
            data['color_temp'] = color_temp_out(value)
        elif attribute == 'color':
            data['color'] = dict(zip('rgb', color_out(device, value), strict=True))
        else:
            data[attribute] = value
    return {'state': 'OFF'} if data.get('brightness') == 0 else data


def _brightness_in(value: object, full: float) -> object:
    if (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not 0 <= value <= max(full, FULL)
    ):
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
