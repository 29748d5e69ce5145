"""A simulated device: its state, its MQTT messages, and the faults it can be given. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
import json

from device_binding import bound_skills
from device_dialects import wire_of
from device_kinds import state_of
from device_payloads import json_object, single, text
from device_state import DeviceState
from device_wire import Telling

from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import Scalar

FAULTS = ('none', 'no_answer', 'wrong_state', 'offline', 'slow')
"""no_answer: it neither does nor tells anything; wrong_state: it does something else than asked;
offline: it says that it is gone, and does nothing; slow: it begins `SLOW_S` later."""

SLOW_S = 8.0
TELL_EVERY_S = 0.5
"""While something moves it tells this often."""


@dataclass(frozen=True)
class Out:
    """One message of a device."""

    topic: str
    payload: str
    retain: bool = True
    correlation: bytes = b''


@dataclass
class _Pending:
    left_s: float
    sets: Mapping[str, Scalar]
    correlation: bytes


class DeviceTwin:
    """One device. Give it messages and time, and it returns the messages that it sends."""

    def __init__(self, device: Device, kind: Kind) -> None:
        self.device = device
        self.state: DeviceState = state_of(device, kind)
        self.wire = wire_of(device, self.state.specs)
        self._bound = tuple(bound_skills(device, kind))
        self.fault = 'none'
        self._pending: list[_Pending] = []
        self._answering: list[bytes] = []
        self._told: dict[str, Scalar] = {}
        self._since_told_s = 0.0
        self._owed: list[Out] = []

    @property
    def command_topics(self) -> tuple[str, ...]:
        """The topics on which it takes commands."""
        return tuple(dict.fromkeys((*self.wire.command_topics(), *(b.topic for b in self._bound))))

    def receive(self, topic: str, payload: bytes, correlation: bytes = b'') -> None:
        """Take a command or a question. Raises ValueError, and does nothing, for others."""
        if self.fault in ('no_answer', 'offline'):
            return
        if self.wire.is_question(topic, payload):
            self._owed += self._tell([correlation])
            return
        sets = self._read(topic, payload)
        checked = {name: self.state.checked(name, value) for name, value in sets.items()}
        delay_s = self.state.delay_s + (SLOW_S if self.fault == 'slow' else 0.0)
        self._pending.append(_Pending(delay_s, checked, correlation))

    def _read(self, topic: str, payload: bytes) -> dict[str, Scalar]:
        for bound in self._bound:
            sets = bound.read(topic, payload, self.state.specs)
            if sets is not None:
                return sets
        if topic not in self.wire.command_topics():
            raise ValueError(f"{len(payload)} bytes came on '{topic}' that no skill of it sends")
        return self.wire.read(topic, payload, self.state.attributes)

    def force(self, payload: bytes) -> None:
        """Set attributes at once: a JSON object, or only the state (of a sensor: the value).

        An empty payload lets a sensor change by itself again. Raises ValueError.
        """
        word = text(payload)
        if not word:
            self.state.forced = False
            return
        if word.startswith('{'):
            sets = {name: single(name, value) for name, value in json_object(payload).items()}
        else:
            main = 'state' if 'state' in self.state.specs else 'value'
            sets = {main: _value(word)}
        self._pending.clear()
        self._answering.clear()
        self.state.force(sets)

    def set_fault(self, word: str) -> None:
        """Give it a fault, or none. Raises ValueError for a fault that is not known."""
        if word not in FAULTS:
            raise ValueError(f"fault '{word[:40]}' is not known, allowed: {', '.join(FAULTS)}")
        was, self.fault = self.fault, word
        if word == 'offline':
            self._owed = [Out(self.wire.availability, self.wire.offline)]
        elif was == 'offline':
            self._owed = self.announce()

    def announce(self) -> list[Out]:
        """Return what it says when it comes online: that it is there, and its state."""
        if self.fault == 'offline':
            return [Out(self.wire.availability, self.wire.offline)]
        return [Out(self.wire.availability, self.wire.online), *self._tell([])]

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> list[Out]:
        """Let simulated time pass; return what it sends."""
        self._begin(seconds)
        self.state.step(seconds, nearby)
        self._since_told_s += seconds
        found, self._owed = self._owed, []
        if self.fault == 'offline':
            return found
        if self._answering and self.state.is_settled:
            found += self._tell(self._answering)
            self._answering = []
        elif self.state.attributes != self._told and (
            self.state.is_settled or self._since_told_s >= TELL_EVERY_S
        ):
            found += self._tell([])
        return found

    def _begin(self, seconds: float) -> None:
        """Begin what was asked for long enough ago."""
        for pending in self._pending:
            pending.left_s -= seconds
        while self._pending and self._pending[0].left_s <= 0:
            order = self._pending.pop(0)
            if not self.state.is_settled:
                # The earlier one was overtaken and is never done.
                self._answering.clear()
            self.state.forced = False
            if self.fault == 'wrong_state':
                wrong = {n: self.state.opposite(n, v) for n, v in order.sets.items()}
                self.state.force({n: v for n, v in wrong.items() if n in self.state.specs})
            else:
                self.state.take(order.sets)
            self._answering.append(order.correlation)

    def _tell(self, correlations: list[bytes]) -> list[Out]:
        self._told, self._since_told_s = dict(self.state.attributes), 0.0
        messages: list[Telling] = self.wire.tell(self._told)
        return [
            Out(m.topic, m.payload, m.retain, correlation)
            for correlation in dict.fromkeys(correlations or [b''])
            for m in messages
        ]


def _value(word: str) -> Scalar:
    try:
        found = json.loads(word)
    except ValueError:
        return word
    if isinstance(found, bool):
        return 'on' if found else 'off'
    return single('value', found) if isinstance(found, int | float) else word
