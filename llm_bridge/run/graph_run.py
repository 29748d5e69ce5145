"""One graph being carried out: which of its steps go on, and its one report at the end."""

from collections.abc import Iterable, Mapping

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Outcome, Step, StepStatus
from llm_bridge.graph.links import ancestors
from llm_bridge.graph.plan_wording import plan_question
from llm_bridge.graph.schedule import blockers, due, Resource, resources, skips, State
from llm_bridge.run.ports import Report
from llm_bridge.run.questions import Consent
from llm_bridge.run.scene import Scene
from llm_bridge.run.step_run import StepRun
from llm_bridge.site.rulings import stops
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk


class GraphRun:
    """The state of one graph. It ends when every step has an outcome."""

    def __init__(
        self, graph: ActionGraph, site: Site, at: float, macros: Mapping[str, Step] | None = None
    ) -> None:
        """`macros` is step id -> the macro that it is a part of, as it was asked for."""
        self.graph = graph
        """Checked, with its macros written out."""
        self.at = at
        """When it arrived, on the executor's clock, in seconds."""
        self._site = site
        self._earlier = ancestors(graph)
        # A step that only doubt made wait shares one question with the others of its plan.
        doubtful = [s for s in graph.steps if s.risk.rank < site.confirm_from.rank]
        tier = max((s.risk for s in doubtful), key=lambda r: r.rank, default=Risk.INFO)
        consent = Consent(graph.id, plan_question(graph, site), tier)
        # What is doubted and has to wait for something is asked about now, not when it comes.
        waits = any(map(_waits, graph.steps)) and any(s.confirm for s in doubtful)
        self._asked_first = consent if waits else None
        self._macros = macros or {}
        acting = [s.id for s in reversed(graph.steps) if s.target != BRIDGE]
        firsts = {self._macros[key].id: key for key in acting if key in self._macros}.values()
        self.steps = {
            step.id: StepRun(
                graph,
                step,
                site,
                consent if step in doubtful else None,
                macro=self._macros.get(step.id),
                is_first=step.id in firsts,
            )
            for step in graph.steps
        }

    @property
    def is_done(self) -> bool:
        """Whether every step has ended."""
        return all(run.outcome is not None for run in self.steps.values())

    def outcomes(self) -> dict[str, Outcome]:
        """Return step id -> how it ended, for the steps that have ended."""
        return {key: run.outcome for key, run in self.steps.items() if run.outcome is not None}

    def held(self) -> frozenset[Resource]:
        """Return what the begun steps occupy, and what the macros that have begun still need."""
        return self._held_from(None)

    def _held_from(self, step_id: str | None) -> frozenset[Resource]:
        """Return what is held from a step: its own macro keeps nothing from it."""
        others = self._begun_macros() - {self._macro_of(step_id)}
        return frozenset(
            r
            for key, run in self.steps.items()
            if run.is_begun or (run.outcome is None and self._macro_of(key) in others)
            for r in resources(run.step, self._site)
        )

    def _begun_macros(self) -> frozenset[str | None]:
        """Return the ids of the macros of which a part was started that occupies something."""
        return frozenset(
            macro.id
            for key, macro in self._macros.items()
            if self.steps[key].started_at is not None
            and resources(self.steps[key].step, self._site)
        )

    def _macro_of(self, step_id: str | None) -> str | None:
        macro = None if step_id is None else self._macros.get(step_id)
        return None if macro is None else macro.id

    def _needed(self, step: Step) -> frozenset[Resource]:
        """Return what must be free for a step to start.

        The first of a macro waits for all that the macro needs: were it to hold a part and wait
        for the rest, two macros could wait for one another.
        """
        own, macro = resources(step, self._site), self._macro_of(step.id)
        if not own or macro is None or macro in self._begun_macros():
            return own
        parts = [r.step for key, r in self.steps.items() if self._macro_of(key) == macro]
        return own.union(*(resources(part, self._site) for part in parts))

    def tick(self, scene: Scene, others: Iterable[Resource]) -> tuple[StepRun, ...]:
        """Go on, as far as one can go now; `others` is what other graphs occupy.

        A step that ends at once lets the next one start in the same tick. Return the steps that
        told a robot or device to stop; hand them to `make_way` of every graph.
        """
        if not self._may_begin(scene):
            return ()
        others = tuple(others)
        stopping: list[StepRun] = []
        for _ in range(len(self.steps) + 1):
            before = self._progress()
            stopping += self._once(scene, others)
            if self.is_done or self._progress() == before:
                break
        return tuple(stopping)

    def make_way(self, scene: Scene, stop: StepRun) -> None:
        """End what goes on, or stands in line, on a robot or device that was told to stop.

        In the graph of the stop itself only what began before it is ended.
        """
        who = stop.graph.speaker
        reason = f'stopped by {who}' if who else 'it was stopped'
        begun = self._begun_macros()
        for run in self.steps.values():
            if run.step.target != stop.step.target or not resources(run.step, self._site):
                continue
            if stop.graph is self.graph:
                is_under_way = run.is_begun and run.seconds(scene.now) > stop.seconds(scene.now)
            else:
                is_next = run.waits_for_resource or self._macro_of(run.step.id) in begun
                is_under_way = run.is_begun or is_next
            if is_under_way:
                run.abandon(scene)
                run.end(scene, Outcome.CANCELLED, reason)

    def _may_begin(self, scene: Scene) -> bool:
        """Return whether nothing has to be asked before the plan begins; a no ends it."""
        if self._asked_first is None:
            return True
        question = self._asked_first.look(scene.desk)
        if question is None:
            return False
        self._asked_first = None
        if question.answer != 'yes':
            for run in self.steps.values():
                run.refuse(scene, question)
        return True

    def _once(self, scene: Scene, others: tuple[Resource, ...]) -> list[StepRun]:
        self._skip(scene)
        state = self._state()
        may = [
            step
            for step in due(self.graph, state)
            if self.steps[step.id].may_start(scene, self._counts_from(step, scene))
        ]
        for step in may:
            if self._needed(step).isdisjoint((*self._held_from(step.id), *others)):
                self.steps[step.id].start(scene)
            else:
                self.steps[step.id].wait_for_resource(scene)
        stopping = []
        for run in self.steps.values():
            if run.is_begun:
                orders = run.orders
                run.tick(scene)
                if stops(run.skill) and run.orders > orders and run.attempt is not None:
                    stopping.append(run)
        return stopping

    def _counts_from(self, step: Step, scene: Scene) -> float:
        """Return from when on, in Unix time, a time of day that the step waits for counts.

        That is since the last wait before it: what came while other steps took their time came.
        """
        ends = [self.steps[key].waited_until for key in self._earlier[step.id]]
        since = max((e for e in ends if e is not None), default=self.at)
        return scene.wall - (scene.now - since)

    def _progress(self) -> tuple[tuple[StepStatus, int], ...]:
        return tuple((run.status, run.orders) for run in self.steps.values())

    def _state(self) -> State:
        return State(self.outcomes(), frozenset(k for k, r in self.steps.items() if r.is_begun))

    def _skip(self, scene: Scene) -> None:
        never = skips(self.graph, self._state())
        if not never:
            return
        ended = {**self.outcomes(), **dict.fromkeys(never, Outcome.SKIPPED)}
        blocking = blockers(self.graph, ended)
        for step_id, reason in never.items():
            run = self.steps[step_id]
            run.end(scene, Outcome.SKIPPED, reason, by_condition=step_id not in blocking)

    def hear(self, report: Report, now: float) -> bool:
        """Hand a report to the step whose order it is about; say whether it was one of these."""
        for run in self.steps.values():
            if run.attempt is not None and run.attempt.order.id == report.order_id:
                run.hear(report, now)
                return True
        return False

    def end_all(self, scene: Scene, outcome: Outcome, reason: str) -> None:
        """End every step that has not ended; orders that run are cancelled."""
        for run in self.steps.values():
            if run.outcome is None:
                run.abandon(scene)
                run.end(scene, outcome, reason)

    def fail_quietly(self, reason: str, now: float) -> None:
        """End every step that has not ended without touching anything else."""
        for run in self.steps.values():
            run.fail_quietly(reason, now)


def _waits(step: Step) -> bool:
    """Return whether the step waits for a time or a state."""
    return (step.when is not None and step.when.mode == 'wait') or (
        step.target == BRIDGE and step.skill == 'wait'
    )
