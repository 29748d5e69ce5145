"""Noun phrases taken apart: how many, where, in which state, and the words for the thing."""

from dataclasses import dataclass, replace

from llm_bridge.graph.truth import value as known_value
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.spelling import stem, token, tokens
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_words import PhraseWords
from llm_bridge.language.things.rooms import rooms_outside, rooms_said
from llm_bridge.language.things.situation import (
    HERE,
    Mentions,
    Situation,
    Wanted,
)
from llm_bridge.language.things.state_words import robot_words
from llm_bridge.site.entity import EntityType, Object
from llm_bridge.site.site import Site

Words = tuple[str, ...]
COLOURS = frozenset(
    {'red', 'green', 'blue', 'yellow', 'orange', 'purple', 'pink', 'white', 'cyan', 'amber'}
)
_BESIDE = frozenset(
    {
        ('next', 'to'),
        ('by',),
        ('near',),
        ('beside',),
        ('at',),
        ('on',),
        ('next', 'to', 'the'),
        ('close', 'to'),
        ('from',),
        ('off',),
        ('above',),
        ('over',),
        ('under',),
        ('behind',),
        ('opposite',),
    }
)


WHOLE = frozenset({'whole', 'entire', 'complete'})
"""Said of a place: all that is in it."""
WHERE = ('place', 'area')
"""What is known of where a robot is."""
_STUFF = frozenset({('stuff',), ('things',), ('devices',), ('gear',), ('electronics',)})
"""What is in a room, as in 'the kitchen stuff'."""


_KEPT = frozenset({EntityType.OBJECT, EntityType.PERSON})
"""What is in and at places, not only in rooms."""
_IN = frozenset({'in', 'at', 'inside', 'across', 'throughout', 'within'})
_TOWARDS = frozenset({'to', 'for', 'of'})
EVERY = frozenset({'all', 'every', 'each', 'any'})
"""Said of each of several."""
_THE = frozenset({'the', 'my', 'our', 'your', 'this', 'that'})
_FLOOR = frozenset({
    ('hall',), ('the', 'hall'), ('shop', 'floor'), ('the', 'shop', 'floor'), ('the', 'floor'),
    ('the', 'works'), ('the', 'plant', 'floor'), ('the', 'ward'), ('this', 'ward'), ('ward',),
    ('the', 'farm'), ('farm',), ('the', 'hotel'), ('hotel',), ('the', 'museum'), ('the', 'office'),
    ('the', 'place'), ('this', 'place'), ('this', 'floor'),
    ('the', 'lab'), ('the', 'ship'), ('the', 'warehouse'), ('the', 'shop'),
})  # fmt: skip
"""All of a works, where no area is called so."""
_THIS_FLOOR = frozenset({('this', 'floor'), ('this', 'level'), ('this', 'storey')})
_PARTS = frozenset({
    'upstairs', 'downstairs', 'basement', 'cellar', 'attic', 'loft', 'wing', 'storey', 'level',
    'corridor', 'hallway', 'garden', 'room', 'half', 'side', 'row',
})  # fmt: skip
"""Of a house; the whole of one that the site does not know is not the whole house."""
_PASSAGES = frozenset(
    tokens((word,))[0]
    for word in ('corridor', 'hallway', 'hall', 'landing', 'stairs', 'staircase', 'stairwell',
                 'passage', 'terrace', 'balcony', 'patio', 'porch', 'garden', 'yard')
)  # fmt: skip
"""No rooms, where the rooms of a floor are spoken of."""
_ONE_OF = frozenset({
    ('one', 'of'), ('either', 'of'), ('eine', 'der'), ('einer', 'der'), ('eines', 'der'),
    ('un', 'des'), ('une', 'des'), ('uno', 'de'), ('una', 'de'),
})  # fmt: skip
"""Begin a phrase for one of several, whichever."""


@dataclass(frozen=True)
class Noun:
    """A phrase without its quantifier, place and state."""

    words: Words
    every: bool = False
    both: bool = False
    any_: bool = False
    one_of: bool = False
    """One of those that the plural names."""
    everything: bool = False
    areas: tuple[str, ...] | None = None
    """Only there; None: nowhere said."""
    where: Words = ()
    """The words for that, where something is said to be beside or at it."""
    whole: bool = False
    """The whole site was said to be the place."""
    states: tuple[str, ...] = ()
    """Only those of which this is said ('on', 'not open')."""
    count: int | None = None


class NounReader:
    """Takes noun phrases apart: quantifier, place and state off the words for the thing."""

    def __init__(
        self,
        site: Site,
        index: NameIndex,
        wanted: Wanted,
        situation: Situation,
        mentions: Mentions,
        table: PhraseWords,
        said: str,
    ) -> None:
        self.site = site
        self.index = index
        self.wanted = wanted
        self.situation = situation
        self.mentions = mentions
        self.table = table
        self.said = said

    def _noun(self, words: Words) -> Noun:
        """Take quantifier, place and state off the phrase."""
        noun = Noun(words)
        noun = self._take_states(noun)
        noun = self._take_place(noun)
        noun = self._take_quantifier(noun)
        if noun.areas is None and noun.words and not noun.everything:
            noun = self._take_room_in_front(noun)
        return noun

    def _take_states(self, noun: Noun) -> Noun:
        words = noun.words
        for at in range(1, len(words)):
            for length in (4, 3, 2, 1):
                if words[at : at + length] in self.table.that_is:
                    state = words[at + length :]
                    negation = 'not ' if state[:1] == ('not',) else ''
                    state = state[1:] if negation else state
                    if state and state[0] in ('still', 'currently', 'now', 'already', 'yet'):
                        state = state[1:]
                    kept = self._kept_at(state) if not negation else None
                    if kept:  # 'the cup that is on the shelf': no cup is on
                        return replace(noun, words=words[:at], areas=kept)
                    for end in range(len(state), 0, -1):
                        if self._is_state(state[:end]):
                            return replace(
                                noun,
                                words=(*words[:at], *state[end:]),
                                states=(negation + ' '.join(state[:end]),),
                            )
                    place = self._place(state)
                    if place is not None and (length > 1 or words[at] == "that's"):
                        if negation:
                            place = tuple(a for a in self.site.areas if a not in place)
                        return replace(noun, words=words[:at], areas=place)
        return noun

    def _is_state(self, words: Words) -> bool:
        return bool(words) and ' '.join(words) in self._state_words()

    def _state_words(self) -> frozenset[str]:
        found = {
            w
            for kind in self.site.kinds.values()
            for language in {self.situation.language, 'en'}
            for group in kind.states.get(language, {}).values()
            for w in group
        }
        if EntityType.ROBOT in self.wanted.types:
            found |= robot_words(self.situation.language)
        return frozenset(found | COLOURS)

    def _place(self, words: Words) -> tuple[str, ...] | None:
        if words and words[0] in {w for p in self.table.inside for w in p}:
            words = words[1:]
        if not words:
            return None
        if words in self.table.here or ('in', *words) in self.table.here:
            area = self.situation.area
            return (area,) if area else None
        if words in self.table.there:
            place = self._speaker_or_last_place(words)
            return (place,) if place else None
        found = self.area_of(words)
        return found or None

    def _take_place(self, noun: Noun) -> Noun:
        words = noun.words
        for tail in (*self.table.here, *self.table.there):
            n = len(tail)
            if (
                0 < n < len(words)
                and words[-n:] == tail
                and (
                    n > 1
                    or tail[0] in ('here', 'there', 'hier', 'dort', 'ici', 'là', 'aquí', 'allí')
                )
            ):
                place = self._speaker_or_last_place(
                    tail if tail in self.table.there else next(iter(self.table.here))
                )
                if place is not None:
                    return replace(noun, words=self._trim(words[:-n]), areas=(place,))
                if tail in self.table.here or n > 1:  # nor is 'in there' just anywhere
                    return replace(noun, words=self._trim(words[:-n]), areas=())
        outside = rooms_outside(words[-1], self.index) if len(words) > 1 else ()
        if outside and words[-2] not in self.table.articles - {'on', 'up', 'down'}:
            return replace(noun, words=self._trim(words[:-1]), areas=outside)
        for at in range(1, len(words)):
            for length in (3, 2, 1, 0):
                if length and words[at : at + length] not in self.table.inside:
                    continue
                rest = words[at + length :]
                small = not {*words[:at]} - self.table.articles - self.table.both
                if not rest or (not length and (small or words[at - 1] in WHOLE)):
                    continue  # 'the whole first floor', 'both wings'
                if length == 1 and rest[0] in _IN and len(rest) > 1:
                    continue  # the 'off' of 'lights off in every room'
                if length and rest in _THIS_FLOOR and self.index.floors:
                    return replace(noun, words=words[:at], areas=self._this_floor())
                whole = is_whole(rest, self.table, self.index)
                if length and whole and words[at] not in ('to', 'for'):
                    return replace(noun, words=words[:at], whole=True, every=True)
                areas = self.area_of(rest) or (length and self._areas_of_sort(rest)) or ()
                areas = (rooms_said(rest, self.index) if length else ()) or areas
                if not areas and length and rest in self.table.it and self.mentions.places:
                    areas = self.mentions.places[:1]  # 'the fan next to it'
                if not areas and words[at : at + length] in _BESIDE:
                    areas = self._beside(rest)
                if not areas and length and words[at] not in _TOWARDS:
                    areas = self._kept_at(words[at:]) or ()
                if areas and (length or tokens(rest) in self.index.floors):
                    each = noun.every or (len(areas) > 1 and self._is_each(rest))
                    return replace(noun, words=words[:at], areas=areas, where=rest, every=each)
        return noun

    def _this_floor(self) -> tuple[str, ...]:
        """Return the areas of the floor that the speaker is on; () where that is not known."""
        area = self.site.areas.get(self.situation.area or '')
        floor = area.floor if area is not None else None
        return tuple(i for i, a in self.site.areas.items() if floor and a.floor == floor)

    def _is_each(self, words: Words) -> bool:
        """Return whether it is the place of several: 'the fan in both bays' is two fans."""
        return any(w in EVERY | WHOLE | self.table.both for w in words[:2])

    def _areas_of_sort(self, words: Words) -> tuple[str, ...]:
        """Return the areas that 'both bays' and 'all the fields' mean: those with it in a name."""
        at = 0
        while at < len(words) - 1 and (
            words[at] in EVERY | self.table.both | self.table.articles
            or token(words[at]).isdigit()
        ):
            at += 1
        lead = tuple(w for w in words[:at] if w not in self.table.articles)
        noun = words[at:]
        bare = not at and len(noun) == 1 and stem(noun[0]) != noun[0]
        if not (lead or bare):
            return ()
        key = frozenset(tokens(noun))
        found = tuple(
            i for i in self.site.areas if any(key <= name for name in self.index.named[i].names)
        ) or self._guest_rooms(noun)
        count = (
            2 if 'both' in lead else next((int(token(w)) for w in lead if token(w).isdigit()), 0)
        )
        return found if key and len(found) > 1 and count in (0, len(found)) else ()

    def _guest_rooms(self, noun: Words) -> tuple[str, ...]:
        """Return the rooms with a number, which guests have where no room is called theirs."""
        if tokens(noun) != ('guest', 'room'):
            return ()
        return tuple(
            i
            for i in self.site.areas
            if any('room' in n and any(t.isdigit() for t in n) for n in self.index.named[i].names)
        )

    def _beside(self, words: Words) -> tuple[str, ...]:
        """Return a named place and the area that it is in, for 'the lamp next to the sofa'."""
        while len(words) > 1 and words[0] in self.table.articles:
            words = words[1:]
        places = [p for i in self.index.exact(words) if (p := self.site.places.get(i)) is not None]
        if len(places) != 1:
            return ()
        inside = not self.wanted.types & _KEPT and places[0].area
        return (places[0].id, *((places[0].area,) if inside and places[0].area else ()))

    def _kept_at(self, words: Words) -> tuple[str, ...] | None:
        """Return the place that objects are in: 'the socks in the basket'."""
        small = {w for p in self.table.inside for w in p}
        while words and words[0] in small:
            words = words[1:]
        return self._beside(words) or None if self.wanted.types & _KEPT else None

    def _is_at(self, entity_id: str, spots: tuple[str, ...]) -> bool:
        entity = self.site.entities[entity_id]
        if entity_id in self.site.robots:
            spot = (known_value(entity_id, a, self.site, self.situation.world) for a in WHERE)
            return any(s in spots for s in spot)
        if entity.area in spots:
            return True
        kept = entity.place if isinstance(entity, Object) else None
        place = self.site.places.get(kept or '')
        return kept in spots or (place is not None and place.area in spots)

    def _numbered(self, ids: tuple[str, ...], where: Words) -> tuple[str, ...]:
        """Return the one of some things with the number of a place: lamp 4, 'at dock four'.

        All of them where none has it, or where it is the number of an area that they are in.
        """
        numbers = frozenset(tokens(w for w in where if is_number(w)))
        if not numbers or self.area_of(where):
            return ids
        found = tuple(i for i in ids if any(numbers <= n for n in self.index.named[i].names))
        return found if len(found) == 1 else ids

    def _around(self, place: str) -> tuple[str, ...]:
        entity = self.site.entities.get(place)
        return (place, entity.area) if entity is not None and entity.area else (place,)

    def _take_quantifier(self, noun: Noun) -> Noun:
        words = noun.words
        if words in self.table.everything:
            return replace(noun, words=(), everything=True, every=True)
        if words[:1] == ('everything',) and self._tells_objects(words[1:]):
            return replace(noun, words=words[1:], every=True)  # 'everything blue'
        for length in (4, 3, 2, 1):
            if len(words) > length and words[:length] in self.table.every:
                return self._take_count(replace(noun, words=words[length:], every=True))
        at = 0
        while at < len(words) - 1 and words[at] in self.table.articles:
            if self._tells_which(words, at):
                break
            at += 1
        if (
            at < len(words) - 1
            and words[at] in self.table.both
            and (words[at] != 'two' or self.index.is_plural(words))
        ):
            rest = words[at + 1 :]
            while len(rest) > 1 and rest[0] in self.table.articles:
                rest = rest[1:]  # 'both of those lamps'
            return replace(noun, words=rest, both=True, count=2)
        if at < len(words) - 1 and words[at] in self.table.any_:
            one_of = words[at : at + 2] in _ONE_OF
            rest = words[at + 1 + one_of :]
            rest = rest[1:] if rest[:1] == ('one',) and len(rest) > 1 else rest  # 'any one light'
            while one_of and len(rest) > 1 and rest[0] in self.table.articles:
                rest = rest[1:]
            return replace(noun, words=rest, any_=True, one_of=one_of)
        return self._take_count(replace(noun, words=words[at:]))

    def _tells_objects(self, words: Words) -> bool:
        """Return whether the words are in the names of objects, and objects are wanted."""
        said = frozenset(tokens(words))
        return EntityType.OBJECT in self.wanted.types and any(
            said and said <= name for i in self.site.objects for name in self.index.named[i].names
        )

    def _tells_which(self, words: Words, at: int) -> bool:
        """Return whether it is the back door, and not 'back' to some door."""
        if words[at] != 'back' or words[at + 1] in self.table.articles:
            return False
        return words[at - 1] in _THE if at else EntityType.DEVICE in self.wanted.types

    def _take_count(self, noun: Noun) -> Noun:
        words = noun.words
        while len(words) > 1 and words[0] in self.table.articles - {'back'}:
            words = words[1:]
        if (
            len(words) > 1
            and token(words[0]).isdigit()
            and self.index.is_plural(words)
            and not self.index.exact(words)
        ):
            return replace(noun, words=words[1:], count=int(token(words[0])))
        return replace(noun, words=words)

    def _take_room_in_front(self, noun: Noun) -> Noun:
        words = noun.words
        for length in range(len(words) - 1, 0, -1):
            areas = self.index.areas_called(words[:length])
            rest = words[length:]
            every = rest in self.table.everything or rest in _STUFF
            if areas and (self.index.of_sort(rest) or every):
                if every:
                    return replace(noun, words=(), areas=areas, everything=True, every=True)
                return replace(noun, words=words, areas=areas)
        areas = rooms_outside(words[0], self.index) if self.index.of_sort(words[1:]) else ()
        if areas and not self.index.called_with(words):
            return replace(noun, words=words[1:], areas=areas)
        return noun

    def _trim(self, words: Words) -> Words:
        while (
            len(words) > 1
            and words[-1] in self.table.tails
            and not self.index.exact(words)
            and words not in self.table.here
            and words not in self.table.there
            and words[-2] not in ('is', 'are', 'not')
            and any(w not in self.table.articles for w in words[:-1])
            and not any(words[-1 - n : -1] in self.table.that_is for n in (4, 3, 2, 1))
        ):
            words = words[:-1]
        return words

    def _speaker_or_last_place(self, words: Words) -> str | None:
        if words in self.table.there:
            places = (*self.mentions.places, *self.situation.before.places)
            asked = self.situation.decided.get(HERE, ())
            return next(iter((*places, *asked)), None)
        return self.situation.area

    def area_of(self, words: Words) -> tuple[str, ...]:
        """Return the areas that the words name, with or without an article; none if they don't."""
        while words:
            found = self.index.areas_called(words)
            if found or words[0] not in self.table.articles | WHOLE:
                return found
            words = words[1:]
        return ()


def is_whole(words: Words, table: PhraseWords, index: NameIndex) -> bool:
    """Return whether the words mean all of the site: 'the house', 'the whole ward'."""
    if words in _FLOOR and not index.areas_called(words[-1:]):
        return True
    if words in table.whole or not words:
        return bool(words)
    is_part = words[-1] in _PARTS or (words[-1] == 'floor' and len(index.floors) > 1)
    return (
        words[-2:-1] in (('whole',), ('entire',))
        and not is_part
        and not index.areas_called(words[-1:])
    )
