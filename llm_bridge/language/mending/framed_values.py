"""Values that a model put around an order as a time: 'heat it until 80 degrees', 'down to 19'."""

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.call_phrases import phrases_said, with_phrases
from llm_bridge.language.mending.mending import swapped
from llm_bridge.language.mending.values import setter_beside
from llm_bridge.language.plans.plan import Call, Plan, Repeat, Timed, walk
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import has_unit, read_duration, read_quantity
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType

Words = tuple[str, ...]
_DELAYS = frozenset({'in', 'after', 'within', 'wait', 'for', 'give', 'every', 'another'})
"""Before a length of time they tell when, or of something else than how long it is done."""
_LATER = frozenset({'from', 'later', 'then', 'and', 'time', 'after', 'before', 'until', 'to',
                    'hence', 'on'})  # fmt: skip
"""Behind a length of time they tell when."""


def with_values_in_frames(plan: Plan, words: Words, site: Site) -> tuple[Plan, list[Call]]:
    """Return the plan with such values in the one argument that takes them, and the guesses.

    An amount with a unit is no time of day and nothing that can be watched; nor is a number
    behind 'to' a time of day. How long is no delay where nobody says 'in' or 'after': that is a
    guess.
    """
    guesses: list[Call] = []
    for part in walk(plan):
        if not isinstance(part, Timed | Repeat) or not isinstance(part.body, Call):
            continue
        said = split_words(part.phrase)
        at = find(words, said)
        if at is None or find(words, said, at + 1) is not None:
            continue
        free = _free(part.body, site)
        no_time = isinstance(read_time(part.phrase), Problem)  # 'a short wash at 30'
        is_led = words[max(0, at - 1) : at] == ('to',) or no_time
        if part.how in ('until', 'at') and (
            _is_amount(part.phrase)
            or (part.how == 'at' and is_led and _is_bare(said, words[: max(0, at - 1)]))
        ):
            found = [a for a in free if a.type is ArgType.NUMBER and _takes(a, part.phrase)]
        elif part.how == 'in' and _says_no_delay(words, at, at + len(said)):
            is_behind = _is_behind(part.body, words, at)
            found = [a for a in free if a.type is ArgType.DURATION and (is_behind or a.required)]
        else:
            continue
        skill = site.signature(part.body.skill)
        if len(found) != 1 or skill is None:
            continue
        call = with_phrases(part.body, skill, {found[0].name: part.phrase}, site)
        if part.how != 'in' and any(e.relative for e in skill.effects):
            setter = setter_beside(skill.name, site)
            if setter is None:
                continue  # what is come to is no amount to add
            call = Call(setter, (*part.body.args[:1], part.phrase))
        plan = swapped(plan, part, call)
        guesses += [call] if part.how == 'in' else []
    return plan, guesses


def _free(call: Call, site: Site) -> list[Arg]:
    """Return the arguments of a call that are not said."""
    skill = site.signature(call.skill)
    said = phrases_said(call, skill, site) if skill is not None else {}
    return [a for a in skill.args if a.name not in said] if skill is not None else []


def _takes(arg: Arg, phrase: str) -> bool:
    if not arg.unit:
        return False
    value = read_quantity(phrase, unit=arg.unit, least=arg.min, most=arg.max)
    return not isinstance(value, Problem)


def _is_amount(phrase: str) -> bool:
    """Return whether it is an amount of something else than time."""
    is_time = not isinstance(read_duration(phrase), Problem)
    return has_unit(phrase) and not is_time and isinstance(read_time(phrase), Problem)


def _is_bare(said: Words, before: Words) -> bool:
    """Return whether it is a number and nothing else, and not the hour of 'ten to six'."""
    is_clock = bool(before) and (is_number(before[-1]) or before[-1] == 'minutes')
    return not is_clock and all(is_number(w) or w == 'point' for w in said)


def _says_no_delay(words: Words, start: int, end: int) -> bool:
    """Return whether nothing said beside a length of time makes it a delay."""
    led, behind = {*words[max(0, start - 2) : start]}, {*words[end : end + 1]}
    return not led & _DELAYS and not behind & _LATER


def _is_behind(call: Call, words: Words, at: int) -> bool:
    """Return whether words stand behind what an order is of."""
    before = find(words, split_words(call.args[0])) if call.args else 0
    return before is None or before < at
