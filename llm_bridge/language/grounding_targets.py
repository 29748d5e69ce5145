"""Phrases to the entities they mean; when unsure a question, never a wider scope."""

from dataclasses import replace

from rapidfuzz import fuzz

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import value as known_value
from llm_bridge.language.grounding_lists import ListReader, OPEN
from llm_bridge.language.grounding_names import NameIndex
from llm_bridge.language.grounding_nouns import WHERE, Words
from llm_bridge.language.phrase_rewording import rewordings
from llm_bridge.language.phrase_words import phrase_words
from llm_bridge.language.situation import (
    Found,
    Mentions,
    Question,
    Resolution,
    Situation,
    Wanted,
)
from llm_bridge.language.spelling import token, tokens
from llm_bridge.language.words import words as split_words
from llm_bridge.site.entity import EntityType, Object
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

_AROUND = (
    ('middle', 'of'), ('centre', 'of'), ('center', 'of'), ('next', 'to'), ('over', 'to'),
    ('over', 'by'), ('in', 'front', 'of'), ('close', 'to'), ('edge', 'of'), ('side', 'of'),
    ('vicinity', 'of'),
)  # fmt: skip
_SPOTS = frozenset(
    {'floor', 'door', 'station', 'area', 'room', 'zone', 'spot', 'section', 'side', 'end', 'place'}
)
"""Words around a place that do not change which it is."""
_SAYS_NOTHING = frozenset({
    'a', 'again', 'at', 'back', 'bit', 'completely', 'for', 'fully', 'half', 'halfway', 'here',
    'in', 'just', 'little', 'me', 'my', 'now', 'of', 'our', 'over', 'please', 'quickly',
    'right', 'slightly', 'the', 'then', 'there', 'to', 'us', 'way',
})  # fmt: skip
"""Words beside a name that change neither what is meant nor how many."""
_LONG_ENOUGH, _LIKE, _CLEARLY = 6, 88.0, 8.0
"""Letters of a misspelt name, its likeness to the name, and the lead before the next (of 100)."""
_HOW_IT_IS = frozenset({
    'dirty', 'clean', 'empty', 'full', 'used', 'wet', 'dry', 'hot', 'cold', 'warm', 'fresh',
    'old', 'new', 'nice', 'lovely', 'broken', 'heavy', 'finished', 'leftover', 'ripe', 'folded',
    'ironed', 'chilled', 'opened', 'unopened', 'cool', 'lukewarm', 'soggy', 'muddy', 'dusty',
})  # fmt: skip
"""Words of how a thing is just now, and not of which it is."""
_GOING = frozenset({'running', 'going', 'moving', 'turning', 'spinning', 'working', 'now'})
_SPOT = frozenset({EntityType.AREA, EntityType.PLACE})
_SPOT_WORDS = frozenset({('room',), ('place',), ('spot',), ('area',)})
_THINGS = frozenset({EntityType.ROBOT, EntityType.OBJECT, EntityType.DEVICE})
_THEIR = frozenset({'his', 'her', 'their', 'its'})
_FLOATING = frozenset({'both', 'all', 'beide', 'alle'})
_PART_OF = frozenset({
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
_PLAINLY = (
    ('sets of', ''), ('pairs of', ''), ('pair of', ''),
    ('couple of', ''), ('lots of', ''), ('kinds of', ''),
    ('whatever it is that', 'whatever'), ('making a noise', 'playing'),
    ('making noise', 'playing'), ('making a racket', 'playing'), ('lit up', 'lit'),
    ('burning', 'lit'), ('whatever is lit', 'every light that is on'),
    ('anything that is lit', 'every light that is on'),
    ('everything that is lit', 'every light that is on'), ('lit', 'on'),
    ('switched on', 'on'), ('turned on', 'on'),
    ('switched off', 'off'), ('turned off', 'off'),
)  # fmt: skip
"""Words within a phrase, and plainer ones."""
_IS_NOT = {"isn't": ('is', 'not'), "aren't": ('are', 'not'), "wasn't": ('was', 'not'),
           "weren't": ('were', 'not'), 'isnt': ('is', 'not'),
           'arent': ('are', 'not')}  # fmt: skip
_UNSAID_IS = {
    "whatever's": ('whatever', 'is'),
    "what's": ('whatever', 'is'),
    "anything's": ('anything', 'is'),
    "everything's": ('everything', 'is'),
}


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
        words = parts_of(phrase)
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
        return reading.parted(parts_of(phrase))

    def area_of(self, words: Words, situation: Situation) -> tuple[str, ...]:
        """Return the areas that the words name, with or without an article; none if they don't."""
        table = phrase_words(situation.language)
        while words:
            found = self.index.areas_called(words)
            if found or words[0] not in table.articles:
                return found
            words = words[1:]
        return ()


class _Reading(ListReader):
    """One phrase being read: exclusions, slips, and what was spoken of."""

    def phrase(self, words: Words) -> Resolution:
        words = self.parts = self._trim(words)
        if not words:
            return self._missing()
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
                if any(n <= own for n in names for own in self.index.named[c.value].names)
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
            if words[:length] in _PART_OF and rest:
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

    def _of_another_sort(self, wanted: Wanted, words: Words) -> Resolution:
        """Read words within the phrase that mean something of another sort than it does."""
        site, index, table = self.site, self.index, self.table
        now, spoken = self.situation, self.mentions
        return _Reading(site, index, wanted, now, spoken, table, ' '.join(words)).phrase(words)

    def _the_two(self, base: Words, rest: Words) -> Words:
        """Return 'the two lights in the hall' for 'the two in the hall' left out of 'all lights'.

        The noun is that of what they are left out of; also for 'the ones that are off'.
        """
        at = 1 if rest[:1] in (('the',), ('any',)) else 0
        sorts = (w for w in reversed(base) if self.index.of_sort((w,)))
        noun = next(sorts, base[-1] if self.index.is_plural(base[-1:]) else '')
        many = noun if self.index.is_plural((noun,)) else f'{noun}s'
        if not noun or len(rest) < at + 2:
            return rest
        for i in range(2, len(rest) - 1):  # 'the floodlight and the ones upstairs'
            after = rest[i + 1 : i + 2] in self.table.inside or self.area_of(rest[i + 1 :])
            if rest[i] == 'ones' and rest[i - 1] == 'the' and after:
                rest = (*rest[:i], many, *rest[i + 1 :])
        if rest[at] in ('one', 'ones', 'those') and any(
            rest[at + 1 : at + 1 + n] in self.table.that_is for n in (1, 2)
        ):
            return (many, *rest[at + 1 :])
        counted = rest[at] == 'both' or token(rest[at]).isdigit()
        if counted and (
            rest[at + 1 : at + 2] in self.table.inside or self.area_of(rest[at + 1 :])
        ):
            return (*rest[: at + 1], many, *rest[at + 1 :])
        return rest

    def _excluding(self, words: Words) -> Resolution | None:
        for at in range(1, len(words) - 1):
            for length in (5, 4, 3, 2, 1):
                named = length == 1 and token(words[at]) in self.index.vocabulary
                if named and words[at + 1] not in self.table.articles:
                    continue  # 'the pool and bar lights'
                if words[at : at + length] in self.table.except_ and at + length < len(words):
                    base = self.phrase(words[:at])
                    if isinstance(base, Question):  # 'the lights', with something left out of them
                        base = self.phrase(('all', *words[:at]))
                    if not isinstance(base, Found):
                        return base
                    spoken = rest = self._the_two(words[:at], words[at + length :])
                    for lead in (('the', 'one'), ('the', 'ones'), ('that',), ('those',)):
                        if rest[: len(lead)] == lead and len(rest) > len(lead):
                            rest = rest[len(lead) :]
                    words = (*words[: at + length], *rest)
                    among = self._among(base.ids, spoken)
                    if among:
                        return self._left(base, tuple(i for i in base.ids if i not in among))
                    noun = next((w for w in reversed(words[:at]) if self.index.of_sort((w,))), '')
                    if (
                        noun and words[-1] == 'ones'
                    ):  # 'the lounge blinds but not the bedroom ones'
                        words = (*words[:-1], noun)
                        rest = (*rest[:-1], noun)
                    place = self._places((*rest[:-1], rest[-1].removesuffix("'s")))
                    if place and not self._called_device(words[at + length :]):
                        if any(self._is_lost(i) for i in base.ids):
                            return self._which(base.ids)  # a robot, and nobody knows where
                        left = tuple(
                            i for i in base.ids if i not in place and not self._is_at(i, place)
                        )
                        return self._left(base, left)
                    free = replace(self.wanted, skill=None, able=None, one=False)
                    out = self._of_another_sort(free, words[at + length :])
                    if isinstance(out, Question):
                        inside = tuple(c.value for c in out.choices if c.value in base.ids)
                        many = self.index.is_plural(words[-1:])  # 'everything but the lights'
                        out = Found(inside) if len(inside) == 1 or (inside and many) else out
                    if not isinstance(out, Found):
                        return out
                    return self._left(base, tuple(i for i in base.ids if i not in out.ids))
        return None

    def _places(self, words: Words) -> tuple[str, ...]:
        """Return the areas that 'in the bedroom and the study' names; nothing, if it does not."""
        found: list[str] = []
        for part in self._places_apart(words):
            place = self._place(part)
            if not place:
                return ()
            found += place
        return tuple(dict.fromkeys(found))

    def _places_apart(self, words: Words) -> list[Words]:
        whole = self._place(words)
        parts: list[Words] = [()]
        for word in words if not whole else ():
            if word in self.table.and_ or (word == 'the' and len(parts[-1]) > 1):
                parts.append(())
            if word not in self.table.and_:
                parts[-1] = (*parts[-1], word)
        return [words] if whole else [p for p in parts if p]

    def _among(self, ids: tuple[str, ...], words: Words) -> tuple[str, ...]:
        """Return those that 'the one on the desk' and 'the bedroom ones' can mean of some things.

        By their own names; nothing when it is neither, or when it fits all of them.
        """
        if not {'one', 'ones'} & {*words[:2], *words[-1:]}:
            return ()
        small = self.table.articles | {'one', 'ones', 'that', 'is', 'are'}
        said = frozenset(tokens(w for w in words if w not in small))
        found = tuple(
            i for i in ids if said and any(said <= name for name in self.index.named[i].names)
        )
        return found if len(found) < len(ids) else ()

    def _reduced(self, words: Words) -> Resolution | None:
        """Read a copied phrase without the verb's particle or the value that stands inside it.

        'all lights off except the lamp', 'all lights to 60 percent apart from the kitchen',
        'blinds up all of them', 'whatever is still on in the kitchen'.
        """
        left = [w for word in words for w in _UNSAID_IS.get(word, (word,))]
        left = _plainly(left)
        if left[0] == 'what' and left[1:2] in (['is'], ['are']):
            left[0] = 'whatever'
        every = False
        for tail in (
            ('all', 'of', 'them'),
            ('every', 'one', 'of', 'them'),
            ('all',),
            ('both',),
            ('everywhere',),
            ('all', 'over'),
            ('both', 'of', 'them'),
            ('überall',),
            ('partout',),
        ):
            if len(left) > len(tail) and tuple(left[-len(tail) :]) == tail:
                left, every = left[: -len(tail)], tail[0] != 'both'
                if tail[0] == 'both':
                    left = ['both', *left]
                break
        if self.wanted.types == {EntityType.ROBOT}:
            left = ['the', 'robot', *left[2:]] if left[:2] == ['the', 'one'] else left
            left = _whichever_robot(left)
        elif self.wanted.types == {EntityType.OBJECT} and left[0] in OPEN and left[2:]:
            at = 1 + (left[1] in ('is', "that's", 'that')) + (left[1:3] == ['that', 'is'])
            left = ['the', 'thing', *left[at:]]  # 'whatever is on the table'
        elif left[0] in ('whichever', 'whatever') and len(left) > 3:
            verb = next((n for n, w in enumerate(left) if n > 1 and w in ('is', 'are')), 0)
            if verb and left[1] not in ('is', 'are', 'that'):  # 'whichever door is open'
                left = ['every', *left[1:verb], 'that', 'is', *left[verb + 1 :]]
        if left[0] in ('whatever', 'whichever', 'anything', 'everything', 'all') and (
            left[1:2] != ['of']
        ):
            at = 1 + (left[1:2] == ['that'])
            if left[at : at + 1] and left[at] in ('is', 'are', "that's", 'has', 'was'):
                left = ['everything', 'that', 'is', *left[at + 1 :]]
        kept: list[str] = []
        at = 0
        valued = self._takes_number()
        while at < len(left):
            word, after = left[at], left[at + 1 : at + 2]
            if (
                (word == 'to' or (word == 'at' and valued))
                and after
                and (
                    token(after[0]).isdigit()
                    or after[0] in ('half', 'full', 'max', 'maximum', 'minimum')
                )
            ):
                at += 2
                while at < len(left) and (
                    left[at] in ('percent', '%', 'degrees', 'brightness')
                    or token(left[at]).isdigit()
                ):
                    at += 1
                continue
            if (
                word in ('on', 'off', 'out', 'up', 'down', 'open', 'closed', 'shut')
                and kept
                and kept[-1] not in ('is', 'are', 'not', 'still', 'left')
                and not any(self.index.exact(left[at : at + n]) for n in (1, 2, 3))
                and not (after and after[0] in ('the', 'here', 'this'))
            ):
                at += 1
                continue
            kept.append(word)
            at += 1
        if every and kept and tuple(kept[:1]) not in self.table.every:
            kept = ['all', *kept]
        again = tuple(kept)
        if again == words or not again:
            return None
        result = self._without_lists(again)
        if isinstance(result, Problem) and result.code is ProblemCode.UNKNOWN_ENTITY:
            return self._excluding(again) or self._listed(again)
        return result

    def _plainer(self, words: Words) -> Found | None:
        """Read 'the middle of the kitchen' and 'the line two station' as just the place."""
        wanted = self.wanted.types
        left = tuple(w for w in words if w not in ('the', 'number', 'no'))
        options: list[Words] = [left] if len(left) < len(words) else []
        if {EntityType.PLACE, EntityType.AREA} & wanted:
            options += [left[len(p) :] for p in _AROUND if left[: len(p)] == p]
            options += [left[:-1]] if left[-1:] and left[-1] in _SPOTS else []
        if {EntityType.OBJECT, EntityType.PLACE} & wanted and left[:1] in (('me',), ('us',)):
            options.append(left[1:])  # 'bring me my book', 'me on the sofa'
        if left[-1:] and left[-1] in _GOING:
            options.append(left[:-1])  # 'how fast is the belt running'
        if left[-1:] and left[-1].endswith('ing') and len(left[-1]) > 6:
            options.append((*left[:-1], left[-1][:-3]))  # 'start vacuuming'
        for option in options:
            found = self._without_lists(option) if option else None
            if isinstance(found, Found):
                return found
        return None

    def _however_it_is(self, words: Words) -> Resolution | None:
        """Read 'the dirty plate' as the plate, where nothing at the site is called dirty."""
        if EntityType.OBJECT not in self.wanted.types:
            return None
        bare = tuple(
            w
            for at, w in enumerate(words)
            if w not in _HOW_IT_IS or at + 1 == len(words) or token(w) in self.index.vocabulary
        )
        found = self._without_lists(bare) if len(bare) < len(words) else None
        if isinstance(found, Found):
            return replace(found, score=min(found.score, 0.85))
        return found if isinstance(found, Question) else None

    def _like_a_name(self, words: Words) -> Found | None:
        """Read words that are a whole name but for a letter or two: 'front dor', 'hal lights'."""
        said = ' '.join(w for w in words if w not in self.table.articles)
        if len(said) < _LONG_ENOUGH:
            return None
        digits = sorted(t for t in tokens(words) if t.isdigit())
        best: dict[str, float] = {}
        for i, entity in self.site.entities.items():
            if self._type_fits(i) and self._can(i):
                for name in entity.names():
                    same = digits == sorted(t for t in tokens(split_words(name)) if t.isdigit())
                    if same:
                        like = fuzz.ratio(said, ' '.join(split_words(name)))
                        best[i] = max(best.get(i, 0.0), like)
        first, second = (*sorted(best, key=lambda i: -best[i])[:2], '', '')[:2]
        clear = first and best[first] - best.get(second, 0.0) >= _CLEARLY
        if clear and best[first] >= _LIKE:
            return Found((first,), 0.75, 'spelling')
        return None

    def _named_within(self, words: Words) -> Found | None:
        """Read a name that stands among words which say nothing of what is meant.

        'in here hall light', 'the hall light for me please'. Names of two things: None.
        """
        found: dict[tuple[str, ...], Found] = {}
        for size in range(len(words) - 1, 0, -1):
            for start in range(len(words) - size + 1):
                inner = words[start : start + size]
                rest = (*words[:start], *words[start + size :])
                if all(w in _SAYS_NOTHING for w in rest) and self.index.exact(inner):
                    result = self._without_lists(inner)
                    if isinstance(result, Found):
                        found.setdefault(result.ids, result)
            if found:
                break
        return next(iter(found.values())) if len(found) == 1 else None

    def _reworded(self, words: Words) -> Resolution | None:
        """Read the phrase in plainer words for the same things."""
        doubt: Resolution | None = None
        for again in rewordings(words, self.index, self._takes_number()):
            result = self._without_lists(again)
            if isinstance(result, Problem):
                result = (
                    self._excluding(again) or self._listed(again) or self._reduced(again) or result
                )
            if isinstance(result, Found):
                slip = ''.join(again) == ''.join(words)  # 'the bed room light'
                return replace(result, score=min(result.score, 0.75 if slip else 0.85))
            if isinstance(result, Question):
                doubt = doubt or result
        return doubt

    def _takes_number(self) -> bool:
        """Return whether a number beside the thing can be a value: no 'light at 7' for turn_on."""
        name = self.wanted.skill
        return name is None or any(
            arg.type is ArgType.NUMBER
            for actor in self.site.actors(name)
            for arg in self.site.skills_of(actor.id)[name].args
        )

    def _called_device(self, words: Words) -> bool:
        return any(
            self.site.entities[i].type is EntityType.DEVICE for i in self.index.exact(words)
        )

    def _left(self, base: Found, left: tuple[str, ...]) -> Resolution:
        if not left:
            return Problem(
                code=ProblemCode.EXCLUDED,
                because=self.said,
                came=self.said,
                message=f"'{self.said}' leaves nothing: all of it is excluded.",
            )
        return replace(base, ids=left, plural=True)

    def _respelt(self, words: Words) -> Resolution | None:
        """Read the phrase again with slips of spelling or hearing put right."""
        bare = tuple(words)
        keep = {
            w
            for group in (
                self.table.every,
                self.table.inside,
                self.table.that_is,
                self.table.except_,
            )
            for p in group
            for w in p
        }
        keep |= self.table.articles | self.table.and_ | self.table.both
        again: list[str] = []
        sure = 1.0
        run: list[str] = []

        def flush() -> bool:
            nonlocal sure
            if run:
                respelt = self.index.respelt(tuple(run), self.situation.language)
                if respelt is None:
                    return False
                again.extend(respelt[0])
                sure = min(sure, respelt[1])
                run.clear()
            return True

        for word in bare:
            if word in keep:
                if not flush():
                    return None
                again.append(word)
            else:
                run.append(word)
        if not flush() or tuple(again) == words:
            return None
        result = self._without_lists(tuple(again))
        if isinstance(result, Problem):
            result = self._excluding(tuple(again)) or self._listed(tuple(again)) or result
        if isinstance(result, Found):
            return replace(result, score=min(result.score, 0.75, sure), why='spelling')
        return (
            result
            if isinstance(result, Question)
            or (isinstance(result, Problem) and result.code is not ProblemCode.UNKNOWN_ENTITY)
            else None
        )


def _whichever_robot(words: list[str]) -> list[str]:
    """Return 'one of the robots that are free' for 'whoever is free', and the like."""
    if words[0] in ('whoever', "whoever's", 'whichever', "whichever's", 'whatever'):
        verb = next((n for n, w in enumerate(words) if w in ('is', 'are', "isn't", 'has')), 0)
        if words[0].endswith("'s"):
            return ['one', 'of', 'the', 'robots', 'that', 'is', *words[1:]]
        noun = [w for w in words[1:verb] if w not in ('one', 'of', 'you', 'them', 'the', 'two')]
        if verb:
            return ['one', 'of', 'the', *(noun or ['robots']), 'that', *words[verb:]]
    return words


def _plainly(words: list[str]) -> list[str]:
    """Return the words without what counts things, and states as sites call them."""
    text = f' {" ".join(words)} '
    for said, plain in _PLAINLY:
        text = text.replace(f' {said} ', f' {plain} ' if plain else ' ')
    return text.split()


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
