"""Robots and devices are held by one step at a time, across graphs."""

from shed import Bench, make_site, outcomes, row, s

from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.site.site import Site


def test_a_newer_graph_waits_for_the_robot_that_an_older_one_holds(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    first = bench.submit(
        s('a1', 'go_to', 'rover', args={'place': 'store'}),
        s('a2', 'go_to', 'rover', args={'place': 'office'}, after=['a1']),
    )
    second = bench.submit(s('b1', 'go_to', 'rover', args={'place': 'dock'}))
    bench.run(1)
    assert bench.dispatch.steps == ['a1']
    bench.finish(first)
    bench.finish(second)
    assert bench.dispatch.steps == ['a1', 'a2', 'b1']


def test_graphs_that_share_nothing_run_side_by_side(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp'))
    bench.submit(s('s1', 'turn_off', 'hall'))
    bench.executor.tick()
    assert len(bench.dispatch.running) == 2


def test_two_robots_drive_at_once(bench: Bench) -> None:
    bench.submit(
        s('s1', 'move', 'rover', args={'distance': 1}),
        s('s2', 'move', 'cart', args={'distance': 1}),
    )
    bench.executor.tick()
    assert len(bench.dispatch.running) == 2


def test_a_part_of_a_robot_that_is_free_can_be_used(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    bench.submit(s('s1', 'move', 'rover', args={'distance': 1}))
    bench.submit(s('s1', 'scan', 'rover'))
    bench.executor.tick()
    assert len(bench.dispatch.running) == 2


def test_a_contradiction_with_an_older_graph_is_written_down(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    bench.submit(s('a1', 'turn_on', 'lamp'))
    second = bench.submit(s('b1', 'turn_off', 'lamp'))
    assert bench.journal.named('received', second)[0]['shares'] == [
        {'graph': 'g1', 'older': 'a1', 'newer': 'b1', 'target': 'lamp', 'opposite': True}
    ]
    assert bench.finish(second)['ok'] is True
    assert bench.world.world().get('lamp') == 'off'


def test_what_stays_busy_too_long_fails_the_step_that_waits(bench: Bench) -> None:
    bench.settings = ExecutorSettings(busy_timeout_s=3)
    bench.executor = bench.make()
    bench.dispatch.silent_at = ['a1']
    bench.submit(s('a1', 'go_to', 'rover', args={'place': 'store'}))
    report = bench.do(s('b1', 'go_to', 'rover', args={'place': 'dock'}))
    assert row(report, 'b1')['reason'] == 'it was busy with something else for 3 seconds'


def test_a_cancelled_graph_lets_the_next_one_have_the_robot(bench: Bench) -> None:
    bench.dispatch.silent_at = ['a1']
    first = bench.submit(s('a1', 'go_to', 'rover', args={'place': 'store'}))
    second = bench.submit(s('b1', 'go_to', 'rover', args={'place': 'store'}))
    bench.run(1)
    bench.executor.cancel(first)
    assert outcomes(bench.finish(second)) == {'b1': 'confirmed'}


def test_a_stop_of_one_device_does_not_wait_for_what_it_stops(bench: Bench) -> None:
    bench.dispatch.delay_s = 60
    homing = bench.submit(
        s('a1', 'run_home', 'saw'), s('a2', 'turn_on', 'lamp', after=['a1']), speaker='ben'
    )
    bench.run(5)
    bench.dispatch.delay_s = 0.2
    stop = bench.submit(s('b1', 'stop', 'saw'), speaker='anna')
    bench.executor.tick()
    assert bench.dispatch.steps == ['a1', 'b1']
    report = bench.finish(homing)
    assert outcomes(report) == {'a1': 'cancelled', 'a2': 'skipped'}
    assert row(report, 'a1')['reason'] == 'stopped by anna'
    assert outcomes(bench.finish(stop)) == {'b1': 'confirmed'}
    assert not bench.executor.is_stopped


def test_a_stop_of_one_device_ends_what_stands_in_line_for_it(bench: Bench) -> None:
    bench.dispatch.delay_s = 60
    bench.submit(s('a1', 'run_home', 'saw'))
    waiting = bench.submit(s('b1', 'run_home', 'saw'))
    beside = bench.submit(s('c1', 'turn_on', 'lamp'))
    bench.run(1)
    bench.submit(s('d1', 'stop', 'saw'))
    assert outcomes(bench.finish(waiting)) == {'b1': 'cancelled'}
    assert bench.dispatch.steps == ['a1', 'c1', 'd1']
    assert bench.journal.named('report', beside) == []


def test_a_stop_of_one_device_takes_back_the_question_whether_to_start_it(bench: Bench) -> None:
    start = bench.submit(s('a1', 'start', 'saw'), s('a2', 'wait', 'bridge', args={'duration': 20}))
    bench.run(2)
    assert bench.executor.snapshot()['question'] is not None
    bench.submit(s('b1', 'stop', 'saw'))
    bench.executor.tick()
    assert bench.dispatch.steps == ['b1']
    assert bench.executor.snapshot()['question'] is None
    assert bench.executor.answer('yes', 'anna') is False
    assert outcomes(bench.finish(start)) == {'a1': 'cancelled', 'a2': 'confirmed'}
    assert bench.dispatch.steps == ['b1']


def test_within_one_graph_a_stop_keeps_its_place(bench: Bench) -> None:
    report = bench.do(
        s('s1', 'run_home', 'saw'),
        s('s2', 'wait', 'bridge', args={'duration': 5}, after=['s1']),
        s('s3', 'stop', 'saw', after=['s2']),
        s('s4', 'run_home', 'saw', after=['s3']),
    )
    assert set(outcomes(report).values()) == {'confirmed'}
    assert bench.dispatch.steps == ['s1', 's3', 's4']


def test_a_robot_is_not_sent_away_in_the_middle_of_a_macro(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    bench.submit(s('a1', 'survey', 'rover'))
    bench.run(0.5)
    second = bench.submit(s('b1', 'go_to', 'rover', args={'place': 'dock'}))
    shares = bench.journal.named('received', second)[0]['shares']
    assert [told['older'] for told in shares] == ['a1_1']  # type: ignore[attr-defined]
    bench.finish(second)
    assert bench.dispatch.steps == ['a1_1', 'a1_2', 'b1']
    report = bench.journal.named('report', 'g1')[0]
    assert report['ok'] is True


def test_a_macro_begins_only_when_all_that_it_needs_is_free(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    scan = bench.submit(s('a1', 'scan', 'rover'))
    survey = bench.submit(s('b1', 'survey', 'rover'))
    bench.run(1)
    assert bench.dispatch.steps == ['a1']
    bench.finish(scan)
    bench.finish(survey)
    assert bench.dispatch.steps == ['a1', 'b1_1', 'b1_2']


def test_what_a_macro_requires_is_looked_at_again_when_it_begins() -> None:
    site = make_site().model_dump(by_alias=True)
    site['robots']['rover']['skills']['survey']['requires'] = [
        {'entity': 'hall', 'attribute': 'state', 'value': 'on'}
    ]
    bench = Bench(site=Site.model_validate(site))
    bench.dispatch.delay_s = 2
    bench.submit(s('a1', 'scan', 'rover'))
    survey = bench.submit(s('b1', 'survey', 'rover'))
    bench.run(1)
    bench.world.set('hall', state='off')
    report = bench.finish(survey)
    assert row(report, 'b1_2')['code'] == 'precondition'
    assert bench.dispatch.steps == ['a1']


def test_what_a_macro_that_has_ended_needed_is_free_again(bench: Bench) -> None:
    bench.dispatch.fails_at = ['a1_1']
    bench.submit(s('a1', 'survey', 'rover'))
    report = bench.do(s('b1', 'scan', 'rover'))
    assert row(report, 'b1')['outcome'] == 'confirmed'
