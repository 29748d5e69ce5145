"""Ways on a grid, by scikit-image: around the map and around what the robot sees."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
import math

from drive import AIR_M, closed_to, Way
import numpy as np
from numpy.typing import NDArray
from ray_cast import Floats
from robot_body import Disc
from scipy.ndimage import distance_transform_edt
import shapely
from shapely.geometry.base import BaseGeometry
from skimage.graph import route_through_array

from llm_bridge.graph.floor import Floor, floor, known_ground
from llm_bridge.site.entity import Point, Pose, Robot
from llm_bridge.site.site import Site

_CELL_M = 0.05
_SHY_M = 0.2
"""Closer than this to what is in the way, a way costs more."""

_SHY_COST = 3.0
_NEVER = -1.0
_FEWEST_M = 0.02
"""Kept to what is only seen, beyond the robot's radius."""


def grid_way(
    site: Site, robot: Robot, start: Pose, goal: Pose, others: Iterable[Disc] = ()
) -> Way | None:
    """Return a way that keeps some distance where there is room, or None when there is none.

    Walls, furniture and keep-out zones are avoided as by `drive.plan`.
    """
    ends = ((start.x, start.y), (goal.x, goal.y))
    others = tuple(others)
    for radius in (robot.radius_m + AIR_M, robot.radius_m):
        ground = floor(site, radius, closed_to(site, robot, radius, ends))
        known = known_ground(site)
        if known is None:
            return ends
        found = _grid(known, ground, radius).way(ends, radius, others)
        if found is not None:
            return found
    return None


class Grid:
    """Square cells over the floor, and in which of them the middle of a robot may be."""

    def __init__(self, known: BaseGeometry, ground: Floor, radius_m: float) -> None:
        x0, y0, x1, y1 = known.bounds
        self._xs = np.arange(x0, x1 + _CELL_M, _CELL_M)
        self._ys = np.arange(y0, y1 + _CELL_M, _CELL_M)
        x, y = np.meshgrid(self._xs, self._ys, indexing='ij')
        self._x, self._y = x, y
        # A wall is a line, which holds no point: a cell that it goes through is hard.
        touched = shapely.dwithin(ground.hard, shapely.points(x, y), 0.75 * _CELL_M)
        self._hard = touched | ~shapely.contains_xy(known, x, y)
        inner = known.buffer(-radius_m)
        self._blocked = self._hard | shapely.contains_xy(ground.blocked, x, y)
        self._blocked |= ~shapely.contains_xy(inner, x, y)

    def way(
        self, ends: tuple[Point, Point], radius_m: float, others: Sequence[Disc]
    ) -> Way | None:
        """Return a way from end to end around discs, or None."""
        blocked = self._blocked.copy()
        for end in ends:
            # The robot may already stand close to something, or be told to.
            blocked &= ~(self._far(end) < 1.5 * radius_m + 0.05) | self._hard
        for x, y, size in others:
            room = size + radius_m + _FEWEST_M
            # Not on the robot itself: it must be able to leave.
            room = min(room, math.dist((x, y), ends[0]) - _CELL_M)
            blocked |= self._far((x, y)) < room
        start, goal = (self._cell(end) for end in ends)
        if blocked[start] or blocked[goal]:
            return None
        air = distance_transform_edt(~blocked) * _CELL_M
        cost = 1.0 + _SHY_COST * np.clip(1.0 - air / _SHY_M, 0.0, 1.0)
        cost[blocked] = _NEVER
        try:
            cells, _ = route_through_array(cost, start, goal, fully_connected=True, geometric=True)
        except ValueError:
            return None
        points = [(float(self._xs[i]), float(self._ys[j])) for i, j in cells[1:-1]]
        return self._straightened([ends[0], *points, ends[1]], cost)

    def _straightened(self, points: list[Point], cost: Floats) -> Way:
        """Leave out the points that a straight line may pass by at no greater cost."""
        kept, at = [points[0]], 0
        while at < len(points) - 1:
            # The furthest point that is seen from here.
            after = len(points) - 1
            while after > at + 1 and not self._is_as_good(points[at : after + 1], cost):
                after -= 1
            kept.append(points[after])
            at = after
        return tuple(kept)

    def _is_as_good(self, points: list[Point], cost: Floats) -> bool:
        (ax, ay), (bx, by) = points[0], points[-1]
        count = max(2, math.ceil(math.dist(points[0], points[-1]) / (_CELL_M / 2)))
        part = np.linspace(0.0, 1.0, count)
        along = self._cost(ax + part * (bx - ax), ay + part * (by - ay), cost)
        walked = self._cost(*np.transpose(points), cost)
        return bool(along.min() > 0.0 and along.max() <= walked.max() + 0.5)

    def _cost(self, x: Floats, y: Floats, cost: Floats) -> Floats:
        i = np.clip(np.rint((x - self._xs[0]) / _CELL_M).astype(int), 0, len(self._xs) - 1)
        j = np.clip(np.rint((y - self._ys[0]) / _CELL_M).astype(int), 0, len(self._ys) - 1)
        found: Floats = cost[i, j]
        return found

    def _cell(self, point: Point) -> tuple[int, int]:
        i = int(np.argmin(np.abs(self._xs - point[0])))
        return i, int(np.argmin(np.abs(self._ys - point[1])))

    def _far(self, point: Point) -> NDArray[np.float64]:
        return np.hypot(self._x - point[0], self._y - point[1])


@lru_cache(maxsize=32)
def _grid(known: BaseGeometry, ground: Floor, radius_m: float) -> Grid:
    return Grid(known, ground, radius_m)
