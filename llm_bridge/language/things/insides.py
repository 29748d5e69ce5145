"""'Open the box, put the ball inside': inside of what, put in words that say it.

A model reads 'in the box' and 'out of the box', and takes 'take the ball out' for something else.
"""

from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import breaks_of, split
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.site import Site

Words = tuple[str, ...]
# fmt: off
_INSIDE = {'inside': 'in', 'out': 'out of'}
_PUTTING = frozenset({'put', 'place', 'lay', 'set', 'stick', 'pop', 'drop', 'load', 'throw',
                      'toss', 'chuck', 'stow', 'leave'})
_TAKING = frozenset({'take', 'get', 'pull', 'fetch', 'grab', 'lift', 'pick', 'remove', 'bring'})
_ARTICLES = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'that', 'this', 'all', 'both'})
_IT = frozenset({'it', 'them', 'that', 'this', 'these', 'those'})
_INTO = frozenset({'open', 'in', 'into', 'inside', 'unlock'})
# fmt: on
"""Before the name of a place they tell that something is or goes in it."""


def with_what_of(text: str, site: Site, index: NameIndex) -> str:
    """Return an English command with 'in the box' for 'inside', and 'out of the box' for 'out'.

    Only where a thing of the site is put or taken, and what can hold it was spoken of before.
    """
    found = split(text)
    words = tuple(w.text for w in found)
    breaks = breaks_of(text)
    for at in reversed(range(2, len(words))):
        if words[at] not in _INSIDE or not _is_last(words, at, breaks):
            continue
        start = _verb_before(words, at, breaks, site, index)
        holder = _holder_before(words[:start], site, index) if start else ()
        if holder:
            word = found[at]
            whole = ' '.join((_INSIDE[words[at]], 'the', *holder))
            text = text[: word.start] + whole + text[word.end :]
    return text


def _is_last(words: Words, at: int, breaks: frozenset[int]) -> bool:
    """Return whether a clause, or what is said before the next verb, ends with a word."""
    behind = words[at + 1 : at + 2]
    return not behind or at + 1 in breaks or behind[0] in JOINERS or words[at] == 'inside'


def _verb_before(
    words: Words, at: int, breaks: frozenset[int], site: Site, index: NameIndex
) -> int:
    """Return where the verb stands of which a thing before the word is the object; 0: nowhere."""
    verbs = _TAKING if words[at] == 'out' else _PUTTING
    for start in reversed(range(max(0, at - 7), at)):
        if start + 1 in breaks:
            return 0
        if words[start] in verbs:
            thing = words[start + 1 : at]
            while thing and thing[0] in _ARTICLES and len(thing) > 1:
                thing = thing[1:]
            is_it = words[at] == 'inside' and len(thing) == 1 and thing[0] in _IT
            called = index.exact(thing) if thing else ()
            return start if is_it or any(i in site.objects for i in called) else 0
    return 0


def _holder_before(words: Words, site: Site, index: NameIndex) -> Words:
    """Return the name of the last place that may hold something, and was spoken of as such."""
    for at in reversed(range(len(words))):
        for size in range(4, 0, -1):
            name = words[at : at + size]
            called = index.exact(name) if len(name) == size else ()
            if not any(i in site.places for i in called):
                continue
            led = {*words[max(0, at - 2) : at]}
            if led & _INTO or any(i in site.devices for i in called):
                return name  # what is a device and a place, as an oven, holds what is made in it
    return ()
