import math

import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.motion import (
    goal,
    is_closed,
    path,
    pose_now,
    starts,
)
from llm_bridge.site.entity import Pose

SITE = home()
HERE = Pose(x=1, y=1, yaw=math.pi / 2)
ROVER = SITE.robots['rover']


def leads(step_, pose=HERE, site=SITE):
    found = goal(step_, skill_of(step_.target, step_.skill, site), site, pose)
    return None if found is None else tuple(round(v, 6) for v in (found.x, found.y, found.yaw))


def test_going_leads_to_the_pose_of_the_place_from_anywhere():
    assert leads(step('a', 'go_to', 'rover', place='kitchen'), None) == (6, 2, 0)
    assert leads(step('a', 'go_to', 'rover', place='attic')) is None
    assert leads(step('a', 'go_to', 'rover', place='cup')) is None


def test_docking_leads_home():
    assert leads(step('a', 'dock', 'rover'), None) == (0.6, 0.6, 0)
    assert leads(step('a', 'dock', 'buggy')) is None


@pytest.mark.parametrize(
    ('direction', 'x', 'y'),
    [('forward', 1, 3), ('backward', 1, -1), ('left', -1, 1), ('right', 3, 1)],
)
def test_moving_leads_to_the_side_that_is_said_as_the_robot_sees_it(direction, x, y):
    found = leads(step('a', 'drive', 'rover', distance=2, direction=direction))
    assert found == (x, y, round(HERE.yaw, 6))


def test_moving_is_forward_when_nothing_is_said():
    assert leads(step('a', 'drive', 'rover', distance=2))[:2] == (1, 3)


def test_turning_is_on_the_spot_left_is_anticlockwise():
    assert leads(step('a', 'turn', 'rover', angle=1)) == (1, 1, round(math.pi / 2 + 1, 6))
    assert leads(step('a', 'turn', 'rover', angle=1, direction='right')) == (
        1,
        1,
        round(math.pi / 2 - 1, 6),
    )
    assert leads(step('a', 'turn', 'rover', angle=math.pi)) == (1, 1, round(-math.pi / 2, 6))


def test_turning_around_is_half_a_turn_unless_an_angle_is_said():
    around = step('a', 'turn', 'rover', direction='around')
    assert leads(around) == (1, 1, round(-math.pi / 2, 6))
    assert leads(step('a', 'turn', 'rover', direction='around', angle=1))[2] == round(
        math.pi / 2 + 1, 6
    )


def test_relative_motions_lead_nowhere_from_nowhere():
    assert leads(step('a', 'drive', 'rover', distance=2), None) is None
    assert leads(step('a', 'turn', 'rover', angle=2), None) is None


def test_motions_that_do_not_say_enough_lead_nowhere():
    assert leads(step('a', 'drive', 'rover')) is None
    assert leads(step('a', 'drive', 'rover', distance=math.nan)) is None
    assert leads(step('a', 'drive', 'rover', distance=1, direction='up')) is None
    assert leads(step('a', 'turn', 'rover', angle=1, direction='up')) is None
    assert leads(step('a', 'pick', 'rover', object='cup')) is None


def test_a_relative_way_is_straight_even_through_a_wall():
    end = Pose(x=7, y=1)
    assert path(SITE, ROVER, HERE, end, 'move') == ((1, 1), (7, 1))
    assert len(path(SITE, ROVER, HERE, end, 'go')) > 2


def test_a_pose_is_only_known_while_it_is_fresh_and_finite():
    assert pose_now(ROVER, SITE, world(rover=(1, 2, 0))) == Pose(x=1, y=2)
    assert pose_now(ROVER, SITE, world()) is None
    assert pose_now(ROVER, SITE, world(rover={'pose': (1, 2, 0), 'at': 98.9})) is None
    assert pose_now(ROVER, SITE, world(rover={'pose': (1, 2, 0), 'available': False})) is None
    assert pose_now(ROVER, SITE, world(rover=(1, math.nan, 0))) is None


def test_a_zone_is_closed_always_or_while_its_condition_holds():
    assert is_closed(SITE.keep_out['stairs'], SITE, world()) is True
    oven = SITE.keep_out['oven_zone']
    assert is_closed(oven, SITE, world(oven='on')) is True
    assert is_closed(oven, SITE, world(oven='off')) is False
    assert is_closed(oven, SITE, world()) is None


def test_a_motion_starts_where_the_one_before_it_ended():
    g = graph(
        step('a', 'go_to', 'rover', place='study'),
        step('b', 'drive', 'rover', 'a', distance=1),
        step('c', 'turn', 'rover', after='b', angle=1),
    )
    found = starts(g, SITE, world(rover=(1, 1, 0)))
    assert found == {'a': Pose(x=1, y=1), 'b': Pose(x=2, y=6), 'c': Pose(x=3, y=6)}


def test_where_a_motion_starts_is_known_after_a_place_even_without_a_pose():
    g = graph(
        step('a', 'go_to', 'rover', place='study'), step('b', 'drive', 'rover', 'a', distance=1)
    )
    assert starts(g, SITE, world()) == {'a': None, 'b': Pose(x=2, y=6)}


def test_repeated_moves_end_further_away():
    g = graph(
        step('a', 'drive', 'rover', distance=1, more={'repeat': {'times': 3}}),
        step('b', 'turn', 'rover', after='a', angle=1),
    )
    assert starts(g, SITE, world(rover=(0, 1, 0)))['b'].x == pytest.approx(3)


@pytest.mark.parametrize(
    'more',
    [
        {'when': {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}},
        {'on_failure': 'continue'},
        {'given': ('g',)},
    ],
)
def test_after_a_motion_that_may_not_happen_nothing_is_known(more):
    gate = step(
        'g',
        'check',
        'bridge',
        more={'when': {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}},
    )
    g = graph(
        gate,
        step('a', 'go_to', 'rover', place='study', more=more),
        step('b', 'drive', 'rover', after='a', distance=1),
    )
    assert starts(g, SITE, world(rover=(1, 1, 0)))['b'] is None


def test_under_the_same_condition_the_motion_before_is_known():
    gate = step(
        'g',
        'check',
        'bridge',
        more={'when': {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}},
    )
    g = graph(
        gate,
        step('a', 'go_to', 'rover', place='study', given='g'),
        step('b', 'drive', 'rover', after='a', given='g', distance=1),
    )
    assert starts(g, SITE, world())['b'] == Pose(x=2, y=6)


def test_beside_another_motion_nothing_is_known():
    g = graph(step('a', 'go_to', 'rover', place='study'), step('b', 'dock', 'rover'))
    assert starts(g, SITE, world(rover=(1, 1, 0))) == {'a': None, 'b': None}


def test_after_two_motions_in_any_order_nothing_is_known():
    g = graph(
        step('a', 'go_to', 'rover', place='study'),
        step('b', 'dock', 'rover'),
        step('c', 'drive', 'rover', after='a b', distance=1),
    )
    assert starts(g, SITE, world(rover=(1, 1, 0)))['c'] is None


def test_a_turn_until_something_ends_nobody_knows_where():
    until = {'times': 3, 'until': {'entity': 'gate', 'value': 'on'}}
    g = graph(
        step('a', 'turn', 'rover', angle=1, more={'repeat': until}),
        step('b', 'drive', 'rover', after='a', distance=1),
    )
    assert starts(g, SITE, world(rover=(1, 1, 0)))['b'] is None
    back = graph(
        step('a', 'go_to', 'rover', place='study', more={'repeat': until}),
        step('b', 'drive', 'rover', after='a', distance=1),
    )
    assert starts(back, SITE, world())['b'] == Pose(x=2, y=6)


def test_other_robots_do_not_matter():
    g = graph(
        step('a', 'go_to', 'buggy', place='study'),
        step('b', 'drive', 'rover', after='a', distance=1),
    )
    assert starts(g, SITE, world(rover=(1, 1, 0)))['b'] == Pose(x=1, y=1)
