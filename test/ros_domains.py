"""ROS domains that nobody else on this machine uses, for tests and benchmarks."""

import fcntl
from pathlib import Path
import tempfile
from typing import IO

TOGETHER = 3
"""Domains are taken so many at once: that of a test run, and of stacks beside it."""


def reserve_domains() -> tuple[int, IO[str]]:
    """Return the first of three ROS domains, and the lock that keeps them until it is closed.

    From 50 on: the demo takes one below for itself.
    """
    for first in range(50, 100, TOGETHER):
        file = Path(tempfile.gettempdir(), f'llm_bridge_test_domain_{first}.lock').open('w')  # noqa: SIM115
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
        else:
            return first, file
    raise RuntimeError('every ROS domain is taken by another test run; end one')
