"""Sound of several sources cut into speech, recognised on threads of its own, and handed on."""

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
import itertools
import threading
from typing import Protocol

from llm_bridge.nodes.sound_sources import Source
from llm_bridge.run.ports import Clock
from llm_bridge.voice.endpoint import Endpointer, EndpointSettings, Piece
from llm_bridge.voice.hearing import Heard, Hearing, Hears
from llm_bridge.voice.ports import RecogniserError, SpeechDetector
from llm_bridge.voice.sound import Sound

GAP_S = 1.0
"""A source that sends nothing for so long may have ended what it was sending."""

LOOK_AGAIN_S = 0.2
"""It has when nothing came so long after that was seen: sound that waited while the whole machine
stood still is taken by then."""

BUSY = 'I am still working on what was said before. Please say it again.'


class Outward(Protocol):
    """Where it is told what was heard."""

    def command(self, source: Source, heard: Hears) -> None:
        """Hand on a command, or a stop."""

    def confirmed(self, source: Source, by: str, ago_s: float) -> None:
        """Tell the executor, which asks, that somebody who proved who they are said yes."""

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
    """When sound came last."""
    silent_at: float | None = None
    """When it was seen that none comes any more."""


@dataclass(frozen=True)
class _Job:
    number: int
    source: str
    piece: Piece
    at: float


class ListenerWork:
    """Listens to every source, and hands on what is said.

    Speech that goes on is looked at on a thread of its own, for a stop may be in it: it is not
    kept waiting by what is being recognised, a slow server's work least of all. What is over is
    begun with only while no such part waits.
    """

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
        self._lock = threading.Lock()
        self._jobs = threading.Condition()
        # Of a speaker who is faster than the recognition, only the newest part is looked at.
        self._partials: dict[str, _Job] = {}
        self._wholes: deque[_Job] = deque()
        self._is_looking = self._is_ending = False
        self._number = itertools.count()
        self._stopped_at = -1
        self._most_waiting = most_waiting
        self._threads = (
            threading.Thread(target=self._look_at_partials, name='stop words', daemon=True),
            threading.Thread(target=self._recognise_wholes, name='recognition', daemon=True),
        )

    def start(self) -> None:
        """Begin to recognise."""
        for thread in self._threads:
            thread.start()

    def end(self) -> None:
        """Drop what waits, and end the threads."""
        with self._lock:
            self._streams.clear()
        with self._jobs:
            self._is_ending = True
            self._jobs.notify_all()
        for thread in self._threads:
            thread.join(10.0)

    def feed(self, source: str, sound: Sound) -> None:
        """Take the next chunk of a source; from any thread. Raises KeyError for unknown ones."""
        self._sources[source]
        with self._lock:
            stream = self._streams.get(source)
            if stream is None:
                endpointer = Endpointer(self._make_detector(), self._endpoint)
                stream = self._streams[source] = _Stream(endpointer, 0.0)
            stream.at, stream.silent_at = self._clock.now(), None
            pieces = stream.endpointer.feed(sound)
        self._take(source, pieces)

    def sounding(self) -> tuple[str, ...]:
        """Return the sources that send sound just now."""
        now = self._clock.now()
        with self._lock:
            return tuple(key for key, it in self._streams.items() if now - it.at <= 2 * GAP_S)

    def close_gaps(self) -> None:
        """End what sources were sending that have fallen silent; to be called now and then.

        Two looks in a row must find a source silent.
        """
        ended: list[tuple[str, list[Piece]]] = []
        with self._lock:
            now = self._clock.now()
            for source, stream in list(self._streams.items()):
                if now - stream.at <= GAP_S:
                    continue
                if stream.silent_at is None:
                    stream.silent_at = now
                elif now - stream.silent_at >= LOOK_AGAIN_S:
                    ended.append((source, stream.endpointer.end()))
        for source, pieces in ended:
            self._take(source, pieces)

    def _take(self, source: str, pieces: list[Piece]) -> None:
        for piece in pieces:
            with self._jobs:
                job = _Job(next(self._number), source, piece, self._clock.now())
                is_full = len(self._wholes) >= self._most_waiting
                if piece.part == 'partial':
                    self._partials[source] = job
                elif not is_full:
                    self._wholes.append(job)
                self._jobs.notify_all()
            if is_full and piece.part != 'partial':
                self._out.reply(BUSY)

    def _look_at_partials(self) -> None:
        while True:
            with self._jobs:
                self._jobs.wait_for(lambda: self._partials or self._is_ending)
                if self._is_ending:
                    return
                job = self._partials.pop(next(iter(self._partials)))
                self._is_looking = True
            self._hear(job)
            with self._jobs:
                self._is_looking = False
                self._jobs.notify_all()

    def _recognise_wholes(self) -> None:
        while True:
            with self._jobs:
                self._jobs.wait_for(
                    lambda: (
                        self._is_ending
                        or (self._wholes and not self._partials and not self._is_looking)
                    )
                )
                if self._is_ending:
                    return
                job = self._wholes.popleft()
            self._hear(job)

    def _hear(self, job: _Job) -> None:
        if job.number < self._stopped_at:
            # Said before somebody stopped everything.
            return
        try:
            heard = self._hearing.take(job.source, job.piece, job.at)
            if heard.what is Heard.STOP:
                self._stopped_at = max(self._stopped_at, job.number)
            elif job.number < self._stopped_at:
                # Somebody stopped everything while it was recognised.
                return
            ago_s = max(0.0, self._clock.now() - job.at)
            self._tell(self._sources[job.source], replace(heard, ago_s=ago_s))
        except RecogniserError as error:
            self._out.trouble(str(error))
        except Exception as error:
            # The next words, a stop among them, must still be heard.
            self._out.trouble(f'what was said could not be worked on: {error!r}')

    def _tell(self, source: Source, heard: Hears) -> None:
        if heard.what in (Heard.COMMAND, Heard.STOP):
            self._out.command(source, heard)
        elif heard.what is Heard.CONFIRMED:
            self._out.confirmed(source, heard.by, heard.ago_s)
        else:
            self._out.passed_over(source, heard)
        if heard.say:
            self._hearing.note_reply(heard.say)
            self._out.reply(heard.say)
