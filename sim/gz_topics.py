"""gz-sim as ros_gz_bridge shows it: poses and scans from topics, velocities to topics."""

from collections.abc import Callable, Mapping
from functools import partial
import math
from typing import Any

from geometry_msgs.msg import Twist
from nav_msgs.msg import Odometry
import numpy as np
from physics import Scan
from rclpy.node import Node
from sensor_msgs.msg import LaserScan

from llm_bridge.site.entity import Pose

BEHIND = 'gz'
"""Namespace of the topics, as in config/gz_bridge.yaml."""

_NOTHING_SEEN = Scan(-math.inf, np.empty((0, 2)))


class GzTopics:
    """A Physics that gz-sim does in its own time, as fast as it can."""

    def __init__(
        self,
        node: Node,
        starts: Mapping[str, Pose],
        lidars: Mapping[str, Pose],
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Take where the robots stand at first, and where on them their lidars are."""
        self._lidars = lidars
        self._log = log
        self._latest: dict[str, tuple[float, Pose]] = {}
        self._time_s = 0.0
        self._poses = dict(starts)
        self._scans = dict.fromkeys(starts, _NOTHING_SEEN)
        self._velocities = {}
        for robot in starts:
            name = f'/{BEHIND}/{robot}'
            self._velocities[robot] = node.create_publisher(Twist, f'{name}/cmd_vel', 10)
            node.create_subscription(Odometry, f'{name}/odom', partial(self._moved, robot), 10)
            node.create_subscription(LaserScan, f'{name}/scan', partial(self._saw, robot), 10)

    @property
    def time_s(self) -> float:
        """Simulated time of the poses; 0 until there are some."""
        return self._time_s

    @property
    def poses(self) -> Mapping[str, Pose]:
        return self._poses

    @property
    def scans(self) -> Mapping[str, Scan]:
        return self._scans

    def drive(self, robot: str, speed_m_s: float, turn_rad_s: float) -> None:
        """Set the velocity of a robot's wheels; it holds until another one comes."""
        message = Twist()
        message.linear.x, message.angular.z = float(speed_m_s), float(turn_rad_s)
        self._velocities[robot].publish(message)

    def place(self, model: str, pose: Pose) -> None:
        """Say that this is done by hand: ros_gz_bridge has no topic for it."""
        self._log(f'{model} is not pushed: in gz-sim, move it in the window')

    def halt(self) -> None:
        """Stop the wheels of all robots."""
        for robot in self._velocities:
            self.drive(robot, 0.0, 0.0)

    def _moved(self, robot: str, message: Odometry) -> None:
        at, q = message.pose.pose.position, message.pose.pose.orientation
        yaw = math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))
        self._latest[robot] = (_seconds(message.header.stamp), Pose(x=at.x, y=at.y, yaw=yaw))
        # Poses of one moment: so speeds follow from two of them.
        if len(self._latest) == len(self._velocities):
            time_s = min(stamp for stamp, _ in self._latest.values())
            if time_s != self._time_s:
                self._time_s = time_s
                self._poses = {name: pose for name, (_, pose) in self._latest.items()}

    def _saw(self, robot: str, message: LaserScan) -> None:
        far = np.array(message.ranges)
        hit = np.isfinite(far) & (far >= message.range_min) & (far < message.range_max)
        body, lidar = self._poses[robot], self._lidars[robot]
        x = body.x + lidar.x * math.cos(body.yaw) - lidar.y * math.sin(body.yaw)
        y = body.y + lidar.x * math.sin(body.yaw) + lidar.y * math.cos(body.yaw)
        steps = message.angle_min + message.angle_increment * np.flatnonzero(hit)
        angles = body.yaw + lidar.yaw + steps
        way = np.column_stack((np.cos(angles), np.sin(angles)))
        self._scans[robot] = Scan(_seconds(message.header.stamp), (x, y) + far[hit, None] * way)


def _seconds(stamp: Any) -> float:
    found: float = stamp.sec + stamp.nanosec * 1e-9
    return found
