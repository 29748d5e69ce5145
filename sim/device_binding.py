"""Skills that a site file gives an MQTT message of their own, seen from the device."""

from collections.abc import Iterator
from dataclasses import dataclass
import json
import re

from device_payloads import scalar, text

from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import MqttBinding, Scalar, Skill


@dataclass(frozen=True)
class Bound:
    """One message that the device knows beyond its dialect."""

    topic: str
    pattern: re.Pattern[str]
    skill: Skill

    def read(self, topic: str, payload: bytes, specs: dict[str, str]) -> dict[str, Scalar] | None:
        """Return the attributes that the message asks for; None when it is another message."""
        try:
            found = self.pattern.fullmatch(text(payload)) if topic == self.topic else None
            said = (
                {}
                if found is None
                else {name: json.loads(f'"{word}"') for name, word in found.groupdict().items()}
            )
        except ValueError:
            return None
        if found is None:
            return None
        sets: dict[str, Scalar] = {}
        for effect in self.skill.effects:
            value = effect.value
            if isinstance(value, str) and value.startswith('$'):
                if value[1:] not in said:
                    continue
                value = scalar(specs.get(effect.attribute, ''), said[value[1:]])
            sets[effect.attribute] = value
        return sets


def bound_skills(device: Device, kind: Kind) -> Iterator[Bound]:
    """Yield the messages of a device's skills that have an MQTT binding."""
    for skill in {**kind.skills, **device.skills}.values():
        if isinstance(skill.binding, MqttBinding):
            pattern = re.sub(
                r'\\\$([a-z][a-z0-9_]*)', r'(?P<\1>.*?)', re.escape(skill.binding.payload.strip())
            )
            yield Bound(skill.binding.topic, re.compile(pattern, re.DOTALL), skill)
