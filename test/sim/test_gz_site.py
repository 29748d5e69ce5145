"""The robots in gz-sim, over the topics of ros_gz_bridge. The light simulator is gz-sim's twin."""

import math

from geometry_msgs.msg import PoseStamped, Twist
from gz_site import lidar_pose
from nav_msgs.msg import Odometry
import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.time import Time
from real_broker import wait_until
from sensor_msgs.msg import LaserScan
from sim_robot import SimRobotNode
from simulated import simulated, WORLDS
from simulated_site import SCAN_ANGLES, SCAN_MOST_M

LIDAR = lidar_pose(WORLDS.parent / 'models' / 'rover')
STEP_S = 0.05


class GzTwin:
    """Stands where gz-sim and the bridge stand: wheels in, odometry and scans out."""

    def __init__(self, node):
        self.world = simulated('home')
        self.rover = self.world.robots['rover']
        self.time_s = 0.0
        self.told = []
        self.is_blind = False
        self.odom = node.create_publisher(Odometry, '/gz/rover/odom', 10)
        self.scan = node.create_publisher(LaserScan, '/gz/rover/scan', 10)
        node.create_subscription(Twist, '/gz/rover/cmd_vel', self.on_velocity, 10)

    def on_velocity(self, message):
        self.told.append((message.linear.x, message.angular.z))

    def step(self):
        if self.told:
            # The wheels hold what they were told last.
            self.rover.drive(*self.told[-1])
        self.world.step(STEP_S)
        self.time_s += STEP_S
        body, stamp = self.rover.body, Time(seconds=self.time_s).to_msg()
        moved = Odometry()
        moved.header.frame_id, moved.header.stamp = 'map', stamp
        moved.pose.pose.position.x, moved.pose.pose.position.y = body.x, body.y
        moved.pose.pose.orientation.z = math.sin(body.yaw / 2)
        moved.pose.pose.orientation.w = math.cos(body.yaw / 2)
        self.odom.publish(moved)
        if not self.is_blind:
            self.scan.publish(self.seen(stamp))

    def seen(self, stamp):
        message = LaserScan()
        message.header.stamp = stamp
        message.angle_min, message.angle_max = float(SCAN_ANGLES[0]), float(SCAN_ANGLES[-1])
        message.angle_increment = math.tau / len(SCAN_ANGLES)
        message.range_min, message.range_max = 0.05, SCAN_MOST_M
        # Of the middle of the robot: nearer to the lidar by its place on it at most.
        message.ranges = [
            math.inf if far >= SCAN_MOST_M else float(far) for far in self.world.scan(self.rover)
        ]
        return message


class Bench:
    def __init__(self):
        self.context = rclpy.Context()
        rclpy.init(
            context=self.context, args=['--ros-args', '-p', 'site:=home', '-p', 'physics:=gz_sim']
        )
        self.sim = SimRobotNode(context=self.context)
        self.node = rclpy.create_node('bench', context=self.context)
        self.gz = GzTwin(self.node)
        self.executor = SingleThreadedExecutor(context=self.context)
        for node in (self.sim, self.node):
            self.executor.add_node(node)
        self.odometry = []
        self.node.create_subscription(Odometry, '/rover/odom', self.odometry.append, 10)
        self.goal = self.node.create_publisher(PoseStamped, '/rover/goal_pose', 10)
        self.velocity = self.node.create_publisher(Twist, '/rover/cmd_vel', 10)
        theirs = (self.gz.odom, self.gz.scan, self.goal, self.velocity)
        self.until(
            lambda: (
                all(p.get_subscription_count() for p in theirs)
                and self.node.count_publishers('/gz/rover/cmd_vel')
                and self.odometry
            )
        )

    def until(self, holds, within_s=60.0, steps=True):
        def step():
            if steps:
                self.gz.step()
            for _ in range(6):
                self.executor.spin_once(0.005)
            return holds()

        return wait_until(step, within_s)

    def go(self, x, y):
        goal = PoseStamped()
        goal.header.frame_id = 'map'
        goal.pose.position.x, goal.pose.position.y, goal.pose.orientation.w = x, y, 1.0
        self.goal.publish(goal)

    @property
    def xy(self):
        return self.gz.rover.body.x, self.gz.rover.body.y

    def end(self):
        self.executor.shutdown()
        self.sim.close()
        for node in (self.node, self.sim):
            node.destroy_node()
        self.context.try_shutdown()


@pytest.fixture
def bench():
    bench = Bench()
    yield bench
    bench.end()


def test_a_goal_is_driven_to_and_the_robot_tells_where_gz_sim_has_it(bench):
    bench.go(2.2, 4.8)
    bench.until(lambda: math.dist(bench.xy, (2.2, 4.8)) < 0.1 and bench.gz.told[-1] == (0, 0))
    bench.until(
        lambda: (
            math.dist(
                bench.xy,
                (
                    bench.odometry[-1].pose.pose.position.x,
                    bench.odometry[-1].pose.pose.position.y,
                ),
            )
            < 0.02
        )
    )


def test_nobody_drives_without_a_scan(bench):
    bench.gz.is_blind = True
    start, began = bench.xy, bench.gz.time_s
    # The last scan is an old one then.
    bench.until(lambda: bench.gz.time_s > began + 2.0)
    # Straight ahead, so that it would drive and not turn first.
    bench.go(0.9, 4.9)
    bench.until(lambda: bench.gz.time_s > began + 4.0)
    assert math.dist(bench.xy, start) < 0.02


def test_the_wheels_are_stopped_when_gz_sim_is_silent(bench):
    bench.go(2.2, 4.8)
    bench.until(lambda: bench.gz.told and bench.gz.told[-1] != (0, 0))
    bench.until(lambda: bench.gz.told[-1] == (0, 0), steps=False)


def test_a_velocity_that_is_not_said_again_expires(bench):
    turn = Twist()
    turn.angular.z = 0.5
    bench.velocity.publish(turn)
    bench.until(lambda: bench.gz.told and bench.gz.told[-1][1] > 0.2)
    bench.until(lambda: bench.gz.told[-1] == (0, 0))


def test_the_lidar_is_where_the_model_has_it():
    assert (LIDAR.x, LIDAR.y) == (-0.02, 0.0)
    assert lidar_pose(WORLDS.parent / 'models' / 'cart').x == 0.2
