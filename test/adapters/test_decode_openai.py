"""A hosted model behind a server that behaves, and behind one that misbehaves in every way."""

import json
import logging
import math
from threading import Thread

from chat_server import (
    chat_twin,
    completion,
    cut_off,
    drips,
    fails,
    fields,
    hangs_up,
    refuses,
    says,
)
import pytest

from llm_bridge.adapters.chat_openai import ChatSettings
from llm_bridge.adapters.circuit_breaker import CircuitBreaker
from llm_bridge.adapters.decode_openai import HostedSettings, OpenAIDecoder
from llm_bridge.adapters.decoder_choice import load_decoder, model_facts
from llm_bridge.adapters.model_choice import split_choice
from llm_bridge.language.plans.decoder import DecodeError, Draft
from llm_bridge.language.plans.decoder_fallback import FallbackDecoder
from llm_bridge.language.plans.plan import Call, Nothing
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.world import World

COMMAND = words('Would you kindly make the hall light go dark')
OFF = [{'do': 'turn_off', 'args': {'device': 'the hall light'}}]
SECRET = 'sk-very-secret'
PATIENT_S = 60.0
"""Long enough on any machine; where the deadline is not what is tested."""


@pytest.fixture(scope='module')
def home():
    return load_site(find_site('home'))


def decoder(home, server, *, timeout_s=PATIENT_S, tries=3, key=None, **settings):
    chat = ChatSettings(server.url, 'big', key, timeout_s=timeout_s, tries=tries, pause_s=0.01)
    return OpenAIDecoder(home, chat, HostedSettings(**settings))


def test_a_plan_of_the_server_becomes_a_draft(home):
    with chat_twin(says(OFF)) as server:
        draft = decoder(home, server).decode(COMMAND)
    assert draft.plan == Call('turn_off', ('the hall light',))
    assert (draft.calls, draft.tokens) == (1, 50)
    assert draft.text == ' turn_off: the hall light'


def test_the_server_is_asked_with_the_schema_the_skills_and_the_command(home):
    with chat_twin(says(OFF)) as server:
        decoder(home, server).decode(COMMAND)
    path, _, asked = server.requests[0]
    assert path == '/v1/chat/completions'
    assert asked['model'] == 'big'
    assert asked['temperature'] == 0
    assert asked['response_format']['json_schema']['schema']['required'] == ['plan']
    assert 'turn_off(device)' in asked['messages'][0]['content']
    assert asked['messages'][-1]['content'] == f'Command: {" ".join(COMMAND)}'


def test_no_words_need_no_server(home):
    with chat_twin(fails(500)) as server:
        assert decoder(home, server).decode(()).plan == Nothing()
    assert server.requests == []


@pytest.mark.parametrize('trouble', [500, 502, 503, 429, 408])
def test_a_busy_server_is_asked_again(home, trouble):
    with chat_twin(fails(trouble), fails(trouble), says(OFF)) as server:
        assert decoder(home, server).decode(COMMAND).calls == 3


@pytest.mark.parametrize('trouble', [cut_off, hangs_up])
def test_a_cut_connection_is_tried_again(home, trouble):
    with chat_twin(trouble, says(OFF)) as server:
        assert decoder(home, server).decode(COMMAND).calls == 2


def test_a_server_says_when_to_come_back(home):
    with chat_twin(fails(429, Retry_After='0.1'), says(OFF)) as server:
        assert decoder(home, server).decode(COMMAND).calls == 2


def test_a_server_that_wants_to_be_left_alone_for_too_long_is_not_waited_for(home):
    with chat_twin(fails(429, Retry_After='3600'), says(OFF)) as server:
        hosted = decoder(home, server, timeout_s=5.0)
        with pytest.raises(DecodeError, match='answered 429: too many requests'):
            hosted.decode(COMMAND)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ('trouble', 'sentence'),
    [
        (fails(500, b'out of memory'), 'answered 500: out of memory'),
        (fails(401), 'LLM_BRIDGE_API_KEY'),
        (fails(404), 'no such address or model'),
        (fails(302, Location='http://127.0.0.1:9/'), 'answered 302'),
        (fails(200, b'<html>hello</html>'), 'no chat completion'),
        (fails(200, b'\xff\xfe'), 'no chat completion'),
        (fails(200, {'choices': []}), 'no chat completion'),
        (fails(200, {'choices': [{'message': None}]}), 'no chat completion'),
        (fails(200, b'[' * 100_000), 'no chat completion'),
        (
            fails(
                200,
                b'{"choices": [{"message": {"content": "{}"}}], "usage": {"total_tokens": 1e999}}',
            ),
            'no chat completion',
        ),
        (fails(200, b' ' * 1_100_000), 'more than 1000000 bytes'),
        (fails(200, completion(None)), 'refused to answer'),
        (says('{"plan": [', finish='length'), 'cut off'),
        (says('I would love to help!'), 'is not JSON'),
        (says([]), '1 to 12 parts'),
        (says([{'do': 'explode'}]), "'explode' is no skill"),
        (says([{'do': 'turn_off', 'args': {'device': 'the sauna'}}]), 'not words of the command'),
        (says([{'do': 'turn_off', 'args': {'device': 'light hall the'}}]), 'not words'),
        (says([{'do': 'turn_off', 'args': {'lamp': 'the hall light'}}]), 'its arguments are'),
        (
            says(
                [
                    {
                        'do': 'set_brightness',
                        'args': {'light': 'the hall light', 'percent': 'dark'},
                    }
                ]
            ),
            'says no number',
        ),
        (cut_off, 'cannot be reached'),
        (hangs_up, 'cannot be reached'),
    ],
)
def test_what_is_no_plan_is_refused_with_a_sentence(home, trouble, sentence):
    with chat_twin(trouble) as server, pytest.raises(DecodeError, match=sentence):
        decoder(home, server).decode(COMMAND)


def test_the_deadline_holds_whatever_drips(home):
    with chat_twin(drips) as server:
        with pytest.raises(DecodeError, match='did not answer within 0.3 s'):
            decoder(home, server, timeout_s=0.3).decode(COMMAND)
        assert server.was_left.wait(PATIENT_S)  # the server may stop to think


def test_a_server_that_is_not_there_is_told(home):
    with chat_twin(says(OFF)) as server:
        pass
    with pytest.raises(DecodeError, match='cannot be reached'):
        decoder(home, server).decode(COMMAND)


def test_a_wrong_plan_is_sent_back_once_with_what_is_wrong(home):
    sauna = [{'do': 'turn_off', 'args': {'device': 'the sauna'}}]
    with chat_twin(says(sauna), says(OFF)) as server:
        draft = decoder(home, server).decode(COMMAND)
    assert draft.plan == Call('turn_off', ('the hall light',))
    assert (
        "'the sauna' are not words of the command"
        in server.requests[1][2]['messages'][-1]['content']
    )


def test_thoughts_and_fences_around_the_plan_do_no_harm(home):
    text = '<think>{off?}</think>\n```json\n' + json.dumps({'plan': OFF}) + '\n```'
    with chat_twin(says(text)) as server:
        assert decoder(home, server).decode(COMMAND).plan == Call('turn_off', ('the hall light',))


@pytest.mark.parametrize(
    'refused',
    [
        ('logprobs',),
        ('response_format',),
        ('json_schema',),
        ('json_schema', 'json_object'),
        ('max_tokens', 'temperature', 'logprobs', 'response_format'),
    ],
)
def test_what_a_server_does_not_know_is_left_out_from_then_on(home, refused):
    with chat_twin(refuses(*refused)(says(OFF))) as server:
        hosted = decoder(home, server)
        assert hosted.decode(COMMAND).plan
        tries = len(server.requests)
        assert tries > 1
        assert hosted.decode(COMMAND).calls == 1
    assert not fields(server.requests[-1][2]) & set(refused)


def test_what_is_no_probability_is_no_certainty(home):
    odds = [('{"plan": [{"do": "turn_off"', math.nan)]
    odds += [(', "args": {"device": "the hall light"}}]}', -0.1)]
    with chat_twin(says(''.join(t for t, _ in odds), odds=odds)) as server:
        assert decoder(home, server).decode(COMMAND).confidence == 0.0


def test_the_confidence_is_that_of_what_to_do(home):
    odds = [('{"plan": [{"do": "turn', -0.05), ('_off"', math.log(0.6))]
    odds += [(', "args": {"device": "the', math.log(0.3)), (' hall light"}}]}', -0.1)]
    with chat_twin(says(''.join(t for t, _ in odds), odds=odds)) as server:
        assert decoder(home, server).decode(COMMAND).confidence == pytest.approx(0.6)


def test_without_probabilities_a_plan_waits_for_a_yes(home):
    with chat_twin(says(OFF)) as server:
        found = Understander(home, decoder(home, server)).understand(' '.join(COMMAND), World())
        assert found.outcome is CommandOutcome.PLAN
        assert found.question is not None
        trusted = decoder(home, server, unknown_confidence=1.0)
        assert Understander(home, trusted).understand(' '.join(COMMAND), World()).question is None


def test_the_guards_stand_before_a_hosted_model_too(home):
    on = [{'do': 'turn_on', 'args': {'device': 'the hall light'}}]
    with chat_twin(says(on)) as server:
        hosted = Understander(home, decoder(home, server, unknown_confidence=1.0))
        found = hosted.understand("whatever you do don't turn on the hall light", World())
    assert found.outcome is not CommandOutcome.PLAN


def test_a_server_that_fails_again_and_again_is_left_alone(home):
    with chat_twin(fails(404)) as server:
        hosted = decoder(home, server, most_failures=2, pause_s=3600.0)
        for _ in range(5):
            with pytest.raises(DecodeError):
                hosted.decode(COMMAND)
        with pytest.raises(DecodeError, match='left alone'):
            hosted.decode(COMMAND)
    assert len(server.requests) == 2


def test_the_breaker_lets_one_through_after_its_pause():
    now = [0.0]
    breaker = CircuitBreaker(2, 30.0, lambda: now[0])
    breaker.failed()
    assert breaker.rest_s() == 0
    breaker.failed()
    assert breaker.rest_s() == 30.0
    now[0] = 31.0
    assert breaker.rest_s() == 0
    assert breaker.rest_s() == 30.0  # another waits for how the first one ends
    breaker.succeeded()
    assert breaker.rest_s() == 0


def test_a_question_can_be_given_up(home):
    with chat_twin(drips) as server:
        hosted = decoder(home, server)
        came = []

        def ask():
            try:
                hosted.decode(COMMAND)
            except DecodeError as error:
                came.append(error)

        thread = Thread(target=ask)
        thread.start()
        while not server.requests:
            pass
        hosted.cancel()
        thread.join(PATIENT_S)
        assert [e.cancelled for e in came] == [True]
        assert server.was_left.wait(PATIENT_S)
        server.replies[:] = [says(OFF)]
        assert hosted.decode(COMMAND).plan  # the next one is not given up


class Local:
    """A Decoder with one answer."""

    def decode(self, words):
        return Draft(Call('turn_off', ('the hall light',)), text='local')


def test_the_local_model_reads_what_the_server_cannot(home):
    with chat_twin(fails(404), says(OFF)) as server:
        both = FallbackDecoder(decoder(home, server), Local())
        assert both.decode(COMMAND).text == 'local'
        assert 'answered 404' in both.trouble
        assert both.decode(COMMAND).text != 'local'
        assert both.trouble == ''


def test_what_was_given_up_is_not_tried_with_the_next_model(home):
    class GivenUp:
        def decode(self, words):
            raise DecodeError('given up', cancelled=True)

    with pytest.raises(DecodeError, match='given up'):
        FallbackDecoder(GivenUp(), Local()).decode(COMMAND)


def test_the_key_is_sent_and_never_shown(home, caplog):
    caplog.set_level(logging.DEBUG)
    echo = f'bad key {SECRET}'.encode()
    with chat_twin(fails(400, echo)) as server:
        hosted = decoder(home, server, key=SECRET)
        with pytest.raises(DecodeError) as error:
            hosted.decode(COMMAND)
    assert server.requests[0][1]['Authorization'] == f'Bearer {SECRET}'
    shown = f'{error.value} {hosted.server.settings} {caplog.text}'
    assert SECRET not in shown


def test_the_key_comes_from_the_environment_or_a_file(tmp_path):
    file = tmp_path / 'key'
    file.write_text(f'{SECRET}\n')
    assert ChatSettings.key_from({}) is None
    assert ChatSettings.key_from({'LLM_BRIDGE_API_KEY': SECRET}) == SECRET
    assert ChatSettings.key_from({'LLM_BRIDGE_API_KEY_FILE': str(file)}) == SECRET
    with pytest.raises(DecodeError, match='cannot be read'):
        ChatSettings.key_from({'LLM_BRIDGE_API_KEY_FILE': str(tmp_path / 'none')})


@pytest.mark.parametrize(
    ('url', 'name', 'sentence'),
    [
        ('127.0.0.1:8000', 'big', r'http\(s\)://HOST'),
        ('ftp://host/v1', 'big', r'http\(s\)://HOST'),
        ('http://me:pw@127.0.0.1/v1', 'big', 'without user'),
        ('http://127.0.0.1/v1', '', 'name the model'),
        ('http://models.example/v1', 'big', 'unencrypted'),
    ],
)
def test_a_wrong_address_is_told_before_anything_is_sent(url, name, sentence):
    with pytest.raises(DecodeError, match=sentence) as error:
        ChatSettings(url, name, SECRET)
    assert 'pw' not in str(error.value)


def test_models_are_chosen_by_one_setting(home, monkeypatch):
    monkeypatch.delenv('LLM_BRIDGE_API_KEY', raising=False)
    assert split_choice('local') == ('', 'local')
    assert split_choice('openai:http://h/v1#a/b:c') == ('openai:http://h/v1#a/b:c', 'local')
    assert split_choice('openai:http://h/v1#m,none') == ('openai:http://h/v1#m', 'none')
    assert load_decoder(home, 'none') is None
    alone = load_decoder(home, 'openai:http://127.0.0.1:9/v1#m,none')
    assert isinstance(alone, OpenAIDecoder)
    assert model_facts('openai:http://127.0.0.1:9/v1#m,none') == {
        'model': 'openai:http://127.0.0.1:9/v1#m'
    }
