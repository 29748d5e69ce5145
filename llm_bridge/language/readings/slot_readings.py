"""Other calls for a clause than the one that a model drafted, whose arguments fit what was said.

A small model may copy too much ('48 labels' as a number), leave a choice out ('lift the arm'
without 'up'), or take the one of two skills that lacks an argument for half of what was said ('put
the ball in the bin' as putting down what is held). Here every skill whose words are said is tried
with the things, amounts and choices of the clause; grounding and the guards then judge what comes
of it.
"""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from llm_bridge.language.grounding.slots import Clause, DETERMINERS, PREPOSITIONS, PRONOUNS
from llm_bridge.language.guards.sides import opposes
from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.readings.slot_fitting import Fit, SlotFitting, UNUSED
from llm_bridge.language.readings.slot_values import indices_of
from llm_bridge.language.skills.argument_sorts import is_person
from llm_bridge.language.skills.sayings import (
    BY_DESCRIPTION,
    BY_NAME,
    BY_PHRASE,
    BY_VERB,
    like,
    NEARLY,
    PARTICLES,
    WITH_NOUNS,
)
from llm_bridge.language.text.marker_words import FILLERS, JOINERS
from llm_bridge.language.text.spelling import stem_of
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import without_articles
from llm_bridge.site.entity import Device, EntityType
from llm_bridge.site.skill import ArgType

ANOTHER_SKILL = 1.0
"""What speaks against another skill than the model's, as a logarithm of odds, where its own words
are not said; less where they are."""
BETTER_SAID = 3.0
"""What speaks for a skill whose name was said, beside one that is not said at all."""
TURNED_ROUND = 2.0
"""What speaks for things in the order that the words before them say ('on the red one')."""
NOT_FREE = 3.0
"""What speaks for a skill that has arguments for words which were taken for a free text."""
_THINGS = frozenset({EntityType.OBJECT, EntityType.DEVICE})
_PLACES = frozenset({EntityType.PLACE, EntityType.AREA})
MOST = 6
"""Calls that are tried for one clause."""
# fmt: off
_SMALL = frozenset({'what', 'which', 'it', 'is', "it's", 'the', 'a', 'an', 'your', 'about', 'of',
                    'cup', 'cups', 'glass', 'some', 'please', 'me', 'we', 'today'})
"""Words of a text that say nothing by themselves."""
# fmt: on


class SlotReadings(SlotFitting):
    """Finds calls that fit the clauses of one command."""

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
            clause = self.clause(words, breaks, start, region.end)
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
            first = self.order_of(tuple(w for w in said if w not in JOINERS))
            covered = {w for p in self.own_phrases(call).values() for w in split_words(p)}
            for fit in fits:
                kept = {words[i] for i in fit.used}
                if (
                    not fit.is_unsaid
                    and fit.call.skill != call.skill
                    and fit.cost < ANOTHER_SKILL
                    and self.sayings[fit.call.skill].said_by(said) >= least
                    and (least != BY_DESCRIPTION or self.sayings[fit.call.skill].said_by(first))
                    and fit.used
                    and covered <= kept | DETERMINERS
                ):
                    yield call, fit.call
                    break

    def bare_in_place_of_unsaid(
        self, plan: Plan, words: tuple[str, ...], breaks: frozenset[int]
    ) -> Iterator[tuple[Call, Call]]:
        """Yield each call of nothing but its skill, which was hardly said, with the one said.

        'And then fly home' may be drafted as the parking of another robot, and 'put the forks
        down' as putting down what is on them: where the name of one skill says of what it is and
        that is said, another of which that is not said gives way.
        """
        asked = {call.skill for call in calls(plan)}
        for region in regions_of(words, plan, breaks):
            call = region.leaf
            if not isinstance(call, Call) or call.args or {*call.options} - {ROBOT}:
                continue
            said = words[region.start : region.end]
            saying = self.sayings.get(call.skill)
            if saying is None or self.is_denied(said):
                continue
            own = saying.said_by(said)
            if own > NEARLY and (own >= BY_NAME or not saying.of or saying.names_it(said)):
                continue
            others = [
                name
                for name, other in self.sayings.items()
                if name not in asked
                and not self.sorts(name)
                and not self.is_anothers(name)
                and other.said_by(said) >= BY_PHRASE
                and (own <= NEARLY or other.of and other.names_it(said))
            ]
            robot = self.robot_of(call.options.get(ROBOT, ''))
            if len(others) == 1 and (robot is None or others[0] in robot.skills):
                yield call, replace(call, skill=others[0])

    def calls_for(self, words: tuple[str, ...], breaks: frozenset[int]) -> list[Call]:
        """Return the calls that words come to for which no call was drafted, likeliest first.

        One of their words must begin an order of the skill, or put a thing somewhere.
        """
        clause = self.clause(words, breaks)
        said = {name: saying.said_by(words) for name, saying in self.sayings.items()}
        puts = {*self.puts(clause, said)}
        found = [
            fit
            for fit in self.fits(clause, Call('', (), {}))
            if said[fit.call.skill] >= BY_DESCRIPTION
            or fit.call.skill in puts
            or self.sayings[fit.call.skill].said_by(self.order_of(words))
        ]
        return [fit.call for fit in found]

    def things_in(
        self,
        words: tuple[str, ...],
        breaks: frozenset[int],
        *sorts: frozenset[EntityType],
    ) -> list[str]:
        """Return the phrases for things of the first of some sorts that some words speak of.

        Objects and devices are looked for first, then places, where nothing else is said.
        """
        clause = self.clause(words, breaks)
        for types in sorts or (_THINGS, _PLACES):
            found = [t.phrase for t in clause.things if clause.are(t.phrase, types)]
            if found:
                return found
        return []

    def clause(
        self,
        words: tuple[str, ...],
        breaks: frozenset[int],
        start: int = 0,
        end: int | None = None,
    ) -> Clause:
        """Return some of the words, or all, as one clause."""
        return Clause(
            words,
            start,
            len(words) if end is None else end,
            breaks,
            self.targets,
            self.situation,
            self.verbs,
            self.names,
            self.meant,
        )

    def fits(self, clause: Clause, call: Call) -> list[Fit]:
        """Return the calls that fit a clause for which `call` was drafted, the likeliest first."""
        said = self.without_the_robot(clause.words[clause.start : clause.end], call)
        own = self.sayings[call.skill].said_by(said) if call.skill in self.sayings else 0.0
        if self.is_anothers(call.skill):
            own = 0.0  # 'Max, bring it' is said of what Max can do
        if own > NEARLY and self._is_of_another_sort(clause, call):
            own = NEARLY  # 'find the cup' is said as well by looking for a thing
        strengths = self.strengths(clause, said)
        is_unsaid = not any(strengths.values())
        covered = {
            i for phrase in self.own_phrases(call).values() for i in indices_of(clause, phrase)
        }
        # What was said outright is meant, whether it can be done or not.
        settled = len(self.sayings[call.skill].name) if own == BY_NAME else 0
        denied = self.is_denied(said)  # no other skill is looked for then
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
            if self.is_anothers(name) or (is_unsaid and self._is_opposite(name, call.skill)):
                continue
            fit = self.fit(clause, name, call, strength)
            if fit is None or fit.call == call:
                continue
            if name != call.skill and self._drops(clause, name, covered - fit.used):
                continue
            if name == call.skill and self._names_less(clause, call, fit):
                continue
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
                if any(i and not i & fit.used for i in (indices_of(clause, v) for v in lost)):
                    fit = replace(fit, cost=fit.cost + UNUSED)
            else:
                cost = fit.cost + ANOTHER_SKILL * (1.0 - strength)
                if strength in (BY_NAME, WITH_NOUNS) and covered <= fit.used:
                    cost -= BETTER_SAID * (1.0 - own) if not settled else BETTER_SAID / 2
                fit = replace(fit, cost=cost)
            found.append(fit)
        return sorted(found, key=lambda fit: (fit.cost, -len(fit.used)))[:MOST]

    def _is_opposite(self, name: str, drafted: str) -> bool:
        """Return whether a skill takes back the one that was drafted: no word says it."""
        return any(
            name in skills and opposes(skills[drafted], skills[name])
            for actor in self.site.actors(drafted)
            for skills in (self.site.skills_of(actor.id),)
        )

    def _least(self, call: Call, said: tuple[str, ...]) -> float:
        """Return how well another skill must be said than one of which no word was.

        No word is neither the verb nor a noun of its name, nor a choice that it has. The noun may
        be in the name of its thing alone: 'leave it by the back door', drafted as closing a door.
        """
        saying = self.sayings.get(call.skill)
        if saying is None or saying.said_by(said):
            return inf
        if isinstance(self.site.actors(call.skill)[0], Device):
            return inf  # 'make it 21 degrees' says a device's value well enough
        if 'another' in said:
            return inf  # 'take a photo, then another one' says it by what it did before
        if len(saying.name) < 2:
            is_of_something = {*self.own_phrases(call).values()} - PRONOUNS
            return BY_DESCRIPTION if is_of_something else inf
        sorts, own = self.sorts(call.skill), self.own_phrases(call)
        if any(sorts.get(k) is ArgType.CHOICE for k in own):
            return inf
        stems = {stem_of(w) for w in said}
        if len(saying.name) < 2:
            return BY_PHRASE
        nouns = {n for n in saying.name[1:] if n not in PARTICLES and like(n) & stems}
        named = [{stem_of(w) for w in split_words(p)} - DETERMINERS for p in own.values()]
        if any(not any(len(n) > 1 and like(noun) & n for n in named) for noun in nouns):
            return inf
        return BY_PHRASE if nouns else NEARLY

    def _names_less(self, clause: Clause, call: Call, fit: Fit) -> bool:
        """Return whether the thing is called by the words before an 'of' or an 'in' alone.

        'The light' of 'the light of the desk lamp' is another, and the lights of 'the lights in
        the attic' are all that there are.
        """
        drafted, fitted = (
            split_words(*call.args[:1] or ('',)),
            split_words(*fit.call.args[:1] or ('',)),
        )
        if not fitted or drafted[: len(fitted)] != fitted:
            return False
        left = drafted[len(fitted) :]
        if left[:1] == ('of',):
            return True
        where = without_articles(left[1:]) if left[:1] == ('in',) else ()
        is_left_out = bool(where) and not indices_of(clause, ' '.join(where)) & fit.used
        is_room = left[1:2] == ('the',) or bool(self.targets.index.areas_called(where))
        return is_left_out and is_room

    def _is_only_a_name(self, clause: Clause, fit: Fit) -> bool:
        """Return whether a skill is said in the name of its thing alone: 'the open office'."""
        named = indices_of(clause, fit.call.args[0]) if fit.call.args else set()
        left = range(clause.start, clause.end)
        rest = tuple(clause.words[i] for i in left if i not in named)
        actors = self.site.actors(fit.call.skill)
        return isinstance(actors[0], Device) and not self.sayings[fit.call.skill].said_by(rest)

    def _is_of_another_sort(self, clause: Clause, call: Call) -> bool:
        """Return whether a thing stands in a call where a person is wanted, or the other way."""
        own = self.own_phrases(call)
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
        own = self.own_phrases(call)
        sorts = self.sorts(call.skill)
        choices = [k for k, t in self.sorts(fit.call.skill).items() if t is ArgType.CHOICE]
        said = self.own_phrases(fit.call)
        left = {clause.words[i] for i in covered - fit.used}
        return (
            bool(own)
            and any(sorts.get(name) is ArgType.TEXT for name in own)
            and any(name in said for name in choices)
            and not any(self.sorts(fit.call.skill)[name] is ArgType.TEXT for name in said)
            and left <= _SMALL
        )


def _is_turned_round(one: Call, other: Call) -> bool:
    """Return whether two calls have the same things in another order."""
    things = [tuple(w for w in split_words(a) if w not in PREPOSITIONS) for a in one.args]
    others = [tuple(w for w in split_words(a) if w not in PREPOSITIONS) for a in other.args]
    return things != others and sorted(things) == sorted(others)
