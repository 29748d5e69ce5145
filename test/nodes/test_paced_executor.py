"""The paced executor hands out no more than its threads can begin, and loses nothing."""

import queue
import threading
import time

import pytest
import rclpy
from rclpy.callback_groups import MutuallyExclusiveCallbackGroup, ReentrantCallbackGroup
from rclpy.qos import QoSProfile, ReliabilityPolicy
from real_broker import wait_until
from std_msgs.msg import Int32

from llm_bridge.nodes.paced_executor import PacedExecutor

THREADS = 3
BURST = 40
DEEP = QoSProfile(depth=BURST, reliability=ReliabilityPolicy.RELIABLE)


class Counting(PacedExecutor):
    """Counts how often it looks for callbacks."""

    looks = 0

    def wait_for_ready_callbacks(self, *arguments, **more):
        self.looks += 1
        return super().wait_for_ready_callbacks(*arguments, **more)


class Parts:
    """A node that listens, one that publishes, and the executor that spins both."""

    def __init__(self):
        self.context = rclpy.Context()
        rclpy.init(context=self.context)
        self.node = rclpy.create_node('listens', context=self.context)
        self.errors = []
        self.executor = Counting(THREADS, self.errors.append, context=self.context)
        self.thread = threading.Thread(target=self.executor.spin, daemon=True)

    def listen(self, callback, group=None):
        """Call `callback` with each number that is published; return how to publish them."""
        self.node.create_subscription(
            Int32,
            'numbers',
            lambda message: callback(message.data),
            DEEP,
            callback_group=group or ReentrantCallbackGroup(),
        )
        publisher = self.node.create_publisher(Int32, 'numbers', DEEP)
        self.executor.add_node(self.node)
        self.thread.start()
        wait_until(publisher.get_subscription_count)
        return lambda numbers: [publisher.publish(Int32(data=n)) for n in numbers]

    def end(self):
        self.executor.shutdown(5)
        self.context.try_shutdown()
        self.thread.join(5)


@pytest.fixture
def parts():
    parts = Parts()
    yield parts
    parts.end()


@pytest.mark.parametrize('group', [ReentrantCallbackGroup, MutuallyExclusiveCallbackGroup])
def test_every_message_of_a_burst_is_handled_once(parts, group):
    heard = []
    publish = parts.listen(heard.append, group())
    publish(range(BURST))
    wait_until(lambda: len(heard) >= BURST, 60)
    assert sorted(heard) == list(range(BURST))
    assert parts.errors == []


def test_callbacks_that_block_do_not_pile_up(parts):
    go_on, begun, ended = threading.Event(), [], []

    def block(number):
        begun.append(number)
        go_on.wait(60)
        ended.append(number)

    publish = parts.listen(block)
    publish(range(BURST))
    wait_until(lambda: len(begun) == THREADS, 60)
    # All threads are blocked: nothing further is begun, nor even looked for.
    looks = parts.executor.looks
    time.sleep(0.3)
    assert len(begun) == THREADS and parts.executor.looks <= looks + 1
    go_on.set()
    wait_until(lambda: len(ended) == BURST, 60)
    assert sorted(ended) == list(range(BURST))


def test_a_callback_that_no_thread_has_begun_is_not_offered_again_and_again(parts):
    class Slow(queue.SimpleQueue):
        """As on a machine whose cores are taken: a thread begins late."""

        def get(self):
            work = super().get()
            time.sleep(0.3)
            return work

    heard = []
    old = parts.executor._threads
    for _ in old:
        parts.executor._work.put(None)
    for thread in old:
        thread.join(10)
    parts.executor._work = Slow()
    parts.executor._threads = [
        threading.Thread(target=parts.executor._serve, daemon=True) for _ in range(THREADS)
    ]
    for thread in parts.executor._threads:
        thread.start()
    publish = parts.listen(heard.append)
    publish([1, 2])
    wait_until(lambda: len(heard) == 2, 60)
    # The MultiThreadedExecutor looks hundreds of times meanwhile.
    assert parts.executor.looks < 50


def test_an_error_in_a_callback_is_told_and_the_rest_goes_on(parts):
    heard = []

    def stumble(number):
        if number == 1:
            raise ValueError('one')
        heard.append(number)

    publish = parts.listen(stumble)
    publish(range(10))
    wait_until(lambda: len(heard) == 9 and parts.errors, 60)
    assert sorted(heard) == [0, *range(2, 10)]
    assert {str(error) for error in parts.errors} == {'one'}


def test_a_shutdown_ends_in_time_while_all_threads_are_blocked(parts):
    go_on, begun = threading.Event(), []

    def block(number):
        begun.append(number)
        go_on.wait(60)

    publish = parts.listen(block)
    publish(range(BURST))
    wait_until(lambda: len(begun) == THREADS, 60)
    assert not parts.executor.shutdown(0.2)
    parts.thread.join(30)
    assert not parts.thread.is_alive()
    go_on.set()
    # And what waited is not begun any more.
    assert parts.executor.shutdown(30)
    assert len(begun) == THREADS


def test_a_blocked_callback_does_not_keep_the_process_from_ending(python_program):
    process = python_program(
        '-c',
        'import threading, rclpy\n'
        'from llm_bridge.nodes.paced_executor import PacedExecutor\n'
        'rclpy.init()\n'
        'node = rclpy.create_node("hangs")\n'
        'executor = PacedExecutor(1, print)\n'
        'begun = threading.Event()\n'
        'node.create_timer(0.01, lambda: (begun.set(), threading.Event().wait()))\n'
        'executor.add_node(node)\n'
        'thread = threading.Thread(target=executor.spin, daemon=True)\n'
        'thread.start()\n'
        'begun.wait()\n'
        'executor.shutdown(0.1)\n'
        'thread.join()\n'
        'rclpy.shutdown()\n',
    )
    assert process.wait(60) == 0
