"""The topics and services by which the executor is spoken to, over ROS 2 and MQTT."""

from collections import deque
from collections.abc import Mapping
import json
import threading
import time
from typing import Any

from rclpy.callback_groups import MutuallyExclusiveCallbackGroup
from rclpy.clock import Clock as RclpyClock
from rclpy.clock import ClockType
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from std_msgs.msg import String
from std_srvs.srv import Trigger
from visualization_msgs.msg import MarkerArray

from llm_bridge.adapters.answer_message import AnswerMessage, parse_answer
from llm_bridge.adapters.cancel_message import parse_cancel
from llm_bridge.adapters.command_message import Command, said_at
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.front_mqtt import MqttFront
from llm_bridge.adapters.markers_ros import PlanMarkers, site_markers
from llm_bridge.adapters.world_message import without_ages, world_data
from llm_bridge.adapters.world_store import WorldStore
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.language.stop_words import is_stop
from llm_bridge.run.answers import read_answer
from llm_bridge.run.executor import Executor
from llm_bridge.run.ports import Clock, Journal
from llm_bridge.site.rulings import permit_of, ROS
from llm_bridge.site.site import Site

RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)
LATCHED = QoSProfile(
    depth=1, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)

HEARTBEAT_S = 1.0
"""The world is published so often even when nothing changes, so that readers know its age."""


MOST_REFUSALS = 5
"""So many refusals are written down after one tick; more wait for the next."""

DISCOVERY_S = 1.0
"""So long it takes in ROS 2 until nodes know of one another."""


class EventTopics:
    """A journal that publishes events, and what is to be said of them, over ROS 2."""

    def __init__(self, node: Node, language: str = 'en') -> None:
        """Say what is for everybody in this language; the rest is in that of its command."""
        self._texts = words_of(language)
        self._events = node.create_publisher(String, 'events', RELIABLE)
        self._reply = node.create_publisher(String, 'reply', RELIABLE)

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Publish one event."""
        shown: dict[str, object] = {'event': event, **data}
        if event in ('stopped', 'reset'):
            # They are about every command: whoever follows one takes those without an id, too.
            shown['id'] = None
        self._events.publish(String(data=json.dumps(shown, default=str, ensure_ascii=False)))
        text = {
            'report': data.get('say'),
            'question': data.get('text'),
            'not_counted': data.get('text'),
            'tell': data.get('text'),
            'stopped': self._texts.STOPPED,
            'reset': self._texts.READY,
        }.get(event)
        if text:
            self._reply.publish(String(data=str(text)))


class ExecutorFront:
    """Graphs, answers and reset in; the world and the plan out; the same over MQTT."""

    def __init__(
        self,
        node: Node,
        site: Site,
        executor: Executor,
        store: WorldStore,
        journal: Journal,
        clock: Clock,
        *,
        tick_rate: float,
        world_rate: float,
    ) -> None:
        """Create topics, services and timers; ticks begin when the node is spun."""
        self._node, self._site, self._store = node, site, store
        self._executor, self._journal, self._clock = executor, journal, clock
        self._mqtt: MqttFront | None = None
        self._is_closed = False
        self._at_work = threading.Lock()
        self._began: float | None = None
        self._refused: deque[dict[str, object]] = deque(maxlen=1000)
        self._last_world: dict[str, Any] | None = None
        self._last_world_at = 0.0
        work = MutuallyExclusiveCallbackGroup()
        # Volatile: a graph that was published before this process began is not carried out.
        node.create_subscription(
            String, 'action_graph', self._on_graph, RELIABLE, callback_group=work
        )
        node.create_subscription(String, 'answer', self._on_answer, RELIABLE, callback_group=work)
        node.create_subscription(String, 'cancel', self._on_cancel, RELIABLE, callback_group=work)
        node.create_service(Trigger, 'reset', self._on_reset, callback_group=work)
        self._command = node.create_publisher(String, 'command', RELIABLE)
        self._answer = node.create_publisher(String, 'answer', RELIABLE)
        self._world = node.create_publisher(String, 'world', LATCHED)
        self._markers = node.create_publisher(MarkerArray, 'plan_markers', LATCHED)
        self._plan_markers = PlanMarkers(site)
        self._timers = [
            self._every(1.0 / tick_rate, self._tick),
            self._every(1.0 / world_rate, self._publish_world),
            self._every(0.5, self._publish_markers),
        ]

    def add_mqtt(self, connection: Connection) -> None:
        """Listen and speak over MQTT, too. Before the connection is started."""
        self._mqtt = MqttFront(
            self._site.name,
            connection,
            self._clock,
            on_command=self._on_mqtt_command,
            on_answer=self._on_mqtt_answer,
            on_stop=self._executor.stop,
            is_stop_word=self.is_stop_word,
            on_refused=self._on_mqtt_refused,
        )
        # What the bridge says goes out, too: everything on these topics does, once.
        outward = MutuallyExclusiveCallbackGroup()
        self._node.create_subscription(
            String, 'events', self._on_event, RELIABLE, callback_group=outward
        )
        self._node.create_subscription(
            String, 'reply', self._on_reply, RELIABLE, callback_group=outward
        )

    def is_stop_word(self, text: str) -> bool:
        """Say whether the text only says stop, in one of the site's languages."""
        return is_stop(text, self._site.languages, self._site)

    def close(self) -> None:
        """End the timers, and take no graph any more; one that is being taken is waited for."""
        with self._at_work:
            self._is_closed = True
        for timer in self._timers:
            timer.cancel()

    def _every(self, seconds: float, call: Any) -> Any:
        # Steady time: the executor works on while the time of a simulation stands still.
        return self._node.create_timer(
            seconds,
            call,
            clock=RclpyClock(clock_type=ClockType.STEADY_TIME),
            callback_group=MutuallyExclusiveCallbackGroup(),
        )

    def _tick(self) -> None:
        # The first tick reports what a restart cut off: whoever listens has found us by then.
        now = time.monotonic()
        if self._began is None:
            self._began = now
        if now - self._began < DISCOVERY_S:
            return
        with self._at_work:
            if not self._is_closed:
                self._executor.tick()
        # After it, and a few at a time: neither a flood of them nor a full disk keeps a tick away.
        for _ in range(min(MOST_REFUSALS, len(self._refused))):
            self._journal.append('refused', self._refused.popleft())

    def _on_graph(self, message: String) -> None:
        with self._at_work:
            if not self._is_closed and not self._executor.submit(message.data):
                self._executor.tick()

    def _on_answer(self, message: String, info: Mapping[str, int | None]) -> None:
        answer, now = parse_answer(message.data), self._clock.wall()
        # Words that are neither yes nor no may be meant for a question of the bridge.
        if answer.text and (answer.question_id or read_answer(answer.text) != 'unclear'):
            self._executor.answer(
                answer.text,
                answer.by or 'ros',
                answer.question_id,
                answer.channel,
                now - said_at(answer.at, info, now),
            )

    def _on_cancel(self, message: String) -> None:
        # As with a stop, anybody may: what is given up does nothing further.
        given = parse_cancel(message.data)
        if given is None:
            problem = Problem(
                code=ProblemCode.MALFORMED,
                came=message.data[:100],
                allowed='{"id": ID OF A COMMAND, "by": WHO}',
                message='What is to be cancelled is not told; name the id of a command.',
            )
            self._note_refusal('', problem, ROS)
        elif not self._executor.cancel(given.id, given.by) and not given.is_quiet:
            text = words_of(self._site.language).NOTHING_RUNS
            self._journal.append('tell', {'at': self._clock.wall(), 'id': given.id, 'text': text})

    def _on_reset(self, _request: Any, response: Any) -> Any:
        # A call of the service does not say who calls: it is somebody on ROS 2, whoever it is.
        permit = permit_of(self._site, 'anonymous', ROS)
        if not permit.reset:
            response.success = False
            response.message = (
                f"the role '{permit.role}', which the policy gives to everybody on ROS 2, may not "
                'reset a stop; give the channel ros a role that may, or `reset: true` to its role'
            )
            problem = Problem(code=ProblemCode.NOT_ALLOWED, message=response.message)
            self._note_refusal('', problem, ROS)
            return response
        response.success = self._executor.reset('service')
        response.message = 'ready again' if response.success else 'nothing was stopped'
        return response

    def _publish_world(self) -> None:
        data = world_data(self._store.world())
        now = time.monotonic()
        shown = without_ages(data)
        if shown != self._last_world or now - self._last_world_at >= HEARTBEAT_S:
            self._last_world, self._last_world_at = shown, now
            self._world.publish(String(data=json.dumps(data, ensure_ascii=False)))

    def _publish_markers(self) -> None:
        world = self._store.world()
        self._plan_markers.note(world)
        if self._markers.get_subscription_count():
            markers = site_markers(self._site)
            moving = self._plan_markers.markers(self._executor.snapshot(), world)
            markers.markers += moving.markers
            self._markers.publish(markers)

    def _on_mqtt_command(self, command: Command) -> None:
        # A stop was taken before. One listener is the stop path of this process.
        if not self.is_stop_word(command.text) and self._command.get_subscription_count() < 2:
            self._on_mqtt_refused(
                command.id,
                Problem(
                    code=ProblemCode.UNAVAILABLE,
                    came=command.text[:100],
                    message='No bridge runs that could understand the command; start bridge_node.',
                ),
            )
            return
        self._command.publish(String(data=command.as_json()))

    def _on_mqtt_answer(self, answer: AnswerMessage) -> None:
        self._answer.publish(String(data=answer.as_json()))

    def _on_mqtt_refused(self, command_id: str, problem: Problem) -> None:
        self._note_refusal(command_id, problem, 'mqtt')

    def _note_refusal(self, command_id: str, problem: Problem, channel: str) -> None:
        # Written down by the next tick: the thread that a stop comes on never waits for a disk.
        self._refused.append(
            {
                'at': self._clock.wall(),
                'id': command_id,
                'channel': channel,
                'problems': [problem.model_dump(mode='json')],
            }
        )

    def _on_event(self, message: String) -> None:
        if self._mqtt is not None:
            self._mqtt.publish_event(message.data)

    def _on_reply(self, message: String) -> None:
        if self._mqtt is not None:
            self._mqtt.publish_reply(message.data)
