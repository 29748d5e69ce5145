"""A password is in no parameter, log, topic or file of the executor."""

from pathlib import Path
import subprocess

from executor_parts import Stack
import pytest
from rcl_interfaces.srv import GetParameters, ListParameters
from real_broker import Mosquitto, wait_until

from llm_bridge.nodes.bridge_parameters import PARAMETERS as BRIDGE
from llm_bridge.nodes.executor_parameters import PARAMETERS as EXECUTOR

SECRET = 'sesame-4711'


@pytest.mark.parametrize('it', [*EXECUTOR, *BRIDGE], ids=lambda it: it.name)
def test_no_parameter_takes_a_secret(it):
    # mqtt_key_file is the path of one.
    is_path = it.name.endswith('_file')
    for word in ('password', 'secret', 'token', 'api_key', 'key'):
        assert is_path or word not in it.name


def ask(stack, kind, name, **request):
    client = stack.node.create_client(kind, f'/executor/{name}')
    wait_until(client.service_is_ready)
    future = client.call_async(kind.Request(**request))
    wait_until(future.done, 30, name)
    return future.result()


@pytest.mark.parametrize('is_right', [True, False])
def test_a_password_shows_nowhere(tmp_path, monkeypatch, capfd, is_right):
    (tmp_path / 'passwords').write_text(f'house:{SECRET if is_right else "another"}\n')
    subprocess.run(['mosquitto_passwd', '-U', tmp_path / 'passwords'], check=True)
    (tmp_path / 'word').write_text(SECRET + '\n')
    monkeypatch.setenv('LLM_BRIDGE_MQTT_PASSWORD_FILE', str(tmp_path / 'word'))
    monkeypatch.setenv('ROS_LOG_DIR', str(tmp_path / 'logs'))
    config = f'allow_anonymous true\npassword_file {tmp_path}/passwords\n'
    broker = Mosquitto(tmp_path, config).start()
    stack = Stack(broker, tmp_path, mqtt_user='house')
    heard = []
    try:
        stack.start(waits=is_right)
        wait_until(lambda: 'llm_bridge executor: broker' in stack.health, 60)
        if is_right:
            stack.mqtt('command', b'go home')
            stack.event('refused')
        else:
            wait_until(
                lambda: 'password is wrong' in stack.health['llm_bridge executor: broker'][1], 60
            )
        names = ask(stack, ListParameters, 'list_parameters').result.names
        values = ask(stack, GetParameters, 'get_parameters', names=names).values
        heard += [str(values), str(stack.events), str(stack.replies), str(stack.health)]
        heard += [str(stack.world), *(str(message) for message in stack.devices.out)]
        heard.append(Path(f'/proc/{stack.process.pid}/cmdline').read_text())
    finally:
        stack.close()
        broker.kill()
    heard += capfd.readouterr()
    written = [
        path
        for path in tmp_path.rglob('*')
        if path.is_file() and path.name not in ('word', 'passwords')
    ]
    assert any(path.suffix == '.jsonl' for path in written)
    heard += [path.read_text(errors='replace') for path in written]
    assert 'house' in ''.join(heard)
    assert not [text for text in heard if SECRET in text]
