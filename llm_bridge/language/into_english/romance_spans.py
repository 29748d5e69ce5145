"""Spans between two clock times in French and Spanish: 'entre huit heures et dix heures'."""

from collections.abc import Callable, Sequence
import re

AT = re.compile(r'at (\d\d?):(\d\d)( am)?')


def shown(hour: int, minute: int) -> str:
    """Return a clock time as English says it here."""
    return f'at {hour}:{minute:02} am' if 0 < hour < 12 else f'at {hour:02}:{minute:02}'


Clock = Callable[[int], tuple[int, str] | None]
"""Reads a clock time that is said there: how many words, and 'at 8:00 am'."""


def span_at(bare: Sequence[str], at: int, clock: Clock) -> tuple[int, str] | None:
    """Return how many words say 'entre huit heures et dix heures' there, and that in English."""
    joints = {'entre': ('et', 'y'), 'desde': ('a', 'hasta', "jusqu'"), 'de': ('a', 'hasta')}
    first = clock(at + 1) if bare[at] in joints else None
    end = at + 1 + (first[0] if first is not None else 0)
    if first is None or end >= len(bare) or bare[end] not in joints[bare[at]]:
        return None
    goal = end + 1 + (bare[end + 1 : end + 2] == ['a'])
    second = clock(goal)
    begin, close = (AT.fullmatch(found[1]) if found else None for found in (first, second))
    if second is None or begin is None or close is None:
        return None
    start, stop = (int(m[1]) * 60 + int(m[2]) for m in (begin, close))
    if begin[3] and start + 12 * 60 < stop and not close[3]:
        start += 12 * 60  # 'entre huit heures et dix heures du soir'
    if close[3] and stop <= start:
        stop += 12 * 60
    said = [shown(*divmod(t % (24 * 60), 60)).removeprefix('at ') for t in (start, stop)]
    words = ('between', 'and') if bare[at] == 'entre' else ('from', 'until')
    return goal + second[0] - at, f'{words[0]} {said[0]} {words[1]} {said[1]}'
