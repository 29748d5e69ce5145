"""The bridge's own voice in what is heard."""

import pytest

from llm_bridge.voice.own_words import is_echo, says_stop

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
    assert says_stop(heard, SAID)


@pytest.mark.parametrize('heard', ['the kitchen light is on', 'the kitten light is on', '', SAID])
def test_its_own_words_are_no_stop(heard):
    assert not says_stop(heard, SAID)


def test_its_own_stopped_is_no_stop():
    assert not says_stop('Stopped.', 'Stopped. Say ready to go on.')


BELT = ('I will stop conveyor one.', 'Done: stop conveyor one.')


@pytest.mark.parametrize('said', BELT)
@pytest.mark.parametrize('heard', ['Stop!', 'stop stop', 'conveyor one stop'])
def test_a_stop_is_one_while_the_bridge_has_that_word_in_a_sentence(heard, said):
    assert says_stop(heard, said)


@pytest.mark.parametrize('said', BELT)
def test_a_stop_is_one_just_after_such_a_sentence(said):
    assert says_stop('Stop!', lately=[said])


@pytest.mark.parametrize('heard', ['I will', 'I will stop', 'I will stop conveyor', BELT[0]])
def test_what_is_heard_of_such_a_sentence_is_no_stop(heard):
    assert not says_stop(heard, BELT[0])
    assert not says_stop(heard, lately=[BELT[0]])


@pytest.mark.parametrize('said', ['Stopped.', 'Stopped: go to the dock.', 'Oh. Stopped.'])
def test_a_sentence_of_its_own_that_is_a_stop_word_is_no_stop_and_other_stop_words_are(said):
    assert not says_stop('Stopped.', lately=[said])
    assert not says_stop('Stopped', 'Say ready to go on.', [said])
    assert says_stop('Halt!', said)


@pytest.mark.parametrize('heard', ['kitchen light is on', 'The kitten light is on.', 'the dock'])
def test_an_echo_is_known(heard):
    assert is_echo(heard, [SAID])


@pytest.mark.parametrize('heard', ['lock the front door', 'go to the dock', ''])
def test_other_words_are_no_echo(heard):
    assert not is_echo(heard, [SAID])


QUESTION = (
    'Which device do you mean: the kitchen light, the hall light, the floor lamp, the bedroom '
    'light, or the desk lamp?'
)
SURE = 'Did you say "turn on the kitchen light"?'


@pytest.mark.parametrize(
    ('heard', 'said'),
    [
        ('the kitchen light', QUESTION),
        ('The desk lamp.', QUESTION),
        ('the kitchen light', f'I heard two things. {QUESTION}'),
        ('one', 'Which one?'),
        ('kitchen light', SURE),
    ],
)
def test_a_short_part_of_a_question_is_an_answer_to_it(heard, said):
    assert not is_echo(heard, [said])


@pytest.mark.parametrize(
    ('heard', 'said'),
    [
        (QUESTION, QUESTION),
        ('Which device do you mean', QUESTION),
        ('Witch device do you mean the kitchen light', QUESTION),
        (QUESTION.partition(':')[2], QUESTION),
        ('I heard two things', f'I heard two things. {QUESTION}'),
        ('two things', f'I heard two things. {QUESTION}'),
        ('Did you say', SURE),
        ('Shall I', 'Shall I unlock the front door?'),
        ('the kitchen light', f'{QUESTION} The kitchen light is on.'),
    ],
)
def test_its_beginning_all_its_rest_and_what_is_no_question_are_echoes(heard, said):
    assert is_echo(heard, [said])
