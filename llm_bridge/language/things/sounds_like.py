"""Names of a site that a recogniser wrote down as other words: "whole light" for "hall light"."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import jellyfish
from rapidfuzz import fuzz

from llm_bridge.language.text.spelling import HOMOPHONES, SMALL, token, Tokens, tokens
from llm_bridge.language.text.words import split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words

SAME = 100.0
SURE = 82.0
"""A word so much like that of a name (0 to 100) is that word."""
BESIDE = 70.0
"""The same, where another word of the name was heard as it is."""
GUESS_BESIDE = 60.0
"""From here on, beside such a word, it may be that word: somebody has to say yes first."""
APART = 6.0
"""How much more alike the best name must be than that of anything else."""
LEAST_SPELT = 40.0
"""Words that sound alike and have fewer letters in common are not the same word."""
LONG_SOUND, SHORT_SOUND = 84.0, 76.0
"""How alike words are that sound the same; with one or two consonants many do ("dock", "dog")."""
ONE_WORD = 80.0
"""How alike words are that were run together or parted, and sound the same."""
_BEFORE_A_NAME = frozenset({'the', 'my', 'our', 'to', 'le', 'la', 'der', 'die', 'das', 'el'})
"""A name of one word is looked for behind these only: many words sound like another."""
_MAY_BE_MISHEARD = frozenset({'whole', 'leaving'})
"""Small words that sound like parts of names."""
_ALSO_NO_NUMBERS = frozenset({'to', 'for'})
"""At the end of what is said they are a number ("conveyer to"), before more words they are not."""


@dataclass(frozen=True)
class Name:
    """One name of something."""

    text: str
    ids: frozenset[str]
    """What it may mean."""


@dataclass(frozen=True)
class Change:
    """A name that was put in."""

    start: int
    """Of what was heard, in the text."""
    end: int
    name: str
    is_sure: bool
    """False: a guess."""


class SoundsLike:
    """The names of one site in one language, as they sound. Built once."""

    def __init__(self, names: Iterable[Name], language: str, fixed: Iterable[str] = ()) -> None:
        """`fixed` are words that are never taken for misheard, besides small ones and names."""
        self._english = language == 'en'
        self._names: dict[Tokens, tuple[tuple[str, ...], frozenset[str], str]] = {}
        for name in names:
            said = split_words(name.text)
            key = tokens(said)
            if key:
                ids = self._names[key][1] if key in self._names else frozenset()
                self._names[key] = (said, ids | name.ids, name.text)
        self._longest = max((len(said) for said, _, _ in self._names.values()), default=0)
        table = phrase_words(language)
        groups = (
            *(table.every, table.everything, table.it, table.them, table.other, table.here),
            *(table.there, table.me, table.except_, table.inside, table.that_is, table.yes),
            *(table.no,),
        )
        small = {w for group in groups for phrase in group for w in phrase} - _MAY_BE_MISHEARD
        self._whole = table.whole
        self._ends = table.and_ | table.or_ | table.tails
        small |= table.articles | table.and_ | table.or_ | table.tails | table.both | SMALL
        self._fixed = small | {w.casefold() for w in fixed}
        self._fixed |= {t for key in self._names for t in key}

    def changes(self, text: str, guess: bool = False) -> tuple[Change, ...]:
        """Return the names that parts of a text sound like; with `guess` doubtful ones too.

        A part that is a name, or is like the names of two things, stays as it is.
        """
        found = split(text)
        words = tuple(word.text for word in found)
        taken = [False] * len(words)
        changes = []
        for length in range(min(self._longest + 1, len(words)), 0, -1):
            for at in range(len(words) - length + 1):
                end = at + length
                window = words[at:end]
                if any(taken[at:end]) or window[0] in SMALL:
                    continue
                if tokens(window) in self._names or window in self._whole:
                    taken[at:end] = [True] * length
                    continue
                goes_on = end < len(words) and words[end] not in self._ends
                if goes_on and window[-1] in _ALSO_NO_NUMBERS:
                    continue
                if length == 1 and (at == 0 or words[at - 1] not in _BEFORE_A_NAME):
                    continue
                best = self._best(window)
                if best is not None and (best[1] or guess):
                    changes.append(Change(found[at].start, found[end - 1].end, *best))
                    taken[at:end] = [True] * length
        return tuple(sorted(changes, key=lambda it: it.start))

    def _best(self, window: tuple[str, ...]) -> tuple[str, bool] | None:
        """Return the one name that the words sound like, and whether that is sure."""
        scored = []
        for said, ids, text in self._names.values():
            alike = self._alike(window, said)
            if alike:
                is_sure = min(alike) >= (BESIDE if max(alike) == SAME else SURE)
                scored.append((sum(alike) / len(alike), is_sure, text, ids))
        if not scored:
            return None
        scored.sort(key=lambda it: (-it[0], it[2]))
        score, is_sure, text, ids = scored[0]
        is_clear = all(score - other[0] >= APART or other[3] == ids for other in scored[1:])
        return (text, is_sure) if is_clear else None

    def _alike(self, window: tuple[str, ...], said: tuple[str, ...]) -> list[float]:
        """Return how alike each word is to that of a name, 0 to 100; [] for not the name."""
        if len(window) != len(said):
            # Words that were run together or parted.
            heard, name = ''.join(window), ''.join(said)
            is_one = abs(len(window) - len(said)) == 1 and self._sounds_same(heard, name)
            free = not any(self._is_fixed(word) for word in window)
            return [SURE] if is_one and free and fuzz.ratio(heard, name) >= ONE_WORD else []
        if len(window) == 1:
            alike = self._pair(window[0], said[0])
            return [alike] if alike and self._sounds_same(window[0], said[0]) else []
        found: list[float] = []
        for heard, word in zip(window, said, strict=True):
            found.append(self._pair(heard, word))
            if found[-1] < GUESS_BESIDE:
                return []
        return found if SAME in found or min(found) >= SURE else []

    def _sounds_same(self, heard: str, word: str) -> bool:
        return self._english and sound_of(heard) == sound_of(word)

    def _is_fixed(self, word: str) -> bool:
        key = token(word)
        stems = {word[: -len(end)] for end in ('ed', 'd', 'ing') if word.endswith(end)}
        return key.isdigit() or not self._fixed.isdisjoint({word, key} | stems)

    def _pair(self, heard: str, word: str) -> float:
        if token(heard) == token(word):
            return SAME
        if token(word).isdigit():
            number = HOMOPHONES.get(heard)
            return 95.0 if number and token(number) == token(word) else 0.0
        if self._is_fixed(heard):
            return 0.0
        spelt = fuzz.ratio(heard, word)
        if not self._english:
            return spelt
        if self._sounds_same(heard, word) and spelt >= LEAST_SPELT:
            return max(spelt, LONG_SOUND if len(sound_of(word)) > 2 else SHORT_SOUND)
        return spelt if sound_of(heard)[:1] == sound_of(word)[:1] else spelt - APART


@lru_cache(maxsize=8192)
def sound_of(word: str) -> str:
    """Return how an English word sounds, by Metaphone."""
    # In "whole" and "who" the w is silent, and Metaphone does not know.
    heard = 'h' + word[2:] if word.startswith('who') else word
    return jellyfish.metaphone(heard).replace(' ', '')


def put_in(text: str, changes: Iterable[Change]) -> str:
    """Return the text with the names in place of what was heard."""
    for change in sorted(changes, key=lambda it: -it.start):
        text = text[: change.start] + change.name + text[change.end :]
    return text


def after_phrase(text: str, phrase: str) -> str | None:
    """Return what comes after a phrase that a text begins with, by its sound; None: it doesn't."""
    wanted = ''.join(split_words(phrase))
    found = split(text)
    count = len(split_words(phrase))
    for length in dict.fromkeys((count, count + 1, count - 1)):
        heard = ''.join(word.text for word in found[:length])
        if not wanted or not heard or length > len(found):
            continue
        is_like = sound_of(heard) == sound_of(wanted) and fuzz.ratio(heard, wanted) >= BESIDE
        if is_like or fuzz.ratio(heard, wanted) >= LONG_SOUND:
            return text[found[length - 1].end :].lstrip(' ,.;:!?')
    return None
