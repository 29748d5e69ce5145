"""The clock of a simulation, from /clock."""

import threading
import time

from rclpy.node import Node

_RESET_S = 1.0
"""A simulation that is so far behind was reset; anything less came out of order."""


class RosClock:
    """Seconds of ROS time, for nodes with use_sim_time; Unix time stays the computer's."""

    def __init__(self, node: Node) -> None:
        self._clock = node.get_clock()
        self._last = 0.0
        self._before = 0.0
        """How long the simulation went on before it was last reset."""
        self._lock = threading.Lock()

    def now(self) -> float:
        """Return seconds of simulation; after a reset of it they go on, and never go back."""
        with self._lock:
            now: float = self._clock.now().nanoseconds / 1e9
            if now < self._last - _RESET_S:
                self._before += self._last - now
                self._last = now
            self._last = max(self._last, now)
            return self._before + self._last

    def wall(self) -> float:
        """Return Unix time in seconds."""
        return time.time()
