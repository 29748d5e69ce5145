"""All robots of a site in Gazebo: the twin of the light simulator, with real physics."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from drive import Planner
from gazebo_body import GazeboBody
from gazebo_states import GazeboStates
from gazebo_world import GazeboWorld, PHYSICS_STEP_S
from grid_way import grid_way
from ray_cast import Floats
from robot_body import Body, Ground, Limits
from simulated_robot import SimulatedRobot
from simulated_site import SCAN_ANGLES, SCAN_MOST_M, SimulatedSite
from world_sdf import World

from llm_bridge.site.entity import Pose, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.world import EntityState

_TICK_STEPS = 5
"""Physics steps between two looks of a robot at where it is."""

_TICK_S = _TICK_STEPS * PHYSICS_STEP_S
_MOST_TICKS = 3
"""More are not made up for at once: what the machine cannot do, it does later."""


class GazeboSite(SimulatedSite):
    """The robots think as in the light simulator; where they are and what they see says Gazebo."""

    _plan: ClassVar[Planner] = staticmethod(grid_way)

    def __init__(
        self,
        site: Site,
        world: World,
        gazebo: GazeboWorld,
        time_scale: float = 1.0,
        log: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.gazebo = gazebo
        self._owed_s = 0.0
        self._states = GazeboStates(site, world)
        super().__init__(site, world, time_scale, log)
        # The grids are made now, and not while somebody waits for a robot to start.
        for robot in self.robots.values():
            grid_way(site, robot.robot, robot.body.pose, robot.body.pose)

    @property
    def time_s(self) -> float:
        """Simulated time since the start."""
        return self.gazebo.time_s

    def step(self, wall_s: float) -> None:
        """Let wall time pass. Raises GazeboError when Gazebo has gone."""
        self._owed_s = min(self._owed_s + wall_s * self._time_scale, _MOST_TICKS * _TICK_S)
        for robot in self.robots.values():
            robot.age(wall_s)
        while self._owed_s >= _TICK_S:
            self._owed_s -= _TICK_S
            self._tick()

    def scan(self, robot: SimulatedRobot) -> Floats:
        body = robot.body
        if not isinstance(body, GazeboBody):
            raise TypeError(f'{robot.robot.id} is not in Gazebo')
        return body.seen(SCAN_ANGLES, SCAN_MOST_M)

    def show(self, states: Mapping[str, EntityState]) -> None:
        """Show from the next steps on what the devices are known to do."""
        self._states.take(states)

    def _tick(self) -> None:
        for robot in self.robots.values():
            robot.step(_TICK_S, self.others(robot))
            self.carrying.step(_TICK_S, robot)
        new = self._states.step(_TICK_S)
        for light, paint in new.lights.items():
            self.gazebo.shine(light, paint)
        for model, at in new.places.items():
            self.gazebo.place(model, at.pose, at.z_m)
        self.gazebo.step(_TICK_STEPS)
        for robot in self.robots.values():
            if isinstance(robot.body, GazeboBody):
                robot.body.observe()

    def _new_body(self, robot: Robot, start: Pose, ground: Ground) -> Body:
        return GazeboBody(robot.id, self.gazebo, Limits(robot.max_speed_m_s), ground)
