"""From words to physics in the factory: two carts and their machines, judged by Gazebo."""

import math

import pytest
from shapely.geometry import LineString, Point, Polygon

SITE = 'factory'
MODEL = 'none'
"""What is said here the templates understand; how words are understood is tested elsewhere."""
ONE, TWO = 'cart_one', 'cart_two'
FOOTPRINT_M = 0.28
"""Half the length of a cart's body in its model."""


@pytest.fixture
def hall(well):
    """The factory with every machine at rest and every light out."""
    for device, state in (
        ('conveyor_one', 'stopped'),
        ('conveyor_two', 'stopped'),
        ('hydraulic_press', 'idle'),
        ('hall_lights', 'off'),
    ):
        well.set_device(device, state)
    return well


def stays_clear(stack):
    """Assert that no cart touched anything."""
    assert stack.gazebo.bumps == set()


def was_in(stack, robot, zone):
    """Say whether a cart's body was over a zone at any time."""
    track = LineString([(s.x, s.y) for s in stack.gazebo.tracks[robot]])
    return track.distance(Polygon(zone.polygon)) < FOOTPRINT_M


def drove(stack, robot, since=0.0):
    """Return the simulated times at which a cart set out and came to rest, from its track."""
    track = [s for s in stack.gazebo.tracks[robot] if s.at >= since]
    away = [s.at for s in track if math.dist((s.x, s.y), (track[0].x, track[0].y)) > 0.05]
    near = [s.at for s in track if math.dist((s.x, s.y), (track[-1].x, track[-1].y)) > 0.05]
    return away[0], near[-1]


# Two carts ---------------------------------------------------------------------------------


def test_two_carts_drive_to_two_stations_at_the_same_time(hall):
    report = hall.obey('send cart one to line two and send cart two to receiving')
    hall.agrees(report)
    assert hall.is_at(ONE, 'line_two') and hall.is_at(TWO, 'receiving')
    (one_began, one_ended), (two_began, two_ended) = drove(hall, ONE), drove(hall, TWO)
    assert max(one_began, two_began) < min(one_ended, two_ended)
    stays_clear(hall)


def test_carts_that_meet_pass_each_other(hall):
    hall.put_robot(TWO, *hall.pose_of('line_two'), math.pi)
    hall.gazebo.forget()
    report = hall.obey('send cart one to line two and send cart two to dock one')
    hall.agrees(report)
    stays_clear(hall)


def test_the_cart_that_is_named_in_answer_to_the_question_drives_alone(hall):
    report = hall.do('send the cart to receiving')
    assert report['outcome'] == 'question' and 'cart one or cart two' in report['question']
    hall.comes_to_rest(ONE)
    hall.comes_to_rest(TWO)
    assert hall.gazebo.driven(ONE) < 0.03 and hall.gazebo.driven(TWO) < 0.03
    hall.agrees(hall.obey('cart two'))
    assert hall.is_at(TWO, 'receiving')
    assert hall.gazebo.driven(ONE) < 0.03
    stays_clear(hall)


def test_two_speakers_send_two_carts(hall):
    commands = [
        hall.client.say('send cart one to line two', speaker='anna'),
        hall.client.say('send cart two to receiving', speaker='ben'),
    ]
    for command in commands:
        hall.agrees(hall.obey(command_id=command))
    assert hall.is_at(ONE, 'line_two') and hall.is_at(TWO, 'receiving')
    stays_clear(hall)


# Carts and machines ------------------------------------------------------------------------


def test_the_conveyor_starts_when_the_cart_is_there(hall):
    said = hall.client.say('send cart one to line two, then start conveyor one at 40 percent')
    hall.until(lambda: hall.seen('conveyor_one').get('state') == 'running')
    assert hall.gazebo.far_from(ONE, *hall.pose_of('line_two')) < 0.15
    hall.agrees(hall.obey(command_id=said))
    assert hall.seen('conveyor_one')['speed'] == 40
    stays_clear(hall)


def test_the_lights_go_on_while_the_cart_drives(hall):
    said = hall.client.say('send cart two to line one and turn on the hall lights')
    hall.until(lambda: hall.seen('hall_lights').get('state') == 'on')
    assert hall.gazebo.far_from(TWO, *hall.pose_of('line_one')) > 1.0
    hall.agrees(hall.obey(command_id=said))
    stays_clear(hall)


def test_a_cart_waits_until_the_other_one_has_come(hall):
    there = {'entity': ONE, 'attribute': 'area', 'op': 'eq', 'value': 'line_two'}
    wait = {'mode': 'wait', 'condition': there, 'timeout_s': 300}
    go = {'skill': 'go_to', 'target': TWO, 'args': {'place': 'receiving'}, 'when': wait}
    waiting = hall.send_graph(go)
    hall.agrees(hall.obey('send cart one to line two'))
    hall.agrees(hall.obey(command_id=waiting))
    line_two = Polygon(hall.site.areas['line_two'].polygon)
    came = next(s.at for s in hall.gazebo.tracks[ONE] if line_two.covers(Point(s.x, s.y)))
    assert drove(hall, TWO)[0] >= came
    stays_clear(hall)


def test_a_cart_waits_until_the_conveyor_runs(hall):
    runs = {'entity': 'conveyor_two', 'attribute': 'state', 'op': 'eq', 'value': 'running'}
    wait = {'mode': 'wait', 'condition': runs, 'timeout_s': 300}
    go = {'skill': 'go_to', 'target': ONE, 'args': {'place': 'line_two'}, 'when': wait}
    waiting = hall.send_graph(go)
    began = hall.gazebo.now
    hall.until(lambda: hall.gazebo.now - began > 5.0)
    assert hall.gazebo.driven(ONE) < 0.03
    hall.obey('start conveyor two')
    hall.agrees(hall.obey(command_id=waiting))
    assert hall.is_at(ONE, 'line_two')


def test_a_move_that_is_repeated_goes_twice_as_far(hall):
    hall.put_robot(TWO, 4.0, 7.0)
    hall.gazebo.forget()
    hall.obey('cart two, drive forward one metre twice')
    hall.comes_to_rest(TWO)
    assert hall.gazebo.far_from(TWO, 6.0, 7.0) < 0.25
    stays_clear(hall)


# The cell of the press ---------------------------------------------------------------------


def test_a_cart_comes_into_the_cell_while_the_press_is_idle(hall):
    hall.put_robot(ONE, 12.0, 7.0)
    hall.agrees(hall.obey('send cart one to the press cell'))
    assert hall.is_at(ONE, 'press_cell')
    stays_clear(hall)
    # With a cart in the cell the press stays idle.
    report = hall.do('start the press', answers='yes')
    assert not report['ok'], report
    assert hall.seen('hydraulic_press')['state'] == 'idle'


def test_a_cart_is_not_sent_into_the_cell_of_a_running_press(hall):
    hall.set_device('hydraulic_press', 'running')
    report = hall.do('send cart one to the press cell')
    assert {p['code'] for p in report['problems']} == {'keep_out'} and not report['steps']
    hall.comes_to_rest(ONE)
    assert hall.gazebo.driven(ONE) < 0.03


def test_a_press_that_starts_stops_the_cart_on_its_way_there(hall):
    hall.put_robot(ONE, 4.0, 7.0)
    hall.gazebo.forget()
    said = hall.client.say('send cart one to the press cell')
    hall.starts(ONE)
    hall.set_device('hydraulic_press', 'running')
    report = hall.do('', command_id=said)
    assert report['steps'][0]['outcome'] == 'failed', report
    assert 'closed to robots' in report['say']
    hall.comes_to_rest(ONE)
    assert not was_in(hall, ONE, hall.site.keep_out['running_press_cell'])
    stays_clear(hall)
