"""What the log of an earlier run tells: ids that were used, and graphs that were cut off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass
class _Lost:
    command: str = ''
    steps: dict[str, dict[str, object]] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """What is remembered over a restart."""

    ids: tuple[str, ...] = ()
    """Graph ids in the order of their arrival."""
    unreported: Mapping[str, tuple[str, Mapping[str, Mapping[str, object]]]] = field(
        default_factory=dict
    )
    """Graph id -> command, and step id -> what is known of the step, for those without report."""


def history_of(events: Iterable[Mapping[str, object]]) -> History:
    """Return what earlier events, oldest first, say. What is unreadable is left out."""
    ids: dict[str, None] = {}
    lost: dict[str, _Lost] = {}
    for event in events:
        graph_id, name = event.get('id'), event.get('event')
        if not isinstance(graph_id, str) or not graph_id:
            continue
        if name in ('received', 'refused', 'report'):
            ids[graph_id] = None
        if name == 'received':
            lost[graph_id] = _received(event)
        elif name == 'step' and graph_id in lost:
            step_id = event.get('step')
            if isinstance(step_id, str):
                known = lost[graph_id].steps.setdefault(step_id, {})
                known.update(
                    {
                        k: v
                        for k, v in event.items()
                        if k
                        in (
                            'skill',
                            'target',
                            'outcome',
                            'reason',
                            'verified_by',
                            'code',
                            'because',
                        )
                    }
                )
        elif name == 'report':
            lost.pop(graph_id, None)
    return History(tuple(ids), {key: (found.command, found.steps) for key, found in lost.items()})


def _received(event: Mapping[str, object]) -> _Lost:
    found = _Lost()
    graph = event.get('graph')
    if isinstance(graph, Mapping):
        found.command = str(graph.get('command', ''))
        steps = graph.get('steps')
        for step in steps if isinstance(steps, list | tuple) else ():
            if isinstance(step, Mapping) and isinstance(step.get('id'), str):
                found.steps[step['id']] = {
                    k: step[k] for k in ('skill', 'target', 'args', 'because') if k in step
                }
    return found
