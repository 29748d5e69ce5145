"""Which of several that a phrase can mean: by state, number, place and kind."""

from collections.abc import Callable
from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import value as known_value
from llm_bridge.graph.wording import name_words
from llm_bridge.language.text.other_words import said_otherwise
from llm_bridge.language.text.spelling import stem, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.nouns import COLOURS, Noun, Words
from llm_bridge.language.things.refusals import Refusals
from llm_bridge.language.things.situation import Found, Resolution
from llm_bridge.language.things.state_words import robot_values
from llm_bridge.site.entity import EntityType

_ROBOTS = frozenset({'robots', 'vehicles', 'bots', 'vehicle'})
_FOR_ALL_ROOMS = frozenset({'climate', 'humidifier', 'light'})
"""Kinds of which one often serves every room."""
_WARMTH = frozenset({'set_temperature', 'warmer', 'cooler'})
"""Skills that, said of a room, are meant of what heats or cools it."""


class ChoiceReader(Refusals):
    """Chooses among the entities that a noun phrase can mean, or asks."""

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

    def _is_one_of_more(self, thing: str, noun: Noun) -> bool:
        """Return whether several objects were said, and only the name of one has the word.

        'All the plants', where one is called 'basil plant': the others may be plants as well.
        """
        if self.wanted.types != {EntityType.OBJECT} or not noun.words:
            return False
        if noun.areas is not None or noun.states or noun.any_ or noun.one_of:
            return False
        said = {w for n in self.site.entities[thing].names() for w in split_words(n)}
        is_plural = stem(noun.words[-1]) != noun.words[-1] and noun.words[-1] not in said
        return (is_plural or noun.every) and thing not in self.index.exact(noun.words)

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
            or self._is_in_all_of(noun)
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
            if self._is_one_of_more(able[0], noun):
                return self._which_others(able[0])
            lacking = self._unable(ids, able) if noun.every or noun.both else ()
            return Found(able, score, why, plural=plural, unable=lacking)
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

    def _is_in_all_of(self, noun: Noun) -> bool:
        """Return whether it is what each of several rooms has: 'the heating upstairs'."""
        given = bool(self.index.kinds_called(noun.words))
        return given and noun.areas is not None and len(noun.areas) > 1 and not noun.any_

    def _one_by_one(self, ids: tuple[str, ...], noun: Noun) -> tuple[str, ...]:
        """Return objects without one that is called by a plural itself, where several are meant.

        'Both glasses' and 'every glass' are the tall and the small one: the reading glasses are
        one thing.
        """
        several = noun.every or noun.both or noun.count is not None
        if not several or not noun.words or not all(i in self.site.objects for i in ids):
            return ids
        last = noun.words[-1]
        ends = {i: {split_words(n)[-1:] for n in self.site.entities[i].names()} for i in ids}
        if self.index.is_plural((last,)):
            left = tuple(i for i in ids if (last,) not in ends[i])
            return left if len(left) > 1 else ids
        left = tuple(i for i in ids if (last,) in ends[i])  # 'every glass'
        return left if len(left) > 1 else ids

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
        bare = len(noun.words) == 1 and (noun.every or self.index.is_plural(noun.words))
        if not bare or noun.count is not None or self.wanted.skill is None:
            return ids
        others = [name for other in said_otherwise(noun.words) for name in other.names]
        of_sort = {i for words in (noun.words, *others) for i in self.index.of_sort(words)}
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
        if 'climate' in kinds and self.wanted.skill in _WARMTH:  # no oven
            able = tuple(i for i in able if self.site.entities[i].kind == 'climate')
            kinds = {'climate'}
        if len(kinds) == 1 and kinds != {'light'}:
            own = {i for area in areas for i in self._called_after(area, able)}
            able = tuple(i for i in able if i in own)
        if len(able) == 1 or kinds == {'light'} or len(kinds) == 1:
            return Found(able, 0.85, 'place', plural=len(able) > 1)
        return self._which(able, everything=True)

    def _for_all_rooms(self) -> Found | None:
        """Return the one heating of a house or the one light of a hall, for a place without.

        Where others of the kind can do less, it is only that of the place where it is.
        """
        able = [
            d for d in self.site.devices.values() if d.kind in _FOR_ALL_ROOMS and self._can(d.id)
        ]
        if not self.wanted.skill or len(able) != 1:
            return None
        alike = [d for d in self.site.devices.values() if d.kind == able[0].kind]
        return Found((able[0].id,), 0.8, 'the only one') if len(alike) == 1 else None

    def _called_after(self, area: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of a place with it in their own name, or all: 'unlock the pharmacy'."""
        there = tuple(i for i in ids if self.site.entities[i].area == area)
        names = self.index.named[area].names
        called = tuple(
            i for i in there if any(n <= own for n in names for own in self.index.named[i].names)
        )
        return called or there

    def _head(self, words: Words) -> Words:
        """Return the word for a kind that ends the phrase ('lights' of 'hall lights')."""
        for length in (2, 1):
            if len(words) > length and self.index.of_sort(words[-length:]):
                return words[-length:]
        return ()
