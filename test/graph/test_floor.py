import math

import pytest
from small_home import home

from llm_bridge.graph.floor import enters, floor, free_length, grown, length, shape, way

SITE = home()
ROUND = 0.2


def passes(points, x, y, within=0.6):
    return any(math.dist(p, (x, y)) <= within for p in points)


def test_in_one_room_the_way_is_straight():
    assert way(SITE, ROUND, (1, 1), (3, 3)) == ((1, 1), (3, 3))


def test_to_another_room_the_way_goes_through_the_door():
    found = way(SITE, ROUND, (1, 3.5), (7, 3.5))
    assert found[0] == (1, 3.5)
    assert found[-1] == (7, 3.5)
    assert passes(found, 4, 2)
    assert length(found) > 6


def test_to_a_room_two_doors_away_the_way_goes_through_both():
    found = way(SITE, ROUND, (7, 1), (0.6, 5))
    assert passes(found, 4, 2)
    assert passes(found, 2, 4)


def test_without_a_door_there_is_no_way():
    shut = home(doors=[{'between': ['hall', 'kitchen'], 'at': (4, 2)}])
    assert way(shut, ROUND, (1, 1), (2, 6)) is None


def test_a_door_that_leads_outside_is_shut():
    only_out = home(doors=[{'between': ['hall'], 'at': (4, 2)}])
    assert way(only_out, ROUND, (1, 1), (6, 2)) is None


def test_a_door_too_narrow_for_the_robot_is_no_way():
    assert way(SITE, 0.44, (1, 1), (6, 2)) is not None
    assert way(SITE, 0.46, (1, 1), (6, 2)) is None


def test_without_walls_the_way_is_straight():
    open_plan = home(
        areas={
            k: {'name': k, 'pose': {'x': 1, 'y': 1}} for k in ('hall', 'kitchen', 'study', 'attic')
        }
    )
    assert way(open_plan, ROUND, (1, 3.5), (7, 3.5)) == ((1, 3.5), (7, 3.5))


def test_lines_on_the_floor_are_no_walls():
    areas = SITE.model_dump()['areas']
    for area in areas.values():
        area['walls'] = False
    assert way(home(areas=areas), ROUND, (1, 3.5), (7, 3.5)) == ((1, 3.5), (7, 3.5))


def test_furniture_is_driven_around():
    table = home(furniture={'table': {'polygon': [(1.5, 1), (2.5, 1), (2.5, 3), (1.5, 3)]}})
    found = way(table, ROUND, (0.8, 2), (3.2, 2))
    assert len(found) > 2
    assert not enters(found, shape([(1.5, 1), (2.5, 1), (2.5, 3), (1.5, 3)]))


def test_zones_to_avoid_are_driven_around_or_nothing_is():
    zone = [(1.5, 1), (2.5, 1), (2.5, 3), (1.5, 3)]
    found = way(SITE, ROUND, (0.8, 2), (3.2, 2), [zone])
    assert len(found) > 2
    assert not enters(found, grown(zone, ROUND))
    whole = [(1.5, -1), (2.5, -1), (2.5, 5), (1.5, 5)]
    assert way(SITE, ROUND, (0.8, 2), (3.2, 2), [whole]) is None


def test_a_robot_that_stands_close_to_a_wall_can_leave():
    assert way(SITE, ROUND, (0.1, 0.1), (2, 2)) == ((0.1, 0.1), (2, 2))
    assert way(SITE, ROUND, (0.1, 0.1), (7, 2)) is not None


def test_a_way_to_where_one_is_has_no_length():
    assert length(way(SITE, ROUND, (1, 1), (1, 1))) == 0


def test_a_way_enters_a_zone_it_crosses_ends_in_or_touches():
    zone = shape([(2, 0), (3, 0), (3, 2), (2, 2)])
    assert enters([(0, 1), (5, 1)], zone)
    assert enters([(0, 1), (2.5, 1)], zone)
    assert enters([(0, 2), (5, 2)], zone)
    assert not enters([(0, 2.01), (5, 2.01)], zone)
    assert not enters([(0, 1), (1.9, 1)], zone)


def test_the_short_way_out_of_a_zone_is_free_and_the_long_one_is_not():
    zone = shape([(2, 0), (3, 0), (3, 2), (2, 2)])
    assert not enters([(2.2, 1), (1, 1)], zone)
    assert enters([(2.2, 1), (5, 1)], zone)
    assert enters([(2.2, 1), (2.8, 1)], zone)
    assert enters([(2.2, 1), (1, 1), (2.5, 1.5), (1, 1.5)], zone)


def test_standing_still_enters_nothing_but_the_zone_one_is_in():
    zone = shape([(2, 0), (3, 0), (3, 2), (2, 2)])
    assert not enters([(0, 0)], zone)
    assert enters([(2.5, 1)], zone)


def test_a_broken_polygon_counts_as_all_it_could_mean():
    bow_tie = shape([(0, 0), (2, 2), (2, 0), (0, 2)])
    assert bow_tie.area == pytest.approx(4)
    flat = grown([(0, 0), (1, 0), (2, 0)], 0.5)
    assert enters([(1, -1), (1, 1)], flat)


def test_growing_keeps_at_least_the_radius_everywhere():
    zone = grown([(0, 0), (1, 0), (1, 1), (0, 1)], 0.5)
    assert enters([(1.49, 1.49), (2, 2)], zone) is False  # it leaves the corner it stands in
    assert enters([(2, 2), (1.49, 1.49)], zone)


def test_how_far_one_can_go_is_until_the_first_thing():
    assert free_length([(0, 1), (5, 1)], shape([(2, 0), (3, 0), (3, 2), (2, 2)])) == 2
    assert free_length([(0, 5), (5, 5)], shape([(2, 0), (3, 0), (3, 2), (2, 2)])) == 5


def test_a_straight_line_is_clear_until_a_wall():
    ground = floor(SITE, ROUND)
    assert ground.is_clear(((1, 1), (3, 1)))
    assert not ground.is_clear(((1, 1), (4.5, 1)))
    assert not ground.is_clear(((1, 1), (3.9, 1)), (), ROUND)
    assert ground.is_clear(((1, 1), (3.9, 1)), [(3.9, 1)], ROUND)
