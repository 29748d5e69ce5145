"""Nouns of another language, also those written as one, in the English words of a site."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from llm_bridge.language.into_english.english_site_words import SiteWords
from llm_bridge.language.into_english.phrasebook import Phrasebook
from llm_bridge.site.site import Site

_LINKS = ('', 's', 'n', 'en', 'es', 'e', 'er')
"""What stands between two nouns that are written as one."""


class Nouns:
    """What nouns of one language are in English, at one site."""

    def __init__(self, site: Site, book: Phrasebook) -> None:
        """Prepare the words."""
        self.book = book
        self.site_words = SiteWords(site)
        table = {noun: tuple(english.split('|')) for noun, english in book.nouns.items()}
        self._table = table
        self._stems = {book.stem(noun): english for noun, english in table.items()}
        """Plurals, where a word has one: 'Scheiten'."""
        self._firsts: Mapping[str, tuple[str, ...]] = {
            noun: english for noun, english in table.items() if len(noun) > 2
        } | {noun: tuple(english.split('|')) for noun, english in book.firsts.items()}
        self.meanings = lru_cache(maxsize=2048)(self._meanings)

    def english(self, word: str) -> str | None:
        """Return a noun in English; None: it is none that is known."""
        found = self.meanings(word)
        return self.site_words.own(found) if found else None

    def half_known(self, word: str) -> str | None:
        """Return a word of which the end is a noun: 'pizzakarton' as 'pizza box'."""
        for cut in range(4, len(word) - 3):
            last = self.book.nouns.get(word[cut:])
            if last is not None:
                return f'{word[:cut]} {self.site_words.own(last.split("|"))}'
        return None

    def _meanings(self, word: str) -> tuple[str, ...]:
        """Return what a noun may be in English, the commonest first."""
        word = word.replace('-', '')
        found = self._simple(word)
        if not found and len(word) > 6:
            found = tuple(dict.fromkeys(self._compound(word)))
        if not found and len(word) not in (2, 3) and word in self.site_words.words:
            found = (word,)  # the same in both languages: 'lounge'
        return found

    def _simple(self, word: str) -> tuple[str, ...]:
        return self._table.get(word) or self._stems.get(self.book.stem(word), ())

    def _second(self, word: str) -> tuple[str, ...]:
        stem = self.book.stem(word)
        return self._table.get(word) or (self._stems.get(stem, ()) if len(stem) > 4 else ())

    def _compound(self, word: str) -> Iterable[str]:
        """Yield what a word may be that is several nouns written as one."""
        foreign: list[str] = []
        for cut in range(3, len(word) - 2):
            first, second = word[:cut], word[cut:]
            lasts = self._second(second) or (self.meanings(second) if len(second) > 8 else ())
            if not lasts:
                continue
            for link in _LINKS:
                if link and not first.endswith(link):
                    continue
                start = first.removesuffix(link)
                firsts = self._firsts.get(start, ())
                if not firsts and len(start) > 8:
                    firsts = self.meanings(start)
                yield from (f'{a} {b}' for a in firsts for b in lasts)
                if not firsts and len(start) > 2 and start in self.site_words.words:
                    foreign += [f'{start} {b}' for b in lasts]
        yield from foreign
