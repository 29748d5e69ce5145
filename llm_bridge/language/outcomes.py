"""From a draft plan to what its command comes to: a graph, a question, an answer, a refusal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE
from llm_bridge.graph.plan_wording import plan_question
from llm_bridge.graph.preview import preview
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.problem_wording import problem_words
from llm_bridge.graph.validate import Asker, check, normalise, possible_part
from llm_bridge.graph.wording_tables import Words as Texts
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.language.dialogue.asking import asked_in
from llm_bridge.language.dialogue.dialogue import Memory, Pending, Turn
from llm_bridge.language.dialogue.preferences import Told
from llm_bridge.language.grounding.grounding import Grounded, Grounder
from llm_bridge.language.grounding.meanings import Meaning, meanings
from llm_bridge.language.kept_answers import KeptAnswers
from llm_bridge.language.plans.plan import Again, Also, Instead, Nothing, Plan, Undo, Unknown
from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.skills.device_orders import device_orders
from llm_bridge.language.text.languages import detected, spoken
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import ALL, Situation
from llm_bridge.language.understanding import CommandOutcome, ModelUse, Understanding
from llm_bridge.site.world import World

Outcome = CommandOutcome
T = TypeVar('T')


@dataclass(frozen=True)
class Given:
    """A command as it was handed in."""

    text: object
    world: World
    speaker: str
    area: str | None
    """Id or name of the area the speaker is in."""
    language: str | None
    memory: Memory
    """Of what was said before."""
    command_id: str
    created: float
    """Unix time in seconds."""
    channel: str | None = None
    time: str | None = None


class Outcomes:
    """One command, and what the plans that are drafted for it come to."""

    def __init__(self, given: Given, grounder: Grounder, timer: Callable[[], float]) -> None:
        """Begin; `timer` gives seconds."""
        self.site = grounder.site
        self.grounder = grounder
        self.timer = timer
        self.text = ''
        self.heard = ''
        """The text before it was put in other words; '': it was not."""
        self.memory = given.memory
        self.command_id = given.command_id[:64]
        self.created = given.created
        self.channel = given.channel
        self.time = given.time
        languages = self.site.languages
        is_told = given.language in languages
        self.language = (
            spoken(given.text, given.language, languages)
            if given.language is not None and is_told
            else detected(given.text, self.site.language, languages)
        )
        self.told_in = given.language if given.language and is_told else self.language
        """Language of the speaker, in which answers are."""
        self.situation = Situation(
            world=given.world,
            area=self.area_id(given.area),
            speaker=given.speaker,
            language=self.language,
            before=given.memory.mentions(self.site),
        )
        self.use = ModelUse()
        self.confidence: float | None = None
        self.meanings: tuple[Meaning, ...] = ()
        self.ms: dict[str, float] = {}
        self.began = timer()
        self.is_guess = False
        self.unused: tuple[str, ...] = ()
        """Orders of which the plan that is read back makes nothing."""
        self._tried = KeptAnswers[Grounded]()

    def read_in(self, language: str) -> None:
        """Read the text in another language than the speaker's."""
        self.language = language
        self.situation = replace(self.situation, language=language, told_in=self.told_in)

    def area_id(self, area: str | None) -> str | None:
        if not isinstance(area, str) or not area:
            return None
        if area in self.site.areas:
            return area
        found = self.grounder.targets.index.areas_called(split_words(area))
        return found[0] if len(found) == 1 else None

    def tried(self, plan: Plan, situation: Situation) -> Grounded:
        """Return what a plan comes to in a situation."""
        last = self.memory.last
        before, steps = (last.plan_for(plan), last.steps_for(plan)) if last else (None, ())
        return self._tried.to(
            (repr(plan), self.text),
            (situation, last),
            lambda: self.timed(
                'ground',
                lambda: self.grounder.ground(plan, situation, self.text, before, steps),
            ),
        )

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
                answers[slot] = self.memory.pending.question.every
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
        self.meanings = meanings(
            grounded.taken,
            self.grounder.targets,
            self.situation,
            is_answer=self.memory.pending is not None,
        )
        draft = written(plan)
        if grounded.question is not None:
            pending = Pending(
                self.text,
                plan,
                grounded.question,
                tier,
                confirm or self.is_guess,
                decided,
                self.language if self.language != self.told_in else '',
                self.situation.area,
            )
            asked = asked_in(grounded.question, self.site, self.told_in)
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
            told = _kept(plan, self.memory)
            turn = Turn(self.text, plan, mentions=grounded.mentions, asked=told)
            keep = memory.last.plan if memory.last else plan
            memory = memory.after(
                replace(
                    turn,
                    plan=keep,
                    steps=memory.last.steps if memory.last else (),
                    not_done=memory.last.not_done if memory.last else frozenset(),
                )
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
            missing = self.missing(plan)
            problems = missing or grounded.problems
            unknown = not missing and (
                isinstance(plan, Unknown)
                or all(p.code is ProblemCode.NOT_UNDERSTOOD for p in problems)
            )
            return self.result(
                Outcome.UNKNOWN if unknown else Outcome.REFUSED,
                tier=tier,
                problems=problems,
                say=self.words(problems[0]),
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

    def missing(self, plan: Plan) -> tuple[Problem, ...]:
        """Return that nothing is called so, where that is why no skill does it.

        'Turn on the sauna' may be drafted as what no skill does; the nearest names help more.
        """
        if not isinstance(plan, Unknown) or self.language != 'en':
            return ()
        for call in device_orders(plan.phrase, self.site, self.language):
            tried = self.tried(call, self.situation)
            codes = {p.code for p in tried.problems}
            if not (tried.steps or tried.question) and codes == {ProblemCode.UNKNOWN_ENTITY}:
                return tuple(tried.problems)
        return ()

    def checked(
        self, plan: Plan, grounded: Grounded, tier: str, confirm: bool, draft: str
    ) -> Understanding:
        confirm = confirm or self.is_guess or any(map(self.is_of_a_list, grounded.problems))
        steps = tuple(
            s.model_copy(update={'confirm': True}) if confirm and s.target != BRIDGE else s
            for s in grounded.steps
        )
        graph: ActionGraph | None = normalise(
            ActionGraph(
                id=self.command_id,
                command=(self.heard or self.text)[:20_000],
                speaker=self.situation.speaker,
                channel=self.channel or '',
                language=self.told_in,
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
            if graph is not None and any(p.code is ProblemCode.CONFLICT for p in found):
                confirm = True  # what contradicts itself may be misread
                unsure = (
                    s.model_copy(update={'confirm': s.target != BRIDGE}) for s in graph.steps
                )
                graph = graph.model_copy(update={'steps': tuple(unsure)})
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
            Turn(
                self.text,
                _kept(plan, self.memory, grounded.went_on),
                graph.steps,
                grounded.mentions,
            )
        )
        question = plan_question(graph, self.site) if confirm else None
        say = question or self.preview(graph)
        if question is not None and self.unused:
            say = f'{self.texts.NOT_USED.format(said=", ".join(self.unused))} {say}'
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

    def is_of_a_list(self, problem: Problem) -> bool:
        """Return whether it tells what of several that were named cannot be done, or is not."""
        said = {*split_words(problem.because)}
        return problem.code is ProblemCode.NOT_CAPABLE and bool(
            said & phrase_words(self.language).and_
        )

    def preview(self, graph: ActionGraph) -> str:
        return preview(graph, self.site, self.situation.world, self.time, self.told_in)

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

    # --- outcomes

    @property
    def texts(self) -> Texts:
        """The sentences of the language that the command is said in."""
        return words_of(self.told_in)

    def words(self, problem: Problem) -> str:
        """Return a problem as it is told."""
        return problem_words(problem, self.site, self.told_in)

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
                f'{shortened(str(error))}), so nothing is done. Please say it differently.',
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
        self.ms['total'] = round((self.timer() - self.began) * 1000, 3)
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
            meanings=self.meanings,
            memory=memory if memory is not None else self.memory,
        )

    def timed(self, stage: str, work: Callable[[], T]) -> T:
        start = self.timer()
        try:
            return work()
        finally:
            spent = (self.timer() - start) * 1000
            self.ms[stage] = round(self.ms.get(stage, 0.0) + spent, 3)


def shortened(text: str) -> str:
    """Return the text, or the beginning of a long one."""
    return text if len(text) <= 100 else f'{text[:100]}...'


def written(plan: Plan) -> str:
    """Return the plan in the plan language; nothing where it cannot be written."""
    try:
        return write(plan).strip()
    except (TypeError, RecursionError):
        return ''


def _kept(plan: Plan, memory: Memory, went_on: Plan | None = None) -> Plan:
    """Return the plan that the next command goes on from: never one that goes on itself.

    `went_on` is what 'and the hall light' was in full.
    """
    if isinstance(plan, Also | Instead) and went_on is not None:
        return went_on
    if isinstance(plan, Again | Undo) and memory.last is not None:
        return memory.last.plan
    return plan
