"""The body of a simulated robot: two wheels, limits of acceleration, and things it runs into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
import math

import numpy as np
from ray_cast import Edges, Floats, to_disc
import shapely
from shapely.geometry import Polygon
from shapely.ops import unary_union

from llm_bridge.site.entity import Pose

Disc = tuple[float, float, float]
"""Middle x, y and radius of another robot, in metres."""

_GAP_M = 0.01
"""Left in front of walls and furniture when the robot stops by itself."""

_GAP_TO_ROBOTS_M = 0.25
"""Left in front of other robots, so that there is room to drive around them."""

_LOOK_AHEAD_M = 3.0

_CRAWL_M_S = 0.02
"""Slower than this the robot does not creep up to what is ahead."""


@dataclass(frozen=True)
class Limits:
    """What the motors can do."""

    speed_m_s: float
    turn_rad_s: float = 1.2
    gain_m_s2: float = 0.8
    """Acceleration."""
    brake_m_s2: float = 1.6
    """Deceleration."""
    turn_gain_rad_s2: float = 4.0


class Ground:
    """What stands in the way of bodies of one radius."""

    def __init__(self, outlines: Sequence[Polygon], radius_m: float) -> None:
        self.radius_m = radius_m
        self._blocked = unary_union([o.buffer(radius_m, 8) for o in outlines])
        self._edges = Edges([self._blocked])
        self._solid = unary_union(outlines)
        shapely.prepare(self._blocked)
        shapely.prepare(self._solid)

    def is_blocked(self, x: float, y: float) -> bool:
        """Say whether a body in the middle of which that point is touches something."""
        return bool(shapely.contains_xy(self._blocked, x, y))

    def depth_m(self, x: float, y: float) -> float:
        """Return how far a body at that point is pressed into something; 0 when it is free."""
        if not self.is_blocked(x, y):
            return 0.0
        return self.radius_m - float(shapely.distance(self._solid, shapely.Point(x, y)))

    def distances_m(self, points: Floats) -> Floats:
        """Return how far points (x and y in metres) are from everything that stands there."""
        found: Floats = shapely.distance(self._solid, shapely.points(points))
        return found

    def free_m(self, x: float, y: float, angle: float) -> float:
        """Return how far a body can go in a direction, in metres, looking some metres ahead."""
        return float(self._edges.cast(x, y, np.array([angle]), _LOOK_AHEAD_M)[0])


class Body:
    """A robot's pose and velocity in the site's frame. It never drives through anything."""

    def __init__(self, pose: Pose, limits: Limits, ground: Ground) -> None:
        self.x, self.y, self.yaw = pose.x, pose.y, pose.yaw
        self.speed = 0.0
        """Forwards, in m/s."""
        self.turn = 0.0
        """Anticlockwise, in rad/s."""
        self.limits = limits
        self.ground = ground
        self.waits = False
        """Something that can go away is in the way right now."""

    @property
    def pose(self) -> Pose:
        return Pose(x=self.x, y=self.y, yaw=self.yaw)

    @property
    def disc(self) -> Disc:
        return self.x, self.y, self.ground.radius_m

    @property
    def unmapped(self) -> Floats:
        """What the robot sees that is not on the map: x and y in metres, in the site's frame."""
        return np.empty((0, 2))

    @property
    def is_still(self) -> bool:
        return self.speed == 0.0 and self.turn == 0.0

    def advance(
        self,
        seconds: float,
        speed: float,
        turn: float,
        others: Iterable[Disc] = (),
    ) -> None:
        """Move on for a short time towards a wanted speed (m/s) and turn (rad/s)."""
        self.waits = False
        if self.is_still and speed == 0.0 and turn == 0.0:
            return
        others = tuple(others)
        self.speed, self.turn = self._next_velocity(
            (self.speed, self.turn), (speed, turn), seconds, others
        )
        middle = self.yaw + self.turn * seconds / 2
        self.yaw = math.remainder(self.yaw + self.turn * seconds, math.tau)
        if not self._shift(
            self.speed * seconds * math.cos(middle),
            self.speed * seconds * math.sin(middle),
            others,
        ):
            self.speed = 0.0

    def hold(self) -> None:
        """Stand still at once."""
        self.speed = self.turn = 0.0

    def push(self, dx: float, dy: float, dyaw: float, others: Iterable[Disc] = ()) -> None:
        """Shift the robot by metres and radians, in the site's frame, until something stops it."""
        others = tuple(others)
        parts = max(1, math.ceil(math.hypot(dx, dy) / 0.02))
        for _ in range(parts):
            if not self._shift(dx / parts, dy / parts, others):
                break
        self.yaw = math.remainder(self.yaw + dyaw, math.tau)

    def scan(self, edges: Edges, angles: Floats, others: Iterable[Disc], most_m: float) -> Floats:
        """Return distances in metres from the middle, in directions measured from the front."""
        world = angles + self.yaw
        found = edges.cast(self.x, self.y, world, most_m)
        for disc in others:
            found = np.minimum(found, to_disc(self.x, self.y, world, disc, most_m))
        return found

    def _next_velocity(
        self,
        now: tuple[float, float],
        wanted: tuple[float, float],
        seconds: float,
        others: tuple[Disc, ...],
    ) -> tuple[float, float]:
        """Return the speed and turn that follow after a short time, as motors and sight allow."""
        limits = self.limits
        speed = _towards(
            now[0],
            _within(wanted[0], limits.speed_m_s),
            limits.gain_m_s2 * seconds,
            limits.brake_m_s2 * seconds,
        )
        change = limits.turn_gain_rad_s2 * seconds
        turn = _towards(now[1], _within(wanted[1], limits.turn_rad_s), change, change)
        if speed != 0.0:
            ahead = self.yaw if speed > 0 else self.yaw + math.pi
            speed = _within(speed, self._safe_speed(ahead, others))
        return speed, turn

    def _safe_speed(self, ahead: float, others: tuple[Disc, ...]) -> float:
        """Return the greatest speed from which the robot can still stop before what is ahead."""
        free = self._free_m(ahead)
        for x, y, radius in others:
            disc = (x, y, radius + self.ground.radius_m)
            far = float(to_disc(self.x, self.y, np.array([ahead]), disc, _LOOK_AHEAD_M)[0])
            if far - _GAP_TO_ROBOTS_M < free:
                free = far - _GAP_TO_ROBOTS_M
                self.waits = free < 0.05
        safe = math.sqrt(2 * self.limits.brake_m_s2 * max(free, 0.0))
        return safe if safe > _CRAWL_M_S else 0.0

    def _free_m(self, ahead: float) -> float:
        """Return how far the robot may go in a direction, in metres."""
        return self.ground.free_m(self.x, self.y, ahead) - _GAP_M

    def _shift(self, dx: float, dy: float, others: tuple[Disc, ...]) -> bool:
        """Move unless that touches something more than before; say whether it was done."""
        x, y = self.x + dx, self.y + dy
        if self.ground.is_blocked(x, y) and (
            self.ground.depth_m(x, y) >= self.ground.depth_m(self.x, self.y)
        ):
            return False
        for other_x, other_y, radius in others:
            far = math.hypot(other_x - x, other_y - y)
            if far < radius + self.ground.radius_m and far <= math.hypot(
                other_x - self.x, other_y - self.y
            ):
                return False
        self.x, self.y = x, y
        return True


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))


def _towards(now: float, wanted: float, gain: float, brake: float) -> float:
    """Return the next value: slower changes by `brake` at most, faster by `gain`."""
    slows = abs(wanted) < abs(now) or now * wanted < 0
    step = brake if slows else gain
    if now * wanted < 0 and abs(now) <= step:
        return 0.0
    return now + _within(wanted - now, step)
