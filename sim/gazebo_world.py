"""A world that Gazebo simulates, stepped by hand: poses and scans out, velocities in.

Gazebo is paused all the time but for the steps it is told to make. So simulated time passes only
while somebody minds the robots, as fast as the machine can, and robots stand when nobody does.
"""

from collections.abc import Callable, Iterable
import math
from pathlib import Path
import re

from gazebo_client import GazeboClient, Message, Messages
from gazebo_root import GazeboError, messages_file
from gazebo_server import GazeboServer
import numpy as np
from physics import Scan
from world_parts import Color

from llm_bridge.site.entity import Pose

PHYSICS_STEP_S = 0.004
"""As the worlds say."""

_START_S = 120.0
_STEP_S = 20.0
"""How long a start or one step may take on a busy machine."""

_LOOPS_PER_S = 400
"""How often Gazebo looks for something to do, at the speed of real time."""

_MOST_LOOPS_PER_S = 5000
_ONLY_A_TIME = 24
"""A message of so few bytes has no pose in it."""

_RATE = re.compile(r'(<real_time_update_rate>)[^<]*(</real_time_update_rate>)')


class GazeboWorld:
    """A context manager: entering starts gzserver, leaving ends it."""

    def __init__(
        self,
        root: Path,
        world: str,
        models: Path,
        robots: Iterable[str],
        *,
        name: str,
        time_scale: float = 1.0,
        log: Path | None = None,
    ) -> None:
        """Take the root with Gazebo, a world's text and name, its models, and the robots in it.

        `time_scale` says how much faster than real time it is to be able to run.
        """
        loops = min(_MOST_LOOPS_PER_S, max(_LOOPS_PER_S, _LOOPS_PER_S * time_scale))
        self._server = GazeboServer(root, _RATE.sub(rf'\g<1>{loops:g}\2', world), models, log)
        self._messages = Messages(messages_file(root))
        self._name = name
        self._robots = tuple(robots)
        self._client: GazeboClient | None = None
        self._steps = 0
        self._seen_steps = -1
        self.poses: dict[str, Pose] = {}
        """Of everything that stands in the world, by model."""
        self.scans: dict[str, Scan] = {}
        """What each robot's lidar saw last."""

    def __enter__(self) -> 'GazeboWorld':
        self._server.__enter__()
        try:
            self._connect()
        except GazeboError as error:
            said = '\n'.join(self._server.log.splitlines()[-12:])
            self.__exit__()
            raise GazeboError(f'{error}; the last words of gzserver:\n{said}') from error
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._client is not None:
            self._client.close()
        self._server.close()

    @property
    def pid(self) -> int:
        """Process id of gzserver."""
        return self._server.pid

    @property
    def is_apart(self) -> bool:
        """Say whether Gazebo has a network of its own."""
        return self._server.network.is_own

    @property
    def port(self) -> int:
        """Where gzserver's master listens, in its network."""
        return self._server.port

    @property
    def time_s(self) -> float:
        """Simulated time since the start."""
        return self._steps * PHYSICS_STEP_S

    def step(self, count: int) -> None:
        """Let so many physics steps pass. Raises GazeboError when Gazebo does not make them."""
        self._steps += count
        self._control.publish(self._messages('WorldControl')(multi_step=count))
        self._until_seen()

    def drive(self, robot: str, speed_m_s: float, turn_rad_s: float) -> None:
        """Set the velocity of a robot's wheels; it holds until another one comes."""
        self._velocities[robot].publish(
            self._pose_message(Pose(x=speed_m_s, y=0.0, yaw=turn_rad_s), 0.0)
        )

    def place(self, model: str, pose: Pose, height_m: float = 0.01) -> None:
        """Put a model somewhere else, as a hand would. It is there after the next steps."""
        message = self._messages('Model')(name=model)
        message.pose.CopyFrom(self._pose_message(pose, height_m))
        self._modify.publish(message)

    def shine(self, light: str, paint: Color) -> None:
        """Have a light, by its full name, give this color; black is off. Gazebo keeps it."""
        message = self._messages('Light')(name=light)
        message.diffuse.r, message.diffuse.g, message.diffuse.b, message.diffuse.a = paint
        self._lights.publish(message)

    def _connect(self) -> None:
        client = self._client = GazeboClient(self._messages, self._server.network, self._name)
        client.connect(self._server.port, _START_S, self._server.check)
        client.subscribe('~/pose/local/info', 'PosesStamped', self._on_poses, wanted=self._is_news)
        self._control = client.advertise('~/world_control', 'WorldControl')
        self._modify = client.advertise('~/model/modify', 'Model')
        self._lights = client.advertise('~/light/modify', 'Light')
        self._velocities = {r: client.advertise(f'~/{r}/vel_cmd', 'Pose') for r in self._robots}
        for robot in self._robots:
            topic = f'~/{robot}/lidar_link/lidar_ray/scan'
            client.subscribe(topic, 'LaserScanStamped', self._scan_of(robot))
        ours = (self._control, self._modify, self._lights, *self._velocities.values())
        client.until(
            lambda: self._seen_steps >= 0 and all(p.listeners for p in ours),
            _START_S,
            'its first word',
        )
        # The first steps let the robots down on the floor and the lidars look around.
        client.until(self._is_looking, _START_S, 'the first scan')

    def _is_looking(self) -> bool:
        if self.time_s < 5.0:
            self.step(25)
        return all(r in self.scans and r in self.poses for r in self._robots)

    def _until_seen(self) -> None:
        if self._client is not None:
            self._client.until(self._is_seen, _STEP_S, f'step {self._steps}')

    def _is_seen(self) -> bool:
        if self._seen_steps < self._steps:
            self._server.check()
            return False
        return True

    def _is_news(self, frame: bytes) -> bool:
        """Say whether a message is worth reading: at rest thousands come that tell nothing."""
        return len(frame) > _ONLY_A_TIME or self._seen_steps < self._steps

    def _on_poses(self, message: Message) -> None:
        self._seen_steps = round(_seconds(message.time) / PHYSICS_STEP_S)
        for one in message.pose:
            if ':' not in one.name:
                at = one.position
                self.poses[one.name] = Pose(x=at.x, y=at.y, yaw=_yaw(one.orientation))

    def _scan_of(self, robot: str) -> Callable[[Message], None]:
        def on_scan(message: Message) -> None:
            scan = message.scan
            far = np.array(scan.ranges)
            hit = (far >= scan.range_min) & (far < scan.range_max)
            at, yaw = scan.world_pose.position, _yaw(scan.world_pose.orientation)
            angles = yaw + scan.angle_min + scan.angle_step * np.flatnonzero(hit)
            way = np.column_stack((np.cos(angles), np.sin(angles)))
            self.scans[robot] = Scan(_seconds(message.time), (at.x, at.y) + far[hit, None] * way)

        return on_scan

    def _pose_message(self, pose: Pose, height_m: float) -> Message:
        message = self._messages('Pose')()
        message.position.x, message.position.y, message.position.z = pose.x, pose.y, height_m
        message.orientation.x = message.orientation.y = 0.0
        message.orientation.z = math.sin(pose.yaw / 2)
        message.orientation.w = math.cos(pose.yaw / 2)
        return message


def _yaw(q: Message) -> float:
    return math.atan2(2 * (q.w * q.z + q.x * q.y), 1 - 2 * (q.y * q.y + q.z * q.z))


def _seconds(time: Message) -> float:
    found: float = time.sec + time.nsec * 1e-9
    return found
