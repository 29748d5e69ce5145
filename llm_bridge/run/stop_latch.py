"""The stop latch: once set, nothing is dispatched until somebody resets it on purpose."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import Protocol


@dataclass(frozen=True)
class Stop:
    """One call for a stop."""

    by: str
    """Who or what called it: a person, 'voice', 'motion watch'..."""
    why: str = ''
    at: float = 0.0
    """Unix time in seconds."""


class StopStore(Protocol):
    """Where the latch is kept over a restart."""

    def load(self) -> Stop | None:
        """Return the stop that was set when it was last saved, or None. Raises OSError."""

    def save(self, stop: Stop | None) -> None:
        """Keep the stop; None: the latch is clear. Raises OSError."""


class StopLatch:
    """A latch that any thread sets at once, and that one deliberate reset clears.

    A stop that comes while the latch is being reset wins. `initial` is the stop that was set
    before the process was started again.
    """

    def __init__(self, initial: Stop | None = None) -> None:
        # Held for a few assignments only; re-entrant so that a signal handler may stop, too.
        self._lock = RLock()
        self._stop = initial
        self._number = 0
        self._unread: deque[Stop] = deque(() if initial is None else (initial,), maxlen=64)

    @property
    def latched(self) -> bool:
        """Whether nothing may be dispatched."""
        return self._stop is not None

    @property
    def stop(self) -> Stop | None:
        """The first stop since the last reset, or None."""
        return self._stop

    @property
    def number(self) -> int:
        """How many stops there have been."""
        return self._number

    def set(self, stop: Stop) -> None:
        """Latch. Never waits for anything that takes time."""
        with self._lock:
            self._number += 1
            if self._stop is None:
                self._stop = stop
            if not any((s.by, s.why) == (stop.by, stop.why) for s in self._unread):
                self._unread.append(stop)

    def take(self) -> tuple[Stop, ...]:
        """Return the stops that were not taken yet, each caller and reason once."""
        with self._lock:
            taken = tuple(self._unread)
            self._unread.clear()
            return taken

    def clear(self, number: int) -> bool:
        """Clear the latch, unless more than `number` stops have come; say whether it is clear."""
        with self._lock:
            if self._number != number:
                return False
            self._stop = None
            return True


class Halting:
    """Repeats the halt at a fixed pace while the latch is set."""

    def __init__(self, halt: Callable[[], None], period_s: float) -> None:
        self._halt = halt
        # A tick that comes a little early must not leave out a whole period.
        self._period_s = period_s * 0.9
        self._last: float | None = None

    def keep(self, latched: bool, now: float) -> None:
        """Halt again when it is time; `now` is in seconds of the executor's clock."""
        if not latched:
            self._last = None
        elif self._last is None or now - self._last >= self._period_s:
            self._last = now
            self._halt()
