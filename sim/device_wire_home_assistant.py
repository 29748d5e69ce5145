"""The dialect home_assistant, from the device's side."""

from device_lamps import light_in, light_out, state_in
from device_payloads import compact, json_object, plain, scalar, text
from device_state import TOLD_ONLY
from device_wire import Attributes, Telling, Wire

from llm_bridge.site.skill import Scalar


class HomeAssistant(Wire):
    """As devices do that Home Assistant's MQTT integrations know."""

    def command_topics(self) -> tuple[str, ...]:
        topics = [self.device.mqtt.command_topic or f'{self.base}/set']
        if self.device.kind != 'light':
            topics += [
                f'{self.base}/{_HA_VALUES.get(name, (name, f"{name}/set"))[1]}'
                for name in self.specs
                if name != 'state' and name not in TOLD_ONLY
            ]
        return tuple(topics)

    def read(self, topic: str, payload: bytes, now: Attributes) -> dict[str, Scalar]:
        if topic == self.command_topics()[0]:
            if self.device.kind == 'light':
                return light_in(json_object(payload), 255, now)
            return {'state': state_in(self.device.kind, text(payload), now)}
        for name in self.specs:
            if topic == f'{self.base}/{_HA_VALUES.get(name, (name, f"{name}/set"))[1]}':
                word = text(payload)
                if name == 'mode' and word == 'fan_only':
                    word = 'fan'
                return {name: scalar(self.specs[name], word)}
        raise ValueError(f"topic '{topic}' is not one of its own")

    def tell(self, now: Attributes) -> list[Telling]:
        kind = self.device.kind
        state = self.device.mqtt.state_topic or f'{self.base}/state'
        if kind == 'light':
            return [Telling(state, compact(light_out(now, 255, as_xy=False)))]
        if kind == 'sensor':
            return [Telling(state, plain(now.get('value', 'None')))]
        if kind == 'vacuum':
            return [
                Telling(
                    state,
                    compact({'state': now['state'], 'battery_level': now.get('battery', 100)}),
                )
            ]
        found = [
            Telling(
                f'{self.base}/{_HA_VALUES.get(name, (name,))[0]}',
                'fan_only' if name == 'mode' and value == 'fan' else plain(value),
            )
            for name, value in now.items()
            if name != 'state'
        ]
        if 'state' in now:
            found.append(Telling(state, self._word(kind, str(now['state']))))
        return found

    @staticmethod
    def _word(kind: str, state: str) -> str:
        if kind == 'lock':
            return state.upper()
        if kind == 'press' and state == 'idle':
            return 'OFF'
        return {'on': 'ON', 'off': 'OFF', 'running': 'ON', 'stopped': 'OFF'}.get(state, state)


_HA_VALUES = {
    'position': ('position', 'set_position'),
    'target_temperature': ('temperature', 'temperature/set'),
    'speed': ('percentage', 'percentage/set'),
}
