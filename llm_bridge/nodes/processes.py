"""The processes of the demo: one list for `scripts/demo` and for `ros2 launch`."""

from dataclasses import dataclass, field
import os
from pathlib import Path
import sys


@dataclass(frozen=True)
class DemoOptions:
    """What one chooses when the demo is started."""

    site: str = 'home'
    """Name of a shipped site, or the path of a site file."""
    sim: str = 'light'
    """light: our own simulator; gazebo: the same robots in Gazebo 11; gz_sim: in a gz-sim that
    ros_gz shows; none: real robots and devices."""
    broker: str = 'auto'
    """auto: mosquitto if installed, else the embedded broker; mosquitto; embedded; none: use the
    one at mqtt_host:mqtt_port."""
    mqtt_host: str = '127.0.0.1'
    mqtt_port: int = 1883
    namespace: str = ''
    """ROS namespace of bridge and executor."""
    use_sim_time: bool = False
    params_file: str = ''
    log_level: str = 'info'
    model: str = 'local'
    """local: the model that ships; none: stop words and templates only; or a model folder."""
    time_scale: float = 1.0
    """How much faster than real time the simulator runs."""
    dry_run: bool = False
    """Understand and validate, but dispatch nothing."""
    listen: bool = False
    """Listen to the microphone, and say replies aloud."""
    state_folder: str = ''
    """Where the audit log lies; empty: the user's state folder."""
    extra_ros_args: tuple[str, ...] = ()


@dataclass(frozen=True)
class Process:
    """One process: its name and its command line."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str] = field(default_factory=dict)
    """Variables beyond the inherited ones."""
    essential: bool = True
    """When it ends by itself, the demo ends."""


def sim_folder() -> Path:
    """Return where the simulator's programs are: the source tree, or the installed package.

    Raises FileNotFoundError when they are in neither place.
    """
    source = Path(__file__).resolve().parents[2] / 'sim'
    if (source / 'sim_robot.py').is_file():
        return source
    for prefix in os.environ.get('AMENT_PREFIX_PATH', '').split(os.pathsep):
        installed = Path(prefix) / 'lib' / 'llm_bridge'
        if prefix and (installed / 'sim_robot.py').is_file():
            return installed
    raise FileNotFoundError(
        f"the simulator's programs are not in {source} nor in lib/llm_bridge of a sourced "
        'workspace; source install/setup.bash, or start with sim:=none'
    )


def processes(options: DemoOptions) -> tuple[Process, ...]:
    """Return what is to be started, in order."""
    python = sys.executable
    ros = _ros_arguments(options)
    # ROS reads YAML there, and takes nothing at all for a fault.
    host = options.mqtt_host or "''"
    mqtt = ('-p', f'mqtt_host:={host}', '-p', f'mqtt_port:={options.mqtt_port}')
    found: list[Process] = []
    if options.broker != 'none':
        found.append(
            Process(
                'broker',
                (
                    python,
                    '-m',
                    'llm_bridge.nodes.broker',
                    '--kind',
                    options.broker,
                    '--host',
                    options.mqtt_host,
                    '--port',
                    str(options.mqtt_port),
                ),
            )
        )
    if options.sim != 'none':
        programs = sim_folder()
        found.append(
            Process(
                'sim_robot',
                (
                    python,
                    str(programs / 'sim_robot.py'),
                    '--ros-args',
                    '-p',
                    f'site:={options.site}',
                    '-p',
                    f'time_scale:={options.time_scale}',
                    '-p',
                    f'physics:={options.sim}',
                    '-p',
                    _use_sim_time(options),
                    '--log-level',
                    options.log_level,
                ),
            )
        )
        found.append(
            Process(
                'sim_devices',
                (
                    python,
                    str(programs / 'sim_devices.py'),
                    '--site',
                    options.site,
                    '--host',
                    options.mqtt_host,
                    '--port',
                    str(options.mqtt_port),
                    '--time-scale',
                    str(options.time_scale),
                ),
            )
        )
    state = ('-p', f'state_folder:={options.state_folder}') if options.state_folder else ()
    # Our own broker is for programs of this machine; it asks for no password.
    guarded = () if options.broker == 'none' else ('-p', 'mqtt_guarded:=any')
    # What was stopped last time was in a simulation that is gone.
    fresh = () if options.sim == 'none' else ('-p', 'after_restart:=clear')
    found.append(
        Process(
            'executor',
            (
                python,
                '-m',
                'llm_bridge.nodes.executor_node',
                '--ros-args',
                *ros,
                *mqtt,
                *guarded,
                *fresh,
                *state,
                '-p',
                f'dry_run:={str(options.dry_run).lower()}',
            ),
        )
    )
    found.append(
        Process(
            'bridge',
            (
                python,
                '-m',
                'llm_bridge.nodes.bridge_node',
                '--ros-args',
                *ros,
                '-p',
                f'model:={options.model}',
                *state,
            ),
            essential=False,
        )
    )
    if options.listen:
        found.append(
            Process(
                'listener',
                (
                    python,
                    '-m',
                    'llm_bridge.nodes.listener_node',
                    '--ros-args',
                    '-p',
                    'microphone:=default',
                    '-p',
                    'speak:=espeak',
                    *ros,
                    *mqtt,
                ),
                essential=False,
            )
        )
    return tuple(found)


def _use_sim_time(options: DemoOptions) -> str:
    return f'use_sim_time:={str(options.use_sim_time).lower()}'


def _ros_arguments(options: DemoOptions) -> tuple[str, ...]:
    arguments = [
        '-p',
        f'site:={options.site}',
        '-p',
        _use_sim_time(options),
        '--log-level',
        options.log_level,
    ]
    if options.namespace:
        arguments += ['-r', f'__ns:=/{options.namespace.strip("/")}']
    if options.params_file:
        arguments += ['--params-file', options.params_file]
    return (*arguments, *options.extra_ros_args)
