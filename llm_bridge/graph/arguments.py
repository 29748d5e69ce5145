"""The arguments of a step with the defaults and limits of its skill."""

from llm_bridge.graph.action_graph import Step
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

_NATURAL_RANGES = {'percent': (0.0, 100.0)}
"""Unit -> the range that holds where a skill names none."""


def arguments(step: Step, skill: Skill) -> dict[str, Scalar]:
    """Return the arguments of a step with the defaults of its skill filled in."""
    given = dict(step.args)
    for arg in skill.args:
        if arg.default is not None:
            given.setdefault(arg.name, arg.default)
    return given


def bounds(arg: Arg) -> tuple[float | None, float | None]:
    """Return the least and greatest value of a number, None where there is no limit."""
    low, high = _NATURAL_RANGES.get(arg.unit or '', (None, None))
    if arg.type is ArgType.DURATION:
        low = 0.0
    return (arg.min if arg.min is not None else low, arg.max if arg.max is not None else high)
