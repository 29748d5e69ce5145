"""Recorded commands, understood and checked again with today's code; nothing is sent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
import json
from typing import Any

from llm_bridge.adapters.world_message import read_world
from llm_bridge.graph.validate import Asker, check
from llm_bridge.language.dialogue.dialogue import Memory
from llm_bridge.language.dialogue.memory_store import ANSWER_WITHIN_S, FORGET_S, Kept
from llm_bridge.language.understand import Understander
from llm_bridge.run.guards import local_time
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

_COMPARED = ('outcome', 'tier', 'question', 'answer')


@dataclass(frozen=True)
class Replayed:
    """One command and what differs now."""

    id: str
    text: str
    changes: tuple[str, ...]
    """Sentences; empty: it would come out the same."""


def replayed(
    entries: Iterable[Mapping[str, Any]], site: Site, understander: Understander
) -> Iterator[Replayed]:
    """Yield every recorded command, oldest first; dialogues go on and are forgotten as they were.

    A command whose words were not kept cannot be understood again: that is told as a change.
    """
    heard: dict[str, Mapping[str, Any]] = {}
    kept: dict[tuple[str, str | None], Kept] = {}
    for entry in entries:
        command_id = str(entry.get('id'))
        if entry.get('event') == 'heard':
            heard[command_id] = entry
        elif entry.get('event') == 'understood' and command_id in heard:
            if entry.get('tier') == 'dialogue':
                continue
            first = heard[command_id]
            speaker = str(entry.get('by') or first.get('speaker') or 'anonymous')
            text = str(entry.get('words') or first.get('text') or '')
            if not text or text.endswith('…'):
                yield Replayed(command_id, text, ('its words were not kept in the log',))
                continue
            world, channel = _world(entry), first.get('channel')
            at = float(entry.get('at') or 0.0)
            time = local_time(at, understander.site.timezone)
            found = understander.understand(
                text,
                world,
                speaker=speaker,
                area=first.get('area'),
                language=first.get('lang'),
                history=_recalled(kept.get((speaker, channel)), at),
                command_id=command_id,
                channel=channel,
                time=time,
            )
            kept[speaker, channel] = Kept(speaker, found.memory, at)
            now = found.model_dump(mode='json', by_alias=True)
            changes = list(_differences(entry, now))
            if found.graph is not None:
                asker = None if channel is None else Asker.of(found.graph)
                problems = check(found.graph, site, world, asker, time)
                changes += [f'now refused: {p.message}' for p in problems]
            yield Replayed(command_id, text, tuple(changes))


def _recalled(kept: Kept | None, at: float) -> Memory:
    """Return what a bridge remembers of a speaker at a Unix time, when nothing else is set."""
    if kept is None:
        return Memory()
    memory = kept.fresh(at, FORGET_S)
    return memory if at - kept.at <= ANSWER_WITHIN_S else memory.asking(None)


def _differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    for key in _COMPARED:
        if (then.get(key) or None) != (now.get(key) or None):
            yield f'{key}: {then.get(key)!r} then, {now.get(key)!r} now'
    old, new = _steps(then), _steps(now)
    if old != new:
        for step in (s for s in old if s not in new):
            yield f'then: {step}'
        for step in (s for s in new if s not in old):
            yield f'now:  {step}'
    codes = tuple(tuple(p['code'] for p in it.get('problems') or ()) for it in (then, now))
    if codes[0] != codes[1]:
        then_now = [', '.join(found) or 'none' for found in codes]
        yield f'problems: {then_now[0]} then, {then_now[1]} now'


def _steps(understood: Mapping[str, Any]) -> tuple[str, ...]:
    graph = understood.get('graph')
    return tuple(
        json.dumps(
            {
                key: step.get(key)
                for key in ('skill', 'target', 'args', 'after', 'when', 'confirm')
            },
            sort_keys=True,
            ensure_ascii=False,
        )
        for step in (graph.get('steps', ()) if isinstance(graph, Mapping) else ())
    )


def _world(entry: Mapping[str, Any]) -> World:
    at = float(entry.get('at') or 0.0)
    try:
        return read_world(json.dumps(entry.get('world') or {}), at)
    except ValueError:
        return World()
