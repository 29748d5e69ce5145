"""Where speech begins and ends in a stream of sound."""

from collections import deque
from dataclasses import dataclass
from typing import Literal

import numpy as np

from llm_bridge.voice.ports import FRAME, SpeechDetector
from llm_bridge.voice.sound import RATE, Sound

FRAME_S = FRAME / RATE

Part = Literal['partial', 'whole', 'too_long']


@dataclass(frozen=True)
class Piece:
    """Speech that was cut out of a stream."""

    part: Part
    """partial: it goes on; whole: it has ended; too_long: it goes on for longer than allowed, and
    the rest of it is not listened to."""
    sound: Sound
    """All of it so far; empty when it is too long."""
    number: int
    """Which of the utterances of the stream it is of."""


@dataclass(frozen=True)
class EndpointSettings:
    """When speech has begun and when it has ended."""

    begins_at: float = 0.5
    """Probability of speech from which on it is speech."""
    ends_at: float = 0.35
    """Below this it is a pause."""
    begin_s: float = 0.09
    """So long it must last, or it is a click."""
    pause_s: float = 0.6
    """A pause so long ends it."""
    before_s: float = 0.3
    """So much of what was before is kept: the first sound of a word is soft."""
    partial_s: float = 0.35
    """It is looked at whenever so much was added."""
    partial_until_s: float = 4.0
    """Later than this it is not looked at before its end: a stop word is short."""
    longest_s: float = 28.0
    """Speech that goes on for longer is no command."""


class Endpointer:
    """Cuts one stream into utterances. Chunks of any length may be fed."""

    def __init__(self, detector: SpeechDetector, settings: EndpointSettings | None = None) -> None:
        self._detector = detector
        self._settings = settings or EndpointSettings()
        self._rest: Sound = np.zeros(0, dtype=np.float32)
        self._before: deque[Sound] = deque(maxlen=max(1, _frames(self._settings.before_s)))
        self._frames: list[Sound] = []
        self._run = self._pause = self._since_partial = 0
        self._is_speech = self._is_too_long = False
        self._number = 0

    @property
    def is_speech(self) -> bool:
        """Whether somebody speaks just now."""
        return self._is_speech

    def feed(self, chunk: Sound) -> list[Piece]:
        """Take the next chunk of the stream; return the pieces that are ready."""
        sound = np.concatenate((self._rest, chunk))
        whole = len(sound) // FRAME * FRAME
        self._rest = sound[whole:]
        pieces = (self._frame(frame) for frame in sound[:whole].reshape(-1, FRAME))
        return [piece for piece in pieces if piece is not None]

    def end(self) -> list[Piece]:
        """The stream has ended: return what was being said, if anything."""
        if not self._is_speech or self._is_too_long:
            self._reset()
            return []
        piece = Piece('whole', np.concatenate((*self._frames, self._rest)), self._number)
        self._reset()
        return [piece]

    def _frame(self, frame: Sound) -> Piece | None:
        settings = self._settings
        probability = self._detector.probability(frame)
        if not self._is_speech:
            self._before.append(frame)
            self._run = self._run + 1 if probability >= settings.begins_at else 0
            if self._run >= _frames(settings.begin_s):
                self._is_speech, self._number = True, self._number + 1
                self._frames = list(self._before)
            return None
        self._frames.append(frame)
        self._since_partial += 1
        self._pause = self._pause + 1 if probability < settings.ends_at else 0
        if self._pause >= _frames(settings.pause_s):
            is_too_long = self._is_too_long
            piece = Piece('whole', np.concatenate(self._frames), self._number)
            self._reset()
            return None if is_too_long else piece
        if self._is_too_long:
            self._frames = self._frames[-1:]
        elif len(self._frames) > _frames(settings.longest_s):
            self._is_too_long, self._frames = True, []
            return Piece('too_long', np.zeros(0, dtype=np.float32), self._number)
        elif self._since_partial >= _frames(settings.partial_s) and len(self._frames) <= _frames(
            settings.partial_until_s
        ):
            self._since_partial = 0
            return Piece('partial', np.concatenate(self._frames), self._number)
        return None

    def _reset(self) -> None:
        self._frames = []
        self._before.clear()
        self._run = self._pause = self._since_partial = 0
        self._is_speech = self._is_too_long = False


def _frames(seconds: float) -> int:
    return round(seconds / FRAME_S)
