"""Boxes, cylinders and spheres with colors, put together to models and written as SDF."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from xml.sax.saxutils import quoteattr

from shapely.geometry import LineString, Polygon

Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]
"""x0, y0, x1, y1 in metres."""

Color = tuple[float, float, float, float]
"""Red, green, blue, alpha, each from 0 to 1."""

LAMP_LIGHT: Color = (0.45, 0.4, 0.3, 1.0)
"""What a lamp gives at its brightest."""


def color(text: str, alpha: float = 1.0) -> Color:
    """Return the color of '#rrggbb'."""
    red, green, blue = (round(int(text[i : i + 2], 16) / 255, 3) for i in (1, 3, 5))
    return red, green, blue, alpha


@dataclass(frozen=True)
class Part:
    """One shape of a model."""

    name: str
    shape: Literal['box', 'cylinder', 'sphere']
    at: tuple[float, float, float]
    """The middle, in metres, relative to the model."""
    size: tuple[float, ...]
    """Box: x, y, z; cylinder: radius, length; sphere: radius; in metres."""
    color: Color
    solid: bool = False
    """Robots run into it and lidars see it."""
    yaw: float = 0.0
    """Radians."""
    glow: bool = False
    """It shines by itself."""


@dataclass(frozen=True)
class Model:
    """A thing that stands somewhere and does not move by itself."""

    name: str
    parts: tuple[Part, ...]
    pose: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """x, y, z in metres and yaw in radians, in the site's frame."""
    light_m: float | None = None
    """It lights the room from this height above its origin."""


def box(
    name: str,
    x0: float,
    y0: float,
    x1: float,
    y1: float,
    z0: float,
    z1: float,
    paint: Color,
    *,
    solid: bool = False,
) -> Part:
    """Return the box between two corners on the floor and two heights, in metres."""
    return Part(
        name,
        'box',
        ((x0 + x1) / 2, (y0 + y1) / 2, (z0 + z1) / 2),
        (x1 - x0, y1 - y0, z1 - z0),
        paint,
        solid,
    )


def slabs(polygon: Sequence[Point]) -> list[Rectangle]:
    """Return rectangles that fill a polygon; where its sides are slanted, within centimetres."""
    shape = Polygon(polygon)
    low, high = shape.bounds[0] - 1, shape.bounds[2] + 1
    heights = sorted({y for _, y in polygon})
    is_square = all(
        a[0] == b[0] or a[1] == b[1]
        for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True)
    )
    if not is_square:
        count = max(1, round((heights[-1] - heights[0]) / 0.05))
        step = (heights[-1] - heights[0]) / count
        heights = [heights[0] + i * step for i in range(count + 1)]
    found: list[Rectangle] = []
    for y0, y1 in zip(heights, heights[1:], strict=False):
        cut = shape.intersection(LineString([(low, (y0 + y1) / 2), (high, (y0 + y1) / 2)]))
        for piece in getattr(cut, 'geoms', [cut]):
            x0, _, x1, _ = piece.bounds
            found.append((x0, y0, x1, y1))
    return found


def model_sdf(model: Model) -> str:
    """Return a static model of one link."""
    x, y, z, yaw = model.pose
    lines = [
        f'<model name={quoteattr(model.name)}>',
        '  <static>true</static>',
        f'  <pose>{numbers((x, y, z, 0, 0, yaw))}</pose>',
        '  <link name="link">',
    ]
    for part in model.parts:
        lines += [f'    {line}' for line in _part(part)]
    if model.light_m is not None:
        lines += [f'    {line}' for line in _lamp(model.light_m)]
    return '\n'.join((*lines, '  </link>', '</model>'))


def _lamp(height_m: float) -> Iterable[str]:
    yield from (
        '<light name="lamp" type="point">',
        f'  <pose>{numbers((0, 0, height_m, 0, 0, 0))}</pose>',
        f'  <diffuse>{numbers(LAMP_LIGHT)}</diffuse>',
        '  <specular>0 0 0 1</specular>',
        '  <attenuation>',
        '    <range>5</range>',
        '    <constant>0.4</constant>',
        '    <linear>0.3</linear>',
        '    <quadratic>0.1</quadratic>',
        '  </attenuation>',
        '  <cast_shadows>false</cast_shadows>',
        '</light>',
    )


def _part(part: Part) -> Iterable[str]:
    name = quoteattr(part.name)
    pose = f'  <pose>{numbers((*part.at, 0, 0, part.yaw))}</pose>'
    shape = f'  <geometry>{geometry(part.shape, part.size)}</geometry>'
    if part.solid:
        yield from (f'<collision name={name}>', pose, shape, '</collision>')
    yield from (f'<visual name={name}>', pose, shape, f'  {material(part.color, part.glow)}')
    if part.color[3] < 1:
        yield f'  <transparency>{numbers((1 - part.color[3],))}</transparency>'
    yield '</visual>'


def geometry(shape: str, size: Sequence[float]) -> str:
    """Return the SDF of one shape."""
    if shape == 'box':
        return f'<box><size>{numbers(size)}</size></box>'
    if shape == 'sphere':
        return f'<sphere><radius>{numbers(size)}</radius></sphere>'
    return (
        f'<cylinder><radius>{numbers(size[:1])}</radius>'
        f'<length>{numbers(size[1:])}</length></cylinder>'
    )


def material(paint: Color, glow: bool = False) -> str:
    """Return the SDF of a plain color, without scripts, for Gazebo 11 and gz-sim alike."""
    text = numbers(paint)
    emissive = f'<emissive>{text}</emissive>' if glow else ''
    return (
        f'<material><ambient>{text}</ambient><diffuse>{text}</diffuse>'
        f'<specular>0.1 0.1 0.1 1</specular>{emissive}</material>'
    )


def numbers(values: Sequence[float]) -> str:
    """Return numbers with at most four decimals, separated by blanks."""
    return ' '.join(f'{round(value, 4) + 0.0:g}' for value in values)
