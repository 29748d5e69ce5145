"""What a clause says of its subject, as a condition."""

from dataclasses import dataclass, replace
from itertools import pairwise

from llm_bridge.graph.condition import AllOf, AnyOf, Compare, Condition, Not
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import number as finite
from llm_bridge.graph.wording import name_words
from llm_bridge.language.clause_deeds import deeds
from llm_bridge.language.clause_rooms import Rooms, rooms_named
from llm_bridge.language.clause_words import owner, TO_PLACE, without_article, Words
from llm_bridge.language.grounding_nouns import is_whole
from llm_bridge.language.grounding_targets import Targets
from llm_bridge.language.phrase_words import phrase_words
from llm_bridge.language.situation import (
    ALL,
    Choice,
    Found,
    Mentions,
    Question,
    Situation,
    Wanted,
)
from llm_bridge.language.spelling import tokens
from llm_bridge.language.state_words import (
    any_of,
    CLASS_OF,
    measured_class,
    Op,
    SENSOR,
    StateWords,
)
from llm_bridge.language.words import words as split_words
from llm_bridge.site.entity import EntityType, Place, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Effect

_REACHES = frozenset({'reaches', 'hits', 'reach', 'reached'})
_GETS = frozenset({'gets', 'get', 'goes', 'comes'})
_RISES = frozenset({'rises', 'rise', 'climbs', 'climb', 'risen'})
_FALLS = frozenset({'falls', 'fall', 'drops', 'drop', 'sinks', 'dropped', 'fallen'})


@dataclass(frozen=True)
class Read:
    """A condition, and what was spoken of in it."""

    condition: Condition
    mentions: Mentions


Result = Read | Question | Problem


class StatementReader:
    """Reads what is said of a subject: its state, a number, where it is, what it holds."""

    def __init__(
        self, site: Site, targets: Targets, situation: Situation, mentions: Mentions, said: str
    ) -> None:
        """Prepare to read; `said` is the clause as it was said."""
        self.site = site
        self.targets = targets
        self.situation = situation
        self.mentions = mentions
        self.said = said
        self.table = phrase_words(situation.language)
        self.states = StateWords(site, situation.language)

    def in_state(self, subject: Words, said: str, negative: bool) -> Result | None:
        everything = self.quantity(subject)[2][:1] == ('everything',)

        def able(entity_id: str) -> bool:
            if everything and self.states.only_senses(entity_id, said):
                return False
            return self.states.condition(entity_id, said) is not None

        if not any(able(i) for i in self.site.entities):
            return None
        if any(w in _STATES and behind in self.table.and_ for w, behind in pairwise(subject)):
            return None  # 'the fan off and the lamp' are not both of that state
        rooms = self.rooms(subject)
        if rooms is not None:
            return self.rooms_in_state(rooms, said, negative)
        return self.each(
            subject,
            able,
            f"state '{said}'",
            lambda i: self.states.condition(i, said),
            negative,
        )

    def in_state_somewhere(self, subject: Words, rest: Words, negative: bool) -> Result | None:
        """Read 'a light is on in the kitchen'."""
        said, place = self.place_behind(rest)
        if place is None or len(said) == len(rest) or not said:
            return None
        tail = rest[len(said) :]
        if tail[0] not in TO_PLACE:
            tail = ('in', *tail)
        return self.in_state((*subject, *tail), ' '.join(said), negative)

    def each(
        self,
        subject: Words,
        able: object,
        ability: str,
        make: object,
        negative: bool,
    ) -> Result | None:
        """Read what is said of each of some things."""
        none, any_, words = self.quantity(subject)
        found = self.subject(words, able, ability)
        if not isinstance(found, Found):
            return found
        conditions = [c for i in found.ids if (c := make(i)) is not None]  # type: ignore[operator]
        if not conditions:
            return None
        if negative != none:
            conditions = [negation(c) for c in conditions]
        condition = any_of(conditions) if any_ and not none else all_of(conditions)
        spoken_of = self.mentions.with_either if any_ and not none else self.mentions.with_things
        return Read(condition, spoken_of(found.ids))

    def rooms(self, words: Words) -> Rooms | None:
        """Return the rooms that are all that the words name, where nothing else is called so."""
        devices = self.targets.index.exact(without_article(words, self.table.articles))
        if any(i in self.site.devices for i in devices):
            return None
        return rooms_named(words, self.targets, self.situation)

    def rooms_in_state(self, rooms: Rooms, said: str, negative: bool) -> Result | None:
        """Read 'line one is stopped': its belt is, whatever its lights."""
        each: list[Condition] = []
        told: list[str] = []
        for group in rooms.groups:
            able = [
                i
                for i, d in self.site.devices.items()
                if d.area in group and self.states.condition(i, said) is not None
            ]
            ids = self.states.of_room(tuple(able), said)
            found = [c for i in ids if (c := self.states.condition(i, said)) is not None]
            if not found:
                return None
            denied = negative != (rooms.how == 'none')
            each.append(all_of([negation(c) if denied else c for c in found]))
            told += ids
        either = rooms.how == 'any'
        spoken_of = self.mentions.with_either if either else self.mentions.with_things
        return Read(any_of(each) if either else all_of(_flat(each)), spoken_of(tuple(told)))

    def quantity(self, subject: Words) -> tuple[bool, bool, Words]:
        """Return whether none is meant, whether any is, and the subject without that word."""
        none, any_, words = self.quantified(subject)
        if any(w in self.table.or_ for w in words[1:-1]):  # 'the tv or the radio is on'
            words = tuple('and' if w in self.table.or_ else w for w in words if w != 'all')
            any_ = not none
        return none, any_, words

    def quantified(self, subject: Words) -> tuple[bool, bool, Words]:
        rest = subject
        if rest[:1] == ('both',) and len(rest) > 1:
            return False, False, rest
        if rest[:2] in (('no', 'one'),):
            return True, False, rest[2:]
        if rest[:1] in (('no',), ('none',), ('neither',)):
            rest = rest[1:]
            rest = rest[2:] if rest[:2] == ('of', 'the') else rest
            return True, False, ('all', *rest) if rest else rest
        for any_word in (
            ('any', 'of', 'the'),
            ('one', 'of', 'the'),
            ('either', 'of', 'the'),
            ('any',),
            ('either',),
            ('a',),
            ('an',),
            ('some',),
            ('at', 'least', 'one'),
            ('one',),
        ):
            if rest[: len(any_word)] == any_word and len(rest) > len(any_word):
                return False, True, ('all', *rest[len(any_word) :])
        if rest in (('anything',), ('something',)):
            return False, True, ('everything',)
        if rest == ('nothing',):
            return True, False, ('everything',)
        if rest[:1] == ('anything',) or rest[:1] == ('something',):
            return False, True, ('everything', *rest[1:])
        if rest[:1] == ('nothing',):
            return True, False, ('everything', *rest[1:])
        return False, False, rest

    def subject(self, words: Words, able: object, ability: str) -> Found | Question | Problem:
        slot = f'subject:{" ".join(words)}'
        decided = self.situation.decided.get(slot)
        if decided and all(d in self.site.entities for d in decided):
            return Found(tuple(decided))
        words = self.every(words)
        types = (
            frozenset({EntityType.DEVICE})
            if words[:1] == ('everything',) and ability not in _OF_ROBOTS
            else frozenset({EntityType.DEVICE, EntityType.ROBOT})
        )
        found = self.targets.resolve(
            ' '.join(words),
            Wanted(types, able=able, ability=ability, slot=slot),  # type: ignore[arg-type]
            self.situation,
            self.mentions,
        )
        if isinstance(found, Question) and any(c.value == ALL for c in found.choices):
            # 'when the lights are off': watching all of them does nothing to any
            ids = tuple(c.value for c in found.choices if c.value != ALL)
            return Found(ids, plural=True)
        if isinstance(found, Problem) and found.code is not ProblemCode.TOO_MANY_TARGETS:
            return self.sensor_named(words, able) or found
        return found

    def sensor_named(self, words: Words, able: object) -> Found | None:
        """Return the one sensor called after a thing, where that itself tells no such thing.

        'When the front door opens', where a lock is called so and a sensor tells that it is open.
        """
        bare = without_article(words, self.table.articles)
        sensors = tuple(
            i
            for i, _ in self.targets.index.covered(bare)
            if (d := self.site.devices.get(i)) is not None
            and d.kind in (SENSOR, 'sensor')
            and any(set(tokens(bare)) <= name for name in self.targets.index.named[i].names)
            and able(i)  # type: ignore[operator]
        )
        return Found(sensors, 0.85, 'sensor') if len(sensors) == 1 else None

    def every(self, words: Words) -> Words:
        """Return 'every light' for 'all light', which 'any light' and 'no light' come to."""
        if (
            words[:1] == ('all',)
            and len(words) > 1
            and words[1:] not in self.table.everything
            and not self.targets.index.is_plural(words[1:])
        ):
            return ('every', *words[1:])
        return words

    def number(self, subject: Words, verb: str, rest: Words, negative: bool) -> Result | None:
        if 'only' in rest:  # 'the only one that is on'
            return None
        reaching = reaches(verb, rest)
        if verb == 'exceeds':
            rest = ('above', *rest)
        elif verb in _REACHES:
            # the direction is not said: both a rise and a fall can end there
            rest = ('exactly', *rest) if rest[:1] != ('at',) else rest
        elif verb == 'passes':
            return None
        if (
            not rest
            or self.targets.area_of(rest[1:], self.situation)
            or not any(c.isdigit() for t in tokens(rest) for c in t)
            and not any(w in ('half', 'max', 'full', 'maximum', 'quarter') for w in rest)
        ):
            return None
        asked, of = self.asked(subject)
        there = self.targets.area_of(of, self.situation) if of else ()
        if asked is not None and there:
            told = self.measured(asked, there, rest, verb if reaching else '')
            if isinstance(told, Read):
                return negated(told) if negative else told
        number, place = self.place_behind(rest) if not of else (rest, None)
        if asked is not None and not of:
            named = self.targets.index.exact(without_article(subject, self.table.articles))
            if not any(
                self.states.number_attribute(i, asked, None)
                for i in named
                if i in self.site.devices
            ):
                result = self.measured(asked, place, number, verb if reaching else '')
                return negated(result) if negative and result is not None else result
            of = subject
        if asked is None and {'percent', '%'}.isdisjoint(rest):
            areas = self.targets.area_of(subject, self.situation)
            warm = self.measured('temperature', areas, number) if areas else None
            if isinstance(warm, Read):  # a room has no number but how warm it is
                return negated(warm) if negative else warm
        who = of or subject

        def make(entity_id: str) -> Condition | None:
            found = self.states.comparison(entity_id, asked, number)
            return found if not reaching else self.on_the_way(found, verb)

        if not any(make(i) for i in (*self.site.devices, *self.site.robots)):
            return None
        ability = asked or ('measured value' if reaching else 'number like that')
        result = self.each(who, lambda i: make(i) is not None, ability, make, negative)
        if isinstance(result, Problem) and asked is not None:
            areas = self.targets.area_of(of, self.situation)
            if areas:
                return self.measured(asked, areas, number, verb if reaching else '')
            meter = self.meter_named(asked, of)
            condition = make(meter) if meter is not None else None
            if meter is not None and condition is not None:
                return Read(condition, self.mentions.with_things((meter,)))
        return result

    def on_the_way(self, found: Condition | None, verb: str) -> Condition | None:
        """Return what is reached from where it is now; nothing gets to what it is only set to."""
        if not isinstance(found, Compare) or found.op != 'eq':
            return found
        if found.attribute.startswith('target_'):
            return None
        now = finite(self.situation.world.get(found.entity, found.attribute))
        goal = finite(found.value)
        up = verb in _RISES
        if not up and verb not in _FALLS:
            if verb == 'reached' or now is None or goal is None or now == goal:
                return found
            up = now < goal
        return found.model_copy(update={'op': 'ge' if up else 'le'})

    def asked(self, subject: Words) -> tuple[str | None, Words]:
        """Part 'the brightness of the lamp' into what is asked for and of what."""
        words = without_article(subject, self.table.articles)
        for length in (2, 1):
            name = ' '.join(words[:length])
            if self.states.is_number(name) and len(words) >= length:
                rest = words[length:]
                if not rest:
                    return name, ()
                if rest[0] in ('of', 'in', 'at', 'on', 'for', 'from'):
                    return name, rest[1:]
            tail = ' '.join(words[-length:])
            if self.states.is_number(tail) and len(words) > length:
                owner = words[:-length]
                return tail, tuple(w.removesuffix("'s").removesuffix('’s') for w in owner)
        return None, ()

    def location(self, subject: Words, verb: str, rest: Words, negative: bool) -> Result | None:
        place = rest
        if place[:1] == ('back',):
            place = place[1:]
        going = verb in ('leaves', 'left', 'leave')
        if (
            not place
            and self.mentions.places
            and (going or verb in ('arrives', 'arrive', 'arrived'))
        ):
            name = split_words(self.site.entities[self.mentions.places[0]].name)
            return self.location(subject, verb if going else 'reaches', name, negative)
        moves = verb in (
            'reaches',
            'reached',
            'reach',
            'enters',
            'entered',
            'enter',
            'hits',
            'leaves',
            'left',
            'leave',
        )
        if going:
            negative = not negative
        if place[:1] and place[0] in TO_PLACE:
            place = place[1:]
        elif place[:2] in (('out', 'of'), ('away', 'from')):
            place, negative = place[2:], not negative
        elif not moves and place[:1] not in (('here',), ('there',)):
            return None
        if not place or subject[0] in ('anything', 'something', 'nothing', 'everything'):
            return None
        if 'not' in place:  # 'in the hall and not in the kitchen' are two places
            return None
        none, any_, who = self.quantity(subject)
        if going and any_:
            who = who[1:]  # which one leaves: those that are not there have not left
        robots = self.robots(who)
        if not isinstance(robots, Found):
            if isinstance(robots, Question) and subject not in self.table.it:
                return robots
            return None
        spot = self.spot(place)
        if not isinstance(spot, Found):
            return spot
        attribute = 'place' if isinstance(self.site.entities[spot.ids[0]], Place) else 'area'
        away = negative != none
        each: list[Condition] = [
            Compare(entity=r, attribute=attribute, op='ne' if away else 'eq', value=spot.ids[0])
            for r in robots.ids
            if isinstance(self.site.entities[r], Robot)
        ]
        condition = any_of(each) if any_ and not none else all_of(each)
        return Read(condition, self.mentions.with_things(robots.ids).with_place(spot.ids[0]))

    def spot(self, words: Words) -> Found | Question | Problem:
        said = ' '.join(words)
        return self.targets.resolve(
            said,
            Wanted(
                frozenset({EntityType.AREA, EntityType.PLACE}),
                one=True,
                what='place',
                slot=f'place:{said}',
            ),
            self.situation,
            self.mentions,
        )

    def deed(self, subject: Words, verb: str, rest: Words, negative: bool) -> Result | None:
        """Read 'Dusty has cleaned room 103' by what the robot tells of it."""
        done = {
            r: found
            for r, robot in self.site.robots.items()
            if (found := tuple(deeds(robot, (verb, *rest), self.site)))
        }
        robots = self.robots(subject) if done else None
        if not isinstance(robots, Found):
            return None
        each: list[Condition] = []
        mentions = self.mentions.with_things(robots.ids)
        for robot in robots.ids:
            for told, of in done.get(robot, ()):
                value = self.deed_value(robot, told, of)
                if value is not None:
                    op: Op = 'ne' if negative else 'eq'
                    each.append(
                        Compare(entity=robot, attribute=told.attribute, op=op, value=value)
                    )
                    mentions = mentions.with_place(value) if of else mentions
                    break
        return Read(all_of(each), mentions) if len(each) == len(robots.ids) else None

    def part_of(self, subject: Words, verb: str, rest: Words, negative: bool) -> Result | None:
        """Read "Ada's gripper is open" by what she tells of it."""
        said = ' '.join(rest)
        found: list[Compare] = []
        for entity in (*self.site.robots, *self.site.devices):
            for attribute, values in self.states.own_values(entity).items():
                whose = owner(subject, split_words(attribute.replace('_', ' ')))
                if said not in values or whose is None:
                    continue
                bare = without_article(whose, self.table.articles)
                if whose and entity not in self.targets.index.exact(bare):
                    continue
                things = self.site.devices | self.site.robots
                if not whose and any(i in things for i in self.targets.index.exact(subject)):
                    continue
                op: Op = 'ne' if negative else 'eq'
                found.append(Compare(entity=entity, attribute=attribute, op=op, value=said))
        if len(found) != 1:
            return None
        return Read(found[0], self.mentions.with_things((found[0].entity,)))

    def deed_value(self, robot: str, told: Effect, of: Words) -> str | None:
        """Return what the robot tells once it was done to that; None: not with those words."""
        if not isinstance(told.value, str):
            return None
        if not told.value.startswith('$'):
            return told.value if not of else None
        skills = [s for s in self.site.skills_of(robot).values() if told in s.effects]
        arg = skills[0].arg(told.value[1:]) if skills else None
        if arg is None or arg.type is not ArgType.PLACE:
            return None
        if not of:
            return arg.default if isinstance(arg.default, str) else None
        at = next((n for n, w in enumerate(of) if w in TO_PLACE or w == 'from'), -1)
        for words in (of, of[at + 1 :]):  # 'the guest to the spa'
            found = self.spot(words) if words else None
            if isinstance(found, Found):
                return found.ids[0]
        return None

    def robots(self, subject: Words) -> Found | Question | Problem:
        said = ' '.join(self.every(subject))
        return self.targets.resolve(
            said,
            Wanted(frozenset({EntityType.ROBOT}), slot=f'subject:{said}', what='robot'),
            self.situation,
            self.mentions,
        )

    def holding(self, subject: Words, verb: str, rest: Words, negative: bool) -> Result | None:
        if rest[:1] in (('holding',), ('carrying',)):
            rest = rest[1:]
        elif verb not in ('has', 'have', 'holds', 'carries', 'got', 'hold', 'carry'):
            return None
        if not rest:
            return None
        robots = self.robots(subject)
        if not isinstance(robots, Found):
            return robots if isinstance(robots, Question) else None
        if rest in (('nothing',), ('anything',), ('something',)):
            value, negative = '', (rest != ('nothing',)) != negative
            if rest == ('anything',) and not negative:
                value = ''
        else:
            thing = self.targets.resolve(
                ' '.join(rest),
                Wanted(
                    frozenset({EntityType.OBJECT}),
                    one=True,
                    what='thing',
                    slot=f'object:{" ".join(rest)}',
                ),
                self.situation,
                self.mentions,
            )
            if not isinstance(thing, Found):
                return thing
            value = thing.ids[0]
        each: list[Condition] = [
            Compare(entity=r, attribute='holding', op='ne' if negative else 'eq', value=value)
            for r in robots.ids
        ]
        spoken_of = self.mentions.with_things(robots.ids)
        return Read(all_of(each), spoken_of.with_things((value,)) if value else spoken_of)

    def place_behind(self, words: Words) -> tuple[Words, tuple[str, ...] | None]:
        """Part a place off the end of the words."""
        for here in (('in', 'here'), ('here',)):
            if words[-len(here) :] == here and len(words) > len(here):
                area = self.situation.area
                return words[: -len(here)], (area,) if area else None
        for at in range(1, len(words)):
            if words[at] in ('in', 'at', 'on', 'inside', 'of') and words[at + 1 : at + 2] not in (
                ('in',),
                ('at',),
                ('inside',),
            ):
                areas = self.targets.area_of(words[at + 1 :], self.situation)
                if areas:
                    return words[:at], areas
                if words[at] != 'of' and is_whole(words[at + 1 :], self.table, self.targets.index):
                    return words[:at], None
        for at in range(1, len(words)):
            areas = self.targets.index.areas_called(words[at:])
            if areas:
                return words[:at], areas
        return words, None

    def measured(
        self, asked: str, place: tuple[str, ...] | None, words: Words, reached_by: str = ''
    ) -> Result | None:
        """Read a number asked of whatever measures it there; `reached_by` is the verb if any."""
        meters = self.meters(asked, place)
        if isinstance(meters, Problem | Question):
            return meters
        condition = self.states.comparison(meters, asked, words)
        if reached_by:
            condition = self.on_the_way(condition, reached_by)
        if condition is None:
            return None
        return Read(condition, self.mentions.with_things((meters,)))

    def meters(self, asked: str, place: tuple[str, ...] | None) -> str | Problem | Question:
        """Return the one thing that measures what is asked for, at the place."""
        sort = CLASS_OF.get(asked)
        sensors = [d for d in self.site.devices.values() if sort and measured_class(d) == sort]
        others = [
            d
            for d in self.site.devices.values()
            if d not in sensors
            and d.kind != 'light'
            and self.states.number_attribute(d.id, asked, None) is not None
            and d.device_class in (None, sort)
            and 'current' in (self.states.number_attribute(d.id, asked, None) or '')
        ]
        for group in (sensors, others):
            for where in (
                (place,)
                if place is not None
                else (((self.situation.area,) if self.situation.area else ()), None)
            ):
                near = [d for d in group if where is None or d.area in where]
                if len(near) == 1:
                    return near[0].id
                if len(near) > 1:
                    slot = f'measure:{asked}:{self.said}'
                    decided = self.situation.decided.get(slot)
                    if decided and decided[0] in self.site.devices:
                        return decided[0]
                    return Question(
                        text=f'The {asked} of what: {" or ".join(d.name for d in near[:6])}?',
                        slot=slot,
                        choices=tuple(Choice(d.id, d.name) for d in near[:12]),
                    )
        own = self.own_meters(asked, place)
        if own is not None:
            return own
        named = ' and '.join(name_words(a, self.site) for a in place or ())
        where_words = f' in {named}' if place else ''
        return Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            because=self.said,
            came=asked,
            message=f'Nothing measures the {asked}{where_words}.',
        )

    def meter_named(self, asked: str, words: Words) -> str | None:
        """Return the one sensor of what is asked for that is called after the thing it is in."""
        sort = CLASS_OF.get(asked)

        def measures(entity_id: str) -> bool:
            device = self.site.devices.get(entity_id)
            return sort is not None and device is not None and measured_class(device) == sort

        found = self.sensor_named(words, measures) if words else None
        return found.ids[0] if found is not None else None

    def own_meters(self, asked: str, place: tuple[str, ...] | None) -> str | Question | None:
        """Return the one thing that tells such a number of itself: 'the battery', 'the level'.

        What is measured of the air is never taken from a thing of its own.
        """
        if asked in CLASS_OF and CLASS_OF[asked] != 'battery':
            return None
        near = [
            entity
            for entity in (*self.site.robots.values(), *self.site.devices.values())
            if asked.replace(' ', '_') in self.states.attributes(entity.id)
            and self.states.number_attribute(entity.id, asked, None) is not None
            and (place is None or entity.area in place)
        ]
        spoken = [e for e in near if self.mentions.robots[:1] == (e.id,)]
        near = spoken or near
        slot = f'measure:{asked}:{self.said}'
        decided = self.situation.decided.get(slot)
        if decided and decided[0] in self.site.entities:
            return decided[0]
        if len(near) < 2:
            return near[0].id if near else None
        return Question(
            text=f'The {asked} of what: {" or ".join(e.name for e in near[:6])}?',
            slot=slot,
            choices=tuple(Choice(e.id, e.name) for e in near[:12]),
        )


def reaches(verb: str, rest: Words) -> bool:
    """Tell whether the verb says that a number is come to: 'gets to 60', 'reaches 60'."""
    return verb in _REACHES or (rest[:1] == ('to',) and verb in _GETS | _RISES | _FALLS)


_OF_ROBOTS = frozenset(f"state '{said}'" for said in ('moving', 'driving', 'docked', 'charging'))
"""Of these everything is also every robot."""
_STATES = frozenset({'on', 'off', 'open', 'closed', 'shut', 'locked', 'unlocked', 'running',
                     'stopped', 'docked'})  # fmt: skip


def all_of(conditions: list[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else AllOf(all=tuple(conditions))


def _flat(conditions: list[Condition]) -> list[Condition]:
    return [p for c in conditions for p in (c.all if isinstance(c, AllOf) else (c,))]


def comparisons(condition: Condition) -> list[Compare]:
    """Return all that a condition compares, whether it is to hold or not."""
    match condition:
        case Compare():
            return [condition]
        case AllOf():
            return [c for part in condition.all for c in comparisons(part)]
        case AnyOf():
            return [c for part in condition.any for c in comparisons(part)]
        case Not():
            return comparisons(condition.not_)
    return []


def negation(condition: Condition) -> Condition:
    return Not.model_validate({'not': condition})


def negated(result: Result | None) -> Result | None:
    if isinstance(result, Read):
        return replace(result, condition=negation(result.condition))
    return result
