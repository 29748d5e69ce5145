"""The bridge as a process: words in, action graphs, events and replies out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
import json
import os
import sys
import threading
import time

from rclpy.callback_groups import MutuallyExclusiveCallbackGroup
from rclpy.clock import Clock as RclpyClock
from rclpy.clock import ClockType
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from std_msgs.msg import String

from llm_bridge.adapters.answer_message import AnswerMessage, parse_answer
from llm_bridge.adapters.cancel_message import CancelMessage, parse_cancel
from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.adapters.command_message import CommandError, parse_command, said_at
from llm_bridge.adapters.decode_openai import HostedSettings
from llm_bridge.adapters.decoder_choice import load_decoder, model_facts
from llm_bridge.adapters.diagnostics_ros import Health, RosDiagnostics
from llm_bridge.adapters.memory_sqlite import memory_file, SqliteMemory
from llm_bridge.adapters.parameters_ros import declare
from llm_bridge.adapters.state_folder import bridge_log, state_folder
from llm_bridge.adapters.world_message import read_world
from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.graph.schema import dump
from llm_bridge.language.dialogue.memory_store import MemoryInRam, SteadyMemory
from llm_bridge.language.stop_words import is_stop
from llm_bridge.language.understand import Understander
from llm_bridge.nodes.bridge_parameters import PARAMETERS
from llm_bridge.nodes.bridge_work import BridgeWork
from llm_bridge.nodes.executor_parameters import open_log
from llm_bridge.nodes.known_parameters import NAMES
from llm_bridge.nodes.node_process import run
from llm_bridge.nodes.recorded_voice import RecordedVoice
from llm_bridge.run.audit_retention import RetainingJournal
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World

RELIABLE = QoSProfile(depth=100, reliability=ReliabilityPolicy.RELIABLE)
LATCHED = QoSProfile(
    depth=1, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)
# Deeper than the one that a late listener gets: of two graphs in a row none is lost.
GRAPHS = QoSProfile(
    depth=10, reliability=ReliabilityPolicy.RELIABLE, durability=DurabilityPolicy.TRANSIENT_LOCAL
)

WORLD_AGE_S = 5.0
"""The executor tells the world every second; an older one is not believed."""

HEARTBEAT_AGE_S = 3.0
"""An executor that has told nothing for so long is not given a graph: it may be dead."""

TEND_S = 0.25
"""It is looked so often for graphs that nobody has taken yet."""


class RosVoice:
    """A Voice over ROS 2 topics."""

    def __init__(self, node: Node, executor_is_heard: Callable[[], bool]) -> None:
        self._clock = SystemClock()
        self._executor_is_heard = executor_is_heard
        self._events = node.create_publisher(String, 'events', RELIABLE)
        self._reply = node.create_publisher(String, 'reply', RELIABLE)
        self._answer = node.create_publisher(String, 'answer', RELIABLE)
        self._graph = node.create_publisher(String, 'action_graph', GRAPHS)
        self._cancel = node.create_publisher(String, 'cancel', RELIABLE)

    def event(self, name: str, command_id: str, data: Mapping[str, object]) -> None:
        """Publish an event."""
        self._events.publish(
            String(
                data=json.dumps(
                    {
                        'event': name,
                        'at': self._clock.wall(),
                        'id': command_id,
                        'from': 'bridge',
                        **data,
                    },
                    ensure_ascii=False,
                )
            )
        )

    def reply(self, text: str) -> None:
        """Publish what to say."""
        self._reply.publish(String(data=text))

    def answer(self, text: str, by: str, channel: str = '', at: float | None = None) -> None:
        """Hand an answer that was said at a Unix time to the executor, which asked."""
        message = AnswerMessage(text, by, channel=channel, at=at)
        self._answer.publish(String(data=message.as_json()))

    def graph(self, graph: ActionGraph, is_wanted: Callable[[], bool]) -> bool:
        """Hand a graph to the executor; False when there is none, or it is wanted no more."""
        # One that was just started may not have been discovered yet, and one that was killed is
        # still counted by ROS 2 for a while.
        deadline = time.monotonic() + 3.0
        while self._graph.get_subscription_count() == 0 or not self._executor_is_heard():
            if time.monotonic() > deadline or not is_wanted():
                return False
            time.sleep(0.05)
        if not is_wanted():
            return False
        self.repeat(graph)
        return True

    def repeat(self, graph: ActionGraph) -> None:
        """Publish a graph, to whoever listens."""
        self._graph.publish(String(data=dump(graph)))

    def cancel(self, graph_id: str, by: str, *, is_quiet: bool = False) -> None:
        """Tell the executor to give a graph up, and who says so."""
        self._cancel.publish(String(data=CancelMessage(graph_id, by, is_quiet).as_json()))


class BridgeProgram:
    """Everything in the bridge's process, wired."""

    def __init__(self) -> None:
        """Start. Raises ParameterError, SiteError or AuditError."""
        self.node = Node('bridge', automatically_declare_parameters_from_overrides=True)
        values = declare(self.node, PARAMETERS, NAMES)
        os.nice(values['niceness'])
        self._site = load_site(find_site(values['site']))
        log = bridge_log(state_folder(values['state_folder']), self._site.name)
        self._log = open_log(log, values)
        self._voice = RecordedVoice(
            RosVoice(self.node, self._executor_is_heard),
            RetainingJournal(self._log, values['transcripts'], self._site),
            SystemClock(),
            self._world_now,
        )
        self._world: tuple[str, float] = ('{}', 0.0)
        self._understander = Understander(self._site)
        file = memory_file(state_folder(values['state_folder']), self._site.name)
        ram = MemoryInRam(values['forget_s'])
        # Where no words are to be written to the log, none are written here.
        is_kept = values['memory'] == 'keep' and values['transcripts'] != 'drop'
        kept = SqliteMemory(file, values['forget_s']) if is_kept else ram
        self._memories = SteadyMemory(kept, ram)
        self.work = BridgeWork(
            self._understander,
            self._voice,
            self._world_now,
            SystemClock(),
            most_waiting=values['most_waiting'],
            answer_within_s=values['answer_within_s'],
            memories=self._memories,
        )
        self._model = values['model']
        self._hosted = HostedSettings(
            unknown_confidence=1.0 if values['hosted_unsure'] == 'act' else 0.0
        )
        self._model_trouble = ''
        self._began = time.monotonic()
        group = MutuallyExclusiveCallbackGroup()
        for topic, call, qos in (
            ('command', self._on_command, RELIABLE),
            ('answer', self._on_answer, RELIABLE),
            ('events', self._on_event, RELIABLE),
            ('cancel', self._on_cancel, RELIABLE),
            ('world', self._on_world, LATCHED),
        ):
            self.node.create_subscription(String, topic, call, qos, callback_group=group)
        # In their group: what is published again is published before a stop is heard, or not.
        steady = RclpyClock(clock_type=ClockType.STEADY_TIME)
        self._tending = self.node.create_timer(
            TEND_S, self.work.tend, clock=steady, callback_group=group
        )
        self._diagnostics = RosDiagnostics(self.node, 'bridge', self._health)
        if self._model != 'none':
            self.work.is_loading = True
            threading.Thread(target=self._load, name='load model', daemon=True).start()
        self.work.start()
        self.node.get_logger().info(f"understanding for site '{self._site.name}'")

    def close(self) -> None:
        """End the worker, and close the log."""
        self.work.end()
        self._log.close()

    def _load(self) -> None:
        """Load the model; until then, and without it, templates work."""
        try:
            self._understander.decoder = load_decoder(self._site, self._model, self._hosted)
            self._voice.model = model_facts(self._model)
            self.node.get_logger().info(
                f'the model is ready after {time.monotonic() - self._began:.1f} s'
            )
        except Exception as error:
            # Whatever a model library raises, the bridge goes on without it.
            self._model_trouble = f'only templates work: the model cannot be used: {error}'
            self.node.get_logger().error(self._model_trouble)
        self.work.is_loading = False

    def _on_command(self, message: String, info: Mapping[str, int | None]) -> None:
        try:
            command, at = parse_command(message.data, 'ros')
        except CommandError as error:
            problem = Problem(code=ProblemCode.MALFORMED, message=str(error))
            problems = [problem.model_dump(mode='json')]
            self._voice.event('refused', error.command_id, {'problems': problems})
            self._voice.reply(str(error))
            return
        if is_stop(command.text, self._site.languages, self._site):
            self.work.hear_stop(command)
        else:
            self.work.hear(replace(command, at=said_at(at, info, time.time())))

    def _on_answer(self, message: String) -> None:
        answer = parse_answer(message.data)
        if answer.text:
            self.work.answer(answer)

    def _on_event(self, message: String) -> None:
        try:
            event = json.loads(message.data)
        except (ValueError, RecursionError):
            return
        if isinstance(event, dict) and event.get('from') != 'bridge':
            self.work.note_event(event)

    def _on_cancel(self, message: String) -> None:
        given = parse_cancel(message.data)
        if given is not None:
            self.work.note_cancel(given.id)

    def _on_world(self, message: String) -> None:
        self._world = (message.data, time.monotonic())

    def _executor_is_heard(self) -> bool:
        return time.monotonic() - self._world[1] <= HEARTBEAT_AGE_S

    def _world_now(self) -> World:
        text, at = self._world
        if time.monotonic() - at > WORLD_AGE_S:
            return World()
        try:
            return read_world(text, time.time())
        except ValueError as error:
            self.node.get_logger().warning(str(error))
            return World()

    def _health(self) -> Iterator[Health]:
        if self.work.is_loading:
            yield Health(
                'model',
                'warn',
                'the language model is loading',
                {'seconds': round(time.monotonic() - self._began, 1)},
            )
        else:
            yield Health(
                'model',
                'ok',
                self._model_trouble
                or getattr(self._understander.decoder, 'trouble', '')
                or ('stop words and templates only' if self._model == 'none' else ''),
            )
        trouble = self._memories.trouble
        yield Health('memory', 'warn' if trouble else 'ok', trouble)
        is_told = time.monotonic() - self._world[1] <= WORLD_AGE_S
        yield Health(
            'world',
            'ok' if is_told else 'warn',
            '' if is_told else 'the executor does not tell the world',
        )


def main(args: Sequence[str] | None = None) -> int:
    """Run the bridge until it is told to end. Return the exit code."""
    return run(BridgeProgram, args, threads=3)


if __name__ == '__main__':
    sys.exit(main())
