"""Stopping at once, staying stopped, and starting again only on purpose."""

import threading
import time

from shed import Bench, outcomes, row, s

from llm_bridge.run.fakes import MemoryStopStore
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.run.stop_latch import Halting, Stop, StopLatch

GO = s('s1', 'go_to', 'rover', args={'place': 'store'})


def test_a_stop_halts_before_it_returns(bench: Bench) -> None:
    bench.submit(GO)
    bench.executor.tick()
    bench.executor.stop('anna')
    assert bench.dispatch.halts >= 1
    assert bench.dispatch.running == ()
    assert bench.executor.is_stopped


def test_a_stop_cancels_every_graph_and_each_gets_its_report(bench: Bench) -> None:
    bench.dispatch.delay_s = 5
    first = bench.submit(GO, s('s2', 'turn_on', 'lamp', after=['s1']))
    second = bench.submit(s('s1', 'wait', 'bridge', args={'duration': 50}))
    bench.run(0.2)
    bench.executor.stop('anna')
    assert outcomes(bench.finish(first)) == {'s1': 'cancelled', 's2': 'cancelled'}
    assert outcomes(bench.finish(second)) == {'s1': 'cancelled'}
    assert bench.journal.named('stopped') == [
        {'event': 'stopped', 'at': bench.clock.wall(), 'id': '', 'by': 'anna', 'why': ''}
    ]


def test_nothing_is_taken_while_stopped(bench: Bench) -> None:
    bench.executor.stop('anna')
    problems = bench.executor.submit(bench.graph(s('s1', 'turn_on', 'lamp')))
    assert [p.code for p in problems] == ['stopped']
    assert 'anna' in problems[0].message


def test_a_stop_stays_until_it_is_reset(bench: Bench) -> None:
    bench.executor.stop('anna')
    bench.run(3600, step_s=10)
    assert bench.executor.is_stopped
    assert bench.executor.reset('ben') is True
    assert not bench.executor.is_stopped
    assert bench.journal.named('reset')[0]['by'] == 'ben'
    assert bench.do(s('s1', 'turn_on', 'lamp'))['ok'] is True


def test_what_was_stopped_is_not_taken_up_again_after_a_reset(bench: Bench) -> None:
    bench.submit(GO, s('s2', 'turn_on', 'lamp', after=['s1']))
    bench.executor.tick()
    bench.executor.stop('anna')
    bench.executor.reset('anna')
    assert [e['event'] for e in bench.journal.events[-3:]] == ['step', 'report', 'reset']
    bench.run(5)
    assert bench.dispatch.steps == ['s1']
    assert len(bench.journal.named('report')) == 1


def test_a_reset_without_a_stop_does_nothing(bench: Bench) -> None:
    assert bench.executor.reset('ben') is False
    assert bench.journal.named('reset') == []


def test_everything_is_halted_again_and_again_while_stopped(bench: Bench) -> None:
    bench.executor.stop('anna')
    before = bench.dispatch.halts
    bench.run(1.0, step_s=0.02)
    assert bench.dispatch.halts - before >= 16
    bench.executor.reset('anna')
    bench.executor.tick()
    after = bench.dispatch.halts
    bench.run(1.0)
    assert bench.dispatch.halts == after


def test_a_stop_does_not_wait_for_a_call_that_is_in_progress(bench: Bench) -> None:
    inside, go_on = threading.Event(), threading.Event()

    def slow(_: object) -> None:
        inside.set()
        assert go_on.wait(20)

    bench.dispatch.on_send = slow
    bench.submit(GO, s('s2', 'turn_on', 'lamp', after=['s1']))
    ticking = threading.Thread(target=bench.executor.tick)
    ticking.start()
    assert inside.wait(20)
    began = time.monotonic()
    bench.executor.stop('anna')
    assert time.monotonic() - began < 1.0
    assert bench.dispatch.halts >= 1
    go_on.set()
    ticking.join(20)
    # The order that was on its way when the stop came was halted once it had arrived.
    assert bench.dispatch.running == ()
    bench.dispatch.on_send = lambda order: None
    bench.run(2)
    assert bench.dispatch.steps == ['s1']
    assert len(bench.journal.named('report')) == 1


def test_a_stop_in_the_middle_of_a_tick_keeps_the_next_order_back(bench: Bench) -> None:
    bench.dispatch.on_send = lambda order: bench.executor.stop('relay')
    bench.submit(
        s('s1', 'turn_on', 'lamp'), s('s2', 'turn_off', 'hall'), GO.model_copy(update={'id': 's3'})
    )
    bench.executor.tick()
    # Twice by the stop, and once more behind the order that was on its way.
    assert bench.dispatch.halts == 3
    bench.run(1)
    assert bench.dispatch.steps == ['s1']
    assert bench.dispatch.running == ()
    report = bench.journal.named('report')[0]
    assert outcomes(report) == dict.fromkeys(('s1', 's2', 's3'), 'cancelled')
    assert row(report, 's2')['reason'] == 'stopped by relay'
    assert bench.journal.named('error') == []


def test_a_stop_works_when_the_dispatcher_is_broken(bench: Bench) -> None:
    def broken() -> None:
        raise RuntimeError('no way')

    bench.submit(GO)
    bench.executor.tick()
    bench.dispatch.halt = broken  # type: ignore[method-assign]
    bench.executor.stop('anna')
    bench.executor.tick()
    assert bench.executor.is_stopped
    assert 'no way' in str(bench.executor.snapshot()['trouble'])


def test_a_flood_of_stops_is_written_down_once(bench: Bench) -> None:
    for _ in range(100):
        bench.executor.stop('button')
    bench.executor.stop('anna', 'smoke')
    bench.executor.tick()
    assert [(e['by'], e['why']) for e in bench.journal.named('stopped')] == [
        ('button', ''),
        ('anna', 'smoke'),
    ]


def test_an_open_question_ends_with_a_stop(bench: Bench) -> None:
    graph_id = bench.submit(s('s1', 'unlock', 'bolt'))
    bench.executor.tick()
    bench.executor.stop('anna')
    assert bench.executor.answer('yes', 'anna') is False
    assert outcomes(bench.finish(graph_id)) == {'s1': 'cancelled'}
    bench.executor.reset('anna')
    assert bench.executor.answer('yes', 'anna') is False
    bench.run(1)
    assert bench.dispatch.sent == []


def test_only_a_reset_ends_a_stop_and_no_restart_unless_the_setting_says_so(
    bench: Bench,
) -> None:
    store = MemoryStopStore()
    bench.executor = bench.make(store=store)
    bench.executor.stop('anna')
    bench.executor.tick()
    assert store.stop is not None
    bench.settings = ExecutorSettings(after_restart='clear')
    assert not bench.make(store=store).is_stopped
    bench.settings = ExecutorSettings()
    bench.executor = bench.make(store=store)
    assert bench.executor.is_stopped
    problems = bench.executor.submit(bench.graph(s('s1', 'turn_on', 'lamp')))
    assert [p.code for p in problems] == ['stopped'] and 'anna' in problems[0].message
    bench.executor.reset('ben')
    assert store.stop is None
    assert not bench.make(store=store).is_stopped


def test_a_reset_in_a_simulation_releases_no_stop_of_the_real_robots(bench: Bench) -> None:
    store = MemoryStopStore()
    store.save(Stop('anna', 'smoke'))
    bench.settings = ExecutorSettings(after_restart='clear')
    bench.executor = bench.make(store=store)
    bench.executor.stop('ben')
    bench.executor.tick()
    assert bench.executor.reset('ben')
    assert store.stop == Stop('anna', 'smoke')


def test_a_stored_latch_that_cannot_be_read_counts_as_set(bench: Bench) -> None:
    class Broken(MemoryStopStore):
        def load(self) -> Stop | None:
            raise OSError('torn')

    assert bench.make(store=Broken()).is_stopped


def test_a_stop_that_comes_during_a_reset_wins() -> None:
    latch = StopLatch()
    latch.set(Stop('a'))
    number = latch.number
    latch.set(Stop('b'))
    assert latch.clear(number) is False
    assert latch.latched


def test_a_tick_that_comes_a_little_early_still_keeps_the_pace() -> None:
    halts: list[float] = []
    halting = Halting(lambda: halts.append(0), 0.05)
    for tick in range(100):
        halting.keep(True, tick * 0.0499)
    assert len(halts) == 100
