"""Idioms by which things are begun and ended: 'cut it', 'pull the plug on it', 'fire it up'."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Words = tuple[str, ...]
BEGIN, END = 'positive', 'negative'
"""The polarity of what an idiom says."""

# fmt: off
_CUTS = frozenset({'cut', 'kill', 'axe', 'nix'})
_IS_CUT = frozenset({'grass', 'lawn', 'lawns', 'hedge', 'hedges', 'bread', 'cake', 'pizza',
                     'meat', 'wood', 'paper', 'hair', 'corners', 'time', 'in', 'into', 'up',
                     'weeds', 'weed', 'bugs', 'down', 'to', 'by', 'through', 'across', 'out'})
"""Behind 'cut' these say that something is cut, or where somebody goes."""
_ARTICLES = frozenset({'the', 'that', 'this', 'those', 'these', 'my', 'our', 'your', 'all',
                       'both'})
_BEFORE_NOUNS = frozenset({'the', 'a', 'an', 'that', 'this', 'my', 'our', 'your', 'is', 'are',
                           'was', 'get', 'got', 'been', 'power', 'short', 'price'})
"""Before 'cut' these make a noun or a state of it."""
BLINKS = frozenset({'blink', 'flash'})
"""Verbs that say on and off at once, of a light."""
_APART = {
    ('knock', 'off'): END, ('power', 'down'): END, ('shut', 'down'): END, ('shut', 'off'): END,
    ('knock', 'out'): END, ('wind', 'up'): END,
    ('kick', 'off'): BEGIN, ('fire', 'up'): BEGIN, ('crank', 'up'): BEGIN, ('boot', 'up'): BEGIN,
    ('power', 'up'): BEGIN, ('spin', 'up'): BEGIN, ('start', 'up'): BEGIN, ('fire', 'off'): BEGIN,
    ('get', 'going'): BEGIN, ('get', 'running'): BEGIN, ('get', 'started'): BEGIN,
    ('set', 'going'): BEGIN, ('set', 'running'): BEGIN, ('set', 'off'): BEGIN,
    ('set', 'loose'): BEGIN, ('let', 'loose'): BEGIN, ('turn', 'loose'): BEGIN,
    ('send', 'out'): BEGIN, ('let', 'out'): BEGIN,
}
"""Verbs and what they are said with, behind it or behind a thing between them."""
_OUT_OF = frozenset({'of', 'to', 'from'})
"""Behind 'out' these say where something goes."""
_WHOLE = {
    ('pull', 'the', 'plug', 'on'): END, ('pull', 'the', 'plug'): END,
    ('cut', 'the', 'power'): END, ('cut', 'power'): END, ('kill', 'the', 'power'): END,
    ('kill', 'power'): END, ('put', 'an', 'end', 'to'): END,
    ('off', 'you', 'go'): BEGIN, ('off', 'it', 'goes'): BEGIN, ('off', 'he', 'goes'): BEGIN,
    ('off', 'she', 'goes'): BEGIN, ('off', 'they', 'go'): BEGIN, ('away', 'you', 'go'): BEGIN,
}
# fmt: on
_BETWEEN = 6
"""Words that may stand between a verb and what it is said with."""


@dataclass(frozen=True)
class Idiom:
    """An idiom that says that something begins or ends, and where it stands."""

    polarity: str
    at: tuple[int, ...]
    """Indices of its words."""


def idioms_in(words: Words, place: Sequence[int], breaks: frozenset[int]) -> Iterator[Idiom]:
    """Yield the idioms of a stretch of words; none goes on behind a comma."""
    for at in place:
        whole = next((w for w in _WHOLE if words[at : at + len(w)] == w), None)
        if whole is not None:
            yield Idiom(_WHOLE[whole], tuple(range(at, at + len(whole))))
            continue
        end = next((b for b in sorted(breaks) if b > at), len(words))
        end = min(end, place[-1] + 1, at + _BETWEEN + 2)
        apart = next((i for i in range(at + 1, end) if _are_apart(words, at, i)), None)
        if words[at - 1 : at] and words[at - 1] in _BEFORE_NOUNS:
            continue  # 'the fire is up', 'a price cut'
        if apart is not None:
            yield Idiom(_APART[words[at], words[apart]], (at, apart))
        elif words[at] in _CUTS and _is_ended(words, at, end):
            yield Idiom(END, (at,))


def _are_apart(words: Words, at: int, other: int) -> bool:
    """Return whether a verb and a word behind it say that something begins or ends."""
    goes = words[at] in ('send', 'let') and {*words[other + 1 : other + 2]} & _OUT_OF
    return (words[at], words[other]) in _APART and not goes


def _is_ended(words: Words, at: int, end: int) -> bool:
    """Return whether 'cut' or 'kill' ends what follows it."""
    following = [w for w in words[at + 1 : end] if w not in _ARTICLES]
    return bool(words[at + 1 : end]) and not _IS_CUT & {*following[:2]}


def says_to_blink(words: Words) -> bool:
    """Return whether something is to blink; 'the flash' is a thing."""
    led = ('', *words)
    return any(w in BLINKS and led[at] not in _BEFORE_NOUNS for at, w in enumerate(words))
