"""'In there' by the name of the room that was told: 'the hall is empty, all off in there'."""

import re

from llm_bridge.language.text.words import breaks_of, split
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import phrase_words

_THERE = re.compile(
    r'\bin\s+(?:there|here)\b|(?<=\boff\s)there\b|(?<=\bon\s)there\b', re.IGNORECASE
)
_TELLS = frozenset({
    'is', 'are', 'was', 'looks', 'feels', 'seems', 'smells', 'gets', 'has', "isn't", 'needs',
    'stays', 'and', 'so', 'now', 'any', 'again', 'anymore',
})  # fmt: skip
"""Behind the name of a room these do not make the name of a thing in it."""
_LONGEST = 4


def with_there_named(text: str, index: NameIndex) -> str:
    """Return an English command with 'in there' as the only room that it names before.

    Neither where it names several, nor where the room is only in a thing's name.
    """
    there = _THERE.search(text)
    named = _rooms_before(text, there.start(), index) if there else []
    if len({ids for ids, _ in named}) != 1:
        return text
    return _THERE.sub(f'in the {named[0][1]}', text)


def _rooms_before(text: str, end: int, index: NameIndex) -> list[tuple[tuple[str, ...], str]]:
    """Return the rooms that stand alone before a character, and how they are called."""
    found = [w for w in split(text) if w.end <= end]
    words = tuple(w.text.removesuffix("'s") for w in found)
    small = phrase_words('en').articles
    breaks = breaks_of(text)
    named = []
    at = 0
    while at < len(words):
        for size in range(min(_LONGEST, len(words) - at), 0, -1):
            ids = index.areas_called(words[at : at + size])
            over = at + size
            is_told = over in breaks or over == len(words) or words[over] in _TELLS
            is_told = is_told or found[over - 1].text.endswith("'s")
            if ids and words[at] not in small and not {*range(at + 1, over)} & breaks:
                if is_told:
                    named.append((ids, ' '.join(words[at:over])))
                at = over
                break
        else:
            at += 1
    return named
