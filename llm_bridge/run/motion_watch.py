"""Watching robots while they move: where they are, whether they stand, and what is dangerous."""

from dataclasses import dataclass
import math

from shapely.geometry import LineString
from shapely.geometry import Point as ShapelyPoint

from llm_bridge.graph.floor import enters, grown, known_ground
from llm_bridge.graph.motion import is_closed, normal, path, pose_now, seen_at
from llm_bridge.run.ports import Order
from llm_bridge.run.speed_watch import Speeds
from llm_bridge.site.entity import Point, Pose, Robot
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

_STILL_M = 0.02
_STILL_RAD = 0.03
"""A robot whose pose changed less than this (metres, radians) has not moved."""


@dataclass(frozen=True)
class _Rest:
    """Where a robot was last seen to have moved to."""

    pose: Pose
    since: float
    seen: float


class Tracks:
    """Remembers since when each robot stands still, from the poses seen at every tick."""

    def __init__(self) -> None:
        self._rests: dict[str, _Rest] = {}
        self._speeds = Speeds()

    def observe(self, site: Site, world: World) -> None:
        """Take a new snapshot of the world."""
        self._speeds.observe(site, world)
        for robot in site.robots.values():
            pose, state = pose_now(robot, site, world), world.states.get(robot.id)
            if pose is None or state is None:
                self._rests.pop(robot.id, None)
                continue
            rest = self._rests.get(robot.id)
            if rest is None or _has_moved(rest.pose, pose):
                rest = _Rest(pose, state.at, state.at)
            seen = seen_at(robot, state, world.now)
            self._rests[robot.id] = _Rest(rest.pose, rest.since, max(rest.seen, seen))

    def still_s(self, robot_id: str, after: float = -math.inf) -> float:
        """Return for how many seconds since `after` a robot was seen to stand still."""
        rest = self._rests.get(robot_id)
        return 0.0 if rest is None else max(0.0, rest.seen - max(rest.since, after))

    def has_moved(self, robot_id: str, after: float) -> bool:
        """Say whether a robot was seen to move since `after`, on the executor's clock."""
        rest = self._rests.get(robot_id)
        return rest is not None and rest.since > after

    def speed(self, robot_id: str) -> float | None:
        """Return how fast a robot drives, in m/s; None while that is not known."""
        return self._speeds.of(robot_id)

    def is_seen(self, robot_id: str) -> bool:
        """Say whether the robot's pose is known now."""
        return robot_id in self._rests


def _has_moved(rest: Pose, pose: Pose) -> bool:
    return (
        math.hypot(pose.x - rest.x, pose.y - rest.y) > _STILL_M
        or abs(normal(pose.yaw - rest.yaw)) > _STILL_RAD
    )


def closed_zones(site: Site, world: World) -> frozenset[str]:
    """Return the ids of the keep-out zones that are closed, or not known to be open."""
    return frozenset(
        zone.id for zone in site.keep_out.values() if is_closed(zone, site, world) is not False
    )


def zones_around(robot: Robot, pose: Pose, site: Site, world: World) -> frozenset[str]:
    """Return the ids of the closed zones in which a robot would touch something forbidden."""
    here = _point(pose)
    return frozenset(
        z
        for z in closed_zones(site, world)
        if grown(site.keep_out[z].polygon, robot.radius_m).covers(here)
    )


class MotionGuard:
    """Looks after one motion of one robot. Only what gets worse is a danger.

    The way was checked against the zones that were closed when the order was sent, and a robot
    that stood in a closed zone may drive out of it. It must stay on the floor that the site knows,
    if it stood there, and on a relative move near the line that was checked.
    """

    def __init__(self, robot: Robot, site: Site, world: World) -> None:
        pose = pose_now(robot, site, world)
        self._robot = robot
        self._closed = closed_zones(site, world)
        self._inside = frozenset[str]() if pose is None else zones_around(robot, pose, site, world)
        self._start = pose
        known = known_ground(site)
        is_there = known is not None and pose is not None and known.covers(_point(pose))
        self._ground = known if is_there else None

    def danger(
        self, order: Order, site: Site, world: World, off_course_m: float = math.inf
    ) -> str | None:
        """Return why the robot must be stopped now, as a clause; None when all is well.

        `off_course_m` is how far from the line of a relative move or turn it may be, in metres.
        """
        robot = self._robot
        pose = pose_now(robot, site, world)
        if pose is None:
            return None if self._start is None else 'its position is not known any more'
        inside = zones_around(robot, pose, site, world)
        for zone_id in sorted(inside - self._inside):
            return f'it came into {site.keep_out[zone_id].name}, where robots may not be now'
        if self._ground is not None and not self._ground.covers(_point(pose)):
            return 'it left the floor that is known'
        if self._is_off_course(order, pose, off_course_m):
            return 'it left the way that was checked'
        closed = closed_zones(site, world)
        for zone_id in sorted(closed - self._closed):
            zone = site.keep_out[zone_id]
            if order.goal is not None and enters(
                _way(robot, order, pose, site), grown(zone.polygon, robot.radius_m)
            ):
                return f'{zone.name} was closed to robots while it was on its way there'
        self._inside, self._closed = self._inside & inside, closed
        return None

    def _is_off_course(self, order: Order, pose: Pose, off_course_m: float) -> bool:
        if order.skill.motion not in ('move', 'turn') or order.goal is None or not self._start:
            return False
        line = LineString([(p.x, p.y) for p in (self._start, order.goal)])
        return float(line.distance(_point(pose))) > off_course_m


def _point(pose: Pose) -> ShapelyPoint:
    return ShapelyPoint(pose.x, pose.y)


def _way(robot: Robot, order: Order, pose: Pose, site: Site) -> tuple[Point, ...]:
    goal = order.goal or pose
    motion = order.skill.motion or 'go'
    return path(site, robot, pose, goal, motion) or ((pose.x, pose.y), (goal.x, goal.y))


class Stopping:
    """Robots whose motion was cancelled and that must come to rest soon."""

    def __init__(self, patience_s: float) -> None:
        self._patience_s = patience_s
        self._until: dict[str, float] = {}

    def expect(self, robot_id: str, now: float) -> None:
        """Watch a robot that was told to stop at `now`, in seconds of the executor's clock."""
        self._until.setdefault(robot_id, now + self._patience_s)

    def forget(self, robot_id: str) -> None:
        """Stop watching a robot: it was sent somewhere else."""
        self._until.pop(robot_id, None)

    @property
    def is_awaited(self) -> bool:
        """Whether a robot has not been seen to stand yet and still has time to."""
        return bool(self._until)

    def overdue(self, tracks: Tracks, now: float) -> tuple[str, ...]:
        """Return the robots that are seen to move although their time is over, once each."""
        late = []
        for robot_id, until in list(self._until.items()):
            if tracks.still_s(robot_id, until - self._patience_s) >= self._patience_s / 4:
                self.forget(robot_id)
            elif now >= until:
                self.forget(robot_id)
                if tracks.is_seen(robot_id):
                    late.append(robot_id)
        return tuple(late)
