"""What follows from where a robot is and how it moves: area, place, docked, moving or idle."""

from collections.abc import Iterator
from functools import lru_cache
import math

from llm_bridge.site.entity import Area, Point, Pose, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar

AT_PLACE_M = 0.5
"""A robot nearer to a place than this is at it."""

STILL_M_S = 0.02
STILL_RAD_S = 0.05
"""A robot slower than both stands still."""


def attributes(
    site: Site, robot: Robot, pose: Pose, speed_m_s: float, turn_rad_s: float
) -> dict[str, Scalar]:
    """Return the attributes `area`, `place` ('' where there is none) and `state`."""
    moving = abs(speed_m_s) > STILL_M_S or abs(turn_rad_s) > STILL_RAD_S
    home = site.pose_of(robot.home) if robot.home else None
    docked = home is not None and _distance(pose, home) <= AT_PLACE_M
    return {
        'area': area_at(site, pose),
        'place': place_at(site, pose),
        'state': 'moving' if moving else 'docked' if docked else 'idle',
    }


def area_at(site: Site, pose: Pose) -> str:
    """Return the id of the smallest area around the pose, '' outside of all."""
    inside = [
        area
        for area in site.areas.values()
        if _contains(area.polygon, pose.x, pose.y)
        or (not area.polygon and area.pose and _distance(pose, area.pose) <= AT_PLACE_M)
    ]
    return min(inside, key=_size).id if inside else ''


def place_at(site: Site, pose: Pose) -> str:
    """Return the id of the nearest place within half a metre, '' if there is none."""
    near = [(_distance(pose, place.pose), place.id) for place in site.places.values()]
    distance, place_id = min(near, default=(math.inf, ''))
    return place_id if distance <= AT_PLACE_M else ''


def _distance(one: Pose, other: Pose) -> float:
    return math.hypot(one.x - other.x, one.y - other.y)


def _size(area: Area) -> float:
    return _surface(area.polygon)


@lru_cache(maxsize=256)
def _surface(polygon: tuple[Point, ...]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _edges(polygon))) / 2


def _contains(polygon: tuple[Point, ...], x: float, y: float) -> bool:
    """Say whether a ray from the point to the right crosses the outline an odd number of times."""
    return (
        sum(
            1
            for (x1, y1), (x2, y2) in _edges(polygon)
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        )
        % 2
        == 1
    )


def _edges(polygon: tuple[Point, ...]) -> Iterator[tuple[Point, Point]]:
    return zip(polygon, polygon[1:] + polygon[:1], strict=True)
