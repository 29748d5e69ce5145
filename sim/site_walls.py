"""The walls of a site with gaps where doors are, and the leaves of doors that lead outside."""

from collections.abc import Iterator
import math

from shapely.geometry import LineString, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union
from world_parts import Color, color, Model, Part

from llm_bridge.site.entity import Door
from llm_bridge.site.entity import Point as Point2
from llm_bridge.site.site import Site

INNER_WALL_M = 0.06
"""Thickness of walls between areas; half of it lies in each."""

OUTER_WALL_M = 0.2
"""Thickness of walls around all areas; they lie outside."""

LEAF = 'shut_door_'
"""With this begin the names of doors that lead outside."""

_WALL = color('#ece7dd')
_OUTSIDE = color('#c9bfae')
_FENCE = color('#f0b429', 0.55)
_DOOR = color('#8b5e34')


def walls(site: Site) -> Iterator[Model]:
    """Yield the walls of walled areas, and around everything, with openings for the doors."""
    rooms = [Polygon(a.polygon) for a in site.areas.values() if len(a.polygon) >= 3]
    if not rooms:
        return
    outline = unary_union(rooms).boundary
    walled = unary_union(
        [
            Polygon(a.polygon).boundary
            for a in site.areas.values()
            if a.walls and len(a.polygon) >= 3
        ]
    )
    openings = unary_union([Point(d.at).buffer(d.width_m / 2, 32) for d in site.doors])
    inner = walled.difference(outline.buffer(0.001)).difference(openings)
    is_hall = any(not a.walls for a in site.areas.values())
    paint, height = (_FENCE, 2.0) if is_hall else (_WALL, 2.4)
    yield Model(
        'walls',
        tuple(
            _wall(f'wall_{i}', a, b, INNER_WALL_M, height, paint)
            for i, (a, b) in enumerate(_straight(inner))
        ),
    )
    inside = unary_union(rooms)
    outer = []
    for i, (a, b) in enumerate(_straight(outline.difference(openings))):
        out = _outward(inside, a, b)
        a, b = _with_corners(a, b, site)
        shift = (out[0] * OUTER_WALL_M / 2, out[1] * OUTER_WALL_M / 2)
        outer.append(
            _wall(
                f'wall_{i}',
                (a[0] + shift[0], a[1] + shift[1]),
                (b[0] + shift[0], b[1] + shift[1]),
                OUTER_WALL_M,
                4.0 if is_hall else 2.4,
                _OUTSIDE,
            )
        )
    yield Model('outer_walls', tuple(outer))


def _wall(name: str, a: Point2, b: Point2, thick: float, height: float, paint: Color) -> Part:
    return Part(
        name,
        'box',
        ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, height / 2),
        (math.dist(a, b), thick, height),
        paint,
        solid=True,
        yaw=math.atan2(b[1] - a[1], b[0] - a[0]),
    )


def _with_corners(a: Point2, b: Point2, site: Site) -> tuple[Point2, Point2]:
    """Return an outer wall as much longer as it is thick, but not into the gaps of doors."""
    long = math.dist(a, b)
    by = ((b[0] - a[0]) * OUTER_WALL_M / long, (b[1] - a[1]) * OUTER_WALL_M / long)
    ends = ((a[0] - by[0], a[1] - by[1]), (b[0] + by[0], b[1] + by[1]))
    start, end = (
        old if any(math.dist(old, d.at) < d.width_m / 2 + 0.02 for d in site.doors) else new
        for old, new in zip((a, b), ends, strict=True)
    )
    return start, end


def _straight(lines: BaseGeometry) -> Iterator[tuple[Point2, Point2]]:
    """Yield the straight pieces of lines, the same direction always, in a settled order."""
    parts = list(getattr(lines, 'geoms', [lines]))
    merged = (linemerge(parts) if len(parts) > 1 else lines).simplify(0.0005)
    pieces = []
    for line in getattr(merged, 'geoms', [merged]):
        points = [(round(x, 3), round(y, 3)) for x, y in line.coords]
        pieces += [min((a, b), (b, a)) for a, b in zip(points, points[1:], strict=False)]
    yield from sorted(p for p in pieces if math.dist(*p) > 0.01)


def _outward(inside: BaseGeometry, a: Point2, b: Point2) -> Point2:
    length = math.dist(a, b)
    normal = ((b[1] - a[1]) / length, -(b[0] - a[0]) / length)
    middle = Point((a[0] + b[0]) / 2 + 0.01 * normal[0], (a[1] + b[1]) / 2 + 0.01 * normal[1])
    return (-normal[0], -normal[1]) if inside.contains(middle) else normal


def _along(site: Site, door: Door) -> tuple[float, float, float]:
    """Return the direction of a door's wall (yaw) and the way out of its first area (x, y)."""
    area = Polygon(site.areas[door.between[0]].polygon)
    on_x = LineString([(door.at[0] - 0.05, door.at[1]), (door.at[0] + 0.05, door.at[1])])
    yaw = 0.0 if on_x.intersection(area.boundary).length > 0.05 else math.pi / 2
    side = (-math.sin(yaw), math.cos(yaw))
    if area.contains(Point(door.at[0] + 0.05 * side[0], door.at[1] + 0.05 * side[1])):
        side = (-side[0], -side[1])
    return yaw, *side


def shut_door(site: Site, door: Door, number: int) -> Model:
    """Return the leaf of a door that leads outside: shut, so nobody passes."""
    yaw, out_x, out_y = _along(site, door)
    height = 2.1 if door.width_m < 2 else 2.4 if door.width_m < 3 else 3.4
    paint = _DOOR if door.width_m < 2 else color('#9aa1a6')
    parts = [
        Part(
            'leaf',
            'box',
            (0, 0, height / 2),
            (door.width_m, OUTER_WALL_M / 2, height),
            paint,
            solid=True,
        )
    ]
    if door.width_m < 2:
        parts.append(
            Part('knob', 'sphere', (door.width_m * 0.38, 0, 1.0), (0.07,), color('#d9c27a'))
        )
    else:
        parts += [
            Part(
                f'rib_{i}',
                'box',
                (0, 0, 0.3 + 0.4 * i),
                (door.width_m, 0.12, 0.03),
                color('#7d858b'),
            )
            for i in range(int(height / 0.4))
        ]
    shift = OUTER_WALL_M / 4
    return Model(
        f'{LEAF}{number}_{door.between[0]}',
        tuple(parts),
        (door.at[0] + out_x * shift, door.at[1] + out_y * shift, 0.0, yaw),
    )


def threshold(site: Site, door: Door, number: int) -> Model:
    """Return the strip on the floor of a doorway between two areas."""
    yaw, *_ = _along(site, door)
    return Model(
        f'doorway_{number}_{door.between[0]}_{door.between[1]}',
        (Part('threshold', 'box', (0, 0, 0.003), (door.width_m, 0.12, 0.002), color('#9c8a6f')),),
        (door.at[0], door.at[1], 0.0, yaw),
    )
