"""Where speech begins and ends."""

from queue import Queue

import numpy as np
import pytest

from llm_bridge.voice.endpoint import Endpointer, EndpointSettings
from llm_bridge.voice.fakes import FakeDetector, silence, spoken
from llm_bridge.voice.recording import first_speech
from llm_bridge.voice.sound import RATE, SoundError


def pieces(*sounds, chunk=700, **settings):
    endpointer = Endpointer(FakeDetector(), EndpointSettings(**settings))
    stream = np.concatenate(sounds)
    found = []
    for start in range(0, len(stream), chunk):
        found += endpointer.feed(stream[start : start + chunk])
    return found, endpointer


def wholes(found):
    return [piece for piece in found if piece.part == 'whole']


def test_silence_is_no_speech():
    found, endpointer = pieces(silence(3.0))
    assert found == []
    assert endpointer.end() == []


def test_a_click_is_no_speech():
    assert pieces(silence(1.0), spoken(5, 0.05), silence(1.0))[0] == []


@pytest.mark.parametrize('chunk', [1, 160, 512, 4000, 100_000])
def test_speech_ends_with_a_pause_however_the_stream_is_cut(chunk):
    found, _ = pieces(silence(1.0), spoken(5, 1.0), silence(1.0), chunk=chunk)
    (piece,) = wholes(found)
    assert 1.0 <= len(piece.sound) / RATE <= 2.0


def test_what_was_just_before_is_kept():
    found, _ = pieces(silence(1.0), spoken(5, 1.0), silence(1.0), before_s=0.3)
    heard = wholes(found)[0].sound
    assert 0.1 <= np.flatnonzero(heard)[0] / RATE <= 0.35
    assert np.count_nonzero(heard) == pytest.approx(RATE, abs=600)


def test_a_short_pause_is_within_a_command():
    found, _ = pieces(spoken(5, 0.5), silence(0.3), spoken(5, 0.5), silence(1.0))
    assert len(wholes(found)) == 1


def test_a_long_pause_is_between_two_commands():
    found, _ = pieces(spoken(5, 0.5), silence(1.0), spoken(6, 0.5), silence(1.0))
    assert [piece.number for piece in wholes(found)] == [1, 2]


def test_it_is_looked_at_while_it_goes_on():
    found, _ = pieces(spoken(5, 1.5), partial_s=0.35)
    assert [piece.part for piece in found] == ['partial'] * 3
    lengths = [len(piece.sound) for piece in found]
    assert lengths == sorted(lengths)


def test_speech_without_end_is_told_once_and_the_next_is_heard_again():
    found, _ = pieces(
        spoken(5, 4.0), silence(1.0), spoken(6, 0.5), silence(1.0), longest_s=2.0, partial_s=9.0
    )
    assert [(piece.part, piece.number) for piece in found] == [('too_long', 1), ('whole', 2)]


def test_what_is_being_said_when_the_stream_ends_is_not_lost():
    found, endpointer = pieces(silence(0.5), spoken(5, 0.5))
    assert wholes(found) == []
    assert [piece.part for piece in endpointer.end()] == ['whole']


def at_a_microphone(*chunks, within_s=60.0):
    waiting = Queue()
    for chunk in chunks:
        waiting.put(chunk)
    return first_speech(waiting, Endpointer(FakeDetector()), within_s)


def test_the_first_thing_that_is_said_to_a_microphone_is_the_command():
    piece = at_a_microphone(silence(0.5), spoken(1, 1.0), silence(1.0), spoken(2, 1.0))
    assert round(float(piece.sound.max()) * 100) == 1


def test_a_microphone_at_which_nobody_speaks_is_not_waited_at_for_ever():
    with pytest.raises(SoundError, match='nobody spoke'):
        at_a_microphone(silence(2.0), within_s=0.1)


def test_a_microphone_that_is_unplugged_ends_it():
    with pytest.raises(SoundError, match='unplugged'):
        at_a_microphone(spoken(1, 1.0), SoundError('it was unplugged'))


def test_somebody_who_does_not_end_is_told_to_be_shorter():
    with pytest.raises(SoundError, match='shorter'):
        at_a_microphone(spoken(1, 40.0))
