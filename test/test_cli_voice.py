"""Spoken commands on the command line: how the listener is started, what is told of files."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest
import rclpy
from rclpy.context import Context
from rclpy.node import Node

from llm_bridge.adapters import microphone_sounddevice
from llm_bridge.adapters.microphone_sounddevice import Microphone
from llm_bridge.cli_voice import listener_arguments, recognised
from llm_bridge.run.fakes import FakeClock
from llm_bridge.site.load import find_site, load_site
from llm_bridge.voice.endpoint import Piece
from llm_bridge.voice.fakes import FakeRecogniser, spoken
from llm_bridge.voice.hearing import Hearing
from llm_bridge.voice.ports import RecogniserError


@contextmanager
def node_with(arguments):
    context = Context()
    rclpy.init(args=arguments, context=context)
    node = Node('listener', context=context, automatically_declare_parameters_from_overrides=True)
    yield node
    node.destroy_node()
    context.try_shutdown()


def test_the_listener_gets_words_as_words_whatever_they_look_like():
    words = {
        'microphone': '2',
        'area': 'HDA Intel PCH: ALC257 Analog (hw:0,0)',
        'wake_word': 'yes',
        'satellites': 'büro="küche" [a]',
    }
    with node_with(listener_arguments({**words, 'mqtt_port': 1884, 'speech_model': ''})) as node:
        found = {name: node.get_parameter(name).value for name in (*words, 'mqtt_port')}
        assert found == {**words, 'mqtt_port': 1884}
        assert not node.has_parameter('speech_model')


@pytest.mark.parametrize(
    ('named', 'opened'), [('0', 0), ('2', 2), ('ALC257: 1', 'ALC257: 1'), ('', None)]
)
def test_a_microphone_is_chosen_by_number_name_or_not_at_all(monkeypatch, named, opened):
    devices = []

    def stream(device, **_):
        devices.append(device)
        return SimpleNamespace(start=lambda: None, close=lambda: None)

    library = SimpleNamespace(InputStream=stream, PortAudioError=OSError)
    monkeypatch.setattr(microphone_sounddevice, 'portaudio', lambda: library)
    Microphone(print, print, named).close()
    assert devices == [opened]


class OutOfReach(FakeRecogniser):
    """Recognises nothing the first time."""

    def transcribe(self, sound, is_whole=True):
        found = super().transcribe(sound, is_whole)
        if len(self.heard) == 1:
            raise RecogniserError('the speech server answered with 401')
        return found


def test_a_recording_that_the_server_refuses_is_told_and_the_next_one_is_heard():
    recogniser = OutOfReach({1: 'turn on the light'})
    hearing = Hearing(load_site(find_site('home')), recogniser, FakeClock())
    piece = Piece('whole', spoken(1, 1.0), 1)
    found = [recognised(file, piece, hearing, file, '') for file in ('a.wav', 'b.wav')]
    assert found[0].trouble == 'a.wav: the speech server answered with 401'
    assert (found[1].trouble, found[1].text) == ('', 'turn on the light')
