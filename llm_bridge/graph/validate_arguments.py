"""Whether the target of a step can do the skill, with these arguments."""

from collections.abc import Iterator
import math

from llm_bridge.graph.about import about, capital, offering
from llm_bridge.graph.action_graph import BRIDGE, Step
from llm_bridge.graph.arguments import arguments, bounds
from llm_bridge.graph.builtin import GATES, skill_of, skills_of
from llm_bridge.graph.nearest import actors, listed, nearest_entities
from llm_bridge.graph.normalise import risk_of
from llm_bridge.graph.policy_words import (
    allowed_instead,
    instead_words,
    rule_words,
    source_words,
)
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.truth import number
from llm_bridge.graph.wording import call_words, name_words, number_words
from llm_bridge.site.entity import Area, Entity, EntityType, Place
from llm_bridge.site.names import nearest
from llm_bridge.site.rulings import ruling
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Risk, Scalar, Skill

__all__ = ['arguments', 'bounds', 'check_call', 'check_value', 'has_pose']

LONGEST_TEXT = 1000
"""Most characters of a text argument."""

_ENTITY_TYPES = {
    ArgType.PLACE: (EntityType.AREA, EntityType.PLACE),
    ArgType.OBJECT: (EntityType.OBJECT,),
    ArgType.ENTITY: tuple(EntityType),
}
_COMPOSED = ('s', 'second', 'rad', 'radian')
"""Units whose numbers are said in others: minutes, degrees."""
_ACTORS = (EntityType.ROBOT, EntityType.DEVICE)


def check_call(step: Step, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the target, skill and arguments of one step by itself."""
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        yield _no_such_call(step, site)
        return
    if risk_of(step, site) is Risk.FORBIDDEN:
        yield _forbidden(step, site)
    if step.target == BRIDGE and step.skill in GATES:
        yield from _check_gate(step)
    for key, value in step.args.items():
        arg = skill.arg(key)
        if arg is None:
            yield _unknown_argument(step, skill, key, site)
        else:
            yield from check_value(step, arg, value, site)
    for arg in skill.args:
        if arg.required and arg.name not in step.args:
            yield about(
                step,
                Code.MISSING_ARGUMENT,
                f"'{step.skill}' needs {_argument_words(arg)}, and nothing was said about it; "
                f'say {_say_what(arg)}.',
                allowed=_allowed_words(arg, site),
            )


def _forbidden(step: Step, site: Site) -> Problem:
    found = None if step.target == BRIDGE else ruling(site, step.target, step.skill, step.args)
    declared = skill_of(step.target, step.skill, site)
    source = rule = ''
    has_rule = True
    if found is not None and found.tier is Risk.FORBIDDEN:
        is_declared = declared is not None and declared.risk is Risk.FORBIDDEN
        source = '' if is_declared else f', {source_words(found)}'
        rule = '' if is_declared or found.rule is None else rule_words(found.rule)
        has_rule = is_declared or found.rule is not None
    instead = allowed_instead(step, site)
    return about(
        step,
        Code.FORBIDDEN,
        f'To {call_words(step, site)} is never allowed here{source}; nothing can confirm it. '
        f'{instead_words(instead, step.target, site)}'.rstrip(),
        rule=rule,
        instead=instead,
        has_rule=has_rule,
    )


def _check_gate(step: Step) -> Iterator[Problem]:
    mode = GATES[step.skill]
    if step.when is None:
        yield about(
            step,
            Code.MALFORMED,
            f"A '{step.skill}' step needs a condition in 'when'; give one, or leave the step out.",
            allowed=f"'when' of mode {mode}",
        )
    elif step.when.mode != mode:
        yield about(
            step,
            Code.MALFORMED,
            f"A '{step.skill}' step takes a guard of mode '{mode}', not '{step.when.mode}'.",
            came=step.when.mode,
            allowed=mode,
        )


def check_value(step: Step, arg: Arg, value: Scalar, site: Site) -> Iterator[Problem]:
    """Yield what is wrong with the value of one argument: type, range, choice, entity."""
    if arg.type in (ArgType.NUMBER, ArgType.DURATION):
        yield from _check_number(step, arg, value, site)
    elif not isinstance(value, str):
        yield about(
            step,
            Code.WRONG_TYPE,
            f"{_argument_words(arg)} of '{step.skill}' must be {_say_what(arg)}, "
            f'not {value!r:.60}.',
            came=f'{value!r:.60}',
            allowed=_allowed_words(arg, site),
        )
    elif arg.type is ArgType.CHOICE:
        if value not in arg.choices:
            near = nearest(value, arg.choices, 1)
            yield offering(
                about(
                    step,
                    Code.OUT_OF_RANGE,
                    f'{_argument_words(arg)} of {name_words(step.target, site)} cannot be '
                    f"'{value:.60}'; allowed are {listed(arg.choices, 30)}.",
                    came=value[:200],
                    allowed=', '.join(arg.choices),
                ),
                _with(step, arg, near[0]) if near else None,
                site,
            )
    elif arg.type is ArgType.TEXT:
        if len(value) > LONGEST_TEXT:
            yield about(
                step,
                Code.TOO_LONG,
                f"{_argument_words(arg)} of '{step.skill}' has {len(value)} characters; "
                f'at most {LONGEST_TEXT} are allowed.',
                came=f'{len(value)} characters',
                allowed=f'{LONGEST_TEXT} characters',
            )
    else:
        yield from _check_entity(step, arg, value, site)


def _check_number(step: Step, arg: Arg, value: Scalar, site: Site) -> Iterator[Problem]:
    unit = 's' if arg.type is ArgType.DURATION else arg.unit
    whom = name_words(step.target, site) if step.target != BRIDGE else 'a wait'
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield about(
            step,
            Code.WRONG_TYPE,
            f"{_argument_words(arg)} of '{step.skill}' must be a number"
            f'{f" in {_unit_words(unit)}" if unit else ""}, not {value!r:.60}.',
            came=f'{value!r:.60}',
            allowed=_allowed_words(arg, site),
        )
        return
    low, high = bounds(arg)
    found = number(value)
    if found is None:
        yield about(
            step,
            Code.OUT_OF_RANGE,
            f"{_argument_words(arg)} of '{step.skill}' must be a finite number; "
            f'{_range_words(low, high, unit)}.',
            came=f'{value!r:.60}'[:200],
            allowed=_range_words(low, high, unit),
        )
        return
    if (low is not None and found < low) or (high is not None and found > high):
        too_low = low is not None and found < low
        limit = low if too_low else high
        yield offering(
            about(
                step,
                Code.OUT_OF_RANGE,
                f'{number_words(found, unit)} is too {"low" if too_low else "high"} for '
                f"'{step.skill}' of {whom}: {_range_words(low, high, unit)}.",
                came=number_words(found, unit),
                allowed=_range_words(low, high, unit),
            ),
            _with(step, arg, limit or 0.0),
            site,
        )


def _check_entity(step: Step, arg: Arg, value: str, site: Site) -> Iterator[Problem]:
    types = _ENTITY_TYPES[arg.type]
    entity = site.entities.get(value)
    if entity is None:
        near = nearest_entities(value, site, types)
        yield offering(
            about(
                step,
                Code.UNKNOWN_ENTITY,
                f"Nothing here is called '{value:.60}'; {_did_you_mean(near, site, types)}",
                came=value[:200],
                allowed=_allowed_words(arg, site),
            ),
            _with(step, arg, near[0]) if near else None,
            site,
        )
    elif entity.type not in types:
        near = nearest_entities(value, site, types)
        yield offering(
            about(
                step,
                Code.WRONG_TYPE,
                f"{_argument_words(arg)} of '{step.skill}' must be {_say_what(arg)}, and "
                f'{name_words(value, site)} is {_a(entity.type.value)}.',
                came=value,
                allowed=_allowed_words(arg, site),
            ),
            _with(step, arg, near[0]) if near else None,
            site,
        )
    elif arg.type is ArgType.PLACE and not has_pose(entity):
        posed = tuple(i for i in nearest_entities(value, site, types) if site.pose_of(i))
        yield offering(
            about(
                step,
                Code.UNREACHABLE,
                f'It is not known where a robot would stop in {name_words(value, site)}; '
                f'give it a pose in the site file, or name another place.',
                came=value,
                allowed=_allowed_words(arg, site),
            ),
            _with(step, arg, posed[0]) if posed else None,
            site,
        )


def has_pose(entity: Entity) -> bool:
    """Say whether robots can be sent to that entity: an area or place with a finite pose."""
    if not isinstance(entity, Area | Place) or entity.pose is None:
        return False
    return all(map(math.isfinite, (entity.pose.x, entity.pose.y, entity.pose.yaw)))


def _no_such_call(step: Step, site: Site) -> Problem:
    if step.target != BRIDGE and step.target not in site.entities:
        near = nearest_entities(step.target, site, _ACTORS)
        return about(
            step,
            Code.UNKNOWN_ENTITY,
            f"Nothing here is called '{step.target:.60}'; {_did_you_mean(near, site, _ACTORS)}",
            came=step.target,
            allowed=listed(actors(site), 30),
            suggestion=name_words(near[0], site) if near else None,
        )
    able = tuple(dict.fromkeys(skills_of(step.target, site)))
    doers = tuple(e.id for e in site.actors(step.skill))
    whom = name_words(step.target, site) if step.target != BRIDGE else 'the bridge'
    can = f'it can {listed(_spoken(able), 12)}' if able else 'nothing can be asked of it'
    if not doers and (step.target == BRIDGE or step.skill not in site.skill_names):
        near = nearest(step.skill, able) or nearest(step.skill, site.skill_names)
        return about(
            step,
            Code.UNKNOWN_SKILL,
            f"Nothing here can '{step.skill:.60}'; {whom} was asked, and {can}.",
            came=step.skill,
            allowed=', '.join(able),
            suggestion=near[0].replace('_', ' ') if near else None,
        )
    others = listed(name_words(d, site) for d in doers)
    return offering(
        about(
            step,
            Code.NOT_CAPABLE,
            f'{capital(whom)} cannot {step.skill.replace("_", " ")}: {can}; {others} can.',
            came=step.skill,
            allowed=', '.join(able),
        ),
        step.model_copy(update={'target': doers[0]}),
        site,
    )


def _unknown_argument(step: Step, skill: Skill, key: str, site: Site) -> Problem:
    names = tuple(a.name for a in skill.args)
    near = nearest(key, names, 1)
    takes = f'it takes {listed(names)}' if names else 'it takes no arguments'
    return about(
        step,
        Code.UNKNOWN_ARGUMENT,
        f"'{step.skill}' of {name_words(step.target, site)} has no '{key}'; {takes}.",
        came=key,
        allowed=', '.join(names),
        suggestion=near[0] if near else None,
    )


def _with(step: Step, arg: Arg, value: Scalar) -> Step:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return step.model_copy(update={'args': {**step.args, arg.name: value}})


def _did_you_mean(near: tuple[str, ...], site: Site, types: tuple[EntityType, ...]) -> str:
    if near:
        return f'did you mean {listed(name_words(n, site) for n in near)}?'
    known = [name_words(e.id, site) for e in site.entities.values() if e.type in types]
    return f'known are {listed(known)}.'


def _argument_words(arg: Arg) -> str:
    return f"'{arg.name}'" + (f' ({arg.description})' if arg.description else '')


def _say_what(arg: Arg) -> str:
    low, high = bounds(arg)
    return {
        ArgType.NUMBER: f'a number{f" of {_unit_words(arg.unit)}" if arg.unit else ""}'
        + (
            f', {number_words(low)} to {number_words(high)}'
            if low is not None and high is not None
            else ''
        ),
        ArgType.DURATION: 'a duration',
        ArgType.CHOICE: listed(arg.choices, 30),
        ArgType.TEXT: 'some words',
        ArgType.PLACE: 'an area or a place',
        ArgType.OBJECT: 'an object',
        ArgType.ENTITY: 'a thing that is known here',
    }[arg.type]


def _allowed_words(arg: Arg, site: Site) -> str:
    if arg.type in (ArgType.NUMBER, ArgType.DURATION):
        return _range_words(*bounds(arg), 's' if arg.type is ArgType.DURATION else arg.unit)
    if arg.type in _ENTITY_TYPES:
        types = _ENTITY_TYPES[arg.type]
        return listed(
            (
                e.id
                for e in site.entities.values()
                if e.type in types and (arg.type is not ArgType.PLACE or has_pose(e))
            ),
            30,
        )
    return _say_what(arg)


def _range_words(low: float | None, high: float | None, unit: str | None) -> str:
    if low is not None and high is not None:
        return (
            f'allowed is {number_words(low)} to {number_words(high, unit)}'
            if unit not in _COMPOSED
            else f'allowed is {number_words(low, unit)} to {number_words(high, unit)}'
        )
    if low is not None:
        return f'allowed is at least {number_words(low, unit)}'
    if high is not None:
        return f'allowed is at most {number_words(high, unit)}'
    return f'allowed is any number{f" of {_unit_words(unit)}" if unit else ""}'


def _unit_words(unit: str | None) -> str:
    return 'radians' if unit in ('rad', 'radian') else number_words(2, unit).partition(' ')[2]


def _spoken(skills: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(s.replace('_', ' ') for s in skills)


def _a(noun: str) -> str:
    return f'{"an" if noun[0] in "aeiou" else "a"} {noun}'
