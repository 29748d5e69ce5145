"""Setting up the Debian with Gazebo, with stand-ins for the programs that take minutes."""

import os
from pathlib import Path
import subprocess
import sys

import pytest
from real_broker import wait_until

PROGRAM = Path(__file__).resolve().parents[2] / 'sim' / 'gazebo_root.py'

APT_GET = """\
echo 'http://one.invalid/debian|trixie'
echo 'http://two.invalid/debian|trixie-updates'
echo 'http://two.invalid/security|trixie-security'
"""
DEBOOTSTRAP = """\
echo "$*" >> "$CALLS"
case "$*" in *one.invalid*) echo 'E: no bullseye here'; exit 1;; esac
mkdir -p "$4/etc/apt/apt.conf.d" "$4/usr/sbin" "$4/usr/share/doc/much"
"""
CHROOT = """\
echo "$*" >> "$CALLS"
case "$*" in *update*) ! grep -q security "$1/etc/apt/sources.list" || exit 100;; esac
case "$*" in *protoc*) touch "$1/gazebo_messages.desc";; esac
"""


@pytest.fixture
def machine(tmp_path):
    """A machine whose programs are stand-ins; it is changed by writing others."""
    programs = {
        'apt-get': APT_GET,
        'apt-config': 'echo \'Acquire::Check-Date "false";\'; echo \'Dir "/";\'',
        'debootstrap': DEBOOTSTRAP,
        'chroot': CHROOT,
    }
    (tmp_path / 'bin').mkdir()
    for name, text in programs.items():
        write(tmp_path, name, text)
    (tmp_path / 'calls').touch()
    return tmp_path


def write(machine, name, text):
    file = machine / 'bin' / name
    text = text.replace('$CALLS', str(machine / 'calls'))
    file.write_text(f'#!/bin/sh\n{text}')
    file.chmod(0o755)


def start(machine, **more):
    environment = {
        **os.environ,
        'PATH': f'{machine / "bin"}:{os.environ["PATH"]}',
        'LLM_BRIDGE_CACHE': str(machine / 'cache'),
        **more,
    }
    return subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def provide(machine, **more):
    """Return the folder that it printed, and what it said."""
    out, said = start(machine, **more).communicate(timeout=60)
    return Path(out.strip()) if out else None, said


def calls(machine, of=''):
    return [line for line in (machine / 'calls').read_text().splitlines() if of in line]


def test_it_is_made_from_the_mirror_that_has_it_and_without_updates_that_are_nowhere(machine):
    root, said = provide(machine)
    assert root.parent == machine / 'cache' and (root / 'gazebo_messages.desc').is_file()
    assert 'once; 1.1 GB' in said
    assert (root / 'etc/apt/sources.list').read_text() == (
        'deb http://two.invalid/debian bullseye main\n'
    )
    assert (root / 'etc/apt/apt.conf.d/90machine').read_text() == 'Acquire::Check-Date "false";\n'
    assert not (root / 'usr/share/doc').exists()


def test_it_is_made_once_also_by_two_at_the_same_time(machine):
    write(machine, 'chroot', f'sleep 0.3\n{CHROOT}')
    starts = [start(machine) for _ in range(2)]
    roots = {process.communicate(timeout=60)[0] for process in starts}
    assert len(roots) == 1 and '' not in roots
    provide(machine)
    assert len(calls(machine, 'two.invalid/debian')) == 1


def test_what_was_interrupted_is_made_anew(machine):
    write(
        machine,
        'chroot',
        f'case "$*" in *install*) touch "$CALLS.here"; sleep 60;; esac\n{CHROOT}',
    )
    process = start(machine)
    wait_until((machine / 'calls.here').exists, 30)
    process.kill()
    process.communicate()
    assert not list((machine / 'cache').glob('gazebo-*/'))[1:]
    write(machine, 'chroot', CHROOT)
    root, _ = provide(machine)
    assert root.is_dir() and list((machine / 'cache').glob('gazebo-*/')) == [root]


def test_a_mirror_can_be_named(machine):
    root, _ = provide(machine, LLM_BRIDGE_DEBIAN_MIRROR='http://three.invalid/debian')
    assert 'three.invalid' in (root / 'etc/apt/sources.list').read_text()


@pytest.mark.parametrize(
    'name, text, message',
    [
        ('apt-get', 'exit 1', 'apt does not say which mirror'),
        ('apt-get', 'exit 0', 'apt names none'),
        ('debootstrap', 'echo E: gone; exit 1', 'E: gone'),
        ('chroot', 'case "$*" in *install*) echo no gazebo; exit 1;; esac', 'installing Gazebo'),
        ('chroot', 'case "$*" in *sdf*) exit 1;; esac', 'trying it'),
    ],
)
def test_what_goes_wrong_is_said_and_nothing_half_made_is_taken(machine, name, text, message):
    write(machine, name, text)
    root, said = provide(machine)
    assert root is None and message in said and 'Traceback' not in said
    write(machine, 'apt-get', APT_GET)
    write(machine, 'debootstrap', DEBOOTSTRAP)
    write(machine, 'chroot', CHROOT)
    assert provide(machine)[0].is_dir()


def test_a_cache_that_cannot_be_written_is_named(machine):
    (machine / 'cache').write_text('a file')
    root, said = provide(machine)
    assert root is None and 'set LLM_BRIDGE_CACHE' in said and 'Traceback' not in said
