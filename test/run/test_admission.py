"""Which graphs are taken, and which are refused."""

import pytest
from shed import Bench, outcomes, s

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.run.settings import ExecutorSettings


def codes(bench: Bench, graph: ActionGraph | str | bytes) -> list[str]:
    return [p.code for p in bench.executor.submit(graph)]


def test_a_graph_that_is_too_old_is_refused(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'), created=bench.clock.wall() - 31)
    assert codes(bench, graph) == ['stale']


def test_a_graph_from_the_future_is_refused(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'), created=bench.clock.wall() + 60)
    assert codes(bench, graph) == ['stale']


@pytest.mark.parametrize('created', [float('nan'), float('inf'), float('-inf'), 0.0])
def test_a_graph_without_a_sensible_time_is_refused(bench: Bench, created: float) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'), created=created)
    assert codes(bench, graph) == ['stale']


def test_a_graph_for_another_site_is_refused(bench: Bench) -> None:
    assert codes(bench, bench.graph(s('s1', 'turn_on', 'lamp'), site='home')) == ['bad_reference']


def test_an_id_that_came_before_is_refused_without_a_second_report(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'))
    assert codes(bench, graph) == []
    assert codes(bench, graph) == ['duplicate']
    bench.finish(graph.id)
    assert codes(bench, graph) == ['duplicate']
    bench.run(1)
    assert len(bench.journal.named('report', graph.id)) == 1
    assert bench.dispatch.steps == ['s1']
    again = bench.journal.named('repeated', graph.id)
    assert [e['runs'] for e in again] == [True, False]
    assert bench.journal.named('refused') == []


def test_another_graph_of_the_same_id_is_told_as_refused(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'))
    bench.executor.submit(graph)
    other = bench.graph(s('s1', 'turn_off', 'lamp'), id=graph.id, created=graph.created + 0.5)
    assert codes(bench, other) == ['duplicate']
    assert len(bench.journal.named('refused', graph.id)) == 1
    assert bench.journal.named('repeated') == []


def test_an_id_that_came_before_a_restart_is_refused(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'))
    bench.executor.submit(graph)
    bench.finish(graph.id)
    bench.executor = bench.make(history=list(bench.journal.events))
    assert codes(bench, graph) == ['duplicate']
    assert len(bench.journal.named('repeated', graph.id)) == 1
    bench.clock.advance(1)
    other = bench.graph(s('s1', 'turn_off', 'lamp'), id=graph.id)
    assert codes(bench, other) == ['duplicate']
    assert len(bench.journal.named('refused', graph.id)) == 1


def test_a_refused_id_is_refused_again(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'fly', 'lamp'))
    bench.executor.submit(graph)
    assert codes(bench, graph) == ['duplicate']


@pytest.mark.parametrize(
    'step',
    [
        s('s1', 'turn_on', 'sauna'),
        s('s1', 'fly', 'lamp'),
        s('s1', 'set_brightness', 'lamp', args={'percent': 400}),
        s('s1', 'go_to', 'rover', args={'place': 'nowhere'}),
        s('s1', 'turn_on', 'lamp', after=['s9']),
    ],
)
def test_a_graph_with_one_wrong_step_is_refused_as_a_whole(bench: Bench, step: object) -> None:
    graph = bench.graph(step, s('s2', 'turn_off', 'hall'))  # type: ignore[arg-type]
    assert bench.executor.submit(graph)
    bench.run(1)
    assert bench.dispatch.sent == []


def test_a_refused_graph_gets_one_report_that_says_why(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'fly', 'lamp'), s('s2', 'turn_off', 'hall'))
    problems = bench.executor.submit(graph)
    report = bench.finish(graph.id)
    assert report['ok'] is False
    assert outcomes(report) == {'s1': 'skipped', 's2': 'skipped'}
    assert problems[0].message in report['say']
    assert bench.journal.named('refused', graph.id)[0]['problems'] == [
        p.model_dump(mode='json') for p in problems
    ]


def test_a_graph_without_steps_is_refused(bench: Bench) -> None:
    assert 'malformed' in codes(bench, bench.graph())


def test_a_graph_with_too_many_steps_is_refused(bench: Bench) -> None:
    bench.settings = ExecutorSettings(max_steps=2)
    bench.executor = bench.make()
    steps = [s(f's{i}', 'brighten', 'lamp') for i in range(3)]
    assert 'too_long' in codes(bench, bench.graph(*steps))


def test_a_graph_that_arrives_as_json_is_read(bench: Bench) -> None:
    graph = bench.graph(s('s1', 'turn_on', 'lamp'))
    assert codes(bench, graph.model_dump_json(by_alias=True)) == []
    assert bench.finish(graph.id)['ok'] is True


@pytest.mark.parametrize(
    'text',
    [
        '',
        '{',
        '[]',
        '{"id": ""}',
        '{"id": "a", "x": 1}',
        b'\xff{}',
        '{"id": "a", "id": "b", "steps": []}',
        '{"id": "a", "steps": [{"id": "s1", "target": "bolt", '
        '"skill": "lock", "skill": "unlock"}]}',
        '{"id": "a", "steps": [{"id": "s1", "target": "lamp", "skill": "turn_on", '
        '"timeout_s": 1e999}]}',
        '{"id": "a", "steps": [{"id": "s1", "target": "lamp", "skill": "set_brightness", '
        '"args": {"percent": NaN}}]}',
    ],
)
def test_what_is_no_graph_is_refused(bench: Bench, text: str | bytes) -> None:
    assert codes(bench, text) == ['malformed']
    assert len(bench.journal.named('refused')) == 1


def test_everything_that_is_wrong_with_a_text_is_written_down(bench: Bench) -> None:
    assert codes(bench, '{"id": "a", "steps": [{"id": "s1"}]}') == ['malformed', 'malformed']
    assert len(bench.journal.named('refused')[0]['problems']) == 2  # type: ignore[arg-type]


def test_a_text_that_goes_too_deep_is_refused(bench: Bench) -> None:
    assert codes(bench, '[' * 99999) == ['too_long']


def test_a_text_that_is_too_long_is_not_even_read(bench: Bench) -> None:
    assert codes(bench, '{' + ' ' * 1_000_001) == ['too_long']


def test_more_graphs_than_allowed_at_once_are_refused(bench: Bench) -> None:
    bench.settings = ExecutorSettings(max_graphs=1)
    bench.executor = bench.make()
    bench.submit(s('s1', 'wait', 'bridge', args={'duration': 60}))
    assert codes(bench, bench.graph(s('s1', 'turn_on', 'lamp'))) == ['conflict']


def test_a_sender_cannot_lower_the_risk_or_skip_the_question(bench: Bench) -> None:
    bench.submit(s('s1', 'unlock', 'bolt', risk='info', confirm=False))
    bench.run(1)
    assert bench.dispatch.sent == []
    assert len(bench.journal.named('question')) == 1


def test_the_oldest_ids_are_forgotten_when_there_are_too_many(bench: Bench) -> None:
    bench.settings = ExecutorSettings(remembered_ids=100)
    bench.executor = bench.make()
    first = bench.graph(s('s1', 'fly', 'lamp'))
    bench.executor.submit(first)
    for _ in range(100):
        bench.executor.submit(bench.graph(s('s1', 'fly', 'lamp')))
    assert codes(bench, first) != ['duplicate']
