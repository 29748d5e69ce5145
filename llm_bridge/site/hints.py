"""What is no fault of a site file, and lets commands be misunderstood or not be understood."""

from collections.abc import Callable, Iterator
import re

from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.kinds import kind_values
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill
from llm_bridge.site.whence import WHENCE
from llm_bridge.site.yaml_file import KeyPath

At = Callable[[KeyPath], Spot]
_WHERE = frozenset({'to', 'into', 'onto', 'via', 'through', 'over', 'at', 'near', 'by', 'on', 'in',
                    'behind', 'beside', 'under', 'between', 'destination', 'goal'})  # fmt: skip
"""Words that tell a place from another one of the same skill, beside those for where from."""


def check_hints(site: Site, spot: At) -> Iterator[Finding]:
    """Yield warnings of what people say and the site file leaves open."""
    yield from _ways_home(site, spot)
    yield from _words_taken(site, spot)
    yield from _places_alike(site, spot)
    yield from _features_missing(site, spot)


def _ways_home(site: Site, spot: At) -> Iterator[Finding]:
    """Robots that go home by skills that share no word: 'everybody go home' means one of them."""
    homes = {
        key: skill
        for key in site.robots
        for skill in site.skills_of(key).values()
        if skill.motion == 'home'
    }
    said = [{*_phrases(skill), *skill.name.split('_')} for skill in homes.values()]
    names = list(dict.fromkeys(skill.name for skill in homes.values()))
    if len(names) < 2 or set.intersection(*said):
        return
    last = next(key for key, skill in homes.items() if skill.name == names[-1])
    yield Finding(
        spot(('robots', last, 'skills', names[-1])),
        f'robots go home by {_listed(names)}, which share no word, so that what is said to all of '
        "them may reach one; give each a phrase that people use, such as words: ['go home']",
        names[-1],
        level='warning',
    )


def _words_taken(site: Site, spot: At) -> Iterator[Finding]:
    """A skill of a robot whose name is a word of another one, mostly of its bindings."""
    for key, robot in site.robots.items():
        for skill in robot.skills.values():
            name = skill.name.replace('_', ' ')
            for other in site.skills_of(key).values():
                if other.name == skill.name or name not in _phrases(other):
                    continue
                yield Finding(
                    spot(('robots', key, 'skills', skill.name)),
                    f"'{name}' is a word for the skill '{other.name}' of '{key}' too, so that "
                    'who says it may get the other one; leave out the bindings that bring it, '
                    f"or write '{other.name}' with words of its own",
                    skill.name,
                    level='warning',
                )


def _places_alike(site: Site, spot: At) -> Iterator[Finding]:
    """Two places of one skill of which neither name nor description tells which is which."""
    own: list[tuple[KeyPath, Skill]] = [
        *((('robots', k, 'skills', s.name), s) for k, r in site.robots.items() for s in _own(r)),
        *(
            (('kinds', k, 'skills', s.name), s)
            for k, kind in site.kinds.items()
            for s in _own(kind)
        ),
        *((('devices', k, 'skills', s.name), s) for k, d in site.devices.items() for s in _own(d)),
    ]
    told = set()
    for path, skill in own:
        places = [arg for arg in skill.args if arg.type is ArgType.PLACE]
        if len(places) < 2 or len({_which(arg) for arg in places}) > 1 or skill.name in told:
            continue
        told.add(skill.name)
        names = _listed([arg.name for arg in places])
        yield Finding(
            spot((*path, 'args')),
            f"the places {names} of '{skill.name}' are not told apart; call the one where things "
            "are taken 'from' and the other 'to', or say so in their descriptions",
            names,
            level='warning',
        )


def _features_missing(site: Site, spot: At) -> Iterator[Finding]:
    """A skill of a kind of one's own for which no device has the feature that it needs."""
    shipped = kind_values().value
    for key, kind in site.kinds.items():
        devices = [device for device in site.devices.values() if device.kind == key]
        listed = {feature for device in devices for feature in device.features}
        for skill in kind.skills.values() if devices and key not in shipped else ():
            if skill.feature is None or skill.feature in listed:
                continue
            yield Finding(
                spot(('kinds', key, 'skills', skill.name)),
                f"no device of kind {key} has '{skill.name}': it needs the feature "
                f"'{skill.feature}'; write features: [{skill.feature}] to each device that has it",
                skill.feature,
                level='warning',
            )


def _own(holder: object) -> tuple[Skill, ...]:
    skills = getattr(holder, 'skills', {})
    return tuple(skills.values())


def _phrases(skill: Skill) -> frozenset[str]:
    return frozenset(phrase for phrases in skill.words.values() for phrase in phrases)


def _which(arg: Arg) -> str:
    said = [*arg.name.split('_'), *re.findall(r'\w+', arg.description.lower())]
    if WHENCE & {*said}:
        return 'from'
    return next((word for word in said if word in _WHERE), '')


def _listed(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return ' and '.join(filter(None, (', '.join(quoted[:-1]), quoted[-1])))
