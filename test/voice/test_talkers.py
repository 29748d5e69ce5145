"""What piper and espeak-ng say, recognised again, and what happens where they cannot."""

import numpy as np
import pytest

from llm_bridge.adapters.talk_espeak import EspeakTalker, read_wave
from llm_bridge.adapters.talk_piper import PiperTalker
from llm_bridge.voice.ports import Speech
from llm_bridge.voice.sound import RATE

TEXT = 'The kitchen light is on.'


@pytest.fixture(scope='module')
def played():
    return []


@pytest.fixture(scope='module')
def piper(played):
    return PiperTalker(lambda speech, is_hushed: played.append((speech, is_hushed())))


def words(speech, recogniser):
    sound = np.frombuffer(speech.pcm, '<i2').astype(np.float32) / 32768
    at = np.arange(0, len(sound), speech.rate / RATE)
    return recogniser.transcribe(np.interp(at, np.arange(len(sound)), sound).astype(np.float32))


def test_both_can_be_understood(piper, played, recogniser):
    piper.say(TEXT)
    [(speech, is_hushed)] = played
    assert not is_hushed
    assert 'kitchen light' in words(speech, recogniser).text.lower()
    assert 'kitchen light' in words(EspeakTalker().speech(TEXT), recogniser).text.lower()


def test_a_file_that_is_no_voice_is_refused(tmp_path):
    with pytest.raises(OSError, match='no voice of piper'):
        PiperTalker(lambda *_: None, tmp_path / 'x.onnx')


def test_a_voice_that_is_broken_is_told(tmp_path):
    (tmp_path / 'x.onnx').write_bytes(b'nothing')
    (tmp_path / 'x.onnx.json').write_text('{"audio": {"sample_rate": 22050}}')
    with pytest.raises(OSError, match='piper ended'):
        PiperTalker(lambda *_: None, tmp_path / 'x.onnx').say(TEXT)


def test_hushed_while_it_is_being_made_nothing_is_played(piper, played, monkeypatch):
    played.clear()
    monkeypatch.setattr(piper, 'speech', lambda text: piper.hush() or Speech(RATE, bytes(2)))
    piper.say(TEXT)
    assert played == []


@pytest.mark.parametrize('data', [b'', b'RIFF', b'x' * 100])
def test_what_is_no_sound_is_told(data):
    with pytest.raises(OSError, match='no sound'):
        read_wave(data)
