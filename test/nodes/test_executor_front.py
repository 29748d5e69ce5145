"""What comes over the topics of the executor does not keep it from what it carries out."""

import threading
from types import SimpleNamespace

import pytest
from real_broker import wait_until
from ros_parts import a_site, a_store, Spun
from shed import Bench, s
from std_msgs.msg import String

from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.nodes.executor_front import ExecutorFront
from llm_bridge.nodes.executor_node import ExecutorProgram
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


def test_what_is_being_taken_when_it_closes_has_been_taken_when_it_is_closed(spun):
    taking, go_on = threading.Event(), threading.Event()

    class Slow(Ticking):
        def submit(self, text):
            taking.set()
            go_on.wait(20)
            return ()

    executor = Slow()
    front = a_front(spun, executor, lambda event, data: None)
    threading.Thread(target=front._on_graph, args=(NO_ID,), daemon=True).start()
    assert taking.wait(20)
    closing = threading.Thread(target=front.close, daemon=True)
    closing.start()
    closing.join(0.3)
    assert closing.is_alive()
    go_on.set()
    closing.join(20)
    ticks = executor.ticks
    assert ticks > 0
    front._on_graph(NO_ID)
    front._tick()
    assert executor.ticks == ticks


def test_a_graph_that_comes_while_the_executor_ends_is_given_up():
    bench = Bench()

    def comes():
        bench.submit(s('s1', 'turn_on', 'lamp'))
        bench.executor.tick()

    program = object.__new__(ExecutorProgram)
    program._executor = bench.executor
    on_their_way = [True, False]
    ros = SimpleNamespace(
        halt=bench.dispatch.halt, has_goals_on_their_way=lambda: on_their_way.pop(0)
    )
    program._edge = SimpleNamespace(dispatch=bench.dispatch, ros=ros, connection=None)
    program._priority = program._stop_path = SimpleNamespace(end=lambda: None)
    program._front = SimpleNamespace(close=comes)
    program._log = SimpleNamespace(close=lambda: None)
    program._mqtt = None
    program.close()
    (report,) = bench.journal.named('report')
    assert report['steps'][0]['outcome'] == 'cancelled'
    assert bench.dispatch.cancelled
    assert on_their_way == []
