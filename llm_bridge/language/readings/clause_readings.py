"""A command of several orders, read clause by clause where reading it whole comes to little.

The model is good at one clause and may get lost in a row of them. What the clauses come to is one
more reading of the command, judged as the others are, and taken only where it is better.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
import re

from llm_bridge.language.grounding.slots import PRONOUNS
from llm_bridge.language.guards.guards import is_question, LEAST_CONFIDENCE
from llm_bridge.language.plans.decoder import DecodeError, Draft, LikelySkills
from llm_bridge.language.plans.plan import Ask, Call, calls, Nothing, Plan, Unknown, walk
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.questions.asked_skills import asked_skill
from llm_bridge.language.readings.clause_plans import (
    as_one_plan,
    has_frames,
    parts_of,
    Read,
    robot_of,
    says_twice,
    says_which_robot,
    with_parts,
    with_robot,
)
from llm_bridge.language.readings.command_cuts import Clause
from llm_bridge.language.readings.corrections import corrected, taken_back_by
from llm_bridge.language.readings.doubted_plans import AGAINST_A_DOUBT, AGAINST_UNKNOWN
from llm_bridge.language.readings.drafted_again import DraftedAgain, GOOD, Score
from llm_bridge.language.readings.open_orders import told_of
from llm_bridge.language.readings.order_words import DETERMINERS, SOFT
from llm_bridge.language.readings.readings import CLEAR, FAR, MOST, MOST_NONE, UNSURE
from llm_bridge.language.readings.told_facts import without_facts
from llm_bridge.language.text.words import breaks_of, find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Mentions

LEAST_SURE = 0.2
"""Of the clause that it is least sure of, the model must be this sure, for clauses to be taken
that are no better otherwise than the whole."""
MOST_THINGS = 2
"""Of so many things before it a clause is tried to be said."""


@dataclass(frozen=True)
class _Context:
    """What the clauses before one say for it."""

    robot: str
    """The robot that it calls, or that of the clauses before."""
    mentions: Mentions
    before: tuple[str, ...]
    """Their words."""


@dataclass(frozen=True)
class _Whole:
    """A plan for the whole command."""

    plan: Plan
    score: Score
    is_sure: bool = False
    """Whether it is made of clauses of which each is sure by itself."""
    at_once: bool = False
    """Whether it may be done without a yes."""
    confidence: float = 0.0
    """Of the clause that the model was least sure of."""
    clauses: tuple[Clause, ...] = ()


class ClauseReadings(DraftedAgain):
    """One command that may be read clause by clause."""

    def part(self, text: str, before: Mentions) -> 'ClauseReadings':
        """Return what reads a part of the command, or all of it in other words."""
        return _Part(self, text, before)

    def clause_by_clause(self, draft: Draft, words: tuple[str, ...]) -> Draft:
        """Return the draft, or what the clauses come to where that is better.

        The model is asked for nothing more where the draft holds, nobody doubts it and it uses
        every word. Raises DecodeError where the command is given up meanwhile.
        """
        if isinstance(draft.plan, Ask) or self.language != 'en' or not self.decoder:
            return draft
        back = taken_back_by(self.text, self.cutter)
        if back and not self.is_told(back, draft, words):
            return self.with_what_is_meant(draft, words)
        told = without_facts(self.text, self.sort_of)
        is_none = isinstance(draft.plan, Nothing | Unknown)
        if told is not None and (is_none or not self.is_good(draft, words)):
            draft = self.with_facts_used(draft, told)
            words = split_words(self.text)
        is_misspelt = draft.confidence < LEAST_CONFIDENCE and self.cutter.known.spelt(words)
        if is_misspelt or isinstance(draft.plan, Nothing) or self.against(draft.plan, words):
            draft = self.in_plainer_words(draft)
            words = split_words(self.text)
        if isinstance(draft.plan, Nothing):
            is_sure = draft.confidence > UNSURE
            return draft if is_sure else self.of_each_listed(draft, words) or draft
        if self.is_good(draft, words):
            return draft
        self.began_clauses = self.timer()
        drafted, draft = draft, self.of_those_named(draft, words)
        first = self.score(draft.plan, words)
        if draft is not drafted and first == GOOD:
            return self.with_all_calls(draft)
        listed = self.of_each_listed(draft, words)
        if listed is not None:
            return self.with_all_calls(listed)
        try:
            found = self.anew(self.text, draft.plan)
        except DecodeError as error:
            if error.cancelled:
                raise
            found = None
        draft = self.with_all_calls(draft)
        if found is None or not (
            found.score.is_better(first)
            or (
                found.score == first
                and (found.at_once or found.is_sure and not self.is_certain(draft, words))
                and not has_frames(draft.plan)
            )
            or (found.score == first and self.leaves_out(draft, found.plan, words))
            or (found.score == first and self.is_surer(found, draft))
        ):
            return draft
        if found.at_once:
            confidence = max(
                LEAST_CONFIDENCE, min(d.confidence for d in self.clause_drafts or [draft])
            )
        else:
            self.is_second = True
            confidence = min(draft.confidence, 1.0 - draft.confidence)
        return replace(draft, plan=found.plan, confidence=confidence, others=())

    def is_told(self, said: tuple[str, ...], draft: Draft, words: tuple[str, ...]) -> bool:
        """Return whether a good draft has words in a text: 'announce: sorry, lunch is late'."""
        phrases = [split_words(p) for part in walk(draft.plan) for p in said_phrases(part)]
        inside = any(find(phrase, said) is not None for phrase in phrases)
        return inside and self.is_good(draft, words)

    def with_what_is_meant(self, draft: Draft, words: tuple[str, ...]) -> Draft:
        """Return what a command that takes something back comes to; it waits for a yes.

        Unless the draft is what it comes to without that. Where it is not known what is taken
        back the draft is asked about. Raises DecodeError where the command is given up meanwhile.
        """
        again = corrected(self.text, self.cutter)
        self.began_clauses = self.timer()
        try:
            new = self.decoded(split_words(again)) if again is not None else None
        except DecodeError as error:
            if error.cancelled:
                raise
            new = None
        if again is None or new is None:
            self.is_second = self.is_guessed = True
            return replace(draft, confidence=min(draft.confidence, 0.5), others=())
        before = self.text, self.heard, self.is_second, self.is_guessed
        was_good = self.is_good(draft, words)
        steps = self.tried(draft.plan, self.situation).steps
        self.text, self.heard = again, self.heard or self.text
        said = split_words(again)
        new = self.clause_by_clause(self.likeliest(new, said), said)
        if was_good and steps == self.tried(new.plan, self.situation).steps:
            self.text, self.heard, self.is_second, self.is_guessed = before
            return draft
        self.is_second = self.is_guessed = True
        return self.with_all_calls(
            replace(new, confidence=min(new.confidence, 0.5), others=(), calls=draft.calls)
        )

    def leaves_out(self, draft: Draft, plan: Plan, words: tuple[str, ...]) -> bool:
        """Return whether a plan that the model did not choose has fewer parts than its clauses."""
        fewer = len(parts_of(draft.plan)) < len(parts_of(plan))
        return fewer and self.is_second and not self.is_certain(draft, words)

    def is_surer(self, found: _Whole, draft: Draft) -> bool:
        """Return whether clauses speak for their plan, of an unsure draft that is no worse.

        The model is far surer of each, or where it differs their words are like another skill.
        """
        said = {*split_words(self.text)} - DETERMINERS
        fewer = len(_words_of(found.plan) & said) < len(_words_of(draft.plan) & said)
        if fewer or has_frames(draft.plan) or draft.confidence > UNSURE:
            return False
        is_firsts = not self.is_second  # what is taken instead is called unsure, and may not be
        if is_firsts and found.confidence >= max(LEAST_SURE, FAR * draft.confidence):
            return True
        ours, theirs = parts_of(found.plan), parts_of(draft.plan)
        if len(ours) != len(found.clauses):
            return False
        olds = theirs if len(theirs) == len(ours) else (Nothing(),) * len(ours)
        other = [
            (new.skill, old.skill if isinstance(old, Call) else '', split_words(clause.text))
            for new, old, clause in zip(ours, olds, found.clauses, strict=True)
            if isinstance(new, Call) and (not isinstance(old, Call) or new.skill != old.skill)
        ]
        return bool(other) and all(self.is_rather_like(*skills) for skills in other)

    def fragments(self, text: str) -> tuple[Clause, ...]:
        """Return what stands between the commas, where each piece is clearly like a skill.

        'Up 50 cm, photo, back to the pad' has no verbs to cut at.
        """
        found = self.cutter.pieces(text)
        for clause in found:
            likely = self.likely(split_words(clause.order or clause.text))
            is_clear = likely.skills and likely.skills[0].share >= MOST
            if not is_clear or likely.none > MOST_NONE:
                return ()
        return found

    def is_as_it_is_like(self, read: Read) -> bool:
        """Return whether a piece was read as a skill that its words are like."""
        likely = self.likely(split_words(read.clause.order or read.clause.text)).skills
        return bool({call.skill for call in calls(read.plan)} & {one.skill for one in likely})

    def anew(self, text: str, drafted: Plan) -> _Whole | None:
        """Return the best plan that its clauses come to."""
        reading = self.part(text, self.situation.before)
        words = split_words(text)
        found: list[_Whole] = []
        clauses = self.cutter.cut(text)
        pieces = () if clauses else self.fragments(text)
        read = tuple(self.read(clauses or pieces, len(parts_of(drafted))))
        unlike = not all(map(self.is_as_it_is_like, read if pieces else ()))
        if not read or len(read) < len(clauses or pieces) or unlike:
            return min(found, key=lambda whole: whole.score, default=None)
        for plan, is_pure in self.plans(read, drafted):
            plan = reading.mended(plan, words)
            score = reading.score(plan, words)
            sure = is_pure and all(r.is_sure for r in read)
            plain = all(r.clause.is_plain for r in read) and not has_frames(plan)
            least = min(r.confidence for r in read)
            at_once = sure and plain and score == GOOD
            found.append(_Whole(plan, score, sure, at_once, least, clauses or pieces))
        return min(found, key=lambda whole: whole.score, default=None)

    def read(self, clauses: tuple[Clause, ...], parts: int) -> Iterator[Read]:
        """Yield what each clause comes to, up to one that the draft has no part in place of.

        `parts` is how many parts the draft for the whole has.
        """
        self.draft_all(clauses)
        mentions, robot = self.situation.before, ''
        before: tuple[str, ...] = ()
        things = self.things_before(clauses[0]) if clauses else ()
        for clause in clauses:
            robot = clause.robot or robot
            context = _Context(robot, mentions, before)
            read = self.read_one(clause, clause.order or clause.text, context)
            if clause.order and not read.holds:
                read = self.read_one(clause, clause.text, context)
            if not read.holds:
                read = self.read_of(things, clause, context) or read
            before += split_words(clause.text)
            things = tuple(self.things_said(clause.text)) or things
            yield read
            if not read.holds and parts != len(clauses):
                return
            robot = robot_of(read.plan) or robot
            part = self.part(clause.text, mentions)
            mentions = part.tried(read.plan, part.situation).mentions

    def read_one(self, clause: Clause, text: str, context: '_Context') -> Read:
        """Return what a clause comes to by a template, else by the model.

        `text` is the clause, or the clause without the robot that it calls.
        """
        part, words, robot = self.part(text, context.mentions), split_words(text), context.robot
        part.called, part.said_before = self.robot_called(robot), context.before
        known = self.by_template(text)
        if known is not None:
            plan = with_robot(known, robot, self.site)
            if part.holds(plan) and not part.against(plan, words):
                return Read(clause, plan)
        told = self.told_by_a_skill(words)
        if told is not None and part.holds(told):
            return Read(clause, with_robot(told, robot, self.site), 0.0, False, 0.5)
        draft = self.decoded(words)
        message = part.message_for(draft.plan, words)
        if message is not None:
            return Read(clause, with_robot(message, robot, self.site), 0.0, False, 0.5)
        if isinstance(draft.plan, Nothing | Ask | Unknown):  # an order was said
            order = part.plain_order(words) if isinstance(draft.plan, Nothing | Unknown) else None
            if order is None and isinstance(draft.plan, Unknown):
                order = part.order_with_a_load(words)
            if order is not None:
                return Read(clause, with_robot(order, robot, self.site), 0.0, False, 0.5)
            nothing = Read(clause, draft.plan, AGAINST_UNKNOWN, False, 0.0)
            return self.read_as_likely(nothing, part, words, robot) or nothing
        found: list[tuple[float, Plan, float]] = []
        options = [(0.0, draft.plan), *((o.odds, o.plan) for o in draft.others)]
        options = [(odds, part.mended(plan, words)) for odds, plan in options]
        options += ((o.odds, o.plan) for o in part.fitted(options[0][1], words))
        for odds, drafted in options:
            plan = with_robot(drafted, robot, self.site)
            against = part.against(plan, words)
            if clause.order and not says_which_robot(plan, self.site):
                against += AGAINST_A_DOUBT  # that robot cannot do it
            if says_twice(plan, words) or not part.does_something(plan, words):
                against += AGAINST_A_DOUBT
            found.append((odds - against, plan, against))
        _, plan, against = max(found, key=lambda one: one[0])
        among = part.skills_named(words) if against else frozenset()
        again = self.decoded_among(words, among, draft.plan)
        if again is not None:
            other = with_robot(part.mended(again.plan, words), robot, self.site)
            less = part.against(other, words)
            if less < against and part.does_something(other, words):
                return Read(clause, other, less, False, again.confidence)
        draft = replace(draft, plan=plan)
        sure = plan == found[0][1] and not against and part.is_certain(draft, words)
        sure = sure and not any(call in part.guesses for call in calls(plan))
        read = Read(clause, plan, against, sure, draft.confidence)
        return (self.read_as_likely(read, part, words, robot) if against else None) or read

    def told_by_a_skill(self, words: tuple[str, ...]) -> Plan | None:
        """Return the skill for the topic that a clause asks for: "tell me what's in the diary"."""
        if not is_question(words):
            return None
        index = self.grounder.targets.index
        found = asked_skill(words, self.site, index, only_topics=True)
        return found.call if found is not None and found.sure else None

    def read_as_likely(
        self, read: Read, part: 'ClauseReadings', words: tuple[str, ...], robot: str
    ) -> Read | None:
        """Return what a clause comes to with the skill that its words are clearly like.

        None where that is what it was read as, or is no better.
        """
        likely = self.likely(words)
        if not likely.skills or likely.none > MOST_NONE or likely.skills[0].share < CLEAR:
            return None
        skill = likely.skills[0].skill
        if any(call.skill == skill for call in calls(read.plan)):
            return None
        again = self.decoded_as(words, skill)
        if again is None:
            return None
        plan = with_robot(part.mended(again.plan, words), robot, self.site)
        against = part.against(plan, words)
        if against >= read.against or not part.does_something(plan, words):
            return None
        return Read(read.clause, plan, against, False, min(again.confidence, 0.5))

    def read_of(self, things: tuple[str, ...], clause: Clause, context: '_Context') -> Read | None:
        """Return what a clause comes to that leaves open what it is of, said of a thing before.

        'Tank two: drain, then rinse it twice': a model knows better what the tank is.
        """
        text = clause.order or clause.text
        for thing in things[:MOST_THINGS]:
            told = told_of(text, thing, self.cutter.known.verbs)
            read = self.read_one(clause, told, context) if told else None
            if read is not None and read.holds and any(thing in c.args for c in calls(read.plan)):
                return replace(read, is_sure=False)
        return None

    def things_said(self, text: str) -> list[str]:
        """Return the phrases of a text that mean things, without pronouns."""
        found = self.slots().things_in(split_words(text), breaks_of(text))
        return [phrase for phrase in found if phrase not in PRONOUNS]

    def things_before(self, first: Clause) -> tuple[str, ...]:
        """Return the thing that stands as a heading before the first order: 'tank two: ...'."""
        heading = self.text[: max(0, self.text.find(first.text))]
        pieces = [
            ' '.join(w for w in split_words(piece) if w not in SOFT)
            for piece in re.split('[,.;:]', heading)
        ]
        named = [t for p in pieces if self.robot_called(p) is None for t in self.things_said(p)]
        return tuple(named) if len(named) == 1 else ()

    def robot_called(self, phrase: str) -> str | None:
        """Return the robot of that name."""
        name = split_words(phrase)
        found = [
            i for i, r in self.site.robots.items() if name in [split_words(n) for n in r.names()]
        ]
        return found[0] if name and len(found) == 1 else None

    def does_something(self, plan: Plan, words: tuple[str, ...]) -> bool:
        """Return whether a plan has steps, or asks for what its clause says but for one word.

        What is to be unlocked, of 'unlock and open the gate', stands in the next clause.
        """
        tried = self.tried(plan, self.situation)
        return bool(tried.steps or (tried.question and len(words) > 1))

    def plans(self, read: Sequence[Read], drafted: Plan) -> Iterator[tuple[Plan, bool]]:
        """Yield plans for the whole command, and whether only its clauses are in them.

        Where one clause comes to nothing by itself, its part of the draft for the whole stands in.
        """
        parts = parts_of(drafted)
        if len(parts) != len(read):
            if all(r.holds for r in read):
                yield as_one_plan(read, self.site), True
            return
        # Of as many parts, the draft for the whole says better what comes after what.
        mixed = [r.plan if r.holds else part for r, part in zip(read, parts, strict=True)]
        yield with_parts(drafted, mixed), all(r.holds for r in read)
        for at, one in enumerate(read):
            if one.holds and one.plan != parts[at]:
                yield with_parts(drafted, [*parts[:at], one.plan, *parts[at + 1 :]]), False


def _words_of(plan: Plan) -> set[str]:
    """Return the words of a plan's phrases, and of the names of its skills."""
    phrases = (split_words(phrase) for part in walk(plan) for phrase in said_phrases(part))
    names = (call.skill.split('_') for call in calls(plan))
    return {word for words in (*phrases, *names) for word in words}


class _Part(ClauseReadings):
    """A clause of a command, or all of it in other words."""

    def __init__(self, whole: ClauseReadings, text: str, before: Mentions) -> None:
        super().__init__(
            replace(whole.given, text=text),
            whole.grounder,
            whole.timer,
            whole.guards_off,
            None,
            whole.cutter,
        )
        self.whole = whole
        self.text = text
        self.language = whole.language
        self.memory = whole.memory
        self.situation = replace(whole.situation, before=before)

    def likely(self, words: tuple[str, ...]) -> LikelySkills:
        return self.whole.likely(words)

    def by_template(self, phrase: str) -> Plan | None:
        return self.whole.by_template(phrase)
