"""Which of the plans that a model may mean is meant, for all that is known of the site."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import exp

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.addressed import spoken_to
from llm_bridge.language.decoder import Alternative, Draft
from llm_bridge.language.grounding import Grounder
from llm_bridge.language.guard_accounting import says_all
from llm_bridge.language.guard_checked import Checked
from llm_bridge.language.guard_doubt import Doubt
from llm_bridge.language.guard_runner_up import comes_to_the_same
from llm_bridge.language.guard_words import JOINERS
from llm_bridge.language.guards import doubts_about, is_question, LEAST_CONFIDENCE
from llm_bridge.language.mending import (
    cut_at_breaks,
    swapped,
    with_known_parts,
    with_own_skills,
    with_the_robot,
    with_the_thing,
    without_a_robot,
    without_echoes,
    without_fillers,
)
from llm_bridge.language.mending_devices import (
    with_the_device_implied,
    with_the_device_last,
    with_the_light_there,
    with_the_robot_first,
)
from llm_bridge.language.mending_people import with_the_person, without_whom
from llm_bridge.language.mending_phrases import (
    with_all_of_them,
    with_the_place_apart,
    with_where_it_is,
    with_whole_names,
    without_its_verb,
)
from llm_bridge.language.mending_robots import (
    with_everybody,
    with_the_robot_apart,
    with_the_robot_called,
    without_a_borrowed_robot,
)
from llm_bridge.language.mending_texts import (
    with_listeners,
    with_the_text_before,
    with_whole_quotes,
    without_leads,
)
from llm_bridge.language.mending_times import (
    with_a_length,
    with_a_run,
    with_the_end_said,
    with_the_length_left_out,
    with_the_other_case,
    with_the_same_half_of_the_day,
    with_the_time_apart,
)
from llm_bridge.language.mending_values import (
    with_another_setter,
    with_the_value_itself,
    without_the_verb,
)
from llm_bridge.language.mending_verbs import with_the_whole_verb, with_what_runs
from llm_bridge.language.outcomes import Given, Outcomes
from llm_bridge.language.plan import Ask, Call, calls, Nothing, Plan, Unknown
from llm_bridge.language.plan_regions import regions_of
from llm_bridge.language.slot_readings import BETTER_SAID, SlotReadings
from llm_bridge.language.spelling import tokens
from llm_bridge.language.words import breaks_of, find
from llm_bridge.language.words import words as split_words
from llm_bridge.site.entity import Entity

AGAINST_A_PROBLEM = 6.0
AGAINST_UNKNOWN = 4.0
AGAINST_A_DOUBT = 3.0
AGAINST_A_QUESTION = 2.0
"""What speaks against a plan that names what there is not, that does nothing though it may be
right that nothing here can do it, that a guard doubts, or that leaves a question open: logarithms
of odds (docs/confidence.md)."""
FITTED = -1.0
"""How likely a plan is that the words fit, beside one that the model drafted."""
UNLIKELY = -2.0
"""Odds below which it does not matter what a plan comes to."""
MISREAD = frozenset(
    {
        ProblemCode.UNKNOWN_ENTITY,
        ProblemCode.UNKNOWN_SKILL,
        ProblemCode.NOT_CAPABLE,
        ProblemCode.MISSING_ARGUMENT,
        ProblemCode.UNKNOWN_ARGUMENT,
        ProblemCode.WRONG_TYPE,
        ProblemCode.WRONG_UNIT,
        ProblemCode.AMBIGUOUS,
        ProblemCode.NOT_UNDERSTOOD,
        ProblemCode.UNSUPPORTED,
    }
)
"""Problems that come of a plan which is not what was meant. What is meant and not allowed is
refused, and nothing else is looked for in its place."""


class Readings(Outcomes):
    """One command, and the plans that a model drafts for it."""

    def __init__(
        self,
        given: Given,
        grounder: Grounder,
        timer: Callable[[], float],
        guards_off: Iterable[str] = (),
    ) -> None:
        """Begin; `timer` gives seconds, `guards_off` names guards that are left out."""
        super().__init__(given, grounder, timer)
        self.guards_off = tuple(guards_off)
        self.marked = False
        """Whether the text ends in a question mark."""
        self.is_second = False
        """Whether the plan is taken in place of the model's first choice."""
        self.is_guessed = False
        """Whether a part of the plan is in the place of what the model could do nothing with."""
        self.guesses: list[Call] = []
        """Calls in the place of what the model could do nothing with."""

    def likeliest(self, draft: Draft, words: tuple[str, ...]) -> Draft:
        """Return the draft with the plan that is meant most probably, for all that is known here.

        The model knows nothing of the site but its skills. Another plan that comes to something,
        where its own does not, is taken instead; the confidence then is so low that it is read
        back. Talk and questions stay what they are.
        """
        first = replace(draft, plan=self.mended(draft.plan, words))
        if any(call in self.guesses for call in calls(first.plan)):
            self.is_second = self.is_guessed = True
            first = replace(first, confidence=min(draft.confidence, 0.5))
        if isinstance(draft.plan, Ask):
            return first
        if isinstance(draft.plan, Nothing):
            order = None if is_question(words, self.marked) else self.plain_order(words)
            if order is None:
                return first
            self.is_second = True
            return replace(first, plan=order, confidence=min(draft.confidence, 0.5))
        others = [replace(o, plan=self.mended(o.plan, words)) for o in draft.others]
        first = replace(first, others=tuple(others))
        fitted = self.fitted(first.plan, words)
        against = self.against(first.plan, words)
        if any(
            not self.against(plan, words) and says_all(self.beside(plan, words))
            for plan in (first.plan, *(f.plan for f in fitted))
        ):
            # What uses every word is no talk.
            others = [o for o in others if not isinstance(o.plan, Nothing | Unknown)]
        others += fitted
        if isinstance(first.plan, Unknown) and not is_question(words, self.marked):
            order = self.plain_order(words)
            others += [Alternative(order, FITTED)] if order is not None else []
        if not others:
            return first
        score, best = max(
            ((o.odds - self.against(o.plan, words), o) for o in others), key=lambda pair: pair[0]
        )
        if score <= -against:
            return first
        rest = (Alternative(first.plan, -best.odds), *(o for o in others if o is not best))
        self.is_second = True
        unsure = min(draft.confidence, 1.0 - draft.confidence)
        return replace(first, plan=best.plan, confidence=unsure, others=rest)

    def plain_order(self, words: tuple[str, ...]) -> Plan | None:
        """Return the one call that uses every word, of those that a model sees no order in."""
        slots = self.slots()
        for call in slots.calls_for(words, self.breaks(words)):
            plan = with_the_robot(call, words, self.site)
            if not self.against(plan, words) and says_all(self.beside(plan, words)):
                return plan
        return None

    def breaks(self, words: tuple[str, ...]) -> frozenset[int]:
        """Return before which of the command's words it has a comma; of a part of it, none."""
        return breaks_of(self.text) if words == split_words(self.text) else frozenset()

    def slots(self) -> SlotReadings:
        """Return what finds calls that fit the clauses of this command."""
        sayings = self.grounder.sayings(self.language)
        return SlotReadings(self.site, self.grounder.targets, self.situation, sayings)

    def fitted(self, plan: Plan, words: tuple[str, ...]) -> list[Alternative]:
        """Return the plan with calls in it changed for others that fit what was said better."""
        slots = self.slots()
        least = self.against(plan, words)
        best, odds = plan, FITTED
        changed: dict[str, str] = {}
        for call, fits in slots.plans(plan, words, breaks_of(self.text)):
            score, found = least, None
            for fit in fits:
                cost = fit.cost
                if fit.is_unsaid and changed.get(call.skill) == fit.call.skill:
                    cost -= BETTER_SAID  # 'bring the water to Ann and the tea to Tom'
                elif fit.is_unsaid and fit.call.args[:1] != call.args[:1]:
                    continue  # 'the filler to two litres' may be another skill of the filler
                if not least and cost >= 0:
                    continue  # nothing is wrong with it, and nothing speaks for another
                other = swapped(best, call, fit.call)
                other = self.with_values(with_the_robot(other, words, self.site), words)
                against = self.against(other, words) + cost
                if against < score:
                    score, found = against, (other, cost, fit.call.skill)
            if found is not None:
                best, least, odds = found[0], score - found[1], odds - found[1]
                changed[call.skill] = found[2]
        return [] if best == plan else [Alternative(best, odds)]

    def against(self, plan: Plan, words: tuple[str, ...]) -> float:
        """Return how much speaks against a plan, as a logarithm of odds."""
        if isinstance(plan, Unknown):
            return AGAINST_UNKNOWN
        tried = self.tried(plan, self.situation)
        found = AGAINST_A_DOUBT * len(self.doubts(plan, words))
        if any(p.code in MISREAD for p in tried.problems):
            found += AGAINST_A_PROBLEM
        if tried.question is not None:
            found += AGAINST_A_QUESTION
        return found

    def doubts(
        self, plan: Plan, words: tuple[str, ...], confidence: float = 1.0
    ) -> tuple[Doubt, ...]:
        """Return what the guards have against a plan."""
        looked_at = self.beside(plan, words, confidence)
        found = self.timed('guards', lambda: doubts_about(looked_at, self.guards_off))
        return (*found, *self.doubts_who(plan, words))

    def doubts_who(self, plan: Plan, words: tuple[str, ...]) -> tuple[Doubt, ...]:
        """Return the doubt about what other robots do than the one that is spoken to."""
        robot = spoken_to(words, self.site) if len(self.site.robots) > 1 else None
        breaks = self.breaks(words)
        if robot is None or not ({*breaks} & {1, 2, 3, len(words) - 1, len(words) - 2}):
            return ()
        doing = {s.target for s in self.tried(plan, self.situation).steps} & {*self.site.robots}
        others = [split_words(n) for r in doing for n in self.site.robots[r].names()]
        if not doing or robot in doing or any(find(words, n) is not None for n in others):
            return ()
        return (Doubt('argument', reason='I am not sure who is to do it'),)

    def beside(self, plan: Plan, words: tuple[str, ...], confidence: float = 1.0) -> Checked:
        """Return the plan beside the words, with the names of what it comes to act on."""
        steps = self.tried(plan, self.situation).steps
        ids = dict.fromkeys(i for s in steps for i in (s.target, *map(str, s.args.values())))
        things = tuple(self.site.entities[i] for i in ids if i in self.site.entities)
        spots = {spot for t in things for spot in (t.area or '', getattr(t, 'place', None) or '')}
        places = tuple(self.site.entities[i] for i in spots if i in self.site.entities)
        return Checked(
            words,
            plan,
            self.site,
            self.language,
            self.breaks(words),
            self.marked,
            confidence,
            _name_tokens(things),
            _name_tokens(places),
        )

    def mended(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right where only so it means something."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = with_known_parts(without_fillers(without_echoes(plan, words)), self.known_part)
        plan = without_a_robot(with_the_robot(plan, words, site), site)
        plan = self.with_who_is_meant(plan, words)
        named = with_the_thing(plan, words, breaks, site, index)
        plan = named if named != plan and self.holds(named) else plan
        plan = self.with_values(plan, words)
        plan = self.with_devices_implied(self.with_parts_as_said(plan, words))
        plan = without_leads(with_whole_quotes(plan, self.text, site), words, site, index)
        plan = with_the_text_before(plan, site)
        for call, other in with_listeners(plan, words, breaks, site):
            told = swapped(plan, call, other)
            plan = told if self.is_for_people(told, plan) else plan
        plan = with_the_other_case(plan, words, self.by_template)
        plan = with_a_length(with_what_runs(plan, words, breaks, site, index), words, site)
        plan = with_the_time_apart(plan, site, self.language, all_sorts=False)
        plan = with_the_same_half_of_the_day(with_the_end_said(plan, site), self.language)
        lasting = with_the_length_left_out(plan, words, breaks, site, self.language)
        plan = lasting if lasting != plan and self.holds(lasting) else plan
        options = (
            cut_at_breaks(plan, words, breaks),
            *with_own_skills(plan, words, breaks, site, self.language),
            without_the_verb(plan),
            with_the_time_apart(plan, site, self.language),
            *with_a_run(plan, site, self.language),
            *with_the_whole_verb(plan, site, self.language),
        )
        others = [option for option in options if option != plan]
        problems = {p.code for p in self.tried(plan, self.situation).problems}
        if not problems:
            return plan
        good = [option for option in others if self.holds(option)]
        if len(good) == 1 or good and good[:1] == others[:1]:
            return good[0]
        if problems <= {ProblemCode.NOT_CAPABLE, ProblemCode.WRONG_UNIT}:
            good = [option for option in with_another_setter(plan, site) if self.holds(option)]
        return good[0] if len(good) == 1 else plan

    def with_values(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with what is changed to a value set to it, where that can be done."""
        settled = with_the_value_itself(plan, words, self.site)
        return settled if settled != plan and self.holds(settled) else plan

    def known_part(self, phrase: str) -> Plan | None:
        """Return what a part is that a model can do nothing with, where it is plain."""
        known = self.by_template(phrase)
        if known is None:
            known = self.plain_order(split_words(phrase))
            self.guesses += calls(known) if known is not None else []
        return known

    def with_parts_as_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with calls that come to nothing as the template of their words has them.

        'Make a latte' may be drafted as starting a thing of that name.
        """
        breaks = breaks_of(self.text)
        for region in regions_of(words, plan, breaks):
            call, place = region.leaf, range(region.start, min(region.end, len(words)))
            while place and words[place[0]] in JOINERS:
                place = place[1:]
            if not isinstance(call, Call) or not 0 < len(place) < len(words):
                continue
            if breaks & {*place[1:]} or self.comes_to_steps(call):
                continue
            known = self.by_template(' '.join(words[place.start : place.stop]))
            if known is not None and call.skill not in {c.skill for c in calls(known)}:
                plan = swapped(plan, call, known) if self.holds(known) else plan
        return plan

    def comes_to_steps(self, plan: Plan) -> bool:
        """Return whether all of a plan is done, with nothing to ask before."""
        tried = self.tried(plan, self.situation)
        return bool(tried.steps) and not tried.question and not tried.problems

    def with_devices_implied(self, plan: Plan) -> Plan:
        """Return the plan with the phrases that name no device moved to where they fit."""
        for call in calls(plan):
            problems = {p.code for p in self.tried(call, self.situation).problems}
            if problems & {ProblemCode.UNKNOWN_ENTITY, ProblemCode.WRONG_TYPE}:
                index = self.grounder.targets.index
                others = (
                    *with_the_device_implied(call, self.site, self.language),
                    *with_the_device_last(call, self.site, index),
                    *with_the_robot_first(call, self.site, index),
                )
                good = next((other for other in others if self.holds(other)), None)
                plan = plan if good is None else swapped(plan, call, good)
            if problems:
                lit = with_the_light_there(call, self.site, self.grounder.targets.index)
                good = next((other for other in lit if self.comes_to_steps(other)), None)
                if good is not None:
                    self.guesses.append(good)
                    plan = swapped(plan, call, good)
        return plan

    def with_who_is_meant(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the robots, people and things that the words around it name."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = with_whole_names(plan, words, breaks, index)
        plan = without_a_borrowed_robot(without_whom(plan), words, index)
        plan = with_the_robot_called(plan, words, breaks, site)
        plan = with_the_robot_apart(plan, words, site, index)
        plan = with_everybody(plan, words, site)
        plan = with_where_it_is(with_the_place_apart(plan, site, index), words, site)
        plan = without_its_verb(plan, words, breaks, site, index)
        plan = with_all_of_them(plan, words, breaks)
        return with_the_person(plan, words, breaks, site, index)

    def by_template(self, phrase: str) -> Plan | None:
        """Return the plan of the template that the phrase is as a whole, if there is one."""
        return None

    def holds(self, plan: Plan) -> bool:
        """Return whether all of a plan comes to steps, or to one question."""
        tried = self.tried(plan, self.situation)
        return bool(tried.steps or tried.question) and not tried.problems

    def is_for_people(self, plan: Plan, before: Plan) -> bool:
        """Return whether all that a plan says more than another is who is told something."""
        tried, other = self.tried(plan, self.situation), self.tried(before, self.situation)
        more = [
            value
            for step, was in zip(tried.steps, other.steps, strict=False)
            for name, value in step.args.items()
            if was.args.get(name) != value
        ]
        same = len(tried.steps) == len(other.steps) and tried.question == other.question
        return bool(more) and same and all(value in self.site.people for value in more)

    def is_alone(self, draft: Draft, words: tuple[str, ...]) -> bool:
        """Return whether nothing else that is likely comes to anything, and every word is used.

        Then what exists decides, and no longer how sure the model was before it was looked up.
        """
        if self.is_second or isinstance(draft.plan, Nothing | Ask | Unknown):
            return False
        if not draft.others or any(isinstance(o.plan, Nothing | Ask) for o in draft.others):
            return False
        if self.against(draft.plan, words) or not says_all(self.beside(draft.plan, words)):
            return False
        odds = [o.odds for o in draft.others]
        unseen = max(0.0, 1.0 / draft.confidence - 1.0 - sum(map(exp, odds)))
        rivals = sum(exp(o.odds - self.against(o.plan, words)) for o in draft.others)
        return 1.0 / (1.0 + unseen + rivals) >= LEAST_CONFIDENCE

    def is_all_the_same(self, draft: Draft) -> bool:
        """Return whether all that may well be meant comes to the same steps: then it is sure."""
        if self.is_guessed:
            return False
        one = self.tried(draft.plan, self.situation)
        likely = draft.others[:1] + tuple(o for o in draft.others[1:] if o.odds > UNLIKELY)
        return bool(likely) and all(
            comes_to_the_same(one, self.tried(o.plan, self.situation), self.site) for o in likely
        )


def _name_tokens(entities: Iterable[Entity]) -> frozenset[str]:
    return frozenset(t for e in entities for name in e.names() for t in tokens(split_words(name)))
