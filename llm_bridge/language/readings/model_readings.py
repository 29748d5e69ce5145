"""What a model's plan for a command comes to, and whether that was said."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.addressed import without_calls
from llm_bridge.language.dialogue.follow_ups import is_again
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.guards.accounting import says_all
from llm_bridge.language.guards.questions import is_question
from llm_bridge.language.guards.unsaid_skills import unsaid_skills
from llm_bridge.language.guards.unused_clauses import unused_clauses
from llm_bridge.language.mending.cued_values import cued_call
from llm_bridge.language.outcomes import Given, Outcome, shortened, written
from llm_bridge.language.plans.decoder import (
    DecodeError,
    Decoder,
    Draft,
)
from llm_bridge.language.plans.plan import (
    Again,
    Also,
    Ask,
    Call,
    calls,
    Nothing,
    Plan,
    Repeat,
    Unknown,
    walk,
)
from llm_bridge.language.questions.asked_skills import skills_that_tell
from llm_bridge.language.readings.clause_plans import has_frames, in_order
from llm_bridge.language.readings.clause_readings import ClauseReadings
from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.readings.compounds import all_repeated
from llm_bridge.language.readings.doubted_plans import MISREAD
from llm_bridge.language.readings.drafted_again import GOOD
from llm_bridge.language.readings.readings import CLEAR, FAR, MOST, MOST_NONE, UNSURE
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.understanding import ModelUse, Understanding

_OF_OTHER_THINGS = frozenset(
    {ProblemCode.WRONG_TYPE, ProblemCode.WRONG_UNIT, ProblemCode.NOT_CAPABLE}
)
"""Problems of a skill that is not for what was named."""
MOST_NONE_OF_ORDERS = 0.3
"""Probability that words ask for no skill, up to which those that come to something ask for
another; those that come to nothing do so up to MOST_NONE, or where they are clearly like a skill,
and less so like none."""
LEAST_OF_QUESTIONS = 0.004
"""Probability from which a question may be like a skill that tells something."""
MOST_LIKE = 2
"""So many skills that words are like are tried."""
MOST_CUED = 4
"""So many are looked at for whether all words lead to their values."""


class ModelReadings(ClauseReadings):
    """One command that a model may read."""

    def __init__(
        self,
        given: Given,
        grounder: Grounder,
        timer: Callable[[], float],
        guards_off: Iterable[str],
        decoder: Decoder | None,
        cutter: Cutter,
    ) -> None:
        """Begin; see ClauseReadings."""
        super().__init__(given, grounder, timer, guards_off, decoder, cutter)
        self.is_foreign = False
        """Whether a model is to read words of a language that it does not know."""
        self.in_english: tuple[str, ...] = ()
        """What was put in English, in its words."""
        self.not_known: frozenset[str] = frozenset()
        """Words of another language in what was put in English."""
        self.is_heard = (given.channel or '').partition(':')[0] == 'voice'
        """Whether a recogniser wrote the text: names may be written as words like them."""

    def by_model(self, words: tuple[str, ...]) -> Understanding:
        """Return what a model's plan for a command comes to."""
        decoder = self.decoder
        if decoder is None:
            return self.not_understood()
        text = self.text
        repeated = all_repeated(text) if self.language == 'en' else None
        try:
            draft = self.draft_of(repeated[0] if repeated else text, decoder)
            if repeated and (has_frames(draft.plan) or not self.comes_to_steps(draft.plan)):
                repeated = None
                draft = self.draft_of(text, decoder)
        except DecodeError as error:
            return self.unknown(
                Problem(
                    code=ProblemCode.UNAVAILABLE,
                    because=self.text,
                    came=self.text,
                    message=f'The language model cannot be used: {error}',
                )
            )
        words = split_words(self.text)  # without what was taken back
        self.use = ModelUse(calls=draft.calls, tokens=draft.tokens)
        self.confidence = round(draft.confidence, 4)
        found = self.doubts(draft.plan, words, draft.confidence)
        if any(d.guard == 'confidence' for d in found) and (
            self.is_all_the_same(draft) or self.is_alone(draft, words)
        ):
            found = tuple(d for d in found if d.guard != 'confidence')
        problems = tuple(d.problem for d in found if d.problem is not None)
        if problems:
            return self.result(
                Outcome.REFUSED,
                tier='model',
                problems=problems,
                say=self.words(problems[0]),
                draft=written(draft.plan),
                memory=self.memory.asking(None),
            )
        # 'Open them again' after closing them must not close them once more.
        loose = not is_again(self.text) and any(isinstance(p, Again) for p in walk(draft.plan))
        # What is overheard, or recognised wrongly, has words that no plan uses.
        if self.is_heard and not says_all(self.beside(draft.plan, words)):
            loose = True
        # What is done at once must not be the half of what was said.
        lost = self.tried(draft.plan, self.situation).problems
        loose = loose or any(p.code in MISREAD for p in lost)
        if any(d.guard == 'unaccounted' for d in found):
            self.unused = unused_clauses(self.beside(draft.plan, words), self.text)
        plan = Repeat('repeat', repeated[1], in_order(draft.plan)) if repeated else draft.plan
        # How much is meant by 'do that twice' is never quite sure.
        done = self.grounded(plan, 'model', confirm=bool(found or repeated) or loose)
        if done.problems and any(isinstance(p, Also) for p in walk(draft.plan)):
            # 'The same on the other one, but slower': without the change it is not what is meant.
            done = self.grounded(plan, 'model', confirm=True)
        acts = done.graph is not None or done.question is not None
        return self.not_understood() if acts and self.is_made_up(draft.plan, words) else done

    def draft_of(self, text: str, decoder: Decoder) -> Draft:
        """Return what a text means most probably. Raises DecodeError."""
        self.text, words = text, split_words(text)
        self.is_second = self.is_guessed = False
        draft: Draft = self.timed('model', lambda: decoder.decode(words))
        draft = self.clause_by_clause(self.likeliest(draft, words), words)
        return self.or_what_it_is_like(draft, split_words(self.text))

    def or_what_it_is_like(self, draft: Draft, words: tuple[str, ...]) -> Draft:
        """Return the draft, or where it does nothing, or less than was said, what that is like.

        'Go and see if there are cups on the table', drafted as a question about cups, or 'let Ann
        know that it is late', drafted as saying that aloud; it is read back. What the model is
        sure to be talk stays talk. Raises DecodeError where the command is given up meanwhile.
        """
        plan = draft.plan
        is_sure = isinstance(plan, Nothing) and draft.confidence > UNSURE
        if self.decoder is None or is_sure or self.is_foreign:
            return draft
        is_none = self.comes_to_nothing(plan)
        # 'Anything from Leo in my inbox?' begins like no question.
        asks = self.marked or is_question(without_calls(words, self.site))
        if is_none:
            cued = self.as_cued(draft, words, asks)
            if cued is not None:
                return cued
        if is_none and asks:
            told = self.as_what_tells(draft, words)
            if told is not None:
                return told
        first = self.score(plan, words)
        if not is_none and (not isinstance(plan, Call) or not first.against):
            return draft
        drafted = plan.skill if isinstance(plan, Call) else ''
        likely = self.likely(words)
        is_clear = is_none and likely.skills and likely.skills[0].share >= max(CLEAR, likely.none)
        if likely.none > (MOST_NONE if is_none else MOST_NONE_OF_ORDERS) and not is_clear:
            return draft
        own = next((share for skill, share in likely.skills if skill == drafted), 0.0)
        spent = draft
        for skill, share in likely.skills[:MOST_LIKE]:
            if skill == drafted:
                continue
            again = self.drafted_as(skill, words, spent)
            if again is None:
                return spent
            spent = replace(spent, calls=again.calls, tokens=again.tokens)
            other = again.plan
            if not self.holds(other) or any(d.problem for d in self.doubts(other, words)):
                continue
            score = self.score(other, words)
            if is_none:
                is_meant = share >= CLEAR or score == GOOD
            elif score.against <= first.against and share >= max(MOST, FAR * own):
                is_meant = True
            else:
                is_meant = not score.against or (share >= CLEAR and score.is_better(first))
            if is_meant:
                self.is_second = self.is_guessed = True
                return again
        return spent

    def as_cued(self, draft: Draft, words: tuple[str, ...], asks: bool) -> Draft | None:
        """Return the draft of the skill whose values all words lead to; it is read back.

        A question is only answered, by a skill that does no more than tell.
        """
        if self.language != 'en':
            return None
        likely = self.likely(words)
        found = likely.among(skills_that_tell(self.site)) if asks else likely.skills
        for at, one in enumerate(found[:MOST_CUED]):
            skill = self.site.signature(one.skill)
            if skill is None:
                continue
            is_likely = at == 0 and one.share >= (LEAST_OF_QUESTIONS if asks else CLEAR)
            call = cued_call(
                words, self.text, self.breaks(words), skill, self.site, is_likely=is_likely
            )
            if call is not None and self.holds(call):
                self.is_second = self.is_guessed = True
                confidence = min(draft.confidence, 0.5)
                return replace(draft, plan=call, confidence=confidence, others=())
        return None

    def drafted_as(self, skill: str, words: tuple[str, ...], before: Draft) -> Draft | None:
        """Return the draft that has this skill, mended, with what it and that before have cost.

        None where there is none. Raises DecodeError where the command is given up meanwhile.
        """
        again = self.written_as(words, skill)
        if again is None:
            return None
        return replace(
            again,
            plan=self.mended(again.plan, words),
            confidence=min(again.confidence, 0.5),
            calls=before.calls + again.calls,
            tokens=before.tokens + again.tokens,
            others=(),
        )

    def as_what_tells(self, draft: Draft, words: tuple[str, ...]) -> Draft | None:
        """Return the draft of the skill that answers a question, where one does; it is read back.

        Raises DecodeError where the command is given up meanwhile.
        """
        skill = self.what_tells(words)
        again = self.drafted_as(skill, words, draft) if skill is not None else None
        if again is None or {call.skill for call in calls(again.plan)} != {skill}:
            return None
        if not self.holds(again.plan):
            return None
        self.is_second = self.is_guessed = True
        return again

    def what_tells(self, words: tuple[str, ...]) -> str | None:
        """Return the skill that clearly is the likeliest of those that answer questions.

        Questions are like no skill, mostly, for the model that compares them: what counts is which
        of those that tell something they are like.
        """
        telling = self.likely(words).among(skills_that_tell(self.site))
        whole = sum(one.share for one in telling)
        if not telling or telling[0].share < max(LEAST_OF_QUESTIONS, MOST * whole):
            return None
        return telling[0].skill

    def comes_to_nothing(self, plan: Plan) -> bool:
        """Return whether a plan has nothing done or told, or only what such a thing cannot do."""
        if not calls(plan) and any(isinstance(p, Nothing | Unknown) for p in walk(plan)):
            return True
        tried = self.tried(plan, self.situation)
        if isinstance(plan, Ask):
            return bool(tried.problems)
        codes = {p.code for p in tried.problems}
        return isinstance(plan, Call) and bool(codes) and codes <= _OF_OTHER_THINGS

    def is_made_up(self, plan: Plan, words: tuple[str, ...]) -> bool:
        """Return whether a skill of a plan can only come from words that nobody knows."""
        if not (self.is_foreign or self.not_known):
            return False
        known = [w for w in (*words, *self.in_english) if w not in self.not_known]
        sayings = self.grounder.sayings(self.language)
        return bool(unsaid_skills(plan, known, self.site, self.language, sayings))

    def not_understood(self, part: str = '') -> Understanding:
        """Say that the command or a part of it was not understood, in the speaker's words."""
        said = part or self.text
        return self.unknown(
            Problem(
                code=ProblemCode.NOT_UNDERSTOOD,
                because=said,
                came=said,
                message=f"I did not understand '{shortened(said)}'.",
            )
        )
