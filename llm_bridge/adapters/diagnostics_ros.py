"""Health of a node on /diagnostics, once a second (REP-107). It is no safety mechanism."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus, KeyValue
from rclpy.clock import Clock, ClockType
from rclpy.node import Node

Level = Literal['ok', 'warn', 'error']

_LEVELS = {
    'ok': DiagnosticStatus.OK,
    'warn': DiagnosticStatus.WARN,
    'error': DiagnosticStatus.ERROR,
}


@dataclass(frozen=True)
class Health:
    """How one part is."""

    name: str
    level: Level = 'ok'
    message: str = ''
    """One sentence."""
    values: Mapping[str, object] = field(default_factory=dict)
    hardware: str = ''
    """The site, for a robot or device of it; '': a part of llm_bridge itself."""


def status_name(namespace: str, node: str, part: str) -> str:
    """Return the name of the status of a part: several bridges may live in one ROS domain."""
    return f'llm_bridge{namespace.rstrip("/")} {node}: {part}'


class RosDiagnostics:
    """Publishes what `look` returns."""

    def __init__(
        self,
        node: Node,
        name: str,
        look: Callable[[], Iterable[Health]],
        *,
        callback_group: Any = None,
    ) -> None:
        """Parts of llm_bridge get the status name `llm_bridge[/NAMESPACE] NAME: PART`."""
        self._node = node
        self._name = name
        self._look = look
        self._publisher = node.create_publisher(DiagnosticArray, '/diagnostics', 10)
        # Also while the time of a simulation stands still.
        self._timer = node.create_timer(
            1.0,
            self.publish,
            callback_group=callback_group,
            clock=Clock(clock_type=ClockType.STEADY_TIME),
        )

    def publish(self) -> None:
        """Publish now."""
        message = DiagnosticArray()
        message.header.stamp = self._node.get_clock().now().to_msg()
        message.status = [
            DiagnosticStatus(
                level=_LEVELS[health.level],
                name=f'{health.hardware}: {health.name}'
                if health.hardware
                else status_name(self._node.get_namespace(), self._name, health.name),
                # What is well has something to say in every viewer, too.
                message=health.message or health.level.upper(),
                hardware_id=health.hardware or 'llm_bridge',
                values=[
                    KeyValue(key=key, value=str(value)) for key, value in health.values.items()
                ],
            )
            for health in self._look()
        ]
        self._publisher.publish(message)
