"""What tests with real parts share: a broker of their own, a ROS 2 domain of their own."""

import os
from pathlib import Path
import subprocess
import sys

from hypothesis import HealthCheck, settings
import pytest
from real_broker import Mosquitto
from ros_domains import reserve_domains

from llm_bridge.adapters.transport_ros import choose_transport

# A loaded machine is no fault of what is tested.
settings.register_profile(
    'any machine', deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile('any machine')

# Before any import of rclpy: tests that run at the same time do not hear one another.
_domain, _lock = reserve_domains()
os.environ['ROS_DOMAIN_ID'] = str(_domain)
os.environ.setdefault('ROS_AUTOMATIC_DISCOVERY_RANGE', 'LOCALHOST')
choose_transport()


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
