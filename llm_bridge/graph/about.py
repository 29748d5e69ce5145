"""Problems that are about one step: its id and words are filled in."""

from dataclasses import replace

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.condition import Condition
from llm_bridge.graph.problem import Details, Problem, ProblemCode
from llm_bridge.graph.wording import step_words
from llm_bridge.site.site import Site


def about(
    step: Step,
    code: ProblemCode,
    message: str,
    *,
    came: str = '',
    allowed: str = '',
    suggestion: str | None = None,
    rule: str = '',
    instead: tuple[Step, ...] = (),
    needs: Condition | None = None,
    roles: tuple[str, ...] = (),
    hours: tuple[str, str] | None = None,
    has_rule: bool = True,
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
        rule=rule,
        details=Details(step, instead, needs, roles, hours, has_rule),
    )


def offering(problem: Problem, step: Step | None, site: Site) -> Problem:
    """Return the problem with a step that is allowed instead, if there is one."""
    if step is None:
        return problem
    plain = step.model_copy(update={'when': None})
    return problem.model_copy(
        update={
            'suggestion': step_words(plain, site),
            'details': replace(problem.details, instead=(plain,)),
        }
    )


def capital(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
