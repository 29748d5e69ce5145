"""Looks at everything the bridge needs, and says in plain words what is missing or wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
import importlib
import importlib.util
import os
from pathlib import Path
import platform
import shutil
import socket
import sys
import time

from llm_bridge.adapters.base_model_transformers import cache_folder
from llm_bridge.adapters.broker_settings import BrokerSettings
from llm_bridge.adapters.robot_names_ros import full_name
from llm_bridge.adapters.state_folder import state_folder
from llm_bridge.adapters.transport_ros import choose_transport
from llm_bridge.site.finding import SiteError
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import RosBinding

_OWN = ('127.0.0.1', '::1', 'localhost')

_MOST_DOMAIN = 232
"""Ports of higher ROS domains would lie above 65535."""

_SAYS_WHILE_OK = (('executor', 'run'), ('bridge', 'model'))
"""Parts that keep nobody waiting, and yet have something to say: a stop, a full disk, no model."""


@dataclass(frozen=True)
class Finding:
    """What one look found."""

    level: str
    """ok, warn or bad."""
    what: str
    message: str


def examine(site_name: str, settings: BrokerSettings, namespace: str) -> list[Finding]:
    """Look at machine, site, model, ROS and broker; return the findings in that order."""
    findings = [*_machine(), *_clock()]
    site: Site | None = None
    try:
        site = load_site(find_site(site_name))
        findings.append(
            Finding(
                'ok',
                'site',
                f'{site.name}: {len(site.entities)} entities, {len(site.skill_names)} skills',
            )
        )
    except SiteError as error:
        findings.append(Finding('bad', 'site', str(error)))
    findings += _model()
    findings += _ros(site, namespace)
    findings += _broker(site, settings)
    return findings


def _machine() -> Iterator[Finding]:
    version = platform.python_version()
    good = (3, 10) <= sys.version_info[:2] <= (3, 13)
    yield Finding(
        'ok' if good else 'bad',
        'python',
        version if good else f'{version} is not supported: Python 3.10 to 3.13 is needed',
    )
    free, where = min((_free_gb(folder), folder) for folder in (state_folder(), cache_folder()))
    yield Finding(
        'ok' if free > 1 else 'bad',
        'disk',
        f'{free:.1f} GB free'
        + ('' if free > 1 else f' for {where}: at least 1 GB is needed for logs and the model'),
    )
    for package, why in (
        ('hassil', 'templates'),
        ('home_assistant_intents', 'sentences of templates'),
        ('jellyfish', 'names by their sound'),
        ('llguidance', 'the grammar of the model'),
        ('text_to_num', 'numbers in words'),
        ('pint', 'units'),
        ('paho.mqtt', 'devices over MQTT'),
    ):
        try:
            importlib.import_module(package)
        except ImportError:
            yield Finding(
                'bad',
                'packages',
                f"'{package}' is missing ({why}); pip install -r requirements.txt",
            )


def _free_gb(folder: Path) -> float:
    there = next(it for it in (folder.absolute(), *folder.absolute().parents) if it.exists())
    return shutil.disk_usage(there).free / 1e9


def _clock() -> Iterator[Finding]:
    year = time.gmtime().tm_year
    if year < 2024:
        yield Finding(
            'bad',
            'clock',
            f'the system clock says {year}; commands would count as stale: '
            'set the clock (timedatectl set-ntp true)',
        )
    else:
        yield Finding('ok', 'clock', time.strftime('%Y-%m-%d %H:%M:%S %Z'))


def _model() -> Iterator[Finding]:
    for package in ('torch', 'transformers'):
        if importlib.util.find_spec(package) is None:
            yield Finding(
                'bad',
                'model',
                f"'{package}' is missing: only stop words and templates "
                'work; pip install -r requirements.txt',
            )
            return
    from llm_bridge.adapters.base_model_transformers import is_ready, lacks
    from llm_bridge.adapters.decode_transformers import SHIPPED
    from llm_bridge.adapters.sentence_base_transformers import lacks_sentences, MPNET

    if not (SHIPPED / 'card.json').is_file():
        yield Finding(
            'bad',
            'model',
            'no tuned model is in the package: only stop words and '
            'templates work; llm-bridge tune makes one',
        )
    elif lacking := (
        ('' if is_ready(MPNET.name) else lacks_sentences()) or ('' if is_ready() else lacks())
    ):
        yield Finding('bad', 'model', f'{lacking}; until then only stop words and templates work')
    elif not (is_ready() and is_ready(MPNET.name)):
        yield Finding(
            'warn',
            'model',
            f'{SHIPPED.name}: the base models are not made ready yet; the '
            'first start does it, in about half a minute',
        )
    else:
        yield Finding('ok', 'model', f'{SHIPPED.name}, ready')


def _ros(site: Site | None, namespace: str) -> Iterator[Finding]:
    try:
        import rclpy
        from rclpy.executors import SingleThreadedExecutor
    except ImportError as error:
        yield Finding(
            'bad',
            'ros',
            f'rclpy cannot be imported ({error}); source a ROS 2 installation '
            'or pip install -r requirements.txt',
        )
        return
    domain = os.environ.get('ROS_DOMAIN_ID') or '0'
    if not (domain.isdecimal() and int(domain) <= _MOST_DOMAIN):
        yield Finding(
            'bad',
            'ros',
            f"ROS_DOMAIN_ID is '{domain}'; allowed is a number from 0 to {_MOST_DOMAIN}",
        )
        return
    yield Finding(
        'ok',
        'ros',
        f'rclpy with {os.environ.get("RMW_IMPLEMENTATION", "the default")} '
        f'middleware, domain {domain}',
    )
    if site is not None:
        yield from _types(site)
    from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus

    from llm_bridge.adapters.diagnostics_ros import status_name

    context = rclpy.Context()
    choose_transport()
    rclpy.init(context=context)
    node = rclpy.create_node('llm_bridge_doctor', context=context)
    told: dict[str, DiagnosticStatus] = {}
    node.create_subscription(
        DiagnosticArray,
        '/diagnostics',
        lambda message: told.update((status.name, status) for status in message.status),
        10,
    )
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)

    def listen(seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            executor.spin_once(timeout_sec=left)

    try:
        wanted = f'/{namespace.strip("/")}'.rstrip('/')
        parts = ('executor', 'bridge')
        running: set[str] = set()
        for _ in range(5):  # on a busy machine it takes a while to find one another
            listen(1.0)
            names = {(ns.rstrip('/'), name) for name, ns in node.get_node_names_and_namespaces()}
            running = {name for name in parts if (wanted, name) in names}
            if len(running) == len(parts):
                break
        if running:
            listen(2.0)  # each says once a second how it is
        for name in parts:
            if name in running:
                yield Finding('ok', name, 'is running')
            else:
                yield Finding(
                    'warn',
                    name,
                    'is not running here; start it with scripts/demo or '
                    'ros2 launch llm_bridge demo.launch.py',
                )
        if running:
            says = [status_name(wanted, node, part) for node, part in _SAYS_WHILE_OK]
            for name, status in told.items():
                is_told = status.level != DiagnosticStatus.OK or (
                    name in says and status.message != 'OK'
                )
                # Bridges in other namespaces tell theirs on the same topic.
                is_ours = (
                    name.startswith(f'llm_bridge{wanted} ')
                    if status.hardware_id == 'llm_bridge'
                    else site is not None and status.hardware_id == site.name
                )
                if is_ours and is_told:
                    is_bad = status.level == DiagnosticStatus.ERROR
                    yield Finding('bad' if is_bad else 'warn', name, status.message)
        if site is not None:
            for robot in site.robots.values():
                topic = full_name(robot, robot.odometry.topic)
                # Not whether there is such a topic: the executor listens to it, robot or not.
                seen = node.count_publishers(topic) > 0
                yield Finding(
                    'ok' if seen else 'warn',
                    robot.name,
                    f'{topic} is '
                    + ('published' if seen else 'not published: the robot is off or elsewhere'),
                )
    finally:
        executor.shutdown()
        node.destroy_node()
        context.try_shutdown()


def _types(site: Site) -> Iterator[Finding]:
    from llm_bridge.adapters.message_fields_ros import load_type
    from llm_bridge.adapters.watch_ros import pose_type
    from llm_bridge.run.ports import DispatchError

    users: dict[str, str] = {}
    for robot in site.robots.values():
        try:
            pose_type(robot)
        except DispatchError as error:
            yield Finding('bad', 'messages', str(error))
        for skill in robot.skills.values():
            if isinstance(skill.binding, RosBinding):
                users.setdefault(skill.binding.type, f'{robot.name}: {skill.name}')
        for attribute, observed in robot.observe.items():
            users.setdefault(observed.type, f'{robot.name}: {attribute}')
    missing: dict[str, str] = {}
    for name, user in users.items():
        package = name.split('/')[0]
        try:
            importlib.import_module(package)
        except ImportError:
            missing[package] = user
            continue
        try:
            load_type(name)
        except DispatchError as error:
            yield Finding('bad', 'messages', f'{user}: {error}')
    for package, user in missing.items():
        yield Finding(
            'bad',
            'messages',
            f"package '{package}' is not installed, and {user} needs it; "
            f'apt-get install ros-$ROS_DISTRO-{package.replace("_", "-")}',
        )


def _broker(site: Site | None, settings: BrokerSettings) -> Iterator[Finding]:
    if site is not None and not site.devices:
        return
    try:
        socket.create_connection((settings.host, settings.port), timeout=2.0).close()
    except OSError as error:
        # One on this machine is started along with the rest; another is expected to be there.
        is_own = settings.host in _OWN
        yield Finding(
            'warn' if is_own else 'bad',
            'broker',
            f'nobody answers on {settings.where} ({error}); '
            + (
                'the demo starts one of its own, otherwise start mosquitto or name another host'
                if is_own
                else 'is it on, and is the port open?'
            ),
        )
    else:
        if importlib.util.find_spec('paho') is None:
            yield Finding('warn', 'broker', f'something listens on {settings.where}')
        else:
            yield from _login(settings)
    if not (shutil.which('mosquitto') or os.access('/usr/sbin/mosquitto', os.X_OK)):
        yield Finding('warn', 'mosquitto', 'is not installed; the demo uses the embedded broker')


def _login(settings: BrokerSettings) -> Iterator[Finding]:
    trouble, version = _connect(settings)
    if trouble:
        yield Finding('bad', 'broker', trouble)
        return
    yield Finding('ok', 'broker', f'answers on {settings.where}, MQTT {version}')
    nobody = replace(settings, user=None, password=None, cert_file=None, key_file=None)
    is_meant_to_be_closed = settings.is_authenticated or settings.host not in _OWN
    if is_meant_to_be_closed and not _connect(nobody)[0]:
        yield Finding(
            'warn',
            'broker login',
            f'{settings.where} also lets in who gives no name or certificate, so whoever reaches '
            'it can give orders to devices; set allow_anonymous false there',
        )


def _connect(settings: BrokerSettings) -> tuple[str, str]:
    """Return why the broker does not let us in, '' when it does, and which MQTT it speaks."""
    from llm_bridge.adapters.connection_mqtt import Connection

    connection = Connection(settings)
    connection.start()
    try:
        deadline = time.monotonic() + 6.0
        while not connection.connected and time.monotonic() < deadline:
            time.sleep(0.05)
        return connection.trouble, connection.version
    finally:
        connection.stop()
