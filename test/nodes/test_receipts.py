"""Which graphs wait for a receipt, decided with a clock that is turned by hand."""

import pytest

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.nodes.receipts import Due, Handover, Loss, MOST_GIVEN_UP, Receipts
from llm_bridge.run.fakes import FakeClock

GRAPH = ActionGraph(id='g1')


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def receipts(clock):
    """One graph was published just now."""
    made = Receipts(clock)
    made.expect(GRAPH)
    made.note_published('g1')
    return made


def event(name, **more):
    return {'event': name, 'id': 'g1', **more}


def test_a_graph_is_due_again_every_two_seconds_and_lost_after_eight(receipts, clock):
    found = []
    for _ in range(10):
        clock.advance(1)
        found.append(receipts.due())
    again = Due(again=(GRAPH,))
    lost = Due(lost=((GRAPH, Loss.NOT_TAKEN),))
    assert found == [Due(), again, Due(), again, Due(), again, Due(), lost, Due(), Due()]


def test_after_a_long_sleep_it_is_lost_and_not_published_again(receipts, clock):
    clock.advance(60)
    assert receipts.due() == Due(lost=((GRAPH, Loss.NOT_TAKEN),))


@pytest.mark.parametrize('name', ['received', 'refused', 'repeated', 'question', 'step', 'report'])
def test_what_the_executor_tells_of_a_graph_is_its_receipt(receipts, clock, name):
    assert not receipts.note(event(name))
    clock.advance(60)
    assert receipts.due() == Due()


@pytest.mark.parametrize(
    'other',
    [
        event('refused', channel='mqtt'),
        event('tell'),
        {'event': 'received', 'id': 'g2'},
        {'event': 'stopped', 'id': None},
    ],
)
def test_what_is_about_something_else_is_no_receipt(receipts, clock, other):
    receipts.note(other)
    clock.advance(2)
    assert receipts.due().again == (GRAPH,)


def test_a_receipt_may_come_before_it_is_noted_that_the_graph_went_out(clock):
    receipts = Receipts(clock)
    receipts.expect(GRAPH)
    assert not receipts.note(event('received'))
    receipts.note_published('g1')
    clock.advance(60)
    assert receipts.due() == Due()


def test_a_graph_that_is_not_published_yet_is_not_due(clock):
    receipts = Receipts(clock)
    receipts.expect(GRAPH)
    clock.advance(60)
    assert receipts.due() == Due()
    receipts.forget('g1')
    receipts.note_published('g1')
    clock.advance(60)
    assert receipts.due() == Due()


@pytest.mark.parametrize('name', ['received', 'repeated', 'question', 'step'])
def test_what_was_given_up_is_late_whatever_shows_that_it_is_taken(receipts, clock, name):
    clock.advance(8)
    receipts.due()
    assert receipts.note(event(name))


@pytest.mark.parametrize(
    'ended', [event('report'), event('refused'), event('step', outcome='cancelled')]
)
def test_what_was_given_up_and_has_ended_needs_no_cancel(receipts, clock, ended):
    clock.advance(8)
    receipts.due()
    assert not receipts.note(ended)


def test_a_stop_ends_all_waiting(receipts, clock):
    on_its_way = ActionGraph(id='g2')
    receipts.expect(on_its_way)
    assert receipts.stop() == (GRAPH,)
    receipts.note_published('g2')
    clock.advance(2)
    assert receipts.due() == Due(lost=((on_its_way, Loss.STOPPED),))
    assert receipts.note(event('received'))
    assert receipts.note({'event': 'received', 'id': 'g2'})


def test_what_is_taken_back_is_not_published_again(receipts, clock):
    receipts.take_back('g1')
    clock.advance(2)
    assert receipts.due() == Due(lost=((GRAPH, Loss.TAKEN_BACK),))


def test_what_is_taken_back_before_its_receipt_comes_is_cancelled_once_more(receipts):
    receipts.take_back('g1')
    assert receipts.note(event('received'))


def test_a_graph_of_the_same_id_may_be_handed_over_after_one_was_lost(receipts, clock):
    clock.advance(8)
    receipts.due()
    receipts.expect(GRAPH)
    assert not receipts.note(event('received'))


def test_of_what_was_given_up_the_oldest_is_forgotten(clock):
    receipts = Receipts(clock)
    for number in range(MOST_GIVEN_UP + 1):
        receipts.expect(ActionGraph(id=f'g{number}'))
        receipts.note_published(f'g{number}')
    receipts.stop()
    assert not receipts.note({'event': 'received', 'id': 'g0'})
    assert receipts.note(event('received'))


def test_a_graph_that_cannot_be_handed_over_waits_for_nothing(clock):
    class Broken:
        def graph(self, graph, is_wanted):
            raise OSError('no space left')

    lost = []
    handover = Handover(Broken(), clock, lambda *told: lost.append(told))
    with pytest.raises(OSError, match='space'):
        handover.hand(GRAPH, lambda: True)
    clock.advance(60)
    handover.tend()
    assert lost == []
