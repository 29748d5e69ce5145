"""Pronouns and their like: what was spoken of before, to the entities that they mean."""

from llm_bridge.graph.problem import Problem
from llm_bridge.graph.truth import value as known_value
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.choices import ChoiceReader
from llm_bridge.language.things.nouns import WHERE, Words
from llm_bridge.language.things.situation import Found, Resolution
from llm_bridge.site.entity import EntityType

EVERYBODY = frozenset({('everyone',), ('everybody',)})
"""Mean all people, where people are meant."""
_EVERYBODY_ELSE = frozenset({('everyone', 'else'), ('everybody', 'else')})
_HE = frozenset({('him',), ('her',), ('he',), ('she',)})
"""Said of people and robots, not of places."""
KEPT = 'where it is kept'
"""Why a place is meant by words for a thing."""
_TWO = frozenset({'both', 'two', 'pair'})


class MentionReader(ChoiceReader):
    """Finds what pronouns mean."""

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
            return Found((places[0],), 0.85, KEPT)
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

    def _pronoun(self, words: Words) -> Resolution:
        groups = (*self.mentions.things, *self.situation.before.things)
        if words in self.table.other and groups:
            last = groups[0]
            siblings = self._siblings(last)
            if siblings:
                several = words[-1].endswith('s') or 'rest' in words
                return self._filtered(siblings, Found((), 0.9, 'the other'), plural=several)
            return self._missing()
        if words in _HE and EntityType.PERSON in self.wanted.types:
            # 'take Ann to the hall and bring her the book': to her, not to the hall
            groups = tuple(g for g in groups if self._is_somebody(g)) or groups
        elif EntityType.PLACE in self.wanted.types and words in _HE:
            return self._where_they_are(groups) or self._missing()
        elif EntityType.PLACE in self.wanted.types and words in self.table.it:
            places = (*self.mentions.places, *self.situation.before.places)
            if places:
                # 'unlock the gate and open it': the gate, not where its lock is
                own = self._place_called_so(places[0], with_sensors=True)
                return Found((own or places[0],), 0.9, 'mentioned')
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
            fits = tuple(i for i in together if self._type_fits(i))
            if not fits and self.wanted.types <= {EntityType.PERSON, EntityType.ROBOT}:
                return self._missing()  # 'let them in' is none of the things spoken of
            together = fits or together
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
            if self._is_somebody(group):
                return self._stand_in(group)
        return None

    def _is_somebody(self, group: tuple[str, ...]) -> bool:
        """Return whether a group is a person or a robot, or begins with one."""
        return self.site.entities[group[0]].type in (EntityType.PERSON, EntityType.ROBOT)

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

    def _place_called_so(self, area: str, *, with_sensors: bool = False) -> str | None:
        """Return the place with the name of what was spoken of last there.

        'If the back door is open go there', where a sensor and a place are called so. With
        sensors: also what a sensor is named after, the fridge for 'if the fridge door is open,
        close it'.
        """
        last = self.mentions.things[0] if self.mentions.things else ()
        if len(last) != 1 or self.site.entities[last[0]].area != area:
            return None
        named = self.index.named[last[0]]
        senses = with_sensors and named.entity.kind in ('binary_sensor', 'sensor')
        spots = [
            p.id
            for p in self.site.places.values()
            if p.area == area
            and any(
                own == name or (senses and own < name)
                for own in self.index.named[p.id].names
                for name in named.names
            )
        ]
        return spots[0] if len(spots) == 1 else None
