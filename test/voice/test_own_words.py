"""The bridge's own voice in what is heard."""

import pytest

from llm_bridge.voice.own_words import is_echo, stops_through

SAID = 'The kitchen light is on, and the rover is on its way to the dock.'


@pytest.mark.parametrize(
    'heard',
    [
        'the kitchen light is on stop',
        'stop',
        'the kitchen light stop please is on and the',
        'the kitchen is on its way robot stop to the dock',
    ],
)
def test_a_stop_is_heard_through_it(heard):
    assert stops_through(heard, SAID)


@pytest.mark.parametrize('heard', ['the kitchen light is on', 'the kitten light is on', '', SAID])
def test_its_own_words_are_no_stop(heard):
    assert not stops_through(heard, SAID)


def test_its_own_stopped_is_no_stop():
    assert not stops_through('Stopped.', 'Stopped. Say ready to go on.')


@pytest.mark.parametrize('heard', ['kitchen light is on', 'The kitten light is on.', 'the dock'])
def test_an_echo_is_known(heard):
    assert is_echo(heard, [SAID])


@pytest.mark.parametrize('heard', ['lock the front door', 'go to the dock', ''])
def test_other_words_are_no_echo(heard):
    assert not is_echo(heard, [SAID])
