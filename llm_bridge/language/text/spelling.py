"""Words as they are compared: singular, digits, and how alike two words look and sound."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
import re

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from llm_bridge.language.text.numerals import Numeral, read_items

Tokens = tuple[str, ...]
"""The words of a name, as they are compared."""

# fmt: off
_ORDINALS = {'first': '1', 'second': '2', 'third': '3', 'fourth': '4', 'fifth': '5', 'sixth': '6',
             'seventh': '7', 'eighth': '8', 'ninth': '9', 'tenth': '10', '1st': '1', '2nd': '2',
             '3rd': '3', '4th': '4', '5th': '5', '6th': '6', 'erste': '1', 'ersten': '1',
             'zweite': '2', 'zweiten': '2', 'dritte': '3', 'dritten': '3'}
SMALL = frozenset(
    {
        'the',
        'of',
        'a',
        'an',
        'number',
        'no',
        "'s",
        'in',
        'on',
        'at',
        'der',
        'die',
        'das',
        'le',
        'la',
        'les',
        'de',
        'du',
        'el',
        'los',
        'las',
        'del',
        'to',
    }
)
"""Words inside a name that count for nothing when names are compared."""
HOMOPHONES = {
    'won': 'one',
    'wan': 'one',
    'too': 'two',
    'to': 'two',
    'tree': 'three',
    'for': 'four',
    'fore': 'four',
    'ate': 'eight',
}
"""Numbers as a listener may write them down."""
# fmt: on
LEAST_LIKE = 82.0
"""Words less alike than this (0 to 100) are not the same word misheard."""
CLEAR_WIN = 6.0
"""How much more alike the best must be than the next."""


@lru_cache(maxsize=8192)
def token(word: str) -> str:
    """Return a word as it is compared: singular, digits for number words, no possessive."""
    word = word.casefold()
    word = re.sub(r"['’]s$|s['’]$", '', word)
    if word in _ORDINALS:
        return _ORDINALS[word]
    if word.isalpha() and word not in ('a', 'an', 'pair', 'couple', 'half', 'third', 'quarter'):
        items = read_items((word,), 'en')
        if (
            isinstance(items[0], Numeral)
            and not items[0].part
            and items[0].value == int(items[0].value)
        ):
            return str(int(items[0].value))
    return stem(word)


_IRREGULAR = {'calves': 'calf', 'shelves': 'shelf', 'knives': 'knife', 'loaves': 'loaf',
              'leaves': 'leaf', 'wolves': 'wolf', 'people': 'person', 'children': 'child',
              'feet': 'foot', 'geese': 'goose', 'mice': 'mouse',
              'tvs': 'tv', 'acs': 'ac', 'pcs': 'pc'}  # fmt: skip


def stem(word: str) -> str:
    """Return the singular of a plain English plural, any other word unchanged."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= 3 or word.endswith(('ss', 'us', 'is')) or not word.endswith('s'):
        return word
    if word.endswith('ies') and len(word) > 4:
        return word[:-3] + 'y'
    if word.endswith(('sses', 'ches', 'shes', 'xes', 'zes')):
        return word[:-2]
    return word[:-1]


def tokens(words: Iterable[str]) -> Tokens:
    """Return words as they are compared, without the small ones."""
    return tuple(
        token(p)
        for w in words
        if w not in SMALL
        for p in (w.split('-') if '-' in w[1:-1] else (w,))
    )


def likeness(one: str, other: str) -> float:
    """Return likeness of spelling or of sound, 0 to 100."""
    if sorted(one) == sorted(other) and OSA.distance(one, other) == 1:
        return 96.0  # two letters changed places
    spelt = fuzz.ratio(one.replace('ght', 't'), other.replace('ght', 't'))
    if one[:1] != other[:1] and spelt < 90:
        spelt -= 4
    sound, other_sound = sound_key(one), sound_key(other)
    if sound == other_sound and spelt >= (55 if len(sound) >= 3 else 70):
        return max(spelt, 90.0)
    return spelt


@lru_cache(maxsize=8192)
def sound_key(word: str) -> str:
    """Return roughly how a word sounds: its consonants, those that sound alike as one letter."""
    word = word.casefold()
    for said, sounds in (
        ('ght', 't'),
        ('ph', 'f'),
        ('gh', 'g'),
        ('ck', 'k'),
        ('qu', 'kw'),
        ('x', 'ks'),
        ('ch', 'C'),
        ('sh', 'S'),
        ('th', 'T'),
        ('wh', 'w'),
        ('kn', 'n'),
        ('wr', 'r'),
        ('mb', 'm'),
        ('dg', 'j'),
        ('ce', 'se'),
        ('ci', 'si'),
        ('cy', 'sy'),
        ('z', 's'),
        ('c', 'k'),
        ('d', 't'),
        ('v', 'f'),
    ):
        word = word.replace(said, sounds)
    first = word[:1] if word[:1] not in 'aeiouy' else 'A'
    rest = re.sub(r'[aeiouyhw]', '', word[1:])
    return re.sub(r'(.)\1+', r'\1', first + rest)


def rejoined(words: tuple[str, ...], joined: Mapping[str, Tokens]) -> list[str]:
    """Part words that were run together, and join words that were parted ('bed room')."""
    found: list[str] = []
    known = {k for key in joined.values() for k in key}
    for word in words:
        key = token(word)
        if key in joined and key not in known:
            found.extend(joined[key])
        elif found and token(found[-1] + word) in known and token(found[-1]) not in known:
            found[-1] += word
        else:
            found.append(word)
    return found


@lru_cache(maxsize=16_384)
def stem_of(word: str) -> str:
    """Return an English word without its ending."""
    for end in ('ing', 'ed', 'es', 's'):
        if word.endswith(end) and len(word) > len(end) + 2:
            return word[: -len(end)]
    return word
