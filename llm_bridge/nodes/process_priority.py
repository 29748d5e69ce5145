"""The priority of a process that must stop things at once on a busy machine."""

from collections.abc import Callable
import contextlib
import gc
import os
from pathlib import Path
import sys
from typing import Literal

Priority = Literal['realtime', 'high', 'normal']

CHOICES: tuple[Priority, ...] = ('realtime', 'high', 'normal')

SWITCH_S = 0.0005
"""A thread that waits for Python's lock gets it after this, instead of after 5 ms."""

_REALTIME = 1
"""The lowest of the real-time priorities: before every ordinary process, after all others."""
_NICE = -10


def take_priority(wanted: Priority) -> Priority:
    """Give all threads of this process the priority, or the best below it that is allowed.

    Linux allows more than normal to root, with CAP_SYS_NICE, or within the limits `rtprio` and
    `nice` of limits.conf; systemd: LimitRTPRIO and LimitNICE. Return what it has now. Threads that
    are started later have it, too; processes that are started inherit it.
    """
    sys.setswitchinterval(SWITCH_S)
    # What is there now stays: it need not be looked through again and again, which takes long.
    gc.collect()
    gc.freeze()
    if wanted == 'realtime' and _for_all_threads(_make_realtime):
        return 'realtime'
    if wanted != 'normal' and _for_all_threads(_make_high):
        return 'high'
    return 'normal'


def _make_realtime(thread: int) -> None:
    # Round robin: threads of one process never lock one another out.
    os.sched_setscheduler(thread, os.SCHED_RR, os.sched_param(_REALTIME))


def _make_high(thread: int) -> None:
    os.setpriority(os.PRIO_PROCESS, thread, _NICE)


def _for_all_threads(make: Callable[[int], None]) -> bool:
    try:
        threads = [int(task.name) for task in Path('/proc/self/task').iterdir()]
    except OSError:
        # No Linux: the main thread is all that can be named.
        threads = [0]
    try:
        for thread in threads:
            # A thread that has ended meanwhile needs none.
            with contextlib.suppress(ProcessLookupError):
                make(thread)
    except (OSError, AttributeError):
        return False
    return True
