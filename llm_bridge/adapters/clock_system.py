"""The computer's clock."""

import time


class SystemClock:
    """Monotonic seconds for waiting, Unix seconds for telling."""

    def now(self) -> float:
        """Return seconds on a clock that never goes back."""
        return time.monotonic()

    def wall(self) -> float:
        """Return Unix time in seconds."""
        return time.time()
