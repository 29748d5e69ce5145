"""The part of a graph that can be done when some of its steps cannot."""

from collections.abc import Iterable, Mapping

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.links import ancestors, before
from llm_bridge.graph.problem import Problem
from llm_bridge.site.skill import Risk

_PREPARE = frozenset({'wait', 'check', 'wait_until'})
"""Steps of the bridge that are there only for the steps behind them."""


def possible_part(graph: ActionGraph, problems: Iterable[Problem]) -> ActionGraph | None:
    """Return the graph without the steps that have problems, or None when nothing is left.

    With a step go: what is `given` it, later steps of the same robot or device, and later steps
    that move something or need a yes, for they may count on it ("send the cart to line two, then
    start the conveyor"). Other steps that waited for it wait for what it waited for. A problem of
    the whole graph leaves nothing.
    """
    problems = tuple(problems)
    if any(p.step is None or graph.step(p.step) is None for p in problems):
        return None
    bad = {p.step for p in problems if p.step is not None}
    if not bad:
        return graph
    earlier = ancestors(graph)
    by_id = {s.id: s for s in graph.steps}
    gone = set(bad)
    while True:
        more = {
            s.id
            for s in graph.steps
            if s.id not in gone
            and (
                any(b in gone or b not in by_id for b in s.given)
                or any(
                    b in gone
                    and (by_id[b].target == s.target != BRIDGE or s.risk.rank >= Risk.MOTION.rank)
                    for b in earlier[s.id]
                )
            )
        }
        if not more:
            break
        gone |= more
    kept = [s for s in graph.steps if s.id not in gone]
    kept = _without_idle(kept, graph)
    if not any(s.target != BRIDGE or s.skill == 'tell' for s in kept):
        return None
    left = {s.id for s in kept}
    return graph.model_copy(update={'steps': tuple(_reconnected(s, left, by_id) for s in kept)})


def _without_idle(kept: list[Step], graph: ActionGraph) -> list[Step]:
    """Drop the waits and gates behind which nothing is left."""
    had_followers = {b for s in graph.steps for b in before(s)}
    while True:
        needed = {b for s in kept for b in _through(s, graph, {k.id for k in kept})}
        idle = {
            s.id
            for s in kept
            if s.target == BRIDGE
            and s.skill in _PREPARE
            and s.id in had_followers
            and s.id not in needed
        }
        if not idle:
            return kept
        kept = [s for s in kept if s.id not in idle]


def _through(step: Step, graph: ActionGraph, left: set[str]) -> tuple[str, ...]:
    return _nearest_left(before(step), left, {s.id: s for s in graph.steps})


def _reconnected(step: Step, left: set[str], by_id: Mapping[str, Step]) -> Step:
    after = _nearest_left(step.after, left, by_id)
    return step if after == step.after else step.model_copy(update={'after': after})


def _nearest_left(
    ids: Iterable[str],
    left: set[str],
    by_id: Mapping[str, Step],
    seen: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for step_id in ids:
        if step_id in left:
            found[step_id] = None
        elif step_id in by_id and step_id not in seen:
            found.update(
                dict.fromkeys(_nearest_left(before(by_id[step_id]), left, by_id, seen | {step_id}))
            )
    return tuple(found)
