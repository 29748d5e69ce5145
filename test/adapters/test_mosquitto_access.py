"""The shipped mosquitto example: encrypted, nobody without a name, nobody in another's name."""

import contextlib
from pathlib import Path
import subprocess

import pytest
from real_broker import Mosquitto, wait_until

from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.connection_mqtt import Connection

EXAMPLE = Path(__file__).parents[2] / 'config' / 'mosquitto'
USERS = ('llm_bridge', 'anna', 'ben', 'hall_light')
LOCK_SET = 'home/hall/front_door_lock/set'


def openssl(folder, *arguments):
    subprocess.run(['openssl', *arguments], cwd=folder, check=True, capture_output=True)


def sign(folder, name, common_name):
    """Make a key and a certificate that the authority of the folder has signed."""
    key = ('-newkey', 'rsa:2048', '-nodes', '-keyout', f'{name}.key')
    openssl(folder, 'req', *key, '-out', f'{name}.csr', '-subj', f'/CN={common_name}')
    (folder / f'{name}.ext').write_text('subjectAltName=DNS:localhost,IP:127.0.0.1\n')
    by = ('-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '1')
    files = ('-in', f'{name}.csr', '-out', f'{name}.pem', '-extfile', f'{name}.ext')
    openssl(folder, 'x509', '-req', *files, *by)
    (folder / f'{name}.key').chmod(0o644)


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp('mosquitto')
    key = ('-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca.key', '-out', 'ca.pem')
    openssl(folder, 'req', '-x509', *key, '-days', '1', '-subj', '/CN=house')
    sign(folder, 'server', 'localhost')
    sign(folder, 'executor', 'llm_bridge')
    (folder / 'passwords').write_text(''.join(f'{user}:{user} word\n' for user in USERS))
    subprocess.run(['mosquitto_passwd', '-U', folder / 'passwords'], check=True)
    (folder / 'acl').write_text((EXAMPLE / 'acl').read_text())
    return folder


@contextlib.contextmanager
def example(folder, config=lambda text: text):
    """Run mosquitto with the shipped files, at another place and on another port."""
    broker = Mosquitto(folder)
    text = (EXAMPLE / 'mosquitto.conf').read_text()
    assert 'listener 8883\n' in text
    text = text.replace('listener 8883', f'listener {broker.port} 127.0.0.1')
    text = text.replace('/etc/mosquitto/', f'{folder}/').replace(
        '/var/lib/mosquitto/', f'{folder}/'
    )
    broker.config.write_text(config(text) + '\nuser root\n')
    try:
        yield broker.start()
    finally:
        broker.kill()


@pytest.fixture(scope='module')
def broker(folder):
    with example(folder) as broker:
        yield broker


def a_client(broker, folder, user=None, **more):
    settings = {'tls': True, 'ca_file': str(folder / 'ca.pem'), 'version': '5', **more}
    if user is not None:
        settings |= {'user': user, 'password': f'{user} word'}
    return Connection(BrokerSettings(port=broker.port, **settings))


@contextlib.contextmanager
def connected(*connections):
    for connection in connections:
        connection.start()
    try:
        wait_until(lambda: all(c.connected for c in connections), 20)
        yield
    finally:
        for connection in connections:
            connection.stop()


def refused(connection):
    connection.start()
    try:
        return wait_until(
            lambda: 'has not answered' not in connection.trouble and connection.trouble
        )
    finally:
        connection.stop()


def answer_to(connection, topic, payload=b'x'):
    """Return what the broker says of a message: None when it takes it."""
    answers = []
    connection.publish(topic, payload, done=answers.append)
    wait_until(lambda: answers)
    return answers[0]


def test_nobody_comes_in_without_a_name_and_its_password(broker, folder):
    assert 'refused' in refused(a_client(broker, folder))
    ca = str(folder / 'ca.pem')
    guessed = BrokerSettings(port=broker.port, tls=True, ca_file=ca, user='anna', password='word')
    assert 'refused' in refused(Connection(guessed))


def test_nobody_comes_in_unencrypted(broker):
    open_wire = Connection(BrokerSettings(port=broker.port, user='anna', password='anna word'))
    assert refused(open_wire)


def test_people_speak_in_their_own_name_only(broker, folder):
    executor, anna, came = (
        a_client(broker, folder, 'llm_bridge'),
        a_client(broker, folder, 'anna'),
        [],
    )
    base = 'llm_bridge/home'
    names = ('command', 'command/anna', 'command/ben', 'answer/ben', 'stop')
    executor.subscribe([f'{base}/{name}' for name in names], came.append)
    with connected(executor, anna):
        assert answer_to(anna, f'{base}/command/anna', b'turn on the hall light') is None
        assert answer_to(anna, f'{base}/stop') is None
        for topic in (f'{base}/command/ben', f'{base}/command', f'{base}/answer/ben'):
            assert 'access rules' in answer_to(anna, topic)
        for topic in (f'{base}/event', f'{base}/status', LOCK_SET, 'home/hall/light/state'):
            assert 'access rules' in answer_to(anna, topic)
        wait_until(lambda: len(came) == 2)
    assert [m.topic for m in came] == [f'{base}/command/anna', f'{base}/stop']


def test_only_the_executor_gives_orders_and_a_device_tells_only_of_itself(broker, folder):
    executor, light, heard = (
        a_client(broker, folder, 'llm_bridge'),
        a_client(broker, folder, 'hall_light'),
        [],
    )
    light.subscribe(['home/hall/light/set'], heard.append)
    light.subscribe([LOCK_SET], heard.append)
    with connected(executor, light):
        # It hears nothing of what is for others, though it asks for it.
        answer_to(executor, LOCK_SET, b'unlock')
        assert answer_to(executor, 'home/hall/light/set', b'on') is None
        assert 'access rules' in answer_to(light, LOCK_SET)
        assert 'access rules' in answer_to(light, 'home/hall/front_door_lock/state')
        assert 'access rules' in answer_to(light, 'llm_bridge/home/command')
        wait_until(lambda: heard)
    assert [m.topic for m in heard] == ['home/hall/light/set']


def test_a_certificate_takes_the_place_of_the_password(folder):
    def with_certificates(text):
        for line in ('#require_certificate true', '#use_identity_as_username true'):
            assert line in text
            text = text.replace(line, line[1:])
        return text.replace('password_file', '#password_file')

    own = {'cert_file': str(folder / 'executor.pem'), 'key_file': str(folder / 'executor.key')}
    with example(folder, with_certificates) as broker:
        executor = a_client(broker, folder, **own)
        with connected(executor):
            # 16: nobody is subscribed; the user llm_bridge may write it.
            assert 'nothing is subscribed' in answer_to(executor, LOCK_SET)
        assert refused(a_client(broker, folder))
