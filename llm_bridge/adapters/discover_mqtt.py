"""Listens for a while to what announces itself at an MQTT broker, and sends nothing."""

from collections.abc import Iterable, Mapping
from types import TracebackType

from typing_extensions import Self

from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.dialects import topics
from llm_bridge.site.site import Site

MOST_MESSAGES = 5000
MOST_BYTES = 64_000_000
"""Of all announcements together; whoever floods the broker fills no memory."""


class MqttListener:
    """Keeps the last announcement of each topic; a context that is connected inside."""

    def __init__(
        self, settings: BrokerSettings, filters: Iterable[str], site: Site | None = None
    ) -> None:
        """Connect nothing yet. Of a site's devices it also hears which tell anything."""
        self._connection = Connection(settings)
        self._messages: dict[str, bytes] = {}
        self._bytes = 0
        self._devices: dict[str, list[str]] = {}
        self._answered: set[str] = set()
        self.dropped = 0
        """How many announcements were too many."""
        self._connection.subscribe(filters, self._came)
        for device in site.devices.values() if site is not None else ():
            for topic in topics(device, site.kinds[device.kind]) if site is not None else ():
                self._devices.setdefault(topic, []).append(device.id)
        self._connection.subscribe(self._devices, self._told)

    def __enter__(self) -> Self:
        """Begin to connect, and return at once."""
        self._connection.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the connection."""
        self._connection.stop()

    @property
    def connected(self) -> bool:
        """Whether the broker is there."""
        return self._connection.connected

    @property
    def trouble(self) -> str:
        """Why it is not connected, or what it may not read; '' when all is well."""
        return self._connection.trouble or self._connection.notice

    @property
    def messages(self) -> Mapping[str, bytes]:
        """Topic -> the last announcement there."""
        return dict(self._messages)

    @property
    def answered(self) -> frozenset[str]:
        """Ids of the site's devices that told something."""
        return frozenset(self._answered)

    def _came(self, message: Message) -> None:
        old = len(self._messages.get(message.topic, b''))
        total = self._bytes - old + len(message.payload)
        is_new = message.topic not in self._messages
        if total > MOST_BYTES or (is_new and len(self._messages) >= MOST_MESSAGES):
            self.dropped += 1
            return
        self._bytes = total
        self._messages[message.topic] = message.payload

    def _told(self, message: Message) -> None:
        if message.payload:
            self._answered.update(self._devices.get(message.topic, ()))
