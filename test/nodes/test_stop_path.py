"""The stop path works while everything else in the process stands still."""

import threading
import time

import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy
from real_broker import wait_until
from std_msgs.msg import Empty, String
from std_srvs.srv import Trigger

from llm_bridge.nodes.stop_path import StopPath


@pytest.fixture
def context():
    context = rclpy.Context()
    rclpy.init(context=context)
    yield context
    context.try_shutdown()


@pytest.fixture
def path(context):
    stops = []
    # Nobody spins this node: as if the executor hung in a callback.
    node = Node(
        'executor',
        context=context,
        namespace='/house',
        cli_args=['--ros-args', '-r', 'stop_now:=/red_button'],
    )
    path = StopPath(node, stops.append, lambda text: text == 'halt')
    path.start()
    yield stops
    path.end()
    node.destroy_node()


@pytest.fixture
def around(context):
    node = rclpy.create_node('around', context=context)
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)
    thread = threading.Thread(target=executor.spin, daemon=True)
    thread.start()
    yield node
    executor.shutdown()
    thread.join(5)


def publish(node, kind, topic, message, until):
    publisher = node.create_publisher(kind, topic, 10)
    wait_until(publisher.get_subscription_count)
    publisher.publish(message)
    wait_until(until)


def test_the_service_is_in_the_namespace(path, around):
    client = around.create_client(Trigger, '/house/stop')
    assert client.wait_for_service(5)
    future = client.call_async(Trigger.Request())
    wait_until(future.done)
    assert future.result().success
    assert path == ['service']


def test_a_remapped_name_is_used(path, around):
    publish(around, Empty, '/red_button', Empty(), lambda: path == ['stop_now'] * 2)


def test_a_button_that_publishes_without_reliability_stops_too(path, around):
    button = around.create_publisher(
        Empty, '/red_button', QoSProfile(depth=1, reliability=ReliabilityPolicy.BEST_EFFORT)
    )
    wait_until(button.get_subscription_count)

    def pressed():
        button.publish(Empty())
        return path

    wait_until(pressed)


def test_a_stop_word_comes_through_a_flood_of_commands(path, around):
    flood = around.create_publisher(String, '/house/command', 1000)
    wait_until(flood.get_subscription_count)
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        flood.publish(String(data='{"text": "' + 'x' * 2000 + '"'))
    flood.publish(String(data='{"text": "halt", "speaker": "ann"}'))
    for _ in range(100):
        flood.publish(String(data='go on'))
    wait_until(lambda: path == ['ann'])


@pytest.mark.parametrize('topic', ['command', 'answer'])
@pytest.mark.parametrize(
    'text', ['halt', '{"text": "halt"}', '{"text": "halt", "id": 7, "lang": ["de"], "at": "x"}']
)
def test_a_stop_word_stops_wherever_people_speak_and_whatever_else_is_wrong(
    path, around, topic, text
):
    publish(around, String, f'/house/{topic}', String(data=text), lambda: path == ['anonymous'])


@pytest.mark.parametrize(
    'text', ['', '{', 'go on', '{"text": "go"}', '{"text": ["halt"]}', '{"by": "halt"}']
)
def test_other_words_stop_nothing(path, around, text):
    publish(around, String, '/house/command', String(data=text), lambda: True)
    time.sleep(0.1)
    assert path == []


def test_a_stop_that_raises_does_not_end_the_path(context, around):
    called = []

    def stop(by):
        called.append(by)
        raise RuntimeError('the halt broke')

    node = Node('executor', context=context)
    path = StopPath(node, stop, lambda _: True)
    path.start()
    for number in (1, 2):
        publish(around, Empty, '/stop_now', Empty(), lambda wanted=number: len(called) >= wanted)
    path.end()
    node.destroy_node()
