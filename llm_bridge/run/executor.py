"""The executor: takes graphs, carries them out tick by tick, stops at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from threading import RLock

from llm_bridge.graph.action_graph import ActionGraph, Outcome
from llm_bridge.graph.policy_words import no_yes_words, roles_that_confirm
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.schedule import Resource
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.run.admission import (
    contradictions,
    duplicate,
    outer_problems,
    prepare,
    read_graph,
    uncheckable,
    unwritable,
)
from llm_bridge.run.answers import read_answer
from llm_bridge.run.event_log import EventLog
from llm_bridge.run.graph_run import GraphRun
from llm_bridge.run.history import history_of
from llm_bridge.run.motion_watch import Stopping, Tracks
from llm_bridge.run.ports import Clock, Dispatch, Journal, Report, Watch
from llm_bridge.run.questions import Question, QuestionDesk
from llm_bridge.run.report import lost_data, refusal_data, report_data
from llm_bridge.run.scene import Scene
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.run.snapshot import snapshot_of
from llm_bridge.run.stop_latch import Halting, Stop, StopLatch, StopStore
from llm_bridge.site.rulings import permit_of
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


class Executor:
    """Carries graphs out. It has no thread and never sleeps: `tick` does everything that is due.

    Call `tick` 20 to 50 times a second, and after every event. `stop` may be called from any
    thread, also from a signal handler, while another call is in progress: it halts and latches at
    once; what follows from it (cancelled steps, events) is done in the next tick. Every other
    call takes a lock that is held briefly.

    Several graphs run at once. A robot, a part of it, or a device is held by one step at a time:
    a newer graph waits for the steps of older ones that hold what it needs, and fails when that
    takes longer than `busy_timeout_s`; its `received` event names them under `shares`. What only
    stops a robot or device waits for nothing: once it is sent, the steps there are cancelled.

    After a restart nothing goes on: when `history` shows graphs to be cut off, the first tick
    halts everything and they get their report; ids that it names are refused as duplicates, and
    the stop latch is as `store` has kept it, or, with the setting `after_restart: clear`, clear.
    """

    def __init__(
        self,
        site: Site,
        dispatch: Dispatch,
        watch: Watch,
        clock: Clock,
        journal: Journal,
        settings: ExecutorSettings | None = None,
        *,
        store: StopStore | None = None,
        history: Iterable[Mapping[str, object]] = (),
    ) -> None:
        self._site = site
        self._dispatch = dispatch
        self._watch = watch
        self._clock = clock
        self._log = EventLog(journal, clock)
        self.settings = settings or ExecutorSettings()
        self._store = store
        self._lock = RLock()
        self._latch = StopLatch(self._stored_stop())
        self._halting = Halting(self._halt, self.settings.halt_period_s)
        self._desk = QuestionDesk(self.settings.confirm_timeout_s, self.settings.yes_after_s)
        self._tracks = Tracks()
        self._stopping = Stopping(self.settings.stop_motion_s)
        self._graphs: dict[str, GraphRun] = {}
        past = history_of(history)
        self._ids: dict[str, float | None] = {key: past.created.get(key) for key in past.ids}
        """Graph id -> when it was made, in Unix time; None: that is not known any more."""
        self._lost = dict(past.unreported)
        self._settled_at = 0.0

    # From any thread ----------------------------------------------------------------------

    def stop(self, by: str, why: str = '') -> None:
        """Halt everything at once and latch: nothing is dispatched until `reset`.

        Never raises and waits for nothing but the dispatcher's `halt`.
        """
        self._halt()
        self._latch.set(Stop(by, why, self._clock.wall()))
        # An order that was on its way between the two is halted, too.
        self._halt()

    @property
    def is_stopped(self) -> bool:
        """Whether the stop latch is set."""
        return self._latch.latched

    def _halt(self) -> None:
        try:
            self._dispatch.halt()
        except Exception as error:  # a stop goes on, whatever breaks
            self._log.trouble = f'halt: {error!r}'

    # One at a time ------------------------------------------------------------------------

    def submit(self, graph: ActionGraph | str | bytes) -> tuple[Problem, ...]:
        """Take a graph, or its JSON; return why it is refused, or nothing.

        A refused graph gets its report at once; one whose id was used before gets none, since
        the report of that id belongs to the first. The same graph once more is no refusal: its
        event is `repeated`, for its sender may have heard nothing of the first.
        """
        with self._lock:
            read = read_graph(graph, self.settings) if isinstance(graph, str | bytes) else graph
            if isinstance(read, tuple):
                self._log.record('refused', '', {'problems': [_dump(p) for p in read]})
                return read
            return self._admit(read)

    def reset(self, by: str) -> bool:
        """Clear the stop latch, on purpose; return whether it was set and is clear now.

        What was stopped is not taken up again. A stop that comes at the same time wins.
        """
        with self._lock:
            number = self._latch.number
            self._take_stops(self._scene())
            if not self._latch.latched or not self._latch.clear(number):
                return False
            self._save(None)
            self._log.record('reset', '', {'by': by})
            return True

    def answer(
        self,
        text: str,
        by: str,
        question_id: str | None = None,
        channel: str = '',
        age_s: float = 0.0,
    ) -> bool:
        """Answer the open question, if it is that of the id; return whether the answer counts.

        Only a plain yes is a yes, and only from somebody who may say it on that channel ('' is
        ROS 2). From others it changes nothing: the question goes on waiting, and then means no. A
        yes that was said, `age_s` ago, before the question was asked is none to it.
        """
        with self._lock:
            if self._latch.latched:
                return False
            # An answer that comes too late is none, even before the next tick.
            self._note_answers(self._desk.expire(self._clock.now()))
            said, who = read_answer(text), by or 'somebody'
            if said == 'yes' and not self._may_confirm(who, channel, question_id):
                return False
            if said == 'yes' and question_id is None and self._is_too_soon(who, channel, age_s):
                return False
            question = self._desk.answer(said, who, question_id)
            if question is None:
                return False
            self._note_answers((question,), channel)
            return True

    def cancel(self, graph_id: str, by: str = '') -> bool:
        """Cancel a graph: running orders are given up, nothing further starts."""
        with self._lock:
            run = self._graphs.get(graph_id)
            if run is None:
                return False
            scene = self._scene()
            reason = f'cancelled by {by}' if by else 'it was cancelled'
            self._guarded(run, scene, partial(run.end_all, scene, Outcome.CANCELLED, reason))
            self._finish(scene)
            return True

    def active(self) -> tuple[ActionGraph, ...]:
        """Return the graphs that have not ended, oldest first."""
        with self._lock:
            return tuple(run.graph for run in self._graphs.values())

    @property
    def owes_a_halt(self) -> bool:
        """Whether something that it began may still move, so that it may not end without a halt.

        A graph runs, everything is stopped, a robot was told to stop a moment ago, or what a
        restart cut off is being halted.
        """
        with self._lock:
            return (
                bool(self._graphs or self._lost)
                or self._latch.latched
                or self._stopping.is_awaited
                or self._clock.now() < self._settled_at
            )

    def snapshot(self) -> dict[str, object]:
        """Return everything a console shows of the executor, as JSON values."""
        with self._lock:
            return snapshot_of(
                tuple(self._graphs.values()),
                self._latch.stop,
                self._desk.open,
                self._log.trouble,
                self._clock.now(),
                self._clock.wall(),
            )

    def tick(self) -> None:
        """Do everything that is due now. Never raises."""
        now = self._clock.now()
        self._halting.keep(self._latch.latched or now < self._settled_at, now)
        with self._lock:
            try:
                self._tick()
            except Exception as error:  # the executor lives on, and stops what it can
                self._halt()
                self._log.error(f'tick: {error!r}')

    # The work of a tick -------------------------------------------------------------------

    def _tick(self) -> None:
        if self._lost:
            # A robot that was given its goal before the restart still drives there. It may hear
            # of the executor only in a while, so the halt is repeated.
            self._halt()
            self._settled_at = self._clock.now() + self.settings.restart_halt_s
        for graph_id, lost in list(self._lost.items()):
            del self._lost[graph_id]
            self._log.record('report', graph_id, lost_data(lost, self._site))
        scene = self._scene()
        self._tracks.observe(self._site, scene.world)
        self._take_stops(scene)
        for report in self._reports():
            for run in self._graphs.values():
                if run.hear(report, scene.now):
                    break
        self._ask()
        for run in list(self._graphs.values()):
            if self._latch.latched or scene.now < self._settled_at:
                break
            self._guarded(run, scene, partial(self._go_on, run, scene))
        self._finish(scene)
        self._ask()
        for robot in self._stopping.overdue(self._tracks, scene.now):
            self.stop('motion watch', f"'{robot}' still moved after it was told to stop")
        self._take_stops(scene)

    def _scene(self) -> Scene:
        now = self._clock.now()
        try:
            world = replace(self._watch.world(), now=now)
        except Exception as error:  # not to see anything is to know nothing
            self._log.error(f'watch: {error!r}')
            world = World(now=now)
        return Scene(
            site=self._site,
            settings=self.settings,
            world=world,
            wall=self._clock.wall(),
            clock=self._clock,
            dispatch=self._dispatch,
            desk=self._desk,
            tracks=self._tracks,
            stopping=self._stopping,
            is_stopped=lambda: self._latch.latched,
            emit=self._log.write,
        )

    def _reports(self) -> tuple[Report, ...]:
        try:
            return tuple(self._dispatch.poll())
        except Exception as error:  # silence: orders time out by themselves
            self._log.error(f'poll: {error!r}')
            return ()

    def _go_on(self, run: GraphRun, scene: Scene) -> None:
        for stop in run.tick(scene, self._held_by_others(run)):
            for other in self._graphs.values():
                self._guarded(other, scene, partial(other.make_way, scene, stop))

    def _held_by_others(self, run: GraphRun) -> frozenset[Resource]:
        return frozenset(
            r for other in self._graphs.values() if other is not run for r in other.held()
        )

    def _guarded(self, run: GraphRun, scene: Scene, work: Callable[[], None]) -> None:
        """Do some work on a graph; if it breaks, that graph fails and its orders are halted."""
        try:
            work()
        except Exception as error:  # whatever broke, the others live on
            reason = f'internal error: {error!r}'
            self._log.error(reason, run.graph.id)
            quiet = replace(scene, emit=self._log.record)
            try:
                run.end_all(quiet, Outcome.FAILED, reason)
            except Exception:  # not even cancelling works
                self._halt()
                run.fail_quietly(reason, scene.now)

    def _finish(self, scene: Scene) -> None:
        for graph_id, run in list(self._graphs.items()):
            if run.is_done:
                del self._graphs[graph_id]
                self._desk.withdraw(graph_id)
                self._log.record('report', graph_id, report_data(run, self._site, scene.now))

    def _take_stops(self, scene: Scene) -> None:
        for taken in self._latch.take():
            self._log.record('stopped', '', {'by': taken.by, 'why': taken.why})
            self._save(taken)
        stop = self._latch.stop
        if stop is None:
            return
        reason = f'stopped by {stop.by}' if stop.by else 'it was stopped'
        for run in list(self._graphs.values()):
            self._guarded(run, scene, partial(run.end_all, scene, Outcome.CANCELLED, reason))
        self._finish(scene)

    # Questions ----------------------------------------------------------------------------

    def _ask(self) -> None:
        now = self._clock.now()
        self._note_answers(self._desk.expire(now))
        question = self._desk.ask(now)
        if question is not None:
            self._log.record(
                'question',
                question.graph_id,
                {
                    'question_id': question.id,
                    'kind': 'confirm',
                    'step': question.step_id,
                    'text': question.text,
                    'expires_s': self.settings.confirm_timeout_s,
                },
            )

    def _may_confirm(self, by: str, channel: str, question_id: str | None) -> bool:
        """Say whether a yes of somebody counts; if not, tell who else may say it."""
        question = self._desk.open
        if question is None or question_id not in (None, question.id):
            return False
        permit = permit_of(self._site, by, channel)
        if permit.confirms(question.tier, self._site.confirm_from):
            return True
        others = roles_that_confirm(question.tier, self._site)
        text = no_yes_words(permit, others, self._language_of(question.graph_id))
        self._not_counted(question, by, channel, text)
        return False

    def _is_too_soon(self, by: str, channel: str, age_s: float) -> bool:
        """Say whether a yes may be meant for the question before the one that is open; tell it."""
        question = self._desk.open
        if question is None or self._clock.now() - age_s >= question.yes_from:
            return False
        text = words_of(self._language_of(question.graph_id)).TOO_SOON
        self._not_counted(question, by, channel, text.format(question=question.text))
        return True

    def _not_counted(self, question: Question, by: str, channel: str, text: str) -> None:
        told = {'question_id': question.id, 'by': by, 'channel': channel}
        told |= {'role': permit_of(self._site, by, channel).role, 'text': text}
        self._log.record('not_counted', question.graph_id, told)

    def _language_of(self, graph_id: str) -> str:
        run = self._graphs.get(graph_id)
        return self._site.language if run is None else run.graph.language

    def _note_answers(self, questions: Iterable[Question], channel: str = '') -> None:
        for question in questions:
            told = {'question_id': question.id, 'answer': question.answer, 'by': question.by}
            if question.by:
                told |= {
                    'channel': channel,
                    'role': permit_of(self._site, question.by, channel).role,
                }
            self._log.record('answered', question.graph_id, told)

    # Taking graphs ------------------------------------------------------------------------

    def _admit(self, graph: ActionGraph) -> tuple[Problem, ...]:
        if graph.id in self._ids:
            problem = duplicate(graph)
            if self._ids[graph.id] == graph.created:
                self._log.record('repeated', graph.id, {'runs': graph.id in self._graphs})
            else:
                self._log.record('refused', graph.id, {'problems': [_dump(problem)]})
            return (problem,)
        self._remember(graph)
        run = self._taken(graph)
        if isinstance(run, GraphRun):
            self._graphs[graph.id] = run
            return ()
        self._log.record('refused', graph.id, {'problems': [_dump(p) for p in run]})
        self._log.record('report', graph.id, refusal_data(graph, run, self._site))
        return run

    def _taken(self, graph: ActionGraph) -> GraphRun | tuple[Problem, ...]:
        """Return the run of a graph, ready to begin and written down; or why it is refused."""
        try:
            problems = outer_problems(
                graph,
                self._site,
                self.settings,
                self._clock.wall(),
                self._latch.stop,
                len(self._graphs),
            )
            if problems:
                return problems
            scene = self._scene()
            prepared, problems = prepare(graph, self._site, scene.world, scene.time)
            if problems:
                return problems
            written = prepared.graph
            run = GraphRun(written, self._site, self._clock.now(), prepared.macros)
            shares = contradictions(written, self._graphs.values(), self._site)
        except Exception as error:  # an unforeseen graph is refused, not carried out
            return (uncheckable(graph, error),)
        try:
            self._log.write(
                'received',
                graph.id,
                {
                    'command': graph.command,
                    'speaker': graph.speaker,
                    'channel': graph.channel,
                    'role': permit_of(self._site, graph.speaker, graph.channel).role,
                    'shares': shares,
                    'graph': written.model_dump(mode='json', by_alias=True),
                },
            )
        except Exception as error:  # what cannot be written down is not done
            return (unwritable(graph, error),)
        return run

    def _remember(self, graph: ActionGraph) -> None:
        self._ids[graph.id] = graph.created
        while len(self._ids) > self.settings.remembered_ids:
            del self._ids[next(iter(self._ids))]

    # The stored stop ----------------------------------------------------------------------

    def _stored_stop(self) -> Stop | None:
        if self._store is None or self.settings.after_restart == 'clear':
            return None
        try:
            return self._store.load()
        except Exception as error:  # not to know is to stop
            return Stop('executor', f'the stored stop latch cannot be read: {error}')

    def _save(self, stop: Stop | None) -> None:
        # What ends with the process is not kept: it would take the place of a stop that does not.
        if self._store is None or self.settings.after_restart == 'clear':
            return
        try:
            self._store.save(stop)
        except Exception as error:  # the latch itself holds
            self._log.error(f'the stop latch cannot be stored: {error}')


def _dump(problem: Problem) -> dict[str, object]:
    return problem.model_dump(mode='json')
