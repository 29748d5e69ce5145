"""What a clause says of its subject, as a condition."""

from itertools import pairwise

from llm_bridge.graph.condition import Compare, Condition
from llm_bridge.language.clauses.deeds import deeds
from llm_bridge.language.clauses.numbers import NumberReader
from llm_bridge.language.clauses.results import all_of, flat, negation, Read, Result
from llm_bridge.language.clauses.rooms import Rooms, rooms_named
from llm_bridge.language.clauses.words import owner, TO_PLACE, without_article, Words
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Found, Question, Wanted
from llm_bridge.language.things.state_words import any_of, Op, SENSOR
from llm_bridge.site.entity import EntityType, Place, Robot
from llm_bridge.site.skill import ArgType, Effect

_STATES = frozenset({'on', 'off', 'open', 'closed', 'shut', 'locked', 'unlocked', 'running',
                     'stopped', 'docked'})  # fmt: skip


class StatementReader(NumberReader):
    """Reads what is said of a subject: its state, where it is, what it does and holds."""

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

    def rooms(self, words: Words) -> Rooms | None:
        """Return the rooms that are all that the words name, where nothing else is called so."""
        devices = self.targets.index.exact(without_article(words, self.table.articles))
        if any(i in self.site.devices for i in devices):
            return None
        noun = self.quantity(words)[2]
        noun = without_article(noun[1:] if noun[:1] == ('all',) else noun, self.table.articles)
        if any(i in self.site.devices for i in self.targets.index.of_sort(noun)):
            return None  # 'any of the tanks', where a hall is called after them too
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
        return Read(any_of(each) if either else all_of(flat(each)), spoken_of(tuple(told)))

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
        noticing = self.noticed(who, spot.ids[0])
        if noticing:
            return self.sensed(noticing, negative != none)
        attribute = 'place' if isinstance(self.site.entities[spot.ids[0]], Place) else 'area'
        away = negative != none
        each: list[Condition] = [
            Compare(entity=r, attribute=attribute, op='ne' if away else 'eq', value=spot.ids[0])
            for r in robots.ids
            if isinstance(self.site.entities[r], Robot)
        ]
        condition = any_of(each) if any_ and not none else all_of(each)
        return Read(condition, self.mentions.with_things(robots.ids).with_place(spot.ids[0]))

    def noticed(self, who: Words, spot: str) -> tuple[str, ...]:
        """Return the sensors there that are called after what no robot is called just so.

        'A truck is at the dock', where there are a truck sensor and a fork lift truck.
        """
        bare = without_article(who, self.table.articles | {'any', 'no', 'all', 'another', 'next'})
        if self.targets.index.exact(bare):
            return ()
        there = {spot, self.site.entities[spot].area}
        return tuple(
            i
            for i, _ in self.targets.index.covered(bare)
            if (d := self.site.devices.get(i)) is not None and d.kind == SENSOR and d.area in there
        )

    def sensed(self, ids: tuple[str, ...], negative: bool) -> Read:
        each: list[Condition] = [Compare(entity=i, value='off' if negative else 'on') for i in ids]
        condition = all_of(each) if negative else any_of(each)
        areas = {self.site.entities[i].area for i in ids}
        area = areas.pop() if len(areas) == 1 else None
        # who or what is there was spoken of, and where, but not what senses it
        return Read(condition, self.mentions.with_place(area) if area else self.mentions)

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
