"""The dialect zigbee2mqtt, from the device's side."""

from typing import Any

from device_lamps import color_in, light_in, light_out, state_in, xy_object
from device_payloads import compact, json_object, single
from device_wire import Attributes, Telling, Wire

from llm_bridge.site.skill import Scalar


class Zigbee2Mqtt(Wire):
    """As Zigbee2MQTT tells of devices and takes commands for them."""

    online, offline = '{"state":"online"}', '{"state":"offline"}'

    def command_topics(self) -> tuple[str, ...]:
        return (self.device.mqtt.command_topic or f'{self.base}/set', f'{self.base}/get')

    def is_question(self, topic: str, payload: bytes) -> bool:
        return topic == f'{self.base}/get'

    def read(self, topic: str, payload: bytes, now: Attributes) -> dict[str, Scalar]:
        data, kind = json_object(payload), self.device.kind
        if kind == 'light':
            return light_in(data, 254, now)
        found: dict[str, Scalar] = {}
        for key, raw in data.items():
            if key == 'color':
                found['color'] = color_in(raw)
                continue
            value = single(key, raw)
            if key == 'state':
                found['state'] = state_in(kind, str(value), now)
            elif key == self._setpoint():
                found['target_temperature'] = value
            elif key == 'system_mode' and 'mode' in self.specs:
                found['mode'] = 'fan' if value == 'fan_only' else value
            elif key == 'system_mode':
                found['state'] = 'off' if value == 'off' else 'on'
            else:
                found[key] = value
        return found

    def _setpoint(self) -> str:
        name = 'current_heating_setpoint'
        return name if name in self.device.features else 'occupied_heating_setpoint'

    def tell(self, now: Attributes) -> list[Telling]:
        return [Telling(self.device.mqtt.state_topic or self.base, compact(self._data(now)))]

    def _data(self, now: Attributes) -> dict[str, Any]:
        kind, what, state = self.device.kind, self.device.device_class or '', now.get('state')
        quality = {'linkquality': 120}
        if kind == 'light':
            return {**light_out(now, 254, as_xy=True), **quality}
        if kind == 'binary_sensor' and what in _Z2M_BINARY:
            key, means_on = _Z2M_BINARY[what]
            return {key: means_on if state == 'on' else not means_on, 'battery': 95, **quality}
        if kind == 'sensor':
            return {what or 'value': now['value'], **quality}
        if kind == 'lock':
            jammed = 'not_fully_locked' if state == 'jammed' else state
            return {'state': 'LOCK' if state == 'locked' else 'UNLOCK', 'lock_state': jammed}
        if kind == 'climate':
            mode = now.get('mode', 'heat' if state == 'on' else 'off')
            return {
                self._setpoint(): now['target_temperature'],
                'local_temperature': now['current_temperature'],
                'system_mode': 'fan_only' if mode == 'fan' else mode,
                **quality,
            }
        data: dict[str, Any] = {k: v for k, v in now.items() if k not in ('state', 'color')}
        if 'color' in now:
            data['color'] = xy_object(str(now['color']))
        if kind in ('cover', 'door', 'valve'):
            # Such a motor says where it wants to be, and whether it moves.
            data['state'] = 'CLOSE' if state in ('closed', 'closing') else 'OPEN'
            data['moving'] = {'opening': 'UP', 'closing': 'DOWN'}.get(str(state), 'STOP')
            return data
        if state is not None:
            data['state'] = {
                'on': 'ON',
                'running': 'ON',
                'off': 'OFF',
                'stopped': 'OFF',
                'idle': 'OFF',
            }.get(str(state), state)
        return data


_Z2M_BINARY = {
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
    'carbon_monoxide': ('carbon_monoxide', True),
}
