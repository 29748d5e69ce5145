"""A link of ROS 2 between a robot and whoever drives it that can hold back, lose or garble."""

from functools import partial
import math
import threading

from geometry_msgs.msg import PoseStamped, Twist
from nav_msgs.msg import Odometry
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import QoSProfile, ReliabilityPolicy
from std_msgs.msg import Empty, String

RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)
TOLD = {'odom': Odometry, 'holding': String, 'said': String}
"""What the robot tells."""
ORDERED = {'goal_pose': PoseStamped, 'cancel_goal': Empty, 'cmd_vel': Twist}
"""What the robot is ordered."""


class BadRosLink:
    """Relays the topics of a robot between its namespace and another, well at first."""

    def __init__(self, robot, far):
        self._lock = threading.Lock()
        self._state = 'well'
        self._late = []
        self._context = rclpy.Context()
        rclpy.init(context=self._context)
        self._node = rclpy.create_node('bad_ros_link', context=self._context)
        for names, source, sink in ((TOLD, robot, far), (ORDERED, far, robot)):
            for name, kind in names.items():
                publisher = self._node.create_publisher(kind, f'/{sink}/{name}', RELIABLE)
                self._node.create_subscription(
                    kind, f'/{source}/{name}', partial(self._hand_on, publisher), RELIABLE
                )
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)
        self._thread = threading.Thread(target=self._spin, daemon=True)
        self._thread.start()

    def well(self):
        """Hand everything on, what was held back first."""
        with self._lock:
            self._state, late, self._late = 'well', self._late, []
            for publisher, message in late:
                publisher.publish(message)

    def hold(self):
        """Hold back whatever comes, in both directions: it is late, not lost."""
        self._become('held')

    def cut(self):
        """Lose whatever comes."""
        self._become('cut')

    def garble(self):
        """Hand on poses that are no numbers, and lose what is nothing but numbers otherwise."""
        self._become('garbled')

    def close(self):
        """End it."""
        self._executor.shutdown()
        self._context.try_shutdown()
        self._thread.join(5)

    def _become(self, state):
        with self._lock:
            self._state = state

    def _spin(self):
        try:
            self._executor.spin()
        except Exception:
            if self._context.ok():
                raise

    def _hand_on(self, publisher, message):
        with self._lock:
            if self._state == 'held':
                self._late.append((publisher, message))
            elif self._state == 'well':
                publisher.publish(message)
            elif self._state == 'garbled' and isinstance(message, Odometry):
                message.pose.pose.position.x = math.nan
                publisher.publish(message)
