"""Orders and observations are in the log, in the order in which they happened."""

from recorded import recorded
from shed import Bench, s

from llm_bridge.run.fakes import MemoryJournal


def names(journal: MemoryJournal) -> list[str]:
    return [str(e['event']) + str(e.get('status', '')) for e in journal.events]


def test_an_order_is_written_down_with_its_topic_before_it_is_sent(bench: Bench) -> None:
    recorded(bench)
    before = []
    bench.dispatch.on_send = lambda _: before.extend(bench.journal.named('dispatched'))
    bench.do(s('s1', 'turn_on', 'lamp'))
    assert [(e['step'], e['target'], e['skill'], e['to']) for e in before] == [
        ('s1', 'lamp', 'turn_on', ['shed/lamp/set'])
    ]
    assert names(bench.journal) == [
        'received',
        'stepINITIALIZING',
        'stepRUNNING',
        'dispatched',
        'answered_order',
        'answered_order',
        'stepFINISHED',
        'report',
    ]


def test_what_was_observed_stands_beside_what_was_wanted(bench: Bench) -> None:
    recorded(bench).do(s('s1', 'set_brightness', 'lamp', args={'percent': 40}))
    end = bench.journal.named('step')[-1]
    assert end['wanted'] == {'brightness': 40.0, 'state': 'on'}
    assert end['observed'] == {'brightness': 40.0, 'state': 'on'}
    assert 0 < float(str(end['after_s'])) < 2


def test_a_robot_is_observed_where_it_stands(bench: Bench) -> None:
    bench.dispatch.delay_s = 2
    recorded(bench).do(s('s1', 'go_to', 'rover', args={'place': 'store'}))
    end = bench.journal.named('step')[-1]
    assert end['pose'] == end['goal']


def test_what_cannot_be_written_down_is_not_sent(bench: Bench) -> None:
    recorded(bench)
    bench.journal.fails_from = 'dispatched'
    report = bench.do(s('s1', 'turn_on', 'lamp'))
    assert bench.dispatch.sent == []
    assert 'cannot be written down' in str(report['steps'])


def test_what_a_device_said_reaches_its_step_though_it_cannot_be_written(bench: Bench) -> None:
    recorded(bench)
    bench.journal.fails_from = 'answered_order'
    assert bench.do(s('s1', 'turn_on', 'lamp'))['ok'] is True


def test_a_halt_writes_nothing(bench: Bench) -> None:
    recorded(bench)
    before = len(bench.journal.events)
    bench.executor.stop('anna')
    assert bench.dispatch.halts and len(bench.journal.events) == before
