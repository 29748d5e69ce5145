"""In-memory twins of the ports: a clock to turn, a world to set, devices and robots that obey."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
import math

from llm_bridge.graph.motion import goal
from llm_bridge.run.ports import DispatchError, Order, Phase, Report
from llm_bridge.run.stop_latch import Stop
from llm_bridge.site.entity import Pose
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Scalar
from llm_bridge.site.world import EntityState, World

NOON = 1_800_000_000.0
"""Where a fake wall clock starts, as Unix time in seconds."""


class FakeClock:
    """A clock that stands still until it is told to advance."""

    def __init__(self, wall: float = NOON) -> None:
        self._now = 1000.0
        self._wall = wall

    def now(self) -> float:
        """Return seconds; the clock starts at 1000."""
        return self._now

    def wall(self) -> float:
        """Return Unix time in seconds."""
        return self._wall

    def advance(self, seconds: float) -> None:
        """Let time pass on both clocks."""
        self._now += seconds
        self._wall += seconds


class FakeWorld:
    """A world that is what it is told to be.

    Robots are observed at every look, as their odometry is; `freeze` ends that.
    """

    def __init__(self, clock: FakeClock, site: Site | None = None) -> None:
        self._clock = clock
        self._site = site
        self._states: dict[str, EntityState] = {}
        self._frozen: set[str] = set()
        self.is_broken = False
        """Whether looking at it raises an error."""

    def set(self, entity_id: str, **attributes: Scalar) -> None:
        """Observe attributes of an entity now; others stay as they were."""
        old = self._states.get(entity_id, EntityState())
        self._states[entity_id] = replace(
            old, attributes={**old.attributes, **attributes}, at=self._clock.now()
        )

    def move(self, robot_id: str, x: float, y: float, yaw: float = 0.0) -> None:
        """Observe a robot at a pose now, in metres and radians in the site's frame."""
        old = self._states.get(robot_id, EntityState())
        self._states[robot_id] = replace(old, pose=Pose(x=x, y=y, yaw=yaw), at=self._clock.now())

    def offline(self, entity_id: str, is_offline: bool = True) -> None:
        """Let an entity say that it is gone, or back."""
        old = self._states.get(entity_id, EntityState())
        self._states[entity_id] = replace(old, available=not is_offline)

    def forget(self, entity_id: str) -> None:
        """Make an entity one that was never observed."""
        self._states.pop(entity_id, None)

    def freeze(self, robot_id: str) -> None:
        """End the observation of a robot: its pose grows old."""
        self._frozen.add(robot_id)

    def pose(self, robot_id: str) -> Pose | None:
        """Return where a robot was last seen."""
        state = self._states.get(robot_id)
        return None if state is None else state.pose

    def world(self) -> World:
        """Return a snapshot."""
        if self.is_broken:
            raise RuntimeError('the fake world is broken, as it was told to be')
        now = self._clock.now()
        return World(
            now=now,
            states={
                key: replace(state, at=now)
                if state.pose is not None and key not in self._frozen
                else state
                for key, state in self._states.items()
            },
        )


class MemoryJournal:
    """A journal in memory."""

    def __init__(self) -> None:
        self.events: list[dict[str, object]] = []
        """Every event, oldest first: `event`, and its data."""
        self.fails_from: str | None = None
        """Name of an event that cannot be written; None: everything can."""

    def append(self, event: str, data: Mapping[str, object]) -> None:
        """Keep one event, or raise OSError when told to."""
        if event == self.fails_from:
            raise OSError('no space left on the fake device')
        self.events.append({'event': event, **data})

    def named(self, event: str, graph_id: str | None = None) -> list[dict[str, object]]:
        """Return the events of a name, or those of one graph."""
        return [
            e
            for e in self.events
            if e['event'] == event and (graph_id is None or e.get('id') == graph_id)
        ]


class MemoryStopStore:
    """A place in memory where the stop latch is kept."""

    def __init__(self, stop: Stop | None = None) -> None:
        self.stop = stop

    def load(self) -> Stop | None:
        """Return what was saved."""
        return self.stop

    def save(self, stop: Stop | None) -> None:
        """Keep the stop."""
        self.stop = stop


@dataclass
class _Running:
    order: Order
    sent_at: float
    start: Pose | None = None
    goal: Pose | None = None
    is_silent: bool = False


@dataclass
class FakeDispatch:
    """Robots and devices that obey: after `delay_s` the effects of an order are observed.

    Steps are named by id in the sets that say what goes wrong.
    """

    clock: FakeClock
    world: FakeWorld
    site: Site
    delay_s: float = 0.2
    """How long a device takes; how long a robot drives."""
    fails_at: Iterable[str] = ()
    """Steps whose order is reported to have failed."""
    broken_at: Iterable[str] = ()
    """Steps whose order cannot be sent: DispatchError."""
    silent_at: Iterable[str] = ()
    """Steps that are never answered and have no effect."""
    unseen_at: Iterable[str] = ()
    """Steps that are reported as done, but nothing of them is ever observed."""
    crashes_at: Iterable[str] = ()
    """Steps whose sending raises an error that is no DispatchError."""
    on_send: Callable[[Order], None] = lambda order: None
    """Called with every order as it is sent."""
    sent: list[Order] = field(default_factory=list)
    """Every order that was sent, oldest first."""
    cancelled: list[str] = field(default_factory=list)
    """Ids of the orders that were cancelled."""
    halts: int = 0
    """How often everything was halted."""
    _running: dict[str, _Running] = field(default_factory=dict)
    _reports: list[Report] = field(default_factory=list)

    @property
    def steps(self) -> list[str]:
        """Ids of the steps whose orders were sent, oldest first."""
        return [order.step.id for order in self.sent]

    @property
    def running(self) -> tuple[Order, ...]:
        """Orders that are being worked on."""
        return tuple(r.order for r in self._running.values())

    def send(self, order: Order) -> None:
        """Take an order. Raises DispatchError, or RuntimeError, when told to."""
        if order.step.id in self.broken_at:
            raise DispatchError(f"the way to '{order.target.id}' is broken, as it was told to be")
        if order.step.id in self.crashes_at:
            raise RuntimeError('the fake dispatcher crashes, as it was told to')
        self.sent.append(order)
        self.on_send(order)
        pose = self.world.pose(order.target.id)
        self._running[order.id] = _Running(
            order,
            self.clock.now(),
            pose,
            goal(order.step, order.skill, self.site, pose),
            order.step.id in self.silent_at,
        )
        if order.step.id not in self.silent_at:
            self._reports.append(Report(order.id, Phase.ACCEPTED))

    def cancel(self, order_id: str) -> None:
        """Give an order up."""
        self.cancelled.append(order_id)
        if self._running.pop(order_id, None) is not None:
            self._reports.append(Report(order_id, Phase.CANCELLED))

    def halt(self) -> None:
        """Give every order up at once."""
        self.halts += 1
        for order_id in list(self._running):
            if self._running.pop(order_id, None) is not None:
                self._reports.append(Report(order_id, Phase.CANCELLED))

    def poll(self) -> list[Report]:
        """Let robots and devices go on, and return what they said since the last call."""
        for running in list(self._running.values()):
            self._go_on(running)
        reports, self._reports = self._reports, []
        return reports

    def _go_on(self, running: _Running) -> None:
        order = running.order
        if running.is_silent:
            return
        elapsed = self.clock.now() - running.sent_at
        share = 1.0 if self.delay_s <= 0 else min(1.0, elapsed / self.delay_s)
        if (
            running.start is not None
            and running.goal is not None
            and order.step.id not in self.unseen_at
        ):
            self._drive(running, share)
        if share < 1.0:
            return
        del self._running[order.id]
        if order.step.id in self.fails_at:
            self._reports.append(Report(order.id, Phase.FAILED, 'it does not work, as told'))
            return
        if order.step.id not in self.unseen_at:
            effects = {e.attribute: e.value for e in order.skill.effects}
            if effects:
                self.world.set(order.target.id, **effects)
        self._reports.append(Report(order.id, Phase.SUCCEEDED))

    def _drive(self, running: _Running, share: float) -> None:
        start, end = running.start, running.goal
        if start is None or end is None:
            return
        turn = math.remainder(end.yaw - start.yaw, math.tau)
        self.world.move(
            running.order.target.id,
            start.x + share * (end.x - start.x),
            start.y + share * (end.y - start.y),
            start.yaw + share * turn,
        )
