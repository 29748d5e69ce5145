"""A recogniser that several threads share."""

import threading

from llm_bridge.voice.ports import Recogniser, Transcript
from llm_bridge.voice.sound import Sound


class OneAtATime:
    """A Recogniser for several threads: the others wait while one recognises."""

    def __init__(self, recogniser: Recogniser) -> None:
        self._recogniser, self._lock = recogniser, threading.Lock()

    @property
    def longest_s(self) -> float:
        """Longest sound that can be taken, in seconds."""
        return self._recogniser.longest_s

    def transcribe(self, sound: Sound, is_whole: bool = True) -> Transcript:
        """Return what is said. Raises RecogniserError."""
        with self._lock:
            return self._recogniser.transcribe(sound, is_whole)
