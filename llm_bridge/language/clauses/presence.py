"""Whether somebody is somewhere: 'nobody is in the hall or the kitchen', 'the hall is empty'."""

from llm_bridge.graph.condition import Condition
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import name_words
from llm_bridge.language.clauses.results import all_of, Read, Result
from llm_bridge.language.clauses.rooms import How
from llm_bridge.language.clauses.statements import StatementReader
from llm_bridge.language.clauses.words import (
    AUXILIARIES,
    COPULAS,
    EMPTY,
    NOBODY,
    NOT,
    OCCUPIED,
    PRESENCE,
    SOMEONE,
    TO_PLACE,
    VISITORS,
    Words,
)
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Found, Wanted
from llm_bridge.language.things.state_words import any_of, SENSOR
from llm_bridge.site.entity import Device, EntityType


class PresenceReader(StatementReader):
    """Reads whether somebody is there, by the sensors of just those rooms."""

    def presence(self, words: Words) -> Result | None:
        """Read 'someone is in the kitchen', 'nobody is in the hall', 'motion is detected'."""
        empty = self.emptiness(words)
        if empty is not None:
            return empty
        lead = words[:2] if words[:2] in (('there', 'is'), ('there', 'are')) else ()
        if words[len(lead) : len(lead) + 2] == ('no', 'one'):
            words = (*lead, 'nobody', *words[len(lead) + 2 :])
        there = words[:2] in (('there', 'is'), ('there', 'are'))
        core = words[2:] if there else words
        while core[:1] in (('still',), ('already',)) and len(core) > 1:
            core = core[1:]
        negative = False
        if core[:1] and core[0] in ('no', 'not', 'any', 'a'):
            negative = core[0] in ('no', 'not')
            core = core[1:]
        if not core:
            return None
        if core[0] in ('an', 'another', 'the', 'some') and core[1:2]:
            core = core[1:] if core[1] in VISITORS else core
        if core[:2] == ('none', 'of'):
            return None
        if core[0] in NOBODY:
            negative = True
        elif core[0] in VISITORS:
            pass
        elif core[0] not in SOMEONE and core[0] not in ('motion', 'movement'):
            return None
        if core[0] in ('you', 'we', 'i', 'everyone', 'everybody', 'person') and not there:
            return None
        rest = tuple(w for w in core[1:] if w not in COPULAS and w not in _SEEN)
        if rest[:1] == ('not',) or rest[:2] == ('no', 'longer'):
            negative = not negative
            rest = rest[1:] if rest[0] == 'not' else rest[2:]
        if core[0] in ('motion', 'movement') and {*rest[:1]} & {'stops', 'ends', 'stopped'}:
            negative, rest = not negative, rest[1:]
        leaves = not there and _leaves(core)
        if leaves and not rest:
            return None  # what somebody leaves is not said
        if leaves or rest[:2] in (('out', 'of'), ('away', 'from'), ('out', 'from')):
            negative = not negative
            rest = rest if leaves else rest[2:]
        return self.people(rest[1:] if rest and rest[0] in TO_PLACE else rest, negative)

    def people(self, place: Words, nobody: bool) -> Result:
        """Read whether somebody is at a place; at none that is said, whether anywhere."""
        if place in self.table.it and self.mentions.places:
            place = split_words(self.site.entities[self.mentions.places[0]].name)
        if place in (('here',), ('home',)) or not place:
            area = self.situation.area if place == ('here',) else None
            if area is not None:
                return self.somebody(((area,),), nobody)
            return self.nobody_anywhere() if nobody else self.somebody((tuple(self.site.areas),))
        if place in self.table.there and (spoken := self.spoken_area()):
            return self.somebody((spoken,), nobody)
        rooms = self.rooms(place)
        if rooms is None:
            return self.named_presence(place, nobody)
        if nobody or rooms.how != 'none':  # nobody in the one or the other is nobody in both
            return self.somebody(rooms.groups, nobody, 'all' if nobody else rooms.how)
        return self.somebody(rooms.groups, True)

    def emptiness(self, words: Words) -> Result | None:
        """Read 'the hall is empty' and 'neither the hall nor the kitchen is occupied'."""
        if words[-1] not in EMPTY | OCCUPIED:
            return None
        at = len(words) - 1
        while at > 1 and words[at] not in _BECOMES and words[at - 1] in _BEFORE:
            at -= 1
        rooms = self.rooms(words[:at]) if words[at] in _BECOMES else None
        if rooms is None:
            return None
        negative = any(w in NOT for w in words[at:]) != (rooms.how == 'none')
        nobody = (words[-1] in EMPTY) != negative
        return self.somebody(rooms.groups, nobody, 'any' if rooms.how == 'any' else 'all')

    def somebody(
        self, groups: tuple[tuple[str, ...], ...], nobody: bool = False, how: How = 'all'
    ) -> Result:
        """Return that somebody is in each of the groups of rooms, or in any; or else nobody.

        That nobody is there needs a sensor in each room, that somebody is there one at all.
        """
        each: list[Condition] = []
        used: list[str] = []
        for group in groups:
            sensors = [d.id for d in self.people_sensors() if d.area in group]
            told = {self.site.devices[i].area for i in sensors}
            blind = [a for a in group if a not in told] if nobody or not sensors else []
            if blind:
                return self.unnoticed(blind)
            used += sensors
            each.append(self.sensed(tuple(sensors), nobody).condition)
        areas = {a for group in groups for a in group}
        mentions = self.mentions.with_place(areas.pop()) if len(areas) == 1 else self.mentions
        return Read(any_of(each) if how == 'any' else all_of(each), mentions)

    def nobody_anywhere(self) -> Result:
        """Return that nobody is in, if that can be told: of every room, or of the whole."""
        whole = [d.id for d in self.people_sensors() if d.area is None]
        if whole:
            return self.sensed(tuple(whole), True)
        return self.somebody((tuple(self.site.areas),), True)

    def people_sensors(self) -> list[Device]:
        """Return what notices people; what notices goods says nothing about them."""
        return [
            d
            for d in self.site.devices.values()
            if d.device_class in PRESENCE and d.kind == SENSOR and not self.notices_goods(d)
        ]

    def notices_goods(self, device: Device) -> bool:
        """Tell whether it is called after the things that it notices: a part sensor."""
        things = {t for o in self.site.objects.values() for t in tokens(split_words(o.name))}
        return bool((things | _GOODS) & set(tokens(split_words(device.name))))

    def unnoticed(self, areas: list[str]) -> Problem:
        """Say that nothing notices people in some rooms."""
        where = ' or '.join(name_words(a, self.site) for a in areas[:3])
        return Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            because=self.said,
            came=self.said,
            message=f"Nothing notices people or motion in {where} ('{self.said}').",
        )

    def spoken_area(self) -> tuple[str, ...]:
        """Return the area of the place that was spoken of last, for 'there'."""
        for place in (*self.mentions.places, *self.situation.before.places)[:1]:
            area = self.site.entities[place].area
            return (place,) if place in self.site.areas else (area,) if area else ()
        return ()

    def named_presence(self, place: Words, negative: bool) -> Result:
        found = self.targets.resolve(
            ' '.join(place),
            Wanted(
                frozenset({EntityType.DEVICE}),
                able=self.is_presence,
                ability='motion sensor',
                slot=f'presence:{self.said}',
            ),
            self.situation,
            self.mentions,
        )
        if isinstance(found, Found):
            return self.sensed(found.ids, negative)
        return Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            because=self.said,
            came=' '.join(place),
            message=f"Nothing notices people or motion at '{' '.join(place)}'.",
        )

    def is_presence(self, entity_id: str) -> bool:
        device = self.site.devices.get(entity_id)
        return device is not None and device.device_class in (*PRESENCE, 'bell', 'doorbell')


_SEEN = frozenset({
    'detected', 'seen', 'sensed', 'any', 'present', 'motion', 'still', 'already', 'now', 'about',
    'around', 'working', 'moving', 'walking', 'standing', 'currently', 'left',
})  # fmt: skip
"""Said of people and motion somewhere."""
_BECOMES = frozenset({'is', 'are', 'gets', 'get', 'becomes', 'become', 'was', 'were'})
_BEFORE = _BECOMES | AUXILIARIES | NOT
_GOODS = frozenset(tokens((
    'part', 'product', 'piece', 'item', 'box', 'carton', 'pallet', 'parcel', 'package', 'letter',
    'mail', 'crate', 'bin', 'tray', 'material', 'object', 'load', 'jam', 'car', 'vehicle',
    'truck', 'lorry', 'train', 'pet', 'cat', 'dog',
)))  # fmt: skip


def _leaves(words: Words) -> bool:
    """Tell whether it is said that somebody leaves a place; 'anyone left in the hall' stays."""
    return any(
        w in ('leaves', 'leave')
        or (
            w == 'left'
            and words[at - 1] not in ('is', 'are')
            and words[at + 1 : at + 2] not in (('in',), ('at',))
        )
        for at, w in enumerate(words[:4])
    )
