"""The shipped mosquitto example: encrypted, nobody without a name, nobody in another's name."""

import contextlib
from pathlib import Path
import subprocess

import pytest
from real_broker import Mosquitto, wait_until

from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.connection_mqtt import Connection
from llm_bridge.adapters.dialects import encode, topics
from llm_bridge.adapters.dispatch_mqtt import sets_of
from llm_bridge.site.load import find_site, load_site

EXAMPLE = Path(__file__).parents[2] / 'config' / 'mosquitto'
USERS = ('llm_bridge', 'anna', 'ben', 'hall_light', 'kitchen_box', 'every_device')
HOME = load_site(find_site('home'))
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
    # Stands for the devices that have no entry in the example.
    every = '\nuser every_device\ntopic write #\n'
    (folder / 'acl').write_text((EXAMPLE / 'acl').read_text() + every)
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


def order_topics(device):
    """Return the topics on which a device gets its orders."""
    for skill in HOME.skills_of(device.id).values():
        args = {a.name: a.choices[0] if a.choices else a.max or 1 for a in skill.args}
        absolute = tuple(e.model_copy(update={'relative': False}) for e in skill.effects)
        sets = sets_of(skill.model_copy(update={'effects': absolute}), args)
        if sets:
            for message in encode(device, HOME.kinds[device.kind], sets):
                yield message.topic


def test_the_executor_reaches_every_device_of_the_home_and_hears_it(broker, folder):
    executor = a_client(broker, folder, 'llm_bridge')
    devices = a_client(broker, folder, 'every_device')
    heard = []
    states = {t for d in HOME.devices.values() for t in topics(d, HOME.kinds[d.kind])}
    executor.subscribe(states, heard.append)
    orders = {topic for device in HOME.devices.values() for topic in order_topics(device)}
    assert len(orders) > 15
    with connected(executor, devices):
        for topic in orders:
            assert 'access rules' not in str(answer_to(executor, topic))
        for state in states:
            devices.publish(state, b'x')
        wait_until(lambda: {m.topic for m in heard} == states)


@pytest.mark.parametrize('user', ['hall_light', 'kitchen_box', 'ben'])
def test_who_is_no_person_of_the_list_may_stop_and_neither_command_nor_listen(
    broker, folder, user
):
    executor, one = a_client(broker, folder, 'llm_bridge'), a_client(broker, folder, user)
    base, heard, came = 'llm_bridge/home', [], []
    executor.subscribe([f'{base}/stop'], came.append)
    one.subscribe([f'{base}/event', f'{base}/audio/kitchen_box'], heard.append)
    with connected(executor, one):
        for topic in (f'command/{user}', f'answer/{user}', 'command', 'answer', 'event'):
            assert 'access rules' in answer_to(one, f'{base}/{topic}', b'unlock the front door')
        answer_to(executor, f'{base}/event', b'{"text": "what was said"}')
        assert answer_to(one, f'{base}/stop') is None
        wait_until(lambda: came)
    assert heard == []


def test_a_satellite_speaks_with_its_own_voice_only(broker, folder):
    executor, box = a_client(broker, folder, 'llm_bridge'), a_client(broker, folder, 'kitchen_box')
    came = []
    executor.subscribe(['llm_bridge/home/audio/+'], came.append)
    with connected(executor, box):
        assert answer_to(box, 'llm_bridge/home/audio/kitchen_box') is None
        assert 'access rules' in answer_to(box, 'llm_bridge/home/audio/hall_box')
        wait_until(lambda: came)
    assert [m.topic for m in came] == ['llm_bridge/home/audio/kitchen_box']


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
