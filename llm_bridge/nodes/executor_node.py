"""The executor as a process: takes graphs, sends orders over ROS 2 and MQTT, stops at once."""

from collections.abc import Iterator, Sequence
from functools import partial
import sys
import time

from rclpy.clock import Clock as RclpyClock
from rclpy.clock import ClockType
from rclpy.node import Node

from llm_bridge.adapters.clock_ros import RosClock
from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.adapters.diagnostics_ros import Health, RosDiagnostics
from llm_bridge.adapters.front_mqtt import front_connection
from llm_bridge.adapters.order_route import route_of
from llm_bridge.adapters.parameters_ros import declare
from llm_bridge.adapters.state_folder import executor_log, state_folder
from llm_bridge.adapters.stop_file import StopFile
from llm_bridge.nodes.edge import Edge
from llm_bridge.nodes.executor_front import EventTopics, ExecutorFront
from llm_bridge.nodes.executor_parameters import (
    broker_settings,
    executor_settings,
    open_log,
    PARAMETERS,
)
from llm_bridge.nodes.known_parameters import NAMES
from llm_bridge.nodes.node_process import run
from llm_bridge.nodes.process_priority import StopPriority
from llm_bridge.nodes.stop_path import StopPath
from llm_bridge.run.audit import read, Tee
from llm_bridge.run.audit_retention import RetainingJournal
from llm_bridge.run.audit_trail import AuditTrail
from llm_bridge.run.executor import Executor
from llm_bridge.run.ports import Clock
from llm_bridge.site.load import find_site, load_site

GOALS_TAKEN_WITHIN_S = 2.0
"""At its end the executor waits so long for servers to take the goals that it then cancels."""


class ExecutorProgram:
    """Everything in the executor's process, wired."""

    def __init__(self) -> None:
        """Connect and start. Raises ParameterError, SiteError or AuditError."""
        self.node = Node('executor', automatically_declare_parameters_from_overrides=True)
        values = declare(self.node, PARAMETERS, NAMES)
        self._site = load_site(find_site(values['site']))
        uses_sim_time = self.node.get_parameter('use_sim_time').value
        clock: Clock = RosClock(self.node) if uses_sim_time else SystemClock()
        folder = state_folder(values['state_folder'])
        log = executor_log(folder, self._site.name)
        history = read(log, files=2)
        self._log = open_log(log, values)
        kept = RetainingJournal(self._log, values['transcripts'], self._site)
        journal = Tee(kept, EventTopics(self.node, self._site.language))
        self._edge = Edge(self.node, self._site, clock, values)
        trail = AuditTrail(
            self._edge.dispatch,
            journal,
            kept,
            self._edge.store,
            clock,
            self._site,
            partial(route_of, site=self._site),
        )
        self._executor = Executor(
            self._site,
            trail,
            self._edge.store,
            clock,
            trail,
            executor_settings(values),
            store=StopFile(folder / f'stop-{self._site.name}.json'),
            history=history,
        )
        front = ExecutorFront(
            self.node,
            self._site,
            self._executor,
            self._edge.store,
            journal,
            clock,
            tick_rate=values['tick_rate'],
            world_rate=values['world_rate'],
        )
        self._front = front
        # A connection of its own: a flood of device messages never keeps a stop waiting.
        settings = broker_settings(values, 'front')
        self._mqtt = (
            None
            if settings is None
            else front_connection(settings, self._site.name, self.node.get_logger().warning)
        )
        if self._mqtt is not None:
            front.add_mqtt(self._mqtt)
            self._mqtt.start()
        self._stop_path = StopPath(self.node, self._executor.stop, front.is_stop_word)
        self._stop_path.start()
        self._edge.start()
        urgent = [self._stop_path.thread, *([] if self._mqtt is None else [self._mqtt.thread])]
        warn = self.node.get_logger().warning
        self._priority = StopPriority(values['priority'], urgent, warn)
        # Last: the threads that ROS 2 has started get it, too.
        has = self._priority.take()
        self._diagnostics = RosDiagnostics(self.node, 'executor', self._health)
        # Steady time: robots are looked for before a simulation tells its time.
        steady = RclpyClock(clock_type=ClockType.STEADY_TIME)
        self._watching = self.node.create_timer(1.0, self._edge.ros_watch.tend, clock=steady)
        self.node.get_logger().info(
            f"executing for site '{self._site.name}'; the log is {log}"
            + ('; DRY RUN, nothing is sent' if values['dry_run'] else '')
        )
        if has != values['priority']:
            self.node.get_logger().warning(
                f'the priority is {has}, for this user may not have {values["priority"]}; '
                'on a busy machine a stop may take longer, see docs/safety.md'
            )

    def close(self) -> None:
        """Halt what runs, report it, say goodbye on MQTT, and close the log.

        Where nothing does, the robots are left to whoever else drives them.
        """
        self._priority.end()
        active = self._executor.active()
        if active:
            self._edge.dispatch.halt()
        elif self._executor.owes_a_halt:
            self._edge.ros.halt()
        self._front.close()
        # One may have come after the halt, too.
        active += self._executor.active()
        for graph in active:
            self._executor.cancel(graph.id, 'the end of the executor')
        if active:
            until = time.monotonic() + GOALS_TAKEN_WITHIN_S
            while self._edge.ros.has_goals_on_their_way() and time.monotonic() < until:
                time.sleep(0.02)
            # Their reports are on the way to MQTT, and what cancels them to the robots.
            time.sleep(0.2)
        self._stop_path.end()
        for connection in (self._mqtt, self._edge.connection):
            if connection is not None:
                connection.stop(1.5)
        self._log.close()

    def _health(self) -> Iterator[Health]:
        snapshot = self._executor.snapshot()
        stopped = snapshot['stopped']
        trouble = str(snapshot['trouble'] or '')
        message = trouble
        if isinstance(stopped, dict):
            message = f'stopped by {stopped["by"]}; call the service reset to go on'
        graphs = snapshot['graphs']
        yield Health(
            'run',
            'ok',
            message,
            {
                'stopped': stopped is not None,
                'trouble': trouble,
                'graphs': len(graphs) if isinstance(graphs, list) else 0,
                'priority': self._priority.now,
            },
        )
        yield from self._edge.health()


def main(args: Sequence[str] | None = None) -> int:
    """Run the executor until it is told to end. Return the exit code."""
    return run(ExecutorProgram, args)


if __name__ == '__main__':
    sys.exit(main())
