"""Whether an audit log is as it was written: every change is found and named."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from llm_bridge.run.audit_lines import (
    entries_of,
    hash_of,
    head_file,
    numbered,
    older_files,
    read_head,
    START,
)


@dataclass(frozen=True)
class Finding:
    """Something in a log that is not as it was written."""

    line: int
    """Place in its file, counted from 1; behind the last line for what is missing there."""
    message: str
    """Names the line by the number that it was written with."""
    file: str = ''
    """Name of the file."""


@dataclass(frozen=True)
class _Line:
    number: int
    place: int
    file: str
    prev: object
    hash: object
    is_whole: bool


def verify(path: Path) -> list[Finding]:
    """Return what was changed, taken out, moved, torn or cut off; empty for a log as written.

    All files of the log are looked at. Whoever may write to the log and to the file beside it can
    write both anew from the first line on: only a hash noted elsewhere tells (`holds`). Raises
    AuditError when a file cannot be read.
    """
    findings: list[Finding] = []
    # Before the lines: of a log that is written to just now there may be more of them, never less.
    noted = read_head(path)
    lines: list[_Line] = []
    pruned: dict[int, object] = {}
    for file in (*older_files(path), path):
        for place, entry in entries_of(file):
            if entry is None:
                message = 'the line is no JSON object: it was torn by a crash, or changed'
                findings.append(Finding(place, message, file.name))
                continue
            number = numbered(entry, lines[-1].number + 1 if lines else 1)
            whole = entry.get('hash') == _safe_hash(entry)
            lines.append(
                _Line(number, place, file.name, entry.get('prev'), entry.get('hash'), whole)
            )
            if entry.get('event') == 'pruned' and whole:
                pruned[numbered({'line': entry.get('up_to')}, 0)] = entry.get('its_hash')
    findings += _chain(lines, pruned)
    findings += _end(path, lines, noted)
    return findings


def last_line(path: Path) -> tuple[int, str]:
    """Return number and hash of the last line, to be noted elsewhere; 0 for an empty log.

    Raises AuditError when it cannot be read.
    """
    last = (0, START)
    for file in (*older_files(path)[-1:], path):
        for _, entry in entries_of(file):
            if entry is not None:
                last = numbered(entry, last[0] + 1), str(entry.get('hash'))
    return last


def was_written(path: Path) -> bool:
    """Say whether something of a log is there, if only what notes its last line."""
    return path.exists() or head_file(path).exists() or bool(older_files(path))


def holds(path: Path, its_hash: str) -> bool:
    """Say whether a line of the log has a hash. Raises AuditError when it cannot be read."""
    return any(
        entry is not None and entry.get('hash') == its_hash
        for file in (*older_files(path), path)
        for _, entry in entries_of(file)
    )


def _chain(lines: list[_Line], pruned: Mapping[int, object]) -> Iterator[Finding]:
    seen: dict[int, _Line] = {}
    known = {line.number: line for line in reversed(lines)}
    numbers = sorted(known)
    before = 0
    if lines and pruned.get(lines[0].number - 1) == lines[0].prev:
        before = lines[0].number - 1
    for line in lines:

        def found(message: str, at: _Line = line) -> Finding:
            return Finding(at.place, message, at.file)

        number = line.number
        if not line.is_whole:
            yield found(f'line {number} was changed after it was written')
        if number in seen:
            yield found(f'line {number} comes twice')
        elif number <= before or numbers[bisect_right(numbers, before)] < number:
            after = f'after line {before}' if before else 'at the beginning'
            yield found(f'line {number} was moved: it stands {after}')
        elif number > before + 1:
            lost = (
                f'line {before + 1} is'
                if number == before + 2
                else (f'lines {before + 1} to {number - 1} are')
            )
            yield found(f'{lost} missing before line {number}')
        previous = known.get(number - 1)
        wanted = START if number == 1 else None if previous is None else previous.hash
        if wanted is not None and line.prev != wanted:
            yield found(
                f'line {number} does not follow line {number - 1}: one of the two was replaced'
            )
        seen[number] = line
        before = number


def _end(path: Path, lines: list[_Line], noted: tuple[int, str] | None) -> Iterator[Finding]:
    last = max((line.number for line in lines), default=0)
    place = max((line.place for line in lines if line.file == path.name), default=0) + 1
    if noted is None:
        if last:
            yield Finding(
                place,
                'the file that notes the last line is missing, so it cannot be told whether lines '
                'were cut off at the end',
                path.name,
            )
        elif path.exists() or head_file(path).exists():
            yield Finding(
                place,
                'the log is empty, and nothing notes that it was so: its lines were taken away',
                path.name,
            )
    elif noted[0] > last:
        lost = (
            f'line {noted[0]} is'
            if noted[0] == last + 1
            else f'lines {last + 1} to {noted[0]} are'
        )
        yield Finding(place, f'{lost} missing: cut off at the end', path.name)
    elif noted[0] and not any(line.number == noted[0] and line.hash == noted[1] for line in lines):
        message = f'line {noted[0]} is not the one whose hash was noted: it was replaced'
        yield Finding(place, message, path.name)


def _safe_hash(entry: Mapping[str, object]) -> str:
    try:
        return hash_of(entry)
    except (ValueError, TypeError):
        return ''
