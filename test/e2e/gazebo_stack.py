"""The whole stack on Gazebo: words in, and Gazebo itself as the witness of what came of them."""

import json
import math
from pathlib import Path
import shutil

from fault_stack import FaultStack, quiet_port
from witness_gazebo import GazeboWitness
from witness_mqtt import MqttWitness
from witness_ros import RosWitness

from llm_bridge.adapters.client_ros import BridgeClient
from llm_bridge.nodes.processes import DemoOptions
from llm_bridge.site.entity import Pose
from llm_bridge.site.load import find_site, load_site

SITES = Path(__file__).resolve().parents[2] / 'config/sites'
PATIENT = '    odometry: {max_age_s: 30}\n'
"""A pose may be older than a busy machine keeps a process waiting."""

SLOW_S = 200.0
"""What takes seconds may take so long on a busy machine, where simulated time is slow as well."""

SKILLS = '    skills:\n      patrol:\n'
ALL = ('broker', 'sim_robot', 'sim_devices', 'executor', 'bridge')


class GazeboStack(FaultStack):
    """Every process of the demo with Gazebo, and witnesses."""

    def __init__(self, site, folder, **options):
        text = (SITES / f'{site}.yaml').read_text(encoding='utf-8')
        assert text.count(SKILLS) == 1
        file = folder / f'{site}.yaml'
        file.write_text(text.replace(SKILLS, PATIENT + SKILLS), encoding='utf-8')
        self.site = load_site(find_site(str(file)))
        self.watched = next(iter(self.site.devices))
        self.options = DemoOptions(
            site=str(file),
            sim='gazebo',
            broker='mosquitto',
            mqtt_port=quiet_port(),
            time_scale=5.0,
            state_folder=str(folder / 'state'),
            **options,
        )
        self._logs = folder / 'logs'
        self._running = {}
        self._starts = 0
        self._met = -1
        self._boxes = []
        self.gazebo = None
        self.mqtt = MqttWitness(self.options.mqtt_port)
        self.ros = RosWitness()
        self.client = BridgeClient()

    def __exit__(self, *error):
        if self.gazebo is not None:
            self.gazebo.close()
        super().__exit__(*error)

    def start(self, *names, **options):
        super().start(*names, **options)
        if 'sim_robot' in names:
            if self.gazebo is not None:
                self.gazebo.close()
            pid = self._running['sim_robot'].pid('sim_robot')
            self.gazebo = GazeboWitness(pid, self.site.name, self.site.robots)

    def make_well(self):
        """Start what does not run, and have every robot at rest at its home, with no orders."""
        for name in ALL:
            if not self.is_running(name):
                self.start(name)
        self.until(self.is_well, 120, 'a healthy stack')
        if self._starts != self._met:
            # The model is loaded by then, too.
            self.client.wait_ready(120)
            self._meet()
        # Taking models out of the world while lidars look at it ends gzserver.
        for number, name in enumerate(self._boxes):
            self.gazebo.place(name, -50.0, 2.0 * number)
        for robot in self.site.robots:
            self.set_fault(robot, 'none')
        self.client.reset()
        for robot in self.site.robots:
            self.comes_to_rest(robot)
        # Together, for one may stand at the home of another.
        self.put_robots({r.id: self.site.pose_of(r.home) for r in self.site.robots.values()})
        list(self.client.events())
        self.gazebo.forget()

    def _meet(self):
        """Have a question answered: then bridge and client hear each other."""

        def is_answered():
            try:
                return self.do('is the robot in the hall?', timeout_s=20)['outcome']
            except TimeoutError:
                return None

        self.until(is_answered, 120, 'the bridge')
        self._met = self._starts

    def is_well(self):
        world = self.client.world
        return (
            len(world) >= len(self.site.robots) + len(self.site.devices)
            and all(state['available'] for state in world.values())
            and all(world[robot]['pose'] is not None for robot in self.site.robots)
            and self.ros.listeners('command') >= 2
            and self.ros.listeners('action_graph') >= 1
        )

    def until(self, holds, within_s=SLOW_S, what=''):
        return super().until(holds, within_s, what)

    def do(self, text, answers='', timeout_s=SLOW_S, command_id=''):
        return super().do(text, answers, timeout_s, command_id)

    def obey(self, words='', **more):
        """Say a command and return its report, in which every step must be confirmed."""
        report = self.do(words, **more)
        assert report['ok'], (report['problems'], report['steps'], report['say'])
        return report

    def send_graph(self, *steps, **more):
        return super().send_graph(*steps, site=self.site.name, **more)

    def set_device(self, device, state):
        """Have a device in a state, as a hand at its switch would."""
        self.mqtt.send(f'sim/{device}/set', state)
        self.until(lambda: self.seen(device).get('state') == state, what=f'{device} {state}')

    def set_fault(self, robot, fault):
        """Have something wrong with a robot."""
        self.ros.send('sim_fault', json.dumps({'robot': robot, 'fault': fault}))

    def agrees(self, report):
        """Assert that the report says of the last drive of each robot what Gazebo says."""
        drives = {s['target']: s for s in report['steps'] if s['skill'] == 'go_to'}
        for robot, step in drives.items():
            is_there = self.is_at(robot, step['args']['place'])
            assert is_there == (step['outcome'] == 'confirmed'), (step, self.gazebo.at(robot))

    def put_box(self, name, x, y, **size):
        """Put a box on the floor until the end of the test."""
        self._boxes.append(f'{name}_{len(self._boxes)}')
        self.gazebo.put_box(self._boxes[-1], x, y, **size)

    def pose_of(self, place):
        pose = self.site.pose_of(place)
        return pose.x, pose.y

    def starts(self, robot, within_s=SLOW_S):
        """Wait until a robot drives."""
        self.until(lambda: 0.15 < self.gazebo.speed(robot) < 5, within_s, f'{robot} driving')

    def comes_to_rest(self, robot, within_s=SLOW_S):
        self.until(lambda: self.gazebo.rests(robot), within_s, f'{robot} at rest')

    def is_at(self, robot, place, within_m=0.15):
        """Say whether Gazebo has the robot at a place, at rest."""
        self.comes_to_rest(robot)
        return self.gazebo.far_from(robot, *self.pose_of(place)) < within_m

    def keep_evidence(self, folder):
        """Leave logs, a picture of the tracks and the last scans in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self._logs, folder / 'logs', dirs_exist_ok=True)
        # Only a failure needs it.
        from picture_gazebo import draw

        draw(self.site, self.gazebo, folder / 'tracks.png')

    def put_robot(self, robot, x, y, yaw=0.0):
        """Put a robot somewhere else; return when everybody has it at rest there."""
        self.put_robots({robot: Pose(x=x, y=y, yaw=yaw)})

    def put_robots(self, poses):
        """Put robots somewhere else at once; return when everybody has them at rest there."""

        def is_there(robot, pose):
            seen, told = self.gazebo.at(robot), self.client.world[robot]['pose']
            return (
                math.dist((seen.x, seen.y), (pose.x, pose.y)) < 0.03
                and abs(math.remainder(seen.yaw - pose.yaw, math.tau)) < 0.05
                and told is not None
                and math.dist((told['x'], told['y']), (pose.x, pose.y)) < 0.05
                and self.gazebo.rests(robot)
            )

        away = {robot: pose for robot, pose in poses.items() if not is_there(robot, pose)}
        for robot, pose in away.items():
            self.gazebo.place(robot, pose.x, pose.y, pose.yaw)
        for robot, pose in away.items():
            self.until(lambda r=robot, p=pose: is_there(r, p), SLOW_S, f'{robot} at {pose}')
