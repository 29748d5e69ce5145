"""How often something is done, said as how many come of it: 'take three pictures of the gate'."""

from collections.abc import Mapping
from dataclasses import replace

from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, Plan, Repeat, walk
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.skills.sayings import like, PARTICLES, Saying
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem_of, token
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill

Words = tuple[str, ...]
_KNOWN = frozenset({'the', 'these', 'those', 'all', 'of', 'my', 'our', 'last', 'next', 'than',
                    'or'})  # fmt: skip
"""Before a number they tell of so many things that are there already."""


def with_how_many(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, sayings: Mapping[str, Saying]
) -> Plan:
    """Return the plan with how many are made, or what makes one done so often.

    The number stands before the noun of the skill's name, and no phrase of the plan has it.
    """
    if any(isinstance(part, Repeat) for part in walk(plan)):
        return plan
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = _skill(call, site) if isinstance(call, Call) else None
        if not isinstance(call, Call) or skill is None or call.skill not in sayings:
            continue
        count = _count(words, region, sayings[call.skill], breaks)
        numbers = [a for a in skill.args if a.type is ArgType.NUMBER and not a.unit]
        if not count or len(numbers) > 1:
            continue
        if not numbers:
            if any(a.type in (ArgType.NUMBER, ArgType.TEXT) for a in skill.args):
                continue
            plan = swapped(plan, call, Repeat('repeat', count, call))
        elif not numbers[0].required and numbers[0].name not in call.options:
            options = {numbers[0].name: count, **call.options}
            plan = swapped(plan, call, replace(call, options=options))
    return plan


def _count(words: Words, region: Region, saying: Saying, breaks: frozenset[int]) -> str:
    """Return the number that stands before what a call makes, said as several; '': none does."""
    nouns = {n for n in saying.name[1:] if n not in PARTICLES}
    known = {other for n in nouns for other in like(n)} | {*saying.name}
    for at in range(region.start, region.end):
        if at in region.covered or not is_number(words[at]) or words[at] in ('a', 'an', 'one'):
            continue
        if {*words[max(0, at - 1) : at]} & _KNOWN or is_number((*words[at + 1 :], '')[0]):
            continue
        end = at + 1
        while (
            end < region.end
            and end not in breaks
            and {stem_of(words[end]), token(words[end])} & known
        ):
            end += 1
        last = words[end - 1]
        if end > at + 1 and token(last) != last:
            return words[at]
    return ''


def _skill(call: Call, site: Site) -> Skill | None:
    actors = site.actors(call.skill)
    return site.skills_of(actors[0].id)[call.skill] if actors else None
