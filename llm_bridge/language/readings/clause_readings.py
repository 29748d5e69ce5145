"""A command of several orders, read clause by clause where reading it whole comes to little.

The model is good at one clause and may get lost in a row of them. What the clauses come to is one
more reading of the command, judged as the others are, and taken only where it is better.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
import re
from typing import NamedTuple

from llm_bridge.language.clauses.addressed import spoken_to
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.grounding.slots import PRONOUNS
from llm_bridge.language.guards.accounting import unused
from llm_bridge.language.guards.guards import LEAST_CONFIDENCE
from llm_bridge.language.guards.plainer_words import plainer
from llm_bridge.language.outcomes import Given
from llm_bridge.language.plans.decoder import (
    decode_all,
    decode_among,
    DecodeError,
    Decoder,
    Draft,
)
from llm_bridge.language.plans.plan import Ask, calls, Nothing, Plan, Unknown, walk
from llm_bridge.language.plans.plan_regions import said_phrases
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
from llm_bridge.language.readings.command_cuts import Clause, Cutter
from llm_bridge.language.readings.corrections import corrected, taken_back_by
from llm_bridge.language.readings.open_orders import told_of
from llm_bridge.language.readings.order_words import SOFT
from llm_bridge.language.readings.readings import (
    AGAINST_A_DOUBT,
    AGAINST_A_QUESTION,
    AGAINST_UNKNOWN,
    Readings,
)
from llm_bridge.language.readings.repeated_orders import repeated_order, Sorts
from llm_bridge.language.readings.told_facts import without_determiner, without_facts
from llm_bridge.language.text.notices import as_awaited
from llm_bridge.language.text.words import breaks_of, find
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.situation import Mentions
from llm_bridge.site.entity import EntityType

MOST_THINGS = 2
"""Of so many things before it a clause is tried to be said."""
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


_GOOD = Score(0.0, 0, 0, 0)


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


class ClauseReadings(Readings):
    """One command that may be read clause by clause."""

    def __init__(
        self,
        given: Given,
        grounder: Grounder,
        timer: Callable[[], float],
        guards_off: Iterable[str],
        decoder: Decoder | None,
        cutter: Cutter,
    ) -> None:
        """Begin; see Readings. Without a decoder nothing is read clause by clause."""
        super().__init__(given, grounder, timer, guards_off)
        self.given = given
        self.decoder = decoder
        self.cutter = cutter
        self.clause_drafts: list[Draft] = []
        self.read_ahead: dict[tuple[str, ...], Draft] = {}
        """Drafts for clauses that are not looked at yet."""
        """What the model made of clauses."""
        self.began_clauses = 0.0

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
        if isinstance(draft.plan, Nothing) or self.against(draft.plan, words):
            draft = self.in_plainer_words(draft)
            words = split_words(self.text)
        if isinstance(draft.plan, Nothing):
            return draft
        if self.is_good(draft, words):
            return draft
        self.began_clauses = self.timer()
        drafted, draft = draft, self.of_those_named(draft, words)
        first = self.score(draft.plan, words)
        if draft is not drafted and first == _GOOD:
            return self.with_all_calls(draft)
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
        try:
            again = self.decoded_among(words, self.skills_named(words), draft.plan)
        except DecodeError as error:
            if error.cancelled:
                raise
            again = None
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
        return self.score(draft.plan, words) == _GOOD and self.is_certain(draft, words)

    def leaves_out(self, draft: Draft, plan: Plan, words: tuple[str, ...]) -> bool:
        """Return whether a plan that the model did not choose has fewer parts than its clauses."""
        fewer = len(parts_of(draft.plan)) < len(parts_of(plan))
        return fewer and self.is_second and not self.is_certain(draft, words)

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

        That is what is left out of the command then, and it is read back.
        """
        robot = spoken_to(split_words(self.text), self.site)
        names = map(split_words, self.site.robots[robot].names() if robot else ())
        said = split_words(self.text)
        called = max((n for n in names if said[: len(n)] == n), key=len, default=())
        orders = plainer(self.text, self.cutter.begins_order, self.thing_in, called)
        return self.first_of(draft, orders)

    def first_of(self, draft: Draft, texts: Iterable[str]) -> Draft:
        """Return what the first of other texts comes to that comes to something, read back."""
        self.began_clauses = self.timer()
        asked: tuple[Plan, str] | None = None
        for text in texts:
            words = split_words(text)
            part = _Part(self, text, self.situation.before)
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
            _Part(self, repeated.order, self.situation.before),
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
        return things[0] if len(things) == 1 else None

    def anew(self, text: str, drafted: Plan) -> _Whole | None:
        """Return the best plan that its clauses come to."""
        reading = _Part(self, text, self.situation.before)
        words = split_words(text)
        found: list[_Whole] = []
        clauses = self.cutter.cut(text)
        read = tuple(self.read(clauses, len(parts_of(drafted))))
        if not read or len(read) < len(clauses):
            return min(found, key=lambda whole: whole.score, default=None)
        for plan, is_pure in self.plans(read, drafted):
            plan = reading.mended(plan, words)
            score = reading.score(plan, words)
            sure = is_pure and all(r.is_sure for r in read)
            plain = all(r.clause.is_plain for r in read) and not has_frames(plan)
            found.append(_Whole(plan, score, sure, sure and plain and score == _GOOD))
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
            part = _Part(self, clause.text, mentions)
            mentions = part.tried(read.plan, part.situation).mentions

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

    def read_one(self, clause: Clause, text: str, context: '_Context') -> Read:
        """Return what a clause comes to by a template, else by the model.

        `text` is the clause, or the clause without the robot that it calls.
        """
        part, words, robot = _Part(self, text, context.mentions), split_words(text), context.robot
        part.called, part.said_before = self.robot_called(robot), context.before
        known = self.by_template(text)
        if known is not None:
            plan = with_robot(known, robot, self.site)
            if part.holds(plan) and not part.against(plan, words):
                return Read(clause, plan)
        draft = self.decoded(words)
        message = part.message_for(draft.plan, words)
        if message is not None:
            return Read(clause, with_robot(message, robot, self.site), is_sure=False)
        if isinstance(draft.plan, Nothing | Ask | Unknown):  # an order was said
            order = part.plain_order(words) if isinstance(draft.plan, Nothing | Unknown) else None
            if order is None and isinstance(draft.plan, Unknown):
                order = part.order_with_a_load(words)
            if order is not None:
                return Read(clause, with_robot(order, robot, self.site), is_sure=False)
            return Read(clause, draft.plan, AGAINST_UNKNOWN, is_sure=False)
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
                return Read(clause, other, less, is_sure=False)
        draft = replace(draft, plan=plan)
        sure = plan == found[0][1] and not against and part.is_certain(draft, words)
        sure = sure and not any(call in part.guesses for call in calls(plan))
        return Read(clause, plan, against, sure)

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

    def by_template(self, phrase: str) -> Plan | None:
        return self.whole.by_template(phrase)
