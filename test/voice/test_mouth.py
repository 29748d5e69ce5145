"""What is said aloud, and what is being said."""

import os

import pytest
from real_broker import wait_until

from llm_bridge.adapters.talk_espeak import EspeakTalker
from llm_bridge.run.fakes import FakeClock
from llm_bridge.voice.fakes import FakeTalker
from llm_bridge.voice.mouth import Mouth, TAIL_S


class Silent(FakeTalker):
    def __init__(self, error):
        super().__init__()
        self.error = error

    def say(self, text):
        super().say(text)
        raise self.error


@pytest.fixture
def talker():
    return FakeTalker()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def mouth(talker, clock):
    mouth = Mouth(talker, clock, lambda _: None)
    mouth.start()
    yield mouth
    mouth.end()


def test_it_is_known_what_is_being_said_and_a_moment_later_still(mouth, talker, clock):
    talker.done.clear()
    mouth.say('The light is on.')
    wait_until(lambda: mouth.talking() == 'The light is on.')
    clock.advance(60)
    assert mouth.talking() == 'The light is on.'
    talker.done.set()
    wait_until(lambda: clock.advance(0.3) or mouth.talking() == '')


def test_it_knows_until_when_a_text_can_be_heard(mouth, talker, clock):
    assert mouth.heard_until('One.') == float('-inf')
    talker.done.clear()
    mouth.say('One.')
    mouth.say('Two.')
    wait_until(lambda: mouth.heard_until('One.') == float('inf'))
    assert mouth.heard_until('Two.') == float('-inf')
    talker.done.set()
    wait_until(lambda: mouth.heard_until('Two.') == clock.now() + TAIL_S)
    assert mouth.heard_until('One.') == clock.now() + TAIL_S


def test_texts_are_said_one_after_the_other(mouth, talker):
    mouth.say('One.')
    mouth.say('Two.')
    wait_until(lambda: talker.said == ['One.', 'Two.'])


def test_a_stop_hushes_it_and_what_waits_is_forgotten(mouth, talker):
    talker.done.clear()
    mouth.say('One.')
    wait_until(lambda: talker.said)
    mouth.say('Two.')
    mouth.hush()
    mouth.say('Three.')
    wait_until(lambda: talker.said == ['One.', 'Three.'])


@pytest.mark.parametrize('error', [OSError('no loudspeaker'), ValueError('no loudspeaker')])
def test_without_a_loudspeaker_it_goes_on_and_says_so(clock, error):
    told = []
    mouth = Mouth(Silent(error), clock, told.append)
    mouth.start()
    mouth.say('One.')
    mouth.say('Two.')
    wait_until(lambda: len(told) == 2)
    assert 'no loudspeaker' in told[0]
    clock.advance(TAIL_S + 0.1)
    wait_until(lambda: mouth.talking() == '')
    mouth.end()


def test_espeak_says_what_is_missing(monkeypatch):
    monkeypatch.setitem(os.environ, 'PATH', '/nowhere')
    with pytest.raises(OSError, match='apt-get install espeak-ng'):
        EspeakTalker().say('Hello.')


def test_an_unknown_voice_is_told():
    with pytest.raises(OSError, match='espeak-ng ended'):
        EspeakTalker('no-such-voice').say('Hello.')
