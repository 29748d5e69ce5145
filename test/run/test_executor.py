"""Graphs from arrival to report."""

from pathlib import Path

from shed import Bench, outcomes, row, s

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.run.audit import FileJournal, read, Tee, verify
from llm_bridge.run.executor import Executor


def test_a_light_that_reports_the_new_state_is_confirmed(bench: Bench) -> None:
    report = bench.do(s('s1', 'turn_on', 'lamp'))
    assert report['ok'] is True
    assert row(report)['outcome'] == 'confirmed'
    assert row(report)['verified_by'] == 'state'
    assert 0 < row(report)['seconds'] < 2
    assert report['say'] == 'Done: turn on the lamp.'


def test_steps_go_through_the_states_of_vda_5050(bench: Bench) -> None:
    bench.do(s('s1', 'turn_on', 'lamp'))
    assert [e['status'] for e in bench.journal.named('step')] == [
        'INITIALIZING',
        'RUNNING',
        'FINISHED',
    ]


def test_a_failed_step_stops_the_steps_after_it(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    report = bench.do(s('s1', 'turn_on', 'lamp'), s('s2', 'turn_off', 'hall', after=['s1']))
    assert outcomes(report) == {'s1': 'failed', 's2': 'skipped'}
    assert bench.dispatch.steps == ['s1']
    assert report['ok'] is False


def test_a_step_that_may_fail_does_not_stop_the_steps_after_it(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    report = bench.do(
        s('s1', 'turn_on', 'lamp', on_failure='continue'),
        s('s2', 'turn_off', 'hall', after=['s1']),
    )
    assert outcomes(report) == {'s1': 'failed', 's2': 'confirmed'}


def test_steps_that_wait_for_nothing_run_side_by_side(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp'), s('s2', 'turn_off', 'hall'))
    bench.executor.tick()
    assert bench.dispatch.steps == ['s1', 's2']


def test_a_step_waits_for_the_one_before_it(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp'), s('s2', 'turn_off', 'hall', after=['s1']))
    bench.executor.tick()
    assert bench.dispatch.steps == ['s1']


def test_a_robot_that_stands_at_its_goal_is_confirmed_by_its_pose(bench: Bench) -> None:
    bench.dispatch.delay_s = 4
    report = bench.do(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    assert row(report)['outcome'] == 'confirmed'
    assert row(report)['verified_by'] == 'pose'
    assert row(report)['seconds'] > 4


def test_one_graph_goes_across_robots_and_devices(bench: Bench) -> None:
    report = bench.do(
        s('s1', 'go_to', 'rover', args={'place': 'store'}),
        s('s2', 'turn_off', 'hall', after=['s1']),
        s('s3', 'lock', 'bolt', after=['s1']),
    )
    assert report['ok'] is True
    assert bench.dispatch.steps == ['s1', 's2', 's3']


def test_a_macro_is_carried_out_as_the_steps_it_stands_for(bench: Bench) -> None:
    report = bench.do(s('s1', 'patrol', 'rover'))
    assert [o.skill.name for o in bench.dispatch.sent] == ['go_to', 'go_to']
    assert report['ok'] is True


def test_every_order_has_an_id_of_its_own(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    bench.do(s('s1', 'turn_on', 'lamp', on_failure='retry', retries=2))
    ids = [o.id for o in bench.dispatch.sent]
    assert ids == ['g1/s1/1', 'g1/s1/2', 'g1/s1/3']


def test_a_retried_step_that_works_is_confirmed(bench: Bench) -> None:
    bench.dispatch.broken_at = ['s1']
    bench.submit(s('s1', 'turn_on', 'lamp', on_failure='retry'))
    bench.executor.tick()
    assert bench.journal.events[-1]['status'] == 'RETRIABLE'
    bench.dispatch.broken_at = []
    assert bench.finish('g1')['ok'] is True


def test_a_step_is_not_retried_unless_it_says_so(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    bench.do(s('s1', 'turn_on', 'lamp'))
    assert bench.dispatch.steps == ['s1']


def test_a_broken_way_fails_the_step_and_says_why(bench: Bench) -> None:
    bench.dispatch.broken_at = ['s1']
    report = bench.do(s('s1', 'turn_on', 'lamp'))
    assert row(report)['outcome'] == 'failed'
    assert 'broken' in row(report)['reason']


def test_an_error_inside_one_graph_fails_it_and_leaves_the_others_alone(bench: Bench) -> None:
    bench.dispatch.crashes_at = ['bad']
    bench.submit(s('bad', 'turn_on', 'lamp'), s('more', 'lock', 'bolt', after=['bad']))
    other = bench.submit(s('s1', 'turn_off', 'hall'))
    assert bench.finish(other)['ok'] is True
    report = bench.journal.named('report', 'g1')[0]
    assert outcomes(report) == {'bad': 'failed', 'more': 'failed'}
    assert 'internal error' in str(bench.journal.named('error', 'g1')[0]['message'])


def test_what_cannot_be_written_down_is_not_done(bench: Bench) -> None:
    bench.journal.fails_from = 'received'
    problems = bench.executor.submit(bench.graph(s('s1', 'turn_on', 'lamp')))
    assert [p.code for p in problems] == ['unavailable']
    bench.run(1)
    assert bench.dispatch.sent == []
    assert len(bench.journal.named('report')) == 1


def test_a_log_that_breaks_on_the_way_stops_the_graph_before_its_next_order(bench: Bench) -> None:
    bench.submit(s('s1', 'turn_on', 'lamp'), s('s2', 'turn_off', 'hall', after=['s1']))
    bench.executor.tick()
    bench.journal.fails_from = 'step'
    report = bench.finish('g1')
    assert bench.dispatch.steps == ['s1']
    assert report['ok'] is False


def test_a_cancelled_graph_gives_its_orders_up_and_reports_once(bench: Bench) -> None:
    graph_id = bench.submit(
        s('s1', 'go_to', 'rover', args={'place': 'store'}),
        s('s2', 'turn_on', 'lamp', after=['s1']),
    )
    bench.executor.tick()
    assert bench.executor.cancel(graph_id, 'anna') is True
    report = bench.finish(graph_id)
    assert bench.dispatch.cancelled == ['g1/s1/1']
    assert outcomes(report) == {'s1': 'cancelled', 's2': 'cancelled'}
    assert bench.executor.active() == ()


def test_a_graph_that_is_not_there_cannot_be_cancelled(bench: Bench) -> None:
    assert bench.executor.cancel('nothing') is False


def test_a_step_repeats_as_often_as_asked(bench: Bench) -> None:
    report = bench.do(s('s1', 'move', 'rover', args={'distance': 0.5}, repeat={'times': 3}))
    assert len(bench.dispatch.sent) == 3
    assert report['ok'] is True
    pose = bench.world.pose('rover')
    assert pose is not None and abs(pose.x - 1.5) < 0.01


def test_a_repetition_ends_when_its_condition_holds(bench: Bench) -> None:
    bench.world.move('rover', 0, 0)
    repeat = {
        'times': 50,
        'until': {'entity': 'lamp', 'attribute': 'brightness', 'op': 'ge', 'value': 75},
    }
    report = bench.do(s('s1', 'brighten', 'lamp', args={'percent': 10}, repeat=repeat))
    assert report['ok'] is True
    assert len(bench.dispatch.sent) == 3


def test_a_repetition_whose_condition_never_holds_has_failed(bench: Bench) -> None:
    repeat = {'times': 2, 'until': {'entity': 'door', 'value': 'closed'}}
    report = bench.do(s('s1', 'brighten', 'lamp', args={'percent': 10}, repeat=repeat))
    assert row(report)['outcome'] == 'failed'
    assert len(bench.dispatch.sent) == 2


def test_telling_and_waiting_are_done_by_the_executor_itself(bench: Bench) -> None:
    report = bench.do(
        s('s1', 'wait', 'bridge', args={'duration': 3}),
        s('s2', 'tell', 'bridge', args={'text': 'hello'}, after=['s1']),
    )
    assert report['ok'] is True
    assert 3 <= row(report, 's1')['seconds'] < 3.2
    assert bench.journal.named('tell')[0]['text'] == 'hello'
    assert bench.dispatch.sent == []


def test_the_snapshot_shows_what_runs(bench: Bench) -> None:
    bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    bench.executor.tick()
    shown = bench.executor.snapshot()
    steps = shown['graphs'][0]['steps']  # type: ignore[index]
    assert steps[0]['status'] == 'RUNNING'
    assert steps[0]['goal'] == {'x': 4.0, 'y': 0.0, 'yaw': 0.0}
    assert shown['stopped'] is None


def test_a_graph_that_was_cut_off_by_a_restart_gets_its_report(bench: Bench) -> None:
    bench.dispatch.delay_s = 0.7
    bench.submit(
        s('s1', 'turn_on', 'lamp'),
        s('s2', 'go_to', 'rover', after=['s1'], args={'place': 'store'}),
    )
    bench.run(1.0)
    bench.dispatch.sent.clear()
    bench.executor = bench.make(history=list(bench.journal.events))
    report = bench.finish('g1')
    assert outcomes(report) == {'s1': 'confirmed', 's2': 'cancelled'}
    # The robot still had its goal.
    assert bench.dispatch.halts >= 1
    bench.run(1)
    assert bench.dispatch.sent == []


def test_what_a_restart_cut_off_is_told_in_the_language_of_its_speaker(bench: Bench) -> None:
    bench.dispatch.delay_s = 5
    bench.submit(s('s1', 'turn_on', 'lamp'), language='de')
    bench.run(1.0)
    bench.executor = bench.make(history=list(bench.journal.events))
    assert 'neu gestartet' in str(bench.finish('g1')['say'])


def test_the_report_of_what_a_restart_cut_off_tells_what_may_have_been_done(bench: Bench) -> None:
    bench.dispatch.delay_s = 5
    bench.submit(s('s1', 'turn_on', 'lamp'), s('s2', 'turn_off', 'lamp', after=['s1']))
    bench.run(1.0)
    sent = {'event': 'dispatched', 'id': 'g1', 'step': 's1'}
    bench.executor = bench.make(history=[*bench.journal.events, sent])
    report = bench.finish('g1')
    reasons = {step['id']: step['reason'] for step in report['steps']}  # type: ignore[attr-defined]
    assert 'may have been done' in reasons['s1']
    assert reasons['s2'] == 'the executor was started again'
    assert str(report['say']).endswith('What had been sent may have been done: turn on the lamp.')


def test_after_a_restart_the_halt_is_repeated_until_every_robot_can_have_heard_it(
    bench: Bench,
) -> None:
    bench.dispatch.delay_s = 0.7
    bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    bench.run(0.3)
    bench.executor = bench.make(history=list(bench.journal.events))
    bench.run(4.5)
    assert bench.dispatch.halts >= 50
    bench.dispatch.sent.clear()
    bench.submit(s('s1', 'turn_on', 'lamp'), id='g2')
    bench.run(0.2)
    assert bench.dispatch.sent == []
    bench.run(2)
    assert [order.step.skill for order in bench.dispatch.sent] == ['turn_on']
    halts = bench.dispatch.halts
    bench.run(1)
    assert bench.dispatch.halts == halts


def test_it_owes_a_halt_while_something_that_it_began_may_move(bench: Bench) -> None:
    go = s('s1', 'go_to', 'rover', args={'place': 'store'})
    bench.run(1)
    assert not bench.executor.owes_a_halt
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(go)
    assert bench.executor.owes_a_halt
    bench.run(0.5)
    bench.executor.cancel(graph_id)
    assert bench.executor.active() == ()
    assert bench.executor.owes_a_halt
    bench.run(3)
    assert not bench.executor.owes_a_halt
    bench.executor.stop('ann')
    assert bench.executor.owes_a_halt


def test_it_owes_a_halt_after_a_restart_that_cut_something_off(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    bench.run(0.5)
    bench.executor = bench.make(history=list(bench.journal.events))
    assert bench.executor.owes_a_halt
    bench.run(1)
    assert bench.executor.owes_a_halt
    bench.run(bench.settings.restart_halt_s)
    assert not bench.executor.owes_a_halt


def test_the_report_of_a_graph_that_had_ended_is_not_repeated_after_a_restart(
    bench: Bench,
) -> None:
    bench.do(s('s1', 'turn_on', 'lamp'))
    bench.executor = bench.make(history=list(bench.journal.events))
    bench.run(1)
    assert len(bench.journal.named('report')) == 1
    assert bench.dispatch.halts == 0


def test_a_broken_view_of_the_world_fails_what_moves_and_nothing_else_breaks(bench: Bench) -> None:
    bench.dispatch.delay_s = 5
    graph_id = bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    bench.run(0.5)
    bench.world.is_broken = True
    report = bench.finish(graph_id)
    assert row(report)['outcome'] == 'failed'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_steps_left_out_by_their_condition_do_not_spoil_a_report(bench: Bench) -> None:
    closed = {'mode': 'if', 'condition': {'entity': 'door', 'value': 'closed'}}
    report = bench.do(
        s('s1', 'check', 'bridge', when=closed),
        s('s2', 'turn_off', 'hall', given=['s1']),
        s('s3', 'turn_on', 'lamp'),
    )
    assert outcomes(report) == {'s1': 'skipped', 's2': 'skipped', 's3': 'confirmed'}
    assert report['ok'] is True


def test_a_graph_of_which_nothing_was_done_is_not_ok(bench: Bench) -> None:
    closed = {'mode': 'if', 'condition': {'entity': 'door', 'value': 'closed'}}
    assert bench.do(s('s1', 'turn_on', 'lamp', when=closed))['ok'] is False


def test_an_accepted_graph_is_written_down_as_it_will_be_carried_out(bench: Bench) -> None:
    bench.submit(s('s1', 'unlock', 'bolt'))
    received = bench.journal.named('received')[0]
    graph = ActionGraph.model_validate(received['graph'])
    assert graph.steps[0].confirm is True
    assert received['at'] == bench.clock.wall()


def test_an_error_that_comes_at_every_tick_does_not_fill_the_log(bench: Bench) -> None:
    bench.world.is_broken = True
    bench.run(50)
    assert len(bench.journal.named('error')) == 1
    assert 'watch' in str(bench.executor.snapshot()['trouble'])


def test_an_order_knows_where_it_leads(bench: Bench) -> None:
    bench.do(s('s1', 'go_to', 'rover', args={'place': 'store'}), s('s2', 'turn_on', 'lamp'))
    assert bench.dispatch.sent[0].goal == bench.site.pose_of('store')
    assert bench.dispatch.sent[1].goal is None


def test_graphs_go_on_from_the_log_file_after_a_restart(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / 'audit.jsonl'
    journal = FileJournal(path)
    executor = Executor(
        bench.site, bench.dispatch, bench.world, bench.clock, Tee(journal, bench.journal)
    )
    graph = bench.graph(s('s1', 'wait', 'bridge', args={'duration': 100}))
    executor.submit(graph)
    executor.tick()
    journal.close()
    journal = FileJournal(path)
    executor = Executor(
        bench.site, bench.dispatch, bench.world, bench.clock, journal, history=read(path)
    )
    assert [p.code for p in executor.submit(graph)] == ['duplicate']
    executor.tick()
    assert [e['event'] for e in read(path)] == ['received', 'step', 'step', 'repeated', 'report']
    assert verify(path) == []
