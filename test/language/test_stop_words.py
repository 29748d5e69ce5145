from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.language.stop_words import FILLERS, is_stop, STOP

STOPS = (
    'stop',
    'STOP!!!',
    'stop stop stop',
    'stop please',
    'please stop the robot now',
    'halt!',
    'emergency stop',
    'freeze',
    'everybody stop',
    'stop everything',
    'stoooop',
    'stooop stop',
    'stop it',
    'stop that now',
    'no, stop',
    "don't move!",
    "stop what you're doing",
    's t o p',
    's.t.o.p',
    'could you please stop',
    'Stop the robots!',
    'whoa',
    'stop right there',
    'E-stop',
    'stop all robots immediately',
    'hey robot, stop',
    'oh my god stop',
    'make it stop',
    'stop moving',
    'full stop',
    'STOP STOP STOP STOP',
    "for god's sake stop",
    'all stop',
)
NO_STOPS = (
    'stop the radio',
    'stop conveyor two',
    "don't stop",
    'stop at the kitchen',
    '',
    '   ',
    'go to the bus stop',
    'never stop',
    'stop in the hall',
    'the robot',
    'please',
    'do not stop',
    'stop the vacuum at 7',
    'stop playing music',
    'stop cleaning',
    "please don't stop",
    'wait',
    'no',
    'all',
    'ok',
    'stop when the door opens',
    'is it a stop sign',
    'turn on the light',
    'stop the press',
    'halt the conveyor',
    'when you reach the stop turn left',
    '!!!',
)


@pytest.mark.parametrize('text', STOPS)
def test_what_only_says_stop_stops(text, home):
    assert is_stop(text)
    assert is_stop(text, ('en',), home)
    assert is_stop(text, home.languages, home)


@pytest.mark.parametrize('text', NO_STOPS)
def test_what_says_more_than_stop_does_not_stop(text, home):
    assert not is_stop(text)
    assert not is_stop(text, ('en',), home)


def test_stop_to_a_robot_by_its_name_stops(home, factory):
    assert is_stop('rover stop', ('en',), home)
    assert is_stop('stop cart one', ('en',), factory)
    assert not is_stop('stop cart one', ('en',))
    assert not is_stop('stop conveyor one', ('en',), factory)


@pytest.mark.parametrize('code', sorted(STOP))
def test_every_stop_word_of_a_language_stops_in_it(code):
    for phrase in STOP[code]:
        assert is_stop(phrase, (code,)), phrase
        assert is_stop(f'{phrase}!', (code,)), phrase
    for filler in FILLERS[code]:
        assert not is_stop(filler, (code,)), filler


@pytest.mark.parametrize(
    ('code', 'text'),
    [
        ('de', 'Stopp den Roboter sofort!'),
        ('de', 'hör auf'),
        ('fr', "arrête tout s'il te plaît"),
        ('fr', "arrêt d'urgence"),
        ('es', '¡para ya!'),
        ('es', 'detén el robot'),
        ('zh', '机器人停下来'),
        ('zh', '快停下！'),
        ('ja', '止まってください'),
        ('ja', '今すぐ止まれ'),
        ('ko', '로봇 멈춰'),
        ('ru', 'Стой!'),
        ('ru', 'не двигайся'),
        ('hi', 'रुको'),
        ('ar', 'توقّف'),
        ('tr', 'dur lütfen'),
        ('pl', 'stój'),
        ('sv', 'nödstopp'),
        ('el', 'Σταμάτα'),
        ('vi', 'dừng lại'),
        ('de', 'stop bitte'),
    ],
)
def test_people_stop_in_their_own_language(code, text):
    assert is_stop(text, (code,))
    assert is_stop(text)


def test_english_stops_whatever_the_languages_are():
    assert is_stop('stop', ('de',))
    assert is_stop('please stop', ('zh',))


@pytest.mark.parametrize('thing', [None, 3, b'stop', ['stop'], 1.5, object()])
def test_what_is_no_text_is_no_stop(thing):
    assert not is_stop(thing)


def test_a_very_long_stop_still_stops():
    assert is_stop('stop ' * 10_000)
    assert is_stop('st' + 'o' * 10_000 + 'p')


@given(st.text())
def test_no_text_breaks_it(text):
    assert is_stop(text) in (True, False)


@given(
    st.lists(st.sampled_from(['stop', 'please', 'now', 'everything', 'robot', 'halt']), min_size=1)
)
def test_any_pile_of_stops_and_fillers_stops_when_it_has_a_stop(words):
    assert is_stop(' '.join(words)) == bool({'stop', 'halt'} & set(words))
