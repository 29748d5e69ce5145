"""What the executor needs from outside: a dispatcher, a view of the world, a clock, a journal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from llm_bridge.graph.action_graph import Step
from llm_bridge.site.entity import Entity, Pose
from llm_bridge.site.skill import Scalar, Skill
from llm_bridge.site.text_enum import TextEnum
from llm_bridge.site.world import World


class DispatchError(Exception):
    """The way to a robot or device is broken: broker gone, type not installed, server missing.

    The message says what came, what was allowed and what to do.
    """


class Phase(TextEnum):
    """How far the robot or device says it is with an order."""

    ACCEPTED = 'accepted'
    RUNNING = 'running'
    SUCCEEDED = 'succeeded'
    """The robot or device says it is done (still to be verified)."""
    FAILED = 'failed'
    CANCELLED = 'cancelled'


@dataclass(frozen=True)
class Order:
    """One attempt at one step, with everything that is needed to send it."""

    id: str
    """Unique for ever: graph id, step id, attempt; travels as correlation data."""
    step: Step
    skill: Skill
    """Its effects are resolved: they hold the values to send and to see."""
    target: Entity
    args: Mapping[str, Scalar] = field(default_factory=dict)
    """Checked arguments with defaults filled in; entities by id."""
    goal: Pose | None = None
    """Where a robot's motion ends, in the site's frame; the same at a retry. None: no motion."""


@dataclass(frozen=True)
class Report:
    """What the robot or device said about an order."""

    order_id: str
    phase: Phase
    detail: str = ''
    """One sentence."""


class Dispatch(Protocol):
    """The way to robots and devices. Never blocks; results come through `poll`."""

    def send(self, order: Order) -> None:
        """Hand the order over. Raises DispatchError when the way is broken."""

    def cancel(self, order_id: str) -> None:
        """Ask for the order to be given up; a report CANCELLED follows if it was running.

        A robot that drives because of the order is brought to rest, also where nothing but a
        topic was written to. Unknown and ended orders are ignored.
        """

    def halt(self) -> None:
        """Stop everything at once: zero velocities, cancel every goal.

        Never raises, never waits; called from any thread, also while `send` is in progress.
        """

    def poll(self) -> Sequence[Report]:
        """Return the reports since the last call, oldest first."""


class Watch(Protocol):
    """The view of the world."""

    def world(self) -> World:
        """Return a snapshot; `World.now` is on the executor's clock."""


class Clock(Protocol):
    """Time, handed in so that tests own it."""

    def now(self) -> float:
        """Return seconds on a clock that never goes back."""

    def wall(self) -> float:
        """Return Unix time in seconds."""


class Journal(Protocol):
    """The append-only log, also published as events."""

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Write one event durably before returning."""
