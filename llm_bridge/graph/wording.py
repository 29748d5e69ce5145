"""Steps, values, conditions and outcomes in words for people, made from the graph only."""

from collections.abc import Mapping
import math
import re

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Outcome, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import GATES, skill_of, SKILLS
from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.graph.own_wording import own_call
from llm_bridge.graph.truth import number
from llm_bridge.graph.wording_en import SENSED
from llm_bridge.graph.wording_tables import Words, words_of
from llm_bridge.site.entity import Device, Entity, KeepOut, Person, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

ENGLISH = 'en'
_ENTITIES = (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY)
_DRIVING = frozenset({'go', 'drive', 'navigate', 'move', 'travel', 'come', 'goto'})
"""Words for going that 'drive' says; a drone flies."""


def name_words(entity_id: str, site: Site, language: str = ENGLISH) -> str:
    """Return an entity as it is called in a sentence: 'the hall light', 'Anna'."""
    w = words_of(language)
    if entity_id == BRIDGE:
        return w.ME
    entity = site.entities.get(entity_id)
    if entity is None:
        return f"'{entity_id}'"
    return entity.name if isinstance(entity, Person) else w.named(_name_in(entity, site, language))


def zone_words(zone: KeepOut, site: Site, language: str = ENGLISH) -> str:
    """Return a keep-out zone as it is called in a sentence."""
    return words_of(language).named(_name_in(zone, site, language))


def _name_in(entity: Entity | KeepOut, site: Site, language: str) -> str:
    """Return what an entity is called in a language; its name where it is called nothing there."""
    if language == site.language or not entity.aliases.get(language):
        return entity.name
    return entity.aliases[language][0]


def number_words(value: float, unit: str | None = None, language: str = ENGLISH) -> str:
    """Return a number with its unit: '40 percent', '2 minutes 30 seconds', '90 degrees'."""
    w = words_of(language)
    found = number(value)
    if found is None:
        return str(value)
    if unit in ('s', 'second', 'seconds'):
        return _duration(found, w)
    if unit in ('rad', 'radian', 'radians'):
        found, unit = round(math.degrees(found), 1), 'deg'
    text = f'{round(found, 3):.10g}'.replace('.', w.DECIMAL)
    if unit is None or unit == '':
        return text
    one, many = w.UNITS.get(unit, (unit, unit))
    return f'{text} {one if abs(found) == 1 else many}'.strip()


def value_words(value: Scalar, arg: Arg | None, site: Site, language: str = ENGLISH) -> str:
    """Return the value of an argument: an entity by name, a number with its unit."""
    w = words_of(language)
    if isinstance(value, bool):
        return w.YES if value else w.NO
    if isinstance(value, int | float):
        if arg is None:
            return number_words(value, None, language)
        unit = 's' if arg.type is ArgType.DURATION else arg.unit
        return number_words(value, unit, language)
    if arg is not None and arg.type in (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY):
        return name_words(value, site, language)
    value = ' '.join(value.split())  # in one line
    if arg is not None and arg.type is ArgType.TEXT:
        return f'"{value}"'
    plain = value.replace('_', ' ')
    return w.VALUES.get(plain, plain)


def step_words(step: Step, site: Site, language: str = ENGLISH) -> str:
    """Return a step as one says it: 'turn off the hall light', 'drive the rover to the kitchen'.

    Its condition and repetition are part of it; what it waits for is not.
    """
    w = words_of(language)
    words = call_words(step, site, language)
    if step.repeat is not None and step.repeat.until is not None:
        pattern = w.UNTIL if step.repeat.times == 1 else w.UNTIL_AT_MOST
        until = condition_words(step.repeat.until, site, language)
        words = pattern.format(step=words, times=step.repeat.times, condition=until)
    elif step.repeat is not None and step.repeat.times > 1:
        pattern = w.TWICE if step.repeat.times == 2 else w.TIMES
        words = pattern.format(step=words, times=step.repeat.times)
    if step.when is not None and not (step.target == BRIDGE and step.skill in GATES):
        pattern = w.IF if step.when.mode == 'if' else w.WHEN
        condition = condition_words(step.when.condition, site, language)
        words = pattern.format(step=words, condition=condition)
    return words


def call_words(step: Step, site: Site, language: str = ENGLISH) -> str:
    """Return the skill, target and arguments of a step only, without condition and repetition."""
    w = words_of(language)
    if step.target == BRIDGE and step.skill in GATES and step.when is not None:
        pattern = w.CHECK if step.skill == 'check' else w.WAIT_UNTIL
        return pattern.format(condition=condition_words(step.when.condition, site, language))
    skill = skill_of(step.target, step.skill, site)
    values = {
        key: value_words(value, skill.arg(key) if skill else None, site, language)
        for key, value in (arguments(step, skill) if skill else step.args).items()
    }
    target = name_words(step.target, site, language)
    bare = target.removesuffix(w.IN_THE_VERB.get(step.skill, ''))
    target = bare if ' ' in bare else target  # but for a lock that is called 'lock'
    motion = (skill.motion if skill is not None else None) or ''
    if (
        motion == 'turn'
        and step.args.get('direction') in ('around', 'round')
        and 'angle' not in step.args
    ):
        return _fill(w.TURN_AROUND, {'target': target})
    for pattern in _patterns(step, skill, motion, w):
        slots = set(re.findall(r'{(\w+)}', pattern))
        rest = {k: v for k, v in values.items() if k not in slots}
        if slots <= {'target', *values} and not (slots == {'target'} and _names_one(rest, skill)):
            words = _fill(pattern, {'target': target, **values})
            return ' '.join((words, *_loose(rest, w)))
    return _plain_call(step, skill, target, values, site, language)


def _patterns(step: Step, skill: Skill | None, motion: str, w: Words) -> tuple[str, ...]:
    """Return the phrases that fit a step; a site's own way of going has its own verb."""
    if step.target != BRIDGE and step.skill in SKILLS:
        return ()  # a robot's own 'tell' is not mine
    flies = motion == 'go' and step.skill.split('_')[0] not in _DRIVING and w is words_of(ENGLISH)
    return w.SKILLS.get(step.skill) or (() if flies else w.MOTIONS.get(motion, ()))


def _names_one(values: Mapping[str, str], skill: Skill | None) -> bool:
    """Return whether one of the values is an entity, which is what something is done to."""
    args = [skill.arg(key) for key in values] if skill is not None else []
    return any(arg is not None and arg.type in _ENTITIES for arg in args)


def _plain_call(
    step: Step,
    skill: Skill | None,
    target: str,
    values: Mapping[str, str],
    site: Site,
    language: str,
) -> str:
    w = words_of(language)
    setting = re.fullmatch(r'set_(\w+)', step.skill)
    if setting and len(values) <= 1 and _sets(step, skill, values, site):
        pattern = w.SET if values else w.SET_ONLY
        what = setting[1].replace('_', ' ')
        return _fill(
            pattern,
            {
                'what': w.SETTINGS.get(what, what),
                'target': target,
                'value': next(iter(values.values()), ''),
            },
        )
    if skill is not None and step.target != BRIDGE:
        return own_call(skill, step.target, target, arguments(step, skill), values, site, language)
    verb = step.skill.replace('_', ' ')
    pattern = w.ROBOT if step.target in site.robots else w.DEVICE
    return ' '.join((_fill(pattern, {'target': target, 'verb': verb}), *_loose(values, w)))


def _sets(step: Step, skill: Skill | None, values: Mapping[str, str], site: Site) -> bool:
    """Return whether set_WHAT gives an attribute a value: 'set fork height', not 'set down'."""
    if step.target not in site.robots:
        return True
    arg = skill.arg(next(iter(values), '')) if skill is not None else None
    return arg is not None and arg.type not in _ENTITIES and step.skill != 'set_down'


def _loose(values: Mapping[str, str], w: Words) -> tuple[str, ...]:
    """Return values as phrases of their own: 'to the kitchen', 'at speed 0.3'."""
    return tuple(
        f'{w.PREPOSITIONS[key]} {text}'.strip()
        if key in w.PREPOSITIONS
        else _fill(w.LOOSE, {'key': key.replace('_', ' '), 'value': text})
        for key, text in values.items()
    )


def _fill(pattern: str, slots: Mapping[str, str]) -> str:
    # Not str.format: a value may hold braces, and is data only.
    return re.sub(r'{(\w+)}', lambda found: slots[found[1]], pattern)


def condition_words(condition: Condition, site: Site, language: str = ENGLISH) -> str:
    """Return a condition as a clause: 'the vacuum is docked and it is 07:00'."""
    w = words_of(language)
    match condition:
        case Compare():
            return _comparison(condition, site, language)
        case AtTime():
            return w.AT_TIME.format(time=condition.time)
        case Not():
            return _negation(condition.not_, site, language)
        case AllOf():
            return w.AND.join(condition_words(c, site, language) for c in condition.all)
        case AnyOf():
            return w.OR.join(condition_words(c, site, language) for c in condition.any)


def _comparison(condition: Compare, site: Site, language: str) -> str:
    w = words_of(language)
    entity = name_words(condition.entity, site, language)
    raw = condition.value
    pattern = w.COMPARISONS[condition.op]
    attribute = condition.attribute.replace('_', ' ')
    what = w.ATTRIBUTE.format(attribute=w.SETTINGS.get(attribute, attribute), entity=entity)
    value = (
        name_words(raw, site, language)
        if isinstance(raw, str) and raw in site.entities
        else number_words(raw, _unit(condition.entity, condition.attribute, site), language)
        if not isinstance(raw, str | bool)
        else value_words(raw, None, site, language)
    )
    thing = site.entities.get(condition.entity)
    if isinstance(thing, Device) and condition.attribute == 'state':
        sensed = SENSED.get((thing.device_class or '', str(raw)))
        value = value if sensed is None else w.VALUES.get(sensed, sensed)
    if condition.attribute == 'state' and condition.op in w.STATE_VERBS:
        pattern = w.STATE_VERBS[condition.op]
    elif condition.attribute == 'area' and condition.op in w.IN_AREA:
        pattern = w.IN_AREA[condition.op]
    elif condition.attribute == 'place' and condition.op in w.AT_PLACE:
        pattern = w.AT_PLACE[condition.op]
    elif condition.attribute == 'holding' and condition.op in w.HOLDS:
        pattern = (w.NOTHING_HELD if raw == '' else w.HOLDS)[condition.op]
    elif condition.attribute in ('value', 'state'):
        what = entity
    elif isinstance(thing, Robot) and _is_in_its_words(raw) and condition.op in w.TOLD:
        pattern = w.TOLD[condition.op]
    elif w is words_of(ENGLISH) and re.search('[^su]s$', attribute):
        pattern = pattern.replace('{what} is', '{what} are')
    return _fill(pattern, {'entity': entity, 'what': what, 'value': value, 'attribute': attribute})


def _is_in_its_words(value: Scalar) -> bool:
    """Return whether a value is a text that only who tells it understands: 'mopping'."""
    return isinstance(value, str) and value not in ('on', 'off', 'open', 'closed')


def _negation(condition: Condition, site: Site, language: str) -> str:
    opposite = {'eq': 'ne', 'ne': 'eq', 'lt': 'ge', 'ge': 'lt', 'gt': 'le', 'le': 'gt'}
    if isinstance(condition, Compare):
        turned = condition.model_copy(update={'op': opposite[condition.op]})
        return _comparison(turned, site, language)
    inner = condition_words(condition, site, language)
    return words_of(language).NOT.format(condition=inner)


def _unit(entity_id: str, attribute: str, site: Site) -> str | None:
    entity = site.entities.get(entity_id)
    if not isinstance(entity, Device):
        return None
    kind = site.kinds.get(entity.kind)
    if attribute in ('value', 'state') and entity.unit:
        return entity.unit
    unit = kind.attributes.get(attribute) if kind is not None else None
    return unit if unit in words_of(ENGLISH).UNITS else None


def report_sentence(
    graph: ActionGraph,
    outcomes: Mapping[str, Outcome],
    site: Site,
    reasons: Mapping[str, str] | None = None,
    in_words: Mapping[str, str] | None = None,
) -> str:
    """Return what was done and what was not, made from the outcomes only, in the graph's language.

    `reasons` gives a clause for a step ('it timed out'), `in_words` one that is in the graph's
    language already; waits and conditions that went well or did not hold are not worth a word.
    """
    w, why, told_so = words_of(graph.language), reasons or {}, in_words or {}
    sentences = []
    for outcome, pattern in w.OUTCOMES.items():
        told = [
            _with_reason(
                s, site, why.get(s.id, ''), told_so.get(s.id, ''), outcome, graph.language
            )
            for s in graph.steps
            if outcomes.get(s.id) is outcome and _is_worth_telling(s, outcome)
        ]
        if told:
            sentences.append(_fill(pattern, {'steps': '; '.join(told)}))
    open_steps = [call_words(s, site, graph.language) for s in graph.steps if s.id not in outcomes]
    if open_steps:
        sentences.append(_fill(w.MISSING, {'steps': '; '.join(open_steps)}))
    return ' '.join(sentences) or _came_true(graph, outcomes, site) or w.NOTHING_TO_DO


def _came_true(graph: ActionGraph, outcomes: Mapping[str, Outcome], site: Site) -> str:
    """Return what was waited for, where nothing else was to be done: it is what was asked for."""
    came = [
        condition_words(s.when.condition, site, graph.language)
        for s in graph.steps
        if s.skill == 'wait_until' and s.when and outcomes.get(s.id) is Outcome.CONFIRMED
    ]
    return ' '.join(f'{clause[:1].upper()}{clause[1:]}.' for clause in came)


def _with_reason(
    step: Step, site: Site, reason: str, in_words: str, outcome: Outcome, language: str
) -> str:
    words = call_words(step, site, language)
    w = words_of(language)
    if in_words:
        reason = in_words
    elif w.REASONS:
        reason = next((own for begin, own in w.REASONS.items() if re.match(begin, reason)), '')
    if not reason or outcome is Outcome.CONFIRMED:
        return words
    return _fill(w.BECAUSE, {'step': words, 'reason': reason.rstrip('. ')})


def _is_worth_telling(step: Step, outcome: Outcome) -> bool:
    if step.target != BRIDGE:
        return True
    return outcome in (Outcome.FAILED, Outcome.CANCELLED)


def _duration(seconds: float, w: Words) -> str:
    if seconds < 60:
        return _counted(seconds, 's', w)
    whole = round(seconds)
    parts = ((whole // 3600, 'h'), (whole % 3600 // 60, 'min'), (whole % 60, 's'))
    return ' '.join(_counted(n, unit, w) for n, unit in parts if n)


def _counted(count: float, unit: str, w: Words) -> str:
    one, many = w.UNITS[unit]
    return f'{round(count, 2):.10g}'.replace('.', w.DECIMAL) + f' {one if count == 1 else many}'
