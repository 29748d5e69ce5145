"""How long something is, and that 'stop for a moment' is a pause that somebody ends."""

from dataclasses import replace

from llm_bridge.language.plans.plan import (
    Call,
    calls,
    If,
    Parallel,
    Plan,
    Sequence,
    Timed,
    Wait,
    When,
)
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

_MOMENT = frozenset(
    {'moment', 'second', 'sec', 'bit', 'while', 'mo', 'tick', 'minute', 'momentito'}
)
_SMALL = frozenset({'a', 'one', 'just', 'little', 'the', 'wee', 'short', 'quick'})
_WAITING = frozenset({'wait', 'pause', 'rest', 'stay', 'then'})
_HALTS = frozenset({'stop', 'pause', 'halt', 'wait', 'hold', 'mute'})


def with_a_pause(plan: Plan) -> Plan:
    """Return the plan with what stops for a moment stopping, and nothing begun after that.

    What is switched on for a while is to be off again, so there the length is asked for.
    """
    match plan:
        case Timed('for', phrase, body) if _is_a_moment(phrase):
            halted = [c for c in calls(body) if c.skill.split('_')[0] in _HALTS]
            return body if halted and halted == calls(body) else plan
        case Timed() | If() | When():
            return replace(plan, body=with_a_pause(plan.body))
        case Parallel(parts) | Sequence(parts):
            return replace(plan, parts=tuple(with_a_pause(p) for p in parts))
        case _:
            return plan


def with_how_long_it_lasts(plan: Plan, words: tuple[str, ...], site: Site) -> Plan:
    """Return the plan with 'hover there for two minutes' as one deed, where it waits beside it.

    No word says that anybody waits, and the deed has a length of its own.
    """
    if not isinstance(plan, Sequence) or _WAITING & {*words}:
        return plan
    parts = list(plan.parts)
    for at, part in enumerate(parts):
        said = split_words(part.phrase) if isinstance(part, Wait) else ()
        where = find(words, said) if said else None
        if not isinstance(part, Wait) or not where or words[where - 1] != 'for':
            continue
        for beside in (at + 1, at - 1):
            call = parts[beside] if 0 <= beside < len(parts) else None
            lasts = _length(call, site) if isinstance(call, Call) else ''
            is_named = beside < at and lasts.split('_')[0] in words[max(0, where - 4) : where]
            if isinstance(call, Call) and lasts and (is_named or _is_said(call, words[:where])):
                parts[beside] = replace(call, options={**call.options, lasts: part.phrase})
                del parts[at]
                rest = Sequence(tuple(parts)) if len(parts) > 1 else parts[0]
                return with_how_long_it_lasts(rest, words, site)
    return plan


def _length(call: Call, site: Site) -> str:
    """Return the free argument of a skill that tells how long it lasts."""
    skill = site.signature(call.skill)
    free = [
        a.name
        for a in (skill.args if skill is not None else ())
        if a.type is ArgType.DURATION and not a.required and a.name not in call.options
    ]
    return free[0] if len(free) == 1 else ''


def _is_said(call: Call, before: tuple[str, ...]) -> bool:
    """Return whether the last words before a length say what a skill does by its name."""
    return {*call.skill.split('_')} <= {*before[-4:]}


def _is_a_moment(phrase: str) -> bool:
    said = [w for w in split_words(phrase) if w not in _SMALL]
    return len(said) == 1 and said[0] in _MOMENT
