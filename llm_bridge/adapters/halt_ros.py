"""The halt of robots: zero velocity, goals dropped, action goals cancelled."""

from collections.abc import Callable
import threading
import time
from typing import Any

from action_msgs.srv import CancelGoal
from geometry_msgs.msg import Twist, TwistStamped
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy
from std_msgs.msg import Empty

from llm_bridge.adapters.robot_names_ros import full_name
from llm_bridge.site.site import Site

_QOS = QoSProfile(depth=1, reliability=ReliabilityPolicy.RELIABLE)

_CANCEL_PERIOD_S = 0.5
"""While the halt is repeated, servers are asked no more often than this."""


class RosHalt:
    """Publishers and clients that are ready before they are needed. Any thread may call it."""

    def __init__(self, node: Node, site: Site, log: Callable[[str], None]) -> None:
        self._node = node
        self._site = site
        self._log = log
        self._velocities: dict[str, Any] = {}
        self._drops: dict[str, Any] = {}
        self._cancels: dict[str, Any] = {}
        self._answers: dict[str, Any] = {}
        """Action -> future of what its server says to the last time that all were cancelled."""
        self._lock = threading.Lock()
        self._cancelled_at = 0.0

    def setup(self) -> None:
        """Create the publishers."""
        for robot in self._site.robots.values():
            name = full_name(robot, robot.velocity_topic)
            self._velocities[robot.id] = self._node.create_publisher(
                TwistStamped if robot.velocity_type.endswith('Stamped') else Twist, name, _QOS
            )
            if robot.cancel_topic:
                self._drops[robot.id] = self._node.create_publisher(
                    Empty, full_name(robot, robot.cancel_topic), _QOS
                )

    def add_action(self, name: str) -> None:
        """Cancel every goal of that action server, too, whoever sent it."""
        if name not in self._cancels:
            self._cancels[name] = self._node.create_client(
                CancelGoal, f'{name}/_action/cancel_goal'
            )

    def cancel(self, name: str, goal_id: Any) -> Any:
        """Ask an action server to cancel one goal. Never raises.

        Return the future of its answer; None when the server is away, so that it was not asked.
        """
        request = CancelGoal.Request()
        request.goal_info.goal_id = goal_id
        client = self._cancels[name]
        return self._try(
            f'a goal of {name} could not be cancelled',
            lambda: client.call_async(request) if client.service_is_ready() else None,
        )

    def give_up(self, name: str, answer: Any) -> None:
        """Wait no longer for the answer to a `cancel`. Never raises."""
        self._try(
            f'{name} is still waited for', self._cancels[name].remove_pending_request, answer
        )

    def robot(self, robot_id: str) -> None:
        """Stop one robot and make it drop the goal that it was given by topic. Never raises."""
        if robot_id in self._velocities:
            self._try(f'{robot_id} could not be stopped', self._still, self._velocities[robot_id])
        if robot_id in self._drops:
            self._try(
                f'{robot_id} could not be told to drop its goal',
                self._drops[robot_id].publish,
                Empty(),
            )

    def all(self) -> None:
        """Stop all robots, then cancel all goals of all action servers. Never raises."""
        for robot_id in self._velocities:
            self.robot(robot_id)
        with self._lock:
            now = time.monotonic()
            if now - self._cancelled_at < _CANCEL_PERIOD_S:
                return
            self._cancelled_at = now
        for name, client in tuple(self._cancels.items()):
            self._try(
                f'the goals of {name} could not be cancelled', self._cancel_all, name, client
            )

    def _still(self, publisher: Any) -> None:
        message = publisher.msg_type()
        if isinstance(message, TwistStamped):
            message.header.stamp = self._node.get_clock().now().to_msg()
        publisher.publish(message)

    def _cancel_all(self, name: str, client: Any) -> None:
        if client.service_is_ready():
            if name in self._answers:
                # While a server hangs, and the stop lasts, they would pile up.
                client.remove_pending_request(self._answers.pop(name))
            # An empty id and no stamp: all goals.
            self._answers[name] = client.call_async(CancelGoal.Request())

    def _try(self, trouble: str, call: Callable[..., Any], *arguments: object) -> Any:
        try:
            return call(*arguments)
        except Exception as error:
            # Whatever happens to one robot, the next one is stopped.
            self._log(f'{trouble}: {error!r}')
            return None
