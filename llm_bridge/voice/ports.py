"""What hearing needs from outside: something that knows speech, words, and how to talk."""

from dataclasses import dataclass
from typing import Protocol

from llm_bridge.voice.sound import Sound

FRAME = 512
"""Samples of a frame, 32 ms."""


@dataclass(frozen=True)
class Transcript:
    """What was recognised in a sound."""

    text: str
    """'' when no words are in it."""
    confidence: float
    """Mean probability of its words, 0 to 1."""
    language: str = 'en'
    """ISO 639-1."""
    ms: float = 0.0
    """How long the recognition took, in milliseconds."""


class RecogniserError(Exception):
    """Speech cannot be recognised: no model or no library. The message says what to do."""


class Recogniser(Protocol):
    """Makes words of speech. Used by one thread."""

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return what is said, at most `longest_s` of it. Raises RecogniserError.

        Not whole: the speaker goes on, and it matters more to be quick.
        """

    @property
    def longest_s(self) -> float:
        """Longest sound that can be taken, in seconds."""


class SpeechDetector(Protocol):
    """Tells speech from everything else, frame by frame of one stream."""

    def probability(self, frame: Sound) -> float:
        """Return how likely the next frame (FRAME samples) is speech, 0 to 1."""


class Talker(Protocol):
    """Says something aloud."""

    def say(self, text: str) -> None:
        """Say it, and return when it is said or was interrupted. Raises OSError."""

    def hush(self) -> None:
        """Interrupt what is being said; from any thread."""
