"""What RViz and Foxglove show: the site, the robots, their paths, and the plan."""

import math

import pytest
from rclpy.serialization import serialize_message
from ros_parts import a_site
from visualization_msgs.msg import Marker

from llm_bridge.adapters.markers_ros import PlanMarkers, site_markers
from llm_bridge.site.entity import Pose
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import EntityState, World


def at(x, y, yaw=0.0):
    return World({'rover': EntityState(pose=Pose(x=x, y=y, yaw=yaw))})


def going(x, y, status='RUNNING'):
    goal = {'x': x, 'y': y, 'yaw': 0}
    step = {'target': 'rover', 'skill': 'go_to', 'status': status, 'goal': goal}
    other = {'target': 'lamp', 'skill': 'turn_on', 'status': 'WAITING', 'goal': None}
    return {'graphs': [{'steps': [step, other]}]}


def of(group, markers):
    return [m for m in markers.markers if m.ns == group]


def points(marker):
    return [(p.x, p.y) for p in marker.points]


@pytest.mark.parametrize('name', ['home', 'factory'])
def test_areas_and_zones_of_a_site_are_closed_outlines_with_names(name):
    site = load_site(find_site(name))
    markers = site_markers(site)
    assert serialize_message(markers)
    for group, zones in (('areas', site.areas), ('keep_out', site.keep_out)):
        drawn = of(group, markers)
        assert [points(m)[:-1] for m in drawn] == [
            [tuple(p) for p in zone.polygon] for zone in zones.values()
        ]
        assert all(points(m)[0] == points(m)[-1] for m in drawn)
        assert [m.text for m in of(f'{group}_names', markers)] == [z.name for z in zones.values()]
    assert [m.text for m in of('places_names', markers)] == [p.name for p in site.places.values()]
    assert {m.header.frame_id for m in markers.markers} == {site.frame}


def test_no_two_markers_have_the_same_name_and_number():
    site = load_site(find_site('home'))
    plan = PlanMarkers(site)
    plan.note(at(1, 5))
    plan.note(at(2, 5))
    markers = site_markers(site).markers + plan.markers(going(4, 5), at(2, 5)).markers
    keys = [(m.ns, m.id) for m in markers]
    assert len(keys) == len(set(keys))


def test_a_plan_shows_goals_and_the_way_there_until_it_is_done():
    plan = PlanMarkers(a_site())
    markers = plan.markers(going(1, 2), at(0, 0))
    assert [m.ns for m in markers.markers if m.ns.startswith('plan')] == [
        'plan',
        'plan_names',
        'plan_ways',
    ]
    assert points(of('plan_ways', markers)[0]) == [(0, 0), (1, 2)]
    assert serialize_message(markers)
    done = plan.markers(going(1, 2, 'FINISHED'), at(1, 2))
    assert not of('plan', done) and not of('plan_ways', done)
    failed = plan.markers(going(1, 2, 'FAILED'), at(0, 0))
    assert of('plan', failed)[0].color.r > 0.8 and not of('plan_ways', failed)
    assert plan.markers({}, World()).markers == []


def test_the_way_goes_through_doors_and_stays_while_the_robot_drives_along_it():
    site = load_site(find_site('home'))
    plan = PlanMarkers(site)
    kitchen = site.areas['kitchen'].pose
    first = points(of('plan_ways', plan.markers(going(kitchen.x, kitchen.y), at(1, 5.4)))[0])
    assert len(first) > 2
    again = points(of('plan_ways', plan.markers(going(kitchen.x, kitchen.y), at(2, 5.2)))[0])
    assert again == first


def test_the_path_of_a_robot_grows_as_it_moves_and_not_while_it_stands():
    plan = PlanMarkers(a_site())
    for x in (1.0, 1.01, 1.5, 1.5, 2.0):
        plan.note(at(x, 3))
    plan.note(World())
    path = of('robot_paths', plan.markers({}, at(2.0, 3)))[0]
    assert points(path) == [(1.0, 3.0), (1.5, 3.0), (2.0, 3.0)]
    assert path.type == Marker.LINE_STRIP


def test_a_robot_is_where_it_says_it_is_and_nowhere_when_that_is_not_known():
    plan = PlanMarkers(a_site())
    markers = plan.markers({}, at(3, 4, math.pi / 2))
    body, arrow = of('robots', markers)[0], of('robot_headings', markers)[0]
    assert (body.pose.position.x, body.pose.position.y) == (3.0, 4.0)
    assert arrow.pose.orientation.z == pytest.approx(math.sqrt(0.5))
    assert of('robot_names', markers)[0].text == 'rover'
    assert plan.markers({}, World()).markers == []


def test_what_moves_disappears_with_the_executor_and_the_site_stays():
    plan = PlanMarkers(a_site())
    assert all(m.lifetime.sec for m in plan.markers(going(1, 2), at(0, 0)).markers)
    assert not any(m.lifetime.sec for m in site_markers(a_site()).markers)
