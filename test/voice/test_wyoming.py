"""The Wyoming endpoint, spoken to by the client of the library that Home Assistant uses."""

import asyncio
import contextlib
import socket
import threading

import pytest
from real_broker import wait_until
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.client import AsyncTcpClient
from wyoming.error import Error
from wyoming.event import Event
from wyoming.handle import Handled, NotHandled
from wyoming.info import Describe, Info
from wyoming.ping import Ping, Pong
from wyoming.tts import Synthesize

from llm_bridge.adapters.serve_wyoming import MOST_AT_WORK, WyomingServer
from llm_bridge.voice.ports import RecogniserError, Reply, Speech

WITHIN_S = 60.0


class FakeAssistant:
    def __init__(self):
        self.heard, self.handled, self.at_work = [], [], 0
        self.is_broken = False
        self.robot = threading.Event()

    def transcribe(self, sound):
        if self.is_broken:
            raise RecogniserError('the model is gone')
        self.heard.append(len(sound))
        return 'turn on the light'

    def is_stop(self, text):
        return text == 'stop'

    def handle(self, text):
        if text == 'wait for the robot':
            self.at_work += 1
            self.robot.wait(WITHIN_S / 4)
        self.handled.append(text)
        return Reply(f'I will {text}.', text != 'sing')

    def speech(self, text):
        return Speech(22050, bytes(10_000))


@pytest.fixture
def assistant():
    return FakeAssistant()


@pytest.fixture
def server(assistant):
    server = WyomingServer(assistant, port=0)
    server.start()
    yield server
    server.end()


def talk(server, *events, count=1):
    """Send events as a client, and return the first answers."""

    async def talked():
        client = AsyncTcpClient('127.0.0.1', server.port, read_timeout=WITHIN_S)
        async with client:
            for event in events:
                await client.write_event(event)
            return [await client.read_event() for _ in range(count)]

    return asyncio.run(talked())


def sound(seconds=1.0, rate=16_000, width=2, channels=1):
    form = {'rate': rate, 'width': width, 'channels': channels}
    size = int(seconds * rate) // 10 * width * channels
    chunks = [AudioChunk(audio=bytes(size), **form).event() for _ in range(10)]
    return [AudioStart(**form).event(), *chunks, AudioStop().event()]


def test_it_tells_that_it_hears_acts_and_speaks(server):
    [event] = talk(server, Describe().event())
    info = Info.from_event(event)
    assert info.asr[0].models[0].languages == ['en']
    assert info.handle[0].supports_home_control
    assert info.tts[0].voices[0].installed


@pytest.mark.parametrize(
    'form', [{}, {'rate': 44_100}, {'rate': 8000}, {'channels': 2}, {'width': 4}]
)
def test_sound_of_every_usual_form_becomes_words(server, assistant, form):
    [event] = talk(server, Transcribe(language='en').event(), *sound(**form))
    assert Transcript.from_event(event).text == 'turn on the light'
    assert assistant.heard[0] == pytest.approx(16_000, abs=400)


def test_one_connection_may_send_command_after_command(server, assistant):
    talk(server, *sound(), *sound(), count=2)
    assert assistant.heard == [16_000, 16_000]


def test_words_are_carried_out_and_answered(server):
    heard = Transcript('turn on the light', context={'conversation_id': '7'})
    [event] = talk(server, heard.event())
    handled = Handled.from_event(event)
    assert handled.text == 'I will turn on the light.'
    assert handled.context == {'conversation_id': '7'}


def test_a_stop_waits_for_no_commands_that_take_long(server, assistant):
    command = Transcript('wait for the robot').event()
    waiting = [
        threading.Thread(target=talk, args=(server, command)) for _ in range(MOST_AT_WORK + 1)
    ]
    for thread in waiting:
        thread.start()
    wait_until(lambda: assistant.at_work == MOST_AT_WORK)
    [heard] = talk(server, *sound())
    [stopped] = talk(server, Transcript('stop').event())
    assert assistant.handled == ['stop']
    assert Transcript.is_type(heard.type)
    assert Handled.is_type(stopped.type)
    assistant.robot.set()
    for thread in waiting:
        thread.join()


def test_what_is_not_done_is_said_to_be_not_handled(server):
    [event] = talk(server, Transcript('sing').event())
    assert NotHandled.is_type(event.type)


def test_a_text_becomes_sound(server):
    started, *chunks, stopped = talk(server, Synthesize('Hello.').event(), count=5)
    assert AudioStart.from_event(started).rate == 22050
    assert sum(len(AudioChunk.from_event(it).audio) for it in chunks) == 10_000
    assert AudioStop.is_type(stopped.type)


def test_a_ping_is_answered(server):
    [event] = talk(server, Ping('x').event())
    assert Pong.from_event(event).text == 'x'


def test_events_of_tomorrow_are_passed_over(server):
    [event] = talk(server, Event('dance', {'how': 'slowly'}), Ping('x').event())
    assert Pong.is_type(event.type)


@pytest.mark.parametrize(
    ('event', 'sentence'),
    [
        (Event('audio-chunk', {}), 'could not be read'),
        (AudioChunk(16_000, 3, 1, bytes(30)).event(), '24 bit'),
        (AudioChunk(16_000, 2, 6, bytes(24)).event(), '6 channels'),
        (AudioChunk(1, 2, 1, bytes(24)).event(), '1 Hz'),
        (AudioChunk(16_000, 2, 1, bytes(3)).event(), 'could not'),
        (AudioChunk(16_000, 2, 1, bytes(2 * 16_000 * 61)).event(), 'no command'),
        (Event('transcript', {}), 'could not be read'),
        (Event('transcript', {'text': 5}), 'int came for a text'),
        (Event('transcript', {'text': 'x' * 3000}), '3000 characters'),
    ],
)
def test_what_cannot_be_read_ends_the_connection_with_a_reason(server, event, sentence):
    # What is wrong with a chunk is told at once, half a sample only when the sound ends.
    sent = (event, AudioStop().event()) if event.payload == bytes(3) else (event,)
    [error, end] = talk(server, *sent, count=2)
    assert sentence in Error.from_event(error).text
    assert end is None
    assert talk(server, Ping('x').event())[0].type == 'pong'


def test_a_recogniser_that_fails_is_told_and_others_go_on(server, assistant):
    assistant.is_broken = True
    [error, pong] = talk(server, *sound(), Ping('x').event(), count=2)
    assert 'the model is gone' in Error.from_event(error).text
    assert pong.type == 'pong'


@pytest.mark.parametrize(
    'data', [b'\n', b'{"type":', b'GET / HTTP/1.1\r\n\r\n', b'\xff' * 200_000]
)
def test_what_is_not_wyoming_is_hung_up_on(server, data):
    with socket.create_connection(('127.0.0.1', server.port), timeout=WITHIN_S) as other:
        with contextlib.suppress(OSError):  # it may have hung up already
            other.sendall(data)
            other.shutdown(socket.SHUT_WR)
        with contextlib.suppress(ConnectionError):
            while other.recv(4096):
                pass
    assert talk(server, Ping('x').event())[0].type == 'pong'


def test_a_port_that_is_taken_is_told_with_what_to_do(server, assistant):
    second = WyomingServer(assistant, port=server.port)
    with pytest.raises(OSError, match='another wyoming_port'):
        second.start()
