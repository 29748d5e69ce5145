"""The executor as consoles show it: plain JSON values."""

from collections.abc import Iterable

from llm_bridge.run.graph_run import GraphRun
from llm_bridge.run.questions import Question
from llm_bridge.run.step_run import StepRun
from llm_bridge.run.stop_latch import Stop


def snapshot_of(
    graphs: Iterable[GraphRun],
    stop: Stop | None,
    question: Question | None,
    trouble: str,
    now: float,
    wall: float,
) -> dict[str, object]:
    """Return the state of the executor; `now` is on its clock, `wall` is Unix time, in seconds."""
    return {
        'at': wall,
        'stopped': None if stop is None else {'by': stop.by, 'why': stop.why, 'at': stop.at},
        'question': None
        if question is None
        else {
            'question_id': question.id,
            'id': question.graph_id,
            'step': question.step_id,
            'text': question.text,
            'expires_s': max(0.0, (question.expires_at or now) - now),
        },
        'trouble': trouble,
        'graphs': [_graph(run, now) for run in graphs],
    }


def _graph(run: GraphRun, now: float) -> dict[str, object]:
    return {
        'id': run.graph.id,
        'command': run.graph.command,
        'speaker': run.graph.speaker,
        'seconds': round(now - run.at, 3),
        'steps': [_step(step, now) for step in run.steps.values()],
    }


def _step(run: StepRun, now: float) -> dict[str, object]:
    goal = None if run.attempt is None else run.attempt.order.goal
    return {
        **run.event(),
        'args': dict(run.step.args),
        'after': list(run.step.after),
        'given': list(run.step.given),
        'seconds': round(run.seconds(now), 3),
        'waits_for_condition': run.waits_for_condition,
        'goal': None if goal is None else {'x': goal.x, 'y': goal.y, 'yaw': goal.yaw},
    }
