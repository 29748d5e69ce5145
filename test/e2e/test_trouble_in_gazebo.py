"""What goes wrong in the factory while carts drive: Gazebo says what came of it, and so do we."""

import math

import pytest

SITE = 'factory'
MODEL = 'none'
ONE, TWO = 'cart_one', 'cart_two'
GO = {'skill': 'go_to', 'target': ONE, 'args': {'place': 'line_two'}}
"""A drive of some ten metres along the south of the aisle."""


@pytest.fixture
def hall(well):
    """The factory with a conveyor that stands, and is well again after the test."""
    well.set_device('conveyor_one', 'stopped')
    yield well
    well.mqtt.send('sim/conveyor_one/fault', 'none')


def under_way(stack, metres=1.5):
    """Wait until cart one has driven so far."""
    stack.until(lambda: stack.gazebo.driven(ONE) > metres, what='cart one under way')


# Things in the way -------------------------------------------------------------------------


def test_a_box_put_before_a_driving_cart_is_driven_around(hall):
    said = hall.client.say('send cart one to line two')
    under_way(hall, 0.5)
    hall.put_box('pallet', 7.5, 3.0, wide=0.6, deep=0.6)
    assert hall.gazebo.far_from(ONE, 7.5, 3.0) > 1.0
    hall.agrees(hall.obey(command_id=said))
    assert hall.is_at(ONE, 'line_two')
    assert hall.gazebo.bumps == set()


def test_a_cart_that_is_carried_off_finds_back(hall):
    said = hall.client.say('send cart one to line two')
    under_way(hall)
    hall.gazebo.place(ONE, 3.0, 7.5, math.pi)
    hall.agrees(hall.obey(command_id=said))
    assert hall.is_at(ONE, 'line_two')
    assert hall.gazebo.bumps == set()


def test_a_walled_in_cart_is_not_said_to_have_come(hall):
    home = hall.site.pose_of('dock_one')
    for n, (dx, dy) in enumerate(((0.7, 0.0), (-0.7, 0.0), (0.0, 0.7), (0.0, -0.7))):
        long = {'wide': 0.1, 'deep': 1.6} if dx else {'wide': 1.6, 'deep': 0.1}
        hall.put_box(f'wall_{n}', home.x + dx, home.y + dy, **long)
    report = hall.carry_out({**GO, 'timeout_s': 8}, timeout_s=200)
    step = report['steps'][0]
    assert step['outcome'] == 'failed' and 'off its goal' in step['reason'], report
    hall.agrees(report)
    assert hall.gazebo.far_from(ONE, home.x, home.y) < 0.5


def test_a_cart_whose_wheels_spin_is_not_said_to_have_come(hall):
    hall.set_fault(ONE, 'stuck')
    report = hall.carry_out({**GO, 'timeout_s': 5}, timeout_s=200)
    step = report['steps'][0]
    assert step['outcome'] == 'failed' and 'off its goal' in step['reason'], report
    assert hall.gazebo.driven(ONE) < 0.05
    # Free again, it does not drive on by itself.
    hall.set_fault(ONE, 'none')
    waited(hall, 5.0)
    assert hall.gazebo.driven(ONE) < 0.05


def test_a_cart_that_is_too_slow_is_stopped_when_its_time_is_over(hall):
    hall.set_fault(ONE, 'slow')
    report = hall.carry_out({**GO, 'timeout_s': 4}, timeout_s=200)
    assert report['steps'][0]['outcome'] == 'failed', report
    hall.comes_to_rest(ONE)
    assert hall.gazebo.far_from(ONE, *hall.pose_of('line_two')) > 1.0
    hall.set_fault(ONE, 'none')
    driven = hall.gazebo.driven(ONE)
    waited(hall, 5.0)
    assert hall.gazebo.driven(ONE) - driven < 0.05


def waited(stack, seconds):
    """Let so much simulated time pass."""
    began = stack.gazebo.now
    stack.until(lambda: stack.gazebo.now - began > seconds, what=f'{seconds} simulated seconds')


# Stops -------------------------------------------------------------------------------------


def test_a_stop_in_mid_drive_holds_both_carts(hall):
    said = hall.client.say('send cart one to line two and send cart two to receiving')
    for robot in (ONE, TWO):
        hall.until(lambda r=robot: hall.gazebo.driven(r) > 0.5, what=f'{robot} under way')
    before = {robot: hall.gazebo.driven(robot) for robot in (ONE, TWO)}
    hall.client.say('stop')
    report = hall.do('', command_id=said)
    assert {s['outcome'] for s in report['steps']} == {'cancelled'}, report
    for robot in (ONE, TWO):
        hall.comes_to_rest(robot)
    waited(hall, 5.0)
    for robot in (ONE, TWO):
        assert hall.gazebo.driven(robot) - before[robot] < 2.0
    assert not hall.is_at(ONE, 'line_two') and not hall.is_at(TWO, 'receiving')
    assert hall.gazebo.bumps == set()


# Devices and the broker --------------------------------------------------------------------


def test_a_cart_drives_beside_a_conveyor_that_is_offline_and_only_the_drive_is_confirmed(hall):
    hall.mqtt.send('sim/conveyor_one/fault', 'offline')
    hall.until(lambda: not hall.client.world['conveyor_one']['available'])
    report = hall.do('send cart one to line two and start conveyor one')
    assert not report['ok'] and {p['code'] for p in report['problems']} == {'unavailable'}
    hall.agrees(report)
    assert hall.is_at(ONE, 'line_two')


def test_a_conveyor_that_goes_offline_while_the_cart_drives_is_told(hall):
    said = hall.client.say('send cart one to line two, then start conveyor one at 40 percent')
    under_way(hall)
    hall.mqtt.send('sim/conveyor_one/fault', 'offline')
    report = hall.do('', command_id=said)
    assert [s['outcome'] for s in report['steps']] == ['confirmed', 'failed'], report
    hall.agrees(report)
    assert hall.is_at(ONE, 'line_two')
    hall.mqtt.send('sim/conveyor_one/fault', 'none')
    hall.until(lambda: hall.client.world['conveyor_one']['available'])
    assert hall.seen('conveyor_one')['state'] == 'stopped'


def test_a_broker_that_comes_back_while_the_cart_drives_does_no_harm(hall):
    said = hall.client.say('send cart one to line two, then start conveyor one at 40 percent')
    under_way(hall, 0.5)
    hall.kill('broker')
    hall.start('broker')
    report = hall.do('', command_id=said)
    hall.agrees(report)
    assert hall.is_at(ONE, 'line_two')
    hall.until(lambda: hall.client.world['conveyor_one']['available'])
    state = 'running' if report['steps'][1]['outcome'] == 'confirmed' else 'stopped'
    hall.until(
        lambda: hall.seen('conveyor_one')['state'] == state, what=f'a conveyor that is {state}'
    )


# Two who want the same ---------------------------------------------------------------------


def test_two_speakers_who_want_one_cart_get_it_one_after_the_other(hall):
    commands = {
        'line_two': hall.client.say('send cart one to line two', speaker='anna'),
        'receiving': hall.client.say('send cart one to receiving', speaker='ben'),
    }
    ended = {}
    for place, command in commands.items():
        events = list(hall.client.follow(command, 200))
        assert events[-1]['event'] == 'report' and events[-1]['ok'], events
        ended[place] = events[-1]['at']
    last = max(ended, key=ended.get)
    assert hall.is_at(ONE, last)
    for place in commands:
        spot = hall.pose_of(place)
        assert min(math.dist((s.x, s.y), spot) for s in hall.gazebo.tracks[ONE]) < 0.15
    assert hall.gazebo.bumps == set()
