"""A broker on this machine for the demo and the tests: started, waited for, and ended again."""

from collections.abc import Iterator
import contextlib
import ctypes
from functools import partial
import ipaddress
import os
from pathlib import Path
import signal
import socket
import subprocess
import sys
import tempfile
import time
from types import TracebackType
from typing import Literal

import psutil
from typing_extensions import Self

from llm_bridge.adapters import broker_iotcore, broker_mosquitto

Kind = Literal['auto', 'mosquitto', 'embedded']
"""auto: mosquitto if it is installed, else embedded (iotcore, the broker in a Python wheel)."""


class BrokerError(Exception):
    """The broker cannot be started or is gone; the message says why and what to do."""


class Broker:
    """A broker without passwords, on the loopback interface only. Use as a context manager.

    mosquitto speaks MQTT 5, 3.1.1 and 3.1. The embedded one speaks MQTT 5 only, see
    `broker_iotcore`; amqtt, the other broker in wheels, was not taken: it speaks 3.1.1 only,
    sends no last will for a client that falls silent, and tells a retained message twice.
    """

    def __init__(self, host: str = '127.0.0.1', port: int = 1883, kind: Kind = 'auto') -> None:
        """Start nothing yet. Port 0: any free one, to be read from `port` after the start."""
        self.host = '127.0.0.1' if host == 'localhost' else host
        self.port = port
        self.kind: Kind = kind
        """After the start what it is: mosquitto or embedded."""
        self._child: subprocess.Popen[bytes] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self.start()
        try:
            self.wait_ready()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Start the broker's process. Raises BrokerError."""
        if self._child is not None:
            return
        self._check_address()
        self.kind = self._choose()
        self.port = self.port or _free_port(self.host)
        self._folder = tempfile.TemporaryDirectory(prefix='llm_bridge_broker_')
        part = broker_mosquitto if self.kind == 'mosquitto' else broker_iotcore
        command = part.command(Path(self._folder.name), self.host, self.port)
        with open(self._log, 'wb') as log:
            self._child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=partial(_end_with_parent, os.getpid())
                if sys.platform == 'linux'
                else None,
            )

    def wait_ready(self, timeout_s: float = 10.0) -> None:
        """Return once it lets a client in. Raises BrokerError when it ends or takes too long."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            self.check()
            if speaks_mqtt(self.host, self.port):
                return
            time.sleep(0.02)
        raise BrokerError(
            f'the broker {self.kind} let nobody in on {self.host}:{self.port} '
            f'within {timeout_s:.0f} s. {self._last_lines()}'
        )

    def check(self) -> None:
        """Raise BrokerError if the broker is not running."""
        if self._child is None:
            raise BrokerError('the broker was not started')
        code = self._child.poll()
        if code is not None:
            raise BrokerError(
                f'the broker {self.kind} on {self.host}:{self.port} ended with code '
                f'{code}. {self._last_lines()}'
            )

    def stop(self, grace_s: float = 3.0) -> None:
        """End the broker and remove its files. Safe to call twice."""
        child, self._child = self._child, None
        if child is not None and child.poll() is None:
            child.terminate()
            try:
                child.wait(grace_s)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    @property
    def _log(self) -> Path:
        return Path(self._folder.name if self._folder else '.') / 'broker.log'

    def _last_lines(self) -> str:
        try:
            lines = self._log.read_text(encoding='utf-8', errors='replace').splitlines()
        except OSError:
            return 'It wrote no log.'
        return 'It wrote last: ' + ' | '.join(lines[-4:]) if lines else 'It wrote nothing.'

    def _choose(self) -> Literal['mosquitto', 'embedded']:
        if self.kind == 'auto':
            return 'mosquitto' if broker_mosquitto.program() else 'embedded'
        if self.kind == 'mosquitto' and not broker_mosquitto.program():
            raise BrokerError(
                'mosquitto is not installed; install it (Debian: apt install '
                'mosquitto), or take the embedded broker with --kind embedded'
            )
        return self.kind

    def _check_address(self) -> None:
        try:
            address = ipaddress.ip_address(self.host)
        except ValueError:
            address = None
        if address is None or not address.is_loopback:
            raise BrokerError(
                f"'{self.host}' is not allowed: this broker asks for no password, so it listens "
                'on 127.0.0.1 or ::1 only; for other machines start a broker of your own and name '
                'its host'
            )
        if self.port and _is_taken(self.host, self.port):
            raise BrokerError(
                f'port {self.port} of {self.host} is taken by {_owner(self.port)}; choose another '
                'port, or, if that is the broker you want, start with broker none'
            )


def speaks_mqtt(host: str, port: int, timeout_s: float = 1.0) -> bool:
    """Say whether a broker there lets an MQTT 5 client in without a password."""
    # CONNECT, clean start, keep alive 5 s, no properties, empty client id; then DISCONNECT.
    connect = b'\x10\x0d\x00\x04MQTT\x05\x02\x00\x05\x00\x00\x00'
    try:
        with socket.create_connection((host, port), timeout_s) as link:
            link.sendall(connect)
            answer = b''
            while len(answer) < 4 and (part := link.recv(64)):
                answer += part
            link.sendall(b'\xe0\x00')
    except OSError:
        return False
    return answer[:1] == b'\x20' and answer[3:4] == b'\x00'


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ':' in host else socket.AF_INET


def _free_port(host: str) -> int:
    with socket.socket(_family(host), socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _is_taken(host: str, port: int) -> bool:
    with socket.socket(_family(host), socket.SOCK_STREAM) as probe:
        # As the brokers do: a port of which only dead connections are left is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise BrokerError(
                f'port {port} is not allowed for this user ({error.strerror}); '
                'choose one above 1023'
            ) from error
        except OSError:
            return True
    return False


def _owner(port: int) -> str:
    for pid in _listeners(port):
        with contextlib.suppress(psutil.Error):
            return f'{psutil.Process(pid).name()} (process {pid})'
    return 'another program'


def _listeners(port: int) -> Iterator[int]:
    with contextlib.suppress(psutil.Error, OSError):
        for link in psutil.net_connections('tcp'):
            if link.status == psutil.CONN_LISTEN and link.laddr.port == port and link.pid:
                yield link.pid


def _end_with_parent(parent: int) -> None:
    """Have the kernel end the broker when this process is killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
    if os.getppid() != parent:
        # It was killed before the kernel was asked.
        os._exit(1)
