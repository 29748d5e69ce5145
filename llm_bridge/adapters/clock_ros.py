"""The clock of a simulation, from /clock."""

import threading
import time

from rclpy.node import Node


class RosClock:
    """Seconds of ROS time, for nodes with use_sim_time; Unix time stays the computer's."""

    def __init__(self, node: Node) -> None:
        self._clock = node.get_clock()
        self._last = 0.0
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return seconds since the simulation began; a reset of it is held, never gone back."""
        now: float = self._clock.now().nanoseconds / 1e9
        with self._lock:
            self._last = max(self._last, now)
            return self._last

    def wall(self) -> float:
        """Return Unix time in seconds."""
        return time.time()
