import pytest
from spoken_aloud import speak

from llm_bridge.adapters.hear_whisper import WhisperRecogniser
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.vocabulary import example_commands


@pytest.fixture(scope='session')
def home():
    return load_site(find_site('home'))


@pytest.fixture(scope='session')
def recogniser(home):
    return WhisperRecogniser(examples=example_commands(home))


@pytest.fixture(scope='session')
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp('spoken')


@pytest.fixture(scope='session')
def light(folder):
    """A file in which somebody says 'turn on the kitchen light'."""
    return speak(folder, 'turn on the kitchen light')
