"""The steps that the executor carries out itself: waiting, gates, telling."""

from llm_bridge.graph.action_graph import Outcome, Step
from llm_bridge.graph.builtin import GATES
from llm_bridge.graph.truth import number
from llm_bridge.graph.validate_arguments import arguments
from llm_bridge.run.guards import names_time
from llm_bridge.run.verify import Verdict
from llm_bridge.site.skill import Skill


def builtin_verdict(step: Step, skill: Skill, elapsed_s: float) -> Verdict | None:
    """Return how a step of the bridge ended, or None while it goes on.

    A gate has been passed already when it starts, since its guard held.
    """
    if step.skill == 'wait':
        duration = number(arguments(step, skill).get('duration'))
        times = step.repeat.times if step.repeat is not None else 1
        if duration is None:
            return Verdict(Outcome.FAILED, 'it is not said how long to wait')
        return (
            Verdict(Outcome.CONFIRMED, verified_by='result')
            if elapsed_s >= duration * times
            else None
        )
    if step.skill == 'tell':
        return Verdict(Outcome.CONFIRMED, verified_by='result')
    if step.skill in GATES:
        is_timed = step.when is not None and names_time(step.when.condition)
        return Verdict(Outcome.CONFIRMED, verified_by='result' if is_timed else 'state')
    return Verdict(Outcome.FAILED, f"the executor itself cannot '{step.skill}'")
