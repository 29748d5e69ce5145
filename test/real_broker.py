"""A real mosquitto for tests, and waiting for what it does."""

from pathlib import Path
import shutil
import signal
import socket
import subprocess
import time

import pytest


def wait_until(holds, within_s=40.0, what=''):
    """Return the first true value of `holds()`; fail when none comes."""
    end = time.monotonic() + within_s
    while True:
        found = holds()
        if found:
            return found
        if time.monotonic() > end:
            pytest.fail(f'{what or holds} did not come to hold within {within_s} s')
        time.sleep(0.01)


def free_port():
    with socket.socket() as sock:
        sock.bind(('127.0.0.1', 0))
        return sock.getsockname()[1]


class Mosquitto:
    """A real broker that can be killed, frozen and started again on its port."""

    def __init__(self, folder, config=''):
        self.port = free_port()
        self.config = Path(folder) / 'mosquitto.conf'
        self.config.write_text(
            f'listener {self.port} 127.0.0.1\n'
            + (config or 'allow_anonymous true\n')
            + 'persistence false\nuser root\n'
        )
        self.process = None

    def start(self):
        program = shutil.which('mosquitto') or '/usr/sbin/mosquitto'
        self.process = subprocess.Popen(
            [program, '-c', self.config], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until(self.answers, what='the broker')
        return self

    def answers(self):
        try:
            socket.create_connection(('127.0.0.1', self.port), 1).close()
        except OSError:
            return False
        return True

    def kill(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def freeze(self):
        self.process.send_signal(signal.SIGSTOP)
        stat = Path(f'/proc/{self.process.pid}/stat')
        wait_until(lambda: stat.read_text().rpartition(')')[2].split()[0] == 'T')

    def thaw(self):
        self.process.send_signal(signal.SIGCONT)
