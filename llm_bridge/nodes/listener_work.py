"""Sound of several sources cut into speech, recognised on a thread of its own, and handed on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import itertools
import queue
import threading
from typing import Protocol

from llm_bridge.nodes.sound_sources import Source
from llm_bridge.run.ports import Clock
from llm_bridge.voice.endpoint import Endpointer, EndpointSettings, Piece
from llm_bridge.voice.hearing import Heard, Hearing, Hears
from llm_bridge.voice.ports import RecogniserError, SpeechDetector
from llm_bridge.voice.sound import Sound

GAP_S = 1.0
"""A source that sends nothing for so long has ended what it was sending."""

_END, _PARTIAL, _WHOLE = range(3)

BUSY = 'I am still working on what was said before. Please say it again.'


class Outward(Protocol):
    """Where it is told what was heard."""

    def command(self, source: Source, heard: Hears) -> None:
        """Hand on a command, or a stop."""

    def confirmed(self, source: Source, by: str) -> None:
        """Tell the executor, which asks, that somebody who proved who they are says yes."""

    def reply(self, text: str) -> None:
        """Have something said."""

    def passed_over(self, source: Source, heard: Hears) -> None:
        """Tell of words that nothing is done with, and why."""

    def trouble(self, sentence: str) -> None:
        """Tell what keeps it from hearing."""


@dataclass
class _Stream:
    endpointer: Endpointer
    at: float


class ListenerWork:
    """Listens to every source, and hands on what is said."""

    def __init__(
        self,
        sources: Mapping[str, Source],
        make_detector: Callable[[], SpeechDetector],
        hearing: Hearing,
        out: Outward,
        clock: Clock,
        *,
        endpoint: EndpointSettings | None = None,
        most_waiting: int = 8,
    ) -> None:
        self._sources, self._make_detector = sources, make_detector
        self._hearing, self._out, self._clock = hearing, out, clock
        self._endpoint = endpoint or EndpointSettings()
        self._streams: dict[str, _Stream] = {}
        self._latest: dict[str, Piece] = {}
        self._lock = threading.Lock()
        # Parts of speech that goes on come first: a stop may be among them.
        self._jobs: queue.PriorityQueue[tuple[int, int, str, Piece | None, float]] = (
            queue.PriorityQueue()
        )
        self._number = itertools.count()
        self._stopped_at = -1
        self._most_waiting = most_waiting
        self._waiting = 0
        self._thread = threading.Thread(target=self._work, name='recognition', daemon=True)

    def start(self) -> None:
        """Begin to recognise."""
        self._thread.start()

    def end(self) -> None:
        """Drop what waits, and end the thread."""
        with self._lock:
            self._streams.clear()
        self._jobs.put((_END, next(self._number), '', None, 0.0))
        self._thread.join(10.0)

    def feed(self, source: str, sound: Sound) -> None:
        """Take the next chunk of a source; from any thread. Raises KeyError for unknown ones."""
        self._sources[source]
        with self._lock:
            stream = self._streams.get(source)
            if stream is None:
                endpointer = Endpointer(self._make_detector(), self._endpoint)
                stream = self._streams[source] = _Stream(endpointer, 0.0)
            stream.at = self._clock.now()
            pieces = stream.endpointer.feed(sound)
        self._take(source, pieces)

    def sounding(self) -> tuple[str, ...]:
        """Return the sources that send sound just now."""
        now = self._clock.now()
        with self._lock:
            return tuple(key for key, it in self._streams.items() if now - it.at <= 2 * GAP_S)

    def close_gaps(self) -> None:
        """End what sources were sending that have fallen silent; to be called now and then."""
        ended: list[tuple[str, list[Piece]]] = []
        with self._lock:
            for source, stream in list(self._streams.items()):
                if self._clock.now() - stream.at > GAP_S:
                    ended.append((source, stream.endpointer.end()))
        for source, pieces in ended:
            self._take(source, pieces)

    def _take(self, source: str, pieces: list[Piece]) -> None:
        for piece in pieces:
            if piece.part != 'partial':
                with self._lock:
                    is_full = self._waiting >= self._most_waiting
                    self._waiting += not is_full
                if is_full:
                    self._out.reply(BUSY)
                    continue
            else:
                self._latest[source] = piece
            rank = _PARTIAL if piece.part == 'partial' else _WHOLE
            self._jobs.put((rank, next(self._number), source, piece, self._clock.now()))

    def _work(self) -> None:
        while True:
            _, number, source, piece, at = self._jobs.get()
            if piece is None:
                return
            # Of a speaker who is faster than the recognition, only the newest part is looked at.
            if piece.part != 'partial':
                with self._lock:
                    self._waiting -= 1
            elif self._latest[source] is not piece:
                continue
            if number < self._stopped_at:
                # Said before somebody stopped everything.
                continue
            try:
                heard = self._hearing.take(source, piece, at)
                if heard.what is Heard.STOP:
                    self._stopped_at = number
                self._tell(self._sources[source], heard)
            except RecogniserError as error:
                self._out.trouble(str(error))
            except Exception as error:
                # The next words, a stop among them, must still be heard.
                self._out.trouble(f'what was said could not be worked on: {error!r}')

    def _tell(self, source: Source, heard: Hears) -> None:
        if heard.what in (Heard.COMMAND, Heard.STOP):
            self._out.command(source, heard)
        elif heard.what is Heard.CONFIRMED:
            self._out.confirmed(source, heard.by)
        else:
            self._out.passed_over(source, heard)
        if heard.say:
            self._hearing.note_reply(heard.say)
            self._out.reply(heard.say)
