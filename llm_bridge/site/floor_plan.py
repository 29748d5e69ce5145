"""Check the geometry of a site: polygons, poses and doors."""

from collections.abc import Callable, Iterator

from shapely.geometry import Point as ShapelyPoint
from shapely.geometry import Polygon
from shapely.validation import explain_validity

from llm_bridge.site.entity import Point, Pose
from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.site import Site
from llm_bridge.site.yaml_file import KeyPath

MARGIN_M = 0.15
"""What a robot at a named pose keeps to furniture and walls beyond its radius, in metres."""

_OVERLAP_M2 = 0.05
_ON_WALL_M = 0.05


def check_floor_plan(site: Site, spot: Callable[[KeyPath], Spot]) -> Iterator[Finding]:
    """Yield what is wrong with polygons, poses (metres, site frame) and doors."""
    shapes: dict[str, Polygon] = {}
    for section in ('areas', 'keep_out', 'furniture'):
        for key, entry in getattr(site, section).items():
            if not entry.polygon:
                continue
            shape, fault = polygon(entry.polygon)
            if fault:
                yield Finding(spot((section, key, 'polygon')), fault)
            elif shape is not None:
                shapes[f'{section}/{key}'] = shape
    yield from _overlaps(site, shapes, spot)
    yield from _poses(site, shapes, spot)
    for i, door in enumerate(site.doors):
        for j, area in enumerate(door.between):
            shape = shapes.get(f'areas/{area}')
            if shape is not None and shape.exterior.distance(ShapelyPoint(door.at)) > _ON_WALL_M:
                yield Finding(
                    spot(('doors', i, 'between', j)),
                    (
                        f'the door at {door.at[0]:g}, {door.at[1]:g} is not on a line of the '
                        f"polygon of '{area}'"
                    ),
                    area,
                )


def polygon(points: tuple[Point, ...]) -> tuple[Polygon | None, str]:
    """Return the polygon, or None and what is wrong with the points."""
    if len(points) < 3:
        return None, f'a polygon has at least 3 points; came {len(points)}'
    shape = Polygon(points)
    if not shape.is_valid:
        return None, (
            'the polygon is not simple: '
            f'{explain_validity(shape)}; list its corners in order, none twice'
        )
    if shape.area < 1e-4:
        return None, 'the polygon has no area; list its corners in order'
    return shape, ''


def _overlaps(
    site: Site,
    shapes: dict[str, Polygon],
    spot: Callable[[KeyPath], Spot],
) -> Iterator[Finding]:
    areas = [
        (key, area.floor, shapes[f'areas/{key}'])
        for key, area in site.areas.items()
        if f'areas/{key}' in shapes
    ]
    for i, (key, floor, shape) in enumerate(areas):
        for other, other_floor, other_shape in areas[:i]:
            if (
                floor == other_floor
                and shape.intersection(other_shape).area > _OVERLAP_M2
                and not shape.covers(other_shape)
                and not other_shape.covers(shape)
            ):
                yield Finding(
                    spot(('areas', key, 'polygon')),
                    (f"the polygon overlaps that of '{other}': a robot there would be in both"),
                    level='warning',
                )


def _poses(
    site: Site,
    shapes: dict[str, Polygon],
    spot: Callable[[KeyPath], Spot],
) -> Iterator[Finding]:
    radius = max((robot.radius_m for robot in site.robots.values()), default=0.0)
    poses: list[tuple[str, str, Pose, str | None]] = [
        ('areas', key, area.pose, key) for key, area in site.areas.items() if area.pose
    ]
    poses += [('places', key, place.pose, place.area) for key, place in site.places.items()]
    for section, key, pose, area in poses:
        point = ShapelyPoint(pose.x, pose.y)
        at = spot((section, key, 'pose'))
        where = f'the pose {pose.x:g}, {pose.y:g}'
        for zone_id, zone in site.keep_out.items():
            shape = shapes.get(f'keep_out/{zone_id}')
            if shape is None or zone.while_:
                continue
            if shape.distance(point) < radius:
                yield Finding(
                    at,
                    (
                        f"{where} lies in the keep-out zone '{zone_id}' or within {radius:g} m of "
                        'it, the radius of a robot; no robot could ever go there'
                    ),
                    zone_id,
                )
        own = shapes.get(f'areas/{area}')
        if own is not None and not own.covers(point):
            yield Finding(at, f"{where} lies outside the polygon of the area '{area}'", str(area))
        elif (
            own is not None
            and area in site.areas
            and site.areas[area].walls
            and own.exterior.distance(point) < radius
        ):
            yield Finding(
                at,
                (
                    f"{where} is nearer to a wall of '{area}' than {radius:g} m, the "
                    'radius of a robot'
                ),
                str(area),
            )
        for thing in site.furniture:
            shape = shapes.get(f'furniture/{thing}')
            if shape is not None and shape.distance(point) < radius:
                yield Finding(
                    at,
                    (f"{where} is nearer to '{thing}' than {radius:g} m, the radius of a robot"),
                    thing,
                )
