"""Whether a robot may go where a step leads: keep-out zones, walls, its way, its pose."""

from collections.abc import Iterator, Mapping
import math

from shapely.geometry import LineString
from shapely.geometry import Point as ShapelyPoint
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from llm_bridge.graph.about import about, offering
from llm_bridge.graph.action_graph import Repeat, Step
from llm_bridge.graph.arguments import arguments, bounds
from llm_bridge.graph.builtin import skill_of
from llm_bridge.graph.floor import enters, floor, free_length, grown, known_ground
from llm_bridge.graph.motion import goal, is_closed, path, pose_now
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.truth import number
from llm_bridge.graph.validate_arguments import has_pose
from llm_bridge.graph.wording import call_words, name_words, number_words, step_words
from llm_bridge.graph.wording_en import named
from llm_bridge.site.entity import KeepOut, Point, Pose, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, Skill
from llm_bridge.site.world import World

_MARGIN_M = 0.05
"""A suggested distance ends this far before what is in the way."""


def check_motion_before(
    step: Step, site: Site, world: World, start: Pose | None
) -> Iterator[Problem]:
    """Yield what is known, before anything runs, to be wrong with where a step leads.

    `start` is where its robot will be, None when that is not known yet: then only the goal is
    looked at. Zones that are closed at times count when the step would start at once.
    """
    at_once = not step.after and not step.given and step.when is None
    zones = {
        zone.id: True
        for zone in site.keep_out.values()
        if not zone.while_ or (at_once and is_closed(zone, site, world))
    }
    yield from _check(step, site, start, zones, all_times=True)


def check_motion_now(
    step: Step, site: Site, world: World, aim: Pose | None = None
) -> Iterator[Problem]:
    """Yield what is wrong with a motion that would start now. What is not known is not allowed.

    `aim` is where it ends when that was decided by an earlier try; None: what the step says, from
    the pose that the robot has now.
    """
    robot, skill = site.robots.get(step.target), skill_of(step.target, step.skill, site)
    if robot is None or skill is None:
        return
    pose = pose_now(robot, site, world)
    if skill.motion is not None and pose is None:
        yield about(
            step,
            Code.UNKNOWN_STATE,
            _no_pose_sentence(robot, site, world),
            came='no pose' if world.pose(robot.id) is None else 'an old pose',
            allowed=f'a pose of at most {number_words(robot.odometry.max_age_s, "s")}',
        )
        return
    zones = {
        zone.id: is_closed(zone, site, world) is True
        for zone in site.keep_out.values()
        if is_closed(zone, site, world) is not False
    }
    yield from _check(step, site, pose, zones, aim, all_times=False)


def _check(
    step: Step,
    site: Site,
    start: Pose | None,
    zones: Mapping[str, bool],
    aim: Pose | None = None,
    *,
    all_times: bool,
) -> Iterator[Problem]:
    """Yield problems; `zones` is zone id -> known to be closed, not just not known open."""
    robot, skill = site.robots.get(step.target), skill_of(step.target, step.skill, site)
    if robot is None or skill is None:
        return
    yield from _check_speed(step, robot, skill, site)
    places = _places(step, skill, site)
    if skill.motion is not None:
        end = aim or goal(step, skill, site, start)
        if end is None:
            if skill.motion == 'home':
                yield about(
                    step,
                    Code.UNREACHABLE,
                    f'{name_words(robot.id, site)} has no home to go to; give it one in '
                    'the site file, or name a place.',
                )
            elif start is not None and _is_complete(step, skill):
                yield about(
                    step,
                    Code.UNREACHABLE,
                    f"It is not known where '{step.skill}' with these arguments leads, so "
                    'it is not done.',
                    came=str(dict(step.args)),
                )
            return
        if skill.motion == 'turn':
            return
        places = {**places, '': end}
    for zone_id, known in zones.items():
        zone = site.keep_out[zone_id]
        area = grown(zone.polygon, robot.radius_m)
        bad = next((n for n, p in places.items() if area.intersects(ShapelyPoint(p.x, p.y))), None)
        if bad is not None:
            yield _in_zone(step, robot, zone, known, site, zones, start, bad)
            return
    if skill.motion is not None and start is not None:
        yield from _check_way(step, robot, skill, site, start, zones, aim, all_times=all_times)


def _check_way(
    step: Step,
    robot: Robot,
    skill: Skill,
    site: Site,
    start: Pose,
    zones: Mapping[str, bool],
    aim: Pose | None,
    *,
    all_times: bool,
) -> Iterator[Problem]:
    pose = start
    repeats = all_times and step.repeat is not None and skill.motion == 'move'
    times = step.repeat.times if step.repeat is not None and repeats else 1
    for done in range(times):
        end = aim or goal(step, skill, site, pose)
        if end is None:
            return
        points = path(site, robot, pose, end, skill.motion or 'go')
        if points is not None and skill.motion == 'move' and _leaves_ground(points, robot, site):
            yield _no_way(step, robot, site, start, zones, 'would leave the known floor', done)
            return
        if points is None:
            why = 'is not possible from where it is: no door on the way is known'
            yield _no_way(step, robot, site, start, zones, why, done)
            return
        if skill.motion == 'move' and _hits_wall(points, robot, site):
            why = 'would run into a wall or furniture'
            yield _no_way(step, robot, site, start, zones, why, done)
            return
        crossed = next(
            (z for z in zones if enters(points, grown(site.keep_out[z].polygon, robot.radius_m))),
            None,
        )
        if crossed is not None and not _goes_around(robot, skill, site, pose, end, zones):
            yield _in_zone(
                step, robot, site.keep_out[crossed], zones[crossed], site, zones, start, None, done
            )
            return
        pose = end


def _goes_around(
    robot: Robot, skill: Skill, site: Site, start: Pose, end: Pose, zones: Mapping[str, bool]
) -> bool:
    """Say whether the robot drives around zones by itself, and there is a way around these."""
    if not robot.avoids_keep_out or skill.motion not in ('go', 'home'):
        return False
    avoid = [site.keep_out[z] for z in zones]
    return path(site, robot, start, end, skill.motion, avoid) is not None


def _hits_wall(points: tuple[Point, ...], robot: Robot, site: Site) -> bool:
    there = floor(site, robot.radius_m)
    return points[0] != points[-1] and there.hits(points, points[:1], robot.radius_m)


def _leaves_ground(points: tuple[Point, ...], robot: Robot, site: Site) -> bool:
    known = _ground_around(points[0], robot, site)
    return known is not None and points[0] != points[-1] and not known.covers(LineString(points))


def _ground_around(start: Point, robot: Robot, site: Site) -> BaseGeometry | None:
    """Return where the middle of a robot may be that starts there; None: anywhere.

    All of it stays on the floor, or as much as was there before. Whoever starts beyond it, as in a
    yard that has no area, may drive there.
    """
    known = known_ground(site)
    if known is None:
        return None
    inner = known.buffer(-robot.radius_m, join_style='mitre')
    here = ShapelyPoint(start)
    return next((g for g in (inner, known) if g.covers(here)), None)


def _places(step: Step, skill: Skill, site: Site) -> dict[str, Pose]:
    """Return argument -> pose of every place that the step names."""
    found = {}
    for key, came in arguments(step, skill).items():
        arg, entity = skill.arg(key), site.entities.get(str(came))
        if (
            arg is not None
            and arg.type is ArgType.PLACE
            and entity is not None
            and has_pose(entity)
        ):
            pose = site.pose_of(entity.id)
            if pose is not None:
                found[key] = pose
    return found


def _is_complete(step: Step, skill: Skill) -> bool:
    return all(a.name in step.args for a in skill.args if a.required)


def _check_speed(step: Step, robot: Robot, skill: Skill, site: Site) -> Iterator[Problem]:
    for key, came in arguments(step, skill).items():
        arg, speed = skill.arg(key), number(came)
        if arg is None or arg.unit not in ('m/s', 'metre/second', 'meter/second') or speed is None:
            continue
        if abs(speed) > robot.max_speed_m_s:
            most = number_words(robot.max_speed_m_s, 'm/s')
            slower = step.model_copy(
                update={'args': {**step.args, key: math.copysign(robot.max_speed_m_s, speed)}}
            )
            yield about(
                step,
                Code.OUT_OF_RANGE,
                f'{number_words(speed, "m/s")} is too fast for '
                f'{name_words(robot.id, site)}: allowed is at most {most}.',
                came=number_words(speed, 'm/s'),
                allowed=f'at most {most}',
                suggestion=call_words(slower, site),
                instead=(slower,),
            )


def _in_zone(
    step: Step,
    robot: Robot,
    zone: KeepOut,
    known: bool,
    site: Site,
    zones: Mapping[str, bool],
    start: Pose | None,
    bad: str | None,
    done: int = 0,
) -> Problem:
    where = 'would end in' if bad is not None else 'would lead through'
    state = (
        'which is closed to robots'
        if known and zone.while_
        else 'where robots may never go'
        if known
        else 'and whether that is closed to robots is not known, so it counts as closed'
    )
    alternative = _alternative(step, robot, site, zones, start, done)
    todo = f'; instead one could {_said(alternative, site)}' if alternative else ''
    problem = about(
        step,
        Code.KEEP_OUT if known else Code.UNKNOWN_STATE,
        f'To {_said(step, site)} {where} {named(zone.name)}, {state}{todo}.',
        came=_said(step, site),
        allowed=f'outside {named(zone.name)}',
        rule=zone.id,
    )
    return offering(problem, alternative, site)


def _no_way(
    step: Step,
    robot: Robot,
    site: Site,
    start: Pose,
    zones: Mapping[str, bool],
    what: str,
    done: int,
) -> Problem:
    alternative = _alternative(step, robot, site, zones, start, done)
    todo = f'; instead one could {_said(alternative, site)}' if alternative else ''
    problem = about(
        step, Code.UNREACHABLE, f'To {_said(step, site)} {what}{todo}.', came=_said(step, site)
    )
    return offering(problem, alternative, site)


def _said(step: Step, site: Site) -> str:
    return step_words(step.model_copy(update={'when': None}), site)


def _alternative(
    step: Step,
    robot: Robot,
    site: Site,
    zones: Mapping[str, bool],
    start: Pose | None,
    done: int = 0,
) -> Step | None:
    """Return the nearest thing that is allowed, or None.

    `done` is how many repetitions of the step would be.
    """
    skill = skill_of(step.target, step.skill, site)
    if skill is None:
        return None
    shapes = [grown(site.keep_out[z].polygon, robot.radius_m) for z in zones]
    if skill.motion == 'move' and done:
        return step.model_copy(update={'repeat': Repeat(times=done)})
    if skill.motion == 'move' and start is not None and step.repeat is None:
        return _shorter(step, robot, skill, site, start, unary_union(shapes))
    if skill.motion == 'go':
        came = site.pose_of(str(step.args.get('place')))
        if came is None:
            return None
        free = [
            (math.dist((came.x, came.y), (p.x, p.y)), e.id)
            for e in site.entities.values()
            if has_pose(e)
            and e.id != step.args.get('place')
            and (p := site.pose_of(e.id)) is not None
            and _is_open_to(robot, site, start, p, shapes)
        ]
        if free:
            there = {**step.args, 'place': min(free)[1]}
            return step.model_copy(update={'args': there, 'repeat': None})
    return None


def _is_open_to(
    robot: Robot, site: Site, start: Pose | None, end: Pose, shapes: list[BaseGeometry]
) -> bool:
    if any(s.intersects(ShapelyPoint(end.x, end.y)) for s in shapes):
        return False
    points = ((end.x, end.y),) if start is None else path(site, robot, start, end)
    return points is not None and not any(enters(points, s) for s in shapes)


def _shorter(
    step: Step, robot: Robot, skill: Skill, site: Site, start: Pose, zones: BaseGeometry
) -> Step | None:
    end, arg = goal(step, skill, site, start), skill.arg('distance')
    if end is None or arg is None:
        return None
    there = floor(site, robot.radius_m)
    line = ((start.x, start.y), (end.x, end.y))
    here = ShapelyPoint(line[0])
    if zones.intersects(here) or there.blocked.intersects(here):
        return None
    known = _ground_around(line[0], robot, site)
    edges = [] if known is None else [known.boundary]
    free = free_length(line, unary_union([zones, there.blocked, *edges])) - _MARGIN_M
    free = math.floor(free * 10 + 1e-6) / 10
    if free <= 0 or free < (bounds(arg)[0] or 0.0):
        return None
    return step.model_copy(update={'args': {**step.args, 'distance': free}})


def _no_pose_sentence(robot: Robot, site: Site, world: World) -> str:
    age, name = world.age(robot.id), name_words(robot.id, site)
    limit = number_words(robot.odometry.max_age_s, 's')
    if world.pose(robot.id) is None or age is None:
        return (
            f'It is not known where {name} is, so it is not moved; check its '
            f"odometry topic '{robot.odometry.topic}'."
        )
    return (
        f'The last pose of {name} is {number_words(age, "s")} old or unusable, so it is '
        f'not moved; it may be at most {limit} old. Check its odometry.'
    )
