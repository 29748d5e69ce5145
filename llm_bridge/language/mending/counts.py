"""How often and how many: 'take three pictures of the gate', 'circle the mast twice'."""

from collections.abc import Iterable, Mapping
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
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.language.skills.sayings import like, PARTICLES, Saying
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit, read_count
from llm_bridge.language.text.spelling import stem_of, token, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.targets import PART_OF
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_HOW_OFTEN = frozenset({'turns', 'turn', 'rounds', 'times', 'laps', 'circles', 'loops', 'cycles',
                        'repetitions', 'repeats', 'passes', 'count'})
"""Names of numbers that tell how often the same is done."""
_ROUNDS = frozenset({'rounds', 'laps', 'loops', 'cycles', 'repetitions', 'repeats', 'passes',
                     'runs', 'goes'})
"""Of these a number counts that is one where none is said, whatever it is called."""
_TIMES = frozenset({'times', 'time', 'over'})
_SPOKEN = frozenset({'text', 'message', 'words', 'line', 'speech', 'title', 'name', 'song'})
"""Free words that may begin with a number of their own."""
_LED = frozenset({'at', 'in', 'to', 'by', 'for', 'until', 'after', 'before', 'from'})
_NOUNS = 2
"""Words for what is counted: 'quick pulses'."""
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
            said = split_words(phrase)
            arg = _how_often(call, site, said)
            if arg is None:
                return plan
            own = _called(arg, said)  # 'with four laps', 'six rounds' of an argument laps
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


def with_times_counted(plan: Plan, site: Site, index: NameIndex) -> tuple[Plan, list[Call]]:
    """Return the plan with 'four claps' as four times, and the calls of which that is a guess.

    It is one where no word of the skill is what is counted. What something here is called is
    never taken for times.
    """
    guesses: list[Call] = []
    for part in walk(plan):
        if not (isinstance(part, Repeat) and part.how == 'repeat' and isinstance(part.body, Call)):
            continue
        said, skill = split_words(part.phrase), site.signature(part.body.skill)
        nouns = said[1:]
        if skill is None or not 1 <= len(nouns) <= _NOUNS or not _is_several(said[0]):
            continue
        if not isinstance(read_count(part.phrase), Problem) or has_unit(part.phrase):
            continue
        if token(nouns[-1]) == nouns[-1] or {token(w) for w in nouns} & index.vocabulary:
            continue
        takes = (ArgType.NUMBER, ArgType.OBJECT, ArgType.TEXT)
        if nouns != ('rounds',) and any(a.type in takes for a in skill.args):
            continue
        plan = swapped(plan, part, replace(part, phrase=f'{said[0]} times'))
        told = (skill.name.replace('_', ' '), skill.description, *skill.words.get('en', ()))
        if stem_of(nouns[-1]) not in {stem_of(w) for p in told for w in split_words(p)}:
            guesses.append(part.body)
    return plan, guesses


def with_numbers_by_name(plan: Plan, site: Site) -> Plan:
    """Return the plan with 'six steps' in the argument called so, of a skill with other numbers.

    What it was drafted for is then unsaid, and asked.
    """
    for call in calls(plan):
        skill = site.signature(call.skill)
        numbers = [a for a in skill.args if a.type is ArgType.NUMBER] if skill is not None else []
        if skill is None or len(numbers) < 2:
            continue
        own = phrases_said(call, skill, site)
        for arg in numbers:
            said = split_words(own.get(arg.name, ''))
            if len(said) < 2 or not is_number(said[0]) or said[-1] in _called(arg, said):
                continue
            named = [a for a in numbers if a is not arg and said[-1] in _called(a, said)]
            if len(named) != 1 or any(
                is_number(w) for w in split_words(own.get(named[0].name, ''))
            ):
                continue
            values = {arg.name: UNSAID, named[0].name: ' '.join(said[:-1])}
            moved = with_phrases(call, skill, values, site)
            options = {k: v for k, v in moved.options.items() if v != UNSAID}
            plan = swapped(plan, call, replace(moved, options=options))
            break
    return plan


def _is_several(word: str) -> bool:
    return is_number(word) and isinstance(count := read_count(word), int) and count > 1


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
            said = said[1:] if said[:2] == ('a', 'dozen') else said
            count = read_count(said[0], 'en') if len(said) > 1 and is_number(said[0]) else None
            if not isinstance(count, int) or said[0] in ('a', 'an') or is_number(said[1]):
                continue
            if JOINERS & {*said}:
                continue  # 'two lemons and milk' are not two of each
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
        numbers = [a for a in skill.args if a.type is ArgType.NUMBER and not a.unit]
        own = [_called(a, words) for a in numbers if not a.required] if len(numbers) == 1 else []
        count = _count(words, region, sayings[call.skill], breaks, *own)
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


def _count(
    words: Words,
    region: Region,
    saying: Saying,
    breaks: frozenset[int],
    counted: Iterable[str] = (),
) -> str:
    """Return the number that stands before what a call makes, said as several; '': none does.

    A word may stand between them: 'three quick pulses'. `counted` are other words for it.
    """
    nouns = {n for n in saying.name[1:] if n not in PARTICLES}
    known = {other for n in nouns for other in like(n)} | {*saying.name}
    known |= {f(w) for w in counted for f in (stem_of, token)}
    for at in range(region.start, region.end):
        size = next((len(t) for t in _TWO if words[at : at + len(t)] == t), 1)
        one = size == 1 and (not is_number(words[at]) or words[at] in ('a', 'an', 'one'))
        if at in region.covered or one:
            continue
        if {*words[max(0, at - 1) : at]} & _KNOWN or is_number((*words[at + size :], '')[0]):
            continue
        for start in (at + size, at + size + 1):
            if start >= region.end or {*range(at + 1, start)} & (breaks | region.covered):
                break
            between = words[at + size : start]
            if between and (not _describes(*between) or {*words[max(0, at - 1) : at]} & _LED):
                break
            end = start
            while (
                end < region.end
                and end not in breaks
                and {stem_of(words[end]), token(words[end])} & known
            ):
                end += 1
            last = words[end - 1]
            if end > start and token(last) != last:
                return words[at] if size == 1 else '2'
    return ''


def _describes(word: str) -> bool:
    """Return whether a word may stand between a number and what is counted: no verb."""
    return word not in JOINERS | PARTICLES and len(like(stem_of(word))) == 1


def _how_often(call: Call, site: Site, said: Words) -> Arg | None:
    """Return the free number of a skill that tells how often: none that counts what it takes.

    It is called so, or as what was counted: the batches of 'two batches'.
    """
    skill = site.signature(call.skill)
    if skill is None or any(a.type is ArgType.OBJECT for a in skill.args):
        return None
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER]
    numbers = [a for a in numbers if a.name in _HOW_OFTEN or _called(a, said)]
    free = [a for a in numbers if not (a.required or a.unit or a.name in call.options)]
    return free[0] if len(free) == 1 else None


def _called(arg: Arg, said: Words) -> set[str]:
    """Return the words among those said that a number is called by, or all that count times."""
    name = arg.name.split('_')[-1]
    own = {w for w in said if stem_of(w) == stem_of(name)}
    is_one = not (arg.required or arg.unit) and arg.default == 1
    counted = _HOW_OFTEN if arg.name in _HOW_OFTEN else _ROUNDS if is_one else frozenset()
    return own | (counted & {*said})


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
