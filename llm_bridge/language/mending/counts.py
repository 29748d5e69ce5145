"""How often and how many: 'take three pictures of the gate', 'circle the mast twice'."""

from collections.abc import Mapping
from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    walk,
    When,
)
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.skills.sayings import like, PARTICLES, Saying
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import read_count
from llm_bridge.language.text.spelling import stem_of, token, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.targets import PART_OF
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_HOW_OFTEN = frozenset({'turns', 'turn', 'rounds', 'times', 'laps', 'circles', 'loops', 'cycles',
                        'repetitions', 'repeats', 'passes', 'count'})
"""Names of numbers that tell how often the same is done."""
_TIMES = frozenset({'times', 'time', 'over'})
_SPOKEN = frozenset({'text', 'message', 'words', 'line', 'speech', 'title', 'name', 'song'})
"""Free words that may begin with a number of their own."""
_TWO = (('a', 'couple', 'of'), ('a', 'pair', 'of'), ('a', 'couple'))
# fmt: on
_A_PART = frozenset({'some', 'some of it', 'a bit', 'a bit of it', 'a little', 'a drop', 'it'})
"""Said of what was just handled."""
_SOME = PART_OF - {('part', 'of'), ('a', 'third', 'of'), ('a', 'quarter', 'of')}
"""Before the things they tell of some of those, and nobody says which."""
_KNOWN = frozenset(
    {'the', 'these', 'those', 'all', 'of', 'my', 'our', 'last', 'next', 'than', 'or'}
)
"""Before a number they tell of so many things that are there already."""


def with_how_often(plan: Plan, site: Site, language: str) -> Plan:
    """Return the plan with how often in the argument for it, where one call is repeated."""
    match plan:
        case Repeat('repeat', phrase, Call() as call):
            arg = _how_often(call, site)
            if arg is None:
                return plan
            own = {arg.name, stem_of(arg.name)}  # 'with four laps', of an argument laps
            said = split_words(phrase)
            number = ' '.join(w for w in said if w not in _TIMES | own)
            times = read_count(phrase if not own & {*said} else number, language)
            if isinstance(times, Problem) or not _is_within(times, arg):
                return plan
            return replace(call, options={**call.options, arg.name: number})
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(with_how_often(p, site, language) for p in parts))
        case When(_, body) | Timed(_, _, body) | If(_, body, None):
            return replace(plan, body=with_how_often(body, site, language))
    return plan


def with_the_number_apart(plan: Plan, site: Site) -> Plan:
    """Return the plan with 'six cheese sandwiches' as the sandwiches, and six of them.

    Where a skill takes what it is and how many, and the number stands before what it is.
    """
    for call in calls(plan):
        skill = site.signature(call.skill)
        numbers = [a for a in skill.args if a.type is ArgType.NUMBER] if skill is not None else []
        if skill is None or len(numbers) != 1 or numbers[0].unit or _is_speech(skill):
            continue
        own = phrases_said(call, skill, site)
        if numbers[0].name in own:
            continue
        for arg in (a for a in skill.args if a.type is ArgType.TEXT and a.name in own):
            said = split_words(own[arg.name])
            count = read_count(said[0], 'en') if len(said) > 1 and is_number(said[0]) else None
            if not isinstance(count, int) or said[0] in ('a', 'an') or is_number(said[1]):
                continue
            if not _is_within(count, numbers[0]):
                continue
            values = {arg.name: ' '.join(said[1:]), numbers[0].name: said[0]}
            plan = swapped(plan, call, with_phrases(call, skill, values, site))
            break
    return plan


def _is_speech(skill: Skill) -> bool:
    return any(a.type is ArgType.TEXT and a.name in _SPOKEN for a in skill.args)


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
        skill = site.signature(call.skill) if isinstance(call, Call) else None
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
        size = next((len(t) for t in _TWO if words[at : at + len(t)] == t), 1)
        one = size == 1 and (not is_number(words[at]) or words[at] in ('a', 'an', 'one'))
        if at in region.covered or one:
            continue
        if {*words[max(0, at - 1) : at]} & _KNOWN or is_number((*words[at + size :], '')[0]):
            continue
        end = at + size
        while (
            end < region.end
            and end not in breaks
            and {stem_of(words[end]), token(words[end])} & known
        ):
            end += 1
        last = words[end - 1]
        if end > at + size and token(last) != last:
            return words[at] if size == 1 else '2'
    return ''


def _how_often(call: Call, site: Site) -> Arg | None:
    """Return the free number of a skill that tells how often: none that counts what it takes."""
    skill = site.signature(call.skill)
    if skill is None or any(a.type is ArgType.OBJECT for a in skill.args):
        return None
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER and a.name in _HOW_OFTEN]
    free = [a for a in numbers if not (a.required or a.unit or a.name in call.options)]
    return free[0] if len(free) == 1 else None


def _is_within(times: int, arg: Arg) -> bool:
    return (arg.min is None or arg.min <= times) and (arg.max is None or times <= arg.max)


def with_some_of_them(plan: Plan, words: Words) -> Plan:
    """Return the plan with 'half of' and the like before the things that they were said of."""
    for call in calls(plan):
        phrase = split_words(call.args[0]) if call.args else ()
        at = find(words, phrase)
        if at is None or words.count(phrase[0]) > 1 + phrase.count(phrase[0]):
            continue
        lead = next((s for s in _SOME if at and words[max(0, at - len(s)) : at] == s), None)
        if lead is not None:
            some = replace(call, args=(' '.join((*lead, *phrase)), *call.args[1:]))
            plan = swapped(plan, call, some)
    return plan


def with_some_of_the_choice(plan: Plan, site: Site) -> Plan:
    """Return the plan with the thing just handled where a choice is only 'some' of it.

    'Take the milk out and pour some into the cup' of a skill that pours milk or water.
    """
    before: list[str] = []
    for call in calls(plan):
        skill = site.signature(call.skill)
        required = [a for a in skill.args if a.required] if skill is not None else []
        first = len(call.args) - len(required)
        for at, arg in enumerate(required):
            if arg.type is not ArgType.CHOICE or call.args[first + at] not in _A_PART:
                continue
            names = {tokens(split_words(c.replace('_', ' '))): c for c in arg.choices}
            said = [c for p in reversed(before) if (c := names.get(tokens(_bare(p)))) is not None]
            if said:
                args = (*call.args[: first + at], said[0], *call.args[first + at + 1 :])
                plan = swapped(plan, call, replace(call, args=args))
        before += call.args
    return plan


def _bare(phrase: str) -> Words:
    said = split_words(phrase)
    return said[1:] if said[:1] in (('the',), ('a',), ('an',), ('some',)) else said
