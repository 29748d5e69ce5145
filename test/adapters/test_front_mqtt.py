"""Commands from outside over a real broker: fresh ones once, and nothing else."""

import contextlib
import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st
from mqtt_parts import a_connection
import pytest
from real_broker import wait_until

from llm_bridge.adapters.answer_message import AnswerMessage
from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.adapters.command_message import CommandError, parse_command
from llm_bridge.adapters.front_mqtt import front_connection, MqttFront


class Front:
    """A front that keeps what it is told."""

    def __init__(self, broker):
        self.commands, self.answers, self.stops, self.refused = [], [], [], []
        self.connection = front_connection(BrokerSettings(port=broker.port), 'house')
        self.front = MqttFront(
            'house',
            self.connection,
            SystemClock(),
            on_command=self.commands.append,
            on_answer=self.answers.append,
            on_stop=self.stops.append,
            is_stop_word=lambda text: text == 'halt',
            on_refused=lambda command_id, why: self.refused.append((command_id, why.code)),
        )


@contextlib.contextmanager
def fronting(broker, topics=()):
    front, speaker, came = Front(broker), a_connection(broker), []
    speaker.subscribe(topics, came.append)
    front.connection.start()
    speaker.start()
    try:
        wait_until(lambda: front.connection.connected and speaker.connected)
        yield front, speaker, came
    finally:
        front.connection.stop()
        speaker.stop()


def say(speaker, data, **more):
    payload = data if isinstance(data, bytes) else json.dumps(data).encode()
    speaker.publish('llm_bridge/house/command', payload, **more)


def test_plain_text_and_objects_are_commands(broker):
    with fronting(broker) as (front, speaker, _):
        say(speaker, b'turn off the lamp')
        say(
            speaker,
            {
                'text': 'go home',
                'id': 'c1',
                'speaker': 'ann',
                'area': 'kitchen',
                'lang': 'en',
                'at': time.time(),
            },
        )
        wait_until(lambda: len(front.commands) == 2)
    plain, full = front.commands
    assert (plain.text, plain.speaker, plain.channel) == ('turn off the lamp', 'anonymous', 'mqtt')
    assert len(plain.id) == 32
    assert json.loads(full.as_json()) == {
        'at': full.at,
        'text': 'go home',
        'id': 'c1',
        'speaker': 'ann',
        'area': 'kitchen',
        'lang': 'en',
        'channel': 'mqtt',
    }


def test_a_retained_command_is_refused(broker):
    with fronting(broker) as (front, speaker, _):
        say(speaker, b'unlock the door', retain=True)
        wait_until(lambda: front.commands)
    with fronting(broker) as (late, _, _):
        wait_until(lambda: late.refused)
        assert late.commands == []
        assert late.refused == [('', 'stale')]


@pytest.mark.parametrize('late', [-3600, -11, 30])
def test_a_command_from_another_time_is_refused(broker, late):
    with fronting(broker) as (front, speaker, _):
        say(speaker, {'text': 'go', 'id': 'c1', 'at': time.time() + late})
        say(speaker, b'go', properties={'sent': str(time.time() + late)})
        wait_until(lambda: len(front.refused) == 2)
        assert front.commands == []


def test_a_command_that_comes_twice_is_done_once(broker):
    with fronting(broker) as (front, speaker, _):
        say(speaker, {'text': 'go', 'id': 'c1'})
        say(speaker, {'text': 'go', 'id': 'c1'})
        wait_until(lambda: front.refused)
        assert len(front.commands) == 1
        assert front.refused == [('c1', 'duplicate')]


@pytest.mark.parametrize(
    'payload',
    [
        b'\xff\xfe',
        b'{"text"',
        b'{}',
        b'{"text": 5}',
        b'{"text": "go", "id": 7}',
        b'   ',
        b'{"text": "go", "at": "now"}',
        b'{"text": "go", "id": "' + b'x' * 65 + b'"}',
        b'x' * 20_001,
        b'{"a":' * 10_000,
    ],
)
def test_an_unreadable_command_is_refused_in_a_sentence(broker, payload):
    with fronting(broker) as (front, speaker, _):
        say(speaker, payload)
        wait_until(lambda: front.refused)
        assert front.refused[0][1] == 'malformed'
        assert front.commands == []


@pytest.mark.parametrize('payload', [b'', b'stop', b'\xff', b'{"by": "ann"}', b'no'])
def test_any_stop_stops(broker, payload):
    with fronting(broker) as (front, speaker, _):
        speaker.publish('llm_bridge/house/stop', payload)
        wait_until(lambda: front.stops)
        assert front.stops == ['mqtt']


def test_a_retained_stop_stops_too_and_an_empty_one_only_clears_it(broker):
    with fronting(broker) as (_, speaker, _):
        speaker.publish('llm_bridge/house/stop', b'1', retain=True)
        time.sleep(0.2)
    with fronting(broker) as (late, speaker, _):
        wait_until(lambda: late.stops == ['mqtt, retained message'])
        speaker.publish('llm_bridge/house/stop', b'', retain=True)
        time.sleep(0.2)
    with fronting(broker) as (later, _, _):
        time.sleep(0.3)
        assert later.stops == []


@pytest.mark.parametrize(
    'payload',
    [
        b'halt',
        b'{"text": "halt", "at": 1}',
        b'{"text": "halt", "at": "now"}',
        b'{"text": "halt", "id": 7}',
        b'{"text": "halt", "speaker": ["ann"]}',
    ],
)
@pytest.mark.parametrize('topic', ['command', 'command/ann', 'answer', 'answer/ann'])
def test_a_stop_word_stops_in_whatever_else_is_refused(broker, topic, payload):
    with fronting(broker) as (front, speaker, _):
        speaker.publish(f'llm_bridge/house/{topic}', payload)
        wait_until(lambda: front.stops)
        assert front.stops == ['anonymous']


def test_a_stop_word_that_comes_twice_or_was_retained_stops_every_time(broker):
    with fronting(broker) as (front, speaker, _):
        for _ in range(2):
            say(speaker, {'text': 'halt', 'id': 'h1', 'speaker': 'ann'}, retain=True)
        wait_until(lambda: front.stops == ['ann', 'ann'])
        assert front.refused == [('h1', 'duplicate')]
    with fronting(broker) as (late, speaker, _):
        wait_until(lambda: late.stops == ['ann'])
        say(speaker, b'', retain=True)
        time.sleep(0.2)


def test_answers_come_but_not_retained_ones(broker):
    with fronting(broker) as (front, speaker, _):
        speaker.publish('llm_bridge/house/answer', b' yes ', retain=True)
        wait_until(lambda: front.answers == [AnswerMessage('yes', 'mqtt', channel='mqtt')])
    with fronting(broker) as (late, _, _):
        wait_until(lambda: late.refused)
        assert late.answers == []


def test_an_answer_that_was_held_up_on_its_way_is_refused(broker):
    with fronting(broker) as (front, speaker, _):
        for at in (time.time() - 60, time.time() + 60):
            data = json.dumps({'text': 'yes', 'at': at}).encode()
            speaker.publish('llm_bridge/house/answer', data)
        wait_until(lambda: len(front.refused) == 2)
        assert front.refused == [('', 'stale')] * 2
        assert front.answers == []


def test_events_replies_and_status_go_out(broker):
    topics = [f'llm_bridge/house/{name}' for name in ('event', 'reply', 'status')]
    with fronting(broker, topics) as (front, _, came):
        wait_until(lambda: came)
        front.front.publish_event('{"say": "Fertig, für dich."}')
        front.front.publish_reply('Fertig.')
        wait_until(lambda: len(came) == 3)
    assert [(m.topic.rpartition('/')[2], m.payload.decode()) for m in came[:3]] == [
        ('status', 'online'),
        ('event', '{"say": "Fertig, für dich."}'),
        ('reply', 'Fertig.'),
    ]


def test_events_without_a_broker_are_lost_without_an_error(broker):
    front = Front(broker)
    front.front.publish_event('{}')
    front.front.publish_reply('x')


@settings(max_examples=300)
@given(
    st.text(max_size=60)
    | st.text(max_size=60).map(lambda t: '{' + t)
    | st.dictionaries(
        st.sampled_from(['text', 'id', 'at', 'speaker', 'area', 'lang', 'x']),
        st.none() | st.text(max_size=80) | st.integers() | st.floats() | st.lists(st.text()),
        max_size=5,
    ).map(json.dumps)
)
def test_any_text_is_a_well_formed_command_or_a_refusal(text):
    try:
        command, at = parse_command(text, 'test')
    except CommandError as error:
        assert str(error)
        return
    assert len(command.text) > 0
    assert 0 < len(command.id) <= 64
    assert at is None or isinstance(at, int | float)
    assert json.loads(command.as_json())['text'] == command.text


def test_what_comes_on_a_users_own_topic_comes_from_that_user_whatever_it_claims(broker):
    with fronting(broker) as (front, speaker, _):
        claim = json.dumps({'text': 'go home', 'speaker': 'bob', 'channel': 'terminal'}).encode()
        for topic in ('command/ann', 'command'):
            speaker.publish(f'llm_bridge/house/{topic}', claim)
        yes = json.dumps({'text': 'yes', 'by': 'bob', 'channel': 'mqtt:eve'}).encode()
        for payload in (yes, b'no'):
            speaker.publish('llm_bridge/house/answer/ann', payload)
        wait_until(lambda: len(front.commands) == len(front.answers) == 2)
    assert [c.channel for c in front.commands] == ['mqtt:ann', 'mqtt']
    assert [(a.text, a.by, a.channel) for a in front.answers] == [
        ('yes', 'bob', 'mqtt:ann'),
        ('no', 'ann', 'mqtt:ann'),
    ]
