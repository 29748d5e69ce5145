"""Commands written for many sites, said anew: other names of skills, areas and things."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
import json
from pathlib import Path
from random import Random
from typing import Any

from llm_bridge.language.plans.plan import (
    Call,
    calls,
    Every,
    If,
    Parallel,
    Plan,
    Repeat,
    Timed,
    When,
)
from llm_bridge.language.plans.plan import Sequence as Chain
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.plans.signatures import ROBOT, Signature, signatures
from llm_bridge.language.text.words import words
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.corpus import contiguous, Example, numbers_said, SiteBlock
from llm_bridge.tune.corpus_joined import is_plain, joined
from llm_bridge.tune.corpus_noise import typo
from llm_bridge.tune.corpus_sites import named_skill, NUMERIC, RandomSite
from llm_bridge.tune.corpus_text import phrases, resolve
from llm_bridge.tune.plan_judging import read_signature
from llm_bridge.tune.skill_families import device_families, robot_families, table, themes

FOLDER = Path(__file__).parent / 'written'
HELD_OUT = 'dev_'
"""Files that begin so are measured on, and never trained on."""
OWN_SKILLS = 'own_'
"""Files that begin so are sites whose skills no other site has."""
LATER = ('more_', 'more2_', OWN_SKILLS)
"""Files that begin so were written later, each of these later than the one before; 'more' has
further commands for the site of the name behind it."""
NEWEST = ('own_tel_', 'own_dev_', 'own_ord_')
"""Files that begin so are sites most of whose skills tell something, so that questions ask for
them, sites full of devices that are spoken of in other words than their skills' own, and sites
whose skills are near to one another."""
JOINED = 0.2
"""So many commands put together of several written ones come to those that are as written."""
_ARTICLES = frozenset({'the', 'a', 'an'})
_DETERMINERS = _ARTICLES | {'that', 'this', 'our', 'my', 'your', 'another', 'other', 'any', 'each'}
NAMED = 0.7
"""So often a robot that is called by what it is gets a name of its own, as people give theirs."""


@dataclass(frozen=True)
class WrittenSkill:
    """A skill of a site that commands were written for."""

    signature: Signature
    family: str = ''
    """Empty: it is called as it is."""
    kinds: frozenset[str] = frozenset()
    slots: tuple[tuple[str, str], ...] = ()
    """Slot of the family, and the name of the argument."""
    others: tuple[Signature, ...] = ()
    """How else it may be called and described: the same arguments in the same order."""


@dataclass(frozen=True)
class WrittenSite:
    """A site, and commands that were written for it."""

    name: str
    theme: str
    style: str
    robots: tuple[str, ...]
    skills: tuple[WrittenSkill, ...]
    examples: tuple[Example, ...]


@cache
def written_sites(held_out: bool = False, folder: Path = FOLDER) -> tuple[WrittenSite, ...]:
    """Return the sites to train on, or those that are held out, by name."""
    files = sorted(folder.glob('*.jsonl'))
    return tuple(_site(f) for f in files if f.name.startswith(HELD_OUT) == held_out)


def written_block(rng: Random, site: WrittenSite) -> SiteBlock:
    """Return 30 to 55 commands of a site, most of them with other names than they were written."""
    count = min(rng.randint(30, 46), len(site.examples))
    chosen = rng.sample(site.examples, count)
    robots = frozenset(s.signature.name for s in site.skills if ROBOT in s.signature.optional)
    plain = [e for e in site.examples if is_plain(e)]
    several = (joined(rng, plain, site.examples, robots) for _ in range(round(JOINED * count)))
    chosen += [e for e in several if e is not None]
    rng.shuffle(chosen)
    skills, renamed = _skills(rng, site, chosen)
    swaps = _Swaps(rng, site)
    made = []
    numeric = {s.name: s for s in skills if s.numeric}
    for example in chosen:
        plan = _with_names(example.plan, renamed)
        variants = (swaps.said_anew(example.words, plan), (example.words, plan))
        for said, meant in variants:
            new = Example(said, meant, example.category)
            if said and contiguous(new) and numbers_said(new, numeric):
                made.append(new)
                break
    return SiteBlock(skills, tuple(made))


def as_written(site: WrittenSite) -> SiteBlock:
    """Return the commands of a site as they were written."""
    return SiteBlock(tuple(s.signature for s in site.skills), site.examples)


def _site(file: Path) -> WrittenSite:
    first, *lines = file.read_text(encoding='utf-8').splitlines()
    head: dict[str, Any] = json.loads(first)
    if 'more_for' in head:
        with (file.parent / f'{head["more_for"]}.jsonl').open(encoding='utf-8') as other:
            head = json.loads(other.readline())
    if 'site' in head:
        known = signatures(load_site(find_site(head['site'])))
        skills = tuple(WrittenSkill(s) for s in known)
    else:
        skills = tuple(_skill(row) for row in head['skills'])
    known = tuple(s.signature for s in skills)
    rows = (json.loads(line) for line in lines)
    examples = tuple(
        Example(words(row['text']), read(f' {row["plan"]}', known), row['category'])
        for row in rows
    )
    return WrittenSite(
        file.stem,
        head['theme'],
        head.get('style', 'product'),
        tuple(head.get('robots', ())),
        skills,
        examples,
    )


def _skill(row: Mapping[str, Any]) -> WrittenSkill:
    slots = tuple(row['slots'].items())
    numeric = frozenset(name for slot, name in slots if slot.rstrip('0123456789') in NUMERIC)
    signature = replace(read_signature(row['line']), numeric=numeric)
    others = tuple(_in_place_of(signature, line) for line in row.get('also', ()))
    return WrittenSkill(signature, row['family'], frozenset(row['kinds']), slots, others)


def _in_place_of(skill: Signature, line: str) -> Signature:
    """Return what else a skill is called, by its line. Raises ValueError for other arguments."""
    other = read_signature(line)
    if [*map(len, _arguments(other))] != [*map(len, _arguments(skill))]:
        raise ValueError(f"'{line}' has not as many arguments as '{skill.line()}'")
    return replace(other, numeric=frozenset(_other_names(skill, other)[n] for n in skill.numeric))


def _arguments(skill: Signature) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return skill.required, skill.optional


def _other_names(skill: Signature, other: Signature) -> dict[str, str]:
    """Return the arguments of a skill, and what another that stands for it calls them."""
    pairs = zip(_arguments(skill), _arguments(other), strict=True)
    return {old: new for olds, news in pairs for old, new in zip(olds, news, strict=True)}


def _skills(
    rng: Random, site: WrittenSite, chosen: Sequence[Example]
) -> tuple[tuple[Signature, ...], dict[str, tuple[Signature, dict[str, str]]]]:
    """Return the skills as they are called now; and by old name the new one and its arguments."""
    needed = {c.skill for e in chosen for c in calls(e.plan)}
    left_out = rng.choice((0.0, 0.0, 0.2, 0.5))
    kept = [s for s in site.skills if s.signature.name in needed or rng.random() >= left_out]
    new_names = rng.choice((0.0, 0.5, 0.9)) if site.style == 'product' else rng.choice((0.3, 0.9))
    style = 'product' if site.style == 'product' and rng.random() < 0.3 else 'random'
    made_up = RandomSite(themes()[site.theme], 'train', style=style)
    used = {s.signature.name for s in kept}
    found, renamed = [], {}
    for skill in kept:
        new = skill
        arguments: dict[str, str] = {}
        if skill.family and rng.random() < new_names:
            new = _renamed(rng, made_up, skill, used)
            names = dict(new.slots)
            arguments = {old: names[slot] for slot, old in skill.slots}
        elif others := [s for s in skill.others if s.name not in used]:
            signature = rng.choice((skill.signature, *others))
            new = replace(skill, signature=signature)
            arguments = _other_names(skill.signature, signature)
        used.add(new.signature.name)
        renamed[skill.signature.name] = (new.signature, arguments)
        found.append((bool(skill.kinds), new.signature))
    robots = sorted((s for kinds, s in found if not kinds), key=lambda s: s.name)
    devices = sorted((s for kinds, s in found if kinds), key=lambda s: s.name)
    return (*robots, *devices), renamed


def _renamed(
    rng: Random, made_up: RandomSite, skill: WrittenSkill, used: set[str]
) -> WrittenSkill:
    families = device_families() if skill.kinds else robot_families()
    for _ in range(3):
        new = named_skill(rng, made_up, families[skill.family], skill.kinds, used)
        same_form = len(new.signature.required) == len(skill.signature.required)
        if same_form and new.labels.keys() == dict(skill.slots).keys():
            return WrittenSkill(
                new.signature, skill.family, skill.kinds, tuple(new.labels.items())
            )
    return skill


def _with_names(plan: Plan, renamed: Mapping[str, tuple[Signature, dict[str, str]]]) -> Plan:
    """Return the plan with skills and options as they are called now."""
    match plan:
        case Call(skill, args, options):
            new, arguments = renamed[skill]
            options = {arguments.get(name, name): phrase for name, phrase in options.items()}
            return Call(new.name, args, options)
        case If(phrase, body, otherwise):
            other = None if otherwise is None else _with_names(otherwise, renamed)
            return If(phrase, _with_names(body, renamed), other)
        case When() | Every() | Timed() | Repeat():
            return replace(plan, body=_with_names(plan.body, renamed))
        case Parallel(parts) | Chain(parts):
            return type(plan)(tuple(_with_names(part, renamed) for part in parts))
    return plan


class _Swaps:
    """Says commands of a site with other areas, things and numbers, and with slips."""

    def __init__(self, rng: Random, site: WrittenSite) -> None:
        self.rng = rng
        theme = themes()[site.theme]
        self._robots = [tuple(name.split()) for name in theme.robots]
        self._given_names = table('fillers')['given_robot_name']
        self._pools = [
            [tuple(name.split()) for name in names] for names in (theme.areas, theme.objects)
        ]

    def said_anew(self, said: tuple[str, ...], plan: Plan) -> tuple[tuple[str, ...], Plan]:
        """Return the words and the plan after the same changes to both."""
        changes: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        roll = self.rng.random
        if roll() < 0.6:
            changes += [c for pool in self._pools for c in self._other(said, pool)]
            changes += self._other_robots(said, plan)
        if roll() < 0.4:
            changes += [((w,), (self._number(w),)) for w in said if w.isdigit()]
        if roll() < 0.08:
            changes += [((w,), ()) for w in _ARTICLES]
        elif roll() < 0.12:
            word = self.rng.choice(said) if said else ''
            changes.append(((word,), (typo(self.rng, word),)))
        if not changes:
            return said, plan
        table = dict(reversed(changes))
        new = {p: ' '.join(_replaced(tuple(p.split()), table)) for p in phrases(plan)}
        if not all(new.values()):
            return said, plan
        return _replaced(said, table), resolve(plan, new)

    def _other(
        self, said: tuple[str, ...], pool: Sequence[tuple[str, ...]]
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        for name in pool:
            if any(said[i : i + len(name)] == name for i in range(len(said))):
                yield name, self.rng.choice(pool)

    def _other_robots(
        self, said: tuple[str, ...], plan: Plan
    ) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Yield other names for robots, where a name means nothing but the robot ('arm' may).

        Most get one of their own, as people name them: which word is the robot must be heard.
        """
        named = {c.options.get(ROBOT, '').removeprefix('the ') for c in calls(plan)}
        for name in (n for n in self._robots if ' '.join(n) in named):
            places = [i for i in range(len(said)) if said[i : i + len(name)] == name]
            before = {said[i - 1] for i in places if i > 0} & _DETERMINERS
            if self.rng.random() < NAMED and before <= {'the'}:
                given = tuple(self.rng.choice(self._given_names).split())
                yield ('the', *name), given
                yield name, given
            elif len(places) == 1:
                yield name, self.rng.choice(self._robots)

    def _number(self, digits: str) -> str:
        value = int(digits)
        if value < 2 or value > 100:
            return digits
        return str(self.rng.randint(2, 12) if value <= 12 else self.rng.randint(13, 99))


def _replaced(
    said: tuple[str, ...], table: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the words with each run of the table replaced, the longest first."""
    longest = max(map(len, table))
    found: list[str] = []
    at = 0
    while at < len(said):
        for length in range(min(longest, len(said) - at), 0, -1):
            run = said[at : at + length]
            if run in table:
                found += table[run]
                at += length
                break
        else:
            found.append(said[at])
            at += 1
    return tuple(found)
