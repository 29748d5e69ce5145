"""Orders to devices over a real broker, and what they tell, taken into the world."""

import contextlib
from dataclasses import replace
import json
import time

from mqtt_parts import a_connection, a_site, a_skill, an_order, OldBroker
import pytest
from real_broker import free_port, wait_until

from llm_bridge.adapters.broker_settings import BrokerSettings, Message
from llm_bridge.adapters.clock_system import SystemClock
from llm_bridge.adapters.dispatch_mqtt import MqttDispatch
from llm_bridge.adapters.watch_mqtt import MqttWatch
from llm_bridge.adapters.world_store import WorldStore
from llm_bridge.run.ports import DispatchError, Phase
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Effect, Risk


class Edge:
    """Everything between the executor and the broker."""

    def __init__(self, broker, site=None, **more):
        self.site = site or a_site()
        self.connection = a_connection(broker)
        self.log = []
        self.dispatch = MqttDispatch(self.site, self.connection, log=self.log.append, **more)
        self.store = WorldStore(self.site, SystemClock())
        self.watch = MqttWatch(self.site, self.connection, self.store, self.dispatch.answered)

    def phases(self, until, within_s=8):
        found = []

        def ended():
            found.extend(self.dispatch.poll())
            return any(r.phase is until for r in found)

        wait_until(ended, within_s, until)
        return [r.phase for r in found], found[-1].detail


@contextlib.contextmanager
def running(*parts):
    for part in parts:
        part.connection.start()
    try:
        wait_until(lambda: all(part.connection.connected for part in parts))
        yield
    finally:
        for part in parts:
            part.connection.stop()


class Belt:
    """A device of the dialect json that does what it is told and answers with the order's id."""

    def __init__(self, broker, answers=True, obeys=True):
        self.connection = a_connection(broker)
        self.connection.subscribe(['x/belt/set', 'x/blink'], self.told)
        self.answers, self.obeys = answers, obeys
        self.state = {}
        self.heard = []

    def told(self, message):
        self.heard.append(message)
        if message.topic == 'x/belt/set' and self.obeys:
            self.state.update(json.loads(message.payload))
            self.connection.publish(
                'x/belt/state',
                json.dumps(self.state).encode(),
                retain=True,
                correlation=message.correlation if self.answers else b'',
            )


def test_an_order_is_accepted_by_the_broker_and_done_when_the_device_answers(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        edge.dispatch.send(an_order(edge.site, 'start', percent=40))
        found, detail = edge.phases(Phase.SUCCEEDED)
        assert found in ([Phase.ACCEPTED, Phase.SUCCEEDED], [Phase.SUCCEEDED])
        assert edge.store.world().get('belt', 'speed') == 40
        assert edge.store.world().get('belt') == 'running'
    [message] = belt.heard
    assert json.loads(message.payload) == {'state': 'running', 'speed': 40}
    assert message.correlation == b'g/s1/1'
    assert not message.retained
    assert abs(float(message.properties['sent']) - time.time()) < 5


def test_an_optional_argument_that_was_not_given_sets_nothing(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        edge.dispatch.send(an_order(edge.site, 'start'))
        edge.phases(Phase.SUCCEEDED)
    assert json.loads(belt.heard[0].payload) == {'state': 'running'}


def test_a_device_without_mqtt_5_is_only_accepted_and_its_state_is_seen(broker):
    edge, belt = Edge(broker), Belt(broker, answers=False)
    with running(edge, belt):
        edge.dispatch.send(an_order(edge.site, 'start'))
        assert edge.phases(Phase.ACCEPTED)[0] == [Phase.ACCEPTED]
        wait_until(lambda: edge.store.world().get('belt') == 'running')


def test_a_device_that_does_not_listen_fails_the_order_at_once(broker):
    edge = Edge(broker)
    with running(edge):
        edge.dispatch.send(an_order(edge.site, 'start'))
        assert 'nothing is subscribed' in edge.phases(Phase.FAILED)[1]


def test_a_binding_sends_its_own_message(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        edge.dispatch.send(an_order(edge.site, 'blink', times=3))
        edge.phases(Phase.ACCEPTED)
        wait_until(lambda: belt.heard)
    assert json.loads(belt.heard[0].payload) == {'times': 3}


def test_a_command_is_not_carried_out_after_the_broker_was_away(broker):
    edge, belt = Edge(broker, acknowledge_s=0.5), Belt(broker)
    with running(edge, belt):
        broker.freeze()
        edge.dispatch.send(an_order(edge.site, 'start'))
        assert 'not acknowledge' in edge.phases(Phase.FAILED)[1]
        wait_until(lambda: not edge.connection.connected)
        with pytest.raises(DispatchError, match='nothing was sent'):
            edge.dispatch.send(an_order(edge.site, 'start', 'g/s2/1'))
        assert edge.dispatch.poll() == []
        broker.kill()
        broker.start()
        wait_until(lambda: edge.connection.connected and belt.connection.connected, 20)
        time.sleep(0.5)
        assert belt.heard == []
        edge.dispatch.send(an_order(edge.site, 'stop', 'g/s3/1'))
        edge.phases(Phase.SUCCEEDED)
    assert [json.loads(m.payload) for m in belt.heard] == [{'state': 'stopped'}]


def test_a_broker_that_dies_after_it_got_the_command_fails_the_order(broker):
    edge = Edge(broker)
    with running(edge):
        broker.freeze()
        edge.dispatch.send(an_order(edge.site, 'start'))
        broker.kill()
        assert 'may or may not' in edge.phases(Phase.FAILED)[1]


def test_no_broker_at_all_is_an_error_with_the_reason(broker):
    edge = Edge(broker)
    broker.kill()
    edge.connection.start()
    with pytest.raises(DispatchError, match='belt: nothing was sent: '):
        edge.dispatch.send(an_order(edge.site, 'start'))
    edge.connection.stop()


def test_what_the_dialect_cannot_say_is_an_error_and_sends_nothing(broker):
    edge = Edge(broker, a_site('tasmota'))
    order = an_order(edge.site, 'start')
    odd = order.skill.model_copy(update={'effects': (Effect(attribute='weight', value=1),)})
    with running(edge):
        with pytest.raises(DispatchError, match="no command for 'weight'"):
            edge.dispatch.send(replace(order, skill=odd))
        assert edge.dispatch.poll() == []


def test_a_cancelled_order_is_reported_once(broker):
    edge = Edge(broker)
    with running(edge):
        broker.freeze()
        edge.dispatch.send(an_order(edge.site, 'start'))
        edge.dispatch.cancel('g/s1/1')
        edge.dispatch.cancel('g/s1/1')
        edge.dispatch.cancel('unknown')
        assert [r.phase for r in edge.dispatch.poll()] == [Phase.CANCELLED]
        broker.thaw()
        time.sleep(0.3)
        assert edge.dispatch.poll() == []


def test_a_halt_sends_the_stop_of_every_device_that_has_one(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        edge.dispatch.halt()
        wait_until(lambda: belt.heard)
        for _ in range(50):
            edge.dispatch.halt()
        time.sleep(0.2)
    assert [json.loads(m.payload) for m in belt.heard] == [{'state': 'stopped'}]


def test_an_order_that_slips_in_between_two_halts_is_stopped_by_the_second(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        edge.dispatch.halt()
        edge.dispatch.send(an_order(edge.site, 'start'))
        edge.dispatch.halt()
        wait_until(lambda: len(belt.heard) == 3)
    assert [json.loads(m.payload)['state'] for m in belt.heard] == [
        'stopped',
        'running',
        'stopped',
    ]


class Wire:
    """A connection that keeps what is published; `first` is called before the first message."""

    connected = True
    settings = BrokerSettings()

    def __init__(self, first=lambda: None):
        self.first = first
        self.sent = []

    def publish(self, topic, payload, **_):
        first, self.first = self.first, lambda: None
        first()
        self.sent.append((topic, payload.decode()))


def test_an_order_that_a_stop_overtakes_is_stopped_by_the_next_halt():
    site = a_site()

    def stop():
        dispatch.halt()
        dispatch.halt()

    wire = Wire(first=stop)
    dispatch = MqttDispatch(site, wire)
    dispatch.send(an_order(site, 'start'))
    dispatch.halt()
    assert [json.loads(payload)['state'] for _, payload in wire.sent] == [
        'stopped',
        'running',
        'stopped',
    ]


RAMP = {'name': 'ramp', 'type': 'duration', 'required': False, 'default': 2}


@pytest.mark.parametrize(
    ('how', 'payload'),
    [
        (
            {'binding': {'via': 'mqtt', 'topic': 'x', 'payload': '{"cmd":"stop","s":$ramp}'}},
            '{"cmd":"stop","s":2}',
        ),
        ({'effects': [{'attribute': 'speed', 'value': '$ramp'}]}, '{"speed":2}'),
    ],
)
def test_a_halt_sends_a_stop_with_the_defaults_of_its_arguments(how, payload):
    site = a_site(skills={'stop': a_skill('stop', on_stop=True, args=[RAMP], **how)})
    wire = Wire()
    MqttDispatch(site, wire).halt()
    assert [sent for _, sent in wire.sent] == [payload]


def test_a_halt_without_a_broker_neither_raises_nor_waits_and_says_what_it_missed(broker):
    edge = Edge(broker)
    with running(edge):
        broker.freeze()
        began = time.monotonic()
        edge.dispatch.halt()
        assert time.monotonic() - began < 0.5
        broker.kill()
        wait_until(lambda: not edge.connection.connected)
        time.sleep(1.0)
        edge.dispatch.halt()
    assert any('did not reach belt' in line for line in edge.log)


def test_the_old_protocol_carries_commands_and_states_too(broker):
    old = OldBroker(broker, free_port())
    try:
        edge, belt = Edge(old), Belt(old)
        with running(edge, belt):
            edge.dispatch.send(an_order(edge.site, 'start', percent=7))
            edge.phases(Phase.ACCEPTED)
            wait_until(lambda: edge.store.world().get('belt', 'speed') == 7)
            edge.dispatch.send(an_order(edge.site, 'stop', 'g/s2/1'))
            wait_until(lambda: edge.store.world().get('belt') == 'stopped')
    finally:
        old.close()


def test_a_retained_state_is_known_after_a_start_and_unknown_without_the_broker(broker):
    belt = Belt(broker)
    with running(belt):
        belt.told(Message('x/belt/set', b'{"state": "running"}'))
        belt.connection.publish('x/belt/availability', b'online', retain=True)
        edge = Edge(broker)
        with running(edge):
            wait_until(lambda: edge.store.world().get('belt') == 'running')
            broker.kill()
            wait_until(lambda: not edge.store.world().states['belt'].available)
            assert edge.store.world().states['belt'].attributes == {}
            broker.start()
            # A broker without a memory: the belt has to tell its state again.
            wait_until(lambda: belt.connection.connected and edge.connection.connected, 20)
            belt.told(Message('x/belt/set', b'{"state": "stopped"}'))
            belt.connection.publish('x/belt/availability', b'online', retain=True)
            wait_until(lambda: edge.store.world().get('belt') == 'stopped')


def test_a_retained_state_of_unknown_age_is_not_known_where_age_counts(broker):
    belt, raw = Belt(broker), a_site().model_dump(by_alias=True)
    raw['devices']['belt']['mqtt']['max_age_s'] = 60.0
    site = Site.model_validate(raw)
    with running(belt):
        witness = Edge(broker, site)
        with running(witness):
            belt.told(Message('x/belt/set', b'{"state": "running"}'))
            wait_until(lambda: witness.store.world().get('belt') == 'running')
        edge = Edge(broker, site)
        with running(edge):
            wait_until(lambda: 'belt' in edge.store.world().states)
            assert edge.store.world().states['belt'].available
            assert edge.store.world().get('belt') is None
            belt.told(Message('x/belt/set', b'{"speed": 7}'))
            wait_until(lambda: edge.store.world().get('belt') == 'running')


def test_a_device_without_availability_is_there_again_when_it_tells_its_state(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        belt.told(Message('x/belt/set', b'{"state": "running"}'))
        wait_until(lambda: edge.store.world().get('belt') == 'running')
        broker.kill()
        wait_until(lambda: not edge.store.world().states['belt'].available)
        broker.start()
        wait_until(lambda: belt.connection.connected and edge.connection.connected, 20)
        belt.told(Message('x/belt/set', b'{"state": "stopped"}'))
        wait_until(lambda: edge.store.world().get('belt') == 'stopped')
        assert edge.store.world().states['belt'].available


def test_what_was_forgotten_and_says_that_it_is_offline_stays_so():
    store = WorldStore(a_site(), SystemClock())
    store.observe('belt', {'state': 'running'})
    store.forget(['belt'])
    store.observe('belt', {}, available=False)
    store.observe('belt', {'state': 'running'})
    assert not store.world().states['belt'].available


def test_a_device_that_says_it_is_offline_is_unavailable_until_it_is_online(broker):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        belt.told(Message('x/belt/set', b'{"state": "running"}'))
        belt.connection.publish('x/belt/availability', b'offline')
        wait_until(
            lambda: (
                edge.store.world().states.get('belt')
                and not edge.store.world().states['belt'].available
            )
        )
        assert edge.store.world().get('belt') is None
        belt.connection.publish('x/belt/availability', b'{"state":"online"}')
        wait_until(lambda: edge.store.world().get('belt') == 'running')


@pytest.mark.parametrize(
    'payload', [b'\xff', b'[]', b'{"state": ["running"]}', b'{"state": "running; drop"}']
)
def test_an_odd_payload_makes_the_state_unknown_and_is_counted(broker, payload):
    edge, belt = Edge(broker), Belt(broker)
    with running(edge, belt):
        belt.told(Message('x/belt/set', b'{"state": "running"}'))
        wait_until(lambda: edge.store.world().get('belt') == 'running')
        belt.connection.publish('x/belt/state', payload)
        wait_until(lambda: edge.store.world().get('belt') is None)
        assert edge.store.complaints()['belt'].count == 1
        belt.told(Message('x/belt/set', b'{"state": "stopped"}'))
        wait_until(lambda: edge.store.world().get('belt') == 'stopped')


LOGINS = (
    ({}, False),
    ({'user': 'house'}, False),
    ({'user': 'house', 'password': 'word'}, True),
    ({'tls': True, 'cert_file': 'house.pem'}, True),
    ({'tls': True}, False),
)


@pytest.mark.parametrize(('login', 'is_authenticated'), LOGINS)
def test_a_login_is_a_password_or_an_own_certificate(login, is_authenticated):
    assert BrokerSettings(**login).is_authenticated is is_authenticated


def test_a_guarded_order_is_not_sent_where_anybody_is_let_in(broker):
    site = a_site()
    guarded = an_order(site, 'start', order_id='g/s1/1')
    guarded = replace(guarded, step=guarded.step.model_copy(update={'risk': Risk.GUARDED}))
    edge, belt = Edge(broker, site, guarded_needs_login=True), Belt(broker)
    with running(edge, belt):
        with pytest.raises(DispatchError, match='lets anybody in.*mqtt_guarded'):
            edge.dispatch.send(guarded)
        # Everything else is, and above all a stop.
        edge.dispatch.send(an_order(site, 'start', order_id='g/s2/1'))
        edge.phases(Phase.SUCCEEDED)
        edge.dispatch.halt()
        wait_until(lambda: len(belt.heard) == 2)
    assert json.loads(belt.heard[1].payload)['state'] == 'stopped'
