"""What piper and espeak-ng say, recognised again, and what happens where they cannot."""

import time

import numpy as np
import pytest

from llm_bridge.adapters import talk_espeak, talk_piper
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


def test_a_program_that_never_ends_is_not_waited_for(tmp_path, monkeypatch):
    program = tmp_path / 'espeak-ng'
    program.write_text('#!/bin/sh\nexec sleep 60\n')
    program.chmod(0o755)
    monkeypatch.setenv('PATH', str(tmp_path), prepend=':')
    monkeypatch.setattr(talk_espeak, 'LONGEST_S', 0.3)
    monkeypatch.setattr(talk_piper, 'LONGEST_S', 0.3)
    monkeypatch.setattr(talk_piper.sys, 'executable', str(program))
    (tmp_path / 'x.onnx.json').write_text('{"audio": {"sample_rate": 22050}}')
    slow = PiperTalker(lambda *_: None, tmp_path / 'x.onnx')
    for talker in (EspeakTalker(), slow):
        began = time.monotonic()
        with pytest.raises(OSError, match='was not done'):
            talker.say(TEXT)
        assert time.monotonic() - began < 20


@pytest.mark.parametrize('data', [b'', b'RIFF', b'x' * 100])
def test_what_is_no_sound_is_told(data):
    with pytest.raises(OSError, match='no sound'):
        read_wave(data)
