"""Numbers that stand behind the name of an argument: 'page 112', 'zoom five times'.

A model takes them for how often, or leaves them in the name of what stands beside them.
"""

from collections.abc import Iterator
from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases, without_phrase
from llm_bridge.language.mending.mending import swapped, without_call
from llm_bridge.language.plans.plan import Call, calls, Plan, Repeat, walk
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit, read_quantity
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_ANYTHING = frozenset({'number', 'count', 'amount', 'value', 'quantity', 'id', 'name', 'time',
                       'day', 'date', 'times', 'to', 'from', 'for', 'on', 'at', 'in', 'what',
                       'text', 'message', 'title', 'words', 'note', 'line', 'item', 'query'})
"""Names of arguments that stand before numbers of anything."""
_SPOKEN = frozenset({'text', 'message', 'words', 'speech', 'note', 'what', 'subject', 'title'})
"""Names of texts that are said or written as they are."""
_BETWEEN = frozenset({'number', 'no', 'to'})
_JOINING = frozenset({'of', 'from', 'on', 'in', 'at'})
_ARTICLES = frozenset({'the', 'a', 'an', 'my', 'our'})
# fmt: on


def with_numbers_named(
    plan: Plan, words: Words, breaks: frozenset[int], site: Site, index: NameIndex
) -> tuple[Plan, list[Call]]:
    """Return the plan with such numbers in their arguments, and the calls of which it is a guess.

    It is one where the number was something else in the plan. Only one call may have an argument
    of that name, and no thing may be called by it and the number.
    """
    guesses: list[Call] = []
    for at, end, number in _named(words, breaks, index):
        found = [
            (call, skill, arg)
            for call in calls(plan)
            if (skill := site.signature(call.skill)) is not None
            for arg in skill.args
            if _is_called(arg, words[at]) and _takes(arg, number)
        ]
        again = [] if words[max(0, at - 1)] == 'then' else _said_again(found, number)
        if not again and len(found) != 1:
            continue
        call, skill, arg = found[0]
        if again:
            plan = without_call(plan, again[0])
        own = phrases_said(call, skill, site)
        if split_words(number)[0] in split_words(own.get(arg.name, '')):
            continue
        if arg.type is ArgType.NUMBER and arg.name in own:
            continue
        often = _repeat_of(plan, call, number)
        bare = _without_it(call, skill, words[at:end], arg, site)
        other = with_phrases(bare, skill, {arg.name: number}, site)
        if again or often is not None or bare is not call or arg.name in own:
            guesses.append(other)
        plan = swapped(plan, often or call, other)
    return plan, [g for g in guesses if g in calls(plan)]


def _said_again(found: list[tuple[Call, Skill, Arg]], number: str) -> list[Call]:
    """Return a call that only tells the number of the call before: 'photo of it, zoom 3'."""
    if len(found) != 2 or found[0][0].skill != found[1][0].skill:
        return []
    (first, _, arg), (second, _, _) = found
    only = not second.args and second.options == {arg.name: number}
    return [second] if only and arg.name not in first.options else []


def _named(
    words: Words, breaks: frozenset[int], index: NameIndex
) -> Iterator[tuple[int, int, str]]:
    """Yield where a word with a number behind it begins and ends, and the number."""
    for at in range(len(words) - 1):
        first = at + 1 + (words[at + 1] in _BETWEEN)
        end = first
        while end < len(words) and end not in breaks and _is_number(words[end]):
            end += 1
        if end == first or words[at] in _ANYTHING or breaks & {at + 1, first}:
            continue
        if _is_number(words[at]) or index.exact((words[at], *words[first:end])):
            continue
        unit = ' '.join(words[first : end + 1])
        has_one = end < len(words) and end not in breaks and has_unit(unit)
        yield at, end, unit if has_one else ' '.join(words[first:end])


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or (is_number(word) and word not in ('a', 'an'))


def _is_called(arg: Arg, word: str) -> bool:
    parts = {stem_of(part) for part in arg.name.split('_')} - _ANYTHING
    return stem_of(word) in parts


def _takes(arg: Arg, number: str) -> bool:
    """Return whether an argument may be that number; a text only one in figures."""
    if arg.type is ArgType.TEXT:
        return arg.name not in _SPOKEN and number.isdigit()
    if arg.type is not ArgType.NUMBER or (has_unit(number) and not arg.unit):
        return False
    value = read_quantity(number, unit=arg.unit, least=arg.min, most=arg.max)
    if isinstance(value, Problem):
        return False
    return (arg.min is None or value >= arg.min) and (arg.max is None or value <= arg.max)


def _repeat_of(plan: Plan, call: Call, number: str) -> Repeat | None:
    """Return what repeats a call as often as the number says."""
    for part in walk(plan):
        if isinstance(part, Repeat) and part.how == 'repeat' and part.body is call:
            said = split_words(part.phrase)
            if said in (split_words(number), (*split_words(number), 'times')):
                return part
    return None


def _without_it(call: Call, skill: Skill, said: Words, arg: Arg, site: Site) -> Call:
    """Return the call with other phrases without the number and its name at one of their ends."""
    own = phrases_said(call, skill, site)
    for at, phrase in enumerate(call.args):
        is_spoken = any(own.get(name) == phrase for name in (*_SPOKEN, arg.name))
        left = None if is_spoken else _rest(split_words(phrase), said)
        if left is not None:
            args = (*call.args[:at], ' '.join(left) or UNSAID, *call.args[at + 1 :])
            return replace(call, args=args)
    for name, phrase in call.options.items():
        left = None if name in _SPOKEN | {arg.name} else _rest(split_words(phrase), said)
        if left is not None:
            bare = without_phrase(call, name)
            return with_phrases(bare, skill, {name: ' '.join(left)}, site) if left else bare
    return call


def _rest(phrase: Words, said: Words) -> Words | None:
    """Return a phrase without the words that it begins or ends with; None: it does not."""
    at = find(phrase, said)
    if at is None:
        return None
    before, behind = phrase[:at], phrase[at + len(said) :]
    before = () if {*before} <= _ARTICLES else before
    if before and behind:
        return None
    if before:
        return before[:-1] if before[-1] in _JOINING else before
    return behind[1:] if behind[:1] and behind[0] in _JOINING else behind
