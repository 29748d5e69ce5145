"""Several rooms in one phrase: 'every guest room', 'all the rooms on the first floor'."""

from llm_bridge.language.text.spelling import token, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex

Words = tuple[str, ...]
# fmt: off
_LEADS = frozenset({'all', 'every', 'each', 'of', 'the', 'our', 'my', 'single', 'last', 'other'})
_ALL = frozenset({'all', 'every', 'each'})
_BOTH = frozenset({'both'})
_WHOLE = frozenset({'whole', 'entire', 'complete'})
_GUESTS = frozenset({('guest',), ('hotel',), ("guests'",), ("guest's",), ('guests',)})
_INSIDE = frozenset({'on', 'in', 'of', 'at', 'down', 'up', 'the'})
_PASSAGES = frozenset(tokens((
    'corridor', 'hallway', 'hall', 'stairs', 'staircase', 'stairwell', 'landing', 'passage',
    'gallery', 'elevator', 'lift', 'terrace', 'balcony', 'garden', 'yard', 'roof', 'porch',
)))  # fmt: skip
"""Words in the names of what is no room."""
_LET = frozenset(tokens(('guest', 'suite')))
"""Words in the names of rooms that guests have."""
_OUTDOORS = frozenset(tokens(
    ('garden', 'yard', 'courtyard', 'terrace', 'patio', 'balcony', 'drive', 'driveway', 'lawn',
     'street', 'deck', 'porch', 'orchard', 'field', 'parking', 'carpark', 'pool', 'outside',
     'veranda', 'pergola')
))
_OUTSIDE = frozenset({'outside', 'outdoor', 'outdoors', 'exterior'})
_ROOMS = _LET | frozenset(tokens(('room',)))
# fmt: on


def rooms_said(words: Words, index: NameIndex) -> tuple[str, ...]:
    """Return the areas that are meant by 'rooms' of guests or of a floor; () for other words.

    All rooms of a site are no matter of this.
    """
    at = 0
    while at < len(words) and words[at] in _LEADS:
        at += 1
    lead = words[:at]
    words = _one_word_each(words[at:])
    are_guests = words[:1] in _GUESTS and words[1:2] != ()
    words = words[1:] if are_guests else words
    if words[:1] not in (('room',), ('rooms',)) or not (_ALL & {*lead} or words[0] == 'rooms'):
        return ()
    rest = words[1:]
    while rest and rest[0] in _INSIDE:
        rest = rest[1:]
    floor = index.floors.get(tokens(rest), ()) if rest else ()
    if (rest and not floor) or not (floor or are_guests):
        return ()
    found = tuple(i for i in floor or index.site.areas if _is_room(i, index))
    return tuple(i for i in found if _is_let(i, index)) if are_guests else found


def rooms_meant(words: Words, index: NameIndex) -> tuple[str, ...]:
    """Return the areas of 'all rooms upstairs', 'the whole ground floor' and 'both bays'.

    () for others.
    """
    at = 0
    while at < len(words) and words[at] in _LEADS | _WHOLE | _BOTH:
        at += 1
    count = token(words[at]) if words[at + 1 :] else ''
    if count.isdigit() and len(alike := index.areas_called(words[at + 1 :])) == int(count) > 1:
        return alike  # 'all three bays'
    alike = index.areas_called(words[at:]) if (_ALL | _BOTH) & {*words[:at]} else ()
    if len(alike) > 1 and (len(alike) == 2 or not _BOTH & {*words[:at]}):
        return alike
    if _WHOLE & {*words[:at]} or 'all' in words[:at]:
        floor = index.floors.get(tokens(words[at:]), ())
        if floor:
            return floor
    return rooms_said(words, index)


def rooms_outside(word: str, index: NameIndex) -> tuple[str, ...]:
    """Return the areas out of doors, where a word says that it is there; () for others."""
    if word not in _OUTSIDE:
        return ()
    names = {i: {*_name(i, index)} for i in index.site.areas}
    return tuple(i for i, name in names.items() if _OUTDOORS & name and not _ROOMS & name)


def each_room(areas: tuple[str, ...] | None, index: NameIndex) -> tuple[str, ...]:
    """Return the areas of 'each room', of some areas or of all: what is indoors.

    Where rooms have numbers, passages are none.
    """
    found = areas or tuple(i for i in index.site.areas if i not in index.parts)
    names = {i: {*_name(i, index)} for i in found}
    numbered = sum(any(t.isdigit() for t in name) for name in names.values())
    rooms = tuple(
        i
        for i, name in names.items()
        if _ROOMS & name or not (_OUTDOORS & name or (numbered > 1 and not _is_room(i, index)))
    )
    return rooms or found


def _one_word_each(words: Words) -> Words:
    """Return 'guest rooms' for 'guestrooms'."""
    first = words[0] if words else ''
    if first.startswith('guestroom'):
        return ('guest', first.removeprefix('guest'), *words[1:])
    return words


def _is_room(area: str, index: NameIndex) -> bool:
    name = {*_name(area, index)}
    return not _PASSAGES & name or bool(_ROOMS & name)  # 'garden room'


def _is_let(area: str, index: NameIndex) -> bool:
    """Return whether a room is called after guests, or by a number: 'room 12'."""
    return any(
        _LET & name or ('room' in name and any(t.isdigit() for t in name))
        for name in index.named[area].names
    )


def _name(area: str, index: NameIndex) -> tuple[str, ...]:
    return tokens(split_words(index.site.areas[area].name))
