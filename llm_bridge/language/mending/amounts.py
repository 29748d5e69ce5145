"""How many of a thing, apart from the thing: 'four bolts and two nuts', 'three labels with X'.

A model copies the number with the name, or the words for what a text stands on with the text.
"""

from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import each_call, swapped
from llm_bridge.language.plans.plan import Call, Plan, Sequence
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import read_quantity
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_LEADS = (('that', 'say'), ('that', 'says'), ('which', 'say'), ('which', 'says'), ('that', 'read'),
          ('that', 'reads'), ('saying',), ('reading',), ('with',))
"""Stand between what a text is printed or written on and the text."""
# fmt: on
_ONE = frozenset({'a', 'an', 'one', 'another'})
_BEFORE_TENS = frozenset({'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine',
                          'a', 'hundred', 'thousand', 'and', 'minus'})  # fmt: skip
"""Words of a number that more of it may follow."""
_TAILS = (('on', 'it'), ('on', 'them'), ('on', 'each'))
_MOST = 3
"""Words from a number to the noun that it counts."""


def with_amounts_apart(plan: Plan, site: Site, index: NameIndex) -> Plan:
    """Return the plan with how many of a thing in the argument for it, a call for each thing.

    'Four bolts and two nuts' of a skill that takes one sort of thing at a time.
    """

    def apart(call: Call) -> Plan:
        found = _thing_and_number(call, site)
        if found is None:
            return call
        at, number = found
        parts = _parts(split_words(call.args[at]))
        if not parts or not all(_is_known(name, index, site) for _, name in parts):
            return call
        if len(parts) > 1 and number.name in call.options:
            return call
        each = [_with_amount(call, at, number, count, ' '.join(name)) for count, name in parts]
        return each[0] if len(each) == 1 else Sequence(tuple(each))

    return each_call(plan, apart)


def with_whole_numbers(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan with numbers from their first word on: 'one eighty bar', not 'eighty bar'.

    The rest of a number is a number as well, and another one.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = site.signature(call.skill) if isinstance(call, Call) else None
        if not isinstance(call, Call) or skill is None:
            continue
        own = phrases_said(call, skill, site)
        for arg in (a for a in skill.args if a.type is ArgType.NUMBER and a.name in own):
            said = split_words(own[arg.name])
            at = find(words, said)
            if (
                not said
                or at is None
                or not is_number(said[0])
                or find(words, said, at + 1) is not None
            ):
                continue
            start = at
            while start and start not in breaks and start - 1 not in region.covered:
                if words[start - 1] not in _BEFORE_TENS:
                    break
                start -= 1
            start += words[start] == 'and'
            longer = ' '.join(words[start : at + len(said)])
            read = read_quantity(longer, unit=arg.unit, least=arg.min, most=arg.max)
            is_allowed = not isinstance(read, Problem) and (arg.max is None or read <= arg.max)
            if start < at and is_allowed:
                plan = swapped(plan, call, with_phrases(call, skill, {arg.name: longer}, site))
                break
    return plan


def with_bare_numbers(plan: Plan, site: Site) -> Plan:
    """Return the plan with numbers without the noun of the skill itself: 'four totes'."""

    def bare(call: Call) -> Call:
        skill = _skill(call.skill, site)
        if skill is None:
            return call
        counts = {a.name for a in skill.args if a.type is ArgType.NUMBER and not a.unit}
        told = ' '.join((skill.description, *(a.description for a in skill.args)))
        nouns = {stem_of(w) for w in (*skill.name.split('_'), *split_words(told))}
        first = int(isinstance(site.actors(call.skill)[0], Device))
        required = [a.name for a in skill.args if a.required]

        def number(name: str, phrase: str) -> str:
            said = split_words(phrase)
            size = 0
            while size < len(said) and _is_count(said[size]):
                size += 1
            rest = {stem_of(w) for w in said[size:]}
            is_counted = name in counts and 0 < size < len(said) and rest <= nouns
            return ' '.join(said[:size]) if is_counted else phrase

        names = ['' for _ in range(first)] + required
        args = tuple(
            number(names[at], phrase) if at < len(names) else phrase
            for at, phrase in enumerate(call.args)
        )
        return replace(call, args=args, options={k: number(k, v) for k, v in call.options.items()})

    return each_call(plan, bare)


def with_texts_apart(plan: Plan, words: Words, breaks: frozenset[int], site: Site) -> Plan:
    """Return the plan with texts apart from what they stand on, and how often.

    'Two labels with Oslo on them' of a skill that prints a label: the text is 'Oslo'.
    """
    for region in regions_of(words, plan, breaks):
        call = region.leaf
        skill = _skill(call.skill, site) if isinstance(call, Call) else None
        if skill is None or not isinstance(call, Call):
            continue
        texts = [a for a in skill.args if a.type is ArgType.TEXT]
        if len(texts) != 1 or not texts[0].required:
            continue
        first = int(isinstance(site.actors(call.skill)[0], Device))
        at = first + [a for a in skill.args if a.required].index(texts[0])
        drafted = split_words(call.args[at]) if at < len(call.args) else ()
        found = _text(words, region.start, breaks, {stem_of(w) for w in skill.name.split('_')})
        if found is None:
            continue
        count, start, end = found
        if find(words, drafted, start) == start:
            end = max(end, start + len(drafted))  # 'salt and pepper'
        said = words[start:end]
        for tail in _TAILS:
            said = said[: -len(tail)] if said[-len(tail) :] == tail else said
        if not said:
            continue
        args = [*call.args, *(UNSAID,) * (at + 1 - len(call.args))]
        args[at] = ' '.join(said)
        behind = words[start:]
        if first and find(behind, split_words(args[0])) is not None:
            args[0] = UNSAID  # 'them' of 'on them', or the text
        number = _bare_number(skill)
        options = {k: v for k, v in call.options.items() if number is None or k != number.name}
        if number is not None and not number.required and count not in _ONE:
            options[number.name] = count
        plan = swapped(plan, call, replace(call, args=tuple(args), options=options))
    return plan


def _text(
    words: Words, start: int, breaks: frozenset[int], nouns: set[str]
) -> tuple[str, int, int] | None:
    """Return how many of what a text stands on there are, and where the text begins and ends."""
    for at in range(start, len(words)):
        if not (words[at] in _ONE or words[at][:1].isdigit() or is_number(words[at])):
            continue
        for noun in range(at + 1, min(at + 1 + _MOST, len(words))):
            if noun in breaks or stem_of(words[noun]) not in nouns:
                continue
            for lead in _LEADS:
                begin = noun + 1 + len(lead)
                if words[noun + 1 : begin] == lead and begin < len(words):
                    end = begin + 1
                    while end < len(words) and end not in breaks and words[end] not in JOINERS:
                        end += 1
                    return words[at], begin, end
    return None


def _thing_and_number(call: Call, site: Site) -> tuple[int, Arg] | None:
    """Return which phrase of a call is a thing, and the argument for how many there are."""
    skill = _skill(call.skill, site)
    number = _bare_number(skill) if skill is not None else None
    if skill is None or number is None or number.required:
        return None
    required = [a for a in skill.args if a.required]
    things = [n for n, a in enumerate(required) if a.type is ArgType.OBJECT]
    at = (things or [0])[0] + isinstance(site.actors(call.skill)[0], Device)
    return (at, number) if len(things) == 1 and at < len(call.args) else None


def _bare_number(skill: Skill) -> Arg | None:
    """Return the only number of a skill, if it has no unit."""
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER]
    return numbers[0] if len(numbers) == 1 and not numbers[0].unit else None


def _parts(said: Words) -> list[tuple[str, Words]]:
    """Return how many there are of each thing in a list that says so of the first one."""
    runs: list[list[str]] = [[]]
    for word in said:
        if word == 'and' or (runs[-1][1:] and _is_count(word)):
            runs += [[]] if runs[-1] else []
        if word != 'and':
            runs[-1].append(word)
    if not all(len(run) > 1 and _is_count(run[0]) for run in runs):
        return []
    return [(run[0], tuple(run[1:])) for run in runs]


def _is_count(word: str) -> bool:
    return word in _ONE or word.isdigit() or is_number(word)


def _is_known(name: Words, index: NameIndex, site: Site) -> bool:
    several = (*name[:-1], f'{name[-1]}s')
    return any(i in site.objects for n in (name, several) for i in index.exact(n))


def _with_amount(call: Call, at: int, number: Arg, count: str, name: str) -> Call:
    args = (*call.args[:at], name, *call.args[at + 1 :])
    amount = {} if count in _ONE - {'one'} else {number.name: count}
    return replace(call, args=args, options=amount | call.options)


def _skill(name: str, site: Site) -> Skill | None:
    actors = site.actors(name)
    return site.skills_of(actors[0].id)[name] if actors else None
