"""One step being carried out, from waiting to its outcome."""

from collections.abc import Sequence
from dataclasses import replace

from llm_bridge.graph.action_graph import (
    ActionGraph,
    BRIDGE,
    Outcome,
    Step,
    StepStatus,
)
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.links import before, gates
from llm_bridge.graph.normalise import risk_of
from llm_bridge.graph.plan_wording import step_question
from llm_bridge.graph.policy_check import Asker, check_step_policy, check_tier
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.validate import check_step
from llm_bridge.graph.validate_state import check_state_now
from llm_bridge.graph.wording import condition_words, number_words
from llm_bridge.run.attempt import Attempt, Said
from llm_bridge.run.builtin_run import builtin_verdict
from llm_bridge.run.guards import (
    A_DAY_S,
    CATCH_UP_S,
    entities_in,
    look,
    minutes,
    names_time,
    patience_s,
)
from llm_bridge.run.motion_watch import MotionGuard
from llm_bridge.run.orders import Aim, aim_of, Aimless, make_attempt
from llm_bridge.run.ports import DispatchError, Phase, Report
from llm_bridge.run.questions import Consent, Question
from llm_bridge.run.scene import Scene
from llm_bridge.run.speed_watch import too_fast
from llm_bridge.run.verify import By, judge, Verdict
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk, Skill

_BEGUN = frozenset(
    {StepStatus.INITIALIZING, StepStatus.RUNNING, StepStatus.RETRIABLE, StepStatus.PAUSED}
)


class StepRun:
    """The state of one step. Nothing happens but in the methods, which the graph's run calls."""

    def __init__(
        self,
        graph: ActionGraph,
        step: Step,
        site: Site,
        consent: Consent | None = None,
        macro: Step | None = None,
        is_first: bool = False,
    ) -> None:
        self.graph = graph
        self._macro = macro
        """The step that was asked for and that this is a part of."""
        self._is_first = is_first
        """Whether it is the first of these that does something."""
        self._consent = consent
        """The yes to the whole plan that this step waits for, where it has no question itself."""
        self.step = step
        skill = skill_of(step.target, step.skill, site)
        if skill is None:
            raise ValueError(
                f"step '{step.id}': '{step.target}' has no skill '{step.skill}'; "
                'only graphs that were checked can be carried out'
            )
        self.skill: Skill = skill
        self.status = StepStatus.WAITING
        self.outcome: Outcome | None = None
        self.reason = ''
        self.verified_by: By | None = None
        self.code: ProblemCode | None = None
        """What kind of problem it failed with, where it is one of those."""
        self.problems: tuple[Problem, ...] = ()
        """What was against it when it was to be sent, at most the first three."""
        self.by_condition = False
        """Skipped because a condition did not hold: as asked."""
        self.orders = 0
        """How many orders were made for it."""
        self.started_at: float | None = None
        self.ended_at: float | None = None
        self.waited_until: float | None = None
        """Until when, on the executor's clock, it waited for a time or state; None: it did not."""
        self._due_at: float | None = None
        self._looked_at = 0.0
        self._held_at: float | None = None
        self._question: Question | None = None
        """The one it waits for, its own or that of the plan."""
        self._confirmed: Risk | None = None
        """Up to which tier somebody said yes who may."""
        self._asker = Asker.of(graph)
        self._attempt: Attempt | None = None
        self._said = Said()
        self._guard: MotionGuard | None = None
        self._aim: Aim | None = None
        self._tries = 0
        self._times = 0
        self._retry_at = 0.0
        self._unknown_since: float | None = None
        self._unconfirmed = ''

    @property
    def is_begun(self) -> bool:
        """Whether it was started or holds a resource, and has not ended."""
        return self.status in _BEGUN

    @property
    def attempt(self) -> Attempt | None:
        """The order that runs now, or None."""
        return self._attempt

    @property
    def waits_for_condition(self) -> bool:
        """Whether only its condition keeps it from starting."""
        return (
            self._due_at is not None
            and self._held_at is None
            and not self.is_begun
            and self.outcome is None
        )

    @property
    def waits_for_resource(self) -> bool:
        """Whether only its robot or device, which other steps hold, keeps it from starting."""
        return self._held_at is not None and not self.is_begun and self.outcome is None

    def seconds(self, now: float) -> float:
        """Return how long it has run, in seconds."""
        if self.started_at is None:
            return 0.0
        return (now if self.ended_at is None else self.ended_at) - self.started_at

    def refuse(self, scene: Scene, question: Question) -> None:
        """End it, unless it has ended, because nobody said yes to the plan."""
        if self.outcome is None:
            self.code = ProblemCode.NOT_CONFIRMED
            self.end(scene, Outcome.FAILED, _refusal(question))

    # Before it starts ---------------------------------------------------------------------

    def may_start(self, scene: Scene, since: float) -> bool:
        """Look at the step's own condition and say whether only its resource is missing now.

        `since` is from when on, in Unix time, a time of day counts that came before its turn did.
        """
        most_s = CATCH_UP_S
        if self._due_at is None:
            self._due_at, self._looked_at = scene.now, since
            most_s = A_DAY_S
        guard = self.step.when
        if guard is None:
            self._held_at = scene.now if self._held_at is None else self._held_at
            return True
        if guard.mode == 'wait' and self._held_at is not None:
            return True
        times = minutes(self._looked_at, scene.wall, scene.site.timezone, most_s)
        self._looked_at = scene.wall
        holds = look(guard.condition, scene.site, scene.world, times)
        if holds is True:
            self._unknown_since = None
            self._held_at = scene.now if self._held_at is None else self._held_at
            if guard.mode == 'wait':
                # The same time of day comes again only after this minute.
                self.waited_until = scene.now + 60.0 * names_time(guard.condition)
            return True
        words = condition_words(guard.condition, scene.site)
        if guard.mode == 'if':
            self._unknown_since = None if holds is False else self._unknown_since or scene.now
            if self._is_patient(scene):
                return False
            self._leave_out(scene, holds, words)
        elif scene.now - self._due_at >= patience_s(guard, scene.settings):
            waited = number_words(patience_s(guard, scene.settings), 's')
            known = '' if holds is not None else ', which is not known'
            self.end(scene, Outcome.FAILED, f'{waited} passed without: {words}{known}')
        return False

    def _leave_out(self, scene: Scene, holds: bool | None, words: str) -> None:
        if holds is None:
            self.code = ProblemCode.UNKNOWN_STATE
            self.end(scene, Outcome.FAILED, f'it is not known whether {words}')
        else:
            self.end(scene, Outcome.SKIPPED, 'its condition did not hold', by_condition=True)

    def wait_for_resource(self, scene: Scene) -> None:
        """Give up when the robot or device is held by other steps for too long."""
        patience = scene.settings.busy_timeout_s
        if self._held_at is not None and scene.now - self._held_at >= patience:
            self.end(
                scene,
                Outcome.FAILED,
                f'it was busy with something else for {number_words(patience, "s")}',
            )

    def start(self, scene: Scene) -> None:
        """Begin: from now on the step holds its resource."""
        self.started_at, self._looked_at = scene.now, scene.wall
        self._set(scene, StepStatus.INITIALIZING)

    # While it is begun --------------------------------------------------------------------

    def tick(self, scene: Scene) -> None:
        """Go on, as far as one can go now."""
        if self.step.target == BRIDGE:
            self._tick_builtin(scene)
        elif self.status is StepStatus.INITIALIZING:
            self._tick_initializing(scene)
        elif self.status is StepStatus.RUNNING:
            self._tick_running(scene)
        elif self.status is StepStatus.RETRIABLE and scene.now >= self._retry_at:
            self._set(scene, StepStatus.INITIALIZING)
            self._tick_initializing(scene)

    def hear(self, report: Report, now: float) -> None:
        """Take what the robot or device said about the order that runs."""
        match report.phase:
            case Phase.ACCEPTED | Phase.RUNNING:
                self._said = replace(self._said, accepted_at=self._said.accepted_at or now)
            case Phase.SUCCEEDED:
                self._said = replace(self._said, done_at=self._said.done_at or now)
            case Phase.FAILED:
                self._said = replace(self._said, failed=report.detail or 'it reported a failure')
            case Phase.CANCELLED:
                detail = f': {report.detail}' if report.detail else ''
                self._said = replace(self._said, failed=f'it gave the order up{detail}')

    def _tick_builtin(self, scene: Scene) -> None:
        verdict = builtin_verdict(self.step, self.skill, self.seconds(scene.now))
        if verdict is not None:
            if self.step.skill == 'tell':
                scene.emit(
                    'tell',
                    self.graph.id,
                    {'step': self.step.id, 'text': str(self.step.args.get('text', ''))},
                )
            if self.step.skill == 'wait':
                self.waited_until = scene.now
            self.end(scene, verdict.outcome, verdict.reason, verdict.verified_by)
        elif self.status is StepStatus.INITIALIZING:
            self._set(scene, StepStatus.RUNNING)

    def _tick_initializing(self, scene: Scene) -> None:
        if self._question is not None:
            consent = self._consent if self._question.step_id == '' else None
            question = consent.look(scene.desk) if consent else scene.desk.take(self._question.id)
            if question is None:
                return
            self._question = None
            if question.answer != 'yes':
                self.refuse(scene, question)
                return
            self._confirmed = question.tier
            if not self._is_still_so(scene):
                return
        problems = check_step(
            self.step,
            self.graph,
            scene.site,
            scene.world,
            self._asker,
            scene.time,
            None if self._aim is None else self._aim.goal,
        )
        if self._macro is not None and not problems:
            problems = tuple(check_tier(self._macro, scene.site, self._asker, scene.time))
            if self._is_first and self.orders == 0:
                problems += tuple(check_state_now(self._macro, scene.site, scene.world))
        if self._may_become_known(problems, scene):
            return
        if problems:
            self.code, self.problems = problems[0].code, tuple(problems[:3])
            self._failed(scene, ' '.join(p.message for p in problems[:3]))
        elif self._needs_yes(scene):
            self._ask(scene)
        else:
            self._dispatch(scene)

    def _is_still_so(self, scene: Scene) -> bool:
        """Look again at what it is done only if, for the yes took its time; end it otherwise.

        What other steps may have changed meanwhile is not looked at again, nor is a gate that was
        passed long before the question, with other steps between.
        """
        others = {s.target for s in self.graph.steps if s.id != self.step.id}
        passed = gates(self.graph)[self.step.id]
        is_next = {s.id for s in passed}.issuperset(before(self.step))
        for gate in passed if is_next else passed[:1]:
            guard = gate.when
            if guard is None or guard.mode != 'if' or self.orders:
                continue
            holds = look(guard.condition, scene.site, scene.world, (scene.time,))
            if holds is not True and others.isdisjoint(entities_in(guard.condition)):
                words = condition_words(guard.condition, scene.site)
                self._leave_out(scene, holds, words)
                return False
        return True

    def _needs_yes(self, scene: Scene) -> bool:
        """Say whether nobody has said yes yet to what the step is now, at this hour."""
        risk = self._risk(scene)
        if risk.rank >= scene.site.confirm_from.rank:
            return self._confirmed is None or self._confirmed.rank < risk.rank
        return self.step.confirm and self._confirmed is None

    def _risk(self, scene: Scene) -> Risk:
        """Return how risky the step is at this hour; the first of a macro as risky as all of it.

        One yes is asked for all of a macro, before its first movement.
        """
        risk = risk_of(self.step, scene.site, scene.time)
        if self._macro is None or not self._is_first:
            return risk
        return max(risk, risk_of(self._macro, scene.site, scene.time), key=lambda r: r.rank)

    def _may_become_known(self, problems: Sequence[Problem], scene: Scene) -> bool:
        """Say whether all that is missing is knowledge, and to wait a little longer for it."""
        if not problems or any(p.code is not ProblemCode.UNKNOWN_STATE for p in problems):
            self._unknown_since = None
            return False
        if self._unknown_since is None:
            self._unknown_since = scene.now
        return self._is_patient(scene)

    def _is_patient(self, scene: Scene) -> bool:
        since = self._unknown_since
        return since is not None and scene.now - since < scene.settings.unknown_patience_s

    def _ask(self, scene: Scene) -> None:
        risk = self._risk(scene)
        if self._consent is not None and risk.rank < scene.site.confirm_from.rank:
            self._question = self._consent.question
            self._consent.look(scene.desk)
            return
        self._question = Question(
            id=f'{self.graph.id}/{self.step.id}',
            graph_id=self.graph.id,
            step_id=self.step.id,
            text=step_question(self.step, scene.site, self.graph.language),
            tier=risk,
        )
        scene.desk.put(self._question)

    def _dispatch(self, scene: Scene) -> None:
        site, world = scene.site, scene.world
        try:
            self._aim = self._aim or aim_of(self.step, self.skill, site, world)
        except Aimless as error:
            self._failed(scene, str(error))
            return
        # What is changed by an amount is known only now.
        over = tuple(
            check_step_policy(
                self.step, self.graph, site, self._asker, scene.time, self._aim.effects
            )
        )
        if over:
            self.code, self.problems = over[0].code, over[:1]
            self._failed(scene, over[0].message)
            return
        self.orders += 1
        # As risky as it is at this hour: a guarded order needs a way that is.
        risk = self._risk(scene)
        made = make_attempt(
            f'{self.graph.id}/{self.step.id}/{self.orders}',
            self.step.model_copy(update={'risk': risk}),
            self.skill,
            self._aim,
            site,
            world,
        )
        self._attempt, self._said = made, Said()
        robot = site.robots.get(self.step.target)
        self._guard = (
            MotionGuard(robot, site, world) if robot is not None and self._moves(scene) else None
        )
        # Written down before it is done: the log never misses an order.
        self._set(scene, StepStatus.RUNNING)
        if scene.is_stopped():
            return
        self._attempt = replace(made, sent_at=scene.clock.now())
        if self._guard is not None:
            scene.stopping.forget(self.step.target)
        try:
            scene.dispatch.send(made.order)
        except DispatchError as error:
            self._attempt = None
            self._failed(scene, str(error))
        if scene.is_stopped():
            # The stop came while the order was on its way: it must not survive the halt.
            scene.dispatch.halt()

    def _danger(self, attempt: Attempt, scene: Scene) -> str | None:
        """Return why the robot must be stopped now, as a clause."""
        robot = scene.site.robots.get(self.step.target)
        if self._guard is None or robot is None:
            return None
        speed = scene.tracks.speed(robot.id)
        roles = frozenset(self._asker.permit(scene.site).limited_as)
        return self._guard.danger(
            attempt.order, scene.site, scene.world, scene.settings.off_course_m
        ) or too_fast(attempt.order, robot, scene.site, scene.world, speed, roles)

    def _tick_running(self, scene: Scene) -> None:
        attempt = self._attempt
        if attempt is None:
            raise RuntimeError(f"step '{self.step.id}' runs without an order")
        why = self._danger(attempt, scene)
        if why is not None:
            self.abandon(scene)
            self.end(scene, Outcome.FAILED, why)
            return
        still_s = scene.tracks.still_s(self.step.target, attempt.sent_at)
        has_moved = scene.tracks.has_moved(self.step.target, attempt.sent_at)
        verdict = judge(
            attempt, self._said, scene.world, still_s, has_moved, scene.site, scene.settings
        )
        if verdict is None:
            return
        if verdict.outcome is Outcome.FAILED:
            self._failed(scene, verdict.reason, verdict.verified_by)
        else:
            self._attempt, self._aim = None, None
            self._done_once(scene, verdict)

    def _done_once(self, scene: Scene, verdict: Verdict) -> None:
        self._times += 1
        self._tries = 0
        if verdict.outcome is Outcome.UNCONFIRMED:
            self._unconfirmed = verdict.reason
        repeat = self.step.repeat
        until = None
        if repeat is not None and repeat.until is not None:
            # A time of day may come in the middle of a repetition, however long that takes.
            passed = minutes(self._looked_at, scene.wall, scene.site.timezone, A_DAY_S)
            self._looked_at = scene.wall
            until = look(repeat.until, scene.site, scene.world, passed)
        if repeat is not None and until is not True and self._times < repeat.times:
            self._set(scene, StepStatus.INITIALIZING)
            return
        if repeat is not None and repeat.until is not None and until is not True:
            words = condition_words(repeat.until, scene.site)
            known = 'not yet so' if until is False else 'not known'
            self.end(
                scene,
                Outcome.FAILED if until is False else Outcome.UNCONFIRMED,
                f'done {self._times} times, but it is {known}: {words}',
            )
        elif self._unconfirmed:
            self.end(scene, Outcome.UNCONFIRMED, self._unconfirmed, verdict.verified_by)
        else:
            self.end(scene, Outcome.CONFIRMED, verdict.reason, verdict.verified_by)

    # How it ends --------------------------------------------------------------------------

    def _failed(self, scene: Scene, reason: str, verified_by: By = 'none') -> None:
        self.abandon(scene)
        self._tries += 1
        if self.step.on_failure == 'retry' and self._tries <= self.step.retries:
            self.reason = reason
            self._retry_at = scene.now + scene.settings.retry_pause_s
            self._set(scene, StepStatus.RETRIABLE)
        else:
            self.end(scene, Outcome.FAILED, reason, verified_by)

    def abandon(self, scene: Scene) -> None:
        """Cancel the order that runs, if there is one."""
        attempt, self._attempt = self._attempt, None
        if attempt is None:
            return
        if self._said.failed is None and self._said.done_at is None:
            scene.dispatch.cancel(attempt.order.id)
        if self._moves(scene):
            scene.stopping.expect(self.step.target, scene.now)

    def end(
        self,
        scene: Scene,
        outcome: Outcome,
        reason: str = '',
        verified_by: By | None = None,
        by_condition: bool = False,
    ) -> None:
        """Set the outcome, once and for all."""
        if self.outcome is not None:
            return
        self._attempt = None
        if self._question is not None and self._question.step_id:
            scene.desk.forget(self._question.id)
        self.outcome, self.reason, self.by_condition = outcome, reason, by_condition
        self.verified_by = None if verified_by == 'none' else verified_by
        self.ended_at = scene.now
        well = outcome in (Outcome.CONFIRMED, Outcome.UNCONFIRMED) or by_condition
        self._set(scene, StepStatus.FINISHED if well else StepStatus.FAILED)

    def fail_quietly(self, reason: str, now: float) -> None:
        """End as failed without events or orders, when everything else has broken."""
        if self.outcome is None:
            self._attempt = None
            self.outcome, self.reason = Outcome.FAILED, reason
            self.status, self.ended_at = StepStatus.FAILED, now

    def _moves(self, scene: Scene) -> bool:
        return self.step.target in scene.site.robots and (
            self.skill.motion is not None or self.skill.resource == 'base'
        )

    def _set(self, scene: Scene, status: StepStatus) -> None:
        if status is StepStatus.INITIALIZING:
            self.reason, self.code, self.problems = '', None, ()
        self.status = status
        scene.emit('step', self.graph.id, self.event())

    def event(self) -> dict[str, object]:
        """Return the data of the step's event."""
        data: dict[str, object] = {
            'step': self.step.id,
            'skill': self.step.skill,
            'target': self.step.target,
            'status': self.status.value,
            'reason': self.reason,
            'because': self.step.because,
        }
        if self.outcome is not None:
            data['outcome'] = self.outcome.value
        if self.code is not None:
            data['code'] = self.code.value
        if self.verified_by is not None:
            data['verified_by'] = self.verified_by
        return data


def _refusal(question: Question) -> str:
    if question.by == '':
        return 'not confirmed: nobody said yes in time'
    return (
        'not confirmed: the answer was no'
        if question.answer == 'no'
        else 'not confirmed: the answer was not a clear yes'
    )
