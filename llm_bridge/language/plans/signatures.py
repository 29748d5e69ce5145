"""What a model is told of a site: the skills, their arguments and one line for each."""

from collections.abc import Iterable
from dataclasses import dataclass

from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

ROBOT = 'robot'
"""The option by which a command says which robot is meant."""


@dataclass(frozen=True)
class Signature:
    """One skill name of the site, whoever has it."""

    name: str
    description: str
    """One line, imperative."""
    required: tuple[str, ...] = ()
    """Names of the arguments whose phrases are written in order, the target of a device first."""
    optional: tuple[str, ...] = ()
    """Names of the arguments that are written as name= phrase."""
    numeric: frozenset[str] = frozenset()
    """Arguments that take a number or a duration: their phrase holds a number-like word."""

    def line(self) -> str:
        """Return the line that stands for the skill in the prompt."""
        names = [*self.required, *(f'{name}?' for name in self.optional)]
        return f'{self.name}({", ".join(names)}): {self.description}'


def signatures(site: Site) -> tuple[Signature, ...]:
    """Return one signature for each skill name of the site, robots' first, then by name."""
    by_robots: dict[str, Signature] = {}
    by_devices: dict[str, tuple[Skill, list[str]]] = {}
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id).values():
            if isinstance(actor, Robot):
                by_robots.setdefault(skill.name, robot_signature(skill))
            elif skill.name not in by_robots:
                _, kinds = by_devices.setdefault(skill.name, (skill, []))
                if actor.kind not in kinds:
                    kinds.append(actor.kind)
    devices = {name: device_signature(skill, kinds) for name, (skill, kinds) in by_devices.items()}
    return (*(by_robots[n] for n in sorted(by_robots)), *(devices[n] for n in sorted(devices)))


def robot_signature(skill: Skill) -> Signature:
    """Return the signature of a robot's skill: its arguments, and which robot as an option."""
    return _signature(skill, (), (ROBOT,))


def device_signature(skill: Skill, kinds: Iterable[str]) -> Signature:
    """Return the signature of a skill that devices of these kinds have: the device comes first."""
    names = list(dict.fromkeys(kinds))
    return _signature(skill, (names[0] if len(names) == 1 else 'device',), ())


def _signature(skill: Skill, first: tuple[str, ...], last: tuple[str, ...]) -> Signature:
    return Signature(
        name=skill.name,
        description=skill.description.strip().rstrip('.'),
        required=(*first, *(a.name for a in skill.args if a.required)),
        optional=(*(a.name for a in skill.args if not a.required and a.name not in last), *last),
        numeric=frozenset(
            a.name for a in skill.args if a.type in (ArgType.NUMBER, ArgType.DURATION)
        ),
    )


def prompt_prefix(all_signatures: Iterable[Signature]) -> str:
    """Return the part of the prompt that is the same for every command at the site."""
    return 'Skills:\n' + '\n'.join(s.line() for s in all_signatures) + '\nCommand:'


def prompt_command(words: Iterable[str]) -> str:
    """Return the part of the prompt that says the command; the plan's text follows it."""
    return ''.join(f' {word}' for word in words) + '\nPlan:'
