"""The stop path: everything by which people stop the executor over ROS 2, on a thread of its own.

It shares no lock, queue or thread with the rest of the executor's process, so that neither a slow
tick nor a flood of messages keeps a stop waiting.
"""

from collections.abc import Callable
import threading
from typing import Any

from rclpy.callback_groups import ReentrantCallbackGroup
from rclpy.event_handler import SubscriptionEventCallbacks
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import QoSProfile, ReliabilityPolicy
from std_msgs.msg import Empty, String
from std_srvs.srv import Trigger

from llm_bridge.adapters.command_message import said_in
from llm_bridge.nodes.node_process import spin

# Deep: a stop word is not pushed out by a flood of other commands.
_RELIABLE = QoSProfile(depth=1000, reliability=ReliabilityPolicy.RELIABLE)
_BEST_EFFORT = QoSProfile(depth=10, reliability=ReliabilityPolicy.BEST_EFFORT)


class StopPath:
    """Service `stop`, topic `stop_now`, and stop words on `command` and `answer`."""

    def __init__(
        self, node: Node, stop: Callable[[str], None], is_stop_word: Callable[[str], bool]
    ) -> None:
        """Use the names as `node` has them remapped."""
        self._stop = stop
        self._is_stop_word = is_stop_word
        self._node = Node(
            f'{node.get_name()}_stop',
            namespace=node.get_namespace(),
            context=node.context,
            use_global_arguments=False,
            start_parameter_services=False,
            enable_rosout=False,
        )
        group = ReentrantCallbackGroup()
        self._node.create_service(
            Trigger, node.resolve_service_name('stop'), self._on_service, callback_group=group
        )
        # A button may publish either way; twice stopped is stopped.
        for kind, name, call, qos in (
            (Empty, 'stop_now', self._on_topic, _RELIABLE),
            (Empty, 'stop_now', self._on_topic, _BEST_EFFORT),
            (String, 'command', self._on_words, _RELIABLE),
            (String, 'answer', self._on_words, _RELIABLE),
        ):
            self._node.create_subscription(
                kind,
                node.resolve_topic_name(name),
                call,
                qos,
                callback_group=group,
                event_callbacks=SubscriptionEventCallbacks(use_default_callbacks=False),
            )
        self._executor = SingleThreadedExecutor(context=node.context)
        self._executor.add_node(self._node)
        self._ending = threading.Event()
        self.thread = threading.Thread(
            target=spin,
            args=(self._executor, self._ending, self._node),
            name='stop path',
            daemon=True,
        )
        """On which everything here is done."""

    def start(self) -> None:
        """Begin to listen."""
        self.thread.start()

    def end(self) -> None:
        """Stop listening and end the thread."""
        self._ending.set()
        self._executor.shutdown()
        if self.thread.is_alive():
            self.thread.join(2.0)
        self._node.destroy_node()

    def _on_service(self, _request: Any, response: Any) -> Any:
        self._stop('service')
        response.success = True
        response.message = 'everything is stopped; call reset to go on'
        return response

    def _on_topic(self, _message: Empty) -> None:
        self._stop('stop_now')

    def _on_words(self, message: String) -> None:
        # Whoever understands commands says what else is wrong with one that stops.
        words, by = said_in(message.data)
        if self._is_stop_word(words):
            self._stop(by)
