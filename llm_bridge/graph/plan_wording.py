"""What is said of a plan before it is done."""

from collections.abc import Mapping

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import GATES
from llm_bridge.graph.wording import condition_words, step_words
from llm_bridge.site.site import Site


def plan_words(graph: ActionGraph, site: Site) -> str:
    """Return what will be done as a clause: 'turn off the hall light, then lock the door'."""
    gates = {s.id: s for s in graph.steps if s.target == BRIDGE and s.skill in GATES}
    parts: list[str] = []
    before: Step | None = None
    shown = [
        s
        for s in graph.steps
        if s.id not in gates or not any(s.id in other.given for other in graph.steps)
    ]
    for at, step in enumerate(shown[:8]):
        words = step_words(step, site)
        given = tuple(g for g in step.given if g in gates)
        if given and (at + 1 == len(shown) or shown[at + 1].given != step.given):
            words = f'{words} {_when(gates, given, site)}'
        joiner = '' if before is None else (', then ' if before.id in step.after else ', ')
        parts.append(f'{joiner}{words}')
        before = step
    if len(parts) > 1 and parts[-1].startswith(', ') and not parts[-1].startswith(', then'):
        parts[-1] = f' and {parts[-1][2:]}'
    more = len(shown) - len(parts)
    return ''.join(parts) + (f' and {more} more' if more > 0 else '')


def _when(gates: Mapping[str, Step], given: tuple[str, ...], site: Site) -> str:
    words = [
        f'{"if" if gates[g].skill == "check" else "when"} {condition_words(guard.condition, site)}'
        for g in given
        if (guard := gates[g].when) is not None
    ]
    return ' and '.join(words)
