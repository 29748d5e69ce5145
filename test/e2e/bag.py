"""A rosbag2 bag (mcap) of ROS 2 topics, recorded and played as `ros2 bag` does, without parsing.

The bag is written and read by rosbags, which shares no code with ROS 2.
"""

from contextlib import contextmanager
from importlib import import_module
import threading
import time

import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from real_broker import wait_until
from rosbags.rosbag2 import Reader, StoragePlugin, Writer
from rosbags.typesys import get_typestore, Stores

TYPES = get_typestore(Stores.ROS2_JAZZY)


def get_message(kind):
    """Return the class of a message type such as 'std_msgs/msg/String'."""
    package, _, name = kind.split('/')
    return getattr(import_module(f'{package}.msg'), name)


@contextmanager
def spun_node(name):
    """A node of its own context, whose callbacks come on a thread of its own."""
    context = rclpy.Context()
    rclpy.init(context=context)
    node = rclpy.create_node(name, context=context)
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)
    ended = threading.Event()

    def spin():
        while not ended.is_set():
            executor.spin_once(timeout_sec=0.1)

    thread = threading.Thread(target=spin, daemon=True)
    thread.start()
    try:
        yield node
    finally:
        ended.set()
        thread.join(10)
        executor.shutdown()
        node.destroy_node()
        context.try_shutdown()


@contextmanager
def recorded(folder, topics):
    """Record TOPICS into a new bag in FOLDER while the block runs, as they are offered."""
    with (
        Writer(folder, version=9, storage_plugin=StoragePlugin.MCAP) as bag,
        spun_node('recorder') as node,
    ):
        heard = []
        for topic in topics:
            wait_until(lambda t=topic: node.get_publishers_info_by_topic(t), 30, topic)
            offered = node.get_publishers_info_by_topic(topic)[0]
            kind = offered.topic_type
            connection = bag.add_connection(topic, kind, typestore=TYPES)
            qos = QoSProfile(depth=1000, reliability=offered.qos_profile.reliability)
            qos.durability = offered.qos_profile.durability
            heard.append(
                node.create_subscription(
                    get_message(kind),
                    topic,
                    lambda data, to=connection: bag.write(to, time.time_ns(), bytes(data)),
                    qos,
                    raw=True,
                )
            )
        wait_until(lambda: all(h.get_publisher_count() for h in heard), 30, 'publishers')
        time.sleep(0.5)  # So that those have found the recorder, too.
        yield


def messages(folder, topic):
    """Return the messages of a topic of a bag, parsed by rosbags, in the order of recording."""
    with Reader(folder) as bag:
        wanted = [c for c in bag.connections if c.topic == topic]
        return [TYPES.deserialize_cdr(raw, c.msgtype) for c, _, raw in bag.messages(wanted)]


def play(folder, topic, under='', listeners=1):
    """Publish what a bag has of a topic, byte for byte, on UNDER + TOPIC once LISTENERS hear."""
    reliable = QoSProfile(
        depth=1000,
        reliability=ReliabilityPolicy.RELIABLE,
        durability=DurabilityPolicy.TRANSIENT_LOCAL,
    )
    with Reader(folder) as bag, spun_node('player') as node:
        wanted = [c for c in bag.connections if c.topic == topic]
        kind = get_message(wanted[0].msgtype)
        publisher = node.create_publisher(kind, under + topic, reliable)
        heard_by = publisher.get_subscription_count
        wait_until(lambda: heard_by() >= listeners, 30, f'listeners to {under + topic}')
        for _, _, raw in bag.messages(wanted):
            publisher.publish(bytes(raw))
        publisher.wait_for_all_acked()
