"""The simulator's node with real ROS 2, in a domain of its own."""

import json
import math
import os
from pathlib import Path
import signal

from geometry_msgs.msg import PoseStamped, TransformStamped, Twist
from nav_msgs.msg import Odometry
import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import DurabilityPolicy, QoSProfile
from real_broker import wait_until
from rosgraph_msgs.msg import Clock
from sensor_msgs.msg import LaserScan
import sim_robot
from sim_robot import load_world, SimRobotNode
from std_msgs.msg import Empty, String
from world_sdf import WorldError

from llm_bridge.site.load import find_site, load_site

ROOT = Path(__file__).resolve().parents[2]
LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)


def topic(name):
    return name if name == 'sim_fault' else f'rover/{name}'


class Bench:
    """The simulator and a node that watches and commands the rover."""

    def __init__(self, *parameters):
        self.context = rclpy.Context()
        parameters = ('site:=home', 'time_scale:=10', *parameters)
        rclpy.init(
            context=self.context, args=['--ros-args', *(a for p in parameters for a in ('-p', p))]
        )
        self.sim = SimRobotNode(context=self.context)
        self.node = rclpy.create_node('bench', context=self.context)
        self.executor = SingleThreadedExecutor(context=self.context)
        for node in (self.sim, self.node):
            self.executor.add_node(node)
        self.odometry, self.scans, self.held, self.said = [], [], [], []
        self.listen(Odometry, 'odom', self.odometry.append, 10)
        self.listen(String, 'holding', lambda m: self.held.append(m.data), LATCHED)
        self.listen(String, 'said', lambda m: self.said.append(m.data), LATCHED)
        self.publishers = {
            name: self.node.create_publisher(kind, topic(name), 10)
            for name, kind in (
                ('goal_pose', PoseStamped),
                ('cmd_vel', Twist),
                ('say', String),
                ('cancel_goal', Empty),
                ('pick_up', String),
                ('put_down', String),
                ('sim_fault', String),
            )
        }
        self.until(
            lambda: (
                self.odometry and all(p.get_subscription_count() for p in self.publishers.values())
            )
        )

    def listen(self, kind, name, callback, qos):
        self.node.create_subscription(kind, topic(name), callback, qos)

    def until(self, holds, within_s=20.0):
        def step():
            self.executor.spin_once(0.02)
            return holds()

        return wait_until(step, within_s)

    def spin(self, times=20):
        for _ in range(times):
            self.executor.spin_once(0.02)

    def send(self, name, message):
        self.publishers[name].publish(message)

    def go(self, x, y, frame='map'):
        goal = PoseStamped()
        goal.header.frame_id = frame
        goal.pose.position.x, goal.pose.position.y = float(x), float(y)
        goal.pose.orientation.w = 1.0
        self.send('goal_pose', goal)

    @property
    def xy(self):
        place = self.odometry[-1].pose.pose.position
        return place.x, place.y

    @property
    def speed(self):
        twist = self.odometry[-1].twist.twist
        return abs(twist.linear.x) + abs(twist.angular.z)

    def end(self):
        self.executor.shutdown()
        for node in (self.node, self.sim):
            node.destroy_node()
        self.context.try_shutdown()


@pytest.fixture
def bench():
    bench = Bench()
    yield bench
    bench.end()


class OneTransform(TransformStamped):
    """Stands for tf2_msgs/msg/TFMessage, which no wheel has: its first transform goes out."""

    def __init__(self, transforms):
        (it,) = transforms
        super().__init__(
            header=it.header, child_frame_id=it.child_frame_id, transform=it.transform
        )


def test_where_tf2_is_installed_the_frame_of_the_robot_is_told(monkeypatch):
    monkeypatch.setattr(sim_robot, 'TFMessage', OneTransform)
    bench, frames = Bench(), []
    try:
        bench.node.create_subscription(TransformStamped, '/tf', frames.append, 10)
        bench.until(lambda: frames)
        pose, told = bench.odometry[-1].pose.pose, frames[-1]
        assert (told.header.frame_id, told.child_frame_id) == ('map', 'rover/base_link')
        assert told.transform.translation.x == pytest.approx(pose.position.x)
        assert told.transform.translation.y == pytest.approx(pose.position.y)
        assert told.transform.rotation == pose.orientation
    finally:
        bench.end()


def test_a_goal_is_driven_to_and_odometry_tells_in_the_frame_of_the_site(bench):
    first = bench.odometry[0]
    assert first.header.frame_id == 'map' and first.child_frame_id.endswith('base_link')
    assert first.pose.covariance[0] > 0 and bench.xy == pytest.approx((0.9, 5.5))
    bench.go(2.2, 4.8)
    bench.until(lambda: math.dist(bench.xy, (2.2, 4.8)) < 0.1 and bench.speed == 0)


@pytest.mark.parametrize('stop', ['cancel_goal', 'cmd_vel'])
def test_cancelling_and_zero_velocity_drop_the_goal(bench, stop):
    bench.go(9.6, 7.2)
    bench.until(lambda: bench.speed > 0.3)
    bench.send(stop, Empty() if stop == 'cancel_goal' else Twist())
    bench.until(lambda: bench.speed == 0)
    there = bench.xy
    bench.spin(30)
    assert bench.xy == there


def test_a_velocity_is_driven_for_a_short_time_only(bench):
    message = Twist()
    message.angular.z = 0.5
    bench.send('cmd_vel', message)
    bench.until(lambda: bench.speed > 0.4)
    bench.until(lambda: bench.speed == 0, within_s=5)


@pytest.fixture
def bench_in_simulated_time():
    bench = Bench('use_sim_time:=true')
    yield bench
    bench.end()


def test_it_tells_the_time_and_with_use_sim_time_stamps_with_it(bench_in_simulated_time):
    bench, told = bench_in_simulated_time, []
    bench.node.create_subscription(Clock, '/clock', lambda m: told.append(m.clock.sec), 10)
    bench.until(lambda: told and told[-1] > 3)
    stamp = bench.odometry[-1].header.stamp.sec
    assert abs(stamp - told[-1]) <= 2
    # Ten times as fast as real time, and it runs on.
    bench.until(lambda: bench.odometry[-1].header.stamp.sec >= stamp + 5, within_s=5)


def test_a_goal_in_a_foreign_frame_is_refused(bench):
    bench.go(2.2, 4.8, frame='moon')
    bench.spin()
    assert bench.xy == pytest.approx((0.9, 5.5))


def test_it_says_and_holds_on_latched_topics(bench):
    bench.until(lambda: bench.held[-1:] == [''])
    bench.send('say', String(data='dinner is ready'))
    bench.until(lambda: bench.said[-1:] == ['dinner is ready'])
    bench.go(0.7, 4.7)
    bench.until(lambda: math.dist(bench.xy, (0.7, 4.7)) < 0.1 and bench.speed == 0)
    bench.send('pick_up', String(data='parcel'))
    bench.until(lambda: bench.held[-1] == 'parcel')
    late = []
    bench.listen(String, 'holding', lambda m: late.append(m.data), LATCHED)
    bench.until(lambda: late[-1:] == ['parcel'])
    bench.send('put_down', String())
    bench.until(lambda: bench.held[-1] == '')


def test_a_scan_comes_when_somebody_listens(bench):
    bench.listen(LaserScan, 'scan', bench.scans.append, 10)
    bench.until(lambda: bench.scans)
    scan = bench.scans[-1]
    assert len(scan.ranges) == 180
    assert scan.angle_min + 179 * scan.angle_increment == pytest.approx(scan.angle_max)
    # The rover stands at its dock with its back to the wall of the bedroom.
    assert scan.ranges[0] == pytest.approx(0.47, abs=0.02)


def test_faults_come_by_topic_and_nonsense_changes_nothing(bench):
    for nonsense in ('{', '[]', '{"robot": "x"}', '[' * 5000):
        bench.send('sim_fault', String(data=nonsense))
    bench.send('sim_fault', String(data=json.dumps({'robot': 'rover', 'push': [0.3, 0, 0]})))
    bench.until(lambda: bench.xy[0] > 1.19)
    bench.send('sim_fault', String(data=json.dumps({'robot': 'rover', 'fault': 'silent'})))
    bench.spin()
    count = len(bench.odometry)
    bench.spin(50)
    assert len(bench.odometry) == count
    bench.send('sim_fault', String(data=json.dumps({'robot': 'rover', 'fault': 'none'})))
    bench.until(lambda: len(bench.odometry) > count)


def test_a_missing_world_is_named_and_a_site_without_one_gets_one_made():
    site = load_site(find_site('home'))
    with pytest.raises(WorldError, match=r"no world 'moon\.sdf'"):
        load_world(site.model_copy(update={'world': 'moon.sdf'}))
    made = load_world(site.model_copy(update={'world': None}))
    assert made.solids == load_world(site).solids


@pytest.mark.parametrize('sign', [signal.SIGINT, signal.SIGTERM])
def test_the_program_ends_cleanly_when_it_is_told_to(python_program, tmp_path, sign):
    log = tmp_path / 'log'
    with open(log, 'wb') as out:
        process = python_program(
            'sim/sim_robot.py',
            '--ros-args',
            '-p',
            'site:=factory',
            stdout=out,
            stderr=out,
            env={**os.environ, 'PYTHONPATH': str(ROOT)},
        )
    wait_until(lambda: b'ready' in log.read_bytes(), 30)
    process.send_signal(sign)
    assert process.wait(10) == 0
    assert b'Traceback' not in log.read_bytes()


@pytest.mark.parametrize(
    ('site', 'words'),
    [
        ('moon', "there is no site 'moon'"),
        ('turtlebot', "'turtlebot' is for real robots: the pose of turtle comes as geometry_msgs"),
    ],
)
def test_a_site_that_cannot_be_simulated_ends_the_program_with_a_sentence(
    python_program, tmp_path, site, words
):
    log = tmp_path / 'log'
    with open(log, 'wb') as out:
        process = python_program(
            'sim/sim_robot.py',
            '--ros-args',
            '-p',
            f'site:={site}',
            stdout=out,
            stderr=out,
            env={**os.environ, 'PYTHONPATH': str(ROOT)},
        )
    assert process.wait(30) == 2
    text = log.read_text()
    assert words in text and 'Traceback' not in text
