"""The lines of an audit log: how an entry is written, hashed and read, and the files of a log."""

from collections.abc import Iterator, Mapping
import hashlib
import json
from pathlib import Path
import re

START = '0' * 64
"""What the first line of a log names as the hash before it."""

OWN = ('event', 'line', 'prev', 'hash')
"""Fields that the log itself writes."""


class AuditError(Exception):
    """The log cannot be opened, read or written; the message says which file and what to do."""


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


def numbered(entry: Mapping[str, object], default: int) -> int:
    """Return the number that a line gives itself; `default` for a log that has none."""
    number = entry.get('line')
    return number if isinstance(number, int) and not isinstance(number, bool) else default


def older_files(path: Path) -> tuple[Path, ...]:
    """Return the files that a log has filled before its present one, oldest first.

    'audit-home.jsonl' was called 'audit-home.000001.jsonl', 'audit-home.000002.jsonl'...
    """
    shape = re.compile(re.escape(path.stem) + r'\.(\d{6,})' + re.escape(path.suffix))
    found = [
        (int(match[1]), file)
        for file in (path.parent.iterdir() if path.parent.is_dir() else ())
        if (match := shape.fullmatch(file.name))
    ]
    return tuple(file for _, file in sorted(found))


def head_file(path: Path) -> Path:
    """Return the file that holds the number and hash of a log's last line."""
    return path.with_name(path.name + '.head')


def read_head(path: Path) -> tuple[int, str] | None:
    """Return number and hash of the last line as they were noted; None when they were not."""
    try:
        noted = json.loads(head_file(path).read_bytes())
        return int(noted['line']), str(noted['hash'])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def entries_of(path: Path) -> Iterator[tuple[int, dict[str, object] | None]]:
    """Yield the lines of one file: place, counted from 1, and entry, or None for a torn line.

    A file that is not there is empty. Raises AuditError when it cannot be read.
    """
    try:
        lines = path.read_bytes().split(b'\n') if path.exists() else []
    except OSError as error:
        raise AuditError(
            f"the audit log '{path}' cannot be read ({error}); check its owner and its rights"
        ) from error
    for place, line in enumerate(lines, 1):
        if line.strip():
            yield place, _entry(line)


def _entry(line: bytes) -> dict[str, object] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None
