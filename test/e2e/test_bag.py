"""A session is recorded as a bag, and the bag tells the session again."""

from contextlib import contextmanager
import json
import time

from bag import messages, play, recorded, spun_node
import pytest
from real_broker import wait_until
from test_commands import world_becomes
from visualization_msgs.msg import MarkerArray

from llm_bridge.nodes.demo import one_command, running
from llm_bridge.nodes.processes import DemoOptions

TOPICS = (  # those of docs/ros2.md
    '/command', '/events', '/action_graph', '/reply', '/world', '/plan_markers', '/diagnostics',
)  # fmt: skip


@contextmanager
def session(folder):
    """A new session of the demo at home; gives its client, and what says a command there."""
    options = DemoOptions(
        site='home', broker='mosquitto', mqtt_port=0, time_scale=6.0, state_folder=str(folder)
    )
    with running(options, isolated=True, notice=print) as (supervisor, client):

        def say(text):
            report = one_command(supervisor, client, text, answers='', timeout_s=60, console=None)
            assert report['ok'], report

        yield client, say


@pytest.fixture(scope='module')
def told(tmp_path_factory):
    """The bag of a session in which a light went on, and what became of it played there again."""
    folder = tmp_path_factory.mktemp('bag') / 'session'
    with session(tmp_path_factory.mktemp('first')) as (client, say):
        with recorded(folder, TOPICS):
            # By the bridge, the executor and the recorder.
            wait_until(lambda: client._command.get_subscription_count() > 2, 30, 'listeners')
            say('turn on the kitchen light')
            time.sleep(1.5)  # The markers and the diagnostics come once or twice a second.
        say('turn off the kitchen light')
        list(client.events())
        heard = []
        for topic, listeners in (('/command', 2), ('/action_graph', 1)):
            before = len(heard)
            play(folder, topic, listeners=listeners)

            def answered(since=before):
                client.spin(0.1)
                for event in client.events():
                    heard.extend(p['code'] for p in event.get('problems', []))
                    heard.extend([event['event']] if event['event'] == 'repeated' else [])
                return len(heard) > since

            wait_until(answered, 30, f'an answer to the played {topic}')
        assert world_becomes(client, {'kitchen_light': {'state': 'off'}}) == {}
    return folder, heard


@pytest.fixture(scope='module')
def bag(told):
    return told[0]


@pytest.fixture(scope='module')
def another(told, tmp_path_factory):
    """A session that has never heard of the recorded one."""
    with session(tmp_path_factory.mktemp('second')) as started:
        yield started


def test_every_topic_of_the_session_is_in_the_bag(bag):
    assert {topic for topic in TOPICS if messages(bag, topic)} == set(TOPICS)


def test_the_bag_tells_what_was_said_planned_and_done(bag):
    graph = json.loads(messages(bag, '/action_graph')[-1].data)
    events = [json.loads(m.data) for m in messages(bag, '/events')]
    assert json.loads(messages(bag, '/command')[0].data)['text'] == 'turn on the kitchen light'
    assert [(s['target'], s['skill']) for s in graph['steps']] == [('kitchen_light', 'turn_on')]
    assert [e['ok'] for e in events if e['event'] == 'report'] == [True]
    assert 'kitchen light' in messages(bag, '/reply')[-1].data


def test_what_is_played_in_its_own_session_came_before_and_is_not_done(told):
    assert told[1] == ['duplicate', 'repeated']


def test_played_markers_are_shown_again(bag):
    heard = []
    with spun_node('view') as node:
        node.create_subscription(MarkerArray, '/again/plan_markers', heard.append, 100)
        play(bag, '/plan_markers', under='/again')
        wanted = messages(bag, '/plan_markers')
        wait_until(lambda: len(heard) >= len(wanted), 30, 'the markers')
    for played, recorded_ones in zip(heard, wanted, strict=True):
        assert [(m.ns, m.id) for m in played.markers] == [
            (m.ns, m.id) for m in recorded_ones.markers
        ]


def test_a_command_played_in_another_session_is_carried_out_there(another, bag):
    client, say = another
    say('turn off the kitchen light')
    play(bag, '/command', listeners=2)
    assert world_becomes(client, {'kitchen_light': {'state': 'on'}}) == {}
