"""A site as a world to simulate: its models, and the SDF 1.7 text for Gazebo 11 and gz-sim."""

from collections.abc import Iterator
import math

from shapely.geometry import Polygon
from site_walls import shut_door, threshold, walls
from world_furniture import device, furniture, thing
from world_parts import box, color, Model, model_sdf, numbers, Part, slabs

from llm_bridge.site.entity import Area, KeepOut, Pose, Robot
from llm_bridge.site.site import Site

REACH_M = 0.45
"""Objects lie this far before the robot that stands at their place."""

_LARGE_ROBOT_M = 0.27
"""From this radius on a robot is a cart."""

_FLOORS = {
    'kitchen': '#d9d2c4',
    'living_room': '#c9a77c',
    'hall': '#cbbfa9',
    'bedroom': '#b9a58c',
    'bathroom': '#b8cdd3',
    'study': '#bfa583',
    'garage': '#a9abab',
    'receiving': '#a7b3a2',
    'line_one': '#aab0b6',
    'line_two': '#aab0b6',
    'press_cell': '#b3a7a2',
    'packing': '#a8b1b8',
    'shipping': '#a7b3a2',
    'charging_bay': '#9fb0a9',
    'aisle': '#b7b9ba',
}
_YELLOW, _BLACK = color('#f5c518'), color('#26282a')


def world_sdf(site: Site) -> str:
    """Return the world file of a site. Raises ValueError when no area has a polygon."""
    if not any(len(area.polygon) >= 3 for area in site.areas.values()):
        raise ValueError(
            f"site '{site.name}' has no world: none of its areas has a polygon; give "
            "at least one area a 'polygon' in the site file"
        )
    parts = [
        _HEAD.format(ground=_ground(site), systems=_systems()),
        *(model_sdf(model) for model in models_of(site)),
        *(_include(robot, site) for robot in site.robots.values()),
    ]
    body = _indented('\n'.join(parts), 4)
    return (
        '<?xml version="1.0"?>\n<!-- Written by sim/draw_worlds.py from the site file: '
        'change that, '
        f'and run it again. -->\n<sdf version="1.7">\n  <world name="{site.name}">\n{body}\n'
        '  </world>\n</sdf>\n'
    )


def models_of(site: Site) -> Iterator[Model]:
    """Yield everything that stands in the world but the robots."""
    for area in site.areas.values():
        if len(area.polygon) >= 3:
            yield _floor(area)
    yield from walls(site)
    for number, door in enumerate(site.doors):
        if len(door.between) == 1:
            yield shut_door(site, door, number)
        else:
            yield threshold(site, door, number)
    for name, piece in site.furniture.items():
        yield furniture(name, piece)
    for zone in site.keep_out.values():
        yield _keep_out(zone)
    for name, robot in site.robots.items():
        pose = site.pose_of(robot.home) if robot.home else None
        if pose is not None:
            yield _dock(f'dock_of_{name}', pose, robot.radius_m)
    for one in site.devices.values():
        yield from device(site, one)
    for name in site.objects:
        pose = site.pose_of(name)
        if pose is not None:
            yield thing(
                name, pose.x + REACH_M * math.cos(pose.yaw), pose.y + REACH_M * math.sin(pose.yaw)
            )


def robot_model(robot: Robot) -> str:
    """Return the name of the model in sim/models that stands for a robot."""
    return 'cart' if robot.radius_m >= _LARGE_ROBOT_M else 'rover'


def start_of(robot: Robot, site: Site) -> Pose:
    """Return where a robot stands at the start: its home, or the middle of the first area."""
    home = site.pose_of(robot.home) if robot.home else None
    if home is not None:
        return home
    middle = next(
        Polygon(a.polygon).representative_point()
        for a in site.areas.values()
        if len(a.polygon) >= 3
    )
    return Pose(x=middle.x, y=middle.y)


def _floor(area: Area) -> Model:
    paint = color(_FLOORS.get(area.id, '#c4c4c0'))
    parts = [
        box(f'floor_{i}', *slab, 0, 0.002, paint) for i, slab in enumerate(slabs(area.polygon))
    ]
    if not area.walls:
        parts += _lines(area)
    return Model(f'floor_{area.id}', tuple(parts))


def _lines(area: Area) -> Iterator[Part]:
    """Yield the white lines around a marked zone of a hall."""
    points = area.polygon
    for i, (a, b) in enumerate(zip(points, (*points[1:], points[0]), strict=True)):
        yield Part(
            f'line_{i}',
            'box',
            ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, 0.003),
            (math.dist(a, b), 0.08, 0.002),
            color('#f3f3ee'),
            yaw=math.atan2(b[1] - a[1], b[0] - a[0]),
        )


def _keep_out(zone: KeepOut) -> Model:
    """Return a marking on the floor: a frame of yellow and black, and steps for stairs."""
    x0, y0, x1, y1 = Polygon(zone.polygon).bounds
    parts: list[Part] = []
    for i, edge in enumerate(
        (
            (x0, y0, x1, y0 + 0.1),
            (x0, y1 - 0.1, x1, y1),
            (x0, y0, x0 + 0.1, y1),
            (x1 - 0.1, y0, x1, y1),
        )
    ):
        parts.append(box(f'border_{i}', *edge, 0.004, 0.006, _YELLOW))
        wide, tall = edge[2] - edge[0], edge[3] - edge[1]
        for k in range(int(max(wide, tall) / 0.4)):
            at = 0.1 + 0.4 * k
            dash = (
                (edge[0] + at, edge[1], min(edge[0] + at + 0.2, edge[2]), edge[3])
                if wide > tall
                else (edge[0], edge[1] + at, edge[2], min(edge[1] + at + 0.2, edge[3]))
            )
            parts.append(box(f'dash_{i}_{k}', *dash, 0.006, 0.007, _BLACK))
    if 'stair' in zone.id:
        count = max(2, int((x1 - x0 - 0.2) / 0.22))
        step = (x1 - x0 - 0.2) / count
        for k in range(count):
            shade = 0.62 - 0.4 * k / count
            parts.append(
                box(
                    f'step_{k}',
                    x0 + 0.1 + k * step,
                    y0 + 0.1,
                    x0 + 0.1 + (k + 1) * step,
                    y1 - 0.1,
                    0.004,
                    0.0055,
                    (shade, shade * 0.85, shade * 0.7, 1.0),
                )
            )
            parts.append(
                box(
                    f'nose_{k}',
                    x0 + 0.1 + k * step,
                    y0 + 0.1,
                    x0 + 0.125 + k * step,
                    y1 - 0.1,
                    0.0055,
                    0.0058,
                    color('#efe3c8'),
                )
            )
    return Model(f'keep_out_{zone.id}', tuple(parts))


def _dock(name: str, pose: Pose, radius_m: float) -> Model:
    """Return a mat with a charger behind the robot; nothing of it is solid."""
    half = radius_m + 0.08
    return Model(
        name,
        (
            box('mat', -half, -half, half, half, 0.004, 0.006, color('#3f8f5f')),
            box('charger', -half, -0.12, -half + 0.08, 0.12, 0, 0.14, color('#2c3e34')),
        ),
        (pose.x, pose.y, 0.0, pose.yaw),
    )


def _include(robot: Robot, site: Site) -> str:
    pose = start_of(robot, site)
    return (
        f'<include>\n  <uri>model://{robot_model(robot)}</uri>\n  <name>{robot.id}</name>\n'
        f'  <pose>{numbers((pose.x, pose.y, 0.01, 0, 0, pose.yaw))}</pose>\n</include>'
    )


def _ground(site: Site) -> str:
    is_home = all(a.walls for a in site.areas.values())
    return numbers(color('#7c8a63' if is_home else '#85888a'))


_SYSTEMS = (
    ('physics', 'Physics'),
    ('user-commands', 'UserCommands'),
    ('scene-broadcaster', 'SceneBroadcaster'),
    ('imu', 'Imu'),
    ('sensors', 'Sensors'),
)
"""Of gz-sim. Gazebo 11 says that it does not have them, and goes on with its own."""


def _systems() -> str:
    lines = []
    for file, name in _SYSTEMS:
        inside = '<render_engine>ogre2</render_engine>' if name == 'Sensors' else ''
        lines.append(
            f'<plugin filename="gz-sim-{file}-system" name="gz::sim::systems::{name}">'
            f'{inside}</plugin>'
        )
    return '\n'.join(lines)


_HEAD = """\
<gravity>0 0 -9.81</gravity>
<physics name="default_physics" type="ode">
  <max_step_size>0.004</max_step_size>
  <real_time_factor>1</real_time_factor>
  <real_time_update_rate>250</real_time_update_rate>
</physics>
{systems}
<scene>
  <ambient>0.6 0.6 0.6 1</ambient>
  <background>0.75 0.85 0.95 1</background>
  <shadows>true</shadows>
</scene>
<light name="sun" type="directional">
  <cast_shadows>true</cast_shadows>
  <pose>0 0 10 0 0 0</pose>
  <diffuse>0.8 0.8 0.78 1</diffuse>
  <specular>0.2 0.2 0.2 1</specular>
  <direction>-0.5 0.25 -0.9</direction>
</light>
<model name="ground">
  <static>true</static>
  <link name="link">
    <collision name="plane">
      <geometry><plane><normal>0 0 1</normal><size>60 60</size></plane></geometry>
    </collision>
    <visual name="plane">
      <pose>0 0 -0.005 0 0 0</pose>
      <geometry><plane><normal>0 0 1</normal><size>60 60</size></plane></geometry>
      <material><ambient>{ground}</ambient><diffuse>{ground}</diffuse></material>
    </visual>
  </link>
</model>"""


def _indented(text: str, by: int) -> str:
    return '\n'.join(' ' * by + line if line else line for line in text.splitlines())
