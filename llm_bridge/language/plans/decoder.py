"""The port to a language model: words in, a draft plan out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol, runtime_checkable

from llm_bridge.language.plans.plan import Plan


class DecodeError(Exception):
    """The model cannot be used: not installed, broken, too slow, or its server is gone."""

    def __init__(self, message: str, *, cancelled: bool = False) -> None:
        """Say in one sentence why; `cancelled`: because it is no longer wanted."""
        super().__init__(message)
        self.cancelled = cancelled


@dataclass(frozen=True)
class Alternative:
    """Another plan that the words may mean."""

    plan: Plan
    odds: float = 0.0
    """Natural logarithm of how much more probable it is than the draft's plan."""


class Likely(NamedTuple):
    """A skill that words are like."""

    skill: str
    share: float
    """Probability, 0 to 1."""


class LikelySkills(NamedTuple):
    """The skills that words are like."""

    skills: tuple[Likely, ...] = ()
    """The likeliest first."""
    none: float = 1.0
    """Probability that the words ask for no skill, 0 to 1."""
    others: tuple[Likely, ...] = ()
    """Those that are less likely."""

    def among(self, names: Collection[str]) -> tuple[Likely, ...]:
        """Return these skills, likely or not, the likeliest first."""
        return tuple(one for one in (*self.skills, *self.others) if one.skill in names)


@dataclass(frozen=True)
class Draft:
    """What a model made of the words."""

    plan: Plan
    confidence: float = 1.0
    """Smallest probability among the model's decisions, 0 to 1."""
    calls: int = 0
    """Forward calls of the model."""
    tokens: int = 0
    """Tokens read and written, without the cached prefix."""
    text: str = ''
    """The plan as the model wrote it."""
    others: tuple[Alternative, ...] = ()
    """Plans with the second choice at a weak decision, the weakest first, where looked for."""


class Decoder(Protocol):
    """A language model behind the grammar."""

    def decode(self, words: tuple[str, ...]) -> Draft:
        """Return the draft for normalised words. Raises DecodeError."""


@runtime_checkable
class Restrictable(Protocol):
    """A decoder that can be held to some of the skills that it has read."""

    def decode_among(self, words: tuple[str, ...], skills: frozenset[str]) -> Draft | None:
        """Return the draft that has no other skill than these; None: no such draft can be had.

        Raises DecodeError.
        """


@runtime_checkable
class Likening(Protocol):
    """A decoder that has found out by itself which skills words are like."""

    def likely_skills(self, words: tuple[str, ...]) -> LikelySkills:
        """Return the skills that words are like."""

    def decode_as(self, words: tuple[str, ...], skill: str) -> Draft:
        """Return the draft that has this one skill. Raises DecodeError."""


@runtime_checkable
class SideBySide(Protocol):
    """A decoder that drafts several plans in hardly more time than one."""

    def decode_all(self, texts: Sequence[tuple[str, ...]]) -> list[Draft | None]:
        """Return the drafts for several texts; None where there is none. Raises DecodeError."""


@runtime_checkable
class Cancellable(Protocol):
    """A decoder that can be told that its drafts are no longer wanted."""

    def cancel(self) -> None:
        """Give up the commands that are being decoded; their `decode` raises DecodeError."""


def decode_among(decoder: Decoder, words: tuple[str, ...], skills: frozenset[str]) -> Draft | None:
    """Return the draft that has no other skill than these; None: no such draft can be had.

    Raises DecodeError.
    """
    return decoder.decode_among(words, skills) if isinstance(decoder, Restrictable) else None


def likely_skills(decoder: Decoder, words: tuple[str, ...]) -> LikelySkills:
    """Return the skills that words are like, where the decoder knows."""
    return decoder.likely_skills(words) if isinstance(decoder, Likening) else LikelySkills()


def decode_as(decoder: Decoder, words: tuple[str, ...], skill: str) -> Draft | None:
    """Return the draft that has this one skill; None: no such draft can be had.

    Raises DecodeError.
    """
    return decoder.decode_as(words, skill) if isinstance(decoder, Likening) else None


def decode_all(decoder: Decoder, texts: Sequence[tuple[str, ...]]) -> list[Draft | None]:
    """Return the drafts for several texts, if the decoder is quicker so; None elsewhere.

    Raises DecodeError.
    """
    if isinstance(decoder, SideBySide) and len(texts) > 1:
        return decoder.decode_all(texts)
    return [None] * len(texts)


def cancel(decoder: Decoder | None) -> None:
    """Give up the commands that a decoder is working on, where it can."""
    if isinstance(decoder, Cancellable):
        decoder.cancel()
