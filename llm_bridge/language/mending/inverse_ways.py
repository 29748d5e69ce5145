"""Which of two skills that take each other back is meant, by the way that is said.

'Plate out at door 3' puts it out, where one skill is to put it out and the other to take it in.
"""

from collections.abc import Callable
from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill

_PAIRS = (('in', 'out'), ('up', 'down'), ('into', 'out'), ('forward', 'back'))
_OTHER = {
    way: {b if a == way else a for a, b in _PAIRS if way in (a, b)}
    for pair in _PAIRS
    for way in pair
}

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
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = site.signature(call.skill) if isinstance(call, Call) else None
        back = site.signature(skill.inverse) if skill is not None and skill.inverse else None
        if not isinstance(call, Call) or skill is None or back is None or back == skill:
            continue
        said = {
            words[at]
            for at in range(region.start, region.end)
            if not any(w in _IS or w.endswith("'s") for w in words[max(0, at - 2) : at])
        }
        ours, theirs = _ways(skill), _ways(back)
        is_other = any(
            way in theirs - ours and _OTHER[way] & ours - theirs and not _OTHER[way] & said
            for way in said & {*_OTHER}
        )
        if not is_other or [a.name for a in skill.args] != [a.name for a in back.args]:
            continue
        other = replace(call, skill=back.name)
        again = swapped(plan, call, other)
        if holds(again):
            plan = again
            changed.append(other)
    return plan, changed


def _ways(skill: Skill) -> frozenset[str]:
    """Return the ways that a skill says that it goes: 'out' of 'put out the plate'."""
    return frozenset(skill.name.split('_')) & {*_OTHER}
