"""A network of Gazebo's own: nobody else on this machine or beside it reaches gzserver.

gzserver listens on every address, whatever it is told. So it lives in a network namespace with
nothing but a loopback in it. ROS stays outside: a socket belongs for good to the namespace that
its thread was in when it was made, so a thread goes in, makes sockets, and comes back.
"""

from collections.abc import Iterator
from contextlib import contextmanager
import ctypes
import fcntl
import os
from pathlib import Path
import socket
import struct

_CLONE_NEWNET = 0x40000000
_SIOCSIFFLAGS = 0x8914
_IFF_UP = 0x1
_HERE = Path('/proc/thread-self/ns/net')


class Network:
    """A network namespace, or the machine's own network where none can be had."""

    def __init__(self, namespace: int | None) -> None:
        self._namespace = namespace

    @property
    def is_own(self) -> bool:
        """Say whether it is apart from the machine's network."""
        return self._namespace is not None

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Have this thread, and the processes it starts, in the network for a while."""
        if self._namespace is None:
            yield
            return
        with _file(_HERE) as outside:
            _call('setns', self._namespace, _CLONE_NEWNET)
            try:
                yield
            finally:
                _call('setns', outside, _CLONE_NEWNET)

    def close(self) -> None:
        """Let go of it; it ends with the last process and socket in it."""
        if self._namespace is not None:
            os.close(self._namespace)
            self._namespace = None


def own_network() -> Network:
    """Return a new network with a loopback only, or the machine's where that is not allowed."""
    with _file(_HERE) as outside:
        try:
            _call('unshare', _CLONE_NEWNET)
        except OSError:
            return Network(None)
        try:
            _raise_loopback()
            return Network(os.open(_HERE, os.O_RDONLY | os.O_CLOEXEC))
        finally:
            _call('setns', outside, _CLONE_NEWNET)


def network_of(pid: int) -> Network:
    """Return the network that a process lives in. Raises OSError when that is not allowed."""
    there = Path(f'/proc/{pid}/ns/net')
    if there.stat().st_ino == _HERE.stat().st_ino:
        return Network(None)
    return Network(os.open(there, os.O_RDONLY | os.O_CLOEXEC))


@contextmanager
def _file(path: Path) -> Iterator[int]:
    number = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield number
    finally:
        os.close(number)


def _call(name: str, *arguments: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f'{name}: {os.strerror(code)}')


def _raise_loopback() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, struct.pack('16sh14x', b'lo', _IFF_UP))
