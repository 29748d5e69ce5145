"""Commands to validated graphs: stop words, follow-ups, templates, the model, grounding."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
import time
import unicodedata
from uuid import uuid4

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.addressed import without_calls
from llm_bridge.language.dialogue.cancelling import takes_back
from llm_bridge.language.dialogue.dialogue import answer_to, Declined, Memory
from llm_bridge.language.dialogue.follow_ups import corrects, follow_up, says_again
from llm_bridge.language.dialogue.preferences import rewritten, stated
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.guards.guards import doubts, is_question, switched_off
from llm_bridge.language.guards.questions import goes_on, has_tag, QUANTIFIERS
from llm_bridge.language.guards.quitting import quits
from llm_bridge.language.into_english.english_readings import EnglishReadings, ForeignLanguages
from llm_bridge.language.mending.counts import with_the_number_apart
from llm_bridge.language.mending.frames import with_vague_times
from llm_bridge.language.mending.messages import message_in
from llm_bridge.language.mending.texts import (
    runs_past_a_quote,
    with_played_names,
    with_where_it_is_said,
    without_leads,
)
from llm_bridge.language.outcomes import Given, Outcome
from llm_bridge.language.plans.decoder import Decoder
from llm_bridge.language.plans.plan import (
    Also,
    Ask,
    calls,
    Instead,
    Nothing,
    Plan,
    Sequence,
    Wait,
)
from llm_bridge.language.questions.asked_skills import (
    ASKED_OF_WHAT_COMES,
    asked_skill,
    questions_apart,
    with_the_same_day,
    without_going,
)
from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.readings.compounds import match_compound, match_repeated
from llm_bridge.language.readings.corrections import taken_back_by
from llm_bridge.language.readings.plain_english import PlainEnglish
from llm_bridge.language.stop_words import is_stop
from llm_bridge.language.templates.templates import Match, only_names, Templates
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.not_ordered import not_ordered, NotOrdered
from llm_bridge.language.text.quantities import warm_up
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import breaks_of, MAX_WORDS
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import Question
from llm_bridge.language.things.sounds_like import put_in
from llm_bridge.language.understanding import Understanding
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType
from llm_bridge.site.world import World

LONGEST_TEXT = 2_000
"""Characters; longer texts are not commands."""


class Understander:
    """Understands the commands of one site. Built once; understanding changes nothing in it."""

    def __init__(
        self,
        site: Site,
        decoder: Decoder | None = None,
        *,
        guards_off: Iterable[str] = (),
        timer: Callable[[], float] = time.perf_counter,
    ) -> None:
        """Prepare names and templates; without a decoder only what needs no model is understood.

        `guards_off` names guards (see guards.NAMES, or 'all') that are left out; `timer` gives
        seconds. Raises ValueError for a guard that there is none of.
        """
        self.site = site
        self.decoder = decoder
        self.guards_off = switched_off(guards_off)
        self.timer = timer
        self.grounder = Grounder(site)
        self.templates = Templates(site, self.grounder.targets.index)
        self.cutter = Cutter(site)
        self.plain = PlainEnglish(site, self.grounder.targets.index, self.cutter.known.verbs)
        self.in_english = ForeignLanguages(site)
        warm_up()

    def understand(
        self,
        text: object,
        world: World,
        *,
        speaker: str = 'anonymous',
        area: str | None = None,
        language: str | None = None,
        history: Memory | None = None,
        command_id: str | None = None,
        created: float = 0.0,
        channel: str | None = None,
        time: str | None = None,
    ) -> Understanding:
        """Return what a text comes to. Never raises for any text, world or model output.

        `area` is the id or name of the area the speaker is in, `history` the memory that the
        understanding before this one returned, `created` Unix time in seconds. `channel` is how
        the speaker is heard ('' for ROS 2) and `time` the local time 'HH:MM': where they are left
        out, roles and quiet hours are not looked at yet; the executor does so in any case.
        """
        given = Given(
            text,
            world,
            speaker,
            area,
            language,
            history or Memory(),
            command_id or uuid4().hex,
            created,
            channel,
            time,
        )
        command = _Command(self, given)
        try:
            return command.understood()
        except Exception as error:  # whatever went wrong, the answer is a refusal
            return command.broken(error)

    def draft(
        self,
        plan: Plan,
        text: str,
        world: World,
        *,
        speaker: str = 'anonymous',
        area: str | None = None,
        language: str | None = None,
        history: Memory | None = None,
        command_id: str | None = None,
        created: float = 0.0,
    ) -> Understanding:
        """Return what a text comes to when a model that nobody doubts drafts this plan for it.

        Never raises. See `understand` for the other arguments.
        """
        given = Given(
            text,
            world,
            speaker,
            area,
            language,
            history or Memory(),
            command_id or uuid4().hex,
            created,
        )
        command = _Command(self, given)
        try:
            return command.drafted(plan)
        except Exception as error:  # whatever went wrong, the answer is a refusal
            return command.broken(error)


class _Command(EnglishReadings):
    """One command on its way through the tiers."""

    def __init__(self, owner: Understander, given: Given) -> None:
        super().__init__(
            given,
            owner.grounder,
            owner.timer,
            owner.guards_off,
            owner.decoder,
            owner.cutter,
            owner.in_english,
        )
        self.owner = owner
        self.raw = given.text

    def of_text(self, text: str) -> '_Command':
        return _Command(self.owner, replace(self.given, text=text))

    def understood(self) -> Understanding:
        if not isinstance(self.raw, str):
            return self.unknown(
                Problem(
                    code=ProblemCode.MALFORMED,
                    came=type(self.raw).__name__,
                    allowed='text',
                    message=f'A command is text, but {type(self.raw).__name__} came.',
                )
            )
        if self.timed('stop', lambda: is_stop(self.raw, self.site.languages, self.site)):
            return self.result(
                Outcome.STOP,
                tier='stop',
                say=self.texts.STOPPING,
                memory=self.memory.asking(None),
            )
        if len(self.raw) > LONGEST_TEXT:
            return self.too_long(f'{len(self.raw)} characters', f'{LONGEST_TEXT} characters')
        self.text = _cleaned(self.raw)
        self.marked = self.text.endswith('?')
        words = split_words(self.text)
        if not words:
            return self.unknown(
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD, came=self.text, message='Nothing was said.'
                )
            )
        if len(words) > MAX_WORDS:
            return self.too_long(f'{len(words)} words', f'{MAX_WORDS} words')
        told = stated(self.text, self.memory.preferences, self.grounder.targets, self.situation)
        if told is not None:
            return self.told(told)
        self.heard = self.text
        if self.language == 'en':
            plain = self.owner.plain.of(self.text, self.thing_in)
            if plain.missing:
                return self.refused_for(plain.missing)
            self.text, self.is_guess = plain.text, plain.is_guess
            self.marked = self.text.endswith('?')
            kind = self.not_ordered(words)
            if kind is NotOrdered.TALK:
                return self.grounded(Nothing(), 'template')
            if kind is NotOrdered.QUESTION:
                said = self.texts.MAY_IT
                memory = self.memory.asking(None)
                return self.result(
                    Outcome.ANSWER, tier='template', answer=said, say=said, memory=memory
                )
            self.is_guess = self.is_guess or kind is NotOrdered.UNSURE
        if self.memory.preferences:
            self.text = rewritten(self.text, self.memory.preferences)
        words = split_words(self.text)
        tiers = (self.as_answer, self.as_question, self.as_template, self.as_bare_wait)
        later = (self.as_follow_up, self.as_taken_back, self.as_english, self.as_the_same)
        for tier in (*tiers, *later):
            found = tier(words)
            if found is not None:
                return found
        if not self.is_heard:
            return self.if_said(self.by_model(words))
        found = self.as_misheard()
        if found is None:
            found = self.by_model(split_words(self.text))
        if found.graph is None and found.question is None and found.answer is None:
            found = self.as_misheard(guess=True) or found
        return found

    def not_ordered(self, words: tuple[str, ...]) -> NotOrdered | None:
        """Return what a text is that only tells something, or asks leave for it."""
        if message_in(words, self.breaks(words), self.site) is not None:
            return None
        people = (n for p in self.site.people.values() for n in p.names())
        return not_ordered(self.heard, people)

    def refused_for(self, missing: str) -> Understanding:
        """Say that one of several is missing: nothing is done with the others unasked."""
        problem = Problem(
            code=ProblemCode.UNKNOWN_ENTITY,
            came=missing,
            message=f"Nothing here is called '{missing}'.",
        )
        said = self.words(problem)
        memory = self.memory.asking(None)
        return self.result(Outcome.REFUSED, problems=(problem,), say=said, memory=memory)

    def as_misheard(self, guess: bool = False) -> Understanding | None:
        """Read it with the names of the site that what a recogniser wrote sounds like.

        A guess is only done after a yes.
        """
        index = self.grounder.targets.index
        changes = self.timed('sounds', lambda: index.sounds_like(self.text, self.language, guess))
        if not changes:
            return None
        before, self.text = self.text, put_in(self.text, changes)
        was_guess = self.is_guess
        self.is_guess = was_guess or not all(change.is_sure for change in changes)
        words = split_words(self.text)
        for tier in (self.as_question, self.as_template, self.as_follow_up):
            found = tier(words)
            if found is not None and (found.graph is not None or not guess):
                return found
        if guess:
            self.text, self.is_guess = before, was_guess
        return None

    def as_taken_back(self, words: tuple[str, ...]) -> Understanding | None:
        """Say that nothing is being done: what is, whoever carries it out was told to give up.

        Where a skill is called so 'drop it' is an order.
        """
        is_called_so = {*words} & {*self.site.skill_names}
        langs = (self.language, *self.site.languages)
        is_last = not is_called_so and takes_back(self.text, langs, denied=False)
        ended = quits(self.text, self.site) if self.language == 'en' else None
        if not is_last and (ended is None or ended.rest):
            return None
        return self.result(Outcome.UNKNOWN, tier='dialogue', say=self.texts.NOTHING_RUNS)

    def drafted(self, plan: Plan) -> Understanding:
        """Take a given plan for the model's, without its guards."""
        self.text = _cleaned(str(self.raw))
        return self.grounded(plan, 'model')

    def as_answer(self, words: tuple[str, ...]) -> Understanding | None:
        """Take the text as the answer to the question that is open, if it fits."""
        pending = self.memory.pending
        if pending is None:
            return None
        chosen = self.timed(
            'answer', lambda: answer_to(pending.question, self.text, self.site, self.language)
        )
        if chosen is None or (
            not isinstance(chosen, Declined) and self.says_more(words, pending.question)
        ):
            self.memory = self.memory.asking(None)
            return None
        if isinstance(chosen, Declined):
            return self.result(
                Outcome.ANSWER,
                tier=pending.tier,
                answer=self.texts.DECLINED,
                say=self.texts.DECLINED,
                memory=self.memory.asking(None),
            )
        self.text, self.heard = pending.text, ''
        self.situation = replace(self.situation, area=pending.area)
        if pending.language:
            self.read_in(pending.language)
        return self.grounded(
            pending.plan, pending.tier, confirm=pending.confirm, decided=pending.answered(chosen)
        )

    def says_more(self, words: tuple[str, ...], question: Question) -> bool:
        """Return whether words that could answer a question ask or order something themselves."""
        if question.choices:
            return is_question(words)  # 'the hall light?' is an answer
        return is_question(words, self.marked) or self.templates_match(words) is not None

    def as_question(self, words: tuple[str, ...]) -> Understanding | None:
        """Answer what plainly is a question about the world, without a model."""
        told = without_going(words)
        if told:
            return self.as_asked_skill(told)
        if goes_on(self.text) or message_in(words, self.breaks(words), self.site) is not None:
            return None
        uncalled = without_calls(words, self.site)
        is_asked = any(is_question(said, self.marked) for said in (words, uncalled))
        if is_asked or ASKED_OF_WHAT_COMES & {uncalled[:1], uncalled[:2]}:
            topical = self.as_asked_skill(uncalled, only_topics=True)
            if topical is not None:
                return topical
        if not is_asked:
            return self.as_short_question(words)
        plan = Ask(' '.join(words))
        grounded = self.timed(
            'ground', lambda: self.grounder.ground(plan, self.situation, self.text)
        )
        if grounded.answers or grounded.question is not None:
            return self.settled(plan, grounded, 'template', confirm=False, decided={})
        return self.as_asked_skill(uncalled)

    def as_the_same(self, words: tuple[str, ...]) -> Understanding | None:
        """Do once more with another thing what was just ordered; it is read back."""
        plan = self.same_again() if self.language == 'en' else None
        if plan is None or not self.comes_to_steps(plan):
            return None
        return self.grounded(plan, 'model', confirm=True)

    def as_asked_skill(
        self, words: tuple[str, ...], *, only_topics: bool = False
    ) -> Understanding | None:
        """Do what tells the answer, where nothing is known of it and one skill is there for it.

        What moves for that is read back.
        """
        if self.language != 'en':
            return None
        index = self.grounder.targets.index
        parts = questions_apart(words)
        found = [asked_skill(p, self.site, index, only_topics=only_topics) for p in parts]
        for at, part in enumerate(with_the_same_day(parts)):
            # 'what is the weather tomorrow, and have we got anything on'
            found[at] = found[at] or asked_skill(part, self.site, index, only_topics=only_topics)
        asked = [one for one in found if one is not None and self.holds(one.call)]
        if len(asked) < len(found):
            return None
        plan = asked[0].call if len(asked) == 1 else Sequence(tuple(one.call for one in asked))
        return self.grounded(plan, 'template', confirm=not all(one.sure for one in asked))

    def as_short_question(self, words: tuple[str, ...]) -> Understanding | None:
        """Answer 'front door locked?', "the oven's off, isn't it" and 'anything still on?'."""
        asked: tuple[tuple[str, ...], ...] = ()
        if words[0] not in self.owner.plain.verbs and has_tag(words, self.marked):
            asked = (words,)
        elif self.marked and words[0] in QUANTIFIERS and words[0] not in self.owner.plain.verbs:
            asked = (words, ('is', *words), ('are', *words))
        elif self.marked and not {*words} & self.owner.plain.verbs:
            is_state = self.grounder.questions.is_state(words[-1])
            asked = (words, ('are', *words)) if is_state else ()
        for said in asked:
            plan = Ask(' '.join(said))
            grounded = self.tried(plan, self.situation)
            if grounded.answers:
                return self.settled(plan, grounded, 'template', confirm=False, decided={})
        return None

    def as_template(self, words: tuple[str, ...]) -> Understanding | None:
        found = self.timed('template', lambda: self.templates_match(words))
        if found is None or self.is_for_no_template():
            return None
        if self.decoder is not None and (
            taken_back_by(self.text, self.cutter)
            or with_vague_times(found.plan, words, breaks_of(self.text), self.site) != found.plan
        ):
            return None
        if self.decoder is not None:
            situation = replace(self.situation, decided=found.decided)
            tried = self.timed(
                'ground', lambda: self.grounder.ground(found.plan, situation, self.text)
            )
            if any(p.code is not ProblemCode.KEEP_OUT for p in tried.problems):
                return None  # the model may read it differently
        return self.grounded(found.plan, 'template', decided=found.decided)

    def templates_match(self, words: tuple[str, ...]) -> Match | None:
        """Return the template that matches, unless the words ask or deny."""
        if is_question(words, self.marked):
            return None
        found = self.one_template(self.text)
        if found is None:
            found = match_compound(self.text, self.one_template, self.site, self.language)
        if found is None:
            found = match_repeated(self.text, self.one_template)
        if found is None or doubts(
            words,
            found.plan,
            self.site,
            language=self.language,
            breaks=breaks_of(self.text),
            off=('unaccounted', 'argument', 'span', 'confidence'),
        ):
            return None
        return found

    def one_template(self, text: str) -> Match | None:
        found = self.owner.templates.match(text, self.language, self.situation.area)
        if found is None or only_names(text, found.plan):
            return None
        if runs_past_a_quote(found.plan, text):
            return None  # 'say "dinner" in the hall': where that is has yet to be read
        words, index = split_words(text), self.grounder.targets.index
        said = self.grounder.sayings(self.language)
        greeting = {name for name, saying in said.items() if saying.is_said_as_hello(words)}
        if greeting and not greeting & {call.skill for call in calls(found.plan)}:
            return None
        breaks = breaks_of(text)
        plan = without_leads(found.plan, words, breaks, self.site, index)
        plan = with_where_it_is_said(plan, words, breaks, self.site, index)
        if self.language == 'en':
            plan = with_the_number_apart(with_played_names(plan, self.site), self.site)
        return found if plan == found.plan else replace(found, plan=plan)

    def by_template(self, phrase: str) -> Plan | None:
        found = self.one_template(phrase)
        return None if found is None else found.plan

    def as_bare_wait(self, words: tuple[str, ...]) -> Understanding | None:
        """Take 'wait until the radio is off' where nothing else is to be done."""
        if words[:2] != ('wait', 'until') or breaks_of(self.text) or JOINERS & {*words}:
            return None
        plan = Wait(' '.join(words[2:]))
        found = self.tried(plan, self.situation)
        if not found.steps or found.problems or found.question:
            return None
        return self.settled(plan, found, 'template', confirm=False, decided={})

    def as_follow_up(self, words: tuple[str, ...]) -> Understanding | None:
        """Read 'again' and 'the hall too' as going on from the last command, if it makes sense."""
        last = self.memory.last
        if last is None:
            return None
        if last.asked is not None and says_again(self.text):
            return self.grounded(last.asked, 'template')
        verbs = self.owner.plain.verbs
        after_answer = last.asked is not None
        for plan in follow_up(self.text, self.language, verbs, after_answer=after_answer):
            if last.asked is not None and isinstance(plan, Also | Instead):
                return self.as_asked_of(plan.phrase, last.asked)
            work = partial(
                self.grounder.ground,
                plan,
                self.situation,
                self.text,
                last.plan,
                last.steps_for(plan),
            )
            grounded = self.timed('ground', work)
            if (grounded.steps or grounded.question) and not grounded.problems:
                confirm = not corrects(self.text) and self.is_text(plan, grounded.steps)
                return self.settled(plan, grounded, 'template', confirm=confirm, decided={})
        return None

    def as_asked_of(self, phrase: str, asked: Plan) -> Understanding | None:
        """Answer what was asked last of another thing: 'and the hall light?'."""
        words = split_words(asked.phrase) if isinstance(asked, Ask) else ()
        index = self.grounder.targets.index
        runs = ((at, end) for end in range(len(words), 0, -1) for at in range(end))
        found = [run for run in runs if index.exact(words[slice(*run)])]
        if not found:
            return None
        # The longest name; 'on' and 'in' around it are none of it.
        at, end = max(found, key=lambda run: (len(tokens(words[slice(*run)])), run[0] - run[1]))
        before = words[:at]
        if before[-1:] and before[-1] in phrase_words(self.language).articles:
            before = before[:-1]
        for thing in (phrase, f'{phrase} {words[end - 1]}'):
            plan = Ask(' '.join((*before, *split_words(thing), *words[end:])))
            grounded = self.tried(plan, self.situation)
            if grounded.answers:
                return self.settled(plan, grounded, 'template', confirm=False, decided={})
        return None

    def is_text(self, plan: Plan, steps: tuple[Step, ...]) -> bool:
        """Tell whether words that go on from a command are taken for a text: any talk can be."""
        if not isinstance(plan, Also | Instead):
            return False
        said = split_words(plan.phrase)
        return any(
            arg.type is ArgType.TEXT and split_words(str(step.args.get(arg.name, ''))) == said
            for step in steps
            if (skill := self.site.skill(step.target, step.skill)) is not None
            for arg in skill.args
        )

    def in_plain_english(self) -> Understanding:
        """Return what English words that stand for others come to."""
        words = split_words(self.text)
        for tier in (self.as_question, self.as_template, self.as_bare_wait):
            found = tier(words)
            if found is not None:
                return found
        return self.by_model(words)


def _cleaned(text: str) -> str:
    """Return the text with control characters as blanks."""
    return ''.join(
        ' ' if unicodedata.category(c) in ('Cc', 'Cs', 'Co', 'Cn') else c for c in text
    ).strip()
