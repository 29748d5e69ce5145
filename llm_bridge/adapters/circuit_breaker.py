"""Do not ask again and again what does not answer."""

from collections.abc import Callable
from threading import Lock
import time


class CircuitBreaker:
    """Opens after some failures in a row, and lets one try through after each pause.

    The breakers of the libraries hold a lock while the work goes on, or go by a clock that jumps.
    """

    def __init__(
        self,
        most_failures: int = 3,
        pause_s: float = 30.0,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """`now` gives seconds."""
        self._most_failures = most_failures
        self._pause_s = pause_s
        self._now = now
        self._lock = Lock()
        self._failures = 0
        self._open_until = 0.0

    def rest_s(self) -> float:
        """Return how long nothing may be tried, in seconds; 0: try now, and say how it went."""
        with self._lock:
            if self._failures < self._most_failures:
                return 0.0
            left = self._open_until - self._now()
            if left > 0:
                return left
            self._open_until = self._now() + self._pause_s  # others wait for how this try ends
            return 0.0

    def succeeded(self) -> None:
        """Take note that a try went well."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """Take note that a try failed."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._most_failures:
                self._open_until = self._now() + self._pause_s
