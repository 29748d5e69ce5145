"""Speech recognised by a server (one of the test's own), and here where that fails."""

from email.message import Message
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
import json
import math
import threading
import time
import wave

import numpy as np
import pytest
from real_broker import wait_until

from llm_bridge.adapters.circuit_breaker import CircuitBreaker
from llm_bridge.adapters.hear_openai import KEY, ServerRecogniser, UNTOLD
from llm_bridge.adapters.recogniser_choice import make_recogniser, ServerFirst
from llm_bridge.voice.fakes import FakeRecogniser, spoken
from llm_bridge.voice.ports import RecogniserError
from llm_bridge.voice.sound import RATE

SOUND = spoken(7, 1.5)


class Server(ThreadingHTTPServer):
    """Answers as it is told, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Handler)
        self.asked = []
        self.answers = []
        self.is_silent = threading.Event()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f'http://127.0.0.1:{self.server_port}/v1'

    def close(self):
        self.is_silent.set()
        self.shutdown()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        head = f'Content-Type: {self.headers["Content-Type"]}\r\n\r\n'.encode()
        form = BytesParser(Message).parsebytes(head + body)
        parts = {
            part.get_param('name', header='content-disposition'): part.get_payload(decode=True)
            for part in form.get_payload()
        }
        self.server.asked.append((self.path, self.headers.get('Authorization'), parts))
        status, answer = self.server.answers.pop(0)
        if status is None:
            self.server.is_silent.wait(60.0)
            return
        if status == 'drip':
            self.send_response(200)
            self.end_headers()
            while not self.server.is_silent.wait(0.05):
                self.wfile.write(b' ')
            return
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header('Content-Length', str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture
def server():
    server = Server()
    yield server
    server.close()


def hears(server, *answers, environment=None, **settings):
    server.answers = list(answers)
    recogniser = ServerRecogniser(
        server.url, 'whisper-1', environment=environment or {}, **settings
    )
    return recogniser.transcribe(SOUND)


def verbose(text, *logprobs, no_speech=0.01):
    segments = [{'avg_logprob': it, 'no_speech_prob': no_speech, 'tokens': [1]} for it in logprobs]
    return (200, {'text': text, 'segments': segments})


def test_the_words_come_back_with_how_sure_they_are(server):
    found = hears(server, verbose(' Turn on  the light. ', math.log(0.9), math.log(0.9)))
    assert (found.text, found.confidence) == ('Turn on the light.', 0.9)


def test_the_sound_goes_there_as_a_wave_file_with_what_could_be_said(server, tmp_path):
    hears(server, verbose('yes', -0.1), examples='Open the door.', language='en')
    [(path, _, parts)] = server.asked
    assert path == '/v1/audio/transcriptions'
    assert (parts['model'], parts['prompt'], parts['language']) == (
        b'whisper-1',
        b'Open the door.',
        b'en',
    )
    file = tmp_path / 'sent.wav'
    file.write_bytes(parts['file'])
    with wave.open(str(file)) as sent:
        assert (sent.getframerate(), sent.getnchannels()) == (RATE, 1)
        samples = np.frombuffer(sent.readframes(sent.getnframes()), '<i2')
    assert samples == pytest.approx(SOUND * 32768, abs=1)


def test_a_server_that_tells_no_confidence_is_asked_about(server):
    found = hears(server, (400, {'error': 'no such format'}), (200, {'text': 'Lock it.'}))
    assert (found.text, found.confidence) == ('Lock it.', UNTOLD)
    assert [parts['response_format'] for _, _, parts in server.asked] == [b'verbose_json', b'json']


@pytest.mark.parametrize('untold', [0.0, 0, float('nan'), 1.5])
def test_what_is_no_probability_is_no_certainty(server, untold):
    assert hears(server, verbose('Lock it.', -0.1, untold)).confidence == UNTOLD


@pytest.mark.parametrize('answer', [verbose('Thanks.', -0.1, no_speech=0.95), verbose(' ...', -1)])
def test_what_is_no_speech_has_no_confidence(server, answer):
    assert hears(server, answer).confidence == 0.0


@pytest.mark.parametrize(
    ('answer', 'sentence'),
    [
        ((500, b'out of memory'), 'answered with 500: out of memory'),
        ((200, b'<html>'), 'no transcription'),
        ((200, {'words': 'x'}), 'no transcription'),
        ((200, []), 'no transcription'),
        ((200, {'text': 'x', 'segments': ['x']}), 'no transcription'),
        ((200, b'x' * 1_100_000), 'too much'),
    ],
)
def test_an_answer_that_cannot_be_used_is_told(server, answer, sentence):
    with pytest.raises(RecogniserError, match=sentence):
        hears(server, answer)


def test_a_server_that_is_silent_is_not_waited_for(server):
    with pytest.raises(RecogniserError, match='does not answer'):
        hears(server, (None, b''), timeout_s=0.3)


def test_a_server_that_answers_without_end_is_not_waited_for(server):
    began = time.monotonic()
    with pytest.raises(RecogniserError, match='does not answer within 0.5 s'):
        hears(server, ('drip', b''), timeout_s=0.5)
    assert time.monotonic() - began < 5.0


def test_the_second_try_has_no_time_of_its_own(server):
    with pytest.raises(RecogniserError, match='does not answer'):
        hears(server, (400, b'no such format'), (None, b''), timeout_s=0.5)


def test_confidence_is_asked_for_again_where_the_plain_format_was_refused_too(server):
    server.answers = [(400, b'no words'), (400, b'no words'), verbose('yes', -0.1)]
    recogniser = ServerRecogniser(server.url, 'whisper-1', environment={})
    with pytest.raises(RecogniserError, match='no words'):
        recogniser.transcribe(SOUND)
    assert recogniser.transcribe(SOUND).confidence > UNTOLD
    assert server.asked[-1][2]['response_format'] == b'verbose_json'


def test_a_server_that_has_only_the_plain_format_is_asked_once(server):
    server.answers = [(400, b''), (200, {'text': 'Lock it.'}), (200, {'text': 'Open it.'})]
    recogniser = ServerRecogniser(server.url, 'whisper-1', environment={})
    assert [recogniser.transcribe(SOUND).text for _ in 'ab'] == ['Lock it.', 'Open it.']
    assert len(server.asked) == 3


def test_a_stop_is_looked_for_while_the_server_is_waited_for(server, local):
    server.answers = [(None, b'')]
    recogniser = first(server, local, lambda _: None)
    waiting = threading.Thread(target=recogniser.transcribe, args=(SOUND,))
    waiting.start()
    wait_until(lambda: server.asked)
    assert recogniser.transcribe(SOUND, False).text == 'from this machine'
    assert waiting.is_alive()
    server.is_silent.set()
    waiting.join(30.0)


def test_the_key_goes_along_and_is_told_to_nobody(server):
    hears(server, verbose('yes', -0.1), environment={KEY: 'secret-1'})
    assert server.asked[0][1] == 'Bearer secret-1'


@pytest.mark.parametrize(
    ('url', 'sentence'),
    [
        ('http://example.org/v1', 'unencrypted'),
        ('ftp://127.0.0.1', 'http'),
        ('http://anna:pw@127.0.0.1/v1', 'without user or password'),
    ],
)
def test_an_address_to_which_no_key_may_go_is_refused(url, sentence):
    with pytest.raises(RecogniserError, match=sentence) as refused:
        ServerRecogniser(url, 'whisper-1', environment={KEY: 'secret-1'})
    assert 'secret-1' not in str(refused.value)
    assert 'pw' not in str(refused.value).split('came')[-1]


def test_a_server_without_a_model_is_refused():
    with pytest.raises(RecogniserError, match='openai:URL#NAME|#NAME'):
        make_recogniser('openai:http://127.0.0.1:9/v1')


@pytest.fixture
def local():
    return FakeRecogniser({7: 'from this machine'})


def first(server, local, log, **settings):
    recogniser = ServerRecogniser(server.url, 'whisper-1', environment={}, **settings)
    return ServerFirst(recogniser, local, log, CircuitBreaker(most_failures=2))


def test_where_the_server_fails_this_machine_recognises(server, local):
    told = []
    server.answers = [verbose('from the server', -0.1), (500, b''), (500, b'')]
    recogniser = first(server, local, told.append)
    heard = [recogniser.transcribe(SOUND).text for _ in range(4)]
    assert heard == ['from the server', *['from this machine'] * 3]
    # After two failures in a row it is left alone for a while.
    assert len(server.asked) == 3
    assert len(told) == 2


def test_stop_words_in_speech_that_goes_on_are_looked_for_here(server, local):
    assert first(server, local, print).transcribe(SOUND, False).text == 'from this machine'
    assert server.asked == []
