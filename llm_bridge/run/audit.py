"""The audit log: one JSON object a line, each chained to the one before it by its hash."""

from collections.abc import Mapping
import fcntl
import json
import os
from pathlib import Path
from threading import Lock
from typing import BinaryIO

from llm_bridge.run.audit_lines import (
    AuditError,
    canonical,
    entries_of,
    hash_of,
    head_file,
    numbered,
    older_files,
    OWN,
    read_head,
    START,
)
from llm_bridge.run.audit_verify import Finding, verify
from llm_bridge.run.ports import Journal

__all__ = ['AuditError', 'FileJournal', 'Finding', 'Tee', 'is_written', 'read', 'verify']

_HEAD_BYTES = 128


class FileJournal:
    """Appends events to a file; each is on the disk before `append` returns.

    A full file is renamed and the chain goes on in a new one. A line that a crash tore is kept as
    it is and the log goes on after it; `verify` tells of it. Number and hash of the last line are
    noted in a file beside the log, so that lines cut off at its end are missed. Of two processes
    only one can write to a log: with two the chain would break.
    """

    def __init__(self, path: Path, *, max_bytes: int = 20_000_000, keep_files: int = 0) -> None:
        """Open the log; `keep_files` full files are kept beside the present one, 0: all.

        Raises AuditError.
        """
        self._path = path
        self._max_bytes, self._keep_files = max_bytes, keep_files
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._head = os.open(head_file(path), os.O_RDWR | os.O_CREAT, 0o600)
            if not _lock(self._head):
                os.close(self._head)
                raise AuditError(
                    f"another process writes to the audit log '{path}': is another demo or launch "
                    'file running? End it, or give this one a state_folder of its own'
                )
            self._line, self._prev, self._is_torn = _tail(path)
            self._open()
            if self._line == 0:
                # An empty log is one of which this is noted; any other was emptied.
                self._note()
        except OSError as error:
            raise AuditError(
                f"the audit log '{path}' cannot be opened ({error}); choose a folder "
                'that can be written to'
            ) from error

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Write one event durably before returning. Raises AuditError."""
        clash = [key for key in OWN if key in data]
        if clash:
            raise AuditError(
                f"event '{event}' has a field '{clash[0]}' of its own; "
                f"{', '.join(OWN)} are the log's"
            )
        with self._lock:
            try:
                self._append(event, data)
                if self._size >= self._max_bytes:
                    self._rotate()
            except (OSError, ValueError, TypeError) as error:
                raise AuditError(
                    f"event '{event}' cannot be written to '{self._path}' ({error}); "
                    'make room on the disk or mend its folder'
                ) from error

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()
            if self._head >= 0:
                os.close(self._head)
                self._head = -1

    def _open(self) -> None:
        # It holds what people said: for nobody but the user that the process runs as.
        number = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self._size = os.fstat(number).st_size
        self._file: BinaryIO = os.fdopen(number, 'ab')

    def _append(self, event: str, data: Mapping[str, object]) -> None:
        # Through JSON and back: what is hashed is what a reader will read.
        entry = json.loads(
            canonical({'event': event, **data, 'line': self._line + 1, 'prev': self._prev})
        )
        entry['hash'] = hash_of(entry)
        line = json.dumps(entry, ensure_ascii=False, allow_nan=False).encode(
            'utf-8', 'backslashreplace'
        )
        self._write(line + b'\n')
        self._line, self._prev = self._line + 1, entry['hash']
        self._note()

    def _note(self) -> None:
        noted = json.dumps({'line': self._line, 'hash': self._prev}).encode()
        os.pwrite(self._head, noted.ljust(_HEAD_BYTES - 1) + b'\n', 0)

    def _write(self, line: bytes) -> None:
        # Unbuffered: what a full disk did not take must not appear later, behind other lines.
        number = self._file.fileno()
        rest = b'\n' + line if self._is_torn else line
        was_torn, self._is_torn = self._is_torn, True
        before = self._size
        try:
            while rest:
                written = os.write(number, rest)
                self._size += written
                rest = rest[written:]
            os.fsync(number)
        except OSError:
            # Nobody will act on it, and the next line will have its number.
            os.ftruncate(number, before)
            self._size, self._is_torn = before, was_torn
            raise
        self._is_torn = False

    def _rotate(self) -> None:
        older = older_files(self._path)
        last = int(older[-1].suffixes[-2][1:]) if older else 0
        full = self._path.with_name(f'{self._path.stem}.{last + 1:06}{self._path.suffix}')
        # Until the new file is open, what comes can still be written to the full one.
        before = self._file
        self._path.rename(full)
        try:
            self._open()
        except OSError:
            full.rename(self._path)
            raise
        before.close()
        self._append('continued', {'file': full.name})
        if self._keep_files:
            for file in (*older, full)[: -self._keep_files]:
                self._prune(file)

    def _prune(self, file: Path) -> None:
        ends = [entry for _, entry in entries_of(file) if entry is not None][-1:]
        if ends:
            # Written down first: a file that is missing without this was taken away.
            number, its_hash = numbered(ends[0], 0), str(ends[0].get('hash'))
            self._append('pruned', {'file': file.name, 'up_to': number, 'its_hash': its_hash})
        file.unlink()


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


def read(path: Path, files: int | None = None) -> tuple[dict[str, object], ...]:
    """Return the entries of a log, oldest first; torn lines are left out.

    `files`: at most so many of its full files, the newest; None: all of them. A file that is not
    there is an empty log. Raises AuditError when it cannot be read.
    """
    older = older_files(path)
    older = older if files is None else older[max(0, len(older) - files) :]
    return tuple(
        entry for file in (*older, path) for _, entry in entries_of(file) if entry is not None
    )


def is_written(path: Path) -> bool:
    """Say whether some process writes to a log just now."""
    try:
        head = os.open(head_file(path), os.O_RDWR)
    except OSError:
        return False
    try:
        return not _lock(head)
    finally:
        os.close(head)


def _lock(number: int) -> bool:
    """Keep an open file until it is closed or the process ends; False: another one has it."""
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A file system that knows no locks: it is as if there were none.
        return True
    return True


def _tail(path: Path) -> tuple[int, str, bool]:
    """Return number and hash of the last line, and whether the last line has no end."""
    line, prev = 0, START
    for file in (*older_files(path)[-1:], path):
        for _, entry in entries_of(file):
            if entry is not None and isinstance(entry.get('hash'), str):
                line, prev = numbered(entry, line + 1), str(entry['hash'])
    # What was cut off stays missing: the numbers go on behind it.
    line, prev = max((line, prev), read_head(path) or (0, START), key=lambda found: found[0])
    if not path.exists() or path.stat().st_size == 0:
        return line, prev, False
    with path.open('rb') as opened:
        opened.seek(-1, os.SEEK_END)
        return line, prev, opened.read(1) != b'\n'
