"""What every guard looks at: a draft plan beside the words that it was made of."""

from dataclasses import dataclass
from functools import cached_property

from llm_bridge.language.plans.plan import Call, calls, Plan
from llm_bridge.language.plans.plan_regions import Region, regions_of
from llm_bridge.site.site import Site


@dataclass(frozen=True)
class Checked:
    """A draft plan beside the words that it was made of."""

    words: tuple[str, ...]
    plan: Plan
    site: Site
    language: str = 'en'
    breaks: frozenset[int] = frozenset()
    """Indices of words before which the text has a comma, full stop or the like."""
    marked: bool = False
    """The text ends in a question mark."""
    confidence: float = 1.0
    """Smallest probability among the model's decisions, 0 to 1."""

    named: frozenset[str] = frozenset()
    """Tokens of the names of what the plan comes to act on, or with."""
    around: frozenset[str] = frozenset()
    """Tokens of the names of where that is."""

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Where each part of the plan stands in the words."""
        return regions_of(self.words, self.plan, self.breaks)

    @cached_property
    def calls(self) -> tuple[Call, ...]:
        """Every call of the plan: what would be done."""
        return tuple(calls(self.plan))

    @cached_property
    def covered(self) -> frozenset[int]:
        """Indices of words that some phrase of the plan copies."""
        return self.regions[0].covered if self.regions else frozenset()

    def stretch(self, region: Region) -> range:
        """Return the indices of the words that lead up to a part of the plan and through it."""
        return range(region.start, min(region.end, len(self.words)))
