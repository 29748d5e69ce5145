"""Only the threads of a stop are real-time, and not for longer than they behave."""

import json
import subprocess
import sys

import pytest

from llm_bridge.nodes.process_priority import CALM_LOOKS, CHOICES

# In a process of its own: the tests themselves stay as they are. Whether more than normal is
# allowed depends on the user, so what is wanted is compared with what was got.
PROGRAM = """
import json, os, subprocess, sys, threading, time
from llm_bridge.nodes.process_priority import StopPriority

def policy(thread):
    return os.sched_getscheduler(thread.native_id) & ~os.SCHED_RESET_ON_FORK

def children():
    found = []
    def start():
        code = 'import os; print(os.sched_getscheduler(0))'
        found.append(int(subprocess.run([sys.executable, '-c', code], capture_output=True).stdout))
        child = threading.Thread(target=wait.wait)
        child.start()
        found.append(policy(child))
    return found, start

def body():
    while not wait.wait(0.01):
        if asked and threading.current_thread() is urgent:
            asked.pop()()

wait, asked, said = threading.Event(), [], []
urgent, other = threading.Thread(target=body), threading.Thread(target=body)
urgent.start(), other.start()
priority = StopPriority(sys.argv[1], [urgent], said.append)
got = priority.take()
told = {'got': got, 'urgent': policy(urgent), 'other': policy(other)}
found, start = children()
asked.append(start)
while len(found) < 2:
    time.sleep(0.01)
told['children'] = found

def spin():
    end = time.thread_time() + 1.0
    while time.thread_time() < end:
        pass
    spun.set()

spun = threading.Event()
priority.look()
asked.append(spin)
spun.wait()
# As if it had been one second: the machine of the test may have been busy with others.
priority._looked_at = time.monotonic() - 1.0
priority.end()
priority.look()
told['after spinning'] = [priority.now, policy(urgent)]
for _ in range(int(sys.argv[2])):
    priority.look()
told['when calm'] = [priority.now, policy(urgent)]
told['said'] = len(said)
wait.set()
print(json.dumps(told))
"""
ORDINARY, REALTIME = 0, 2


@pytest.mark.parametrize('wanted', CHOICES)
def test_a_priority_is_for_the_threads_of_a_stop_and_is_lost_by_one_that_spins(wanted):
    told = json.loads(
        subprocess.run(
            [sys.executable, '-c', PROGRAM, wanted, str(CALM_LOOKS)],
            check=True,
            capture_output=True,
            timeout=120,
        ).stdout
    )
    got = told['got']
    assert CHOICES.index(got) >= CHOICES.index(wanted)
    is_realtime = got == 'realtime'
    assert told['urgent'] == (REALTIME if is_realtime else ORDINARY)
    assert told['other'] == ORDINARY
    assert told['children'] == [ORDINARY, ORDINARY]
    assert told['after spinning'] == ['high' if is_realtime else got, ORDINARY]
    assert told['when calm'] == [got, told['urgent']]
    assert told['said'] == is_realtime
