"""Numbers as people say them: digits, number words, halves and quarters."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
import re

from text_to_num import text2num

TEXT2NUM_LANGUAGES = frozenset({'en', 'de', 'fr', 'es', 'it', 'pt', 'nl'})
"""Languages whose number words are read; digits are read in all."""

# fmt: off
FRACTIONS: dict[str, dict[str, float]] = {
    'en': {'half': 1 / 2, 'halves': 1 / 2, 'third': 1 / 3, 'thirds': 1 / 3,
           'quarter': 1 / 4, 'quarters': 1 / 4, 'fifth': 1 / 5, 'tenth': 1 / 10},
    'de': {'halb': 1 / 2, 'halbe': 1 / 2, 'halber': 1 / 2, 'halben': 1 / 2, 'hälfte': 1 / 2,
           'drittel': 1 / 3, 'viertel': 1 / 4},
    'fr': {'demi': 1 / 2, 'demie': 1 / 2, 'moitié': 1 / 2, 'tiers': 1 / 3, 'quart': 1 / 4,
           'quarts': 1 / 4},
    'es': {'medio': 1 / 2, 'media': 1 / 2, 'mitad': 1 / 2, 'tercio': 1 / 3, 'tercios': 1 / 3,
           'cuarto': 1 / 4, 'cuartos': 1 / 4},
}
ONE: dict[str, frozenset[str]] = {
    'en': frozenset({'a', 'an'}),
    'de': frozenset({'ein', 'eine', 'einen', 'einer', 'einem'}),
    'fr': frozenset({'un', 'une'}),
    'es': frozenset({'un', 'una'}),
}
"""Articles that count as one before a unit or fraction."""
EXTRA: dict[str, dict[str, float]] = {
    'en': {'dozen': 12, 'couple': 2, 'pair': 2, 'once': 1, 'twice': 2, 'thrice': 3},
    'de': {'dutzend': 12, 'paar': 2, 'anderthalb': 1.5, 'eineinhalb': 1.5, 'zweieinhalb': 2.5,
           'einmal': 1, 'zweimal': 2, 'dreimal': 3},
    'fr': {'douzaine': 12},
    'es': {'docena': 12, 'par': 2},
}
AND: dict[str, frozenset[str]] = {
    'en': frozenset({'and'}), 'de': frozenset({'und'}), 'fr': frozenset({'et'}),
    'es': frozenset({'y'}),
}
POINT: dict[str, frozenset[str]] = {
    'en': frozenset({'point', 'dot'}), 'de': frozenset({'komma'}), 'fr': frozenset({'virgule'}),
    'es': frozenset({'coma', 'punto'}),
}
MINUS: dict[str, frozenset[str]] = {
    'en': frozenset({'minus', 'negative'}), 'de': frozenset({'minus'}),
    'fr': frozenset({'moins'}), 'es': frozenset({'menos'}),
}
# fmt: on
_SCALES = {'dozen': 12, 'hundred': 100, 'thousand': 1000, 'million': 1000000}
_LONGEST = 7


@dataclass(frozen=True)
class Numeral:
    """A number that was said."""

    value: float
    part: bool = False
    """Said as a part of something: 'half', 'three quarters'."""


Item = Numeral | str


def read_items(words: Sequence[str], language: str = 'en') -> tuple[Item, ...]:
    """Return the words with every number among them as a Numeral."""
    items: list[Item] = []
    at = 0
    split = _split_units(words)
    while at < len(split):
        for length in range(min(_LONGEST, len(split) - at), 0, -1):
            value = _number(tuple(split[at : at + length]), language)
            if value is not None:
                items.append(Numeral(value, part=_is_part(split[at], value)))
                at += length
                break
        else:
            items.append(split[at])
            at += 1
    return tuple(_with_parts(_with_points(items, language), language))


def _is_part(word: str, value: float) -> bool:
    """Return whether a number is written as a part of something: '1/2'."""
    return '/' in word and 0 < value < 1


def is_number(word: str, language: str = 'en') -> bool:
    """Return whether one word is a number or a fraction."""
    return _number((word,), language) is not None or word in FRACTIONS.get(language, {})


def _split_units(words: Sequence[str]) -> list[str]:
    """Part '30s' into '30' 's', and drop the commas between thousands."""
    found: list[str] = []
    for word in words:
        match = re.fullmatch(r'([+-]?\d[\d.,/]*)-?([^\W\d_°%]+|[°%].*)', word)
        found.extend((match[1], match[2]) if match and ':' not in word else (word,))
    return found


@lru_cache(maxsize=4096)
def _number(words: tuple[str, ...], language: str) -> float | None:
    if len(words) == 1:
        digits = _digits(words[0], language)
        if digits is not None:
            return digits
        extra = EXTRA.get(language, {}).get(words[0])
        if extra is not None:
            return float(extra)
    if language == 'en' and len(words) > 1 and words[-1] in _SCALES:
        scaled = _scaled(words)
        if scaled is not None:
            return scaled
    if language not in TEXT2NUM_LANGUAGES or words[0] in ('o', 'and', 'und', 'et', 'y'):
        return None
    if (
        words[0] in ONE.get(language, ())
        and len(words) > 1
        and words[1] in ('hundred', 'thousand', 'dozen')
    ):
        words = ('one', *words[1:]) if words[1] != 'dozen' else words[1:]
        if words == ('dozen',):
            return 12.0
    if len(words) == 1 and words[0] in ONE.get(language, ()):
        return None
    text = ' '.join(words)
    if any(c.isdigit() for c in text):
        return None
    try:
        return float(text2num(text, language))
    except (ValueError, OverflowError):
        return None


def _scaled(words: tuple[str, ...]) -> float | None:
    """Return 24 for 'two dozen' and 12000 for '12 thousand', which are no single number word."""
    *before, scale = words
    if before == ['half', 'a'] and scale == 'dozen':
        return 6.0
    if len(before) != 1 or (scale != 'dozen' and not before[0][0].isdigit()):
        return None
    number = _number((before[0],), 'en')
    return None if number is None else number * _SCALES[scale]


def _digits(word: str, language: str) -> float | None:
    if not re.fullmatch(r'[+-]?\d{1,15}([.,/]\d{1,15})*', word):
        return None
    if re.fullmatch(r'[+-]?\d+/\d+', word):
        above, below = word.split('/')
        return float(above) / float(below) if float(below) else None
    if '/' in word:
        return None
    thousands = ',' if language == 'en' else '.'
    if re.fullmatch(rf'[+-]?\d{{1,3}}({re.escape(thousands)}\d{{3}})+', word):
        return float(word.replace(thousands, ''))
    try:
        return float(word.replace(',', '.'))
    except ValueError:
        return None


def _with_points(items: Sequence[Item], language: str) -> list[Item]:
    """Join 'minus' and the words on both sides of a decimal point."""
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        after = items[at + 1] if at + 1 < len(items) else None
        if (
            isinstance(item, str)
            and item in MINUS.get(language, ())
            and isinstance(after, Numeral)
        ):
            found.append(Numeral(-after.value))
            at += 2
            continue
        if (
            isinstance(item, str)
            and item in POINT.get(language, ())
            and isinstance(after, Numeral)
        ):
            digits = ''
            end = at + 1
            while end < len(items):
                nxt = items[end]
                if not isinstance(nxt, Numeral) or nxt.value < 0 or nxt.value != int(nxt.value):
                    break
                digits += str(int(nxt.value))
                end += 1
            before = found[-1] if found else None
            if digits:
                if isinstance(before, Numeral) and before.value == int(before.value):
                    found[-1] = Numeral(float(f'{int(before.value)}.{digits}'))
                else:
                    found.append(Numeral(float(f'0.{digits}')))
                at = end
                continue
        found.append(item)
        at += 1
    return found


def _with_parts(items: Sequence[Item], language: str) -> list[Item]:
    """Join 'two and a half', 'three quarters', 'half an', 'a quarter of'."""
    parts = FRACTIONS.get(language, {})
    one = ONE.get(language, frozenset())
    also = AND.get(language, frozenset())
    found: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        if not (isinstance(item, str) and item in parts):
            found.append(item)
            at += 1
            continue
        value = parts[item]
        if found and isinstance(found[-1], str) and found[-1] in one:
            found.pop()
        elif found and isinstance(found[-1], Numeral) and not found[-1].part:
            value *= found[-1].value
            found.pop()
        if len(found) >= 2 and found[-1] in also and isinstance(found[-2], Numeral):
            found.pop()
            whole = found.pop()
            value += whole.value if isinstance(whole, Numeral) else 0.0
            found.append(Numeral(value))
        else:
            found.append(Numeral(value, part=True))
        at += 1
        while (
            at < len(items)
            and isinstance(items[at], str)
            and (items[at] in one or items[at] in ('of', 'de', 'von'))
        ):
            at += 1
    return found
