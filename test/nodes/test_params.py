"""config/params.yaml says what the nodes declare."""

from pathlib import Path
import re

import pytest
from ruamel.yaml import YAML

from llm_bridge.nodes.bridge_parameters import PARAMETERS as BRIDGE
from llm_bridge.nodes.executor_parameters import PARAMETERS as EXECUTOR
from llm_bridge.nodes.listener_parameters import PARAMETERS as LISTENER

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


@pytest.mark.parametrize('it', [*EXECUTOR, *BRIDGE, *LISTENER], ids=lambda it: it.name)
def test_every_parameter_has_a_sentence(it):
    assert len(it.description) > 10
    assert it.minimum is None or it.minimum <= it.default <= it.maximum
