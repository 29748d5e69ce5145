"""The floor as geometry: walls with doors, furniture, keep-out zones, and ways between points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
import math

import shapely
from shapely.geometry import LineString, MultiPoint, Polygon
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from llm_bridge.site.entity import Door, KeepOut, Point
from llm_bridge.site.site import Site

_ROOM_TO_MOVE_M = 0.02
"""Waypoints keep this far from what they lead around, so that rounding does not block them."""


def shape(polygon: Sequence[Point]) -> BaseGeometry:
    """Return a polygon as geometry; a broken one (crossing itself, a line) as its convex hull."""
    if len(polygon) >= 3:
        found = Polygon(polygon)
        if found.is_valid and found.area > 0:
            return found
    return MultiPoint(polygon).convex_hull


def grown(polygon: Sequence[Point], by_m: float) -> BaseGeometry:
    """Return a polygon grown on all sides, corners kept sharp: more than a circle would need."""
    return shape(polygon).buffer(by_m, join_style='mitre')


def open_place_near(zone: KeepOut, site: Site) -> str | None:
    """Return the id of the area or place nearest to a zone that is in no zone itself, or None."""
    closed = unary_union([shape(z.polygon) for z in site.keep_out.values()])
    points = {
        key: ShapelyPoint(pose.x, pose.y)
        for key in (*site.areas, *site.places)
        if (pose := site.pose_of(key)) is not None
    }
    far = {k: shape(zone.polygon).distance(p) for k, p in points.items() if not closed.covers(p)}
    return min(far, key=lambda key: far[key], default=None)


_EDGE_M = 0.05
"""A pose that is so little beyond the floor is still on it."""


@dataclass(frozen=True, eq=False)
class Floor:
    """What stands in the way of robots of one size."""

    hard: BaseGeometry
    """Walls and furniture as they are, and the zones to avoid."""
    blocked: BaseGeometry
    """Where the middle of the robot cannot be without touching them."""
    waypoints: tuple[Point, ...]
    """Points around corners and in doors."""

    def is_clear(
        self, line: Sequence[Point], ends: Iterable[Point] = (), radius_m: float = 0.0
    ) -> bool:
        """Say whether the straight line touches nothing; at its ends the robot may be near."""
        return not self.hits(line, ends, radius_m)

    def hits(self, line: Sequence[Point], ends: Iterable[Point], radius_m: float) -> bool:
        """Say whether the straight line touches something.

        The robot may already stand close to something at one of `ends`: within one and a half
        radii of them only walls and furniture themselves count, not the room around them.
        """
        way = LineString(line)
        if way.intersects(self.hard):
            return True
        touching = way.intersection(self.blocked)
        for end in ends:
            touching = touching.difference(ShapelyPoint(end).buffer(1.5 * radius_m + 0.05))
        return not touching.is_empty


def floor(site: Site, radius_m: float, avoid: Iterable[Sequence[Point]] = ()) -> Floor:
    """Return the floor of a site for robots of that radius that keep out of those polygons."""
    walls = tuple(tuple(a.polygon) for a in site.areas.values() if a.polygon and a.walls)
    furniture = tuple(tuple(f.polygon) for f in site.furniture.values())
    return _floor(
        walls,
        tuple(d for d in site.doors if len(d.between) == 2),
        furniture,
        tuple(tuple(a) for a in avoid),
        radius_m,
    )


def known_ground(site: Site) -> BaseGeometry | None:
    """Return where there is floor at all: the areas together; None where none has a polygon.

    Where the areas leave gaps between them, what is among them counts as floor, too.
    """
    return _ground(tuple(tuple(a.polygon) for a in site.areas.values() if a.polygon))


@lru_cache(maxsize=64)
def _ground(polygons: tuple[tuple[Point, ...], ...]) -> BaseGeometry | None:
    if not polygons:
        return None
    whole = unary_union([shape(p) for p in polygons]).buffer(_EDGE_M, join_style='mitre')
    return whole if whole.geom_type == 'Polygon' else whole.convex_hull


@lru_cache(maxsize=64)
def _floor(
    walled: tuple[tuple[Point, ...], ...],
    doors: tuple[Door, ...],
    furniture: tuple[tuple[Point, ...], ...],
    avoid: tuple[tuple[Point, ...], ...],
    radius_m: float,
) -> Floor:
    walls = unary_union([shape(p).boundary for p in walled])
    openings = unary_union([ShapelyPoint(d.at).buffer(d.width_m / 2, 32) for d in doors])
    walls = walls.difference(openings)
    things = [shape(p) for p in furniture]
    zones = unary_union([grown(p, radius_m) for p in avoid])
    hard = unary_union([walls, zones, *things])
    blocked = unary_union(
        [
            walls.buffer(radius_m, cap_style='square', join_style='mitre'),
            zones,
            *(t.buffer(radius_m, join_style='mitre') for t in things),
        ]
    )
    around = blocked.buffer(_ROOM_TO_MOVE_M, join_style='mitre').simplify(_ROOM_TO_MOVE_M / 2)
    corners = [(float(x), float(y)) for x, y in shapely.get_coordinates(around)]
    before_doors = [p for d in doors for p in _approaches(d, walled, radius_m)]
    candidates = dict.fromkeys((*(d.at for d in doors), *before_doors, *corners))
    free = tuple(p for p in candidates if not blocked.intersects(ShapelyPoint(p)))
    shapely.prepare(hard)
    shapely.prepare(blocked)
    return Floor(hard, blocked, free)


def _approaches(
    door: Door, walled: Iterable[Sequence[Point]], radius_m: float
) -> tuple[Point, ...]:
    """Return the points straight before and behind a door, where a narrow one is entered from."""
    sides = [(a, b) for p in walled for a, b in zip(p, (*p[1:], p[0]), strict=True) if a != b]
    if not sides:
        return ()
    (ax, ay), (bx, by) = min(
        sides, key=lambda side: LineString(side).distance(ShapelyPoint(door.at))
    )
    far = (radius_m + 2 * _ROOM_TO_MOVE_M) / math.hypot(bx - ax, by - ay)
    x, y = door.at
    return ((x - (by - ay) * far, y + (bx - ax) * far), (x + (by - ay) * far, y - (bx - ax) * far))


def way(
    site: Site, radius_m: float, start: Point, goal: Point, avoid: Iterable[Sequence[Point]] = ()
) -> tuple[Point, ...] | None:
    """Return the shortest way as points from start to goal, or None when there is none.

    It goes through doors, and around furniture and the polygons to avoid; without any of these it
    is straight.
    """
    return _way(floor(site, radius_m, avoid), radius_m, start, goal)


@lru_cache(maxsize=256)
def _way(ground: Floor, radius_m: float, start: Point, goal: Point) -> tuple[Point, ...] | None:
    # Kept, for a plan is checked, told and checked again from the same poses.
    if start == goal:
        return (start, goal)
    ends = (start, goal)
    if ground.is_clear(ends, ends, radius_m):
        return ends
    points: tuple[Point, ...] = (*ends, *ground.waypoints)
    best = {start: 0.0}
    came_from: dict[Point, Point] = {}
    heap = [(math.dist(start, goal), start)]
    done: set[Point] = set()
    while heap:
        _, here = heappop(heap)
        if here == goal:
            return _back(came_from, goal)
        if here in done:
            continue
        done.add(here)
        for there in _visible(ground, here, points, ends, radius_m, done):
            far = best[here] + math.dist(here, there)
            if far < best.get(there, math.inf):
                best[there] = far
                came_from[there] = here
                heappush(heap, (far + math.dist(there, goal), there))
    return None


def _visible(
    ground: Floor,
    here: Point,
    points: Sequence[Point],
    ends: Sequence[Point],
    radius_m: float,
    done: set[Point],
) -> list[Point]:
    others = [p for p in points if p not in done and p != here]
    if not others:
        return []
    lines = shapely.linestrings([[here, p] for p in others])
    blocked = shapely.intersects(ground.blocked, lines)
    # Lines to and from the ends are looked at again: there the robot may stand near a wall.
    return [
        p
        for p, is_blocked in zip(others, blocked, strict=True)
        if not is_blocked
        or ((here in ends or p in ends) and ground.is_clear((here, p), ends, radius_m))
    ]


def _back(came_from: dict[Point, Point], goal: Point) -> tuple[Point, ...]:
    found = [goal]
    while found[-1] in came_from:
        found.append(came_from[found[-1]])
    return tuple(reversed(found))


def enters(line: Sequence[Point], zone: BaseGeometry) -> bool:
    """Say whether a way enters a zone; leaving the zone it starts in by a short way does not."""
    track = LineString(line) if len(line) > 1 and line[0] != line[-1] else ShapelyPoint(line[0])
    inside = track.intersection(zone)
    if inside.is_empty:
        return False
    start = ShapelyPoint(line[0])
    if not zone.covers(start) or zone.covers(ShapelyPoint(line[-1])):
        return True
    depth = start.distance(zone.boundary)
    is_one_piece = inside.geom_type in ('LineString', 'Point')
    return not is_one_piece or inside.length > 2.0 * depth + 0.1


def length(line: Sequence[Point]) -> float:
    """Return the length of a way in metres."""
    return sum(math.dist(a, b) for a, b in zip(line, line[1:], strict=False))


def free_length(line: Sequence[Point], blocked: BaseGeometry) -> float:
    """Return how far one can go along a straight line before it touches something, in metres."""
    inside = LineString(line).intersection(blocked)
    if inside.is_empty:
        return length(line)
    return float(ShapelyPoint(line[0]).distance(inside))
