"""What robot and executor say over ROS 2, seen by a node of its own that can speak rubbish too."""

import json
import math
import threading
import time

from diagnostic_msgs.msg import DiagnosticArray
from geometry_msgs.msg import PoseStamped
from nav_msgs.msg import Odometry
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import QoSProfile, ReliabilityPolicy
from real_broker import wait_until
from std_msgs.msg import String

RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)


class RosWitness:
    """Hears odometry and diagnostics, and publishes whatever a test wants, on its own thread."""

    def __init__(self):
        self._context = rclpy.Context()
        rclpy.init(context=self._context)
        self._node = rclpy.create_node('witness', context=self._context)
        self.health = {}
        self.odometry = None
        self.goals = []
        self._moved_at = time.monotonic()
        self._publishers = {
            topic: self._node.create_publisher(String, topic, RELIABLE)
            for topic in ('sim_fault', 'command', 'answer', 'action_graph')
        }
        self._node.create_subscription(DiagnosticArray, '/diagnostics', self._on_health, 10)
        self._node.create_subscription(PoseStamped, '/rover/goal_pose', self._on_goal, 10)
        self._node.create_subscription(Odometry, '/rover/odom', self._on_odometry, 10)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)
        self._ending = False
        self._thread = threading.Thread(target=self._spin, daemon=True)
        self._thread.start()

    def _spin(self):
        try:
            self._executor.spin()
        except Exception:
            if not self._ending:
                raise

    def _on_health(self, message):
        self.health.update({s.name: (s.level[0], s.message) for s in message.status})

    def _on_goal(self, message):
        self.goals.append((time.monotonic(), message.pose.position.x, message.pose.position.y))

    def _on_odometry(self, message):
        self.odometry = (time.monotonic(), message)
        if self.is_moving:
            self._moved_at = time.monotonic()

    def close(self):
        self._ending = True
        self._executor.shutdown()
        self._context.try_shutdown()
        self._thread.join(5)

    def send(self, topic, data):
        """Publish a text; bytes go out as they are, in a message that is not UTF-8."""
        publisher = self._publishers[topic]
        wait_until(publisher.get_subscription_count, 60, f'a listener on {topic}')
        if isinstance(data, bytes):
            # CDR, little endian: the length with the closing zero, then the bytes.
            data = b'\0\1\0\0' + (len(data) + 1).to_bytes(4, 'little') + data + b'\0'
            publisher.publish(data)
        else:
            publisher.publish(String(data=data))

    def listeners(self, topic):
        return self._publishers[topic].get_subscription_count()

    def fault(self, **order):
        """Give the rover a fault."""
        self.send('sim_fault', json.dumps({'robot': 'rover', **order}))

    @property
    def is_moving(self):
        twist = self.odometry[1].twist.twist
        return twist.linear.x != 0.0 or twist.angular.z != 0.0

    @property
    def place(self):
        position = self.odometry[1].pose.pose.position
        return position.x, position.y

    def far_from(self, x, y):
        """Return how far the rover is from a point, in metres."""
        return math.dist(self.place, (x, y))

    def is_told(self):
        """Say whether the rover's odometry is of now."""
        return self.odometry is not None and time.monotonic() - self.odometry[0] < 0.5

    def starts_moving(self, within_s=60):
        since = time.monotonic()
        wait_until(
            lambda: self.is_told() and self.odometry[0] > since and self.is_moving,
            within_s,
            'the rover driving',
        )

    def rests_within(self, seconds):
        """Wait until the rover rests; say whether it did in time, and then stayed for 0.5 s."""
        began = time.monotonic()
        wait_until(
            lambda: self.is_told() and time.monotonic() - max(self._moved_at, began) > 0.5,
            seconds + 30,
            'the rover at rest',
        )
        return self._moved_at - began <= seconds
