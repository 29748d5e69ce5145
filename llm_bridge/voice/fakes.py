"""In-memory twins of the ports: a sound stands for the words that were put in for it."""

from collections.abc import Mapping
import threading

import numpy as np

from llm_bridge.voice.ports import FRAME, Speech, Transcript
from llm_bridge.voice.sound import RATE, Sound


def spoken(number: int, seconds: float) -> Sound:
    """Return a sound that FakeDetector takes for speech; `number` (1 to 90) is its content."""
    return np.full(int(seconds * RATE), number / 100, dtype=np.float32)


def silence(seconds: float) -> Sound:
    """Return silence."""
    return np.zeros(int(seconds * RATE), dtype=np.float32)


class FakeDetector:
    """Takes for speech whatever is not silence."""

    def probability(self, frame: Sound) -> float:
        """Return 0.0 for a silent frame and 1.0 for any other."""
        if len(frame) != FRAME:
            raise ValueError(f'a frame of {len(frame)} samples came, expected {FRAME}')
        return float(np.abs(frame).max() > 0)


class FakeRecogniser:
    """Recognises `spoken(n, ...)` as the transcript of n."""

    longest_s = 28.0

    def __init__(self, transcripts: Mapping[int, Transcript | str]) -> None:
        self._transcripts = {
            number: Transcript(it, 0.95) if isinstance(it, str) else it
            for number, it in transcripts.items()
        }
        self.heard: list[float] = []
        """Seconds of every sound that was to be recognised."""

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return the transcript of what is loudest."""
        self.heard.append(len(sound) / RATE)
        number = round(float(np.abs(sound).max(initial=0.0)) * 100)
        return self._transcripts.get(number, Transcript('', 0.0))


class FakeTalker:
    """Keeps what it is to say, and talks until told that it is done."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.hushed = 0
        self.done = threading.Event()
        self.done.set()

    def say(self, text: str) -> None:
        """Keep the text; return when `done` is set."""
        self.said.append(text)
        self.done.wait(60.0)

    def hush(self) -> None:
        """Count, and end what is being said."""
        self.hushed += 1
        self.done.set()

    def speech(self, text: str) -> Speech:
        """Return a sample for each letter."""
        return Speech(RATE, bytes(2 * len(text)))
