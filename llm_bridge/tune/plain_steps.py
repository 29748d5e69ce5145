"""Action graphs as plain steps, each with what it waits for: how people write them, and compare.

The text form is that of `test/data/eval/README.md`: `SKILL TARGET [NAME=VALUE ...]
[if CONDITION | when CONDITION] [xN] [until CONDITION]`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
import re
import shlex
from typing import Literal

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import GATES, skill_of
from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.language.text.words import words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

Key = tuple[str, str, tuple[tuple[str, str], ...]]
"""Skill, target and arguments."""
Pair = tuple[Key, Key]
"""The first comes before the second."""
Op = Literal['eq', 'ne', 'lt', 'le', 'gt', 'ge']

_OPS: Mapping[str, Op] = {
    '=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge',
}  # fmt: skip
_SIGNS = {op: sign for sign, op in _OPS.items()}
_DENIED: Mapping[str, Op] = {
    'eq': 'ne', 'ne': 'eq', 'lt': 'ge', 'ge': 'lt', 'gt': 'le', 'le': 'gt',
}  # fmt: skip
_COMPARISON = re.compile(r'(\w+)(?:\.(\w+))?(<=|>=|!=|=|<|>)(.+)')


@dataclass(frozen=True)
class PlainStep:
    """One step with everything that it takes to be done, in a form that can be compared."""

    skill: str
    target: str
    args: tuple[tuple[str, str], ...] = ()
    """Name and value of what is said, sorted; what is left to a default is absent."""
    guards: frozenset[str] = frozenset()
    """'if CONDITION' and 'when CONDITION', all of them."""
    inherited: frozenset[str] = frozenset()
    """Guards of steps before it, which may as well be said of this one."""
    times: int = 1
    until: str = ''
    step: Step | None = None
    """As the graph has it."""

    @property
    def key(self) -> Key:
        """Skill, target and arguments."""
        return self.skill, self.target, self.args

    def is_meant(self, gold: 'PlainStep') -> bool:
        """Return whether this step, of a graph, is what the gold one says."""
        return (
            (self.key, self.times, self.until) == (gold.key, gold.times, gold.until)
            and self.guards <= gold.guards
            and gold.guards <= self.guards | self.inherited
        )


# --- from text


def read_steps(texts: Iterable[str], site: Site) -> tuple[PlainStep, ...]:
    """Return the steps of a gold graph. Raises ValueError for a text that is no step here."""
    return tuple(read_step(text, site, f's{at}') for at, text in enumerate(texts, start=1))


def read_step(text: str, site: Site, step_id: str = 's1') -> PlainStep:
    """Return one step of a gold graph. Raises ValueError for a text that is no step here."""
    parts = shlex.split(text)
    if len(parts) < 2:
        raise ValueError(f"'{text}' is no step: expected 'SKILL TARGET ...'")
    name, target, *rest = parts
    skill = skill_of(target, name, site)
    if skill is None:
        raise ValueError(f"'{text}': there is no '{name}' of '{target}' at {site.name}")
    rest, until = _cut(rest, ('until',))
    times = 1
    if rest and re.fullmatch(r'x\d+', rest[-1]):
        times = int(rest.pop()[1:])
    rest, guard = _cut(rest, ('if', 'when'))
    args: dict[str, Scalar] = {}
    for part in rest:
        arg, _, value = part.partition('=')
        known = skill.arg(arg)
        if known is None or not value:
            raise ValueError(f"'{text}': '{part}' is no argument of '{name}'")
        args[arg] = _value(value, known)
    return PlainStep(
        name,
        target,
        _arguments(args, skill),
        frozenset(f'{guard[0]} {one}' for one in _parts(_read(' '.join(guard[1:]), text), site))
        if guard
        else frozenset(),
        times=times,
        until=_condition(_read(' '.join(until[1:]), text), site) if until else '',
        step=Step(id=step_id, skill=name, target=target, args=args),
    )


def _cut(parts: list[str], marks: Sequence[str]) -> tuple[list[str], list[str]]:
    at = next((i for i, part in enumerate(parts) if part in marks), len(parts))
    return parts[:at], parts[at:]


def _value(text: str, arg: Arg) -> Scalar:
    return float(text) if arg.type in (ArgType.NUMBER, ArgType.DURATION) else text


def _read(text: str, step: str) -> Condition:
    denied = re.fullmatch(r'not \((.+)\)', text)
    if denied:
        return Not.model_validate({'not': _read(denied[1], step)})
    for mark, kind in ((' or ', 'any'), (' and ', 'all')):
        if mark in text:
            inner = tuple(_read(part, step) for part in text.split(mark))
            return AnyOf(any=inner) if kind == 'any' else AllOf(all=inner)
    found = _COMPARISON.fullmatch(text)
    if found is None:
        raise ValueError(f"'{step}': '{text}' is no condition")
    entity, attribute, op, value = found.groups()
    if entity == 'time':
        return AtTime(time=value)
    return Compare(entity=entity, attribute=attribute or 'state', op=_OPS[op], value=value)


# --- from a graph


def plain_steps(graph: ActionGraph | None, site: Site) -> tuple[PlainStep, ...]:
    """Return the steps of a graph without its gates, whose conditions their steps carry."""
    if graph is None:
        return ()
    by_id = {s.id: s for s in graph.steps}
    found: list[PlainStep] = []
    for step in graph.steps:
        if _is_gate(step):
            continue
        skill = skill_of(step.target, step.skill, site)
        gates = [by_id[i] for i in _given(step, by_id)]
        gates += [by_id[i] for i in step.after if i in by_id and _is_gate(by_id[i])]
        before = [by_id[i] for i in _before(step, by_id)]
        repeat = step.repeat
        until = repeat.until if repeat is not None else None
        plain = PlainStep(
            step.skill,
            step.target,
            _arguments(step.args, skill),
            _guards([step, *gates], site),
            _guards([s for s in before if _is_gate(s)], site),
            until=_condition(until, site) if until is not None else '',
            step=step,
        )
        # 'x3' and three times the same are the same
        found += [plain] * (1 if repeat is None or until is not None else repeat.times)
    return tuple(found)


def written_out(steps: Iterable[PlainStep]) -> tuple[PlainStep, ...]:
    """Return the steps with those that are done N times written N times."""
    return tuple(replace(s, times=1) for s in steps for _ in range(s.times))


def order_of(graph: ActionGraph | None, site: Site) -> frozenset[Pair]:
    """Return which step has to come before which, without steps that come twice."""
    if graph is None:
        return frozenset()
    by_id = {s.id: s for s in graph.steps}
    keys = {
        s.id: (s.skill, s.target, _arguments(s.args, skill_of(s.target, s.skill, site)))
        for s in graph.steps
        if not _is_gate(s)
    }
    pairs = {
        (keys[earlier], keys[step.id])
        for step in graph.steps
        if step.id in keys
        for earlier in _before(step, by_id)
        if earlier in keys
    }
    return frozenset((a, b) for a, b in pairs if a != b and (b, a) not in pairs)


def same_steps(got: Sequence[PlainStep], gold: Iterable[PlainStep]) -> bool:
    """Return whether each step is a gold one and each gold one is there, in any order."""
    left = list(got)
    for wanted in written_out(gold):
        found = next((s for s in left if s.is_meant(wanted)), None)
        if found is None:
            return False
        left.remove(found)
    return not left


def _is_gate(step: Step) -> bool:
    return step.target == BRIDGE and step.skill in GATES


def _given(step: Step, by_id: Mapping[str, Step]) -> list[str]:
    """Return the gates that a step needs, and those that these need."""
    found: dict[str, None] = {}
    todo = list(step.given)
    while todo:
        one = todo.pop()
        if one in by_id and one not in found:
            found[one] = None
            todo += by_id[one].given
    return list(found)


def _before(step: Step, by_id: Mapping[str, Step]) -> list[str]:
    """Return every step that has to be over before this one."""
    found: dict[str, None] = {}
    todo = [*step.after, *step.given]
    while todo:
        one = todo.pop()
        if one in by_id and one not in found:
            found[one] = None
            todo += [*by_id[one].after, *by_id[one].given]
    return list(found)


def _guards(steps: Iterable[Step], site: Site) -> frozenset[str]:
    return frozenset(
        f'{"if" if s.when.mode == "if" else "when"} {one}'
        for s in steps
        if s.when is not None
        for one in _parts(s.when.condition, site)
    )


# --- one form for values and conditions


def _arguments(args: Mapping[str, Scalar], skill: Skill | None) -> tuple[tuple[str, str], ...]:
    """Return the arguments that are not what they would be anyway."""
    found = []
    for name, value in sorted(args.items()):
        default = arg.default if skill is not None and (arg := skill.arg(name)) else None
        if default is None or _plain(value) != _plain(default):
            found.append((name, _plain(value)))
    return tuple(found)


def _plain(value: Scalar) -> str:
    """Return a value for comparing: numbers to three digits, texts as words."""
    if isinstance(value, bool):
        return str(value).lower()
    try:
        return f'{float(value):.3g}'
    except ValueError:
        return ' '.join(words(str(value)))


def _parts(condition: Condition, site: Site) -> list[str]:
    """Return the conditions that all have to hold, each as text."""
    condition = _undenied(condition)
    if isinstance(condition, AllOf):
        return [text for one in condition.all for text in _parts(one, site)]
    if isinstance(condition, AnyOf):
        return [' or '.join(sorted(f'({_condition(c, site)})' for c in condition.any))]
    if isinstance(condition, AtTime):
        return [f'time={condition.time}']
    if isinstance(condition, Not):
        return [f'not ({_condition(condition.not_, site)})']
    op, value = condition.op, _plain(condition.value)
    values = _values_of(condition, site)
    if op == 'ne' and len(values) == 2 and value in values:
        op, value = 'eq', next(v for v in values if v != value)
    return [f'{condition.entity}.{condition.attribute}{_SIGNS[op]}{value}']


def _condition(condition: Condition, site: Site) -> str:
    return ' and '.join(sorted(_parts(condition, site)))


def _undenied(condition: Condition) -> Condition:
    """Return the condition with a 'not' moved inside where that says the same."""
    if not isinstance(condition, Not):
        return condition
    inner = condition.not_
    if isinstance(inner, Not):
        return _undenied(inner.not_)
    if isinstance(inner, Compare):
        return inner.model_copy(update={'op': _DENIED[inner.op]})
    if isinstance(inner, AllOf):
        return AnyOf(any=tuple(Not.model_validate({'not': c}) for c in inner.all))
    if isinstance(inner, AnyOf):
        return AllOf(all=tuple(Not.model_validate({'not': c}) for c in inner.any))
    return condition


def _values_of(compare: Compare, site: Site) -> tuple[str, ...]:
    device = site.devices.get(compare.entity)
    kind = site.kinds.get(device.kind) if device is not None else None
    return tuple(kind.attributes.get(compare.attribute, '').split('|')) if kind else ()
