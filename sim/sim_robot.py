#!/usr/bin/env python3
"""Simulate every robot of a site as one ROS 2 node.

    sim_robot.py --ros-args -p site:=home -p time_scale:=1.0 -p physics:=light

Each robot listens in its namespace to cmd_vel, goal_pose, cancel_goal, say, pick_up and put_down,
and tells odom, scan, said and holding. Faults are made by JSON on the topic sim_fault.
Gazebo shows the devices as the topic world has them.
"""

from contextlib import ExitStack
from functools import partial
import json
import math
from pathlib import Path
import signal
import sys
import threading
import time
from typing import Any

from gazebo_root import GazeboError, provide
from geometry_msgs.msg import PoseStamped, TransformStamped, Twist, TwistStamped
from nav_msgs.msg import Odometry
from rcl_interfaces.msg import ParameterDescriptor
import rclpy
from rclpy.clock import Clock as RclpyClock
from rclpy.clock import ClockType
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.signals import SignalHandlerOptions
from rclpy.time import Time
from rosgraph_msgs.msg import Clock
from sensor_msgs.msg import LaserScan
from simulated_robot import Fault, SimulatedRobot
from simulated_site import SCAN_ANGLES, SCAN_LEAST_M, SCAN_MOST_M, SCAN_RAYS, SimulatedSite
from site_world import world_sdf
from std_msgs.msg import Empty, String
from world_sdf import parse_world, World, WorldError

from llm_bridge.adapters.transport_ros import choose_transport
from llm_bridge.adapters.world_message import read_world
from llm_bridge.site.entity import Pose
from llm_bridge.site.finding import SiteError
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site

try:
    from tf2_msgs.msg import TFMessage
except ImportError:  # It comes with an installation of ROS 2, not with the wheels.
    TFMessage = None

_TICK_S = 0.02
_ODOMETRY_S = 0.05
_SCAN_S = 0.15
_LONGEST_WAIT_S = 0.2
_RELIABLE = QoSProfile(depth=10, reliability=ReliabilityPolicy.RELIABLE)
# As tf2_ros has it.
_FRAMES = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)
_LATCHED = QoSProfile(
    depth=1, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)


_ODOMETRY = 'nav_msgs/msg/Odometry'


class SimRobotNode(Node):
    """The topics of all robots."""

    def __init__(self, **options: Any) -> None:
        """Raise SiteError, WorldError or ValueError when site, world or time scale are no good."""
        super().__init__('sim_robot', **options)
        name = str(self.declare_parameter('site', 'home').value)
        # A whole number given as 3 is good, too.
        scale = float(
            self.declare_parameter(
                'time_scale', 1.0, ParameterDescriptor(dynamic_typing=True)
            ).value
        )
        physics = str(self.declare_parameter('physics', 'light').value)
        self._site = load_site(find_site(name))
        check_odometry(self._site)
        self._ending = ExitStack()
        if physics == 'gazebo':
            self.simulated = self._in_gazebo(scale)
        elif physics == 'gz_sim':
            self.simulated = self._in_gz_sim()
        elif physics == 'light':
            self.simulated = SimulatedSite(
                self._site, load_world(self._site), scale, self.get_logger().warning
            )
        else:
            raise ValueError(f"physics '{physics}' came; it must be light, gazebo or gz_sim")
        # What gz-sim's time is, ros_gz_bridge tells.
        self._sim_time = (
            None if physics == 'gz_sim' else self.create_publisher(Clock, '/clock', _RELIABLE)
        )
        self._robots = [RobotTopics(self, robot) for robot in self.simulated.robots.values()]
        self.create_subscription(String, 'sim_fault', self._on_fault, _RELIABLE)
        self._ticked = time.monotonic()
        # Simulated time passes by these timers, so it cannot be what they wait for.
        steady = RclpyClock(clock_type=ClockType.STEADY_TIME)
        for period_s, callback in (
            (_TICK_S, self._on_tick),
            (_ODOMETRY_S, partial(self._for_all, 'tell_pose')),
            (_SCAN_S, partial(self._for_all, 'tell_scan')),
        ):
            self.create_timer(period_s, callback, clock=steady)
        self.get_logger().info(
            f'ready: {", ".join(self.simulated.robots)} at {self._site.name}, time x {scale:g}'
        )

    def close(self) -> None:
        """End what it started."""
        self._ending.close()

    def _in_gazebo(self, scale: float) -> SimulatedSite:
        # Who simulates without it needs none of its libraries.
        from gazebo_site import GazeboSite
        from gazebo_world import GazeboWorld

        text = world_text(self._site)
        world = parse_world(text)
        gazebo = self._ending.enter_context(
            GazeboWorld(
                provide(),
                text,
                _folder('models'),
                self._site.robots,
                name=world.name,
                time_scale=scale,
            )
        )
        if not gazebo.is_apart:
            self.get_logger().warning(
                'this machine allows no network namespace: anybody who reaches it on port '
                f'{gazebo.port} reaches Gazebo'
            )
        found = GazeboSite(self._site, world, gazebo, scale, self.get_logger().warning)

        def on_world(message: String) -> None:
            try:
                found.show(read_world(message.data, time.monotonic()).states)
            except ValueError as error:
                self.get_logger().warning(f'the states of the devices are not shown: {error}')

        self.create_subscription(String, 'world', on_world, _LATCHED)
        return found

    def _in_gz_sim(self) -> SimulatedSite:
        from gz_site import gz_site

        log = self.get_logger().warning
        found = gz_site(self, self._site, load_world(self._site), _folder('models'), log)
        self._ending.callback(found.gz.halt)
        return found

    @property
    def frame(self) -> str:
        """Frame of all poses."""
        return self._site.frame

    def _on_tick(self) -> None:
        now = time.monotonic()
        self.simulated.step(now - self._ticked)
        self._ticked = now
        if self._sim_time is not None:
            self._sim_time.publish(Clock(clock=Time(seconds=self.simulated.time_s).to_msg()))
        self._for_all('tell_changes')

    def _for_all(self, method: str) -> None:
        for topics in self._robots:
            if topics.robot.fault is not Fault.SILENT:
                getattr(topics, method)()

    def _on_fault(self, message: String) -> None:
        try:
            self.simulated.make_fault(json.loads(message.data))
        except (ValueError, RecursionError) as error:
            self.get_logger().warning(f'a fault order is ignored: {error}')


class RobotTopics:
    """The topics of one robot."""

    def __init__(self, node: SimRobotNode, robot: SimulatedRobot) -> None:
        self.robot = robot
        self._node = node
        self._site = node.simulated
        entity = robot.robot
        self._base_frame = '/'.join(filter(None, (entity.namespace.strip('/'), 'base_link')))
        self._odometry = node.create_publisher(
            Odometry, self._name(entity.odometry.topic), _RELIABLE
        )
        self._scan = node.create_publisher(LaserScan, self._name('scan'), _RELIABLE)
        self._frames = None
        if TFMessage is not None:
            self._frames = node.create_publisher(TFMessage, '/tf', _FRAMES)
        self._said = node.create_publisher(String, self._name('said'), _LATCHED)
        self._said.publish(String())
        self._holding = None
        if 'holding' in entity.observe:
            self._holding = node.create_publisher(String, self._name('holding'), _LATCHED)
            self._listen(String, 'pick_up', self._on_pick_up)
            self._listen(String, 'put_down', self._on_put_down)
        self._held: str | None = None
        stamped = entity.velocity_type.endswith('Stamped')
        self._listen(TwistStamped if stamped else Twist, entity.velocity_topic, self._on_velocity)
        self._listen(PoseStamped, 'goal_pose', self._on_goal)
        self._listen(Empty, entity.cancel_topic or 'cancel_goal', self._on_cancel)
        self._listen(String, 'say', self._on_say)

    def tell_pose(self) -> None:
        """Publish where the robot is and how fast; where tf2_msgs is there, on /tf, too."""
        body, message = self.robot.body, Odometry()
        message.header.frame_id = self._robot_frame()
        message.header.stamp = self._node.get_clock().now().to_msg()
        message.child_frame_id = self._base_frame
        message.pose.pose.position.x = body.x
        message.pose.pose.position.y = body.y
        message.pose.pose.orientation.z = math.sin(body.yaw / 2)
        message.pose.pose.orientation.w = math.cos(body.yaw / 2)
        message.twist.twist.linear.x = body.speed
        message.twist.twist.angular.z = body.turn
        for part, variance in ((message.pose, 1e-4), (message.twist, 1e-3)):
            # x, y and yaw; what a flat robot does not have is said to be unknown.
            part.covariance[0] = part.covariance[7] = part.covariance[35] = variance
            part.covariance[14] = part.covariance[21] = part.covariance[28] = 1e6
        self._odometry.publish(message)
        if self._frames is not None:
            self._frames.publish(TFMessage(transforms=[transform_of(message)]))

    def tell_scan(self) -> None:
        """Publish what the lidar sees, when somebody listens."""
        if self._scan.get_subscription_count() == 0:
            return
        message = LaserScan()
        message.header.frame_id = self._base_frame
        message.header.stamp = self._node.get_clock().now().to_msg()
        message.angle_min = float(SCAN_ANGLES[0])
        message.angle_max = float(SCAN_ANGLES[-1])
        message.angle_increment = math.tau / SCAN_RAYS
        message.scan_time = _SCAN_S
        message.range_min, message.range_max = SCAN_LEAST_M, SCAN_MOST_M
        ranges = self._site.scan(self.robot)
        # REP-117: nothing in range is infinite.
        ranges[ranges >= SCAN_MOST_M] = math.inf
        message.ranges = ranges.tolist()
        self._scan.publish(message)

    def tell_changes(self) -> None:
        """Publish what the robot holds when that changed."""
        held = self._site.carrying.held_by(self.robot.robot.id)
        if self._holding is not None and held != self._held:
            self._held = held
            self._holding.publish(String(data=held))

    def _robot_frame(self) -> str:
        return self.robot.robot.odometry.frame or self._node.frame

    def _name(self, topic: str) -> str:
        namespace = self.robot.robot.namespace.strip('/')
        return topic if topic.startswith('/') or not namespace else f'/{namespace}/{topic}'

    def _listen(self, kind: Any, topic: str, callback: Any) -> None:
        self._node.create_subscription(kind, self._name(topic), callback, _RELIABLE)

    def _on_velocity(self, message: Any) -> None:
        twist = message.twist if isinstance(message, TwistStamped) else message
        speed, turn = twist.linear.x, twist.angular.z
        if speed == 0.0 and turn == 0.0:
            self._site.halt(self.robot)
        else:
            self.robot.drive(speed, turn)

    def _on_goal(self, message: PoseStamped) -> None:
        frame = message.header.frame_id
        if frame not in ('', self._node.frame):
            self._warn(
                f"a goal in frame '{frame[:60]}' is refused; it must be in '{self._node.frame}'"
            )
            return
        place, q = message.pose.position, message.pose.orientation
        yaw = math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))
        self.robot.go_to(Pose(x=place.x, y=place.y, yaw=yaw), self._site.others(self.robot))

    def _on_cancel(self, _: Empty) -> None:
        self._site.halt(self.robot)

    def _on_say(self, message: String) -> None:
        self.robot.say(message.data)
        if self.robot.fault is not Fault.SILENT:
            self._said.publish(String(data=self.robot.said))

    def _on_pick_up(self, message: String) -> None:
        self._warn(self._site.carrying.pick_up(self.robot, message.data))

    def _on_put_down(self, _: String) -> None:
        self._warn(self._site.carrying.put_down(self.robot))

    def _warn(self, trouble: str) -> None:
        if trouble:
            self._node.get_logger().warning(trouble)


def check_odometry(site: Site) -> None:
    """Raise ValueError when the pose of a robot is not read from what is told here."""
    for robot in site.robots.values():
        if robot.odometry.type != _ODOMETRY:
            raise ValueError(
                f"site '{site.name}' is for real robots: the pose of {robot.id} comes as "
                f'{robot.odometry.type}, and simulated robots tell it as {_ODOMETRY}; start with '
                'sim:=none'
            )


def transform_of(odometry: Odometry) -> TransformStamped:
    """Return the transform that the pose of an odometry message is, as REP-105 has it."""
    message, pose = TransformStamped(), odometry.pose.pose
    message.header = odometry.header
    message.child_frame_id = odometry.child_frame_id
    for axis in 'xyz':
        setattr(message.transform.translation, axis, getattr(pose.position, axis))
    message.transform.rotation = pose.orientation
    return message


def load_world(site: Site) -> World:
    """Return the world that the site file names, or one made from the site when it names none.

    Raises WorldError when the file is missing or no world.
    """
    return parse_world(world_text(site))


def world_text(site: Site) -> str:
    """Return the SDF of the world that the site file names, or of one made from the site.

    Raises WorldError when the file is missing.
    """
    if site.world is None:
        return world_sdf(site)
    file = _folder('worlds') / site.world
    try:
        return file.read_text(encoding='utf-8')
    except OSError as error:
        raise WorldError(
            f"there is no world '{site.world}' in {file.parent}; leave 'world' out of "
            'the site file to have one made from it'
        ) from error


def _folder(name: str) -> Path:
    """Return a folder of the simulation: in the source tree, or installed."""
    here = Path(__file__).resolve().parent
    installed = here.parents[1] / 'share/llm_bridge/sim' / name
    return installed if installed.is_dir() else here / name


def main() -> int:
    """Run until SIGINT or SIGTERM; return 0, or 2 when it cannot go on: stderr says why."""
    # Our own handlers: those of rclpy end the context under a callback that publishes.
    told_to_end = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told_to_end.set())
    choose_transport()
    rclpy.init(signal_handler_options=SignalHandlerOptions.NO)
    node = None
    try:
        executor = SingleThreadedExecutor()
        node = SimRobotNode()
        executor.add_node(node)
        while not told_to_end.is_set():
            executor.spin_once(_LONGEST_WAIT_S)
    except (SiteError, WorldError, GazeboError, ValueError) as error:
        sys.stderr.write(f'sim_robot: {error}\n')
        return 2
    finally:
        if node is not None:
            node.close()
        rclpy.try_shutdown()
        # Told twice to end (ros2 launch does), it must not die of the second while it goes.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
    return 0


if __name__ == '__main__':
    sys.exit(main())
