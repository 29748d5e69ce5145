"""Phrases that say when, as skills take them that keep the time themselves: 'tomorrow at nine'."""

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.quantities import read_duration
from llm_bridge.language.text.words import words as split_words

Words = tuple[str, ...]

# fmt: off
_DAYS = frozenset({
    'today', 'tomorrow', 'tonight', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday',
    'saturday', 'sunday', 'heute', 'morgen', 'montag', 'dienstag', 'mittwoch', 'donnerstag',
    'freitag', 'samstag', 'sonntag', "aujourd'hui", 'demain', 'lundi', 'mardi', 'mercredi',
    'jeudi', 'vendredi', 'samedi', 'dimanche', 'hoy', 'lunes', 'martes', 'jueves', 'viernes',
})
_PARTS_OF_DAYS = frozenset({'morning', 'afternoon', 'evening', 'night', 'week', 'weekend', 'noon',
                            'midday', 'lunchtime', 'month', 'year'})
_LED = frozenset({'on', 'next', 'this', 'every', 'the', 'in', 'at', 'for'})
_BEFORE_TIMES = frozenset({'at', 'by', 'around', 'about', 'um', 'à', 'for'})
_WHENCE = frozenset({'when', 'once', 'after', 'before', 'until', 'till', 'from', 'to', 'while',
                     'as', 'later', 'now', 'soon', 'early', 'late', 'daily', 'weekly', 'hourly',
                     "o'clock", 'midnight', 'dawn', 'dusk', 'sunrise', 'sunset', 'time', 'day',
                     'first', 'breakfast', 'lunch', 'dinner', 'supper', 'bed'})
"""With one of these words more may be a time."""
_BEFORE_TEXTS = frozenset({'to', 'that', 'about', 'of'})
# fmt: on
WHEN = ('time', 'when', 'at', 'day', 'date')
"""Names of arguments that say when."""
_LONGEST = 8
"""Words of such a phrase, at most."""


def is_time_phrase(phrase: str, language: str = 'en') -> bool:
    """Return whether a phrase as a whole says when: a day, a time of day, or in how long."""
    words = split_words(phrase)
    return bool(words) and (_says_when(words, language) or _is_clock(words, language))


def tells_no_time(words: Words, before: Words = ()) -> bool:
    """Return whether several words name no time at all: 'eggs and butter'.

    `before` is the command up to them: behind 'at' or 'by' anything may be a time.
    """
    told = _DAYS | _PARTS_OF_DAYS | _LED | _BEFORE_TIMES | _WHENCE
    return (
        len(words) > 1
        and not told & {*words, *before[-1:]}
        and not any(w.rstrip('s') in told or is_number_like(w) for w in words)
    )


def without_time(words: Words, language: str = 'en') -> tuple[Words, Words]:
    """Return what is said, and when where that is said last: 'call mum', 'tomorrow at nine'.

    A number alone is no time here: 'buy shoes in size nine'.
    """
    for at in range(max(1, len(words) - _LONGEST), len(words)):
        if _says_when(words[at:], language):
            return words[:at], words[at:]
    return words, ()


def led_by_time(words: Words, language: str = 'en') -> tuple[Words, Words]:
    """Return when something is to be done where that is said first, and the rest."""
    for end in range(min(len(words) - 1, _LONGEST), 0, -1):
        if words[end - 1] not in _BEFORE_TEXTS and _says_when(words[:end], language):
            return words[:end], words[end:]
    return (), words


def _says_when(words: Words, language: str) -> bool:
    """Return whether the words say when by themselves, without a verb that wants a time."""
    if words[0] == 'in' and len(words) > 1:
        return not isinstance(read_duration(' '.join(words[1:]), language), Problem) or (
            words[1:2] == ('the',) and len(words) == 3 and words[2] in _PARTS_OF_DAYS
        )
    rest = tuple(w for w in words if w not in _DAYS)
    has_day = len(rest) < len(words)
    while rest and rest[0] in ('on', 'next', 'this') and (has_day or len(rest) == 2):
        if rest[0] != 'on' and rest[1:] and rest[1] in _PARTS_OF_DAYS:
            has_day, rest = True, rest[2:]
        elif has_day:
            rest = rest[1:]
        else:
            return False
    if has_day and (not rest or set(rest) <= _PARTS_OF_DAYS | _LED):
        return rest[-1:] == () or rest[-1] in _PARTS_OF_DAYS
    led = rest[:1] and rest[0] in _BEFORE_TIMES
    return bool(rest) and bool(led or has_day) and _is_clock(rest, language)


def _is_clock(words: Words, language: str) -> bool:
    read = read_time(' '.join(words), language)
    return not isinstance(read, Problem) or read.code is ProblemCode.AMBIGUOUS
