"""French amounts of several words: 'une heure vingt', 'un mètre cinquante'."""

from collections.abc import Sequence

from llm_bridge.language.text.numerals import Numeral, read_items

_UNITS = {
    'degre': 'degrees', 'degres': 'degrees', 'heure': 'hours', 'heures': 'hours', 'h': 'hours',
    'minute': 'minutes', 'minutes': 'minutes', 'min': 'minutes', 'seconde': 'seconds',
    'secondes': 'seconds', 'metre': 'meters', 'metres': 'meters', 'm': 'meters',
    'kilo': 'kilos', 'kilos': 'kilos', 'litre': 'liters', 'litres': 'liters',
    'centimetre': 'centimeters', 'centimetres': 'centimeters', 'tour': 'turns', 'tours': 'turns',
    'jour': 'days', 'jours': 'days', 'bar': 'bars', 'bars': 'bars', 'gramme': 'grams',
    'grammes': 'grams', 'millimetre': 'millimeters', 'millimetres': 'millimeters',
}  # fmt: skip
_ABOUT = {
    'dizaine': 10, 'quinzaine': 15, 'vingtaine': 20, 'trentaine': 30, 'quarantaine': 40,
    'cinquantaine': 50, 'soixantaine': 60, 'centaine': 100, 'demi-douzaine': 6, 'douzaine': 12,
}  # fmt: skip
_SIZES = frozenset({'petit', 'petite', 'petits', 'petites', 'bon', 'bonne', 'bons', 'bonnes'})
_HOUR = frozenset({'heure', 'heures', 'h'})
_METER = frozenset({'metre', 'metres', 'm'})
_LONGEST = 4


def french_amount(bare: Sequence[str], at: int) -> tuple[int, str] | None:
    """Return how many words (without accents) say an amount there, and it in English."""
    first = bare[at]
    if first in ('un', 'une', 'deux', 'trois') and _at(bare, at + 1) in _SIZES:
        return _sized(bare, at)
    if first == 'une' and _at(bare, at + 1) in _ABOUT:  # 'une dizaine de minutes'
        of = at + 2
        if _at(bare, of) in ('de', "d'"):
            return of + 1 - at, str(_ABOUT[bare[at + 1]])
        return None
    value, size = _whole(bare, at)
    unit = _at(bare, at + size)
    if not size or unit not in _UNITS:
        return None
    end = at + size + 1
    if unit in _HOUR and (_at(bare, end), _at(bare, end + 1)) == ('et', 'quart'):
        return end + 2 - at, f'{value * 60 + 15:g} minutes'
    more, length = _whole(bare, end)
    if not length or _at(bare, end + length) in _UNITS or _at(bare, end + length) == 'fois':
        return None
    if unit in _HOUR and 0 < more < 60:  # 'une heure vingt'
        return end + length - at, f'{value * 60 + more:g} minutes'
    if unit in _METER and 10 <= more < 100:  # 'un mètre cinquante'
        return end + length - at, _said(value + more / 100, unit)
    return None


def _sized(bare: Sequence[str], at: int) -> tuple[int, str] | None:
    """Read 'une bonne heure' and 'une petite demi-heure' without what says nothing exact."""
    rest = tuple(bare[at + 2 : at + 5])
    if rest[:1] == ('demi-heure',):
        return 3, '30 minutes'
    if rest[:2] == ('demi', 'heure'):
        return 4, '30 minutes'
    if rest == ('quart', "d'", 'heure'):
        return 5, '15 minutes'
    if rest[:1] and rest[0] in _UNITS:
        value, _ = _whole(bare, at)
        value = value or 1
        return 3, f'{value:g} {_UNITS[rest[0]]}' if value != 1 else f'1 {_UNITS[rest[0]][:-1]}'
    return None


def _said(value: float, unit: str) -> str:
    if unit in _HOUR:
        return f'{value * 60:g} minutes'
    if _UNITS[unit] == 'minutes' and value != int(value):
        return f'{value * 60:g} seconds'
    return f'{value:g} {_UNITS[unit]}'


def _whole(bare: Sequence[str], at: int) -> tuple[float, int]:
    """Return a number and how many words it has; none: 0."""
    for size in range(min(_LONGEST, len(bare) - at), 0, -1):
        said = tuple(bare[at : at + size])
        if said in (('un',), ('une',)):
            return 1, 1
        if said[0] in ('et', 'de') or said[-1] in ('et', 'de'):
            continue
        items = read_items(said, 'fr')
        if len(items) == 1 and isinstance(items[0], Numeral) and not items[0].part:
            return items[0].value, size
    return 0, 0


def _at(bare: Sequence[str], at: int) -> str:
    return bare[at] if at < len(bare) else ''
