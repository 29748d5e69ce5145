"""One simulated robot: what it was told, what it does about it, and what is wrong with it."""

from collections.abc import Callable, Iterable
import math

from drive import Drive, plan, Planner, Way
from robot_body import Body, Disc

from llm_bridge.site.entity import Pose, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.text_enum import TextEnum

VELOCITY_EXPIRES_S = 0.5
"""A velocity is driven no longer than this after it came, in wall time."""

_PATIENCE_S = 1.0
"""Waiting for another robot in simulated seconds, before a way around it is looked for."""

_OFF_M = 0.25
"""Further from its way than this, a robot looks for a new one."""

_SLOW = 0.25
_MOST_TEXT = 500


class Fault(TextEnum):
    """What is wrong with a robot."""

    NONE = 'none'
    SILENT = 'silent'
    """It tells nothing any more; it still obeys."""
    STUCK = 'stuck'
    """Its wheels turn, but it stays where it is."""
    SLOW = 'slow'
    """It drives at a quarter of its speed."""


class SimulatedRobot:
    """Drives to goals, or by velocities. Knows nothing of ROS; time is what `step` hands in."""

    def __init__(
        self,
        site: Site,
        robot: Robot,
        body: Body,
        rank: int = 0,
        log: Callable[[str], None] = lambda _: None,
        planner: Planner = plan,
    ) -> None:
        self.robot = robot
        self.body = body
        self.fault = Fault.NONE
        self.said = ''
        self._site = site
        self._rank = rank
        """The higher, the longer it waits for other robots before it drives around them."""
        self._log = log
        self._planner = planner
        self._goal: Pose | None = None
        self._drive: Drive | None = None
        self._velocity = (0.0, 0.0)
        self._velocity_age_s = math.inf
        self._waited_s = 0.0
        self._since_plan_s = 0.0

    @property
    def has_goal(self) -> bool:
        return self._drive is not None

    @property
    def is_driven(self) -> bool:
        """Whether it has a goal or a velocity; without one it may still roll out."""
        return self.has_goal or self._wanted() != (0.0, 0.0)

    def go_to(self, goal: Pose, others: Iterable['SimulatedRobot'] = ()) -> bool:
        """Start driving to a pose; say whether there is a way. An older goal is dropped."""
        self.halt()
        if not all(map(math.isfinite, (goal.x, goal.y, goal.yaw))):
            self._log(
                f'{self.robot.id}: the goal ({goal.x}, {goal.y}, {goal.yaw}) is refused: it '
                'must be finite numbers'
            )
            return False
        if self.body.ground.is_blocked(goal.x, goal.y):
            self._log(
                f'{self.robot.id}: the goal ({goal.x:.2f}, {goal.y:.2f}) is refused: '
                'something stands there'
            )
            return False
        standing = [o for o in others if not o.has_goal and o.body.is_still]
        points = self._plan(goal, standing) or self._plan(goal, (), on_map=True)
        if points is None:
            self._log(
                f'{self.robot.id}: there is no way to ({goal.x:.2f}, {goal.y:.2f}), so it '
                'stays where it is'
            )
            return False
        self._goal, self._drive = goal, Drive(points, goal, self.body.pose)
        return True

    def drive(self, speed_m_s: float, turn_rad_s: float) -> None:
        """Drive with a velocity for a short time; a goal is dropped. Zero means halt."""
        self.halt()
        if math.isfinite(speed_m_s) and math.isfinite(turn_rad_s):
            self._velocity, self._velocity_age_s = (speed_m_s, turn_rad_s), 0.0

    def halt(self) -> None:
        """Drop the goal or velocity, and brake."""
        self._goal = self._drive = None
        self._velocity, self._velocity_age_s = (0.0, 0.0), math.inf
        self._waited_s = self._since_plan_s = 0.0

    def say(self, text: str) -> None:
        """Say a text aloud: keep it as the last one that was said."""
        self.said = ''.join(c for c in text if c.isprintable())[:_MOST_TEXT]

    def age(self, wall_s: float) -> None:
        """Let wall time pass, by which velocities expire."""
        self._velocity_age_s += wall_s

    def step(self, seconds: float, others: Iterable['SimulatedRobot'] = ()) -> None:
        """Let a short simulated time pass."""
        others = tuple(others)
        speed, turn = self._wanted()
        if self.fault is Fault.STUCK:
            self.body.hold()
            return
        if self.fault is Fault.SLOW:
            most = self.body.limits.speed_m_s * _SLOW
            speed = max(-most, min(most, speed))
        self.body.advance(seconds, speed, turn, [o.body.disc for o in others])
        if self._drive is not None and self._drive.is_done:
            self._goal = self._drive = None
        self._mind_others(seconds, others)

    def push(
        self,
        dx: float,
        dy: float,
        dyaw: float,
        others: Iterable['SimulatedRobot'] = (),
    ) -> None:
        """Shift the robot as if by hand, in metres and radians in the site's frame."""
        self.body.push(dx, dy, dyaw, [o.body.disc for o in others])
        if self._goal is not None:
            self.go_to(self._goal, others)

    def _wanted(self) -> tuple[float, float]:
        if self._drive is not None:
            return self._drive.wanted(self.body)
        return self._velocity if self._velocity_age_s < VELOCITY_EXPIRES_S else (0.0, 0.0)

    def _mind_others(self, seconds: float, others: Iterable['SimulatedRobot']) -> None:
        """Drive around what has been in the way for a while, and back from where it was pushed."""
        if self._goal is None or self._drive is None:
            self._waited_s = 0.0
            return
        self._since_plan_s += seconds
        is_off = self._since_plan_s > _PATIENCE_S and self._drive.off_m(self.body) > _OFF_M
        self._waited_s = self._waited_s + seconds if self.body.waits else 0.0
        if not is_off and self._waited_s < _PATIENCE_S * (1 + 2 * self._rank):
            return
        self._waited_s = self._since_plan_s = 0.0
        points = self._plan(self._goal, others)
        if points is not None:
            self._drive = Drive(points, self._goal, self.body.pose)

    def _plan(
        self, goal: Pose, others: Iterable['SimulatedRobot'], on_map: bool = False
    ) -> Way | None:
        """Return a way around other robots and, if not only by the map, around what is seen."""
        around: list[Disc] = [(o.body.x, o.body.y, o.robot.radius_m) for o in others]
        if not on_map:
            around += [(float(x), float(y), 0.0) for x, y in self.body.unmapped]
        return self._planner(self._site, self.robot, self.body.pose, goal, around)
