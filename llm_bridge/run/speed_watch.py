"""How fast robots drive, and where that is faster than the policy allows."""

from collections import deque
from itertools import pairwise
import math
from statistics import median

from shapely.geometry import Point as ShapelyPoint
from shapely.geometry import Polygon

from llm_bridge.graph.motion import pose_now, seen_at
from llm_bridge.graph.policy_words import entry_words
from llm_bridge.graph.wording import number_words
from llm_bridge.run.ports import Order
from llm_bridge.site.entity import Pose, Robot
from llm_bridge.site.policy import Limit
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

SPACING_S = 0.25
"""Poses closer together than this say little of the speed."""
POSES = 4
"""From so many poses a speed is told: one leap of the localisation does not count."""
SLACK, SLACK_M_S = 1.1, 0.05
"""How much faster than its limit a robot may seem: poses are not exact."""


class Speeds:
    """Remembers the last poses of each robot."""

    def __init__(self) -> None:
        self._seen: dict[str, deque[tuple[float, Pose]]] = {}

    def observe(self, site: Site, world: World) -> None:
        """Take a new snapshot of the world."""
        for robot in site.robots.values():
            pose, state = pose_now(robot, site, world), world.states.get(robot.id)
            if pose is None or state is None:
                self._seen.pop(robot.id, None)
                continue
            seen = self._seen.setdefault(robot.id, deque(maxlen=POSES))
            at = seen_at(robot, state, world.now)
            if not seen or at - seen[-1][0] >= SPACING_S:
                seen.append((at, pose))

    def of(self, robot_id: str) -> float | None:
        """Return how fast a robot drives, in m/s; None while that is not known."""
        seen = self._seen.get(robot_id, ())
        if len(seen) < POSES:
            return None
        return median(
            math.hypot(b.x - a.x, b.y - a.y) / (until - since)
            for (since, a), (until, b) in pairwise(seen)
        )


def too_fast(
    order: Order,
    robot: Robot,
    site: Site,
    world: World,
    speed: float | None,
    roles: frozenset[str],
) -> str | None:
    """Return why a robot drives too fast where it is, as a clause; None when it does not.

    `speed` is in m/s; of the limits for roles those for `roles` hold.
    """
    pose = pose_now(robot, site, world)
    if speed is None or pose is None:
        return None
    limit = _least(site, robot, order.skill.name, pose, roles)
    if limit is None or limit.speed is None or speed <= limit.speed * SLACK + SLACK_M_S:
        return None
    came, allowed = number_words(round(speed, 2), 'm/s'), number_words(limit.speed, 'm/s')
    return f'it drove at {came}, and {allowed} are allowed by {entry_words(limit)}'


def _least(
    site: Site, robot: Robot, skill: str, pose: Pose, roles: frozenset[str]
) -> Limit | None:
    """Return the strictest limit of speed that holds where the robot is."""
    here = ShapelyPoint(pose.x, pose.y)
    areas = frozenset(
        a.id for a in site.areas.values() if a.polygon and Polygon(a.polygon).covers(here)
    )
    holding = [
        limit
        for limit in site.policy.limits
        if limit.speed is not None
        and (not limit.role or not roles.isdisjoint(limit.role))
        and limit.fits(robot.id, robot.kind, skill, areas)
    ]
    return min(holding, key=lambda limit: limit.speed or 0.0, default=None)
