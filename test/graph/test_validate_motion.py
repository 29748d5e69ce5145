import math

import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, check_step
from llm_bridge.site.entity import Pose

SITE = home()


def before(*steps, site=SITE, **states):
    return [(p.code, p.step) for p in check(graph(*steps), site, world(**states))]


def now(step_, site=SITE, **states):
    return [p.code for p in check_step(step_, graph(step_), site, world(**states))]


def go(name, place, **more):
    return step(name, 'go_to', 'rover', place=place, **more)


def drive(distance, direction='forward', name='a', **more):
    return step(name, 'drive', 'rover', distance=distance, direction=direction, **more)


STAIRS = {'stairs': {'name': 'stairs', 'polygon': [(0, 7), (1, 7), (1, 8), (0, 8)]}}


def test_a_place_in_a_closed_zone_is_refused_even_if_nothing_else_is_known():
    places = {'top': {'name': 'stair top', 'pose': {'x': 0.5, 'y': 7.5}}}
    site = home(
        places=places,
        robots={'rover': SITE.model_dump()['robots']['rover'] | {'home': None}},
        keep_out=STAIRS,
    )
    assert before(go('a', 'top'), site=site) == [(Code.KEEP_OUT, 'a')]
    assert before(
        step('w', 'wait', 'bridge', duration=1), go('a', 'top', after='w'), site=site
    ) == [(Code.KEEP_OUT, 'a')]


def test_a_place_as_near_as_the_robots_radius_to_a_closed_zone_is_refused():
    for x, expected in ((1.19, [(Code.KEEP_OUT, 'a')]), (1.21, [])):
        site = home(
            places={'top': {'name': 'top', 'pose': {'x': x, 'y': 7.5}}},
            keep_out=STAIRS,
            robots={'rover': SITE.model_dump()['robots']['rover'] | {'home': None}},
        )
        assert before(go('a', 'top'), site=site) == expected


def test_home_in_a_closed_zone_is_refused():
    site = home(
        places={'charger': {'name': 'dock', 'pose': {'x': 0.5, 'y': 7.5}}}, keep_out=STAIRS
    )
    assert before(step('a', 'dock', 'rover'), site=site) == [(Code.KEEP_OUT, 'a')]


def test_a_robot_without_a_home_cannot_go_home():
    assert before(step('a', 'dock', 'buggy')) == [(Code.UNREACHABLE, 'a')]


def test_a_zone_that_is_closed_at_times_counts_when_it_is_known_to_be_closed():
    stove = go('a', 'stove')
    assert before(stove) == []
    assert before(stove, oven='off') == []
    assert before(stove, oven='on') == [(Code.KEEP_OUT, 'a')]


def test_a_step_that_starts_later_meets_the_zone_later():
    assert before(step('b', 'turn_off', 'oven'), go('a', 'stove', after='b'), oven='on') == []
    waiting = go(
        'a',
        'stove',
        more={'when': {'mode': 'wait', 'condition': {'entity': 'oven', 'value': 'off'}}},
    )
    assert before(waiting, oven='on') == []


def test_when_it_is_dispatched_a_zone_that_is_not_known_to_be_open_is_closed():
    stove = go('a', 'stove')
    here = (5, 2, 0)
    assert now(stove, rover=here, oven='off') == []
    assert now(stove, rover=here, oven='on') == [Code.KEEP_OUT]
    assert now(stove, rover=here) == [Code.UNKNOWN_STATE]
    assert now(stove, rover=here, oven={'state': 'off', 'available': False}) == [
        Code.UNKNOWN_STATE
    ]


def test_without_a_fresh_pose_nothing_moves():
    for motion in (
        go('a', 'hall'),
        drive(1),
        step('a', 'turn', 'rover', angle=1),
        step('a', 'dock', 'rover'),
    ):
        assert now(motion, oven='off') == [Code.UNKNOWN_STATE]
        assert now(motion, oven='off', rover={'pose': (2, 2, 0), 'at': 98.0}) == [
            Code.UNKNOWN_STATE
        ]
        assert now(motion, oven='off', rover=(math.nan, 2, 0)) == [Code.UNKNOWN_STATE]
        assert now(motion, oven='off', rover=(2, 2, 0)) == []


def test_speaking_needs_no_pose():
    assert now(step('a', 'say', 'rover', text='hello')) == []


def test_a_way_through_a_closed_zone_is_refused():
    # Straight from the hall to the kitchen, with a closed mat before the door.
    mat = home(
        keep_out={'mat': {'name': 'mat', 'polygon': [(3, 1.5), (3.4, 1.5), (3.4, 2.5), (3, 2.5)]}}
    )
    assert before(go('a', 'kitchen'), site=mat, rover=(1, 2, 0)) == [(Code.KEEP_OUT, 'a')]
    assert now(go('a', 'kitchen'), site=mat, rover=(1, 2, 0)) == [Code.KEEP_OUT]
    # Where the robot is, is not known yet: the way is looked at when it is dispatched.
    assert before(go('a', 'kitchen'), site=mat) == []


def test_a_way_through_a_zone_that_may_be_closed_is_refused_when_it_is_dispatched():
    mat = home(
        keep_out={
            'mat': {
                'name': 'mat',
                'polygon': [(3, 1.5), (3.4, 1.5), (3.4, 2.5), (3, 2.5)],
                'while': [{'entity': 'lamp', 'attribute': 'state', 'value': 'on'}],
            }
        }
    )
    assert now(go('a', 'kitchen'), site=mat, rover=(1, 2, 0), lamp='off') == []
    assert now(go('a', 'kitchen'), site=mat, rover=(1, 2, 0)) == [Code.UNKNOWN_STATE]


def test_only_a_robot_that_drives_around_zones_by_itself_may_go_where_one_is_in_the_way():
    mat = {'mat': {'name': 'mat', 'polygon': [(2.4, 1.5), (2.6, 1.5), (2.6, 2.5), (2.4, 2.5)]}}
    wall = {'mat': {'name': 'mat', 'polygon': [(2.4, -1), (2.6, -1), (2.6, 5), (2.4, 5)]}}
    robots = SITE.model_dump()['robots']
    clever = {'rover': robots['rover'] | {'avoids_keep_out': True}}
    start = (1, 2, 0)
    assert now(go('a', 'kitchen'), site=home(keep_out=mat), rover=start) == [Code.KEEP_OUT]
    assert now(go('a', 'kitchen'), site=home(keep_out=mat, robots=clever), rover=start) == []
    assert now(go('a', 'kitchen'), site=home(keep_out=wall, robots=clever), rover=start) == [
        Code.KEEP_OUT
    ]
    # Relative motions are straight whatever the robot can do.
    assert now(drive(2.4), site=home(keep_out=mat, robots=clever), rover=start) == [Code.KEEP_OUT]


def test_a_robot_in_a_zone_may_leave_it_and_may_not_go_on_inside():
    site = home(
        keep_out={'mat': {'name': 'mat', 'polygon': [(0, 0), (1, 0), (1, 4), (0, 4)]}},
        places={'charger': {'name': 'dock', 'pose': {'x': 3, 'y': 1}}},
    )
    assert now(drive(2), site=site, rover=(0.9, 2, 0)) == []
    assert now(drive(1, 'left'), site=site, rover=(0.5, 2, 0)) == [Code.KEEP_OUT]


def test_a_relative_motion_into_a_closed_zone_is_refused():
    study = (2, 7.5, math.pi)
    assert before(drive(0.5), rover=study) == []
    assert before(drive(1.5), rover=study) == [(Code.KEEP_OUT, 'a')]
    assert now(drive(1.5), rover=study, oven='off') == [Code.KEEP_OUT]
    (found,) = check(graph(drive(1.5)), SITE, world(rover=study))
    assert found.suggestion == 'drive the rover 0.7 metres forward'


def test_a_relative_motion_through_a_wall_is_refused():
    assert before(drive(1.5), rover=(2, 1, 0)) == []
    assert before(drive(3), rover=(2, 1, 0)) == [(Code.UNREACHABLE, 'a')]
    assert now(drive(3), oven='off', rover=(2, 1, 0)) == [Code.UNREACHABLE]
    assert before(drive(3), rover=(2, 2, 0)) == []  # there is the door
    (found,) = check(graph(drive(3)), SITE, world(rover=(2, 1, 0)))
    assert found.suggestion == 'drive the rover 1.7 metres forward'


def test_a_relative_motion_into_furniture_is_refused():
    site = home(furniture={'table': {'polygon': [(3, 0.5), (3.5, 0.5), (3.5, 1.5), (3, 1.5)]}})
    assert now(drive(1), site=site, oven='off', rover=(2, 1, 0)) == [Code.UNREACHABLE]


OPEN_HALL = {
    'areas': {
        'west': {'name': 'west', 'polygon': [(0, 0), (4, 0), (4, 4), (0, 4)], 'walls': False},
        'east': {'name': 'east', 'polygon': [(4, 0), (8, 0), (8, 4), (4, 4)], 'walls': False},
    },
    'places': {},
    'doors': (),
    'keep_out': {},
    'objects': {},
    'devices': {},
    'robots': {'rover': SITE.model_dump()['robots']['rover'] | {'home': None}},
}


def test_a_relative_motion_off_the_known_floor_is_refused_also_where_no_walls_are_drawn():
    hall = home(**OPEN_HALL)
    assert before(drive(5), site=hall, rover=(2, 2, 0)) == []
    assert before(drive(5, 'backward'), site=hall, rover=(2, 2, 0)) == [(Code.UNREACHABLE, 'a')]
    (problem,) = check(graph(drive(5, 'left')), hall, world(rover=(2, 2, 0)))
    assert problem.message == (
        'To drive the rover 5 metres left would leave the known floor; instead one could drive '
        'the rover 1.8 metres left.'
    )
    assert now(drive(5, 'left'), site=hall, rover=(2, 2, 0)) == [Code.UNREACHABLE]
    twice = drive(3, more={'repeat': {'times': 3}})
    assert before(twice, site=hall, rover=(1, 2, 0)) == [(Code.UNREACHABLE, 'a')]


def test_a_robot_that_stands_beyond_the_known_floor_may_drive_on():
    hall = home(**OPEN_HALL)
    assert now(drive(2), site=hall, rover=(-3, 2, 0)) == []


def test_a_second_try_is_checked_on_the_way_to_where_the_first_one_led():
    asked, aim = drive(1.5), Pose(x=3.5, y=2)
    there = world(rover=(2.9, 2, 0), front_door='locked')
    assert check_step(asked, graph(asked), SITE, there, aim=aim) == ()
    behind_a_wall = Pose(x=3, y=6)
    assert [p.code for p in check_step(asked, graph(asked), SITE, there, aim=behind_a_wall)] == [
        Code.UNREACHABLE
    ]


def test_a_robot_close_to_a_wall_may_drive_away_from_it_and_not_into_it():
    near = (3.85, 1, 0)
    assert now(drive(1, 'backward'), oven='off', rover=near) == []
    assert now(drive(0.3), oven='off', rover=near) == [Code.UNREACHABLE]


def test_relative_motions_are_added_up_from_where_the_robot_will_be():
    steps = [
        go('a', 'study'),
        step('t', 'turn', 'rover', after='a', angle=math.pi),
        drive(1.2, name='b', after='t'),
    ]
    assert before(*steps) == []
    # 1.2 metres more, to the left wall of the study.
    assert before(*steps, drive(1.2, name='c', after='b')) == [(Code.UNREACHABLE, 'c')]


def test_every_repetition_of_a_relative_motion_counts():
    def twice(times):
        return drive(1, more={'repeat': {'times': times}})

    assert before(twice(2), rover=(1, 1, 0)) == []
    assert before(twice(3), rover=(1, 1, 0)) == [(Code.UNREACHABLE, 'a')]


def test_fewer_repetitions_are_offered_where_some_are_possible():
    asked = drive(1, more={'repeat': {'times': 5}})
    (problem,) = check(graph(asked), SITE, world(rover=(4.9, 3, 0)))
    assert problem.suggestion == 'drive the rover 1 metre forward, twice'


def test_turning_on_the_spot_is_possible_anywhere():
    assert now(step('a', 'turn', 'rover', angle=1), oven='off', rover=(0.5, 7.5, 0)) == []


def test_a_room_without_a_door_is_not_reachable():
    site = home(doors=[])
    assert before(go('a', 'kitchen'), site=site, rover=(1, 1, 0)) == [(Code.UNREACHABLE, 'a')]
    assert now(go('a', 'kitchen'), site=site, oven='off', rover=(1, 1, 0)) == [Code.UNREACHABLE]
    (found,) = check(graph(go('a', 'kitchen')), site, world(rover=(1, 1, 0)))
    assert found.suggestion == 'drive the rover to the hall'


def test_places_named_for_other_skills_are_kept_out_of_closed_zones_too():
    skill = {'name': 'sweep', 'description': 'sweep', 'args': [{'name': 'at', 'type': 'place'}]}
    site = home(robots={'rover': {'name': 'rover', 'skills': {'sweep': skill}}})
    sweep = step('a', 'sweep', 'rover', at='stove')
    assert before(sweep, site=site, oven='on') == [(Code.KEEP_OUT, 'a')]
    assert before(sweep, site=site, oven='off') == []
    assert now(sweep, site=site) == [Code.UNKNOWN_STATE]


def test_a_robot_is_not_asked_to_be_faster_than_it_may():
    def fast(speed):
        return step('a', 'go_to', 'rover', place='hall', speed=speed)

    assert before(fast(0.5)) == []
    assert before(fast(0.6)) == [(Code.OUT_OF_RANGE, 'a')]
    (found,) = check(graph(fast(0.6)), SITE, world())
    assert found.suggestion == 'drive the rover to the hall with speed 0.5 metres per second'


def test_a_motion_that_leads_nowhere_known_is_refused():
    skills = SITE.model_dump()['robots']['rover']['skills']
    skills['drive']['args'][1]['choices'] = ['forward', 'up']
    site = home(robots={'rover': {'name': 'rover', 'skills': skills}})
    assert now(drive(1, 'up'), site=site, rover=(2, 2, 0), oven='off') == [Code.UNREACHABLE]
    assert before(drive(1, 'up'), site=site, rover=(2, 2, 0)) == [(Code.UNREACHABLE, 'a')]


@pytest.mark.parametrize('place', ['stove', 'kitchen'])
def test_the_nearest_allowed_place_is_offered(place):
    site = home(
        keep_out={
            'kitchen_zone': {'name': 'wet floor', 'polygon': [(4.5, 0), (8, 0), (8, 4), (4.5, 4)]}
        }
    )
    (found,) = check(graph(go('a', place)), site, world(rover=(1, 1, 0)))
    assert found.code is Code.KEEP_OUT
    assert found.suggestion == 'drive the rover to the hall'
    assert 'the wet floor' in found.message


def test_a_step_that_is_given_another_meets_the_zone_later():
    gate = step(
        'g',
        'check',
        'bridge',
        more={'when': {'mode': 'if', 'condition': {'entity': 'oven', 'value': 'off'}}},
    )
    assert before(gate, go('a', 'stove', given='g'), oven='on') == []


def test_when_it_is_dispatched_only_the_next_repetition_counts():
    thrice = drive(1, more={'repeat': {'times': 3}})
    assert now(thrice, oven='off', rover=(1, 1, 0)) == []
    assert now(thrice, oven='off', rover=(3, 1, 0)) == [Code.UNREACHABLE]


def test_a_motion_that_says_too_little_is_told_once():
    assert before(step('a', 'drive', 'rover'), rover=(2, 2, 0)) == [(Code.MISSING_ARGUMENT, 'a')]


@pytest.mark.parametrize(
    ('place', 'states', 'said'),
    [
        (
            'stove',
            {'oven': 'on'},
            'would end in the oven, which is closed to robots; instead one '
            'could drive the rover to the kitchen.',
        ),
        (
            'stove',
            {},
            'would end in the oven, and whether that is closed to robots is not known, so '
            'it counts as closed; instead',
        ),
    ],
)
def test_the_message_says_what_is_closed_and_why(place, states, said):
    (found,) = check_step(
        go('a', place), graph(go('a', place)), SITE, world(rover=(5, 2, 0), **states)
    )
    assert said in found.message


def test_the_message_tells_a_way_through_from_an_end_in_a_zone():
    mat = home(
        keep_out={'mat': {'name': 'mat', 'polygon': [(3, 1.5), (3.4, 1.5), (3.4, 2.5), (3, 2.5)]}}
    )
    (found,) = check(graph(go('a', 'kitchen')), mat, world(rover=(1, 2, 0)))
    assert 'would lead through the mat, where robots may never go' in found.message
    # Nothing that lies behind the mat is offered.
    assert found.suggestion == 'drive the rover to the hall'


def test_no_place_in_a_closed_zone_is_offered():
    site = home(
        keep_out={'k': {'name': 'wet floor', 'polygon': [(4.2, 0), (8, 0), (8, 4), (4.2, 4)]}}
    )
    (found,) = check(graph(go('a', 'stove')), site, world())
    assert found.suggestion == 'drive the rover to the hall'


def test_no_pose_and_an_old_pose_are_told_apart():
    hall = go('a', 'hall')
    (none,) = check_step(hall, graph(hall), SITE, world())
    (old,) = check_step(hall, graph(hall), SITE, world(rover={'pose': (2, 2, 0), 'at': 90.0}))
    assert none.came == 'no pose'
    assert "topic 'odom'" in none.message
    assert old.came == 'an old pose'
    assert '10 seconds old' in old.message


def test_a_shorter_way_is_not_offered_where_there_is_none():
    (stuck,) = check(graph(drive(3)), SITE, world(rover=(3.7, 1, 0)))
    assert stuck.suggestion is None
    (repeated,) = check(
        graph(drive(2, more={'repeat': {'times': 9}})), SITE, world(rover=(1, 1, 0))
    )
    assert repeated.suggestion == 'drive the rover 2 metres forward'
    assert 'To drive the rover 2 metres forward, 9 times would run' in repeated.message


def test_repeating_a_way_to_a_place_changes_nothing():
    assert before(go('a', 'kitchen', more={'repeat': {'times': 1000}}), rover=(1, 1, 0)) == []
