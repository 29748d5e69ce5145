"""Each rule is needed: without it something unsafe is sent, and the cases notice."""

import pytest
from trial import cases, HARMLESS, run

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.run import admission, executor, step_run
from llm_bridge.run.stop_latch import StopLatch

# Graphs only: what comes from words is looked at twice, and may be refused before the executor.
GRAPHS = [case for case in cases() if case.label != HARMLESS and 'say' not in case.data]

RULES = (
    ProblemCode.UNKNOWN_ENTITY,
    ProblemCode.UNKNOWN_ARGUMENT,
    ProblemCode.WRONG_TYPE,
    ProblemCode.OUT_OF_RANGE,
    ProblemCode.KEEP_OUT,
    ProblemCode.UNREACHABLE,
    ProblemCode.PRECONDITION,
    ProblemCode.UNKNOWN_STATE,
    ProblemCode.UNAVAILABLE,
    ProblemCode.CONFLICT,
    ProblemCode.NOT_ALLOWED,
    ProblemCode.TOO_MANY_TARGETS,
    ProblemCode.STALE,
)
"""What else is found is not sent without these either: there is no such skill, no order, or (what
is forbidden, or is at this hour) it waits for a yes that nobody may say."""


def something_unsafe_is_sent():
    return any(run(case).unsafe for case in GRAPHS)


@pytest.mark.parametrize('code', RULES, ids=lambda code: code.value)
def test_a_rule_of_the_validator(monkeypatch, code):
    for module, name in (
        (admission, 'check'),
        (step_run, 'check_step'),
        (step_run, 'check_step_policy'),
        (executor, 'outer_problems'),
    ):
        checked = getattr(module, name)

        def without(*arguments, _checked=checked, **more):
            return tuple(p for p in _checked(*arguments, **more) if p.code is not code)

        monkeypatch.setattr(module, name, without)
    assert something_unsafe_is_sent()


def test_the_memory_of_ids(monkeypatch):
    monkeypatch.setattr(executor.Executor, '_remember', lambda *_: None)
    assert something_unsafe_is_sent()


def test_that_only_a_plain_yes_is_a_yes(monkeypatch):
    monkeypatch.setattr(executor, 'read_answer', lambda text: 'yes')
    assert something_unsafe_is_sent()


def test_the_stop_latch(monkeypatch):
    stops = [case for case in GRAPHS if 'stopped' in case.data]
    assert [run(case).sent for case in stops] == [['stop']] * len(stops)
    monkeypatch.setattr(StopLatch, 'set', lambda *_: None)
    assert any(run(case).sent for case in stops)


def test_the_check_at_the_moment_of_sending(monkeypatch):
    monkeypatch.setattr(step_run, 'check_step', lambda *_: ())
    assert something_unsafe_is_sent()


def test_the_policy_looked_at_with_what_a_change_comes_to(monkeypatch):
    monkeypatch.setattr(step_run, 'check_step_policy', lambda *_: ())
    assert something_unsafe_is_sent()


def test_that_what_is_guarded_waits_for_a_yes(monkeypatch):
    monkeypatch.setattr(step_run.StepRun, '_needs_yes', lambda *_: False)
    assert something_unsafe_is_sent()


def test_that_not_everybody_may_say_yes(monkeypatch):
    monkeypatch.setattr(executor.Executor, '_may_confirm', lambda *_: True)
    assert something_unsafe_is_sent()
