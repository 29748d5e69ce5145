"""config/params.yaml says what the nodes declare."""

from pathlib import Path
import re

import pytest
import rclpy
from rclpy.node import Node
from ruamel.yaml import YAML

from llm_bridge.nodes.bridge_parameters import PARAMETERS as BRIDGE
from llm_bridge.nodes.executor_parameters import PARAMETERS as EXECUTOR
from llm_bridge.nodes.listener_parameters import PARAMETERS as LISTENER
from llm_bridge.nodes.processes import DemoOptions, processes

FILE = Path(__file__).parents[2] / 'config/params.yaml'


@pytest.mark.parametrize(
    ('node', 'declared'), [('executor', EXECUTOR), ('bridge', BRIDGE), ('listener', LISTENER)]
)
def test_the_shipped_file_has_every_parameter_with_its_default(node, declared):
    # Those that the launch file gives are there as comments.
    text = re.sub(
        r"^    # (\w+: (true|false|'[^']*'|[\d.]+))$",
        r'    \1',
        FILE.read_text(),
        flags=re.MULTILINE,
    )
    values = YAML(typ='safe').load(text)[f'/**/{node}']['ros__parameters']
    assert values == {it.name: it.default for it in declared}


@pytest.mark.parametrize('node', ['executor', 'bridge', 'listener'])
def test_a_copy_of_the_shipped_file_leaves_what_the_launch_file_gives(node):
    options = DemoOptions(
        site='factory',
        mqtt_host='broker',
        mqtt_port=2883,
        model='none',
        dry_run=True,
        listen=True,
        state_folder='kept',
        params_file=str(FILE),
    )
    [command] = [process.command for process in processes(options) if process.name == node]
    given = dict(part.split(':=') for part in command if ':=' in part)
    context = rclpy.Context()
    rclpy.init(args=list(command), context=context)
    try:
        made = Node(node, context=context, automatically_declare_parameters_from_overrides=True)
        got = {name: it.value for name, it in made.get_parameters_by_prefix('').items()}
        made.destroy_node()
    finally:
        context.try_shutdown()
    assert {name: str(got[name]).lower() for name in given} == given


@pytest.mark.parametrize('it', [*EXECUTOR, *BRIDGE, *LISTENER], ids=lambda it: it.name)
def test_every_parameter_has_a_sentence(it):
    assert len(it.description) > 10
    assert it.minimum is None or it.minimum <= it.default <= it.maximum
