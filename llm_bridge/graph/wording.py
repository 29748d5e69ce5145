"""Steps, values, conditions and outcomes in words for people, made from the graph only."""

from collections.abc import Mapping
import math
import re

from llm_bridge.graph import wording_en
from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Outcome, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import GATES, skill_of
from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.graph.truth import number
from llm_bridge.site.entity import Device, Person
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

W = wording_en
"""The table of words. Another language is a module with the same names."""


def name_words(entity_id: str, site: Site) -> str:
    """Return an entity as it is called in a sentence: 'the hall light', 'Anna'."""
    if entity_id == BRIDGE:
        return W.ME
    entity = site.entities.get(entity_id)
    if entity is None:
        return f"'{entity_id}'"
    return entity.name if isinstance(entity, Person) else W.named(entity.name)


def number_words(value: float, unit: str | None = None) -> str:
    """Return a number with its unit: '40 percent', '2 minutes 30 seconds', '90 degrees'."""
    found = number(value)
    if found is None:
        return str(value)
    if unit in ('s', 'second', 'seconds'):
        return _duration(found)
    if unit in ('rad', 'radian', 'radians'):
        found, unit = round(math.degrees(found), 1), 'deg'
    text = f'{round(found, 3):.10g}'
    if unit is None or unit == '':
        return text
    one, many = W.UNITS.get(unit, (unit, unit))
    return f'{text} {one if abs(found) == 1 else many}'.strip()


def value_words(value: Scalar, arg: Arg | None, site: Site) -> str:
    """Return the value of an argument: an entity by name, a number with its unit."""
    if isinstance(value, bool):
        return W.YES if value else W.NO
    if isinstance(value, int | float):
        if arg is None:
            return number_words(value)
        return number_words(value, 's' if arg.type is ArgType.DURATION else arg.unit)
    if arg is not None and arg.type in (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY):
        return name_words(value, site)
    if arg is not None and arg.type is ArgType.TEXT:
        return f'"{value}"'
    return value.replace('_', ' ')


def step_words(step: Step, site: Site) -> str:
    """Return a step as one says it: 'turn off the hall light', 'drive the rover to the kitchen'.

    Its condition and repetition are part of it; what it waits for is not.
    """
    words = call_words(step, site)
    if step.repeat is not None and step.repeat.until is not None:
        pattern = W.UNTIL if step.repeat.times == 1 else W.UNTIL_AT_MOST
        words = pattern.format(
            step=words, times=step.repeat.times, condition=condition_words(step.repeat.until, site)
        )
    elif step.repeat is not None and step.repeat.times > 1:
        pattern = W.TWICE if step.repeat.times == 2 else W.TIMES
        words = pattern.format(step=words, times=step.repeat.times)
    if step.when is not None and not (step.target == BRIDGE and step.skill in GATES):
        pattern = W.IF if step.when.mode == 'if' else W.WHEN
        words = pattern.format(step=words, condition=condition_words(step.when.condition, site))
    return words


def call_words(step: Step, site: Site) -> str:
    """Return the skill, target and arguments of a step only, without condition and repetition."""
    if step.target == BRIDGE and step.skill in GATES and step.when is not None:
        pattern = W.CHECK if step.skill == 'check' else W.WAIT_UNTIL
        return pattern.format(condition=condition_words(step.when.condition, site))
    skill = skill_of(step.target, step.skill, site)
    values = {
        key: value_words(value, skill.arg(key) if skill else None, site)
        for key, value in (arguments(step, skill) if skill else step.args).items()
    }
    target = name_words(step.target, site).removesuffix(W.IN_THE_VERB.get(step.skill, ''))
    motion = (skill.motion if skill is not None else None) or ''
    if (
        motion == 'turn'
        and step.args.get('direction') in ('around', 'round')
        and 'angle' not in step.args
    ):
        return _fill(W.TURN_AROUND, {'target': target})
    for pattern in W.SKILLS.get(step.skill) or W.MOTIONS.get(motion, ()):
        slots = set(re.findall(r'{(\w+)}', pattern))
        if slots <= {'target', *values}:
            words = _fill(pattern, {'target': target, **values})
            return ' '.join((words, *_loose({k: v for k, v in values.items() if k not in slots})))
    return _plain_call(step, skill, target, values, site)


def _plain_call(
    step: Step, skill: Skill | None, target: str, values: Mapping[str, str], site: Site
) -> str:
    setting = re.fullmatch(r'set_(\w+)', step.skill)
    if setting and len(values) <= 1 and step.target not in site.robots:
        pattern = W.SET if values else W.SET_ONLY
        return _fill(
            pattern,
            {
                'what': setting[1].replace('_', ' '),
                'target': target,
                'value': next(iter(values.values()), ''),
            },
        )
    words = skill.words.get('en', ()) if skill is not None else ()
    verb = words[0] if words else step.skill.replace('_', ' ')
    start = (
        W.ROBOT.format(target=target, verb=verb)
        if step.target in site.robots
        else f'{verb} {target}'
    )
    return ' '.join((start, *_loose(values)))


def _loose(values: Mapping[str, str]) -> tuple[str, ...]:
    """Return values as phrases of their own: 'to the kitchen', 'at speed 0.3'."""
    return tuple(
        f'{W.PREPOSITIONS[key]} {text}'.strip()
        if key in W.PREPOSITIONS
        else f'with {key.replace("_", " ")} {text}'
        for key, text in values.items()
    )


def _fill(pattern: str, slots: Mapping[str, str]) -> str:
    # Not str.format: a value may hold braces, and is data only.
    return re.sub(r'{(\w+)}', lambda found: slots[found[1]], pattern)


def condition_words(condition: Condition, site: Site) -> str:
    """Return a condition as a clause: 'the vacuum is docked and it is 07:00'."""
    match condition:
        case Compare():
            return _comparison(condition, site)
        case AtTime():
            return W.AT_TIME.format(time=condition.time)
        case Not():
            return _negation(condition.not_, site)
        case AllOf():
            return W.AND.join(condition_words(c, site) for c in condition.all)
        case AnyOf():
            return W.OR.join(condition_words(c, site) for c in condition.any)


def _comparison(condition: Compare, site: Site) -> str:
    entity = name_words(condition.entity, site)
    raw = condition.value
    pattern = W.COMPARISONS[condition.op]
    what = W.ATTRIBUTE.format(attribute=condition.attribute.replace('_', ' '), entity=entity)
    value = (
        name_words(raw, site)
        if isinstance(raw, str) and raw in site.entities
        else number_words(raw, _unit(condition.entity, condition.attribute, site))
        if not isinstance(raw, str | bool)
        else value_words(raw, None, site)
    )
    thing = site.entities.get(condition.entity)
    if isinstance(thing, Device) and condition.attribute == 'state':
        value = W.SENSED.get((thing.device_class or '', str(raw)), value)
    if condition.attribute == 'state' and condition.op in W.STATE_VERBS:
        pattern = W.STATE_VERBS[condition.op]
    elif condition.attribute == 'area' and condition.op in W.IN_AREA:
        pattern = W.IN_AREA[condition.op]
    elif condition.attribute == 'place' and condition.op in W.AT_PLACE:
        pattern = W.AT_PLACE[condition.op]
    elif condition.attribute == 'holding' and condition.op in W.HOLDS:
        pattern = (W.NOTHING_HELD if raw == '' else W.HOLDS)[condition.op]
    elif condition.attribute in ('value', 'state'):
        what = entity
    return _fill(pattern, {'entity': entity, 'what': what, 'value': value})


def _negation(condition: Condition, site: Site) -> str:
    opposite = {'eq': 'ne', 'ne': 'eq', 'lt': 'ge', 'ge': 'lt', 'gt': 'le', 'le': 'gt'}
    if isinstance(condition, Compare):
        return _comparison(condition.model_copy(update={'op': opposite[condition.op]}), site)
    return W.NOT.format(condition=condition_words(condition, site))


def _unit(entity_id: str, attribute: str, site: Site) -> str | None:
    entity = site.entities.get(entity_id)
    if not isinstance(entity, Device):
        return None
    kind = site.kinds.get(entity.kind)
    if attribute in ('value', 'state') and entity.unit:
        return entity.unit
    unit = kind.attributes.get(attribute) if kind is not None else None
    return unit if unit in W.UNITS else None


def report_sentence(
    graph: ActionGraph,
    outcomes: Mapping[str, Outcome],
    site: Site,
    reasons: Mapping[str, str] | None = None,
) -> str:
    """Return what was done and what was not, made from the outcomes only.

    `reasons` gives a clause for a step ('it timed out'); waits and conditions that went well or
    did not hold are not worth a word.
    """
    why = reasons or {}
    sentences = []
    for outcome, pattern in W.OUTCOMES.items():
        told = [
            _with_reason(s, site, why.get(s.id, ''), outcome)
            for s in graph.steps
            if outcomes.get(s.id) is outcome and _is_worth_telling(s, outcome)
        ]
        if told:
            sentences.append(_fill(pattern, {'steps': '; '.join(told)}))
    open_steps = [call_words(s, site) for s in graph.steps if s.id not in outcomes]
    if open_steps:
        sentences.append(_fill(W.MISSING, {'steps': '; '.join(open_steps)}))
    return ' '.join(sentences) or W.NOTHING_TO_DO


def _with_reason(step: Step, site: Site, reason: str, outcome: Outcome) -> str:
    words = call_words(step, site)
    if not reason or outcome is Outcome.CONFIRMED:
        return words
    return _fill(W.BECAUSE, {'step': words, 'reason': reason.rstrip('. ')})


def _is_worth_telling(step: Step, outcome: Outcome) -> bool:
    if step.target != BRIDGE:
        return True
    return outcome in (Outcome.FAILED, Outcome.CANCELLED)


def _duration(seconds: float) -> str:
    if seconds < 60:
        return _counted(seconds, 's')
    whole = round(seconds)
    parts = ((whole // 3600, 'h'), (whole % 3600 // 60, 'min'), (whole % 60, 's'))
    return ' '.join(_counted(n, unit) for n, unit in parts if n)


def _counted(count: float, unit: str) -> str:
    one, many = W.UNITS[unit]
    return f'{round(count, 2):.10g} {one if count == 1 else many}'
