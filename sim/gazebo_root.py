#!/usr/bin/env python3
"""Gazebo 11 in a Debian of its own: a folder in the user's cache, made once.

gazebo_root.py            make it if it is not there, and print where it is
gazebo_root.py --where    only print where it is, or is to be
"""

from collections.abc import Iterator
from contextlib import contextmanager
import fcntl
import hashlib
import os
from pathlib import Path
import platform
import re
import shutil
import subprocess
import sys

from platformdirs import user_cache_path

SUITE = 'bullseye'
"""The last release of Debian that has Gazebo 11."""

PACKAGES = ('gazebo', 'gazebo-plugin-base', 'protobuf-compiler')
_MESSAGES_FROM = 'libgazebo-dev'
_RECIPE = 1
"""To be raised when what is done below comes to something else."""

_NEEDED_MB = 2500
_MIRROR = 'LLM_BRIDGE_DEBIAN_MIRROR'
_PATH = '/usr/sbin:/usr/bin:/sbin:/bin'
_MESSAGES = 'gazebo_messages.desc'
_WORLD = '/usr/share/gazebo-11/worlds/empty.world'
_USELESS = ('usr/share/doc', 'usr/share/man', 'usr/share/locale', 'var/lib/apt/lists')
_SETTING = re.compile(
    r'^Acquire::(?:https?::(?:Proxy|Timeout)|Check-|Retries|Force)[^"]*"[^"]+";$'
)
"""Settings of the machine's apt that its mirrors may need."""


class GazeboError(Exception):
    """Gazebo cannot be had or does not do what it must; the message says why, and what to do."""


def root_folder() -> Path:
    """Return where the root is, or is to be made."""
    inputs = '\n'.join((SUITE, *PACKAGES, _MESSAGES_FROM, str(_RECIPE)))
    return _cache() / f'gazebo-{hashlib.sha256(inputs.encode()).hexdigest()[:12]}'


def messages_file(root: Path) -> Path:
    """Return where the definitions of Gazebo's messages are: a protobuf FileDescriptorSet."""
    return root / _MESSAGES


def provide() -> Path:
    """Return the root; make it first where it is missing, which takes minutes.

    Raises GazeboError when it cannot be made.
    """
    root = root_folder()
    if root.is_dir():
        return root
    _check_machine()
    with _locked(root.with_name('.lock-gazebo')):
        # Somebody else may have made it in the meantime.
        if not root.is_dir():
            _make(root)
    return root


def _cache() -> Path:
    given = os.environ.get('LLM_BRIDGE_CACHE')
    return Path(given) if given else user_cache_path('llm_bridge', appauthor=False)


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open('w') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _check_machine() -> None:
    """Raise GazeboError when something is missing that only the user can give."""
    if platform.machine() != 'x86_64' or sys.platform != 'linux':
        raise GazeboError(
            f'this machine is {sys.platform} on {platform.machine()}, and Debian {SUITE} has '
            'Gazebo for linux on x86_64; use the light simulator (--sim light), or a ROS '
            'installation with gz-sim (docs/gazebo.md)'
        )
    if shutil.which('debootstrap', path=f'{os.environ.get("PATH", "")}:{_PATH}') is None:
        raise GazeboError(
            'debootstrap is not installed, and sets up the Debian that Gazebo runs in; install '
            'it (Debian, Ubuntu: apt-get install debootstrap), or use --sim light'
        )
    if os.geteuid() != 0:
        raise GazeboError(
            'the Debian that Gazebo runs in can be set up by root only; run scripts/demo --sim '
            'gazebo as root, or use --sim light'
        )
    try:
        _cache().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GazeboError(
            f'cannot write to the cache folder {_cache()}: {error.strerror}; set LLM_BRIDGE_CACHE'
        ) from error
    free = shutil.disk_usage(_cache()).free // 2**20
    if free < _NEEDED_MB:
        raise GazeboError(
            f'only {free} MB are free in {_cache()}, and setting up Gazebo needs {_NEEDED_MB} MB; '
            'free some space, or set LLM_BRIDGE_CACHE to a folder on another disk'
        )


def _make(root: Path) -> None:
    mirrors, security = _mirrors()
    _tell(f'setting up Gazebo 11 in {root} (once; 1.1 GB, some minutes)')
    part = root.with_suffix('.part')
    log = root.with_name('gazebo.log')
    log.write_bytes(b'')
    # What an interrupted set-up left.
    shutil.rmtree(part, ignore_errors=True)
    mirror = _bootstrap(part, mirrors, log)
    _point_apt(part, mirror, security)
    install = ('apt-get', 'install', '-y', '--no-install-recommends', *PACKAGES)
    if _run(_inside(part, 'apt-get', 'update'), log, 'reading the lists'):
        # Not every mirror keeps the security updates of old releases.
        _point_apt(part, mirror, [])
        _must(_inside(part, 'apt-get', 'update'), log, 'reading the lists')
    _must(_inside(part, *install), log, 'installing Gazebo')
    _must(_inside(part, 'sh', '-c', _TAKE_MESSAGES), log, 'taking its messages')
    # 'gzserver --version' ends with 255 where all is well.
    _must(_inside(part, 'gz', 'sdf', '-p', _WORLD), log, 'trying it')
    for useless in _USELESS:
        shutil.rmtree(part / useless, ignore_errors=True)
    part.rename(root)
    _tell('Gazebo 11 is set up')


_TAKE_MESSAGES = f"""set -e
mkdir /tmp/messages
cd /tmp/messages
apt-get download {_MESSAGES_FROM}
dpkg-deb -x {_MESSAGES_FROM}_*.deb .
cd usr/include/gazebo-11/gazebo/msgs/proto
protoc --proto_path=. --include_imports --descriptor_set_out=/{_MESSAGES} *.proto
cd /
rm -r /tmp/messages
apt-get clean
"""


def _mirrors() -> tuple[list[str], list[str]]:
    """Return the mirrors that the machine's apt names: of releases, and of security updates."""
    given = os.environ.get(_MIRROR)
    if given:
        return [given], []
    try:
        told = subprocess.run(
            ['apt-get', 'indextargets', '--format', '$(SITE)|$(RELEASE)'],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise GazeboError(
            f'apt does not say which mirror this machine uses ({error}); name one that has '
            f'Debian {SUITE} in {_MIRROR}'
        ) from error
    sites: dict[bool, dict[str, None]] = {False: {}, True: {}}
    for line in told.splitlines():
        site, _, release = line.partition('|')
        if site.startswith('http'):
            sites[release.endswith('-security')][site] = None
    return list(sites[False]), list(sites[True])


def _bootstrap(part: Path, mirrors: list[str], log: Path) -> str:
    """Unpack a small Debian from the first mirror that has it; return that mirror."""
    for mirror in mirrors:
        shutil.rmtree(part, ignore_errors=True)
        command = ['debootstrap', '--variant=minbase', '--arch=amd64', SUITE, str(part), mirror]
        if not _run(command, log, f'unpacking Debian {SUITE}'):
            return mirror
    raise GazeboError(
        f"none of this machine's mirrors ({', '.join(mirrors) or 'apt names none'}) gave Debian "
        f'{SUITE}; the last words of {log}:\n{_end_of(log)}\nName one that has it in {_MIRROR}.'
    )


def _point_apt(part: Path, mirror: str, security: list[str]) -> None:
    """Write where the new Debian gets its packages from, and how."""
    lines = [f'deb {mirror} {SUITE} main', *(f'deb {s} {SUITE}-security main' for s in security)]
    (part / 'etc/apt/sources.list').write_text('\n'.join(lines) + '\n')
    dumped = subprocess.run(['apt-config', 'dump'], capture_output=True, text=True)
    settings = [line for line in dumped.stdout.splitlines() if _SETTING.match(line)]
    (part / 'etc/apt/apt.conf.d/90machine').write_text('\n'.join(settings) + '\n')
    # Nothing in it is to start by itself.
    policy = part / 'usr/sbin/policy-rc.d'
    policy.write_text('#!/bin/sh\nexit 101\n')
    policy.chmod(0o755)


def _inside(root: Path, *command: str) -> list[str]:
    return ['chroot', str(root), *command]


def _must(command: list[str], log: Path, what: str) -> None:
    if _run(command, log, what):
        raise GazeboError(
            f'{what} for the Debian that Gazebo runs in failed; the last words of {log}:\n'
            f'{_end_of(log)}'
        )


def _run(command: list[str], log: Path, what: str) -> int:
    """Run a command with its words in the log, and show how far it is; return its exit code."""
    proxies = {k: v for k, v in os.environ.items() if k.lower().endswith('_proxy')}
    environment = {
        'PATH': f'{os.environ.get("PATH", "")}:{_PATH}',
        'HOME': '/root',
        'LC_ALL': 'C.UTF-8',
        'DEBIAN_FRONTEND': 'noninteractive',
    }
    done = 0
    with log.open('ab') as out:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment | proxies,
            cwd='/',
        )
        assert child.stdout is not None  # noqa: S101
        for line in child.stdout:
            out.write(line)
            if line.startswith((b'Unpacking ', b'Setting up ', b'I: Unpacking', b'I: Config')):
                done += 1
                sys.stderr.write(f'\r  {what}: {done} steps')
                sys.stderr.flush()
    if done:
        sys.stderr.write('\n')
    return child.wait()


def _end_of(log: Path) -> str:
    return '\n'.join(log.read_text(errors='replace').splitlines()[-12:])


def _tell(text: str) -> None:
    sys.stderr.write(f'llm_bridge: {text}\n')
    sys.stderr.flush()


def main() -> int:
    """Make the root; return 0, or 1 when that cannot be: stderr says why."""
    try:
        root = root_folder() if '--where' in sys.argv[1:] else provide()
        sys.stdout.write(f'{root}\n')
    except GazeboError as error:
        _tell(str(error))
        return 1
    return 0


if __name__ == '__main__':
    sys.exit(main())
