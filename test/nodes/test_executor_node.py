"""The executor's process with a real broker, real ROS 2, a robot and devices around it."""

import json
from pathlib import Path
import signal
import subprocess
import sys
import time
import uuid

from executor_parts import go, LATCHED, SITE, Stack
import pytest
from real_broker import Mosquitto, wait_until
from std_msgs.msg import Empty, String
from typer.testing import CliRunner
from visualization_msgs.msg import MarkerArray

from llm_bridge.cli import app
from llm_bridge.run.audit import read, verify

START = {'skill': 'start', 'target': 'belt', 'args': {'percent': 40}}
UNLOCK = {'skill': 'unlock', 'target': 'lock', 'risk': 'guarded', 'confirm': True}


@pytest.fixture(scope='module')
def shared(tmp_path_factory):
    folder = tmp_path_factory.mktemp('executor')
    broker = Mosquitto(folder).start()
    stack = Stack(broker, folder).start()
    yield stack
    stack.close()
    broker.kill()


@pytest.fixture
def stack(shared):
    """A stack that is not stopped and has forgotten what it heard."""
    shared.call('reset')
    shared.rover.speed = 8.0
    shared.events.clear()
    shared.replies.clear()
    shared.devices.heard.clear()
    shared.devices.out.clear()
    return shared


@pytest.fixture
def fresh(tmp_path, broker):
    stack = Stack(broker, tmp_path, domain=1)
    yield stack
    stack.close()


def driving(stack, graph_id):
    """Let the rover crawl, send it far away, and wait until it moves."""
    stack.rover.speed = 0.4
    stack.rover.x = stack.rover.y = 1.0
    stack.send(graph_id, go('far_end'), {**START, 'after': ['s1']})
    stack.event('step', graph_id, step='s1', status='RUNNING')
    wait_until(lambda: stack.rover.goal)
    stack.rover.halts.clear()


def test_a_plan_over_a_robot_and_a_device_is_done_and_seen(stack):
    stack.send('plan1', go('table'), {**START, 'after': ['s1']})
    report = stack.event('report', 'plan1')
    assert report['ok'], report
    assert [(s['target'], s['outcome'], s['verified_by']) for s in report['steps']] == [
        ('rover', 'confirmed', 'pose'),
        ('belt', 'confirmed', 'state'),
    ]
    assert stack.devices.heard == [
        ('belt', {'speed': 40, 'state': 'running'})
    ] or stack.devices.heard == [('belt', {'state': 'running', 'speed': 40})]
    wait_until(lambda: report['say'] in stack.replies)
    wait_until(lambda: stack.world['belt']['attributes'].get('speed') == 40)
    wait_until(lambda: stack.world['rover']['attributes'].get('place') == 'table')


def test_rviz_sees_the_site_the_robot_and_its_plan(stack):
    seen = []
    watching = stack.node.create_subscription(
        MarkerArray, 'plan_markers', lambda m: seen.append({k.ns for k in m.markers}), LATCHED
    )
    driving(stack, 'shown')
    wait_until(lambda: seen and {'areas', 'places', 'robots', 'robot_paths'} <= seen[-1])
    wait_until(lambda: {'plan', 'plan_ways'} <= seen[-1])
    stack.call('stop')
    stack.event('report', 'shown')
    wait_until(lambda: 'areas' in seen[-1] and 'plan' not in seen[-1])
    stack.node.destroy_subscription(watching)


def test_events_and_replies_go_out_over_mqtt_once(stack):
    stack.send('mqtt1', START)
    report = stack.event('report', 'mqtt1')
    wait_until(lambda: report['say'] in stack.devices.said('/reply'))
    events = [json.loads(text) for text in stack.devices.said('/event')]
    assert [e['event'] for e in events if e['id'] == 'mqtt1'].count('report') == 1


@pytest.mark.parametrize(
    'way',
    [
        'service',
        'stop_now',
        'word',
        'word as json',
        'word as an answer',
        'mqtt',
        'mqtt word',
        'mqtt word as an answer',
        'mqtt word of long ago',
    ],
)
def test_every_way_to_stop_stops_the_robot_and_latches(stack, way):
    graph_id = f'drive_{way}'
    driving(stack, graph_id)
    began = time.monotonic()
    {
        'service': lambda: stack.call('stop'),
        'stop_now': lambda: stack.stop_now.publish(Empty()),
        'word': lambda: stack.command.publish(String(data='Stop!')),
        'word as json': lambda: stack.command.publish(
            String(data='{"text": "stop everything", "id": "x", "speaker": "ann"}')
        ),
        'word as an answer': lambda: stack.answer.publish(String(data='no, stop!')),
        'mqtt': lambda: stack.mqtt('stop', b''),
        'mqtt word': lambda: stack.mqtt('command', b'stop'),
        'mqtt word as an answer': lambda: stack.mqtt('answer', b'{"text": "halt", "by": "ann"}'),
        'mqtt word of long ago': lambda: stack.mqtt('command', b'{"text": "stop", "at": 5}'),
    }[way]()
    wait_until(lambda: stack.rover.halts)
    assert stack.rover.halts[0] - began < 1.0
    assert stack.rover.goal is None
    report = stack.event('report', graph_id)
    assert not report['ok']
    assert 'confirmed' not in [s['outcome'] for s in report['steps']]
    stack.event('stopped')
    stack.send(f'late_{way}', START)
    refused = stack.event('refused', f'late_{way}')
    assert refused['problems'][0]['code'] == 'stopped'
    wait_until(lambda: ('belt', {'state': 'stopped'}) in stack.devices.heard)
    assert stack.call('reset').success
    stack.send(f'again_{way}', START)
    assert stack.event('report', f'again_{way}')['ok']


def test_a_stop_from_the_command_line_needs_no_bridge(stack):
    driving(stack, 'typed')
    domain = {'ROS_DOMAIN_ID': str(stack.domain)}
    result = CliRunner().invoke(app, ['say', '--json', 'stop'], env=domain)
    assert result.exit_code == 0, result.output
    told = json.loads(result.stdout)
    assert (told['outcome'], told['ok']) == ('stop', True)
    assert stack.event('stopped')['by'] == 'terminal'
    assert stack.event('report', 'typed')['steps'][0]['outcome'] == 'cancelled'


def test_a_reset_when_nothing_was_stopped_says_so(stack):
    assert not stack.call('reset').success


def test_only_a_role_that_may_resets_a_stop(fresh):
    text = fresh.site.read_text()
    assert 'channels: {' in text
    fresh.site.write_text(text.replace('channels: {', 'channels: {ros: {role: guest}, '))
    fresh.start()
    assert fresh.call('stop').success
    fresh.event('stopped')
    answer = fresh.call('reset')
    assert not answer.success and "the role 'guest'" in answer.message
    assert fresh.event('refused')['problems'][0]['code'] == 'not_allowed'
    fresh.send('later', START)
    assert fresh.event('refused', 'later')['problems'][0]['code'] == 'stopped'


def test_a_stop_does_not_wait_for_a_broker_that_hangs(stack):
    driving(stack, 'hang')
    stack.broker.freeze()
    try:
        began = time.monotonic()
        assert stack.call('stop').success
        wait_until(lambda: stack.rover.halts)
        assert stack.rover.halts[0] - began < 1.0
        stack.event('report', 'hang')
    finally:
        stack.broker.thaw()
    wait_until(stack.is_ready, 90)


@pytest.mark.parametrize(
    ('way', 'answer', 'outcome'),
    [
        ('ros', 'yes', 'confirmed'),
        ('ros', 'no', 'failed'),
        ('ann', 'yes', 'confirmed'),
        ('mqtt', 'no', 'failed'),
        ('ros', '{"text": "yes", "by": "ann"}', 'confirmed'),
    ],
)
def test_a_guarded_step_waits_for_its_answer(stack, way, answer, outcome):
    graph_id = f'ask_{way}_{answer}'[:60]
    stack.devices.states['lock']['state'] = 'locked'
    stack.devices.tell('lock')
    wait_until(lambda: stack.world['lock']['attributes'].get('state') == 'locked')
    stack.send(graph_id, UNLOCK)
    question = stack.event('question', graph_id)
    wait_until(lambda: question['text'] in stack.replies)
    assert stack.devices.heard == []
    stack.answer.publish(String(data='the kitchen one'))
    # The question of the test before has only just ended: a yes at once could be meant for it.
    time.sleep(1.1)
    if way == 'ros':
        stack.answer.publish(String(data=answer))
    else:
        # Anybody may say no there, and only a user whom the broker has proved a yes.
        stack.mqtt('answer', b'{"text": "yes", "by": "ann", "channel": "terminal"}')
        assert stack.event('not_counted', graph_id)['channel'] == 'mqtt'
        stack.mqtt('answer/ann' if way == 'ann' else 'answer', answer.encode())
    report = stack.event('report', graph_id)
    assert report['steps'][0]['outcome'] == outcome
    by = stack.event('answered', graph_id)['by']
    assert by == ('ann' if answer.startswith('{') else way)


def test_a_graph_that_cannot_be_read_is_refused_and_the_executor_goes_on(stack):
    for text in ('no json', '{}', '[' * 50_000, '{"id": "x", "steps": [{"id": "s1"}]}'):
        stack.graph.publish(String(data=text))
    wait_until(lambda: len([e for e in stack.events if e['event'] == 'refused']) >= 4)
    stack.send('after', START)
    assert stack.event('report', 'after')['ok']


def test_an_mqtt_command_goes_to_the_bridge_if_there_is_one(stack):
    stack.mqtt('command', json.dumps({'text': 'go home', 'id': 'm1', 'speaker': 'ann'}).encode())
    refused = stack.event('refused', 'm1')
    assert refused['problems'][0]['code'] == 'unavailable'
    heard = []
    bridge = stack.node.create_subscription(
        String, 'command', lambda m: heard.append(json.loads(m.data)), 10
    )

    def passed_on():
        stack.mqtt(
            'command',
            json.dumps({'text': 'go home', 'id': f'm{time.time()}', 'speaker': 'ann'}).encode(),
        )
        time.sleep(0.1)
        return heard

    wait_until(passed_on)
    assert heard[0]['text'] == 'go home'
    assert heard[0]['channel'] == 'mqtt'
    stack.node.destroy_subscription(bridge)


def test_a_stale_mqtt_command_is_refused_in_the_events(stack):
    stack.mqtt('command', json.dumps({'text': 'go', 'id': 'old', 'at': 1.0}).encode())
    assert stack.event('refused', 'old')['problems'][0]['code'] == 'stale'


def test_health_is_told_once_a_second(stack):
    stack.health.clear()
    wait_until(lambda: 'llm_bridge executor: run' in stack.health)
    assert stack.health['llm_bridge executor: broker'][0] == 0
    assert stack.health['workshop: rover'] == (0, 'OK')


def test_a_message_type_that_is_missing_is_a_warning_that_keeps_nobody_waiting(fresh):
    odometry = 'odometry: {max_age_s: 3}'
    observe = 'observe: {load: {topic: load, type: nowhere_msgs/msg/Load}}'
    assert odometry in SITE
    fresh.site.write_text(SITE.replace(odometry, f'{odometry}\n    {observe}'))
    fresh.start()
    wait_until(lambda: 'workshop: types' in fresh.health)
    level, message = fresh.health['workshop: types']
    assert level == 1
    assert "'load' of rover stays unknown" in message
    wait_until(lambda: fresh.health['workshop: rover'][0] == 0)
    ours = {it[0] for name, it in fresh.health.items() if name.startswith('llm_bridge executor:')}
    assert ours == {0}


def test_a_broker_that_dies_fails_the_step_and_comes_back(fresh):
    fresh.start()
    fresh.broker.kill()
    wait_until(lambda: fresh.health.get('llm_bridge executor: broker', (0, ''))[0] == 2)
    fresh.devices.out.clear()
    fresh.send('dead', START)
    report = fresh.event('report', 'dead')
    assert report['steps'][0]['outcome'] in ('failed', 'skipped')
    fresh.broker.start()
    wait_until(lambda: fresh.health['llm_bridge executor: broker'][0] == 0, 90)
    # That the devices hear it shows that they are there again.
    wait_until(lambda: fresh.devices.said('/status')[-1:] == ['online'], 90)
    assert fresh.devices.heard == []
    fresh.send('alive', START)
    report = fresh.event('report', 'alive')
    assert report['ok'], report


@pytest.mark.parametrize('by', [signal.SIGTERM, signal.SIGINT])
def test_an_end_halts_reports_and_says_goodbye(fresh, by):
    fresh.start()
    driving(fresh, 'end')
    began = time.monotonic()
    assert fresh.end(by) == 0
    assert time.monotonic() - began < 8
    wait_until(lambda: fresh.rover.halts)
    assert fresh.rover.goal is None
    wait_until(lambda: fresh.devices.said('/status')[-1:] == ['offline'])
    log = fresh.folder / 'state' / 'audit-workshop.jsonl'
    assert verify(log) == []
    report = [e for e in read(log) if e['event'] == 'report'][-1]
    assert report['id'] == 'end'
    outcomes = [s['outcome'] for s in report['steps']]
    assert outcomes in (['cancelled', 'cancelled'], ['cancelled', 'skipped']), report


@pytest.mark.parametrize('dry_run', ['true', 'false'])
def test_the_end_of_an_idle_executor_leaves_alone_what_somebody_else_drives(fresh, dry_run):
    fresh.parameters['dry_run'] = dry_run
    fresh.start()
    fresh.rover.speed = 0.1
    fresh.rover.goal = (9.0, 9.0, 0.0)
    assert fresh.end(signal.SIGINT) == 0
    time.sleep(0.5)
    assert fresh.rover.goal == (9.0, 9.0, 0.0)
    assert fresh.rover.halts == []


def test_a_killed_executor_is_offline_and_its_plan_is_not_taken_up_again(fresh):
    fresh.start()
    driving(fresh, 'cut')
    fresh.end(signal.SIGKILL)
    wait_until(lambda: fresh.devices.said('/status')[-1:] == ['offline'])
    fresh.events.clear()
    fresh.rover.goal = None
    fresh.start()
    log = fresh.folder / 'state' / 'audit-workshop.jsonl'
    report = wait_until(lambda: next((e for e in read(log) if e['event'] == 'report'), None), 60)
    assert (report['id'], report['ok']) == ('cut', False)
    wait_until(lambda: fresh.devices.heard)
    time.sleep(1)
    assert fresh.rover.goal is None
    # What was cut off is halted, and nothing else is done.
    assert {str(it) for it in fresh.devices.heard} == {str(('belt', {'state': 'stopped'}))}


def test_a_stop_outlasts_a_killed_executor(fresh):
    fresh.start()
    fresh.stop_now.publish(Empty())
    fresh.event('stopped')
    wait_until((fresh.folder / 'state' / 'stop-workshop.json').exists)
    fresh.end(signal.SIGKILL)
    fresh.start()
    log = fresh.folder / 'state' / 'audit-workshop.jsonl'

    def refused():
        # ROS 2 may still take the one that was killed for the listener.
        fresh.send(uuid.uuid4().hex, START)
        return [e['problems'][0]['code'] for e in read(log) if e['event'] == 'refused']

    assert set(wait_until(refused)) == {'stopped'}
    assert {str(it) for it in fresh.devices.heard} <= {str(('belt', {'state': 'stopped'}))}
    fresh.call('reset')
    fresh.send('again', START)
    assert fresh.event('report', 'again')['ok']


def test_it_shares_no_memory_that_a_killed_process_could_leave_locked(stack):
    mapped = Path(f'/proc/{stack.process.pid}/maps').read_text()
    assert 'libfastrtps' in mapped
    assert '/dev/shm/fastrtps' not in mapped


def test_a_graph_that_was_published_before_the_start_is_not_carried_out(fresh):
    fresh.send('early', START)
    fresh.start()
    time.sleep(1)
    assert fresh.devices.heard == []


def test_a_dry_run_sends_nothing(fresh):
    fresh.parameters['dry_run'] = 'true'
    fresh.start()
    fresh.send('dry', START)
    report = fresh.event('report', 'dry')
    assert not report['ok']
    assert 'dry run' in report['steps'][0]['reason']
    assert fresh.devices.heard == []


@pytest.mark.parametrize(
    ('arguments', 'words'),
    [
        (['-p', 'sight:=home'], "'sight' is not known; did you mean 'site'?"),
        (['-p', 'site:=nowhere'], 'there is no site'),
        (['-p', 'tick_rate:=5000.0'], 'allowed: 1.0 to 100.0'),
        (['-p', 'mqtt_version:=4'], 'expected a value of type str'),
        (['-p', "mqtt_version:='4'"], 'allowed: auto, 5, 3.1.1'),
        (['-p', 'max_graphs:=0'], 'allowed: 1 to 1000'),
        (['-p', 'state_folder:=/proc/nowhere'], 'cannot be opened'),
    ],
)
def test_a_wrong_setting_ends_it_with_a_sentence(arguments, words):
    ended = subprocess.run(
        [sys.executable, '-m', 'llm_bridge.nodes.executor_node', '--ros-args', *arguments],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    assert words in ended.stderr


def test_the_process_loads_no_model_library():
    ended = subprocess.run(
        [
            sys.executable,
            '-c',
            """
import sys
import llm_bridge.nodes.executor_node
print(sorted({'torch', 'transformers', 'llguidance', 'hassil'} & set(sys.modules)))""",
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert ended.stdout.strip() == '[]'
