"""Start a list of processes, watch them, and end every one of them again."""

from collections.abc import Mapping, Sequence
import ctypes
from functools import partial
import os
from pathlib import Path
import signal
import subprocess
import sys
import time
from types import TracebackType

from llm_bridge.nodes.processes import Process

_GRACE_S = 6.0
"""How long a process may take to end after SIGINT, before it is killed."""


class ProcessEndedError(Exception):
    """A process ended by itself; the message names it and shows the end of its log."""


class Supervisor:
    """Runs processes with their output in log files. A context manager: leaving it ends all."""

    def __init__(
        self,
        processes: Sequence[Process],
        log_folder: Path,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._processes = processes
        self._environment = dict(environment or {})
        self._running: list[tuple[Process, subprocess.Popen[bytes]]] = []
        self.log_folder = log_folder
        """Where NAME.log of each process lies."""

    def __enter__(self) -> 'Supervisor':
        self.log_folder.mkdir(parents=True, exist_ok=True)
        try:
            for process in self._processes:
                self._start(process)
                if process.name == 'broker':
                    self._wait_for_line(process, 'ready', 15.0)
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def _start(self, process: Process) -> None:
        with open(self.log_folder / f'{process.name}.log', 'wb') as log:
            child = subprocess.Popen(
                process.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self._environment, **process.environment},
                start_new_session=True,
                preexec_fn=partial(_end_with_parent, os.getpid()),
            )
        self._running.append((process, child))

    def _wait_for_line(self, process: Process, word: str, timeout_s: float) -> None:
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            self.check()
            if word in self.log(process.name):
                return
            time.sleep(0.02)
        raise ProcessEndedError(
            f'{process.name} was not ready after {timeout_s:.0f} s:\n'
            f'{self.log(process.name)[-2000:]}'
        )

    def log(self, name: str) -> str:
        """Return the log of a process so far."""
        path = self.log_folder / f'{name}.log'
        return path.read_text(encoding='utf-8', errors='replace') if path.is_file() else ''

    def pid(self, name: str) -> int | None:
        """Return the process id of that name while it runs."""
        return next(
            (
                child.pid
                for process, child in self._running
                if process.name == name and child.poll() is None
            ),
            None,
        )

    def check(self, *needed: str) -> None:
        """Raise ProcessEndedError if an essential process, or one of these names, has ended."""
        for process, child in self._running:
            is_needed = process.essential or process.name in needed
            if is_needed and child.poll() is not None:
                end = '\n'.join(self.log(process.name).splitlines()[-12:])
                raise ProcessEndedError(
                    f'{process.name} ended with code {child.returncode}. The end of its log '
                    f'({self.log_folder / (process.name + ".log")}):\n{end}'
                )

    def end(self) -> None:
        """End every process: SIGINT in reverse order, SIGKILL for what does not go."""
        for _, child in reversed(self._running):
            if child.poll() is None:
                _signal_group(child, signal.SIGINT)
        deadline = time.monotonic() + _GRACE_S
        for _, child in reversed(self._running):
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                _signal_group(child, signal.SIGKILL)
                child.wait()
        self._running.clear()


def _signal_group(child: 'subprocess.Popen[bytes]', number: int) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return


def _end_with_parent(parent: int) -> None:
    """Have the kernel end this child when the demo itself is killed."""
    if sys.platform == 'linux':
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
        if os.getppid() != parent:
            # It was killed before the kernel was asked.
            os._exit(1)
