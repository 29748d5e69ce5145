"""What Gazebo itself says of the robots, over a connection of its own; and a hand in the world."""

from dataclasses import dataclass
import math
from pathlib import Path
import threading
import time

from gazebo_client import GazeboClient, Messages
from gazebo_network import network_of
from gazebo_root import GazeboError, messages_file, provide
import psutil
from real_broker import wait_until

_MASTER = 'GAZEBO_MASTER_URI'
_ONLY_A_TIME = 24
"""A message of so few bytes has no pose in it."""


@dataclass(frozen=True)
class Seen:
    """Where a robot was at a simulated time."""

    at: float
    x: float
    y: float
    yaw: float


class GazeboWitness:
    """Watches a gzserver that another process has started, on a thread of its own."""

    def __init__(self, simulator_pid, world, robots):
        self.tracks = {robot: [] for robot in robots}
        self.scans = {}
        self._asked = 1000
        self._answers = {}
        self.bumps = set()
        server = wait_until(lambda: _gzserver(simulator_pid), 120, 'gzserver')
        self.pid = server.pid
        self._network = network_of(server.pid)
        self._client = GazeboClient(Messages(messages_file(provide())), self._network, world)
        port = int(server.environ()[_MASTER].rpartition(':')[2])
        self._client.connect(port, 60, lambda: None)
        self._client.subscribe(
            '~/pose/local/info',
            'PosesStamped',
            self._on_poses,
            wanted=lambda f: len(f) > _ONLY_A_TIME,
        )
        self._client.subscribe(
            '~/physics/contacts',
            'Contacts',
            self._on_contacts,
            wanted=lambda f: b'link::body' in f,
        )
        for robot in robots:
            self._client.subscribe(
                f'~/{robot}/lidar_link/lidar_ray/scan',
                'LaserScanStamped',
                lambda m, r=robot: self.scans.update({r: m.scan}),
            )
        self._client.subscribe('~/response', 'Response', lambda m: self._answers.update({m.id: m}))
        self._places = self._client.advertise('~/model/modify', 'Model')
        self._factory = self._client.advertise('~/factory', 'Factory')
        self._requests = self._client.advertise('~/request', 'Request')
        ours = (self._places, self._factory, self._requests)
        self._client.until(lambda: all(p.listeners for p in ours), 60, 'a listener')
        self._ending = False
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        wait_until(lambda: all(self.tracks.values()), 60, 'a pose of every robot')

    def close(self):
        self._ending = True
        self._thread.join(10)
        self._client.close()
        self._network.close()

    def forget(self):
        """Begin anew: the tracks so far and what was touched are of another test."""
        for track in self.tracks.values():
            del track[:-1]
        self.bumps.clear()

    @property
    def now(self):
        """Return the simulated time of the last look at the robots."""
        return max(track[-1].at for track in self.tracks.values())

    def at(self, robot):
        return self.tracks[robot][-1]

    def far_from(self, robot, x, y):
        """Return how far a robot is from a point, in metres."""
        seen = self.at(robot)
        return math.dist((seen.x, seen.y), (x, y))

    def speed(self, robot, over_s=0.3):
        """Return how fast a robot moved lately, in metres and radians together per second."""
        track = self.tracks[robot]
        last = track[-1]
        first = next((s for s in reversed(track) if s.at <= last.at - over_s), track[0])
        if last.at - first.at < over_s / 2:
            return math.inf
        turned = math.remainder(last.yaw - first.yaw, math.tau)
        return math.hypot(math.dist(*_both(first, last)), 0.2 * turned) / (last.at - first.at)

    def rests(self, robot):
        return self.speed(robot) < 0.01

    def driven(self, robot, since=0.0):
        """Return the length of a robot's track from a simulated time on, in metres."""
        track = [s for s in tuple(self.tracks[robot]) if s.at >= since][::5]
        return sum(math.dist(*_both(a, b)) for a, b in zip(track, track[1:], strict=False))

    def turned(self, robot):
        """Return by how much a robot turned in all, in radians anticlockwise."""
        track = tuple(self.tracks[robot])
        return sum(
            math.remainder(b.yaw - a.yaw, math.tau) for a, b in zip(track, track[1:], strict=False)
        )

    def place(self, robot, x, y, yaw=0.0):
        """Put a model somewhere else, as a hand does."""
        message = self._client.messages('Model')(name=robot)
        position, orientation = message.pose.position, message.pose.orientation
        position.x, position.y, position.z = x, y, 0.01
        orientation.x = orientation.y = 0.0
        orientation.z, orientation.w = math.sin(yaw / 2), math.cos(yaw / 2)
        self._places.publish(message)

    def put_box(self, name, x, y, wide=0.3, deep=0.3):
        """Put a box on the floor; return when it is there."""
        shape = f'<geometry><box><size>{wide} {deep} 0.5</size></box></geometry>'
        sdf = (
            f'<sdf version="1.7"><model name="{name}"><static>true</static>'
            f'<pose>{x} {y} 0.25 0 0 0</pose><link name="link"><collision name="c">{shape}'
            f'</collision><visual name="v">{shape}</visual></link></model></sdf>'
        )
        self._factory.publish(self._client.messages('Factory')(sdf=sdf))
        # A pose of something that stands is published once, and may be lost on a busy machine.
        wait_until(lambda: self._has(name), 200, f'the {name}')

    def shines(self, device):
        """Say whether a device's lamp gives light."""
        # Gazebo answers with what it found when it was asked before.
        answers = [self._ask('scene_info') for _ in range(2)]
        if None in answers:
            return None
        scene = self._client.messages('Scene').FromString(answers[1].serialized_data)
        return any(
            light.diffuse.r + light.diffuse.g + light.diffuse.b > 0.0
            for model in scene.model
            if model.name == device
            for link in model.link
            for light in link.light
        )

    def _has(self, name):
        """Ask Gazebo whether it has a model; say so when the answer has come."""
        answer = self._ask('entity_info', name)
        return answer is not None and answer.response == 'success'

    def _ask(self, request, data=''):
        """Return the answer to a request, or None when it does not come."""
        self._asked += 1
        asked = self._asked
        wish = self._client.messages('Request')(id=asked, request=request, data=data)
        self._requests.publish(wish)
        end = time.monotonic() + 2.0
        while asked not in self._answers and time.monotonic() < end:
            time.sleep(0.02)
        return self._answers.get(asked)

    def _watch(self):
        try:
            while not self._ending:
                self._client.poll(0.05)
        except GazeboError:
            # Gazebo was killed; the tests that wait for it say so.
            pass

    def _on_poses(self, message):
        at = message.time.sec + message.time.nsec * 1e-9
        for one in message.pose:
            q, p = one.orientation, one.position
            if one.name in self.tracks:
                yaw = math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))
                self.tracks[one.name].append(Seen(at, p.x, p.y, yaw))

    def _on_contacts(self, message):
        for contact in message.contact:
            pair = (contact.collision1, contact.collision2)
            if any('link::body' in name for name in pair):
                self.bumps.add(pair)


def _both(a, b):
    return (a.x, a.y), (b.x, b.y)


def _gzserver(simulator_pid):
    """Return the gzserver that a simulator has started; its environment comes after its name."""
    children = psutil.Process(simulator_pid).children(recursive=True)
    named = [c for c in children if Path(c.name()).name.startswith('gzserver')]
    return next((c for c in named if _MASTER in c.environ()), None)
