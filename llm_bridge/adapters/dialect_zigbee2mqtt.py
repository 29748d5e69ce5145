"""The dialect zigbee2mqtt: JSON on TOPIC and TOPIC/set."""

from collections.abc import Iterator, Mapping
from typing import Any

from llm_bridge.adapters.color_names import WHITES
from llm_bridge.adapters.dialect import Heard, heard, json_bytes, object_of, Outgoing, Sets, specs
from llm_bridge.adapters.dialect_home_assistant import state_word
from llm_bridge.adapters.dialect_values import (
    brightness_out,
    color_out,
    color_temp_out,
    json_pairs,
    mode_out,
    mode_pairs,
)
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

FULL = 254
"""Brightness of 100 percent."""

SETPOINTS = ('occupied_heating_setpoint', 'current_heating_setpoint')
"""Names of the wanted temperature; the second is used when the device lists it as a feature."""

BINARY = {
    'door': ('contact', False),
    'window': ('contact', False),
    'opening': ('contact', False),
    'garage_door': ('contact', False),
    'motion': ('occupancy', True),
    'occupancy': ('occupancy', True),
    'presence': ('presence', True),
    'smoke': ('smoke', True),
    'moisture': ('water_leak', True),
    'gas': ('gas', True),
    'vibration': ('vibration', True),
    'tamper': ('tamper', True),
    'battery': ('battery_low', True),
    'carbon_monoxide': ('carbon_monoxide', True),
}
"""Device class of a binary sensor -> its key and the value that means on."""

_KEYS = {
    'local_temperature': 'current_temperature',
    'system_mode': 'mode',
    'humidity': 'current_humidity',
    **dict.fromkeys(SETPOINTS, 'target_temperature'),
}


class Zigbee2Mqtt:
    """Zigbee2MQTT's payloads."""

    def state_topics(self, device: Device, kind: Kind) -> tuple[str, ...]:
        """Return TOPIC."""
        return (device.mqtt.state_topic or device.mqtt.topic,)

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return all attributes."""
        return frozenset(specs(device, kind))

    def availability_topic(self, device: Device) -> str | None:
        """Return TOPIC/availability."""
        return f'{device.mqtt.topic}/availability'

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return one message with all of them."""
        if kind.name in ('vacuum', 'lawn_mower'):
            raise DispatchError(
                f'{device.id}: Zigbee2MQTT knows no {kind.name}; use another dialect'
            )
        data: dict[str, Any] = {}
        for attribute, value in sets.items():
            data.update(self._key(device, kind, attribute, value))
        if data.get('brightness') == 0:
            data = {'state': 'OFF'}
        topic = device.mqtt.command_topic or f'{device.mqtt.topic}/set'
        return (Outgoing(topic, json_bytes(data)),)

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return every value of the object that the kind knows."""
        known = specs(device, kind)
        try:
            data = object_of(payload)
        except ValueError as error:
            return Heard(unknown=frozenset(known), malformed=(f'state: {error}',))
        return heard(known, self._pairs(device, kind, data))

    def _key(self, device: Device, kind: Kind, attribute: str, value: Scalar) -> dict[str, Any]:
        if attribute == 'state' and kind.name == 'climate':
            return {'system_mode': 'off' if value == 'off' else 'heat'}
        if attribute == 'state':
            return {'state': state_word(device, kind, value)}
        if attribute == 'brightness':
            return {'brightness': brightness_out(value, FULL)}
        if attribute == 'color' and value in WHITES and 'color_temp' in device.features:
            return {'color_temp': WHITES[str(value)]}
        if attribute == 'color_temperature':
            return {'color_temp': color_temp_out(value)}
        if attribute == 'color':
            return {'color': {'hex': '#{:02X}{:02X}{:02X}'.format(*color_out(device, value))}}
        if attribute == 'target_temperature':
            return {SETPOINTS[SETPOINTS[1] in device.features]: value}
        if attribute == 'mode':
            return {'system_mode': mode_out(kind, value)}
        return {attribute: value}

    def _pairs(
        self, device: Device, kind: Kind, data: Mapping[str, Any]
    ) -> Iterator[tuple[str, object]]:
        if kind.name == 'binary_sensor' and device.device_class in BINARY:
            key, means_on = BINARY[device.device_class]
            if key in data:
                raw = data[key]
                yield 'state', (raw is means_on) if isinstance(raw, bool) else raw
            return
        if kind.name == 'sensor' and device.device_class and device.device_class in data:
            yield 'value', data[device.device_class]
            return
        for attribute, raw in json_pairs(data, FULL):
            if attribute != 'system_mode' or kind.name != 'climate':
                yield _KEYS.get(attribute, attribute), raw
        if kind.name == 'lock' and 'lock_state' in data:
            # `state` is what was asked of some locks; lock_state is what the bolt does.
            yield 'state', data['lock_state']
        if kind.name == 'climate' and 'system_mode' in data:
            yield from mode_pairs(kind, specs(device, kind).get('mode', ''), data['system_mode'])
