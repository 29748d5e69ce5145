"""Where a robot's step leads: its goal, its way there, how long it takes, and closed zones."""

from collections.abc import Iterable, Mapping
import math

from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.graph.arguments import arguments
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.floor import way
from llm_bridge.graph.links import ancestors, gates
from llm_bridge.graph.truth import compare, is_fresh, number, value
from llm_bridge.graph.validate_arguments import has_pose
from llm_bridge.site.entity import KeepOut, Point, Pose, QUIET_S, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Skill
from llm_bridge.site.world import EntityState, World

_SIDES = {
    'forward': 0.0,
    'forwards': 0.0,
    'ahead': 0.0,
    'left': math.pi / 2,
    'backward': math.pi,
    'backwards': math.pi,
    'back': math.pi,
    'right': -math.pi / 2,
}
"""Direction of a relative motion -> angle from the robot's front, in radians."""

_TURNS = {
    'left': 1.0,
    'anticlockwise': 1.0,
    'counterclockwise': 1.0,
    'right': -1.0,
    'clockwise': -1.0,
    'around': 1.0,
    'round': 1.0,
}
_AROUND = ('around', 'round')
"""Directions that are a half turn, when no angle is given."""


def goal(step: Step, skill: Skill, site: Site, pose: Pose | None) -> Pose | None:
    """Return where the step leads, in the site's frame; None when it is no motion or not known.

    `pose` is where the robot is before it, which only relative motions need.
    """
    args = arguments(step, skill)
    if skill.motion == 'go':
        place = site.entities.get(str(args.get('place', '')))
        return site.pose_of(place.id) if place is not None and has_pose(place) else None
    if skill.motion == 'home':
        robot = site.robots.get(step.target)
        home = site.entities.get(robot.home) if robot is not None and robot.home else None
        return site.pose_of(home.id) if home is not None and has_pose(home) else None
    if pose is None:
        return None
    if skill.motion == 'move':
        far = number(args.get('distance'))
        side = _SIDES.get(str(args.get('direction', 'forward')))
        if far is None or side is None:
            return None
        heading = pose.yaw + side
        return Pose(
            x=pose.x + far * math.cos(heading), y=pose.y + far * math.sin(heading), yaw=pose.yaw
        )
    if skill.motion == 'turn':
        direction = str(args.get('direction', 'left'))
        angle, sign = number(args.get('angle')), _TURNS.get(direction)
        if direction in _AROUND and 'angle' not in step.args:
            angle = math.pi
        if angle is None or sign is None:
            return None
        return pose.model_copy(update={'yaw': normal(pose.yaw + sign * angle)})
    return None


def normal(angle: float) -> float:
    """Return the same angle between -pi and pi, in radians."""
    return math.remainder(angle, math.tau)


def path(
    site: Site,
    robot: Robot,
    start: Pose,
    end: Pose,
    motion: str = 'go',
    avoid: Iterable[KeepOut] = (),
) -> tuple[Point, ...] | None:
    """Return the estimated way of a robot as points, or None when no way is known.

    Relative motions (`move`, `turn`) are straight. Others go through the site's doors, around its
    furniture and around the zones to avoid; where there is none of these they are straight too.
    """
    ends = ((start.x, start.y), (end.x, end.y))
    if motion in ('move', 'turn'):
        return ends
    return way(site, robot.radius_m, *ends, [zone.polygon for zone in avoid])


def pose_now(robot: Robot, site: Site, world: World) -> Pose | None:
    """Return the robot's pose; None when it is unknown, too old, or no finite numbers."""
    pose = world.pose(robot.id)
    if pose is None or not is_fresh(robot.id, site, world):
        return None
    return pose if all(map(math.isfinite, (pose.x, pose.y, pose.yaw))) else None


def seen_at(robot: Robot, state: EntityState, now: float) -> float:
    """Return until when the robot was seen where its pose is, in seconds of the world's clock.

    That is when the pose came, or `now` where the silence since then says that it stands there.
    """
    is_standing = robot.odometry.is_quiet_at_rest and now - state.at > QUIET_S
    return now if is_standing else state.at


def is_closed(zone: KeepOut, site: Site, world: World) -> bool | None:
    """Say whether a keep-out zone is closed now; None when the state that decides is not known."""
    found = [
        None
        if c.entity is None
        else compare(value(c.entity, c.attribute, site, world), c.op, c.value)
        for c in zone.while_
    ]
    return False if False in found else None if None in found else True


def starts(graph: ActionGraph, site: Site, world: World) -> Mapping[str, Pose | None]:
    """Return step id -> the pose from which each motion starts, as far as it can be known before.

    It is the goal of the robot's motion before it, or the robot's pose now. None: it depends.
    """
    earlier, under = ancestors(graph), gates(graph)
    moving = {s.id: s for s in graph.steps if _moves(s, site)}
    found: dict[str, Pose | None] = {}
    ends: dict[str, Pose | None] = {}
    for step_id in sorted(moving, key=lambda i: len(earlier[i])):
        step = moving[step_id]
        mine = [s for s in moving.values() if s.target == step.target and s.id != step_id]
        past = [s for s in mine if s.id in earlier[step_id]]
        if any(s.id not in earlier[step_id] and step_id not in earlier[s.id] for s in mine):
            found[step_id] = None
        elif not past:
            found[step_id] = pose_now(site.robots[step.target], site, world)
        else:
            last = max(past, key=lambda s: len(earlier[s.id]))
            certain = (
                last.on_failure != 'continue'
                and all(s.id in earlier[last.id] for s in past if s is not last)
                and all(
                    g in under[step_id]
                    for g in under[last.id]
                    if g.when is not None and g.when.mode == 'if'
                )
            )
            found[step_id] = ends.get(last.id) if certain else None
        ends[step_id] = _end(step, site, found[step_id])
    return found


def _moves(step: Step, site: Site) -> bool:
    skill = skill_of(step.target, step.skill, site)
    return step.target in site.robots and skill is not None and skill.motion is not None


def _end(step: Step, site: Site, start: Pose | None) -> Pose | None:
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return None
    pose = start
    times = step.repeat.times if step.repeat is not None else 1
    if (
        step.repeat is not None
        and step.repeat.until is not None
        and skill.motion in ('move', 'turn')
    ):
        return None
    for _ in range(times if skill.motion in ('move', 'turn') else 1):
        pose = goal(step, skill, site, pose)
    return pose
