"""What a speaker takes back within one command: 'the milk, no wait, the juice'."""

from collections.abc import Container

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
    ('i', 'mean'), ('i', 'meant'), ('no', 'make', 'it'), ('make', 'that'), ('or', 'better'),
    ('no', 'hang', 'on'), ('no', 'hold', 'on'), ('hang', 'on'), ('hold', 'on'), ('wait',),
    ('hm', 'better'), ('hmm', 'better'), ('no', 'better'), ('better', 'make', 'it'),
    ('better', 'make', 'that'), ('better',), ('sorry',), ('oops',), ('whoops',), ('no',),
)
"""Longest first where one begins another."""
_BARE = frozenset({('oh', 'no', 'wait'), ('oh', 'wait'), ('no', 'wait'), ('wait', 'no'),
                   ('actually', 'no'), ('scratch', 'that'),
                   ('no', 'sorry'), ('sorry', 'no'), ('sorry', 'i', 'mean'), ('no', 'i', 'mean'),
                   ('sorry', 'i', 'meant'), ('no', 'i', 'meant')})
"""Are said for nothing else, even where no comma stands before them."""
_PAUSING = frozenset({('wait',), ('hang', 'on'), ('hold', 'on')})
"""Take something back only where a comma stands behind them, too: 'up, wait, down'."""
_ALONE = frozenset({('no',), ('better',)})
"""Take something back only where what comes instead stands right behind: 'to 23, better 21'."""
_NO_EXCUSE = frozenset({'to', 'for', 'about', 'if', 'but', 'i', "i'm", 'that'})
"""Behind 'sorry' these say what somebody is sorry for."""
_ONLY = frozenset({'just', 'only'})
"""What stands behind is in the place of all that was said: 'A and B, no, just B'."""
_DETERMINERS = frozenset({'the', 'a', 'an', 'my', 'our', 'your', 'this', 'that', 'these', 'those',
                          'all', 'both'})
_OWN = frozenset({'his', 'her', 'their', 'its'})
_ONES = frozenset({'one', 'ones'})
_OTHER = frozenset({'other', 'another'})
_PREPOSITIONS = frozenset({'to', 'in', 'on', 'at', 'into', 'onto', 'for', 'with', 'from', 'by'})
_PARTICLES = frozenset({'on', 'off', 'up', 'down'})
_STATES = _PARTICLES | {'open', 'closed', 'shut', 'louder', 'quieter', 'brighter', 'dimmer',
                        'darker', 'warmer', 'cooler', 'higher', 'lower', 'locked', 'unlocked'}
"""One of these alone is in the place of another."""
_PARTLY = frozenset({'halfway', 'half', 'partly', 'partway', 'slightly'})
"""Say how far, as numbers do."""
_HOW_MUCH = frozenset({'percent', 'per', 'cent', 'degrees', 'degree', 'way', 'the', 'to'})
"""Go with it."""
_IT = frozenset({'it', 'them', 'that', 'this'})
_SETTING = frozenset({'to', 'at', 'by', 'for', 'in', 'please', 'now'})
"""End what an order is of: 'the heater to 20'."""
_WAIT = frozenset({'oh', 'wait', 'no', 'sorry', 'actually', 'oops', 'whoops', 'hang', 'hold', 'on',
                   'uh', 'um', 'ah'})
"""Of these words something is taken back by 'not the cup, the jug'."""
_MANY = frozenset({'all', 'every', 'everything', 'each', 'both', 'any', 'everywhere'})
"""Of these 'not the lamp' leaves something out."""
_BUT = frozenset({'but', 'it', 'is', "it's", 'i', 'mean', 'meant', 'rather', 'want', 'no'})
"""May stand before what is meant instead."""
# fmt: on


def corrected(text: str, cutter: Cutter) -> str | None:
    """Return the command without what it takes back, or None if it takes nothing back.

    What comes instead takes the place of the last words of its kind: an order that of an order, a
    number that of a number, 'the milk' that of the last thing.
    """
    found = split(text)
    words = tuple(w.text for w in found)
    breaks = breaks_of(text)
    other = _not_that(text)
    if other is not None:
        return corrected(other, cutter) or other
    for at in range(1, len(words) - 1):
        end = _taken_back(words, at, breaks, cutter)
        if end is None or end >= len(words):
            continue
        named = _with_its_noun(text, words, at, end, breaks, cutter)
        if named is not None:
            return corrected(named, cutter) or named
        put = _put_in(text, words, at, end, breaks, cutter)
        if put is not None:
            return corrected(put, cutter) or put
        end += words[end] in _ONLY and end + 1 < len(words)
        start = _place(words, at, end, breaks, cutter)
        if start is None:
            return None
        before = text[: found[start].start].rstrip() if start else ''
        behind = text[found[end].start :]
        stop = next(
            (i for i in range(end + 1, len(words)) if i in breaks or words[i] in JOINERS),
            len(words),
        )
        if _number_from(words, end) >= stop and _number_from(words, start) > start:
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


def taken_back_by(text: str, cutter: Cutter) -> tuple[str, ...]:
    """Return the words by which a command takes something back, whether or not it is known what.

    With what stands right behind them; nothing: it takes nothing back.
    """
    words, breaks = tuple(w.text for w in split(text)), breaks_of(text)
    for at in range(1, len(words) - 1):
        end = _taken_back(words, at, breaks, cutter)
        if end is not None and end < len(words):
            return words[at : end + 1]
    return ('not',) if _not_that(text) is not None else ()


def _put_in(
    text: str, words: tuple[str, ...], at: int, end: int, breaks: frozenset[int], cutter: Cutter
) -> str | None:
    """Return the command with the last state, verb or things of before replaced; None: none is.

    'The lamp on, I mean off', 'open the door, no, close it', 'the lamp and the fan on, no, just
    the fan'.
    """
    found = split(text)
    stop = _stop(words, end, breaks)
    rest = text[found[stop - 1].end :]

    def joined(*parts: tuple[int, int]) -> str:
        said = (text[found[a].start : found[b - 1].end] for a, b in parts if a < b)
        return f'{" ".join(said)}{rest}'.strip()

    is_only = words[end] in _ONLY and end + 1 < stop
    new = end + is_only
    if words[new] in _STATES and stop == new + 1:
        old = next((i for i in range(at - 1, 0, -1) if words[i] in _STATES), None)
        return None if old is None else joined((0, old), (new, stop), (old + 1, at))
    if is_only and _is_amount(words, new, stop):
        old = next((i for i in range(at - 1, 0, -1) if words[i] in _STATES), None)
        if any(map(is_number, words[:at])):
            return None  # one number takes the place of another
        kept = ((0, at),) if old is None else ((0, old), (old + 1, at))
        return joined(*kept, (new, stop))  # 'down, no, only halfway'
    first, last = _things(words, at, breaks, cutter)
    if cutter.begins_order(words, new):
        own = next((i for i in range(new + 1, stop) if words[i] in _IT), stop)
        verb = next((i for i in range(first) if words[i] in cutter.known.verbs), None)
        if verb is None or first >= last or (own == stop and stop > new + 1):
            return None
        start = max(i for i in range(verb, first) if words[i] in cutter.known.verbs)
        return joined((0, start), (new, own), (first, last), (own + 1, stop))
    is_named = words[new:stop] in cutter.known.names
    has_place = not is_named or any(words[i] in _DETERMINERS for i in range(first, last))
    if first < last and words[new] not in _PREPOSITIONS and (is_only or not has_place):
        if not is_only:  # the last of them
            parts = [i + 1 for i in range(first, last) if words[i] in JOINERS]
            first = parts[-1] if parts else first
        return joined((0, first), (new, stop), (last, at))
    return None


def _with_its_noun(
    text: str, words: tuple[str, ...], at: int, end: int, breaks: frozenset[int], cutter: Cutter
) -> str | None:
    """Return the command with the noun of before where 'one' stands for it, or None.

    'The kitchen lights, no wait, I meant the living room ones'.
    """
    found, new = split(text), end + (words[end] in _ONLY)
    if words[new : new + 1] and words[new] not in _DETERMINERS:
        return None
    stop = _stop(words, new, breaks)
    one = next((i for i in range(new + 1, stop) if words[i] in _ONES), None)
    first, last = _things(words, at, breaks, cutter)
    if one is None or first >= last or is_number(words[last - 1]) or words[one - 1] in _OTHER:
        return None
    names = cutter.known.names
    if any(words[start : one + 1] in names for start in range(new, one)):
        return None  # 'the line one'
    return f'{text[: found[one].start]}{words[last - 1]}{text[found[one].end :]}'


def _things(
    words: tuple[str, ...], at: int, breaks: frozenset[int], cutter: Cutter
) -> tuple[int, int]:
    """Return where that begins and ends which the last order before a word is of."""
    starts = [i for i in range(at) if i == 0 or i in breaks or words[i - 1] in JOINERS]
    orders = [i for i in starts if cutter.begins_order(words, i)]
    first = orders[-1] if orders else max((b for b in breaks if b < at), default=0)
    if orders:
        verbs = (i + 1 for i in range(first, at) if words[i] in cutter.known.verbs)
        first = next(verbs, first + 1)  # 'text Ben', where no skill is called so
        first += first < at and words[first] in _PARTICLES
    last = next(
        (
            i
            for i in range(first + 1, at)
            if i in breaks or words[i] in _STATES | _SETTING or is_number(words[i])
        ),
        at,
    )
    return first, last


def _stop(words: tuple[str, ...], end: int, breaks: frozenset[int]) -> int:
    """Return where that ends which begins there: at a comma or a joining word."""
    ends = (i for i in range(end + 1, len(words)) if i in breaks or words[i] in JOINERS)
    return next(ends, len(words))


def _not_that(text: str) -> str | None:
    """Return the command with what is meant in the place of what is not: 'not the cup, the jug'.

    What is not meant must have been said before, with no more than its article here.
    """
    found = split(text)
    words = tuple(w.text for w in found)
    breaks = breaks_of(text)
    for no in range(2, len(words) - 3):
        at = no
        while words[at - 1] in _WAIT and at > 1:
            at -= 1
        if words[no] != 'not' or words[no + 1] not in _OWN | _DETERMINERS:
            continue
        is_bare = at == no  # 'the bedroom light on. Not the bedroom, the hall'
        if is_bare and (no not in breaks or _MANY & {*words[:no]}):
            continue
        for size in (3, 2, 1):
            last = no + 2 + size
            name = words[no + 2 : last]
            said = [i for i in range(at - size) if words[i + 1 : i + 1 + size] == name]
            start = (
                next((i for i in range(said[-1], -1, -1) if words[i] in _OWN | _DETERMINERS), None)
                if said
                else None
            )
            new = last
            while new < len(words) and words[new] in _BUT:
                new += 1
            if start is None or new >= len(words) or words[new] not in _OWN | _DETERMINERS:
                continue
            if is_bare and last not in breaks:
                continue
            end = next(
                (
                    i
                    for i in range(new + 1, len(words))
                    if i in breaks or words[i] in JOINERS | {'i', 'please', 'instead', 'that'}
                ),
                len(words),
            )
            stop = end
            if words[end : end + 1] == ('i',) and end not in breaks:  # 'the jug i want'
                stop = next((i for i in range(end, len(words)) if i in breaks), len(words))
            behind = text[found[said[-1] + size].end : found[at - 1].end]
            instead = text[found[new].start : found[end - 1].end]
            rest = text[found[stop - 1].end :]
            return f'{text[: found[start].start]}{instead}{behind}{rest}'.strip()
    return None


def _number_from(words: tuple[str, ...], start: int, *, is_bare: bool = False) -> int:
    """Return where a number that begins there is over, with or without its unit."""
    end = start
    while end < len(words) and (
        words[end][:1].isdigit() or (is_number if is_bare else is_number_like)(words[end])
    ):
        end += 1
    return end


def _taken_back(
    words: tuple[str, ...], at: int, breaks: frozenset[int], cutter: Cutter
) -> int | None:
    """Return where it goes on behind the words that take something back, if they stand there."""
    for phrase in _TAKEN_BACK:
        end = at + len(phrase)
        if words[at:end] == phrase and (at in breaks or phrase in _BARE):
            if phrase in _PAUSING and (end not in breaks or words[end] in JOINERS):
                continue
            if phrase == ('sorry',) and {*words[end : end + 1]} & _NO_EXCUSE:
                continue
            if phrase in _ALONE and end not in breaks | {len(words)}:
                if not (
                    _is_between_names(words, at, breaks, cutter.known.names)
                    or _is_said_anew(words, end, breaks, cutter)
                ):
                    continue
            return _taken_back(words, end, breaks | {end}, cutter) or end
    return None


def _is_amount(words: tuple[str, ...], at: int, stop: int) -> bool:
    """Return whether how much stands there and nothing else: 'halfway', '30 percent open'."""
    end = at + 1 if words[at] in _PARTLY else _number_from(words, at)
    return at < end and all(word in _STATES | _HOW_MUCH for word in words[end:stop])


def _is_said_anew(words: tuple[str, ...], at: int, breaks: frozenset[int], cutter: Cutter) -> bool:
    """Return whether a number, a state or a verb alone stands there, or 'just' and something."""
    stop = _stop(words, at, breaks)
    if words[at] in _ONLY:
        return stop > at + 1
    if _number_from(words, at, is_bare=True) > at:
        return _number_from(words, at) >= stop
    return stop == at + 1 and (words[at] in _STATES or cutter.begins_order(words, at))


def _is_between_names(
    words: tuple[str, ...], no: int, breaks: frozenset[int], names: Container[tuple[str, ...]]
) -> bool:
    """Return whether a name stands right before 'no', and nothing but another behind it."""
    start = no + 1
    while start < len(words) and words[start] in _DETERMINERS | _PREPOSITIONS:
        start += 1
    end = next((i for i in range(start, len(words)) if i in breaks or words[i] in JOINERS),
               len(words))  # fmt: skip
    before = (words[i:no] for i in range(max(0, no - 5), no))
    return words[start:end] in names and any(name in names for name in before)


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
        said = (i for i in range(at - 1, -1, -1) if words[i] in _DETERMINERS)
        return next(said, _behind(words, at))
    return next((i for i in range(at - 1, 0, -1) if words[i] == first), _behind(words, at))


def _behind(words: tuple[str, ...], at: int) -> int | None:
    """Return the place behind the last word that leads to a name."""
    return next(
        (i + 1 for i in range(at - 2, -1, -1) if words[i] in _PREPOSITIONS | _DETERMINERS), None
    )
