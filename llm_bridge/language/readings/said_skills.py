"""Which skills the words of a clause say, and how well."""

from collections.abc import Iterator, Mapping

from llm_bridge.language.grounding.args import TYPES
from llm_bridge.language.grounding.slots import (
    Clause,
    DETERMINERS,
    Meant,
    PREPOSITIONS,
    Span,
)
from llm_bridge.language.guards.denials import NEGATIONS, tells_of_us
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.skills.handling import can_be, handling, PUTTING
from llm_bridge.language.skills.sayings import BY_NAME, NEARLY, PARTICLES, Saying
from llm_bridge.language.text.marker_words import FILLERS
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import Device, EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType

# fmt: off
POLITE = frozenset({
    'please', 'could', 'can', 'would', 'will', 'you', 'hey', 'ok', 'okay', 'hi', 'now', 'and',
    'then', 'so', 'also', 'just', 'kindly', 'hello', 'right', 'well', 'um', 'uh', 'oh',
})
"""Words before an order."""
STAYING = frozenset({
    'leave', 'keep', 'stay', 'remain', 'lass', 'lasse', 'lassen', 'laisse', 'laissez', 'garde',
    'deja', 'deje', 'dejar',
})
"""Words of what is to stay as it is."""
_CARRYING = frozenset({'bring', 'take', 'carry', 'drive', 'haul', 'move', 'tow', 'transport',
                       'deliver', 'pull', 'push', 'run'})
"""Verbs of going somewhere with something."""
_INTO = frozenset({'in', 'on', 'inside', 'into', 'onto'})
_UNTOLD = FILLERS | DETERMINERS | POLITE
"""Words that say nothing of what is done."""
# fmt: on


class SaidSkills:
    """Tells which skills the clauses of one command say."""

    def __init__(
        self,
        site: Site,
        targets: Targets,
        situation: Situation,
        sayings: Mapping[str, Saying],
        robot: str | None = None,
        before: tuple[str, ...] = (),
    ) -> None:
        """Prepare for a command.

        `sayings` tells how each skill is said, `robot` who is called, `before` what was said
        before the command in the same breath.
        """
        self.site, self.targets, self.situation = site, targets, situation
        self.sayings = sayings
        self.robot, self.before = robot, before
        self.meant: Meant = {}
        """What phrases were found to mean, for all clauses."""
        self.verbs = frozenset(w for s in self.sayings.values() for w in s.heads)
        self.names = frozenset(w for s in self.sayings.values() for w in s.name)

    def strengths(self, clause: Clause, said: tuple[str, ...]) -> dict[str, float]:
        """Return how well a clause says each skill; `said` are its words that count."""
        strengths = {name: saying.said_by(said) for name, saying in self.sayings.items()}
        self._add_carrying(strengths, clause)
        strengths.update(dict.fromkeys([*self.puts(clause, strengths)], NEARLY))
        self._add_what_it_is(strengths, clause)
        self._add_told(strengths, clause)
        return strengths

    def is_denied(self, said: tuple[str, ...]) -> bool:
        """Return whether something is not to be done, or to stay as it is.

        'Leave it by the door' is an order where a skill is said so.
        """
        said = tuple(w for n, w in enumerate(said) if not tells_of_us(said, n))
        put = any(
            w == 'leave' and said[n + 1] in ('it', 'them') and said[n + 2] in PREPOSITIONS
            for n, w in enumerate(said[:-3])
        )
        if put and any((stem_of('leave'),) in s.phrases for s in self.sayings.values()):
            return bool((NEGATIONS | STAYING - {'leave'}) & {*said})
        return bool((NEGATIONS | STAYING) & {*said})

    def is_anothers(self, name: str) -> bool:
        """Return whether only other robots have a skill than the one that is called."""
        if self.robot is None or name in self.site.robots[self.robot].skills:
            return False
        actors = self.site.actors(name)
        return bool(actors) and all(a.id in self.site.robots for a in actors)

    def without_the_robot(self, said: tuple[str, ...], call: Call) -> tuple[str, ...]:
        """Return words without the robot that is called first: 'scrubber, drain the tank'."""
        phrase = call.options.get(ROBOT, '')
        name = split_words(phrase)
        is_called = bool(name) and said[: len(name)] == name and self.robot_of(phrase) is not None
        return said[len(name) :] if is_called else said

    def described_in(self, clause: Clause, name: str) -> set[int]:
        """Return the indices of a clause that says what a description does; else none."""
        actors = self.site.actors(name)
        skill = self.site.skills_of(actors[0].id)[name]
        if len(actors) != 1 or skill.args:
            return set()
        told = [stem_of(w) for w in split_words(skill.description) if w not in _UNTOLD]
        said = {
            i: stem_of(clause.words[i])
            for i in range(clause.start, clause.end)
            if clause.words[i] not in _UNTOLD
        }
        return {*said} if len(told) > 1 and {*told} == {*said.values()} else set()

    def sorts(self, name: str) -> dict[str, ArgType]:
        """Return argument -> sort of a skill."""
        actors = self.site.actors(name)
        args = self.site.skills_of(actors[0].id)[name].args if actors else ()
        return {a.name: a.type for a in args}

    def own_phrases(self, call: Call) -> dict[str, str]:
        """Return the phrases that the model gave to arguments, by name."""
        actors = self.site.actors(call.skill)
        if not actors:
            return {}
        skill = self.site.skills_of(actors[0].id)[call.skill]
        phrases = call.args[1:] if isinstance(actors[0], Device) else call.args
        required = [a.name for a in skill.args if a.required]
        found = dict(zip(required, phrases, strict=False)) | call.options
        return {k: v for k, v in found.items() if v != UNSAID and k != ROBOT}

    def order_of(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the word that the order begins with, after who is spoken to and politeness."""
        robots = {w for r in self.site.robots.values() for n in r.names() for w in split_words(n)}
        return next(((w,) for w in words if w not in robots | POLITE), ())

    def is_robot(self, thing: Span) -> bool:
        ids = self._called(thing.phrase)
        return bool(ids) and all(i in self.site.robots for i in ids)

    def robot_of(self, phrase: str) -> Robot | None:
        """Return the robot that a phrase names."""
        found = [self.site.robots[i] for i in self._called(phrase) if i in self.site.robots]
        return found[0] if len(found) == 1 else None

    def _called(self, phrase: str) -> tuple[str, ...]:
        """Return what is called so, with or without an article."""
        return self.targets.index.exact(w for w in split_words(phrase) if w not in DETERMINERS)

    def _add_carrying(self, strengths: dict[str, float], clause: Clause) -> None:
        """Add that the robot which is called goes there, where it brings 'it' somewhere."""
        if self.robot is None or not {*clause.words} & {'it', 'them'}:
            return
        if not any(t.phrase in ('it', 'them') for t in clause.things):
            return
        if {*clause.words[clause.start : clause.end]} & _CARRYING:
            for skill in self.site.robots[self.robot].skills.values():
                if skill.motion == 'go':
                    strengths[skill.name] = max(strengths.get(skill.name, 0.0), NEARLY)

    def puts(self, clause: Clause, strengths: Mapping[str, float]) -> Iterator[str]:
        """Yield what fetches a thing and brings it, where 'put the cup in the sink' says no other.

        Only the one such skill of a robot, if it brings things to places.
        """
        said = {*clause.words[clause.start : clause.end]}
        if not said & PUTTING or not said & _INTO:
            return
        robots = self.site.robots if self.robot is None else {self.robot}
        for robot in (self.site.robots[i] for i in robots):
            hands = handling(robot)
            fits = [
                name
                for name, (_, goals) in hands.carries.items()
                if name not in hands.hands_over
                and any(can_be(goal, EntityType.PLACE) for goal in goals)
            ]
            if len(fits) == 1 and not any(strengths.get(s, 0.0) >= NEARLY for s in robot.skills):
                yield fits[0]

    def _add_what_it_is(self, strengths: dict[str, float], clause: Clause) -> None:
        """Add the skills whose names say what 'it' was before: 'open the drawer, close it'."""
        said = clause.words[clause.start : clause.end]
        if not {*said} & {'it', 'them'}:
            return
        before = {stem_of(w) for w in (*self.before, *clause.words[: clause.start])}
        for name, saying in self.sayings.items():
            nouns = [w for w in saying.name[1:] if w not in PARTICLES]
            actor = self.site.actors(name)[0]
            skill = self.site.skills_of(actor.id)[name]
            if (
                nouns
                and {*nouns} <= before
                and actor.id in self.site.robots
                and not any(a.required and a.type in TYPES for a in skill.args)
                and saying.said_by([w for w in (*said, *nouns) if w not in ('it', 'them')])
                == BY_NAME
            ):
                strengths[name] = BY_NAME

    def _add_told(self, strengths: dict[str, float], clause: Clause) -> None:
        """Add the skills of one device that are said in the words of their descriptions.

        'Play the gong' is said by the name of no skill, where it is all that one does.
        """
        for name in strengths:
            if self.described_in(clause, name):
                strengths[name] = BY_NAME
