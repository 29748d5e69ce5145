"""Real speech by several voices, with and without noise, recognised and understood."""

import pytest
from spoken_aloud import speak, with_noise

from llm_bridge.adapters.hear_whisper import SileroDetector, WhisperRecogniser
from llm_bridge.adapters.sound_file_av import read_sound
from llm_bridge.language.stop_words import is_stop
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World
from llm_bridge.voice.endpoint import Endpointer
from llm_bridge.voice.ports import RecogniserError
from llm_bridge.voice.recording import spoken_part
from llm_bridge.voice.sound import RATE
from llm_bridge.voice.vocabulary import example_commands, MOST_CHARACTERS

COMMANDS = [
    ('turn on the kitchen light', 'en-us', 150, 'turn_on', 'kitchen_light'),
    ('turn off the desk lamp', 'en-gb', 150, 'turn_off', 'desk_lamp'),
    ('go to the bedroom', 'en-us+f3', 145, 'go_to', 'rover'),
    ('close the living room blinds', 'en-us', 140, 'close', 'living_room_blinds'),
]


def heard(file, recogniser):
    piece, _ = spoken_part(read_sound(file), SileroDetector())
    return recogniser.transcribe(piece.sound)


@pytest.fixture(scope='module')
def understander(home):
    return Understander(home, None)


@pytest.mark.parametrize(('text', 'voice', 'speed', 'skill', 'target'), COMMANDS)
def test_a_spoken_command_becomes_a_validated_plan(
    folder, recogniser, understander, text, voice, speed, skill, target
):
    found = heard(speak(folder, text, voice, speed), recogniser)
    graph = understander.understand(found.text, World()).graph
    assert graph is not None, found
    assert [(step.skill, step.target) for step in graph.steps] == [(skill, target)], found


@pytest.mark.parametrize('decibels', [20, 10])
def test_noise_does_not_keep_a_command_from_being_heard(folder, recogniser, decibels):
    file = with_noise(speak(folder, 'turn on the kitchen light'), decibels)
    assert 'kitchen light' in heard(file, recogniser).text.lower()


@pytest.mark.parametrize('voice', ['en-us', 'en-gb', 'en-us+f3'])
def test_a_stop_is_recognised_before_its_speaker_is_done(folder, recogniser, voice):
    sound = read_sound(speak(folder, 'stop stop stop stop stop', voice, 120))
    found = []
    endpointer = Endpointer(SileroDetector())
    for start in range(0, len(sound), 1600):
        for piece in endpointer.feed(sound[start : start + 1600]):
            if is_stop(recogniser.transcribe(piece.sound, False).text, ('en',)):
                found.append((start + 1600) / RATE)
        if found:
            break
    assert found
    assert found[0] < len(sound) / RATE


def test_the_examples_are_sentences_with_names_of_the_site(home):
    examples = example_commands(home)
    assert 'Turn on the kitchen light.' in examples
    assert len(examples) <= MOST_CHARACTERS


def test_a_folder_without_a_model_is_refused_with_what_is_needed(tmp_path):
    with pytest.raises(RecogniserError, match='model.bin'):
        WhisperRecogniser(tmp_path)


def test_a_model_that_is_none_is_refused(tmp_path):
    (tmp_path / 'model.bin').write_bytes(b'nothing')
    with pytest.raises(RecogniserError, match='cannot be used'):
        WhisperRecogniser(tmp_path)


def test_a_language_that_the_model_does_not_know_is_refused():
    with pytest.raises(RecogniserError, match="'de' is asked for"):
        WhisperRecogniser(language='de')
