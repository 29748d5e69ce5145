"""The whole stack with processes that can be killed and started again one by one."""

from contextlib import suppress
from dataclasses import replace
import json
import os
from pathlib import Path
import signal
import socket
import time
import uuid

from real_broker import wait_until
from witness_mqtt import MqttWitness
from witness_ros import RosWitness

from llm_bridge.adapters.client_ros import BridgeClient
from llm_bridge.nodes.demo import one_command
from llm_bridge.nodes.processes import DemoOptions, processes
from llm_bridge.nodes.supervisor import Supervisor

HOME = Path(__file__).resolve().parents[2] / 'config/sites/home.yaml'

UNINSTALLED = """
      wave:
        description: wave with the arm
        binding: {via: ros_service, name: wave, type: not_installed_msgs/srv/Wave}
        verify: {by: result}
        words: {en: [wave]}
        sentences: {en: [wave]}
"""
"""A skill of a robot whose messages are on no machine."""

PATIENT = '    odometry: {max_age_s: 2}\n'
"""A pose may be older than a busy machine keeps a process waiting."""

ENTITIES = 23
"""The rover and the devices of the home."""

FAR = {'desk': (11.0, 7.7), 'garage': (1.5, 2.6)}
"""Two places with a long way between them."""


def faulty_site(folder):
    """Write the home with a skill that cannot be used and a patient eye; return its path."""
    text = HOME.read_text(encoding='utf-8')
    skills = '    skills:\n      patrol:\n'
    assert text.count(skills) == 1
    more = PATIENT + '    skills:' + UNINSTALLED + '      patrol:\n'
    path = folder / 'home.yaml'
    path.write_text(text.replace(skills, more), encoding='utf-8')
    return path


def quiet_port():
    """Return a free port that clients looking for an absent broker do not get as their own."""
    start = 10_000 + os.getpid() % 10_000
    return next(port for port in range(start, start + 1000) if is_free(port))


def is_free(port):
    with socket.socket() as probe:
        try:
            probe.bind(('127.0.0.1', port))
        except OSError:
            return False
    return True


class FaultStack:
    """Every process of the demo under a supervisor of its own, a client, and witnesses."""

    watched = 'hall_light'
    """A device, by which is seen that the broker has gone."""

    def __init__(self, folder):
        self.options = DemoOptions(
            site=str(faulty_site(folder)),
            broker='mosquitto',
            mqtt_port=quiet_port(),
            model='none',
            time_scale=6.0,
            state_folder=str(folder / 'state'),
        )
        self._logs = folder / 'logs'
        self._running = {}
        self._starts = 0
        self._broker_since = 0.0
        self._met = -1
        self.mqtt = MqttWitness(self.options.mqtt_port)
        self.ros = RosWitness()
        self.client = BridgeClient()

    def __enter__(self):
        self.client.__enter__()
        return self

    def __exit__(self, *_):
        for name in reversed(list(self._running)):
            self._running.pop(name).end()
        self.client.__exit__()
        self.ros.close()
        self.mqtt.close()

    def start(self, *names, **options):
        """Start processes by their names; `options` change how."""
        known = {p.name: p for p in processes(replace(self.options, **options))}
        for name in names:
            self._starts += 1
            if name == 'broker':
                self._broker_since = time.monotonic()
            logs = self._logs / str(self._starts)
            self._running[name] = Supervisor([known[name]], logs)
            self._running[name].__enter__()

    def kill(self, name):
        """Kill a process, and what it started, without a chance to say anything."""
        supervisor = self._running.pop(name)
        os.killpg(supervisor.pid(name), signal.SIGKILL)
        supervisor.end()
        if name == 'broker':
            self.until(lambda: not self.client.world[self.watched]['available'])
        elif name == 'executor':
            self.client.world = {}

    def log(self, name):
        return self._running[name].log(name)

    def is_running(self, name):
        return name in self._running and self._running[name].pid(name) is not None

    def until(self, holds, within_s=60.0, what=''):
        """Wait while the client takes in what arrives."""

        def now():
            self.client.spin(0.02)
            return holds()

        return wait_until(now, within_s, what)

    def make_well(self):
        """Start everything that does not run, and clear every fault and stop."""
        for name in ('broker', 'sim_robot', 'sim_devices', 'executor', 'bridge'):
            if not self.is_running(name):
                self.start(name)
        self.ros.fault(fault='none')
        self.mqtt.send('sim/kitchen_light/fault', 'none')
        self.until(self.is_well, 60, 'a healthy stack')
        self.meet()
        self.client.reset()
        wait_until(lambda: self.ros.is_told() and not self.ros.is_moving, 30, 'a resting rover')
        list(self.client.events())

    def meet(self):
        """Wait until bridge, executor and client hear one another, if any was started since."""
        if self._starts != self._met:
            self._meet_client()
            self._meet_each_other()
            self._met = self._starts

    def _meet_client(self):
        """Wait until bridge and executor hear the client, and it hears them."""
        said, found = [], []

        def heard(name, ids):
            found.extend(self.client.events())
            return any(e['event'] == name and e.get('id') in ids for e in found)

        def met_bridge():
            if len(said) < 200:
                said.append(self.client.say('hello'))
            pause(self, 0.2)
            return heard('heard', said)

        def met_executor():
            self.client.stop()
            pause(self, 0.2)
            met = heard('stopped', (None,))
            self.client.reset()
            return met

        self.until(met_bridge, 60, 'the bridge')
        self.until(met_executor, 60, 'the executor')

    def _meet_each_other(self):
        """Wait until a plan of the bridge reaches the executor; it is stopped, and refuses it."""
        self.until(lambda: (self.client.world.get('rover') or {}).get('pose'), what='the rover')
        self.client.stop()

        def met():
            # The bridge refuses it itself when it hears of the stop only now.
            said = self.client.say('go to the hall')
            return self.event('refused', id=said).get('from') != 'bridge'

        self.until(met, 60, 'the bridge at the executor')
        self.client.reset()

    def is_well(self):
        world = self.client.world
        return (
            len(world) == ENTITIES
            and all(state['available'] for state in world.values())
            and world['rover']['pose'] is not None
            # The events of bridge and executor go out over a connection of their own.
            and self.mqtt.last('llm_bridge/home/status', self._broker_since) == 'online'
            and self.ros.listeners('command') >= 2
            and self.ros.listeners('action_graph') >= 1
        )

    def carry_out(self, *steps, timeout_s=60, **more):
        """Hand a graph to the executor and return its report; steps come one after the other."""
        return self.do('a graph', timeout_s=timeout_s, command_id=self.send_graph(*steps, **more))

    def send_graph(self, *steps, **more):
        """Hand a graph to the executor; return its id."""
        graph = {
            'id': uuid.uuid4().hex,
            'site': 'home',
            'created': time.time(),
            'tier': 'given',
            'steps': [
                {'id': f's{n}', 'after': [f's{n - 1}'] if n > 1 else [], **step}
                for n, step in enumerate(steps, 1)
            ],
            **more,
        }
        self.ros.send('action_graph', json.dumps(graph))
        return graph['id']

    def far_place(self):
        """Return the name of a place that is far from the rover, and where it is."""
        return max(FAR.items(), key=lambda place: self.ros.far_from(*place[1]))

    def do(self, text, answers='', timeout_s=60, command_id=''):
        """Say a command and return its report."""
        return one_command(
            None,
            self.client,
            text,
            answers=answers,
            timeout_s=timeout_s,
            console=None,
            command_id=command_id,
        )

    def seen(self, entity):
        return self.client.world.get(entity, {}).get('attributes', {})

    def event(self, name, within_s=60.0, **wanted):
        """Return the first event of that name, or of one of these, with these values.

        It looks at those only that were not taken yet, and takes all that came before it.
        """
        names = (name,) if isinstance(name, str) else name
        found = []

        def now():
            found.extend(self.client.events())
            return next(
                (
                    e
                    for e in found
                    if e['event'] in names and all(e.get(k) == v for k, v in wanted.items())
                ),
                None,
            )

        return self.until(now, within_s, f'event {name} {wanted}')


def left_over(mark):
    """Return the processes that carry a mark in their environment, but this one."""
    found = []
    for folder in Path('/proc').iterdir():
        if folder.name.isdigit() and int(folder.name) != os.getpid():
            with suppress(OSError):
                if mark.encode() in (folder / 'environ').read_bytes():
                    words = (folder / 'cmdline').read_bytes().replace(b'\0', b' ')
                    if words:
                        found.append(words.decode())
    return found


def nothing_left(mark, within_s=0.0):
    """Say which processes with a mark still run after a while; none is good."""
    end = time.monotonic() + within_s
    while left_over(mark) and time.monotonic() < end:
        time.sleep(0.1)
    return left_over(mark)


def pause(stack, seconds):
    """Let time pass in which nothing may happen."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        stack.client.spin(0.02)
