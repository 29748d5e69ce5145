"""A world seen from above as a picture: what stands in it, with names, devices and robots."""

from collections.abc import Mapping
import math
from pathlib import Path
from typing import Any

from matplotlib import patheffects
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Patch, Polygon, Rectangle, RegularPolygon
from matplotlib.transforms import Affine2D
from shapely.geometry import box, Point
from shapely.geometry import Polygon as Shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union
from site_world import models_of, robot_model, start_of
from world_parts import Model, Part

from llm_bridge.site.entity import Robot
from llm_bridge.site.site import Site

_WIDTH_PX = 1050
_INK = '#2b2f33'
_MARKS: Mapping[str, tuple[str, str, str]] = {
    'light': ('light', '☀', '#f2b705'),
    'stack_light': ('light', '☀', '#f2b705'),
    'lock': ('lock or door', '⌂', '#7a5cc0'),
    'cover': ('lock or door', '⌂', '#7a5cc0'),
    'door': ('lock or door', '⌂', '#7a5cc0'),
    'climate': ('climate or fan', '❄', '#2a9d8f'),
    'fan': ('climate or fan', '❄', '#2a9d8f'),
    'media_player': ('media', '♫', '#d1497b'),
    'binary_sensor': ('sensor', '◉', '#3d7edb'),
    'sensor': ('sensor', '◉', '#3d7edb'),
    'conveyor': ('machine', '⚙', '#57606a'),
    'press': ('machine', '⚙', '#57606a'),
}
"""Device kind -> what the legend calls it, its sign, its color. Others are machines."""

_LOW_M = 0.003
"""Parts that rise less above the floor throw no shadow."""


def draw(site: Site, file: Path) -> None:
    """Write the picture of a site's world as PNG, about a thousand pixels wide."""
    outline = unary_union([Shape(a.polygon) for a in site.areas.values() if len(a.polygon) >= 3])
    low_x, low_y, high_x, high_y = outline.bounds
    rim = 0.035 * (high_x - low_x)
    below = 2.2 * rim
    wide, tall = high_x - low_x + 2 * rim, high_y - low_y + rim + below
    figure = Figure(figsize=(_WIDTH_PX / 100, _WIDTH_PX / 100 * tall / wide), dpi=100)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set(xlim=(low_x - rim, high_x + rim), ylim=(low_y - below, high_y + rim))
    axes.set_axis_off()
    is_home = all(a.walls for a in site.areas.values())
    figure.set_facecolor('#dfe7d3' if is_home else '#e3e5e6')
    scale = _WIDTH_PX / wide / 100 * 72
    models = list(models_of(site))
    for order, (model, part) in enumerate(
        sorted(
            ((m, p) for m in models for p in m.parts if not (m.name in site.devices or p.glow)),
            key=lambda pair: _top(*pair),
        )
    ):
        _draw_part(axes, model, part, 1 + order / 1000)
    for zone in site.keep_out.values():
        axes.add_patch(
            Polygon(
                zone.polygon,
                closed=True,
                facecolor='none',
                edgecolor='#c0281c',
                hatch='///',
                linewidth=1.6,
                linestyle='--',
                alpha=0.75,
                zorder=6,
            )
        )
    for robot in site.robots.values():
        _draw_robot(axes, robot, site, scale)
    for model in models:
        if model.name in site.devices:
            _draw_mark(axes, model, site.devices[model.name].kind, scale, wide)
    marks = [Point(m.pose[:2]).buffer(0.0115 * wide) for m in models if m.name in site.devices]
    _draw_names(axes, site, scale, wide, marks)
    _draw_legend(axes, site)
    FigureCanvasAgg(figure)
    figure.savefig(
        file,
        facecolor=figure.get_facecolor(),
        pil_kwargs={'optimize': True},
        metadata={'Software': None},
    )
    _shrink(file)


def _top(model: Model, part: Part) -> float:
    """Return how high a part reaches, in metres."""
    half = part.size[2] / 2 if part.shape == 'box' else part.size[-1] / 2
    return model.pose[2] + part.at[2] + half


def _draw_part(axes: Any, model: Model, part: Part, order: float) -> None:
    shapes = [(0.0, part.color)]
    rises = _top(model, part)
    if rises > _LOW_M * 4:
        # A short shadow to the south-east tells high from flat.
        shapes.insert(0, (min(0.09, 0.03 + 0.03 * rises), (0.0, 0.0, 0.0, 0.13)))
    for shift, paint in shapes:
        x, y, _, yaw = model.pose
        place = (
            Affine2D()
            .rotate(part.yaw)
            .translate(part.at[0], part.at[1])
            .rotate(yaw)
            .translate(x + shift, y - shift)
        ) + axes.transData
        edge = (0, 0, 0, 0.25) if not shift and rises > _LOW_M * 4 else 'none'
        if part.shape == 'box':
            long, deep = part.size[:2]
            shape: Patch = Rectangle((-long / 2, -deep / 2), long, deep)
        else:
            shape = Circle((0, 0), part.size[0])
        shape.set(
            facecolor=paint,
            edgecolor=edge,
            linewidth=0.6,
            transform=place,
            zorder=order if not shift else order - 0.0005,
        )
        axes.add_patch(shape)


def _draw_robot(axes: Any, robot: Robot, site: Site, scale: float) -> None:
    pose, radius = start_of(robot, site), robot.radius_m
    turned = Affine2D().rotate(pose.yaw).translate(pose.x, pose.y) + axes.transData
    is_cart = robot_model(robot) == 'cart'
    body = (
        Rectangle((-0.8 * radius, -0.57 * radius), 1.6 * radius, 1.14 * radius)
        if is_cart
        else Circle((0, 0), 0.85 * radius)
    )
    for side in (-1, 1):
        axes.add_patch(
            Rectangle(
                (-0.3 * radius, side * 0.72 * radius - 0.13 * radius),
                0.6 * radius,
                0.26 * radius,
                facecolor='#1f2326',
                transform=turned,
                zorder=7,
            )
        )
    body.set(
        facecolor='#e68a19' if is_cart else '#2673b3',
        edgecolor='white',
        linewidth=1.2,
        transform=turned,
        zorder=8,
    )
    axes.add_patch(body)
    axes.add_patch(
        RegularPolygon(
            (0.3 * radius, 0),
            3,
            radius=0.38 * radius,
            orientation=-math.pi / 2,
            facecolor='white',
            transform=turned,
            zorder=9,
        )
    )
    _write(
        axes,
        pose.x + 1.35 * radius,
        pose.y,
        robot.name,
        0.17 * scale * _grow(site),
        '#174a75',
        ha='left',
        weight='bold',
    )


def _draw_mark(axes: Any, model: Model, kind: str, scale: float, wide: float) -> None:
    _, sign, paint = _mark(kind)
    x, y, *_ = model.pose
    radius = 0.0115 * wide
    axes.add_patch(
        Circle((x, y), radius, facecolor='white', edgecolor=paint, linewidth=1.6, zorder=10)
    )
    axes.text(
        x,
        y,
        sign,
        ha='center',
        va='center_baseline',
        fontsize=1.15 * radius * scale,
        color=paint,
        zorder=11,
        family='DejaVu Sans',
    )


def _mark(kind: str) -> tuple[str, str, str]:
    return _MARKS.get(kind, ('machine', '⚙', '#57606a'))


def _draw_names(axes: Any, site: Site, scale: float, wide: float, marks: list[Shape]) -> None:
    size = 0.0185 * wide
    taken = unary_union(
        [
            *marks,
            *(Shape(f.polygon) for f in site.furniture.values()),
            *(
                Point(p.x, p.y).buffer(0.05 * wide)
                for p in (start_of(robot, site) for robot in site.robots.values())
            ),
            *(
                box(
                    p.pose.x - 0.03 * wide,
                    p.pose.y - 0.03 * wide,
                    p.pose.x + 0.03 * wide,
                    p.pose.y + 0.01 * wide,
                )
                for p in site.places.values()
            ),
        ]
    )
    for area in site.areas.values():
        if len(area.polygon) >= 3:
            name = area.name.upper()
            x, y = _free_spot(Shape(area.polygon), taken, 0.8 * size * len(name), size)
            _write(axes, x, y, name, size * scale, _INK, weight='bold')
    homes = {robot.home for robot in site.robots.values()}
    for place in site.places.values():
        if place.id not in homes:
            x, y = place.pose.x, place.pose.y
            axes.add_patch(Circle((x, y), 0.004 * wide, color='#3f8f5f', zorder=6))
            _write(
                axes,
                x,
                y - 0.012 * wide,
                place.name,
                0.0135 * wide * scale,
                '#2c6b45',
                style='italic',
                va='top',
            )


def _free_spot(area: Shape, taken: BaseGeometry, wide: float, tall: float) -> tuple[float, float]:
    """Return where a name of that size is best read: near the middle, and away from things."""
    middle = area.centroid
    low_x, low_y, high_x, high_y = area.bounds
    best, best_value = (middle.x, middle.y), -math.inf
    for i in range(1, 40):
        for j in range(1, 40):
            x, y = low_x + (high_x - low_x) * i / 40, low_y + (high_y - low_y) * j / 40
            around = box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
            if area.contains(around):
                value = min(around.distance(taken), tall) * 4 - math.dist(
                    (x, y), (middle.x, middle.y)
                )
                if value > best_value:
                    best, best_value = (x, y), value
    return best


def _grow(site: Site) -> float:
    xs = [x for a in site.areas.values() for x, _ in a.polygon]
    return (max(xs) - min(xs)) / 12


def _write(axes: Any, x: float, y: float, text: str, size: float, paint: str, **more: Any) -> None:
    settings = {'ha': 'center', 'va': 'center', **more}
    axes.text(
        x,
        y,
        text,
        fontsize=size,
        color=paint,
        zorder=12,
        family='DejaVu Sans',
        path_effects=[patheffects.withStroke(linewidth=2.5, foreground=(1, 1, 1, 0.75))],
        **settings,
    )


def _draw_legend(axes: Any, site: Site) -> None:
    kinds = dict.fromkeys(_mark(d.kind) for d in site.devices.values())
    signs: list[Any] = [
        Line2D(
            [],
            [],
            linestyle='none',
            marker='o',
            markersize=10,
            markerfacecolor='white',
            markeredgecolor=paint,
            markeredgewidth=1.6,
            label=f'{sign} {name}',
        )
        for name, sign, paint in kinds
    ]
    signs.append(
        Patch(
            facecolor='none',
            edgecolor='#c0281c',
            hatch='////',
            linestyle='--',
            label='keep-out zone',
        )
    )
    signs.append(
        Line2D([], [], linestyle='none', marker='o', markersize=6, color='#3f8f5f', label='place')
    )
    axes.legend(
        handles=signs,
        loc='lower center',
        ncols=len(signs),
        frameon=False,
        fontsize=9.5,
        handletextpad=0.3,
        columnspacing=1.4,
        borderaxespad=0.5,
    )


def _shrink(file: Path) -> None:
    """Write the picture again with 256 colors: it stays small in the repository."""
    from PIL import Image

    with Image.open(file) as picture:
        small = picture.convert('RGB').quantize(256)
    small.save(file, optimize=True)
