"""Parameters of the bridge node."""

from llm_bridge.adapters.model_choice import HELP
from llm_bridge.adapters.parameters_ros import Parameter
from llm_bridge.language.dialogue.memory_store import ANSWER_WITHIN_S, FORGET_S
from llm_bridge.nodes.executor_parameters import LOG, SITE

PARAMETERS = (
    *LOG,
    SITE,
    Parameter(
        'model',
        'local',
        HELP,
    ),
    Parameter(
        'hosted_unsure',
        'ask',
        'what a model of a server plans that tells no probabilities is read back and waits for a '
        'yes, or is done',
        choices=('ask', 'act'),
    ),
    Parameter(
        'memory',
        'keep',
        'whether what speakers said last, and what they mean by their words, outlasts the '
        'process, unless transcripts is drop',
        choices=('keep', 'ram'),
    ),
    Parameter(
        'forget_s',
        FORGET_S,
        'a dialogue is forgotten so long after its last word, in seconds',
        1.0,
        86400.0,
    ),
    Parameter('most_waiting', 8, 'commands that may wait while one is understood', 1, 100),
    Parameter(
        'answer_within_s',
        ANSWER_WITHIN_S,
        'a question is forgotten after this, in seconds',
        1.0,
        3600.0,
    ),
    Parameter(
        'niceness', 0, 'how much the model steps back for the executor on a busy machine', 0, 19
    ),
)
