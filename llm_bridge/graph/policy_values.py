"""What a policy can limit in a step: speed, temperature, percent, duration, distance."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.truth import number
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Effect, Scalar, Skill

_UNITS: dict[str, tuple[str, float, float]] = {
    'percent': ('percent', 1.0, 0.0),
    '%': ('percent', 1.0, 0.0),
    'degC': ('temperature', 1.0, 0.0),
    'celsius': ('temperature', 1.0, 0.0),
    'degree_Celsius': ('temperature', 1.0, 0.0),
    'degF': ('temperature', 5 / 9, -160 / 9),
    'K': ('temperature', 1.0, -273.15),
    'kelvin': ('temperature', 1.0, -273.15),
    'm': ('distance', 1.0, 0.0),
    'metre': ('distance', 1.0, 0.0),
    'meter': ('distance', 1.0, 0.0),
    'cm': ('distance', 0.01, 0.0),
    'centimetre': ('distance', 0.01, 0.0),
    'centimeter': ('distance', 0.01, 0.0),
    'mm': ('distance', 0.001, 0.0),
    'millimetre': ('distance', 0.001, 0.0),
    'millimeter': ('distance', 0.001, 0.0),
    's': ('duration', 1.0, 0.0),
    'second': ('duration', 1.0, 0.0),
    'min': ('duration', 60.0, 0.0),
    'minute': ('duration', 60.0, 0.0),
    'h': ('duration', 3600.0, 0.0),
    'hour': ('duration', 3600.0, 0.0),
    'm/s': ('speed', 1.0, 0.0),
    'metre/second': ('speed', 1.0, 0.0),
    'meter/second': ('speed', 1.0, 0.0),
    'metre_per_second': ('speed', 1.0, 0.0),
    'km/h': ('speed', 1 / 3.6, 0.0),
    'kilometre/hour': ('speed', 1 / 3.6, 0.0),
}
"""Unit of an argument or attribute -> its quantity, and factor and offset to that one's unit."""

UNIT_OF = {
    'percent': 'percent',
    'temperature': 'degC',
    'distance': 'metre',
    'duration': 'second',
    'speed': 'm/s',
}
"""Quantity -> the unit in which the policy says it."""


@dataclass(frozen=True)
class Quantity:
    """One number that a step brings about."""

    name: str
    """As the limit for it is called: percent, temperature, speed, duration."""
    value: float
    unit: str | None
    what: str
    """What it is, in words: 'percent', 'the brightness'."""
    arg: str | None = None
    """The argument that says it, in the same unit; None: it is not said by one alone."""


def quantities(
    step: Step, skill: Skill, site: Site, effects: Iterable[Effect] | None = None
) -> tuple[Quantity, ...]:
    """Return what a step sets, as far as the policy can limit it.

    `effects`: the resolved effects at dispatch, when amounts have become values; None: what can be
    known before. An amount by which something changes is no value and is left out.
    """
    found = {
        (q.name, q.value): q
        for q in (
            *_of_arguments(step, skill),
            *_of_effects(step, skill, site, skill.effects if effects is None else effects),
            *_of_motion(step, skill, site),
        )
    }
    return tuple(found.values())


def metres(step: Step, graph: ActionGraph, site: Site) -> float:
    """Return how far the relative moves of a graph move the robot of a step, all together."""
    total = 0.0
    for other in (*(s for s in graph.steps if s.id != step.id), step):
        skill = skill_of(other.target, other.skill, site)
        if other.target != step.target or skill is None:
            continue
        times = other.repeat.times if other.repeat is not None else 1
        for arg in skill.args:
            quantity = _quantity(arg, arguments(other, skill).get(arg.name))
            if quantity is not None and quantity[0] == 'distance':
                total += abs(quantity[1]) * times
    return total


def _of_arguments(step: Step, skill: Skill) -> Iterator[Quantity]:
    changes = {str(e.value)[1:] for e in skill.effects if e.relative}
    sets_speed = {str(e.value)[1:] for e in skill.effects if e.attribute == 'speed'} | {'speed'}
    for arg in skill.args:
        found = _quantity(arg, arguments(step, skill).get(arg.name))
        value = number(arguments(step, skill).get(arg.name))
        if arg.name in changes or value is None:
            continue
        if found is not None and found[0] != 'distance':
            said_by = arg.name if found[1] == value else None
            yield Quantity(*found, UNIT_OF.get(found[0]), arg.name, said_by)
        if arg.name in sets_speed and (found is None or found[0] != 'speed'):
            yield Quantity('speed', value, arg.unit, arg.name, arg.name)


def _of_effects(
    step: Step, skill: Skill, site: Site, effects: Iterable[Effect]
) -> Iterator[Quantity]:
    device = site.devices.get(step.target)
    kind = site.kinds.get(device.kind) if isinstance(device, Device) else None
    for effect in effects:
        value = None if effect.relative else number(effect.value)
        if value is None:
            continue
        words = 'the ' + effect.attribute.replace('_', ' ')
        unit = kind.attributes.get(effect.attribute) if kind is not None else None
        found = _converted(value, unit)
        if found is not None and found[0] != 'distance':
            yield Quantity(*found, UNIT_OF.get(found[0]), words)
        if effect.attribute == 'speed' and (found is None or found[0] != 'speed'):
            yield Quantity('speed', value, unit, words)


def _of_motion(step: Step, skill: Skill, site: Site) -> Iterator[Quantity]:
    robot = site.robots.get(step.target)
    if robot is not None and skill.motion is not None:
        yield Quantity('speed', robot.max_speed_m_s, 'm/s', 'its speed')


def _quantity(arg: Arg, value: Scalar | None) -> tuple[str, float] | None:
    found = number(value)
    if found is None:
        return None
    unit = arg.unit or ('second' if arg.type is ArgType.DURATION else None)
    return _converted(found, unit)


def _converted(value: float, unit: str | None) -> tuple[str, float] | None:
    if unit not in _UNITS:
        return None
    name, factor, offset = _UNITS[unit]
    return name, value * factor + offset
