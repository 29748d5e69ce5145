"""The dialect home_assistant: payloads and topics as Home Assistant's MQTT integrations use them.

Lights speak its JSON schema on TOPIC/set and TOPIC/state. Other kinds have the state as a word on
TOPIC/set and TOPIC/state, and further values on topics of their own (see `_VALUES`), or where
`values` of the site file has them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from llm_bridge.adapters.color_names import kelvin_of, WHITES
from llm_bridge.adapters.dialect import (
    Heard,
    heard,
    json_bytes,
    object_of,
    Outgoing,
    Sets,
    specs,
    text_of,
    written,
)
from llm_bridge.adapters.dialect_values import (
    brightness_in,
    brightness_out,
    color_out,
    color_temp_out,
    FULL,
    json_pairs,
    mode_out,
    mode_pairs,
)
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Device, Kind, MqttValue
from llm_bridge.site.skill import Scalar

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
            yield attribute, brightness_in(number, _full(device, attribute))
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
