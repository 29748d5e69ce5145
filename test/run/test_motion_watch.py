"""Robots are watched for as long as they move."""

import pytest
from shed import Bench, make_site, row, s

from llm_bridge.run.motion_watch import Stopping, Tracks
from llm_bridge.site.site import Site

GO = s('s1', 'go_to', 'rover', args={'place': 'store'})


def test_a_robot_that_comes_into_a_closed_zone_is_stopped(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO)
    bench.run(0.5)
    bench.world.move('rover', -4, 3)
    report = bench.finish(graph_id)
    assert row(report)['outcome'] == 'failed'
    assert 'the pit' in row(report)['reason']
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_why_a_robot_was_stopped_is_told_in_the_language_of_the_speaker(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO, language='fr')
    bench.run(0.5)
    bench.world.move('rover', -4, 3)
    assert '(il est entré dans une zone interdite)' in str(bench.finish(graph_id)['say'])


def test_the_edge_of_a_robot_counts_too(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO)
    bench.run(0.5)
    bench.world.move('rover', -4, 1.8)
    assert 'the pit' in row(bench.finish(graph_id, 1))['reason']


def test_a_zone_that_closes_on_the_way_stops_the_robot(bench: Bench) -> None:
    bench.dispatch.delay_s = 10
    graph_id = bench.submit(GO)
    bench.run(1)
    bench.world.set('door', state='closed')
    report = bench.finish(graph_id, 1)
    assert row(report)['reason'] == 'the gate was closed to robots while it was on its way there'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_zone_whose_state_is_lost_on_the_way_counts_as_closed(bench: Bench) -> None:
    bench.dispatch.delay_s = 10
    graph_id = bench.submit(GO)
    bench.run(1)
    bench.world.forget('door')
    assert row(bench.finish(graph_id, 1))['outcome'] == 'failed'


def test_a_zone_that_closes_elsewhere_stops_nobody(bench: Bench) -> None:
    bench.dispatch.delay_s = 3
    bench.world.move('rover', 4, 0)
    graph_id = bench.submit(s('s1', 'go_to', 'rover', args={'place': 'office'}))
    bench.run(1)
    bench.world.set('door', state='closed')
    assert bench.finish(graph_id)['ok'] is True


def test_a_robot_that_leaves_the_known_floor_is_stopped() -> None:
    hall = {'id': 'hall', 'name': 'hall', 'polygon': [(-6, -6), (6, -6), (6, 6), (-6, 6)]}
    data = {**make_site().model_dump(by_alias=True), 'areas': {'hall': {**hall, 'walls': False}}}
    bench = Bench(site=Site.model_validate(data))
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO)
    bench.run(0.5)
    bench.world.move('rover', 6.5, 0)
    report = bench.finish(graph_id, 1)
    assert row(report)['reason'] == 'it left the floor that is known'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_robot_that_leaves_the_line_of_a_relative_move_is_stopped(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(s('s1', 'move', 'rover', args={'distance': 1.5}))
    bench.run(0.5)
    bench.world.move('rover', 1, 0.9)
    bench.run(0.5)
    assert bench.dispatch.cancelled == []
    bench.world.move('rover', 1, 1.1)
    assert row(bench.finish(graph_id, 1))['reason'] == 'it left the way that was checked'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_robot_that_drives_on_beyond_a_relative_move_is_stopped(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(s('s1', 'move', 'rover', args={'distance': 1.5}))
    bench.run(0.5)
    bench.world.move('rover', 2.6, 0)
    assert row(bench.finish(graph_id, 1))['reason'] == 'it left the way that was checked'


def test_on_the_way_to_a_place_a_robot_may_choose_its_own_way(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    bench.submit(GO)
    bench.run(0.5)
    bench.world.move('rover', 1, 3)
    bench.run(0.5)
    assert bench.dispatch.cancelled == []


def test_a_robot_does_not_start_through_a_closed_zone(bench: Bench) -> None:
    bench.world.set('door', state='closed')
    assert [p.code for p in bench.executor.submit(bench.graph(GO))] == ['keep_out']


def test_a_zone_that_closes_before_a_later_step_keeps_that_step_back(bench: Bench) -> None:
    graph_id = bench.submit(
        s('s0', 'wait', 'bridge', args={'duration': 2}), GO.model_copy(update={'after': ('s0',)})
    )
    bench.run(1)
    bench.world.set('door', state='closed')
    report = bench.finish(graph_id)
    assert row(report)['code'] == 'keep_out'
    assert bench.dispatch.sent == []


def test_a_robot_whose_pose_grows_old_is_stopped(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO)
    bench.run(0.5)
    bench.world.freeze('rover')
    report = bench.finish(graph_id, 3)
    assert row(report)['reason'] == 'its position is not known any more'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_robot_may_leave_its_dock_before_its_pose_is_known(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    bench.world.forget('rover')
    report = bench.do(s('s1', 'undock', 'rover'))
    assert row(report)['outcome'] == 'confirmed'
    assert bench.dispatch.cancelled == []


def test_a_robot_may_leave_a_zone_that_closed_around_it(bench: Bench) -> None:
    bench.dispatch.delay_s = 3
    bench.world.move('rover', 2.9, 0)
    bench.world.set('door', state='closed')
    assert bench.do(GO)['ok'] is True


def test_a_robot_that_does_not_obey_the_cancellation_sets_the_stop_latch(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO)
    bench.run(0.5)
    bench.executor.cancel(graph_id)
    for i in range(60):
        bench.clock.advance(0.05)
        bench.world.move('rover', 0.025 * i, 0)
        bench.executor.tick()
    assert bench.executor.is_stopped
    assert bench.journal.named('stopped')[0]['by'] == 'motion watch'


def test_a_robot_that_comes_to_rest_after_the_cancellation_stops_nothing(bench: Bench) -> None:
    graph_id = bench.submit(GO)
    bench.run(0.1)
    bench.executor.cancel(graph_id)
    bench.run(10)
    assert not bench.executor.is_stopped


def test_a_robot_stands_still_once_its_pose_is_the_same_for_a_while(bench: Bench) -> None:
    tracks = Tracks()
    for x in (0.0, 0.5, 1.0, 1.0, 1.001, 1.0):
        bench.world.move('rover', x, 0)
        tracks.observe(bench.site, bench.world.world())
        bench.clock.advance(0.25)
    assert tracks.still_s('rover') == 0.75
    assert tracks.still_s('rover', after=bench.clock.now() - 0.75) == 0.5
    assert tracks.still_s('cart') > 1
    bench.world.forget('rover')
    tracks.observe(bench.site, bench.world.world())
    assert tracks.still_s('rover') == 0.0


AMCL = {
    'topic': 'amcl_pose',
    'type': 'geometry_msgs/msg/PoseWithCovarianceStamped',
    'max_age_s': 600,
}


def bench_with(odometry: dict[str, object]) -> Bench:
    """Return a bench whose rover tells its pose like that, and only when it is moved."""
    data = make_site().model_dump(by_alias=True)
    data['robots']['rover']['odometry'] = odometry
    bench = Bench(site=Site.model_validate(data))
    bench.world.freeze('rover')
    bench.dispatch.silent_at = ['s1']
    return bench


def drive(bench: Bench, start: float, end: float) -> None:
    """Move the rover ten centimetres every 0.2 seconds."""
    for decimetre in range(round(10 * start), round(10 * end) + 1):
        bench.world.move('rover', decimetre / 10, 0)
        bench.run(0.2)


def test_a_robot_that_falls_silent_at_its_goal_as_amcl_does_has_arrived() -> None:
    bench = bench_with(AMCL)
    graph_id = bench.submit(GO)
    drive(bench, 0, 4)
    report = bench.finish(graph_id, 5)
    assert row(report)['outcome'] == 'confirmed'
    assert row(report)['verified_by'] == 'pose'
    bench.run(5)
    assert not bench.executor.is_stopped


def test_a_robot_that_falls_silent_after_the_cancellation_as_amcl_does_stops_nothing() -> None:
    bench = bench_with(AMCL)
    graph_id = bench.submit(GO)
    drive(bench, 0, 1)
    bench.executor.cancel(graph_id)
    drive(bench, 1.1, 1.2)
    bench.run(5)
    assert not bench.executor.is_stopped


def test_a_robot_that_tells_on_like_amcl_after_the_cancellation_sets_the_stop_latch() -> None:
    bench = bench_with(AMCL)
    graph_id = bench.submit(GO)
    drive(bench, 0, 1)
    bench.executor.cancel(graph_id)
    drive(bench, 1.1, 2.5)
    assert bench.executor.is_stopped


@pytest.mark.parametrize(
    'odometry', [{'max_age_s': 600}, {**AMCL, 'max_age_s': 3}, {**AMCL, 'max_age_s': 1}]
)
def test_the_silence_of_a_robot_that_tells_its_pose_all_the_time_is_no_rest(
    odometry: dict[str, object],
) -> None:
    bench = bench_with(odometry)
    graph_id = bench.submit(GO)
    drive(bench, 0, 4)
    assert row(bench.finish(graph_id))['outcome'] == 'failed'


def test_a_robot_that_creeps_does_not_stand_still(bench: Bench) -> None:
    tracks = Tracks()
    for i in range(100):
        bench.world.move('rover', 0.005 * i, 0)
        tracks.observe(bench.site, bench.world.world())
        bench.clock.advance(0.05)
    assert tracks.still_s('rover') < 0.5


def test_a_robot_sent_elsewhere_is_not_expected_to_stop(bench: Bench) -> None:
    stopping = Stopping(2.0)
    stopping.expect('rover', 0.0)
    stopping.forget('rover')
    assert stopping.overdue(Tracks(), 10.0) == ()


def test_a_robot_may_not_come_back_into_the_zone_that_it_left(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    bench.world.move('rover', 2.9, 0)
    bench.world.set('door', state='closed')
    graph_id = bench.submit(GO)
    bench.run(0.2)
    bench.world.move('rover', 3.5, 0)
    bench.run(0.2)
    bench.world.move('rover', 2.9, 0)
    assert 'the gate' in row(bench.finish(graph_id, 1))['reason']


def test_a_zone_that_opens_and_closes_again_is_looked_at_again(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(GO)
    for x, state in ((3.5, 'closed'), (3.5, 'open'), (1.0, 'open')):
        bench.world.move('rover', x, 0)
        bench.world.set('door', state=state)
        bench.run(0.2)
    assert bench.journal.named('report') == []
    bench.world.set('door', state='closed')
    assert 'the gate' in row(bench.finish(graph_id, 1))['reason']


def test_a_motion_that_is_tried_again_leads_to_the_same_goal(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    bench.dispatch.unseen_at = ['s1']
    bench.dispatch.on_send = lambda order: bench.world.move('rover', 0.5, 0)
    bench.do(s('s1', 'move', 'rover', args={'distance': 1}, on_failure='retry'))
    assert [o.goal and o.goal.x for o in bench.dispatch.sent] == [1.0, 1.0]
