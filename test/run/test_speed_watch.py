"""A robot that drives faster than the policy allows where it is is stopped."""

import pytest
from shed import Bench, make_site, row, s

from llm_bridge.run.fakes import FakeClock, FakeWorld
from llm_bridge.run.speed_watch import Speeds
from llm_bridge.site.site import Site

GO = s('s1', 'go_to', 'rover', args={'place': 'store'})


def bench_with(*limits: dict[str, object]) -> Bench:
    data = make_site().model_dump(by_alias=True)
    corner = [(1, -1), (3, -1), (3, 1), (1, 1)]
    data['areas'] = {'lane': {'id': 'lane', 'name': 'lane', 'polygon': corner, 'walls': False}}
    data['policy'] = {**data['policy'], 'limits': list(limits)}
    bench = Bench(site=Site.model_validate(data))
    bench.dispatch.silent_at = ['s1']
    return bench


def drive(bench: Bench, start: float, speed: float, seconds: float) -> None:
    began = bench.clock.now()
    while bench.clock.now() < began + seconds:
        bench.world.move('rover', start + speed * (bench.clock.now() - began), 0)
        bench.run(0.05)


SLOW_LANE = {'kind': ('robot',), 'area': ('lane',), 'speed': 0.3}


def test_a_robot_that_is_too_fast_for_its_area_is_stopped() -> None:
    bench = bench_with(SLOW_LANE)
    graph_id = bench.submit(GO)
    drive(bench, 0.0, 0.5, 1.5)
    assert bench.dispatch.cancelled == []
    drive(bench, 1.0, 0.5, 1.5)
    report = bench.finish(graph_id, 1)
    assert row(report)['outcome'] == 'failed'
    assert row(report)['reason'].startswith('it drove at 0.5 metres per second')
    assert '0.3 metres per second are allowed' in row(report)['reason']
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_robot_that_keeps_to_the_limit_drives_on() -> None:
    bench = bench_with(SLOW_LANE)
    bench.submit(GO)
    drive(bench, 1.0, 0.3, 3.0)
    assert bench.dispatch.cancelled == []


def test_a_robot_that_has_stopped_and_is_silent_as_amcl_is_has_no_speed() -> None:
    data = make_site().model_dump(by_alias=True)
    kind = 'geometry_msgs/msg/PoseWithCovarianceStamped'
    data['robots']['rover']['odometry'] = {'type': kind, 'max_age_s': 600}
    site, clock, speeds = Site.model_validate(data), FakeClock(), Speeds()
    world = FakeWorld(clock, site)
    world.freeze('rover')
    for i in range(5):
        world.move('rover', 0.2 * i, 0)
        speeds.observe(site, world.world())
        clock.advance(0.4)
    assert speeds.of('rover') == pytest.approx(0.5)
    for _ in range(20):
        clock.advance(0.1)
        speeds.observe(site, world.world())
    assert speeds.of('rover') == 0.0


def test_one_leap_of_the_localisation_is_no_speed() -> None:
    bench = bench_with(SLOW_LANE)
    bench.submit(GO)
    drive(bench, 1.0, 0.2, 1.5)
    drive(bench, 2.3, 0.2, 1.5)
    assert bench.dispatch.cancelled == []


def test_a_limit_without_an_area_holds_everywhere_and_one_for_others_does_not() -> None:
    bench = bench_with({'role': ('guest',), 'speed': 0.1}, {'kind': ('robot',), 'speed': 0.6})
    graph_id = bench.submit(GO)
    drive(bench, 0.0, 0.5, 1.5)
    assert bench.dispatch.cancelled == []
    drive(bench, 0.75, 0.9, 1.5)
    assert '0.6 metres per second are allowed' in row(bench.finish(graph_id, 1))['reason']
