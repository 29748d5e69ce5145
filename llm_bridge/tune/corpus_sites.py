"""Random sites: which skills they have, under which names, and what they are called with."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
import re
from typing import Any

from ruamel.yaml import YAML

from llm_bridge.language.plans.signatures import Signature
from llm_bridge.site.skill import RESERVED_SKILL_NAMES
from llm_bridge.tune.skill_families import (
    device_families,
    Family,
    Kind,
    kinds,
    LENGTHS,
    robot_families,
    Slot,
    Theme,
    themes,
    trades,
    words_for,
)

NUMERIC = frozenset({'percent', 'degrees', 'duration', 'distance', 'angle', 'diameter'})
"""Types of slots whose phrases hold a number."""
PRODUCT_KINDS = {
    'light': ('light', 'turn_on turn_off set_brightness brighten dim set_color'),
    'switch': ('switch', 'turn_on turn_off'),
    'lock': ('lock', 'lock unlock'),
    'cover': ('cover', 'open close set_position'),
    'door': ('door', 'open close set_position'),
    'window': ('window', 'open close set_position'),
    'valve': ('valve', 'open close set_position'),
    'climate': ('climate', 'turn_on turn_off set_temperature warmer cooler set_mode'),
    'humidifier': ('humidifier', 'turn_on turn_off set_humidity'),
    'fan': ('fan', 'turn_on turn_off set_speed faster slower'),
    'vacuum': ('vacuum', 'start pause resume return_home'),
    'media': (
        'media_player',
        'turn_on turn_off play pause next_track previous_track set_volume '
        'louder quieter mute unmute set_source',
    ),
    'appliance': ('appliance', 'start stop pause resume'),
    'kettle': ('switch', 'turn_on turn_off'),
    'list': ('list', 'add_item remove_item'),
    'timer': ('timer', 'start_timer cancel_timer'),
    'scene': ('scene', 'activate'),
    'conveyor': ('conveyor', 'start stop set_speed faster slower'),
    'machine': ('press', 'start stop'),
    'pump': ('pump', 'start stop set_speed'),
    'siren': ('siren', 'turn_on turn_off'),
    'gripper': ('gripper', 'open close'),
}
"""Kinds as the product ships them: their name there, and their skills."""
PRODUCT_ROBOT = (
    'bring',
    'dock',
    'go_to',
    'move',
    'patrol_all',
    'pick_up',
    'put_down',
    'say',
    'turn',
)
PRODUCT_ABOUT = {
    'bring': ('fetch an object and bring it to a place',),
    'dock': ('drive home to the charging dock', 'drive back to its home'),
    'go_to': ('drive to a place',),
    'move': ('move a distance in a direction', 'drive straight ahead or back'),
    'patrol_all': ('drive through the rooms once', 'drive through the stations once'),
    'pick_up': ('pick up an object',),
    'put_down': ('put down what the robot holds',),
    'say': ('say some words aloud',),
    'turn': ('turn on the spot',),
}
ODD_NAMES = (
    'zorp',
    'op_17',
    'mode_b',
    'fx2',
    'task_a',
    'run_x',
    'routine_7',
    'k9',
    'blip',
    'macro_3',
    'do_it',
    'action_four',
    'skill_12',
    'quux',
    'flim',
    'special',
    'p31',
    'nudel',
    'm_up',
    'cmd_b',
    'triton',
    'wiz',
    'func_6',
    'hopla',
    'job_c',
)
"""Names that say nothing: the meaning is in the description alone."""


@dataclass(frozen=True, eq=False)
class SiteSkill:
    """A skill of a random site."""

    name: str
    family: Family
    kinds: frozenset[str]
    """Kinds of devices that have it; empty for robots."""
    labels: dict[str, str]
    """Slot -> what the site calls that argument."""
    signature: Signature

    @property
    def generic(self) -> bool:
        """Devices of several kinds have it."""
        return len(self.kinds) > 1


@dataclass(eq=False)
class RandomSite:
    """A made-up site."""

    theme: Theme
    split: str
    skills: list[SiteSkill] = field(default_factory=list)
    by_op: dict[tuple[str, str], SiteSkill] = field(default_factory=dict)
    """Family and device kind ('' for robots) -> the skill."""
    robots: tuple[str, ...] = ()
    """What robots are called here, one or several."""
    kinds: tuple[Kind, ...] = ()
    signatures: tuple[Signature, ...] = ()
    style: str = 'random'
    nouns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind -> the only nouns it goes by here, where a site has words of its own for it."""
    names: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Kind -> whole names of its devices, where they have some."""
    fillers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Type of a slot -> the only phrases for it here."""

    def word(self, kind: Kind) -> str:
        """Return what names and descriptions call a kind here."""
        return self.nouns[kind.key][0] if kind.key in self.nouns else kind.word

    def find(self, family: str, kind: str = '') -> SiteSkill | None:
        """Return the skill of a family for a kind of device."""
        return self.by_op.get((family, kind))

    def has(self, family: str) -> bool:
        """Tell whether any kind of device or robot here has the family."""
        return any(s.family.key == family for s in self.skills)


_AN = re.compile(r'\ba ([aeio])')


@cache
def _product_skills() -> dict[str, dict[str, Any]]:
    path = Path(__file__).parent.parent / 'site' / 'kinds.yaml'
    rows: dict[str, dict[str, Any]] = YAML(typ='safe').load(path)['skills']
    return rows


def random_site(rng: Random, split: str) -> RandomSite:
    """Return a site. In the splits dev and test, families held out for them are likely."""
    all_themes = list(themes().values())
    style = 'product' if rng.random() < 0.48 else 'random'
    theme = rng.choices(all_themes, [t.weight for t in all_themes])[0]
    if style == 'product' and rng.random() < 0.6:
        theme = themes()[rng.choice(('home', 'home', 'factory'))]
    site = RandomSite(theme, split, style=style)
    size = rng.choice((8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 34, 38, 42, 45))
    robot_share = rng.choice((0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0))
    if style == 'product':
        robot_share = rng.choice((0.0, 0.25, 0.3, 0.4))
    devices = _device_families(rng, site, round(size * (1 - robot_share)))
    if style == 'random':
        _choose_nouns(rng, site)
    robots = _robot_families(rng, site, round(size * robot_share))
    used: set[str] = set()
    for family in robots:
        site.skills.append(named_skill(rng, site, family, frozenset(), used))
    for family, its_kinds in devices:
        site.skills.append(named_skill(rng, site, family, frozenset(its_kinds), used))
    for skill in site.skills:
        for kind in skill.kinds or ('',):
            site.by_op[skill.family.key, kind] = skill
    robot_skills = sorted((s for s in site.skills if s.family.robot), key=lambda s: s.name)
    device_skills = sorted((s for s in site.skills if not s.family.robot), key=lambda s: s.name)
    site.signatures = tuple(s.signature for s in (*robot_skills, *device_skills))
    if robots:
        names = words_for(theme.robots, split)
        site.robots = tuple(rng.sample(names, min(len(names), rng.choice((1, 1, 2, 3)))))
    return site


def _choose_nouns(rng: Random, site: RandomSite) -> None:
    """Let the site call some of its kinds by one noun or two, in names of skills too."""
    own = rng.choice((0.0, 0.3, 0.6, 0.9))
    for kind in site.kinds:
        nouns = [n for n in words_for(kind.nouns, site.split) if n[0].isalpha()]
        if rng.random() < own and kind.key not in ('scene', 'media'):
            site.nouns[kind.key] = tuple(rng.sample(nouns, min(len(nouns), rng.choice((1, 1, 2)))))


def _robot_families(rng: Random, site: RandomSite, count: int) -> list[Family]:
    if not count:
        return []
    families = robot_families()
    if site.style == 'product':
        keys = [k for k in PRODUCT_ROBOT if rng.random() < 0.9]
        if rng.random() < 0.35:
            keys = [k for k in keys if k not in ('bring', 'pick_up', 'put_down')]
        return [families[k] for k in keys][: max(count, 5)]
    chosen = list(site.theme.trades)
    rng.shuffle(chosen)
    chosen = ['moving', 'handling', *[t for t in chosen if t not in ('moving', 'handling')]]
    if rng.random() < 0.3:
        chosen.insert(2, 'upkeep')
    if rng.random() < 0.25:
        chosen = chosen[2:] or chosen
    pool: list[str] = []
    for trade in chosen[: rng.choice((2, 3, 3, 4, 5))]:
        keys = list(trades()[trade])
        rng.shuffle(keys)
        pool += keys[: rng.choice((3, 4, 6, 8, 12))]
    core = [k for k in ('go_to', 'bring', 'pick_up', 'put_down', 'dock') if rng.random() < 0.6]
    held = [k for k, f in families.items() if f.split == site.split and site.split != 'train']
    rng.shuffle(pool)
    rng.shuffle(held)
    found: list[Family] = []
    clusters: set[str] = set()
    for key in [*held[:3], *core, *pool]:
        family = families[key]
        if family.cluster in clusters or family.split not in ('train', site.split):
            continue
        clusters.add(family.cluster)
        found.append(family)
        other = families.get(family.opposite)
        if (
            other
            and rng.random() < 0.75
            and other.cluster not in clusters
            and other.split in ('train', site.split)
        ):
            clusters.add(other.cluster)
            found.append(other)
        if len(found) >= count:
            break
    return found


def _device_families(rng: Random, site: RandomSite, count: int) -> list[tuple[Family, list[str]]]:
    if not count:
        return []
    families = device_families()
    product = site.style == 'product'
    pool = [
        (kinds()[k], n)
        for k, n in site.theme.kinds.items()
        if kinds()[k].split in ('train', site.split) and (not product or k in PRODUCT_KINDS)
    ]
    chosen: list[Kind] = []
    per_kind: dict[str, list[str]] = {}
    total = 0
    merged = product or rng.random() < 0.5
    seen: set[str] = set()
    while pool and total < count:
        weights = [n + 6 * (k.split == site.split != 'train') for k, n in pool]
        kind = rng.choices([k for k, _ in pool], weights)[0]
        pool = [(k, n) for k, n in pool if k is not kind]
        skills = PRODUCT_KINDS[kind.key][1].split() if product else list(kind.skills)
        kept = [s for s in skills if rng.random() < (0.9 if product else 0.82)]
        for skill in list(kept):
            opposite = families[skill].opposite
            if opposite in skills and opposite not in kept and rng.random() < 0.6:
                kept.append(opposite)
        if not kept:
            continue
        chosen.append(kind)
        per_kind[kind.key] = kept
        total += len([s for s in kept if not merged or s not in seen])
        seen.update(kept)
    site.kinds = tuple(chosen)
    by_family: dict[str, list[str]] = {}
    for kind_key, keys in per_kind.items():
        for key in keys:
            by_family.setdefault(key, []).append(kind_key)
    found = []
    for key, its_kinds in by_family.items():
        family = families[key]
        if product or (len(its_kinds) > 1 and rng.random() < (0.85 if merged else 0.1)):
            found.append((family, its_kinds))
        else:
            found += [(family, [k]) for k in its_kinds]
    return found


def named_skill(
    rng: Random, site: RandomSite, family: Family, its_kinds: frozenset[str], used: set[str]
) -> SiteSkill:
    kind = kinds()[next(iter(sorted(its_kinds)))] if its_kinds else None
    single = len(its_kinds) == 1
    any_word = ('device', 'device', 'device', 'thing')
    word = site.word(kind) if kind and single else rng.choice(any_word)
    product = site.style == 'product'
    if product:
        shipped = _product_skills().get(family.key, {})
        first = family.names[0]
        about = str(shipped.get('description', '')) or rng.choice(
            PRODUCT_ABOUT.get(family.key, family.about)
        )
        if kind and single:
            word = PRODUCT_KINDS[kind.key][0] if rng.random() < 0.7 else 'device'
        else:
            word = 'device'
        name = first if first not in used else f'{first}_{word}'
    else:
        about = rng.choice(family.about)
        name = rng.choice(family.names) if rng.random() < 0.7 else family.names[0]
        if rng.random() < 0.025:
            name = rng.choice(ODD_NAMES)
        slug = word.replace(' ', '_').replace('-', '_')
        name = name.replace('{k}', slug)
        if (
            single
            and family.key not in name
            and '_' not in name
            and slug not in name
            and rng.random() < 0.2
        ):
            name = f'{name}_{slug}'
    about = _AN.sub(r'an \1', about.replace('{k}', word))
    name = _unique(rng, name, family, word, used)
    used.add(name)
    labels: dict[str, str] = {}
    dropped = {s.name for s in family.slots if not s.required and rng.random() < 0.15}
    if product:
        dropped = {'percent'} if family.key == 'start' and 'conveyor' not in its_kinds else set()
    for slot in _slots(rng, family, product):
        if slot.name in dropped:
            continue
        if slot.name == 'target':
            label = word.replace(' ', '_').replace('-', '_')
            if not product and rng.random() < 0.25:
                label = rng.choice(('device', 'target', 'name', 'what', 'which', 'entity'))
        elif product or rng.random() < 0.45:
            label = slot.labels[0]
        else:
            label = rng.choice(slot.labels)
        while label in labels.values():
            label += '_2'
        labels[slot.name] = label
    required = [labels[s.name] for s in family.slots if s.required]
    optional = [label for label in labels.values() if label not in required]
    if product and family.key == 'turn':
        required, optional = [], [labels['direction'], labels['angle']]
    if family.robot:
        optional.append('robot')
        if 'robot' in required:
            required[required.index('robot')] = labels['target'] = 'who'
    numeric = frozenset(
        label for name, label in labels.items() if name.rstrip('0123456789') in NUMERIC
    )
    return SiteSkill(
        name,
        family,
        its_kinds,
        labels,
        Signature(name, about, tuple(required), tuple(optional), numeric),
    )


def _slots(rng: Random, family: Family, product: bool) -> tuple[Slot, ...]:
    """Return the slots of a skill; what goes on for a while may take how long, if said."""
    if (
        product
        or family.key not in LENGTHS
        or any(s.name in ('duration', 'time') for s in family.slots)
        or rng.random() < 0.75
    ):
        return family.slots
    return (*family.slots, Slot('duration', ('duration', 'minutes', 'time', 'how_long'), False))


def _unique(rng: Random, name: str, family: Family, word: str, used: set[str]) -> str:
    slug = word.replace(' ', '_').replace('-', '_')
    others = rng.sample(family.names, len(family.names))
    choices = [name, *(n.replace('{k}', slug) for n in others)]
    for choice in choices:
        if choice not in used and choice not in RESERVED_SKILL_NAMES:
            return choice
    number = 2
    while f'{family.key}_{slug}_{number}' in used:
        number += 1
    return f'{family.key}_{slug}_{number}'
