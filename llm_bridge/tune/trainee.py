"""The port to a model that learns: what a tuning run asks of it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from llm_bridge.tune.batches import Group
from llm_bridge.tune.tune_settings import Score


class Rates(Protocol):
    """How quickly a model learns."""

    @property
    def peak_rate(self) -> float:
        """Learning rate of the plateau."""

    @property
    def warm_up(self) -> int:
        """Steps until the plateau."""


class Refusals(Protocol):
    """The commands that a model cannot learn from."""

    @property
    def refused(self) -> Sequence[str]:
        """The last of them."""

    @property
    def refusals(self) -> int:
        """How many there were."""


class Trainee(Protocol):
    """A model that learns step by step."""

    folder: Path
    step: int
    seen: int
    seconds: float
    commands: list[str]

    @property
    def settings(self) -> Rates:
        """How it is tuned."""

    @property
    def encode(self) -> Refusals:
        """What it could not learn from."""

    def train_step(self, rate: float) -> dict[str, float]:
        """Learn from what comes next; return `loss`, `examples` and what else is logged."""

    def score(self, groups: Sequence[Group], *, on_progress: Callable[[int, int], None]) -> Score:
        """Return how many commands it gets right."""

    def export(
        self, folder: Path, card: Mapping[str, Any], on_progress: Callable[[int, int], None]
    ) -> Path:
        """Write it as it ships."""

    def check_reload(self, folder: Path) -> float:
        """Return the largest difference of a number after export and reload."""

    def save(self) -> None:
        """Write everything that is needed to go on."""
