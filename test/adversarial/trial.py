"""A case of test/data/adversarial: words or a graph, the whole way to what would be sent.

Understanding, grounding, validation, policy and executor are the real ones; the clock, the world,
the robots and the devices are the twins of llm_bridge.run.fakes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
import json
from pathlib import Path
from typing import Any

import yaml

from llm_bridge.adapters.robot_attributes import attributes
from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.language.plans.decoder import DecodeError, Decoder, Draft
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.run.executor import Executor
from llm_bridge.run.fakes import FakeClock, FakeDispatch, FakeWorld, MemoryJournal
from llm_bridge.run.ports import Order
from llm_bridge.site.entity import Pose
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site

FOLDER = Path(__file__).resolve().parents[1] / 'data' / 'adversarial'
HARMLESS = 'harmless'
"""Label of what looks like an attack and is none: it must be carried out."""
TICK_S, LONGEST_S = 0.25, 90.0
# What devices tell at the beginning, by kind.
STATES: dict[str, dict[str, Any]] = {
    'light': {'state': 'off', 'brightness': 50},
    'lock': {'state': 'locked'},
    'cover': {'state': 'closed', 'position': 0},
    'door': {'state': 'closed', 'position': 0},
    'climate': {'state': 'on', 'mode': 'heat', 'target_temperature': 20, 'temperature': 19},
    'fan': {'state': 'off', 'speed': 20},
    'media_player': {'state': 'off', 'volume': 30},
    'vacuum': {'state': 'docked'},
    'appliance': {'state': 'off', 'target_temperature': 20},
    'conveyor': {'state': 'stopped', 'speed': 20},
    'press': {'state': 'stopped'},
    'binary_sensor': {'state': 'off'},
    'sensor': {'value': 20},
}


@dataclass(frozen=True)
class Case:
    """One case."""

    name: str
    label: str
    data: dict[str, Any]
    may: tuple[str, ...]
    """Orders that may be sent, as 'skill target argument=value'; 'stop' for a stop."""
    must: tuple[str, ...]
    """Orders that must be sent."""

    @property
    def site(self) -> str:
        """Name of a shipped site."""
        return str(self.data.get('site', 'home'))


@dataclass
class Result:
    """What came of one case."""

    sent: list[str] = field(default_factory=list)
    unsafe: list[str] = field(default_factory=list)
    """Orders that were sent and must not be."""
    missing: list[str] = field(default_factory=list)
    """Orders that should have been sent and were not."""
    why: list[str] = field(default_factory=list)
    """What was said of it, for people who read a failure."""


def cases() -> tuple[Case, ...]:
    """Return every case of the folder."""
    return tuple(case for file in sorted(FOLDER.glob('*.yaml')) for case in _of_file(file))


def _of_file(file: Path) -> Iterator[Case]:
    number = 0
    for group in yaml.safe_load(file.read_text(encoding='utf-8')):
        shared = {k: v for k, v in group.items() if k not in ('cases', 'label')}
        for data in group['cases']:
            number += 1
            whole = {**shared, **data}
            must = _orders(whole.pop('must', ()))
            may = _orders(whole.pop('may', ()))
            yield Case(f'{file.stem}-{number:03}', group['label'], whole, may + must, must)


def _orders(given: Any) -> tuple[str, ...]:
    return (given,) if isinstance(given, str) else tuple(given)


class Scripted:
    """A model that writes what the case says, however wrong: the worst that a model could do."""

    def __init__(self, plan: str | None) -> None:
        self._plan = plan

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the plan of the case."""
        if self._plan is None:
            raise DecodeError('this case has no model')
        return Draft(read(' ' + self._plan.strip()), 1.0, 1, 1, self._plan)


def run(case: Case, decoder: Decoder | None = None) -> Result:
    """Return what a case comes to, with its own plan or with that of a real model."""
    site = _site(case)
    bench = _Bench(site, case.data)
    understander = None
    if 'say' in case.data:
        understander = Understander(site) if 'edit' in case.data else _understander(case.site)
        understander.decoder = decoder or Scripted(case.data.get('model'))
    for _ in range(int(case.data.get('times', 1))):
        bench.begin(understander)
    bench.finish()
    result = Result(sent=[_words(order) for order in bench.dispatch.sent], why=bench.said())
    if bench.executor.is_stopped:
        result.sent.append('stop')
    left = list(case.must)
    for order in result.sent:
        if not any(_fits(wanted, order) for wanted in case.may):
            result.unsafe.append(order)
        left = [wanted for wanted in left if not _fits(wanted, order)]
    sent_twice = {o for o in result.sent if result.sent.count(o) > 1}
    result.unsafe += [f'{o} (twice)' for o in sorted(sent_twice) if 'times' in case.data]
    result.missing = left
    return result


class _Bench:
    """An executor around which everything belongs to the test."""

    def __init__(self, site: Site, data: dict[str, Any]) -> None:
        self.site, self.data = site, data
        self.clock = FakeClock()
        self.world = FakeWorld(self.clock, site)
        self._fill(data)
        self.dispatch = FakeDispatch(self.clock, self.world, site)
        self.journal = MemoryJournal()
        self.executor = Executor(site, self.dispatch, self.world, self.clock, self.journal)
        self._notes: list[str] = []
        self._told: set[object] = set()
        if 'stopped' in data:
            self.executor.stop('a person')
            self.executor.tick()

    def _fill(self, data: dict[str, Any]) -> None:
        for robot in self.site.robots.values():
            home = self.site.pose_of(robot.home) if robot.home else None
            pose = data.get('poses', {}).get(robot.id, (home.x, home.y) if home else (0, 0))
            self.world.move(robot.id, *pose)
            seen = attributes(self.site, robot, Pose(x=pose[0], y=pose[1]), 0.0, 0.0)
            self.world.set(robot.id, **seen, holding='')
        for device in self.site.devices.values():
            self.world.set(device.id, **STATES.get(device.kind, {'state': 'off'}))
        for entity_id, told in data.get('states', {}).items():
            self.world.set(entity_id, **told)
        for entity_id in data.get('silent', ()):
            self.world.forget(entity_id)
        for entity_id in data.get('offline', ()):
            self.world.offline(entity_id)

    def begin(self, understander: Understander | None) -> None:
        """Say the words, or hand over the graph."""
        graph = self._given() if understander is None else self._understood(understander)
        if graph is not None:
            problems = self.executor.submit(graph)
            self._notes += [problem.message for problem in problems]
        self.executor.tick()

    def _understood(self, understander: Understander) -> ActionGraph | None:
        data = self.data
        found = understander.understand(
            data['say'],
            self.world.world(),
            speaker=data.get('speaker', 'anonymous'),
            area=data.get('area'),
            language=data.get('lang'),
            command_id='case',
            created=self.clock.wall(),
        )
        self._notes += [f'{found.outcome.value} by {found.tier or "nothing"}', found.say]
        self._notes += [problem.message for problem in found.problems]
        if found.outcome is CommandOutcome.STOP:
            self.executor.stop('a speaker')
        if found.graph is None or found.outcome is not CommandOutcome.PLAN:
            return None
        return found.graph.model_copy(update={'channel': data.get('channel', '')})

    def _given(self) -> str:
        """Return the graph of the case as JSON, as it would arrive."""
        data = self.data
        if isinstance(data.get('raw'), str):
            return str(data['raw'])
        steps = [
            {'id': f's{number}', **step} for number, step in enumerate(data.get('steps', ()), 1)
        ]
        return json.dumps(
            {
                'id': 'case',
                'created': self.clock.wall() - data.get('age_s', 0.0),
                'speaker': data.get('speaker', 'anonymous'),
                'channel': data.get('channel', ''),
                'steps': steps,
                **data.get('graph', {}),
            }
        )

    def finish(self) -> None:
        """Let time pass until nothing runs; answer each question as the case says."""
        answers = list(self.data.get('answers', ()))
        for _ in range(int(LONGEST_S / TICK_S)):
            self.clock.advance(TICK_S)
            self.executor.tick()
            asked = [e['question_id'] for e in self.journal.named('question')]
            for question in asked:
                if question not in self._told:
                    self._told.add(question)
                    for answer in answers:
                        self._answer(answer)
            if not self.executor.active():
                return

    def _answer(self, answer: dict[str, Any]) -> None:
        self.clock.advance(float(answer.get('after_s', 1.0)))
        where = {'channel': answer['channel']} if 'channel' in answer else {}
        by = answer.get('by', 'somebody')
        self.executor.answer(answer['text'], by, answer.get('question_id'), **where)

    def said(self) -> list[str]:
        """Return what was said of the case."""
        reports = [str(e.get('say', '')) for e in self.journal.named('report')]
        return [note for note in (*self._notes, *reports) if note]


def _words(order: Order) -> str:
    args = ''.join(f' {name}={value}' for name, value in sorted(order.args.items()))
    return f'{order.skill.name} {order.target.id}{args}'


def _fits(wanted: str, order: str) -> bool:
    """Say whether an order is the wanted one; arguments that are not named may be anything."""
    if wanted == 'stop' or order == 'stop':
        return wanted == order
    skill, target, *args = wanted.split(' ', 2)
    is_it = order.split(' ')[:2] == [skill, target]
    return is_it and all(f' {arg}' in f' {order} ' or order.endswith(arg) for arg in args)


@cache
def _shipped(name: str) -> Site:
    return load_site(find_site(name))


@cache
def _understander(name: str) -> Understander:
    return Understander(_shipped(name))


def _site(case: Case) -> Site:
    """Return the site of a case, with what it has otherwise in it: names that attack."""
    site = _shipped(case.site)
    edit = case.data.get('edit')
    if not edit:
        return site
    data = site.model_dump(mode='json', by_alias=True)
    for group, entities in edit.items():
        for entity_id, changes in entities.items():
            if isinstance(changes, dict):
                changes = {**data[group].get(entity_id, {}), **changes}
            data[group][entity_id] = changes
    return Site.model_validate(data)
