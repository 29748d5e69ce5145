"""A client of gzserver: its topics over TCP, in the words of Gazebo 11's transport.

A frame is its length in eight hexadecimal characters, and so many bytes. The master, which is in
gzserver, tells who publishes what, in packets; between publisher and subscriber go the messages.
Everything happens in `poll`, on the thread that calls it.
"""

from collections.abc import Callable
from functools import cache
from itertools import count
from pathlib import Path
import selectors
import socket
import time
from typing import Any

from gazebo_network import Network
from gazebo_root import GazeboError
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory
from google.protobuf.message import DecodeError

_HOST = '127.0.0.1'
_HEAD = 8
_MOST_BYTES = 16 * 2**20
_CONNECT_S = 5.0
_ANSWER_S = 2.0
"""How long the master may take to answer before it is asked again on another connection."""


Message = Any
"""A protobuf message of a class that is known at run time only."""


class Messages:
    """The classes of Gazebo's messages, by their short names: `messages('Pose')`."""

    def __init__(self, definitions: Path) -> None:
        """Raise GazeboError when the file cannot be read."""
        found = descriptor_pb2.FileDescriptorSet()
        try:
            found.ParseFromString(definitions.read_bytes())
        except (OSError, DecodeError) as error:
            raise GazeboError(
                f'the definitions of messages in {definitions} cannot be read ({error}); remove '
                f'the folder {definitions.parent} to have it made anew'
            ) from error
        self._pool = descriptor_pool.DescriptorPool()
        for file in found.file:
            self._pool.Add(file)

    @cache  # noqa: B019 as long as the program
    def __call__(self, name: str) -> type[Message]:
        """Return the class of a message, by its name within gazebo.msgs."""
        descriptor = self._pool.FindMessageTypeByName(f'gazebo.msgs.{name}')
        return message_factory.GetMessageClass(descriptor)


class Connection:
    """Frames over one socket."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self._buffer = bytearray()
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(_CONNECT_S)

    def send(self, payload: bytes) -> None:
        """Send one frame. Raises OSError when the other side is gone."""
        self.sock.sendall(b'%08x' % len(payload) + payload)

    def receive(self) -> list[bytes]:
        """Return the frames that are complete, after reading once what came.

        Raises EOFError when the other side is gone, ValueError when it does not speak in frames.
        """
        try:
            came = self.sock.recv(2**18)
        except OSError as error:
            raise EOFError from error
        if not came:
            raise EOFError
        self._buffer += came
        found, at = [], 0
        while len(self._buffer) - at >= _HEAD:
            size = int(self._buffer[at : at + _HEAD], 16)
            if size > _MOST_BYTES:
                raise ValueError(f'a frame of {size} bytes came; {_MOST_BYTES} are allowed')
            if len(self._buffer) - at - _HEAD < size:
                break
            found.append(bytes(self._buffer[at + _HEAD : at + _HEAD + size]))
            at += _HEAD + size
        del self._buffer[:at]
        return found


class Publisher:
    """A topic of ours; what it publishes goes to everybody who has asked for it by then."""

    def __init__(self, topic: str) -> None:
        self.topic = topic
        self.listeners: list[Connection] = []

    def publish(self, message: Message) -> None:
        """Send a message to every listener; one that is gone is forgotten."""
        payload = message.SerializeToString()
        for listener in tuple(self.listeners):
            try:
                listener.send(payload)
            except OSError:
                self.listeners.remove(listener)


class GazeboClient:
    """Subscribes to topics of a gzserver, and publishes some."""

    def __init__(self, messages: Messages, network: Network, world: str) -> None:
        self.messages = messages
        self._network = network
        self._world = world
        self._selector = selectors.DefaultSelector()
        self._publishers: dict[str, Publisher] = {}
        self._callbacks: dict[str, Callable[[bytes], None]] = {}
        self._tries = count()
        self._known: set[str] = set()
        self._heard: set[tuple[str, str, int]] = set()
        self._master: Connection | None = None
        self._port = 0
        self._listener: socket.socket | None = None

    def connect(self, port: int, within_s: float, check: Callable[[], None]) -> None:
        """Connect to the master. `check` is called while waiting, and may raise.

        Raises GazeboError when there is none in time.
        """
        with self._network.entered():
            self._listener = socket.create_server((_HOST, 0))
        self._port = self._listener.getsockname()[1]
        self._selector.register(self._listener, selectors.EVENT_READ, self._on_connect)
        end = time.monotonic() + within_s
        while not self._reach_master(port):
            check()
            if time.monotonic() > end:
                raise GazeboError(f'no gzserver answered on port {port} within {within_s:g} s')
            time.sleep(0.05)

    def _reach_master(self, port: int) -> bool:
        """Connect to the master and see whether it listens, too.

        While it starts it may take a connection on, greet, and never read from it. That one stays
        open: the master numbers a connection by how many it has. When one has gone, the next gets
        the number of the last, and the master talks to that one no more, be it gzserver itself.
        """
        try:
            master = self._master = Connection(self._new_connection(_HOST, port))
        except OSError:
            return False
        self._watch(master, self._on_packet)
        topic = f'/llm_bridge/{self._port}/{next(self._tries)}'
        try:
            self.advertise(topic, 'Empty')
            self.until(lambda: topic in self._known, _ANSWER_S, 'an answer')
        except (GazeboError, OSError):
            self._master = None
        return self._master is not None

    def close(self) -> None:
        """Close every connection."""
        for key in tuple(self._selector.get_map().values()):
            self._selector.unregister(key.fileobj)
            if isinstance(key.fileobj, socket.socket):
                key.fileobj.close()
        self._selector.close()

    def subscribe(
        self,
        topic: str,
        kind: str,
        callback: Callable[[Message], None],
        *,
        wanted: Callable[[bytes], bool] = lambda _: True,
    ) -> None:
        """Have each message of a topic ('~/x' is of the world) handed to a function.

        `wanted` says from the bytes of a message whether it is worth reading.
        """
        name = self._full(topic)
        read = self.messages(kind).FromString

        def take(frame: bytes) -> None:
            if wanted(frame):
                callback(read(frame))

        self._callbacks[name] = take
        self._tell_master('subscribe', self._subscription(name, kind))

    def advertise(self, topic: str, kind: str) -> Publisher:
        """Return a publisher; whoever listens to the topic connects in the next `poll`."""
        name = self._full(topic)
        publisher = self._publishers[name] = Publisher(name)
        told = self.messages('Publish')(
            topic=name, msg_type=f'gazebo.msgs.{kind}', host=_HOST, port=self._port
        )
        self._tell_master('advertise', told)
        return publisher

    def poll(self, seconds: float) -> None:
        """Take in what comes; return at the latest after so long, at once when something came.

        Raises GazeboError when gzserver has gone.
        """
        for key, _ in self._selector.select(seconds):
            key.data()

    def until(self, holds: Callable[[], bool], within_s: float, what: str) -> None:
        """Poll until something holds. Raises GazeboError when it does not in time."""
        end = time.monotonic() + within_s
        while not holds():
            if time.monotonic() > end:
                raise GazeboError(f'Gazebo: {what} did not come within {within_s:g} s')
            self.poll(0.02)

    def _full(self, topic: str) -> str:
        return topic.replace('~', f'/gazebo/{self._world}', 1)

    def _subscription(self, topic: str, kind: str) -> Message:
        return self.messages('Subscribe')(
            topic=topic, msg_type=f'gazebo.msgs.{kind}', host=_HOST, port=self._port, latching=True
        )

    def _new_connection(self, host: str, port: int) -> socket.socket:
        with self._network.entered():
            return socket.create_connection((host, port), _CONNECT_S)

    def _watch(
        self, connection: Connection, on_frame: Callable[[Connection, bytes], None]
    ) -> None:
        def on_data() -> None:
            try:
                frames = connection.receive()
            except (EOFError, ValueError) as error:
                self._forget(connection)
                if connection is self._master:
                    self._master = None
                    raise GazeboError('gzserver has closed the connection; it ended') from error
                return
            for frame in frames:
                on_frame(connection, frame)

        self._selector.register(connection.sock, selectors.EVENT_READ, on_data)

    def _forget(self, connection: Connection) -> None:
        self._selector.unregister(connection.sock)
        connection.sock.close()
        for publisher in self._publishers.values():
            if connection in publisher.listeners:
                publisher.listeners.remove(connection)

    def _packet(self, kind: str, content: Message) -> bytes:
        now = time.time()
        packet = self.messages('Packet')(type=kind, serialized_data=content.SerializeToString())
        packet.stamp.sec, packet.stamp.nsec = int(now), int(now % 1 * 1e9)
        payload: bytes = packet.SerializeToString()
        return payload

    def _tell_master(self, kind: str, content: Message) -> None:
        if self._master is None:
            raise GazeboError('there is no connection to gzserver yet')
        self._master.send(self._packet(kind, content))

    def _on_packet(self, _: Connection, frame: bytes) -> None:
        packet = self.messages('Packet').FromString(frame)
        if packet.type == 'publisher_add':
            self._known.add(self.messages('Publish').FromString(packet.serialized_data).topic)
        elif packet.type in ('publisher_subscribe', 'publisher_advertise'):
            self._hear(self.messages('Publish').FromString(packet.serialized_data))

    def _hear(self, told: Message) -> None:
        """Connect to a publisher of a topic that is listened to."""
        key = (told.topic, told.host, told.port)
        if told.topic not in self._callbacks or key in self._heard or told.port == self._port:
            return
        self._heard.add(key)
        take = self._callbacks[told.topic]
        try:
            connection = Connection(self._new_connection(told.host, told.port))
        except OSError:
            # It went in the meantime, and its successor will be told of.
            self._heard.discard(key)
            return
        short = told.msg_type.rpartition('.')[2]
        connection.send(self._packet('sub', self._subscription(told.topic, short)))
        self._watch(connection, lambda _, frame: take(frame))

    def _on_connect(self) -> None:
        if self._listener is None:
            return
        sock, _ = self._listener.accept()
        self._watch(Connection(sock), self._on_wish)

    def _on_wish(self, connection: Connection, frame: bytes) -> None:
        """Take in who wants to hear a topic of ours."""
        packet = self.messages('Packet').FromString(frame)
        if packet.type == 'sub':
            wish = self.messages('Subscribe').FromString(packet.serialized_data)
            publisher = self._publishers.get(wish.topic)
            if publisher is not None:
                publisher.listeners.append(connection)
