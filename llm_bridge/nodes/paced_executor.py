"""A ROS 2 executor of several threads that takes no more work than they can begin."""

from collections.abc import Callable
import queue
import threading
import time
from typing import Any

import rclpy
from rclpy.executors import (
    ConditionReachedException,
    Executor,
    ExternalShutdownException,
    ShutdownException,
    TimeoutException,
)

_LOOK_S = 0.5
"""While every thread is busy: how often it is seen whether all is to end."""


class PacedExecutor(Executor):
    """Runs callbacks in some threads, and looks for further ones only when a thread is free.

    The MultiThreadedExecutor of rclpy hands out a callback again and again until a thread begins
    it. On a busy machine that takes the time that the thread needs to begin: docs/decisions/0008.
    """

    def __init__(
        self,
        threads: int,
        on_error: Callable[[Exception], None],
        context: rclpy.context.Context | None = None,
    ) -> None:
        """Begin with no node. `on_error` is told what a callback raised."""
        super().__init__(context=context)
        self._on_error = on_error
        self._free = threading.Semaphore(threads)
        self._ending = threading.Event()
        self._work: queue.SimpleQueue[tuple[Any, threading.Event] | None] = queue.SimpleQueue()
        # No pool of the library: it has the process wait at its end for a callback that hangs.
        self._threads = [
            threading.Thread(target=self._serve, name=f'callback {number}', daemon=True)
            for number in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def spin_once(self, timeout_sec: float | None = None) -> None:
        """Wait for a free thread and for a callback, and have the one begin the other."""
        self._hand_out(timeout_sec, lambda: False)

    def spin_once_until_future_complete(
        self, future: Any, timeout_sec: float | None = None
    ) -> None:
        """Do as spin_once, or return when the future is done."""
        future.add_done_callback(lambda _: self.wake())
        self._hand_out(timeout_sec, future.done)

    def shutdown(self, timeout_sec: float | None = None) -> bool:
        """Begin no callback any more; return whether those that run ended in that many seconds."""
        self._ending.set()
        for _ in self._threads:
            self._work.put(None)
        end = None if timeout_sec is None else time.monotonic() + max(0.0, timeout_sec)
        others = [t for t in self._threads if t is not threading.current_thread()]
        for thread in others:
            thread.join(None if end is None else max(0.0, end - time.monotonic()))
        # Last: it destroys what callbacks use, and does not wait for them (rclpy 7.1).
        super().shutdown(0.0)
        return not any(thread.is_alive() for thread in others)

    def _hand_out(self, timeout_sec: float | None, condition: Callable[[], bool]) -> None:
        while not self._free.acquire(timeout=_LOOK_S):
            if self._ending.is_set() or not self._context.ok():
                return
        begun = threading.Event()
        try:
            task, _, _ = self.wait_for_ready_callbacks(timeout_sec, None, condition)
        except (
            ConditionReachedException,
            ExternalShutdownException,
            ShutdownException,
            TimeoutException,
        ):
            self._free.release()
            return
        except BaseException:
            self._free.release()
            raise
        self._work.put((task, begun))
        # Until a thread has begun it, rclpy would offer it again.
        while not begun.wait(_LOOK_S) and not self._ending.is_set():
            pass

    def _serve(self) -> None:
        while (work := self._work.get()) is not None:
            task, begun = work
            begun.set()
            try:
                task()
                if task.done():
                    task.result()
            except Exception as error:
                self._on_error(error)
            finally:
                self._free.release()
