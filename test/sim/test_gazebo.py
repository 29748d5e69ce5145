"""The robots of the home in a real Gazebo 11."""

import math
import os
from pathlib import Path
import signal
from statistics import median

from gazebo_bench import finish, gazebo_site, scenes, tick, witness
from gazebo_root import GazeboError
import pytest
from shapely.geometry import LineString, Polygon
from simulated import SITES
from simulated_robot import Fault, VELOCITY_EXPIRES_S
from simulated_site import SCAN_ANGLES, SCAN_MOST_M

from llm_bridge.site.entity import Pose
from llm_bridge.site.world import EntityState

HOME = SITES['home']
DOCK = Pose(x=0.9, y=5.5, yaw=-math.pi / 2)


@pytest.fixture(scope='module')
def running():
    with gazebo_site('home') as sim:
        yield sim


@pytest.fixture
def sim(running):
    """The home with the rover at rest on its dock."""
    rover = running.robots['rover']
    rover.halt()
    rover.fault = Fault.NONE
    put(running, rover, DOCK)
    return running


@pytest.fixture
def rover(sim):
    return sim.robots['rover']


def put(sim, robot, pose):
    """Set a robot down; it is there when Gazebo has let it settle."""
    tick(sim, 0.5)
    sim.gazebo.place(robot.robot.id, pose)
    arrive(sim, robot, pose)


def arrive(sim, robot, pose):
    for _ in range(500):
        tick(sim, 0.1)
        body = robot.body
        beside = math.dist((body.x, body.y), (pose.x, pose.y))
        turned = abs(math.remainder(body.yaw - pose.yaw, math.tau))
        if beside < 0.05 and turned < 0.05 and body.is_still:
            return
    pytest.fail(f'{robot.robot.id} did not come to rest at {pose}, but at {robot.body.pose}')


def box(name, x, y, size=0.3):
    geometry = f'<geometry><box><size>{size} {size} 0.5</size></box></geometry>'
    return (
        f'<sdf version="1.7"><model name="{name}"><static>true</static>'
        f'<pose>{x} {y} 0.25 0 0 0</pose><link name="link"><collision name="c">{geometry}'
        f'</collision><visual name="v">{geometry}</visual></link></model></sdf>'
    )


def test_it_starts_where_the_site_says_and_stands_still(rover):
    assert (rover.body.x, rover.body.y) == pytest.approx((DOCK.x, DOCK.y), abs=0.02)
    assert math.remainder(rover.body.yaw - DOCK.yaw, math.tau) == pytest.approx(0, abs=0.02)
    assert rover.body.is_still


def test_no_time_passes_but_by_steps(sim):
    before = sim.time_s
    sim.gazebo.step(7)
    assert sim.time_s == pytest.approx(before + 0.028)
    seen = []
    with witness(sim.gazebo, 'home') as client:
        client.subscribe('~/pose/local/info', 'PosesStamped', lambda m: seen.append(m.time))
        client.until(lambda: len(seen) > 100, 30, 'a hundred looks at a world that rests')
    assert [t.sec + t.nsec * 1e-9 for t in seen] == pytest.approx([sim.time_s] * len(seen))


def test_a_goal_is_reached_as_exactly_as_in_the_light_simulator(sim, rover):
    goal = HOME.pose_of('kitchen')
    assert rover.go_to(goal)
    assert finish(sim, rover) < 40
    assert math.dist((rover.body.x, rover.body.y), (goal.x, goal.y)) < 0.05
    assert abs(math.remainder(rover.body.yaw - goal.yaw, math.tau)) < 0.05


@pytest.mark.parametrize('speed, turn', [(0.3, 0.0), (-0.2, 0.0), (0.0, 0.8), (0.3, -0.5)])
def test_a_velocity_turns_and_drives_in_the_sense_of_ros(sim, rover, speed, turn):
    put(sim, rover, Pose(x=3.0, y=5.0, yaw=0.0))
    seen = []
    for _ in range(50):
        rover.drive(speed, turn)
        tick(sim)
        seen.append((rover.body.speed, rover.body.turn))
    # A pose may come a step late, and then two steps look like one.
    assert median(s for s, _ in seen[-9:]) == pytest.approx(speed, abs=0.05)
    assert median(t for _, t in seen[-9:]) == pytest.approx(turn, abs=0.1)
    assert math.copysign(1, rover.body.yaw) == math.copysign(1, turn) or turn == 0.0
    assert (rover.body.x - 3.0) * speed >= 0.0


def test_a_velocity_expires(sim, rover):
    rover.drive(0.0, 0.8)
    tick(sim, 0.3)
    assert rover.body.turn > 0.5
    tick(sim, VELOCITY_EXPIRES_S + 0.5)
    assert rover.body.is_still


def test_the_scan_is_what_gazebo_measured(sim, rover):
    # Behind the rover at its dock is the wall of the bedroom, to its right the wall of the house.
    at_the_dock = pytest.approx((0.47, 0.90), abs=0.04)
    for _ in range(50):
        tick(sim, 0.1)
        scan = sim.scan(rover)
        if (scan[0], scan[45]) == at_the_dock:
            break  # On a busy machine it may still be one of before the reset.
    assert len(scan) == len(SCAN_ANGLES) and scan.max() <= SCAN_MOST_M
    assert (scan[0], scan[45]) == at_the_dock


def test_it_stops_before_what_is_not_on_the_map_and_drives_around_it(sim, rover):
    put(sim, rover, Pose(x=1.5, y=5.0, yaw=0.0))
    track, touched = [], []
    with witness(sim.gazebo, 'home') as client:
        client.subscribe('~/physics/contacts', 'Contacts', touched.append)
        factory = client.advertise('~/factory', 'Factory')
        request = client.advertise('~/request', 'Request')
        client.until(lambda: factory.listeners and request.listeners, 30, 'a listener')
        factory.publish(client.messages('Factory')(sdf=box('crate', 3.2, 5.0)))
        try:
            for _ in range(300):
                tick(sim, 0.1)
                if 'crate' in sim.gazebo.poses:
                    break
            rover.go_to(Pose(x=5.0, y=5.0))
            finish(sim, rover, each=lambda: (track.append(rover.body.pose), client.poll(0)))
            assert not rover.has_goal
            assert math.dist((rover.body.x, rover.body.y), (5.0, 5.0)) < 0.05
            assert min(math.dist((p.x, p.y), (3.2, 5.0)) for p in track) > 0.15 + 0.16
            names = {(c.collision1, c.collision2) for m in touched for c in m.contact}
            assert not [pair for pair in names if 'crate' in str(pair)]
        finally:
            wish = client.messages('Request')(id=1, request='entity_delete', data='crate')
            request.publish(wish)
            tick(sim, 0.5)


def test_a_robot_that_is_carried_off_its_way_finds_back(sim, rover):
    rover.go_to(HOME.pose_of('kitchen'))
    tick(sim, 4.0)
    assert rover.has_goal
    # By a hand in Gazebo, of which nobody tells the robot.
    sim.gazebo.place('rover', Pose(x=1.0, y=4.6, yaw=2.0))
    finish(sim, rover)
    goal = HOME.pose_of('kitchen')
    assert math.dist((rover.body.x, rover.body.y), (goal.x, goal.y)) < 0.05


def test_its_way_stays_out_of_the_keep_out_zone(sim, rover):
    put(sim, rover, Pose(x=7.0, y=4.6, yaw=0.0))
    stairs = Polygon(HOME.keep_out['stairs'].polygon)
    track = []
    assert rover.go_to(Pose(x=5.2, y=5.6))
    finish(sim, rover, each=lambda: track.append((rover.body.x, rover.body.y)))
    assert not rover.has_goal
    assert LineString(track).distance(stairs) > rover.body.ground.radius_m


def test_a_stuck_robot_stays_where_it_is(sim, rover):
    rover.fault = Fault.STUCK
    rover.go_to(HOME.pose_of('kitchen'))
    tick(sim, 2.0)
    assert rover.has_goal
    assert math.dist((rover.body.x, rover.body.y), (DOCK.x, DOCK.y)) < 0.02


def show(sim, device, **attributes):
    sim.show({device: EntityState(attributes)})
    tick(sim, 0.5)


def light_of(scene, device):
    """Return what Gazebo has a device's lamp give: red, green, blue."""
    (light,) = (
        light
        for model in scene.model
        if model.name == device
        for link in model.link
        for light in link.light
    )
    return light.diffuse.r, light.diffuse.g, light.diffuse.b


def at(scene, model):
    """Return where Gazebo has a model: x, y, z."""
    (position,) = (m.pose.position for m in scene.model if m.name == model)
    return position.x, position.y, position.z


def test_gazebo_has_a_lamp_as_bright_and_colored_as_told_and_keeps_it(sim):
    with scenes(sim, 'home') as scene:
        show(sim, 'floor_lamp', state='off')
        assert light_of(scene(), 'floor_lamp') == (0.0, 0.0, 0.0)
        assert at(scene(), 'floor_lamp_shine_shade')[2] < -1.0
        show(sim, 'floor_lamp', state='on', brightness=50, color='blue')
        assert light_of(scene(), 'floor_lamp') == pytest.approx((0.0, 0.0, 0.225))
        assert at(scene(), 'floor_lamp_shine_shade')[2] == pytest.approx(0.0)
        show(sim, 'kitchen_light', state='off')
        assert light_of(scene(), 'floor_lamp') == pytest.approx((0.0, 0.0, 0.225))


def test_gazebo_has_the_garage_door_up_and_the_lidar_looks_out_below_it(sim, rover):
    put(sim, rover, Pose(x=1.75, y=1.0, yaw=-math.pi / 2))
    ahead = len(SCAN_ANGLES) // 2
    with scenes(sim, 'home') as scene:
        show(sim, 'garage_door', state='closed', position=0)
        assert at(scene(), 'shut_door_9_garage')[2] == pytest.approx(0.0)
        assert sim.scan(rover)[ahead] == pytest.approx(1.0, abs=0.06)
        show(sim, 'garage_door', state='open', position=100)
        assert at(scene(), 'shut_door_9_garage')[2] > 2.0
        assert sim.scan(rover)[ahead] == SCAN_MOST_M
        # Where it may drive is the same as ever.
        assert not rover.go_to(Pose(x=1.75, y=-0.05))
        show(sim, 'garage_door', state='closed', position=0)
        assert at(scene(), 'shut_door_9_garage')[2] == pytest.approx(0.0)
        assert sim.scan(rover)[ahead] == pytest.approx(1.0, abs=0.06)


def test_gazebo_has_the_cartons_move_on_a_belt_that_runs_and_on_no_other():
    with gazebo_site('factory') as sim, scenes(sim, 'factory') as scene:
        before = scene()
        show(sim, 'conveyor_one', state='running', speed=50)
        tick(sim, 1.0)
        after = scene()
        moved = at(after, 'conveyor_one_carton_0')[0] - at(before, 'conveyor_one_carton_0')[0]
        assert moved > 0.2
        assert at(after, 'conveyor_two_carton_0') == at(before, 'conveyor_two_carton_0')
        show(sim, 'conveyor_one', state='stopped', speed=50)
        still = scene()
        tick(sim, 1.0)
        assert at(scene(), 'conveyor_one_carton_0') == at(still, 'conveyor_one_carton_0')


def test_gazebo_is_reached_by_nobody_else(sim):
    if not sim.gazebo.is_apart:
        pytest.fail('this machine lets root make no network namespace; see docs/gazebo.md')
    listening = Path('/proc/net/tcp').read_text().splitlines()[1:]
    port = f'{sim.gazebo.port:04X}'
    assert not [line for line in listening if line.split()[1].endswith(f':{port}')]


def test_a_gazebo_that_ends_is_told_at_once():
    with gazebo_site('home') as sim:
        os.kill(sim.gazebo.pid, signal.SIGKILL)
        with pytest.raises(GazeboError, match='gzserver'):
            tick(sim, 1.0)
