"""What a clause is said of: a thing, each of several, a place."""

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.results import all_of, negation, Read, Result
from llm_bridge.language.clauses.words import without_article, Words
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.things.nouns import is_whole
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import Found, Mentions, Question, Situation, Wanted
from llm_bridge.language.things.state_words import any_of, SENSOR, StateWords
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site

_OF_ROBOTS = frozenset(f"state '{said}'" for said in ('moving', 'driving', 'docked', 'charging'))
"""Of these everything is also every robot."""
_SHARES = frozenset({'half', 'most', 'many', 'several'})
"""Of so many it is not known which."""


class SubjectReader:
    """Reads what a clause is said of."""

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
        if isinstance(found, Question) and found.offers_all and words[0] not in _SHARES:
            # 'when the lights are off': watching all of them does nothing to any
            return Found(found.every, plural=True)
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

    def robots(self, subject: Words) -> Found | Question | Problem:
        said = ' '.join(self.every(subject))
        return self.targets.resolve(
            said,
            Wanted(frozenset({EntityType.ROBOT}), slot=f'subject:{said}', what='robot'),
            self.situation,
            self.mentions,
        )

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
