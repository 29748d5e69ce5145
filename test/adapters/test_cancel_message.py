"""Which command is to be given up, as it comes from outside."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.adapters.cancel_message import CancelMessage, parse_cancel


def test_an_id_alone_and_an_object_name_a_command():
    assert parse_cancel(' c1 ') == CancelMessage('c1')
    assert parse_cancel('{"id": "c1", "by": "ann"}') == CancelMessage('c1', 'ann')
    assert parse_cancel('{"id": "c1", "by": null}') == CancelMessage('c1')
    for sent in (CancelMessage('c1', 'Zoë'), CancelMessage('c1', '', is_quiet=True)):
        assert parse_cancel(sent.as_json()) == sent


@pytest.mark.parametrize(
    'text',
    [
        '',
        ' ',
        '{}',
        '{"id": 3}',
        '{"id": "c1", "by": 3}',
        '{"id": "c1", "by": 0}',
        '{"id":',
        '{"id": "\\ud800"}',
    ],
)
def test_what_names_none_cancels_nothing(text):
    assert parse_cancel(text) is None


@given(st.text())
def test_any_text_names_a_command_or_none(text):
    found = parse_cancel(text)
    assert found is None or 0 < len(found.id) <= 200
