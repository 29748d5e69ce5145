import pytest

from llm_bridge.adapters.answer_message import AnswerMessage, parse_answer
from llm_bridge.run.answers import read_answer


def test_an_answer_is_plain_text_or_an_object():
    assert parse_answer(' yes ') == AnswerMessage('yes')
    assert parse_answer('{"text": "no", "by": "anna", "question_id": "q1"}') == AnswerMessage(
        'no', 'anna', 'q1'
    )
    # Whoever does not know a name, or says that there is none, has none.
    assert parse_answer('{"text": "no", "by": null}') == AnswerMessage('no')
    late = AnswerMessage('no', 'anna', at=12.5)
    assert parse_answer(late.as_json()) == late


@pytest.mark.parametrize(
    'text',
    [
        '{"text": true}',
        '{"text": "yes", "at": "now"}',
        '{"text": ["yes"]}',
        '{"text": {"yes": 1}}',
        '{"text": "yes\\ud800"}',
        '{"text": "yes", "by": "\\ud800"}',
        '{"text": "yes", "at": 1%s}' % ('0' * 400),
        '{}',
        '{',
        '',
    ],
)
def test_what_is_no_text_is_not_made_into_a_yes(text):
    assert parse_answer(text).text == ''


@pytest.mark.parametrize(
    'long', ['yes' + ' ' * 4000 + 'but no', '{"text": "yes%sno"}' % (' ' * 4000)]
)
def test_a_long_answer_is_not_cut_down_to_a_yes(long):
    assert read_answer(parse_answer(long).text) == 'unclear'
