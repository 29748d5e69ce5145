"""A microphone that is opened again when it was gone."""

from collections.abc import Callable
from typing import Protocol

from llm_bridge.voice.sound import SoundError

LOOK_EVERY_S = 3.0


class Stream(Protocol):
    """An open microphone."""

    def close(self) -> None:
        """Let go of it."""


class LastingMicrophone:
    """Opens a microphone, tells once that it is gone, and opens it again when it is back."""

    def __init__(
        self,
        open_stream: Callable[[Callable[[str], None]], Stream],
        look_for_devices: Callable[[], None],
        tell: Callable[[str], None],
        tell_trouble: Callable[[str], None],
    ) -> None:
        """Open nothing yet.

        `open_stream` is given what to call with a sentence when the microphone is gone, and raises
        SoundError; `look_for_devices` is asked before it is tried again.
        """
        self._open_stream, self._look_for_devices = open_stream, look_for_devices
        self._tell, self._tell_trouble = tell, tell_trouble
        self._stream: Stream | None = None
        self.trouble = ''
        """Why nothing is heard; '' while it is open."""

    def look(self) -> None:
        """Open it, unless it is open. To be called every LOOK_EVERY_S seconds."""
        if self._stream is not None and not self.trouble:
            return
        before = self.trouble
        self.close()
        try:
            if before:
                self._look_for_devices()
            self.trouble = ''
            self._stream = self._open_stream(self._gone)
        except (SoundError, OSError) as error:
            self.trouble = before or str(error)
            if not before:
                self._tell_trouble(str(error))
            return
        if before:
            self._tell('the microphone is back')

    def close(self) -> None:
        """Let go of the microphone."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _gone(self, sentence: str) -> None:
        # On a thread of the sound library, which must not close its own stream.
        self.trouble = sentence
        self._tell_trouble(sentence)
