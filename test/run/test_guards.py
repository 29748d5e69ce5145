"""Conditions: looked at once, waited for, and unknown."""

from datetime import datetime, timezone
from functools import partial

import pytest
from shed import Bench, outcomes, row, s

from llm_bridge.run.guards import minutes

CLOSED = {'entity': 'door', 'value': 'closed'}


def local_time(unix: float) -> str:
    return datetime.fromtimestamp(unix).strftime('%H:%M')


def test_a_step_whose_condition_does_not_hold_is_skipped(bench: Bench) -> None:
    report = bench.do(s('s1', 'turn_on', 'lamp', when={'mode': 'if', 'condition': CLOSED}))
    assert row(report)['outcome'] == 'skipped'
    assert row(report)['reason'] == 'its condition did not hold'


def test_a_condition_on_an_unknown_state_fails_the_step(bench: Bench) -> None:
    bench.world.forget('door')
    report = bench.do(s('s1', 'turn_on', 'lamp', when={'mode': 'if', 'condition': CLOSED}))
    assert row(report)['outcome'] == 'failed'
    assert row(report)['code'] == 'unknown_state'
    assert bench.dispatch.sent == []


def test_a_condition_on_a_state_that_is_known_a_moment_later_is_looked_at_then(
    bench: Bench,
) -> None:
    bench.world.forget('door')
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp', when={'mode': 'if', 'condition': CLOSED}))
    bench.run(1)
    bench.world.set('door', state='closed')
    assert bench.finish(graph_id)['ok'] is True


def test_not_of_an_unknown_state_does_not_hold_either(bench: Bench) -> None:
    bench.world.forget('door')
    when = {'mode': 'if', 'condition': {'not': CLOSED}}
    assert row(bench.do(s('s1', 'turn_on', 'lamp', when=when)))['outcome'] == 'failed'


def test_a_step_waits_until_its_condition_holds(bench: Bench) -> None:
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp', when={'mode': 'wait', 'condition': CLOSED}))
    bench.run(100)
    assert bench.dispatch.sent == []
    bench.world.set('door', state='closed')
    assert bench.finish(graph_id)['ok'] is True


def test_a_waiting_step_goes_on_waiting_while_the_state_is_unknown(bench: Bench) -> None:
    bench.world.forget('door')
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp', when={'mode': 'wait', 'condition': CLOSED}))
    bench.run(5)
    bench.world.set('door', state='closed')
    assert bench.finish(graph_id)['ok'] is True


def test_a_wait_that_takes_too_long_fails(bench: Bench) -> None:
    report = bench.do(
        s('s1', 'turn_on', 'lamp', when={'mode': 'wait', 'condition': CLOSED, 'timeout_s': 10})
    )
    assert row(report)['outcome'] == 'failed'
    assert row(report)['reason'] == '10 seconds passed without: the gate is closed'


def test_a_step_that_waits_for_its_condition_blocks_nobody(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp', when={'mode': 'wait', 'condition': CLOSED}))
    bench.executor.tick()
    assert bench.do(s('s1', 'turn_on', 'lamp'))['ok'] is True


def test_a_gate_lets_through_what_is_given_it(bench: Bench) -> None:
    graph_id = bench.submit(
        s('s1', 'wait_until', 'bridge', when={'mode': 'wait', 'condition': CLOSED}),
        s('s2', 'turn_on', 'lamp', given=['s1']),
        s('s3', 'turn_off', 'hall', given=['s1']),
    )
    bench.run(3)
    assert bench.dispatch.sent == []
    bench.world.set('door', state='closed')
    report = bench.finish(graph_id)
    assert outcomes(report) == {'s1': 'confirmed', 's2': 'confirmed', 's3': 'confirmed'}


def test_if_and_else_do_one_of_the_two(bench: Bench) -> None:
    report = bench.do(
        s('s1', 'check', 'bridge', when={'mode': 'if', 'condition': CLOSED}),
        s('s2', 'check', 'bridge', when={'mode': 'if', 'condition': {'not': CLOSED}}),
        s('s3', 'turn_on', 'lamp', given=['s1']),
        s('s4', 'turn_off', 'hall', given=['s2']),
    )
    assert outcomes(report) == {
        's1': 'skipped',
        's2': 'confirmed',
        's3': 'skipped',
        's4': 'confirmed',
    }


def test_a_condition_is_looked_at_when_its_turn_comes(bench: Bench) -> None:
    bench.dispatch.delay_s = 1
    graph_id = bench.submit(
        s('s1', 'turn_on', 'lamp'),
        s('s2', 'turn_off', 'hall', after=['s1'], when={'mode': 'if', 'condition': CLOSED}),
    )
    bench.run(0.5)
    bench.world.set('door', state='closed')
    assert outcomes(bench.finish(graph_id))['s2'] == 'confirmed'


def test_a_step_starts_at_the_time_of_day(bench: Bench) -> None:
    at = bench.clock.wall() + 1800
    when = {'mode': 'wait', 'condition': {'time': local_time(at)}}
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp', when=when))
    bench.run(1700, step_s=5)
    assert bench.dispatch.sent == []
    bench.run(120, step_s=5)
    assert bench.journal.named('report', graph_id)[0]['ok'] is True


def test_a_time_of_day_that_has_passed_is_tomorrow(bench: Bench) -> None:
    when = {'mode': 'wait', 'condition': {'time': local_time(bench.clock.wall() - 600)}}
    bench.submit(s('s1', 'turn_on', 'lamp', when=when))
    bench.run(23.5 * 3600, step_s=30)
    assert bench.dispatch.sent == []
    bench.run(0.5 * 3600, step_s=30)
    assert bench.dispatch.steps == ['s1']


def test_a_minute_that_was_slept_through_still_counts(bench: Bench) -> None:
    at = bench.clock.wall() + 600
    when = {'mode': 'wait', 'condition': {'time': local_time(at)}}
    bench.submit(s('s1', 'turn_on', 'lamp', when=when))
    bench.executor.tick()
    bench.clock.advance(720)
    bench.executor.tick()
    assert bench.dispatch.steps == ['s1']


@pytest.mark.parametrize('drive_s', [90, 900])
def test_a_time_that_comes_while_the_step_before_it_runs_is_not_put_off_to_tomorrow(
    bench: Bench, drive_s: float
) -> None:
    bench.dispatch.delay_s = drive_s
    when = {'mode': 'wait', 'condition': {'time': local_time(bench.clock.wall() + drive_s / 2)}}
    drive = s('s1', 'scan', 'rover', timeout_s=1000)
    bench.submit(drive, s('s2', 'turn_on', 'lamp', after=['s1'], when=when))
    bench.run(drive_s + 5, step_s=1)
    assert bench.dispatch.steps == ['s1', 's2']


def test_a_time_after_another_time_is_the_next_one(bench: Bench) -> None:
    now = bench.clock.wall()
    first, second = (
        {'mode': 'wait', 'condition': {'time': local_time(now + offset)}}
        for offset in (3600, 1800)
    )
    bench.submit(
        s('s1', 'turn_on', 'lamp', when=first),
        s('s2', 'turn_off', 'hall', after=['s1'], when=second),
    )
    bench.run(2 * 3600, step_s=10)
    assert bench.dispatch.steps == ['s1']
    bench.run(22.6 * 3600, step_s=30)
    assert bench.dispatch.steps == ['s1', 's2']


def test_a_clock_that_is_set_right_brings_no_time_of_day_with_it(bench: Bench) -> None:
    bench.dispatch.delay_s = 10
    when = {'mode': 'wait', 'condition': {'time': local_time(bench.clock.wall() + 1800)}}
    bench.submit(s('s1', 'turn_off', 'hall'), s('s2', 'turn_on', 'lamp', after=['s1'], when=when))
    bench.run(5)
    bench.clock.wall = partial(float, bench.clock.wall() + 7200)  # type: ignore[method-assign]
    bench.run(60)
    assert bench.dispatch.steps == ['s1']


@pytest.mark.parametrize('drive_s', [90, 420])
def test_a_repetition_ends_at_a_time_that_comes_in_the_middle_of_it(
    bench: Bench, drive_s: float
) -> None:
    bench.dispatch.delay_s = drive_s
    until = {'time': local_time(bench.clock.wall() + 1.5 * drive_s)}
    step = s('s1', 'scan', 'rover', timeout_s=600, repeat={'times': 20, 'until': until})
    report = bench.finish(bench.submit(step), 3600)
    assert report['ok'] is True
    assert len(bench.dispatch.sent) == 2


@pytest.mark.parametrize(('seconds', 'count'), [(0, 1), (59, 1), (60, 2), (121, 3), (9999, 6)])
def test_passed_minutes_are_counted_up_to_five(seconds: float, count: int) -> None:
    now = 1_800_000_000.0
    assert len(minutes(now, now + seconds)) == count


def test_a_time_that_the_clocks_leave_out_in_spring_comes_with_the_minute_after() -> None:
    jump = datetime(2027, 3, 28, 1, 0, tzinfo=timezone.utc).timestamp()
    found = minutes(jump - 60, jump, 'Europe/Paris')
    assert (found[0], found[1], found[-1], len(found)) == ('01:59', '02:00', '03:00', 62)


def test_no_time_is_made_up_when_the_clocks_are_set_back_in_autumn() -> None:
    jump = datetime(2027, 10, 31, 1, 0, tzinfo=timezone.utc).timestamp()
    assert minutes(jump - 60, jump, 'Europe/Paris') == ('02:59', '02:00')


def test_minutes_are_right_when_the_wall_clock_is_set_back() -> None:
    now = 1_800_000_000.0
    assert minutes(now, now - 7200) == (local_time(now - 7200),)
