"""From a step to an order: effects resolved to what is sent and what shall be observed."""

from collections.abc import Mapping
from dataclasses import dataclass
import math

from llm_bridge.graph.action_graph import Step
from llm_bridge.graph.motion import goal, pose_now
from llm_bridge.graph.truth import number, value
from llm_bridge.graph.validate_arguments import arguments
from llm_bridge.run.attempt import Attempt
from llm_bridge.run.ports import Order
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Effect, RosBinding, Scalar, Skill
from llm_bridge.site.world import World

RELATIVE = ('move', 'turn')
"""Motions that lead from where the robot is: to do them again is to move again."""


@dataclass(frozen=True)
class Aim:
    """What a step wants to reach. A retry keeps it: an amount or a distance is not added twice."""

    effects: tuple[Effect, ...] = ()
    """Literal and absolute."""
    goal: Pose | None = None
    """Where the robot shall end, in the site's frame; None: the skill is no motion."""
    start: Pose | None = None
    """Where the robot was when that was decided; None: that was not known, or it is a device."""


class Aimless(Exception):
    """It is not known what a step shall reach; the message says why, as a clause."""


def aim_of(step: Step, skill: Skill, site: Site, world: World) -> Aim:
    """Return what a step wants to reach, seen from now. Raises Aimless."""
    robot = site.robots.get(step.target)
    pose = None if robot is None else pose_now(robot, site, world)
    end = goal(step, skill, site, pose)
    if end is None and (skill.motion is not None or skill.verify.by == 'pose'):
        raise Aimless('it is not known where that leads')
    if _is_whole_turn(step, skill) and _tells_heading_only(skill):
        raise Aimless(
            'it can only be told which way to face, so it cannot be sent all the way round'
        )
    return Aim(effects_of(step, skill, arguments(step, skill), site, world), end, pose)


def _is_whole_turn(step: Step, skill: Skill) -> bool:
    """Say whether a step ends, as far as can be seen, as it began: a full circle or more."""
    angle = number(arguments(step, skill).get('angle'))
    if skill.motion != 'turn' or angle is None:
        return False
    return abs(angle) >= math.tau - skill.verify.tolerance_rad


def _tells_heading_only(skill: Skill) -> bool:
    if not isinstance(skill.binding, RosBinding):
        return False
    told = {v for v in skill.binding.fields.values() if isinstance(v, str)}
    return not told.isdisjoint({'$goal.yaw', '$goal.qz', '$goal.qw'}) and told.isdisjoint(
        {'$goal.dyaw', '$angle'}
    )


def make_attempt(
    order_id: str, step: Step, skill: Skill, aim: Aim, site: Site, world: World
) -> Attempt:
    """Return the order of a step that is to be sent now."""
    if skill.verify.by == 'pose' and aim.goal is not None:
        robot = site.robots.get(step.target)
        pose = None if robot is None else pose_now(robot, site, world)
        # A relative motion that is tried again may be there by what the first try did.
        begun = aim.start if skill.motion in RELATIVE else pose
        before = [begun is not None and is_near(pose_error(begun, aim.goal), skill)]
    else:
        before = [
            matches(e, value(step.target, e.attribute, site, world)) is True for e in aim.effects
        ]
    order = Order(
        id=order_id,
        step=step,
        skill=skill.model_copy(update={'effects': aim.effects}),
        target=site.entities[step.target],
        args=arguments(step, skill),
        goal=aim.goal,
    )
    return Attempt(
        order=order,
        sent_at=world.now,
        before=tuple(before),
        timeout_s=step.timeout_s or skill.timeout_s,
    )


def gives_result(skill: Skill) -> bool:
    """Say whether whoever carries the skill out answers when it is done."""
    return isinstance(skill.binding, RosBinding) and skill.binding.via != 'ros_topic'


def effects_of(
    step: Step, skill: Skill, args: Mapping[str, Scalar], site: Site, world: World
) -> tuple[Effect, ...]:
    """Return the effects with literal, absolute values, as they are sent and verified.

    A relative effect starts from what is observed now and stays within the site's limits. What a
    device has in steps only is the nearest of them.
    Raises Aimless when that is not known.
    """
    resolved = []
    for effect in skill.effects:
        wanted: Scalar | None = effect.value
        if isinstance(wanted, str) and wanted.startswith('$'):
            wanted = args.get(wanted[1:])
        if wanted is None:
            continue
        if effect.relative:
            wanted = _from_now(effect, wanted, step, site, world)
        if skill.binding is None:
            wanted = _as_level(effect, wanted, step, site, world)
        resolved.append(effect.model_copy(update={'value': wanted, 'relative': False, 'sign': 1}))
    return tuple(resolved)


def _from_now(effect: Effect, change: Scalar, step: Step, site: Site, world: World) -> float:
    start = number(value(step.target, effect.attribute, site, world))
    difference = number(change)
    if start is None or difference is None:
        raise Aimless(
            f"the {effect.attribute.replace('_', ' ')} of '{step.target}' is not known now, "
            'so it cannot be changed by an amount; say the value that it shall have'
        )
    wanted = start + effect.sign * difference
    limits = site.limits(step.target, effect.attribute)
    if limits is not None:
        wanted = min(max(wanted, limits[0]), limits[1])
    if not math.isfinite(wanted):
        raise Aimless(f"'{step.target}' cannot be changed by {change}")
    # 0.1 + 0.2 is sent as 0.3.
    return round(wanted, 9)


def _as_level(effect: Effect, wanted: Scalar, step: Step, site: Site, world: World) -> Scalar:
    """Return the step of a device that is nearest, if it has steps: on stays on, more is more."""
    device = site.devices.get(step.target)
    levels = () if device is None else device.levels(effect.attribute)
    amount = number(wanted)
    if not levels or amount is None:
        return wanted
    low, high = site.limits(step.target, effect.attribute) or (-math.inf, math.inf)
    found = [it for it in levels if low <= it <= high and (it > 0) == (amount > 0)]
    start = number(value(step.target, effect.attribute, site, world)) if effect.relative else None
    if start is not None:
        ahead = [it for it in found if (it - start) * (amount - start) > 0]
        found = ahead or found
    return min(found or levels, key=lambda it: (abs(it - amount), -it))


def matches(effect: Effect, observed: Scalar | None) -> bool | None:
    """Say whether an observed value is as a resolved effect wishes; None when it is not known."""
    if observed is None:
        return None
    wanted, seen = number(effect.value), number(observed)
    if wanted is not None and seen is not None:
        return abs(wanted - seen) <= effect.tolerance + 1e-6
    return type(observed) is type(effect.value) and observed == effect.value


def pose_error(pose: Pose, goal: Pose) -> tuple[float, float]:
    """Return the distance in metres and the angle in radians between two poses."""
    turn = (pose.yaw - goal.yaw + math.pi) % math.tau - math.pi
    return math.hypot(pose.x - goal.x, pose.y - goal.y), abs(turn)


def is_near(error: tuple[float, float], skill: Skill) -> bool:
    """Say whether a pose error is within the skill's tolerance."""
    return error[0] <= skill.verify.tolerance_m and error[1] <= skill.verify.tolerance_rad
