"""What comes over the topics of the executor does not keep it from what it carries out."""

import threading

import pytest
from real_broker import wait_until
from ros_parts import a_site, a_store, Spun
from std_msgs.msg import String

from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.nodes.executor_front import ExecutorFront
from llm_bridge.run.audit import AuditError

NO_ID = String(data='{}')


class Ticking:
    """An executor that only counts how often it looks at what it carries out."""

    ticks = 0

    def tick(self):
        self.ticks += 1


class Journal:
    """Hands on to a function what is to be written."""

    def __init__(self, write):
        self.append = write


@pytest.fixture
def spun():
    spun = Spun()
    yield spun
    spun.end()


def a_front(spun, executor, write):
    site, clock = a_site(), SystemClock()
    store, journal = a_store(site), Journal(write)
    return ExecutorFront(
        spun.node, site, executor, store, journal, clock, tick_rate=30.0, world_rate=5.0
    )


def test_a_log_that_cannot_be_written_keeps_no_tick_from_coming(spun):
    executor = Ticking()

    def write(event, data):
        raise AuditError('no space left on device')

    front = a_front(spun, executor, write)
    for _ in range(500):
        front._on_cancel(NO_ID)
    wait_until(lambda: executor.ticks >= 3, 8)
    assert front._refused
    front.close()
    spun.failures.clear()


def test_refusals_that_come_faster_than_they_are_written_keep_no_tick_from_coming(spun):
    executor, calm = Ticking(), threading.Event()

    def write(event, data):
        if not calm.is_set():
            front._on_cancel(NO_ID)

    front = a_front(spun, executor, write)
    front._on_cancel(NO_ID)
    try:
        wait_until(lambda: executor.ticks >= 3, 8)
    finally:
        calm.set()
    front.close()
