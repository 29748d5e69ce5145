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
    """Makes words of speech."""

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


@dataclass(frozen=True)
class Speech:
    """Something that is said, as sound."""

    rate: int
    """Samples in a second."""
    pcm: bytes
    """Signed 16 bit, little endian, one channel."""


@dataclass(frozen=True)
class Reply:
    """What came of words."""

    text: str
    is_done: bool
    """Whether they were a command or an answer, and not refused."""


class Assistant(Protocol):
    """What another program's voice needs of this one. Used by any thread."""

    def transcribe(self, sound: Sound) -> str:
        """Return the words, or '' when none are sure. Raises RecogniserError."""

    def is_stop(self, text: str) -> bool:
        """Tell whether the words say stop, so that they are not to wait for others; at once."""

    def handle(self, text: str) -> Reply:
        """Do what the words say, and return what to say about it."""

    def speech(self, text: str) -> Speech:
        """Return how a text sounds. Raises OSError."""


class Talker(Protocol):
    """Says something aloud."""

    def say(self, text: str) -> None:
        """Say it, and return when it is said or was interrupted. Raises OSError."""

    def hush(self) -> None:
        """Interrupt what is being said; from any thread."""

    def speech(self, text: str) -> Speech:
        """Return how it sounds, without saying it. Raises OSError."""
