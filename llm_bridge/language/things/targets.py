"""Phrases to the entities they mean; when unsure a question, never a wider scope."""

from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import value as known_value
from llm_bridge.language.text.spelling import stem, token
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.nouns import WHERE, Words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.rewordings import RewordingReader
from llm_bridge.language.things.situation import (
    Found,
    Mentions,
    Question,
    Resolution,
    Situation,
    Wanted,
)
from llm_bridge.site.entity import EntityType, Object
from llm_bridge.site.site import Site

_SPOT = frozenset({EntityType.AREA, EntityType.PLACE})
_SPOT_WORDS = frozenset({('room',), ('place',), ('spot',), ('area',)})
_THINGS = frozenset({EntityType.ROBOT, EntityType.OBJECT, EntityType.DEVICE})
_THEIR = frozenset({'his', 'her', 'their', 'its'})
_FLOATING = frozenset({'both', 'all', 'beide', 'alle'})
PART_OF = frozenset({
    ('half',), ('half', 'of'), ('some', 'of'), ('most', 'of'), ('a', 'few', 'of'),
    ('several', 'of'), ('part', 'of'), ('a', 'third', 'of'), ('a', 'quarter', 'of'),
    *(('all', but, n, 'of') for but in ('but', 'except', 'bar') for n in ('one', 'two', 'a')),
})  # fmt: skip
"""Begin phrases for some of several, and nobody says which."""
_PARTICLES = frozenset({'on', 'off', 'out', 'up', 'down', 'open', 'closed', 'shut'})
_YOU = {
    ('you', 'two'): 2, ('you', 'both'): 2, ('both', 'of', 'you'): 2,
    ('the', 'two', 'of', 'you'): 2, ('all', 'of', 'you'): 0, ('you', 'all'): 0,
    ('you', 'lot'): 0, ('everyone',): 0, ('everybody',): 0,
    ('every', 'one', 'of', 'you'): 0, ('each', 'of', 'you'): 0, ('one', 'of', 'you'): 1,
    ('either', 'of', 'you'): 1, ('any', 'of', 'you'): 1, ('one', 'of', 'you', 'two'): 1,
}  # fmt: skip
"""Robots spoken to -> how many; 0: all, 1: any one."""
_IS_NOT = {"isn't": ('is', 'not'), "aren't": ('are', 'not'), "wasn't": ('was', 'not'),
           "weren't": ('were', 'not'), 'isnt': ('is', 'not'),
           'arent': ('are', 'not')}  # fmt: skip


class Targets:
    """Finds what phrases mean at one site. Reading changes nothing; built once."""

    def __init__(self, site: Site, index: NameIndex | None = None) -> None:
        """Prepare for a site."""
        self.site = site
        self.index = index or NameIndex(site)

    def resolve(
        self, phrase: str, wanted: Wanted, situation: Situation, mentions: Mentions
    ) -> Resolution:
        """Return the entities that the phrase means, a question, or why there are none."""
        table = phrase_words(situation.language)
        words = self.index.lettered(parts_of(phrase))
        return _Reading(self.site, self.index, wanted, situation, mentions, table, phrase).phrase(
            words
        )

    def parted(
        self, phrase: str, situation: Situation, mentions: Mentions, person: bool
    ) -> tuple[str, str] | None:
        """Return the words for a thing or person and the place that stands behind them."""
        table = phrase_words(situation.language)
        wanted = Wanted(frozenset({EntityType.PERSON if person else EntityType.OBJECT}))
        reading = _Reading(self.site, self.index, wanted, situation, mentions, table, phrase)
        return reading.parted(self.index.lettered(parts_of(phrase)))

    def area_of(self, words: Words, situation: Situation) -> tuple[str, ...]:
        """Return the areas that the words name, with or without an article; none if they don't."""
        table = phrase_words(situation.language)
        while words:
            found = self.index.areas_called(words)
            if found or words[0] not in table.articles:
                return found
            words = words[1:]
        return ()


class _Reading(RewordingReader):
    """One phrase being read."""

    def phrase(self, words: Words) -> Resolution:
        words = self.parts = self._trim(words)
        if not words:
            return self._missing()
        if _is_range(words):
            return self._unknown(' '.join(words))
        if words[-1] in _FLOATING and len(words) > 2 and words not in self.table.them:
            words = (words[-1], *words[:-1])  # 'the kitchen and hall lights both'
        result = self._part_of(words) or self._whereabouts(words) or self._without_lists(words)
        if isinstance(result, Problem) and len(words) > 1 and words[-1] in ('one', 'ones'):
            bare = self._without_lists(words[:-1])  # 'the blue one'
            result = bare if not isinstance(bare, Problem) else result
        if isinstance(result, Question) and words[0] == 'its':
            result = self._part_of_it(result)
        if isinstance(result, Question) and EntityType.OBJECT in self.wanted.types:
            result = self._spoken_before(result)
        if isinstance(result, Problem) and len(words) > 2:
            result = self._the_one(words) or result
        if isinstance(result, Problem) and result.code is ProblemCode.UNKNOWN_ENTITY:
            apart = self._taken_apart(words)
            result = result if apart is None or self._is_elsewhere(words, apart) else apart
        elif isinstance(result, Problem) and result.code is ProblemCode.WRONG_TYPE:
            again = self._reworded(words)  # a place, for 'the suite's door'
            result = again if isinstance(again, Found) else result
        if isinstance(result, Found) and len(result.ids) > self.site.max_targets:
            return Problem(
                code=ProblemCode.TOO_MANY_TARGETS,
                because=self.said,
                came=str(len(result.ids)),
                allowed=f'at most {self.site.max_targets}',
                message=f"'{self.said}' means {len(result.ids)} things; one command may touch "
                f'{self.site.max_targets} here. Name a room or fewer of them.',
            )
        if isinstance(result, Found) and self.wanted.one and len(result.ids) > 1:
            return self._which(result.ids)
        return result

    def _is_elsewhere(self, words: Words, found: Resolution) -> bool:
        """Return whether 'the music in there' was read as a thing of another room.

        One that is called just so may be meant in any room.
        """
        tails = (t for t in self.table.there if len(words) > len(t) and words[-len(t) :] == t)
        tail = max(tails, key=len, default=())
        place = self._speaker_or_last_place(tail) if tail else None
        name = words[: -len(tail)] if tail else ()
        while len(name) > 1 and name[-1] in _PARTICLES:
            name = name[:-1]  # 'the gate shut in there'
        if place is None or not isinstance(found, Found) or self.index.exact(name):
            return False
        spots = self._around(place)
        return any(i in self.site.devices and not self._is_at(i, spots) for i in found.ids)

    def parted(self, words: Words) -> tuple[str, str] | None:
        if self._called(words) is not None:
            return None
        noun = self._noun(words)
        one = noun.areas is not None and len(noun.areas) == 1 and noun.words
        return (' '.join(noun.words), noun.areas[0]) if one and noun.areas else None

    def _spoken_before(self, found: Question) -> Resolution:
        """Return which object is meant by what was spoken of: 'the white cup ... the cup'.

        'The blue one' is of the sort of the last object: a block, if that was one.
        """
        ids = tuple(c.value for c in found.choices if c.value in self.site.objects)
        if not ids or len(ids) < len(found.choices):
            return found
        spoken = tuple(i for g in self.mentions.things for i in g if i in ids)
        if self.parts[-1] not in ('one', 'ones'):
            return Found(spoken[:1], 0.85, 'mentioned') if len(set(spoken)) == 1 else found
        for group in (*self.mentions.things, *self.situation.before.things):
            heads = {h for i in group if i in self.site.objects for h in self._heads(i)}
            alike = tuple(i for i in ids if heads & self._heads(i) and i not in group)
            if len(alike) == 1:
                return Found(alike, 0.85, 'of that sort')
            if heads:
                return self._which(alike) if alike else found
        return found

    def _part_of_it(self, found: Question) -> Resolution:
        """Return which one is called after what was spoken of last, for 'its light'."""
        for owner in (i for group in self.mentions.things[:1] for i in group):
            names = self.index.named[owner].names
            its = tuple(
                c.value
                for c in found.choices
                if c.value in self.index.named
                and any(n <= own for n in names for own in self.index.named[c.value].names)
            )
            if len(its) == 1 and its[0] != owner:
                return Found(its, 0.85, 'its')
            named = {c.value: frozenset().union(*self.index.named[c.value].names)
                     for c in found.choices if c.value in self.index.named}  # fmt: skip
            shared = frozenset.intersection(*named.values()) if named else frozenset()
            for own in names:  # 'tank 2 level' and 'tank 2 valve'
                telling = own - shared
                alike = tuple(i for i, tokens_of in named.items() if telling & tokens_of)
                if len(alike) == 1 and alike[0] != owner and len(own & named[alike[0]]) > 1:
                    return Found(alike, 0.85, 'its')
        return found

    def _owned(self, words: Words) -> Found | Question | None:
        """Read "Leo's cup" and 'Leo his cup' as the cup, where no other belongs to somebody."""
        if EntityType.OBJECT not in self.wanted.types:
            return None
        for size in range(1, min(4, len(words) - 1) + 1):
            owners = [i for i in self.index.exact(words[:size]) if i in self.site.people]
            rest = words[size:]
            if rest[0] in _THEIR:
                rest = rest[1:]
            elif not words[size - 1].endswith(("'s", "s'")):
                continue
            found = self._without_lists(rest) if owners and rest else None
            if isinstance(found, Found) and not any(self._names_a_person(i) for i in found.ids):
                return replace(found, score=min(found.score, 0.9))
            if isinstance(found, Question):
                return found
        return None

    def _names_a_person(self, entity_id: str) -> bool:
        names = self.index.named[entity_id].names
        return any(
            p <= own for i in self.site.people for p in self.index.named[i].names for own in names
        )

    def _the_one(self, words: Words) -> Resolution | None:
        """Read 'the one in the porch' as what is there: of the kind spoken of, if there is one."""
        at = 1 if words[0] in self.table.articles else 0
        if words[at] not in ('one', 'ones') or EntityType.DEVICE not in self.wanted.types:
            return None
        area = self._place(words[at + 1 :]) if words[at + 1 : at + 2] in self.table.inside else ()
        found = self._devices_in(area) if area else None
        if not isinstance(found, Found):
            return found if isinstance(found, Question) else None
        kinds = self.wanted.likely
        ids = tuple(i for i in found.ids if self.site.entities[i].kind in kinds) or found.ids
        if words[at] == 'ones':
            return replace(found, ids=ids)
        return Found(ids, 0.9, 'place') if len(ids) == 1 else self._which(ids)

    def _taken_apart(self, words: Words) -> Resolution | None:
        """Read a phrase that is no plain one: the first reading that finds things, or a doubt."""
        doubt: Resolution | None = None
        for read in (
            self._either,
            self._with_such_a_thing,
            self._excluding,
            self._listed,
            self._reduced,
            self._owned,
            self._plainer,
            self._beside_something,
            self._reworded,
            self._however_it_is,
            self._respelt,
            self._like_a_name,
            self._named_within,
        ):
            if isinstance(doubt, Question) and read != self._reworded:
                continue
            if doubt is not None and read == self._listed:
                continue  # what is left out belongs to all of the list
            found = read(words)
            if isinstance(found, Found):
                return found
            if isinstance(found, Problem) and found.code is not ProblemCode.UNKNOWN_ENTITY:
                return found
            if isinstance(found, Question) or doubt is None:
                doubt = found
        return doubt

    def _without_lists(self, words: Words) -> Resolution:
        if words in self.table.it or words in self.table.them or words in self.table.other:
            return self._pronoun(words)
        if words in self.table.here or words in self.table.there:
            return self._spot(words)
        if words in _YOU and self.wanted.skill and self.wanted.types == {EntityType.ROBOT}:
            return self._spoken_to(_YOU[words])
        if words in self.table.me and self.wanted.types <= {EntityType.PERSON, EntityType.ROBOT}:
            return self._missing()
        if words in self.table.me and EntityType.AREA in self.wanted.types:
            return self._spot(next(iter(self.table.here)))
        others = self._others(words)
        return others if others is not None else self._noun_phrase(words)

    def _spoken_to(self, count: int) -> Resolution:
        """Return all robots that can, for 'both of you'; one for 'either of you'."""
        able = tuple(i for i in self.site.robots if self._can(i))
        if count == 1 and able:
            return Found(able[:1], 0.85, 'any')
        if not able or count not in (0, len(able)):
            return self._missing()
        return Found(able, 0.9, 'all', plural=True)

    def _part_of(self, words: Words) -> Resolution | None:
        """Ask which, for 'half of the lights' and 'some of the blinds'."""
        for length in (4, 3, 2, 1):
            rest = words[length:]
            while len(rest) > 1 and rest[-1] in _PARTICLES:
                rest = rest[:-1]  # 'half of the lights off'
            if words[:length] in PART_OF and rest:
                found = self._without_lists(rest)
                if isinstance(found, Found) and len(found.ids) > 1:
                    return self._which(found.ids)
                return found if isinstance(found, Question) else None
        return None

    def _either(self, words: Words) -> Resolution | None:
        """Ask which, for 'the cup or the book'."""
        if not any(w in self.table.or_ for w in words[1:-1]):
            return None
        found = self.phrase(
            tuple('and' if w in self.table.or_ else w for w in words if w != 'either')
        )
        if isinstance(found, Found) and len(found.ids) > 1:
            return self._which(found.ids)
        return found if isinstance(found, Question) else None

    def _beside_something(self, words: Words) -> Resolution | None:
        """Read 'the light where the rover is' as the one in that room."""
        at = words.index('where') if 'where' in words[1:] else 0
        if not at or EntityType.DEVICE not in self.wanted.types:
            return None
        spot = self._of_another_sort(Wanted(_SPOT, one=True), words[at:])
        if not isinstance(spot, Found):
            return spot if isinstance(spot, Question) else None
        place = self.site.entities[spot.ids[0]]
        area = place.id if place.id in self.site.areas else place.area
        name = split_words(self.site.areas[area].name) if area is not None else ()
        return self._without_lists((*words[:at], 'in', *name)) if name else None

    def _whereabouts(self, words: Words) -> Resolution | None:
        """Read 'where cart two is' and 'where it was' as a place: where that is now, or kept."""
        if EntityType.PLACE not in self.wanted.types:
            return None
        who: Words = ()
        for lead in (
            ('the', 'room', 'where'),
            ('the', 'place', 'where'),
            ('the', 'spot', 'where'),
        ):
            words = words[2:] if words[:3] == lead else words
        if words[0] in ('where', 'wherever') and words[-1] in ('is', 'are', 'was', 'were'):
            who = words[1:-1]
        if words[:2] == ('the', 'same') and words[2:3] in _SPOT_WORDS and words[3:4] == ('as',):
            who = words[4:]
        if not who:
            return None
        kept = words[-1] in ('was', 'were')  # only what is kept somewhere has a place before
        types = frozenset({EntityType.OBJECT}) if kept else _THINGS
        wanted = replace(self.wanted, types=types, one=True)
        found = self._of_another_sort(wanted, who)
        if not isinstance(found, Found):
            return found if isinstance(found, Question) else None
        thing = self.site.entities[found.ids[0]]
        now = (known_value(thing.id, a, self.site, self.situation.world) for a in WHERE)
        spots = (thing.place if isinstance(thing, Object) else None, *now, thing.area)
        at = next((str(s) for s in spots if s in self.site.entities), None)
        return Found((at,), 0.85, 'where it is') if at is not None else None


def _is_range(words: Words) -> bool:
    """Return whether words end like 'rooms one to four', of which one alone is never meant."""
    noun, first, way, last = words[-4:] if len(words) > 3 else ('', '', '', '')
    is_plural = noun != stem(noun)
    return is_plural and way in ('to', 'through') and f'{token(first)}{token(last)}'.isdigit()


def parts_of(phrase: str) -> Words:
    """Return the words of a phrase, those that hyphens join one by one, 'is not' in two."""
    return tuple(
        part
        for word in split_words(phrase)
        for part in (_IS_NOT[word] if word in _IS_NOT else _parted(word))
    )


def _parted(word: str) -> tuple[str, ...]:
    """Return the words that hyphens join."""
    parts = tuple(p for p in word.split('-') if p)
    return parts if len(parts) > 1 and parts[0].isalpha() else (word,)
