"""The listener's process with bridge and executor: from real speech to what moves."""

import os
import signal
import subprocess
import sys
import time

from executor_parts import Stack
import numpy as np
import pytest
from real_broker import Mosquitto, wait_until
from ros_access import allowed, used
from spoken_aloud import speak
from std_msgs.msg import Int16MultiArray, MultiArrayDimension, String

from llm_bridge.adapters.sound_file_av import read_sound
from llm_bridge.voice.sound import RATE, to_pcm16
from llm_bridge.voice.spoken_code import hashed

CHUNK = RATE // 10
CHUNK_EVERY_S = 0.1 / 4
"""Sound comes four times as fast as it was said: a burst is not what a satellite sends."""
CODE, CODE_ALOUD = '472916', 'my code is four, seven, two, nine, one, six'


class Ear:
    """The listener's process, and satellites that send it sound."""

    def __init__(self, stack, folder, **values):
        self.stack, self.folder = stack, folder
        self.audio = stack.node.create_publisher(Int16MultiArray, 'audio', 500)
        self.heard = []
        stack.node.create_subscription(String, 'command', lambda m: self.heard.append(m.data), 100)
        command = [sys.executable, '-m', 'llm_bridge.nodes.listener_node', '--ros-args']
        values = {
            'site': stack.site,
            'mqtt_port': stack.broker.port,
            'satellites': 'hall_box=hall door_box=hall',
            **values,
        }
        for name, value in values.items():
            command += ['-p', f'{name}:={value}']
        self.process = subprocess.Popen(
            command,
            env={
                **os.environ,
                'ROS_DOMAIN_ID': str(stack.domain),
                'LLM_BRIDGE_VOICE_CODES': f'ann:{hashed(CODE)}',
            },
        )
        wait_until(
            lambda: (
                self.audio.get_subscription_count() > 0
                and stack.health.get('llm_bridge listener: broker') == (0, 'OK')
            ),
            60,
            'the listener',
        )
        wait_until(self.is_heard, 60, 'sound at the listener')

    def is_heard(self):
        self.send_chunk(np.zeros(CHUNK, dtype='<i2'))
        time.sleep(0.1)
        return 'hall_box' in self.stack.health.get('llm_bridge listener: sound', (0, ''))[1]

    def sound(self, text, voice='en-us', speed=150):
        """Return what that sounds like, with a moment of silence around."""
        speech = read_sound(speak(self.folder, text, voice, speed))
        quiet = np.zeros(RATE, dtype=np.float32)
        return np.concatenate((quiet[: RATE // 2], speech, quiet))

    def send(self, sound, satellite='hall_box'):
        for chunk in paced(sound):
            self.send_chunk(chunk, satellite)

    def send_chunk(self, samples, satellite='hall_box'):
        message = Int16MultiArray(data=samples.tolist())
        message.layout.dim = [MultiArrayDimension(label=satellite, size=len(samples), stride=1)]
        self.audio.publish(message)

    def end(self, by=signal.SIGTERM):
        self.process.send_signal(by)
        try:
            return self.process.wait(30)
        finally:
            self.process.kill()


def paced(sound):
    """Yield the samples of a sound in chunks, with a pause after each."""
    samples = np.frombuffer(to_pcm16(sound), '<i2')
    for start in range(0, len(samples), CHUNK):
        yield samples[start : start + CHUNK]
        time.sleep(CHUNK_EVERY_S)


@pytest.fixture(scope='module')
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp('listener')
    broker = Mosquitto(folder).start()
    # A slow machine recognises slowly; the question waits for the code.
    stack = Stack(broker, folder, domain=2, confirm_timeout_s=300.0).start()
    stack.start_bridge(model='none')
    ear = Ear(stack, folder, microphone='default')
    yield ear
    ear.process.kill()
    stack.close()
    broker.kill()


def test_the_sros2_policy_allows_all_that_the_listener_does(shared):
    found = used(shared.stack.node, 'listener')
    for right, names in found.items():
        assert names - allowed('/llm_bridge/listener', right) == set(), right
    assert '/audio' in found['subscribe']


@pytest.fixture
def ear(shared):
    stack = shared.stack
    stack.call('reset')
    for kept in (stack.events, stack.replies, stack.devices.heard, shared.heard):
        kept.clear()
    return shared


def test_speech_from_a_satellite_over_ros_moves_the_robot(ear):
    ear.send(ear.sound('go to the table'))
    heard = ear.stack.event('heard', within_s=60)
    assert (heard['channel'], heard['speaker'], heard['area']) == ('voice', 'hall_box', 'hall')
    assert ear.stack.event('transcript', heard['id'])['confidence'] > 0.6
    assert ear.stack.event('report', heard['id'], within_s=60)['ok']
    assert (round(ear.stack.rover.x), round(ear.stack.rover.y)) == (6, 4)


def test_speech_over_mqtt_starts_the_belt(ear):
    for chunk in paced(ear.sound('start the belt')):
        ear.stack.mqtt('audio/door_box', chunk.tobytes())
    report = ear.stack.event('report', within_s=60)
    assert report['ok'], (report, ear.heard)
    assert ('belt', {'state': 'running'}) in ear.stack.devices.heard


def test_stop_is_heard_while_somebody_still_speaks(ear):
    speech = np.tile(ear.sound('stop stop stop stop', speed=120)[RATE // 2 : -RATE], 20)
    samples = np.frombuffer(to_pcm16(speech), '<i2')
    started = time.monotonic()
    for number, start in enumerate(range(0, len(samples), CHUNK)):
        ear.send_chunk(samples[start : start + CHUNK])
        if any(event['event'] == 'stopped' for event in list(ear.stack.events)):
            break
        # As a microphone does: in real time.
        time.sleep(max(0.0, started + number * 0.1 - time.monotonic()))
    else:
        pytest.fail('the stop was not heard')
    assert '"stop"' in ear.heard[0]
    ear.stack.send('g1', {'skill': 'start', 'target': 'belt'})
    assert not ear.stack.event('report', 'g1')['ok']
    ear.send(np.zeros(2 * RATE, dtype=np.float32))


def what_was_said_next(ear):
    """Return the event of what is heard next, once all that comes of it has come."""
    heard = ear.stack.event('heard', within_s=60)
    if ear.stack.event('understood', heard['id'], within_s=60)['outcome'] == 'plan':
        ear.stack.event('report', heard['id'], within_s=60)
    return heard


def test_it_does_not_hear_itself(ear):
    reply = 'I will start the belt and drive the rover to the table.'
    publisher = ear.stack.node.create_publisher(String, 'reply', 100)
    wait_until(lambda: publisher.get_subscription_count() >= 2)
    publisher.publish(String(data=reply))
    wait_until(lambda: reply in ear.stack.replies)
    ear.send(ear.sound(reply))
    # What comes after it is heard: so it was listened to, and passed over.
    ear.send(ear.sound('go to the table'))
    what_was_said_next(ear)
    assert [command for command in ear.heard if 'belt' in command] == []


def test_sound_of_a_stranger_is_not_listened_to(ear):
    ear.send(ear.sound('start the belt'), 'neighbour')
    ear.send(ear.sound('go to the table'), 'hall_box')
    heard = what_was_said_next(ear)
    assert heard['speaker'] == 'hall_box'
    assert ear.stack.devices.heard == []


def asked_about(ear, words, times=3):
    """Say something until it is asked about: what was misheard, people say again."""
    for _ in range(times):
        before = len(understood(ear))
        ear.send(ear.sound(words))
        wait_until(lambda before=before: len(understood(ear)) > before, 60, 'what was said')
        last = understood(ear)[-1]
        if last['outcome'] == 'plan':
            return ear.stack.event('question', last['id'], within_s=60)
    pytest.fail(f'{words!r} was never understood: {understood(ear)}')


def understood(ear):
    return [e for e in list(ear.stack.events) if e['event'] == 'understood']


def test_a_guarded_step_waits_for_a_code_that_is_told_to_nobody(ear):
    asked = asked_about(ear, 'unlock the lock')
    ear.send(ear.sound('yes'))
    ear.stack.event('not_counted', asked['id'], within_s=60)
    assert not any('unlocked' in str(told) for told in ear.stack.devices.heard)
    # What was said is not heard any more, so it is no echo.
    ear.send(ear.sound(CODE_ALOUD, speed=130))
    answered = ear.stack.event('answered', asked['id'], within_s=60)
    assert (answered['by'], answered['channel'], answered['role']) == (
        'ann',
        'voice:ann',
        'member',
    )
    assert ear.stack.event('report', asked['id'], within_s=60)['ok']
    told = ' '.join(map(str, (*ear.stack.events, *ear.heard, *ear.stack.replies)))
    assert CODE not in told.replace(' ', '').replace('-', '')
    assert 'four seven' not in told.lower()


def test_a_microphone_that_is_not_there_is_told_in_a_sentence(ear):
    wait_until(lambda: ear.stack.health.get('llm_bridge listener: microphone', (0, ''))[1])
    said = ear.stack.health['llm_bridge listener: microphone'][1]
    assert 'microphone' in said or 'libportaudio2' in said


def test_it_ends_when_told_to(ear):
    assert ear.end() == 0


@pytest.mark.parametrize(
    ('missing', 'setting'),
    [('faster_whisper', 'pause_s:=0.6'), ('wyoming', 'wyoming_port:=10300')],
)
def test_what_voice_needs_and_is_not_installed_is_told_with_how_to_get_it(missing, setting):
    without = f'import sys; sys.modules[{missing!r}] = None; '
    ended = subprocess.run(
        [
            *(sys.executable, '-c'),
            without + 'from llm_bridge.nodes.listener_node import main; sys.exit(main())',
            *('--ros-args', '-p', setting),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 2, ended.stderr
    assert missing in ended.stderr
    assert 'pip install -r requirements-voice.txt' in ended.stderr
    assert 'Traceback' not in ended.stderr


@pytest.mark.parametrize(
    ('setting', 'sentence'),
    [
        ('satellites:=box=kitchen', "'kitchen' of 'box' is no area"),
        ('satellites:=a=hall a=hall', 'every id once'),
        ('speech_model:=/nowhere', 'no CTranslate2 Whisper model'),
    ],
)
def test_a_wrong_setting_ends_it_with_a_sentence(ear, setting, sentence):
    ended = subprocess.run(
        [
            *(sys.executable, '-m', 'llm_bridge.nodes.listener_node', '--ros-args'),
            *('-p', f'site:={ear.stack.site}', '-p', setting),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ended.returncode == 2
    assert sentence in ended.stderr
