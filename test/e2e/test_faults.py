"""The real stack under bad input and faults: what it says is true, and nothing goes off later."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid

from fault_stack import FaultStack, left_over, nothing_left, pause
import pytest
from real_broker import wait_until

from llm_bridge.adapters.client_ros import BridgeUnreachableError
from llm_bridge.nodes.demo import running
from llm_bridge.nodes.processes import DemoOptions, processes
from llm_bridge.nodes.supervisor import ProcessEndedError, Supervisor

RUN = 'llm_bridge executor: run'
HALL_LIGHT_ON = {'skill': 'turn_on', 'target': 'hall_light'}


@pytest.fixture(scope='module')
def stack(tmp_path_factory):
    mark = f'fault-{uuid.uuid4().hex}'
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv('LLM_BRIDGE_TEST_MARK', mark)
        with FaultStack(tmp_path_factory.mktemp('faults')) as started:
            started.start('sim_robot', 'sim_devices', 'executor', 'bridge')
            yield started
    assert left_over(mark) == []


@pytest.fixture
def well(stack):
    """Everything runs and nothing is wrong."""
    stack.make_well()
    return stack


@pytest.fixture
def brokerless(stack):
    """Everything runs but the broker."""
    for name in ('sim_robot', 'executor', 'bridge'):
        if not stack.is_running(name):
            stack.start(name)
    if stack.is_running('broker'):
        stack.kill('broker')
    stack.until(lambda: stack.ros.health.get('llm_bridge executor: broker', (0,))[0] == 2)
    stack.until(lambda: stack.ros.is_told() and stack.ros.listeners('command') >= 2)
    stack.meet()
    stack.client.reset()
    return stack


def step_of(report, number=0):
    return report['steps'][number]


def codes(report):
    return {problem['code'] for problem in report['problems']}


def light_works(stack, state='on'):
    """Switch the hall light, and ask the light itself."""
    report = stack.do(f'turn {state} the hall light')
    assert report['ok'], report
    # The witness hears it when it gets round to it, which may be after the executor.
    wait_until(lambda: json.loads(stack.mqtt.last('home/hall/light/state'))['state'] == state)


# Without a broker --------------------------------------------------------------------------


def test_without_a_broker_the_executor_runs_says_so_and_moves_the_robot(brokerless):
    with pytest.raises(BridgeUnreachableError, match='broker.*127.0.0.1'):
        brokerless.client.wait_ready(2.0)
    report = brokerless.do('go to the hall')
    assert report['ok'], report
    assert brokerless.ros.far_from(2.2, 4.8) < 0.3


def test_a_device_command_without_a_broker_says_why_and_does_not_go_off_later(brokerless):
    before = time.monotonic()
    report = brokerless.do('turn on the hall light')
    assert not report['ok']
    assert 'no broker listens at 127.0.0.1' in report['say'], report
    brokerless.make_well()
    pause(brokerless, 1.5)
    assert brokerless.mqtt.orders(before) == []
    light_works(brokerless)


def test_a_stop_without_a_broker_stops_the_robot(brokerless):
    place, _ = brokerless.far_place()
    command = brokerless.client.say(f'go to the {place}')
    brokerless.ros.starts_moving()
    assert brokerless.client.stop()
    assert brokerless.ros.rests_within(4)
    report = brokerless.do('', command_id=command)
    assert step_of(report)['outcome'] == 'cancelled'
    assert brokerless.client.reset()


# A broker that goes and comes --------------------------------------------------------------


def test_a_broker_killed_in_mid_plan_fails_the_step_and_nothing_goes_off_later(well):
    before = time.monotonic()
    place, where = well.far_place()
    plan = well.send_graph(
        {'skill': 'go_to', 'target': 'rover', 'args': {'place': place}},
        {'skill': 'turn_on', 'target': 'kitchen_light'},
    )
    well.ros.starts_moving()
    well.kill('broker')
    report = well.do('', command_id=plan)
    assert not report['ok']
    assert step_of(report)['outcome'] == 'confirmed'
    assert well.ros.far_from(*where) < 0.3
    assert step_of(report, 1)['outcome'] == 'failed'
    assert step_of(report, 1)['reason']
    well.make_well()
    pause(well, 1.5)
    assert well.mqtt.orders(before) == []
    light_works(well, 'off')


def test_the_embedded_broker_carries_the_basic_commands(well):
    well.kill('broker')
    well.start('broker', broker='embedded')
    well.make_well()
    light_works(well, 'on')
    for text, topic, wanted in (
        ('close the bedroom blinds', 'home/bedroom/blinds/state', {'position': 0}),
        ('set the hall light to 40 percent', 'home/hall/light/state', {'brightness': 40}),
        ('lock the front door', 'home/hall/front_door_lock/state', {'state': 'locked'}),
    ):
        report = well.do(text)
        assert report['ok'], report
        assert wait_until(
            lambda t=topic, w=wanted: w.items() <= json.loads(well.mqtt.last(t)).items()
        )
    assert well.do('go to the hall')['ok']
    well.mqtt.send('llm_bridge/home/stop', 'x')
    well.event('stopped', by='mqtt')
    well.kill('broker')


# Devices and the robot ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ('fault', 'outcome', 'words'),
    [
        ('no_answer', 'unconfirmed', 'did not report'),
        ('wrong_state', 'failed', 'its state is off, not on'),
    ],
)
def test_a_device_that_does_not_do_it_is_not_said_to_have_done_it(well, fault, outcome, words):
    well.mqtt.send('sim/kitchen_light/set', 'off')
    well.mqtt.send('sim/kitchen_light/fault', fault)
    report = well.do('turn on the kitchen light')
    assert not report['ok']
    assert step_of(report)['outcome'] == outcome
    assert words in report['say']
    assert json.loads(well.mqtt.last('home/kitchen/light/state'))['state'] == 'off'


def test_an_offline_device_is_told_nothing_also_not_by_a_graph_from_outside(well):
    before = time.monotonic()
    well.mqtt.send('sim/kitchen_light/fault', 'offline')
    well.until(lambda: not well.client.world['kitchen_light']['available'])
    report = well.do('turn on the kitchen light')
    assert codes(report) == {'unavailable'}
    assert 'not reachable' in report['say']
    report = well.carry_out({'skill': 'turn_on', 'target': 'kitchen_light'})
    assert not report['ok']
    assert well.mqtt.orders(before) == []


def test_a_silent_robot_is_not_moved(well):
    place, _ = well.far_place()
    was = well.ros.place
    well.ros.fault(fault='silent')
    well.until(lambda: well.client.world['rover']['pose'] is None)
    report = well.do(f'go to the {place}')
    assert not report['ok']
    assert 'not known where the rover is' in report['say']
    well.ros.fault(fault='none')
    assert well.ros.rests_within(0.5)
    assert well.ros.far_from(*was) < 0.05


def test_a_robot_that_falls_silent_on_its_way_is_stopped(well):
    place, where = well.far_place()
    command = well.client.say(f'go to the {place}')
    well.ros.starts_moving()
    well.ros.fault(fault='silent')
    report = well.do('', command_id=command)
    assert step_of(report)['outcome'] == 'failed'
    assert 'position is not known' in report['say']
    pause(well, 1.0)
    well.ros.fault(fault='none')
    assert well.ros.rests_within(0.5)
    assert well.ros.far_from(*where) > 2


def test_a_stuck_robot_is_said_to_be_off_its_goal_and_does_not_drive_on_later(well):
    place, where = well.far_place()
    well.ros.fault(fault='stuck')
    report = well.carry_out(
        {'skill': 'go_to', 'target': 'rover', 'args': {'place': place}, 'timeout_s': 3}
    )
    assert step_of(report)['outcome'] == 'failed'
    assert 'off its goal' in report['say']
    well.ros.fault(fault='none')
    assert well.ros.rests_within(0.5)
    assert well.ros.far_from(*where) > 2


def test_a_skill_whose_messages_are_not_installed_says_what_to_install(well):
    report = well.do('wave')
    assert step_of(report)['outcome'] == 'failed'
    assert 'package not_installed_msgs is missing' in report['say']
    assert 'pip install' in report['say']
    assert 'not_installed_msgs' in well.ros.health['home: types'][1]


# Several at once ---------------------------------------------------------------------------


def test_two_speakers_who_want_one_robot_get_it_one_after_the_other(well):
    commands = [
        well.client.say('go to the kitchen', speaker='anna'),
        well.client.say('go to the hall', speaker='ben'),
    ]
    light = well.client.say('turn on the desk lamp', speaker='cleo')
    spans = []
    for command in commands:
        events = list(well.client.follow(command, 60))
        assert events[-1]['event'] == 'report' and events[-1]['ok'], events
        at = {e['status']: e['at'] for e in events if e['event'] == 'step'}
        spans.append((at['RUNNING'], at['FINISHED']))
    assert list(well.client.follow(light, 60))[-1]['ok']
    spans.sort()
    assert spans[0][1] <= spans[1][0]


def test_of_a_flood_of_commands_every_one_ends(well):
    places = ('hall', 'kitchen', 'bedroom')
    commands = [
        well.client.say(f'turn on the {places[n % 3]} light', speaker=f'speaker {n}')
        for n in range(40)
    ]
    last = [list(well.client.follow(command, 60))[-1]['event'] for command in commands]
    assert set(last) <= {'report', 'refused'}
    assert last.count('report') >= 8
    light_works(well, 'off')


# Bad input ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    'text',
    ['light ' * 10_000, 'turn on the hall light and ' * 1_667, 'a ' * 9_990],
    ids=['60,000 characters', 'a long chain', '20,000 characters'],
)
def test_a_command_of_ten_thousand_words_is_refused_at_once(well, text):
    before = time.monotonic()
    report = well.do(text, timeout_s=20)
    assert not report['ok'] and report['problems'], report
    assert 'allowed' in str(report['problems']) or 'too long' in str(report['problems'])
    assert well.mqtt.orders(before) == []
    light_works(well)


def test_rubbish_as_a_command_is_refused_in_words_and_nothing_is_done(well):
    before = time.monotonic()
    for text in (
        '',
        '   ',
        '\n',
        '{',
        '{}',
        '{"text": 5}',
        '{"text": null}',
        '{"text": ["stop"]}',
        '{"text": "turn on the hall light", "id": 7}',
        '{"a":' * 5000,
        '\x00\x01\x02',
        'null',
        '[1, 2]',
        '"',
        b'\xff\xfe\xfd',
        b'\xc3\x28 turn on the hall light \x80',
        '💡' * 500,
        '(((((((((((',
        '{place}',
        '$(reboot)',
        "'; drop table lights; --",
    ):
        list(well.client.events())
        well.ros.send('command', text)
        event = well.event(('refused', 'understood'))
        assert event['event'] == 'refused' or event['outcome'] != 'plan', (text, event)
        assert event['problems'] or event['outcome'] == 'unknown', (text, event)
    assert well.mqtt.orders(before) == []
    light_works(well, 'off')


def test_rubbish_of_somebody_else_does_not_end_the_report_of_a_command(well):
    place, where = well.far_place()
    command = well.client.say(f'go to the {place}')
    well.ros.starts_moving()
    well.ros.send('command', '{"text": 5, "id": "another"}')
    well.ros.send('action_graph', 'no graph')
    well.mqtt.send('llm_bridge/home/command', b'\xff')
    report = well.do('', command_id=command)
    assert report['ok'], report
    assert well.ros.far_from(*where) < 0.3


def test_a_command_that_is_refused_unread_is_refused_under_its_id(well):
    command = uuid.uuid4().hex
    well.ros.send('command', json.dumps({'text': 'x' * 30_000, 'id': command}))
    well.event('refused', id=command)


def graph(**more):
    return {
        'id': uuid.uuid4().hex,
        'site': 'home',
        'created': time.time(),
        'tier': 'given',
        'steps': [{'id': 's1', **HALL_LIGHT_ON}],
        **more,
    }


def bad_graphs():
    yield from (
        '',
        'null',
        '[]',
        '{',
        '{}',
        '"turn on"',
        '[' * 100_000,
        b'\xff\xfe',
        'x' * 1_100_000,
    )
    step = {'id': 's1', **HALL_LIGHT_ON}
    for more in (
        {'steps': []},
        {'steps': 5},
        {'steps': [step, step]},
        {'steps': [{**step, 'skill': 'explode'}]},
        {'steps': [{**step, 'target': 'nobody'}]},
        {'steps': [{**step, 'args': {'percent': 50}}]},
        {'steps': [{**step, 'after': ['s1']}]},
        {'steps': [{**step, 'after': ['s9']}]},
        {'steps': [{**step, 'surprise': 1}]},
        {'steps': [{**step, 'id': f's{n}'} for n in range(1000)]},
        {'site': 'factory'},
        {'created': time.time() - 3600},
        {'created': time.time() + 3600},
        {'created': 'yesterday'},
        {'id': ''},
        {'id': 'x' * 100},
        {
            'steps': [
                {
                    'id': 's1',
                    'skill': 'set_brightness',
                    'target': 'hall_light',
                    'args': {'percent': float('nan')},
                }
            ]
        },
        {
            'steps': [
                {
                    'id': 's1',
                    'skill': 'set_brightness',
                    'target': 'hall_light',
                    'args': {'percent': 1e308},
                }
            ]
        },
        {
            'steps': [
                {'id': 's1', 'skill': 'go_to', 'target': 'rover', 'args': {'place': 'stairs'}}
            ]
        },
        {'steps': [{**step, 'timeout_s': -1}]},
    ):
        yield json.dumps(graph(**more))


def test_a_bad_action_graph_is_refused_and_never_dispatched(well):
    before = time.monotonic()
    for text in bad_graphs():
        list(well.client.events())
        well.ros.send('action_graph', text)
        event = well.event('refused')
        assert event['problems'][0]['message'], event
    assert well.mqtt.orders(before) == []
    assert not well.ros.is_moving
    good = graph()
    for _ in range(2):
        well.ros.send('action_graph', json.dumps(good))
    assert well.do('', command_id=good['id'])['ok']

    def ids(name):
        return [e['id'] for e in mqtt_events(well, name, before)]

    # The same once more is no refusal: its sender may have heard nothing of the first.
    well.until(lambda: good['id'] in ids('repeated'))
    assert good['id'] not in ids('refused')
    other = {**good, 'created': good['created'] + 0.01}
    well.ros.send('action_graph', json.dumps(other))
    well.until(lambda: good['id'] in ids('refused'))
    assert codes(mqtt_events(well, 'refused', before)[-1]) == {'duplicate'}
    assert len(well.mqtt.orders(before)) == 1


# MQTT --------------------------------------------------------------------------------------


def mqtt_events(stack, name, since):
    events = [
        json.loads(m.payload)
        for m in list(stack.mqtt.heard)
        if m.topic == 'llm_bridge/home/event' and m.at >= since
    ]
    return [e for e in events if e['event'] == name]


def test_a_command_over_mqtt_is_carried_out_once_and_rubbish_is_refused(well):
    before = time.monotonic()
    bad = (
        b'\xff\xfe\x00',
        b'{',
        b'{"text": 1}',
        b' ',
        b'x' * 30_000,
        json.dumps({'text': 'turn on the hall light', 'at': time.time() - 60}).encode(),
        json.dumps({'text': 'turn on the hall light', 'at': time.time() + 60}).encode(),
    )
    for payload in (*bad, b''):
        well.mqtt.send('llm_bridge/home/command', payload)
    well.until(lambda: len(mqtt_events(well, 'refused', before)) >= len(bad))
    pause(well, 0.5)
    assert len(mqtt_events(well, 'refused', before)) == len(bad)
    assert well.mqtt.orders(before) == []
    command = uuid.uuid4().hex
    for _ in range(2):
        well.mqtt.send(
            'llm_bridge/home/command',
            json.dumps({'text': 'turn on the hall light', 'id': command, 'at': time.time()}),
        )
    assert well.do('', command_id=command)['ok']

    def said(name):
        return [e.get('ok') for e in mqtt_events(well, name, before) if e['id'] == command]

    well.until(lambda: said('report') == [True], what='one report over MQTT')
    well.until(lambda: said('refused') == [None], what='one refusal of the second')
    assert len(well.mqtt.orders(before)) == 1


def test_rubbish_as_an_answer_is_no_yes(well):
    before = time.monotonic()
    command = well.client.say('unlock the back door')
    question = well.event('question', id=command)
    assert 'unlock' in question['text']
    for answer in (
        b'\xff\xfe',
        b'',
        b'{',
        b'{"text": true}',
        b'{"text": ["yes"]}',
        b'yes' * 9_000,
        b'{"text": "yes", "question_id": "another"}',
    ):
        well.mqtt.send('llm_bridge/home/answer', answer)
    for answer in ('', '{', '[]', '{"text": 1}', b'\xff', '{"text": "yes", "question_id": "no"}'):
        well.ros.send('answer', answer)
    pause(well, 0.5)
    well.mqtt.send('llm_bridge/home/answer', b'no')
    report = well.do('', command_id=command)
    assert step_of(report)['code'] == 'not_confirmed', json.dumps(report['steps'])
    assert well.mqtt.orders(before) == []
    assert json.loads(well.mqtt.last('home/kitchen/back_door_lock/state'))['state'] == 'locked'


def test_what_was_retained_while_the_executor_was_away_only_stops(well):
    topics = [f'llm_bridge/home/{name}' for name in ('command', 'answer', 'stop')]
    before = time.monotonic()
    well.kill('executor')
    for topic, payload in zip(topics, ('turn on the hall light', 'yes', b'\xff'), strict=True):
        well.mqtt.send(topic, payload, retain=True)
    try:
        well.start('executor')
        well.until(lambda: 'stopped by mqtt, retained' in well.ros.health[RUN][1], 30)
        well.until(lambda: len(mqtt_events(well, 'refused', before)) == 2)
        refused = mqtt_events(well, 'refused', before)
        assert {e['problems'][0]['code'] for e in refused} == {'stale'}
    finally:
        for topic in topics:
            well.mqtt.send(topic, b'', retain=True)
    assert well.mqtt.orders(before) == []
    well.make_well()
    light_works(well)


# Stops -------------------------------------------------------------------------------------


@pytest.mark.parametrize('way', ['service', 'word', 'mqtt'])
def test_a_stop_in_mid_drive_holds_until_the_reset(well, way):
    place, where = well.far_place()
    command = well.client.say(f'go to the {place}')
    well.ros.starts_moving()
    if way == 'service':
        assert well.client.stop()
    elif way == 'word':
        well.ros.send('command', 'stop!')
    else:
        well.mqtt.send('llm_bridge/home/stop', b'\x00\xff')
    assert well.ros.rests_within(4)
    report = well.do('', command_id=command)
    assert step_of(report)['outcome'] == 'cancelled'
    assert 'stopped' in step_of(report)['reason']
    before = time.monotonic()
    report = well.do('turn on the hall light')
    assert not report['ok'] and 'stopped' in codes(report), report
    pause(well, 0.5)
    assert well.mqtt.orders(before) == []
    assert well.client.reset()
    pause(well, 0.5)
    assert not well.ros.is_moving and well.ros.far_from(*where) > 1
    light_works(well, 'off')
    light_works(well, 'on')


# Processes that are killed -----------------------------------------------------------------


def test_a_bridge_killed_in_mid_plan_changes_nothing_and_a_stop_still_works(well):
    place, where = well.far_place()
    command = well.client.say(f'go to the {place}')
    well.ros.starts_moving()
    well.kill('bridge')
    report = well.do('', command_id=command)
    assert step_of(report)['outcome'] == 'confirmed', report
    assert well.ros.rests_within(4)
    assert well.ros.far_from(*where) < 0.3
    place, where = well.far_place()
    plan = well.send_graph({'skill': 'go_to', 'target': 'rover', 'args': {'place': place}})
    well.ros.starts_moving()
    well.ros.send('command', 'stop')
    assert well.ros.rests_within(4)
    report = well.do('', command_id=plan)
    assert step_of(report)['outcome'] == 'cancelled', report
    well.make_well()
    light_works(well, 'off')


def test_without_an_executor_the_robot_only_ends_its_drive_and_commands_are_refused(well):
    """A robot that drives by goal poses has its goal: it drives there, and stays there.

    Nothing of the bridge can halt it on the way when the executor itself is gone; there is no
    skill that moves a robot by velocities, which the robot would drop by itself.
    """
    place, where = well.far_place()
    well.client.say(f'go to the {place}')
    well.ros.starts_moving()
    well.kill('executor')
    wait_until(lambda: well.mqtt.last('llm_bridge/home/status') == 'offline', 20)
    assert well.ros.rests_within(20)
    assert well.ros.far_from(*where) < 0.3
    pause(well, 3.0)
    before = time.monotonic()
    report = well.do('turn on the hall light', timeout_s=20)
    assert codes(report) == {'unavailable'} and 'No executor runs' in str(report['problems'])
    pause(well, 1.0)
    well.make_well()
    pause(well, 1.0)
    assert well.mqtt.orders(before) == []
    assert well.mqtt.last('llm_bridge/home/status') == 'online'
    light_works(well)


def report_on_mqtt(well, command_id, within_s):
    """The report as MQTT tells it: over ROS, who was not discovered yet may miss an early one."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        pause(well, 0.2)
        for heard in list(well.mqtt.heard):
            if b'"report"' in heard.payload and command_id.encode() in heard.payload:
                return json.loads(heard.payload)
    pytest.fail('no report came')


def test_an_executor_that_comes_back_halts_what_it_had_set_moving_and_says_so(well):
    well.ros.fault(fault='slow')
    place, where = well.far_place()
    command = well.client.say(f'go to the {place}')
    well.ros.starts_moving()
    well.kill('executor')
    pause(well, 0.5)
    assert well.ros.is_moving
    well.start('executor')
    report = report_on_mqtt(well, command, 20)
    assert step_of(report)['outcome'] == 'cancelled'
    assert 'started again' in report['say']
    assert well.ros.rests_within(4)
    assert well.ros.far_from(*where) > 1
    well.until(lambda: well.seen('rover').get('state') == 'idle', what='the rover seen at rest')


# Starts that fail --------------------------------------------------------------------------


@pytest.fixture
def mark(monkeypatch):
    """A mark in the environment of every process that a test starts."""
    word = f'start-{uuid.uuid4().hex}'
    monkeypatch.setenv('LLM_BRIDGE_TEST_MARK', word)
    # The nodes of the other stack are not to be taken for those of this one.
    monkeypatch.delenv('ROS_DOMAIN_ID')
    return word


def options_in(folder, **more):
    return DemoOptions(
        broker='mosquitto', mqtt_port=0, model='none', state_folder=str(folder), **more
    )


def test_an_unknown_site_is_named_and_everything_ends(mark, tmp_path):
    with (
        pytest.raises(ProcessEndedError, match=r"'nowhere'.*home"),
        running(options_in(tmp_path, site='nowhere'), isolated=True, notice=print),
    ):
        pass
    assert left_over(mark) == []


def test_a_port_that_is_taken_is_named_and_everything_ends(mark, tmp_path):
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        taken.listen()
        port = taken.getsockname()[1]
        listed = processes(DemoOptions(model='none', mqtt_port=port, broker='mosquitto'))
        with (
            pytest.raises(ProcessEndedError, match=f'port {port} .* is taken by'),
            Supervisor(listed, tmp_path),
        ):
            pass
    assert left_over(mark) == []


def test_a_demo_that_is_killed_leaves_no_process_behind(mark, tmp_path):
    demo = subprocess.Popen(
        [
            sys.executable,
            '-c',
            'from llm_bridge.cli import main; main()',
            'demo',
            '--model',
            'none',
            '--mqtt-port',
            '1884',
            '--say',
            'go to the hall',
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, 'XDG_STATE_HOME': str(tmp_path)},
    )
    wait_until(
        lambda: len(left_over(mark)) >= 7 or demo.poll() is not None,
        40,
        'every process of the demo',
    )
    assert demo.poll() is None, demo.stdout.read()
    demo.send_signal(signal.SIGKILL)
    demo.wait()
    assert nothing_left(mark, within_s=20) == []
