"""Settings that are on or off: choices of a skill of which another choice is on or off."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.other_words import same_names
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Scalar, Skill

ON_OFF = frozenset({'on', 'off'})
_OVER = {'on': 'off', 'off': 'on'}
_CALLED = (
    ('aeroplane', 'airplane', 'flight'),
    ('wifi', 'wi-fi', 'wi fi', 'wireless', 'wlan'),
)
"""Words that people use for the same setting."""


@dataclass(frozen=True)
class Setting:
    """A choice that is on or off, and who has it."""

    actor: str
    skill: Skill
    which: Arg
    """The argument that says which setting."""
    value: Arg
    """The argument that is on or off."""

    def call(self, name: str, value: str, site: Site) -> Call:
        """Return the call that sets the setting of that name on or off."""
        said = {self.which.name: name, self.value.name: value}
        args = tuple(said[a.name] for a in self.skill.args if a.required)
        called = ' '.join(split_words(site.entities[self.actor].name))
        if self.actor in site.devices:
            return Call(self.skill.name, (called, *args))
        return Call(self.skill.name, args, {ROBOT: called})


@once_per_site
def settings_of(site: Site) -> dict[str, tuple[Setting, ...]]:
    """Return the settings of a site, by their names."""
    found: dict[str, tuple[Setting, ...]] = {}
    for actor in (*site.devices, *site.robots):
        for skill in site.skills_of(actor).values():
            value, which = switch_of(skill), _which(skill)
            if value is None or which is None:
                continue
            for choice in which.choices:
                name = ' '.join(split_words(choice.replace('_', ' ')))
                found[name] = (*found.get(name, ()), Setting(actor, skill, which, value))
    return found


def switch_of(skill: Skill) -> Arg | None:
    """Return the one argument that must be said of a skill and is on or off."""
    found = [a for a in skill.args if a.required and {*a.choices} == ON_OFF]
    return found[0] if len(found) == 1 else None


def switched_over(skill: Skill, args: Mapping[str, Scalar]) -> dict[str, Scalar] | None:
    """Return what a skill that was told on is told to take it back, and the other way round."""
    switch = switch_of(skill)
    over = _OVER.get(str(args.get(switch.name))) if switch is not None else None
    return {**args, switch.name: over} if switch is not None and over is not None else None


def ways_said(name: str) -> Iterator[str]:
    """Yield the name of a setting, and what else people call it: 'flight mode'."""
    yield name
    yield from (' '.join(other) for other in same_names(split_words(name)))
    for alike in _CALLED:
        for word in alike:
            if f' {word} ' in f' {name} ':
                yield from (f' {name} '.replace(f' {word} ', f' {w} ').strip() for w in alike)


def _which(skill: Skill) -> Arg | None:
    """Return the one other argument that must be said, if it is a choice."""
    others = [a for a in skill.args if a.required and {*a.choices} != ON_OFF]
    return others[0] if len(others) == 1 and others[0].type is ArgType.CHOICE else None
