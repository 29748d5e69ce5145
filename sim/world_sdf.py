"""A reader of SDF worlds: what stands on the floor, as polygons seen from above."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
import math
from pathlib import Path
from xml.etree import ElementTree

from shapely.affinity import rotate, translate
from shapely.geometry import box, Polygon
from shapely.geometry import Point as ShapelyPoint

from llm_bridge.site.entity import Pose

_MOST_TILT_RAD = 1e-6


class WorldError(Exception):
    """A world file cannot be read; the message says what came, and what is allowed."""


@dataclass(frozen=True)
class Solid:
    """A thing that robots run into."""

    name: str
    """MODEL/COLLISION."""
    outline: Polygon
    """Seen from above, in metres in the world's frame."""
    low_m: float
    high_m: float
    """From where to where it reaches, above the floor."""


@dataclass(frozen=True)
class Included:
    """A model of another file that stands in the world."""

    name: str
    uri: str
    pose: Pose


@dataclass(frozen=True)
class Standing:
    """Where a model stands, and how tall it is."""

    pose: Pose
    z_m: float
    """Height of its origin above the floor."""
    tall_m: float = 0.0
    """From its lowest to its highest visual; those that are meshes or tilted do not count."""


@dataclass(frozen=True)
class World:
    """What a world file holds of interest to a flat simulation."""

    name: str
    solids: tuple[Solid, ...]
    included: tuple[Included, ...]
    models: Mapping[str, Standing]
    """Everything that stands in the world but the included, by name."""
    lamps: Mapping[str, str]
    """Model that has a light -> the light's full name."""

    def outlines(self, low_m: float, high_m: float) -> tuple[Polygon, ...]:
        """Return the outlines of what stands between two heights above the floor."""
        return tuple(s.outline for s in self.solids if s.low_m < high_m and s.high_m > low_m)


def read_world(path: Path) -> World:
    """Return the world that a file holds. Raises WorldError when it cannot be read."""
    try:
        return parse_world(path.read_text(encoding='utf-8'))
    except OSError as error:
        raise WorldError(f'the world file {path} cannot be read: {error.strerror}') from error


def parse_world(text: str) -> World:
    """Return the world of an SDF text. Raises WorldError when it is none.

    Understood are boxes, cylinders and spheres that stand upright; planes are ground.
    """
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise WorldError(f'the world is not XML: {error}') from error
    world = root.find('world')
    if root.tag != 'sdf' or world is None:
        raise WorldError(f'the world must be <sdf> with a <world> in it, but it is <{root.tag}>')
    models = world.findall('model')
    return World(
        name=world.get('name', ''),
        solids=tuple(solid for model in models for solid in _solids(model)),
        included=tuple(_included(i) for i in world.findall('include')),
        models={m.get('name', ''): _standing(m) for m in models},
        lamps={
            model.get('name', ''): '::'.join(e.get('name', '') for e in (model, link, light))
            for model in models
            for link in model.findall('link')
            for light in link.findall('light')
        },
    )


def _included(element: ElementTree.Element) -> Included:
    pose, _ = _pose(element)
    return Included(element.findtext('name', ''), element.findtext('uri', ''), pose)


def _standing(model: ElementTree.Element) -> Standing:
    pose, z = _pose(model)
    spans = [span for v in model.findall('link/visual') if (span := _span(v)) is not None]
    tall = max(high for _, high in spans) - min(low for low, _ in spans) if spans else 0.0
    return Standing(pose, z, tall)


def _span(visual: ElementTree.Element) -> tuple[float, float] | None:
    """Return from where to where a visual reaches above its link; None when that is not known."""
    try:
        _, z = _pose(visual)
        shape = _shape(visual, visual.get('name', ''))
    except WorldError:
        return None
    return None if shape is None else (z - shape[1], z + shape[1])


def _solids(model: ElementTree.Element) -> Iterator[Solid]:
    stands, stands_z = _pose(model)
    for link in model.findall('link'):
        link_pose, link_z = _pose(link)
        for collision in link.findall('collision'):
            pose, z = _pose(collision)
            name = f'{model.get("name", "")}/{collision.get("name", "")}'
            shape = _shape(collision, name)
            if shape is not None:
                outline, half_m = shape
                placed = _placed(_placed(_placed(outline, pose), link_pose), stands)
                height = stands_z + link_z + z
                yield Solid(name, placed, height - half_m, height + half_m)


def _shape(collision: ElementTree.Element, name: str) -> tuple[Polygon, float] | None:
    """Return the outline around the origin and half the height; None for the ground."""
    found = collision.find('geometry')
    kinds = list(found) if found is not None else []
    if len(kinds) != 1 or kinds[0].tag not in ('box', 'cylinder', 'sphere', 'plane'):
        came = ', '.join(k.tag for k in kinds) or 'nothing'
        raise WorldError(
            f'{name}: its geometry is {came}; allowed is one box, cylinder, sphere or plane'
        )
    kind = kinds[0]
    if kind.tag == 'plane':
        return None
    if kind.tag == 'box':
        x, y, z = _numbers(kind.findtext('size', ''), 3, name)
        return box(-x / 2, -y / 2, x / 2, y / 2), z / 2
    (radius,) = _numbers(kind.findtext('radius', ''), 1, name)
    half = radius
    if kind.tag == 'cylinder':
        half = _numbers(kind.findtext('length', ''), 1, name)[0] / 2
    return ShapelyPoint(0, 0).buffer(radius, 16), half


def _placed(outline: Polygon, pose: Pose) -> Polygon:
    return translate(rotate(outline, pose.yaw, (0, 0), use_radians=True), pose.x, pose.y)


def _pose(element: ElementTree.Element) -> tuple[Pose, float]:
    """Return the planar pose and the height of an element."""
    name = element.get('name', element.tag)
    x, y, z, roll, pitch, yaw = _numbers(element.findtext('pose') or '0 0 0 0 0 0', 6, name)
    if max(abs(roll), abs(pitch)) > _MOST_TILT_RAD:
        raise WorldError(
            f'{name}: it is tilted by roll {roll} and pitch {pitch}; only upright '
            'things are understood: turn them about z alone'
        )
    return Pose(x=x, y=y, yaw=yaw), z


def _numbers(text: str, count: int, name: str) -> tuple[float, ...]:
    try:
        found = tuple(float(part) for part in text.split())
    except ValueError:
        found = ()
    if len(found) != count or not all(map(math.isfinite, found)):
        raise WorldError(f"{name}: '{text}' came where {count} number(s) are needed")
    return found
