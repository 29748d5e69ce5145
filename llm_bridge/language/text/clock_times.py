"""Times of day as people say them, as 'HH:MM'; two of them when it may be morning or evening."""

import re

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.numerals import Numeral, read_items
from llm_bridge.language.text.words import words as split_words

_FIXED = {
    'noon': '12:00',
    'midday': '12:00',
    'midnight': '00:00',
    'mittag': '12:00',
    'mitternacht': '00:00',
    'midi': '12:00',
    'minuit': '00:00',
    'mediodía': '12:00',
    'medianoche': '00:00',
}
# fmt: off
_FILLERS = frozenset({'at', 'the', 'exactly', 'it', 'is', "it's", 'its', 'clock', 'about',
                      'around', 'oh', 'sharp', 'um', 'uhr', 'à', 'a', 'las', 'la', 'time', 'by',
                      'today', 'when', 'on', 'of', 'heures', 'heure', 'horas', 'es', 'ist',
                      'precisely', 'local', 'o'})
# fmt: on
_MORNING = (
    'in the morning',
    'this morning',
    'am',
    'a m',
    'morgens',
    'früh',
    'du matin',
    'de la mañana',
    'morning',
)
_EVENING = (
    'in the afternoon',
    'in the evening',
    'this afternoon',
    'this evening',
    'tonight',
    'at night',
    'pm',
    'p m',
    'nachmittags',
    'abends',
    'nachts',
    "de l'après-midi",
    'du soir',
    'de la tarde',
    'de la noche',
    'afternoon',
    'evening',
)
_AT_NIGHT = frozenset({'tonight', 'at night', 'de la noche', 'nachts'})
_LATE = _AT_NIGHT | {'in the evening', 'this evening', 'evening', 'abends', 'du soir'}
"""Of what is said with these, twelve is midnight; of the night, so are the hours after it."""
_OTHER_DAY = frozenset(
    {
        'tomorrow',
        'yesterday',
        'monday',
        'tuesday',
        'wednesday',
        'thursday',
        'friday',
        'saturday',
        'sunday',
        'morgen',
        'demain',
        'weekend',
        'week',
        'sunset',
        'sunrise',
        'dusk',
        'dawn',
    }
)
_24_HOUR_LANGUAGES = frozenset({'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl', 'ru'})


def read_time(phrase: str, language: str = 'en') -> tuple[str, ...] | Problem:
    """Return the times that a phrase can mean, as 'HH:MM': one, or two half a day apart."""
    words = list(split_words(phrase))
    if any(w in _OTHER_DAY for w in words) and not (language == 'de' and words[-1:] == ['morgen']):
        return Problem(
            code=ProblemCode.UNSUPPORTED,
            because=phrase,
            came=phrase,
            allowed='a time of day within the next 24 hours',
            message=f"I can wait for a time of day, not for '{phrase}'. "
            'Say a clock time such as 7 pm.',
            suggestion='7 pm',
        )
    half, when = None, ''
    text = ' '.join(words)
    for said, is_evening in [(p, True) for p in _EVENING] + [(p, False) for p in _MORNING]:
        match = re.search(rf'(?<![^\W\d]){re.escape(said)}$|\b{re.escape(said)}\b', text)
        if match:
            half, when = is_evening, said
            text = f'{text[: match.start()]} {text[match.end() :]}'
            break
    words = [w for w in text.replace("o'clock", ' ').split() if w not in _FILLERS]
    fixed = words.pop() if words and words[-1] in _FIXED else ''
    if fixed and (not words or (len(words) == 1 and words[0] in ('12', 'twelve'))):
        return (_FIXED[fixed],)
    if fixed:
        words.append('12')  # 'ten past midnight'
    found = _clock(words, language, 'oh' in text.split() or ' o ' in text)
    if fixed and (len(words) < 3 or found is None or found[0] not in (11, 12)):
        found = None
    if found is None:
        return Problem(
            code=ProblemCode.WRONG_TYPE,
            because=phrase,
            came=phrase,
            allowed='a time of day',
            suggestion='7 pm',
            message=f"'{phrase}' is no time of day. Say for example 7 pm or 19:30.",
        )
    hour, minute, sure = found
    if fixed:
        half = (_FIXED[fixed] == '12:00') == (hour == 12)
    if when in _LATE and (hour == 12 or (hour < 5 and when in _AT_NIGHT)):
        half = False  # twelve tonight is midnight, and two at night is after it
    if not (0 <= hour <= 23 and 0 <= minute <= 59) or (half is not None and hour == 0):
        return Problem(
            code=ProblemCode.OUT_OF_RANGE,
            because=phrase,
            came=phrase,
            allowed='00:00 to 23:59',
            message=f"There is no time '{phrase}'. Say a time from 00:00 to 23:59.",
        )
    if hour > 12 and half is False:
        return Problem(
            code=ProblemCode.AMBIGUOUS,
            because=phrase,
            came=phrase,
            allowed='00:00 to 23:59',
            message=f"'{phrase}' is not in the morning. Say for example 7 am or 19:00.",
        )
    if hour > 12 or (sure and half is None):
        return (f'{hour:02}:{minute:02}',)
    early, late = f'{hour % 12:02}:{minute:02}', f'{hour % 12 + 12:02}:{minute:02}'
    if half is None:
        if language in _24_HOUR_LANGUAGES:
            return (f'{hour:02}:{minute:02}',)
        return (early, late)
    return (late if half else early,)


def _clock(
    words: list[str],
    language: str,
    zero_said: bool,
) -> tuple[int, int, bool] | None:
    """Return hour, minute and whether the 24-hour clock was plainly used."""
    if len(words) == 1:
        match = re.fullmatch(r'(\d{1,2})[:.h](\d{2})(?:[:.]\d{2})?', words[0])
        if match:
            sure = len(match[1]) == 2 and (match[1][0] == '0' or int(match[1]) >= 12)
            return int(match[1]), int(match[2]), sure
        if re.fullmatch(r'\d{4}', words[0]):
            return int(words[0][:2]), int(words[0][2:]), True
    if words[:1] == ['zero'] and 'hundred' in words:
        words, zero_said = words[1:], True
    items = (
        read_items([w for w in words if w not in ('hundred', 'hours')], language)
        if 'hours' in words
        else read_items(words, language)
    )
    numbers = [i for i in items if isinstance(i, Numeral)]
    rest = [i for i in items if isinstance(i, str) and i not in ('minutes', 'minute')]
    values = [n.value for n in numbers]
    if any(v < 0 for v in values) or any(n.value != int(n.value) and not n.part for n in numbers):
        return None
    in_minutes = any(w in ('minutes', 'minute') for w in words)
    if len(values) == 1 and not rest and not in_minutes and 100 <= values[0] < 2400:
        hour, minute = divmod(int(values[0]), 100)
        if hour > 9 or zero_said or 'hours' in words:
            return hour, minute, True  # 'twenty-two hundred', 'oh six hundred', '2200 hours'
    if len(values) == 1 and not rest and not numbers[0].part and not in_minutes:
        return int(values[0]), 0, 'hours' in words
    if len(values) == 2:
        first, second = numbers
        if second.part or second.value != int(second.value):
            return None
        if rest in (['past'], ['after'], ['nach']) and (first.part or first.value < 60):
            return int(second.value), _minutes(first), False
        if rest == ['to'] and not (first.part or in_minutes) and first.value % 5:
            return None  # 'seven to eight' is no time of day
        if rest in (['to'], ['before'], ['til'], ['till'], ['until'], ['vor']):
            return (int(second.value) - 1 or 12), 60 - _minutes(first), False
        if language == 'de' and not rest and first.part and first.value == 0.5:
            return (int(second.value) - 1 or 12), 30, False
        if language == 'en' and not rest and first.part and first.value == 0.5:
            return int(second.value), 30, False  # British: half six
        if not rest and not first.part and first.value <= 23 and second.value < 60:
            if second.value < 10 and not zero_said:
                return None
            return int(first.value), int(second.value), first.value > 12
        if rest in (['h'], ['uhr']):
            return int(first.value), int(second.value), True
    return None


def _minutes(number: Numeral) -> int:
    return round(number.value * 60) if number.part else int(number.value)
