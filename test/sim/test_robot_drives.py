"""Simulated robots drive to goals: they get there, avoid what is closed, and stop when told."""

import math

import pytest
from shapely.geometry import LineString, Point, Polygon
from simulated import finish, put, run, simulated, SITES

from llm_bridge.site.entity import Pose

GOALS = [
    (name, robot, place.id)
    for name, site in SITES.items()
    for robot in site.robots
    for place in (*site.areas.values(), *site.places.values())
    # The other cart stands there.
    if not any(r.home == place.id for r in site.robots.values() if r.id != robot)
]


def error(robot, goal):
    body = robot.body
    return (
        math.hypot(body.x - goal.x, body.y - goal.y),
        abs(math.remainder(body.yaw - goal.yaw, math.tau)),
    )


@pytest.mark.parametrize('name, robot_id, place', GOALS)
def test_a_robot_gets_from_its_home_to_every_area_and_place_and_back(name, robot_id, place):
    sim = simulated(name)
    robot = sim.robots[robot_id]
    home = robot.body.pose
    for goal in (SITES[name].pose_of(place), home):
        assert robot.go_to(goal, sim.others(robot))
        finish(sim, robot)
        assert error(robot, goal) < (0.1, 0.15) and error(robot, goal)[1] < 0.15
        assert robot.body.is_still


def test_the_same_orders_lead_to_the_same_poses():
    ends = []
    for _ in range(2):
        sim = simulated()
        sim.robots['rover'].go_to(SITES['home'].pose_of('desk'))
        run(sim, 13)
        ends.append(sim.robots['rover'].body.pose)
    assert ends[0] == ends[1]


def test_time_scale_makes_more_simulated_time_pass_and_speeds_stay_simulated():
    far = []
    for scale in (1.0, 3.0):
        sim = simulated(time_scale=scale)
        rover = sim.robots['rover']
        put(rover, 2.0, 5.0)
        rover.go_to(Pose(x=6.0, y=4.7))
        run(sim, 2)
        far.append(rover.body.x - 2.0)
        assert rover.body.speed <= 0.5
    assert far[1] > 2.5 * far[0]


@pytest.mark.parametrize('scale', [0.0, -1.0, math.nan, math.inf, 1000.0])
def test_an_impossible_time_scale_is_refused(scale):
    with pytest.raises(ValueError, match='time_scale'):
        simulated(time_scale=scale)


def test_the_rover_keeps_out_of_the_stairs_on_its_way_along_them():
    sim = simulated()
    rover = sim.robots['rover']
    put(rover, 5.2, 5.6)
    stairs = Polygon(SITES['home'].keep_out['stairs'].polygon)
    rover.go_to(SITES['home'].pose_of('living_room'))
    finish(
        sim,
        rover,
        each=lambda: (
            pytest.fail('in the stairs')
            if stairs.distance(Point(rover.body.x, rover.body.y)) < 0.2
            else None
        ),
    )
    assert error(rover, SITES['home'].pose_of('living_room'))[0] < 0.1


def test_a_goal_in_the_stairs_is_refused_but_the_way_out_of_them_is_not():
    said = []
    sim = simulated(log=said.append)
    rover = sim.robots['rover']
    assert not rover.go_to(Pose(x=7, y=5.6))
    assert 'no way' in said[0] and not rover.has_goal
    put(rover, 6.2, 5.4)
    assert rover.go_to(SITES['home'].pose_of('hall'))
    finish(sim, rover)
    assert error(rover, SITES['home'].pose_of('hall'))[0] < 0.1


def test_a_goal_in_a_wall_or_of_no_numbers_is_refused_and_drops_the_old_one():
    sim = simulated()
    rover = sim.robots['rover']
    for goal in (Pose(x=3.5, y=1), Pose(x=2.0, y=0.1), Pose(x=50, y=50), Pose(x=math.nan, y=1)):
        assert rover.go_to(SITES['home'].pose_of('hall'))
        assert not rover.go_to(goal)
        assert not rover.has_goal


def test_a_robot_speeds_up_and_brakes_within_its_limits():
    sim = simulated('factory')
    cart = sim.robots['cart_one']
    put(cart, 3, 7)
    cart.go_to(Pose(x=12, y=7))
    speeds = [0.0]
    finish(sim, cart, each=lambda: speeds.append(cart.body.speed))
    changes = [(b - a) / 0.05 for a, b in zip(speeds, speeds[1:], strict=False)]
    assert max(speeds) == pytest.approx(1.0)
    assert max(changes) <= 0.8 + 1e-6 and min(changes) >= -1.6 - 1e-6


def test_a_short_way_back_is_driven_backwards():
    sim = simulated()
    rover = sim.robots['rover']
    put(rover, 3, 5, 0)
    rover.go_to(Pose(x=2, y=5, yaw=0))
    yaws = []
    finish(sim, rover, each=lambda: yaws.append(abs(rover.body.yaw)))
    assert max(yaws) < 0.1 and abs(rover.body.x - 2) < 0.05


def test_a_cancelled_robot_brakes_at_once_and_stays():
    sim = simulated()
    rover = sim.robots['rover']
    rover.go_to(SITES['home'].pose_of('desk'))
    run(sim, 6)
    assert rover.body.speed > 0.4
    x, y = rover.body.x, rover.body.y
    sim.halt(rover)
    run(sim, 0.5)
    assert rover.body.is_still and not rover.has_goal
    stopped = rover.body.pose
    assert math.dist((stopped.x, stopped.y), (x, y)) < 0.15
    run(sim, 2)
    assert rover.body.pose == stopped


def test_a_velocity_is_driven_until_it_expires():
    sim = simulated()
    rover = sim.robots['rover']
    put(rover, 2, 5)
    for _ in range(10):
        rover.drive(0.3, 0.0)
        run(sim, 0.2)
    assert rover.body.speed == pytest.approx(0.3)
    run(sim, 1.0)
    assert rover.body.is_still
    assert 0.5 < rover.body.x - 2 < 0.9


def test_a_velocity_expires_in_wall_time_whatever_the_time_scale():
    sim = simulated(time_scale=10.0)
    rover = sim.robots['rover']
    put(rover, 2, 5)
    rover.drive(0.0, 0.5)
    run(sim, 0.4)
    assert rover.body.turn == pytest.approx(0.5)
    run(sim, 0.3)
    assert rover.body.is_still


def test_a_velocity_replaces_a_goal_and_zero_or_nonsense_is_a_halt():
    sim = simulated()
    rover = sim.robots['rover']
    for velocity in ((0.1, 0.0), (0.0, 0.0), (math.nan, 0.0), (math.inf, 1.0)):
        rover.go_to(SITES['home'].pose_of('hall'))
        rover.drive(*velocity)
        assert not rover.has_goal
    run(sim, 1.0)
    assert rover.body.is_still


@pytest.mark.parametrize('yaw', [0.0, 0.4, 1.0, 2.3, math.pi, -2.0])
@pytest.mark.parametrize('speed', [0.5, -0.5, 5.0])
def test_a_robot_driven_into_a_wall_stops_before_it(yaw, speed):
    sim = simulated()
    rover = sim.robots['rover']
    put(rover, 1.5, 2.6, yaw)
    for _ in range(200):
        rover.drive(speed, 0.0)
        run(sim, 0.1)
        assert not rover.body.ground.is_blocked(rover.body.x, rover.body.y)
    assert (
        Polygon(SITES['home'].areas['garage'].polygon)
        .buffer(0.45)
        .contains(Point(rover.body.x, rover.body.y))
    )
    run(sim, 1.0)
    assert rover.body.is_still
    # It is not stuck for ever.
    start = rover.body.pose
    for _ in range(20):
        rover.drive(-speed, 0.0)
        run(sim, 0.1)
    assert math.dist((start.x, start.y), (rover.body.x, rover.body.y)) > 0.3


def test_a_robot_that_circles_wildly_never_passes_a_wall():
    sim = simulated()
    rover = sim.robots['rover']
    put(rover, 5.4, 7.2)
    bathroom = Polygon(SITES['home'].areas['bathroom'].polygon)
    for i in range(400):
        rover.drive((-1) ** (i // 37) * 0.5, math.sin(i / 9))
        before = (rover.body.x, rover.body.y)
        run(sim, 0.1)
        assert not rover.body.ground.is_blocked(rover.body.x, rover.body.y)
        track = LineString([before, (rover.body.x, rover.body.y)])
        if track.crosses(bathroom.boundary):
            assert track.distance(Point(5.3, 6)) < 0.4


def test_two_carts_that_meet_drive_around_each_other_without_touching():
    sim = simulated('factory')
    one, two = sim.robots.values()
    put(one, 4, 7, 0)
    put(two, 18, 7, math.pi)
    gaps = []
    assert one.go_to(Pose(x=18, y=7), sim.others(one))
    assert two.go_to(Pose(x=4, y=7, yaw=math.pi), sim.others(two))
    spent = finish(
        sim,
        one,
        two,
        each=lambda: gaps.append(math.dist((one.body.x, one.body.y), (two.body.x, two.body.y))),
    )
    assert spent < 90
    assert error(one, Pose(x=18, y=7))[0] < 0.1 and abs(two.body.x - 4) < 0.1
    assert min(gaps) > 0.59


def test_a_cart_drives_around_one_that_stands_in_its_way():
    sim = simulated('factory')
    one, two = sim.robots.values()
    put(one, 4, 7, 0)
    put(two, 8, 7, 0)
    assert one.go_to(Pose(x=14, y=7), sim.others(one))
    assert finish(sim, one) < 30
    assert (two.body.x, two.body.y) == (8, 7)


def test_a_cart_waits_before_a_dock_that_is_taken_and_goes_on_when_it_is_free():
    sim = simulated('factory')
    one, two = sim.robots.values()
    dock = SITES['factory'].pose_of('dock_two')
    assert one.go_to(dock, sim.others(one))
    run(sim, 20)
    assert one.has_goal and one.body.is_still
    assert math.dist((one.body.x, one.body.y), (two.body.x, two.body.y)) > 0.6
    two.go_to(SITES['factory'].pose_of('aisle'), sim.others(two))
    finish(sim, one, two)
    assert error(one, dock)[0] < 0.1


def test_faults_make_a_robot_stuck_or_slow_and_end_again():
    sim = simulated()
    rover = sim.robots['rover']
    goal = SITES['home'].pose_of('hall')
    sim.make_fault({'robot': 'rover', 'fault': 'stuck'})
    rover.go_to(goal)
    run(sim, 5)
    assert error(rover, SITES['home'].pose_of('dock')) == pytest.approx((0, 0))
    sim.make_fault({'robot': 'rover', 'fault': 'slow'})
    run(sim, 5)
    assert 0 < abs(rover.body.speed) <= 0.125 or rover.body.turn != 0
    sim.make_fault({'robot': 'rover', 'fault': 'none'})
    finish(sim, rover)
    assert error(rover, goal)[0] < 0.1


def test_a_pushed_robot_finds_its_way_all_the_same_and_is_not_pushed_through_walls():
    sim = simulated()
    rover = sim.robots['rover']
    goal = SITES['home'].pose_of('hall')
    rover.go_to(goal)
    run(sim, 1)
    sim.make_fault({'robot': 'rover', 'push': [0.5, -0.6, 2.0]})
    finish(sim, rover)
    assert error(rover, goal)[0] < 0.1
    sim.make_fault({'robot': 'rover', 'push': [0, -9, 0]})
    assert 4.0 < rover.body.y < 4.4


@pytest.mark.parametrize(
    'order',
    [
        None,
        [],
        {},
        {'robot': 'nobody'},
        {'robot': []},
        {'robot': 'rover', 'fault': 'angry'},
        {'robot': 'rover', 'push': [1, 2]},
        {'robot': 'rover', 'push': [1, 2, 'x']},
        {'robot': 'rover', 'push': [1, 2, math.nan]},
        {'robot': 'rover', 'fault': []},
    ],
)
def test_a_fault_order_that_is_none_is_refused(order):
    sim = simulated()
    before = sim.robots['rover'].body.pose
    with pytest.raises(ValueError):
        sim.make_fault(order)
    assert sim.robots['rover'].body.pose == before
