"""The bridge's and the executor's processes together, from words to a device."""

import json
import signal
import subprocess
import sys
import time
import uuid

from executor_parts import Stack
import pytest
from real_broker import Mosquitto, wait_until
from ros_access import allowed, used
from std_msgs.msg import String

from llm_bridge.adapters.client_ros import BridgeClient

BRIDGE = 'llm_bridge bridge: model'


@pytest.fixture(scope='module')
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp('bridge')
    broker = Mosquitto(folder).start()
    stack = Stack(broker, folder, domain=2).start()
    stack.start_bridge(model='none')
    yield stack
    stack.close()
    broker.kill()


@pytest.fixture
def stack(shared):
    shared.call('reset')
    shared.events.clear()
    shared.replies.clear()
    shared.devices.heard.clear()
    shared.devices.out.clear()
    return shared


def say(stack, text, **more):
    command_id = uuid.uuid4().hex
    stack.command.publish(String(data=json.dumps({'text': text, 'id': command_id, **more})))
    return command_id


def test_words_become_a_plan_that_is_carried_out(stack):
    command_id = say(stack, 'go to the table', speaker='ann')
    assert stack.event('heard', command_id)['speaker'] == 'ann'
    understood = stack.event('understood', command_id)
    assert understood['outcome'] == 'plan'
    assert stack.event('report', command_id)['ok']


def test_plain_text_is_a_command_too(stack):
    stack.command.publish(String(data='start the belt'))
    assert stack.event('report')['ok']
    assert stack.devices.heard[0][1]['state'] == 'running'


def test_a_question_about_the_world_is_answered_from_it(stack):
    wait_until(lambda: stack.world['lock']['attributes'].get('state'))
    stack.devices.states['lock']['state'] = 'locked'
    stack.devices.tell('lock')
    wait_until(lambda: stack.world['lock']['attributes'].get('state') == 'locked')
    command_id = say(stack, 'is the lock locked?')
    understood = stack.event('understood', command_id)
    assert understood['outcome'] == 'answer'
    assert 'yes' in understood['answer'].lower()
    assert stack.devices.heard == []


def test_a_guarded_command_waits_for_a_yes(stack):
    command_id = say(stack, 'unlock the lock')
    stack.event('question', command_id)
    assert stack.devices.heard == []
    stack.answer.publish(String(data='yes'))
    assert stack.event('report', command_id)['ok']
    assert ('lock', {'state': 'unlocked'}) in stack.devices.heard


def test_a_command_that_waits_is_taken_back_in_words(stack):
    waiting = say(stack, 'unlock the lock', speaker='ann')
    stack.event('question', waiting)
    taking = say(stack, 'never mind', speaker='ann')
    assert stack.event('understood', taking)['outcome'] == 'answer'
    report = stack.event('report', waiting)
    assert [step['outcome'] for step in report['steps']] == ['cancelled']
    assert stack.devices.heard == []
    stack.cancel.publish(String(data=waiting))
    assert 'nothing that you asked for' in stack.event('tell', waiting)['text']


def test_words_that_were_held_up_on_their_way_are_not_carried_out(stack):
    command_id = say(stack, 'start the belt', at=time.time() - 60)
    (problem,) = stack.event('refused', command_id)['problems']
    assert problem['code'] == 'stale'
    assert stack.devices.heard == []


def test_a_yes_from_before_the_question_is_not_one_to_it(stack):
    command_id = say(stack, 'unlock the lock')
    stack.event('question', command_id)
    stack.answer.publish(String(data=json.dumps({'text': 'yes', 'at': time.time() - 60})))
    stack.event('not_counted', command_id)
    stack.answer.publish(String(data='no'))
    assert not stack.event('report', command_id)['ok']
    assert stack.devices.heard == []


@pytest.mark.parametrize(
    ('enclave', 'names'), [('executor', ('executor', 'executor_stop')), ('bridge', ('bridge',))]
)
def test_the_sros2_policy_allows_all_that_the_nodes_do(stack, enclave, names):
    for name in names:
        for right, found in used(stack.node, name).items():
            assert found - allowed(f'/llm_bridge/{enclave}', right) == set(), right
            # It is asked of real nodes: something must come.
            assert found or right == 'request' or name == 'executor_stop'


def test_the_sros2_policy_allows_all_that_the_command_line_does(stack, monkeypatch):
    monkeypatch.setenv('ROS_DOMAIN_ID', str(stack.domain))
    with BridgeClient() as client:
        name = client.node_name
        wait_until(lambda: name in stack.node.get_node_names())
        wait_until(lambda: len(used(stack.node, name)['request']) >= 2)
        for right, found in used(stack.node, name).items():
            assert found - allowed('/llm_bridge/console', right) == set(), right


def test_an_mqtt_command_is_understood_and_its_events_come_back_over_mqtt(stack):
    command_id = uuid.uuid4().hex
    stack.mqtt('command', json.dumps({'text': 'stop the belt', 'id': command_id}).encode())
    assert stack.event('report', command_id)['ok']

    def names():
        events = [json.loads(text) for text in stack.devices.said('/event')]
        return [e['event'] for e in events if e['id'] == command_id]

    wait_until(lambda: 'report' in names())
    assert names().count('understood') == 1
    assert names()[0] == 'heard'


def test_a_stop_word_is_understood_and_stops(stack):
    command_id = say(stack, 'stop!')
    assert stack.event('understood', command_id)['outcome'] == 'stop'
    stack.event('stopped')
    refused = say(stack, 'start the belt')

    def ended():  # by the executor, or by the bridge, which may hear of the stop only now
        told = [e for e in list(stack.events) if e.get('id') == refused]
        return next((e for e in told if e['event'] in ('report', 'refused')), None)

    assert not wait_until(ended).get('ok', False)
    assert stack.call('reset').success


@pytest.fixture
def relay(shared):
    """Plans go from the bridge to the executor by way of the test, which may lose them."""
    shared.end_bridge()
    came, pass_on = [], []

    def on_graph(message):
        came.append(message.data)
        for _ in range(pass_on[min(len(came), len(pass_on)) - 1]):
            shared.graph.publish(message)

    subscription = shared.node.create_subscription(String, 'planned', on_graph, 10)
    shared.start_bridge(remaps=[('action_graph', 'planned')], model='none')
    yield came, pass_on
    shared.end_bridge()
    shared.node.destroy_subscription(subscription)
    shared.start_bridge(model='none')


def names_of(stack, command_id):
    return [e['event'] for e in list(stack.events) if e.get('id') == command_id]


def test_a_plan_whose_first_publication_reaches_nobody_is_done_once(relay, stack):
    came, pass_on = relay
    pass_on += [0, 1]
    command_id = say(stack, 'start the belt')
    assert stack.event('report', command_id)['ok']
    assert len(set(came)) == 1 < len(came)
    told = len(came)
    # Two more would have come by now, had the receipt not been heard.
    time.sleep(5)
    assert len(came) == told
    assert 'refused' not in names_of(stack, command_id)
    assert [name for name, _ in stack.devices.heard] == ['belt']


def test_a_plan_that_arrives_twice_is_done_once_and_refused_nowhere(relay, stack):
    _, pass_on = relay
    pass_on += [2]
    command_id = say(stack, 'start the belt')
    stack.event('repeated', command_id)
    assert stack.event('report', command_id)['ok']
    wait_until(
        lambda: any(command_id in e and 'report' in e for e in stack.devices.said('/event'))
    )
    told = [json.loads(text) for text in stack.devices.said('/event')]
    assert 'refused' not in [e['event'] for e in told if e['id'] == command_id]
    assert 'refused' not in names_of(stack, command_id)
    assert names_of(stack, command_id).count('report') == 1
    assert [name for name, _ in stack.devices.heard] == ['belt']


def test_a_plan_that_nobody_takes_is_told_as_lost_and_cancelled_when_it_is_taken_yet(relay, stack):
    came, pass_on = relay
    pass_on += [0]
    command_id = say(stack, 'unlock the lock')
    (problem,) = stack.event('refused', command_id)['problems']
    assert problem['code'] == 'unavailable'
    wait_until(lambda: problem['message'] in stack.replies)
    assert problem['message'].startswith('Nobody took the plan, so nothing is done.')
    # The executor was told to give up what it does not have: nobody needs to hear of that.
    assert 'tell' not in names_of(stack, command_id)
    stack.graph.publish(String(data=came[-1]))
    report = stack.event('report', command_id)
    assert [step['outcome'] for step in report['steps']] == ['cancelled']
    assert stack.devices.heard == []


@pytest.mark.parametrize('text', ['{"text": 5}', '{"text"', '   ', '{"id": "x"}'])
def test_an_unreadable_command_is_refused_once_in_words(stack, text):
    stack.command.publish(String(data=text))
    assert stack.event('refused')['problems'][0]['code'] == 'malformed'
    time.sleep(0.2)
    assert len([e for e in stack.events if e['event'] == 'refused']) == 1


def test_words_that_are_not_to_be_kept_are_in_no_file(stack, tmp_path):
    stack.end_bridge()
    stack.start_bridge(model='none', transcripts='drop', state_folder=tmp_path)
    assert stack.event('report', say(stack, 'start the belt'))['ok']
    stack.end_bridge()
    written = [file for file in tmp_path.rglob('*') if file.is_file()]
    assert 'audit-workshop-bridge.jsonl' in [file.name for file in written]
    assert not [file for file in written if b'the belt' in file.read_bytes()]
    stack.start_bridge(model='none')


def test_a_model_that_cannot_be_loaded_leaves_the_templates(stack, tmp_path):
    stack.end_bridge()
    stack.health.pop(BRIDGE, None)
    stack.start_bridge(model=tmp_path / 'nothing')
    wait_until(lambda: 'only templates work' in stack.health.get(BRIDGE, (0, ''))[1], 60)
    assert stack.event('report', say(stack, 'start the belt'))['ok']


@pytest.mark.parametrize('by', [signal.SIGTERM, signal.SIGINT])
def test_it_ends_when_told_to(stack, by):
    assert stack.end_bridge(by) == 0
    refused_id = uuid.uuid4().hex
    stack.mqtt('command', json.dumps({'text': 'go', 'id': refused_id}).encode())
    assert stack.event('refused', refused_id)['problems'][0]['code'] == 'unavailable'
    stack.start_bridge(model='none')


def test_a_wrong_setting_ends_it_with_a_sentence():
    ended = subprocess.run(
        [sys.executable, '-m', 'llm_bridge.nodes.bridge_node', '--ros-args', '-p', 'modle:=none'],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 2
    assert "did you mean 'model'?" in ended.stderr
