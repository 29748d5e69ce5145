"""A gzserver without a window, with the world of a site, in the Debian of its own."""

from collections.abc import Sequence
import ctypes
from functools import partial
import os
from pathlib import Path
import shutil
import signal
import socket
import subprocess
import tempfile

from gazebo_network import Network, own_network
from gazebo_root import GazeboError

_SHARE = 'usr/share/gazebo-11'
_PLUGINS = '/usr/lib/x86_64-linux-gnu/gazebo-11/plugins'
_PORT = 11345
_PREFIX = 'llm_bridge-'
_GRACE_S = 3.0


class GazeboServer:
    """The process of Gazebo. A context manager: leaving it ends the process."""

    def __init__(self, root: Path, world: str, models: Path, log: Path | None = None) -> None:
        """Take the root with Gazebo, the text of a world, and the folder of the models in it."""
        self._root = root
        self._world = world
        self._models = models
        self._log = log
        self._folder: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self.network = Network(None)
        self.port = _PORT

    def __enter__(self) -> 'GazeboServer':
        place = self._root / 'tmp'
        _remove_leftovers(place)
        self._folder = Path(tempfile.mkdtemp(prefix=f'{_PREFIX}{os.getpid()}-', dir=place))
        try:
            (self._folder / 'world.sdf').write_text(self._world, encoding='utf-8')
            shutil.copytree(self._models, self._folder / 'models')
            self.network = own_network()
            if not self.network.is_own:
                self.port = _free_port()
            with self.network.entered():
                self._process = self._start(self._folder)
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        """Process id of gzserver, or 0."""
        return self._process.pid if self._process is not None else 0

    @property
    def log(self) -> str:
        """What gzserver said so far."""
        file = self._log_file()
        return file.read_text(errors='replace') if file is not None and file.is_file() else ''

    def check(self) -> None:
        """Raise GazeboError when gzserver has ended."""
        if self._process is not None and self._process.poll() is not None:
            end = '\n'.join(self.log.splitlines()[-12:])
            raise GazeboError(
                f'gzserver ended with code {self._process.returncode}; its last words:\n{end}'
            )

    def close(self) -> None:
        """End gzserver and remove what it wrote."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(_GRACE_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self.network.close()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _log_file(self) -> Path | None:
        return self._log or (self._folder / 'log' if self._folder is not None else None)

    def _start(self, folder: Path) -> 'subprocess.Popen[bytes]':
        inside = f'/tmp/{folder.name}'
        environment = {
            'PATH': '/usr/sbin:/usr/bin:/sbin:/bin',
            'LC_ALL': 'C.UTF-8',
            'HOME': inside,
            'TMPDIR': inside,
            'XDG_RUNTIME_DIR': inside,
            'GAZEBO_MASTER_URI': f'http://127.0.0.1:{self.port}',
            'GAZEBO_IP': '127.0.0.1',
            'IGN_IP': '127.0.0.1',
            # Empty: it asks nobody on the internet for models.
            'GAZEBO_MODEL_DATABASE_URI': '',
            'GAZEBO_MODEL_PATH': f'{inside}/models',
            'GAZEBO_RESOURCE_PATH': f'/{_SHARE}',
            'GAZEBO_PLUGIN_PATH': _PLUGINS,
        }
        log = self._log_file()
        with open(log or os.devnull, 'wb') as out:
            return subprocess.Popen(
                self._command(f'{inside}/world.sdf'),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=environment,
                cwd='/',
                preexec_fn=partial(_end_with_parent, os.getpid()),
            )

    def _command(self, world: str) -> Sequence[str]:
        server = ('chroot', str(self._root), 'gzserver', '--verbose', '-u', world)
        # Who is not root may change the root in a user namespace only.
        return server if os.geteuid() == 0 else ('unshare', '--map-root-user', *server)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return int(probe.getsockname()[1])


def _remove_leftovers(place: Path) -> None:
    """Remove the folders of processes that were killed."""
    for folder in place.glob(f'{_PREFIX}*'):
        pid = folder.name.removeprefix(_PREFIX).partition('-')[0]
        if not Path('/proc', pid).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _end_with_parent(parent: int) -> None:
    """Have the kernel end this child when the simulator is killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
    if os.getppid() != parent:
        # It was killed before the kernel was asked.
        os._exit(1)
