"""What waits for what: the links between the steps of a graph."""

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from heapq import heapify, heappop, heappush

from llm_bridge.graph.action_graph import ActionGraph, Step


def before(step: Step) -> tuple[str, ...]:
    """Return the ids of every step that this one waits for, once each."""
    return tuple(dict.fromkeys((*step.after, *step.given)))


def links(graph: ActionGraph) -> dict[str, tuple[str, ...]]:
    """Return step id -> ids it waits for; references to no step of the graph are left out."""
    ids = {s.id for s in graph.steps}
    return {s.id: tuple(b for b in before(s) if b in ids) for s in graph.steps}


def cycle(graph: ActionGraph) -> tuple[str, ...]:
    """Return the ids of one cycle in order, the first again at the end; empty without one."""
    try:
        TopologicalSorter(links(graph)).prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def in_order(graph: ActionGraph) -> tuple[Step, ...]:
    """Return the steps so that each comes after what it waits for; the order of the file decides.

    Steps of a cycle, which can never start, are left out.
    """
    place = {s.id: index for index, s in enumerate(graph.steps)}
    waits = {key: set(ids) for key, ids in links(graph).items()}
    freed: dict[str, list[str]] = {s.id: [] for s in graph.steps}
    for key, ids in waits.items():
        for b in ids:
            freed[b].append(key)
    free = [place[key] for key, ids in waits.items() if not ids]
    heapify(free)
    found: list[Step] = []
    while free:
        step = graph.steps[heappop(free)]
        found.append(step)
        for key in freed[step.id]:
            waits[key].discard(step.id)
            if not waits[key]:
                heappush(free, place[key])
    return tuple(found)


def layers(graph: ActionGraph) -> tuple[tuple[str, ...], ...]:
    """Return step ids in layers: each waits only for steps of the layers before it.

    Steps of a cycle, which can never start, are left out.
    """
    waits = links(graph)
    depth: dict[str, int] = {}
    for step in in_order(graph):
        depth[step.id] = 1 + max((depth[b] for b in waits[step.id]), default=-1)
    return tuple(
        tuple(s.id for s in graph.steps if depth.get(s.id) == level)
        for level in range(1 + max(depth.values(), default=-1))
    )


def ancestors(graph: ActionGraph) -> Mapping[str, frozenset[str]]:
    """Return step id -> every step that must have ended before it, near and far."""
    waits = links(graph)
    found: dict[str, frozenset[str]] = {s.id: frozenset() for s in graph.steps}
    for step in in_order(graph):
        near = waits[step.id]
        found[step.id] = frozenset(near).union(*(found[b] for b in near))
    return found


def gates(graph: ActionGraph) -> Mapping[str, tuple[Step, ...]]:
    """Return step id -> the steps, itself first, whose conditions all must hold for it to run."""
    by_id = {s.id: s for s in graph.steps}
    found: dict[str, tuple[Step, ...]] = {}
    for step in in_order(graph):
        chain = dict.fromkeys(
            (step.id, *(g.id for b in step.given if b in by_id for g in found[b]))
        )
        found[step.id] = tuple(by_id[i] for i in chain)
    for step in graph.steps:
        found.setdefault(step.id, (step,))
    return found
