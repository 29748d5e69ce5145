"""The words of a command: one way to split and normalise, for every reader of commands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
import re
import unicodedata

MAX_WORDS = 120
"""Longer texts are not commands."""

_APOSTROPHES = {'\u2019': "'", '\u02bc': "'", '\uff07': "'", '`': "'"}
_MINUS = {'\u2212': '-', '\u2010': '-', '\u2011': '-'}
_AMPERSAND = {'&': 'and', '\uff06': 'and'}
_JOINERS = '\u200c\u200d'
"""Shape the letters beside them, and are no part of the normalised word."""
_BETWEEN_DIGITS = '.,:/'
"""Kept between two digits ('22.5', '7:30', '1,000', '1/2'), a break anywhere else."""
_HALF_DAY = re.compile(r'(?<=\d)([ap])\.m\.?$', re.IGNORECASE)
"""'7p.m.' is '7pm'."""
_SIGNS = '%°‰'
"""Belong to the number before them, and may stand alone."""


@dataclass(frozen=True)
class Word:
    """One normalised word and where it stood."""

    text: str
    """NFC, lower case, without punctuation at its edges."""
    start: int
    """Index of its first character in the original text."""
    end: int
    """Index after its last character."""


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """Return the normalised words of a command."""
    return tuple(word.text for word in split(text))


@lru_cache(maxsize=32_768)
def split(text: str) -> tuple[Word, ...]:
    """Return the normalised words of a command with their places in it."""
    found = []
    start = None
    for index in range(len(text) + 1):
        inside = index < len(text) and _inside(text, index)
        alone = inside and _stands_alone(text[index])
        if start is not None and (not inside or alone):
            found.append((start, index))
            start = None
        if alone:
            found.append((index, index + 1))
        elif inside and start is None:
            start = index
    return tuple(Word(normal, a, b) for a, b in found if (normal := _normalise(text[a:b])))


def as_heard(names: Iterable[str]) -> tuple[str, ...]:
    """Return names as they are written and as they are spoken: 'bulb #2' is heard as 'bulb 2'."""
    every = [form for name in names for form in (name, ' '.join(words(name)))]
    return tuple(dict.fromkeys(form for form in every if form))


def said(text: str, phrase: str) -> str:
    """Return the part of `text`, as it was written, whose words are `phrase`; else `phrase`."""
    all_words = split(text)
    wanted = words(phrase)
    for first in range(len(all_words) - len(wanted) + 1):
        run = all_words[first : first + len(wanted)]
        if wanted and tuple(w.text for w in run) == wanted:
            return text[run[0].start : run[-1].end]
    return phrase


def breaks_of(text: str) -> frozenset[int]:
    """Return the indices of words before which the text has a comma, full stop or the like."""
    found = split(text)
    return frozenset(
        at
        for at in range(1, len(found))
        if any(c in ',.;:!?\n…—–' for c in text[found[at - 1].end : found[at].start])
    )


def find(all_words: tuple[str, ...], phrase: tuple[str, ...], start: int = 0) -> int | None:
    """Return the index at which `phrase` first comes in `all_words`, or None."""
    for first in range(start, len(all_words) - len(phrase) + 1):
        if phrase and all_words[first : first + len(phrase)] == phrase:
            return first
    return None


def find_all(all_words: tuple[str, ...], phrase: tuple[str, ...]) -> Iterator[int]:
    """Yield every index at which `phrase` comes in `all_words`."""
    at = find(all_words, phrase)
    while at is not None:
        yield at
        at = find(all_words, phrase, at + 1)


def _inside(text: str, index: int) -> bool:
    char = text[index]
    before = text[index - 1] if index else ' '
    after = text[index + 1] if index + 1 < len(text) else ' '
    if char in _JOINERS:
        return _joins(before, after)
    if _is_word_character(char) or char in _SIGNS or char in _AMPERSAND:
        return True
    if char in _BETWEEN_DIGITS:
        if char == '.' and _is_initial(text, index):
            return True
        if char == '.' and not (_is_word_character(before) or before in '.-'):
            return after.isdigit()  # '.5'
        return before.isdigit() and after.isdigit()
    if char == "'" or char in _APOSTROPHES:
        return _joins(before, after)
    if char == '-' or char in _MINUS:
        return _joins(before, after) or (after.isdigit() and not _is_word_character(before))
    if char == '+':
        return after.isdigit() and not _is_word_character(before)
    return False


def _joins(before: str, after: str) -> bool:
    """Tell whether a mark between these two characters is inside a word."""
    return all(_is_word_character(c) and not _stands_alone(c) for c in (before, after))


def _is_word_character(char: str) -> bool:
    return unicodedata.category(char)[0] in 'LNM' or unicodedata.category(char) == 'Sc'


def _is_initial(text: str, index: int) -> bool:
    """Tell whether the full stop belongs to letters like those of 'p.m.', which become 'pm'."""

    def letter(at: int) -> bool:
        return 0 <= at < len(text) and text[at].isalpha() and not _stands_alone(text[at])

    def point(at: int) -> bool:
        return 0 <= at < len(text) and text[at] == '.'

    return (
        letter(index - 1)
        and not letter(index - 2)
        and (
            (letter(index + 1) and not letter(index + 2) and point(index + 2))
            or (point(index - 2) and not _is_word_character(text[index + 1 : index + 2] or ' '))
        )
    )


def _stands_alone(char: str) -> bool:
    """Tell whether the character is a word by itself: scripts that are written without blanks."""
    return (
        char in _AMPERSAND
        or '\u3040' <= char <= '\u30ff'
        or '\u3400' <= char <= '\u9fff'
        or '\uf900' <= char <= '\ufaff'
        or '\U00020000' <= char <= '\U0003ffff'
    )


def _normalise(piece: str) -> str:
    for table in (_APOSTROPHES, _MINUS, _AMPERSAND):
        for char, instead in table.items():
            piece = piece.replace(char, instead)
    if not any(char.isdigit() for char in piece):
        piece = piece.replace('.', '')
    piece = _HALF_DAY.sub(r'\1m', piece)
    if piece.startswith('.'):
        piece = f'0{piece}'
    for char in _JOINERS:
        piece = piece.replace(char, '')
    return unicodedata.normalize('NFC', unicodedata.normalize('NFC', piece).lower())
