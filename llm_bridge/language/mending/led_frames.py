"""Cases and delays that the word before them tells: 'if it is off', 'in fifteen minutes'."""

from dataclasses import replace

from llm_bridge.language.mending.times import is_length
from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    Parallel,
    Plan,
    Repeat,
    Sequence,
    Timed,
    Wait,
    When,
)
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import find_all
from llm_bridge.language.text.words import words as split_words

Words = tuple[str, ...]
_ABOUT = frozenset({'about', 'around', 'roughly', 'exactly', 'another', 'just', 'like', 'say'})
"""May stand between 'in' and how long."""
_NO_CASE = frozenset({'even', 'as', 'see', 'check', 'look', 'wonder', 'know', 'ask', 'sure'})
"""Before 'if' these make no case of it: 'even if it rains', 'see if it is off'."""


def with_cases_not_awaited(
    plan: Plan, words: Words, breaks: frozenset[int]
) -> tuple[Plan, tuple[Call, ...]]:
    """Return the plan with a wait for what stands behind 'if' as a case, and what is done in it.

    'Turn the light on if it's off and then come' waits for nothing. A case is of the order before
    it, or of those behind it where the words begin with it.
    """
    if not isinstance(plan, Sequence | Parallel):
        return plan, ()
    for at, part in enumerate(plan.parts):
        place = _behind_if(part, words)
        if place is None or not isinstance(part, Wait):
            continue
        before, after = plan.parts[:at], plan.parts[at + 1 :]
        first = _begins(words, place, len(split_words(part.phrase)), breaks)
        if first and after:
            body = replace(plan, parts=after) if len(after) > 1 else after[0]
            rest = (*before, If(part.phrase, body))
        elif not first and before and _can_be_in_a_case(before[-1]):
            body = before[-1]
            rest = (*before[:-1], If(part.phrase, body), *after)
        else:
            continue
        return (replace(plan, parts=rest) if len(rest) > 1 else rest[0]), tuple(calls(body))
    return plan, ()


def _behind_if(part: Plan, words: Words) -> int | None:
    """Return where the 'if' stands that the condition of a wait is said behind."""
    said = split_words(part.phrase) if isinstance(part, Wait) else ()
    for at in find_all(words, said):
        if at and words[at - 1] == 'if' and not {*words[max(0, at - 2) : at - 1]} & _NO_CASE:
            return at - 1
    return None


def _begins(words: Words, place: int, size: int, breaks: frozenset[int]) -> bool:
    """Return whether an 'if' begins what is ordered, so that its case is of what follows it."""
    if not place or words[place - 1] in JOINERS:
        return True
    behind = place + 1 + size
    return place in breaks and behind < len(words) and words[behind] not in JOINERS


def _can_be_in_a_case(part: Plan) -> bool:
    """Return whether a part has calls, and no case or time of its own."""
    framed = isinstance(part, If | When | Timed | Repeat | Wait)
    return bool(calls(part)) and not framed


def with_delays(plan: Plan, words: Words, language: str) -> Plan:
    """Return the plan with what is to be done 'in ten minutes' done then, and not for so long."""

    def again(part: Plan) -> Plan:
        return with_delays(part, words, language)

    match plan:
        case Timed(how, phrase, body):
            late = how == 'for' and is_length(phrase, language) and _is_led_by_in(phrase, words)
            return replace(plan, how='in' if late else how, body=again(body))
        case When():
            return replace(plan, body=again(plan.body))
        case If(clause, body, otherwise):
            return If(clause, again(body), None if otherwise is None else again(otherwise))
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(map(again, parts)))
    return plan


def _is_led_by_in(phrase: str, words: Words) -> bool:
    """Return whether a length stands behind 'in' wherever it is said."""
    leads = set()
    for at in find_all(words, split_words(phrase)):
        while at and words[at - 1] in _ABOUT:
            at -= 1
        leads.add(words[at - 1] if at else '')
    return leads == {'in'}
