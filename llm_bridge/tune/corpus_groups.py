"""The corpus as groups for training and measuring."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from random import Random

from llm_bridge.language.plans.plan import (
    Call,
    Every,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    When,
)
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.tune.batches import Example, Group, Source
from llm_bridge.tune.corpus import block, SiteBlock
from llm_bridge.tune.corpus_text import sequence
from llm_bridge.tune.corpus_written import (
    as_written,
    HELD_OUT,
    LATER,
    NEWEST,
    OWN_SKILLS,
    written_block,
    written_sites,
    WrittenSite,
)

MEASURED = 12
"""Sites with unseen skills and words that a run is measured on."""
WRITTEN = 0.7
"""Share of training groups whose commands were written by hand; the others are generated."""
LATER_ONES = 0.9
"""Share of the written groups that are out of those written later, where these are favoured."""
LATEST_ONES = 0.75
"""Share of these that are out of those written last of all."""
NEWEST_ONES = 0.25
"""Share of these that are out of the newest."""


def trained_on(seed: int, later: bool = False) -> Source:
    """Return what gives the training groups of a seed."""
    return lambda number: train_group(number, seed, later)


def train_group(number: int, seed: int = 1, later: bool = False) -> Group:
    """Return the training group of that number."""
    return _group(train_block(number, seed, later))


def train_block(number: int, seed: int = 1, later: bool = False) -> SiteBlock:
    """Return the commands of the training group of that number; `later`: favour `LATER` files."""
    rng = Random(f'train:{seed}:{number}')
    if rng.random() < WRITTEN:
        sites = written_sites()
        if later and rng.random() < LATER_ONES:
            *others, latest = LATER
            if rng.random() >= LATEST_ONES:
                sites = _written_later(rng.choice(others))
            else:
                sites = _written_later(NEWEST if rng.random() < NEWEST_ONES else latest)
        return written_block(rng, rng.choice(sites))
    made = block(rng, 'train')
    robots = frozenset(s.name for s in made.signatures if ROBOT in s.optional)
    ordered = (replace(e, plan=_one_by_one(e.plan, robots)) for e in made.examples)
    return SiteBlock(made.signatures, tuple(ordered))


def train_blocks(seed: int, later: bool = False) -> Iterator[SiteBlock]:
    """Yield what is trained on, without end."""
    number = 0
    while True:
        yield train_block(number, seed, later)
        number += 1


@cache
def _written_later(beginning: str | tuple[str, ...]) -> tuple[WrittenSite, ...]:
    return tuple(site for site in written_sites() if site.name.startswith(beginning))


def dev_groups() -> Iterator[Group]:
    """Yield the groups that generated commands are measured on."""
    for number in range(MEASURED):
        yield _group(block(Random(f'dev:1:{number}'), 'dev'))


def written_groups(own_skills: bool = False) -> Iterator[Group]:
    """Yield what was written for sites that are held out: those with skills of their own, or not.

    The skills of the others are called otherwise at sites that are trained on.
    """
    for site in written_sites(held_out=True):
        if site.name.startswith(HELD_OUT + OWN_SKILLS) == own_skills:
            yield _group(as_written(site))


def own_skill_groups() -> Iterator[Group]:
    """Yield what was written for sites that are held out and have skills that no other has."""
    return written_groups(own_skills=True)


def _group(made: SiteBlock) -> Group:
    return Group(
        made.signatures, tuple(Example(e.words, e.answer, e.category) for e in made.examples)
    )


def _one_by_one(plan: Plan, robots: frozenset[str]) -> Plan:
    """Return the plan with what one robot does in a row said as a row, as people write it."""
    match plan:
        case Parallel(parts) if len({_robot(p, robots) for p in parts}) == 1:
            return Sequence(parts) if _robot(parts[0], robots) is not None else plan
        case Sequence(parts):
            return sequence(*(_one_by_one(p, robots) for p in parts))
        case If(phrase, body, otherwise):
            other = None if otherwise is None else _one_by_one(otherwise, robots)
            return If(phrase, _one_by_one(body, robots), other)
        case When() | Every() | Timed() | Repeat():
            return replace(plan, body=_one_by_one(plan.body, robots))
    return plan


def _robot(part: Plan, robots: frozenset[str]) -> str | None:
    """Return who does a part, '' for the only robot; None: it is no call of a robot's skill."""
    if isinstance(part, Call) and part.skill in robots:
        return part.options.get(ROBOT, '')
    return None
