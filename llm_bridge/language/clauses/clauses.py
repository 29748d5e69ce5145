"""Clauses to conditions: 'the vacuum is docked', 'the temperature drops below 18', '7 pm'."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Condition, Not
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import name_words
from llm_bridge.language.clauses.addressed import named, says_you, you
from llm_bridge.language.clauses.numbers import reaches
from llm_bridge.language.clauses.results import comparisons, negated, Read, Result
from llm_bridge.language.clauses.rewording import as_statements, left_so, rewordings
from llm_bridge.language.clauses.weather import WeatherReader
from llm_bridge.language.clauses.words import (
    AUXILIARIES,
    COPULAS,
    HELPERS,
    LEADS,
    NOBODY,
    NOT,
    plain_words,
    ROOM,
    TO_PLACE,
    VERBS,
    without_article,
    Words,
)
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import CLASS_WORDS
from llm_bridge.language.things.nouns import is_whole
from llm_bridge.language.things.situation import (
    Choice,
    Mentions,
    Question,
    Situation,
)
from llm_bridge.language.things.state_words import COMPARED
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.site import Site

_IS = frozenset({'is', 'are', 'has', 'have'})
_EACH = frozenset({'all', 'every', 'both', 'each'})
_WHILE = frozenset({'but', 'while', 'whilst', 'yet'})
"""These join two whole clauses that are both to hold."""
_FLOATING = frozenset({'both', 'all', 'each'})
_YOU_ARE = 'you'
"""Slot of the question which robot is spoken to."""
_SET = frozenset({'set', 'target', 'setpoint', 'setting', 'wanted'})
"""Said of what a thing is to come to."""


class Clauses:
    """Reads clauses at one site."""

    def __init__(self, site: Site, targets: Targets) -> None:
        """Prepare for a site."""
        self.site = site
        self.targets = targets

    def condition(self, clause: str, situation: Situation, mentions: Mentions) -> Result:
        """Return what a clause says, a question about it, or why it cannot be watched for."""
        words = _as_of_now(plain_words(clause))
        inverted = words[:1] == ('unless',)
        while len(words) > 1 and words[0] in LEADS:
            if words[0] == 'only' and words[1] not in LEADS:
                break  # 'only the lamp is on'
            words = words[1:]
        result = self.reader(situation, mentions, clause).read(words)
        if isinstance(result, Read) and not _SET & set(words):
            result = self.measured(result, clause)
        if inverted and isinstance(result, Read):
            return replace(result, condition=Not.model_validate({'not': result.condition}))
        return result

    def measured(self, read: Read, said: str) -> Result:
        """Return what was read, or why it cannot be watched: a thing tells only its setting."""
        for told in comparisons(read.condition):
            if told.attribute.startswith('target_'):
                name = name_words(told.entity, self.site)
                return Problem(
                    code=ProblemCode.NOT_CAPABLE,
                    because=said,
                    came=said,
                    message=f'{name[:1].upper()}{name[1:]} tells what it is set to, and nothing '
                    f"tells what it has come to ('{said}').",
                )
        return read

    def reader(self, situation: Situation, mentions: Mentions, said: str) -> 'ClauseReader':
        """Return a reader of the words of one clause, for whoever has taken them apart."""
        return ClauseReader(self.site, self.targets, situation, mentions, said)


class ClauseReader(WeatherReader):
    """One clause being read."""

    def __init__(
        self, site: Site, targets: Targets, situation: Situation, mentions: Mentions, said: str
    ) -> None:
        """Prepare to read; see SubjectReader."""
        super().__init__(site, targets, situation, mentions, said)
        self.parts: dict[tuple[Words, Mentions], Result] = {}

    def read(self, words: Words) -> Result:
        result = self.as_said(words)
        if isinstance(result, Read):
            return result
        base = self.robot_for_you(words)
        if base is None:
            return result if isinstance(result, Question) else self.which_robot(words)
        theirs = tuple('the' if w == 'your' else w for w in words)
        others = (base, *((theirs,) if theirs != words else ())) if base != words else ()
        for reworded in (*others, *rewordings(base), *self.as_statements(base)):
            again = self.as_said(reworded)
            if isinstance(again, Read):
                return again
            asks = isinstance(again, Question) and not isinstance(result, Question)
            if asks or (isinstance(result, Problem) and _explains(again, result)):
                result = again
        return result

    def as_statements(self, words: Words) -> Iterator[Words]:
        """Yield what a question would say of a thing: 'thistle has got less than 20 percent'."""
        articles, index = self.table.articles, self.targets.index
        for subject, statement in as_statements(words):
            named = index.exact(without_article(subject, articles))
            if named or subject in self.table.it or subject == ('the', 'rain'):
                yield from (statement, *rewordings(statement))

    def robot_for_you(self, words: Words) -> Words | None:
        """Return the words with the robot spoken to in the place of 'you'; None: which is that."""
        if not says_you(words) or not self.site.robots:
            return words
        decided = self.situation.decided.get(_YOU_ARE)
        robots = tuple(decided) if decided else self.mentions.robots
        robot = you(words, self.site, robots)
        if robot is None:
            return words if words[:1] != ('your',) else None
        if not self.mentions.robots:
            self.mentions = self.mentions.with_robot(robot)
        return named(words, robot, self.site)

    def which_robot(self, words: Words) -> Question:
        """Ask whose battery 'your battery' is."""
        names = [r.name for r in self.site.robots.values()]
        return Question(
            text=f"Which robot is meant by '{' '.join(words)}': {' or '.join(names)}?",
            slot=_YOU_ARE,
            choices=tuple(Choice(i, r.name) for i, r in self.site.robots.items()),
        )

    def as_said(self, words: Words) -> Result:
        if not words:
            return self.unclear()
        whole = self.simple(words)
        if isinstance(whole, Read):
            return whole
        if words[0] in ('is', 'are', 'has', 'have', 'does', 'did') and words[1:2] != ('there',):
            for at in range(len(words) - 1, 1, -1):  # 'is the tv on?'
                turned = self.simple((*words[1:at], words[0], *words[at:]))
                if isinstance(turned, Read):
                    return turned
        joined = self.joined(words)
        return joined if joined is not None else whole

    def joined(self, words: Words) -> Result | None:
        """Read 'a and b' or 'a or b', also 'the door is open or unlocked'."""
        doubt: Result | None = None
        for joiner in (self.table.or_ - {'nor'}, self.table.and_ | _WHILE):
            for at, word in enumerate(words):
                if word not in joiner or at == 0 or at == len(words) - 1:
                    continue
                if word in _WHILE and not COPULAS & set(words[at + 2 :]):
                    continue  # 'all lights are off but the lamp'
                left = self.part(words[:at])
                if not isinstance(left, Read):
                    continue
                either = word in self.table.or_
                right, shared = self.other_part(left, words[:at], words[at + 1 :], either)
                if isinstance(right, Read):
                    denied = shared and _denies(words[:at]) and words[at + 1] != 'not'
                    if denied and not either and 'not' in words[:at]:
                        continue  # 'not on and playing': not both, or neither
                    make = _either if either and not denied else _every
                    mentions = _of_both(left.mentions, right.mentions, self.mentions, either)
                    return Read(make(left.condition, right.condition), mentions)
                doubt = doubt or right
        return doubt

    def other_part(
        self, left: Read, said: Words, words: Words, either: bool
    ) -> tuple[Result | None, bool]:
        """Read what is behind an 'and' or 'or', where the part before it was spoken of.

        Returned with it: whether it needs words of that part, as the 'locked' of 'open or locked'.
        """
        before = self.mentions
        self.mentions = left.mentions
        for ids in left.mentions.things[:1]:
            area = self.site.entities[ids[0]].area
            if len(ids) == 1 and area is not None:
                self.mentions = self.mentions.with_place(area)
        try:
            subject = self.subject_of(said)
            if words[0] == 'not' and subject[-1:] == ('not',):
                subject = subject[:-1]  # 'not in the hall and not in the kitchen'
            placed = (*subject, *said[len(subject) : len(subject) + 1], *words)
            in_place = (*said[: self.place_at(said)], *words)
            options = [words, (*subject, *words), *((placed, in_place) if subject else ())]
            if words[-1] == 'not' and subject:  # 'the tv is on and the radio is not'
                options.insert(0, (*words, *said[len(subject) :]))
            for option in options:
                right = self.simple(option) if either else self.part(option)
                if not isinstance(right, Problem) or right.code is ProblemCode.UNSUPPORTED:
                    # 'and the door is open' is asked about, not said otherwise
                    return right, option[: len(words)] != words
        finally:
            self.mentions = before
        return None, False

    def place_at(self, said: Words) -> int:
        """Return where the place begins in what is said, behind its 'in'; 0: nowhere."""
        places = (at + 1 for at in range(1, len(said) - 1) if said[at] in TO_PLACE)
        return max(places, default=0)

    def part(self, words: Words) -> Result:
        """Read one side of an 'and', each once: ten can be parted in a thousand ways."""
        key = words, self.mentions
        if key not in self.parts:
            self.parts[key] = self._part(words)
        return self.parts[key]

    def _part(self, words: Words) -> Result:
        """Read it, which may be said otherwise but not be taken apart again."""
        result = self.as_said(words)
        for reworded in rewordings(words) if not isinstance(result, Read) else ():
            again = self.simple(reworded)
            if isinstance(again, Read):
                return again
        return result

    def subject_of(self, words: Words) -> Words:
        for at, word in enumerate(words):
            if word in COPULAS and at:
                return words[: at + 2] if words[at + 1 : at + 2] == ('not',) else words[: at + 1]
        return ()

    def simple(self, words: Words) -> Result:
        words = left_so(words)
        if words[0] == 'not' and words[1:2] and words[1] in _EACH:  # 'not all lights are off'
            return negated(self.simple(words[1:])) or self.unclear()
        for attempt in (
            self.time,
            self.phenomenon,
            self.weather,
            self.presence,
            self.there_is,
            self.about,
        ):
            result = attempt(words)
            if result is not None:
                return result
        return self.unclear()

    def time(self, words: Words) -> Result | None:
        if words[:2] in (('it', 'is'), ('es', 'ist')) or words[:3] == ('the', 'time', 'is'):
            rest = words[2:] if words[0] != 'the' else words[3:]
        elif words[:3] == ('the', 'clock', 'strikes') or words[:3] == ('the', 'clock', 'hits'):
            rest = words[3:]
        else:
            rest = words
        if not rest or rest[-1] in ('degrees', 'degree', 'percent', 'minutes', 'seconds'):
            return None
        if rest != words and (later := self.past_a_time(rest)) is not None:
            return later
        phrase = ' '.join(rest)
        slot = f'time:{phrase}'
        decided = self.situation.decided.get(slot)
        times = read_time(decided[0] if decided else phrase, self.situation.language)
        if isinstance(times, Problem):
            return times if rest != words and times.code is ProblemCode.OUT_OF_RANGE else None
        if len(times) > 1:
            return Question(
                text=f"Is '{phrase}' {times[0]} or {times[1]}?",
                slot=slot,
                choices=tuple(Choice(t, t) for t in times),
            )
        return Read(AtTime(time=times[0]), self.mentions)

    def past_a_time(self, rest: Words) -> Problem | None:
        """Refuse 'it is after 10 pm': a time can be waited for, and not be compared with."""
        for lead in _PAST:
            if rest[: len(lead)] == lead and len(rest) > len(lead):
                phrase = ' '.join(w for w in rest[len(lead) :] if w != 'yet')
                times = read_time(phrase, self.situation.language)
                if not isinstance(times, Problem):
                    return Problem(
                        code=ProblemCode.UNSUPPORTED,
                        because=self.said,
                        came=' '.join(rest),
                        allowed='a clock time to wait for',
                        message=f"I can wait for a time ('at {phrase}'), but I cannot tell "
                        f"whether it is '{' '.join(rest)}'.",
                        suggestion=f'at {phrase}',
                    )
        return None

    def weather(self, words: Words) -> Result | None:
        """Read 'it is warmer than 25 in the bedroom'."""
        if words[:2] in ROOM:
            words = ('it', *words[2:])
        else:
            area = next(
                (
                    self.targets.area_of(words[:n], self.situation)
                    for n in (3, 2, 1)
                    if words[n : n + 1] and words[n] in COPULAS
                ),
                (),
            )
            at = next((n for n in (3, 2, 1) if words[n : n + 1] and words[n] in COPULAS), 0)
            if is_whole(words[:at], self.table, self.targets.index):
                words = ('it', *words[at:])  # 'the hall gets hotter than 30', where all is a hall
            elif area and at and words[at + 1 : at + 3][-1:] == ('than',):
                words = ('it', *words[at:], 'in', *words[:at])
        if words[:1] != ('it',) or len(words) < 4 or words[1] not in COPULAS:
            return None
        rest = words[2:]
        asked = 'temperature'
        if rest[0] in ('darker', 'brighter'):
            asked = 'light level'
        elif COMPARED.get(rest[0]) in ('wind', 'moisture') and rest[1:2] == ('than',):
            asked = COMPARED[rest[0]]
        elif rest[0] in ('more', 'less') and rest[1:2] == ('humid',):
            asked, rest = 'humidity', (rest[0], *rest[2:])
        elif rest[0] not in (
            'colder',
            'cooler',
            'warmer',
            'hotter',
            'below',
            'above',
            'under',
            'over',
            'less',
            'more',
            'at',
        ) and rest[-1] not in ('degrees', 'celsius', 'fahrenheit'):
            return None
        number, place = self.place_behind(rest)
        if asked == 'temperature' and place is None and self.tells_of_itself(number):
            return None  # 'set the kettle to 90, and when it reaches 90': no air does
        return self.measured(asked, place, number, words[1] if reaches(words[1], rest) else '')

    def tells_of_itself(self, number: Words) -> bool:
        """Return whether what was spoken of last measures such a number of itself."""
        ids = self.mentions.things[0] if self.mentions.things else ()
        found = self.states.comparison(ids[0], None, number) if len(ids) == 1 else None
        return isinstance(found, Compare) and found.attribute == 'temperature'

    def there_is(self, words: Words) -> Result | None:
        """Read 'there is smoke in the kitchen' and 'there is a light on in the hall'."""
        if words[:2] not in (('there', 'is'), ('there', 'are')):
            return None
        rest = words[2:]
        while rest[:1] in (('still',), ('already',)) and len(rest) > 1:
            rest = rest[1:]
        negative = rest[:1] in (('no',), ('not',))
        if negative or rest[:1] in (('a',), ('an',), ('any',), ('some',)):
            rest = rest[1:]
        if rest[:1] in (('a',), ('an',), ('any',)):
            rest = rest[1:]
        core, place = self.place_behind(rest)
        sort = next(
            (
                s
                for s, names in CLASS_WORDS.items()
                if tokens(core) in {tokens(split_words(n)) for n in (*names, s)}
            ),
            None,
        )
        if sort is not None:
            sensors = [
                d
                for d in self.site.devices.values()
                if d.device_class == sort
                and d.kind == 'binary_sensor'
                and (place is None or d.area in place)
            ]
            if sensors:
                return self.sensed(tuple(d.id for d in sensors), negative)
        noticing = tuple(
            i
            for i, _ in self.targets.index.covered(core)
            if (d := self.site.devices.get(i)) is not None
            and d.kind == 'binary_sensor'
            and (place is None or d.area in place)
        )
        if noticing:
            return self.sensed(noticing, negative)
        if place and core:  # 'there is a cart in the press cell'
            any_ = ('no',) if negative else ('any',)
            robots = self.location(
                (*any_, *core), 'is', ('in', *self.place_words(rest, core)), False
            )
            if isinstance(robots, Read):
                return robots
        for at in range(1, len(core)):
            inner = self.about(
                (('no',) if negative else ('any',))
                + core[:at]
                + (('in', *self.place_words(rest, core)) if place else ())
                + ('is',)
                + core[at:]
            )
            if isinstance(inner, Read):
                return inner
        return None

    def place_words(self, rest: Words, core: Words) -> Words:
        tail = rest[len(core) :]
        return tail[1:] if tail and tail[0] in TO_PLACE else tail

    def about(self, words: Words) -> Result | None:
        """Read subject, verb and what is said of the subject."""
        best: Result | None = None
        for at in self.verb_places(words):
            subject, verb, rest = words[:at], words[at], words[at + 1 :]
            while len(subject) > 1 and subject[-1] in HELPERS | _FLOATING:
                subject = subject[:-1]
            if not subject or subject == ('there',) or self.says_more(subject):
                continue
            if subject in self.table.it and not (
                self.mentions.things or self.situation.before.things
            ):
                continue
            result = self.predicate(subject, verb, rest)
            if isinstance(result, Read):
                return result
            if result is not None and (
                best is None
                or isinstance(result, Question)
                or (isinstance(best, Problem) and best.code is ProblemCode.UNKNOWN_ENTITY)
            ):
                best = result
        return best

    def says_more(self, subject: Words) -> bool:
        """Tell whether a whole clause is in what stands before the verb: 'a is on and b'."""
        joins = self.table.and_ | self.table.or_
        at = next((at for at, w in enumerate(subject) if w in joins), 0)
        return any(w in _IS for w in subject[1:at]) and not {'that', 'which'} & set(subject[:at])

    def verb_places(self, words: Words) -> Iterable[int]:
        for at, word in enumerate(words):
            if word in COPULAS or word in VERBS:
                yield at

    def predicate(self, subject: Words, verb: str, rest: Words) -> Result | None:
        negative = False
        while rest and (rest[0] in AUXILIARIES or rest[0] in NOT):
            if rest[0] in NOT and rest[:2] not in (('no', 'less'), ('no', 'more')):
                negative = not negative or rest[0] == 'longer'
            elif rest[0] in NOT:
                break
            if ' '.join(rest) in ('back', 'still', 'home', 'back home') or (
                rest[0] == 'the' and verb not in ('has', 'have')
            ):
                break
            rest = rest[1:]
        said = ' '.join(w for w in rest if w not in ('again', 'now', 'yet', 'please', 'anymore'))
        options: list[str] = []
        if verb in VERBS and verb not in COPULAS:
            if not rest and VERBS[verb]:
                options.append(VERBS[verb])
            elif said in ('on', 'off', 'cleaning', 'running', 'moving', 'playing', 'mowing'):
                if verb.startswith(('stop', 'finish')):
                    options.append('stopped')
                    options.append('done')
                else:
                    options.append(said)
        elif said:
            options.append(said)
            if rest and rest[-1] in VERBS and len(rest) == 1 and VERBS[rest[0]]:
                options.append(VERBS[rest[0]])
            if verb in ('goes', 'go') and said == 'off':
                options.insert(0, 'going off')
        for option in options:
            result = self.in_state(subject, option, negative)
            if result is not None and not isinstance(result, Problem):
                return result
        if verb in ('does', 'do', 'did') and rest[:1] and rest[0] in VERBS | {}:
            return (
                self.predicate(subject, rest[0], rest[1:])
                if not negative
                else negated(self.predicate(subject, rest[0], rest[1:]))
            )
        elsewhere = self.in_state_somewhere(subject, rest, negative)
        if elsewhere is not None:
            return elsewhere
        for attempt in (self.deed, self.part_of, self.location, self.number, self.holding):
            result = attempt(subject, verb, rest, negative)
            if result is not None:
                return result
        if options:
            return self.in_state(subject, options[0], negative)
        return None

    def unclear(self) -> Problem:
        return not_watched(self.said)


def not_watched(said: str) -> Problem:
    """Return that a clause is no condition that can be looked at."""
    return Problem(
        code=ProblemCode.NOT_UNDERSTOOD,
        because=said,
        came=said,
        message=f"I did not understand '{said}' as something that I can watch. "
        "Say a thing and its state, such as 'the front door is open'.",
    )


def _as_of_now(words: Words) -> Words:
    """Return a clause without the 'right now' at its end, which every clause is about."""
    for tail in _NOW:
        if words[-len(tail) :] == tail and len(words) > len(tail) + 2:
            return words[: -len(tail)]
    return words


_NOW = (('right', 'now'), ('just', 'now'), ('at', 'the', 'moment'), ('now',), ('currently',))


def _denies(words: Words) -> bool:
    """Tell whether a part says that something is not so, or of none."""
    return any(w in NOT or w in NOBODY or w == 'nothing' for w in words)


def _explains(other: Result, problem: Problem) -> bool:
    """Tell whether a problem says why a clause cannot be watched that was not understood."""
    return (
        isinstance(other, Problem)
        and problem.code is ProblemCode.NOT_UNDERSTOOD
        and other.code is ProblemCode.UNKNOWN_ENTITY
        and other.came == other.because
    )


_PAST = (
    ('past',), ('after',), ('later', 'than'), ('gone',), ('before',), ('earlier', 'than'),
    ('not', 'yet'), ('not',), ('not', 'later', 'than'), ('not', 'before'), ('not', 'after'),
)  # fmt: skip
"""What is said of a time that it is not just now."""


def _every(one: Condition, other: Condition) -> Condition:
    parts = [p for c in (one, other) for p in (c.all if isinstance(c, AllOf) else (c,))]
    return AllOf(all=tuple(parts))


def _of_both(left: Mentions, right: Mentions, before: Mentions, either: bool) -> Mentions:
    """Return what both sides spoke of: the right last, then both together, then the left.

    `either`: it is so of one of them, and which was not said.
    """
    found = left
    new = [m.things[0] for m in (left, right) if m.things[:1] != before.things[:1]]
    together = (*new[0], *new[1]) if len(new) == 2 and not {*new[0]} & {*new[1]} else ()
    if together and either:
        return before.with_either(together)
    found = found.with_things(together)
    found = found.with_things(right.things[0]) if right.things else found
    for place in right.places[:1]:
        found = found.with_place(place)
    for robot in right.robots[:1]:
        found = found.with_robot(robot)
    return found


def _either(one: Condition, other: Condition) -> Condition:
    parts = [p for c in (one, other) for p in (c.any if isinstance(c, AnyOf) else (c,))]
    return AnyOf(any=tuple(parts))
