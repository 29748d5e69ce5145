"""A command for which the model is asked for more than one draft."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from llm_bridge.language.clauses.addressed import spoken_to
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.grounding.slots import PRONOUNS
from llm_bridge.language.guards.accounting import unused
from llm_bridge.language.guards.guards import LEAST_CONFIDENCE
from llm_bridge.language.guards.plainer_words import plainer
from llm_bridge.language.mending.phrases import owner_before
from llm_bridge.language.outcomes import Given
from llm_bridge.language.plans.decoder import (
    decode_all,
    decode_among,
    decode_as,
    DecodeError,
    Decoder,
    Draft,
    likely_skills,
    LikelySkills,
)
from llm_bridge.language.plans.plan import Ask, calls, Nothing, Plan, Unknown
from llm_bridge.language.readings.command_cuts import Clause, Cutter, quoted_words
from llm_bridge.language.readings.doubted_plans import AGAINST_A_QUESTION
from llm_bridge.language.readings.listed_items import list_in
from llm_bridge.language.readings.readings import Readings
from llm_bridge.language.readings.repeated_orders import repeated_order, Sorts
from llm_bridge.language.readings.told_facts import without_determiner
from llm_bridge.language.text.notices import as_awaited
from llm_bridge.language.text.words import breaks_of, find, split
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Mentions
from llm_bridge.site.entity import EntityType

LONGEST_S = 6.0
"""After so many seconds with its clauses the model is asked for no further one."""


class Score(NamedTuple):
    """How bad a plan is."""

    against: float
    """What speaks against it, as a logarithm of odds."""
    problems: int
    doubts: int
    unused: int
    """Words that it does not use."""

    def is_better(self, other: 'Score') -> bool:
        """Return whether this is better and in nothing that matters worse."""
        return self < other and self.problems <= other.problems and self.doubts <= other.doubts


GOOD = Score(0.0, 0, 0, 0)


def unless_it_fails(decode: Callable[[], Draft | None]) -> Draft | None:
    """Return a further draft; None where none can be had.

    Raises DecodeError where the command is given up meanwhile.
    """
    try:
        return decode()
    except DecodeError as error:
        if error.cancelled:
            raise
        return None


class DraftedAgain(Readings, ABC):
    """One command, and what the model drafts for parts of it and for other words."""

    def __init__(
        self,
        given: Given,
        grounder: Grounder,
        timer: Callable[[], float],
        guards_off: Iterable[str],
        decoder: Decoder | None,
        cutter: Cutter,
    ) -> None:
        """Begin; see Readings. Without a decoder nothing is drafted."""
        super().__init__(given, grounder, timer, guards_off)
        self.given = given
        self.decoder = decoder
        self.cutter = cutter
        self.clause_drafts: list[Draft] = []
        """What the model made of clauses."""
        self.read_ahead: dict[tuple[str, ...], Draft] = {}
        """Drafts for clauses that are not looked at yet."""
        self.began_clauses = 0.0

    @abstractmethod
    def part(self, text: str, before: Mentions) -> 'DraftedAgain':
        """Return what reads a part of the command, or all of it in other words."""

    def likely(self, words: tuple[str, ...]) -> LikelySkills:
        """Return the skills that words are like, where the decoder knows."""
        return LikelySkills() if self.decoder is None else likely_skills(self.decoder, words)

    def with_all_calls(self, draft: Draft) -> Draft:
        """Return the draft with what it cost to read clauses as well."""
        return replace(
            draft,
            calls=draft.calls + sum(d.calls for d in self.clause_drafts),
            tokens=draft.tokens + sum(d.tokens for d in self.clause_drafts),
        )

    def of_those_named(self, draft: Draft, words: tuple[str, ...]) -> Draft:
        """Return the draft, or a better one with only what those can do that are named.

        'Max, the hall is full of crumbs' may be drafted as something that Max cannot do. Raises
        DecodeError where the command is given up meanwhile.
        """
        first = self.score(draft.plan, words)
        if not first.against:
            return draft
        before = self.is_second, self.is_guessed
        skills = self.skills_named(words)
        again = unless_it_fails(lambda: self.decoded_among(words, skills, draft.plan))
        if again is None:
            return draft
        again = self.likeliest(again, words)
        if self.comes_to_steps(again.plan) and self.score(again.plan, words).is_better(first):
            self.is_second = True
            confidence = min(draft.confidence, 0.5)
            return replace(
                draft, plan=again.plan, confidence=confidence, text=again.text, others=again.others
            )
        self.is_second, self.is_guessed = before
        return draft

    def of_each_listed(self, draft: Draft, words: tuple[str, ...]) -> Draft | None:
        """Return what is done with the first thing of a list, for each; None where not better.

        It is read back. Raises DecodeError where the command is given up meanwhile.
        """
        said = list_in(self.text, self.cutter.begins_order)
        if said is None:
            return None
        self.began_clauses = self.timer()
        first, of_one = split_words(said.text), self.part(said.text, self.situation.before)
        one = self.by_template(said.text)
        if one is None:
            again = unless_it_fails(lambda: self.decoded(first))
            if again is None:
                return None
            one = of_one.likeliest(again, first).plan
        plan = said.each(one, self.site) if of_one.holds(one) else None
        if plan is None or not self.holds(plan):
            return None
        score, before = self.score(plan, words), self.score(draft.plan, words)
        if isinstance(draft.plan, Nothing):
            is_meant = not score.against
        else:
            is_meant = score.is_better(before)
            is_meant = is_meant or score == before and not self.is_certain(draft, words)
        if not is_meant:
            return None
        self.is_second = self.is_guessed = True
        return replace(draft, plan=plan, confidence=min(draft.confidence, 0.5), others=())

    def skills_named(self, words: tuple[str, ...]) -> frozenset[str]:
        """Return what the robot that is called, and devices that are named, can do; else none."""
        robot = self.slots().robot
        said = self.slots().things_in(words, self.breaks(words), frozenset({EntityType.DEVICE}))
        index = self.grounder.targets.index
        devices = {i for phrase in said for i in index.exact(without_determiner(phrase))}
        named = [*devices, robot] if robot is not None else [*devices]
        return frozenset(name for i in named for name in self.site.skills_of(i))

    def is_good(self, draft: Draft, words: tuple[str, ...]) -> bool:
        """Return whether a draft uses every word, and nothing speaks against it."""
        return self.score(draft.plan, words) == GOOD and self.is_certain(draft, words)

    def with_facts_used(self, draft: Draft, told: str) -> Draft:
        """Return what the order with its facts in it comes to, where that is anything else."""
        before = self.text, self.heard, self.is_second, self.deeds(draft.plan)
        doubts = self.doubts(draft.plan, split_words(self.text))
        denied = any(d.guard == 'negation' for d in doubts)
        found = self.first_of(draft, dict.fromkeys((as_awaited(told), told)))
        if before[-1] and before[-1] == self.deeds(found.plan) and not denied:
            self.text, self.heard, self.is_second = before[:3]
            return draft
        return found

    def deeds(self, plan: Plan) -> list[str]:
        """Return what a plan does, if all of it can be done."""
        tried = self.tried(plan, self.situation)
        if tried.question or tried.problems:
            return []
        return [repr((s.skill, s.target, s.args, s.when, s.repeat)) for s in tried.steps]

    def in_plainer_words(self, draft: Draft) -> Draft:
        """Return what the order alone comes to, without its reason and manners, if to anything.

        Before that, with its verbs spelt right. That is what is left of the command then, and it
        is read back.
        """
        robot = spoken_to(split_words(self.text), self.site)
        names = map(split_words, self.site.robots[robot].names() if robot else ())
        said = split_words(self.text)
        called = max((n for n in names if said[: len(n)] == n), key=len, default=())
        orders = plainer(self.text, self.cutter.begins_order, self.thing_in, called)
        spelt = self.with_verbs_spelt()
        return self.first_of(draft, ((spelt,) if spelt != self.text else ()) + tuple(orders))

    def with_verbs_spelt(self) -> str:
        """Return the command with its verbs spelt right, but for what stands in quotes."""
        found, text = split(self.text), self.text
        spelt = self.cutter.known.spelt(tuple(w.text for w in found))
        quoted = quoted_words(self.text, found)
        for at in reversed(range(len(spelt))):
            word = found[at]
            if spelt[at] != word.text and at not in quoted:
                text = f'{text[: word.start]}{spelt[at]}{text[word.end :]}'
        return text

    def first_of(self, draft: Draft, texts: Iterable[str]) -> Draft:
        """Return what the first of other texts comes to that comes to something, read back."""
        self.began_clauses = self.timer()
        asked: tuple[Plan, str] | None = None
        for text in texts:
            words = split_words(text)
            part = self.part(text, self.situation.before)
            known = self.by_template(text)
            try:
                plan = known or part.likeliest(self.decoded(words), words).plan
            except DecodeError as error:
                if error.cancelled:
                    raise
                return draft
            if isinstance(plan, Nothing | Ask | Unknown):
                continue
            against = part.against(plan, words)
            if not against and part.comes_to_steps(plan):
                return self.in_other_words(draft, plan, text)
            if against == AGAINST_A_QUESTION and asked is None:
                asked = plan, text
        if asked is None or not self.comes_to_nothing(draft.plan):
            return draft
        return self.in_other_words(draft, *asked)

    def comes_to_nothing(self, plan: Plan) -> bool:
        """Return whether a plan has no steps, or must not be done."""
        words = split_words(self.text)
        if isinstance(plan, Nothing | Ask):
            return False
        refused = any(d.problem is not None for d in self.doubts(plan, words))
        return refused or not self.comes_to_steps(plan)

    def in_other_words(self, draft: Draft, plan: Plan, text: str) -> Draft:
        """Return the draft with the plan for other words, which are the command from now on."""
        self.text, self.heard = text, self.heard or self.text
        self.is_second = True
        return replace(draft, plan=plan, confidence=min(draft.confidence, 0.5), others=())

    def same_again(self) -> Plan | None:
        """Return the plan for 'do the same with ...': what was ordered before, said of both."""
        slots = self.slots()

        def things_in(text: str, sorts: Sorts) -> list[str]:
            found = slots.things_in(split_words(text), breaks_of(text), sorts)
            return [phrase for phrase in found if phrase not in PRONOUNS]

        repeated = repeated_order(self.text, things_in) if self.decoder is not None else None
        if repeated is None:
            return None
        self.began_clauses = self.timer()
        part, words = (
            self.part(repeated.order, self.situation.before),
            split_words(repeated.order),
        )
        try:
            plan = part.likeliest(self.decoded(words), words).plan
        except DecodeError as error:
            if error.cancelled:
                raise
            return None
        if part.against(plan, words) or not part.comes_to_steps(plan):
            return None
        return repeated.twice(plan)

    def sort_of(self, phrase: str) -> str | None:
        """Return what the only thing of that name is: see `told_facts`."""
        ids = self.grounder.targets.index.exact(without_determiner(phrase))
        sorts = {
            sort
            for sort, group in (
                ('person', self.site.people),
                ('robot', self.site.robots),
                ('thing', self.site.objects),
                ('place', {*self.site.places, *self.site.areas}),
            )
            for i in ids
            if i in group
        }
        return sorts.pop() if len(sorts) == 1 else None

    def thing_in(self, text: str) -> str | None:
        """Return the one thing that a text speaks of, in its words."""
        words = split_words(text)
        things = self.slots().things_in(words, breaks_of(text))
        if len(things) != 1:
            return None
        at = find(words, split_words(things[0]))
        owner = owner_before(words, at or 0, self.grounder.targets.index)
        return f'{owner} {things[0]}'.strip()

    def draft_all(self, clauses: tuple[Clause, ...]) -> None:
        """Draft plans for clauses that no template knows side by side, where it is quicker so.

        Raises DecodeError, also where time is up.
        """
        texts = [clause.order or clause.text for clause in clauses]
        wanted = [split_words(t) for t in dict.fromkeys(texts) if self.by_template(t) is None]
        if self.decoder is None or len(wanted) < 2:
            return
        decoder = self.decoder
        drafts = self.timed('model', lambda: decode_all(decoder, wanted))
        found = [(words, draft) for words, draft in zip(wanted, drafts, strict=True) if draft]
        self.read_ahead = dict(found)
        self.clause_drafts += [draft for _, draft in found]

    def decoded(self, words: tuple[str, ...]) -> Draft:
        """Return what the model drafts. Raises DecodeError, also where time is up."""
        if words in self.read_ahead:
            return self.read_ahead[words]
        decoder = self.decoder
        if decoder is None or self.timer() - self.began_clauses > LONGEST_S:
            raise DecodeError('there is no time for another clause')
        draft = self.timed('model', lambda: decoder.decode(words))
        self.clause_drafts.append(draft)
        return draft

    def decoded_among(
        self, words: tuple[str, ...], skills: frozenset[str], drafted: Plan
    ) -> Draft | None:
        """Return what the model drafts with these skills only, where it drafted others.

        None: nothing else. Raises DecodeError, also where time is up.
        """
        decoder = self.decoder
        if not skills or all(call.skill in skills for call in calls(drafted)):
            return None
        if decoder is None or self.timer() - self.began_clauses > LONGEST_S:
            raise DecodeError('there is no time for another clause')
        draft = self.timed('model', lambda: decode_among(decoder, words, skills))
        if draft is None or isinstance(draft.plan, Nothing | Ask | Unknown):
            return None
        self.clause_drafts.append(draft)
        return draft

    def written_as(self, words: tuple[str, ...], skill: str) -> Draft | None:
        """Return the draft that has this skill; None where there is none.

        Raises DecodeError where the command is given up meanwhile.
        """
        if self.decoder is None:
            return None
        decode = partial(decode_as, self.decoder, words, skill)
        return self.timed('model', partial(unless_it_fails, decode))

    def decoded_as(self, words: tuple[str, ...], skill: str) -> Draft | None:
        """Return the draft for a clause that has this skill; None: none, or time is up.

        Raises DecodeError where the command is given up meanwhile.
        """
        if self.timer() - self.began_clauses > LONGEST_S:
            return None
        draft = self.written_as(words, skill)
        if draft is not None:
            self.clause_drafts.append(draft)
        return draft

    def is_certain(self, draft: Draft, words: tuple[str, ...]) -> bool:
        """Return whether the model is sure, or nothing else that is likely comes to anything."""
        return (
            draft.confidence >= LEAST_CONFIDENCE
            or self.is_all_the_same(draft)
            or self.is_alone(draft, words)
        )

    def score(self, plan: Plan, words: tuple[str, ...]) -> Score:
        """Return how bad a plan is."""
        looked_at = self.beside(plan, words)
        return Score(
            self.against(plan, words),
            len(self.tried(plan, self.situation).problems),
            len(self.doubts(plan, words)),
            len(unused(looked_at)),
        )
