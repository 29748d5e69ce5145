"""What people read when a machine lacks something, before anything is set up."""

import os
from pathlib import Path
import selectors
import shutil
import subprocess
import sys

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def demo(tmp_path):
    """Return a function that starts scripts/demo on a machine without an environment."""
    programs = tmp_path / 'programs'
    programs.mkdir()

    def run(program='', text='', **environment):
        if program:
            script = programs / program
            script.write_text(f'#!/bin/sh\n{text}\n', encoding='utf-8')
            script.chmod(0o755)
        return subprocess.run(
            [ROOT / 'scripts' / 'demo', '--help'],
            env={
                **os.environ,
                'PATH': f'{programs}:{os.environ["PATH"]}',
                'LLM_BRIDGE_CACHE': str(tmp_path / 'cache'),
                'LLM_BRIDGE_PYTHON': sys.executable,
                **environment,
            },
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


def test_a_python_that_is_too_old_is_named(demo, tmp_path):
    old = tmp_path / 'programs' / 'old_python'
    result = demo('old_python', 'exit 1', LLM_BRIDGE_PYTHON=str(old))
    assert result.returncode == 1
    assert f'LLM_BRIDGE_PYTHON is {old}, but Python 3.10 to 3.13 is needed' in result.stderr


def test_a_python_that_is_not_there_is_named_and_no_other_taken(demo):
    result = demo(LLM_BRIDGE_PYTHON='python3.99')
    assert result.returncode == 1
    assert 'LLM_BRIDGE_PYTHON is python3.99, and there is no such program' in result.stderr


def test_a_python_without_the_venv_module_is_named_and_how_to_get_it(demo, tmp_path):
    bare = tmp_path / 'programs' / 'bare_python'
    text = f'case "$*" in *ensurepip*) exit 1;; esac; exec {sys.executable} "$@"'
    result = demo('bare_python', text, LLM_BRIDGE_PYTHON=str(bare))
    assert result.returncode == 1
    assert f'{bare} has no venv module' in result.stderr
    assert 'apt-get install python3-venv' in result.stderr


def test_a_full_disk_is_seen_before_anything_is_fetched(demo, tmp_path):
    result = demo('df', 'echo Filesystem; echo /dev/disk 9000 8877 123 99% /')
    assert result.returncode == 1
    assert 'only 123 MB are free' in result.stderr
    assert 'setting up needs 4800 MB' in result.stderr
    assert not list((tmp_path / 'cache').glob('venv-*'))


def test_a_cache_folder_that_cannot_be_made_is_named(demo, tmp_path):
    (tmp_path / 'file').write_text('', encoding='utf-8')
    result = demo(LLM_BRIDGE_CACHE=str(tmp_path / 'file' / 'cache'))
    assert result.returncode == 1
    assert result.stderr.startswith('llm_bridge: cannot write to the cache folder')


def test_how_far_setting_up_is_can_be_seen_while_it_goes_on():
    command = '. scripts/environment; { echo Collecting torch; read -r; } | tell_progress'
    with subprocess.Popen(
        ['bash', '-c', command], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as bash:
        assert bash.stdout
        with selectors.DefaultSelector() as ready:
            ready.register(bash.stdout, selectors.EVENT_READ)
            seen = os.read(bash.stdout.fileno(), 99) if ready.select(30) else b''
        bash.communicate(b'\n')
    assert b'fetching: 1 packages' in seen


@pytest.fixture
def clone(tmp_path):
    """A clone on a machine that is set up, with a Python that tells what it is asked to run."""
    shutil.copytree(ROOT / 'scripts', tmp_path / 'clone' / 'scripts')
    for file in ROOT.glob('requirements*.txt'):
        shutil.copy(file, tmp_path / 'clone')
    where = subprocess.run(
        [
            'bash',
            '-c',
            '. scripts/environment; '
            'environment_folder "$(find_python)" requirements{,-model,-test}.txt',
        ],
        cwd=tmp_path / 'clone',
        env={**os.environ, 'LLM_BRIDGE_CACHE': str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    python = Path(where.stdout.strip()) / 'bin' / 'python'
    python.parent.mkdir(parents=True)
    python.write_text('#!/bin/sh\necho "$@"\n', encoding='utf-8')
    python.chmod(0o755)
    (python.parents[1] / '.ready').touch()
    return tmp_path / 'clone'


def called(clone, *arguments):
    """Return what scripts/llm-bridge has Python run, and what it sets up before that."""
    result = subprocess.run(
        [clone / 'scripts' / 'llm-bridge', *arguments],
        env={**os.environ, 'LLM_BRIDGE_CACHE': str(clone.parent)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout.strip(), result.stderr


def test_the_environment_is_linked_in_the_clone(clone):
    assert called(clone, 'check', 'home') == ('-m llm_bridge.cli check home', '')
    assert (clone / '.venv' / '.ready').exists()


def test_an_environment_of_ones_own_is_left_alone_and_not_run_with(clone):
    own = clone / '.venv' / 'bin' / 'python'
    own.parent.mkdir(parents=True)
    own.write_text('#!/bin/sh\necho no module named llm_bridge\n', encoding='utf-8')
    own.chmod(0o755)
    assert called(clone, 'check', 'home') == ('-m llm_bridge.cli check home', '')
    assert list((clone / '.venv').iterdir()) == [own.parent]


def test_a_clone_that_cannot_be_written_to_will_do(clone, monkeypatch):
    programs = clone.parent / 'programs'
    programs.mkdir()
    (programs / 'ln').write_text(
        '#!/bin/sh\necho Permission denied >&2; exit 1\n', encoding='utf-8'
    )
    (programs / 'ln').chmod(0o755)
    monkeypatch.setenv('PATH', f'{programs}:{os.environ["PATH"]}')
    assert called(clone, 'check', 'home') == ('-m llm_bridge.cli check home', '')


def test_a_demo_with_a_microphone_adds_what_voice_needs_however_it_is_started(clone):
    run, set_up = called(clone, 'demo', '--listen', '--site', 'home')
    assert 'requirements-voice.txt' in set_up
    assert run == '-m llm_bridge.cli demo --listen --site home'


@pytest.mark.parametrize(
    ('arguments', 'is_added'),
    [
        (('listen', '--site', 'home'), True),
        (('say', '--wav', 'FILE'), True),
        (('say', 'listen'), False),
        (('check', 'home'), False),
    ],
)
def test_the_command_line_adds_what_voice_needs_where_it_is_needed(tmp_path, arguments, is_added):
    shutil.copy(ROOT / 'scripts' / 'llm-bridge', tmp_path)
    (tmp_path / 'environment').write_text(
        f'use_environment() {{ venv={tmp_path}; }}\nadd_voice() {{ echo voice is added; }}\n',
        encoding='utf-8',
    )
    python = tmp_path / 'bin' / 'python'
    python.parent.mkdir()
    python.write_text('#!/bin/sh\nshift 2; echo "$@"\n', encoding='utf-8')
    python.chmod(0o755)
    said = subprocess.run([tmp_path / 'llm-bridge', *arguments], capture_output=True, text=True)
    added = ['voice is added'] if is_added else []
    assert said.stdout.splitlines() == [*added, ' '.join(arguments)]
