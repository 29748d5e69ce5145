"""When a command was said, whatever held it up."""

from llm_bridge.adapters.command_message import said_at


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
