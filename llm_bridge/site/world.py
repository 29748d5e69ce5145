"""What is known of the world now: the last observed state of every entity."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from llm_bridge.site.entity import Pose
from llm_bridge.site.skill import Scalar


@dataclass(frozen=True)
class EntityState:
    """The last observation of one entity."""

    attributes: Mapping[str, Scalar] = field(default_factory=dict)
    """Attribute -> value, as the kind's `attributes` name them (state, brightness, ...)."""
    pose: Pose | None = None
    """Robots only, in the site's frame."""
    at: float = 0.0
    """When it was observed, in seconds of the clock that the reader uses."""
    available: bool = True
    """False: the device or robot said, or its last will says, that it is gone."""


@dataclass(frozen=True)
class World:
    """A snapshot. An entity that is missing was never observed: unknown, not off."""

    states: Mapping[str, EntityState] = field(default_factory=dict)
    now: float = 0.0
    """When the snapshot was taken, on the clock of `EntityState.at`."""

    def get(self, entity_id: str, attribute: str = 'state') -> Scalar | None:
        """Return the last known value, or None when unknown or unavailable."""
        state = self.states.get(entity_id)
        if state is None or not state.available:
            return None
        return state.attributes.get(attribute)

    def age(self, entity_id: str) -> float | None:
        """Return seconds since the entity was last observed, or None if it never was."""
        state = self.states.get(entity_id)
        return None if state is None else self.now - state.at

    def pose(self, entity_id: str) -> Pose | None:
        """Return the robot's last pose, or None when unknown."""
        state = self.states.get(entity_id)
        return None if state is None or not state.available else state.pose
