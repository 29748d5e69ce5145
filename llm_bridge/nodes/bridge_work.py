"""Commands one after the other on a thread of their own, from words to graphs and events."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
import queue
import threading
from typing import Protocol

from llm_bridge.adapters.answer_message import AnswerMessage
from llm_bridge.adapters.command_message import Command
from llm_bridge.graph.action_graph import ActionGraph, Outcome, Step
from llm_bridge.graph.policy_words import not_asked_words
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording import ENGLISH
from llm_bridge.graph.wording_tables import Words as Texts
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.language.dialogue.cancelling import takes_back
from llm_bridge.language.dialogue.dialogue import Memory, Pending, Turn
from llm_bridge.language.dialogue.memory_store import (
    ANSWER_WITHIN_S,
    FORGET_S,
    MemoryInRam,
    MemoryStore,
    MOST_SPEAKERS,
)
from llm_bridge.language.guards.quitting import quits
from llm_bridge.language.plans.decoder import cancel
from llm_bridge.language.text.languages import detected
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.nodes.receipts import Handover, Hands, Loss
from llm_bridge.run.answers import read_answer
from llm_bridge.run.guards import local_time
from llm_bridge.run.ports import Clock
from llm_bridge.site.rulings import permit_of
from llm_bridge.site.world import World

HANDED_ON: Mapping[str, object] = {
    'outcome': 'answer',
    'tier': 'dialogue',
    'problems': (),
    'say': '',
    'ms': {},
}
"""What is told of a command that the executor answers: a yes to it, or a command taken back.

`about` is added: the id of the command that it is about.
"""


MOST_RUNS = 1000
"""So many plans that have not ended are remembered."""


class Voice(Hands, Protocol):
    """Where the work is told."""

    def event(self, name: str, command_id: str, data: Mapping[str, object]) -> None:
        """Publish an event."""

    def reply(self, text: str) -> None:
        """Publish what to say."""

    def answer(self, text: str, by: str, channel: str = '', at: float | None = None) -> None:
        """Hand an answer that was said at a Unix time to the executor, which asked."""


_Who = tuple[str, str]
"""A speaker, who may claim any name, and the channel they speak on."""


def _who(command: Command) -> _Who:
    return command.speaker, command.channel


def _kept_as(command: Command) -> str:
    """Return under which name the dialogue is kept: what a channel says stays with the channel."""
    return f'{command.speaker}@{command.channel}' if command.channel else command.speaker


@dataclass(eq=False)
class _Job:
    command: Command
    number: int
    """How many stops there had been when it came."""
    said_at: float
    """Unix time: a plan is as old as the words, however long they had to wait."""
    heard_at: float
    """On the bridge's own clock, in seconds."""
    asked: Pending | None = None
    """The question that it was given as the answer to."""
    by: str = ''
    """Who answered, if they said so."""
    is_taken_back: bool = False


@dataclass
class _Dialogue:
    memory: Memory = field(default_factory=Memory)
    command_id: str = ''
    """The command that its open question is about."""
    language: str = ENGLISH
    at: float = 0.0
    ended: tuple[tuple[Step, ...], frozenset[str]] = ((), frozenset())
    """The steps of the plan that ended last, and which of them came to nothing."""
    waiting: list[_Job] = field(default_factory=list)
    """Commands of the speaker that have not been understood yet, as they came."""


@dataclass
class _Run:
    """A plan that has not ended."""

    who: _Who
    steps: tuple[Step, ...] = ()
    is_handed_over: bool = False
    is_taken_back: bool = False


class BridgeWork:
    """A queue of commands, a worker, and a dialogue with each speaker."""

    def __init__(
        self,
        understander: Understander,
        voice: Voice,
        world: Callable[[], World],
        clock: Clock,
        *,
        most_waiting: int = 8,
        answer_within_s: float = ANSWER_WITHIN_S,
        memories: MemoryStore | None = None,
    ) -> None:
        """`world` returns what is known now; a question waits `answer_within_s` for its answer.

        `memories` keeps what was said; without, it lasts as long as the process.
        """
        self._understander = understander
        self._voice = voice
        self._world = world
        self._clock = clock
        self._answer_within_s = answer_within_s
        self._jobs: queue.Queue[_Job | None] = queue.Queue(most_waiting)
        self._dialogues: OrderedDict[_Who, _Dialogue] = OrderedDict()
        self._memories = memories or MemoryInRam(wall=clock.wall)
        self._lock = threading.Lock()
        self._stops = 0
        self._runs: OrderedDict[str, _Run] = OrderedDict()
        """What is being done, by the id of its graph; oldest first."""
        self._handover = Handover(voice, clock, self._note_loss)
        self._asked_by_executor: set[str] = set()
        """Ids of the commands of which the executor asks something."""
        self._thread = threading.Thread(target=self._work, name='understanding', daemon=True)
        self.is_loading = False
        """Whether a model is being loaded that will understand more."""

    def start(self) -> None:
        """Begin to work."""
        self._thread.start()

    def end(self) -> None:
        """Drop what waits and end the thread; what is being understood is not told any more."""
        self._drop()
        self._jobs.put(None)
        self._thread.join(10.0)

    def hear(self, command: Command) -> None:
        """Take a command; when too many wait, it is refused."""
        self._voice.event('heard', command.id, _heard(command))
        about = self._answered(command)
        if about:
            self._voice.answer(command.text, command.speaker, command.channel, command.at)
        else:
            about = self._taken_back(command)
        if not about:
            about, command = self._quit(command)
        if about:
            self._voice.event('understood', command.id, {**HANDED_ON, 'about': about})
            return
        said_at = self._clock.wall() if command.at is None else command.at
        self._put(self._job(command, said_at))

    def _job(
        self, command: Command, said_at: float, asked: Pending | None = None, by: str = ''
    ) -> _Job:
        """Return what there is to do for a command, or for the answer to what was asked."""
        with self._lock:
            job = _Job(command, self._stops, said_at, self._clock.now(), asked, by)
            self._dialogue(_who(command)).waiting.append(job)
            return job

    def _taken_back(self, command: Command) -> str:
        """Give up what the speaker asked for last and is not done yet, if the words say so.

        Return the id of its command, or '' when nothing is given up.
        """
        site = self._understander.site
        if not takes_back(command.text, (command.language or site.language, *site.languages)):
            return ''
        with self._lock:
            dialogue = self._dialogues.get(_who(command))
            waiting = () if dialogue is None else dialogue.waiting
            last = next((job for job in reversed(waiting) if not job.is_taken_back), None)
            if dialogue is not None and last is not None:
                last.is_taken_back = True
                dialogue.memory = dialogue.memory.asking(None)  # what it answers is off, too
                return last.command.id
            if self._is_asking(dialogue):
                return ''  # it is the answer to a question
            mine = [
                (graph_id, run)
                for graph_id, run in self._runs.items()
                if run.who == _who(command) and not run.is_taken_back
            ]
            if not mine:
                return ''
            graph_id, run = mine[-1]
            run.is_taken_back = True
            is_handed_over = run.is_handed_over
        if is_handed_over:
            self._handover.take_back(graph_id, command.speaker)
        return graph_id

    def _answered(self, command: Command) -> str:
        """Return the id of the command that the executor asks about, if the text answers that."""
        with self._lock:
            is_own = self._is_asking(self._dialogues.get(_who(command)))
            if is_own or read_answer(command.text) == 'unclear':
                return ''
            return next(iter(self._asked_by_executor), '')

    def hear_stop(self, command: Command) -> None:
        """Drop everything for a stop word, and tell that it was understood at once.

        The executor hears the word itself and stops.
        """
        self.drop()
        self._voice.event('heard', command.id, _heard(command))
        found = self._understander.understand(
            command.text, World(), speaker=command.speaker, command_id=command.id
        )
        self._voice.event('understood', command.id, found.model_dump(mode='json', by_alias=True))

    def answer(self, message: AnswerMessage) -> None:
        """Take an answer, if a question of this bridge is open that it can be meant for."""
        with self._lock:
            asked = self._asked(message)
            # A plain yes or no that names no question belongs to the executor while it asks.
            is_bare = message.question_id is None and read_answer(message.text) != 'unclear'
            if not asked or (is_bare and self._asked_by_executor):
                return
            found = self._answerable(message, asked)
            (speaker, channel), dialogue = found or asked[-1]
            pending = dialogue.memory.pending
        if found is None:
            self._not_counted(message, dialogue, speaker)
            return
        # It only chooses among what was asked for: it is allowed to whom asked, on their channel.
        command = Command(
            message.text, dialogue.command_id, speaker, None, dialogue.language, channel
        )
        self._put(self._job(command, self._clock.wall(), pending, message.by))

    def _not_counted(self, message: AnswerMessage, dialogue: _Dialogue, speaker: str) -> None:
        """Tell that somebody answered a question which they were not asked."""
        permit = permit_of(self._understander.site, message.by, message.channel)
        text = not_asked_words(permit, speaker, dialogue.language)
        told = {'by': message.by, 'channel': message.channel, 'role': permit.role, 'text': text}
        told['said'] = message.text
        self._voice.event('not_counted', dialogue.command_id, told)
        self._voice.reply(text)

    def drop(self) -> None:
        """Forget the commands that wait, the one in work, and what nobody took: a stop came."""
        self._drop()
        self._handover.stop()

    def _drop(self) -> None:
        with self._lock:
            self._stops += 1
            for dialogue in self._dialogues.values():
                dialogue.memory = dialogue.memory.asking(None)
        cancel(self._understander.decoder)
        while True:
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return
            if job is not None:
                self._done(job)
                self._refuse(job.command.id, ProblemCode.STOPPED, self._texts(job.command).DROPPED)

    def _done(self, job: _Job) -> None:
        with self._lock:
            _drop_from(self._dialogue(_who(job.command)).waiting, job)

    def note_event(self, event: Mapping[str, object]) -> None:
        """Take an event of the executor: its questions, and stops by others."""
        name, about = event.get('event'), str(event.get('id') or '')
        self._handover.note(event)
        with self._lock:
            if name == 'question':
                self._asked_by_executor.add(about)
            elif name in ('answered', 'report'):
                self._asked_by_executor.discard(about)
                if name == 'report':
                    self._note_report(about, event.get('steps'))
            elif name == 'stopped':
                self._asked_by_executor.clear()
        if name == 'stopped':
            self.drop()

    def note_cancel(self, graph_id: str) -> None:
        """Take it that somebody told the executor to give a plan up."""
        self._handover.note_cancel(graph_id)

    def tend(self) -> None:
        """See to the plans that nobody has taken yet; call it a few times a second."""
        self._handover.tend()

    def _note_report(self, about: str, rows: object) -> None:
        """Keep what came to nothing, so that it is not undone."""
        run = self._runs.pop(about, None)
        dialogue = None if run is None else self._dialogues.get(run.who)
        if run is not None and dialogue is not None:
            known = [r for r in rows if isinstance(r, dict)] if isinstance(rows, list) else []
            done = {str(row.get('id')) for row in known if not _came_to_nothing(row)}
            # Where none is done, the parts of a step that is made of others are not either.
            ids = {s.id for s in run.steps} if known and not done else set()
            ids |= {str(row.get('id')) for row in known} - done
            dialogue.ended = (run.steps, frozenset(ids))

    def _put(self, job: _Job) -> None:
        try:
            self._jobs.put_nowait(job)
        except queue.Full:
            self._done(job)
            self._refuse(job.command.id, ProblemCode.UNAVAILABLE, self._texts(job.command).BUSY)

    def _work(self) -> None:
        while True:
            job = self._jobs.get()
            if job is None:
                return
            try:
                self._understand(job)
            except Exception as error:
                # The next command must still be heard.
                with self._lock:
                    self._runs.pop(job.command.id, None)
                self._refuse(
                    job.command.id,
                    ProblemCode.NOT_UNDERSTOOD,
                    f'The command could not be worked on ({error!r}), so nothing is done.',
                )
            self._done(job)

    def _understand(self, job: _Job) -> None:
        command = job.command
        with self._lock:
            dialogue = self._dialogue(_who(command))
            pending = dialogue.memory.pending
            was_before, ended = job.heard_at < dialogue.at, dialogue.ended
        if job.is_taken_back:
            self._refuse(command.id, ProblemCode.STOPPED, self._texts(command).TAKEN_BACK)
            return
        if job.asked is None:  # what it ends may have been waiting when it was heard
            about, command = self._quit(command)
            if about:
                self._voice.event('understood', command.id, {**HANDED_ON, 'about': about})
                return
        elif job.asked is not pending:
            return  # it was answered already, and what is asked since is another question
        if pending is not None and not pending.question.choices and was_before:
            pending = None  # any words would answer it, but these came before it was asked
        memory = self._memories.recall(_kept_as(command))
        memory = replace(memory, turns=_with_outcomes(memory.turns, *ended), pending=pending)
        found = self._understander.understand(
            command.text,
            self._world(),
            speaker=command.speaker,
            area=command.area,
            language=command.language,
            history=memory,
            command_id=command.id,
            created=job.said_at,
            channel=command.channel,
            time=local_time(self._clock.wall(), self._understander.site.timezone),
        )
        is_unread = found.outcome is CommandOutcome.UNKNOWN and found.tier != 'dialogue'
        if self.is_loading and is_unread:
            found = found.model_copy(
                update={
                    'say': self._texts(command).LOADING,
                    'problems': (
                        Problem(
                            code=ProblemCode.UNAVAILABLE,
                            message=self._texts(command).LOADING,
                            because=command.text[:200],
                        ),
                    ),
                }
            )
        with self._lock:
            texts = self._texts(command)
            dropped = ''
            _drop_from(dialogue.waiting, job)
            if job.number != self._stops:
                dropped = texts.DROPPED
            elif job.is_taken_back:
                dropped = texts.TAKEN_BACK
            else:
                if found.outcome is CommandOutcome.PLAN and found.graph is not None:
                    dialogue.ended = ((), frozenset())
                    self._runs[found.graph.id] = _Run(_who(command), found.graph.steps)
                    while len(self._runs) > MOST_RUNS:
                        self._runs.popitem(last=False)
                dialogue.memory, dialogue.at = found.memory, self._clock.now()
                dialogue.command_id = command.id
                if job.asked is None:
                    dialogue.language = self._language(command)
        if dropped:
            self._refuse(command.id, ProblemCode.STOPPED, dropped)
            return
        self._tell(command, found, job)
        self._memories.keep(_kept_as(command), found.memory)

    def _tell(self, command: Command, found: Understanding, job: _Job) -> None:
        data = found.model_dump(mode='json', by_alias=True)
        if job.asked is not None:
            # It answers the bridge's question about the command of that id.
            data |= {'words': command.text, 'by': command.speaker}
            data |= {'answered_by': job.by} if job.by else {}
        self._voice.event('understood', command.id, data)
        say = found.say
        if found.outcome is CommandOutcome.PLAN and found.question is not None:
            # What is read back for a yes is asked by the executor, which waits for it.
            say = say.replace(found.question, '').strip()
        if say and found.outcome is not CommandOutcome.STOP:
            self._voice.reply(say)
        if found.outcome is CommandOutcome.PLAN and found.graph is not None:
            self._hand_over(job, found.graph)

    def _hand_over(self, job: _Job, graph: ActionGraph) -> None:
        """Give a plan to the executor, unless it was stopped or taken back while one is awaited.

        If it is just as it is given, the executor is told to give it up.
        """
        command, texts = job.command, self._texts(job.command)
        with self._lock:
            run = self._runs.get(graph.id) or _Run(_who(command))

        def is_wanted() -> bool:
            return job.number == self._stops and not run.is_taken_back

        is_taken = is_wanted() and self._handover.hand(graph, is_wanted)
        with self._lock:
            is_stopped = job.number != self._stops
            is_taken_back = run.is_taken_back
            run.is_handed_over = is_taken
            if not is_taken:
                self._note_nothing_done(graph, _who(command))
        if is_taken and is_stopped:
            self._voice.cancel(graph.id, '')
        elif is_taken and is_taken_back:
            self._handover.take_back(graph.id, command.speaker)
        elif is_taken:
            return
        elif is_stopped:
            self._refuse(command.id, ProblemCode.STOPPED, texts.DROPPED)
        elif is_taken_back:
            self._refuse(command.id, ProblemCode.STOPPED, texts.TAKEN_BACK)
        else:
            self._refuse(command.id, ProblemCode.UNAVAILABLE, texts.NO_EXECUTOR)

    def _note_loss(self, graph: ActionGraph, loss: Loss) -> None:
        """Tell that a plan is given up which no executor is known to have taken."""
        with self._lock:
            run = self._runs.get(graph.id)
            if run is not None:
                self._note_nothing_done(graph, run.who)
        texts = words_of(graph.language)
        code, sentence = {
            Loss.NOT_TAKEN: (ProblemCode.UNAVAILABLE, texts.NOT_TAKEN),
            Loss.TAKEN_BACK: (ProblemCode.STOPPED, texts.TAKEN_BACK),
            Loss.STOPPED: (ProblemCode.STOPPED, texts.DROPPED),
        }[loss]
        self._refuse(graph.id, code, sentence)

    def _note_nothing_done(self, graph: ActionGraph, who: _Who) -> None:
        """Keep that nothing of a plan was done, so that it is not undone."""
        self._runs.pop(graph.id, None)
        self._dialogue(who).ended = (graph.steps, frozenset(step.id for step in graph.steps))

    def _texts(self, command: Command) -> Texts:
        """Return the sentences of the language in which a command is said."""
        return words_of(self._language(command))

    def _language(self, command: Command) -> str:
        site = self._understander.site
        return command.language or detected(command.text, site.language, site.languages)

    def _refuse(self, command_id: str, code: ProblemCode, sentence: str) -> None:
        problem = Problem(code=code, message=sentence)
        self._voice.event('refused', command_id, {'problems': [problem.model_dump(mode='json')]})
        self._voice.reply(sentence)

    def _asked(self, message: AnswerMessage) -> list[tuple[_Who, _Dialogue]]:
        """Return the open questions that an answer can be meant for, the last one last."""
        return [
            (who, it)
            for who, it in self._dialogues.items()
            if self._is_asking(it) and message.question_id in (None, it.command_id)
        ]

    def _quit(self, command: Command) -> tuple[str, Command]:
        """Give up what the words say is not to go on ('stop following me'), whoever asked for it.

        Return the id of its command, and what is left to be understood: where that is something
        the id is ''.
        """
        found = quits(command.text, self._understander.site)
        if found is None or self._language(command) != ENGLISH:
            return '', command
        with self._lock:
            going_on = [
                (graph_id, run)
                for graph_id, run in self._runs.items()
                if not run.is_taken_back and any(s.skill in found.skills for s in run.steps)
            ]
            for _, run in going_on:
                run.is_taken_back = True
        for graph_id, run in going_on:
            if run.is_handed_over:
                self._handover.take_back(graph_id, command.speaker)
        if not going_on:
            return '', command
        if found.rest:
            return '', replace(command, text=found.rest)
        return going_on[-1][0], command

    def _is_asking(self, dialogue: _Dialogue | None) -> bool:
        """Say whether a question to a speaker still waits for its answer."""
        return (
            dialogue is not None
            and dialogue.memory.pending is not None
            and self._clock.now() - dialogue.at <= self._answer_within_s
        )

    def _answerable(
        self, message: AnswerMessage, asked: list[tuple[_Who, _Dialogue]]
    ) -> tuple[_Who, _Dialogue] | None:
        """Return the question that somebody may answer: their own, else of one who may no more."""
        site = self._understander.site
        mine = permit_of(site, message.by, message.channel)
        own = [found for found in asked if found[0] == (message.by, message.channel)]
        others = [found for found in asked if mine.covers(permit_of(site, *found[0]))]
        return next(reversed(own or others), None)

    def _dialogue(self, who: _Who) -> _Dialogue:
        now = self._clock.now()
        found = self._dialogues.pop(who, None)
        if found is None or (now - found.at > FORGET_S and not found.waiting):
            found = _Dialogue(at=now)
        elif now - found.at > self._answer_within_s:
            found.memory = replace(found.memory, pending=None)
        self._dialogues[who] = found
        while len(self._dialogues) > MOST_SPEAKERS:
            self._dialogues.popitem(last=False)
        return found


def _drop_from(waiting: list[_Job], job: _Job) -> None:
    if job in waiting:
        waiting.remove(job)


def _came_to_nothing(row: Mapping[str, object]) -> bool:
    outcome, code = row.get('outcome'), row.get('code')
    return outcome in (Outcome.SKIPPED, Outcome.CANCELLED) or code == ProblemCode.NOT_CONFIRMED


def _with_outcomes(
    turns: tuple[Turn, ...], steps: tuple[Step, ...], not_done: frozenset[str]
) -> tuple[Turn, ...]:
    """Return the turns, of which the last knows what came to nothing if it asked for the steps."""
    if not turns or turns[-1].steps != steps:
        return turns
    return (*turns[:-1], replace(turns[-1], not_done=not_done))


def _heard(command: Command) -> dict[str, object]:
    more = {'area': command.area, 'lang': command.language}
    return {
        'text': command.text,
        'speaker': command.speaker,
        'channel': command.channel,
        **{key: value for key, value in more.items() if value is not None},
    }
