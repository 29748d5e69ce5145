"""Parameters of all nodes of this package: a file may give one of another node's to each."""

from llm_bridge.nodes.bridge_parameters import PARAMETERS as BRIDGE
from llm_bridge.nodes.executor_parameters import PARAMETERS as EXECUTOR
from llm_bridge.nodes.listener_parameters import PARAMETERS as LISTENER

NAMES = frozenset(it.name for it in (*EXECUTOR, *BRIDGE, *LISTENER))
