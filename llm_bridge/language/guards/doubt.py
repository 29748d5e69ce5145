"""A reason not to do a draft plan as it stands."""

from dataclasses import dataclass

from llm_bridge.graph.problem import Problem


@dataclass(frozen=True)
class Doubt:
    """One reason not to do a plan as it stands."""

    guard: str
    problem: Problem | None = None
    """Set: the plan must not be done."""
    reason: str = ''
    """Without a problem: why the plan waits for a yes."""
