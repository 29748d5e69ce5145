"""The connection against a real broker that is killed, frozen, strict, or old."""

import contextlib
import subprocess
import time

from mqtt_parts import a_connection, OldBroker
from paho.mqtt.enums import MQTTErrorCode
from paho.mqtt.reasoncodes import ReasonCode
import pytest
from real_broker import free_port, Mosquitto, wait_until

from llm_bridge.adapters import reasons_mqtt
from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.run.ports import DispatchError


@contextlib.contextmanager
def running(connection, topics=(), waits=True):
    came = []
    connection.subscribe(topics, came.append)
    connection.start()
    try:
        if waits:
            wait_until(lambda: connection.connected, what='the connection')
        yield came
    finally:
        connection.stop()


def test_a_message_comes_with_its_correlation_and_properties(broker):
    connection, answers = a_connection(broker), []
    with running(connection, ['x/set']) as came:
        connection.publish(
            'x/set',
            b'on',
            expiry_s=10,
            correlation=b'g/s/1',
            properties={'sent': '12.5'},
            done=answers.append,
        )
        wait_until(lambda: came and answers)
    assert came == [Message('x/set', b'on', False, b'g/s/1', {'sent': '12.5'})]
    assert answers == [None]
    assert connection.version == ''


def test_a_message_that_nothing_is_subscribed_to_is_told(broker):
    connection, answers = a_connection(broker), []
    with running(connection):
        connection.publish('x/set', b'on', done=answers.append)
        wait_until(lambda: answers)
    assert 'nothing is subscribed' in answers[0]


def test_nothing_is_sent_late_when_the_broker_was_away(broker):
    connection, answers = a_connection(broker), []
    with running(connection, ['x/set', 'x/after']) as came:
        broker.freeze()
        connection.publish('x/set', b'sent into the dead', done=answers.append)
        broker.kill()
        wait_until(lambda: answers)
        assert 'may or may not have got it' in answers[0]
        with pytest.raises(DispatchError, match='nothing was sent to x/set'):
            connection.publish('x/set', b'sent to nobody')
        broker.start()
        wait_until(lambda: connection.connected)
        connection.publish('x/after', b'now')
        wait_until(lambda: came)
        time.sleep(0.3)
    assert [m.payload for m in came] == [b'now']


def test_a_cut_connection_does_not_send_what_was_in_its_buffers(broker):
    connection, answers = a_connection(broker), []
    with running(connection, ['x/set']) as came:
        broker.freeze()
        for number in range(30):
            connection.publish('x/set', b'%d' % number, done=answers.append)
        # More than the library lets out unacknowledged: these wait in its own queue.
        connection.drop('it does not acknowledge')
        wait_until(lambda: len(answers) == 30)
        assert not connection.connected
        broker.thaw()
        wait_until(lambda: connection.connected)
        time.sleep(0.3)
    # What the network had handed to the broker's machine cannot be called back; the rest is gone.
    assert len(came) <= 20
    assert not [m for m in came if int(m.payload) >= 20]


def test_a_silent_broker_is_noticed(broker):
    connection = a_connection(broker, keepalive_s=1)
    with running(connection):
        broker.freeze()
        wait_until(lambda: 'does not answer' in connection.trouble, 15)
        assert not connection.connected


def test_changes_are_told_and_subscriptions_come_back(broker):
    connection, changes = a_connection(broker), []
    connection.on_change(changes.append)
    with running(connection, ['x/state']) as came:
        for _ in range(2):
            broker.kill()
            wait_until(lambda: not connection.connected)
            broker.start()
            wait_until(lambda: connection.connected, 20)
        connection.publish('x/state', b'on')
        wait_until(lambda: came)
    assert changes == [True, False, True, False, True, False]


def test_last_words_are_said_when_leaving_and_when_killed(broker, tmp_path):
    def a_speaker():
        return Connection(
            BrokerSettings(port=broker.port),
            first_words=Message('s', b'online'),
            last_words=Message('s', b'offline'),
        )

    listener = a_connection(broker)
    with running(listener, ['s']) as came:
        with running(a_speaker()):
            wait_until(lambda: came)
        wait_until(lambda: len(came) == 2)
        with running(a_speaker()):
            wait_until(lambda: len(came) == 3)
        wait_until(lambda: len(came) == 4)  # the broker keeps the last words now
    assert [m.payload for m in came] == [b'online', b'offline', b'online', b'offline']
    with running(a_connection(broker), ['s']) as late:
        wait_until(lambda: late)
    assert late == [Message('s', b'offline', retained=True)]


def test_a_program_that_is_killed_leaves_its_last_words(broker, python_program):
    listener = a_connection(broker)
    with running(listener, ['s']) as came:
        program = python_program(
            '-c',
            f"""
import time
from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.connection_mqtt import Connection
Connection(BrokerSettings(port={broker.port}), first_words=Message('s', b'online'),
           last_words=Message('s', b'offline')).start()
time.sleep(60)""",
        )
        wait_until(lambda: came, 20)
        program.kill()
        wait_until(lambda: len(came) == 2)
    assert came[1].payload == b'offline'


@pytest.mark.parametrize('refuses_with', [b'\x20\x02\x00\x01', b'\x20\x03\x00\x84\x00', b''])
def test_a_broker_that_speaks_only_3_1_1_is_used_and_that_is_said(broker, refuses_with):
    old = OldBroker(broker, free_port(), refuses_with)
    logged, answers = [], []
    connection = Connection(BrokerSettings(port=old.port), log=logged.append)
    try:
        with running(connection, ['x/set']) as came:
            assert connection.version == '3.1.1'
            assert 'only MQTT 3.1.1' in connection.notice
            assert any('only MQTT 3.1.1' in line for line in logged)
            connection.publish('x/set', b'on', expiry_s=10, correlation=b'g', done=answers.append)
            wait_until(lambda: came and answers)
        assert came == [Message('x/set', b'on')]
        assert answers == [None]
        assert old.refused == 1
    finally:
        old.close()


def test_a_version_that_is_demanded_is_not_fallen_back_from(broker):
    old = OldBroker(broker, free_port())
    connection = Connection(BrokerSettings(port=old.port, version='5'))
    try:
        with running(connection, waits=False):
            wait_until(lambda: 'does not speak this version' in connection.trouble)
    finally:
        old.close()


@pytest.fixture
def strict_broker(tmp_path):
    (tmp_path / 'passwords').write_text('house:secret\n')
    subprocess.run(['mosquitto_passwd', '-U', tmp_path / 'passwords'], check=True)
    (tmp_path / 'rules').write_text('user house\ntopic write x/set\ntopic read x/state\n')
    broker = Mosquitto(
        tmp_path,
        f'allow_anonymous false\npassword_file {tmp_path}/passwords\nacl_file {tmp_path}/rules\n',
    ).start()
    yield broker
    broker.kill()


def test_a_wrong_password_says_where_the_right_one_goes(strict_broker):
    connection = a_connection(strict_broker, user='house', password='wrong')
    with running(connection, waits=False):
        wait_until(lambda: 'LLM_BRIDGE_MQTT_PASSWORD' in connection.trouble)


def test_what_the_access_rules_forbid_is_reported(strict_broker):
    connection, answers = a_connection(strict_broker, user='house', password='secret'), []
    with running(connection, ['x/state']):
        connection.publish('x/forbidden', b'on', done=answers.append)
        wait_until(lambda: answers)
    assert 'access rules' in answers[0]


def test_a_password_never_shows():
    assert 'secret' not in repr(BrokerSettings(user='house', password='secret'))


def test_the_password_comes_from_the_environment_or_a_file(tmp_path):
    (tmp_path / 'word').write_text('from file\n')
    assert BrokerSettings.password_from({}) is None
    assert BrokerSettings.password_from({'LLM_BRIDGE_MQTT_PASSWORD': 'x'}) == 'x'
    assert (
        BrokerSettings.password_from({'LLM_BRIDGE_MQTT_PASSWORD_FILE': str(tmp_path / 'word')})
        == 'from file'
    )


def test_a_password_file_that_is_no_text_cannot_be_read(tmp_path):
    (tmp_path / 'word').write_bytes('größer'.encode('latin-1'))
    with pytest.raises(OSError, match='UTF-8'):
        BrokerSettings.password_from({'LLM_BRIDGE_MQTT_PASSWORD_FILE': str(tmp_path / 'word')})


@pytest.fixture
def certificates(tmp_path):
    subprocess.run(
        [
            'openssl',
            'req',
            '-x509',
            '-newkey',
            'rsa:2048',
            '-nodes',
            '-days',
            '1',
            '-keyout',
            tmp_path / 'key.pem',
            '-out',
            tmp_path / 'cert.pem',
            '-subj',
            '/CN=localhost',
            '-addext',
            'subjectAltName=DNS:localhost,IP:127.0.0.1',
        ],
        check=True,
        capture_output=True,
    )
    (tmp_path / 'key.pem').chmod(0o644)
    return tmp_path


@pytest.fixture
def tls_broker(certificates):
    broker = Mosquitto(
        certificates,
        'allow_anonymous true\n'
        f'certfile {certificates}/cert.pem\nkeyfile {certificates}/key.pem\n',
    )
    yield broker.start()
    broker.kill()


def test_an_encrypted_connection_works_with_the_right_authority(tls_broker, certificates):
    connection = a_connection(tls_broker, tls=True, ca_file=str(certificates / 'cert.pem'))
    with running(connection, ['x']) as came:
        connection.publish('x', b'1' * 200_000)
        wait_until(lambda: came)
    assert len(came[0].payload) == 200_000


@pytest.mark.parametrize(
    ('settings', 'words'), [({'tls': True}, 'is not trusted'), ({}, 'is gone')]
)
def test_an_encrypted_broker_is_not_trusted_blindly(tls_broker, settings, words):
    connection = a_connection(tls_broker, **settings)
    with running(connection, waits=False):
        wait_until(lambda: words in connection.trouble)


@pytest.mark.parametrize(
    ('host', 'words'), [('127.0.0.1', 'no broker listens'), ('no.such.host.invalid', 'cannot be')]
)
def test_no_broker_is_told_in_a_sentence(host, words):
    connection = Connection(BrokerSettings(host=host, port=free_port(), connect_timeout_s=1))
    with running(connection, waits=False):
        wait_until(lambda: words in connection.trouble, 20)


def test_a_server_that_speaks_something_else_does_not_end_the_thread(broker):
    old = OldBroker(broker, free_port(), b'HTTP/1.1 400 Bad Request\r\n\r\n')
    connection = Connection(BrokerSettings(port=old.port, version='5', connect_timeout_s=1))
    try:
        with running(connection, waits=False):
            wait_until(lambda: old.refused >= 2, 20)
    finally:
        old.close()


def test_a_handler_that_breaks_does_not_end_the_connection(broker):
    logged = []
    connection = Connection(BrokerSettings(port=broker.port), log=logged.append)
    connection.subscribe(['x'], lambda _: 1 / 0)
    with running(connection, ['x']) as came:
        connection.publish('x', b'1')
        wait_until(lambda: came)
        assert connection.connected
    assert any('ZeroDivisionError' in line for line in logged)


def test_every_reason_of_the_protocol_has_a_sentence():
    assert set(reasons_mqtt.REASONS) == set(ReasonCode.names)


def test_every_error_of_the_library_has_a_sentence():
    assert set(reasons_mqtt.ERRORS) == set(MQTTErrorCode)


def test_every_exception_of_the_library_is_expected():
    import paho.mqtt.client as library

    raised = [
        kind
        for kind in vars(library).values()
        if isinstance(kind, type) and issubclass(kind, Exception)
    ]
    assert raised
    assert all(issubclass(kind, reasons_mqtt.EXPECTED) for kind in raised)
