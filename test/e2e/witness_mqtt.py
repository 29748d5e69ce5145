"""What the broker carries, seen by a client of its own that also speaks as devices and people."""

from dataclasses import dataclass
import time

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from real_broker import wait_until

STOP = b'{"state":"paused"}'
"""What a stop tells the vacuum, the only device of the home that can stop, again and again."""


@dataclass(frozen=True)
class Heard:
    topic: str
    payload: bytes
    retained: bool
    at: float


class MqttWitness:
    """Hears everything while the broker is there, and comes back with it."""

    def __init__(self, port):
        self.heard = []
        self._client = Client(
            CallbackAPIVersion.VERSION2, client_id='witness', protocol=MQTTProtocolVersion.MQTTv5
        )
        self._client.reconnect_delay_set(1, 1)
        self._client.on_connect = lambda client, *_: client.subscribe([('#', 1)])
        self._client.on_message = self._on_message
        self._client.connect_async('127.0.0.1', port, keepalive=10)
        self._client.loop_start()

    def _on_message(self, _client, _data, message):
        self.heard.append(Heard(message.topic, message.payload, message.retain, time.monotonic()))

    def close(self):
        self._client.disconnect()
        self._client.loop_stop()

    def send(self, topic, payload, retain=False):
        """Publish, and wait until the broker has it."""
        wait_until(self._client.is_connected, 60, 'the connection of the witness')
        self._client.publish(topic, payload, 1, retain).wait_for_publish(5)

    def orders(self, since):
        """Return what devices were told since a time of the monotonic clock, but to stop."""
        return [
            m
            for m in list(self.heard)
            if (m.topic.endswith('/set') or m.topic.startswith('cmnd/'))
            and not m.topic.startswith('sim/')
            and m.at >= since
            and m.payload != STOP
        ]

    def last(self, topic, since=0.0):
        """Return the last payload on a topic since a time, as text; '' when there was none."""
        found = [m.payload for m in list(self.heard) if m.topic == topic and m.at >= since]
        return found[-1].decode() if found else ''
