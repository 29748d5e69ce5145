"""Dialogues and preferences in a SQLite file, which the bridge and the command line share."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
import json
import os
from pathlib import Path
import sqlite3
import time
from typing import Any

from pydantic import TypeAdapter, ValidationError

from llm_bridge.graph.action_graph import Step
from llm_bridge.language.dialogue.dialogue import Memory, MOST_TURNS, Turn
from llm_bridge.language.dialogue.memory_store import (
    FORGET_S,
    Kept,
    MemoryStoreError,
    MOST_SPEAKERS,
)
from llm_bridge.language.dialogue.preferences import MOST, Preference
from llm_bridge.language.plans.plan_language import PlanSyntaxError, read, write
from llm_bridge.language.things.situation import Mentions

LOCKED_S = 0.5
"""How long another process may hold the file before it counts as locked."""
_VERSION = 1
_STEPS = TypeAdapter(tuple[Step, ...])
_TABLES = (
    'CREATE TABLE IF NOT EXISTS speakers (speaker TEXT PRIMARY KEY, at REAL NOT NULL, '
    'turns TEXT NOT NULL, preferences TEXT NOT NULL)',
)


def memory_file(folder: Path, site_name: str) -> Path:
    """Return the file of a site's dialogues."""
    return folder / f'memory-{site_name}.sqlite'


class SqliteMemory:
    """A MemoryStore in a file that only its owner can read. Nothing is opened until it is used."""

    def __init__(
        self, file: Path, forget_s: float = FORGET_S, wall: Callable[[], float] = time.time
    ) -> None:
        """`wall` gives Unix time in seconds."""
        self._file = file
        self._forget_s = forget_s
        self._wall = wall

    def recall(self, speaker: str) -> Memory:
        """Return what is remembered of a speaker. Raises MemoryStoreError."""
        with self._open() as data:
            row = data.execute('SELECT * FROM speakers WHERE speaker = ?', (speaker,)).fetchone()
        return Memory() if row is None else _kept(row).fresh(self._wall(), self._forget_s)

    def keep(self, speaker: str, memory: Memory) -> None:
        """Remember it until the speaker's next word. Raises MemoryStoreError."""
        now = self._wall()
        turns = json.dumps([_turn(turn) for turn in memory.turns], ensure_ascii=False)
        stated = json.dumps(
            [[p.name, p.value, p.amount, p.new] for p in memory.preferences], ensure_ascii=False
        )
        with self._open() as data:
            data.execute(
                'INSERT OR REPLACE INTO speakers VALUES (?, ?, ?, ?)',
                (speaker, now, turns, stated),
            )
            data.execute(
                "UPDATE speakers SET turns = '[]' WHERE at < ? OR at > ?",
                (now - self._forget_s, now + self._forget_s),
            )
            data.execute(
                "DELETE FROM speakers WHERE turns = '[]' AND preferences = '[]' OR speaker NOT IN "
                '(SELECT speaker FROM speakers ORDER BY at DESC LIMIT ?)',
                (MOST_SPEAKERS,),
            )

    def all(self) -> tuple[Kept, ...]:
        """Return everything that is kept, the last speaker first. Raises MemoryStoreError."""
        if not self._file.exists():
            return ()
        with self._open() as data:
            rows = data.execute('SELECT * FROM speakers ORDER BY at DESC').fetchall()
        now = self._wall()
        found = (_kept(row) for row in rows)
        fresh = (Kept(k.speaker, k.fresh(now, self._forget_s), k.at) for k in found)
        return tuple(k for k in fresh if k.memory != Memory())

    def erase(self, speaker: str | None = None) -> int:
        """Forget a speaker, or all; return how many were known. Raises MemoryStoreError.

        With no speaker a damaged file is removed too.
        """
        if not self._file.exists():
            return 0
        try:
            with self._open() as data:
                # What is deleted is overwritten, not only marked as free.
                data.execute('PRAGMA secure_delete = ON')
                gone = data.execute(
                    'DELETE FROM speakers WHERE ?1 IS NULL OR speaker = ?1 '
                    "OR substr(speaker, 1, length(?1) + 1) = ?1 || '@'",
                    (speaker,),
                ).rowcount
            return max(0, gone)
        except MemoryStoreError:
            if speaker is not None or _is_locked(self._file):
                raise
            self._file.unlink()
            return 0

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            os.close(os.open(self._file, os.O_RDWR | os.O_CREAT, 0o600))
            with closing(sqlite3.connect(self._file, timeout=LOCKED_S)) as data, data:
                found = data.execute('PRAGMA user_version').fetchone()[0]
                if found not in (0, _VERSION):
                    raise MemoryStoreError(
                        f"the memory '{self._file}' is of another version ({found}); erase it "
                        'with: llm-bridge memory erase'
                    )
                for table in _TABLES:
                    data.execute(table)
                data.execute(f'PRAGMA user_version = {_VERSION}')
                yield data
        except (sqlite3.Error, OSError) as error:
            raise MemoryStoreError(
                f"the memory '{self._file}' cannot be used ({error}); if it is damaged, erase it "
                'with: llm-bridge memory erase'
            ) from error


def _is_locked(file: Path) -> bool:
    try:
        with closing(sqlite3.connect(file, timeout=LOCKED_S)) as data:
            data.execute('BEGIN IMMEDIATE')
    except sqlite3.OperationalError as error:
        return 'locked' in str(error)
    except sqlite3.Error:
        return False
    return False


def _turn(turn: Turn) -> dict[str, Any]:
    mentions = turn.mentions
    return {
        'text': turn.text,
        'plan': write(turn.plan),
        'steps': [s.model_dump(mode='json', by_alias=True) for s in turn.steps],
        'things': mentions.things,
        'places': mentions.places,
        'robots': mentions.robots,
        'asked': None if turn.asked is None else write(turn.asked),
    }


def _kept(row: tuple[str, float, str, str]) -> Kept:
    """Return a row as it was kept. Raises MemoryStoreError."""
    speaker, at, turns, preferences = row
    try:
        memory = Memory(
            tuple(_read_turn(turn) for turn in json.loads(turns)[-MOST_TURNS:]),
            preferences=tuple(
                Preference(tuple(map(str, name)), str(value), bool(amount), bool(new))
                for name, value, amount, new in json.loads(preferences)[-MOST:]
            ),
        )
    except (ValueError, TypeError, KeyError, ValidationError, PlanSyntaxError) as error:
        raise MemoryStoreError(
            f"what is remembered of '{speaker}' cannot be read; erase it with: "
            f"llm-bridge memory erase --speaker '{speaker}'"
        ) from error
    return Kept(speaker, memory, float(at))


def _read_turn(value: dict[str, Any]) -> Turn:
    return Turn(
        str(value['text']),
        read(value['plan']),
        _STEPS.validate_python(value['steps']),
        Mentions(
            tuple(tuple(map(str, group)) for group in value['things']),
            tuple(map(str, value['places'])),
            tuple(map(str, value['robots'])),
        ),
        None if value.get('asked') is None else read(value['asked']),
    )
