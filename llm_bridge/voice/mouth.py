"""What the bridge says aloud: one text after the other, and what is being said just now."""

from collections.abc import Callable
from contextlib import suppress
import queue
import threading

from llm_bridge.run.ports import Clock
from llm_bridge.voice.ports import Talker

TAIL_S = 0.5
"""So long a room still sounds, and a microphone is behind, after something was said."""

REMEMBERED = 20
"""Texts of which it is known until when they could be heard."""

MOST_WAITING = 4
"""Texts that wait to be said; of more, the oldest are left out."""


class Mouth:
    """Says texts on a thread of its own."""

    def __init__(self, talker: Talker, clock: Clock, log: Callable[[str], None]) -> None:
        self._talker, self._clock, self._log = talker, clock, log
        self._texts: queue.Queue[str | None] = queue.Queue()
        self._text = ''
        self._until: dict[str, float] = {}
        self._ended = float('-inf')
        self._ending = False
        self._thread = threading.Thread(target=self._work, name='mouth', daemon=True)

    def start(self) -> None:
        """Begin to talk when there is something to say."""
        self._thread.start()

    def end(self) -> None:
        """Say nothing any more."""
        self._ending = True
        self.hush()
        self._texts.put(None)
        self._thread.join(5.0)

    def say(self, text: str) -> None:
        """Say this after what waits to be said."""
        while self._texts.qsize() >= MOST_WAITING:
            with suppress(queue.Empty):  # it was hushed at the same time
                self._texts.get_nowait()
        self._texts.put(text)

    def hush(self) -> None:
        """Interrupt what is being said, and forget what waits; from any thread."""
        while True:
            try:
                self._texts.get_nowait()
            except queue.Empty:
                break
        self._talker.hush()

    def talking(self) -> str:
        """Return what is being said, or can still be heard; '' when it is quiet."""
        is_heard = self._text and self._clock.now() - self._ended <= TAIL_S
        return self._text if is_heard else ''

    def heard_until(self, text: str) -> float:
        """Return until when a text can be heard, on the clock.

        Infinity while it is said; minus infinity where it was not.
        """
        return self._until.get(text, float('-inf'))

    def _remember(self, text: str, until: float) -> None:
        others = [it for it in self._until.items() if it[0] != text]
        self._until = dict([*others[1 - REMEMBERED :], (text, until)])

    def _work(self) -> None:
        while not self._ending:
            text = self._texts.get()
            if text is None:
                return
            # It counts as being said until it is over.
            self._ended, self._text = float('inf'), text
            self._remember(text, float('inf'))
            try:
                self._talker.say(text)
            except Exception as error:
                # Whatever breaks: with this thread it would count as being said for ever.
                self._log(f'it could not be said aloud: {error}')
            self._ended = self._clock.now()
            self._remember(text, self._ended + TAIL_S)
