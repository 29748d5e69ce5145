"""Which of the plans that a model may mean is meant, for all that is known of the site."""

from dataclasses import replace
from math import exp

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.grounding.slots import DETERMINERS
from llm_bridge.language.guards.accounting import says_all, unused
from llm_bridge.language.guards.guards import is_question, LEAST_CONFIDENCE
from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.guards.runner_up import comes_to_the_same
from llm_bridge.language.mending.counts import with_some_of_them
from llm_bridge.language.mending.hints import hint_in, LOOKS, need_in, what_serves
from llm_bridge.language.mending.limits_said import limit_said
from llm_bridge.language.mending.mending import (
    swapped,
    with_the_robot,
    without_echoes,
)
from llm_bridge.language.mending.messages import message_behind, message_in
from llm_bridge.language.mending.said_once import with_choices_for_both
from llm_bridge.language.mending.wished_choices import wished_choice
from llm_bridge.language.plans.decoder import Alternative, Draft, LikelySkills
from llm_bridge.language.plans.plan import Ask, Call, calls, Nothing, Plan, Repeat, Unknown
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.readings.doubted_plans import AGAINST_A_QUESTION, DoubtedPlans
from llm_bridge.language.readings.slot_readings import BETTER_SAID
from llm_bridge.language.skills.sayings import BY_PHRASE, NEARLY
from llm_bridge.language.skills.senses import Need
from llm_bridge.language.text.words import breaks_of, find
from llm_bridge.language.text.words import words as split_words

FITTED = -1.0
"""How likely a plan is that the words fit, beside one that the model drafted."""
UNLIKELY = -2.0
"""Odds below which it does not matter what a plan comes to."""
UNSURE = 0.8
"""A hint that a model takes for talk, and is less sure of than this, is asked about."""


CLEAR = 0.35
"""Probability from which words that come to nothing are clearly like a skill."""
MOST_NONE = 0.2
"""Probability that words ask for no skill, up to which those that come to nothing ask for one
nevertheless."""
MOST, FAR = 0.5, 3.0
"""Probability, and how many times that of another skill, from which words are rather like one."""


class Readings(DoubtedPlans):
    """One command, and the plans that a model drafts for it."""

    is_second = False
    """Whether the plan is taken in place of the model's first choice."""
    is_guessed = False
    """Whether a part of the plan is in the place of what the model could do nothing with."""

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
        message = self.message_for(first.plan, words)
        if message is not None:
            self.is_second = self.is_guessed = True
            confidence = min(draft.confidence, 0.5)
            return replace(first, plan=message, confidence=confidence, others=())
        if isinstance(draft.plan, Ask):
            return first
        wished = self.as_wish(first.plan, words)
        if wished is not None:
            self.is_second = self.is_guessed = True
            confidence = min(draft.confidence, 0.5)
            return replace(first, plan=wished, confidence=confidence, others=())
        hinted = self.as_hint(first, words)
        if hinted is not None:
            return hinted
        if isinstance(draft.plan, Nothing):
            asks = is_question(words, self.marked)
            order = None if asks else self.plain_order(words) or self.order_to_ask(words)
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
            order = self.plain_order(words) or self.order_with_a_load(words)
            others += [Alternative(order, FITTED)] if order is not None else []
        if self.is_talk(first, words):
            others = [o for o in others if not self.against(o.plan, words)]
            first = first if others else replace(first, plan=Nothing())
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

    def message_for(self, plan: Plan, words: tuple[str, ...]) -> Plan | None:
        """Return what a person is to be told or asked, where a plan has nobody do that."""
        if isinstance(plan, Repeat):
            return self.repeated_message(plan, words)
        message = message_in(words, self.breaks(words), self.site)
        message = message or message_behind(words, self.breaks(words), self.site)
        if message is None or not self.comes_to_steps(message):
            return None
        drafted = calls(plan)
        if len(drafted) == 1 and drafted[0].skill == message.skill:
            said, whole = ((*c.args, *c.options.values()) for c in (drafted[0], message))
            is_longer = len(' '.join(said)) > len(' '.join(whole))  # whom it is for is in the text
            told = split_words(' '.join(whole))
            has_more = any(find(told, split_words(p)) is None for p in said if p != UNSAID)
            # 'text Ann that ...' with 'text' or 'Ann' as what she is told
            unsaid = [split_words(p) for p in whole if p not in said]
            is_lost = any(all(find(p, split_words(q)) is None for q in said) for p in unsaid)
            beside = {
                k: v for k, v in drafted[0].options.items() if find(told, split_words(v)) is None
            }
            whole_message = replace(message, options={**beside, **message.options})
            return whole_message if is_longer or has_more or is_lost else None
        verb = message.skill.split('_')[0]
        return None if any(c.skill.split('_')[0] == verb for c in calls(plan)) else message

    def repeated_message(self, plan: Repeat, words: tuple[str, ...]) -> Plan | None:
        """Return what somebody is to be told several times: 'tell him twice to get up'."""
        often = split_words(plan.phrase)
        at = find(words, often)
        if at is None:
            return None
        end = at + len(often)
        end += words[end : end + 1] == ('over',)
        breaks = {b if b <= at else max(at, b - end + at) for b in self.breaks(words)}
        rest = (*words[:at], *words[end:])
        message = message_behind(rest, frozenset(breaks - {len(rest)}), self.site)
        message = message or message_in(rest, frozenset(breaks - {len(rest)}), self.site)
        if message is None or not self.comes_to_steps(message):
            return None
        if {c.skill for c in calls(plan.body)} == {message.skill}:
            return None
        return replace(plan, body=message)

    def as_wish(self, plan: Plan, words: tuple[str, ...]) -> Call | None:
        """Return what is to be made, where only that is said and a plan does something else.

        The same for what is to be no more than so much.
        """
        if self.language != 'en' or is_question(words, self.marked) or len(calls(plan)) > 1:
            return None
        index = self.grounder.targets.index
        wish = wished_choice(words, self.breaks(words), self.site, index)
        wish = wish or limit_said(words, self.site, index)
        if wish is None or not self.holds(wish):
            return None
        done, wanted = (self.tried(p, self.situation).steps for p in (plan, wish))
        same = [(s.skill, s.target, s.args) for s in done]
        return None if same == [(s.skill, s.target, s.args) for s in wanted] else wish

    def as_hint(self, draft: Draft, words: tuple[str, ...]) -> Draft | None:
        """Return what a hint ('it is so stuffy in the barn') comes to, where it is no more.

        What changes it is meant, and no skill that nobody said: the barn is not driven to.
        """
        sense = None
        if self.language == 'en' and not is_question(words, self.marked):
            needed = need_in(words, breaks_of(self.text))
            if needed is not None:
                return self.as_need(draft, words, *needed)
            sense = hint_in(words, breaks_of(self.text))
        if sense is None or (isinstance(draft.plan, Nothing) and draft.confidence > UNSURE):
            return None
        sayings = self.grounder.sayings(self.language)
        done = calls(draft.plan)
        fits = [c for c in done if any(c.skill == skill for _, skill in sense.changes)]
        said = [c for c in done if c.skill in sayings and sayings[c.skill].said_by(words) > NEARLY]
        if said or (fits and self.comes_to_steps(draft.plan)):
            return None
        one = self.what_changes(sense, words)
        if one is None and (fits or not done):
            return None
        self.is_second = self.is_guessed = True
        plan = one or Unknown(' '.join(words))
        return replace(draft, plan=plan, confidence=min(draft.confidence, 0.5), others=())

    def as_need(
        self, draft: Draft, words: tuple[str, ...], need: Need, orders: tuple[tuple[str, ...], ...]
    ) -> Draft | None:
        """Return what is done to a thing that is said to need it, if one skill does that.

        'The orchid is looking thirsty' is no order to look at it.
        """
        if isinstance(draft.plan, Nothing) and draft.confidence > UNSURE:
            return None
        sayings = self.grounder.sayings(self.language)
        said, done = [w for w in words if w not in LOOKS], calls(draft.plan)
        fits = [c for c in done if {*need.verbs} & {*c.skill.split('_')[:1]}]
        named = [c for c in done if c.skill in sayings and sayings[c.skill].said_by(said) > NEARLY]
        if named or (fits and self.comes_to_steps(draft.plan)):
            return None
        found = [plan for order in orders if (plan := self.plain_order(order)) is not None]
        found = [plan for plan in found if self.comes_to_steps(plan)]
        served = what_serves(need, words, self.site) if not found else None
        found += [served] if served is not None and self.comes_to_steps(served) else []
        skills = {c.skill for plan in found for c in calls(plan)}
        if not found and (fits or not done):
            return None
        self.is_second = self.is_guessed = True
        plan = found[0] if len(skills) == 1 else Unknown(' '.join(words))
        return replace(draft, plan=plan, confidence=min(draft.confidence, 0.5), others=())

    def is_talk(self, draft: Draft, words: tuple[str, ...]) -> bool:
        """Return whether a statement says no skill, and names nothing that the model took it for.

        'The cat is on the sofa again', where there is no sofa; the model was not sure either.
        """
        if draft.confidence >= LEAST_CONFIDENCE or not is_statement(words):
            return False
        sayings = self.grounder.sayings(self.language)
        if any(s.said_by(words) for s in sayings.values()) or not calls(draft.plan):
            return False
        problems = self.tried(draft.plan, self.situation).problems
        return any(p.code is ProblemCode.UNKNOWN_ENTITY for p in problems)

    def plain_order(self, words: tuple[str, ...]) -> Plan | None:
        """Return the one call that uses every word, of those that a model sees no order in."""
        slots = self.slots()
        for call in slots.calls_for(words, self.breaks(words)):
            plan = self.with_what_is_held(with_the_robot(call, words, self.site), words)
            if not self.against(plan, words) and says_all(self.beside(plan, words)):
                return plan
        return None

    def order_to_ask(self, words: tuple[str, ...]) -> Plan | None:
        """Return the first call that uses every word and leaves one question, of a robot called.

        'Max, bring the cup to the bar', where there are two cups.
        """
        slots = self.slots()
        if slots.robot is None or not self.breaks(words):
            return None
        for call in slots.calls_for(words, self.breaks(words)):
            plan = with_the_robot(call, words, self.site)
            if call.skill not in self.site.robots[slots.robot].skills:
                continue
            if self.against(plan, words) == AGAINST_A_QUESTION:
                if says_all(self.beside(plan, words)):
                    return plan
        return None

    def calls_for(self, words: tuple[str, ...]) -> list[Call]:
        """Return the calls that the words of a clause come to, the likeliest first."""
        return self.slots().calls_for(words, self.breaks(words))

    def is_rather_like(self, skill: str, other: str, words: tuple[str, ...]) -> bool:
        """Return whether the words are clearly like a skill, and not like another.

        'Have a good look at the alarm' has a word of looking for things, and asks for no search.
        Of one order only: of several, each is like another skill.
        """
        shares = {one.skill: one.share for one in self.likely(words).skills}
        share = shares.get(skill, 0.0)
        return share >= MOST and share > FAR * shares.get(other, 0.0)

    def likely(self, words: tuple[str, ...]) -> LikelySkills:
        """Return the skills that words are like; none where nothing tells."""
        return LikelySkills()

    def with_skills_said(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with skills that were said in the place of those that were not."""
        slots, breaks = self.slots(), self.breaks(words)
        regions, is_one = regions_of(words, plan, breaks), len(calls(plan)) == 1
        for call, other in (
            *slots.in_place_of_unsaid(plan, words, breaks),
            *slots.bare_in_place_of_unsaid(plan, words, breaks),
        ):
            own = None if is_one else next((r for r in regions if r.leaf is call), None)
            said = words if own is None else words[own.start : own.end]
            if self.is_rather_like(call.skill, other.skill, said):
                continue
            if self.holds(other) or not self.holds(call):
                plan = swapped(plan, call, other)
                self.guesses.append(other)
        return without_echoes(plan, words)

    def order_with_a_load(self, words: tuple[str, ...]) -> Plan | None:
        """Return the one call that uses every word but those of a thing that nobody knows.

        'Max, run these towels up to room 12': Max is called, and what he takes has no argument.
        """
        slots = self.slots()
        if slots.robot is None:
            return None
        for call in slots.calls_for(words, self.breaks(words)):
            plan = with_the_robot(call, words, self.site)
            if (
                call.skill in self.site.robots[slots.robot].skills
                and slots.sayings[call.skill].said_by(words) >= BY_PHRASE
                and not self.against(plan, words)
                and _is_one_thing(words, unused(self.beside(plan, words)))
            ):
                return plan
        return None

    def fitted(self, plan: Plan, words: tuple[str, ...]) -> list[Alternative]:
        """Return the plan with calls in it changed for others that fit what was said better."""
        slots = self.slots()
        least = self.against_each(plan, words)
        best, odds = plan, FITTED
        changed: dict[str, str] = {}
        for call, fits in slots.plans(plan, words, breaks_of(self.text)):
            score, found = least, None
            for fit in fits:
                cost = fit.cost
                if fit.is_unsaid and changed.get(call.skill) == fit.call.skill:
                    cost -= BETTER_SAID  # 'bring the water to Ann and the tea to Tom'
                elif fit.is_unsaid and not _is_of_the_same(fit.call, call):
                    continue  # 'the filler to two litres' may be another skill of the filler
                elif fit.is_unsaid and fit.call.skill != call.skill and self.goes_on(call, plan):
                    continue  # 'the light to 30 in the hall and 50 in the bar': light in both
                if (not least and cost >= 0) or _is_anywhere(fit.call, call):
                    continue  # nothing is wrong with it, and nothing speaks for another
                says = calls(plan) == [call] and _says_something(call)
                if says and self.is_rather_like(call.skill, fit.call.skill, words):
                    continue
                other = swapped(best, call, fit.call)
                other = self.with_values(with_the_robot(other, words, self.site), words)
                other = self.with_what_is_held(without_echoes(other, words), words)
                other = with_some_of_them(other, words)
                against = self.against_each(other, words) + cost
                if against < score:
                    score, found = against, (other, cost, fit.call.skill)
            if found is not None:
                best, least, odds = found[0], score - found[1], odds - found[1]
                changed[call.skill] = found[2]
        best = with_choices_for_both(self.with_what_is_held(best, words), words, self.site)
        return [] if best == plan else [Alternative(best, odds)]

    def goes_on(self, call: Call, plan: Plan) -> bool:
        """Return whether another part of the plan has the same skill, and comes to something."""
        others = [c for c in calls(plan) if c is not call and c.skill == call.skill]
        return any(self.comes_to_steps(other) for other in others)

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


def _says_something(call: Call) -> bool:
    return any(p != UNSAID for p in (*call.args, *(call.options.keys() - {ROBOT})))


def _thing(call: Call) -> tuple[str, ...]:
    """Return the words of the first phrase, without where it is led by: 'in the hall'."""
    said = split_words(call.args[0]) if call.args and call.args[0] != UNSAID else ()
    return said[1:] if said[:1] in (('in',), ('at',)) else said


def _is_of_the_same(fit: Call, call: Call) -> bool:
    """Return whether two calls are of the same thing, or the one drafted of nothing said.

    Where only one is led by 'in', both must have a value: 'air in the hall up to 70 percent'.
    """
    if not _thing(call) or fit.args[:1] == call.args[:1]:
        return True
    thing, more = _thing(call), _thing(fit)[len(_thing(call)) :]
    if thing == _thing(fit)[: len(thing)] and more[:1] in (('in',), ('at',)):
        if ' '.join(more[1:]) in call.args[1:]:
            return True  # 'the shades in 12 down', drafted as set to 12
    valued = all(len(c.args) + len({*c.options} - {ROBOT}) > 1 for c in (fit, call))
    return valued and _thing(fit) == _thing(call)


def _is_anywhere(fit: Call, call: Call) -> bool:
    """Return whether a call has lost the room just spoken of: 'the music in there'."""
    return _thing(call)[-2:] == ('in', 'there') and 'there' not in _thing(fit)


def _is_one_thing(words: tuple[str, ...], left: tuple[int, ...]) -> bool:
    """Return whether words are one or two behind an article: 'these towels'."""
    return (
        0 < len(left) <= 2
        and left == tuple(range(left[0], left[0] + len(left)))
        and words[left[0] - 1 : left[0]] != ()
        and words[left[0] - 1] in DETERMINERS
    )
