"""What people see of the executor: diagnostics, the world, parameters."""

import json
import os

from diagnostic_msgs.msg import DiagnosticArray
import pytest
import rclpy
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile
from real_broker import wait_until
from ros_parts import Spun
from std_msgs.msg import String

from llm_bridge.adapters.client_ros import BridgeClient
from llm_bridge.adapters.diagnostics_ros import Health, RosDiagnostics
from llm_bridge.adapters.parameters_ros import (
    declare,
    Parameter,
    ParameterError,
    parameters_of,
)
from llm_bridge.adapters.stop_file import StopFile
from llm_bridge.adapters.world_message import read_world, world_data
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.run.stop_latch import Stop
from llm_bridge.site.entity import Pose
from llm_bridge.site.world import EntityState, World

LATCHED = DurabilityPolicy.TRANSIENT_LOCAL


@pytest.fixture
def spun():
    spun = Spun()
    yield spun
    spun.end()


def test_health_is_published_each_second(spun):
    RosDiagnostics(
        spun.node,
        'executor',
        lambda: [Health('run'), Health('belt', 'error', 'it is gone', {'x': 1}, 'house')],
    )
    came = []
    spun.robot.create_subscription(DiagnosticArray, '/diagnostics', came.append, 10)
    wait_until(lambda: came)
    run, belt = came[0].status
    assert (run.name, run.hardware_id, run.level, run.message) == (
        'llm_bridge executor: run',
        'llm_bridge',
        b'\0',
        'OK',
    )
    assert (belt.name, belt.hardware_id, belt.level, belt.message) == (
        'house: belt',
        'house',
        b'\2',
        'it is gone',
    )
    assert belt.values[0].key == 'x'


def test_a_client_waits_for_the_nodes_of_its_own_namespace_only():
    with BridgeClient('hall') as client:
        context = rclpy.Context()
        rclpy.init(context=context)
        nodes = []
        for namespace, level in (('hall', 'ok'), ('yard', 'error')):
            for name in ('executor', 'bridge'):
                node = rclpy.create_node(name, namespace=namespace, context=context)
                node.create_subscription(String, 'command', lambda _: None, 10)
                node.create_publisher(String, 'events', 10)
                told = Health('model', level, f'{name} of the {namespace}')
                nodes.append((node, RosDiagnostics(node, name, lambda told=told: [told])))
        try:
            for _ in range(5):
                client.spin(0.2)
            for _, diagnostics in nodes:
                diagnostics.publish()
            client.wait_ready(20.0)
            assert client.note('bridge', 'model') == 'bridge of the hall'
            assert client.count('executor') == 1
        finally:
            for node, _ in nodes:
                node.destroy_node()
            context.try_shutdown()


def test_the_world_is_the_same_on_the_other_side():
    world = World(
        {
            'rover': EntityState({'holding': '', 'battery': 0.5}, Pose(x=1, y=2), 90.0),
            'lamp': EntityState({'state': 'on'}, None, 40.0, False),
        },
        100.0,
    )
    again = read_world(json.dumps(world_data(world)), 1000.0)
    assert again.pose('rover') == Pose(x=1, y=2)
    assert again.age('rover') == 10.0
    assert again.get('lamp') is None
    assert not again.states['lamp'].available
    assert again.get('rover', 'battery') == 0.5


@pytest.mark.parametrize(
    'text',
    [
        '',
        '[]',
        '{"a": 1}',
        '{"a": {"attributes": {}}}',
        '[' * 90_000,
        '{"a": {"attributes": {}, "pose": {"x": "y"}, "age_s": 1, "available": true}}',
        '{"a": {"attributes": {}, "pose": null, "age_s": NaN, "available": true}}',
        '{"a": {"attributes": {}, "pose": null, "age_s": 1%s, "available": true}}' % ('0' * 400),
    ],
)
def test_an_unreadable_world_is_a_value_error(text):
    with pytest.raises(ValueError):
        read_world(text, 0.0)


@pytest.fixture
def context():
    context = rclpy.Context()
    rclpy.init(context=context)
    yield context
    context.try_shutdown()


def test_what_anybody_publishes_ends_no_client(context):
    node = rclpy.create_node('anybody', context=context)
    events = node.create_publisher(String, 'events', 10)
    world = node.create_publisher(String, 'world', QoSProfile(depth=10, durability=LATCHED))
    with BridgeClient() as client:
        wait_until(lambda: events.get_subscription_count() and world.get_subscription_count())
        for text in ('[' * 90_000, '[]', '{'):
            events.publish(String(data=text))
            world.publish(String(data=text))
        events.publish(String(data='{"event": "tell"}'))

        def heard():
            client.spin(0.1)
            return list(client.events())

        assert wait_until(heard) == [{'event': 'tell'}]
        for _ in range(3):
            client.spin(0.1)
        assert client.world == {}
    node.destroy_node()


SETTINGS = (
    Parameter('rate', 30.0, 'how often', 1.0, 100.0),
    Parameter('count', 3, 'how many'),
    Parameter('mode', 'auto', 'how', choices=('auto', 'off')),
    Parameter('dry', False, 'whether'),
)


def a_node(context, *arguments):
    given = [part for argument in arguments for part in ('-p', argument)]
    return Node(
        'settings',
        context=context,
        cli_args=['--ros-args', *given],
        automatically_declare_parameters_from_overrides=True,
    )


def test_parameters_have_defaults_ranges_and_sentences(context):
    node = a_node(context, 'rate:=15', 'dry:=true')
    assert declare(node, SETTINGS) == {'rate': 15.0, 'count': 3, 'mode': 'auto', 'dry': True}
    described = node.describe_parameter('rate')
    assert described.description == 'how often'
    assert described.read_only
    assert described.floating_point_range[0].to_value == 100.0


@pytest.mark.parametrize(
    ('given', 'words'),
    [
        ('rat:=3', "did you mean 'rate'"),
        ('rate:=0.5', 'allowed: 1.0 to 100.0'),
        ('rate:=fast', 'expected a value of type float'),
        ('mode:=on', 'expected a value of type str'),
        ('mode:=full', 'allowed: auto, off'),
        ('count:=2.5', 'expected a value of type int'),
        ('dry:=1', 'expected a value of type bool'),
    ],
)
def test_a_wrong_parameter_is_an_error_that_says_what_is_allowed(context, given, words):
    with pytest.raises(ParameterError, match=words):
        declare(a_node(context, given), SETTINGS)


def test_what_is_meant_for_another_node_is_passed_over(context):
    # As a file with "/**:" gives it to every node.
    node = a_node(context, 'rate:=15.0', 'speed:=3')
    assert declare(node, SETTINGS, of_other_nodes={'speed'})['rate'] == 15.0
    with pytest.raises(ParameterError, match="'speeed' is not known"):
        declare(a_node(context, 'speeed:=3'), SETTINGS, of_other_nodes={'speed'})


def test_every_setting_of_the_executor_is_a_parameter():
    found = {it.name: it for it in parameters_of(ExecutorSettings)}
    assert set(found) == set(ExecutorSettings.model_fields)
    assert found['max_graphs'].maximum == 1000
    assert found['after_restart'].choices == ('clear', 'as it was')
    assert all(it.description for it in found.values())


def test_a_stop_is_kept_over_a_restart(tmp_path):
    store = StopFile(tmp_path / 'stop.json')
    assert store.load() is None
    store.save(Stop('ann', 'smoke', 12.5))
    assert StopFile(tmp_path / 'stop.json').load() == Stop('ann', 'smoke', 12.5)
    store.save(None)
    assert store.load() is None
    (tmp_path / 'stop.json').write_text('{"by"')
    with pytest.raises(OSError, match='holds no stop'):
        store.load()


def test_a_stop_is_kept_when_the_power_is_cut_right_after_it(tmp_path, monkeypatch):
    on_disk = []
    monkeypatch.setattr(os, 'fsync', lambda number: on_disk.append(os.fstat(number).st_ino))
    StopFile(tmp_path / 'stop.json').save(Stop('ann'))
    # The file, and then the folder that says how it is called.
    assert on_disk == [(tmp_path / 'stop.json').stat().st_ino, tmp_path.stat().st_ino]
