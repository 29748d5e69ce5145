"""One client of the MQTT library, from connect to the end of its connection."""

from collections.abc import Callable, Mapping
import contextlib
import selectors
import socket
import struct
import threading
import time
from typing import Any

from paho.mqtt.client import Client, MQTT_CLEAN_START_FIRST_ONLY, MQTTMessage
from paho.mqtt.enums import CallbackAPIVersion, MQTTErrorCode, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
from paho.mqtt.reasoncodes import ReasonCode
from paho.mqtt.subscribeoptions import SubscribeOptions

from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.reasons_mqtt import ERRORS, EXPECTED, REASONS, why
from llm_bridge.run.ports import DispatchError

Handler = Callable[[Message], None]
Acknowledged = Callable[[str | None], None]
"""Called once with None when the broker took the message, or with a sentence why not."""


KEEP_ALIVE_TIMEOUT = 141

LOST = (
    'the connection to the broker ended before it acknowledged the message; the device may '
    'or may not have got it'
)


class Session:
    """One client of the library, used for one connection and then thrown away."""

    def __init__(
        self,
        settings: BrokerSettings,
        version: str,
        client_id: str,
        will: Message | None,
        came: Handler,
        connected: Callable[['Session'], None],
        wake: Callable[[], None],
        subscribed: Callable[[list[str], list[ReasonCode]], None],
    ) -> None:
        self.version = version
        self.up = False
        self.was_up = False
        self.trouble = ''
        self.looks_old = False
        self.doom = ''
        self._settings = settings
        self._came, self._connected, self._subscribed = came, connected, subscribed
        self._lock = threading.Lock()
        self._waiting: dict[int, Acknowledged] = {}
        self._early: dict[int, str | None] = {}
        self._over = ''
        self._asked: dict[int, list[str]] = {}
        five = version == '5'
        protocol = MQTTProtocolVersion.MQTTv5 if five else MQTTProtocolVersion.MQTTv311
        client = Client(
            CallbackAPIVersion.VERSION2,
            client_id=client_id,
            protocol=protocol,
            clean_session=None if five else True,
            reconnect_on_failure=False,
        )
        client.connect_timeout = settings.connect_timeout_s
        if settings.user is not None:
            client.username_pw_set(settings.user, settings.password)
        if will is not None:
            client.will_set(will.topic, will.payload, qos=1, retain=True)
        client.on_connect, client.on_disconnect = self._on_connect, self._on_disconnect
        client.on_message, client.on_publish = self._on_message, self._on_publish
        client.on_subscribe = self._on_subscribe
        # With this set the library leaves all writing to the loop below, on its thread.
        client.on_socket_register_write = lambda *_: wake()
        self._client = client

    def publish(
        self,
        topic: str,
        payload: bytes,
        retain: bool,
        properties: Properties | None,
        done: Acknowledged,
    ) -> None:
        """Hand over one message; `done` is called once. Raises DispatchError."""
        try:
            info = self._client.publish(topic, payload, 1, retain, properties)
        except ValueError as error:
            raise DispatchError(f"the message to '{topic}' cannot be sent: {error}") from error
        if info.rc != MQTTErrorCode.MQTT_ERR_SUCCESS:
            # The library keeps such a message to send it later: this client must not live on.
            self.doom = ERRORS[info.rc]
            raise DispatchError(f'nothing was sent to {topic}: {ERRORS[info.rc]}')
        with self._lock:
            # The answer may have come already; this lock is never held while calling the library.
            if info.mid in self._early:
                answer = self._early.pop(info.mid)
            elif self._over:
                answer = self._over
            else:
                self._waiting[info.mid] = done
                return
        done(answer)

    def subscribe(self, topics: list[str]) -> None:
        """Ask for the topics, with QoS 1."""
        for start in range(0, len(topics), 50):
            part = topics[start : start + 50]
            wanted: list[Any] = [
                (topic, SubscribeOptions(qos=1) if self.version == '5' else 1) for topic in part
            ]
            _, mid = self._client.subscribe(wanted)
            if mid is not None:
                self._asked[mid] = part

    def run(
        self,
        stopping: threading.Event,
        wake: socket.socket,
        first_words: Message | None,
        last_words: Message | None,
    ) -> None:
        """Connect and serve until the connection ends or `stopping` is set."""
        where = self._settings.where
        try:
            self._set_tls()
            clean = True if self.version == '5' else MQTT_CLEAN_START_FIRST_ONLY
            self._client.connect(
                self._settings.host,
                self._settings.port,
                keepalive=self._settings.keepalive_s,
                clean_start=clean,
            )
            self._serve(stopping, wake, first_words)
            if stopping.is_set() and self.up:
                self._take_leave(last_words)
        except EXPECTED as error:
            self.trouble = why(error, where)
        except (KeyError, IndexError, struct.error) as error:
            # The library reads packets without checking them; these are what comes out of it.
            self.trouble = f'the broker {where} sent something that is not MQTT ({error!r})'
        self._close()

    def _serve(
        self, stopping: threading.Event, wake: socket.socket, first_words: Message | None
    ) -> None:
        client, where = self._client, self._settings.where
        deadline = time.monotonic() + self._settings.connect_timeout_s
        said = False
        while not stopping.is_set():
            rc = self._turn(wake, 0.25)
            if self.doom:
                self.trouble = self.doom
                return
            if rc != MQTTErrorCode.MQTT_ERR_SUCCESS or client.socket() is None:
                self.trouble = self.trouble or f'the broker {where} is gone: {ERRORS[rc]}'
                # No answer at all to a first packet of version 5 is how some old brokers refuse.
                self.looks_old |= not self.was_up and rc == MQTTErrorCode.MQTT_ERR_CONN_LOST
                return
            if self.up and not said:
                said = True
                if first_words is not None:
                    client.publish(first_words.topic, first_words.payload, qos=1, retain=True)
            if not self.was_up and time.monotonic() > deadline:
                self.trouble = f'the broker {where} does not answer'
                return

    def _turn(self, wake: socket.socket, timeout_s: float) -> MQTTErrorCode:
        """Wait for the socket or a wake-up, then read, write and keep alive."""
        client = self._client
        sock = client.socket()
        if sock is None:
            return MQTTErrorCode.MQTT_ERR_CONN_LOST
        pending = getattr(sock, 'pending', int)()
        with selectors.DefaultSelector() as selector:
            events = selectors.EVENT_READ | (selectors.EVENT_WRITE if client.want_write() else 0)
            selector.register(sock, events)
            selector.register(wake, selectors.EVENT_READ)
            ready = {
                key.fileobj: mask for key, mask in selector.select(0 if pending else timeout_s)
            }
        if wake in ready:
            wake.recv(4096)
        rc = MQTTErrorCode.MQTT_ERR_SUCCESS
        if pending or ready.get(sock, 0) & selectors.EVENT_READ:
            rc = client.loop_read()
            _acknowledge_at_once(sock)
        if rc == MQTTErrorCode.MQTT_ERR_SUCCESS and client.want_write():
            rc = client.loop_write()
        return client.loop_misc() if rc == MQTTErrorCode.MQTT_ERR_SUCCESS else rc

    def _take_leave(self, last_words: Message | None) -> None:
        self._linger(None)
        if last_words is not None:
            self._client.publish(last_words.topic, last_words.payload, qos=1, retain=True)
        self._client.disconnect()
        end = time.monotonic() + 1.0
        while self._client.want_write() and time.monotonic() < end:
            if self._client.loop_write() != MQTTErrorCode.MQTT_ERR_SUCCESS:
                break

    def _close(self) -> None:
        self.up = False
        sock = self._client.socket()
        if sock is not None:
            sock.close()
        with self._lock:
            self._over = LOST
            waiting, self._waiting = list(self._waiting.values()), {}
        for done in waiting:
            done(self._over)

    def _set_tls(self) -> None:
        settings = self._settings
        if settings.tls:
            self._client.tls_set(
                ca_certs=settings.ca_file, certfile=settings.cert_file, keyfile=settings.key_file
            )

    def _linger(self, seconds: int | None) -> None:
        """Set what closing does: 0 drops unsent bytes, None sends them first."""
        sock = self._client.socket()
        if isinstance(sock, socket.socket):
            sock.setsockopt(
                socket.SOL_SOCKET,
                socket.SO_LINGER,
                struct.pack('ii', seconds is not None, seconds or 0),
            )

    def _send_at_once(self) -> None:
        sock = self._client.socket()
        if isinstance(sock, socket.socket):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def _on_connect(
        self, _client: Client, _data: Any, _flags: Any, code: ReasonCode, _properties: Any
    ) -> None:
        if code.is_failure:
            self.looks_old = self.version == '5' and code.value in (130, 132)
            # mosquitto says of a wrong password that the user may not (135), too.
            reason = REASONS[134 if code.value == 135 else code.value]
            self.trouble = f'the broker {self._settings.where} refused the connection: {reason}'
            return
        # A cut cable must not leave a command in a buffer that is sent when the cable is back.
        self._linger(0)
        self._send_at_once()
        self.was_up = self.up = True
        self._connected(self)

    def _on_disconnect(
        self, _client: Client, _data: Any, flags: Any, code: ReasonCode, _properties: Any
    ) -> None:
        if flags.is_disconnect_packet_from_server:
            self.trouble = (
                f'the broker {self._settings.where} closed the connection: {REASONS[code.value]}'
            )
        elif code.value == KEEP_ALIVE_TIMEOUT:
            self.trouble = f'the broker {self._settings.where} does not answer any more'
        self.up = False  # last: whoever sees it may ask why

    def _on_subscribe(
        self, _client: Client, _data: Any, mid: int, codes: list[ReasonCode], _properties: Any
    ) -> None:
        self._subscribed(self._asked.pop(mid, []), codes)

    def _on_publish(
        self, _client: Client, _data: Any, mid: int, code: ReasonCode, _properties: Any
    ) -> None:
        # 16, no subscriber, is a success of the protocol but not of a command.
        answer = REASONS[code.value] if code.is_failure or code.value == 16 else None
        with self._lock:
            done = self._waiting.pop(mid, None)
            if done is None:
                self._early[mid] = answer
                return
        done(answer)

    def _on_message(self, _client: Client, _data: Any, message: MQTTMessage) -> None:
        try:
            topic = message.topic
        except UnicodeDecodeError:
            return
        properties = message.properties
        self._came(
            Message(
                topic,
                bytes(message.payload),
                message.retain,
                getattr(properties, 'CorrelationData', b'') or b'',
                dict(getattr(properties, 'UserProperty', ()) or ()),
            )
        )


def _acknowledge_at_once(sock: Any) -> None:
    """Have TCP acknowledge what came: until then the broker may hold the next small packet back.

    It does so for up to 40 ms (Nagle's algorithm meets delayed acknowledgements). Linux only, and
    to be asked for again after each reading.
    """
    if hasattr(socket, 'TCP_QUICKACK') and isinstance(sock, socket.socket):
        with contextlib.suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_QUICKACK, 1)


def properties_of(
    version: str, expiry_s: int | None, correlation: bytes, user: Mapping[str, str]
) -> Properties | None:
    """Return the MQTT 5 properties of a message to publish; None for the old version."""
    if version != '5':
        return None
    found = Properties(PacketTypes.PUBLISH)
    if expiry_s is not None:
        found.MessageExpiryInterval = expiry_s
    if correlation:
        found.CorrelationData = correlation
    if user:
        found.UserProperty = list(user.items())
    return found
