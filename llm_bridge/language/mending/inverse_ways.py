"""Which of two skills that take each other back is meant, by the way or the verb that is said.

'Plate out at door 3' puts it out, where one skill is to put it out and the other to take it in; a
car's windows go down to open, where the site says so.
"""

from collections.abc import Callable
from dataclasses import replace

from llm_bridge.language.guards.denials import NEGATIONS
from llm_bridge.language.guards.sides import kinds_said, sides
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.text.marker_words import CONDITIONS, FILLERS, JOINERS
from llm_bridge.site.kinds import kind_values
from llm_bridge.site.once_per_site import once_per_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill

_PAIRS = (('in', 'out'), ('up', 'down'), ('into', 'out'), ('forward', 'back'))
_OTHER = {
    way: {b if a == way else a for a, b in _PAIRS if way in (a, b)}
    for pair in _PAIRS
    for way in pair
}

_KEPT = frozenset({'keep', 'leave', 'stay', 'instead', 'rather', 'except', 'but'})
_IS = frozenset({'is', 'are', 'was', 'were', 'still', 'already', "it's", "they're", 'been'})
"""Before 'down' they tell how a thing is, not what is to be done: 'the shutter's still down'."""


def with_the_way_said(
    plan: Plan,
    words: tuple[str, ...],
    breaks: frozenset[int],
    site: Site,
    holds: Callable[[Plan], bool],
) -> tuple[Plan, list[Call]]:
    """Return the plan with skills that go the way that was said, and the calls that changed."""
    changed = []
    regions = regions_of(words, plan, breaks)
    covered = regions[0].covered if regions else frozenset()
    is_plain = not {*words} & (NEGATIONS | CONDITIONS.keys() | _KEPT)
    for region in regions:
        call = region.leaf
        skill = site.signature(call.skill) if isinstance(call, Call) else None
        back = site.signature(skill.inverse) if skill is not None and skill.inverse else None
        if not isinstance(call, Call) or skill is None or back is None or back == skill:
            continue
        told = [
            at
            for at in range(_clause(words, region, breaks), min(region.end, len(words)))
            if not any(w in _IS or w.endswith("'s") for w in words[max(0, at - 2) : at])
        ]
        said = {words[at] for at in told}
        ours, theirs = _ways(skill), _ways(back)
        is_other = any(
            way in theirs - ours and _OTHER[way] & ours - theirs and not _OTHER[way] & said
            for way in said & {*_OTHER}
        )
        if not is_other and is_plain and _is_of_own_kinds(site, call):
            own, opposite = sides(site, call, 'en')
            free = [at for at in told if at not in covered]
            leads = [words[at] for at in free if words[at] in _OTHER or _begins(words, at, breaks)]
            is_other = bool(opposite.said(leads)) and not own.said(words[at] for at in free)
        if not is_other or [a.name for a in skill.args] != [a.name for a in back.args]:
            continue
        other = replace(call, skill=back.name)
        again = swapped(plan, call, other)
        if holds(again):
            plan = again
            changed.append(other)
    return plan, changed


def _is_of_own_kinds(site: Site, call: Call) -> bool:
    """Return whether a call is of things of kinds that only this site has, with its own words."""
    kinds = kinds_said(site, call, 'en')
    return bool(kinds) and kinds <= _own_kinds(site)


@once_per_site
def _own_kinds(site: Site) -> frozenset[str]:
    return frozenset(site.kinds.keys() - kind_values().value.keys())


def _clause(words: tuple[str, ...], region: Region, breaks: frozenset[int]) -> int:
    """Return where the clause begins in which a region first copies words."""
    first = min(region.first, len(words))
    ends = (i for i in range(first, region.start, -1) if i in breaks or words[i - 1] in JOINERS)
    return next(ends, region.start)


def _begins(words: tuple[str, ...], at: int, breaks: frozenset[int]) -> bool:
    """Return whether a word is where the verb of an order stands: first, or behind 'please'."""
    while at > 0 and at not in breaks and words[at - 1] in FILLERS:
        at -= 1
    return at == 0 or at in breaks or words[at - 1] in JOINERS


def _ways(skill: Skill) -> frozenset[str]:
    """Return the ways that a skill says that it goes: 'out' of 'put out the plate'."""
    return frozenset(skill.name.split('_')) & {*_OTHER}
