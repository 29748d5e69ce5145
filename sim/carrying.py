"""Who holds what: objects lie where the site file says until a robot picks them up."""

import math

from simulated_robot import SimulatedRobot

from llm_bridge.site.site import Site

REACH_M = 0.8
"""From the middle of a robot to an object that its arm can take."""

ARM_S = 1.0
"""How long the arm takes, in simulated seconds."""


class Carrying:
    """The objects of a site and the arms of its robots."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._lies: dict[str, tuple[float, float]] = {
            key: (pose.x, pose.y)
            for key in site.objects
            if (pose := site.pose_of(key)) is not None
        }
        self._holds: dict[str, str] = {}
        self._busy: dict[str, tuple[str, float]] = {}

    def held_by(self, robot_id: str) -> str:
        """Return the id of the object that a robot holds, '' when it holds none."""
        return self._holds.get(robot_id, '')

    def pick_up(self, robot: SimulatedRobot, object_id: str) -> str:
        """Let the arm take an object; return why it does not, '' when it does."""
        key = robot.robot.id
        trouble = self._arm_trouble(robot)
        if trouble:
            return trouble
        if object_id not in self._site.objects:
            known = ', '.join(self._site.objects) or 'none'
            return f"{key}: there is no object '{object_id[:60]}'; there are {known}"
        if self.held_by(key):
            return f'{key}: it holds the {self.held_by(key)} already'
        if object_id not in self._lies:
            return f'{key}: the {object_id} lies nowhere that it could reach'
        far = self._far_m(robot, object_id)
        if far > REACH_M:
            return f'{key}: the {object_id} is {far:.1f} m away, and the arm reaches {REACH_M:g} m'
        self._busy[key] = (object_id, 0.0)
        return ''

    def put_down(self, robot: SimulatedRobot) -> str:
        """Let the arm lay down what it holds; return why it does not, '' when it does."""
        key = robot.robot.id
        trouble = self._arm_trouble(robot)
        if trouble:
            return trouble
        if not self.held_by(key):
            return f'{key}: it holds nothing to put down'
        self._busy[key] = ('', 0.0)
        return ''

    def stop(self, robot: SimulatedRobot) -> None:
        """Stop the arm; what it held it still holds."""
        self._busy.pop(robot.robot.id, None)

    def step(self, seconds: float, robot: SimulatedRobot) -> None:
        """Let a short simulated time pass for a robot's arm; it waits until the robot stands."""
        key = robot.robot.id
        if key not in self._busy:
            return
        object_id, spent = self._busy[key]
        if not robot.body.is_still:
            return
        if spent + seconds < ARM_S:
            self._busy[key] = (object_id, spent + seconds)
            return
        del self._busy[key]
        if object_id == '':
            self._lies[self._holds.pop(key)] = (robot.body.x, robot.body.y)
        elif object_id in self._lies and self._far_m(robot, object_id) <= REACH_M:
            del self._lies[object_id]
            self._holds[key] = object_id

    def _far_m(self, robot: SimulatedRobot, object_id: str) -> float:
        return math.dist(self._lies[object_id], (robot.body.x, robot.body.y))

    def _arm_trouble(self, robot: SimulatedRobot) -> str:
        key = robot.robot.id
        if key in self._busy:
            return f'{key}: its arm is busy'
        return f'{key}: its arm does not work while it drives' if robot.is_driven else ''
