"""What a model is tuned on: commands of one site, with the plans they mean."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from llm_bridge.language.plans.signatures import Signature


@dataclass(frozen=True)
class Example:
    """One command and what it means."""

    words: tuple[str, ...]
    """Normalised words of the command."""
    plan: str
    """Wire text of the plan."""
    category: str = ''
    """What the example shows ('negation', 'two_steps'), for counting."""


@dataclass(frozen=True)
class Group:
    """Commands that are given at one site, so that they share one prompt."""

    signatures: tuple[Signature, ...]
    examples: tuple[Example, ...]


Source = Callable[[int], Group]
"""Gives the group of a number: the same number, the same group, so that a run can be resumed."""


@dataclass(frozen=True)
class MeasuredSet:
    """Commands that a run is measured on."""

    name: str
    groups: Callable[[], Iterable[Group]]
    """Made when they are needed."""


@dataclass(frozen=True)
class Encoded:
    """An example as tokens."""

    tokens: tuple[int, ...]
    """Command and plan, without the site's prefix and without the end of text."""
    decisions: tuple[tuple[int, int, tuple[int, ...]], ...]
    """Where the grammar leaves a choice: index of the token before, the token that is right, and
    all tokens that are allowed."""
    category: str = ''


def by_length(examples: Sequence[Encoded], at_most: int) -> list[list[Encoded]]:
    """Return the examples in batches of about equal length and at most that many."""
    ordered = sorted(examples, key=lambda e: len(e.tokens))
    count = -(-len(ordered) // at_most)
    size = -(-len(ordered) // max(count, 1))
    return [ordered[start : start + size] for start in range(0, len(ordered), max(size, 1))]


def learning_rate(
    step: int, peak: float, warm_up: int, decay_from: int | None = None, decay_steps: int = 0
) -> float:
    """Return the rate of a step: a linear rise, a plateau, and where asked a linear fall to 0."""
    rate = peak * min(1.0, (step + 1) / max(warm_up, 1))
    if decay_from is not None and step >= decay_from:
        rate *= max(0.0, 1.0 - (step - decay_from + 1) / max(decay_steps, 1))
    return rate
