"""The whole demo, started once for each site: real rclpy, a broker, the model, the simulators."""

from collections.abc import Iterator

import pytest

from llm_bridge.adapters.client_ros import BridgeClient
from llm_bridge.nodes.demo import running
from llm_bridge.nodes.processes import DemoOptions
from llm_bridge.nodes.supervisor import Supervisor

Stack = tuple[Supervisor, BridgeClient]


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
