"""Conditions and times that a model made of other words: 'for the night', a case nobody told."""

from dataclasses import replace
from typing import Literal, TypeGuard

from llm_bridge.graph.problem import Problem
from llm_bridge.language.guards.denials import NEGATIONS
from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.plans.plan import (
    Again,
    Call,
    calls,
    If,
    Never,
    Nothing,
    Parallel,
    Plan,
    Sequence,
    Timed,
    Wait,
    walk,
    When,
)
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of, said_phrases
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.quantities import read_duration
from llm_bridge.language.text.time_phrases import DAYS
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site


def without_purposes(plan: Plan, language: str) -> Plan:
    """Return the plan without how long, where that is what for: 'lock up for the night'.

    'That is us done for the day' tells of no 24 hours either, and of nothing to take back then.
    """
    match plan:
        case Timed('for', phrase, body):
            inner = without_purposes(body, language)
            return inner if _is_no_length(phrase, language) else replace(plan, body=inner)
        case Timed() | If() | When():
            return replace(plan, body=without_purposes(plan.body, language))
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(without_purposes(p, language) for p in parts))
    return plan


def _is_no_length(phrase: str, language: str) -> bool:
    """Return whether words behind 'for' say no time after which all is as it was before."""
    said = split_words(phrase)
    if ' '.join(said) in _NO_LENGTHS:
        return True
    timed = any(w in DAYS | _LENGTHS or w[:1].isdigit() for w in said)
    unread = isinstance(read_duration(phrase, language), Problem)
    return unread and not timed and said[:1] in _ARTICLES


_ARTICLES = (('the',), ('my',), ('our',))
_NO_LENGTHS = frozenset({'the day', 'today', 'tonight', 'now', 'right now', 'good', 'ever',
                         'the moment'})  # fmt: skip
_LENGTHS = frozenset({'moment', 'while', 'bit', 'second', 'seconds', 'minute', 'minutes', 'hour',
                      'hours', 'days', 'week', 'weeks', 'month', 'sec', 'mo', 'tick'})  # fmt: skip
"""Tell of a length, if only of one that has to be asked for."""


def with_the_case_said(plan: Plan, words: tuple[str, ...]) -> Plan:
    """Return the plan with 'if it rains, ...' done if it rains, where it is drafted otherwise.

    Something is done only in the other case where a word says so: 'unless', 'otherwise'. Behind
    'unless' it is, where it is drafted as 'if'.
    """
    match plan:
        case If(clause, body, None) if not isinstance(body, Nothing | Never):
            at = find(words, split_words(clause))
            if at and words[at - 1] == 'unless' and not NEGATIONS & {*words}:
                return If(clause, Nothing(), body)
        case If(clause, Nothing(), body) if body is not None:
            at = find(words, split_words(clause))
            if at and words[at - 1] == 'if' and not _IN_THE_OTHER_CASE & {*words}:
                return If(clause, body)
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(with_the_case_said(p, words) for p in parts))
    return plan


def with_events_awaited(plan: Plan, words: tuple[str, ...], *, is_last: bool = True) -> Plan:
    """Return the plan with 'if the doorbell rings' waited for, and not looked at now and once.

    So is what begins, 'if it starts raining', where nothing comes after it that would wait too.
    """
    match plan:
        case If(clause, body, None):
            said = split_words(clause)
            at = find(words, said)
            led = words[at - 1] if at else ''
            is_event = _rings(said) or (is_last and _begins(said))
            return When(clause, body) if is_event and led in ('if', 'should', 'case') else plan
        case Sequence(parts):
            *before, last = parts
            first = [with_events_awaited(p, words, is_last=False) for p in before]
            return replace(plan, parts=(*first, with_events_awaited(last, words, is_last=is_last)))
        case Parallel(parts):
            each = (with_events_awaited(p, words, is_last=is_last) for p in parts)
            return replace(plan, parts=tuple(each))
    return plan


def with_its_state_awaited(plan: Plan, words: tuple[str, ...], breaks: frozenset[int]) -> Plan:
    """Return 'once you're docked, lights off' as waiting for that, and not as docking first.

    How somebody is said to be before the comma is no order, even where nobody can watch it.
    """
    if not isinstance(plan, Sequence | Parallel) or len(plan.parts) < 2:
        return plan
    first, *rest = plan.parts
    lead = next((n for n in (3, 1) if words[:n] in _ONCE), 0)
    end = next((b for b in sorted(breaks) if b > lead), 0)
    clause = words[lead:end]
    if not lead or not end or not isinstance(first, Call) or first.args:
        return plan
    if not (clause[:1] in _IT_IS or clause[:2] in _IT_IS) or len(clause) > _SHORT:
        return plan
    if any(isinstance(part, When | If | Wait) for part in walk(plan)):
        return plan
    own = next((r for r in regions_of(words, plan, breaks) if r.leaf is first), None)
    if own is None or own.end > end:
        return plan
    body = replace(plan, parts=tuple(rest)) if len(rest) > 1 else rest[0]
    return When(' '.join(clause), body)


_ONCE = (('once',), ('when',), ('as', 'soon', 'as'))
_IT_IS = frozenset({("you're",), ("he's",), ("she's",), ("it's",), ('you', 'are'), ('he', 'is'),
                    ('she', 'is'), ('it', 'is'), ("they're",), ('they', 'are')})  # fmt: skip
_SHORT = 5
"""Words of a clause that only says how somebody is."""


def _rings(clause: tuple[str, ...]) -> bool:
    """Return whether something that rings does."""
    told = clause[-2:] in (('goes', 'off'), ('go', 'off')) or {*clause[-1:]} <= _RINGS
    return told and any(w in _BELLS or w.endswith(('bell', 'alarm')) for w in clause[:-1])


def _begins(clause: tuple[str, ...]) -> bool:
    """Return whether it starts doing something, or a number goes beyond another one."""
    if clause[:1] == ('it',) and clause[1:2] in (('starts',), ('begins',)):
        return len(clause) in (3, 4)
    return any(
        word in _CHANGES and {*clause[at + 1 : at + 3]} & _BEYOND
        for at, word in enumerate(clause)
        if at
    )


_CHANGES = frozenset({'goes', 'gets', 'rises', 'climbs', 'drops', 'falls', 'sinks', 'go', 'get',
                      'rise', 'climb', 'drop', 'fall', 'sink'})  # fmt: skip
_BEYOND = frozenset({'above', 'over', 'below', 'under', 'past'})
_BELLS = frozenset({'phone', 'telephone', 'timer', 'buzzer', 'siren', 'detector', 'sensor',
                    'intercom', 'alert', 'klaxon', 'gong'})  # fmt: skip
_RINGS = frozenset({'goes', 'go', 'rings', 'ring', 'pings', 'ping', 'sounds', 'sound', 'beeps',
                    'beep', 'chimes', 'chime', 'buzzes', 'buzz', 'dings', 'ding', 'triggers',
                    'trigger'})  # fmt: skip
_IN_THE_OTHER_CASE = frozenset({'unless', 'otherwise', 'else', 'except', 'nothing', 'only', 'or',
                                'but', "don't", 'never', 'leave', 'whether'})  # fmt: skip
"""Words by which something may be done where the condition does not hold."""


def with_the_case_for_all(plan: Plan, words: tuple[str, ...]) -> Plan:
    """Return the plan with a case or a time that is said behind all its orders told of them all.

    'Close the blinds and turn off the fan at nine' may be drafted as closing them at nine, or as
    both now and the last of them once more at nine.
    """
    if not isinstance(plan, Sequence | Parallel) or len(plan.parts) < 2:
        return plan
    first, *rest = plan.parts
    *before, last = plan.parts
    if _is_frame(first) and all(_is_said_before(first, part, words) for part in rest):
        return replace(first, body=replace(plan, parts=(first.body, *rest)))
    if _is_frame(last) and all(_is_said_before(last, part, words) for part in before):
        again = last.body
        if isinstance(again, Again) or (
            isinstance(again, Call)
            and isinstance(before[-1], Call)
            and again.skill == before[-1].skill
            and again.args[:1] in (before[-1].args[:1], (UNSAID,), ('it',), ('them',))
        ):
            body = replace(plan, parts=tuple(before)) if len(before) > 1 else before[0]
            return replace(last, body=body)
    return plan


def _is_frame(part: Plan) -> TypeGuard[If | When | Timed]:
    if isinstance(part, If):
        return part.otherwise is None
    return isinstance(part, When) or (isinstance(part, Timed) and part.how in ('at', 'in'))


def _is_said_before(frame: If | When | Timed, part: Plan, words: tuple[str, ...]) -> bool:
    """Return whether what a call is done to stands in the words before a case or a time."""
    at = find(words, split_words(frame.phrase if isinstance(frame, Timed) else frame.clause))
    said = split_words(part.args[0]) if isinstance(part, Call) and part.args else ()
    spot = find(words, said) if said and _is_named(said) else None
    return at is not None and spot is not None and spot < at


def _is_named(said: tuple[str, ...]) -> bool:
    """Return whether words are more than a pronoun, which may stand anywhere."""
    return said not in ((UNSAID,), ('it',), ('them',))


_IN_A = frozenset({'bit', 'moment', 'while', 'minute', 'mo', 'sec', 'tick', 'jiffy'})
_SOON = (('at', 'some', 'point'), ('some', 'time'), ('sometime',), ('soon',), ('later', 'on'),
         ('later',))  # fmt: skip
_ARTICLE = frozenset({'the', 'a', 'an', 'my', 'our', 'your'})
_UNITS = frozenset({'minute', 'minutes', 'hour', 'hours', 'second', 'seconds', 'day', 'days'})
_PAUSING = frozenset({'pause', 'stop', 'hold', 'wait', 'halt', 'freeze', 'stay'})
"""What is done so goes on when somebody says so."""
_NOT_SOON = frozenset({'as', 'too', 'how', 'you', 'or', 'than', 'sooner', 'no'}) | _UNITS


def with_vague_times(
    plan: Plan, words: tuple[str, ...], breaks: frozenset[int], site: Site
) -> Plan:
    """Return the plan done 'in a bit' or 'for a while', where it was drafted as done now for good.

    Nobody knows when that is, and so it is said that it is no time. How long a robot follows
    somebody, or anything pauses, whoever wants it to go on will say.
    """
    if not calls(plan):
        return plan
    robots = {name for robot in site.robots.values() for name in robot.skills}
    is_lasting = any(c.skill not in robots | _PAUSING for c in calls(plan))
    phrases = [split_words(p) for part in walk(plan) for p in said_phrases(part)]
    for at in range(len(words)):
        how, phrase = _vague(words, at)
        if not phrase or any(find(p, phrase) is not None for p in phrases):
            continue
        if how == 'for' and ({*words[:at]} & _PAUSING or not is_lasting):
            continue
        starts = (i for i in range(1, at + 1) if i in breaks or words[i - 1] in JOINERS)
        start = max(starts, default=0)
        end = next((b for b in sorted(breaks) if b > at), len(words))
        rest = {*words[start:at], *words[at + len(phrase) : end]}
        if is_statement(words[start:end]) or {*words[max(0, at - 1) : at]} & _NOT_SOON:
            continue
        if rest - {'in', 'for'} and phrases and not any({*p} & rest - _ARTICLE for p in phrases):
            continue  # 'the guests arrive soon'
        return Timed(how, ' '.join(phrase), plan)
    return plan


def _vague(words: tuple[str, ...], at: int) -> tuple[Literal['in', 'at', 'for'], tuple[str, ...]]:
    """Return how, and the words that begin there which say when or how long, if nobody knows."""
    before = words[at - 1] if at else ''
    if before in ('in', 'for') and words[at] == 'a' and {*words[at + 1 : at + 2]} <= _IN_A:
        length = 2 if words[at + 1 : at + 2] not in ((), ('minute',)) else 0
        is_more = words[at + 2 : at + 3] in (('of',), ('longer',))
        return ('in' if before == 'in' else 'for'), () if is_more else words[at : at + length]
    if words[at : at + 2] in (('after', 'this'), ('after', 'the')):
        if {*words[at + 2 : at + 3]} & {'song', 'track'}:
            return 'at', words[at : at + 3]
    soon = next((p for p in _SOON if words[at : at + len(p)] == p), ())
    behind = words[at + len(soon) : at + len(soon) + 1]
    is_none = before == 'for' or behind in (('as',), ('than',), ('enough',))
    return 'at', () if is_none else soon
