"""What tests with real parts share: a broker of their own, a ROS 2 domain of their own."""

import fcntl
import os
from pathlib import Path
import subprocess
import sys
import tempfile

import pytest
from real_broker import Mosquitto

_DOMAINS = 3
"""ROS domains of a test run: its own, and of stacks that live at the same time."""


def _reserve_domains():
    """Return the first of some ROS domains that no other test run has, and the lock on them."""
    for first in range(1, 100, _DOMAINS):
        file = Path(tempfile.gettempdir(), f'llm_bridge_test_domain_{first}.lock').open('w')  # noqa: SIM115
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
        else:
            return first, file
    raise RuntimeError('every ROS domain is taken by another test run; end one')


# Before any import of rclpy: tests that run at the same time do not hear one another.
_domain, _lock = _reserve_domains()
os.environ['ROS_DOMAIN_ID'] = str(_domain)
os.environ.setdefault('ROS_AUTOMATIC_DISCOVERY_RANGE', 'LOCALHOST')


@pytest.fixture
def broker(tmp_path):
    broker = Mosquitto(tmp_path).start()
    yield broker
    broker.kill()


@pytest.fixture
def python_program():
    """Start Python modules as processes of their own, and end them after the test."""
    started = []

    def start(*arguments, **more):
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)], cwd=Path(__file__).parent.parent, **more
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.kill()
        process.wait()
