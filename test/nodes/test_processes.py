"""One list of processes serves scripts/demo and the launch file."""

import ast
from pathlib import Path

import pytest
import rclpy

from llm_bridge.nodes.processes import DemoOptions, processes

ROOT = Path(__file__).resolve().parents[2]


def names(**options):
    return [process.name for process in processes(DemoOptions(**options))]


def command(name, **options):
    return next(p.command for p in processes(DemoOptions(**options)) if p.name == name)


def test_the_demo_starts_everything():
    assert names() == ['broker', 'sim_robot', 'sim_devices', 'executor', 'bridge']


def test_real_robots_and_a_running_broker_leave_only_the_bridge_itself():
    assert names(sim='none', broker='none') == ['executor', 'bridge']


@pytest.mark.parametrize('sim', ['light', 'gazebo'])
def test_both_simulators_are_the_same_processes_with_other_physics(sim):
    assert names(sim=sim) == names()
    assert f'physics:={sim}' in command('sim_robot', sim=sim)


def test_who_wants_to_speak_gets_a_listener_of_which_nothing_hangs():
    assert names(listen=True)[-1] == 'listener'
    [listener] = [p for p in processes(DemoOptions(listen=True)) if p.name == 'listener']
    assert not listener.essential
    assert {'microphone:=default', 'speak:=espeak', 'site:=home'} <= set(listener.command)


@pytest.mark.parametrize('name', ['executor', 'bridge', 'listener'])
def test_the_nodes_get_site_namespace_and_parameters(name):
    chosen = {'site': 'factory', 'namespace': 'hall_3', 'params_file': 'p.yaml'}
    got = command(name, log_level='warn', listen=True, **chosen)
    for part in ('site:=factory', '__ns:=/hall_3', 'p.yaml', 'warn'):
        assert part in got


def test_the_broker_port_reaches_everyone_who_speaks_mqtt():
    for name in ('broker', 'sim_devices', 'executor'):
        assert any('2883' in part for part in command(name, mqtt_port=2883))


def test_without_a_broker_ros_can_read_the_parameters():
    without = command('executor', mqtt_host='', broker='none', sim='none')
    context = rclpy.Context()
    context.init(['executor', *without[without.index('--ros-args') :]])
    context.shutdown()
    assert "mqtt_host:=''" in without


def test_the_launch_file_has_no_list_of_its_own():
    tree = ast.parse((ROOT / 'launch' / 'demo.launch.py').read_text(encoding='utf-8'))
    started = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, 'id', '') in ('ExecuteProcess', 'Node')
    ]
    assert len(started) == 1
    assert any(
        isinstance(node, ast.Call) and getattr(node.func, 'id', '') == 'processes'
        for node in ast.walk(tree)
    )


def test_every_launch_argument_is_an_option_of_the_demo():
    text = (ROOT / 'launch' / 'demo.launch.py').read_text(encoding='utf-8')
    arguments = next(
        ast.literal_eval(node.value)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Assign) and node.targets[0].id == 'ARGUMENTS'
    )
    options = DemoOptions.__dataclass_fields__
    # Windows are nothing that scripts/demo opens.
    assert {name for name, _, _ in arguments} ^ set(options) == {'headless', 'rviz'}
    for name, default, _ in arguments:
        if name in options:
            ours = options[name].default
            shown = str(ours).lower() if isinstance(ours, bool) else str(ours or '')
            assert default == shown, name
    assert all(description.endswith('.') for _, _, description in arguments)


@pytest.mark.parametrize(('broker', 'is_given'), [('auto', True), ('none', False)])
def test_only_to_the_own_broker_guarded_orders_are_sent_without_a_login(broker, is_given):
    assert ('mqtt_guarded:=any' in command('executor', broker=broker)) is is_given


@pytest.mark.parametrize(('sim', 'is_given'), [('light', True), ('none', False)])
def test_only_where_everything_is_simulated_a_stop_ends_with_the_demo(sim, is_given):
    assert ('after_restart:=clear' in command('executor', sim=sim)) is is_given


@pytest.mark.parametrize('sim', ['light', 'gz_sim'])
def test_the_robots_are_driven_by_one_program_in_every_simulator(sim):
    assert f'physics:={sim}' in command('sim_robot', sim=sim)
    assert names(sim=sim) == names()
