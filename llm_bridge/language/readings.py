"""Which of the plans that a model may mean is meant, for all that is known of the site."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from math import exp

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.decoder import Alternative, Draft
from llm_bridge.language.grounding import Grounder
from llm_bridge.language.guard_accounting import says_all
from llm_bridge.language.guard_checked import Checked
from llm_bridge.language.guard_doubt import Doubt
from llm_bridge.language.guard_runner_up import comes_to_the_same
from llm_bridge.language.guards import doubts_about, LEAST_CONFIDENCE
from llm_bridge.language.mending import (
    cut_at_breaks,
    with_known_parts,
    with_own_skills,
    with_the_robot,
    with_the_thing,
    without_a_robot,
    without_echoes,
    without_fillers,
)
from llm_bridge.language.mending_people import with_the_person
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
    without_a_borrowed_robot,
)
from llm_bridge.language.mending_values import (
    with_another_setter,
    with_the_value_itself,
    without_the_verb,
)
from llm_bridge.language.outcomes import Given, Outcomes
from llm_bridge.language.plan import Ask, Nothing, Plan, Unknown
from llm_bridge.language.spelling import tokens
from llm_bridge.language.words import breaks_of
from llm_bridge.language.words import words as split_words
from llm_bridge.site.entity import Entity

AGAINST_A_PROBLEM = 6.0
AGAINST_UNKNOWN = 4.0
AGAINST_A_DOUBT = 3.0
AGAINST_A_QUESTION = 2.0
"""What speaks against a plan that names what there is not, that does nothing though it may be
right that nothing here can do it, that a guard doubts, or that leaves a question open: logarithms
of odds (docs/confidence.md)."""
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

    def likeliest(self, draft: Draft, words: tuple[str, ...]) -> Draft:
        """Return the draft with the plan that is meant most probably, for all that is known here.

        The model knows nothing of the site but its skills. Another plan that comes to something,
        where its own does not, is taken instead; the confidence then is so low that it is read
        back. Talk and questions stay what they are.
        """
        first = replace(draft, plan=self.mended(draft.plan, words))
        if isinstance(draft.plan, Nothing | Ask) or not draft.others:
            return first
        others = [replace(o, plan=self.mended(o.plan, words)) for o in draft.others]
        first = replace(first, others=tuple(others))
        score, best = max(
            ((o.odds - self.against(o.plan, words), o) for o in others), key=lambda pair: pair[0]
        )
        if score <= -self.against(first.plan, words):
            return first
        rest = (Alternative(first.plan, -best.odds), *(o for o in others if o is not best))
        self.is_second = True
        unsure = min(draft.confidence, 1.0 - draft.confidence)
        return replace(first, plan=best.plan, confidence=unsure, others=rest)

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
        return self.timed('guards', lambda: doubts_about(looked_at, self.guards_off))

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
            breaks_of(self.text),
            self.marked,
            confidence,
            _name_tokens(things),
            _name_tokens(places),
        )

    def mended(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right where only so it means something."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = with_known_parts(without_fillers(without_echoes(plan, words)), self.by_template)
        plan = without_a_robot(with_the_robot(plan, words, site), site)
        plan = self.with_who_is_meant(plan, words)
        named = with_the_thing(plan, words, breaks, site, index)
        plan = named if named != plan and self.holds(named) else plan
        settled = with_the_value_itself(plan, words, site)
        plan = settled if settled != plan and self.holds(settled) else plan
        options = (
            cut_at_breaks(plan, words, breaks),
            *with_own_skills(plan, words, breaks, site, self.language),
            without_the_verb(plan),
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

    def with_who_is_meant(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with the robots, people and things that the words around it name."""
        breaks, site, index = breaks_of(self.text), self.site, self.grounder.targets.index
        plan = with_whole_names(plan, words, breaks, index)
        plan = without_a_borrowed_robot(plan, words, index)
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
        one = self.tried(draft.plan, self.situation)
        likely = draft.others[:1] + tuple(o for o in draft.others[1:] if o.odds > UNLIKELY)
        return bool(likely) and all(
            comes_to_the_same(one, self.tried(o.plan, self.situation), self.site) for o in likely
        )


def _name_tokens(entities: Iterable[Entity]) -> frozenset[str]:
    return frozenset(t for e in entities for name in e.names() for t in tokens(split_words(name)))
