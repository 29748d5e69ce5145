"""'Stop for a moment' is a pause that somebody ends: nobody said how long."""

from dataclasses import replace

from llm_bridge.language.plans.plan import calls, If, Parallel, Plan, Sequence, Timed, When
from llm_bridge.language.text.words import words as split_words

_MOMENT = frozenset(
    {'moment', 'second', 'sec', 'bit', 'while', 'mo', 'tick', 'minute', 'momentito'}
)
_SMALL = frozenset({'a', 'one', 'just', 'little', 'the', 'wee', 'short', 'quick'})
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


def _is_a_moment(phrase: str) -> bool:
    said = [w for w in split_words(phrase) if w not in _SMALL]
    return len(said) == 1 and said[0] in _MOMENT
