"""The dialect tasmota: cmnd/TOPIC/COMMAND out, stat/TOPIC/... and tele/TOPIC/... in."""

from collections.abc import Iterator, Mapping
import re
from typing import Any

from llm_bridge.adapters.color_names import kelvin_of, name_of, rgb_of_hex
from llm_bridge.adapters.dialect import (
    Heard,
    heard,
    object_of,
    Outgoing,
    Sets,
    specs,
    text_of,
    written,
)
from llm_bridge.adapters.dialect_home_assistant import ON_OFF
from llm_bridge.adapters.dialect_values import color_out, color_temp_out
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

_SHUTTER = {'open': 'ShutterOpen1', 'closed': 'ShutterClose1', 'stopped': 'ShutterStop1'}
_SHUTTER_KINDS = ('cover', 'door', 'valve')
LAST_STEP = 3
"""Of Sonoff's fan: FanSpeed 0 to 3."""

_STEP_OF = {'ON': b'2', 'OFF': b'0'}
"""On without a speed is the middle one, as in Home Assistant."""

_COMMANDS = {
    'brightness': 'Dimmer',
    'speed': 'FanSpeed',
    'position': 'ShutterPosition1',
    'color': 'Color',
    'color_temperature': 'CT',
}


class Tasmota:
    """Tasmota's messages. A relay that is not the first has command_topic cmnd/T/POWER2.

    A fan with the feature speed is Sonoff's: its relay is a light, on and off are steps.
    """

    def state_topics(self, device: Device, kind: Kind) -> tuple[str, ...]:
        """Return the answers to commands and the telemetry."""
        topic = device.mqtt.topic
        found = (
            f'stat/{topic}/RESULT',
            f'stat/{topic}/{_power(device)}',
            f'tele/{topic}/STATE',
            f'tele/{topic}/SENSOR',
        )
        extra = device.mqtt.state_topic
        return (*found, extra) if extra and extra not in found else found

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return all attributes."""
        return frozenset(specs(device, kind))

    def availability_topic(self, device: Device) -> str | None:
        """Return the topic of the last will."""
        return f'tele/{device.mqtt.topic}/LWT'

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return one command an attribute, the state last."""
        if _has_steps(device) and 'speed' in sets and sets.get('state') == 'on':
            sets = {name: value for name, value in sets.items() if name != 'state'}
        if sets.get('brightness') == 0:
            sets = {'state': 'off'}
        return tuple(
            self._command(device, kind, attribute, sets[attribute])
            for attribute in sorted(sets, key=lambda name: name == 'state')
        )

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return what a result, a state word or telemetry told."""
        known = specs(device, kind)
        try:
            if not payload.lstrip().startswith(b'{'):
                if topic.rpartition('/')[2] in ('RESULT', 'STATE', 'SENSOR'):
                    object_of(payload)
                is_relay = not _has_steps(device)
                return heard(known, (('state', text_of(payload)),)) if is_relay else Heard()
            return heard(known, self._pairs(device, kind, object_of(payload)))
        except ValueError as error:
            return Heard(unknown=frozenset(known), malformed=(f'state: {error}',))

    def _command(self, device: Device, kind: Kind, attribute: str, value: Scalar) -> Outgoing:
        base = f'cmnd/{device.mqtt.topic}'
        if attribute == 'state':
            if kind.name in _SHUTTER_KINDS and value in _SHUTTER:
                return Outgoing(f'{base}/{_SHUTTER[str(value)]}', b'')
            # A relay does not tell which of on and off locks a door: that needs a binding.
            if (
                kind.name in (*_SHUTTER_KINDS, 'lock', 'vacuum', 'lawn_mower')
                or value not in ON_OFF
            ):
                raise DispatchError(
                    f"{device.id}: a {kind.name} cannot be asked for state '{value}' in dialect "
                    'tasmota; give the skill an MQTT binding'
                )
            if _has_steps(device):
                return Outgoing(f'{base}/FanSpeed', _STEP_OF[ON_OFF[str(value)]])
            return Outgoing(
                device.mqtt.command_topic or f'{base}/POWER', ON_OFF[str(value)].encode()
            )
        if attribute not in _COMMANDS:
            raise DispatchError(
                f"{device.id}: dialect tasmota has no command for '{attribute}', only for state, "
                f'{", ".join(_COMMANDS)}; give the skill an MQTT binding'
            )
        if attribute == 'color':
            return Outgoing(
                f'{base}/Color', '{:02X}{:02X}{:02X}'.format(*color_out(device, value)).encode()
            )
        if attribute == 'color_temperature':
            value = color_temp_out(value)
        if attribute == 'speed':
            percent = float(value)
            value = max(1, round(percent * LAST_STEP / 100)) if percent > 0 else 0
        return Outgoing(f'{base}/{_COMMANDS[attribute]}', written(value).encode())

    def _pairs(
        self, device: Device, kind: Kind, data: Mapping[str, Any]
    ) -> Iterator[tuple[str, object]]:
        power = _power(device)
        if power not in data and power == 'POWER':
            power = 'POWER1'
        if power in data and kind.name not in (*_SHUTTER_KINDS, 'lock') and not _has_steps(device):
            yield 'state', data[power]
        if kind.name == 'binary_sensor':
            yield from (('state', data[key]) for key in ('Switch1', 'Button1') if key in data)
        if 'Dimmer' in data:
            yield 'brightness', data['Dimmer']
        if 'CT' in data:
            yield 'color_temperature', kelvin_of(data['CT'])
        if 'FanSpeed' in data:
            step = data['FanSpeed']
            is_step = type(step) is int and 0 <= step <= LAST_STEP
            yield 'speed', round(step * 100 / LAST_STEP) if is_step else f'{step!r} of {LAST_STEP}'
            if is_step and _has_steps(device):
                yield 'state', 'on' if step else 'off'
        if isinstance(data.get('Color'), str):
            color = rgb_of_hex(data['Color'])
            yield 'color', None if color is None else name_of(color)
        shutter = data.get('Shutter1')
        if isinstance(shutter, dict) and 'Position' in shutter:
            yield 'position', shutter['Position']
            if shutter.get('Direction') == 0:
                yield 'state', 'closed' if shutter['Position'] == 0 else 'open'
            else:
                yield 'state', 'opening' if shutter.get('Direction') == 1 else 'closing'
        if kind.name == 'sensor':
            yield from self._sensor(device, data)

    def _sensor(self, device: Device, data: Mapping[str, Any]) -> Iterator[tuple[str, object]]:
        key = (device.device_class or 'value').title().replace('_', '')
        for part in (data, *(value for value in data.values() if isinstance(value, dict))):
            if key in part:
                yield 'value', part[key]
                return


def _has_steps(device: Device) -> bool:
    return device.device_kind == 'fan' and 'speed' in device.features


def _power(device: Device) -> str:
    last = (device.mqtt.command_topic or '').rpartition('/')[2]
    return last if re.fullmatch(r'POWER\d?', last) else 'POWER'
