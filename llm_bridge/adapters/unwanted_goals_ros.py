"""Action goals that are to be cancelled, until their servers have answered that."""

from dataclasses import dataclass
from functools import partial
import math
import threading
import time
from typing import Any

from action_msgs.srv import CancelGoal

from llm_bridge.adapters.halt_ros import RosHalt

ASK_AGAIN_S = 0.5
"""A server that did not answer for so long is asked again."""


@dataclass
class _Goal:
    """A goal that nobody wants any more."""

    server: str
    """Absolute name of the action."""
    goal_id: Any
    asked_at: float = -math.inf
    answer: Any = None
    """Future of what the server says to the last time that it was asked."""


class UnwantedGoals:
    """Cancels goals, however long their servers are away or refuse it. Any thread may call it."""

    def __init__(self, halt: RosHalt) -> None:
        """Ask by the clients of `halt`, which must know the servers."""
        self._halt = halt
        self._lock = threading.Lock()
        self._goals: dict[str, _Goal] = {}

    def add(self, order_id: str, server: str, goal_id: Any) -> None:
        """Cancel the goal of an order, now or as soon as its server is there. Never raises."""
        with self._lock:
            goal = self._goals.setdefault(order_id, _Goal(server, goal_id))
        self._ask(order_id, goal, time.monotonic())

    def drop(self, order_id: str) -> None:
        """Ask no more: the goal has ended."""
        with self._lock:
            self._goals.pop(order_id, None)

    def ask_again(self, now: float) -> None:
        """Ask the servers that have not answered; `now` is of time.monotonic. Never raises."""
        with self._lock:
            goals = list(self._goals.items())
        for order_id, goal in goals:
            self._ask(order_id, goal, now)

    def _ask(self, order_id: str, goal: _Goal, now: float) -> None:
        if now - goal.asked_at < ASK_AGAIN_S:
            return
        if goal.answer is not None:
            self._halt.give_up(goal.server, goal.answer)
        goal.answer = self._halt.cancel(goal.server, goal.goal_id)
        if goal.answer is not None:
            goal.asked_at = now
            goal.answer.add_done_callback(partial(self._answered, order_id))

    def _answered(self, order_id: str, future: Any) -> None:
        if future.cancelled() or future.exception() is not None:
            return
        # A server that will not just now is asked again: the robot is still at it.
        if future.result().return_code != CancelGoal.Response.ERROR_REJECTED:
            self.drop(order_id)
