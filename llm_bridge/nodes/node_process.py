"""A node as a process: starts, spins, and ends in order on SIGINT or SIGTERM with exit code 0."""

from collections.abc import Callable, Sequence
from functools import partial
import signal
import sys
import threading
from typing import Protocol

import rclpy
from rclpy.executors import Executor, ExternalShutdownException
from rclpy.node import Node
from rclpy.signals import SignalHandlerOptions

from llm_bridge.adapters.parameters_ros import ParameterError
from llm_bridge.adapters.transport_ros import choose_transport
from llm_bridge.nodes.paced_executor import PacedExecutor
from llm_bridge.run.audit import AuditError
from llm_bridge.site.finding import SiteError


class Program(Protocol):
    """What runs in the process."""

    node: Node

    def close(self) -> None:
        """End everything in order; the node is still spun."""


def run(make: Callable[[], Program], args: Sequence[str] | None = None, threads: int = 6) -> int:
    """Make the program and spin its node until the process is told to end.

    Returns 0, or 2 when it cannot start: then one or more sentences are on stderr; 1 when it did
    not end in order.
    """
    choose_transport()
    rclpy.init(args=args, signal_handler_options=SignalHandlerOptions.NO)
    ending = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ending.set())
    try:
        program = make()
    except (ParameterError, SiteError, AuditError) as error:
        sys.stderr.write(f'{error}\n')
        rclpy.try_shutdown()
        return 2
    executor = PacedExecutor(threads, partial(_callback_failed, program.node, ending))
    executor.add_node(program.node)
    spinning = threading.Thread(target=spin, args=(executor, ending, program.node), name='spin')
    spinning.start()
    ending.wait()
    code = 0
    try:
        program.close()
    except Exception as error:
        # It ends all the same: one that hangs here would go on with what it carries out.
        program.node.get_logger().error(f'it did not end in order: {error!r}')
        code = 1
    executor.shutdown(2.0)
    spinning.join(5.0)
    program.node.destroy_node()
    rclpy.try_shutdown()
    # Told twice to end (ros2 launch does), it must not die of the second while it goes.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    return code


def spin(executor: Executor, ending: threading.Event, node: Node) -> None:
    """Spin until the executor is shut down, whatever the callbacks raise."""
    while True:
        try:
            executor.spin()
            return
        except ExternalShutdownException:
            ending.set()
            return
        except Exception as error:
            if ending.is_set():
                return
            _callback_failed(node, ending, error)


def _callback_failed(node: Node, ending: threading.Event, error: Exception) -> None:
    # One bad message must not end the process that others rely on. At the end, what a callback
    # uses may go under it.
    tell = node.get_logger().debug if ending.is_set() else node.get_logger().error
    tell(f'a callback failed: {error!r}')
