"""The priority of the threads that stop things, on a machine that has no time for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
import gc
import os
from pathlib import Path
import sys
import threading
import time
from typing import Literal

Priority = Literal['realtime', 'high', 'normal']

CHOICES: tuple[Priority, ...] = ('realtime', 'high', 'normal')

SWITCH_S = 0.0005
"""A thread that waits for Python's lock gets it after this, instead of after 5 ms."""

LOOK_S = 1.0
"""How often it is looked at how busy the urgent threads are."""

MOST_BUSY = 0.7
"""Share of a core above which an urgent thread loses real-time priority."""

CALM_LOOKS = 30
"""After so many looks in a row with no thread that busy, it is taken again."""

_REALTIME = 1
"""The lowest of the real-time priorities: before every ordinary process, after all others."""
_NICE = -10
_DDS = ('dds.udp', 'dds.shm')
"""Beginnings of the names of the threads of Fast DDS that take in what comes."""


class StopPriority:
    """Real-time priority for the few threads that a stop passes, more than usual for the others.

    A real-time thread that never pauses would take a core from everything else. So only threads
    have it that do little and wait for messages, it is not handed to threads or processes that
    they start, and one that is busy all the same loses it. Linux itself leaves ordinary processes
    a twentieth of each core (sched_rt_runtime_us), so that there is time to notice.
    """

    def __init__(
        self,
        wanted: Priority,
        urgent: Iterable[threading.Thread] = (),
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`urgent`: threads of a stop, running already; those of DDS are found by their names."""
        self._wanted = wanted
        self._urgent = tuple(urgent)
        self._log = log
        self._ending = threading.Event()
        self._watching = threading.Thread(target=self._watch, name='priority', daemon=True)
        self._used: Mapping[int, float] = {}
        self._looked_at = 0.0
        self._calm = 0
        self.now: Priority = 'normal'
        """What the threads of a stop have now."""

    def take(self) -> Priority:
        """Take what is wanted, or the best below it that is allowed, and return it.

        Linux allows more than normal to root, with CAP_SYS_NICE, or within the limits `rtprio` and
        `nice` of limits.conf; systemd: LimitRTPRIO and LimitNICE. Threads that are started later
        are as those that start them, but never real-time.
        """
        sys.setswitchinterval(SWITCH_S)
        # What is there now stays: it need not be looked through again and again, which takes long.
        gc.collect()
        gc.freeze()
        if self._wanted == 'normal':
            return self.now
        if not _for_each(_threads(), _make_high):
            return self.now
        self.now = 'high'
        if self._wanted == 'realtime' and _for_each(self._ids(), _make_realtime):
            self.now = 'realtime'
            self._watching.start()
        return self.now

    def end(self) -> None:
        """End the watching."""
        self._ending.set()

    def look(self) -> None:
        """Take real-time priority from threads that are busy; give it back when they are calm."""
        now, used = time.monotonic(), dict(_cpu_seconds(self._ids()))
        elapsed, before = now - self._looked_at, self._used
        busy = [
            thread
            for thread in used
            if used[thread] - before.get(thread, used[thread]) > MOST_BUSY * elapsed
        ]
        self._looked_at, self._used = now, used
        if busy:
            self._calm = 0
            if self.now == 'realtime' and _for_each(self._ids(), _make_high):
                self.now = 'high'
                self._log(
                    'threads that should only wait for a stop took most of a core, so they have '
                    'real-time priority no more; is something flooding the topics?'
                )
            return
        self._calm += 1
        may_again = self._wanted == 'realtime' and self.now == 'high' and self._calm >= CALM_LOOKS
        if may_again and _for_each(self._ids(), _make_realtime):
            self.now = 'realtime'

    def _ids(self) -> tuple[int, ...]:
        own = tuple(t.native_id for t in self._urgent if t.native_id is not None)
        return own + tuple(i for i in _threads() if _name(i).startswith(_DDS))

    def _watch(self) -> None:
        while not self._ending.wait(LOOK_S):
            self.look()


def _make_realtime(thread: int) -> None:
    # Round robin: threads of one priority never lock one another out.
    policy = os.SCHED_RR | os.SCHED_RESET_ON_FORK
    os.sched_setscheduler(thread, policy, os.sched_param(_REALTIME))


def _make_high(thread: int) -> None:
    if os.sched_getscheduler(thread) & ~os.SCHED_RESET_ON_FORK == os.SCHED_RR:
        os.sched_setscheduler(thread, os.SCHED_OTHER, os.sched_param(0))
    os.setpriority(os.PRIO_PROCESS, thread, _NICE)


def _for_each(threads: Iterable[int], make: Callable[[int], None]) -> bool:
    try:
        for thread in threads:
            try:
                make(thread)
            except ProcessLookupError:
                # A thread that has ended meanwhile needs none.
                continue
    except (OSError, AttributeError):
        return False
    return True


def _threads() -> tuple[int, ...]:
    try:
        return tuple(int(task.name) for task in Path('/proc/self/task').iterdir())
    except OSError:
        # No Linux: the main thread is all that can be named.
        return (0,)


def _name(thread: int) -> str:
    try:
        return Path(f'/proc/self/task/{thread}/comm').read_text(encoding='utf-8').strip()
    except OSError:
        return ''


def _cpu_seconds(threads: Iterable[int]) -> Iterator[tuple[int, float]]:
    """Yield each thread and the seconds of processor time that it has used so far."""
    for thread in threads:
        try:
            stat = Path(f'/proc/self/task/{thread}/stat').read_text(encoding='utf-8')
        except OSError:
            continue
        # The name, in brackets, may hold spaces; behind it the 12th and 13th are the times.
        fields = stat.rpartition(')')[2].split()
        yield thread, (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')
