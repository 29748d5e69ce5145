"""Units of numbers by their Pint names, and what to write in place of one that is not known."""

from collections.abc import Sequence
from functools import cache
import re
import tokenize
from typing import Any

from llm_bridge.site.names import nearest

UNITLESS = ('name', 'text', 'number')
"""What a state attribute can be that has neither a unit nor a list of values."""

USUAL = frozenset({
    'percent', 'degC', 'degF', 'delta_degC', 'delta_degF', 'K', 'kelvin', 'count', 'lux',
    'ppm', 'dB', 's', 'second', 'seconds', 'ms', 'min', 'minute', 'minutes', 'h', 'hour',
    'hours', 'day', 'm', 'metre', 'meter', 'cm', 'centimetre', 'mm', 'millimetre', 'km',
    'kilometre', 'inch', 'foot', 'mile', 'm/s', 'metre/second', 'meter/second', 'cm/s',
    'mm/s', 'km/h', 'mile/h', 'rad', 'radian', 'degree', 'turn', 'rad/s', 'degree/s', 'rpm',
    '1/min', 'Hz', 'g', 'gram', 'kg', 'kilogram', 'l', 'litre', 'liter', 'ml', 'millilitre',
    'l/min', 'N', 'Pa', 'hPa', 'kPa', 'bar', 'mbar', 'psi', 'V', 'volt', 'A', 'ampere', 'W',
    'watt', 'kW', 'Wh', 'kWh',
})  # fmt: skip
"""Units that need no look at Pint, which takes a while to load."""

_INSTEAD = {
    **dict.fromkeys(('%', 'pct', 'percents', 'percentage'), 'percent'),
    **dict.fromkeys(('°C', '℃', 'C', 'celsius', 'Celsius', 'degree_Celsius', 'degreeC'), 'degC'),
    **dict.fromkeys(('°F', '℉', 'F', 'fahrenheit', 'Fahrenheit', 'degreeF'), 'degF'),
    **dict.fromkeys(('radians', 'RAD'), 'rad'),
    **dict.fromkeys(('°', 'degrees', 'deg'), 'degree'),
    **dict.fromkeys(('RPM', 'U/min', 'rev/min'), 'rpm'),
    'lx': 'lux',
}
"""Other names -> the one that commands and replies know."""

_ONE = r'[^\W\d]\w*(?:(?:\^|\*\*)-?\d)?'
_FORM = re.compile(rf'(?:1\s*/\s*)?{_ONE}(?:\s*[*/·]\s*{_ONE}|\s+{_ONE})*')
"""Nothing else is handed to Pint, which would also compute 9**9**9."""
_LONGEST = 40
_PER = frozenset({'per', 'a', 'an'})
_PREFIXES = frozenset({'', 'nano', 'micro', 'milli', 'centi', 'deci', 'hecto', 'kilo', 'mega',
                       'giga'})  # fmt: skip


@cache
def registry() -> Any:
    """Return Pint's units."""
    import pint  # takes a fifth of a second, and most sites and commands need no unusual unit

    return pint.UnitRegistry()


def unit_fault(unit: str) -> tuple[str, str | None] | None:
    """Return what is wrong with the name of a unit and what to write instead; None: it is good."""
    if unit in USUAL:
        return None
    instead = _INSTEAD.get(unit)
    if instead is not None:
        return f"unit '{unit}' is written '{instead}'", instead
    if _is_known(unit):
        return None
    near = next(iter(nearest(unit, USUAL, 1)), None)
    guess = f"; did you mean '{near}'?" if near else '.'
    return (
        f"unit '{unit[:_LONGEST]}' is not known{guess} Write it as Pint does (percent, degC, "
        'metre, m/s, rpm, bar, litre, ...)',
        near,
    )


def instead_of(unit: str) -> str:
    """Return the name by which commands and replies know a unit; itself where there is none."""
    return _INSTEAD.get(unit, unit)


def unit_like(words: Sequence[str], wanted: str) -> str | None:
    """Return the unit that words in small letters name, if amounts of it are ones of `wanted`.

    'nm' is a nanometre where a length is wanted, 'ml per minute' a flow. Only `wanted` itself and
    what is usual is looked for, with a usual prefix: 'cups' and 'chains' are no units.
    """
    apart = [w for w in words if w not in _PER]
    if not words or words[0] in _PER or words[-1] in _PER or len(apart) > 2:
        return None
    parts = _parts(wanted)
    if len(apart) == 1:
        named = {*_named(apart[0], parts)}
    else:
        pairs = [(one, two) for one in _named(apart[0], parts) for two in _named(apart[1], parts)]
        signs = '/' if len(words) == 3 else '/*'
        named = {f'{one}{sign}{two}' for one, two in pairs for sign in signs}
    dimension = _dimension(wanted)
    fitting = {n for n in named if dimension and _dimension(n) == dimension}
    return fitting.pop() if len(fitting) == 1 else None


@cache
def _named(word: str, parts: frozenset[str]) -> frozenset[str]:
    """Return the units that one word names: those of `parts`, or usual ones."""
    if len(word) > _LONGEST or not word.isalpha():
        return frozenset()
    known = parts | _usual_parts()
    try:
        said = [str(name) for name, _ in registry().Quantity(1.0, word).unit_items()]
    except AttributeError:  # Pint's own error: so written it is no unit
        said = []
    exact = (registry().parse_unit_name(name)[0] for name in said)
    found = frozenset(p + name for p, name, _ in exact if p in _PREFIXES and name in known)
    return found or frozenset(
        prefix + name
        for prefix, name, _ in registry().parse_unit_name(word, case_sensitive=False)
        if prefix in _PREFIXES
        and name in known
        and (prefix != 'milli' or word.startswith(prefix))  # 'mpa' may be either
    )


@cache
def _usual_parts() -> frozenset[str]:
    return frozenset(part for unit in USUAL for part in _parts(unit))


@cache
def _parts(unit: str) -> frozenset[str]:
    """Return the units that a unit is made of, without their prefixes."""
    if not _is_known(unit):
        return frozenset()
    names = [str(name) for name, _ in registry().Quantity(1.0, unit).unit_items()]
    read = [registry().parse_unit_name(name) for name in names]
    return frozenset(found[0][1] for found in read if found)


@cache
def _dimension(unit: str) -> str:
    return str(registry().get_dimensionality(unit)) if _is_known(unit) else ''


@cache
def _is_known(unit: str) -> bool:
    if len(unit) > _LONGEST or not _FORM.fullmatch(unit):
        return False
    try:
        registry().parse_units(unit)
    # Pint's own errors are AttributeError, ValueError and TypeError, too.
    except (ArithmeticError, AssertionError, AttributeError, SyntaxError, TypeError, ValueError,
            LookupError, tokenize.TokenError):  # fmt: skip
        return False
    return True
