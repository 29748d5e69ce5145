"""A connection to an MQTT broker that comes back by itself and never sends anything late."""

from collections.abc import Callable, Iterable, Mapping
import random
import socket
import threading
import uuid

from paho.mqtt.client import topic_matches_sub
from paho.mqtt.reasoncodes import ReasonCode

from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.reasons_mqtt import REASONS
from llm_bridge.adapters.session_mqtt import Acknowledged, Handler, properties_of, Session
from llm_bridge.run.ports import DispatchError

LONGEST_PAUSE_S = 15.0
"""Between two tries to connect."""


class Connection:
    """One client of a broker, on a thread of its own.

    Each connection is a new client of the library with an empty queue: what was not acknowledged
    when a connection ended is reported and never sent again, so that no command goes off later.
    """

    def __init__(
        self,
        settings: BrokerSettings,
        *,
        last_words: Message | None = None,
        first_words: Message | None = None,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Connect nothing yet.

        `first_words` are published, retained, after each connect; `last_words` when this side
        goes, or by the broker when it is gone.
        """
        self._settings = settings
        self._last_words, self._first_words = last_words, first_words
        self._log = log
        self._handlers: dict[str, list[Handler]] = {}
        self._on_change: list[Callable[[bool], None]] = []
        self._session: Session | None = None
        self._stopping = threading.Event()
        self._trouble = 'the connection was not started yet'
        self._fell_back = False
        self._refused: dict[str, str] = {}
        self._wake_in, self._wake_out = socket.socketpair()
        for end in (self._wake_in, self._wake_out):
            end.setblocking(False)
        self._thread = threading.Thread(target=self._run, name='mqtt', daemon=True)
        self._client_id = f'{settings.client_id or "llm_bridge"}_{uuid.uuid4().hex[:8]}'

    def subscribe(self, topics: Iterable[str], handler: Handler) -> None:
        """Call `handler` on the connection's thread for each message. Only before `start`.

        `topics` may be filters with a wildcard.
        """
        for topic in topics:
            self._handlers.setdefault(topic, []).append(handler)

    def on_change(self, call: Callable[[bool], None]) -> None:
        """Call with True after each connect and False after each loss. Only before `start`."""
        self._on_change.append(call)

    def start(self) -> None:
        """Begin to connect, and return at once."""
        self._trouble = f'the broker {self._settings.where} has not answered yet'
        self._thread.start()

    def stop(self, timeout_s: float = 3.0) -> None:
        """Say the last words, disconnect and end the thread."""
        self._stopping.set()
        self._wake()
        if self._thread.is_alive() and threading.current_thread() is not self._thread:
            self._thread.join(timeout_s)
        for end in (self._wake_in, self._wake_out):
            end.close()

    @property
    def thread(self) -> threading.Thread:
        """The thread that everything is read, written and handled on."""
        return self._thread

    @property
    def settings(self) -> BrokerSettings:
        """Where the broker is, and how this side gets in."""
        return self._settings

    @property
    def connected(self) -> bool:
        """Whether the broker is there."""
        session = self._session
        return session is not None and session.up

    @property
    def trouble(self) -> str:
        """Why it is not connected, as a sentence; '' while it is."""
        session = self._session
        if session is None:
            return self._trouble
        return '' if session.up else session.trouble or self._trouble

    @property
    def version(self) -> str:
        """The MQTT version of the present connection: '5', '3.1.1' or '' without one."""
        session = self._session
        return '' if session is None or not session.up else session.version

    @property
    def notice(self) -> str:
        """Say what does not work as wanted while connected, or ''."""
        parts = []
        if self.version == '3.1.1' and self._settings.version == 'auto':
            parts.append(
                'the broker speaks only MQTT 3.1.1: commands carry no expiry and no '
                'order id, and a command that no device hears is not noticed at once'
            )
        parts += [f"'{topic}' cannot be read: {reason}" for topic, reason in self._refused.items()]
        return '; '.join(parts)

    def publish(
        self,
        topic: str,
        payload: bytes,
        *,
        retain: bool = False,
        expiry_s: int | None = None,
        correlation: bytes = b'',
        properties: Mapping[str, str] | None = None,
        done: Acknowledged | None = None,
    ) -> None:
        """Hand over one message with QoS 1 and return at once.

        `done` is called once, on any thread. Raises DispatchError when there is no connection now;
        then nothing was and nothing will be sent.
        """
        session = self._session
        if session is None or not session.up:
            raise DispatchError(f'nothing was sent to {topic}: {self._trouble}')
        session.publish(
            topic,
            payload,
            retain,
            properties_of(session.version, expiry_s, correlation, properties or {}),
            done or (lambda _: None),
        )

    def drop(self, why_dropped: str) -> None:
        """Cut the connection, so that nothing still in its buffers goes out; a new one is made."""
        session = self._session
        if session is not None:
            session.doom = why_dropped
            self._wake()

    def _wake(self) -> None:
        try:
            self._wake_out.send(b'.')
        except OSError:
            # The buffer is full of wake-ups, or the connection is stopped.
            return

    def _run(self) -> None:
        pause, told = 0.5, ''
        old_version = self._settings.version == '3.1.1'
        while not self._stopping.is_set():
            session = Session(
                self._settings,
                '3.1.1' if old_version else '5',
                self._client_id,
                self._last_words,
                self._came,
                self._connected,
                self._wake,
                self._subscribed,
            )
            session.run(self._stopping, self._wake_in, self._first_words, self._last_words)
            self._trouble, self._session = session.trouble, None
            if session.was_up:
                pause, told = 0.5, ''
                self._tell(False)
            if self._stopping.is_set():
                break
            if self._settings.version == 'auto':
                # Each time anew: the broker may have been replaced by one that speaks MQTT 5.
                if not old_version and session.looks_old:
                    old_version = True
                    continue
                old_version = False
            if session.trouble != told:
                told = session.trouble
                self._log(f'{told}; trying again until it works')
            self._stopping.wait(pause * random.uniform(0.8, 1.2))
            pause = min(LONGEST_PAUSE_S, pause * 2)

    def _connected(self, session: 'Session') -> None:
        self._refused = {}
        session.subscribe(list(self._handlers))
        self._trouble = f'the broker {self._settings.where} is gone'
        self._session = session
        if session.version == '3.1.1' and self._settings.version == 'auto' and not self._fell_back:
            self._fell_back = True
            self._log(self.notice)
        self._tell(True)

    def _subscribed(self, topics: list[str], codes: list[ReasonCode]) -> None:
        for topic, code in zip(topics, codes, strict=False):
            if code.is_failure:
                self._refused[topic] = REASONS[code.value]
                self._log(
                    f"the broker {self._settings.where} does not let '{topic}' be read: "
                    f'{REASONS[code.value]}'
                )

    def _came(self, message: Message) -> None:
        for handler in self._handlers_of(message.topic):
            try:
                handler(message)
            except Exception as error:
                # One bad message must not end the connection for all the others.
                self._log(f"a message on '{message.topic}' could not be handled: {error!r}")

    def _handlers_of(self, topic: str) -> list[Handler]:
        wild = (f for f in self._handlers if '+' in f or f.endswith('#'))
        filters = (f for f in wild if topic_matches_sub(f, topic))
        return [h for name in (topic, *filters) for h in self._handlers.get(name, ())]

    def _tell(self, up: bool) -> None:
        for call in self._on_change:
            try:
                call(up)
            except Exception as error:
                self._log(f'a change of the connection could not be handled: {error!r}')
