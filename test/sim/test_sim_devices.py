"""The program of simulated devices, with real brokers, as the bridge and users meet it."""

import json
import os
from pathlib import Path
import signal
import subprocess
import sys
import threading
import time

from paho.mqtt.client import Client
from paho.mqtt.enums import CallbackAPIVersion, MQTTProtocolVersion
from paho.mqtt.packettypes import PacketTypes
from paho.mqtt.properties import Properties
import pytest
from real_broker import wait_until

from llm_bridge.adapters import dialects
from llm_bridge.adapters.broker_local import Broker
from llm_bridge.site.load import find_site, load_site

ROOT = Path(__file__).resolve().parents[2]
HOME = load_site(find_site('home'))


class Program:
    """The program as a process, and somebody who listens to everything and speaks."""

    def __init__(self, broker, site='home', *arguments):
        self.broker = broker
        self.log = []
        self.process = subprocess.Popen(
            [
                sys.executable,
                str(ROOT / 'sim/sim_devices.py'),
                '--site',
                site,
                '--port',
                str(broker.port),
                '--time-scale',
                '10',
                *arguments,
            ],
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, 'PYTHONPATH': str(ROOT)},
        )
        threading.Thread(target=lambda: self.log.extend(self.process.stderr), daemon=True).start()
        self.last, self.all = {}, []
        self.client = Client(CallbackAPIVersion.VERSION2, protocol=MQTTProtocolVersion.MQTTv5)
        self.client.on_connect = lambda client, *_: client.subscribe('#', 1)
        self.client.on_message = self._came
        self.client.connect('127.0.0.1', broker.port)
        self.client.loop_start()
        self.wait_log('ready')

    def _came(self, _, __, message):
        self.last[message.topic] = message.payload.decode(errors='replace')
        self.all.append(
            (
                message.topic,
                message.payload.decode(errors='replace'),
                message.retain,
                getattr(message.properties, 'CorrelationData', None),
            )
        )

    def say(self, topic, payload, *, retain=False, correlation=None, sent=None):
        properties = Properties(PacketTypes.PUBLISH)
        if correlation:
            properties.CorrelationData = correlation
        if sent is not None:
            properties.UserProperty = [('sent', str(sent))]
        self.client.publish(topic, payload, 1, retain, properties).wait_for_publish(5)

    def wait(self, topic, text, within_s=10):
        wait_until(
            lambda: text in self.last.get(topic, ''),
            within_s,
            f'{text} on {topic}, where {self.last.get(topic)} is,',
        )

    def wait_log(self, text):
        wait_until(
            lambda: any(text in line for line in list(self.log)), 20, f'{text} in {self.log}'
        )

    def end(self):
        self.client.disconnect()
        self.client.loop_stop()
        if self.process.poll() is None:
            self.process.terminate()
        return self.process.wait(10)


@pytest.fixture(scope='module', params=['mosquitto', 'embedded'])
def program(request):
    with Broker(port=0, kind=request.param) as broker:
        program = Program(broker)
        yield program
        assert program.end() == 0


@pytest.fixture
def own():
    """Programs of a test's own, with a broker of its own."""
    started = []
    with Broker(port=0) as broker:

        def start(*arguments):
            started.append(Program(broker, *arguments))
            return started[-1]

        yield start
        for program in started:
            program.end()


def availability(site=HOME):
    return {dialects.availability_topic(device) for device in site.devices.values()}


def test_every_device_is_online_and_tells_its_state(program):
    for device in HOME.devices.values():
        kind = HOME.kinds[device.kind]
        topics = dialects.topics(device, kind)
        wait_until(
            lambda topics=topics: any(
                t in program.last for t in topics if t not in availability()
            ),
            what=device.id,
        )
        assert 'nline' in program.last[dialects.availability_topic(device)]


@pytest.mark.parametrize(
    'name,sets',
    [
        ('kitchen_light', {'state': 'on', 'brightness': 40}),
        ('bedroom_light', {'state': 'on', 'brightness': 60}),
        ('floor_lamp', {'state': 'on', 'color': 'blue'}),
        ('desk_lamp', {'state': 'on', 'brightness': 30}),
        ('ceiling_fan', {'state': 'on', 'speed': 70}),
        ('front_door_lock', {'state': 'unlocked'}),
        ('living_room_blinds', {'position': 50}),
    ],
)
def test_a_command_in_each_dialect_is_done_and_answered(program, name, sets):
    device, kind = HOME.devices[name], HOME.kinds[HOME.devices[name].kind]
    for out in dialects.encode(device, kind, sets):
        program.say(out.topic, out.payload, correlation=name.encode(), sent=time.time())
    known = {}

    def is_done():
        for topic, payload, *_ in list(program.all):
            if topic in dialects.topics(device, kind):
                known.update(dialects.decode(device, kind, topic, payload.encode()).attributes)
        return all(
            known.get(k) == pytest.approx(v, abs=1) if isinstance(v, int) else known.get(k) == v
            for k, v in sets.items()
        )

    wait_until(is_done, what=f'{sets} of {name}, now {known}')
    wait_until(
        lambda: any(
            told[3] == name.encode()
            for told in list(program.all)
            if told[0] in dialects.topics(device, kind)
        ),
        what='an answer',
    )


def test_each_fault_does_what_it_says(program):
    state = 'home/kitchen/coffee_machine/state'
    command = 'home/kitchen/coffee_machine/set'

    def fault(word):
        program.say('sim/coffee_machine/fault', word)
        program.wait_log(f"coffee_machine: fault b'{word}'")  # it comes on a connection of its own

    fault('no_answer')
    program.say(command, '{"state":"on"}')
    time.sleep(0.5)
    assert program.last[state] == '{"state":"off"}'
    fault('slow')
    begun = time.monotonic()
    program.say(command, '{"state":"on"}')
    program.wait(state, 'on')
    # Eight simulated seconds.
    assert time.monotonic() - begun > 0.7
    fault('wrong_state')
    program.say(command, '{"state":"on"}')
    program.wait(state, 'off')
    fault('offline')
    program.wait('home/kitchen/coffee_machine/availability', 'offline')
    program.say(command, '{"state":"on"}')
    fault('none')
    program.wait('home/kitchen/coffee_machine/availability', 'online')
    assert program.last[state] == '{"state":"off"}'
    program.say(command, '{"state":"on"}')
    program.wait(state, 'on')


def test_a_sensor_is_set_by_hand(program):
    program.say('sim/motion_sensor/set', 'on')
    program.wait('home/hall/motion_sensor/state', 'on')
    program.say('sim/smoke_sensor/set', '{"state":"on"}')
    program.wait('home/kitchen/smoke_sensor/state', 'on')


def test_a_retained_command_is_ignored(own):
    # On a broker of its own: what is retained stays for everybody who comes later.
    program = own('home')
    program.say('home/hall/light/set', '{"state":"on"}', retain=True)
    program.wait('home/hall/light/state', '"on"')
    program.say('home/hall/light/set', '{"state":"off"}')
    program.wait('home/hall/light/state', '"off"')
    program.process.terminate()
    program.process.wait(10)
    again = own('home')
    again.wait_log('ignores a retained command on home/hall/light/set')
    assert '"off"' in again.last['home/hall/light/state']


def test_a_command_that_was_sent_long_ago_is_ignored(program):
    program.say('home/kitchen/back_door_lock/set', '{"state":"unlocked"}', sent=time.time() - 60)
    program.wait_log('back_door_lock ignores a command sent at')
    assert program.last['home/kitchen/back_door_lock/state'] == '{"state":"locked"}'


@pytest.mark.parametrize(
    'topic,payload',
    [
        ('home/kitchen/oven/set', b'{"state": "hot"}'),
        ('home/kitchen/oven/set', b'\xff'),
        ('cmnd/desk_lamp/Dimmer', b'bright'),
        ('zigbee2mqtt/floor_lamp/set', b'[]'),
        ('sim/oven/fault', b'broken'),
        ('sim/oven/set', b'{"colour": 3}'),
    ],
)
def test_a_malformed_command_is_ignored_with_a_line_in_the_log(program, topic, payload):
    before = dict(program.last)
    program.say(topic, payload)
    program.wait_log(f'ignores a message on {topic}')
    assert program.last.get('home/kitchen/oven/state') == before.get('home/kitchen/oven/state')


def test_when_the_program_is_killed_every_device_is_offline(own):
    program = own('home')
    program.process.kill()
    for topic in availability():
        program.wait(topic, 'ffline', within_s=20)


@pytest.mark.parametrize('number', [signal.SIGINT, signal.SIGTERM])
def test_the_program_ends_well_and_says_that_all_are_offline(own, number):
    program = own('factory')
    program.process.send_signal(number)
    assert program.process.wait(10) == 0
    for topic in availability(load_site(find_site('factory'))):
        program.wait(topic, 'ffline')


def test_devices_come_back_when_the_broker_was_restarted():
    first = Broker(port=0)
    with first:
        program = Program(first)
        # What was switched on stays on while the broker is away.
        program.say('home/hall/light/set', '{"state":"on"}')
        program.wait('home/hall/light/state', '"on"')
        port = first.port
    program.last.clear()
    with Broker(port=port):
        program.wait('home/hall/light/availability', 'online', within_s=30)
        program.wait('home/hall/light/state', '"on"')
        assert program.end() == 0


def test_the_program_speaks_mqtt_3_too(own):
    program = own('home', '--mqtt-version', '3.1.1')
    program.say('home/hall/light/set', '{"state":"on"}', correlation=b'x')
    program.wait('home/hall/light/state', '"on"')


def test_parts_are_seen_while_the_conveyor_of_their_area_runs(own):
    program = own('factory')
    program.say('factory/line_two/conveyor/set', '{"state":"running","speed":40}')
    program.wait('factory/line_two/part_sensor/state', 'on')
    assert json.loads(program.last['factory/line_two/conveyor/state']) == {
        'state': 'running',
        'speed': 40,
    }


def test_a_site_that_does_not_exist_is_told():
    found = subprocess.run(
        [sys.executable, str(ROOT / 'sim/sim_devices.py'), '--site', 'nowhere'],
        capture_output=True,
        text=True,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        timeout=60,
    )
    assert found.returncode == 2
    assert 'shipped are' in found.stderr
