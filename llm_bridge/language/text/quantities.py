"""Quantities as people say them, in the unit that the argument is stored in; never a guess."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
import math
import re

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import number_words
from llm_bridge.language.text.numerals import AND, Item, Numeral, ONE, read_items
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.units import registry, unit_like

# fmt: off
_PREFIXED = ('metre', 'meter', 'litre', 'liter', 'gram', 'gramme', 'volt', 'watt', 'amp', 'ampere',
             'pascal', 'hertz', 'joule', 'second')
_METRIC = {f'{prefix}{name}{s}': prefix + name.removesuffix('me' if name == 'gramme' else '')
           for prefix in ('nano', 'micro', 'milli', 'centi', 'kilo', 'mega')
           for name in _PREFIXED for s in ('', 's')}
"""Words for metric units with their prefixes, which hardly mean anything else."""
UNITS: Mapping[str, Mapping[str, str]] = {
    'en': _METRIC | {
        'percent': 'percent', '%': 'percent', 'per cent': 'percent', 'percents': 'percent',
        'pct': 'percent', 'percentage': 'percent',
        's': 's', 'sec': 's', 'secs': 's', 'second': 's', 'seconds': 's',
        'min': 'min', 'mins': 'min', 'minute': 'min', 'minutes': 'min', 'm': 'm?',
        'h': 'h', 'hr': 'h', 'hrs': 'h', 'hour': 'h', 'hours': 'h',
        'day': 'day', 'days': 'day', 'ms': 'ms', 'millisecond': 'ms', 'milliseconds': 'ms',
        'metre': 'm', 'metres': 'm', 'meter': 'm', 'meters': 'm',
        'cm': 'cm', 'centimetre': 'cm', 'centimetres': 'cm', 'centimeter': 'cm',
        'centimeters': 'cm', 'mm': 'mm', 'millimetre': 'mm', 'millimetres': 'mm',
        'millimeter': 'mm', 'millimeters': 'mm', 'km': 'km', 'kilometre': 'km',
        'kilometres': 'km', 'kilometer': 'km', 'kilometers': 'km',
        'foot': 'ft', 'feet': 'ft', 'ft': 'ft', 'inch': 'inch', 'inches': 'inch', 'in': 'inch',
        'yard': 'yard', 'yards': 'yard', 'mile': 'mile', 'miles': 'mile',
        'degree': 'degree', 'degrees': 'degree', 'deg': 'degree', 'degs': 'degree',
        '°': 'degree',
        'radian': 'rad', 'radians': 'rad', 'rad': 'rad',
        'turn': 'turn', 'turns': 'turn', 'full turn': 'turn', 'full turns': 'turn',
        'circle': 'turn', 'circles': 'turn', 'full circle': 'turn', 'full circles': 'turn',
        'rotation': 'turn', 'rotations': 'turn', 'full rotation': 'turn',
        'revolution': 'turn', 'revolutions': 'turn', 'full spin': 'turn', 'spin': 'turn',
        'degrees celsius': 'degC', 'degree celsius': 'degC', 'celsius': 'degC', 'c': 'degC',
        '°c': 'degC', 'degrees c': 'degC', 'degrees centigrade': 'degC', 'centigrade': 'degC',
        '° c': 'degC', '° celsius': 'degC', '° f': 'degF', '° fahrenheit': 'degF',
        'degrees fahrenheit': 'degF', 'degree fahrenheit': 'degF', 'fahrenheit': 'degF',
        '°f': 'degF', 'f': 'degF', 'degrees f': 'degF', 'kelvin': 'K', 'k': 'K',
        'metres per second': 'm/s', 'meters per second': 'm/s', 'm/s': 'm/s', 'mps': 'm/s',
        'metre per second': 'm/s', 'meter per second': 'm/s', 'metres a second': 'm/s',
        'meters a second': 'm/s', 'm s': 'm/s', 'cm s': 'cm/s', 'km h': 'km/h',
        'centimetres per second': 'cm/s',
        'centimeters per second': 'cm/s', 'cm/s': 'cm/s', 'cm per second': 'cm/s',
        'kilometres per hour': 'km/h', 'kilometers per hour': 'km/h', 'km/h': 'km/h',
        'kilometres an hour': 'km/h', 'kilometers an hour': 'km/h', 'km an hour': 'km/h',
        'miles an hour': 'mile/h', 'kph': 'km/h', 'kmh': 'km/h', 'km per hour': 'km/h',
        'mph': 'mile/h',
        'miles per hour': 'mile/h', 'degrees per second': 'degree/s',
        'radians per second': 'rad/s', 'rad/s': 'rad/s', 'rpm': 'rpm',
        'kilograms': 'kg', 'kilogram': 'kg', 'kilo': 'kg', 'kilos': 'kg', 'kg': 'kg',
        'gram': 'g', 'grams': 'g', 'g': 'g', 'pound': 'lb', 'pounds': 'lb',
        'litre': 'l', 'litres': 'l', 'liter': 'l', 'liters': 'l', 'ml': 'ml',
        'millilitres': 'ml', 'milliliters': 'ml', 'millilitre': 'ml', 'milliliter': 'ml',
        'newton': 'N', 'newtons': 'N', 'newton metre': 'N*m', 'newton metres': 'N*m',
        'newton meter': 'N*m', 'newton meters': 'N*m', 'nm': 'N*m',
        'bar': 'bar', 'volt': 'V', 'volts': 'V', 'watt': 'W', 'watts': 'W', 'hertz': 'Hz',
        'hz': 'Hz', 'lux': 'lux', 'ppm': 'ppm', 'parts per million': 'ppm', 'ppb': 'ppb',
        'psi': 'psi', 'mbar': 'mbar', 'millibar': 'mbar', 'millibars': 'mbar', 'hpa': 'hPa',
        'hectopascal': 'hPa', 'hectopascals': 'hPa', 'kpa': 'kPa', 'kilopascals': 'kPa',
        'kilowatt': 'kW', 'kilowatts': 'kW', 'kw': 'kW', 'kwh': 'kWh', 'kilowatt hours': 'kWh',
        'amp': 'A', 'amps': 'A', 'db': 'dB', 'decibel': 'dB', 'decibels': 'dB',
        'ul': 'ul', 'µl': 'ul', 'μl': 'ul', 'mg': 'mg', 'µg': 'ug', 'μg': 'ug', 'µm': 'um',
        'μm': 'um', 'micron': 'um', 'microns': 'um', 'mv': 'mV', 'kv': 'kV', 'gramme': 'g',
        'grammes': 'g', 'tonne': 'tonne', 'tonnes': 'tonne',
        'khz': 'kHz', 'mhz': 'MHz', 'ghz': 'GHz', 'ohm': 'ohm', 'ohms': 'ohm', 'joule': 'J',
        'joules': 'J', 'pascal': 'Pa', 'pascals': 'Pa',
    },
    'de': {
        'prozent': 'percent', '%': 'percent', 'sekunde': 's', 'sekunden': 's', 's': 's',
        'sek': 's', 'minute': 'min', 'minuten': 'min', 'min': 'min', 'stunde': 'h',
        'stunden': 'h', 'h': 'h', 'std': 'h', 'tag': 'day', 'tage': 'day', 'meter': 'm',
        'metern': 'm', 'm': 'm?', 'zentimeter': 'cm', 'cm': 'cm', 'kilometer': 'km', 'km': 'km',
        'grad': 'degree', '°': 'degree', 'grad celsius': 'degC', 'celsius': 'degC', '°c': 'degC',
        'grad fahrenheit': 'degF',
    },
    'fr': {
        'pour cent': 'percent', 'pourcent': 'percent', '%': 'percent', 'seconde': 's',
        'secondes': 's', 's': 's', 'minute': 'min', 'minutes': 'min', 'min': 'min',
        'heure': 'h', 'heures': 'h', 'h': 'h', 'jour': 'day', 'jours': 'day', 'mètre': 'm',
        'mètres': 'm', 'm': 'm?', 'centimètre': 'cm', 'centimètres': 'cm', 'cm': 'cm',
        'degré': 'degree', 'degrés': 'degree', '°': 'degree', 'degrés celsius': 'degC',
        '°c': 'degC', 'celsius': 'degC',
    },
    'es': {
        'por ciento': 'percent', 'porciento': 'percent', '%': 'percent', 'segundo': 's',
        'segundos': 's', 's': 's', 'minuto': 'min', 'minutos': 'min', 'min': 'min',
        'hora': 'h', 'horas': 'h', 'h': 'h', 'día': 'day', 'días': 'day', 'metro': 'm',
        'metros': 'm', 'm': 'm?', 'centímetro': 'cm', 'centímetros': 'cm', 'cm': 'cm',
        'grado': 'degree', 'grados': 'degree', '°': 'degree', 'grados celsius': 'degC',
        '°c': 'degC', 'celsius': 'degC',
    },
}
"""Language -> words for a unit -> its pint name; 'm?' is minutes or metres, as is needed."""

FILLERS: Mapping[str, frozenset[str]] = {
    'en': frozenset({'to', 'at', 'by', 'the', 'of', 'for', 'about', 'around', 'exactly',
                     'roughly', 'approximately', 'only', 'just', 'its', 'in', 'after',
                     'further', 'more', 'with', 'please', 'power', 'brightness', 'speed', 'volume',
                     'way', 'up', 'down', 'time', 'over', 'level', 'on', 'a total of', 'open',
                     'closed', 'shut', 'intensity', 'strength', 'position', 'pace', 'set', 'it',
                     'setting'}),
    'de': frozenset({'auf', 'um', 'die', 'der', 'das', 'für', 'etwa', 'genau', 'nur', 'noch',
                     'mit', 'in', 'nach', 'bitte'}),
    'fr': frozenset({'à', 'de', 'la', 'le', 'les', 'pendant', 'environ', 'exactement', 'dans',
                     'après', 'encore'}),
    'es': frozenset({'a', 'al', 'de', 'el', 'la', 'por', 'durante', 'unos', 'unas', 'exactamente',
                     'en', 'después'}),
}
_MOST = frozenset({'max', 'maximum', 'full', 'fully', 'highest', 'all the way', 'completely',
                   'full blast', 'full power', 'top', 'the max', 'brightest', 'loudest', 'fastest',
                   'maximal', 'voll', 'ganz', 'maximale', 'máximo', 'plein', 'flat out',
                   'all the way up', 'maximum speed', 'full speed', 'top speed',
                   'full whack', 'full tilt', 'full throttle', 'full pelt', 'full bore',
                   'full force', 'full steam', 'full on', 'full volume', 'full strength',
                   'full beam', 'wide open', 'the limit', 'the hilt', 'hottest', 'warmest',
                   'maximum heating', 'max heating', 'full heating'})
# fmt: on
_LEAST = frozenset(
    {
        'min',
        'minimum',
        'lowest',
        'the min',
        'dimmest',
        'quietest',
        'slowest',
        'mínimo',
        'minimal',
        'all the way down',
        'darkest',
        'coldest',
        'coolest',
        'maximum cooling',
        'max cooling',
        'full cooling',
    }
)
_HIGH = 'bright|loud|fast|high|hot|warm|quick|hard|strong|wide|far|much'
_LOW = 'low|quiet|dim|slow|soft|dark|cold|cool|little|gentle|weak|faint'
_AS_CAN_BE = re.compile(
    rf'(?:to )?as (?:(?P<most>{_HIGH})|(?P<least>{_LOW}))(?:ly)?(?: up| down)? as '
    r'(?:possible|can be|(?:it|they)(?: will| can)?(?: possibly)? (?:go|goes|be|get|gets|can))'
)
"""'As low as it goes', 'as loud as they can be'."""
_UP_TO = re.compile(
    r'^(?:(?:(?:right|all the way|straight) )?(?:(?:up|down) )?(?:to|at|on) )?'
    r'(?:(?:the|its|their) )?(?:(?:very|absolute) )?'
)
"""Before the most and the least: 'right up to the maximum', 'at its very lowest'."""
_PARTS = {'a': 1, 'an': 1, 'one': 1, 'two': 2, 'three': 3, 'four': 4, 'five': 5, 'six': 6,
          'seven': 7, 'eight': 8, 'nine': 9}  # fmt: skip
_WHOLES = {'fifth': 5, 'sixth': 6, 'eighth': 8, 'tenth': 10}
_FRACTION = re.compile(rf'({"|".join(_PARTS)}) ({"|".join(_WHOLES)})s?')
"""'a fifth', 'nine tenths'; halves, thirds and quarters are read with all numbers."""
_LESSER: Mapping[str, tuple[str, int]] = {'m': ('cm', 100), 'h': ('min', 60), 'min': ('s', 60)}
"""Unit -> what is counted behind it without saying so, and how much of it makes one."""
_PER = frozenset({'a', 'an', 'per', 'each', 'every'})
_TIMES_AS = {
    'half of what it is': 0.5,
    'half of what they are': 0.5,
    'half what it is': 0.5,
    'half as much': 0.5,
    'half the current': 0.5,
    'double': 2.0,
    'twice': 2.0,
    'triple': 3.0,
    'doppelt': 2.0,
    'doble': 2.0,
    'two times': 2.0,
}
_PARTS_OF_NOW = {'half': 0.5, 'a third': 1 / 3, 'a quarter': 0.25, 'twice': 2.0, 'double': 2.0,
                 'two times': 2.0, 'three times': 3.0, 'triple': 3.0}  # fmt: skip
_AS_NOW = re.compile(
    rf'({"|".join(_PARTS_OF_NOW)}) (?:as '
    r'(?:much|many|fast|quick|bright|loud|high|strong)'
    r'(?: as (?:it is|they are|it was|now|before))?|(?:of )?(?:its|their)(?: current| present)? '
    r'(?:speed|brightness|volume|level|power)|(?:of )?the (?:current|present) '
    r'(?:speed|brightness|volume|level|power))'
)
"""'twice as fast', 'half its current speed'."""


def parts_of_now(text: str) -> list[str]:
    """Return what an English text says of what a value is now: 'half as bright', in its order."""
    return [found[0] for found in re.finditer(rf'\b{_AS_NOW.pattern}\b', text)]


_HAIRS = (
    'hair',
    'smidge',
    'smidgen',
    'smidgin',
    'whisker',
    'fraction',
    'shade',
    'trifle',
    'wee bit',
    'tiny bit',
    'teeny bit',
    'teensy bit',
    'small bit',
    'good bit',
    'fair bit',
)
VAGUE = frozenset(
    {
        'a bit',
        'a little',
        'a little bit',
        'slightly',
        'somewhat',
        'a touch',
        'bit',
        'little',
        'a tad',
        'a notch',
        'one notch',
        'some',
        'a bit more',
        'more',
        'much',
        'a lot',
        'way',
        'tad',
        'even',
        'ein bisschen',
        'etwas',
        'un peu',
        'un poco',
        *(f'a {w}' for w in _HAIRS),
        *(f'just a {w}' for w in _HAIRS),
        *_HAIRS,
    }
)
"""Amounts that are no number: the site's default is meant."""


@dataclass(frozen=True)
class Pair:
    """A number and the unit it was said with."""

    number: Numeral
    unit: str | None
    """Pint name; None: no unit was said."""


def read_quantity(
    phrase: str,
    *,
    unit: str | None,
    least: float | None = None,
    most: float | None = None,
    now: float | None = None,
    language: str = 'en',
) -> float | Problem:
    """Return the quantity of a phrase in `unit` (a pint name; None: a bare number), or a Problem.

    `least` and `most` are what 'minimum' and 'maximum' mean, `now` what 'double' doubles. The
    range is not checked here.
    """
    words = _content(phrase, language)
    text = ' '.join(words)
    fraction = _FRACTION.fullmatch(text) if language == 'en' and unit == 'percent' else None
    if fraction:
        return 100.0 * _PARTS[fraction[1]] / _WHOLES[fraction[2]]
    is_most = _extreme(text)
    if is_most is not None:
        bound = most if is_most else least
        if bound is None and unit == 'percent':
            bound = 100.0 if is_most else 0.0
        return bound if bound is not None else _unclear(phrase, f"how much '{text}' is", unit)
    as_now = _AS_NOW.fullmatch(' '.join(split_words(phrase))) if language == 'en' else None
    times = _PARTS_OF_NOW[as_now[1]] if as_now else _TIMES_AS.get(text)
    if times is not None:
        if now is None:
            return Problem(
                code=ProblemCode.UNKNOWN_STATE,
                because=phrase,
                came=phrase,
                allowed=_expected(unit),
                message=f"I cannot work out '{phrase}': I do not know what it is now. "
                f'Say {_expected(unit)}.',
            )
        return round(now * times, 9)
    pairs = _pairs(words, language, unit)
    if pairs is None or not pairs:
        return _no_number(phrase, unit)
    pairs = _with_the_lesser_unit(pairs)
    if language == 'en' and unit not in ('s', 'percent'):
        pairs = _with_the_hundred(pairs, words)
    if len(pairs) > 1 and any(p.unit is None for p in pairs):
        return _unclear(phrase, 'which number is meant', unit)
    total = 0.0
    for pair in pairs:
        value = _converted(pair, unit, least, most)
        if value is None:
            return _wrong_unit(phrase, pair, unit)
        total += value
    if not math.isfinite(total):
        return _no_number(phrase, unit)
    return round(total, 9)


def read_duration(phrase: str, language: str = 'en') -> float | Problem:
    """Return the seconds of a duration, or a Problem."""
    return read_quantity(phrase, unit='s', language=language)


def read_count(phrase: str, language: str = 'en') -> int | Problem:
    """Return how often: 'twice', 'three times', '3'; or a Problem."""
    words = [
        w
        for w in _content(phrase, language)
        if w not in ('times', 'time', 'mal', 'fois', 'veces', 'x', 'again', 'in', 'row')
    ]
    items = read_items([w.removesuffix('x') if w[:-1].isdigit() else w for w in words], language)
    numbers = [i.value for i in items if isinstance(i, Numeral)]
    rest = [
        i
        for i in items
        if isinstance(i, str) and i not in ONE.get(language, ()) and i not in ('of', 'more')
    ]
    if len(numbers) == 1 and not rest and numbers[0] == int(numbers[0]) and numbers[0] >= 1:
        return int(numbers[0])
    return Problem(
        code=ProblemCode.WRONG_TYPE,
        because=phrase,
        came=phrase,
        allowed='a number of times',
        message=f"'{phrase}' is no number of times. Say for example 'three times'.",
        suggestion='three times',
    )


def is_vague(phrase: str) -> bool:
    """Return whether an amount phrase names no number at all ('a bit')."""
    words = [w for w in split_words(phrase) if w not in ('by', 'just', 'please', 'only')]
    return ' '.join(words) in VAGUE or not words


def extreme_said(text: str) -> str:
    """Return the words of a text for the most or the least: 'as cold as it gets'; '' for none."""
    found = re.search(rf'\b(?:{_AS_CAN_BE.pattern})(?![\w\'])', text)
    return found[0] if found else ''


def is_extreme(phrase: str) -> bool:
    """Return whether an amount phrase means the most or the least there is ('full')."""
    bare = ' '.join(w for w in split_words(phrase) if w not in ('to', 'at', 'the'))
    return any(_extreme(text) is not None for text in (bare, ' '.join(split_words(phrase))))


def _extreme(text: str) -> bool | None:
    """Return whether an amount is the most there is (True) or the least; None: it is neither."""
    for bare in (text, _UP_TO.sub('', text)):
        if bare in _MOST or bare in _LEAST:
            return bare in _MOST
    found = _AS_CAN_BE.fullmatch(text)
    return found['most'] is not None if found else None


def has_unit(phrase: str, language: str = 'en') -> bool:
    """Return whether the phrase is a number with a unit and nothing else ('ten minutes')."""
    pairs = _pairs(split_words(phrase), language)
    return bool(pairs) and any(p.unit is not None for p in pairs or ())


def without_its_name(phrase: str, name: str) -> str:
    """Return an amount without the name of what is counted: 'two passes' of `passes`."""
    words = split_words(phrase)
    names = {stem for w in name.split('_') for stem in (w, w.removesuffix('s'), f'{w}s')}
    left = [w for w in words if w not in names]
    return ' '.join(left) if left else phrase


def _content(phrase: str, language: str) -> list[str]:
    words = list(split_words(phrase))
    text = ' '.join(words)
    if _extreme(text) is not None or text in _TIMES_AS:
        return words
    if words in (['the', 'day'], ['for', 'the', 'day']):
        return words  # 'done for the day' is no 24 hours
    words = [w for w in _halves(words) if w not in ('next', 'following', 'coming', 'whole')]
    words = ['a' if w == 'another' else w for w in words]
    if len(words) == 2 and words[0] == 'the':
        words[0] = 'a'  # for the hour
    fillers = FILLERS.get(language, frozenset())
    while words and words[0] in fillers:
        words.pop(0)
    while words and words[-1] in fillers:
        words.pop()
    return words


def _halves(words: list[str]) -> list[str]:
    found = []
    for word in words:
        if word in ('halfway', 'half-way', 'midway'):
            found.append('half')
        else:
            found.append(word)
    return found


def _pairs(words: Sequence[str], language: str, wanted: str | None = None) -> list[Pair] | None:
    """Return the numbers with their units; None when other words are among them.

    Where an amount of a unit is wanted, what names another such unit is one, too.
    """
    units = UNITS.get(language, UNITS['en'])
    if any(w == 'in' and not before[-1:].isnumeric() for before, w in pairwise(words)):
        return None  # '5 in' are inches, 'the one in the hall' is a thing
    also = AND.get(language, frozenset())
    items = read_items(_without_hyphens(words, units), language)
    found: list[Pair] = []
    at = 0
    while at < len(items):
        item = items[at]
        if isinstance(item, str) and item in also and found and at + 1 < len(items):
            at += 1
            continue
        if isinstance(item, str) and item in ONE.get(language, ()):
            length, _ = _unit_at(items, at + 1, units, wanted)
            if not length:
                at += 1
                continue
            item = Numeral(1.0)
        elif isinstance(item, str):
            return None
        of = at + 1 < len(items) and items[at + 1] == 'of'
        length, unit = _unit_at(items, at + 1 + of, units, wanted)
        after = at + 1 + of + length
        if item.part and unit is None and found and found[-1].unit is not None:
            unit = found[-1].unit  # an hour and a half
        found.append(Pair(item, unit))
        at = after
    return found


def _with_the_lesser_unit(pairs: list[Pair]) -> list[Pair]:
    """Return 'one metre' and 'forty' as a metre and forty centimetres: 'two hours thirty'."""
    if len(pairs) != 2 or pairs[1].unit is not None or pairs[0].number.part:
        return pairs
    lesser, end = _LESSER.get(pairs[0].unit or '', (None, 0))
    value = pairs[1].number.value
    if lesser is None or not 10 <= value < end or value != int(value):
        return pairs
    return [pairs[0], replace(pairs[1], unit=lesser)]


def _without_hyphens(words: Sequence[str], units: Mapping[str, str]) -> list[str]:
    found: list[str] = []
    for word in words:
        first, _, last = word.rpartition('-')
        found.extend((first, last) if first and last in units else (word,))
    return found


def _unit_at(
    items: Sequence[Item], at: int, units: Mapping[str, str], wanted: str | None = None
) -> tuple[int, str | None]:
    """Return how many words name a unit, and which: one that can be `wanted`, if one can."""
    length, unit = _usual_unit_at(items, at, units)
    if not wanted or wanted == 'percent' or at >= len(items) or not isinstance(items[at], str):
        return length, unit
    if unit == 'm?' or (unit is not None and _in_unit(1.0, _as_wanted(unit, wanted), wanted)):
        return length, unit
    for size in (3, 2, 1):
        said = [i for i in items[at : at + size] if isinstance(i, str)]
        other = unit_like(said, wanted) if len(said) == size else None
        if other is not None:
            return size, other
    return length, unit


def _usual_unit_at(
    items: Sequence[Item], at: int, units: Mapping[str, str]
) -> tuple[int, str | None]:
    for length in (3, 2, 1):
        part = items[at : at + length]
        if len(part) == length and all(isinstance(i, str) for i in part):
            unit = units.get(' '.join(str(i) for i in part))
            if unit is not None:
                per = _time_at(items, at + length, units)
                return (length + 2, f'{unit}/{per}') if per else (length, unit)
    for length in (0, 1, 2):  # '90 bottles a minute', '10 a minute'
        per = _time_at(items, at + length, units)
        if per and all(isinstance(i, str) for i in items[at : at + length]):
            return length + 2, f'1/{per}'
    return 0, None


def _time_at(items: Sequence[Item], at: int, units: Mapping[str, str]) -> str | None:
    """Return the unit of the time that something is counted in: 'a minute', 'per hour'."""
    led = items[at : at + 2]
    unit = units.get(str(led[1])) if len(led) == 2 and led[0] in _PER else None
    return unit if unit in ('s', 'min', 'h') else None


def _converted(
    pair: Pair,
    unit: str | None,
    least: float | None,
    most: float | None,
) -> float | None:
    """Return the number in `unit`; None when what was said does not fit it."""
    value = pair.number.value
    if unit is None or unit == '':
        return value if pair.unit is None else None
    if unit == 'percent':
        if pair.unit == 'percent':
            return value
        if pair.unit is None:
            return value * 100 if pair.number.part else value
        return None
    if pair.unit is None:
        if pair.number.part:
            return None
        return _bare(value, unit)
    said = pair.unit
    if said == 'percent':  # of a speed or a flow; there is no 80 percent of a temperature
        if most is not None and (least is None or least >= 0) and _is_rate(unit):
            return value / 100 * most
        return None
    return _in_unit(value, _as_wanted(said, unit), unit)


def _as_wanted(said: str, unit: str) -> str:
    """Return what a unit that was said means where `unit` is wanted: degrees of what."""
    if unit.startswith('delta_'):
        changes = {'degree': unit, 'degC': 'delta_degC', 'degF': 'delta_degF', 'K': 'delta_degC'}
        return changes.get(said, said)
    if said == 'degree' and unit in ('degC', 'degF', 'kelvin', 'K'):
        return unit
    if said == 'm?':
        return 'min' if _is_time(unit) else 'm'
    return said


def _bare(value: float, unit: str) -> float | None:
    """Return what a number without a unit means where that is plain, else None."""
    if unit in ('degC', 'degF', 'delta_degC', 'delta_degF'):
        return value
    if unit in ('rad', 'radian'):
        return _in_unit(value, 'degree', unit)  # nobody says radians without saying so
    if _is_time(unit) or _is_length(unit):
        return None
    return value


def warm_up() -> None:
    """Load the units now, so that the first command does not wait for them."""
    _in_unit(1.0, 'min', 's')


@lru_cache(maxsize=256)
def _dimension(unit: str) -> str:
    import pint

    try:
        return str(registry().get_dimensionality(unit))
    except (pint.UndefinedUnitError, pint.DimensionalityError, ValueError, AttributeError):
        return ''


def _is_time(unit: str) -> bool:
    return (
        unit in ('s', 'second', 'seconds', 'min', 'minute', 'h', 'hour')
        or _dimension(unit) == '[time]'
    )


def _is_length(unit: str) -> bool:
    return unit in ('m', 'metre', 'meter', 'cm', 'mm') or _dimension(unit) == '[length]'


def _is_rate(unit: str) -> bool:
    return unit == 'rpm' or unit in _TIMES_PER or _dimension(unit).endswith('/ [time]')


_TIMES_PER = frozenset({'1/min', '1/minute', '1/s', '1/second', 'Hz'})


def _in_unit(value: float, said: str, unit: str) -> float | None:
    if said == 'rpm' and unit in _TIMES_PER:
        said = '1/min'  # to Pint a revolution is an angle, 2 pi
    if unit == 'rpm' and said in _TIMES_PER:
        unit = '1/min'
    if said == unit:
        return value
    import pint

    try:
        return float(registry().Quantity(value, said).to(unit).magnitude)
    except (pint.PintError, ValueError, OverflowError, ZeroDivisionError, TypeError):
        return None


def _with_the_hundred(pairs: list[Pair], words: Sequence[str]) -> list[Pair]:
    """Return 'one eighty bar' as 180 bar: people leave the hundred out, but not of digits."""
    if len(pairs) != 2 or pairs[0].unit is not None or words[0][:1].isdigit():
        return pairs
    hundreds, rest = (pair.number.value for pair in pairs)
    if hundreds not in range(1, 10) or rest not in range(10, 100):
        return pairs
    return [replace(pairs[1], number=Numeral(100 * hundreds + rest))]


def _expected(unit: str | None) -> str:
    unit = {
        'second': 's',
        'seconds': 's',
        'metre': 'm',
        'meter': 'm',
        'radian': 'rad',
        'metre/second': 'm/s',
        'meter/second': 'm/s',
    }.get(unit or '', unit)
    examples = {
        'percent': "a percentage, such as '40 percent'",
        's': "a time, such as '2 minutes'",
        'm': "a distance, such as '2 metres'",
        'rad': "an angle, such as '90 degrees'",
        'degC': "a temperature, such as '21 degrees'",
        'delta_degC': "a number of degrees, such as '2 degrees'",
        'm/s': "a speed, such as '0.3 metres per second'",
        None: 'a number',
    }
    return examples.get(unit, f'a number in {unit}')


def _no_number(phrase: str, unit: str | None) -> Problem:
    return Problem(
        code=ProblemCode.WRONG_TYPE,
        because=phrase,
        came=phrase,
        allowed=_expected(unit),
        message=f"'{phrase}' is not {_expected(unit)}.",
    )


def _unclear(phrase: str, what: str, unit: str | None) -> Problem:
    return Problem(
        code=ProblemCode.AMBIGUOUS,
        because=phrase,
        came=phrase,
        allowed=_expected(unit),
        message=f"In '{phrase}' it is not clear {what}. Say {_expected(unit)}.",
    )


def _wrong_unit(phrase: str, pair: Pair, unit: str | None) -> Problem:
    if pair.unit is None:
        number = number_words(pair.number.value)
        return Problem(
            code=ProblemCode.WRONG_UNIT,
            because=phrase,
            came=phrase,
            allowed=_expected(unit),
            message=f"'{phrase}' names no unit: {number} of what? Say {_expected(unit)}.",
        )
    return Problem(
        code=ProblemCode.WRONG_UNIT,
        because=phrase,
        came=phrase,
        allowed=_expected(unit),
        message=f"'{phrase}' is in the wrong unit: {_expected(unit)} is needed.",
    )
