"""Sources, speech and recognition put together, without ROS and without a model."""

import threading

import numpy as np
import pytest
from real_broker import wait_until

from llm_bridge.nodes.listener_work import BUSY, ListenerWork
from llm_bridge.nodes.sound_sources import read_sources, Source
from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.fakes import FakeDetector, FakeRecogniser, silence, spoken
from llm_bridge.voice.hearing import Heard, Hearing
from llm_bridge.voice.ports import RecogniserError, Transcript

SOURCES = {key: Source(key, key) for key in ('kitchen', 'hall')}


class Out:
    def __init__(self):
        self.commands, self.replies, self.troubles, self.passed = [], [], [], []
        self.confirmed_by, self.ago_s = [], []

    def command(self, source, heard):
        self.commands.append((source.id, heard.what, heard.text))
        self.ago_s.append(heard.ago_s)

    def confirmed(self, source, by, ago_s):
        self.confirmed_by.append(by)
        self.ago_s.append(ago_s)

    def reply(self, text):
        self.replies.append(text)

    def passed_over(self, source, heard):
        self.passed.append(heard)

    def trouble(self, sentence):
        self.troubles.append(sentence)


class Breaking(FakeRecogniser):
    def transcribe(self, sound, is_whole=True):
        found = super().transcribe(sound, is_whole)
        if found.text == 'break':
            raise RecogniserError('the model is gone')
        return found


class Slow(FakeRecogniser):
    """Takes its time with what is over, as a server may."""

    def __init__(self, transcripts):
        super().__init__(transcripts)
        self.is_done = threading.Event()

    def transcribe(self, sound, is_whole=True):
        found = super().transcribe(sound, is_whole)
        if is_whole:
            self.is_done.wait(60.0)
        return found


class Listening:
    def __init__(self, kind=Breaking):
        self.clock, self.out = FakeClock(), Out()
        recogniser = self.recogniser = kind(
            {1: 'turn on the light', 2: 'stop', 3: Transcript('lock it', 0.4), 4: 'break'}
        )
        hearing = Hearing(load_site(find_site('home')), recogniser, self.clock)
        self.work = ListenerWork(SOURCES, FakeDetector, hearing, self.out, self.clock)

    def hears(self, *sounds, source='kitchen'):
        self.work.feed(source, np.concatenate(sounds))


@pytest.fixture
def listening():
    listening = Listening()
    listening.work.start()
    yield listening
    listening.work.end()


def test_speech_becomes_a_command_of_its_source(listening):
    listening.hears(spoken(1, 1.0), silence(1.0), source='hall')
    wait_until(lambda: listening.out.commands == [('hall', Heard.COMMAND, 'turn on the light')])


def test_a_stop_is_told_before_the_speaker_is_done(listening):
    listening.hears(spoken(2, 1.0))
    wait_until(lambda: listening.out.commands == [('kitchen', Heard.STOP, 'stop')])


def test_what_it_is_not_sure_of_is_asked(listening):
    listening.hears(spoken(3, 1.0), silence(1.0))
    wait_until(lambda: listening.out.replies == ['Did you say "lock it"?'])
    assert listening.out.commands == []


def test_two_sources_do_not_mix(listening):
    for _ in range(10):
        listening.hears(spoken(1, 0.1))
        listening.hears(silence(0.1), source='hall')
    listening.hears(silence(1.0))
    wait_until(lambda: listening.out.commands)
    assert [source for source, _, _ in listening.out.commands] == ['kitchen']


def test_a_source_that_falls_silent_has_ended_its_command(listening):
    listening.hears(spoken(1, 1.0))
    listening.work.close_gaps()
    assert listening.out.commands == []
    listening.clock.advance(2.0)
    listening.work.close_gaps()
    listening.clock.advance(0.25)
    listening.work.close_gaps()
    wait_until(lambda: listening.out.commands)


@pytest.mark.parametrize('looks', [1, 2])
def test_a_machine_that_stands_still_for_a_while_cuts_nothing(listening, looks):
    listening.hears(spoken(1, 0.5))
    listening.clock.advance(3.0)
    # It is looked before what came meanwhile is taken, and perhaps again at once.
    for _ in range(looks):
        listening.work.close_gaps()
    listening.hears(spoken(3, 1.0), silence(1.0))
    wait_until(lambda: listening.out.commands or listening.out.replies)
    # Of one piece the recogniser takes what is loudest.
    assert (listening.out.commands, listening.out.replies) == ([], ['Did you say "lock it"?'])


def test_after_a_failure_the_next_words_are_heard(listening):
    listening.hears(spoken(4, 1.0), silence(1.0), spoken(1, 1.0), silence(1.0))
    wait_until(lambda: listening.out.commands)
    assert listening.out.troubles[0] == 'the model is gone'


def test_more_than_it_can_recognise_is_refused_in_words():
    listening = Listening()
    for _ in range(12):
        listening.hears(spoken(1, 0.5), silence(1.0))
    assert BUSY in listening.out.replies


def test_what_is_recognised_late_is_as_old_as_when_it_was_said():
    listening = Listening()
    listening.hears(spoken(1, 0.5), silence(1.0))
    listening.clock.advance(5.0)
    listening.work.start()
    wait_until(lambda: listening.out.ago_s)
    listening.work.end()
    assert listening.out.ago_s == [5.0]


def test_a_stop_is_heard_before_what_was_said_earlier_and_drops_it():
    listening = Listening()
    listening.hears(spoken(1, 0.3), silence(1.0), source='hall')
    listening.hears(spoken(2, 1.0))
    listening.work.start()
    wait_until(lambda: listening.out.commands)
    listening.work.end()
    assert listening.out.commands == [('kitchen', Heard.STOP, 'stop')]


def test_a_stop_does_not_wait_for_what_is_being_recognised_and_drops_it():
    listening = Listening(Slow)
    listening.work.start()
    listening.hears(spoken(1, 0.3), silence(1.0), source='hall')
    wait_until(lambda: listening.recogniser.heard)
    listening.hears(spoken(2, 1.0))
    wait_until(lambda: listening.out.commands)
    listening.recogniser.is_done.set()
    listening.work.end()
    assert listening.out.commands == [('kitchen', Heard.STOP, 'stop')]


def test_an_unknown_source_is_refused(listening):
    with pytest.raises(KeyError):
        listening.hears(silence(0.1), source='cellar')


def test_sources_are_read_from_a_parameter():
    site = load_site(find_site('home'))
    found = read_sources('box=kitchen, door=hall', 'study', site)
    assert {key: it.area for key, it in found.items()} == {
        'microphone': 'study',
        'wyoming': None,
        'box': 'kitchen',
        'door': 'hall',
    }
