"""Looks at what the nodes of ROS offer, and hears where robots stand; calls and sends nothing."""

from collections.abc import Callable, Mapping
import math
import time
from typing import Any

import rclpy
from rclpy.action import get_action_names_and_types
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

from llm_bridge.adapters.message_fields_ros import load_type
from llm_bridge.adapters.transport_ros import choose_transport
from llm_bridge.adapters.watch_ros import planar_pose
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.discovery.robots import Graph, MOST_ROBOTS, POSES

_STATUS = '/_action/status'

_HEARD_WITHIN_S = 2.0
"""So long a pose is waited for, though the time is over: what is found late is heard later."""

_Poses = dict[str, tuple[str, float, float, float]]


def look_at_graph(seconds: float) -> Graph:
    """Return what is there after so many seconds. Raises OSError where ROS cannot be used.

    What is lost while Fast DDS looks around is sent again 3 s later, its default
    (`WriterTimes.heartbeat_period`). A pose is waited for until 2 s after its robot was found.
    """
    context = rclpy.Context()
    choose_transport()
    rclpy.init(context=context)
    node = rclpy.create_node('llm_bridge_discover', context=context)
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)
    poses: _Poses = {}
    listening: dict[str, float] = {}
    try:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            _hear_poses(node, poses, listening)
            executor.spin_once(timeout_sec=min(left, 0.2))
        while any(
            time.monotonic() - since < _HEARD_WITHIN_S
            for name, since in listening.items()
            if name not in poses
        ):
            executor.spin_once(timeout_sec=0.2)
        return _graph(node, poses)
    finally:
        executor.shutdown()
        node.destroy_node()
        context.try_shutdown()


def _graph(node: Node, poses: _Poses) -> Graph:
    topics = {name: tuple(types) for name, types in node.get_topic_names_and_types()}
    actions = {name: tuple(types) for name, types in get_action_names_and_types(node)}
    return Graph(
        published=_those(topics, node.count_publishers),
        subscribed=_those(topics, node.count_subscribers),
        services={name: tuple(types) for name, types in node.get_service_names_and_types()},
        # Clients have the names, too; only a server publishes the status.
        actions=_those(actions, lambda name: node.count_publishers(name + _STATUS)),
        poses=poses,
    )


def _those(
    names: Mapping[str, tuple[str, ...]], count: Callable[[str], int]
) -> dict[str, tuple[str, ...]]:
    return {name: types for name, types in names.items() if count(name) > 0}


def _hear_poses(node: Node, poses: _Poses, listening: dict[str, float]) -> None:
    """Subscribe to the poses of robots that have come meanwhile; `listening` says since when."""
    for name, types in node.get_topic_names_and_types():
        it = POSES.get(name.rpartition('/')[2])
        if it is None or name in listening or len(listening) >= 2 * MOST_ROBOTS:
            continue
        publishers = node.get_publishers_info_by_topic(name)
        if it['type'] not in types or not publishers:
            continue
        is_kept = any(
            p.qos_profile.durability == DurabilityPolicy.TRANSIENT_LOCAL for p in publishers
        )
        # A robot that stands may have told its pose only once, before we came.
        qos = QoSProfile(
            depth=1,
            reliability=ReliabilityPolicy.RELIABLE if is_kept else ReliabilityPolicy.BEST_EFFORT,
            durability=DurabilityPolicy.TRANSIENT_LOCAL if is_kept else DurabilityPolicy.VOLATILE,
        )
        listening[name] = time.monotonic()
        try:
            kind = load_type(it['type'])
        except DispatchError:
            # Told by `doctor`; the robot is found without its pose.
            continue
        node.create_subscription(kind, name, _keep(name, poses), qos)


def _keep(name: str, poses: _Poses) -> Callable[[Any], None]:
    def keep(message: Any) -> None:
        pose = planar_pose(message.pose.pose)
        if pose is not None and max(map(abs, (pose.x, pose.y))) < 1e6 and math.isfinite(pose.yaw):
            poses[name] = (str(message.header.frame_id), pose.x, pose.y, pose.yaw)

    return keep
