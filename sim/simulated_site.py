"""All robots of a site in its world, stepped by hand."""

from collections.abc import Callable
import math
from typing import ClassVar

from carrying import Carrying
from drive import plan, Planner
import numpy as np
from ray_cast import Edges, Floats
from robot_body import Body, Ground, Limits
from simulated_robot import Fault, SimulatedRobot
from site_world import start_of
from world_sdf import World

from llm_bridge.site.entity import Pose, Robot
from llm_bridge.site.site import Site

LIDAR_HEIGHT_M = 0.25
SCAN_RAYS = 180
SCAN_LEAST_M = 0.05
SCAN_MOST_M = 10.0
SCAN_ANGLES: Floats = np.linspace(-math.pi, math.pi, SCAN_RAYS, endpoint=False, dtype=np.float64)
"""From the front, anticlockwise, in radians."""

_FOOTPRINT = 0.85
"""The body's radius, as part of the radius of the circle that the site file draws around it."""

_BODY_LOW_M, _BODY_HIGH_M = 0.02, 0.4
_STEP_S = 0.02
"""Longest simulated time between two looks at what is ahead."""

_MOST_WALL_S = 0.25
"""A process that was asleep longer than this does not catch up."""


class SimulatedSite:
    """The robots of a site at their homes, and what they can run into and carry."""

    _plan: ClassVar[Planner] = staticmethod(plan)

    def __init__(
        self,
        site: Site,
        world: World,
        time_scale: float = 1.0,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        """Raise ValueError when the time scale is no positive number."""
        if not (math.isfinite(time_scale) and 0 < time_scale <= 100):
            raise ValueError(f'time_scale {time_scale} came; it must be above 0 and at most 100')
        self._time_scale = time_scale
        self._passed_s = 0.0
        self._log = log
        self._edges = Edges(world.outlines(LIDAR_HEIGHT_M, LIDAR_HEIGHT_M))
        self.carrying = Carrying(site)
        self.robots: dict[str, SimulatedRobot] = {}
        outlines = world.outlines(_BODY_LOW_M, _BODY_HIGH_M)
        for rank, robot in enumerate(site.robots.values()):
            ground = Ground(outlines, _FOOTPRINT * robot.radius_m)
            placed = next((i.pose for i in world.included if i.name == robot.id), None)
            body = self._new_body(robot, placed or start_of(robot, site), ground)
            self.robots[robot.id] = SimulatedRobot(site, robot, body, rank, log, self._plan)

    @property
    def time_s(self) -> float:
        """Simulated time since the start."""
        return self._passed_s

    def others(self, robot: SimulatedRobot) -> list[SimulatedRobot]:
        """Return the other robots."""
        return [other for other in self.robots.values() if other is not robot]

    def _new_body(self, robot: Robot, start: Pose, ground: Ground) -> Body:
        return Body(start, Limits(robot.max_speed_m_s), ground)

    def step(self, wall_s: float) -> None:
        """Let wall time pass; the simulated time is longer by the time scale."""
        left = min(wall_s, _MOST_WALL_S) * self._time_scale
        self._passed_s += left
        for robot in self.robots.values():
            robot.age(wall_s)
        parts = max(1, math.ceil(left / _STEP_S))
        for _ in range(parts):
            for robot in self.robots.values():
                robot.step(left / parts, self.others(robot))
                self.carrying.step(left / parts, robot)

    def halt(self, robot: SimulatedRobot) -> None:
        """Stop a robot's wheels and arm, and drop its goal."""
        robot.halt()
        self.carrying.stop(robot)

    def scan(self, robot: SimulatedRobot) -> Floats:
        """Return the distances that a robot's lidar measures, in metres, for SCAN_ANGLES."""
        others = [other.body.disc for other in self.others(robot)]
        return robot.body.scan(self._edges, SCAN_ANGLES, others, SCAN_MOST_M)

    def make_fault(self, order: object) -> None:
        """Do what a fault order says: {"robot": ID, "fault": NAME} or {..., "push": [x, y, yaw]}.

        Raises ValueError saying what is allowed when it is none.
        """
        name = order.get('robot') if isinstance(order, dict) else None
        if not isinstance(order, dict) or not isinstance(name, str) or name not in self.robots:
            raise ValueError(
                f'a fault order is an object with "robot", one of {", ".join(self.robots)}'
            )
        robot = self.robots[name]
        if 'fault' in order:
            if order['fault'] not in tuple(Fault):
                raise ValueError(f'"fault" is one of {", ".join(Fault)}')
            robot.fault = Fault(order['fault'])
        if 'push' in order:
            push = order['push']
            if not (
                isinstance(push, list)
                and len(push) == 3
                and all(isinstance(p, int | float) and abs(p) <= 100 for p in push)
            ):
                raise ValueError('"push" is three numbers: x and y in metres, yaw in radians')
            dx, dy, dyaw = push
            robot.push(dx, dy, dyaw, self.others(robot))
