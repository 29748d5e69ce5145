"""The whole demo, started once for each site: real rclpy, a broker, the model, the simulators."""

from collections.abc import Iterator
import os
from pathlib import Path
import sys

import pytest

from llm_bridge.adapters.client_ros import BridgeClient
from llm_bridge.nodes.demo import running
from llm_bridge.nodes.processes import DemoOptions
from llm_bridge.nodes.supervisor import Supervisor

# The programs of the simulation are started by path; what talks to Gazebo is taken from there.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / 'sim'))

Stack = tuple[Supervisor, BridgeClient]

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope='module')
def stack(request, tmp_path_factory) -> Iterator[Stack]:
    options = DemoOptions(
        site=request.param,
        broker='mosquitto',
        mqtt_port=0,
        time_scale=6.0,
        state_folder=str(tmp_path_factory.mktemp(request.param)),
    )
    with running(options, isolated=True, notice=print) as started:
        yield started


@pytest.fixture(scope='module')
def gazebo_stack(request, tmp_path_factory):
    """Everything on Gazebo, for the SITE of a test file."""
    from gazebo_stack import GazeboStack

    site = request.module.SITE
    model = getattr(request.module, 'MODEL', 'local')
    with GazeboStack(site, tmp_path_factory.mktemp(site), model=model) as started:
        yield started


@pytest.fixture
def well(gazebo_stack, request, tmp_path):
    """Everything runs, and every robot rests at its home; a failure leaves its evidence."""
    gazebo_stack.make_well()
    yield gazebo_stack
    if request.node.stash.get(FAILED, False):
        out = os.environ.get('LLM_BRIDGE_TEST_OUT')
        folder = Path(out, request.node.name.replace('/', '_')) if out else tmp_path
        gazebo_stack.keep_evidence(folder)
        print(f'logs, tracks and scans: {folder}')
