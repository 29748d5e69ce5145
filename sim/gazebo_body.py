"""The body of a robot in Gazebo: its motors are told a speed, and what comes of it is seen."""

from collections.abc import Iterable
import math

import numpy as np
from physics import Physics
from ray_cast import Floats
from robot_body import Body, Disc, Ground, Limits

from llm_bridge.site.entity import Pose

_GAP_M = 0.12
"""Left in front of what the lidar sees; it looks ten times a second only."""

_ASIDE_M = 0.02
"""Kept to what the robot drives past."""

_OLD_S = 0.5
"""By a scan older than this nobody drives."""

_AWAY_M = 0.15
"""What is seen further than this from everything on the map is not on the map."""

_STILL_M_S = 0.01
_STILL_RAD_S = 0.03
"""Slower than this it is the solver that moves, not the robot."""


class GazeboBody(Body):
    """Two wheels in Gazebo. It stops for what its lidar sees, and is stopped by what it hits."""

    def __init__(self, name: str, gazebo: Physics, limits: Limits, ground: Ground) -> None:
        super().__init__(gazebo.poses[name], limits, ground)
        self._name = name
        self._gazebo = gazebo
        self._told = (0.0, 0.0)
        self._seen_at = gazebo.time_s

    @property
    def is_still(self) -> bool:
        return self._told == (0.0, 0.0) and super().is_still

    @property
    def unmapped(self) -> Floats:
        points = self._gazebo.scans[self._name].points
        return points[self.ground.distances_m(points) > _AWAY_M]

    def advance(
        self, seconds: float, speed: float, turn: float, others: Iterable[Disc] = ()
    ) -> None:
        """Tell the motors what to do for a short time, towards a wanted speed and turn."""
        self.waits = False
        if self._told != (0.0, 0.0) or speed != 0.0 or turn != 0.0:
            velocity = self._next_velocity(self._told, (speed, turn), seconds, tuple(others))
            self._tell(*velocity)

    def hold(self) -> None:
        if self._told != (0.0, 0.0):
            self._tell(0.0, 0.0)

    def push(self, dx: float, dy: float, dyaw: float, others: Iterable[Disc] = ()) -> None:
        """Put the robot down elsewhere, by metres and radians in the site's frame."""
        yaw = math.remainder(self.yaw + dyaw, math.tau)
        self._gazebo.place(self._name, Pose(x=self.x + dx, y=self.y + dy, yaw=yaw))

    def observe(self) -> None:
        """Take in where Gazebo says the robot is now."""
        now, seen = self._gazebo.time_s, self._gazebo.poses[self._name]
        passed = now - self._seen_at
        if passed <= 0.0:
            return
        along = (seen.x - self.x) * math.cos(seen.yaw) + (seen.y - self.y) * math.sin(seen.yaw)
        speed, turn = along / passed, math.remainder(seen.yaw - self.yaw, math.tau) / passed
        self.speed = speed if abs(speed) > _STILL_M_S else 0.0
        self.turn = turn if abs(turn) > _STILL_RAD_S else 0.0
        self.x, self.y, self.yaw, self._seen_at = seen.x, seen.y, seen.yaw, now

    def seen(self, angles: Floats, most_m: float) -> Floats:
        """Return what the lidar measured last, in metres from the middle of the robot.

        `angles` are evenly spaced over the whole circle, measured from the front.
        """
        far, angle = self._polar(self._gazebo.scans[self._name].points)
        found: Floats = np.full(len(angles), most_m)
        slot = np.rint((angle - angles[0]) / (math.tau / len(angles))).astype(int) % len(angles)
        np.minimum.at(found, slot, far)
        return found

    def _tell(self, speed: float, turn: float) -> None:
        self._told = (speed, turn)
        self._gazebo.drive(self._name, speed, turn)

    def _free_m(self, ahead: float) -> float:
        scan = self._gazebo.scans[self._name]
        if self._gazebo.time_s - scan.at_s > _OLD_S:
            return 0.0
        far, angle = self._polar(scan.points)
        along, aside = (far * f(angle + self.yaw - ahead) for f in (np.cos, np.sin))
        wide = self.ground.radius_m + _ASIDE_M
        hits = (np.abs(aside) < wide) & (along > 0.0)
        if not hits.any():
            return math.inf
        free = float(np.min(along[hits] - np.sqrt(wide**2 - aside[hits] ** 2))) - _GAP_M
        self.waits = free < 0.05
        return free

    def _polar(self, points: Floats) -> tuple[Floats, Floats]:
        """Return how far points are from the robot's middle, and in which direction."""
        x, y = points[:, 0] - self.x, points[:, 1] - self.y
        return np.hypot(x, y), np.arctan2(y, x) - self.yaw
