"""The log tells when it was changed, and survives a crash."""

from collections.abc import Iterator
import errno
import json
import os
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.run import audit_verify
from llm_bridge.run.audit import (
    AuditError,
    FileJournal,
    Finding,
    is_written,
    read,
    Tee,
    verify,
)
from llm_bridge.run.audit_lines import hash_of, head_file, OWN, START
from llm_bridge.run.audit_verify import holds, last_line
from llm_bridge.run.fakes import MemoryJournal


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / 'audit' / 'log.jsonl'
    journal = FileJournal(path)
    for number in range(4):
        journal.append('step', {'at': 1.5, 'id': 'g1', 'number': number, 'text': 'grün "1"'})
    journal.close()
    return path


def test_events_are_read_back_as_they_were_written(log: Path) -> None:
    entries = read(log)
    assert [e['number'] for e in entries] == [0, 1, 2, 3]
    assert entries[0]['event'] == 'step'
    assert entries[0]['text'] == 'grün "1"'
    assert entries[0]['prev'] == START
    assert entries[1]['prev'] == entries[0]['hash']


def test_a_log_as_it_was_written_has_no_findings(log: Path) -> None:
    assert verify(log) == []


def test_a_changed_word_is_found(log: Path) -> None:
    lines = log.read_text().splitlines()
    lines[1] = lines[1].replace('"number": 1', '"number": 7')
    log.write_text('\n'.join(lines) + '\n')
    assert [(f.line, 'changed' in f.message) for f in verify(log)] == [(2, True)]


def test_a_line_that_was_taken_out_is_found(log: Path) -> None:
    lines = log.read_text().splitlines()
    del lines[1]
    log.write_text('\n'.join(lines) + '\n')
    assert [f.line for f in verify(log)] == [2]


def test_lines_that_changed_places_are_found(log: Path) -> None:
    lines = log.read_text().splitlines()
    lines[1], lines[2] = lines[2], lines[1]
    log.write_text('\n'.join(lines) + '\n')
    assert verify(log)


def test_a_change_with_a_new_hash_breaks_the_chain_after_it(log: Path) -> None:
    lines = log.read_text().splitlines()
    entry = json.loads(lines[1])
    entry['number'] = 7
    entry['hash'] = hash_of(entry)
    lines[1] = json.dumps(entry)
    log.write_text('\n'.join(lines) + '\n')
    assert [f.line for f in verify(log)] == [3]


def test_a_torn_last_line_is_kept_and_the_log_goes_on_after_it(log: Path) -> None:
    noted = head_file(log).read_bytes()
    journal = FileJournal(log)
    journal.append('step', {'number': 4})
    journal.close()
    # What a crash in the middle of the line leaves: it was not noted yet.
    log.write_bytes(log.read_bytes()[:-30])
    head_file(log).write_bytes(noted)
    journal = FileJournal(log)
    journal.append('reset', {'by': 'anna'})
    journal.close()
    entries = read(log)
    assert [e.get('number') for e in entries] == [0, 1, 2, 3, None]
    assert entries[4]['prev'] == entries[3]['hash']
    assert [f.line for f in verify(log)] == [5]


def test_what_the_disk_did_not_keep_is_an_error_and_leaves_nothing_behind(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = FileJournal(log)
    before = log.read_bytes()

    def fails(_: int) -> None:
        raise OSError(errno.EIO, 'the disk is broken')

    with monkeypatch.context() as patch, pytest.raises(AuditError, match='broken'):
        patch.setattr(os, 'fsync', fails)
        journal.append('step', {'number': 4})
    assert log.read_bytes() == before
    journal.append('step', {'number': 5})
    journal.close()
    assert [e['number'] for e in read(log)] == [0, 1, 2, 3, 5]
    assert verify(log) == []


def test_lines_cut_off_at_the_end_are_found_and_counted(log: Path) -> None:
    log.write_bytes(b''.join(log.read_bytes().splitlines(True)[:2]))
    assert [f.message for f in verify(log)] == ['lines 3 to 4 are missing: cut off at the end']


def test_a_log_of_which_nothing_is_left_misses_all_its_lines(log: Path) -> None:
    log.write_bytes(b'')
    lost = ['lines 1 to 4 are missing: cut off at the end']
    assert [f.message for f in verify(log)] == lost
    log.unlink()
    assert [f.message for f in verify(log)] == lost


def test_an_empty_log_is_one_of_which_that_was_noted(tmp_path: Path) -> None:
    path = tmp_path / 'log.jsonl'
    FileJournal(path).close()
    assert verify(path) == []
    head_file(path).write_bytes(b'')
    assert ['taken away' in f.message for f in verify(path)] == [True]
    head_file(path).unlink()
    assert ['taken away' in f.message for f in verify(path)] == [True]


def test_lines_cut_off_stay_missing_when_the_log_goes_on(log: Path) -> None:
    log.write_bytes(b''.join(log.read_bytes().splitlines(True)[:2]))
    journal = FileJournal(log)
    journal.append('reset', {'by': 'anna'})
    journal.close()
    assert [f.message for f in verify(log)] == ['lines 3 to 4 are missing before line 5']


def test_a_log_without_its_head_says_what_cannot_be_told(log: Path) -> None:
    head_file(log).unlink()
    assert ['cut off at the end' in f.message for f in verify(log)] == [True]


def test_a_log_written_anew_is_found_by_a_hash_that_was_noted_elsewhere(log: Path) -> None:
    number, noted = last_line(log)
    assert number == 4
    assert holds(log, noted)
    log.unlink()
    head_file(log).unlink()
    journal = FileJournal(log)
    journal.append('reset', {'by': 'mallory'})
    journal.close()
    assert verify(log) == []
    assert not holds(log, noted)


def test_every_kind_of_change_names_the_line(log: Path) -> None:
    lines = log.read_bytes().splitlines(True)
    for changed, words in (
        ([lines[0], lines[2], lines[1], lines[3]], 'line 3 was moved: it stands after line 1'),
        ([lines[0], lines[1], lines[1], *lines[2:]], 'line 2 comes twice'),
        ([lines[0], lines[3]], 'lines 2 to 3 are missing before line 4'),
        (lines[1:], 'line 1 is missing before line 2'),
        ([*lines[:3], lines[3].replace(b'"number": 3', b'"number": 4')], 'line 4 was changed'),
    ):
        log.write_bytes(b''.join(changed))
        assert words in verify(log)[0].message


def full_log(folder: Path, keep_files: int = 0) -> Path:
    path = folder / 'log.jsonl'
    for start in (0, 20):
        journal = FileJournal(path, max_bytes=2000, keep_files=keep_files)
        for number in range(start, start + 20):
            journal.append('step', {'number': number, 'text': 'x' * 100})
        journal.close()
    return path


def test_the_chain_goes_on_in_a_new_file_when_one_is_full(tmp_path: Path) -> None:
    path = full_log(tmp_path)
    files = sorted(f.name for f in tmp_path.iterdir())
    assert 'log.000001.jsonl' in files and len(files) > 4
    assert [e['number'] for e in read(path) if e['event'] == 'step'] == list(range(40))
    assert verify(path) == []
    assert 0 < len([e for e in read(path, 1) if e['event'] == 'step']) < 20


def test_a_whole_file_that_was_taken_away_is_found(tmp_path: Path) -> None:
    path = full_log(tmp_path)
    (tmp_path / 'log.000002.jsonl').unlink()
    assert ['missing' in f.message for f in verify(path)] == [True]
    (tmp_path / 'log.000001.jsonl').unlink()
    assert [f.message.split(' to ')[0] for f in verify(path)] == ['lines 1']


def test_files_removed_by_the_setting_are_not_missing_but_said_to_be_gone(tmp_path: Path) -> None:
    path = full_log(tmp_path, keep_files=2)
    assert len(list(tmp_path.iterdir())) == 4
    assert verify(path) == []
    assert [e['file'] for e in read(path) if e['event'] == 'pruned']


def test_a_full_log_whose_folder_was_away_goes_on_once_it_is_back(tmp_path: Path) -> None:
    folder, away = tmp_path / 'audit', tmp_path / 'away'
    path = folder / 'log.jsonl'
    journal = FileJournal(path, max_bytes=1000)
    journal.append('step', {'number': 0})
    folder.rename(away)
    with pytest.raises(AuditError, match='mend its folder'):
        journal.append('step', {'number': 1, 'text': 'x' * 1000})
    away.rename(folder)
    for number in (2, 3):
        journal.append('step', {'number': number})
    journal.close()
    assert [e['number'] for e in read(path) if e['event'] == 'step'] == [0, 1, 2, 3]
    assert verify(path) == []


def test_a_full_log_after_which_none_can_be_begun_goes_on_once_one_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / 'log.jsonl'
    journal = FileJournal(path, max_bytes=1000)

    def full(*_: object) -> int:
        raise OSError('no space left on device')

    with monkeypatch.context() as patched, pytest.raises(AuditError, match='no space left'):
        patched.setattr('os.open', full)
        journal.append('step', {'number': 0, 'text': 'x' * 1000})
    assert [e['number'] for e in read(path, 0)] == [0]
    journal.append('step', {'number': 1})
    journal.close()
    assert [e['number'] for e in read(path) if e['event'] == 'step'] == [0, 1]
    assert verify(path) == []


def test_a_log_goes_on_after_a_restart(log: Path) -> None:
    journal = FileJournal(log)
    journal.append('reset', {'by': 'anna'})
    assert len(read(log)) == 5
    assert verify(log) == []


def test_every_event_is_in_the_file_when_append_returns(tmp_path: Path) -> None:
    journal = FileJournal(tmp_path / 'log')
    journal.append('stopped', {'by': 'anna'})
    assert read(tmp_path / 'log')[0]['by'] == 'anna'


def test_a_log_that_is_not_there_is_empty(tmp_path: Path) -> None:
    assert read(tmp_path / 'nothing') == ()
    assert verify(tmp_path / 'nothing') == []


def test_a_folder_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    (tmp_path / 'file').write_text('')
    with pytest.raises(AuditError, match='file'):
        FileJournal(tmp_path / 'file' / 'log')


def test_what_cannot_be_written_as_json_is_an_error_and_leaves_the_log_whole(log: Path) -> None:
    journal = FileJournal(log)
    with pytest.raises(AuditError):
        journal.append('step', {'x': float('nan')})
    with pytest.raises(AuditError, match='hash'):
        journal.append('step', {'hash': 'mine'})
    journal.append('step', {'number': 4})
    assert verify(log) == []
    assert len(read(log)) == 5


def test_a_tee_hands_events_to_all_even_if_the_first_fails() -> None:
    log, events = MemoryJournal(), MemoryJournal()
    log.fails_from = 'report'
    with pytest.raises(OSError, match='no space'):
        Tee(log, events).append('report', {'ok': True})
    assert events.events == [{'event': 'report', 'ok': True}]


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda v: st.lists(v, max_size=3) | st.dictionaries(st.text(), v, max_size=3),
    max_leaves=6,
)


@given(
    st.lists(
        st.dictionaries(st.text().filter(lambda k: k not in OWN), json_values, max_size=4),
        max_size=6,
    )
)
def test_any_data_survives_the_file(
    tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, object]]
) -> None:
    path = tmp_path_factory.mktemp('audit') / 'log'
    journal = FileJournal(path)
    for entry in entries:
        journal.append('x', entry)
    journal.close()
    assert verify(path) == []
    kept = [{k: v for k, v in e.items() if k not in OWN} for e in read(path)]
    assert kept == entries


def test_a_log_is_for_nobody_but_its_user(tmp_path: Path) -> None:
    path = tmp_path / 'audit.jsonl'
    journal = FileJournal(path, max_bytes=1)
    journal.append('heard', {'text': 'good morning'})
    journal.close()
    files = list(tmp_path.iterdir())
    assert len(files) == 3
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_lines_that_are_written_while_it_is_verified_are_not_cut_off(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal, check = FileJournal(log), audit_verify._chain

    def slowly(*read: Any) -> Iterator[Finding]:
        journal.append('step', {'id': 'g2'})
        return check(*read)

    monkeypatch.setattr(audit_verify, '_chain', slowly)
    assert verify(log) == []


def test_two_never_write_to_one_log(log: Path) -> None:
    assert not is_written(log)
    journal = FileJournal(log)
    assert is_written(log)
    with pytest.raises(AuditError, match='another process writes to .* a state_folder of its own'):
        FileJournal(log)
    journal.append('step', {'id': 'g2'})
    journal.close()
    FileJournal(log).close()
    assert not is_written(log)
    assert verify(log) == []
