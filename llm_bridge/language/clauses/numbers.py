"""What a clause says in numbers: 'when the tank is above 80 percent'."""

from collections.abc import Iterator

from llm_bridge.graph.condition import Compare, Condition
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.truth import number as finite
from llm_bridge.graph.wording import name_words
from llm_bridge.language.clauses.results import comes_from_below, negated, Read, Result
from llm_bridge.language.clauses.subjects import SubjectReader
from llm_bridge.language.clauses.words import without_article, Words
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.things.situation import Choice, Question
from llm_bridge.language.things.state_words import CLASS_OF, measured_class

_REACHES = frozenset({'reaches', 'hits', 'reach', 'reached'})
_GETS = frozenset({'gets', 'get', 'goes', 'comes'})
_RISES = frozenset({'rises', 'rise', 'climbs', 'climb', 'risen'})
_OTHER_WAY = {'gt': 'lt', 'lt': 'gt', 'ge': 'le', 'le': 'ge'}
_COUNTED = frozenset({'level', 'speed', 'position', *CLASS_OF})
"""What may be told of a part."""
_FALLS = frozenset({'falls', 'fall', 'drops', 'drop', 'sinks', 'dropped', 'fallen'})


class NumberReader(SubjectReader):
    """Reads what is said of a subject in numbers."""

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
        if asked is None:
            areas = self.targets.area_of(subject, self.situation)
            shares = not {'percent', '%'}.isdisjoint(rest)
            warm = self.measured('temperature', areas, number) if areas and not shares else None
            if isinstance(warm, Read):  # a room has no number but how warm it is
                return negated(warm) if negative else warm
            part = self.number_of_a_part(subject, rest, verb if reaching else '')
            if part is not None:
                return negated(part) if negative else part
        who = of or subject
        filling = number[-1:] == ('full',) and len(number) > 1
        shut = number[-1:] in (('closed',), ('shut',)) and len(number) > 1
        number = number[:-1] if filling or shut else number

        def make(entity_id: str) -> Condition | None:
            found = self.states.comparison(entity_id, asked, number)
            found = _how_far_open(found) if shut else found
            if filling:
                return self.filled(found)
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
        """Return what is reached from where it is now, and from below where that is not known.

        Nothing gets to what it is only set to.
        """
        if not isinstance(found, Compare) or found.op != 'eq':
            return found
        if found.attribute.startswith('target_'):
            return None
        now = finite(self.situation.world.get(found.entity, found.attribute))
        goal = finite(found.value)
        up = verb in _RISES
        if not up and verb not in _FALLS:
            if verb == 'reached' or goal is None or now == goal:
                return found
            up = comes_from_below(now, goal)
        return found.model_copy(update={'op': 'ge' if up else 'le'})

    def filled(self, found: Condition | None) -> Condition | None:
        """Return '90 percent full' as that much or more, unless there is more in it now."""
        if not isinstance(found, Compare) or found.op != 'eq':
            return found
        now = finite(self.situation.world.get(found.entity, found.attribute))
        goal = finite(found.value)
        is_more = now is not None and goal is not None and now > goal
        return found.model_copy(update={'op': 'le' if is_more else 'ge'})

    def number_of_a_part(
        self, subject: Words, number: Words, reached_by: str
    ) -> Read | Question | None:
        """Read 'the soldering tip is at 350' by the one tip of which a temperature is told."""
        words = without_article(subject, self.table.articles)
        if self.targets.index.exact(words):
            return None
        telling: dict[str, Condition] = {}
        for entity in (*self.site.robots, *self.site.devices):
            for attribute in self.parts_named(entity, words):
                found = self.states.comparison(entity, attribute, number)
                found = self.on_the_way(found, reached_by) if reached_by else found
                if found is not None:
                    telling.setdefault(entity, found)
        spoken = [i for ids in self.mentions.things[:1] for i in ids if i in telling]
        slot = f'measure:{" ".join(words)}:{self.said}'
        decided = [i for i in self.situation.decided.get(slot) or () if i in telling]
        ids = decided[:1] or (spoken if len(spoken) == 1 else [*telling])
        if len(ids) > 1:
            names = {i: self.site.entities[i].name for i in ids}
            return Question(
                text=f"'{' '.join(words)}' of what: {' or '.join([*names.values()][:6])}?",
                slot=slot,
                choices=tuple(Choice(i, name) for i, name in [*names.items()][:12]),
            )
        return Read(telling[ids[0]], self.mentions.with_things((ids[0],))) if ids else None

    def parts_named(self, entity: str, words: Words) -> Iterator[str]:
        """Yield the numbers of a thing that are of its part called so: its 'tip temperature'."""
        named = self.targets.index.named.get(entity)
        if named is None:
            return
        for attribute in self.states.own_numbers(entity):
            told = tuple(attribute.split('_'))
            size = len(told) - 1
            if size < 1 or told[-1] not in _COUNTED or words[-size:] != told[:-1]:
                continue
            owner = {*tokens(w.removesuffix("'s") for w in words[:-size])}
            if not owner or any(owner <= name for name in named.names):
                yield ' '.join(told)

    def asked(self, subject: Words) -> tuple[str | None, Words]:
        """Part 'the brightness of the lamp' into what is asked for and of what."""
        if subject[:1] == ('its',) and self.states.is_number(' '.join(subject[1:])):
            return ' '.join(subject[1:]), ('it',)
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


def _how_far_open(found: Condition | None) -> Condition | None:
    """Return 'more than 70 percent closed' as a position below 30, which is how far it is open."""
    share = finite(found.value) if isinstance(found, Compare) else None
    if not isinstance(found, Compare) or found.attribute != 'position' or share is None:
        return None
    op = _OTHER_WAY.get(found.op, found.op)
    return found.model_copy(update={'op': op, 'value': round(100.0 - share, 9)})


def reaches(verb: str, rest: Words) -> bool:
    """Tell whether the verb says that a number is come to: 'gets to 60', 'reaches 60'."""
    return verb in _REACHES or (rest[:1] == ('to',) and verb in _GETS | _RISES | _FALLS)
