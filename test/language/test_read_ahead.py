import pytest

from llm_bridge.language.plans.read_ahead import ReadAhead
from llm_bridge.language.plans.signatures import Signature
from llm_bridge.language.text.words import words

SIGNATURES = (
    Signature('go_to', 'drive to a place', ('place',), ('robot',)),
    Signature('lock', 'lock a door', ('door',)),
    Signature('set_brightness', 'how bright', ('light', 'percent'), (), frozenset({'percent'})),
    Signature('turn_on', 'switch a device on', ('device',)),
)


@pytest.fixture
def ahead():
    return ReadAhead(SIGNATURES)


@pytest.mark.parametrize(
    'command, text, guess',
    [
        ('turn on the lamp', '', ' turn_on: the lamp'),
        ('set the lamp to 40%', ' set_brightness:', ' set_brightness: the lamp, 40%'),
        ('turn on the lamp and lock the door', '', ' turn_on: the lamp & lock: the door'),
        ('turn on it then lock the door', ' turn_on: it', ' turn_on: it ; lock: the door'),
        ('if it is open then lock the door', ' if:', ' if: it is open -> lock: the door'),
    ],
)
def test_a_plain_command_is_guessed_to_its_end(ahead, command, text, guess):
    assert ahead.guess(words(command), text) == guess


@pytest.mark.parametrize('text', ['', ' turn_on:', ' turn_on: what', ' go_to: the lamp ;', ' { &'])
@pytest.mark.parametrize('command', ['hm', 'turn on', 'and and then', 'the lamp 40% lock if'])
def test_a_guess_goes_on_from_what_is_written_whatever_that_is(ahead, command, text):
    assert ahead.guess(words(command), text).startswith(text)
