"""Start the whole demo: broker, simulated robots and devices, executor, bridge."""

from launch import LaunchDescription
from launch.actions import (
    DeclareLaunchArgument,
    ExecuteProcess,
    LogInfo,
    OpaqueFunction,
    Shutdown,
)
from launch.substitutions import LaunchConfiguration

from llm_bridge.nodes.processes import DemoOptions, processes

ARGUMENTS = (
    ('site', 'home', 'Name of a shipped site (home, factory) or the path of a site file.'),
    ('sim', 'light', 'Simulator: light (no Gazebo needed) or none (real robots and devices).'),
    (
        'broker',
        'auto',
        'MQTT broker to start: auto, mosquitto, embedded, or none to use a running one.',
    ),
    ('mqtt_host', '127.0.0.1', 'Host of the MQTT broker.'),
    ('mqtt_port', '1883', 'Port of the MQTT broker.'),
    ('namespace', '', 'ROS namespace of bridge and executor.'),
    ('use_sim_time', 'false', 'Use /clock instead of the system clock.'),
    ('params_file', '', 'YAML file with parameters of bridge and executor.'),
    ('log_level', 'info', 'Log level of every node: debug, info, warn, error, fatal.'),
    ('headless', 'true', 'true: no window is opened. The light simulator has none.'),
    (
        'model',
        'local',
        'local: the model that ships; none: stop words and templates; or a model folder.',
    ),
    ('time_scale', '1.0', 'How much faster than real time the light simulator runs.'),
    ('listen', 'false', 'true: listen to the microphone, and say replies aloud.'),
    ('dry_run', 'false', 'true: understand and validate, but dispatch nothing.'),
)


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
        use_sim_time=chosen['use_sim_time'].lower() == 'true',
        params_file=chosen['params_file'],
        log_level=chosen['log_level'],
        model=chosen['model'],
        time_scale=float(chosen['time_scale']),
        listen=chosen['listen'].lower() == 'true',
        dry_run=chosen['dry_run'].lower() == 'true',
    )
    return [
        LogInfo(
            msg=f'llm_bridge: site {options.site}; say a command with: ros2 topic pub --once '
            'command std_msgs/msg/String "{data: \'turn on the kitchen light\'}"'
        ),
        *(
            ExecuteProcess(
                cmd=list(process.command),
                name=process.name,
                output='screen',
                additional_env=process.environment,
                on_exit=Shutdown(reason=f'{process.name} ended') if process.essential else None,
            )
            for process in processes(options)
        ),
    ]
