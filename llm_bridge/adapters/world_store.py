"""The world as it was last observed, written by the watchers of ROS 2 and MQTT."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
import threading

from llm_bridge.run.ports import Clock
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar
from llm_bridge.site.world import EntityState, World

DERIVED = ('area', 'place', 'state')
"""Attributes of a robot that are no better than its pose."""


@dataclass(frozen=True)
class Complaint:
    """What could not be read of one entity's messages."""

    count: int
    last: str
    """One sentence."""


class WorldStore:
    """A Watch. Every method may be called from any thread; none waits for anything but a dict."""

    def __init__(self, site: Site, clock: Clock) -> None:
        self._site = site
        self._clock = clock
        self._lock = threading.Lock()
        self._states: dict[str, EntityState] = {}
        self._pose_at: dict[str, float] = {}
        self._cut_off: set[str] = set()
        """Forgotten, and not heard of since."""
        self._complaints: dict[str, Complaint] = {}
        self._version = 0

    @property
    def version(self) -> int:
        """A number that grows with every change of an attribute or availability."""
        return self._version

    def world(self) -> World:
        """Return a snapshot; a robot whose pose is too old has none, and nothing derived of it."""
        with self._lock:
            now = self._clock.now()
            states = dict(self._states)
            pose_at = dict(self._pose_at)
        for robot_id, at in pose_at.items():
            if now - at > self._site.robots[robot_id].odometry.max_age_s:
                state = states[robot_id]
                states[robot_id] = replace(
                    state,
                    pose=None,
                    attributes={
                        name: value
                        for name, value in state.attributes.items()
                        if name not in DERIVED or name in self._site.robots[robot_id].observe
                    },
                )
        return World(states, now)

    def observe(
        self,
        entity_id: str,
        attributes: Mapping[str, Scalar],
        *,
        unknown: Iterable[str] = (),
        available: bool | None = None,
    ) -> None:
        """Take over what was heard of an entity; `unknown` attributes are forgotten.

        `available` None: as it was, and what was forgotten is there again when it tells anything.
        """
        with self._lock:
            old = self._states.get(entity_id, EntityState())
            if available is None:
                available = old.available or entity_id in self._cut_off
            self._cut_off.discard(entity_id)
            values = {**old.attributes, **attributes}
            for name in unknown:
                values.pop(name, None)
            at = self._pose_at.get(entity_id, self._clock.now())
            self._put(entity_id, EntityState(values, old.pose, at, available))

    def observe_pose(self, robot_id: str, pose: Pose, attributes: Mapping[str, Scalar]) -> None:
        """Take over a robot's pose in the site's frame and what follows from it."""
        with self._lock:
            now = self._clock.now()
            old = self._states.get(robot_id, EntityState())
            self._pose_at[robot_id] = now
            self._put(robot_id, EntityState({**old.attributes, **attributes}, pose, now, True))

    def forget(self, entity_ids: Iterable[str]) -> None:
        """Mark entities as unreachable and their state as unknown: the way to them is gone."""
        with self._lock:
            for entity_id in entity_ids:
                if entity_id in self._states:
                    self._cut_off.add(entity_id)
                    self._put(entity_id, EntityState(at=self._clock.now(), available=False))

    def complain(self, entity_id: str, sentence: str) -> None:
        """Keep that something of the entity could not be read."""
        with self._lock:
            old = self._complaints.get(entity_id)
            self._complaints[entity_id] = Complaint((old.count if old else 0) + 1, sentence)

    def complaints(self) -> Mapping[str, Complaint]:
        """Return what could not be read, by entity."""
        with self._lock:
            return dict(self._complaints)

    def _put(self, entity_id: str, state: EntityState) -> None:
        old = self._states.get(entity_id)
        self._states[entity_id] = state
        if (
            old is None
            or old.attributes != state.attributes
            or old.available != state.available
            or old.pose != state.pose
        ):
            self._version += 1
