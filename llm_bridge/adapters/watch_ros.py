"""What robots tell over ROS 2, taken into the world."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
import math
import threading
import time
from typing import Any

from rclpy.event_handler import SubscriptionEventCallbacks
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

from llm_bridge.adapters.dialect import MAX_TEXT
from llm_bridge.adapters.message_fields_ros import get, load_type
from llm_bridge.adapters.robot_attributes import attributes
from llm_bridge.adapters.robot_names_ros import full_name
from llm_bridge.adapters.world_store import WorldStore
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Pose, QUIET_S, Robot
from llm_bridge.site.site import Site

_ANY = QoSProfile(depth=10, reliability=ReliabilityPolicy.BEST_EFFORT)
"""Matches whatever a robot offers."""

_LATCHED = QoSProfile(
    depth=1, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)
_OFFERS_LATCHED = (_LATCHED.reliability, _LATCHED.durability)

POSES = (
    'nav_msgs/msg/Odometry',
    'geometry_msgs/msg/PoseStamped',
    'geometry_msgs/msg/PoseWithCovarianceStamped',
)
"""Types from which a robot's pose is read."""


@dataclass(frozen=True)
class _Topic:
    """What is listened to."""

    kind: Any
    name: str
    callback: Callable[[Any], None]


class RosWatch:
    """Reads odometry and observed attributes of every robot."""

    def __init__(
        self,
        node: Node,
        site: Site,
        store: WorldStore,
        *,
        callback_group: Any = None,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._node = node
        self._site = site
        self._store = store
        self._group = callback_group
        self._log = log
        self._topics: dict[tuple[str, str | None], _Topic] = {}
        self._subscriptions: dict[tuple[str, str | None], tuple[Any, bool]] = {}
        self._last: dict[str, tuple[Pose, float]] = {}
        self._lock = threading.Lock()
        self.missing: dict[str, str] = {}
        """Type name -> why it cannot be used; filled by `setup`."""

    def setup(self) -> None:
        """Subscribe to everything that the site file names; log what cannot be read."""
        for robot in self._site.robots.values():
            try:
                self._listen(
                    (robot.id, None),
                    _Topic(
                        pose_type(robot),
                        full_name(robot, robot.odometry.topic),
                        partial(self._moved, robot),
                    ),
                )
            except DispatchError as error:
                self.missing[robot.odometry.type] = str(error)
            for attribute, observed in robot.observe.items():
                try:
                    kind = load_type(observed.type)
                except DispatchError as error:
                    self.missing[observed.type] = (
                        f"'{attribute}' of {robot.id} stays unknown: {error}"
                    )
                    continue
                self._listen(
                    (robot.id, attribute),
                    _Topic(
                        kind,
                        full_name(robot, observed.topic),
                        partial(self._observed, robot, attribute),
                    ),
                )
        for sentence in self.missing.values():
            self._log(sentence)

    def tend(self) -> None:
        """Do what is due about once a second.

        Latched values are subscribed to as latched ones: a robot that stands still may have told
        its pose only once (AMCL does), before we came; no longer where something else tells them
        now, which would not be heard. And of its silence follows that it stands.
        """
        for robot in self._site.robots.values():
            if robot.odometry.is_quiet_at_rest and 'state' not in robot.observe:
                self._rest(robot)
        for key, (_, is_latched) in tuple(self._subscriptions.items()):
            topic = self._topics[key]
            offered = [
                (info.qos_profile.reliability, info.qos_profile.durability)
                for info in self._node.get_publishers_info_by_topic(topic.name)
            ]
            wants_latched = all(offer == _OFFERS_LATCHED for offer in offered)
            if offered and wants_latched != is_latched:
                self._listen(key, topic, _LATCHED if wants_latched else _ANY)

    def _rest(self, robot: Robot) -> None:
        """Let a robot that has told no pose for a while stand where it was."""
        with self._lock:
            world = self._store.world()
            pose, age = world.pose(robot.id), world.age(robot.id)
            if pose is None or age is None or age <= QUIET_S:
                return
            state = attributes(self._site, robot, pose, 0.0, 0.0)['state']
            self._store.observe(robot.id, {'state': state})

    def _listen(
        self, key: tuple[str, str | None], topic: '_Topic', qos: QoSProfile = _ANY
    ) -> None:
        old = self._subscriptions.get(key)
        self._topics[key] = topic
        self._subscriptions[key] = (
            self._node.create_subscription(
                topic.kind,
                topic.name,
                topic.callback,
                qos,
                callback_group=self._group,
                event_callbacks=SubscriptionEventCallbacks(use_default_callbacks=False),
            ),
            qos is _LATCHED,
        )
        if old is not None:
            self._node.destroy_subscription(old[0])

    def _observed(self, robot: Robot, attribute: str, message: Any) -> None:
        observed = robot.observe[attribute]
        try:
            value = get(message, observed.field)
            if isinstance(value, str) and (len(value) > 10 * MAX_TEXT or not value.isprintable()):
                raise ValueError(
                    f'{len(value)} characters came, expected at most '
                    f'{10 * MAX_TEXT} printable ones'
                )
            if isinstance(value, float) and not math.isfinite(value):
                raise ValueError(f'{value} came, expected a finite number')
        except ValueError as error:
            self._store.complain(robot.id, f'{attribute}: {error}')
            self._store.observe(robot.id, {}, unknown=(attribute,))
            return
        self._store.observe(robot.id, {attribute: value})

    def _moved(self, robot: Robot, message: Any) -> None:
        frame = message.header.frame_id
        wanted = robot.odometry.frame or self._site.frame
        if frame not in ('', wanted, self._site.frame):
            self._store.complain(
                robot.id,
                (
                    f"its pose comes in frame {ascii(frame[:60])}, expected '{wanted}'; publish "
                    'it in that frame, or name the frame in the site file (odometry: frame)'
                ),
            )
            return
        # Odometry and PoseWithCovarianceStamped have the pose one deeper than PoseStamped.
        inner = getattr(message.pose, 'pose', message.pose)
        pose = planar_pose(inner)
        if pose is None:
            self._store.complain(robot.id, 'its pose is not finite numbers')
            return
        twist = getattr(message, 'twist', None)
        # As one: between the two the robot could be taken for one that is silent.
        with self._lock:
            moved = self._pace(robot, pose)
            told = moved if twist is None else _speeds(twist.twist)
            # What is no number is not taken for a robot that stands still.
            speed, turn = told if all(map(math.isfinite, told)) else moved
            known = attributes(self._site, robot, pose, speed, turn)
            self._store.observe_pose(
                robot.id,
                pose,
                {name: value for name, value in known.items() if name not in robot.observe},
            )

    def _pace(self, robot: Robot, pose: Pose) -> tuple[float, float]:
        """Return the speeds since the last pose, or since it began to move, in m/s and rad/s."""
        now = time.monotonic()
        before, at = self._last.get(robot.id, (pose, now - 1.0))
        self._last[robot.id] = (pose, now)
        seconds = max(now - at, 1e-3)
        if robot.odometry.is_quiet_at_rest:
            seconds = min(seconds, QUIET_S)
        turned = (pose.yaw - before.yaw + math.pi) % (2 * math.pi) - math.pi
        return (math.hypot(pose.x - before.x, pose.y - before.y) / seconds, turned / seconds)


def _speeds(twist: Any) -> tuple[float, float]:
    """Return how fast a Twist says that something drives and turns, in m/s and rad/s."""
    return math.hypot(twist.linear.x, twist.linear.y), twist.angular.z


def pose_type(robot: Robot) -> Any:
    """Return the class of the messages that tell where a robot is.

    Raises DispatchError when no pose can be read from that type, or it is not installed.
    """
    name = robot.odometry.type
    if name not in POSES:
        raise DispatchError(
            f'the pose of {robot.id} cannot be read from type {name}; allowed: {", ".join(POSES)}'
        )
    return load_type(name)


def planar_pose(message: Any) -> Pose | None:
    """Return a planar pose from a geometry_msgs/Pose, None when it is no pose."""
    q = message.orientation
    norm = q.x * q.x + q.y * q.y + q.z * q.z + q.w * q.w
    yaw = math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))
    parts = (message.position.x, message.position.y, yaw)
    # An empty message has the quaternion 0 0 0 1; all zeros is what broken drivers send.
    if not all(map(math.isfinite, (*parts, norm))) or abs(norm - 1) > 0.1:
        return None
    return Pose(x=parts[0], y=parts[1], yaw=yaw)
