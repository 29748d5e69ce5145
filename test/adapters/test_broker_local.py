"""Both brokers of the demo, with real clients of the library that the bridge uses."""

from contextlib import suppress
import os
from pathlib import Path
import signal
import socket
import struct
import subprocess
import sys
import threading
from uuid import uuid4

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
import pytest
from real_broker import free_port, wait_until

from llm_bridge.adapters import broker_mosquitto
from llm_bridge.adapters.broker_local import Broker, BrokerError, speaks_mqtt

ROOT = Path(__file__).resolve().parents[2]
KINDS = ('mosquitto', 'embedded')


class Person:
    """A client that remembers what it hears."""

    def __init__(self, port, hears='#', will=None, version=MQTTProtocolVersion.MQTTv5):
        self.heard, self.hears = [], hears
        self.ready = threading.Event()
        self.client = Client(CallbackAPIVersion.VERSION2, uuid4().hex, protocol=version)
        if will is not None:
            self.client.will_set(will, b'offline', 1, True)
        self.client.reconnect_delay_set(1, 1)
        self.client.on_connect = self._connected
        self.client.on_subscribe = lambda *_: self.ready.set()
        self.client.on_message = lambda _, __, message: self.heard.append(message)
        self.client.connect('127.0.0.1', port, keepalive=2)
        self.client.loop_start()

    def _connected(self, client, _, __, reason, ___):
        if not reason.is_failure:
            client.subscribe(self.hears, 1)

    def say(self, topic, payload, retain=False, properties=None):
        self.client.publish(topic, payload, 1, retain, properties).wait_for_publish(5)

    def waits_for(self, topic, payload, within_s=10):
        return wait_until(
            lambda: next(
                (m for m in self.heard if (m.topic, m.payload) == (topic, payload)), None
            ),
            within_s,
            f'{payload} on {topic}',
        )

    def fall_silent(self):
        self.client.loop_stop()

    def be_cut_off(self):
        self.client.loop_stop()
        link = self.client.socket()
        link.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
        link.close()

    def go(self):
        self.client.disconnect()
        self.client.loop_stop()


@pytest.fixture(params=KINDS)
def broker(request):
    with Broker(port=0, kind=request.param) as broker:
        yield broker


@pytest.fixture
def person(broker):
    people = []

    def come(**more):
        people.append(Person(broker.port, **more))
        assert people[-1].ready.wait(10)
        return people[-1]

    yield come
    for one in people:
        with suppress(ValueError, OSError):
            one.go()


def test_a_state_is_retained_with_its_properties(broker, person):
    properties = Properties(PacketTypes.PUBLISH)
    properties.CorrelationData = b'order 1'
    properties.UserProperty = [('sent', '12')]
    person().say('a/state', 'on', True, properties)
    found = person(hears='a/state').waits_for('a/state', b'on')
    assert found.retain
    assert found.properties.CorrelationData == b'order 1'
    assert found.properties.UserProperty == [('sent', '12')]


def test_an_empty_message_clears_what_was_retained(broker, person):
    one = person()
    one.say('a/state', 'on', True)
    one.say('a/state', '', True)
    late = person()
    late.say('a/end', 'x')
    late.waits_for('a/end', b'x')
    assert [m.topic for m in late.heard] == ['a/end']


@pytest.mark.parametrize('way', [Person.be_cut_off, Person.fall_silent])
def test_the_last_will_comes_when_a_client_is_lost(broker, person, way):
    listener = person()
    way(person(will='a/availability'))
    listener.waits_for('a/availability', b'offline', 15)
    assert person().waits_for('a/availability', b'offline').retain


def test_no_last_will_comes_after_a_goodbye(broker, person):
    listener = person()
    person(will='a/availability').go()
    listener.say('a/end', 'x')
    listener.waits_for('a/end', b'x')
    assert [m.topic for m in listener.heard] == ['a/end']


def test_messages_stay_in_order(broker, person):
    listener, one = person(), person(hears='nothing')
    for number in range(300):
        one.client.publish('a/number', str(number), 1)
    wait_until(lambda: len(listener.heard) >= 300, 20)
    assert [int(m.payload) for m in listener.heard] == list(range(300))


@pytest.mark.parametrize('kind', KINDS)
def test_clients_come_back_after_a_restart(kind):
    with Broker(port=0, kind=kind) as broker:
        listener = Person(broker.port)
        assert listener.ready.wait(10)
    listener.ready.clear()
    with Broker(port=broker.port, kind=kind):
        assert listener.ready.wait(20)
        listener.say('a/b', 'here again')
        listener.waits_for('a/b', b'here again')
    listener.go()


def test_mosquitto_takes_old_clients_beside_new_ones():
    with Broker(port=0, kind='mosquitto') as broker:
        new, old = Person(broker.port), Person(broker.port, version=MQTTProtocolVersion.MQTTv311)
        assert new.ready.wait(10) and old.ready.wait(10)
        new.say('a/new', '1')
        old.say('a/old', '2')
        for one in (new, old):
            one.waits_for('a/new', b'1')
            one.waits_for('a/old', b'2')
            one.go()


def test_an_old_client_does_not_harm_the_embedded_broker():
    with Broker(port=0, kind='embedded') as broker:
        new, old = Person(broker.port), Person(broker.port, version=MQTTProtocolVersion.MQTTv311)
        assert new.ready.wait(10)
        assert not old.ready.wait(1)
        new.say('a/new', '1')
        new.waits_for('a/new', b'1')
        broker.check()
        new.go()
        old.go()


def test_a_free_port_is_found_and_left_again(broker):
    assert speaks_mqtt(broker.host, broker.port)
    broker.stop()
    broker.stop()
    assert not speaks_mqtt(broker.host, broker.port)


def test_a_port_that_is_taken_is_told_with_its_owner():
    with socket.create_server(('127.0.0.1', 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(BrokerError, match=rf'port {port} .*taken by .*{os.getpid()}'):
            Broker(port=port).start()


@pytest.mark.parametrize('host', ['0.0.0.0', '192.0.2.1', 'example.org'])
def test_a_broker_without_passwords_is_for_this_machine_only(host):
    with pytest.raises(BrokerError, match='no password'):
        Broker(host, 0).start()


def test_without_mosquitto_the_embedded_broker_is_taken(monkeypatch):
    monkeypatch.setattr(broker_mosquitto, 'program', lambda: None)
    with Broker(port=0) as broker:
        assert broker.kind == 'embedded'
    with pytest.raises(BrokerError, match='not installed'):
        Broker(port=0, kind='mosquitto').start()


def test_a_broker_that_ends_by_itself_is_noticed(broker):
    os.kill(broker._child.pid, signal.SIGKILL)
    with pytest.raises(BrokerError, match='ended with code'):
        wait_until(broker.check, 5)


def test_a_broker_that_was_not_started_says_so():
    with pytest.raises(BrokerError, match='not started'):
        Broker().check()


@pytest.mark.parametrize('kind', KINDS)
@pytest.mark.parametrize('number', [signal.SIGINT, signal.SIGTERM])
def test_the_process_says_that_it_is_ready_and_ends_well(kind, number):
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, '-m', 'llm_bridge.nodes.broker', '--kind', kind, '--port', str(port)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert f'{kind} is ready on 127.0.0.1:{port}' in process.stdout.readline()
    assert speaks_mqtt('127.0.0.1', port)
    process.send_signal(number)
    assert process.wait(10) == 0
    assert not speaks_mqtt('127.0.0.1', port)


def test_a_broker_does_not_outlive_a_process_that_is_killed():
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, '-m', 'llm_bridge.nodes.broker', '--port', str(port)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert 'ready' in process.stdout.readline()
    process.kill()
    process.wait()
    wait_until(lambda: not speaks_mqtt('127.0.0.1', port), 10)


@pytest.mark.parametrize(('user', 'is_named'), [(0, True), (12345, False)])
def test_mosquitto_stays_the_user_it_is_started_by_with_or_without_a_name(
    user, is_named, tmp_path, monkeypatch
):
    monkeypatch.setattr(os, 'geteuid', lambda: user)
    monkeypatch.setattr('getpass.getuser', lambda: {}['no such user'])
    broker_mosquitto.command(tmp_path, '127.0.0.1', 1883)
    written = (tmp_path / 'mosquitto.conf').read_text().splitlines()
    assert ('user root' in written) is is_named
