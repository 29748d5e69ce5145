"""Problems that are about one step: its id and words are filled in."""

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.problem import Problem, ProblemCode


def about(
    step: Step,
    code: ProblemCode,
    message: str,
    *,
    came: str = '',
    allowed: str = '',
    suggestion: str | None = None,
) -> Problem:
    """Return a problem of that step; the message is a full sentence."""
    return Problem(
        code=code,
        message=capital(message),
        step=step.id,
        because=step.because,
        came=came[:200],
        allowed=allowed,
        suggestion=suggestion,
    )


def capital(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
