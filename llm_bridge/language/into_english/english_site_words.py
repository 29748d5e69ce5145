"""The English words that a site uses: which of several a word of another language stands for."""

from collections.abc import Iterable, Mapping

from llm_bridge.language.into_english.romance_site_words import site_words
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

_COVERINGS = frozenset({'blind', 'shutter', 'shade', 'curtain', 'drape'})
"""Words for what hangs in windows, which sites choose among freely."""


class SiteWords:
    """The English names and words of one site."""

    def __init__(self, site: Site) -> None:
        """Gather them."""
        self.words = site_words(site)
        self.named: Mapping[str, tuple[str, ...]] = _named(site)
        """English name, in lower case -> the entities called so."""
        used = {device.kind for device in site.devices.values()}
        self._kinds = frozenset(n for k in used for n in site.kinds[k].names.get('en', ()))
        self._covers = frozenset(d.id for d in site.devices.values() if d.kind == 'cover')
        self._ends: dict[str, set[str]] = {}
        """The last words of names -> the entities that have them."""
        for name, ids in self.named.items():
            said = name.split()
            for at in range(len(said)):
                self._ends.setdefault(_one(' '.join(said[at:])), set()).update(ids)

    def own(self, english: Iterable[str]) -> str:
        """Return the English words that the site itself uses, or the first."""
        return max(english, key=self._use)

    def ids(self, english: str) -> tuple[str, ...]:
        """Return the entities that are called so."""
        return self.named.get(english, ())

    def ending(self, english: str) -> frozenset[str]:
        """Return the entities of which a name ends so."""
        return frozenset(self._ends.get(_one(english), ()))

    def coverings(self, english: Iterable[str]) -> tuple[str, ...]:
        """Return the words for what hangs in windows that things of the site are called by."""
        every = tuple(english)
        if not all(_one(word.split()[-1]) in _COVERINGS for word in every):
            return ()
        found: list[str] = []
        reached: set[str] = set()
        for word in sorted(every, key=lambda w: -len(self.ending(w))):
            more = (self.ending(word) & self._covers) - self.ending(f'sun {word}') - reached
            if more:
                found.append(word)
                reached |= more
        return tuple(w for w in every if w in found)

    def _use(self, english: str) -> int:
        if english in self.named:
            return 3
        if english in self._kinds or self.ending(english):
            return 2
        return int({*english.split()} <= self.words)


def _one(name: str) -> str:
    """Return a name in the singular, roughly."""
    return name.removesuffix('s')


def _named(site: Site) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for entity in site.entities.values():
        for name in (entity.name, *entity.aliases.get('en', ())):
            said = ' '.join(split_words(name))
            found[said] = tuple(dict.fromkeys((*found.get(said, ()), entity.id)))
    return found
