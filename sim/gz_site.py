"""All robots of a site in gz-sim: what Gazebo 11 does by steps, gz-sim does in its own time."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar
from xml.etree import ElementTree

from drive import Planner
from gazebo_body import GazeboBody
from grid_way import grid_way
from gz_topics import GzTopics
from ray_cast import Floats
from rclpy.node import Node
from robot_body import Body, Ground, Limits
from simulated_robot import SimulatedRobot
from simulated_site import SCAN_ANGLES, SCAN_MOST_M, SimulatedSite
from site_world import robot_model, start_of
from world_sdf import World

from llm_bridge.site.entity import Pose, Robot
from llm_bridge.site.site import Site

_SILENT_S = 0.5
"""When gz-sim has told nothing for so long, in wall time, the wheels are stopped."""

_LONGEST_S = 0.1
"""What a robot does is thought over anew after this simulated time, also when more has passed."""


class GzSite(SimulatedSite):
    """The robots think as in the light simulator; where they are and what they see says gz-sim."""

    _plan: ClassVar[Planner] = staticmethod(grid_way)

    def __init__(
        self, site: Site, world: World, gz: GzTopics, log: Callable[[str], None] = lambda _: None
    ) -> None:
        self.gz = gz
        self._seen_s = 0.0
        self._silent_s = 0.0
        super().__init__(site, world, 1.0, log)

    @property
    def time_s(self) -> float:
        """Simulated time, as gz-sim last told it."""
        return self.gz.time_s

    def step(self, wall_s: float) -> None:
        """Let wall time pass, and do what is to be done since gz-sim told something new."""
        for robot in self.robots.values():
            robot.age(wall_s)
        passed, self._seen_s = self.gz.time_s - self._seen_s, self.gz.time_s
        self._silent_s = self._silent_s + wall_s if passed == 0.0 else 0.0
        for robot in self.robots.values():
            if isinstance(robot.body, GazeboBody):
                robot.body.observe()
            if self._silent_s > _SILENT_S:
                robot.body.hold()
            elif passed > 0.0:
                robot.step(min(passed, _LONGEST_S), self.others(robot))
                self.carrying.step(passed, robot)

    def scan(self, robot: SimulatedRobot) -> Floats:
        body = robot.body
        if not isinstance(body, GazeboBody):
            raise TypeError(f'{robot.robot.id} is not in gz-sim')
        return body.seen(SCAN_ANGLES, SCAN_MOST_M)

    def _new_body(self, robot: Robot, start: Pose, ground: Ground) -> Body:
        return GazeboBody(robot.id, self.gz, Limits(robot.max_speed_m_s), ground)


def gz_site(
    node: Node, site: Site, world: World, models: Path, log: Callable[[str], None]
) -> GzSite:
    """Return the robots of a site in the gz-sim that ros_gz_bridge shows to a node."""
    placed = {included.name: included.pose for included in world.included}
    starts = {r.id: placed.get(r.id) or start_of(r, site) for r in site.robots.values()}
    lidars = {r.id: lidar_pose(models / robot_model(r)) for r in site.robots.values()}
    return GzSite(site, world, GzTopics(node, starts, lidars, log), log)


def lidar_pose(model: Path) -> Pose:
    """Return where on a robot the lidar is, seen from above."""
    root = ElementTree.parse(model / 'model.sdf').getroot()
    links: Mapping[str, ElementTree.Element] = {
        link.get('name', ''): link for link in root.iter('link')
    }
    x, y, _, _, _, yaw = map(float, (links['lidar_link'].findtext('pose') or '').split())
    return Pose(x=x, y=y, yaw=yaw)
