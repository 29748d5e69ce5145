"""Sound files of every kind, good and bad, as far as the words in them."""

import numpy as np
import pytest
from spoken_aloud import changed, noise, sox

from llm_bridge.adapters.hear_whisper import SileroDetector
from llm_bridge.adapters.sound_file_av import read_sound, sound_files
from llm_bridge.voice.recording import spoken_part
from llm_bridge.voice.sound import from_pcm16, quality, RATE, SoundError, to_pcm16


def words(file, recogniser):
    piece, warning = spoken_part(read_sound(file), SileroDetector())
    return recogniser.transcribe(piece.sound).text.lower().strip(' .,'), warning


@pytest.mark.parametrize(
    ('name', 'output'),
    [
        ('8kHz.wav', ('-r', '8000')),
        ('stereo_44kHz.wav', ('-r', '44100', '-c', '2')),
        ('24bit.wav', ('-b', '24')),
        ('float.wav', ('-e', 'floating-point', '-b', '32')),
        ('telephone.wav', ('-r', '8000', '-e', 'mu-law')),
        ('compressed.flac', ()),
        ('compressed.ogg', ()),
    ],
)
def test_a_command_is_recognised_in_every_format(light, recogniser, name, output):
    file = changed(light, name, output=output)
    assert words(file, recogniser) == ('turn on the kitchen light', '')


def test_a_clipped_recording_is_recognised_with_a_warning(light, recogniser):
    text, warning = words(changed(light, 'clipped.wav', 'gain', 30), recogniser)
    assert 'kitchen light' in text
    assert 'lower level' in warning


def refusal(file):
    with pytest.raises(SoundError) as refused:
        spoken_part(read_sound(file), SileroDetector())
    return str(refused.value)


def test_silence_is_refused_with_what_to_look_at(folder):
    file = folder / 'silence.wav'
    sox('-n', '-r', RATE, '-c', 1, file, 'trim', 0, 2)
    assert 'microphone switched on' in refusal(file)


@pytest.mark.parametrize('kind', ['pinknoise', 'brownnoise', 'sine 440', 'pluck 220'])
def test_noise_without_speech_is_refused(folder, kind):
    assert 'no speech' in refusal(noise(folder, kind, 4))


def test_a_truncated_file_is_refused_for_its_end_may_be_missing(light):
    short = light.with_name('truncated.wav')
    short.write_bytes(light.read_bytes()[: light.stat().st_size // 2])
    assert 'is cut off: 0.' in refusal(short)


def test_a_file_of_ten_minutes_is_refused_before_it_is_listened_to(folder):
    file = noise(folder, 'pinknoise', 600)
    assert '600 s long' in refusal(file)
    assert 'at most 60 s' in refusal(file)


def test_minutes_of_speech_are_no_command(light):
    long = light.with_name('long.wav')
    sox(*[light] * 25, long)
    assert 'too long' in refusal(long)


@pytest.mark.parametrize(
    ('name', 'content'),
    [
        ('text.wav', b'turn on the light' * 50),
        ('noise.wav', bytes(np.random.default_rng(1).integers(0, 256, 5000, dtype=np.uint8))),
        ('header.wav', b'RIFF\xff\xff\xff\xffWAVEfmt '),
        ('playlist.wav', b'#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/x.wav\n'),
    ],
)
def test_what_is_no_sound_is_refused(tmp_path, name, content):
    file = tmp_path / name
    file.write_bytes(content)
    assert name in refusal(file)


def test_an_empty_file_and_a_missing_one_are_told_apart(tmp_path):
    (tmp_path / 'empty.wav').touch()
    assert 'empty' in refusal(tmp_path / 'empty.wav')
    assert 'is no file' in refusal(tmp_path / 'other.wav')


def test_a_folder_is_its_sound_files_by_name(tmp_path):
    for name in ('b.wav', 'a.flac', 'notes.txt'):
        (tmp_path / name).touch()
    assert [file.name for file in sound_files(tmp_path)] == ['a.flac', 'b.wav']


def test_a_folder_without_sound_is_refused(tmp_path):
    with pytest.raises(SoundError, match='no sound file'):
        sound_files(tmp_path)


def test_raw_samples_come_back_as_they_were():
    data = np.array([0, 1, -1, 32767, -32768], dtype='<i2').tobytes()
    assert to_pcm16(from_pcm16(data)) == data
    assert quality(from_pcm16(data)).loudest == 1.0


def test_half_a_sample_is_refused():
    with pytest.raises(SoundError, match='16-bit'):
        from_pcm16(b'\x00\x00\x00')
