"""Which steps may start and which are to be skipped, given how the others ended."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Outcome, Step
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.links import before, in_order, layers
from llm_bridge.site.rulings import stops
from llm_bridge.site.site import Site

Resource = tuple[str, str]
"""A robot or device, and the part of it that is occupied: 'base', 'arm', ... or 'all'."""

WELL = frozenset({Outcome.CONFIRMED, Outcome.UNCONFIRMED})
"""Outcomes after which the steps that wait may start."""


@dataclass(frozen=True)
class State:
    """How far a graph is."""

    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    """Step id -> how it ended, for the steps that have ended."""
    begun: frozenset[str] = frozenset()
    """Steps that were started or hold a resource, and have not ended."""


def resources(step: Step, site: Site) -> frozenset[Resource]:
    """Return what a step occupies while it runs.

    A device is occupied as a whole; a robot's base by its motions; the bridge is never occupied.
    What only stops its target occupies nothing: it never waits for what it is to stop.
    """
    if step.target == BRIDGE:
        return frozenset()
    skill = skill_of(step.target, step.skill, site)
    if skill is not None and stops(skill):
        return frozenset()
    if step.target in site.robots:
        if skill is None:
            return frozenset({(step.target, 'base')})
        part = skill.resource or ('base' if skill.motion else None)
        return frozenset({(step.target, part)} if part else ())
    return frozenset({(step.target, 'all')})


def order(graph: ActionGraph) -> tuple[tuple[str, ...], ...]:
    """Return step ids in layers, for display: each waits for steps of layers before it only."""
    return layers(graph)


def skips(graph: ActionGraph, state: State) -> dict[str, str]:
    """Return the steps that can never start any more, each with a reason (an English clause).

    Steps that wait for one of these are named too, so that one call ends all of them.
    """
    outcomes = dict(state.outcomes)
    found: dict[str, str] = {}
    causes: dict[str, frozenset[Outcome]] = {}
    ids = {s.id for s in graph.steps}
    ordered = in_order(graph)
    startable_some_day = {s.id for s in ordered}
    for step in graph.steps:
        if (
            step.id not in startable_some_day
            and step.id not in outcomes
            and step.id not in state.begun
        ):
            found[step.id] = 'it waits for itself'
            outcomes[step.id] = Outcome.CANCELLED
    # What a step waits for comes before it, so all that is to be known of it is known by then.
    for step in ordered:
        if step.id not in outcomes and step.id not in state.begun:
            reason = _why_never(step, ids, outcomes, causes)
            if reason is not None:
                found[step.id] = reason
                outcomes[step.id] = Outcome.SKIPPED
        if step.id in outcomes:
            causes[step.id] = _causes(step, ids, outcomes[step.id], causes)
    return {s.id: found[s.id] for s in graph.steps if s.id in found}


def due(graph: ActionGraph, state: State) -> tuple[Step, ...]:
    """Return the steps that wait for no other step any more: their own condition may be looked at.

    They hold no resource yet, and may start as soon as what they need (`resources`) is free.
    """
    never = skips(graph, state)
    by_id = {s.id: s for s in graph.steps}
    return tuple(
        step
        for step in graph.steps
        if step.id not in state.outcomes
        and step.id not in state.begun
        and step.id not in never
        and all(b in by_id and b in state.outcomes for b in before(step))
    )


def _why_never(
    step: Step,
    ids: Container[str],
    outcomes: Mapping[str, Outcome],
    causes: Mapping[str, frozenset[Outcome]],
) -> str | None:
    waits = before(step)
    missing = next((b for b in waits if b not in ids), None)
    if missing is not None:
        return f"it waits for step '{missing}', which the graph does not have"
    blocker = next((b for b in waits if causes.get(b)), None)
    if blocker is not None:
        return _after_what(outcomes[blocker])
    # What comes after a step that is left out must still wait for what came before that step,
    # so it is left out no sooner than it could have started.
    if any(b not in outcomes for b in waits):
        return None
    left_out = next((b for b in step.given if outcomes[b] not in WELL), None)
    if left_out is None:
        return None
    if outcomes[left_out] is Outcome.SKIPPED:
        return 'its condition did not hold'
    return _after_what(outcomes[left_out])


def blockers(graph: ActionGraph, outcomes: Mapping[str, Outcome]) -> frozenset[str]:
    """Return the steps that have ended and keep the steps after them from starting.

    A step skipped by its own condition, or by a condition it was under, does not; a step skipped
    because another one failed or was cancelled does.
    """
    ids = {s.id for s in graph.steps}
    causes: dict[str, frozenset[Outcome]] = {}
    for step in in_order(graph):
        if step.id in outcomes:
            causes[step.id] = _causes(step, ids, outcomes[step.id], causes)
    return frozenset(step_id for step_id, found in causes.items() if found)


def _causes(
    step: Step,
    ids: Container[str],
    outcome: Outcome,
    causes: Mapping[str, frozenset[Outcome]],
) -> frozenset[Outcome]:
    """Return what keeps the steps after one that has ended from starting.

    `causes` is that of the steps before it that have ended.
    """
    if outcome in WELL:
        return frozenset()
    if outcome is Outcome.SKIPPED:
        waits = before(step)
        found = frozenset[Outcome]().union(*(causes.get(b, frozenset()) for b in waits))
        if any(b not in ids for b in waits):
            found |= {Outcome.CANCELLED}
    else:
        found = frozenset({outcome})
    return found - {Outcome.FAILED} if step.on_failure == 'continue' else found


def _after_what(outcome: Outcome) -> str:
    return {
        Outcome.FAILED: 'a step before it failed',
        Outcome.CANCELLED: 'a step before it was cancelled',
    }.get(outcome, 'a step before it was not done')
