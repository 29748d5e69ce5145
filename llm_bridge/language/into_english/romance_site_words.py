"""The English words that a site itself uses, by which one of several is chosen."""

from collections.abc import Iterable, Mapping
import re

from llm_bridge.language.into_english.romance_inflection import plural
from llm_bridge.site.entity import Device, Entity, EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType


def site_words(site: Site) -> frozenset[str]:
    """Return the English words of the site's names, skills and choices."""
    texts = [n for e in site.entities.values() for n in (e.name, *e.aliases.get('en', ()))]
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id).values():
            texts += [skill.name, skill.description, *skill.words.get('en', ())]
            texts += [c for a in skill.args for c in (*a.choices, a.name)]
    texts += [a.floor for a in site.areas.values() if a.floor]
    used = {d.kind for d in site.devices.values()}
    texts += [n for k in used if k in site.kinds for n in site.kinds[k].names.get('en', ())]
    return frozenset(re.findall(r'[a-z0-9]+', ' '.join(texts).casefold().replace('_', ' ')))


def site_verbs(site: Site) -> frozenset[str]:
    """Return the English words that say the skills of the site, whole and their verbs."""
    found: set[str] = set()
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id).values():
            told = skill.description.casefold().split()
            for phrase in (skill.name.split('_'), told[:1], told[:2],
                           *(w.casefold().split() for w in skill.words.get('en',
                           ()))):  # fmt: skip
                found |= {' '.join(phrase), *phrase[:1]}
    return frozenset(found)


def kind_words(site: Site) -> Mapping[str, frozenset[str]]:
    """Return English words for kinds of devices that the site has -> those devices."""
    found: dict[str, set[str]] = {}
    for device in site.devices.values():
        kind = site.kinds.get(device.kind)
        words = {n.casefold() for n in (kind.names.get('en', ()) if kind else ())}
        names = (device.name, *device.aliases.get('en', ()))
        words |= {n.split()[-1].casefold() for n in names if n.strip()}
        for word in words:
            found.setdefault(word, set()).add(device.id)
            found.setdefault(plural(word), set()).add(device.id)
    return {word: frozenset(ids) for word, ids in found.items()}


def called_words(site: Site) -> Mapping[str, frozenset[str]]:
    """Return the last words of names -> the devices that are called so."""
    found: dict[str, set[str]] = {}
    for device in site.devices.values():
        for name in (device.name, *device.aliases.get('en', ())):
            last = name.split()[-1].casefold()
            found.setdefault(last.removesuffix('s'), set()).add(device.id)
    return {word: frozenset(ids) for word, ids in found.items()}


def counted_words(site: Site) -> frozenset[str]:
    """Return the names of arguments that take the number of a thing: 'drawer'."""
    return frozenset(
        arg.name
        for actor in site.robots_first()
        for skill in site.skills_of(actor.id).values()
        for arg in skill.args
        if arg.type is ArgType.NUMBER and not arg.unit and arg.name in skill.name
    )


def choices(site: Site) -> frozenset[str]:
    """Return what the skills of robots let one choose from: 'mop'."""
    skills = [s for r in site.robots.values() for s in r.skills.values()]
    return frozenset(c.casefold() for s in skills for a in s.args for c in a.choices)


def drinks(site: Site) -> frozenset[str]:
    """Return what devices of the site can be asked to make: 'espresso'."""
    skills = [s for d in site.devices for s in site.skills_of(d).values()]
    return frozenset(
        c.casefold() for s in skills for a in s.args for c in a.choices if a.name == 'drink'
    )


def putting_down(site: Site) -> str:
    """Return the verb of the skill by which robots put down what they have."""
    skills = [s for r in site.robots.values() for s in r.skills.values()]
    if not any(s.name in ('put_down', 'set_down') for s in skills):
        for skill in skills:
            if skill.description.casefold().startswith(('put down', 'set down')):
                return skill.name.split('_')[0]
    return 'put down'


def is_robot(site: Site, ids: Iterable[str]) -> bool:
    """Tell whether all of these are robots, or machines with names of their own that go home."""
    found = [site.entities.get(i) for i in ids]
    return bool(found) and all(isinstance(e, Robot) or _goes_by_name(site, e) for e in found)


def _goes_by_name(site: Site, entity: Entity | None) -> bool:
    return (
        isinstance(entity, Device)
        and entity.name[:1].isupper()
        and 'return_home' in site.skills_of(entity.id)
    )


def is_area(site: Site, ids: Iterable[str]) -> bool:
    """Tell whether all of these are areas or places."""
    found = [site.entities.get(i) for i in ids]
    return bool(found) and all(
        e is not None and e.type in (EntityType.AREA, EntityType.PLACE) for e in found
    )


def is_room(site: Site, ids: Iterable[str]) -> bool:
    """Tell whether all of these are areas, in which things are and not on them."""
    found = [site.entities.get(i) for i in ids]
    return bool(found) and all(e is not None and e.type is EntityType.AREA for e in found)
