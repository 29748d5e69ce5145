"""What the log of an earlier run tells: ids that were used, and graphs that were cut off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass
class Lost:
    """A graph that was cut off."""

    command: str = ''
    language: str = ''
    """'' where the log does not say it."""
    steps: dict[str, dict[str, object]] = field(default_factory=dict)
    """Step id -> what is known of the step."""
    sent: set[str] = field(default_factory=set)
    """Ids of the steps of which an order was written down: it may have been sent."""


@dataclass(frozen=True)
class History:
    """What is remembered over a restart."""

    ids: tuple[str, ...] = ()
    """Graph ids in the order of their arrival."""
    unreported: Mapping[str, Lost] = field(default_factory=dict)
    """Graph id -> what is known of it, for those without report."""
    created: Mapping[str, float] = field(default_factory=dict)
    """Graph id -> Unix time when it was made, for those that were taken."""


def history_of(events: Iterable[Mapping[str, object]]) -> History:
    """Return what earlier events, oldest first, say. What is unreadable is left out."""
    ids: dict[str, None] = {}
    lost: dict[str, Lost] = {}
    created: dict[str, float] = {}
    for event in events:
        graph_id, name = event.get('id'), event.get('event')
        if not isinstance(graph_id, str) or not graph_id:
            continue
        if name in ('received', 'refused', 'report'):
            ids[graph_id] = None
        if name == 'received':
            lost[graph_id] = _received(event)
            graph = event.get('graph')
            made = graph.get('created') if isinstance(graph, Mapping) else None
            if isinstance(made, int | float):
                created[graph_id] = float(made)
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
        elif name == 'dispatched' and graph_id in lost:
            lost[graph_id].sent.add(str(event.get('step')))
        elif name == 'report':
            lost.pop(graph_id, None)
    return History(tuple(ids), lost, created)


def _received(event: Mapping[str, object]) -> Lost:
    found = Lost()
    graph = event.get('graph')
    if isinstance(graph, Mapping):
        found.command = str(graph.get('command', ''))
        found.language = str(graph.get('language') or '')
        steps = graph.get('steps')
        for step in steps if isinstance(steps, list | tuple) else ():
            if isinstance(step, Mapping) and isinstance(step.get('id'), str):
                found.steps[step['id']] = {
                    k: step[k] for k in ('skill', 'target', 'args', 'because') if k in step
                }
    return found
