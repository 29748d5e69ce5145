"""Where dialogues are kept between commands: the port, its twin, and how to go on without."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
import logging
import time
from typing import Protocol

from llm_bridge.language.dialogue.dialogue import Memory, MOST_TURNS
from llm_bridge.language.dialogue.preferences import MOST

FORGET_S = 900.0
"""After so long without a word from a speaker, what was said is forgotten; preferences stay."""
ANSWER_WITHIN_S = 60.0
"""A question that is not answered for so long is forgotten."""
MOST_SPEAKERS = 200
_LOG = logging.getLogger(__name__)


class MemoryStoreError(Exception):
    """The store cannot be used: damaged, locked, not allowed. The message says what to do."""


@dataclass(frozen=True)
class Kept:
    """What is kept of one speaker."""

    speaker: str
    memory: Memory
    at: float
    """Unix time of the last word, in seconds."""

    def fresh(self, now: float, forget_s: float) -> Memory:
        """Return the memory without what is too old."""
        if 0 <= now - self.at <= forget_s:
            return self.memory
        return replace(self.memory, turns=(), pending=None)


def is_of(kept_as: str, speaker: str | None) -> bool:
    """Tell whether a name is the speaker's, on whatever channel ('ann@voice'); None: anybody's."""
    return speaker is None or kept_as == speaker or kept_as.startswith(f'{speaker}@')


class MemoryStore(Protocol):
    """Dialogues and preferences by speaker. Questions that wait for an answer are not kept."""

    def recall(self, speaker: str) -> Memory:
        """Return what is remembered of a speaker. Raises MemoryStoreError."""

    def keep(self, speaker: str, memory: Memory) -> None:
        """Remember it until the speaker's next word. Raises MemoryStoreError."""

    def all(self) -> tuple[Kept, ...]:
        """Return everything that is kept, the last speaker first. Raises MemoryStoreError."""

    def erase(self, speaker: str | None = None) -> int:
        """Forget a speaker on every channel, or all; return how many. Raises MemoryStoreError."""


class MemoryInRam:
    """A MemoryStore that lasts as long as the process."""

    def __init__(self, forget_s: float = FORGET_S, wall: Callable[[], float] = time.time) -> None:
        """`wall` gives Unix time in seconds."""
        self._forget_s = forget_s
        self._wall = wall
        self._kept: dict[str, Kept] = {}

    def recall(self, speaker: str) -> Memory:
        """Return what is remembered of a speaker."""
        kept = self._kept.get(speaker)
        return Memory() if kept is None else kept.fresh(self._wall(), self._forget_s)

    def keep(self, speaker: str, memory: Memory) -> None:
        """Remember it until the speaker's next word."""
        self._kept.pop(speaker, None)
        self._kept[speaker] = Kept(speaker, memory.asking(None), self._wall())
        while len(self._kept) > MOST_SPEAKERS:
            del self._kept[next(iter(self._kept))]

    def all(self) -> tuple[Kept, ...]:
        """Return everything that is remembered, the last speaker first."""
        now = self._wall()
        fresh = (replace(k, memory=k.fresh(now, self._forget_s)) for k in self._kept.values())
        return tuple(k for k in fresh if k.memory != Memory())[::-1]

    def erase(self, speaker: str | None = None) -> int:
        """Forget a speaker, or all; return how many were known."""
        gone = [kept_as for kept_as in self._kept if is_of(kept_as, speaker)]
        for name in gone:
            del self._kept[name]
        return len(gone)


class SteadyMemory:
    """A MemoryStore that goes on in memory while its own store cannot be used, and says so."""

    def __init__(self, store: MemoryStore, meanwhile: MemoryInRam | None = None) -> None:
        self._store = store
        self._meanwhile = meanwhile or MemoryInRam()
        self._unread: set[str] = set()
        """Speakers of whom the store may know more than was remembered meanwhile."""
        self.trouble = ''
        """Why the store is not used; empty while it is."""

    def recall(self, speaker: str) -> Memory:
        """Return what is remembered of a speaker."""
        meanwhile = self._meanwhile.recall(speaker)
        try:
            found = self._store.recall(speaker)
        except MemoryStoreError as error:
            self._tell(error)
            if meanwhile == Memory():
                self._unread.add(speaker)
            return meanwhile
        return meanwhile if self.trouble and meanwhile != Memory() else found

    def keep(self, speaker: str, memory: Memory) -> None:
        """Remember it until the speaker's next word."""
        self._meanwhile.keep(speaker, memory)
        if speaker in self._unread:
            with suppress(MemoryStoreError):  # what can never be read is written over
                memory = _joined(self._store.recall(speaker), memory)
                self._meanwhile.keep(speaker, memory)
        try:
            self._store.keep(speaker, memory)
        except MemoryStoreError as error:
            self._tell(error)
            return
        self._unread.discard(speaker)
        self.trouble = ''

    def all(self) -> tuple[Kept, ...]:
        """Return everything that is remembered, the last speaker first."""
        return self._meanwhile.all() if self.trouble else self._store.all()

    def erase(self, speaker: str | None = None) -> int:
        """Forget a speaker, or all; return how many were known."""
        self._meanwhile.erase(speaker)
        return self._store.erase(speaker)

    def _tell(self, error: MemoryStoreError) -> None:
        if not self.trouble:
            _LOG.warning('%s; until then dialogues last as long as this process', error)
        self.trouble = str(error)


def _joined(before: Memory, since: Memory) -> Memory:
    """Return what was remembered before, and what was said and explained since."""
    told = {p.name for p in since.preferences}
    older = tuple(p for p in before.preferences if p.name not in told)
    return replace(
        since,
        turns=(*before.turns, *since.turns)[-MOST_TURNS:],
        preferences=(*older, *since.preferences)[-MOST:],
    )
