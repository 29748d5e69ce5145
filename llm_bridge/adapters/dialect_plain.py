"""The dialects plain (one topic an attribute) and json (one object)."""

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
from llm_bridge.site.entity import Device, Kind


class Plain:
    """TOPIC/ATTRIBUTE tells a value as text, TOPIC/ATTRIBUTE/set asks for one."""

    def state_topics(self, device: Device, kind: Kind) -> tuple[str, ...]:
        """Return one topic an attribute."""
        return tuple(self._topics(device, kind))

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return the one attribute."""
        attribute = self._topics(device, kind).get(topic)
        return frozenset() if attribute is None else frozenset({attribute})

    def availability_topic(self, device: Device) -> str | None:
        """Return TOPIC/availability."""
        return f'{device.mqtt.topic}/availability'

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return one message an attribute, the state last: at speed 40, start."""
        return tuple(
            Outgoing(self._command_topic(device, attribute), written(sets[attribute]).encode())
            for attribute in sorted(sets, key=lambda name: name == 'state')
        )

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return the one attribute."""
        attribute = self._topics(device, kind).get(topic)
        if attribute is None:
            return Heard()
        try:
            text = text_of(payload)
        except ValueError as error:
            return Heard(unknown=frozenset({attribute}), malformed=(f'{attribute}: {error}',))
        return heard(specs(device, kind), ((attribute, text),))

    def _topics(self, device: Device, kind: Kind) -> dict[str, str]:
        found = {f'{device.mqtt.topic}/{name}': name for name in specs(device, kind)}
        if device.mqtt.state_topic:
            found.pop(f'{device.mqtt.topic}/state', None)
            found[device.mqtt.state_topic] = 'state'
        return found

    def _command_topic(self, device: Device, attribute: str) -> str:
        if attribute == 'state' and device.mqtt.command_topic:
            return device.mqtt.command_topic
        return f'{device.mqtt.topic}/{attribute}/set'


class Json:
    """TOPIC/state tells all attributes as an object, TOPIC/set asks for some."""

    def state_topics(self, device: Device, kind: Kind) -> tuple[str, ...]:
        """Return TOPIC/state."""
        return (device.mqtt.state_topic or f'{device.mqtt.topic}/state',)

    def told_on(self, device: Device, kind: Kind, topic: str) -> frozenset[str]:
        """Return all attributes."""
        return frozenset(specs(device, kind))

    def availability_topic(self, device: Device) -> str | None:
        """Return TOPIC/availability."""
        return f'{device.mqtt.topic}/availability'

    def encode(self, device: Device, kind: Kind, sets: Sets) -> tuple[Outgoing, ...]:
        """Return one message with all of them."""
        topic = device.mqtt.command_topic or f'{device.mqtt.topic}/set'
        return (Outgoing(topic, json_bytes(sets)),)

    def decode(self, device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
        """Return every attribute of the object that the kind knows."""
        known = specs(device, kind)
        try:
            return heard(known, object_of(payload).items())
        except ValueError as error:
            return Heard(unknown=frozenset(known), malformed=(f'state: {error}',))
