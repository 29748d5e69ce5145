"""What the readers of other languages have in common: they put commands in English."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from llm_bridge.graph.action_graph import Step


@dataclass(frozen=True)
class EnglishText:
    """A command in English."""

    text: str
    is_sure: bool
    """Whether all that was said is in it."""
    unknown: frozenset[str] = frozenset()
    """Words that stand in it as they were said, as nobody knows what they are."""


class ForeignOrders(ABC):
    """Puts the commands of one site and language in English."""

    only_said_skills = False
    """Whether a skill only counts where words that are known say it."""

    @abstractmethod
    def of(self, text: str) -> EnglishText | None:
        """Return a command in English, or None where it comes to nothing."""

    @abstractmethod
    def is_for_no_template(self, text: str) -> bool:
        """Return whether a template would take the wrong words for what is to be said."""

    def is_talk(self, text: str) -> bool:
        """Return whether a text only says how things are, as far as that is told here."""
        return False

    def unsaid(self, text: str, steps: Iterable[Step]) -> str | None:
        """Return the words of a text that a step has nothing to do with; None: there are none."""
        return None
