"""Choices that are amounts, however they are said: '500 ml' is 'half a litre' and 'half-litre'."""

from collections.abc import Sequence
from functools import lru_cache

from llm_bridge.graph.problem import Problem
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.quantities import has_unit, read_quantity, UNITS
from llm_bridge.language.text.words import words as split_words

_MOST_BEHIND = 2
"""Words behind an amount that say what there is so much of: 'half litre milk bottles'."""
_SAME = 1e-6


def choice_of_amount(choices: Sequence[str], words: Sequence[str], language: str) -> str | None:
    """Return the one choice that is as much as the words say, where all choices are amounts."""
    unit = _unit(tuple(choices))
    if unit is None:
        return None
    for end in range(len(words), max(0, len(words) - _MOST_BEHIND - 1), -1):
        said, behind = ' '.join(words[:end]), words[end:]
        if not said or not has_unit(said, language) or any(map(is_number_like, behind)):
            continue
        amount = read_quantity(said, unit=unit, language=language)
        if isinstance(amount, Problem):
            continue
        found = [c for c in choices if _is(c, amount, unit)]
        return found[0] if len(found) == 1 else None
    return None


@lru_cache(maxsize=256)
def _unit(choices: tuple[str, ...]) -> str | None:
    """Return a unit that every choice is so much of."""
    for word in split_words(choices[0].replace('_', ' '))[-1:] if choices else ():
        unit = UNITS['en'].get(word)
        if unit is not None and '?' not in unit and all(_amount(c, unit) for c in choices):
            return unit
    return None


def _amount(choice: str, unit: str) -> float | None:
    said = choice.replace('_', ' ')
    read = read_quantity(said, unit=unit) if has_unit(said) else None
    return read if isinstance(read, int | float) else None


def _is(choice: str, amount: float, unit: str) -> bool:
    own = _amount(choice, unit)
    return own is not None and abs(own - amount) <= _SAME * max(abs(own), 1.0)
