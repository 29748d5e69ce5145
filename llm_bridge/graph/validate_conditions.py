"""Whether the conditions of a graph can be looked at: known entities, attributes and values."""

from collections.abc import Iterator, Mapping

from llm_bridge.graph.about import about
from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.graph.nearest import listed, nearest_entities
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.truth import number
from llm_bridge.graph.wording import name_words
from llm_bridge.site.entity import Area, Device, EntityType, Place, Robot
from llm_bridge.site.names import nearest
from llm_bridge.site.site import Site

DEEPEST = 8
"""Most levels of conditions within conditions."""

_WORDS = frozenset({'', 'name', 'text', 'string', 'word', 'words', 'id'})
"""Descriptions of attributes that hold words; 'a|b' lists values, all others are units."""

_ROBOT_ATTRIBUTES = {'state': 'docked|moving|idle', 'area': 'area', 'place': 'place'}


def check_conditions(graph: ActionGraph, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the conditions of every step."""
    for step in graph.steps:
        if step.when is not None:
            yield from _check(step, step.when.condition, site, waits=step.when.mode == 'wait')
        if step.repeat is not None and step.repeat.until is not None:
            yield from _check(step, step.repeat.until, site, waits=True)


def attributes(entity_id: str, site: Site) -> Mapping[str, str]:
    """Return state attribute -> unit, 'a|b' values or sort of words, of one robot or device."""
    entity = site.entities.get(entity_id)
    if isinstance(entity, Robot):
        return {**_ROBOT_ATTRIBUTES, **dict.fromkeys(entity.observe, '')}
    if isinstance(entity, Device):
        kind = site.kinds.get(entity.kind)
        found = dict(kind.attributes) if kind is not None else {}
        for skill in entity.skills.values():
            for effect in skill.effects:
                found.setdefault(effect.attribute, '')
        return found
    return {}


def _check(
    step: Step, condition: Condition, site: Site, *, waits: bool, depth: int = 1
) -> Iterator[Problem]:
    if depth > DEEPEST:
        yield about(
            step, Code.TOO_LONG, f'A condition has more than {DEEPEST} levels; say it more simply.'
        )
        return
    match condition:
        case Compare():
            yield from _check_compare(step, condition, site)
        case AtTime():
            if not waits:
                yield about(
                    step,
                    Code.UNSUPPORTED,
                    f'One can wait for {condition.time}, and not ask whether it is '
                    f"{condition.time} now; use a guard of mode 'wait'.",
                    came=condition.time,
                    suggestion=f'at {condition.time}',
                )
        case Not():
            yield from _check(step, condition.not_, site, waits=False, depth=depth + 1)
        case AllOf():
            for part in condition.all:
                yield from _check(step, part, site, waits=waits, depth=depth + 1)
        case AnyOf():
            for part in condition.any:
                yield from _check(step, part, site, waits=waits, depth=depth + 1)


def _check_compare(step: Step, condition: Compare, site: Site) -> Iterator[Problem]:
    who = condition.entity
    if who not in site.entities:
        near = nearest_entities(who, site)
        hint = (
            f'did you mean {listed(name_words(n, site) for n in near)}?'
            if near
            else 'name something that is known here.'
        )
        yield about(
            step,
            Code.UNKNOWN_ENTITY,
            f"A condition is about '{who}', which is not known here; {hint}",
            came=who,
            suggestion=name_words(near[0], site) if near else None,
        )
        return
    known = attributes(who, site)
    if condition.attribute not in known:
        near = nearest(condition.attribute, known, 1)
        told = f'it tells {listed(known)}' if known else 'it tells nothing about itself'
        yield about(
            step,
            Code.BAD_REFERENCE,
            f'A condition is about the {condition.attribute.replace("_", " ")} of '
            f'{name_words(who, site)}, which does not tell that; {told}.',
            came=condition.attribute,
            allowed=', '.join(known),
            suggestion=near[0] if near else None,
        )
        return
    yield from _check_value(step, condition, known[condition.attribute], site)


def _check_value(step: Step, condition: Compare, sort: str, site: Site) -> Iterator[Problem]:
    what = f'the {condition.attribute.replace("_", " ")} of {name_words(condition.entity, site)}'
    value = condition.value
    is_number = number(value) is not None
    if '|' in sort:
        choices = tuple(sort.split('|'))
        if value not in choices:
            near = nearest(str(value)[:100], choices, 1)
            yield about(
                step,
                Code.WRONG_TYPE,
                f'{what} is never {value!r:.60}; it is {listed(choices, 30)}.',
                came=str(value)[:200],
                allowed=', '.join(choices),
                suggestion=near[0] if near else None,
            )
            return
    elif sort in ('area', 'place'):
        entity = site.entities.get(value) if isinstance(value, str) else None
        if not isinstance(entity, Area | Place):
            near = nearest_entities(str(value)[:100], site, (EntityType.AREA, EntityType.PLACE))
            yield about(
                step,
                Code.UNKNOWN_ENTITY,
                f'A condition wants {what} to be {value!r:.60}, which is no area or place here.',
                came=str(value)[:200],
                suggestion=name_words(near[0], site) if near else None,
            )
            return
    elif sort not in _WORDS and not is_number:
        yield about(
            step,
            Code.WRONG_TYPE,
            f'{what} is a number ({sort}) and cannot be compared '
            f'with {value!r:.60}; give a number.',
            came=f'{value!r:.60}',
            allowed=sort,
        )
        return
    if isinstance(value, float) and not is_number:
        yield about(
            step,
            Code.WRONG_TYPE,
            f'{what} cannot be compared with {value!r}; give a finite number.',
            came=str(value),
        )
    elif condition.op not in ('eq', 'ne') and not is_number:
        yield about(
            step,
            Code.WRONG_TYPE,
            f"'{condition.op}' compares numbers, and {value!r:.60} is none; use 'eq' or 'ne'.",
            came=condition.op,
            allowed='eq, ne',
        )
