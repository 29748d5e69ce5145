"""Families of skills that random sites are made of: names, arguments, and ways of saying each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
import zlib

from ruamel.yaml import YAML

from llm_bridge.tune.phrasings import expand, Template, templates

TABLES = Path(__file__).parent / 'tables'
OWN = 'own'
"""The split of one's own site: nothing of it is held out."""


def share(word: str) -> str:
    """Return the split a word, family or phrasing is kept for. The same word, the same split."""
    place = zlib.crc32(word.encode()) % 100
    return 'test' if place < 7 else 'dev' if place < 14 else 'train'


_SPEAKER = ('i ', 'we ', 'volume ')
"""Beginnings of lines that are whole sentences, without a verb in the imperative."""


@dataclass(frozen=True)
class Slot:
    """An argument of a family."""

    name: str
    """Its type, with a digit when two are of one type: place, place2."""
    labels: tuple[str, ...]
    """What sites call it."""
    required: bool = True

    @property
    def type(self) -> str:
        """The sort of phrase it takes."""
        return self.name.rstrip('0123456789')


@dataclass(frozen=True)
class Family:
    """One thing that can be asked, however a site calls it."""

    key: str
    names: tuple[str, ...]
    about: tuple[str, ...]
    slots: tuple[Slot, ...]
    lines: tuple[tuple[Template, ...], ...]
    """Ways of saying it, by line of the table."""
    robot: bool
    split: str = 'train'
    opposite: str = ''
    cluster: str = ''
    """Families of one cluster mean nearly the same: no site has two of them."""
    want: tuple[str, ...] = ()
    """Adjectives of the wanted state: 'off' of 'I want it off'."""
    feel: tuple[str, ...] = ()
    """Whole sentences that mean it without saying so, with slots."""
    bare: tuple[str, ...] = ()
    """How it is said without a verb."""
    send: tuple[tuple[Template, ...], ...] = ()
    """Ways of saying it of a robot: 'send {robot} home'."""
    line_splits: tuple[str, ...] = field(default=(), compare=False)

    def lines_for(self, split: str) -> tuple[tuple[Template, ...], ...]:
        """Return the lines that a split may use: held-out ones belong to their split only."""
        return tuple(
            line
            for line, kept in zip(self.lines, self.line_splits, strict=True)
            if kept in ('train', split)
        )


@dataclass(frozen=True)
class Kind:
    """A sort of device."""

    key: str
    word: str
    nouns: tuple[str, ...]
    states: tuple[str, ...]
    events: tuple[str, ...]
    skills: tuple[str, ...]
    split: str


@dataclass(frozen=True)
class Theme:
    """A sort of site: its areas, places, things, device kinds and robot trades."""

    key: str
    weight: int
    areas: tuple[str, ...]
    floors: tuple[str, ...]
    places: tuple[str, ...]
    objects: tuple[str, ...]
    adjectives: tuple[str, ...]
    kinds: Mapping[str, int]
    trades: tuple[str, ...]
    robots: tuple[str, ...]


LENGTHS = frozenset(
    {
        'start',
        'turn_on',
        'sound',
        'blink',
        'play',
        'fill',
        'ignite',
        'reverse',
        'vacuum_floor',
        'stir',
        'shake',
        'polish',
        'sand',
        'watch',
        'follow',
        'hover',
        'circle',
        'dance',
        'mop',
        'clean',
        'patrol',
        'record_sound',
        'film',
    }
)
"""Families that a site may give an optional duration."""
CORE_KINDS = frozenset(
    {
        'light',
        'switch',
        'lock',
        'cover',
        'climate',
        'fan',
        'media',
        'vacuum',
        'list',
        'timer',
        'scene',
        'door',
        'window',
        'conveyor',
        'machine',
        'pump',
        'valve',
        'humidifier',
    }
)
"""Kinds that every split has: the product ships them."""


def read_table(name: str) -> dict[str, Any]:
    """Return a table of this package as it is written."""
    loaded: dict[str, Any] = YAML(typ='safe').load(TABLES / f'{name}.yaml')
    return loaded


def items(value: object) -> tuple[str, ...]:
    """Return the parts of 'a, b, c', without blanks around them."""
    return tuple(p for part in str(value or '').split(',') if (p := part.strip(' \t"')))


def _slots(text: str) -> tuple[Slot, ...]:
    slots = []
    for item in items(text):
        name, _, labels = item.partition('=')
        name = name.strip()
        slots.append(
            Slot(
                name.rstrip('?'),
                tuple(labels.split('|')) if labels else (name,),
                not name.endswith('?'),
            )
        )
    return tuple(slots)


def _family(key: str, row: dict[str, Any], robot: bool) -> Family:
    text = row.get('args', '' if robot else 'target')
    said = [str(line) for line in row['say']]
    lines = [line for line in said if not line.startswith(_SPEAKER)]
    splits = [share(line) for line in lines]
    splits[0] = 'train'
    return Family(
        key=key,
        names=items(row['names']),
        about=tuple(a.strip() for a in str(row['about']).split('|')),
        slots=_slots(text),
        lines=tuple(templates(line) for line in lines),
        line_splits=tuple(splits),
        robot=robot,
        split='train' if row.get('core') or not robot else share(key),
        opposite=row.get('opposite', ''),
        cluster=row.get('cluster', key),
        want=items(row.get('want')),
        bare=tuple(b.strip() for b in str(row.get('bare', '')).split('|') if b.strip()),
        feel=tuple(
            e
            for line in (*row.get('feel', ()), *(s for s in said if s.startswith(_SPEAKER)))
            for e in expand(str(line))
        ),
        send=tuple(templates(str(line)) for line in row.get('send', ())),
    )


@cache
def robot_families() -> dict[str, Family]:
    """Return what robots can be asked, by key."""
    rows = {
        key: row
        for name in ('robot_moving', 'robot_handling', 'robot_working', 'robot_senses')
        for key, row in read_table(name).items()
    }
    return {key: _family(key, row, True) for key, row in rows.items()}


@cache
def device_families() -> dict[str, Family]:
    """Return what devices can be asked, by key."""
    rows = {**read_table('device_skills'), **read_table('device_skills_more')}
    return {key: _family(key, row, False) for key, row in rows.items()}


@cache
def kinds() -> dict[str, Kind]:
    """Return the sorts of devices, by key."""
    return {
        key: Kind(
            key,
            row.get('word', key.replace('_', ' ')),
            items(row['nouns']),
            items(row['states']),
            items(row.get('events')),
            tuple(row['skills'].split()),
            'train' if key in CORE_KINDS else share(key),
        )
        for key, row in read_table('device_kinds').items()
    }


@cache
def trades() -> dict[str, tuple[str, ...]]:
    """Return the robot skills that belong together, by trade."""
    return {key: tuple(row.split()) for key, row in read_table('trades').items()}


@cache
def themes() -> dict[str, Theme]:
    """Return the sorts of sites, by key."""
    return {
        key: Theme(
            key,
            int(row['weight']),
            items(row['areas']),
            items(row['floors']),
            items(row['places']),
            items(row['objects']),
            items(row['adjectives']),
            {k: int(n) for k, n in (i.split() for i in items(row['kinds']))},
            items(row['trades']),
            items(row['robots']),
        )
        for key, row in read_table('themes').items()
    }


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return a table of comma-separated words, by key."""
    return {key: items(row) for key, row in read_table(name).items()}


@cache
def sentences(name: str) -> dict[str, tuple[str, ...]]:
    """Return a table of lists of sentences, alternatives expanded, by key."""
    return {
        key: tuple(e for line in rows for e in expand(str(line)))
        for key, rows in read_table(name).items()
    }


@cache
def frames(key: str) -> tuple[str, ...]:
    """Return the frames of that name: what stands around actions and clauses."""
    rows: list[str] = _frames()[key]
    return tuple(str(row) for row in rows)


@cache
def _frames() -> dict[str, list[str]]:
    return read_table('frames')


@cache
def near(key: str) -> tuple[frozenset[str], ...]:
    """Return groups of keys that are close to each other: families, kinds, lasting, going."""
    return tuple(frozenset(row.split()) for row in read_table('near')[key])


@cache
def noise(key: str) -> Any:
    """Return a table of slips: fillers, heard, short, apostrophe, kept."""
    return read_table('noise')[key]


@cache
def words_for(words: tuple[str, ...], split: str) -> tuple[str, ...]:
    """Return the words that a split may use; at least one, whatever is held out."""
    if split == OWN:
        return words
    mine = tuple(w for w in words if share(w) in ('train', split))
    return mine or words[:1]
