"""What the '$' fields of a ROS binding stand for when an order is sent."""

from collections.abc import Mapping
import math
import re
from typing import Any

from llm_bridge.graph.motion import goal
from llm_bridge.run.ports import DispatchError, Order
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar


def fill_in(
    fields: Mapping[str, Scalar], order: Order, site: Site, pose: Pose | None, now: Any
) -> dict[str, Any]:
    """Return field path -> value for a binding's fields.

    `pose` is the robot's in the site's frame and `now` what stands for '$now'. A field of an
    optional argument that was not given is left out. Raises DispatchError for what is not known.
    """
    found: dict[str, Any] = {}
    for path, raw in fields.items():
        if isinstance(raw, str) and re.fullmatch(r'\$[a-z][a-z0-9_]*(\.[a-z]+)?', raw):
            value = _meant(raw[1:], order, site, pose, now)
            if value is not None:
                found[path] = value
        else:
            found[path] = raw
    return found


def _meant(name: str, order: Order, site: Site, pose: Pose | None, now: Any) -> Any:
    if name in ('now', 'frame', 'order'):
        return {'now': now, 'frame': site.frame, 'order': order.id}[name]
    if name.startswith('goal.'):
        return _goal_part(name[5:], order, site, pose)
    argument, _, part = name.partition('.')
    if order.skill.arg(argument) is None:
        raise DispatchError(
            f"{order.target.id}.{order.skill.name}: the binding uses '${name}', "
            'but the skill has no such argument; mend the site file'
        )
    value = order.args.get(argument)
    if part != 'name' or value is None:
        return value
    entity = site.entities.get(str(value))
    return value if entity is None else entity.name


def _goal_part(part: str, order: Order, site: Site, pose: Pose | None) -> float:
    end = order.goal or goal(order.step, order.skill, site, pose)
    if end is None:
        raise DispatchError(
            f'{order.target.id}.{order.skill.name}: it is not known where that '
            "leads: the robot's pose or the place is not known"
        )
    parts = {
        'x': end.x,
        'y': end.y,
        'yaw': end.yaw,
        'qz': math.sin(end.yaw / 2),
        'qw': math.cos(end.yaw / 2),
    }
    if part in parts:
        return parts[part]
    if pose is None:
        raise DispatchError(
            f"{order.target.id}: its pose is not known, so '$goal.{part}' has no value"
        )
    dx, dy = end.x - pose.x, end.y - pose.y
    seen = {
        'dx': dx * math.cos(pose.yaw) + dy * math.sin(pose.yaw),
        'dy': dy * math.cos(pose.yaw) - dx * math.sin(pose.yaw),
        'dyaw': _turned(order, end.yaw - pose.yaw),
    }
    if part not in seen:
        raise DispatchError(
            f'{order.target.id}.{order.skill.name}: the binding uses '
            f"'$goal.{part}', allowed: {', '.join((*parts, *seen))}"
        )
    return seen[part]


def _turned(order: Order, difference: float) -> float:
    """Return the turn in (-pi, pi], or as far and in the direction that a `turn` step says."""
    short = -((-difference + math.pi) % (2 * math.pi) - math.pi)
    angle = order.args.get('angle')
    if order.skill.motion != 'turn' or not isinstance(angle, int | float):
        return short
    is_right = order.args.get('direction') in ('right', 'clockwise')
    if abs(abs(short) - math.pi) < 1e-6:
        return -math.pi if is_right else math.pi
    return (-angle if is_right else angle) if abs(angle) > math.pi else short
