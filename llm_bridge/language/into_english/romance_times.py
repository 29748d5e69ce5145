"""Times in French and Spanish commands that are said in several parts: 'ce soir à dix heures'."""

from dataclasses import replace
import re

from llm_bridge.language.into_english.romance_spans import AT, shown
from llm_bridge.language.into_english.romance_tokens import Token, Tokens

_SIDE = re.compile(r'(before|after) (\d\d?):(\d\d)( am)?')
_PART = re.compile(
    r'(?:\b(?:in the|at|every|this|last|on)? ?)?\b(morning|afternoon|evening|night)$'
)
_LENGTHS = {'minute': 1, 'hour': 60}
_DAYS = re.compile(r'(?:tomorrow|the day after tomorrow|yesterday|on \w+|every \w+)$')


def with_times(tokens: Tokens) -> Tokens:
    """Return the tokens with each time that is said in parts as one."""
    found: Tokens = []
    for token in tokens:
        found.append(token)
        while len(found) > 1 and not found[-1].before:
            both = _day_and_clock(found[-2], found[-1]) or _day_and_part(found[-2], found[-1])
            if both is None:
                break
            found[-2:] = [_as_one(found[-2], found[-1], both)]
        moved = _moved(found)
        if moved is not None:
            found = moved
    return found


def _as_one(first: Token, last: Token, english: str) -> Token:
    return replace(first, english=english, said=(*first.said, *last.said), end=last.end,
                   text=f'{first.text} {last.text}', verbs=())  # fmt: skip


def _day_and_part(one: Token, other: Token) -> str | None:
    """Return 'tomorrow night' for 'mañana' and 'por la noche'."""
    if one.kind != 'when' or other.kind != 'when' or not _DAYS.match(one.english):
        return None
    part = re.match(r'(?:in the|at) (morning|afternoon|evening|night)$', other.english)
    return f'{one.english} {part[1]}' if part is not None else None


def _day_and_clock(one: Token, other: Token) -> str | None:
    """Return 'every day at 22:00' for 'toutes les nuits' and 'à dix heures', in either order."""
    if one.kind != 'when' or other.kind != 'when':
        return None
    day, clock = (one, other) if AT.fullmatch(other.english) else (other, one)
    time = AT.fullmatch(clock.english)
    if time is None or AT.match(day.english) or not _is_day(day.english):
        return None
    hour, minute = int(time[1]), int(time[2])
    part = 'night' if day.english == 'tonight' else (_PART.search(day.english) or ['', ''])[1]
    late = part in ('afternoon', 'evening') or (part == 'night' and hour >= 7)
    if time[3] and late:
        hour += 12
    elif part == 'night' and hour == 12:
        hour = 0
    lead = re.sub(r'\b(?:morning|afternoon|evening|night|tonight)$', '', day.english).strip()
    lead = {'every': 'every day', 'in the': '', 'at': '', 'this': '', 'last': ''}.get(lead, lead)
    return f'{lead} {shown(hour, minute)}'.strip()


def _is_day(english: str) -> bool:
    last = english.split()[-1]
    return last in ('morning', 'afternoon', 'evening', 'night', 'tonight', 'tomorrow', 'weekdays',
                    'weekend', 'day') or last.endswith('day')  # fmt: skip


def _moved(tokens: Tokens) -> Tokens | None:
    """Return the tokens with 'at 10:30 am' for 'une demi-heure avant onze heures'."""
    side = _SIDE.fullmatch(tokens[-1].english) if tokens[-1].kind == 'when' else None
    size = next((n for n in (1, 2) if side and _minutes(tokens[-1 - n : -1])), 0)
    if side is None or not size:
        return None
    length = _minutes(tokens[-1 - size : -1]) * (-1 if side[1] == 'before' else 1)
    whole = (int(side[2]) * 60 + int(side[3]) + length) % (24 * 60)
    first = tokens[-1 - size]
    english = shown(*divmod(whole, 60))
    one = replace(_as_one(first, tokens[-1], english), kind='when', is_plural=False)
    return [*tokens[: -1 - size], one]


def _minutes(tokens: Tokens) -> int:
    """Return how many minutes a number and its unit are; 0: it is no time."""
    if not tokens or tokens[0].kind != 'num' or tokens[-1].before and len(tokens) > 1:
        return 0
    words = ' '.join(t.english for t in tokens).split()
    if len(words) != 2 or not words[0].isdecimal():
        return 0
    return int(words[0]) * _LENGTHS.get(words[1].removesuffix('s'), 0)
