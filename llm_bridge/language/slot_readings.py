"""Other calls for a clause than the one that a model drafted, whose arguments fit what was said.

A small model may copy too much ('48 labels' as a number), leave a choice out ('lift the arm'
without 'up'), or take the one of two skills that lacks an argument for half of what was said ('put
the ball in the bin' as putting down what is held). Here every skill whose words are said is tried
with the things, amounts and choices of the clause; grounding and the guards then judge what comes
of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf

from llm_bridge.language.argument_sorts import is_person, is_whence, sorts_of
from llm_bridge.language.grounding_args import TYPES
from llm_bridge.language.grounding_targets import Targets
from llm_bridge.language.guard_accounting import stem_of
from llm_bridge.language.guard_denials import NEGATIONS
from llm_bridge.language.guard_words import FILLERS, JOINERS
from llm_bridge.language.numerals import is_number
from llm_bridge.language.plan import Call, Plan
from llm_bridge.language.plan_language import UNSAID
from llm_bridge.language.plan_regions import regions_of
from llm_bridge.language.quantities import has_unit
from llm_bridge.language.sayings import (
    BY_DESCRIPTION,
    BY_NAME,
    BY_PHRASE,
    BY_VERB,
    like,
    NEARLY,
    PARTICLES,
    Saying,
    WITH_NOUNS,
)
from llm_bridge.language.signatures import ROBOT
from llm_bridge.language.situation import Found, Situation
from llm_bridge.language.slots import ANY, Clause, DETERMINERS, PREPOSITIONS, PRONOUNS, Span
from llm_bridge.language.words import words as split_words
from llm_bridge.site.entity import Device, EntityType, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Arg, ArgType, Skill

ANOTHER_SKILL = 1.0
"""What speaks against another skill than the model's, as a logarithm of odds, where its own words
are not said; less where they are."""
BETTER_SAID = 3.0
"""What speaks for a skill whose name was said, beside one that is not said at all."""
TURNED_ROUND = 2.0
"""What speaks for things in the order that the words before them say ('on the red one')."""
UNUSED = 1.5
"""The same, for each thing that is said and not used."""
NOT_FREE = 3.0
"""What speaks for a skill that has arguments for words which were taken for a free text."""
MOST = 6
"""Calls that are tried for one clause."""

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
_SMALL = frozenset({'what', 'which', 'it', 'is', "it's", 'the', 'a', 'an', 'your', 'about', 'of',
                    'cup', 'cups', 'glass', 'some', 'please', 'me', 'we', 'today'})
"""Words of a text that say nothing by themselves."""
_UNTOLD = FILLERS | DETERMINERS | POLITE
"""Words that say nothing of what is done."""
_SERVED_IN = frozenset({'glass', 'cup', 'mug', 'bottle', 'can', 'pot', 'jug', 'bowl', 'plate',
                        'portion', 'serving', 'slice', 'piece', 'bit', 'drop', 'pint',
                        'shot'})
_SOURCES = frozenset({'source', 'from', 'origin', 'start', 'pickup', 'pick_up'})
_PEOPLE = frozenset({EntityType.PERSON})
_AT = frozenset({'in', 'at'})
_FROM = frozenset({'from', 'off', 'out'})
_GOALS = frozenset({'to', 'into', 'onto', 'on', 'destination', 'goal', 'target'})
_TO_WHERE = frozenset({'put', 'place', 'bring', 'deliver', 'transfer', 'move', 'go', 'carry',
                       'guide', 'navigate', 'drive', 'fly', 'stack', 'drop', 'set',
                       'lead'})
# fmt: on
"""Verbs whose place is where something ends up."""


@dataclass(frozen=True)
class Fit:
    """A call that fits a clause, and what speaks against it besides what grounding finds."""

    call: Call
    cost: float
    used: frozenset[int] = frozenset()
    """Indices of the words that its phrases use."""
    is_unsaid: bool = False
    """No word of the clause says any skill: it goes on with the verb before."""


class SlotReadings:
    """Finds calls that fit the clauses of one command."""

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
        self.verbs = frozenset(w for s in self.sayings.values() for w in s.heads)
        self.names = frozenset(w for s in self.sayings.values() for w in s.name)

    def plans(
        self, plan: Plan, words: tuple[str, ...], breaks: frozenset[int]
    ) -> Iterator[tuple[Call, tuple[Fit, ...]]]:
        """Yield each call of the plan with others in its place, the likeliest first."""
        for region in regions_of(words, plan, breaks):
            call = region.leaf
            if not isinstance(call, Call) or region.end <= region.start:
                continue
            start = region.start
            while start < region.end and words[start] in JOINERS:
                start += 1
            clause = Clause(
                words,
                start,
                region.end,
                breaks,
                self.targets,
                self.situation,
                self.verbs,
                self.names,
            )
            yield call, tuple(self.fits(clause, call))

    def in_place_of_unsaid(
        self, plan: Plan, words: tuple[str, ...], breaks: frozenset[int]
    ) -> Iterator[tuple[Call, Call]]:
        """Yield each call of which no word was said, with the likeliest of a skill that was.

        'Take the bread out' may be drafted as taking a photo of it.
        """
        for call, fits in self.plans(plan, words, breaks):
            region = next(r for r in regions_of(words, plan, breaks) if r.leaf is call)
            said = words[region.start : region.end]
            least = self._least(call, said)
            covered = {w for p in self._own_phrases(call).values() for w in split_words(p)}
            for fit in fits:
                kept = {words[i] for i in fit.used}
                if (
                    not fit.is_unsaid
                    and fit.call.skill != call.skill
                    and fit.cost < ANOTHER_SKILL
                    and self.sayings[fit.call.skill].said_by(said) >= least
                    and fit.used
                    and covered <= kept | DETERMINERS
                ):
                    yield call, fit.call
                    break

    def _least(self, call: Call, said: tuple[str, ...]) -> float:
        """Return how well another skill must be said than one of which no word was.

        No word is neither the verb nor a noun of its name, nor a choice that it has. The noun may
        be in the name of its thing alone: 'leave it by the back door', drafted as closing a door.
        """
        saying = self.sayings.get(call.skill)
        if saying is None or len(saying.name) < 2 or saying.said_by(said):
            return inf
        if isinstance(self.site.actors(call.skill)[0], Device):
            return inf  # 'make it 21 degrees' says a device's value well enough
        if 'another' in said:
            return inf  # 'take a photo, then another one' says it by what it did before
        sorts, own = self._sorts(call.skill), self._own_phrases(call)
        if any(sorts.get(k) is ArgType.CHOICE for k in own):
            return inf
        stems = {stem_of(w) for w in said}
        nouns = {n for n in saying.name[1:] if n not in PARTICLES and like(n) & stems}
        named = [{stem_of(w) for w in split_words(p)} - DETERMINERS for p in own.values()]
        if any(not any(len(n) > 1 and like(noun) & n for n in named) for noun in nouns):
            return inf
        return BY_PHRASE if nouns else NEARLY

    def calls_for(self, words: tuple[str, ...], breaks: frozenset[int]) -> list[Call]:
        """Return the calls that words come to for which no call was drafted, likeliest first.

        One of their words must begin an order of the skill.
        """
        clause = Clause(
            words, 0, len(words), breaks, self.targets, self.situation, self.verbs, self.names
        )
        found = [
            fit
            for fit in self.fits(clause, Call('', (), {}))
            if self.sayings[fit.call.skill].said_by(words) >= BY_DESCRIPTION
            or self.sayings[fit.call.skill].said_by(self._order(words))
        ]
        return [fit.call for fit in found]

    def things_in(self, words: tuple[str, ...], breaks: frozenset[int]) -> list[str]:
        """Return the phrases for objects and devices of the site in some words."""
        clause = Clause(
            words, 0, len(words), breaks, self.targets, self.situation, self.verbs, self.names
        )
        sorts = frozenset({EntityType.OBJECT, EntityType.DEVICE})
        return [t.phrase for t in clause.things if clause.means(t.phrase, sorts)]

    def fits(self, clause: Clause, call: Call) -> list[Fit]:
        """Return the calls that fit a clause for which `call` was drafted, the likeliest first."""
        said = self._without_the_robot(clause.words[clause.start : clause.end], call)
        own = self.sayings[call.skill].said_by(said) if call.skill in self.sayings else 0.0
        if self.is_anothers(call.skill):
            own = 0.0  # 'Max, bring it' is said of what Max can do
        if own > NEARLY and self._is_of_another_sort(clause, call):
            own = NEARLY  # 'find the cup' is said as well by looking for a thing
        strengths = {name: saying.said_by(said) for name, saying in self.sayings.items()}
        self._add_carrying(strengths, clause)
        self._add_what_it_is(strengths, clause)
        self._add_told(strengths, clause)
        is_unsaid = not any(strengths.values())
        covered = {
            i for phrase in self._own_phrases(call).values() for i in _indices(clause, phrase)
        }
        # What was said outright is meant, whether it can be done or not.
        settled = len(self.sayings[call.skill].name) if own == BY_NAME else 0
        denied = self._is_denied(said)  # no other skill is looked for then
        found = []
        for name, strength in strengths.items():
            is_longer = strength == BY_NAME and len(self.sayings[name].name) > settled
            if name != call.skill and (
                denied
                or (settled and not is_longer)
                or not (strength or is_unsaid)
                or strength < own  # it may be what is meant, and cannot be done
            ):
                continue
            if self.is_anothers(name):
                continue
            fit = self._fit(clause, name, call, strength)
            if fit is None or fit.call == call:
                continue
            if name != call.skill and self._drops(clause, name, covered - fit.used):
                continue
            if name == call.skill and self._names_less(call, fit):
                continue  # 'the light' of 'the light of the desk lamp' is another
            if name != call.skill and strength and self._is_only_a_name(clause, fit):
                continue
            is_told = self._is_told(clause, call, fit, covered)
            if name != call.skill and is_told and (not own or strength >= BY_VERB):
                fit = replace(fit, cost=fit.cost + ANOTHER_SKILL * (1.0 - strength) - NOT_FREE)
            elif name == call.skill and _is_turned_round(call, fit.call):
                fit = replace(fit, cost=fit.cost - TURNED_ROUND)
            elif name != call.skill and is_unsaid:
                fit = replace(fit, is_unsaid=True, cost=fit.cost + ANOTHER_SKILL)
            elif name == call.skill:
                # what is drafted and said is not left out again: 'back' of 'move back'
                lost = [
                    v for k, v in call.options.items() if k != ROBOT and k not in fit.call.options
                ]
                if any(i and not i & fit.used for i in (_indices(clause, v) for v in lost)):
                    fit = replace(fit, cost=fit.cost + UNUSED)
            else:
                cost = fit.cost + ANOTHER_SKILL * (1.0 - strength)
                if strength in (BY_NAME, WITH_NOUNS) and covered <= fit.used:
                    cost -= BETTER_SAID * (1.0 - own) if not settled else BETTER_SAID / 2
                fit = replace(fit, cost=cost)
            found.append(fit)
        return sorted(found, key=lambda fit: (fit.cost, -len(fit.used)))[:MOST]

    def _is_denied(self, said: tuple[str, ...]) -> bool:
        """Return whether something is not to be done, or to stay as it is.

        'Leave it by the door' is an order where a skill is said so.
        """
        put = any(
            w == 'leave' and said[n + 1] in ('it', 'them') and said[n + 2] in PREPOSITIONS
            for n, w in enumerate(said[:-3])
        )
        if put and any((stem_of('leave'),) in s.phrases for s in self.sayings.values()):
            return bool((NEGATIONS | STAYING - {'leave'}) & {*said})
        return bool((NEGATIONS | STAYING) & {*said})

    def _without_the_robot(self, said: tuple[str, ...], call: Call) -> tuple[str, ...]:
        """Return words without the robot that is called first: 'scrubber, drain the tank'."""
        phrase = call.options.get(ROBOT, '')
        name = split_words(phrase)
        is_called = bool(name) and said[: len(name)] == name and self._robot(phrase) is not None
        return said[len(name) :] if is_called else said

    def is_anothers(self, name: str) -> bool:
        """Return whether only other robots have a skill than the one that is called."""
        if self.robot is None or name in self.site.robots[self.robot].skills:
            return False
        actors = self.site.actors(name)
        return bool(actors) and all(a.id in self.site.robots for a in actors)

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
            if self._told_in(clause, name):
                strengths[name] = BY_NAME

    def _told_in(self, clause: Clause, name: str) -> set[int]:
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

    def _fit(self, clause: Clause, name: str, call: Call, strength: float = 0.0) -> Fit | None:
        actors = self.site.actors(name)
        skill = self.site.skills_of(actors[0].id)[name]
        is_device = isinstance(actors[0], Device)
        if (
            not is_device
            and clause.robots
            and not any(name in self.site.robots[r].skills for r in clause.robots)
        ):
            return None
        robot = self._robot(call.options.get(ROBOT, ''))
        if robot is not None and (is_device or name not in robot.skills):
            return None
        own = self._own_phrases(call)
        used = self._told_in(clause, name)
        said: dict[str, str] = {}
        things = [t for t in clause.things if not self._is_robot(t)]
        target = UNSAID
        if is_device:
            target, spent = self._target(clause, things, name, len(actors), call)
            if target == UNSAID and len(actors) > 1:
                return None
            used |= spent
        order = sorted(skill.args, key=lambda a: (_rank(a), not a.required))
        for arg in order:
            if arg.type in (ArgType.PLACE, ArgType.OBJECT, ArgType.ENTITY):
                continue
            span = self._value(clause, arg, skill, used)
            if span is not None:
                said[arg.name] = span.phrase
                used |= set(range(_served_from(clause, arg, span), span.end))
            elif arg.type is ArgType.TEXT and (text := self._text(arg, own, call)):
                said[arg.name] = text
                used |= _indices(clause, text)
        if strength == BY_NAME and not is_device and len(self.sayings[name].name) > 1:
            used |= self._name_in(clause, name)  # 'the pallet' of 'pick up the pallet'
            said = self._choices_before(clause, skill) | said
        if strength and not is_device and not any(a.type is ArgType.OBJECT for a in skill.args):
            used |= self._of_the_name(things, name)
        left = [t for t in things if not set(range(t.start, t.end)) & used]
        for arg, thing in self._assigned(clause, skill, left):
            listed = _counted(clause, skill, arg, thing, left)
            if listed is not None:
                said = {
                    k: v for k, v in said.items() if self._sorts(name)[k] is not ArgType.NUMBER
                }
                thing = listed
            said[arg.name] = thing.phrase
            used |= set(range(thing.start, thing.end))
        if any(a.required and a.name not in said for a in skill.args):
            return None
        unused = [
            t
            for t in things
            if not set(range(t.start, t.end)) & used
            and t.phrase not in PRONOUNS
            and clause.means(t.phrase, frozenset(EntityType))
            and not (t.after == 'for' and clause.are(t.phrase, _PEOPLE))  # it is done for them
        ]
        required = tuple(said[a.name] for a in skill.args if a.required)
        options = {a.name: said[a.name] for a in skill.args if not a.required and a.name in said}
        if robot is not None:
            options[ROBOT] = call.options[ROBOT]
        is_all = not skill.args and call.args and strength >= BY_VERB  # 'drain your dirty water'
        if name != call.skill and not used and not is_all:
            return None
        if self._is_nobody(clause, call.options.get(ROBOT, ''), used):
            return None  # 'call the crane over': nobody else is meant
        fitted = Call(name, (target, *required) if is_device else required, options)
        return Fit(fitted, UNUSED * len(unused), frozenset(used))

    def _names_less(self, call: Call, fit: Fit) -> bool:
        """Return whether the thing is called by the words before an 'of' alone."""
        drafted, fitted = (
            split_words(*call.args[:1] or ('',)),
            split_words(*fit.call.args[:1] or ('',)),
        )
        return bool(fitted) and drafted[: len(fitted) + 1] == (*fitted, 'of')

    def _is_nobody(self, clause: Clause, who: str, used: set[int]) -> bool:
        """Return whether a robot is called that there is not, by words that mean nothing else."""
        if who.split()[:1] != ['the'] or clause.robots or _indices(clause, who) & used:
            return False
        return clause.means(who, ANY) is None

    def _is_only_a_name(self, clause: Clause, fit: Fit) -> bool:
        """Return whether a skill is said in the name of its thing alone: 'the open office'."""
        named = _indices(clause, fit.call.args[0]) if fit.call.args else set()
        left = range(clause.start, clause.end)
        rest = tuple(clause.words[i] for i in left if i not in named)
        actors = self.site.actors(fit.call.skill)
        return isinstance(actors[0], Device) and not self.sayings[fit.call.skill].said_by(rest)

    def _name_in(self, clause: Clause, name: str) -> set[int]:
        """Return the indices of the words of a skill's name in a clause."""
        stems = {*self.sayings[name].name, 'it', 'them'}
        return {i for i in range(clause.start, clause.end) if stem_of(clause.words[i]) in stems}

    def _of_the_name(self, things: list[Span], name: str) -> set[int]:
        """Return the indices of what a skill's name tells of: 'take its tray to the hatch'."""
        nouns = {*self.sayings[name].name[1:]} - PARTICLES
        found: set[int] = set()
        for thing in things:
            said = [stem_of(w) for w in split_words(thing.phrase) if w not in DETERMINERS]
            if said and {*said} <= nouns:
                found |= set(range(thing.start, thing.end))
        return found

    def _choices_before(self, clause: Clause, skill: Skill) -> dict[str, str]:
        """Return the choices that say which 'it' is: 'open the lower drawer, close it'."""
        if not {*clause.words[clause.start : clause.end]} & {'it', 'them'}:
            return {}
        words = (*self.before, *clause.words[: clause.start])
        before = Clause(words, 0, len(words), frozenset(), self.targets, self.situation)
        found: dict[str, str] = {}
        for arg in skill.args:
            if arg.type is ArgType.CHOICE:
                for span in before.choices(arg):
                    found[arg.name] = span.phrase
        return found

    def _text(self, arg: Arg, own: dict[str, str], call: Call) -> str:
        """Return the text that the model gave to an argument, or to the only one of its call."""
        sorts = self._sorts(call.skill)
        texts = [phrase for name, phrase in own.items() if sorts.get(name) is ArgType.TEXT]
        return own.get(arg.name, '') or (texts[0] if len(texts) == 1 else '')

    def _is_of_another_sort(self, clause: Clause, call: Call) -> bool:
        """Return whether a thing stands in a call where a person is wanted, or the other way."""
        own = self._own_phrases(call)
        actors = self.site.actors(call.skill)
        people, things = frozenset({EntityType.PERSON}), frozenset({EntityType.OBJECT})
        for arg in self.site.skills_of(actors[0].id)[call.skill].args if own else ():
            phrase = own.get(arg.name, '')
            if not phrase or phrase in PRONOUNS or not split_words(phrase):
                continue
            wanted, other = (people, things) if is_person(arg) else (things, people)
            if arg.type is ArgType.OBJECT or (is_person(arg) and arg.type is ArgType.ENTITY):
                if clause.are(phrase, other) and not clause.are(phrase, wanted):
                    return True
        return False

    def _drops(self, clause: Clause, name: str, left: set[int]) -> bool:
        """Return whether a skill leaves out what the draft used and it does not say itself."""
        actor = self.site.actors(name)[0]
        told = split_words(self.site.skills_of(actor.id)[name].description)
        known = {stem_of(w) for w in (*told, *name.split('_'), *FILLERS)} | self.names
        return any(stem_of(clause.words[i]) not in known for i in left)

    def _is_told(self, clause: Clause, call: Call, fit: Fit, covered: set[int]) -> bool:
        """Return whether the free words of a call are choices and amounts of another skill.

        'Some cocoa' is nothing for a list where a machine makes just this.
        """
        own = self._own_phrases(call)
        sorts = self._sorts(call.skill)
        choices = [k for k, t in self._sorts(fit.call.skill).items() if t is ArgType.CHOICE]
        said = self._own_phrases(fit.call)
        left = {clause.words[i] for i in covered - fit.used}
        return (
            bool(own)
            and any(sorts.get(name) is ArgType.TEXT for name in own)
            and any(name in said for name in choices)
            and not any(self._sorts(fit.call.skill)[name] is ArgType.TEXT for name in said)
            and left <= _SMALL
        )

    def _sorts(self, name: str) -> dict[str, ArgType]:
        """Return argument -> sort of a skill."""
        actors = self.site.actors(name)
        args = self.site.skills_of(actors[0].id)[name].args if actors else ()
        return {a.name: a.type for a in args}

    def _order(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the word that the order begins with, after who is spoken to and politeness."""
        robots = {w for r in self.site.robots.values() for n in r.names() for w in split_words(n)}
        return next(((w,) for w in words if w not in robots | POLITE), ())

    def _own_phrases(self, call: Call) -> dict[str, str]:
        """Return the phrases that the model gave to arguments, by name."""
        actors = self.site.actors(call.skill)
        if not actors:
            return {}
        skill = self.site.skills_of(actors[0].id)[call.skill]
        phrases = call.args[1:] if isinstance(actors[0], Device) else call.args
        required = [a.name for a in skill.args if a.required]
        found = dict(zip(required, phrases, strict=False)) | call.options
        return {k: v for k, v in found.items() if v != UNSAID and k != ROBOT}

    def _target(
        self, clause: Clause, things: list[Span], name: str, able: int, call: Call
    ) -> tuple[str, set[int]]:
        devices = frozenset({EntityType.DEVICE})
        drafted = call.args[0] if call.args[:1] and call.args[0] != UNSAID else ''
        if _AT & {*drafted.split()[1:]} and clause.means(drafted, devices, name):
            return drafted, _indices(clause, drafted)  # 'air in the hall'
        for thing, where in pairwise(things):
            whole = ' '.join(clause.words[thing.start : where.end])  # 'the bell in room 1'
            if where.start == thing.end + 1 and where.after in (*_AT, 'of', 'on', 'by'):
                meant = clause.means(whole, devices, name)
                if isinstance(meant, Found) or (meant and where.after in _AT):
                    return whole, set(range(thing.start, where.end))
        for thing in things:
            if thing.phrase not in PRONOUNS:
                meant = clause.means(thing.phrase, devices, name)
                if isinstance(meant, Found) or meant and len(things) == 1:
                    return thing.phrase, set(range(thing.start, thing.end))
        for thing in things:
            there = f'{thing.after} {thing.phrase}'  # 'warmer in the bedroom'
            if thing.after in _AT and clause.means(there, devices, name):
                return there, set(range(thing.start - 1, thing.end))
        for thing in things:
            if thing.phrase in ('it', 'them') and able > 1:
                return thing.phrase, set(range(thing.start, thing.end))
        return UNSAID, set()

    def _value(self, clause: Clause, arg: Arg, skill: Skill, used: set[int]) -> Span | None:
        if arg.type in (ArgType.NUMBER, ArgType.DURATION):
            spans = clause.amounts(arg)
        elif arg.type is ArgType.CHOICE:
            spans = clause.choices(arg)
        else:
            return None
        free = [
            s
            for s in spans
            if not set(range(s.start, s.end)) & used and not _is_for_another(arg, s, skill, clause)
        ]
        own = skill.name.split('_') if arg.type is ArgType.CHOICE else ()
        # 'a coffee, please, a latte': what makes coffee is told which by the other
        return min(free, key=lambda s: s.phrase in own, default=None)

    def _assigned(
        self, clause: Clause, skill: Skill, things: list[Span]
    ) -> Iterator[tuple[Arg, Span]]:
        """Yield the arguments that are things with the words that fit them, each used once."""
        left = list(things)
        args = [a for a in skill.args if a.type in TYPES]
        for arg in sorted(args, key=lambda a: not a.required):
            rivals = [a for a in args if a is not arg and TYPES[a.type] & TYPES[arg.type]]
            is_goal = arg.name in _GOALS or (arg.type is ArgType.PLACE and _says_where_to(skill))
            fitting = [
                t
                for t in left
                if self._can_be(clause, t, arg) and not (t.after in _FROM and is_goal)
            ]
            if not fitting:
                continue
            best = min(fitting, key=lambda t: _misplaced(t, arg, args, bool(rivals)))
            left.remove(best)
            yield arg, best

    def _can_be(self, clause: Clause, thing: Span, arg: Arg) -> bool:
        if thing.phrase in PRONOUNS:
            if arg.type is ArgType.OBJECT:
                return thing.phrase in ('it', 'them')  # 'pick me six bolts'
            places = thing.phrase in ('there', 'here')
            return places == (arg.type is ArgType.PLACE) or arg.type is ArgType.ENTITY
        return clause.are(thing.phrase, sorts_of(arg) or TYPES[arg.type])

    def _is_robot(self, thing: Span) -> bool:
        ids = self._called(thing.phrase)
        return bool(ids) and all(i in self.site.robots for i in ids)

    def _robot(self, phrase: str) -> Robot | None:
        """Return the robot that a phrase names."""
        found = [self.site.robots[i] for i in self._called(phrase) if i in self.site.robots]
        return found[0] if len(found) == 1 else None

    def _called(self, phrase: str) -> tuple[str, ...]:
        """Return what is called so, with or without an article."""
        return self.targets.index.exact(w for w in split_words(phrase) if w not in DETERMINERS)


def _counted(
    clause: Clause, skill: Skill, arg: Arg, thing: Span, things: list[Span]
) -> Span | None:
    """Return the list that a thing begins, with how many of each: 'two bolts and six nuts'."""
    numbers = [a for a in skill.args if a.type is ArgType.NUMBER]
    if arg.type is not ArgType.OBJECT or len(numbers) != 1 or numbers[0].unit:
        return None
    words, end = clause.words, thing.end
    for other in things:
        between = words[end : other.start]
        if other.start >= end and between[:1] == ('and',) and is_number(' '.join(between[1:])):
            end = other.end
    start = thing.start - 1
    if end == thing.end or start < clause.start or not is_number(words[start]):
        return None
    return Span(start, end, ' '.join(words[start:end]), thing.after)


def _served_from(clause: Clause, arg: Arg, span: Span) -> int:
    """Return where the words for a choice begin, what it is served in among them: 'a cup of'."""
    words, at = clause.words, span.start
    at += words[at] == 'of'
    if arg.type is not ArgType.CHOICE or words[max(0, at - 1) : at] != ('of',):
        return span.start
    if at - 3 < clause.start or words[at - 2] not in _SERVED_IN:
        return span.start
    return at - 3 if words[at - 3] in ('a', 'the', 'one', 'another', 'my') else at - 2


def _is_for_another(arg: Arg, span: Span, skill: Skill, clause: Clause) -> bool:
    """Return whether a bare number goes with a required argument without a unit.

    Of 'glue six seams', where how hot the glue is may be said too.
    """
    if arg.required or arg.type is not ArgType.NUMBER or not arg.unit:
        return False
    if {*arg.name.split('_')} & {*clause.words} or has_unit(span.phrase):
        return False
    return any(a.required and a.type is ArgType.NUMBER and not a.unit for a in skill.args)


def _rank(arg: Arg) -> int:
    """Return in which turn an argument takes its words: those that fit few others first."""
    if arg.type is ArgType.DURATION:
        return 0
    if arg.type is ArgType.NUMBER:
        return 1 if arg.unit else 2
    return 3


def _misplaced(thing: Span, arg: Arg, args: list[Arg], has_rivals: bool) -> tuple[int, int]:
    """Return how ill the words before a thing go with an argument; then where it stands."""
    if not has_rivals:
        return (0, thing.start)
    is_source = arg.name in _SOURCES or is_whence(arg)
    if thing.after in _FROM:
        return (0 if is_source else 2, thing.start)
    if is_source:
        return (1, thing.start)
    is_first = arg is next(a for a in args if a.name not in _SOURCES and not is_whence(a))
    is_led = thing.after in PREPOSITIONS
    return (int(is_first == is_led), thing.start)


def _is_turned_round(one: Call, other: Call) -> bool:
    """Return whether two calls have the same things in another order."""
    things = [tuple(w for w in split_words(a) if w not in PREPOSITIONS) for a in one.args]
    others = [tuple(w for w in split_words(a) if w not in PREPOSITIONS) for a in other.args]
    return things != others and sorted(things) == sorted(others)


def _says_where_to(skill: Skill) -> bool:
    return bool({*skill.name.split('_'), *split_words(skill.description)[:1]} & _TO_WHERE)


def _indices(clause: Clause, phrase: str) -> set[int]:
    said = split_words(phrase)
    for at in range(clause.start, clause.end - len(said) + 1):
        if clause.words[at : at + len(said)] == said:
            return set(range(at, at + len(said)))
    return set()
