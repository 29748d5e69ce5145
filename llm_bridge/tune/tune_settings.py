"""How a model is tuned, and how right it is."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

Method = Literal['layers', 'lora']
"""layers: the upper layers in full; lora: two thin matrices beside each of theirs."""
RATES: dict[str, float] = {'layers': 4e-4, 'lora': 2e-3}
"""Method -> learning rate of the plateau."""


@dataclass(frozen=True)
class TuneSettings:
    """How a model is tuned."""

    base: str = 'SmolLM2-135M-Instruct'
    """Name of a known base model, or a folder."""
    frozen_layers: int = 12
    """Lower layers that stay as they are."""
    peak_rate: float = RATES['layers']
    """Learning rate of the plateau."""
    warm_up: int = 20
    """Steps until the plateau."""
    groups: int = 2
    """Sites in one step."""
    average: float = 0.99
    """Of the running average of the weights, which is what is measured and exported."""
    clip: float = 1.0
    """Largest norm of a step's gradient."""
    method: Method = 'layers'
    rank: int = 16
    """Of the thin matrices, for the method lora."""
    start: str = ''
    """Folder of tuned weights to go on from; empty: the base model's own."""
    share: float = 1.0
    """Of what is learnt, in what is measured and exported; the rest is as the run began. Weights
    between those before and after a run are often better than both: docs/tuning.md."""

    def __post_init__(self) -> None:
        """Raise ValueError for a share that cannot be taken."""
        if self.share < 1 and self.method != 'layers':
            raise ValueError(
                "a share of what is learnt can be kept with the method 'layers', "
                f"not '{self.method}'"
            )


@dataclass(frozen=True)
class SkillTuneSettings:
    """How the model of sentences is tuned that finds skills."""

    frozen_layers: int = 4
    """Lower layers that stay as they are."""
    rank: int = 24
    """Of the thin matrices beside those of the other layers."""
    peak_rate: float = 3e-4
    """Learning rate of the plateau."""
    times_others: float = 40.0
    """Learning rate of how sharp it decides, beside that."""
    warm_up: int = 30
    """Steps until the plateau."""
    clip: float = 1.0
    """Largest norm of a step's gradient."""
    start: str = ''
    """Folder of tuned weights to go on from; empty: the base model's own."""


@dataclass(frozen=True)
class Schedule:
    """How long a run goes on, and what it does on the way."""

    minutes: float = 60.0
    """Of training, measuring not counted."""
    anneal: bool = False
    """Let the learning rate fall to 0 over those minutes."""
    save_every: float = 5.0
    """Minutes."""
    measure_every: float = 15.0
    """Minutes."""


@dataclass
class Score:
    """How many commands were right, in all and by category."""

    right: int = 0
    count: int = 0
    loss: float = 0.0
    decisions: int = 0
    by_category: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, category: str, right: bool) -> None:
        """Count one command."""
        self.right += right
        self.count += 1
        self.by_category[category][0] += right
        self.by_category[category][1] += 1

    @property
    def share(self) -> float:
        """Share of commands whose whole plan was right."""
        return self.right / max(self.count, 1)

    def facts(self) -> dict[str, object]:
        """Return it as it is logged and written on a card."""
        return {
            'dev': round(self.share, 4),
            'n': self.count,
            'loss': round(self.loss / max(self.decisions, 1), 4),
            'by_category': {k: f'{a}/{n}' for k, (a, n) in sorted(self.by_category.items())},
        }
