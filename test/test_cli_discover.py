"""llm-bridge discover, with a real broker at which simulated devices announce themselves."""

import json
from pathlib import Path
import re
import subprocess
import time

from geometry_msgs.msg import Twist
from mqtt_parts import a_connection
import pytest
from real_broker import free_port, Mosquitto, wait_until
from ros_parts import Spun
import typer
from typer.testing import CliRunner

from llm_bridge.cli import app
from llm_bridge.site.discovery import home_assistant

DOCUMENT = (Path(__file__).parents[1] / 'docs/discovery.md').read_text(encoding='utf-8')

ANNOUNCED = {
    'homeassistant/light/esp/config': {
        '~': 'esp/lamp',
        'name': 'Reading lamp',
        'schema': 'json',
        'cmd_t': '~/set',
        'stat_t': '~/state',
        'brightness': True,
        'dev': {'name': 'Reading lamp', 'sa': 'Study'},
    },
    'homeassistant/button/esp/config': {'name': 'Restart', 'cmd_t': 'esp/restart'},
    'zigbee2mqtt/bridge/devices': [
        {
            'friendly_name': 'kitchen/fan plug',
            'definition': {
                'exposes': [
                    {'type': 'switch', 'features': [{'name': 'state', 'property': 'state'}]},
                ]
            },
        }
    ],
    'tasmota/discovery/AA/config': {'dn': 'Pump', 't': 'pump', 'rl': [1]},
    'unrelated/config/of/something': {'name': 'x'},
}


def call(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


def discover(broker, *arguments, env=None):
    port = getattr(broker, 'port', broker)
    command = ['discover', '--mqtt-port', port, '--seconds', 1, *arguments]
    return CliRunner().invoke(app, list(map(str, command)), env=env)


@pytest.fixture
def robot():
    spun = Spun()
    yield spun.robot
    spun.end()


@pytest.fixture
def announce(broker):
    """Publish retained messages, as devices do; the broker has them when it returns."""
    connections = []

    def publish(messages, **settings):
        connection = a_connection(broker, **settings)
        connections.append(connection)
        connection.start()
        wait_until(lambda: connection.connected)
        done = []
        for topic, value in messages.items():
            connection.publish(topic, json.dumps(value).encode(), retain=True, done=done.append)
        wait_until(lambda: len(done) == len(messages))

    yield publish
    for connection in connections:
        connection.stop()


def test_what_is_found_is_a_good_site_and_its_devices_are_understood(broker, announce, tmp_path):
    announce(ANNOUNCED)
    file = tmp_path / 'my_flat.yaml'
    result = discover(broker, '--output', file)
    assert result.exit_code == 0, result.output
    assert "the component 'button': Restart" in result.output
    assert 'Found 3 devices and 0 robots' in result.output
    assert 'name: my_flat\n' in file.read_text(encoding='utf-8')

    checked = call('check', file)
    assert checked.exit_code == 0 and 'my_flat: good' in checked.output
    for key in ('reading_lamp', 'fan_plug', 'pump'):
        assert key in checked.output
    said = call(
        *('say', '--dry-run', '--json', '--model', 'none', '--site', file),
        'turn on the reading lamp',
    )
    (step,) = json.loads(said.stdout)['graph']['steps']
    assert (step['skill'], step['target']) == ('turn_on', 'reading_lamp')


def test_it_prints_the_file_and_nothing_else(broker, announce):
    announce(ANNOUNCED)
    result = discover(broker)
    assert result.stdout.startswith('# Found by `llm-bridge discover` at 127.0.0.1:')
    assert 'Listening for 1 s' in result.stderr


def test_a_file_that_is_there_is_not_written_over(broker, announce, tmp_path):
    announce(ANNOUNCED)
    file = tmp_path / 'mine.yaml'
    file.write_text('name: mine\n', encoding='utf-8')
    result = discover(broker, '--output', file)
    assert result.exit_code == 2 and '--force' in result.output
    assert file.read_text(encoding='utf-8') == 'name: mine\n'
    assert discover(broker, '--output', file, '--force').exit_code == 0
    assert 'reading_lamp' in file.read_text(encoding='utf-8')


def test_with_a_site_only_what_it_lacks_is_printed_and_what_is_silent(broker, announce, tmp_path):
    site = tmp_path / 'mine.yaml'
    site.write_text(
        'name: mine\nareas: {study: {}}\ndevices:\n'
        '  my_lamp: {kind: light, mqtt: {dialect: home_assistant, topic: esp/lamp}}\n'
        '  old_plug: {kind: switch, mqtt: {topic: nowhere}}\n'
        '  told_plug: {kind: switch, mqtt: {topic: told}}\n',
        encoding='utf-8',
    )
    announce({**ANNOUNCED, 'told/state': {'state': 'on'}})
    result = discover(broker, '--site', site)
    assert result.exit_code == 0
    assert 'reading_lamp' not in result.stdout
    assert 'fan_plug:' in result.stdout and 'pump:' in result.stdout
    assert '- old_plug' in result.stderr
    assert 'told_plug' not in result.stderr and 'my_lamp' not in result.stderr
    # Put under the sections of the same names, it makes a good site.
    areas, _, devices = result.stdout.partition('areas:\n')[2].partition('devices:\n')
    whole = site.read_text(encoding='utf-8').replace('areas: {study: {}}\n', f'areas:\n{areas}')
    site.write_text(whole + devices, encoding='utf-8')
    assert call('check', site).exit_code == 0


def test_a_broker_that_is_not_there_is_told(tmp_path):
    result = discover(free_port())
    assert result.exit_code == 3
    assert 'Traceback' not in result.output
    assert 'broker' in result.stderr


def test_nothing_announced_is_told_and_no_file_is_written(broker, tmp_path):
    file = tmp_path / 'none.yaml'
    result = discover(broker, '--output', file)
    assert result.exit_code == 1
    assert 'Nothing that fits announced itself' in result.stderr
    assert not file.exists()


def test_it_logs_in_where_the_broker_asks_for_it(tmp_path):
    passwords = tmp_path / 'passwords'
    subprocess.run(['mosquitto_passwd', '-b', '-c', passwords, 'mia', 'secret'], check=True)
    broker = Mosquitto(tmp_path, f'allow_anonymous false\npassword_file {passwords}\n').start()
    try:
        assert discover(broker).exit_code == 3
        result = discover(broker, '--mqtt-user', 'mia', env={'LLM_BRIDGE_MQTT_PASSWORD': 'secret'})
        assert result.exit_code == 1, result.output
        assert 'secret' not in result.output
    finally:
        broker.kill()


def test_nothing_is_sent_to_the_broker(broker, announce):
    announce(ANNOUNCED)
    seen = []
    witness = a_connection(broker)
    witness.subscribe(['#'], lambda message: None if message.retained else seen.append(message))
    witness.start()
    wait_until(lambda: witness.connected)
    discover(broker)
    time.sleep(0.2)
    witness.stop()
    assert seen == []


def test_with_ros_robots_are_found_even_where_no_broker_is(robot):
    robot.create_subscription(Twist, '/rover/cmd_vel', print, 1)
    result = discover(free_port(), '--ros', '--seconds', 6)
    assert result.exit_code == 0, result.output
    assert 'Found 0 devices and 1 robot' in result.stderr
    assert '    namespace: rover\n' in result.stdout


def test_the_document_has_just_the_options_that_there_are():
    told = set(re.findall(r'`(--[a-z-]+)`', DOCUMENT))
    command = typer.main.get_command(app).commands['discover']
    assert told == {option for it in command.params for option in it.opts if option[:2] == '--'}


def test_the_document_names_every_component_that_is_read():
    listed = DOCUMENT.partition('`cmps`; ')[2].partition('; rooms')[0]
    assert [name.split()[0] for name in listed.split(', ')] == sorted(home_assistant.COMPONENTS)
