"""An order that was sent, and what was said about it."""

from dataclasses import dataclass

from llm_bridge.run.ports import Order


@dataclass(frozen=True)
class Attempt:
    """An order that was sent, with all that is needed to judge it."""

    order: Order
    """Its skill's effects are resolved: literal and absolute."""
    sent_at: float
    """On the executor's clock, in seconds, just before it was sent."""
    timeout_s: float
    """Longest time from then to the end."""
    before: tuple[bool, ...] = ()
    """For each effect, or for the goal: whether it was known to be so already when it was sent."""


@dataclass(frozen=True)
class Said:
    """What the robot or device has said about an order so far."""

    accepted_at: float | None = None
    """On the executor's clock, in seconds."""
    done_at: float | None = None
    failed: str | None = None
    """Why it failed or was given up; None: it did not say so."""
