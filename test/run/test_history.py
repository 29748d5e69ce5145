"""What an earlier log tells, also a damaged one."""

from hypothesis import given
from hypothesis import strategies as st

from llm_bridge.run.history import history_of, Lost

RECEIVED = {
    'event': 'received',
    'id': 'a',
    'graph': {'command': 'go', 'steps': [{'id': 's1', 'skill': 'turn_on', 'target': 'lamp'}]},
}


def test_a_graph_without_a_report_is_unreported() -> None:
    history = history_of(
        [RECEIVED, {'event': 'step', 'id': 'a', 'step': 's1', 'outcome': 'confirmed'}]
    )
    assert history.ids == ('a',)
    known = {'skill': 'turn_on', 'target': 'lamp', 'outcome': 'confirmed'}
    assert history.unreported == {'a': Lost('go', '', {'s1': known})}


def test_a_graph_with_a_report_is_done() -> None:
    history = history_of([RECEIVED, {'event': 'report', 'id': 'a'}])
    assert history.ids == ('a',)
    assert history.unreported == {}


def test_refused_ids_are_remembered() -> None:
    assert history_of([{'event': 'refused', 'id': 'b'}]).ids == ('b',)


def test_events_of_others_do_not_count() -> None:
    assert history_of([{'event': 'heard', 'id': 'b'}, {'event': 'stopped', 'id': ''}]).ids == ()


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda v: (
        st.lists(v, max_size=3)
        | st.dictionaries(st.sampled_from(['event', 'id', 'graph', 'steps', 'step', 'command']), v)
    ),
    max_leaves=8,
)


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(['event', 'id', 'graph', 'step', 'outcome']),
            st.sampled_from(['received', 'step', 'report', 'a', 's1']) | junk,
        ),
        max_size=6,
    )
)
def test_a_damaged_log_is_read_as_far_as_it_goes(events: list[dict[str, object]]) -> None:
    history_of(events)
