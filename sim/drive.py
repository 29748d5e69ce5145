"""Driving to a goal: the way there, and the speeds that follow it."""

from collections.abc import Callable, Iterable, Sequence
import math

from robot_body import Body, Disc
from shapely.geometry import Point as ShapelyPoint

from llm_bridge.graph.floor import grown, way
from llm_bridge.site.entity import KeepOut, Point, Pose, Robot
from llm_bridge.site.site import Site

AIR_M = 0.05
"""Kept to walls beyond the robot's radius where there is room."""

_AIR_TO_ROBOTS_M = 0.12

_NEAR_M = 0.02
_CORNER_M = 0.03
_AIM_RAD = 0.003
_STRAIGHT_RAD = 0.15
"""Turned further away from its way than this, the robot turns on the spot."""

_NEAR_RAD = 0.015
_CORNER_M_S = 0.1
_CREEP_M_S = 0.03
_CREEP_RAD_S = 0.05
_REVERSE_M = 5.0
"""Goals straight behind it up to this far are driven to backwards."""

Way = tuple[Point, ...]
Planner = Callable[[Site, Robot, Pose, Pose, Iterable[Disc]], Way | None]
"""Finds a way for a robot from a start to a goal around discs."""


def plan(
    site: Site,
    robot: Robot,
    start: Pose,
    goal: Pose,
    others: Iterable[Disc] = (),
) -> Way | None:
    """Return the way as points in metres, or None when there is none.

    It avoids keep-out zones when the robot does that: the ones closed under a condition unless it
    starts or ends in them, the ones always closed unless it starts there.
    """
    ends = ((start.x, start.y), (goal.x, goal.y))
    for radius in (robot.radius_m + AIR_M, robot.radius_m):
        avoid = closed_to(site, robot, radius, ends)
        around = [_square(other, ends[0], radius) for other in others]
        found = way(site, radius, *ends, [*avoid, *around])
        if found is not None:
            return found
    return None


def closed_to(
    site: Site, robot: Robot, radius_m: float, ends: tuple[Point, Point]
) -> list[Sequence[Point]]:
    """Return the polygons of the keep-out zones that a way from end to end must not touch."""
    return [
        zone.polygon
        for zone in site.keep_out.values()
        if robot.avoids_keep_out and _is_to_avoid(zone, radius_m, ends)
    ]


def _is_to_avoid(zone: KeepOut, radius_m: float, ends: tuple[Point, Point]) -> bool:
    around = grown(zone.polygon, radius_m)
    starts_in, ends_in = (around.intersects(ShapelyPoint(p)) for p in ends)
    return not starts_in and not (ends_in and zone.while_)


def _square(other: Disc, start: Point, radius_m: float) -> tuple[Point, ...]:
    """Return a square around another robot, turned so that the start is not in it."""
    x, y, size = other
    far = math.dist((x, y), start)
    half = max(0.05, min(size + _AIR_TO_ROBOTS_M, far - radius_m - 0.03))
    yaw = math.atan2(start[1] - y, start[0] - x)
    along, across = ((math.cos(a) * half, math.sin(a) * half) for a in (yaw, yaw + math.pi / 2))
    return tuple(
        (round(x + i * along[0] + j * across[0], 3), round(y + i * along[1] + j * across[1], 3))
        for i, j in ((1, 1), (-1, 1), (-1, -1), (1, -1))
    )


class Drive:
    """Follows a way to its end and turns to the yaw of the goal there."""

    def __init__(self, points: Sequence[Point], goal: Pose, start: Pose) -> None:
        self._points = tuple(points)
        self._next = 1
        self._goal = goal
        self._backwards = _is_behind(self._points, goal, start)
        self.is_done = False

    def off_m(self, body: Body) -> float:
        """Return how far the robot is from where it should be on its way, in metres."""
        at = min(self._next, len(self._points) - 1)
        (ax, ay), (bx, by) = self._points[max(0, at - 1)], self._points[at]
        x, y, long_2 = bx - ax, by - ay, (bx - ax) ** 2 + (by - ay) ** 2
        part = ((body.x - ax) * x + (body.y - ay) * y) / long_2 if long_2 > 0.0 else 0.0
        part = max(0.0, min(1.0, part))
        return math.dist((body.x, body.y), (ax + part * x, ay + part * y))

    def wanted(self, body: Body) -> tuple[float, float]:
        """Return the speed (m/s) and turn (rad/s) that the body should have now."""
        while self._next < len(self._points):
            here, target = (body.x, body.y), self._points[self._next]
            is_last = self._next == len(self._points) - 1
            far = math.dist(here, target)
            if far > (_NEAR_M if is_last else _CORNER_M):
                return self._along(body, target, far, is_last)
            self._next += 1
        return self._turn_to_goal(body)

    def _along(self, body: Body, target: Point, far: float, is_last: bool) -> tuple[float, float]:
        sign = -1.0 if self._backwards else 1.0
        heading = math.atan2(target[1] - body.y, target[0] - body.x)
        off = math.remainder(heading - body.yaw + (math.pi if self._backwards else 0.0), math.tau)
        if abs(off) > _STRAIGHT_RAD:
            return 0.0, _turn(off, body)
        end_speed = 0.0 if is_last else _CORNER_M_S
        speed = math.sqrt(
            end_speed**2 + 2 * 0.6 * body.limits.brake_m_s2 * max(0.0, far - _NEAR_M / 2)
        )
        return sign * max(_CREEP_M_S, min(body.limits.speed_m_s, speed)), (
            3.0 * off if abs(off) > _AIM_RAD else 0.0
        )

    def _turn_to_goal(self, body: Body) -> tuple[float, float]:
        off = math.remainder(self._goal.yaw - body.yaw, math.tau)
        if abs(off) <= _NEAR_RAD:
            self.is_done = body.is_still
            return 0.0, 0.0
        return 0.0, _turn(off, body)


def _turn(off: float, body: Body) -> float:
    rate = math.sqrt(2 * 0.5 * body.limits.turn_gain_rad_s2 * abs(off))
    return math.copysign(max(_CREEP_RAD_S, min(body.limits.turn_rad_s, rate, 4.0 * abs(off))), off)


def _is_behind(points: tuple[Point, ...], goal: Pose, start: Pose) -> bool:
    if len(points) != 2 or not _NEAR_M < math.dist(*points) <= _REVERSE_M:
        return False
    heading = math.atan2(points[1][1] - points[0][1], points[1][0] - points[0][0])
    return (
        abs(math.remainder(heading - start.yaw, math.tau)) > math.pi - _STRAIGHT_RAD
        and abs(math.remainder(goal.yaw - start.yaw, math.tau)) < 2 * _STRAIGHT_RAD
    )
