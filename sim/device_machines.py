"""Devices that take their time: machines, covers, and robots with a dock of their own."""

from collections.abc import Iterable
import math

from device_state import DeviceState, Sets

from llm_bridge.site.entity import Device, Kind


class Machine(DeviceState):
    """A conveyor, pump or machine: it takes a second to run, and a fault ends with a stop."""

    first = {'state': 'stopped', 'speed': 50}
    run_up_s = 1.0
    rest = 'stopped'

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._wanted = ''
        self._left_s = 0.0

    def take(self, sets: Sets) -> None:
        others = {name: value for name, value in sets.items() if name != 'state'}
        self.attributes.update(others)
        if 'state' in sets and sets['state'] == self.attributes.get('state'):
            self._wanted = ''
        elif sets.get('state') == 'running' and self.attributes.get('state') == 'fault':
            # A machine with a fault does not start until it was stopped.
            return
        elif 'state' in sets:
            self._wanted, self._left_s = str(sets['state']), self.run_up_s

    def force(self, sets: Sets) -> None:
        super().force(sets)
        self._wanted = ''

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        if self._wanted:
            self._left_s -= seconds
            if self._left_s <= 0:
                self.attributes['state'] = self._wanted
                self._wanted = ''

    @property
    def is_settled(self) -> bool:
        return not self._wanted


class Press(Machine):
    """A press: it works until it is stopped, and then is idle."""

    first = {'state': 'idle'}
    run_up_s = 0.5
    more_words = ('stopped',)

    def take(self, sets: Sets) -> None:
        super().take({**sets, 'state': 'idle'} if sets.get('state') == 'stopped' else sets)


class Cover(DeviceState):
    """A cover, door, valve or gripper: it takes its time from shut (0 percent) to open (100)."""

    first = {'state': 'closed', 'position': 0}
    full_way_s = 10.0
    more_words = ('stopped',)

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._at = 0.0
        self._goal = 0.0

    def take(self, sets: Sets) -> None:
        if 'position' in sets:
            self._goal = float(sets['position'])
        if 'state' in sets:
            # 'opening' and 'closing' are told, but who asks for them means the end of the way.
            self._goal = {'open': 100.0, 'opening': 100.0, 'closed': 0.0, 'closing': 0.0}.get(
                str(sets['state']), self._at
            )
        self._tell()

    def force(self, sets: Sets) -> None:
        super().force(sets)
        if 'position' in sets:
            self._at = float(sets['position'])
        elif 'state' in sets:
            self._at = 0.0 if sets['state'] == 'closed' else 100.0
        self._goal = self._at
        self._tell()
        self.attributes.update({k: v for k, v in sets.items() if k == 'state'})

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        if self.is_settled:
            return
        way = min(abs(self._goal - self._at), seconds * 100 / self.full_way_s)
        self._at += math.copysign(way, self._goal - self._at)
        self._tell()

    def _tell(self) -> None:
        if 'position' in self.specs:
            self.attributes['position'] = round(self._at)
        still = 'closed' if self._at == 0 else 'open'
        moving = 'opening' if self._goal > self._at else 'closing'
        allowed = self.specs.get('state', '').split('|')
        if self.is_settled or moving not in allowed:
            self.attributes['state'] = still
        else:
            self.attributes['state'] = moving

    @property
    def is_settled(self) -> bool:
        return self._at == self._goal


class Door(Cover):
    """A door that opens by itself."""

    full_way_s = 8.0


class Valve(Cover):
    """A valve."""

    full_way_s = 2.0


class Gripper(Cover):
    """A gripper: open at first."""

    full_way_s = 1.0
    first = {'state': 'open', 'position': 100}

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._at = self._goal = 100.0


class Vacuum(DeviceState):
    """A cleaning or mowing robot with its own dock."""

    first = {'state': 'docked', 'battery': 100}
    work = 'cleaning'
    work_s = 120.0
    """How long it works before it drives home by itself."""
    return_s = 8.0
    more_words = ('stopped', 'idle')

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._left_s = 0.0
        self._battery = 100.0

    def take(self, sets: Sets) -> None:
        state, now = str(sets.get('state', '')), self.attributes['state']
        if state == self.work and now != self.work:
            self.attributes['state'], self._left_s = self.work, self.work_s
        elif state in ('docked', 'returning') and now not in ('docked', 'returning'):
            self.attributes['state'], self._left_s = 'returning', self.return_s
        elif state in ('paused', 'stopped', 'idle') and now in (self.work, 'returning'):
            self.attributes['state'] = 'paused'

    def force(self, sets: Sets) -> None:
        super().force(sets)
        self.forced = False
        self._battery = float(self.attributes.get('battery', self._battery))
        self._left_s = self.work_s if self.attributes['state'] == self.work else self.return_s

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        now = self.attributes['state']
        if now in (self.work, 'returning'):
            self._left_s -= seconds
            self._battery = max(5.0, self._battery - seconds / 12)
            if self._left_s <= 0:
                self.attributes['state'], self._left_s = (
                    ('returning', self.return_s) if now == self.work else ('docked', 0.0)
                )
        elif now == 'docked':
            self._battery = min(100.0, self._battery + seconds / 6)
        if 'battery' in self.specs:
            self.attributes['battery'] = int(self._battery)

    @property
    def is_settled(self) -> bool:
        return self.attributes['state'] != 'returning'


class Mower(Vacuum):
    """A mowing robot."""

    work = 'mowing'
