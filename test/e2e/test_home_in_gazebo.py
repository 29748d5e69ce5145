"""From words to physics in the home: what Gazebo says of it, and that the report agrees."""

import math

import pytest
from shapely.geometry import LineString, Point, Polygon

SITE = 'home'
MODEL = 'none'
"""The words here are of the templates; the model speaks in the factory."""
ROVER = 'rover'
FOOTPRINT_M = 0.16
"""Radius of the rover's body in its model."""


def stays_clear(stack):
    """Assert that the rover touched nothing, and kept out of the stairs."""
    assert stack.gazebo.bumps == set()
    track = LineString([(s.x, s.y) for s in stack.gazebo.tracks[ROVER]])
    stairs = Polygon(stack.site.keep_out['stairs'].polygon)
    assert track.distance(stairs) > FOOTPRINT_M


def was_in(stack, area):
    room = Polygon(stack.site.areas[area].polygon)
    return any(room.contains(Point(s.x, s.y)) for s in stack.gazebo.tracks[ROVER])


def comes_by(stack, place, since=0.0):
    """Return the first simulated time at which the rover was at a place."""
    spot = stack.pose_of(place)
    return next(
        s.at
        for s in stack.gazebo.tracks[ROVER]
        if s.at >= since and math.dist((s.x, s.y), spot) < 0.1
    )


# Places ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    'words, places',
    [
        ('go to the kitchen', ['kitchen']),
        ('drive to the sofa', ['sofa']),
        ('fahr in die Küche', ['kitchen']),
        ('go to the hall and then go to the bedroom', ['hall', 'bedroom']),
    ],
)
def test_the_rover_comes_to_the_places_in_the_order_of_the_words(well, words, places):
    report = well.obey(words)
    at = 0.0
    for place in places:
        at = comes_by(well, place, since=at)
    well.agrees(report)
    stays_clear(well)


def test_dock_brings_the_rover_home(well):
    well.obey('go to the hall')
    well.obey('dock')
    assert well.is_at(ROVER, 'dock')
    stays_clear(well)


def test_a_cup_is_fetched_where_it_stands_and_brought_to_the_sofa(well):
    report = well.obey('bring the cup to the sofa')
    assert comes_by(well, 'kitchen_table') < comes_by(well, 'sofa')
    well.agrees(report)
    stays_clear(well)


# Moving by a measure -----------------------------------------------------------------------


def test_half_a_metre_forward_is_half_a_metre(well):
    before = well.gazebo.at(ROVER)
    well.obey('drive forward half a metre')
    well.comes_to_rest(ROVER)
    after = well.gazebo.at(ROVER)
    assert (after.x - before.x, after.y - before.y) == pytest.approx((0.0, -0.5), abs=0.06)


def test_a_turn_is_as_wide_as_said(well):
    well.obey('turn right by 45 degrees')
    turned_by(well, -45)


def test_a_repeated_turn_is_made_so_often(well):
    turn = {'skill': 'turn', 'target': ROVER, 'args': {'direction': 'left', 'angle': 1.5708}}
    report = well.carry_out({**turn, 'repeat': {'times': 2}})
    assert report['ok'], report
    turned_by(well, 180)


def turned_by(stack, degrees):
    stack.comes_to_rest(ROVER)
    assert math.degrees(stack.gazebo.turned(ROVER)) == pytest.approx(degrees, abs=6)
    assert stack.gazebo.far_from(ROVER, *stack.pose_of('dock')) < 0.05


# Robot and devices -------------------------------------------------------------------------


def test_the_light_goes_on_when_the_rover_is_there(well):
    well.set_device('kitchen_light', 'off')
    well.until(lambda: well.gazebo.shines('kitchen_light') is False, what='a dark kitchen')
    said = well.client.say('go to the kitchen, then turn on the kitchen light')
    well.until(lambda: well.seen('kitchen_light').get('state') == 'on')
    well.until(lambda: well.gazebo.shines('kitchen_light'), what='light in the kitchen')
    assert well.gazebo.far_from(ROVER, *well.pose_of('kitchen')) < 0.1
    well.agrees(well.obey(command_id=said))
    stays_clear(well)


def test_the_light_goes_on_while_the_rover_drives(well):
    well.set_device('hall_light', 'off')
    said = well.client.say('go to the kitchen and turn on the hall light')
    well.until(lambda: well.seen('hall_light').get('state') == 'on')
    assert well.gazebo.far_from(ROVER, *well.pose_of('kitchen')) > 1.0
    well.agrees(well.obey(command_id=said))
    stays_clear(well)


def test_a_step_waits_until_the_robot_is_in_the_room(well):
    well.set_device('kitchen_light', 'off')
    in_kitchen = {'entity': ROVER, 'attribute': 'area', 'op': 'eq', 'value': 'kitchen'}
    wait = {'mode': 'wait', 'condition': in_kitchen, 'timeout_s': 300}
    light = {'skill': 'turn_on', 'target': 'kitchen_light', 'when': wait}
    waiting = well.send_graph(light)
    going = well.client.say('go to the kitchen')
    well.until(lambda: well.seen('kitchen_light').get('state') == 'on')
    assert was_in(well, 'kitchen')
    for command in (going, waiting):
        well.obey(command_id=command)
    stays_clear(well)


# What is forbidden -------------------------------------------------------------------------


def test_a_drive_to_the_stairs_is_refused_and_the_rover_does_not_move(well):
    report = well.do('go to the stairs')
    assert {p['code'] for p in report['problems']} == {'keep_out'} and not report['steps']
    well.comes_to_rest(ROVER)
    assert well.gazebo.driven(ROVER) < 0.03


def test_a_move_onto_the_stairs_is_refused_and_the_rover_does_not_move(well):
    well.put_robot(ROVER, 5.4, 5.6, 0.0)
    well.gazebo.forget()
    report = well.do('drive forward one metre')
    assert not report['ok'] and not report['steps'], report
    assert well.gazebo.driven(ROVER) < 0.03


# Things in the way -------------------------------------------------------------------------


def test_a_shut_door_makes_it_take_the_other_one(well):
    well.put_box('door', 5.4, 4.0, wide=1.1, deep=0.1)
    report = well.obey('go to the kitchen')
    assert was_in(well, 'living_room')
    well.agrees(report)
    stays_clear(well)


def test_a_box_put_before_the_driving_rover_is_driven_around(well):
    well.put_robot(ROVER, 1.5, 5.0)
    well.gazebo.forget()
    said = well.client.say('go to the living room')
    well.until(lambda: well.gazebo.driven(ROVER) > 0.5, what='the rover under way')
    at = well.gazebo.at(ROVER)
    well.put_box('parcel', at.x + 1.2 * math.cos(at.yaw), at.y + 1.2 * math.sin(at.yaw))
    well.agrees(well.obey(command_id=said))
    assert well.is_at(ROVER, 'living_room')
    stays_clear(well)


def test_a_rover_that_is_carried_off_finds_back(well):
    said = well.client.say('go to the living room')
    well.until(lambda: well.gazebo.driven(ROVER) > 1.0, what='the rover under way')
    well.gazebo.place(ROVER, 1.0, 4.6, 2.0)
    well.agrees(well.obey(command_id=said))
    assert well.is_at(ROVER, 'living_room')
    assert well.gazebo.bumps == set()


def test_a_stop_in_mid_drive_holds_the_rover(well):
    said = well.client.say('go to the living room')
    well.until(lambda: well.gazebo.driven(ROVER) > 1.0, what='the rover under way')
    before = well.gazebo.driven(ROVER)
    well.client.say('stop')
    report = well.do('', command_id=said)
    assert [s['outcome'] for s in report['steps']] == ['cancelled'], report
    well.comes_to_rest(ROVER)
    assert well.gazebo.driven(ROVER) - before < 1.0
    assert not well.is_at(ROVER, 'living_room')
    stays_clear(well)
