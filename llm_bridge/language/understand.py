"""Commands to validated graphs: stop words, follow-ups, templates, the model, grounding."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
import time
from typing import TypeVar
import unicodedata
from uuid import uuid4

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE
from llm_bridge.graph.plan_wording import plan_question
from llm_bridge.graph.preview import preview
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.problem_wording import problem_words
from llm_bridge.graph.validate import Asker, check, normalise, possible_part
from llm_bridge.graph.wording_tables import Words as Texts
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.language.asking import asked_in
from llm_bridge.language.compounds import match_compound, match_repeated
from llm_bridge.language.decoder import DecodeError, Decoder, Draft
from llm_bridge.language.dialogue import answer_to, Declined, Memory, Pending, Turn
from llm_bridge.language.follow_ups import follow_up, is_again
from llm_bridge.language.grounding import Grounded, Grounder
from llm_bridge.language.guard_questions import goes_on
from llm_bridge.language.guard_runner_up import comes_to_the_same
from llm_bridge.language.guards import doubts, is_question, switched_off
from llm_bridge.language.languages import detected
from llm_bridge.language.mending import (
    cut_at_breaks,
    with_own_skills,
    with_the_robot,
    with_the_thing,
    without_a_robot,
    without_fillers,
)
from llm_bridge.language.plan import Again, Ask, Nothing, Plan, Undo, Unknown, walk
from llm_bridge.language.plan_language import write
from llm_bridge.language.preferences import rewritten, stated, Told
from llm_bridge.language.quantities import warm_up
from llm_bridge.language.situation import ALL, Situation
from llm_bridge.language.sounds_like import put_in
from llm_bridge.language.stop_words import is_stop
from llm_bridge.language.templates import Match, only_names, Templates
from llm_bridge.language.understanding import CommandOutcome, ModelUse, Understanding
from llm_bridge.language.words import breaks_of, MAX_WORDS
from llm_bridge.language.words import words as split_words
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

LONGEST_TEXT = 2_000
"""Characters; longer texts are not commands."""
Outcome = CommandOutcome
T = TypeVar('T')


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
        self.verbs = _verbs(site)
        """Words that begin orders, in every language."""
        self.timer = timer
        self.grounder = Grounder(site)
        self.templates = Templates(site, self.grounder.targets.index)
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
        command = _Command(
            self,
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
        command = _Command(
            self,
            text,
            world,
            speaker,
            area,
            language,
            history or Memory(),
            command_id or uuid4().hex,
            created,
        )
        try:
            return command.drafted(plan)
        except Exception as error:  # whatever went wrong, the answer is a refusal
            return command.broken(error)


class _Command:
    """One command on its way through the tiers."""

    def __init__(
        self,
        owner: Understander,
        text: object,
        world: World,
        speaker: str,
        area: str | None,
        language: str | None,
        memory: Memory,
        command_id: str,
        created: float,
        channel: str | None = None,
        time: str | None = None,
    ) -> None:
        self.owner = owner
        self.site = owner.site
        self.raw = text
        self.text = ''
        self.memory = memory
        self.command_id = command_id[:64]
        self.created = created
        self.channel = channel
        self.time = time
        self.language = (
            language
            if language in self.site.languages
            else detected(text, self.site.language, self.site.languages)
        )
        self.situation = Situation(
            world=world,
            area=self.area_id(area),
            speaker=speaker,
            language=self.language,
            before=memory.mentions(),
        )
        self.use = ModelUse()
        self.confidence: float | None = None
        self.ms: dict[str, float] = {}
        self.began = owner.timer()
        self.marked = False
        self.is_heard = (channel or '').partition(':')[0] == 'voice'
        """Whether a recogniser wrote the text: names may be written as words like them."""
        self.is_guess = False

    def area_id(self, area: str | None) -> str | None:
        if not isinstance(area, str) or not area:
            return None
        if area in self.site.areas:
            return area
        found = self.owner.grounder.targets.index.areas_called(split_words(area))
        return found[0] if len(found) == 1 else None

    # --- the tiers

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
        told = stated(
            self.text, self.memory.preferences, self.owner.grounder.targets, self.situation
        )
        if told is not None:
            return self.told(told)
        if self.memory.preferences:
            self.text = rewritten(self.text, self.memory.preferences)
            words = split_words(self.text)
        for tier in (self.as_answer, self.as_question, self.as_template, self.as_follow_up):
            found = tier(words)
            if found is not None:
                return found
        if not self.is_heard:
            return self.by_model(words)
        found = self.as_misheard()
        if found is None:
            found = self.by_model(split_words(self.text))
        if found.graph is None and found.question is None and found.answer is None:
            found = self.as_misheard(guess=True) or found
        return found

    def as_misheard(self, guess: bool = False) -> Understanding | None:
        """Read it with the names of the site that what a recogniser wrote sounds like.

        A guess is only done after a yes.
        """
        index = self.owner.grounder.targets.index
        changes = self.timed('sounds', lambda: index.sounds_like(self.text, self.language, guess))
        if not changes:
            return None
        before, self.text = self.text, put_in(self.text, changes)
        self.is_guess = not all(change.is_sure for change in changes)
        words = split_words(self.text)
        for tier in (self.as_question, self.as_template, self.as_follow_up):
            found = tier(words)
            if found is not None and (found.graph is not None or not guess):
                return found
        if guess:
            self.text, self.is_guess = before, False
        return None

    def told(self, told: Told) -> Understanding:
        """Answer what the speaker said about what words mean."""
        return self.result(
            Outcome.ANSWER if told.good else Outcome.REFUSED,
            tier='template',
            answer=told.say if told.good else None,
            problems=()
            if told.good
            else (Problem(code=ProblemCode.UNSUPPORTED, because=self.text, message=told.say),),
            say=told.say,
            memory=replace(self.memory, preferences=told.preferences),
        )

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
            not pending.question.choices and self.templates_match(words) is not None
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
        self.text = pending.text
        return self.grounded(
            pending.plan, pending.tier, confirm=pending.confirm, decided=pending.answered(chosen)
        )

    def as_question(self, words: tuple[str, ...]) -> Understanding | None:
        """Answer what plainly is a question about the world, without a model."""
        if goes_on(self.text):
            return None
        if not is_question(words, self.marked):
            return self.as_short_question(words) if self.marked else None
        plan = Ask(' '.join(words))
        grounded = self.timed(
            'ground', lambda: self.owner.grounder.ground(plan, self.situation, self.text)
        )
        if grounded.answers or grounded.question is not None:
            return self.settled(plan, grounded, 'template', confirm=False, decided={})
        return None

    def as_short_question(self, words: tuple[str, ...]) -> Understanding | None:
        """Answer 'front door locked?': a thing and a state with a question mark."""
        if not self.owner.grounder.questions.is_state(words[-1]) or {*words} & self.owner.verbs:
            return None
        for said in (words, ('are', *words)):
            plan = Ask(' '.join(said))
            grounded = self.tried(plan, self.situation)
            if grounded.answers:
                return self.settled(plan, grounded, 'template', confirm=False, decided={})
        return None

    def as_template(self, words: tuple[str, ...]) -> Understanding | None:
        found = self.timed('template', lambda: self.templates_match(words))
        if found is None:
            return None
        if self.owner.decoder is not None:
            situation = replace(self.situation, decided=found.decided)
            tried = self.timed(
                'ground', lambda: self.owner.grounder.ground(found.plan, situation, self.text)
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
        return None if found is None or only_names(text, found.plan) else found

    def as_follow_up(self, words: tuple[str, ...]) -> Understanding | None:
        """Read 'again' and 'the hall too' as going on from the last command, if it makes sense."""
        last = self.memory.last
        if last is None:
            return None
        for plan in follow_up(self.text, self.language):
            work = partial(
                self.owner.grounder.ground, plan, self.situation, self.text, last.plan, last.steps
            )
            grounded = self.timed('ground', work)
            if (grounded.steps or grounded.question) and not grounded.problems:
                return self.settled(plan, grounded, 'template', confirm=False, decided={})
        return None

    def by_model(self, words: tuple[str, ...]) -> Understanding:
        decoder = self.owner.decoder
        if decoder is None:
            return self.unknown(
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=self.text,
                    came=self.text,
                    message=f"I did not understand '{_short(self.text)}'.",
                )
            )
        try:
            draft: Draft = self.timed('model', lambda: decoder.decode(words))
        except DecodeError as error:
            return self.unknown(
                Problem(
                    code=ProblemCode.UNAVAILABLE,
                    because=self.text,
                    came=self.text,
                    message=f'The language model cannot be used: {error}',
                )
            )
        plan, other = draft.plan, draft.runner_up
        if isinstance(plan, Unknown) and other is not None and self.acts(other):
            # It is not sure that nothing here can do it: what it would do is read back.
            plan, other = other, plan
        draft = replace(draft, plan=self.mended(plan, words), runner_up=other)
        self.use = ModelUse(calls=draft.calls, tokens=draft.tokens)
        self.confidence = round(draft.confidence, 4)
        found = self.timed(
            'guards',
            lambda: doubts(
                words,
                draft.plan,
                self.site,
                language=self.language,
                confidence=draft.confidence,
                ends_in_question_mark=self.marked,
                breaks=breaks_of(self.text),
                off=self.owner.guards_off,
            ),
        )
        if draft.runner_up is not None and any(d.guard == 'confidence' for d in found):
            if self.comes_to_the_same(draft.plan, draft.runner_up):
                found = tuple(d for d in found if d.guard != 'confidence')
        problems = tuple(d.problem for d in found if d.problem is not None)
        if problems:
            return self.result(
                Outcome.REFUSED,
                tier='model',
                problems=problems,
                say=self.words(problems[0]),
                draft=_written(draft.plan),
                memory=self.memory.asking(None),
            )
        # 'Open them again' after closing them must not close them once more.
        loose = not is_again(self.text) and any(isinstance(p, Again) for p in walk(draft.plan))
        return self.grounded(draft.plan, 'model', confirm=bool(found) or loose)

    def mended(self, plan: Plan, words: tuple[str, ...]) -> Plan:
        """Return the plan with its slips put right where only so it means something."""
        breaks, site, index = breaks_of(self.text), self.site, self.owner.grounder.targets.index
        plan = without_a_robot(with_the_robot(without_fillers(plan), words, site), site)
        named = with_the_thing(plan, words, breaks, site, index)
        plan = named if named != plan and self.holds(named) else plan
        options = (
            cut_at_breaks(plan, words, breaks),
            *with_own_skills(plan, words, breaks, site, self.language),
        )
        others = [option for option in options if option != plan]
        if not others or not self.tried(plan, self.situation).problems:
            return plan
        good = [option for option in others if self.holds(option)]
        return good[0] if len(good) == 1 or good[:1] == others[:1] else plan

    def acts(self, plan: Plan) -> bool:
        """Return whether a plan comes to steps and leaves nothing of the command out."""
        tried = self.tried(plan, self.situation)
        return bool(tried.steps) and not tried.problems and tried.question is None

    def holds(self, plan: Plan) -> bool:
        """Return whether all of a plan comes to steps, or to one question."""
        tried = self.tried(plan, self.situation)
        return bool(tried.steps or tried.question) and not tried.problems

    def comes_to_the_same(self, plan: Plan, runner_up: Plan) -> bool:
        """Return whether the model's second choice comes to the same steps as its first."""
        one, other = (self.tried(p, self.situation) for p in (plan, runner_up))
        return comes_to_the_same(one, other, self.site)

    def tried(self, plan: Plan, situation: Situation) -> Grounded:
        """Return what a plan comes to in a situation."""
        last = self.memory.last
        return self.timed(
            'ground',
            lambda: self.owner.grounder.ground(
                plan, situation, self.text, last.plan if last else None, last.steps if last else ()
            ),
        )

    # --- from a plan to an outcome

    def grounded(
        self,
        plan: Plan,
        tier: str,
        *,
        confirm: bool = False,
        decided: Mapping[str, tuple[str, ...]] | None = None,
    ) -> Understanding:
        answers = dict(decided or {})
        for slot, chosen in answers.items():
            if chosen == (ALL,) and self.memory.pending is not None:
                answers[slot] = tuple(
                    c.value for c in self.memory.pending.question.choices if c.value != ALL
                )
        grounded = self.tried(plan, replace(self.situation, decided=answers))
        return self.settled(plan, grounded, tier, confirm=confirm, decided=answers)

    def settled(
        self,
        plan: Plan,
        grounded: Grounded,
        tier: str,
        *,
        confirm: bool,
        decided: Mapping[str, tuple[str, ...]],
    ) -> Understanding:
        draft = _written(plan)
        if grounded.question is not None:
            pending = Pending(self.text, plan, grounded.question, tier, confirm, decided)
            asked = asked_in(grounded.question, self.site, self.language)
            return self.result(
                Outcome.QUESTION,
                tier=tier,
                question=asked.text,
                choices=tuple(c.name for c in asked.choices),
                problems=grounded.problems,
                say=asked.text,
                draft=draft,
                memory=self.memory.asking(pending),
            )
        if grounded.steps:
            return self.checked(plan, grounded, tier, confirm, draft)
        memory = self.memory.asking(None)
        if grounded.answers:
            text = ' '.join(grounded.answers)
            turn = Turn(self.text, plan, mentions=grounded.mentions)
            keep = memory.last.plan if memory.last else plan
            memory = memory.after(
                replace(turn, plan=keep, steps=memory.last.steps if memory.last else ())
            )
            return self.result(
                Outcome.ANSWER,
                tier=tier,
                answer=text,
                problems=grounded.problems,
                say=' '.join((text, *(self.words(p) for p in grounded.problems[:1]))),
                draft=draft,
                memory=memory,
            )
        if grounded.problems:
            unknown = isinstance(plan, Unknown) or all(
                p.code is ProblemCode.NOT_UNDERSTOOD for p in grounded.problems
            )
            return self.result(
                Outcome.UNKNOWN if unknown else Outcome.REFUSED,
                tier=tier,
                problems=grounded.problems,
                say=self.words(grounded.problems[0]),
                draft=draft,
                memory=memory,
            )
        if grounded.forbids:
            return self.result(
                Outcome.ANSWER,
                tier=tier,
                answer=self.texts.DECLINED,
                say=self.texts.DECLINED,
                draft=draft,
                memory=memory,
            )
        texts = self.texts
        return self.result(
            Outcome.UNKNOWN,
            tier=tier,
            say=texts.NO_COMMAND if isinstance(plan, Nothing) else texts.NOTHING,
            draft=draft,
            memory=memory,
        )

    def checked(
        self, plan: Plan, grounded: Grounded, tier: str, confirm: bool, draft: str
    ) -> Understanding:
        confirm = confirm or self.is_guess
        steps = tuple(
            s.model_copy(update={'confirm': True}) if confirm and s.target != BRIDGE else s
            for s in grounded.steps
        )
        graph: ActionGraph | None = normalise(
            ActionGraph(
                id=self.command_id,
                command=self.text[:20_000],
                speaker=self.situation.speaker,
                channel=self.channel or '',
                language=self.language,
                created=self.created,
                steps=steps,
                site=self.site.name,
                tier=tier,
            ),
            self.site,
        )
        problems = list(grounded.problems)
        if graph is not None:
            whole = graph
            asker = None if self.channel is None else Asker.of(whole)
            found = self.timed(
                'validate',
                lambda: check(whole, self.site, self.situation.world, asker, self.time),
            )
            problems.extend(found)
            if found:
                graph = possible_part(whole, found)
        answer = ' '.join(grounded.answers) or None
        if graph is None or not graph.steps:
            return self.result(
                Outcome.ANSWER if answer else Outcome.REFUSED,
                tier=tier,
                answer=answer,
                problems=tuple(problems),
                draft=draft,
                say=' '.join(filter(None, (answer, self.words(problems[0]) if problems else ''))),
                memory=self.memory.asking(None),
            )
        memory = self.memory.after(
            Turn(self.text, _kept(plan, self.memory), graph.steps, grounded.mentions)
        )
        question = plan_question(graph, self.site) if confirm else None
        say = question or self.preview(graph)
        if problems:
            why = ' '.join(self.words(p) for p in problems[:3])
            say = f'{say} {self.texts.LEFT_OUT.format(why=why)}'
        return self.result(
            Outcome.PLAN,
            tier=tier,
            graph=graph,
            answer=answer,
            question=question,
            problems=tuple(problems),
            draft=draft,
            memory=memory,
            say=' '.join(filter(None, (answer, say))),
        )

    def preview(self, graph: ActionGraph) -> str:
        return preview(graph, self.site, self.situation.world, self.time, self.language)

    # --- outcomes

    @property
    def texts(self) -> Texts:
        """The sentences of the language that the command is said in."""
        return words_of(self.language)

    def words(self, problem: Problem) -> str:
        """Return a problem as it is told."""
        return problem_words(problem, self.site, self.language)

    def unknown(self, problem: Problem) -> Understanding:
        return self.result(
            Outcome.UNKNOWN,
            problems=(problem,),
            say=self.words(problem),
            memory=self.memory.asking(None),
        )

    def too_long(self, came: str, allowed: str) -> Understanding:
        return self.unknown(
            Problem(
                code=ProblemCode.TOO_LONG,
                came=came,
                allowed=f'at most {allowed}',
                message=f'A command of {came} is too long: at most {allowed}. Say it in parts.',
            )
        )

    def broken(self, error: Exception) -> Understanding:
        return self.unknown(
            Problem(
                code=ProblemCode.NOT_UNDERSTOOD,
                because=self.text,
                came=self.text[:200],
                message=f'This command could not be read ({type(error).__name__}: '
                f'{_short(str(error))}), so nothing is done. Please say it differently.',
            )
        )

    def result(
        self,
        outcome: CommandOutcome,
        *,
        tier: str = '',
        graph: ActionGraph | None = None,
        question: str | None = None,
        choices: tuple[str, ...] = (),
        answer: str | None = None,
        problems: tuple[Problem, ...] = (),
        say: str = '',
        draft: str = '',
        memory: Memory | None = None,
    ) -> Understanding:
        self.ms['total'] = round((self.owner.timer() - self.began) * 1000, 3)
        return Understanding(
            outcome=outcome,
            graph=graph,
            question=question,
            choices=choices,
            answer=answer,
            problems=problems,
            tier=tier,
            model=self.use,
            confidence=self.confidence,
            ms=dict(self.ms),
            say=say,
            draft=draft,
            memory=memory if memory is not None else self.memory,
        )

    def timed(self, stage: str, work: Callable[[], T]) -> T:
        start = self.owner.timer()
        try:
            return work()
        finally:
            spent = (self.owner.timer() - start) * 1000
            self.ms[stage] = round(self.ms.get(stage, 0.0) + spent, 3)


def _verbs(site: Site) -> frozenset[str]:
    """Return the first words of the phrases that say skills, but for those that are states too."""
    phrases = {
        phrase.casefold()
        for actor in (*site.robots, *site.devices)
        for skill in site.skills_of(actor).values()
        for group in skill.words.values()
        for phrase in group
    }
    return frozenset(p.split()[0] for p in phrases) - {'on', 'off', 'open', 'closed', 'shut'} | {
        'please', 'would', 'could', 'can', 'will', 'mind'
    }  # fmt: skip


def _cleaned(text: str) -> str:
    """Return the text with control characters as blanks."""
    return ''.join(
        ' ' if unicodedata.category(c) in ('Cc', 'Cs', 'Co', 'Cn') else c for c in text
    ).strip()


def _short(text: str) -> str:
    return text if len(text) <= 100 else f'{text[:100]}...'


def _written(plan: Plan) -> str:
    try:
        return write(plan).strip()
    except (TypeError, RecursionError):
        return ''


def _kept(plan: Plan, memory: Memory) -> Plan:
    """Return the plan that 'again' repeats: what stood behind a follow-up, else the plan."""
    if isinstance(plan, Again | Undo) and memory.last is not None:
        return memory.last.plan
    return plan
