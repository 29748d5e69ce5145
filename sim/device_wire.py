"""The device's side of its MQTT dialect: which topics it listens to, and what it tells where.

Written from what such devices do, and apart from the bridge's own reading and writing of the same
messages in llm_bridge/adapters: each checks the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from device_payloads import compact, json_object, plain, scalar, single, text
from device_state import TOLD_ONLY

from llm_bridge.site.entity import Device
from llm_bridge.site.skill import Scalar

Attributes = Mapping[str, Scalar]


@dataclass(frozen=True)
class Telling:
    """One message of a device about its state."""

    topic: str
    payload: str
    retain: bool = True


class Wire:
    """The dialect json: one object of attributes on TOPIC/state, asked for on TOPIC/set."""

    online, offline = 'online', 'offline'
    """Payloads of availability."""

    def __init__(self, device: Device, specs: Mapping[str, str]) -> None:
        """Take a device and what it tells: attribute -> its unit or its values."""
        self.device, self.specs = device, specs
        self.base = device.mqtt.topic

    @property
    def availability(self) -> str:
        """The topic of online and offline."""
        return self.device.mqtt.availability_topic or self.habit()

    def habit(self) -> str:
        """Return the topic of online and offline when the site file names none."""
        return f'{self.base}/availability'

    def command_topics(self) -> tuple[str, ...]:
        """Return the topics on which it takes commands."""
        return (self.device.mqtt.command_topic or f'{self.base}/set',)

    def is_question(self, topic: str, payload: bytes) -> bool:
        """Say whether a message only asks for the state."""
        return False

    def read(self, topic: str, payload: bytes, now: Attributes) -> dict[str, Scalar]:
        """Return the attributes that a command asks for. Raises ValueError when it is none."""
        return {name: single(name, value) for name, value in json_object(payload).items()}

    def tell(self, now: Attributes) -> list[Telling]:
        """Return the messages that tell its state."""
        return [Telling(self.device.mqtt.state_topic or f'{self.base}/state', compact(now))]


class Plain(Wire):
    """Each attribute as text on TOPIC/ATTRIBUTE, asked for on TOPIC/ATTRIBUTE/set."""

    def command_topics(self) -> tuple[str, ...]:
        return tuple(self._command(name) for name in self.specs if name not in TOLD_ONLY)

    def _command(self, name: str) -> str:
        own = self.device.mqtt.command_topic
        return own if own and name == 'state' else f'{self.base}/{name}/set'

    def read(self, topic: str, payload: bytes, now: Attributes) -> dict[str, Scalar]:
        name = next(n for n in self.specs if self._command(n) == topic)
        return {name: scalar(self.specs[name], text(payload))}

    def tell(self, now: Attributes) -> list[Telling]:
        own = self.device.mqtt.state_topic
        return [
            Telling(own if own and name == 'state' else f'{self.base}/{name}', plain(value))
            for name, value in now.items()
        ]
