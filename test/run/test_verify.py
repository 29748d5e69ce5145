"""Outcomes come from what is observed after the dispatch."""

from pathlib import Path
from typing import Any

import pytest
from shed import Bench, row, s

from llm_bridge.run.orders import Aimless, effects_of, matches
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Effect
from llm_bridge.site.world import EntityState, World


def test_a_device_that_stays_silent_is_unconfirmed(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    report = bench.do(s('s1', 'turn_on', 'lamp'))
    assert row(report)['outcome'] == 'unconfirmed'
    assert row(report)['verified_by'] is None
    assert report['ok'] is False
    assert 5 <= row(report)['seconds'] < 5.2


def test_a_device_that_says_done_but_is_not_seen_to_be_is_unconfirmed(bench: Bench) -> None:
    bench.dispatch.unseen_at = ['s1']
    assert row(bench.do(s('s1', 'turn_on', 'lamp')))['outcome'] == 'unconfirmed'


def test_a_device_that_reports_another_state_has_failed(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp'))
    bench.run(1)
    bench.world.set('lamp', state='off')
    report = bench.finish(graph_id)
    assert row(report)['outcome'] == 'failed'
    assert row(report)['reason'] == 'its state is off, not on'
    assert row(report)['verified_by'] == 'state'


def test_a_device_that_goes_offline_has_failed(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp'))
    bench.run(1)
    bench.world.offline('lamp')
    assert row(bench.finish(graph_id))['reason'] == 'it is offline'


def test_a_state_from_before_the_dispatch_confirms_nothing(bench: Bench) -> None:
    """The world looked different when the order was made: the old report must not count."""
    bench.dispatch.silent_at = ['s1']
    bench.dispatch.on_send = lambda order: bench.clock.advance(0.01)
    bench.world.forget('lamp')
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp'))
    bench.executor.tick()
    states: Any = bench.world._states
    bench.world.set('lamp', state='on')
    states['lamp'] = type(states['lamp'])(attributes={'state': 'on'}, at=bench.clock.now() - 1)
    assert row(bench.finish(graph_id))['outcome'] == 'unconfirmed'


def test_what_was_already_so_is_still_sent_and_then_confirmed(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    bench.world.set('lamp', state='on')
    bench.clock.advance(100)
    report = bench.do(s('s1', 'turn_on', 'lamp'))
    assert bench.dispatch.steps == ['s1']
    assert row(report)['outcome'] == 'confirmed'
    assert row(report)['reason'] == 'it was already so'
    assert row(report)['seconds'] >= 1


def test_what_was_already_so_but_goes_away_is_not_confirmed(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    bench.world.set('lamp', state='on')
    bench.clock.advance(100)
    graph_id = bench.submit(s('s1', 'turn_on', 'lamp'))
    bench.run(0.5)
    bench.world.set('lamp', state='off')
    assert row(bench.finish(graph_id))['outcome'] == 'failed'


def test_every_effect_must_be_seen(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(s('s1', 'set_brightness', 'lamp', args={'percent': 80}))
    bench.run(1)
    bench.world.set('lamp', brightness=80)
    bench.run(1)
    assert bench.journal.named('report') == []
    bench.world.set('lamp', state='on', brightness=79)
    assert bench.finish(graph_id)['ok'] is True


def test_an_effect_that_nobody_can_see_is_unconfirmed(bench: Bench) -> None:
    report = bench.do(s('s1', 'beep', 'rover'))
    assert row(report)['outcome'] == 'unconfirmed'
    assert row(report)['reason'] == 'its effect cannot be observed'


def test_a_result_confirms_a_skill_that_gives_one(bench: Bench) -> None:
    report = bench.do(s('s1', 'scan', 'rover'))
    assert row(report)['outcome'] == 'confirmed'
    assert row(report)['verified_by'] == 'result'


def test_a_result_that_never_comes_fails_and_is_cancelled(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    report = bench.do(s('s1', 'scan', 'rover'))
    assert row(report)['outcome'] == 'failed'
    assert row(report)['reason'] == 'no result came within 5 s'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_time_limit_of_the_step_counts(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    report = bench.do(s('s1', 'scan', 'rover', timeout_s=2))
    assert 2 <= row(report)['seconds'] < 2.2


def test_a_robot_that_does_not_arrive_in_time_has_failed_and_is_cancelled(bench: Bench) -> None:
    bench.dispatch.unseen_at = ['s1']
    bench.dispatch.delay_s = 1000
    report = bench.do(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    assert row(report)['outcome'] == 'failed'
    assert row(report)['reason'] == 'it is 4.00 m and 0 degrees off its goal'
    assert bench.dispatch.cancelled == ['g1/s1/1']


def test_a_robot_that_only_says_that_it_arrived_has_failed(bench: Bench) -> None:
    bench.dispatch.unseen_at = ['s1']
    report = bench.do(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    assert row(report)['outcome'] == 'failed'
    assert '4.00 m' in row(report)['reason']


def test_a_robot_that_drives_through_its_goal_is_not_there_yet(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    graph_id = bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    bench.executor.tick()
    for i in range(40):
        bench.clock.advance(0.05)
        bench.world.move('rover', 3.5 + 0.025 * i, 0)
        bench.executor.tick()
    assert bench.journal.named('report', graph_id) == []
    bench.world.move('rover', 4.05, 0.05)
    assert bench.finish(graph_id)['ok'] is True


def test_a_robot_that_was_there_already_gets_time_to_leave(bench: Bench) -> None:
    bench.dispatch.silent_at = ['s1']
    bench.world.move('rover', 4, 0)
    bench.run(5)
    report = bench.do(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    assert report['ok'] is True
    assert row(report)['seconds'] >= 1


def test_a_short_way_is_confirmed_only_when_the_robot_was_seen_to_move(bench: Bench) -> None:
    short = s('s1', 'move', 'rover', args={'distance': 0.1})
    assert bench.do(short)['ok'] is True
    bench.dispatch.unseen_at = ['s1']
    report = bench.do(short)
    assert row(report)['outcome'] == 'unconfirmed'
    assert row(report)['reason'] == 'it was not seen to move'


def test_a_small_turn_is_confirmed_only_when_the_robot_was_seen_to_turn(bench: Bench) -> None:
    small = s('s1', 'turn', 'rover', args={'angle': 0.15})
    assert bench.do(small)['ok'] is True
    bench.dispatch.unseen_at = ['s1']
    assert row(bench.do(small))['outcome'] == 'unconfirmed'


def test_a_robot_that_is_told_only_which_way_to_face_does_not_turn_all_the_way(
    bench: Bench,
) -> None:
    report = bench.do(s('s1', 'turn', 'rover', args={'angle': 6.283}))
    assert row(report)['outcome'] == 'failed'
    assert 'which way to face' in row(report)['reason']
    assert bench.dispatch.sent == []
    assert bench.do(s('s1', 'turn', 'rover', args={'angle': 3.0}))['ok'] is True


def test_a_change_is_sent_as_the_value_that_comes_out(bench: Bench) -> None:
    bench.world.set('lamp', brightness=50)
    report = bench.do(s('s1', 'brighten', 'lamp', args={'percent': 15}))
    sent = bench.dispatch.sent[0].skill.effects[0]
    assert (sent.value, sent.relative) == (65, False)
    assert report['ok'] is True


def test_a_default_amount_is_filled_in(bench: Bench) -> None:
    bench.do(s('s1', 'brighten', 'lamp'))
    assert bench.dispatch.sent[0].args == {'percent': 20}
    assert bench.dispatch.sent[0].skill.effects[0].value == 70


def test_a_change_stays_within_the_limits(bench: Bench) -> None:
    bench.world.set('lamp', brightness=95)
    bench.do(s('s1', 'brighten', 'lamp', args={'percent': 50}))
    assert bench.dispatch.sent[0].skill.effects[0].value == 100


def test_a_change_of_something_unknown_fails(bench: Bench) -> None:
    bench.world.forget('lamp')
    report = bench.do(s('s1', 'brighten', 'lamp'))
    assert row(report)['outcome'] == 'failed'
    assert row(report)['code'] == 'unknown_state'
    assert bench.dispatch.sent == []


def test_a_step_waits_a_moment_for_a_state_that_is_late(bench: Bench) -> None:
    bench.world.forget('lamp')
    graph_id = bench.submit(s('s1', 'brighten', 'lamp'))
    bench.run(1)
    assert bench.dispatch.sent == []
    bench.world.set('lamp', state='on', brightness=30)
    assert bench.finish(graph_id)['ok']
    assert bench.dispatch.sent[0].skill.effects[0].value == 50


def test_a_robot_waits_a_moment_for_a_pose_that_is_late_but_not_for_ever(bench: Bench) -> None:
    bench.world.freeze('rover')
    bench.clock.advance(1.5)
    graph_id = bench.submit(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    bench.run(1)
    assert bench.dispatch.sent == []
    report = bench.finish(graph_id)
    assert row(report)['code'] == 'unknown_state'
    assert 2 <= row(report)['seconds'] < 2.2
    assert bench.dispatch.sent == []


def test_a_retried_change_is_not_added_twice(bench: Bench) -> None:
    bench.dispatch.fails_at = ['s1']
    bench.dispatch.on_send = lambda order: bench.world.set('lamp', brightness=60)
    bench.do(s('s1', 'brighten', 'lamp', on_failure='retry'))
    assert [o.skill.effects[0].value for o in bench.dispatch.sent] == [70, 70]


def test_a_relative_effect_of_an_unknown_value_has_no_result(bench: Bench) -> None:
    skill = bench.site.skills_of('lamp')['brighten']
    bench.world.forget('lamp')
    with pytest.raises(Aimless, match='brightness'):
        effects_of(
            s('s1', 'brighten', 'lamp'), skill, {'percent': 10}, bench.site, bench.world.world()
        )


@pytest.fixture
def fans(tmp_path: Path) -> Site:
    """A site with a fan of Sonoff's three steps, which may not run at the last."""
    file = tmp_path / 'fans.yaml'
    file.write_text(
        'name: fans\ndevices:\n  fan:\n    kind: fan\n    features: [speed]\n'
        '    mqtt: {dialect: tasmota, topic: fan}\n'
        '    skills: {set_speed: {args: {percent: {max: 80}}}}\n'
    )
    return load_site(file)


@pytest.mark.parametrize(
    ('skill', 'percent', 'now', 'step'),
    [
        ('set_speed', 50, 0, 67),
        ('set_speed', 40, 0, 33),
        ('set_speed', 1, 0, 33),
        ('set_speed', 80, 0, 67),
        ('faster', 10, 33, 67),
        ('faster', 10, 67, 67),
        ('slower', 10, 100, 67),
        ('slower', 10, 67, 33),
        ('slower', 10, 33, 33),
    ],
)
def test_a_fan_with_steps_is_asked_for_the_nearest(
    fans: Site, skill: str, percent: int, now: int, step: int
) -> None:
    world = World({'fan': EntityState({'state': 'on', 'speed': now}, at=1)}, 1)
    [effect] = effects_of(
        s('s1', skill, 'fan'), fans.skills_of('fan')[skill], {'percent': percent}, fans, world
    )
    assert effect.value == step


@pytest.mark.parametrize(
    ('wanted', 'seen', 'fits'),
    [
        ('on', 'on', True),
        ('on', 'off', False),
        ('on', None, None),
        (50, 52, True),
        (50, 53, False),
        (50, '50', False),
        (1, True, False),
        (True, True, True),
        (True, 1, False),
        (50, float('nan'), False),
    ],
)
def test_a_value_fits_within_its_tolerance_and_type(wanted: Any, seen: Any, fits: Any) -> None:
    assert matches(Effect(attribute='level', value=wanted, tolerance=2), seen) is fits
