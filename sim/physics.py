"""What a robot's body needs of a simulator with physics."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ray_cast import Floats

from llm_bridge.site.entity import Pose


@dataclass(frozen=True)
class Scan:
    """What a lidar saw."""

    at_s: float
    """When, in simulated time."""
    points: Floats
    """Where its rays ended: x and y in metres, in the world's frame."""


class Physics(Protocol):
    """Poses and scans out, velocities in."""

    @property
    def time_s(self) -> float:
        """Simulated time since the start."""

    @property
    def poses(self) -> Mapping[str, Pose]:
        """Where things stand, by model."""

    @property
    def scans(self) -> Mapping[str, Scan]:
        """What each robot's lidar saw last."""

    def drive(self, robot: str, speed_m_s: float, turn_rad_s: float) -> None:
        """Set the velocity of a robot's wheels; it holds until another one comes."""

    def place(self, model: str, pose: Pose) -> None:
        """Put a model somewhere else, as a hand would."""
