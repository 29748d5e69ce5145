"""The site and the plan as markers for RViz."""

from collections.abc import Iterator, Mapping
from typing import Any

from builtin_interfaces.msg import Duration
from geometry_msgs.msg import Point
from std_msgs.msg import ColorRGBA
from visualization_msgs.msg import Marker, MarkerArray

from llm_bridge.site.site import Site
from llm_bridge.site.world import World

Rgba = tuple[float, float, float, float]

AREA: Rgba = (0.4, 0.6, 0.9, 0.8)
KEEP_OUT: Rgba = (0.9, 0.1, 0.1, 0.9)
STATUS: Mapping[str, Rgba] = {
    'WAITING': (0.6, 0.6, 0.6, 0.9),
    'INITIALIZING': (0.9, 0.8, 0.2, 0.9),
    'RUNNING': (0.1, 0.8, 0.2, 0.9),
    'FAILED': (0.9, 0.1, 0.1, 0.9),
}
TEXT: Rgba = (1.0, 1.0, 1.0, 1.0)

_LIFE = Duration(sec=3)
"""Markers of an executor that is gone disappear."""


def site_markers(site: Site) -> MarkerArray:
    """Return the outlines and names of areas and keep-out zones."""
    found = MarkerArray()
    for namespace, color, zones in (
        ('areas', AREA, site.areas.values()),
        ('keep_out', KEEP_OUT, site.keep_out.values()),
    ):
        for number, zone in enumerate(zone for zone in zones if zone.polygon):
            outline = _marker(site, namespace, number, Marker.LINE_STRIP, color, 0.04)
            outline.points = [
                Point(x=float(x), y=float(y), z=0.02) for x, y in (*zone.polygon, zone.polygon[0])
            ]
            middle = [sum(part) / len(zone.polygon) for part in zip(*zone.polygon, strict=True)]
            found.markers += [
                outline,
                _label(site, f'{namespace}_names', number, zone.name, middle[0], middle[1], 0.1),
            ]
    return found


def plan_markers(site: Site, snapshot: Mapping[str, Any], world: World) -> MarkerArray:
    """Return where each robot is going, from a snapshot of the executor."""
    found = MarkerArray()
    for number, step in enumerate(_moving(snapshot)):
        color = STATUS.get(str(step.get('status')), STATUS['WAITING'])
        goal = step['goal']
        arrow = _marker(site, 'plan', number, Marker.SPHERE, color, 0.3)
        arrow.pose.position.x, arrow.pose.position.y = float(goal['x']), float(goal['y'])
        found.markers.append(arrow)
        found.markers.append(
            _label(
                site,
                'plan_names',
                number,
                f'{step.get("target")}: {step.get("skill")}',
                float(goal['x']),
                float(goal['y']),
                0.5,
            )
        )
        pose = world.pose(str(step.get('target')))
        if pose is not None:
            way = _marker(site, 'plan_ways', number, Marker.LINE_STRIP, color, 0.05)
            way.points = [
                Point(x=pose.x, y=pose.y, z=0.05),
                Point(x=float(goal['x']), y=float(goal['y']), z=0.05),
            ]
            found.markers.append(way)
    return found


def _moving(snapshot: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for graph in snapshot.get('graphs', ()):
        yield from (step for step in graph.get('steps', ()) if step.get('goal'))


def _marker(
    site: Site, namespace: str, number: int, kind: int, color: Rgba, size: float
) -> Marker:
    marker = Marker(
        ns=namespace,
        id=number,
        type=kind,
        action=Marker.ADD,
        color=ColorRGBA(r=color[0], g=color[1], b=color[2], a=color[3]),
    )
    marker.header.frame_id = site.frame
    marker.scale.x = marker.scale.y = marker.scale.z = size
    marker.pose.orientation.w = 1.0
    if namespace.startswith('plan'):
        marker.lifetime = _LIFE
    return marker


def _label(
    site: Site, namespace: str, number: int, text: str, x: float, y: float, z: float
) -> Marker:
    label = _marker(site, namespace, number, Marker.TEXT_VIEW_FACING, TEXT, 0.3)
    label.text = text
    label.pose.position.x, label.pose.position.y, label.pose.position.z = x, y, z
    return label
