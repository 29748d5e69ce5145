"""The audit log: one JSON object a line, each chained to the one before it by its hash."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
import hashlib
import json
import os
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from llm_bridge.run.ports import Journal

START = '0' * 64
"""What the first line of a log names as the hash before it."""

_OWN = ('event', 'prev', 'hash')


class AuditError(Exception):
    """The log cannot be opened, read or written; the message says which file and what to do."""


@dataclass(frozen=True)
class Finding:
    """Something in a log that is not as it was written."""

    line: int
    """Counted from 1."""
    message: str


def canonical(entry: Mapping[str, object]) -> bytes:
    """Return the one way to write an entry, without its hash, as bytes."""
    kept = {key: value for key, value in entry.items() if key != 'hash'}
    return json.dumps(
        kept,
        sort_keys=True,
        separators=(',', ':'),
        ensure_ascii=True,
        allow_nan=False,
        default=str,
    ).encode()


def hash_of(entry: Mapping[str, object]) -> str:
    """Return the SHA-256 of an entry, as hexadecimal digits."""
    return hashlib.sha256(canonical(entry)).hexdigest()


class FileJournal:
    """Appends events to a file; each is on the disk before `append` returns.

    A line that a crash tore is kept as it is and the log goes on after it; `verify` tells of it.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._prev, self._is_torn = _tail(path)
            self._file: BinaryIO = path.open('ab')
        except OSError as error:
            raise AuditError(
                f"the audit log '{path}' cannot be opened ({error}); choose a folder "
                'that can be written to'
            ) from error

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Write one event durably before returning. Raises AuditError."""
        clash = [key for key in _OWN if key in data]
        if clash:
            raise AuditError(
                f"event '{event}' has a field '{clash[0]}' of its own; "
                f"{', '.join(_OWN)} are the log's"
            )
        with self._lock:
            try:
                # Through JSON and back: what is hashed is what a reader will read.
                entry = json.loads(canonical({'event': event, **data, 'prev': self._prev}))
                entry['hash'] = hash_of(entry)
                line = json.dumps(entry, ensure_ascii=False, allow_nan=False).encode(
                    'utf-8', 'backslashreplace'
                )
                self._write(line + b'\n')
            except (OSError, ValueError, TypeError) as error:
                raise AuditError(
                    f"event '{event}' cannot be written to '{self._path}' ({error}); "
                    'make room on the disk or mend its folder'
                ) from error
            self._prev = entry['hash']

    def _write(self, line: bytes) -> None:
        # Unbuffered: what a full disk did not take must not appear later, behind other lines.
        number = self._file.fileno()
        rest = b'\n' + line if self._is_torn else line
        self._is_torn = True
        while rest:
            rest = rest[os.write(number, rest) :]
        os.fsync(number)
        self._is_torn = False

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()


class Tee:
    """A journal that hands each event to several, in order; the log first.

    All of them get it even if one fails; then the first failure is raised.
    """

    def __init__(self, *journals: Journal) -> None:
        self._journals = journals

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Hand one event on. Raises what the first journal that failed raised."""
        first: Exception | None = None
        for journal in self._journals:
            try:
                journal.append(event, data)
            except Exception as error:  # the others must still hear of it
                first = first or error
        if first is not None:
            raise first


def read(path: Path) -> tuple[dict[str, object], ...]:
    """Return the entries of a log, oldest first; torn lines are left out.

    A file that is not there is an empty log. Raises AuditError when it cannot be read.
    """
    return tuple(entry for _, entry in _entries(path) if entry is not None)


def verify(path: Path) -> list[Finding]:
    """Return what was changed, taken out or torn in a log; empty when it is as it was written.

    Lines cut off at the end cannot be noticed from the file alone: compare the last hash with a
    copy of it. Raises AuditError when the file cannot be read.
    """
    findings = []
    prev = START
    for number, entry in _entries(path):
        if entry is None:
            findings.append(
                Finding(number, 'the line is no JSON object: it was torn by a crash, or changed')
            )
            continue
        if entry.get('prev') != prev:
            findings.append(
                Finding(
                    number,
                    'the line does not follow the one before it: lines '
                    'were taken out, put in or moved',
                )
            )
        if entry.get('hash') != _safe_hash(entry):
            findings.append(Finding(number, 'the line was changed after it was written'))
        prev = str(entry.get('hash', ''))
    return findings


def _safe_hash(entry: Mapping[str, object]) -> str:
    try:
        return hash_of(entry)
    except (ValueError, TypeError):
        return ''


def _entries(path: Path) -> Iterator[tuple[int, dict[str, object] | None]]:
    try:
        lines: Sequence[bytes] = path.read_bytes().split(b'\n') if path.exists() else ()
    except OSError as error:
        raise AuditError(
            f"the audit log '{path}' cannot be read ({error}); check its owner and its rights"
        ) from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _entry(line)


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _tail(path: Path) -> tuple[str, bool]:
    """Return the hash of the last readable line, and whether the last line has no end."""
    prev = START
    for _, entry in _entries(path):
        if entry is not None and isinstance(entry.get('hash'), str):
            prev = str(entry['hash'])
    if not path.exists() or path.stat().st_size == 0:
        return prev, False
    with path.open('rb') as file:
        file.seek(-1, os.SEEK_END)
        return prev, file.read(1) != b'\n'
