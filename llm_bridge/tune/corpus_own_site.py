"""One's own site as a site that commands are made for: its skills, its names, its words."""

from collections.abc import Iterable, Iterator
from random import Random

from llm_bridge.language.plans.signatures import ROBOT, Signature, signatures
from llm_bridge.language.text.words import words
from llm_bridge.site.entity import Device, Entity
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill
from llm_bridge.tune.batches import Example, Group
from llm_bridge.tune.corpus import block_for, SiteBlock
from llm_bridge.tune.corpus_groups import train_group
from llm_bridge.tune.corpus_sites import PRODUCT_KINDS, RandomSite, SiteSkill
from llm_bridge.tune.corpus_values import ONES
from llm_bridge.tune.phrasings import Template, templates
from llm_bridge.tune.skill_families import (
    device_families,
    Family,
    kinds,
    OWN,
    robot_families,
    Slot,
    Theme,
    themes,
)

MEASURED = 6
"""Groups of the site's commands that a run is measured on; none of them is trained on."""
_PARTICLES = frozenset({'on', 'off', 'up', 'down', 'out', 'in', 'back', 'over'})
_UNITS = {'percent': 'percent', 'degC': 'degrees', 'metre': 'distance', 'm': 'distance'}
"""Unit of a number -> the phrases for it."""
_TYPES = {
    ArgType.DURATION: 'duration',
    ArgType.TEXT: 'text',
    ArgType.PLACE: 'place',
    ArgType.OBJECT: 'object',
    ArgType.ENTITY: 'place',
}
_LEADS = {
    'percent': 'to',
    'degrees': 'to',
    'duration': 'for',
    'distance': 'by',
    'angle': 'by',
    'place': 'to',
    'object': 'with',
    'time': 'at',
}
"""Type of a slot -> the word before it, where it does not come first."""
_NUMBERS = frozenset(ONES) | {'first', 'second', 'third', 'fourth', 'last'}
_SPARE_KIND = 'machine'
"""What a device of a kind that only the site knows is spoken of as."""


class OwnSite:
    """Commands for one site, mixed with those for random ones."""

    def __init__(self, site: Site, seed: int = 1) -> None:
        """Make commands for that site. Raises ValueError when it has no skills."""
        self.seed = seed
        self.site = as_random_site(site)

    def train_group(self, number: int) -> Group:
        """Return the training group of that number: every second one is for this site."""
        if number % 2:
            return train_group(number, self.seed)
        return _group(self._block('train', number))

    def dev_groups(self) -> Iterator[Group]:
        """Yield the groups for this site that a run is measured on."""
        for number in range(MEASURED):
            yield _group(self._block('dev', number))

    def blocks(self, seed: int, split: str) -> Iterator[SiteBlock]:
        """Yield commands for the site alone, without end."""
        number = 0
        while True:
            yield block_for(Random(f'own-{split}:{seed}:{number}'), self.site)
            number += 1

    def _block(self, split: str, number: int) -> SiteBlock:
        return block_for(Random(f'own-{split}:{self.seed}:{number}'), self.site)


def _group(made: SiteBlock) -> Group:
    return Group(
        made.signatures, tuple(Example(e.words, e.answer, e.category) for e in made.examples)
    )


def as_random_site(site: Site) -> RandomSite:
    """Return the site as the corpus sees sites: families of skills, nouns, names."""
    found = RandomSite(_theme(site), OWN, style='own')
    found.signatures = signatures(site)
    if not found.signatures:
        raise ValueError(f"site '{site.name}' has no skills, so there are no commands for it")
    found.robots = _nouns(site.robots.values())
    found.fillers = {'robot_name': _said(site.robots.values())} if site.robots else {}
    by_kind: dict[str, list[Device]] = {}
    for device in (d for d in site.devices.values() if site.skills_of(d.id)):
        by_kind.setdefault(_corpus_kind(site, device), []).append(device)
    found.kinds = tuple(kinds()[key] for key in sorted(by_kind))
    found.names = {key: _said(devices) for key, devices in by_kind.items()}
    for key, devices in by_kind.items():
        own = _nouns(devices)
        found.nouns[key] = own if key == _SPARE_KIND else (*own, *kinds()[key].nouns[:3])
    for signature in found.signatures:
        skill, its_kinds = _skill(site, signature.name)
        made = _known(signature, its_kinds) or _own(found, signature, skill, its_kinds)
        found.skills.append(made)
        for kind in its_kinds or ('',):
            found.by_op[made.family.key, kind] = made
    return found


def _theme(site: Site) -> Theme:
    """Return areas, places and objects by their own names; what is missing as in a like site."""
    machines = {'conveyor', 'press'} & {d.kind for d in site.devices.values()}
    base = themes()['factory' if machines else 'home']
    floors = dict.fromkeys(a.floor for a in site.areas.values() if a.floor)
    return Theme(
        OWN,
        1,
        _said(site.areas.values()) or base.areas,
        tuple(floors) or ('everywhere',),
        _said(site.places.values()) or _said(site.areas.values()) or base.places,
        _said(site.objects.values()) or base.objects,
        base.adjectives,
        {},
        base.trades,
        base.robots,
    )


def _said(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return every English name, in the words of commands."""
    names = (' '.join(words(n)) for e in entities for n in (e.name, *e.aliases.get('en', ())))
    return tuple(dict.fromkeys(n.removeprefix('the ') for n in names if n))


def _nouns(entities: Iterable[Entity]) -> tuple[str, ...]:
    """Return the nouns of names: 'light' of 'kitchen light', 'cart' of 'cart two'."""
    found = []
    for name in _said(entities):
        own = [w for w in name.split() if w not in _NUMBERS and not w.isdigit()]
        found += own[-1:]
    return tuple(dict.fromkeys(found))


def _corpus_kind(site: Site, device: Device) -> str:
    """Return the kind of the corpus that a device is spoken of as: its own, or a like one."""
    own = site.skills_of(device.id).keys()
    for key, (name, _) in PRODUCT_KINDS.items():
        if name == device.kind:
            return key
    alike = {key: len(own & set(skills.split())) for key, (_, skills) in PRODUCT_KINDS.items()}
    best = max(alike, key=lambda key: alike[key])
    return best if alike[best] else _SPARE_KIND


def _skill(site: Site, name: str) -> tuple[Skill, frozenset[str]]:
    """Return a skill, and the kinds of the corpus that have it; none: robots do."""
    for robot in site.robots.values():
        if name in site.skills_of(robot.id):
            return site.skills_of(robot.id)[name], frozenset()
    owners = [d for d in site.devices.values() if name in site.skills_of(d.id)]
    return site.skills_of(owners[0].id)[name], frozenset(_corpus_kind(site, d) for d in owners)


def _known(signature: Signature, its_kinds: frozenset[str]) -> SiteSkill | None:
    """Return the skill as one of a family that the corpus has, where its arguments fit."""
    families = device_families() if its_kinds else robot_families()
    for family in families.values():
        if signature.name not in family.names:
            continue
        free = [n for n in (*signature.required, *signature.optional) if n != ROBOT]
        labels: dict[str, str] = {}
        for slot in family.slots:
            label = next((n for n in free if n in (slot.name, slot.type, *slot.labels)), None)
            if slot.name == 'target' and its_kinds:
                label = signature.required[0]
            if label is not None:
                labels[slot.name] = label
                free.remove(label)
        if not free and all(s.name in labels for s in family.slots if s.required):
            return SiteSkill(signature.name, family, its_kinds, labels, signature)
    return None


def _own(
    site: RandomSite, signature: Signature, skill: Skill, its_kinds: frozenset[str]
) -> SiteSkill:
    """Return the skill as a family of its own, said with the words that the site gives it."""
    slots = [Slot('target', (signature.required[0],))] if its_kinds else []
    for arg in skill.args:
        slots.append(Slot(_slot_of(site, arg, {s.name for s in slots}), (arg.name,), arg.required))
    needed = [s.name for s in slots if s.required]
    lines: list[tuple[Template, ...]] = []
    for said in skill.words.get('en') or (signature.name.replace('_', ' '),):
        verb, _, particle = ' '.join(words(said)).partition(' ')
        apart = its_kinds and particle in _PARTICLES
        head = f'{verb}~{particle}' if apart else f'{verb} {particle}'.strip()
        lines.append(templates(' '.join([head, *_behind(slots, needed)])))
        if len(needed) < len(slots):
            lines.append(templates(' '.join([head, *_behind(slots, [s.name for s in slots])])))
    family = Family(
        key=f'own_{signature.name}',
        names=(signature.name,),
        about=(signature.description,),
        slots=tuple(slots),
        lines=tuple(lines),
        robot=not its_kinds,
        opposite=skill.inverse or '',
        line_splits=('train',) * len(lines),
    )
    labels = {slot.name: slot.labels[0] for slot in slots}
    return SiteSkill(signature.name, family, its_kinds, labels, signature)


def _slot_of(site: RandomSite, arg: Arg, taken: set[str]) -> str:
    """Return the type of phrase that an argument takes; its choices become words of the site."""
    if arg.type is ArgType.CHOICE:
        name = f'own {arg.name}'.replace('_', ' ').rstrip('0123456789 ').replace(' ', '_')
        site.fillers[name] = tuple(' '.join(words(c.replace('_', ' '))) for c in arg.choices)
    elif arg.type is ArgType.NUMBER:
        name = _UNITS.get(arg.unit or '', 'angle' if arg.unit == 'radian' else 'percent')
    else:
        name = _TYPES[arg.type]
    number = 2
    slot = name
    while slot in taken:
        slot, number = f'{name}{number}', number + 1
    return slot


def _behind(slots: Iterable[Slot], said: Iterable[str]) -> list[str]:
    """Return the slots that are said, with the word that leads to each."""
    found: list[str] = []
    for slot in slots:
        if slot.name in said:
            lead = _LEADS.get(slot.type, '') if found or slot.type == 'duration' else ''
            found.append(f'{lead} {{{slot.name}}}'.strip())
    return found
