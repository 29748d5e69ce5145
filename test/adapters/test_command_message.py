"""What a command says, and when it was said, whatever held it up."""

import pytest

from llm_bridge.adapters.command_message import CommandError, parse_command, said_at, said_in


def test_a_message_is_as_old_as_it_says_or_as_the_middleware_says():
    now = 1000.0
    assert said_at(None, {}, now) == now
    assert said_at(990.0, {}, now) == 990.0
    assert said_at(None, {'source_timestamp': 980_000_000_000}, now) == 980.0
    assert said_at(990.0, {'source_timestamp': 980_000_000_000}, now) == 980.0


def test_a_message_from_the_future_is_of_now():
    assert said_at(2000.0, {'source_timestamp': 3_000_000_000_000}, 1000.0) == 1000.0


def test_a_time_that_is_no_number_is_of_now():
    assert said_at(float('nan'), {'source_timestamp': 0}, 1000.0) == 1000.0


@pytest.mark.parametrize(
    'told',
    [
        *('"text": "go\\ud800"', '"text": "go", "speaker": "\\ud800"', '"text": "go", "at": NaN'),
        '"text": "go", "at": 1%s' % ('0' * 400),
    ],
)
def test_what_cannot_be_written_or_counted_is_refused_in_words(told):
    with pytest.raises(CommandError) as raised:
        parse_command(f'{{{told}, "id": "c1"}}', 'ros')
    assert raised.value.command_id == 'c1'
    str(raised.value).encode()


def test_a_stop_is_one_whoever_says_it():
    assert said_in('{"text": "stop", "speaker": "\\ud800"}') == ('stop', 'anonymous')
