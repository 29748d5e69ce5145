"""What a step sees and reaches during one tick."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from llm_bridge.run.guards import local_time
from llm_bridge.run.motion_watch import Stopping, Tracks
from llm_bridge.run.ports import Clock, Dispatch
from llm_bridge.run.questions import QuestionDesk
from llm_bridge.run.settings import ExecutorSettings
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

Emit = Callable[[str, str, Mapping[str, object]], None]
"""Writes an event: its name, the id of the graph, the rest."""


@dataclass(frozen=True)
class Scene:
    """The surroundings of a step now."""

    site: Site
    settings: ExecutorSettings
    world: World
    """What was observed; `World.now` is the time of the tick on the executor's clock."""
    wall: float
    """Unix time of the tick in seconds."""
    clock: Clock
    dispatch: Dispatch
    desk: QuestionDesk
    tracks: Tracks
    stopping: Stopping
    is_stopped: Callable[[], bool]
    """Whether the stop latch is set, this very moment."""
    emit: Emit

    @property
    def now(self) -> float:
        """The time of the tick on the executor's clock, in seconds."""
        return self.world.now

    @property
    def time(self) -> str:
        """The local time of the tick, 'HH:MM'."""
        return local_time(self.wall, self.site.timezone)
