"""What a speaker takes back within one command: 'the milk, no wait, the juice'."""

import re

from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.words import breaks_of, split

# fmt: off
_TAKEN_BACK = (
    ('oh', 'no', 'wait'), ('oh', 'wait'), ('no', 'wait'), ('wait', 'no'), ('actually', 'no'),
    ('no', 'actually'), ('no', 'sorry'),
    ('sorry', 'no'), ('no', 'no'), ('scratch', 'that'), ('or', 'rather'), ('no', 'make', 'that'),
    ('sorry', 'i', 'mean'), ('sorry', 'i', 'meant'), ('no', 'i', 'mean'), ('no', 'i', 'meant'),
    ('i', 'mean'), ('i', 'meant'), ('make', 'that'), ('sorry',), ('oops',), ('whoops',), ('no',),
)
"""Longest first where one begins another."""
_BARE = frozenset({('oh', 'no', 'wait'), ('oh', 'wait'), ('no', 'wait'), ('wait', 'no'),
                   ('actually', 'no'), ('scratch', 'that'),
                   ('no', 'sorry'), ('sorry', 'no'), ('sorry', 'i', 'mean'), ('no', 'i', 'mean'),
                   ('sorry', 'i', 'meant'), ('no', 'i', 'meant')})
"""Are said for nothing else, even where no comma stands before them."""
_DETERMINERS = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'this', 'that', 'these', 'those',
                          'all', 'both'})
_PREPOSITIONS = frozenset({'to', 'in', 'on', 'at', 'into', 'onto', 'for', 'with', 'from', 'by'})
_PARTICLES = frozenset({'on', 'off', 'up', 'down'})
_NOT_THAT = re.compile(
    r'[,.;]?\s+(?:(?:oh|ah|uh|um|no|wait|hang\s+on|hold\s+on|sorry|oops|actually|i\s+mean|i\s+meant)'
    r'[,.]?\s+)+not\s+(?P<old>[^,;.]+?)\s*,?\s+(?:but\s+)?'
    r'(?P<new>(?:the|a|an|my|our|his|her|in|on|at|to|from)\s+[^,;.?!]+?)'
    r'(?P<rest>\s*[,.;!?].*|\s+(?:and|then)\s.*)?$', re.IGNORECASE)
"""'The banana, oh wait, not the banana, the apple'."""
# fmt: on


def corrected(text: str, cutter: Cutter) -> str | None:
    """Return the command without what it takes back, or None if it takes nothing back.

    What comes instead takes the place of the last words of its kind: an order that of an order, a
    number that of a number, 'the milk' that of the last thing.
    """
    again = _without_that(text)
    if again is not None:
        return corrected(again, cutter) or again
    found = split(text)
    words = tuple(w.text for w in found)
    breaks = breaks_of(text)
    for at in range(1, len(words) - 1):
        end = _taken_back(words, at, breaks)
        if end is None or end >= len(words):
            continue
        start = _place(words, at, end, breaks, cutter)
        if start is None:
            return None
        before = text[: found[start].start].rstrip() if start else ''
        behind = text[found[end].start :]
        stop = next(
            (i for i in range(end + 1, len(words)) if i in breaks or words[i] in JOINERS),
            len(words),
        )
        if _number_from(words, end) == stop and _number_from(words, start) > start:
            # 'take ten bolts, no, twelve': twelve bolts
            has_unit = _number_from(words, end, is_bare=True) < stop
            number = _number_from(words, start, is_bare=not has_unit)
            kept = text[found[number].start : found[at - 1].end] if number < at else ''
            instead = f'{text[found[end].start : found[stop - 1].end]} {kept}'.rstrip()
            again = f'{before} {instead}{text[found[stop - 1].end :]}'.strip()
            return corrected(again, cutter) or again
        particle = words[at - 1]
        if (
            particle in _PARTICLES
            and start < at - 1
            and not _PARTICLES & {*words[end:stop]}
            and not cutter.begins_order(words, end)
        ):
            cut = found[stop - 1].end - found[end].start
            behind = f'{behind[:cut]} {particle}{behind[cut:]}'
        again = f'{before} {behind}'.strip()
        return corrected(again, cutter) or again
    return None


def _without_that(text: str) -> str | None:
    """Return the text with what is meant in the place of what is named as not meant."""
    found = _NOT_THAT.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    at = before.casefold().rfind(found['old'].casefold())
    if at < 0:
        return None
    rest = found['rest'] or ''
    return f'{before[:at]}{found["new"]}{before[at + len(found["old"]) :]}{rest}'


def _number_from(words: tuple[str, ...], start: int, *, is_bare: bool = False) -> int:
    """Return where a number that begins there is over, with or without its unit."""
    end = start
    while end < len(words) and (
        words[end][:1].isdigit() or (is_number if is_bare else is_number_like)(words[end])
    ):
        end += 1
    return end


def _taken_back(words: tuple[str, ...], at: int, breaks: frozenset[int]) -> int | None:
    """Return where it goes on behind the words that take something back, if they stand there."""
    for phrase in _TAKEN_BACK:
        end = at + len(phrase)
        if words[at:end] == phrase and (at in breaks or phrase in _BARE):
            if phrase == ('no',) and end not in breaks:
                continue
            return _taken_back(words, end, breaks | {end}) or end
    return None


def _place(
    words: tuple[str, ...], at: int, end: int, breaks: frozenset[int], cutter: Cutter
) -> int | None:
    """Return the index from which on the words before are taken back."""
    first = words[end]
    if cutter.begins_order(words, end):
        starts = [i for i in range(at) if i == 0 or i in breaks or words[i - 1] in JOINERS]
        orders = [i for i in starts if cutter.begins_order(words, i)]
        return orders[-1] if orders else None
    if is_number_like(first) or first[:1].isdigit():
        like = [i for i in range(1, at) if is_number_like(words[i]) or words[i][:1].isdigit()]
        if not like:
            return None
        start = like[-1]
        while start - 1 in like:
            start -= 1
        return start
    if first in _PREPOSITIONS:
        return next((i for i in range(at - 1, 0, -1) if words[i] == first), None)
    if first in _DETERMINERS:
        said = (i for i in range(at - 1, 0, -1) if words[i] in _DETERMINERS)
        return next(said, _behind(words, at))
    return next((i for i in range(at - 1, 0, -1) if words[i] == first), _behind(words, at))


def _behind(words: tuple[str, ...], at: int) -> int | None:
    """Return the place behind the last word that leads to a name."""
    return next(
        (i + 1 for i in range(at - 2, -1, -1) if words[i] in _PREPOSITIONS | _DETERMINERS), None
    )
