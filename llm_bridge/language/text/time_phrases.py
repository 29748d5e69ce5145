"""Phrases that say when, as skills take them that keep the time themselves: 'tomorrow at nine'."""

from collections.abc import Container
import re

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.quantities import read_duration, UNITS
from llm_bridge.language.text.words import words as split_words

Words = tuple[str, ...]

# fmt: off
_DAYS = frozenset({
    'today', 'tomorrow', 'tonight', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday',
    'saturday', 'sunday', 'heute', 'morgen', 'montag', 'dienstag', 'mittwoch', 'donnerstag',
    'freitag', 'samstag', 'sonntag', "aujourd'hui", 'demain', 'lundi', 'mardi', 'mercredi',
    'jeudi', 'vendredi', 'samedi', 'dimanche', 'hoy', 'lunes', 'martes', 'jueves', 'viernes',
})
DAYS = frozenset({
    'tomorrow', 'tonight', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday',
    'sunday', 'weekend', 'weekdays', 'noon', 'midday', 'midnight', 'sunrise', 'sunset', 'dawn',
    'dusk', 'morning', 'afternoon', 'evening', 'daily', 'hourly', 'weekly',
    'morgen', 'demain', 'mañana',
})
"""Words for a day or for when in one, which say that something is not to be done now."""
JOINS = frozenset({'on', 'at', 'the', 'for', 'this', 'next', 'by'})
"""Stand before or between a day and an hour."""
_LEADS = frozenset({'on', 'at', 'by', 'for'})
DAYS_SAID = (DAYS | {'today'}) - {'noon', 'midday', 'midnight', 'sunrise', 'sunset', 'dawn',
                                  'dusk', 'daily', 'hourly', 'weekly'}
"""Those that say which day, or when in it but for the hour."""
_PARTS_OF_DAYS = frozenset({'morning', 'afternoon', 'evening', 'night', 'week', 'weekend', 'noon',
                            'midday', 'lunchtime', 'month', 'year'})
_LED = frozenset({'on', 'next', 'this', 'every', 'the', 'in', 'at', 'for'})
_BEFORE_TIMES = frozenset({'at', 'by', 'around', 'about', 'um', 'à', 'for'})
_BEFORE_TEXTS = frozenset({'to', 'that', 'about', 'of', 'the', 'a', 'an', 'my', 'our', 'your',
                           'his', 'her', 'their'})
# fmt: on
_TELL_WHEN_WORDS = (
    'am pm a.m p.m oclock clock now soon later early late sharp ago daily weekly every '
    'each first last thing past half quarter before after until till from since within '
    'end beginning middle start between around about this next following coming same '
    'other time times date day days weekday weekdays bed bedtime breakfast lunch dinner '
    'supper tea teatime school work sunrise sunset dawn dusk midnight mornings afternoons '
    'evenings nights second january february march april may june july august september '
    'october november december jan feb mar apr jun jul aug sep sept oct nov dec mon tue '
    "tues wed thu thur thurs fri sat sun weekends fortnight o'clock christmas easter "
    'birthday holiday holidays minute minutes few couple and or to in at on by for the a '
    'an of my our your his her their oh o it is as '
)
_TELL_WHEN = frozenset(_TELL_WHEN_WORDS.split())
"""Words that phrases are made of which say when, besides numbers."""
_AROUND = frozenset({'and', 'or', 'to', 'in', 'on', 'at', 'by', 'for', 'a', 'an', 'of', 'my',
                     'our', 'your', 'his', 'her', 'their', 'oh', 'o', 'it', 'is', 'as', 'date',
                     'dates', 'time', 'times', 'day', 'days'})  # fmt: skip
"""Words of such phrases that say nothing by themselves."""
_TIME_UNITS = {word for word, unit in UNITS['en'].items() if unit in ('s', 'min', 'h', 'day')}
WHEN = ('time', 'when', 'at', 'day', 'date')
"""Names of arguments that say when."""
_ONE_OF_A_DATE = re.compile(
    r'\d{1,4}(?:[:./-]\d+)*(?:am|pm|h|st|nd|rd|th|s)?|(?:twenty-|thirty-)?(?:first|second|third|'
    r'fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|\w+teenth|(?:twen|thir)tieth'
)
_ORDINAL = (
    r'(?:\d{1,2}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|'
    r'sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|\w+teenth|(?:twen|thir)tieth)'
)
MONTH = '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
_DATE = re.compile(
    rf'on the {_ORDINAL}|(?:on )?(?:the )?{_ORDINAL} (?:of )?{MONTH}|'
    rf'(?:on )?{MONTH} (?:the )?{_ORDINAL}'
)
_LONGEST = 8
"""Words of such a phrase, at most."""


def is_time_phrase(phrase: str, language: str = 'en') -> bool:
    """Return whether a phrase as a whole says when: a day, a time of day, or in how long."""
    words = split_words(phrase)
    return bool(words) and (_says_when(words, language) or is_clock(words, language))


def is_date(words: Words) -> bool:
    """Return whether the words are the day of a month: 'on the first', 'the 12th of May'."""
    return _DATE.fullmatch(' '.join(words)) is not None


def without_lead(words: Words) -> Words:
    """Return a day or a time without what leads to it: 'nine', of 'at nine'."""
    while len(words) > 1 and words[0] in _LEADS:
        words = words[1:]
    return words


def may_say_when(words: Words, besides: Container[str] = ()) -> bool:
    """Return whether all words can tell when, or are among those that are said `besides`."""
    told = _TELL_WHEN | _DAYS | _PARTS_OF_DAYS | _TIME_UNITS
    for word in words:
        forms = {word, word.removesuffix("'s"), word.removesuffix('s')}
        if not (forms & told or is_number(word) or _ONE_OF_A_DATE.fullmatch(word)):
            if not any(form in besides for form in forms):
                return False
    return True


def when_within(words: Words) -> Words:
    """Return the longest run of words in a phrase that tells when: 'the 12th' of a calendar."""
    runs: list[Words] = []
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            run = words[start:end]
            is_bare = run[0] not in _AROUND and run[-1] not in _AROUND | {'the'}
            if is_bare and may_say_when(run) and not {*run} <= _AROUND | {'the', 'next', 'this'}:
                is_hour = run[0] == 'the' and (is_number(run[1]) or run[1] in ('half', 'quarter'))
                runs.append(run[is_hour:])
                break
    return max(runs, key=len, default=())


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
    if language == 'en' and is_date(words):
        return True
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
    return bool(rest) and bool(led or has_day) and is_clock(rest, language)


def is_clock(words: Words, language: str) -> bool:
    """Return whether the words are a time of day, though perhaps not of which half of it."""
    read = read_time(' '.join(words), language)
    return not isinstance(read, Problem) or read.code is ProblemCode.AMBIGUOUS


def day_and_hour(said: Words) -> tuple[Words, Words]:
    """Return the words for the day of a time, and those for the hour, without what joins them."""
    days = [at for at, word in enumerate(said) if word in DAYS_SAID]
    if not days:
        return (), said
    first, last = days[0], days[-1]
    while first and said[first - 1] in ('this', 'next'):
        first -= 1
    rest = [*said[:first], *said[last + 1 :]]
    while rest and rest[-1] in JOINS:
        del rest[-1]
    while rest and rest[0] in JOINS:
        del rest[0]
    return said[first : last + 1], tuple(rest)
