"""'Rooms one to four' as each of them: 'room one and room two and room three and room four'.

Where 'to four' is taken for a value the first of them is left, so a range is written out before
anybody reads it.
"""

from dataclasses import dataclass
import re

from llm_bridge.language.text.spelling import stem, token, tokens
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex

# fmt: off
_SAID = ('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven',
         'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen',
         'nineteen', 'twenty')
# fmt: on
_NUMBER = rf'(?:\d{{1,4}}|{"|".join(_SAID)})'
_UNIT = (
    r"(?:%|°|percent|per\s+cent|degrees?|seconds?|minutes?|hours?|times|[ap]\.?m\b|o['’]clock|"
    r'met(?:re|er)s?|cm|rpm)'
)
_RANGE = re.compile(
    r'(?<![\w-])(?P<before>(?:(?!and\b|or\b)[^\W\d_]+\s+){0,2})(?P<noun>[^\W\d_]+)\s+'
    rf'(?:from\s+|numbers?\s+)?(?P<first>{_NUMBER})'
    r'(?P<way>\s+(?:up\s+)?to\s+|\s+(?:through|thru)(?:\s+to)?\s+|\s*[-–—]\s*)'
    rf'(?:(?P<again>[^\W\d_]+)\s+)?(?P<last>{_NUMBER})(?![\w-]|[.,:]\d)(?!\s*{_UNIT})',
    re.IGNORECASE,
)
_LIST = re.compile(
    r'(?<![\w-])(?P<name>[^\W\d_]+(?:\s+(?!and\b|or\b)[^\W\d_]+){0,2}?)\s+'
    rf'(?P<numbers>{_NUMBER}(?:\s*,\s*{_NUMBER})+\s*,?\s+and\s+{_NUMBER})'
    rf'(?![\w-]|[.,:]\d)(?!\s*{_UNIT})',
    re.IGNORECASE,
)
_GOING = frozenset({
    'go', 'drive', 'fly', 'walk', 'run', 'ride', 'roll', 'travel', 'head', 'come', 'get',
    'move', 'carry', 'take', 'bring', 'transport', 'haul', 'tow', 'deliver', 'shift', 'transfer',
    'push', 'pull', 'send', 'fetch', 'guide', 'lead', 'escort',
})  # fmt: skip
"""Verbs of what goes from one place to another: the places between are none of its."""
_TOLD = re.compile(
    r'["“”«»]|\b(?:say|announce|remind|write|note|message|text|add|tell\b(?!.*\bto\s))\b',
    re.IGNORECASE,
)
"""What follows may be a text, which is not changed."""


@dataclass(frozen=True)
class Ranged:
    """A command without ranges."""

    text: str
    missing: str = ''
    """The first of a range that there is not."""


def with_ranges_written_out(text: str, index: NameIndex) -> Ranged:
    """Return an English command with each number of a range of what is numbered at the site.

    A noun of one is only read so where no value can be meant: 'line 1-3', not 'line 1 to 3'.
    """
    text = _LIST.sub(lambda found: _listed(found, index), text)
    at = 0
    while (found := _RANGE.search(text, at)) is not None:
        noun, first, last = token(found['noun']), _value(found['first']), _value(found['last'])
        lead = _lead(found, index)
        before = text[: found.start('noun')]
        if lead is None or _TOLD.search(before) or _is_a_way(before, lead):
            at = found.start('first')
            continue
        way = 1 if last > first else -1
        names = []
        for number in range(first, last + way, way):
            in_words = found['first'].isalpha() and 0 < number <= len(_SAID)
            names.append(' '.join((*lead, noun, _SAID[number - 1] if in_words else str(number))))
            if not _is_numbered((*lead, noun, str(number)), index):
                return Ranged(text, names[-1])
        start = found.start('noun')
        for word in reversed(lead):
            start = text.casefold().rindex(word, 0, start)
        before = f'{text[:start]}{" and ".join(names)}'
        text, at = f'{before}{text[found.end() :]}', len(before)
    return Ranged(text)


def _listed(found: re.Match[str], index: NameIndex) -> str:
    """Return 'bed one and bed three and bed four' for 'bed one, three and four'.

    With its noun in the plural each reader takes it apart; in the singular only the first is left.
    """
    words = split_words(found['name'])
    numbers = re.findall(_NUMBER, found['numbers'], re.IGNORECASE)
    for size in range(1, len(words) + 1):
        name = words[-size:]
        if all(index.exact((*name, number)) for number in numbers):
            if stem(name[-1]) != name[-1]:
                break
            lead = ' '.join(words[:-size])
            return f'{lead} '.lstrip() + ' and '.join(f'{" ".join(name)} {n}' for n in numbers)
    return found[0]


def _lead(found: re.Match[str], index: NameIndex) -> tuple[str, ...] | None:
    """Return what of the words before belongs to the names; None where it is no range of them."""
    noun, again = token(found['noun']), found['again']
    if again and token(again) != noun or _value(found['first']) == _value(found['last']):
        return None
    if noun == found['noun'].casefold() and found['way'].split()[-1:] == ['to'] and not again:
        return None
    if index.exact(split_words(found.string[found.start('noun') : found.end()])):
        return None
    before = split_words(found['before'])
    options = (before[at:] for at in range(len(before) + 1))
    first = str(_value(found['first']))
    return next((o for o in options if _is_numbered((*o, noun, first), index)), None)


def _is_a_way(before: str, lead: tuple[str, ...]) -> bool:
    """Return whether the first and the last are whence and where to: 'drive from bay 1 to 3'."""
    said = split_words(before)
    said = said[: len(said) - len(lead)]
    return said[-1:] == ('from',) and bool(_GOING & {*said})


def _value(number: str) -> int:
    said = number.casefold()
    return _SAID.index(said) + 1 if said in _SAID else int(said)


def _is_numbered(said: tuple[str, ...], index: NameIndex) -> bool:
    """Return whether the words stand beside one another in some name of the site."""
    key = tokens(said)
    names = (
        tokens(split_words(n)) for entity in index.site.entities.values() for n in entity.names()
    )
    return len(key) == len(said) and any(find(name, key) is not None for name in names)
