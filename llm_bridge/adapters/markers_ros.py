"""The site, the robots and the plan as markers for RViz and Foxglove."""

from collections import deque
from collections.abc import Iterator, Mapping
import math
from typing import Any

from visualization_msgs.msg import Marker, MarkerArray

from llm_bridge.adapters.marker_shapes_ros import Rgba, Shapes
from llm_bridge.graph.floor import shape, way
from llm_bridge.site.entity import Point, Pose
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

AREA: Rgba = (0.4, 0.6, 0.9, 0.8)
KEEP_OUT: Rgba = (0.9, 0.1, 0.1, 0.9)
PLACE: Rgba = (0.2, 0.6, 0.4, 0.9)
ROBOT: Rgba = (0.95, 0.6, 0.1, 1.0)
PATH: Rgba = (0.95, 0.6, 0.1, 0.6)
STATUS: Mapping[str, Rgba] = {
    'WAITING': (0.6, 0.6, 0.6, 0.9),
    'INITIALIZING': (0.9, 0.8, 0.2, 0.9),
    'RUNNING': (0.1, 0.8, 0.2, 0.9),
    'FAILED': (0.9, 0.1, 0.1, 0.9),
}

_STEP_M = 0.1
"""Nearer than this to the last point of its path, a robot has not moved."""

_LONGEST_PATH = 500
"""Points of a path that are kept."""

_TALL_M = 0.25


def site_markers(site: Site) -> MarkerArray:
    """Return the outlines and names of areas and keep-out zones, and the places."""
    shapes, found = Shapes(site.frame), MarkerArray()
    for group, color, zones in (
        ('areas', AREA, site.areas.values()),
        ('keep_out', KEEP_OUT, site.keep_out.values()),
    ):
        for number, zone in enumerate(zone for zone in zones if len(zone.polygon) >= 3):
            middle = shape(zone.polygon).representative_point()
            found.markers += [
                shapes.outline(group, number, color, zone.polygon),
                shapes.label(f'{group}_names', number, zone.name, (middle.x, middle.y, 0.1)),
            ]
    for number, place in enumerate(site.places.values()):
        x, y = place.pose.x, place.pose.y
        found.markers += [
            shapes.solid(
                'places', number, Marker.CYLINDER, PLACE, (x, y, 0.02), (0.15, 0.15, 0.04)
            ),
            shapes.label('places_names', number, place.name, (x, y, 0.3)),
        ]
    return found


class PlanMarkers:
    """Where robots are, where they came along, and where they are going."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._shapes = Shapes(site.frame)
        self._paths: dict[str, deque[Point]] = {
            robot: deque(maxlen=_LONGEST_PATH) for robot in site.robots
        }
        self._ways: dict[tuple[str, float, float], tuple[Point, ...]] = {}

    def note(self, world: World) -> None:
        """Take in where the robots are now."""
        for robot, path in self._paths.items():
            pose = world.pose(robot)
            if pose is not None and (not path or math.dist(path[-1], _xy(pose)) >= _STEP_M):
                path.append(_xy(pose))

    def markers(self, snapshot: Mapping[str, Any], world: World) -> MarkerArray:
        """Return the robots, their paths, and the goals of a snapshot of the executor."""
        moving = list(_moving(snapshot))
        found = [*self._robots(world), *self._plan(moving, world)]
        self._ways = {key: self._ways[key] for key in map(_goal_of, moving) if key in self._ways}
        return MarkerArray(markers=found)

    def _robots(self, world: World) -> Iterator[Marker]:
        shapes = self._shapes
        for number, robot in enumerate(self._site.robots.values()):
            path = self._paths[robot.id]
            if len(path) > 1:
                yield shapes.line('robot_paths', number, PATH, path, 0.04, 0.03, lives=True)
            pose = world.pose(robot.id)
            if pose is None:
                continue
            x, y, wide = pose.x, pose.y, 2 * robot.radius_m
            yield shapes.solid(
                'robots',
                number,
                Marker.CYLINDER,
                (*ROBOT[:3], 0.6),
                (x, y, _TALL_M / 2),
                (wide, wide, _TALL_M),
                lives=True,
            )
            arrow = shapes.solid(
                'robot_headings',
                number,
                Marker.ARROW,
                ROBOT,
                (x, y, _TALL_M + 0.05),
                (wide, 0.08, 0.08),
                lives=True,
            )
            arrow.pose.orientation.z = math.sin(pose.yaw / 2)
            arrow.pose.orientation.w = math.cos(pose.yaw / 2)
            yield arrow
            yield shapes.label('robot_names', number, robot.name, (x, y, 0.7), lives=True)

    def _plan(self, moving: list[Mapping[str, Any]], world: World) -> Iterator[Marker]:
        shapes = self._shapes
        for number, step in enumerate(moving):
            color = STATUS.get(str(step.get('status')), STATUS['WAITING'])
            target, x, y = _goal_of(step)
            yield shapes.solid(
                'plan', number, Marker.SPHERE, color, (x, y, 0.0), (0.3, 0.3, 0.3), lives=True
            )
            text = f'{target}: {step.get("skill")}'
            yield shapes.label('plan_names', number, text, (x, y, 0.5), lives=True)
            pose = world.pose(target)
            if pose is not None and step.get('status') != 'FAILED':
                points = self._way(step, pose)
                yield shapes.line('plan_ways', number, color, points, 0.05, 0.05, lives=True)

    def _way(self, step: Mapping[str, Any], pose: Pose) -> tuple[Point, ...]:
        """Return the way through doors that was open to a robot when it set out."""
        key = _goal_of(step)
        if key not in self._ways:
            target, goal = key[0], key[1:]
            robot = self._site.robots.get(target)
            # The robot finds its own way; zones that are closed at times only may be open.
            closed = [z.polygon for z in self._site.keep_out.values() if not z.while_]
            found = robot and way(self._site, robot.radius_m, _xy(pose), goal, closed)
            self._ways[key] = found or (_xy(pose), goal)
        return self._ways[key]


def _moving(snapshot: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for graph in snapshot.get('graphs', ()):
        for step in graph.get('steps', ()):
            if step.get('goal') and step.get('status') != 'FINISHED':
                yield step


def _goal_of(step: Mapping[str, Any]) -> tuple[str, float, float]:
    return str(step.get('target')), float(step['goal']['x']), float(step['goal']['y'])


def _xy(pose: Pose) -> Point:
    return pose.x, pose.y
