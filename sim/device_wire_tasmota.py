"""The dialect tasmota, from the device's side."""

from typing import Any

from device_lamps import hex_color, light_in, shown_color, state_in
from device_payloads import compact, scalar, text
from device_wire import Attributes, Telling, Wire

from llm_bridge.site.skill import Scalar


class Tasmota(Wire):
    """As a device with Tasmota does, set to keep what it tells of its state (StateRetain)."""

    online, offline = 'Online', 'Offline'

    def habit(self) -> str:
        return f'tele/{self.base}/LWT'

    @property
    def _power(self) -> str:
        last = (self.device.mqtt.command_topic or '').rpartition('/')[2]
        return last if last.startswith('POWER') else 'POWER'

    @property
    def _has_steps(self) -> bool:
        """Whether it is Sonoff's fan, whose first relay is a light."""
        return self.device.kind == 'fan' and 'speed' in self.device.features

    def command_topics(self) -> tuple[str, ...]:
        names = ['STATE'] if self._has_steps else [self._power, 'STATE']
        if self.device.kind in ('cover', 'door', 'valve'):
            names += ['ShutterOpen1', 'ShutterClose1', 'ShutterStop1', 'ShutterPosition1']
        names += [command for attribute, command in _TASMOTA.items() if attribute in self.specs]
        topics = [f'cmnd/{self.base}/{name}' for name in names]
        own = self.device.mqtt.command_topic
        return tuple(dict.fromkeys([*([own] if own else ()), *topics]))

    def is_question(self, topic: str, payload: bytes) -> bool:
        command = topic.rpartition('/')[2]
        return not payload.strip() and not command.startswith('Shutter') or command == 'STATE'

    def read(self, topic: str, payload: bytes, now: Attributes) -> dict[str, Scalar]:
        command, word = topic.rpartition('/')[2], text(payload)
        if command.startswith('Shutter'):
            if command == 'ShutterPosition1':
                return {'position': scalar('percent', word)}
            return {
                'state': {'ShutterOpen1': 'open', 'ShutterClose1': 'closed'}.get(
                    command, 'stopped'
                )
            }
        if command == 'Dimmer':
            return {'brightness': scalar('percent', word)}
        if command == 'FanSpeed':
            if word not in ('0', '1', '2', '3'):
                raise ValueError(f"FanSpeed '{word}' came, expected 0 to 3")
            return {'speed': round(int(word) * 100 / 3)}
        if command == 'Color':
            return {'color': hex_color(word)}
        if command == 'CT':
            return light_in({'color_temp': scalar('number', word)}, 100, now)
        return {
            'state': state_in(
                self.device.kind, {'1': 'ON', '0': 'OFF', '2': 'TOGGLE'}.get(word, word), now
            )
        }

    def tell(self, now: Attributes) -> list[Telling]:
        kind, base = self.device.kind, self.base
        if kind == 'sensor':
            key = (self.device.device_class or 'value').title().replace('_', '')
            return [
                Telling(
                    f'tele/{base}/SENSOR',
                    compact({'Time': '2026-11-25T12:00:00', 'AM2301': {key: now['value']}}),
                )
            ]
        if kind == 'binary_sensor':
            word = 'ON' if now['state'] == 'on' else 'OFF'
            return [
                Telling(
                    f'tele/{base}/SENSOR',
                    compact({'Time': '2026-11-25T12:00:00', 'Switch1': word}),
                )
            ]
        data = self._data(now)
        found = [
            Telling(f'stat/{base}/RESULT', compact(data), retain=False),
            Telling(f'tele/{base}/STATE', compact({'Uptime': '0T01:00:00', **data})),
        ]
        if self._power in data:
            found.append(
                Telling(f'stat/{base}/{self._power}', str(data[self._power]), retain=False)
            )
        return found

    def _data(self, now: Attributes) -> dict[str, Any]:
        state = str(now.get('state', ''))
        if self.device.kind in ('cover', 'door', 'valve'):
            at = now.get('position', 0 if state == 'closed' else 100)
            return {
                'Shutter1': {
                    'Position': at,
                    'Tilt': 0,
                    'Direction': {'opening': 1, 'closing': -1}.get(state, 0),
                }
            }
        if self._has_steps:
            speed = float(now['speed']) if state == 'on' else 0
            return {'POWER1': 'OFF', 'FanSpeed': round(speed * 3 / 100)}
        data: dict[str, Any] = {
            self._power: 'ON' if state in ('on', 'running', 'playing') else 'OFF'
        }
        if 'brightness' in now:
            data['Dimmer'] = now['brightness']
        if 'color_temperature' in now:
            data['CT'] = round(1e6 / float(now['color_temperature']))
        if 'color' in now:
            data['Color'] = shown_color(str(now['color']))[1:].upper()
        if 'speed' in now:
            data['FanSpeed'] = round(float(now['speed']) * 3 / 100)
        return data


_TASMOTA = {
    'brightness': 'Dimmer',
    'speed': 'FanSpeed',
    'color': 'Color',
    'color_temperature': 'CT',
}
