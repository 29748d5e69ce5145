"""A client of a running bridge: says commands over ROS 2 and collects what comes of them."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
import json
import time
from typing import Any
import uuid

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
import rclpy
from rclpy.executors import ExternalShutdownException, SingleThreadedExecutor
from rclpy.node import NodeNameNonExistentError
from rclpy.parameter import Parameter
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from std_msgs.msg import String
from std_srvs.srv import Trigger

from llm_bridge.adapters.answer_message import AnswerMessage
from llm_bridge.adapters.diagnostics_ros import status_name
from llm_bridge.adapters.transport_ros import choose_transport

Event = dict[str, Any]

_RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)
_LATCHED = QoSProfile(
    depth=1, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)

_BRIDGE_TELLS_S = 2.0
"""So soon after a stop a bridge that runs has said that it understood the word."""


class BridgeUnreachableError(Exception):
    """No bridge or executor answers; the message says what to start."""

    def __init__(self, message: str, missing: str = '') -> None:
        """`missing`: what was waited for."""
        super().__init__(message)
        self.missing = missing


class BridgeClient:
    """Speaks to the bridge and executor of one namespace. Use as a context manager."""

    def __init__(self, namespace: str = '', speaker: str = 'terminal') -> None:
        self._namespace = namespace.strip('/')
        self._speaker = speaker
        self._events: deque[Event] = deque(maxlen=10_000)
        self._diagnostics: dict[str, tuple[int, str]] = {}
        self.world: Event = {}
        """The last world that the executor published."""
        self.refusal = ''
        """Why the executor did not take the last stop or reset; '': it took it, or is silent."""

    def __enter__(self) -> 'BridgeClient':
        self._context = rclpy.Context()
        choose_transport()
        rclpy.init(context=self._context)
        # Nothing is offered under its name, which is another each time: no access rule could name
        # it (config/sros2).
        self._node = rclpy.create_node(
            f'llm_bridge_client_{uuid.uuid4().hex[:8]}',
            context=self._context,
            namespace=f'/{self._namespace}' if self._namespace else None,
            start_parameter_services=False,
            parameter_overrides=[Parameter('start_type_description_service', value=False)],
        )
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self._node)
        self._command = self._node.create_publisher(String, 'command', _RELIABLE)
        self._answer = self._node.create_publisher(String, 'answer', _RELIABLE)
        self._node.create_subscription(String, 'events', self._on_event, _RELIABLE)
        self._node.create_subscription(String, 'world', self._on_world, _LATCHED)
        self._node.create_subscription(DiagnosticArray, '/diagnostics', self._on_diagnostics, 10)
        self._stop = self._node.create_client(Trigger, 'stop')
        self._reset = self._node.create_client(Trigger, 'reset')
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown()
        self._node.destroy_node()
        self._context.try_shutdown()

    @property
    def node_name(self) -> str:
        """Its name in ROS 2."""
        return str(self._node.get_name())

    def wait_ready(self, timeout_s: float, watch: Callable[[str], None] = lambda _: None) -> None:
        """Return once bridge and executor are up and nothing is missing.

        `watch` is called with what is being waited for whenever that changes. Raises
        BridgeUnreachableError after `timeout_s`.
        """
        self._wait(self._missing, timeout_s, watch)

    def wait_stoppable(self, timeout_s: float) -> None:
        """Return once the executor hears stop words; no bridge, model or broker is waited for.

        Raises BridgeUnreachableError after `timeout_s`.
        """
        self._wait(self._missing_for_stop, timeout_s)

    def _wait(
        self,
        missing_now: Callable[[], str],
        timeout_s: float,
        watch: Callable[[str], None] = lambda _: None,
    ) -> None:
        deadline = time.monotonic() + timeout_s
        last = ''
        while True:
            missing = missing_now()
            if not missing:
                return
            if missing != last:
                watch(missing)
                last = missing
            if time.monotonic() > deadline:
                raise BridgeUnreachableError(
                    f'not ready after {timeout_s:.0f} s: still waiting for {missing}; '
                    'is the demo or the launch file running, in this ROS_DOMAIN_ID and namespace? '
                    '`llm-bridge doctor` looks further',
                    missing,
                )
            self.spin(0.1)

    def _missing(self) -> str:
        """Say what is not there yet, or '' when all is."""
        # The executor listens to commands too, for stop words: it and the bridge make two of each.
        if self._command.get_subscription_count() < 2 or self._node.count_publishers('events') < 2:
            return 'the bridge and the executor to start'
        for node in ('executor', 'bridge'):
            entries = {
                name: entry
                for name, entry in self._diagnostics.items()
                if name.startswith(status_name(self._node.get_namespace(), node, ''))
            }
            if not entries:
                return f'the {node}'
            for level, message in entries.values():
                if level >= DiagnosticStatus.WARN[0]:
                    return message or f'the {node}'
        return ''

    def _missing_for_stop(self) -> str:
        """Say what a stop word needs that is not there yet, or '' when all is."""
        is_there = self._is_heard_for_stop() and self._node.count_publishers('events')
        return '' if is_there else 'the executor to start'

    def _is_heard_for_stop(self) -> bool:
        """Tell whether commands reach the node that takes stop words: it offers the service."""
        if not self._command.get_subscription_count():
            return False
        service = self._node.resolve_service_name('stop')
        for it in self._node.get_subscriptions_info_by_topic(self._command.topic_name):
            # The name of a node may come later than its subscription.
            if it.node_namespace.startswith('/'):
                with suppress(NodeNameNonExistentError):
                    if service in dict(
                        self._node.get_service_names_and_types_by_node(
                            it.node_name, it.node_namespace
                        )
                    ):
                        return True
        return False

    def count(self, node: str) -> int:
        """Return how many nodes of that name there are; more than one hear each command."""
        here = (node, self._node.get_namespace())
        return sum(it == here for it in self._node.get_node_names_and_namespaces())

    def note(self, node: str, part: str) -> str:
        """Return what a part that is well has to say all the same, '' for nothing."""
        name = status_name(self._node.get_namespace(), node, part)
        level, message = self._diagnostics.get(name, (0, ''))
        return '' if level or message == 'OK' else message

    def spin(self, seconds: float) -> None:
        """Take in what arrives for up to that long."""
        try:
            self._executor.spin_once(timeout_sec=seconds)
        except ExternalShutdownException as error:
            raise BridgeUnreachableError('ROS 2 was shut down') from error

    def events(self) -> Iterator[Event]:
        """Yield the events that have arrived, oldest first."""
        while self._events:
            yield self._events.popleft()

    def _events_of(self, command_id: str) -> list[Event]:
        """Take out the events of one command, and those about every one; the others stay."""
        # '' is of something that gave no id: somebody else's.
        mine = (command_id, None)
        taken = [e for e in self._events if e.get('id') in mine]
        left = [e for e in self._events if e.get('id') not in mine]
        self._events.clear()
        self._events.extend(left)
        return taken

    def say(self, text: str, **details: str) -> str:
        """Send a command; return its id."""
        command_id = uuid.uuid4().hex
        body = {'text': text, 'id': command_id, 'speaker': self._speaker, 'channel': 'terminal'}
        body |= details
        self._command.publish(String(data=json.dumps(body, ensure_ascii=False)))
        return command_id

    def answer(self, text: str, question_id: str | None = None) -> None:
        """Answer the question of the id, or the open one."""
        message = AnswerMessage(text, self._speaker, question_id, 'terminal')
        self._answer.publish(String(data=message.as_json()))

    def stop(self) -> bool:
        """Stop everything; return whether the executor took it."""
        return self._call(self._stop)

    def reset(self) -> bool:
        """Release the stop latch; return whether the executor took it."""
        return self._call(self._reset)

    def follow(
        self,
        command_id: str,
        timeout_s: float,
        *,
        is_stop: bool = False,
        watch: Callable[[], None] = lambda: None,
    ) -> Iterator[Event]:
        """Yield the events of one command until it has ended.

        It has ended with a `report`, with a refusal, when what was understood needs nothing done,
        or, if it was a stop, when everything is stopped. When it comes once more and that is
        refused, the first goes on. Raises TimeoutError after `timeout_s` of silence.

        `is_stop`: the words were a stop, so that it has ended, too, when everything is stopped and
        the bridge, which may not run, says nothing of it. `watch` is called again and again while
        it is waited, and may raise.
        """
        deadline = time.monotonic() + timeout_s
        outcome = None
        stopped = False
        while time.monotonic() < deadline:
            self.spin(0.05)
            watch()
            for event in self._events_of(command_id):
                if _is_repetition(event):
                    continue
                yield event
                name = event.get('event')
                stopped = stopped or name == 'stopped'
                is_done = is_stop and stopped
                deadline = time.monotonic() + (_BRIDGE_TELLS_S if is_done else timeout_s)
                if name == 'understood':
                    outcome = event.get('outcome')
                if (
                    name in ('report', 'refused')
                    or outcome not in (None, 'plan', 'stop')
                    or (outcome == 'stop' and stopped)
                ):
                    return
        if is_stop and stopped:
            return
        raise TimeoutError(f'nothing was heard of the command for {timeout_s:.0f} s')

    def _call(self, client: Any) -> bool:
        self.refusal = ''
        if not client.wait_for_service(timeout_sec=2.0):
            return False
        future = client.call_async(Trigger.Request())
        deadline = time.monotonic() + 5.0
        while not future.done() and time.monotonic() < deadline:
            self.spin(0.05)
        if not future.done():
            return False
        response = future.result()
        self.refusal = '' if response.success else str(response.message)
        return bool(response.success)

    def _on_event(self, message: String) -> None:
        event = _object_in(message.data)
        if event is not None:
            self._events.append(event)

    def _on_world(self, message: String) -> None:
        world = _object_in(message.data)
        if world is not None:
            self.world = world

    def _on_diagnostics(self, message: DiagnosticArray) -> None:
        for status in message.status:
            if 'llm_bridge' in status.name or status.hardware_id == 'llm_bridge':
                self._diagnostics[status.name] = (status.level[0], status.message)


def _object_in(text: str) -> Event | None:
    """Return the JSON object of a message; None when it is none. Anybody may publish some."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _is_repetition(event: Event) -> bool:
    """Say whether it is only refused because the same id came before."""
    problems = event.get('problems')
    return (
        event.get('event') == 'refused'
        and isinstance(problems, list)
        and [p.get('code') for p in problems if isinstance(p, dict)] == ['duplicate']
    )
