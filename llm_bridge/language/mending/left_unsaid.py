"""What a call leaves unsaid though the words beside it say it: 'search the den for the keys'.

Only what an argument may be told, and one thing alone that fits it; both are read back.
"""

from collections.abc import Iterator

from llm_bridge.language.grounding.args import CHOICE_WORDS
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.choices_beside import choice_beside
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.skills.argument_sorts import is_whence
from llm_bridge.language.skills.sayings import PARTICLES
from llm_bridge.language.text.marker_words import BE
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_LONGEST = 4
"""Words of a place, at most."""
_IN = frozenset({'in', 'at', 'on', 'inside', 'around', 'near', 'by'})
_SEARCHING = frozenset({'search', 'check', 'scan', 'comb'})
"""Stand before a place that something is looked for in."""
_ARTICLES = (('the',), ('my',), ('our',))
_FROM = frozenset({'from', 'off', 'of'})
_NOT = frozenset({'not', 'no', 'never', "isn't", "aren't", "don't", 'without'})
# fmt: on


def with_what_is_left_unsaid(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> tuple[Plan, tuple[Call, ...]]:
    """Return the plan with choices and places that no phrase of it has, and the calls for them."""
    told: tuple[Call, ...] = ()
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = site.signature(call.skill) if isinstance(call, Call) else None
        if not isinstance(call, Call) or skill is None or call not in calls(plan):
            continue
        own = phrases_said(call, skill, site)
        free = [a for a in skill.args if not a.required and a.name not in own]
        choice = _choice(free, words, region)
        if not choice and [c.skill for c in calls(plan)].count(call.skill) == 1:
            others = [o for c in calls(plan) if c is not call and (o := site.signature(c.skill))]
            choice = choice_beside(free, words, breaks, region.covered, index, others)
        found = choice | _place(free, skill, words, region, index)
        found |= _whence(free, own, skill, index)
        if found:
            other = with_phrases(call, skill, found, site)
            plan, told = swapped(plan, call, other), (*told, other)
    return plan, told


def _choice(free: list[Arg], words: Words, region: Region) -> dict[str, str]:
    """Return the one choice that is said: no preposition, and nothing that is denied."""
    said = {}
    for arg in (a for a in free if a.type is ArgType.CHOICE):
        for choice in arg.choices:
            for name in (choice.replace('_', ' '), *CHOICE_WORDS.get(choice, ())):
                for at in _runs(words, split_words(name), region):
                    if _stands_alone(words, at, at + len(name.split()), region):
                        said[arg.name, choice] = name
    if len(said) != 1 or _NOT & {*words[region.start : region.end]}:
        return {}
    return {arg: name for (arg, _), name in said.items()}


def _stands_alone(words: Words, at: int, end: int, region: Region) -> bool:
    if words[at] not in PARTICLES:
        return True
    return end == region.end or (at > 0 and words[at - 1] in BE)


def _place(
    free: list[Arg], skill: Skill, words: Words, region: Region, index: NameIndex
) -> dict[str, str]:
    """Return the one place that is named, where the skill can be told one and drives nowhere."""
    places = [a for a in free if a.type is ArgType.PLACE]
    if len(places) != 1 or skill.motion is not None:
        return {}
    spots = {*index.site.places, *index.site.areas}
    led_by = _FROM if is_whence(places[0]) else frozenset()
    found = {}
    at = region.start
    while at < region.end:
        end = at + 1
        for last in range(min(at + _LONGEST, region.end), at, -1):
            if not region.covered & {*range(at, last)} and {*index.exact(words[at:last])} & spots:
                first = at - (words[max(0, at - 1) : at] in _ARTICLES)
                if {*words[max(0, first - 1) : first]} & (_IN | _SEARCHING | led_by):
                    found[at] = ' '.join(words[first:last])
                end = last
                break
        at = end
    return {places[0].name: next(iter(found.values()))} if len(found) == 1 else {}


def _whence(
    free: list[Arg], own: dict[str, str], skill: Skill, index: NameIndex
) -> dict[str, str]:
    """Return a thing and where it is, of 'the cup from the table', where both can be told."""
    sources = [a for a in free if is_whence(a)]
    things = [a for a in skill.args if a.type is ArgType.OBJECT and a.name in own]
    if len(sources) != 1 or len(things) != 1:
        return {}
    thing, _, where = own[things[0].name].partition(' from ')
    spots = {*index.site.places, *index.site.areas, *index.site.objects}
    named = {*index.exact(without_articles(split_words(where)))}
    return {things[0].name: thing, sources[0].name: where} if thing and named & spots else {}


def _runs(words: Words, phrase: Words, region: Region) -> Iterator[int]:
    """Yield where a phrase stands in a region that no phrase of the plan has."""
    for at in range(region.start, region.end - len(phrase) + 1):
        run = range(at, at + len(phrase))
        if phrase and words[at : at + len(phrase)] == phrase and not region.covered & {*run}:
            yield at
