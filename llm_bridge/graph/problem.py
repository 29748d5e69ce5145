"""What is wrong with a command or graph, as values: a code, what came, what is allowed."""

from dataclasses import dataclass

from pydantic import Field

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.condition import Condition
from llm_bridge.site.skill import Frozen
from llm_bridge.site.text_enum import TextEnum


class ProblemCode(TextEnum):
    """Why something is refused. The string is part of the interface."""

    UNKNOWN_ENTITY = 'unknown_entity'
    UNKNOWN_SKILL = 'unknown_skill'
    NOT_CAPABLE = 'not_capable'
    """That robot or device does not have the skill."""
    MISSING_ARGUMENT = 'missing_argument'
    UNKNOWN_ARGUMENT = 'unknown_argument'
    WRONG_TYPE = 'wrong_type'
    OUT_OF_RANGE = 'out_of_range'
    WRONG_UNIT = 'wrong_unit'
    KEEP_OUT = 'keep_out'
    UNREACHABLE = 'unreachable'
    PRECONDITION = 'precondition'
    UNKNOWN_STATE = 'unknown_state'
    """The state that decides is not known, or too old."""
    UNAVAILABLE = 'unavailable'
    FORBIDDEN = 'forbidden'
    NOT_ALLOWED = 'not_allowed'
    """Somebody else may: the role of the speaker is too low."""
    QUIET_HOURS = 'quiet_hours'
    """Not at this time of day."""
    NOT_CONFIRMED = 'not_confirmed'
    TOO_MANY_TARGETS = 'too_many_targets'
    CONFLICT = 'conflict'
    """Two steps contradict one another, or need one resource at once."""
    CYCLE = 'cycle'
    BAD_REFERENCE = 'bad_reference'
    MALFORMED = 'malformed'
    STALE = 'stale'
    DUPLICATE = 'duplicate'
    STOPPED = 'stopped'
    """The stop latch is set."""
    AMBIGUOUS = 'ambiguous'
    NOT_UNDERSTOOD = 'not_understood'
    UNSUPPORTED = 'unsupported'
    """Understood, but no skill of the site does it, or not in this form."""
    TOO_LONG = 'too_long'
    EXCLUDED = 'excluded'
    """The command itself forbids it ('but not the oven')."""


@dataclass(frozen=True, eq=False)
class Details:
    """What a problem says, as values. No two of them make a difference between problems."""

    asked: Step | None = None
    """The step that it is about."""
    instead: tuple[Step, ...] = ()
    """What is allowed, the nearest first."""
    needs: Condition | None = None
    """What would have to hold."""
    roles: tuple[str, ...] = ()
    """Who may."""
    hours: tuple[str, str] | None = None
    """From when to when it is allowed."""
    has_rule: bool = True
    """False: no rule of the policy is about it, so it is forbidden."""

    def __eq__(self, other: object) -> bool:
        """Say that any two are the same: the sentences of their problems are compared."""
        return isinstance(other, Details)

    def __hash__(self) -> int:
        """Return one value for all of them."""
        return 0


class Problem(Frozen):
    """One reason why a step or command is not carried out."""

    code: ProblemCode
    message: str
    """A full sentence for people: what came, what is allowed, what to do."""
    step: str | None = None
    """The step it is about; None: the whole command."""
    because: str = ''
    """The words of the command it is about."""
    came: str = ''
    allowed: str = ''
    suggestion: str | None = None
    """The nearest allowed alternative, as something one could say or write instead."""
    rule: str = ''
    """The entry of the policy, or the id of the keep-out zone, that is against it."""

    details: Details = Field(default=Details(), exclude=True, repr=False)
    """The same as values, from which it is said in other languages."""
