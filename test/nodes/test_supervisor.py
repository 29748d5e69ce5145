"""Processes are started in order, watched, and every one of them is ended."""

import os
from pathlib import Path
import signal
import subprocess
import sys
import time

import pytest

from llm_bridge.nodes.processes import Process
from llm_bridge.nodes.supervisor import ProcessEndedError, Supervisor


def python(name, code, **more):
    return Process(name, (sys.executable, '-c', code), **more)


def alive(pid):
    try:
        return Path(f'/proc/{pid}/stat').read_text().split()[2] != 'Z'
    except FileNotFoundError:
        return False


def until(condition, seconds=20.0):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.02)


SLEEP = 'import time; print("up", flush=True); time.sleep(600)'


def test_leaving_ends_every_process(tmp_path):
    with Supervisor([python('a', SLEEP), python('b', SLEEP)], tmp_path) as supervisor:
        pids = [supervisor.pid('a'), supervisor.pid('b')]
        assert all(alive(pid) for pid in pids)
    assert not any(alive(pid) for pid in pids)


def test_a_process_that_ignores_the_signal_is_killed(tmp_path, monkeypatch):
    monkeypatch.setattr('llm_bridge.nodes.supervisor._GRACE_S', 0.5)
    code = f'import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); {SLEEP}'
    with Supervisor([python('deaf', code)], tmp_path) as supervisor:
        until(lambda: 'up' in supervisor.log('deaf'))
        pid = supervisor.pid('deaf')
    assert not alive(pid)


def test_an_essential_process_that_ends_is_reported_with_the_end_of_its_log(tmp_path):
    with Supervisor(
        [python('short', 'print("no such port"); raise SystemExit(7)')], tmp_path
    ) as supervisor:
        until(lambda: supervisor.pid('short') is None)
        with pytest.raises(ProcessEndedError, match='short ended with code 7') as raised:
            supervisor.check()
    assert 'no such port' in str(raised.value)


def test_a_process_that_is_not_essential_may_end(tmp_path):
    with Supervisor([python('extra', 'pass', essential=False)], tmp_path) as supervisor:
        until(lambda: supervisor.pid('extra') is None)
        supervisor.check()


def test_the_others_wait_for_the_broker(tmp_path):
    broker = python(
        'broker', 'import time; time.sleep(0.4); print("ready", flush=True); time.sleep(600)'
    )
    started = time.monotonic()
    with Supervisor([broker, python('next', SLEEP)], tmp_path):
        assert time.monotonic() - started >= 0.4


def test_a_broker_that_cannot_start_ends_what_was_started_before(tmp_path):
    first = python('first', SLEEP)
    broken = python('broker', 'raise SystemExit("port 1883 is taken")')
    supervisor = Supervisor([first, broken], tmp_path)
    with pytest.raises(ProcessEndedError, match='port 1883 is taken'), supervisor:
        pass
    assert supervisor.pid('first') is None


def test_children_end_when_the_demo_itself_is_killed(tmp_path):
    code = (
        'import sys, time\n'
        'from pathlib import Path\n'
        'from llm_bridge.nodes.processes import Process\n'
        'from llm_bridge.nodes.supervisor import Supervisor\n'
        f'child = Process("child", (sys.executable, "-c", {SLEEP!r}))\n'
        f'with Supervisor([child], Path({str(tmp_path)!r})) as s:\n'
        '    print(s.pid("child"), flush=True)\n'
        '    time.sleep(600)\n'
    )
    parent = subprocess.Popen(
        [sys.executable, '-c', code], stdout=subprocess.PIPE, text=True, env=os.environ
    )
    child = int(parent.stdout.readline())
    until(lambda: 'up' in (tmp_path / 'child.log').read_text())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    until(lambda: not alive(child))
