"""Tell what a site comes to: each thing that can be asked, its limits, and how it is verified."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from llm_bridge.site.entity import Device, Entity, Robot
from llm_bridge.site.names import normal
from llm_bridge.site.policy_rows import asks, tier_of
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, MqttBinding, Risk, RosBinding, Skill, Verify


@dataclass(frozen=True)
class Capability:
    """One thing that one robot or device can be asked to do, in words."""

    entity: str
    """Id of the robot or device."""
    skill: str
    args: str
    """Its arguments with limits and units: 'percent 1..100 percent, [color: red|green]'."""
    risk: str
    """What the policy makes of it by day: 'comfort'; 'free' for what only stops something."""
    confirm: bool
    """Waits for a yes before it is done."""
    binding: str
    """How it is sent: 'topic /rover/goal_pose (geometry_msgs/msg/PoseStamped)'."""
    verified: str
    """How its effect is seen: 'state = on within 5 s'."""
    requires: str = ''
    """What must be true before: 'front_door_sensor.state = off'."""


def effective(site: Site) -> tuple[Capability, ...]:
    """Return everything that can be asked at a site, robots first, in the order of the file."""
    return tuple(
        Capability(
            actor.id,
            skill.name,
            ', '.join(map(arg_words, skill.args)),
            'free' if (tier := tier_of(site, actor.id, skill)) is None else tier.value,
            asks(site, tier),
            _binding(skill, actor),
            _verified(skill),
            _requires(skill, actor),
        )
        for actor in site.robots_first()
        for skill in site.skills_of(actor.id).values()
    )


@dataclass(frozen=True)
class Group:
    """Robots or devices that can be asked for the same, and what that is."""

    entities: tuple[str, ...]
    skills: tuple[str, ...]
    """None: they only tell their state."""
    asking: frozenset[str] = frozenset()
    """Of the skills those that wait for a yes."""
    forbidden: frozenset[str] = frozenset()
    """Of the skills those that are never done."""


def groups(site: Site) -> tuple[Group, ...]:
    """Return what may be asked of what in short, robots first; what is alike stands together."""
    found: dict[Group, list[str]] = {}
    rows = {key: tuple(part) for key, part in groupby(effective(site), lambda row: row.entity)}
    for actor in site.robots_first():
        own = rows.get(actor.id, ())
        group = Group(
            (actor.kind,) if own else (),
            tuple(row.skill for row in own),
            frozenset(row.skill for row in own if row.confirm),
            frozenset(row.skill for row in own if row.risk == Risk.FORBIDDEN.value),
        )
        found.setdefault(group, []).append(actor.id)
    return tuple(
        replace(group, entities=tuple(ids))
        for group, ids in sorted(found.items(), key=lambda item: not item[0].skills)
    )


def shared_names(site: Site) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return ids of robots and devices of different kinds -> the names that they share.

    What can be asked nothing is left out: no command means it.
    """
    called: dict[str, dict[str, str]] = {}
    for actor in site.robots_first():
        if site.skills_of(actor.id):
            for name in actor.names():
                called.setdefault(normal(name, site.language), {}).setdefault(actor.id, name)
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for said in called.values():
        ids = tuple(said)
        if len({site.entities[key].kind for key in ids}) > 1:
            found[ids] = (*found.get(ids, ()), said[ids[0]])
    return found


def silent(site: Site) -> tuple[str, ...]:
    """Return the ids of robots and devices that can be asked nothing, only about their state."""
    return tuple(actor.id for actor in site.robots_first() if not site.skills_of(actor.id))


def arg_words(arg: Arg) -> str:
    """Return an argument with its limits, in brackets when it may be left out."""
    match arg.type:
        case ArgType.CHOICE:
            words = f'{arg.name}: {"|".join(arg.choices)}'
        case ArgType.NUMBER | ArgType.DURATION:
            unit = arg.unit or ('second' if arg.type is ArgType.DURATION else '')
            words = f'{arg.name}: {_bound(arg.min)}..{_bound(arg.max)} {unit}'.rstrip()
        case _:
            words = f'{arg.name}: {arg.type.value}'
    if arg.default is not None:
        words += f', else {arg.default}'
    return words if arg.required else f'[{words}]'


def _binding(skill: Skill, actor: Entity) -> str:
    binding = skill.binding
    if skill.steps:
        return ', then '.join(step.skill for step in skill.steps)
    if isinstance(binding, RosBinding):
        name = binding.name
        if isinstance(actor, Robot) and not name.startswith('/') and actor.namespace.strip('/'):
            name = f'{actor.namespace.strip("/")}/{name}'
        return f'{binding.via.removeprefix("ros_")} {name} ({binding.type})'
    if isinstance(binding, MqttBinding):
        return f'mqtt {binding.topic}'
    if isinstance(actor, Device):
        sent = ', '.join(dict.fromkeys(e.attribute for e in skill.effects if e.command))
        return f'mqtt {actor.mqtt.dialect} {actor.mqtt.topic}: {sent}'
    return 'the executor itself'


def _verified(skill: Skill) -> str:
    verify: Verify = skill.verify
    if skill.steps:
        return 'by its steps'
    if verify.by == 'none':
        return 'cannot be seen; ends unconfirmed'
    answers = isinstance(skill.binding, RosBinding) and skill.binding.via != 'ros_topic'
    longest = f'within {skill.timeout_s:g} s'
    within = f'within {min(verify.within_s, skill.timeout_s):g} s'
    if answers:
        within = f'within {verify.within_s:g} s of its result'
    if verify.by == 'pose':
        pose = f'pose to {verify.tolerance_m:g} m and {verify.tolerance_rad:g} rad'
        return f'{pose} {within if answers else longest}'
    if verify.by == 'result':
        return f'its result {longest}'
    effects = ', '.join(
        _effect(e.attribute, str(e.value), e.relative, e.sign, e.tolerance) for e in skill.effects
    )
    return f'{effects} {within}'


def _effect(attribute: str, value: str, relative: bool, sign: int, tolerance: float) -> str:
    change = ('-' if sign < 0 else '+') if relative else ''
    shown = value.removeprefix('$') or repr(value)
    return f'{attribute} {change}= {shown}' + (f' ±{tolerance:g}' if tolerance else '')


_OPS = {'eq': '=', 'ne': '≠', 'lt': '<', 'le': '≤', 'gt': '>', 'ge': '≥'}


def _requires(skill: Skill, actor: Entity) -> str:
    return ', '.join(
        f'{need.entity or actor.id}.{need.attribute} {_OPS[need.op]} '
        f'{need.value or repr(need.value)}'
        for need in skill.requires
    )


def _bound(value: float | None) -> str:
    return '' if value is None else f'{value:g}'
