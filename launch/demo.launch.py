"""Start the whole demo: broker, simulated robots and devices, executor, bridge."""

from dataclasses import replace
import os
from pathlib import Path
import tempfile

from launch import LaunchDescription
from launch.actions import (
    AppendEnvironmentVariable,
    DeclareLaunchArgument,
    ExecuteProcess,
    IncludeLaunchDescription,
    LogInfo,
    OpaqueFunction,
    Shutdown,
)
from launch.substitutions import LaunchConfiguration

from llm_bridge.nodes.gz_sim import (
    bridge_entries,
    in_prefixes,
    missing_packages,
    models_folder,
    NEEDED,
    server_arguments,
    world_file,
    write_bridge,
)
from llm_bridge.nodes.processes import DemoOptions, Process, processes
from llm_bridge.site.load import config_folders, find_site, load_site

ARGUMENTS = (
    (
        'site',
        'home',
        'Name of a shipped site (home, factory; turtlebot only with sim:=none) or the path of a '
        'site file.',
    ),
    (
        'sim',
        'light',
        'Simulator: light (needs nothing more), gazebo (gz-sim through ros_gz where that is '
        'installed, else Gazebo 11), or none (real robots and devices).',
    ),
    (
        'broker',
        'auto',
        'MQTT broker to start: auto, mosquitto, embedded, or none to use a running one.',
    ),
    ('mqtt_host', '127.0.0.1', 'Host of the MQTT broker.'),
    ('mqtt_port', '1883', 'Port of the MQTT broker.'),
    ('namespace', '', 'ROS namespace of bridge and executor; robots have theirs by the site.'),
    ('use_sim_time', 'false', 'Use /clock instead of the system clock; a simulator must tell it.'),
    ('params_file', '', 'YAML file with parameters of bridge and executor.'),
    ('log_level', 'info', 'Log level of every node: debug, info, warn, error, fatal.'),
    ('headless', 'true', 'true: gz-sim opens no window. The other simulators have none.'),
    ('rviz', 'false', 'true: RViz shows the site, the robots and the plan.'),
    (
        'model',
        'local',
        'local: the model that ships; none: stop words and templates; a model folder; or a '
        'server: openai:URL#NAME (docs/models.md).',
    ),
    ('time_scale', '1.0', 'How much faster than real time the simulator runs; gz-sim: 1.'),
    ('listen', 'false', 'true: listen to the microphone, and say replies aloud.'),
    ('dry_run', 'false', 'true: understand and validate, but dispatch nothing.'),
    ('state_folder', '', "Where the audit log lies. Empty: the user's state folder."),
    (
        'extra_ros_args',
        '',
        "More ROS arguments of bridge and executor: '-r /rover/odom:=/amr/odom'.",
    ),
)
ENDING_S = '10'
"""How long a process has, on a busy machine, to end in order."""


def generate_launch_description():
    """Describe the launch arguments and the processes."""
    return LaunchDescription(
        [
            *(
                DeclareLaunchArgument(name, default_value=default, description=text)
                for name, default, text in ARGUMENTS
            ),
            OpaqueFunction(function=_start),
        ]
    )


def _start(context):
    chosen = {name: LaunchConfiguration(name).perform(context) for name, _, _ in ARGUMENTS}
    options = DemoOptions(
        site=chosen['site'],
        sim=chosen['sim'],
        broker=chosen['broker'],
        mqtt_host=chosen['mqtt_host'],
        mqtt_port=int(chosen['mqtt_port']),
        namespace=chosen['namespace'],
        use_sim_time=_is_true(chosen['use_sim_time']),
        params_file=chosen['params_file'],
        log_level=chosen['log_level'],
        model=chosen['model'],
        time_scale=float(chosen['time_scale']),
        listen=_is_true(chosen['listen']),
        dry_run=_is_true(chosen['dry_run']),
        state_folder=chosen['state_folder'],
        extra_ros_args=tuple(chosen['extra_ros_args'].split()),
    )
    first, more = [], []
    if options.sim == 'gazebo':
        missing = missing_packages(os.environ.get('AMENT_PREFIX_PATH', ''))
        if missing:
            first = [LogInfo(msg=f'{", ".join(missing)} not found, so this is Gazebo 11')]
        else:
            options = replace(options, sim='gz_sim')
            site = load_site(find_site(options.site))
            first, bridge = _gz_sim(site, _is_true(chosen['headless']))
            more.append(bridge)
    if _is_true(chosen['rviz']):
        more.append(_rviz(options))
    command = '/'.join(filter(None, (options.namespace.strip('/'), 'command')))
    return [
        *first,
        LogInfo(
            msg=f'llm_bridge: site {options.site}; say a command with: ros2 topic pub --once -w 2 '
            f'/{command} std_msgs/msg/String "{{data: \'YOUR COMMAND\'}}"'
        ),
        *(
            ExecuteProcess(
                cmd=list(process.command),
                name=process.name,
                output='screen',
                additional_env=process.environment,
                sigterm_timeout=ENDING_S,
                on_exit=Shutdown(reason=f'{process.name} ended') if process.essential else None,
            )
            for process in (*processes(options), *more)
        ),
    ]


def _gz_sim(site, is_headless):
    """Return the action that starts gz-sim, and the process that carries its topics to ROS 2."""
    prefixes = os.environ['AMENT_PREFIX_PATH']
    world = world_file(site)
    topics = Path(tempfile.mkdtemp(prefix='llm_bridge_gz_')) / 'gz_bridge.yaml'
    write_bridge(bridge_entries(site, world), topics)
    server = IncludeLaunchDescription(
        str(in_prefixes(NEEDED['ros_gz_sim'], prefixes)),
        launch_arguments={
            'gz_args': server_arguments(world, is_headless=is_headless),
            'on_exit_shutdown': 'true',
        }.items(),
    )
    bridge = in_prefixes(NEEDED['ros_gz_bridge'], prefixes)
    command = (str(bridge), '--ros-args', '-p', f'config_file:={topics}')
    return (
        [AppendEnvironmentVariable('GZ_SIM_RESOURCE_PATH', str(models_folder())), server],
        Process('gz_bridge', command),
    )


def _rviz(options):
    config = next(folder / 'llm_bridge.rviz' for folder in config_folders())
    command = ['rviz2', '-d', str(config), '--ros-args']
    command += ['-p', f'use_sim_time:={str(options.use_sim_time).lower()}']
    if options.namespace:
        markers = f'/{options.namespace.strip("/")}/plan_markers'
        command += ['-r', f'/plan_markers:={markers}']
    return Process('rviz', tuple(command), essential=False)


def _is_true(text):
    return text.lower() in ('true', '1', 'yes', 'on')
