"""Compare names: what people call a thing, and the nearest known name to one that is not known."""

from collections.abc import Iterable, Mapping
import re
import unicodedata

from rapidfuzz import fuzz

LEAST_LIKE = 0.55
"""Names less alike than this (0 to 1) are not offered in place of each other."""
_LONGEST = 100
"""So many characters of a name that came are looked at."""

_ARTICLES: Mapping[str, frozenset[str]] = {
    'en': frozenset({'the', 'a', 'an', 'my', 'our', 'your'}),
    'de': frozenset(
        {
            'der',
            'die',
            'das',
            'den',
            'dem',
            'ein',
            'eine',
            'einen',
            'einem',
            'mein',
            'meine',
            'unser',
            'unsere',
        }
    ),
    'fr': frozenset({'le', 'la', 'les', 'un', 'une', 'du', 'des', 'mon', 'ma', 'mes', 'l'}),
    'es': frozenset({'el', 'la', 'los', 'las', 'un', 'una', 'mi', 'mis'}),
}


def normal(name: str, language: str = 'en') -> str:
    """Return a name as names are compared: lower case, single blanks, no article, no plural.

    Accents stay: they tell words apart. A language without rules of its own keeps its articles
    and plurals.
    """
    text = unicodedata.normalize('NFC', name).casefold().replace('_', ' ')
    words = re.findall(r"[^\W_]+(?:['’][^\W_]+)?", text)
    articles = _ARTICLES.get(language, frozenset())
    if language == 'fr' and words:
        words[0] = re.sub(r"^l['’]", '', words[0])
    while len(words) > 1 and words[0] in articles:
        words = words[1:]
    return ' '.join(words[:-1] + [_singular(words[-1], language)]) if words else ''


def likeness(one: str, other: str) -> float:
    """Return how alike two names are, 0 to 1; case and underscores do not count."""
    return fuzz.ratio(_plain(one[:_LONGEST]), _plain(other)) / 100


def nearest(came: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known names that are most like the one that came, best first."""
    scored = [(likeness(came, name), name) for name in dict.fromkeys(known)]
    best = sorted(((s, n) for s, n in scored if s >= LEAST_LIKE), key=lambda p: (-p[0], p[1]))
    return tuple(name for _, name in best[:most])


def _plain(text: str) -> str:
    return text.casefold().replace('_', ' ').strip()


def _singular(word: str, language: str) -> str:
    if len(word) <= 2 or language not in ('en', 'fr', 'es'):
        return word
    if language == 'en':
        if word.endswith('ies'):
            return f'{word[:-3]}y'
        if word.endswith(('ches', 'shes', 'sses', 'xes')):
            return word[:-2]
        if word.endswith(('ss', 'us', 'is')):
            return word
    if language == 'es' and re.search('[^aeiouáéíóú]es$', word):
        return word[:-2]
    return word[:-1] if word.endswith('s') else word
