"""What devices tell over MQTT, taken into the world."""

from collections.abc import Callable
from dataclasses import replace

from llm_bridge.adapters.broker_settings import Message
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.dialects import decode, topics
from llm_bridge.adapters.world_store import WorldStore
from llm_bridge.site.site import Site


class MqttWatch:
    """Reads states and availability of every device; a lost broker makes all of it unknown."""

    def __init__(
        self,
        site: Site,
        connection: Connection,
        store: WorldStore,
        answered: Callable[[Message], None] = lambda _: None,
    ) -> None:
        """Subscribe through the connection, which must not be started yet."""
        self._site = site
        self._store = store
        self._answered = answered
        self._devices: dict[str, list[str]] = {}
        for device in site.devices.values():
            for topic in topics(device, site.kinds[device.kind]):
                self._devices.setdefault(topic, []).append(device.id)
        connection.subscribe(self._devices, self._came)
        connection.on_change(self._changed)

    def _came(self, message: Message) -> None:
        for device_id in self._devices[message.topic]:
            device = self._site.devices[device_id]
            heard = decode(device, self._site.kinds[device.kind], message.topic, message.payload)
            if message.retained and device.mqtt.max_age_s is not None:
                # Nobody knows how old it is: that the device told it is all that counts.
                heard = replace(
                    heard, attributes={}, unknown=heard.unknown.union(heard.attributes)
                )
            for sentence in heard.malformed:
                self._store.complain(device_id, sentence)
            if heard.attributes or heard.unknown or heard.available is not None:
                self._store.observe(
                    device_id, heard.attributes, unknown=heard.unknown, available=heard.available
                )
        if message.correlation:
            self._answered(message)

    def _changed(self, up: bool) -> None:
        if not up:
            self._store.forget(self._site.devices)
