"""Whatever graphs come and whatever breaks: the promises of the executor hold."""

from collections import Counter
from typing import Any

from hypothesis import given, HealthCheck, settings
from hypothesis import strategies as st
from shed import Bench

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.schedule import resources
from llm_bridge.run.ports import Order
from llm_bridge.run.settings import ExecutorSettings

ENDINGS = {'confirmed', 'unconfirmed', 'failed', 'skipped', 'cancelled'}

CALLS = st.sampled_from(
    [
        ('turn_on', 'lamp', {}),
        ('turn_off', 'lamp', {}),
        ('turn_off', 'hall', {}),
        ('set_brightness', 'hall', {'percent': 30}),
        ('brighten', 'lamp', {}),
        ('lock', 'bolt', {}),
        ('unlock', 'bolt', {}),
        ('go_to', 'rover', {'place': 'store'}),
        ('go_to', 'rover', {'place': 'office'}),
        ('move', 'cart', {'distance': 0.5}),
        ('scan', 'rover', {}),
        ('beep', 'cart', {}),
        ('run_home', 'saw', {}),
        ('stop', 'saw', {}),
        ('patrol', 'cart', {}),
        ('survey', 'cart', {}),
        ('wait', BRIDGE, {'duration': 1}),
        ('tell', BRIDGE, {'text': 'hm'}),
    ]
)

WRONG_CALLS = st.sampled_from(
    [
        ('set_brightness', 'lamp', {'percent': 1000}),
        ('fly', 'rover', {}),
        ('turn_on', 'sauna', {}),
    ]
)

CONDITIONS = st.sampled_from(
    [
        {'entity': 'door', 'value': 'closed'},
        {'entity': 'lamp', 'value': 'on'},
        {'not': {'entity': 'hall', 'value': 'on'}},
        {'any': [{'entity': 'door', 'value': 'closed'}, {'entity': 'bolt', 'value': 'locked'}]},
    ]
)

GUARDS = st.none() | st.builds(
    lambda mode, condition, t: {'mode': mode, 'condition': condition, 'timeout_s': t},
    st.sampled_from(['if', 'wait']),
    CONDITIONS,
    st.sampled_from([0.5, 3.0]),
)

REPEATS = st.none() | st.builds(
    lambda times, until: {'times': times, 'until': until},
    st.integers(1, 3),
    st.none() | CONDITIONS,
)


@st.composite
def step_lists(draw: st.DrawFn) -> list[Step]:
    steps: list[Step] = []
    calls = draw(st.sampled_from([CALLS] * 9 + [CALLS | WRONG_CALLS]))
    for number in range(draw(st.integers(1, 6))):
        skill, target, args = draw(calls)
        earlier = [s.id for s in steps]
        refs = (
            st.lists(st.sampled_from(earlier), max_size=2, unique=True) if earlier else st.just([])
        )
        steps.append(
            Step.model_validate(
                {
                    'id': f's{number}',
                    'skill': skill,
                    'target': target,
                    'args': args,
                    'after': draw(refs),
                    'given': draw(refs),
                    'when': draw(GUARDS),
                    'repeat': draw(REPEATS),
                    'on_failure': draw(st.sampled_from(['stop', 'continue', 'retry'])),
                }
            )
        )
    return steps


STEP_IDS = st.sampled_from([f's{n}' for n in range(6)] + ['s0_1', 's1_2'])
FAULTS = st.lists(STEP_IDS, max_size=3)

EVENTS = st.lists(
    st.tuples(
        st.floats(0, 12),
        st.sampled_from(
            [
                'close',
                'open',
                'forget',
                'offline',
                'online',
                'freeze',
                'pit',
                'yes',
                'no',
                'stop',
                'reset',
                'cancel',
                'log breaks',
                'log mends',
                'blind',
                'sees',
            ]
        ),
    ),
    max_size=8,
)


class Referee:
    """Looks over the shoulder of the dispatcher."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.wrongs: list[str] = []
        bench.dispatch.on_send = self.look

    def look(self, order: Order) -> None:
        bench = self.bench
        graph_id = order.id.split('/')[0]
        received = bench.journal.named('received', graph_id)
        if not received:
            self.wrongs.append(f'{order.id} was sent without a received event')
            return
        graph = ActionGraph.model_validate(received[0]['graph'])
        if order.step not in graph.steps:
            self.wrongs.append(f'{order.id} is of a step that was not validated')
        if bench.executor.is_stopped:
            self.wrongs.append(f'{order.id} was sent while stopped')
        if order.step.confirm and not any(
            a['answer'] == 'yes' and a['question_id'] == f'{graph_id}/{order.step.id}'
            for a in bench.journal.named('answered')
        ):
            self.wrongs.append(f'{order.id} was sent without a yes')
        mine = resources(order.step, bench.site)
        for run in bench.executor._graphs.values():
            for other in run.steps.values():
                if (
                    other.attempt is not None
                    and other.attempt.order.id != order.id
                    and resources(other.step, bench.site) & mine
                ):
                    self.wrongs.append(f'{order.id} and {other.attempt.order.id} share {mine}')


def happen(bench: Bench, event: str, graph_ids: list[str]) -> None:
    match event:
        case 'close' | 'open':
            bench.world.set('door', state='closed' if event == 'close' else 'open')
        case 'forget':
            bench.world.forget('lamp')
        case 'offline' | 'online':
            bench.world.offline('hall', event == 'offline')
        case 'freeze':
            bench.world.freeze('cart')
        case 'pit':
            bench.world.move('rover', -4, 3)
        case 'yes' | 'no':
            bench.executor.answer(event, 'anna')
        case 'stop':
            bench.executor.stop('anna')
        case 'reset':
            bench.executor.reset('anna')
        case 'cancel':
            bench.executor.cancel(graph_ids[0])
        case 'log breaks':
            bench.journal.fails_from = 'step'
        case 'log mends':
            bench.journal.fails_from = None
        case 'blind' | 'sees':
            bench.world.is_broken = event == 'blind'


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    graphs=st.lists(step_lists(), min_size=1, max_size=3),
    events=EVENTS,
    fails=FAULTS,
    broken=FAULTS,
    silent=FAULTS,
    unseen=FAULTS,
    crashes=st.lists(STEP_IDS, max_size=1),
    delay=st.sampled_from([0.0, 0.2, 2.0]),
)
def test_the_promises_hold_whatever_comes(
    graphs: list[list[Step]],
    events: list[tuple[float, str]],
    fails: list[str],
    broken: list[str],
    silent: list[str],
    unseen: list[str],
    crashes: list[str],
    delay: float,
) -> None:
    bench = Bench(settings=ExecutorSettings(busy_timeout_s=10, confirm_timeout_s=5))
    referee = Referee(bench)
    dispatch = bench.dispatch
    dispatch.fails_at, dispatch.broken_at, dispatch.silent_at = fails, broken, silent
    dispatch.unseen_at, dispatch.crashes_at, dispatch.delay_s = unseen, crashes, delay
    sent = [bench.graph(*steps) for steps in graphs]
    for graph in sent:
        bench.executor.submit(graph)
    ids = [g.id for g in sent]
    pending = sorted(events)
    for tick in range(120):
        while pending and pending[0][0] <= tick * 0.1:
            happen(bench, pending.pop(0)[1], ids)
        bench.executor.tick()
        bench.clock.advance(0.1)
    bench.run(600, lambda: not bench.executor.active(), step_s=0.5)

    assert referee.wrongs == []
    reports = Counter(e['id'] for e in bench.journal.named('report'))
    assert reports == dict.fromkeys(ids, 1)
    for report in bench.journal.named('report'):
        rows: Any = report['steps']
        assert rows
        assert all(r['outcome'] in ENDINGS for r in rows)
        assert report['ok'] is False or all(r['outcome'] in ('confirmed', 'skipped') for r in rows)
        assert report['say']
    orders = [o.id for o in dispatch.sent]
    assert len(set(orders)) == len(orders)
    assert bench.executor.active() == ()


@settings(max_examples=60)
@given(steps=step_lists(), at=st.integers(0, 20))
def test_nothing_goes_out_after_a_stop_until_the_reset(steps: list[Step], at: int) -> None:
    bench = Bench()
    bench.executor.submit(bench.graph(*steps))
    for _ in range(at):
        bench.executor.tick()
        bench.executor.answer('yes', 'anna')
        bench.clock.advance(0.05)
    bench.executor.stop('anna')
    before = len(bench.dispatch.sent)
    bench.run(20, step_s=0.1)
    assert bench.dispatch.running == ()
    bench.executor.reset('anna')
    bench.run(5, step_s=0.1)
    assert len(bench.dispatch.sent) == before
    assert len(bench.journal.named('report')) == 1
