"""One noun phrase to the entities that it means."""

from collections.abc import Callable
from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import value as known_value
from llm_bridge.graph.wording import name_words
from llm_bridge.language.grounding_nouns import COLOURS, Noun, WHERE, Words
from llm_bridge.language.grounding_refusals import Refusals
from llm_bridge.language.situation import Choice, Found, Question, Resolution
from llm_bridge.language.spelling import stem, token, tokens
from llm_bridge.language.state_words import robot_values
from llm_bridge.language.words import words as split_words
from llm_bridge.site.entity import EntityType, Object

GENERIC = frozenset({'devices', 'device', 'things', 'stuff', 'gadgets', 'gear', 'kit',
                     'electronics', 'electricals', 'equipment', 'machines', 'machinery',
                     'appliances', 'robots', 'vehicles', 'bots', 'units', 'machine',
                     'appliance', 'gadget', 'unit', 'vehicle'})  # fmt: skip
"""With 'all' they mean everything that can do it, where nothing is called so."""


EVERYBODY = frozenset({('everyone',), ('everybody',)})
"""Mean all people, where people are meant."""
_EVERYBODY_ELSE = frozenset({('everyone', 'else'), ('everybody', 'else')})
_HE = frozenset({('him',), ('her',), ('he',), ('she',)})
"""Said of people and robots, not of places."""
_ROBOTS = frozenset({'robots', 'vehicles', 'bots', 'vehicle'})
_SCREENS = frozenset(
    t
    for word in ('tv', 'telly', 'television', 'projector', 'beamer', 'screen', 'display',
                 'monitor', 'cinema', 'Fernseher', 'Beamer', 'télé', 'tele', 'televisor')
    for t in tokens((word.casefold(),))
)  # fmt: skip
"""Words in the names of what shows pictures: no music."""
_FOR_ALL_ROOMS = frozenset({'climate', 'humidifier', 'light'})
"""Kinds of which one often serves every room."""
_SPOTS = frozenset({EntityType.AREA, EntityType.PLACE})
_CARDINALS = frozenset({'two', '2', 'three', '3', 'four', '4', 'both'})
_TWO = frozenset({'both', 'two', 'pair'})
_ALL_ELSE = frozenset({('everything', 'else'), ('all', 'else'), ('anything', 'else')})
_OTHERS = (
    ('all', 'of', 'the', 'other'), ('all', 'the', 'other'), ('all', 'other'), ('every', 'other'),
    ('each', 'other'), ('rest', 'of', 'the'), ('rest', 'of', 'my'), ('remaining',),
    ('all', 'the', 'remaining'), ('all', 'remaining'),
)  # fmt: skip
"""Begin phrases for all of them that were not spoken of."""


class CandidateReader(Refusals):
    """Finds the entities that one noun phrase can mean, and chooses among them."""

    def _noun_phrase(self, words: Words) -> Resolution:
        whole = self._called(words)
        if whole is not None:
            return whole
        noun = self._noun(words)
        if noun.any_ and self.wanted.types == {EntityType.ROBOT}:
            noun = replace(noun, one_of=True)
        if noun.areas is not None and not noun.areas:
            return self._where()
        if noun.everything:
            return self._everything(noun)
        if noun.words in self.table.whole and EntityType.DEVICE in self.wanted.types:
            return self._devices_in(tuple(self.site.areas))
        if noun.words[:1] in (('whole',), ('entire',)) and EntityType.DEVICE in self.wanted.types:
            areas = self.index.areas_called(noun.words[1:])
            if areas:  # 'the whole kitchen'
                return self._everything(Noun((), every=True, everything=True, areas=areas))
        if (
            noun.areas is None
            and self.index.areas_called(noun.words)
            and not any(self._type_fits(i) for i in self.index.exact(noun.words))
        ):
            return self._area_as_target(self.index.areas_called(noun.words))
        if not noun.words:
            if noun.areas:
                return self._area_as_target(noun.areas)
            return self._missing()
        if noun.words in self.table.it or noun.words in self.table.them:
            return self._pronoun(noun.words)
        people = self._everybody(noun.words)
        if people is not None:
            return people
        found = self._candidates(noun)
        several = noun.every or noun.any_ or noun.both or self.index.is_plural(noun.words)
        generic = len(noun.words) == 1 and noun.words[0] in GENERIC and several
        if generic and noun.count and isinstance(found, tuple) and len(found[0]) < noun.count:
            all_ = self._all_sorts(noun)  # 'both machines in the bar'
            if isinstance(all_, Found) and len(all_.ids) == noun.count:
                return all_
        if generic and not isinstance(found, tuple) and (noun.every or noun.areas or noun.states):
            return self._all_sorts(noun)
        if found is None and EntityType.DEVICE in self.wanted.types:
            areas = tuple(
                i
                for i in self.site.areas
                if any(set(tokens(noun.words)) < name for name in self.index.named[i].names)
            )
            if len(areas) > 1 and noun.states:  # 'the line that is running'
                told = self._everything(replace(noun, areas=areas))
                many = noun.every or self.index.is_plural(noun.words) or noun.count is not None
                if not many and isinstance(told, Found) and len(told.ids) > 1:
                    return self._which(told.ids)
                return told
            both = len(areas) == 2 and (noun.words[-1:] != (stem(noun.words[-1]),))
            if len(areas) > 1 and (len(areas) == noun.count if noun.count else noun.every or both):
                return self._devices_in(areas)  # 'both lines', 'the lines'
        if found is None:
            return self._unknown(' '.join(words))
        return self._choose(found, noun) if isinstance(found, tuple) else found

    def _called(self, words: Words) -> Resolution | None:
        """Read the words as just a name."""
        for start in range(len(words)):
            if start and words[start - 1] not in self.table.articles:
                return None
            rest = words[start:]
            ids = self.index.exact(rest)
            if not ids:
                continue
            if self.index.is_plural(rest) and (
                self.index.of_sort(rest[-1:])
                or any(w in _CARDINALS for w in rest[:2] if w != rest[-1])
            ):
                return None  # 'two carts' are not the second cart
            fitting = tuple(i for i in ids if self._type_fits(i))
            able = tuple(i for i in fitting if self._can(i))
            if able:
                return self._choose((able, 1.0, 'name'), Noun(rest))
            more = self._named_after(rest)
            if more:
                return self._choose((more, 0.9, 'name'), Noun(rest))
            areas = tuple(i for i in ids if i in self.site.areas)
            if areas and not fitting and EntityType.DEVICE in self.wanted.types:
                return self._area_as_target(areas)
            if fitting:
                return self._not_able(fitting)
            return self._stand_in(ids) or self._wrong_type(ids)
        return None

    def _named_after(self, words: Words) -> tuple[str, ...]:
        """Return able entities called so but for a word that the skill says ('door' 'lock')."""
        if self.wanted.skill is None:
            return ()
        wanted = frozenset(tokens(words))
        said = self._skill_tokens()
        return tuple(
            i
            for i, n in self.index.named.items()
            if self._type_fits(i)
            and self._can(i)
            and any(wanted < name and name - wanted <= said for name in n.names)
        )

    def _skill_tokens(self) -> frozenset[str]:
        name = self.wanted.skill or ''
        words = {t for part in name.split('_') for t in (part,)}
        for actor in self.site.actors(name):
            skill = self.site.skills_of(actor.id)[name]
            for group in skill.words.values():
                words |= {w for p in group for w in p.split()}
        return frozenset(token(w) for w in words)

    def _stand_in(self, ids: tuple[str, ...]) -> Found | None:
        """Return the place where a thing is kept or a robot is, when a place is wanted."""
        if EntityType.PLACE not in self.wanted.types:
            return None
        places: list[str] = []
        for i in ids:
            entity = self.site.entities[i]
            if entity.type is EntityType.OBJECT:
                kept = getattr(entity, 'place', None)
                if kept:
                    places.append(kept)
            elif entity.type is EntityType.PERSON:
                own = self._named_for(i)
                places += own if len(own) == 1 else [entity.area] if entity.area else own
            elif entity.type is EntityType.ROBOT:
                world = self.situation.world
                now = (known_value(i, a, self.site, world) for a in WHERE)
                places += [str(p) for p in now if p in self.site.entities][:1]
        if len(set(places)) == 1:
            return Found((places[0],), 0.85, 'where it is kept')
        return None

    def _named_for(self, person: str) -> list[str]:
        """Return the places and areas called after a person: "Vera's desk"."""
        owners = {f"{n.casefold()}'s" for n in self.site.entities[person].names()}
        owners |= {f"{n.casefold()}'" for n in self.site.entities[person].names()}
        return [
            e.id
            for e in (*self.site.places.values(), *self.site.areas.values())
            if any(n.casefold().startswith(f'{o} ') for n in e.names() for o in owners)
        ]

    def _candidates(self, noun: Noun) -> tuple[tuple[str, ...], float, str] | Resolution | None:
        words = noun.words
        states = noun.states
        found = self._matching(words, noun)
        if not found and len(words) > 1 and (words[0] in self._state_words()):
            states = (*states, words[0])
            found = self._matching(words[1:], noun)
        if not found and noun.areas:
            found = [(i, 0.85) for i in self._of_that_kind(words, noun.areas)]
        if not found:
            return None
        ids = tuple(i for i, _ in found)
        if noun.areas is not None:
            spots = noun.areas
            there = tuple(i for i in ids if self._is_at(i, spots))
            if not there and noun.areas:
                there = self._of_that_kind(words, noun.areas)
                found = [*found, *((i, 0.85) for i in there)]
            if not there and any(self._is_lost(i) for i in ids):
                return self._which(ids)
            if not there:
                return self._elsewhere(ids) or self._none_there(noun)
            ids = there
        if states:
            return self._in_state(ids, states)
        scores = dict(found)
        best = max(scores[i] for i in ids)
        if self.wanted.types <= _SPOTS and (noun.every or noun.both or noun.count):
            called = tuple(i for i in ids if scores[i] == best)
            ids = called if len(called) > 1 else ids  # 'each room' is none of the halls
        if not (noun.every or noun.both or self.index.is_plural(words) or noun.count):
            able = [i for i in ids if self._can(i)]
            top = max((scores[i] for i in able), default=best)
            ids = tuple(i for i in ids if scores[i] == top) if able else ids
        return ids, best, 'words'

    def _of_that_kind(self, words: Words, areas: tuple[str, ...]) -> tuple[str, ...]:
        """Return what is of that kind in some places, where nothing there is called so.

        'The music in the bar' is what plays there, though only that of the lobby has the word in
        its name.
        """
        if EntityType.DEVICE not in self.wanted.types or not words:
            return ()
        kinds = self.index.kinds_called(words)
        return tuple(
            i
            for i, d in self.site.devices.items()
            if d.kind in kinds
            and self._is_at(i, areas)
            and self._can(i)
            and not self.index.is_called_otherwise(d)
            and not (d.kind == 'media_player' and self._shows_pictures(i))
        )

    def _shows_pictures(self, device: str) -> bool:
        return any(_SCREENS & name for name in self.index.named[device].names)

    def _is_lost(self, entity_id: str) -> bool:
        """Tell whether it is a robot and nobody knows where."""
        world = self.situation.world
        return (
            entity_id in self.site.robots
            and known_value(entity_id, 'area', self.site, world) is None
        )

    def _elsewhere(self, ids: tuple[str, ...]) -> Found | Question | None:
        """Return the one object that is meant, though it is not known to be where it is said.

        'The book from the desk', while the site keeps the book by the sofa.
        """
        thing = self.site.entities[ids[0]]
        if len(ids) != 1 or not isinstance(thing, Object):
            return None
        if thing.place is None:
            return Found(ids, 0.85, 'the only one')
        name, place = name_words(thing.id, self.site), name_words(thing.place, self.site)
        return Question(
            text=f'As far as I know {name} is at {place}. Do you mean that one?',
            slot=self.wanted.slot,
            choices=(Choice(thing.id, thing.name),),
        )

    def _matching(self, words: Words, noun: Noun) -> list[tuple[str, float]]:
        if noun.areas is not None:
            exact = [
                (i, 1.0)
                for i in self.index.exact(words)
                if self._type_fits(i) and self._is_at(i, noun.areas)
            ]
            if exact and not self.index.is_plural(words):
                return exact
        plural = self.index.is_plural(words)
        covered = [(i, s) for i, s in self.index.covered(words) if self._type_fits(i)]
        if plural and covered and noun.areas is not None:
            # 'kitchen lights' are all lights there, not just the one called kitchen light
            head = self._head(('x', *words))
            if head:
                sort = self.index.of_sort(head)
                inside = [
                    (i, 0.85)
                    for i in sort
                    if self._type_fits(i) and self.site.entities[i].area in noun.areas
                ]
                rest = tokens(words[: len(words) - len(head)])
                where = {t for a in noun.areas for n in self.index.named[a].exact for t in n}
                if set(rest) <= where | {f for k in self.index.floors for f in k}:
                    order = {i: at for at, i in enumerate(self.site.entities)}
                    return sorted(inside, key=lambda p: order[p[0]])
        order = {i: at for at, i in enumerate(self.site.entities)}
        return sorted(covered, key=lambda p: order[p[0]])

    def _in_state(
        self,
        ids: tuple[str, ...],
        states: tuple[str, ...],
    ) -> tuple[tuple[str, ...], float, str] | Problem:
        wanted = [self._state_test(s) for s in states]
        told = tuple(i for i in ids if all(test(i) is True for test in wanted))
        unknown = tuple(
            i for i in ids if i not in told and all(test(i) is not False for test in wanted)
        )
        if told:
            return told, 0.9, 'state'
        if unknown and all(self._ends(i, s) for i in unknown for s in states):
            # 'any light that is on': to switch off one that is off changes nothing
            return unknown, 0.9, 'state'
        if unknown:
            return Problem(
                code=ProblemCode.UNKNOWN_STATE,
                because=self.said,
                came=self.said,
                message=f"I do not know which of '{self.said}' are meant: the state of "
                f'{name_words(unknown[0], self.site)} is not known.',
            )
        return Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            because=self.said,
            came=self.said,
            message=f"Nothing fits '{self.said}' now: none is {' and '.join(states)}.",
        )

    def _ends(self, entity_id: str, state: str) -> bool:
        """Return whether the skill that is asked for ends that state."""
        skill = self.site.skill(entity_id, self.wanted.skill or '')
        if skill is None:
            return False
        values = self._values_of(entity_id, state.removeprefix('not '))
        return bool(values) and any(
            isinstance(e.value, str)
            and e.attribute == 'state'
            and not e.value.startswith('$')
            and (e.value in values) == state.startswith('not ')
            for e in skill.effects
        )

    def _values_of(self, entity_id: str, state: str) -> frozenset[str]:
        """Return the values of its state that the word can mean of a thing."""
        if entity_id in self.site.robots:
            return robot_values(state, self.situation.language)
        kind = self.site.kinds.get(self.site.entities[entity_id].kind)
        if kind is None:
            return frozenset()
        found = frozenset(
            value
            for language in (self.situation.language, 'en')
            for value, said in kind.states.get(language, {}).items()
            if state in said
        )
        known = frozenset(kind.attributes.get('state', '').split('|'))
        return known - {'off'} if 'on' in found and 'off' in known else found  # it may be playing

    def _state_test(self, state: str) -> Callable[[str], bool | None]:
        bare = state.removeprefix('not ')

        def test(entity_id: str) -> bool | None:
            kind = self.site.kinds.get(self.site.entities[entity_id].kind)
            values, attribute = self._values_of(entity_id, bare), 'state'
            if kind is not None and bare in COLOURS and 'color' in kind.attributes:
                attribute, values = 'color', values | {bare}
            if not values:
                return False
            now = known_value(entity_id, attribute, self.site, self.situation.world)
            return None if now is None else (now in values) == (bare == state)

        return test

    def _choose(self, found: tuple[tuple[str, ...], float, str], noun: Noun) -> Resolution:
        ids, score, why = found
        able = tuple(i for i in ids if self._can(i))
        if not able:
            return self._not_able(ids)
        if noun.count is not None and len(ids) == noun.count and len(able) < noun.count:
            return Found(able, score, why, plural=True, unable=self._unable(ids, able))
        able = self._one_by_one(self._of_the_kind(able, noun), noun)
        plural = (
            noun.every
            or noun.both
            or (noun.any_ and not noun.one_of and why == 'state')
            or (self.index.is_plural(noun.words) and not noun.one_of)
            or noun.count is not None
        )
        if noun.count is not None and len(able) != noun.count:
            near = self._near(able)
            alike = self._of_their_kind(able, noun)
            called = tuple(i for i in able if self._is_called(i, noun.words))
            if near and len(near) == noun.count:
                able = near
            elif len(able) < noun.count and len(alike) == noun.count:
                able = alike
            elif len(called) == noun.count:
                able = called  # 'the two heaters' are none of the fridges
            elif len(able) < noun.count and not noun.both:
                return self._unknown(self.said)
            elif len(able) != noun.count:
                return self._which(able)
        if len(able) == 1:
            return Found(able, score, why, plural=plural)
        every = why == 'state' and noun.any_  # 'any light that is on'
        one = not every and not self.index.is_plural(noun.words)
        if noun.any_ and (one or noun.one_of) and self.wanted.able is None:
            return Found(self._near(able)[:1] or able[:1], score, 'any')
        if plural:
            definite = (
                noun.every
                or noun.both
                or noun.count
                or noun.areas is not None
                or noun.states
                or noun.whole
                or why == 'state'
            )
            if definite:
                return Found(
                    able,
                    score,
                    why,
                    plural=True,
                    unable=self._unable(ids, able) if noun.count is None else (),
                )
            near = self._near(able)
            if near:
                return Found(near, score, 'here', plural=True)
            there = self._there(able)
            if there and len(there) < len(able):
                return Found(there, min(score, 0.85), 'there', plural=True)
            if len(able) == 2 and not any(
                self.index.is_plural(split_words(n)) or n.casefold().endswith('s')
                for i in able
                for n in (self.site.entities[i].name,)
            ):
                return Found(able, min(score, 0.9), 'both', plural=True)  # 'the belts'
            return self._which(able, everything=True)
        near = self._near(able)
        if len(near) == 1:
            return Found(near, min(score, 0.9), 'here')
        there = self._there(able)
        if len(there) == 1 and noun.areas is None:
            return Found(there, min(score, 0.85), 'there')  # 'go to line two, start the conveyor'
        named = tuple(
            i for i in able if frozenset(tokens(noun.words)) in self.index.named[i].names
        )
        if len(named) == 1:
            return Found(named, score, 'name')
        return self._which(near or able)

    def _one_by_one(self, ids: tuple[str, ...], noun: Noun) -> tuple[str, ...]:
        """Return objects without one that is called by a plural itself, where several are meant.

        'Both glasses' are the tall and the small one: the reading glasses are one thing.
        """
        several = noun.every or noun.both or noun.count is not None
        if not several or not noun.words or not all(i in self.site.objects for i in ids):
            return ids
        last = noun.words[-1]
        left = tuple(
            i
            for i in ids
            if not any(split_words(n)[-1:] == (last,) for n in self.site.entities[i].names())
        )
        return left if len(left) > 1 and self.index.is_plural((last,)) else ids

    def _is_called(self, entity_id: str, words: Words) -> bool:
        """Tell whether every word begins like one of a name: 'heaters', 'room one heating'."""
        names = self.index.named[entity_id].names
        return any(
            all(any(t[:4] == own[:4] for own in name) for t in tokens(words)) for name in names
        )

    def _of_their_kind(self, ids: tuple[str, ...], noun: Noun) -> tuple[str, ...]:
        """Return all of their kind there: 'the two lamps in the barn', one called light."""
        kinds = {self.site.entities[i].kind for i in ids}
        return tuple(
            i
            for i, e in self.site.entities.items()
            if e.kind in kinds
            and self._type_fits(i)
            and self._can(i)
            and (noun.areas is None or self._is_at(i, noun.areas))
        )

    def _there(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return those at the place that the command spoke of last."""
        place = self.mentions.places[:1]
        return tuple(i for i in ids if place and self._is_at(i, self._around(place[0])))

    def _of_the_kind(self, ids: tuple[str, ...], noun: Noun) -> tuple[str, ...]:
        """Return those that the bare word is the word for: 'the lights' are no stack light."""
        plural = len(noun.words) == 1 and self.index.is_plural(noun.words)
        if not plural or noun.count is not None or self.wanted.skill is None:
            return ids
        of_sort = self.index.of_sort(noun.words)
        return tuple(i for i in ids if i in of_sort) or ids

    def _filtered(self, ids: tuple[str, ...], found: Found, plural: bool) -> Resolution:
        able = tuple(i for i in ids if self._type_fits(i) and self._can(i))
        if not able:
            return self._not_able(ids)
        if len(able) == 1 or plural:
            return replace(found, ids=able, plural=plural)
        return self._which(able)

    def _near(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        area = self.situation.area
        return tuple(i for i in ids if area and self.site.entities[i].area == area)

    def _everything(self, noun: Noun) -> Resolution:
        areas = noun.areas
        ids = tuple(
            i
            for i in self.site.entities
            if self._type_fits(i) and (areas is None or self._is_at(i, areas))
        )
        if noun.states:
            told = self._in_state(tuple(i for i in ids if self._can(i)) or ids, noun.states)
            if isinstance(told, Problem):
                return told
            ids = told[0]
        able = tuple(i for i in ids if self._can(i))
        if not able:
            return self._none_there(noun) if areas else self._not_able(ids)
        return Found(able, 0.9, 'everything', plural=True)

    def _all_sorts(self, noun: Noun) -> Resolution:
        """Return all that 'machines' and 'devices' can mean: no robots, where there are others."""
        found = self._everything(replace(noun, words=()))
        if not isinstance(found, Found):
            return found
        robots = noun.words[0] in _ROBOTS
        sort = tuple(i for i in found.ids if (i in self.site.robots) == robots)
        return replace(found, ids=sort or found.ids)

    def _area_as_target(self, areas: tuple[str, ...]) -> Resolution:
        """Read a place where a device is wanted ('bedroom 50 percent'): what is there and can."""
        if EntityType.AREA in self.wanted.types:
            return Found(areas, 1.0, 'name') if len(areas) == 1 else self._which(areas)
        return self._devices_in(areas)

    def _devices_in(self, areas: tuple[str, ...]) -> Resolution:
        able = tuple(
            i
            for i, e in self.site.entities.items()
            if e.area in areas and self._type_fits(i) and self._can(i)
        )
        if not able:
            whole = self._for_all_rooms()
            if whole is not None:
                return whole
            names = ' and '.join(name_words(a, self.site) for a in areas)
            return Problem(
                code=ProblemCode.NOT_CAPABLE,
                because=self.said,
                came=self.said,
                message=f'Nothing in {names} can {self._do()}.',
            )
        kinds = {self.site.entities[i].kind for i in able}
        if kinds & self.wanted.likely:
            able = tuple(i for i in able if self.site.entities[i].kind in self.wanted.likely)
            kinds &= self.wanted.likely
        if len(kinds) == 1 and kinds != {'light'}:
            able = self._called_after(areas, able) or able
        if len(able) == 1 or kinds == {'light'} or len(kinds) == 1:
            return Found(able, 0.85, 'place', plural=len(able) > 1)
        return self._which(able, everything=True)

    def _for_all_rooms(self) -> Found | None:
        """Return the one heating of a house or the one light of a hall, for a place without."""
        able = [
            d.id
            for d in self.site.devices.values()
            if d.kind in _FOR_ALL_ROOMS and self._can(d.id)
        ]
        if self.wanted.skill and len(able) == 1:
            return Found((able[0],), 0.8, 'the only one')
        return None

    def _called_after(self, areas: tuple[str, ...], ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return those that have the place in their own name: 'unlock the pharmacy'."""
        names = [name for area in areas for name in self.index.named[area].names]
        return tuple(
            i for i in ids if any(n <= own for n in names for own in self.index.named[i].names)
        )

    def _head(self, words: Words) -> Words:
        """Return the word for a kind that ends the phrase ('lights' of 'hall lights')."""
        for length in (2, 1):
            if len(words) > length and self.index.of_sort(words[-length:]):
                return words[-length:]
        return ()

    def _pronoun(self, words: Words) -> Resolution:
        groups = (*self.mentions.things, *self.situation.before.things)
        if words in self.table.other and groups:
            last = groups[0]
            siblings = self._siblings(last)
            if siblings:
                return self._filtered(
                    siblings, Found((), 0.9, 'the other'), plural=words[-1].endswith('s')
                )
            return self._missing()
        if EntityType.PLACE in self.wanted.types and words in _HE:
            return self._where_they_are(groups) or self._missing()
        if EntityType.PLACE in self.wanted.types and words in self.table.it:
            places = (*self.mentions.places, *self.situation.before.places)
            if places:
                return Found(places[:1], 0.9, 'mentioned')
        plural = words in self.table.them and words not in self.table.it
        refusal: Problem | None = None
        pair = self._pair() if _TWO & set(words) else ()
        if pair:
            return Found(pair, 0.9, 'mentioned', plural=True)
        if _TWO & set(words) and groups and len(groups[0]) == 1:
            both = (*groups[0], *self._siblings(groups[0]))  # 'both of them', of one spoken of
            groups = (both, *groups) if len(both) == 2 else groups
        for group in groups:
            able = tuple(i for i in group if self._type_fits(i) and self._can(i))
            one_robot = self.wanted.types == {EntityType.ROBOT}
            if len(able) > 1 and not plural and (one_robot or group in self.mentions.either):
                return self._which(able)  # 'it' is one
            if able and (plural or len(able) == 1 or len(group) == len(able)):
                if plural and len(group) == 1 and any(len(g) > 1 for g in groups):
                    continue
                return Found(able, 0.9, 'mentioned', plural=len(able) > 1)
            if not able and any(self._type_fits(i) for i in group) and not plural:
                namesake = self._namesake(group)
                if namesake is not None or self.wanted.able is None:
                    return namesake or self._spoken_of_before(group) or self._not_able(group)
                refusal = refusal or self._not_able(group)  # 'it is closed' is said of no light
        if plural and self.mentions.things:
            together = tuple(dict.fromkeys(i for g in self.mentions.things for i in g))
            together = tuple(i for i in together if self._type_fits(i)) or together
            able = tuple(i for i in together if self._can(i))
            if not able:
                return self._not_able(together)
            return Found(able, 0.85, 'mentioned', True, unable=self._unable(together, able))
        return refusal or self._missing()

    def _spoken_of_before(self, last: tuple[str, ...]) -> Found | None:
        """Return the only other thing of this command that can: what was spoken of last cannot.

        'Turn the light on, lock the door and turn it off again', 'if the vat is hot, ...'.
        """
        able = [
            group
            for group in self.mentions.things
            if group != last and all(self._type_fits(i) and self._can(i) for i in group)
        ]
        alone = len(able) == 1 and len(able[0]) == 1 and not self.mentions.either & {*able}
        return Found(able[0], 0.85, 'mentioned') if alone else None

    def _everybody(self, words: Words) -> Found | None:
        """Return all people for 'everyone', those not spoken of for 'everyone else'."""
        if EntityType.PERSON not in self.wanted.types or EntityType.DEVICE in self.wanted.types:
            return None
        spoken = {i for g in self.mentions.things for i in g} if words in _EVERYBODY_ELSE else ()
        people = tuple(i for i in self.site.people if i not in spoken)
        if words not in EVERYBODY | _EVERYBODY_ELSE or not people:
            return None
        return Found(people, 0.9, 'everything', plural=True)

    def _where_they_are(self, groups: tuple[tuple[str, ...], ...]) -> Found | None:
        """Return the place of the person or robot spoken of last, for 'take it to her'."""
        for group in groups:
            if self.site.entities[group[0]].type in (EntityType.PERSON, EntityType.ROBOT):
                return self._stand_in(group)
        return None

    def _pair(self) -> tuple[str, ...]:
        """Return the two that this command spoke of one by one, for 'both of them'."""
        fitting = [
            g for g in self.mentions.things if any(self._type_fits(i) and self._can(i) for i in g)
        ]
        if len(fitting) != 2 or any(len(g) > 1 for g in fitting):
            return ()
        return (*fitting[1], *fitting[0])

    def _namesake(self, group: tuple[str, ...]) -> Found | None:
        """Return what shares its name with what was spoken of last, and can.

        'When the front door closes, lock it', where a sensor and a lock are called so; also with
        a place: 'go to the front door, and when it opens say hello'.
        """
        for spoken in (group, self.mentions.places[:1]):
            names = [self.index.named[i].exact for i in spoken if i in self.index.named]
            alike = tuple(
                i
                for i, n in self.index.named.items()
                if any(n.exact & own for own in names)
                and i not in spoken
                and self._type_fits(i)
                and self._can(i)
            )
            if len(alike) == 1:
                return Found(alike, 0.85, 'namesake')
        return None

    def _siblings(self, last: tuple[str, ...]) -> tuple[str, ...]:
        """Return others of the same kind, of the same area where there are such."""
        first = self.site.entities.get(last[0]) if last else None
        if first is None:
            return ()
        if first.type is EntityType.ROBOT:
            return tuple(r for r in self.site.robots if r not in last)
        alike = [
            e
            for e in self.site.entities.values()
            if e.type is first.type and e.kind == first.kind and e.id not in last
        ]
        if first.type is EntityType.OBJECT:  # 'the other one' of a cup is a cup
            alike = [e for e in alike if self._heads(e.id) & self._heads(first.id)]
        near = [e for e in alike if e.area == first.area and first.area is not None]
        return tuple(e.id for e in near or alike)

    def _heads(self, entity_id: str) -> frozenset[str]:
        """Return the nouns that its names end in: 'block' and 'cube'."""
        names = (tokens(split_words(n)) for n in self.site.entities[entity_id].names())
        return frozenset(name[-1] for name in names if name)

    def _spot(self, words: Words) -> Resolution:
        area = self._speaker_or_last_place(words)
        if area is None:
            if words in self.table.here:
                return self._for_all_rooms() or self._where()
            return self._missing()
        if EntityType.AREA in self.wanted.types or EntityType.PLACE in self.wanted.types:
            spot = None if words in self.table.here else self._place_called_so(area)
            if spot is not None:
                return Found((spot,), 0.9, 'there')
            return Found((area,), 0.95, 'here' if words in self.table.here else 'there')
        return self._devices_in((area,))

    def _place_called_so(self, area: str) -> str | None:
        """Return the place with the name of what was spoken of last there.

        'If the back door is open go there', where a sensor and a place are called so.
        """
        last = self.mentions.things[0] if self.mentions.things else ()
        if len(last) != 1 or self.site.entities[last[0]].area != area:
            return None
        names = {n.casefold() for n in self.site.entities[last[0]].names()}
        spots = [
            p.id
            for p in self.site.places.values()
            if names & {n.casefold() for n in p.names()} and p.area == area
        ]
        return spots[0] if len(spots) == 1 else None

    def _others(self, words: Words) -> Resolution | None:
        """Read 'the other light' and 'all other lights': those that were not spoken of."""
        groups = (*self.mentions.things, *self.situation.before.things)
        if not groups:
            return None
        spoken = {i for g in self.mentions.things for i in g} or set(groups[0])
        if words in _ALL_ELSE:
            all_ = self._everything(Noun((), every=True, everything=True))
            if not isinstance(all_, Found) or not self.mentions.things:
                return None
            return self._left_over(all_, tuple(i for i in all_.ids if i not in spoken))
        rest = words[1:] if words[:1] and words[0] in self.table.articles - {'other'} else words
        every = False
        for lead in _OTHERS:
            if rest[: len(lead)] == lead:
                rest, every = ('other', *rest[len(lead) :]), True
                break
        if len(rest) < 2 or rest[0] not in (
            'other',
            'andere',
            'anderen',
            'autre',
            'otro',
            'otra',
        ):
            return None
        noun = self._noun(rest[1:])
        found = self._candidates(noun) if noun.words else None
        if not isinstance(found, tuple):
            return None
        left = tuple(i for i in found[0] if i not in spoken)
        if left and (every or self.index.is_plural(noun.words)):
            noun = replace(noun, every=True)
        return self._choose((left, found[1], 'the other'), noun) if left else None

    def _left_over(self, all_: Found, left: tuple[str, ...]) -> Resolution | None:
        return replace(all_, ids=left, plural=True) if left else None
