"""What a command came to: the answer of `Understander.understand`."""

from pydantic import Field, InstanceOf

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.problem import Problem
from llm_bridge.language.dialogue.dialogue import Memory
from llm_bridge.language.grounding.meanings import Meaning
from llm_bridge.site.skill import Frozen
from llm_bridge.site.text_enum import TextEnum


class CommandOutcome(TextEnum):
    """What is to happen after a command was read."""

    PLAN = 'plan'
    """`graph` is to be carried out; problems name the parts that are left out."""
    QUESTION = 'question'
    """Nothing happens until `question` is answered."""
    ANSWER = 'answer'
    """`answer` is all that was asked for."""
    REFUSED = 'refused'
    """Understood, but none of it can or may be done; `problems` say why."""
    STOP = 'stop'
    """Everything stops."""
    UNKNOWN = 'unknown'
    """Not understood, or no command, or nothing that any skill does."""


class ModelUse(Frozen):
    """How much the language model worked for a command."""

    calls: int = 0
    tokens: int = 0


class Understanding(Frozen):
    """What one command came to."""

    outcome: CommandOutcome
    graph: ActionGraph | None = None
    question: str | None = None
    """With outcome question: what must be known. With a plan: what is read back for a yes."""
    choices: tuple[str, ...] = ()
    """Answers that the question offers, as people say them."""
    answer: str | None = None
    problems: tuple[Problem, ...] = ()
    tier: str = ''
    """What understood it: stop, template, model; empty when nothing did."""
    model: ModelUse = ModelUse()
    confidence: float | None = None
    """Smallest probability among the model's decisions, 0 to 1; None: it was not asked."""
    ms: dict[str, float] = {}
    """Stage -> milliseconds."""
    say: str = ''
    """One or two short sentences for the speaker."""
    draft: str = ''
    """The plan in the plan language, for logs."""
    meanings: tuple[Meaning, ...] = ()
    """What its phrases were taken for, and what else they could have meant."""
    memory: InstanceOf[Memory] = Field(default=Memory(), exclude=True, repr=False)
    """To be handed in as the history of the next command."""
