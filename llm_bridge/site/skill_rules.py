"""Check the skills of a site: arguments, effects, bindings, macros, and what they share."""

from collections.abc import Callable, Iterator, Mapping
import re

from llm_bridge.site.entity import Kind, Robot
from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import (
    ArgType,
    MqttBinding,
    Precondition,
    RosBinding,
    Scalar,
    Skill,
)
from llm_bridge.site.structure import unknown
from llm_bridge.site.value_rules import check_arg, check_payload, check_told
from llm_bridge.site.yaml_file import KeyPath

ROBOT_ATTRIBUTES = ('area', 'place', 'state')
"""State attributes of a robot that follow from its odometry."""

_GOAL = frozenset(
    {
        '$goal.x',
        '$goal.y',
        '$goal.yaw',
        '$goal.qz',
        '$goal.qw',
        '$goal.dx',
        '$goal.dy',
        '$goal.dyaw',
    }
)
_ALWAYS = frozenset({'$frame', '$now', '$order'})
_MOTION_ARGS = {
    'go': {'place': ArgType.PLACE},
    'home': {},
    'move': {'distance': ArgType.NUMBER},
    'turn': {'angle': ArgType.NUMBER},
}

At = Callable[[KeyPath], Spot]


def check_skills(site: Site, spot: At, dropped: frozenset[str]) -> Iterator[Finding]:
    """Yield what is wrong with skills, keep-out conditions, and between skills of one name."""
    for key, zone in site.keep_out.items():
        for i, condition in enumerate(zone.while_):
            path: KeyPath = ('keep_out', key, 'while', i)
            if condition.entity is None:
                yield Finding(
                    spot(path),
                    "key 'entity' is missing: whose state closes the zone?",
                    allowed='entity',
                )
            else:
                yield from _condition(condition, path, site, None, spot, dropped)
    for robot in site.robots.values():
        for skill in robot.skills.values():
            path = ('robots', robot.id, 'skills', skill.name)
            yield from _skill(skill, path, site, robot.skills, spot)
            yield from _robot_skill(skill, path, robot, spot)
            yield from _conditions(skill, path, site, robot.id, spot, dropped)
    for kind in site.kinds.values():
        yield from check_told(kind, spot)
        for skill in kind.skills.values():
            path = ('kinds', kind.name, 'skills', skill.name)
            yield from _skill(skill, path, site, kind.skills, spot)
            yield from _kind_skill(skill, path, kind, spot)
            for i, condition in enumerate(skill.requires):
                here: KeyPath = (*path, 'requires', i)
                if condition.entity is None:
                    yield from _attribute(condition.attribute, condition.value, kind, here, spot)
                else:
                    yield from _condition(condition, here, site, None, spot, dropped)
    for device in site.devices.values():
        kind = site.kinds[device.kind]
        for skill in device.skills.values():
            path = ('devices', device.id, 'skills', skill.name)
            yield from _skill(skill, path, site, {**kind.skills, **device.skills}, spot)
            yield from _kind_skill(skill, path, kind, spot)
            yield from _conditions(skill, path, site, device.id, spot, dropped)
            usual = kind.skills.get(skill.name)
            if usual is not None and skill.risk.rank < usual.risk.rank:
                yield Finding(
                    spot((*path, 'risk')),
                    (
                        f"'{skill.name}' has less risk here ({skill.risk.value}) than for other "
                        f'devices of kind {kind.name} ({usual.risk.value}); is that meant?'
                    ),
                    skill.risk.value,
                    level='warning',
                )
    yield from _same_names(site, spot)


def _skill(
    skill: Skill,
    path: KeyPath,
    site: Site,
    others: Mapping[str, Skill],
    spot: At,
) -> Iterator[Finding]:
    if '\n' in skill.description.strip() or not skill.description.strip():
        yield Finding(
            spot((*path, 'description')), 'a description is one line that says what the skill does'
        )
    if skill.inverse and skill.inverse not in others:
        yield unknown(spot((*path, 'inverse')), 'skill', skill.inverse, tuple(others))
    for i, arg in enumerate(skill.args):
        yield from check_arg(arg, (*path, 'args', i), spot)
    for i, effect in enumerate(skill.effects):
        if effect.relative and not _is_number(effect.value, skill):
            yield Finding(
                spot((*path, 'effects', i)),
                (
                    'a relative effect takes a number, or $ and the name of an argument of type '
                    f"number; came '{effect.value}'"
                ),
                str(effect.value),
            )
    names = {f'${a.name}' for a in skill.args}
    if isinstance(skill.binding, RosBinding):
        allowed = (
            names
            | {f'${a.name}.name' for a in skill.args}
            | _ALWAYS
            | (_GOAL if skill.motion else frozenset())
        )
        for field, value in skill.binding.fields.items():
            if isinstance(value, str) and value.startswith('$') and value not in allowed:
                yield unknown(
                    spot((*path, 'binding', 'fields', field)),
                    'value',
                    value,
                    tuple(sorted(allowed)),
                )
    elif isinstance(skill.binding, MqttBinding):
        for name in re.findall(r'\$[a-z][a-z0-9_]*', skill.binding.payload):
            if name not in names:
                yield unknown(
                    spot((*path, 'binding', 'payload')), 'value', name, tuple(sorted(names))
                )
        yield from check_payload(skill, skill.binding.payload, (*path, 'binding', 'payload'), spot)
    if skill.on_stop and any(arg.required for arg in skill.args):
        yield Finding(
            spot((*path, 'on_stop')),
            (f"'{skill.name}' needs arguments, so the stop cannot send it"),
        )
    if skill.motion:
        for name, arg_type in _MOTION_ARGS[skill.motion].items():
            found = skill.arg(name)
            if found is None or found.type is not arg_type:
                yield Finding(
                    spot((*path, 'motion')),
                    (
                        f"motion '{skill.motion}' needs an argument '{name}' of type "
                        f'{arg_type.value}'
                    ),
                    allowed=name,
                )
    for language, sentences in skill.sentences.items():
        for i, sentence in enumerate(sentences):
            for slot in re.findall(r'\{([^{}]*)\}', sentence):
                if slot.split(':')[0] not in {'target', *(a.name for a in skill.args)}:
                    yield unknown(
                        spot((*path, 'sentences', language, i)),
                        'slot',
                        slot,
                        ('target', *(a.name for a in skill.args)),
                    )
    yield from _macro(skill, path, others, spot)


def _macro(
    skill: Skill,
    path: KeyPath,
    others: Mapping[str, Skill],
    spot: At,
) -> Iterator[Finding]:
    if skill.steps and skill.binding is not None:
        yield Finding(spot((*path, 'steps')), "a skill has 'steps' or a 'binding', not both")
    for i, step in enumerate(skill.steps):
        here: KeyPath = (*path, 'steps', i)
        used = others.get(step.skill)
        if used is None:
            yield unknown(spot((*here, 'skill')), 'skill', step.skill, tuple(others))
            continue
        if used.steps:
            yield Finding(
                spot((*here, 'skill')),
                (f"'{step.skill}' is itself made of steps; write its steps here instead"),
                step.skill,
            )
        for name, value in step.args.items():
            if used.arg(name) is None:
                yield unknown(
                    spot((*here, 'args', name)),
                    f"argument of '{step.skill}'",
                    name,
                    tuple(a.name for a in used.args),
                )
            if isinstance(value, str) and value.startswith('$'):
                allowed = [f'${a.name}' for a in skill.args]
                allowed += [
                    f'${a.name}.place'
                    for a in skill.args
                    if a.type in (ArgType.OBJECT, ArgType.ENTITY)
                ]
                if value not in allowed:
                    yield unknown(spot((*here, 'args', name)), 'value', value, tuple(allowed))
        for arg in used.args:
            if arg.required and arg.name not in step.args:
                yield Finding(
                    spot(here),
                    (f"step '{step.skill}' lacks its argument '{arg.name}'"),
                    allowed=arg.name,
                )


def _robot_skill(skill: Skill, path: KeyPath, robot: Robot, spot: At) -> Iterator[Finding]:
    if skill.binding is None and not skill.steps:
        yield Finding(
            spot(path),
            (
                f"skill '{skill.name}' does nothing: give it a 'binding' (how it reaches the "
                "robot) or 'steps' (skills it is made of)"
            ),
        )
    if isinstance(skill.binding, MqttBinding):
        yield Finding(
            spot((*path, 'binding', 'via')),
            'a robot is reached over ROS 2, not MQTT',
            'mqtt',
            'ros_topic, ros_service, ros_action',
        )
    if skill.on_stop:
        yield Finding(
            spot((*path, 'on_stop')),
            f"the stop does not send '{skill.name}': it stops a robot itself, by 'velocity_topic' "
            "and 'cancel_topic'; 'on_stop' is for devices",
        )
    if skill.motion == 'home' and not robot.home:
        yield Finding(
            spot(('robots', robot.id, 'home')),
            f"robot '{robot.id}' has no 'home', so it cannot {skill.name}",
        )
    for i, effect in enumerate(skill.effects):
        known = (*ROBOT_ATTRIBUTES, *robot.observe)
        if effect.attribute not in known:
            yield unknown(
                spot((*path, 'effects', i, 'attribute')),
                'observed attribute',
                effect.attribute,
                known,
            )
    if skill.verify.by == 'pose' and not skill.motion:
        yield Finding(spot((*path, 'verify')), "verify by pose needs 'motion': where does it end?")
    if skill.verify.by == 'state' and not skill.effects and not skill.steps:
        yield Finding(
            spot(path),
            (
                f"skill '{skill.name}' is verified by state but has no effects, so nothing tells "
                "whether it worked; give it effects or 'verify: {by: result | none}'"
            ),
        )
    if (
        skill.verify.by == 'result'
        and isinstance(skill.binding, RosBinding)
        and skill.binding.via == 'ros_topic'
    ):
        yield Finding(spot((*path, 'verify')), 'a topic gives no result; verify by state or pose')


def _kind_skill(skill: Skill, path: KeyPath, kind: Kind, spot: At) -> Iterator[Finding]:
    if skill.binding is None and not any(effect.command for effect in skill.effects):
        yield Finding(
            spot(path), (f"skill '{skill.name}' sends nothing: give it effects, or a 'binding'")
        )
    if skill.steps:
        yield Finding(spot((*path, 'steps')), 'only robots have skills made of steps')
    if skill.motion:
        yield Finding(spot((*path, 'motion')), "only robots have 'motion'")
    if isinstance(skill.binding, RosBinding):
        yield Finding(
            spot((*path, 'binding', 'via')),
            'a device is reached over MQTT, not ROS 2',
            skill.binding.via,
            'mqtt',
        )
    for i, effect in enumerate(skill.effects):
        yield from _attribute(effect.attribute, effect.value, kind, (*path, 'effects', i), spot)


def _conditions(
    skill: Skill, path: KeyPath, site: Site, own: str, spot: At, dropped: frozenset[str]
) -> Iterator[Finding]:
    for i, condition in enumerate(skill.requires):
        yield from _condition(condition, (*path, 'requires', i), site, own, spot, dropped)


def _condition(
    condition: Precondition,
    path: KeyPath,
    site: Site,
    own: str | None,
    spot: At,
    dropped: frozenset[str],
) -> Iterator[Finding]:
    entity = condition.entity or own
    if entity in dropped:
        return
    if entity in site.robots:
        known = (*ROBOT_ATTRIBUTES, *site.robots[entity].observe)
        if condition.attribute not in known:
            yield unknown(
                spot((*path, 'attribute')), f"attribute of '{entity}'", condition.attribute, known
            )
        elif (
            condition.attribute in ('area', 'place')
            and condition.value not in dropped
            and condition.value not in {**site.areas, **site.places}
        ):
            yield unknown(
                spot((*path, 'value')),
                'area or place',
                str(condition.value),
                (*site.areas, *site.places),
            )
    elif entity in site.devices:
        yield from _attribute(
            condition.attribute, condition.value, site.kinds[site.devices[entity].kind], path, spot
        )
    else:
        yield unknown(
            spot((*path, 'entity')), 'robot or device', str(entity), (*site.robots, *site.devices)
        )


def _attribute(
    attribute: str,
    value: Scalar,
    kind: Kind,
    path: KeyPath,
    spot: At,
) -> Iterator[Finding]:
    if attribute not in kind.attributes:
        yield unknown(
            spot((*path, 'attribute')),
            f'attribute of a {kind.name}',
            attribute,
            tuple(kind.attributes),
        )
        return
    if str(value).startswith('$'):
        return
    told = kind.attributes[attribute]
    values = tuple(told.split('|'))
    if len(values) > 1 and value not in values:
        yield unknown(
            spot((*path, 'value')), f"'{attribute}' of a {kind.name}", str(value), values
        )
    elif len(values) == 1 and told not in ('name', 'text', '') and isinstance(value, bool | str):
        unit = '' if told == 'number' else f' in {told}'
        yield Finding(
            spot((*path, 'value')),
            f"'{attribute}' of a {kind.name} is a number{unit}, but '{value}' came; write a "
            'number, without quotes',
            str(value),
            'a number',
        )


def _same_names(site: Site, spot: At) -> Iterator[Finding]:
    """Skills of one name take the same arguments; an optional one may be lacking somewhere."""
    for name in site.skill_names:
        longest = site.signature(name)
        if longest is None:
            continue
        for actor in site.actors(name):
            skill = site.skills_of(actor.id)[name]
            section = 'robots' if actor.id in site.robots else 'devices'
            at = spot((section, actor.id, 'skills', name, 'args'))
            for arg in longest.args:
                own = skill.arg(arg.name)
                if own is None and arg.required:
                    yield Finding(
                        at,
                        (
                            f"'{name}' of '{actor.id}' lacks the argument '{arg.name}' that it "
                            'takes elsewhere in this site; one name takes the same arguments '
                            'everywhere'
                        ),
                    )
                elif own is not None and (own.type, own.unit) != (arg.type, arg.unit):
                    yield Finding(
                        at,
                        (
                            f"argument '{arg.name}' of '{name}' is a {own.type.value} in "
                            f"{own.unit or 'no unit'} for '{actor.id}' and a {arg.type.value} in "
                            f'{arg.unit or "no unit"} elsewhere in this site'
                        ),
                    )
            for arg in skill.args:
                if longest.arg(arg.name) is None:
                    yield Finding(
                        at,
                        (
                            f"'{name}' of '{actor.id}' takes '{arg.name}', which it does not take "
                            'elsewhere in this site; one name takes the same arguments everywhere'
                        ),
                        arg.name,
                        ', '.join(a.name for a in longest.args),
                    )


def _is_number(value: Scalar, skill: Skill) -> bool:
    if isinstance(value, str):
        arg = skill.arg(value.removeprefix('$'))
        return arg is not None and arg.type in (ArgType.NUMBER, ArgType.DURATION)
    return not isinstance(value, bool)
