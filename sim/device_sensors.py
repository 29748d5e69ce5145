"""Sensors, and things that are no machines: scenes, lists, timers."""

from collections.abc import Iterable
import math

from device_state import DeviceState, Sets

from llm_bridge.site.entity import Device, Kind


class Sensor(DeviceState):
    """A number that goes up and down slowly, always in the same way."""

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._time_s = 0.0
        self.attributes['value'] = self._value()

    def _value(self) -> float:
        middle, swing = {
            'temperature': (22.0, 1.5),
            'humidity': (45.0, 4.0),
            'pressure': (6.0, 0.4),
            'illuminance': (300.0, 80.0),
            'power': (120.0, 30.0),
            'battery': (80.0, 0.0),
        }.get(self.device.device_class or '', (50.0, 5.0))
        return round(middle + swing * math.sin(self._time_s / 90.0), 1)

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        self._time_s += seconds
        if not self.forced and self._time_s % 10.0 < seconds:
            self.attributes['value'] = self._value()


class BinarySensor(DeviceState):
    """Off until somebody sets it; one that sees parts sees them pass on a running conveyor."""

    first = {'state': 'off'}
    part_every_s = 6.0
    part_lasts_s = 1.0

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._belt_s = 0.0

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        if self.forced or self.device.device_class != 'occupancy':
            return
        belts = [d for d in nearby if d.kind.name == 'conveyor']
        if any(d.attributes.get('state') == 'running' for d in belts):
            self._belt_s += seconds
            passing = self._belt_s % self.part_every_s > self.part_every_s - self.part_lasts_s
            self.attributes['state'] = 'on' if passing else 'off'


class Scene(DeviceState):
    """A scene: active for a moment."""

    first = {'state': 'off'}

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._left_s = 0.0

    def take(self, sets: Sets) -> None:
        self.attributes['state'], self._left_s = 'on', 2.0

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        self._left_s -= seconds
        if self._left_s <= 0 and not self.forced:
            self.attributes['state'] = 'off'


class Todo(DeviceState):
    """A list of items."""

    first = {'items': ''}

    def take(self, sets: Sets) -> None:
        items = [i for i in str(self.attributes.get('items', '')).split(', ') if i]
        if 'added' in sets and sets['added'] not in items:
            items.append(str(sets['added']))
        if 'removed' in sets:
            items = [i for i in items if i.lower() != str(sets['removed']).lower()]
        self.attributes.update(sets)
        self.attributes['items'] = ', '.join(items)


class Timer(DeviceState):
    """A timer that runs out."""

    first = {'state': 'idle', 'remaining': 0, 'duration': 0}

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._left_s = 0.0

    def take(self, sets: Sets) -> None:
        self.attributes.update(sets)
        state = sets.get('state')
        if state == 'active' or (state is None and 'duration' in sets):
            self._left_s = float(self.attributes.get('duration', 0))
            self.attributes['state'] = 'active'
        elif state == 'idle':
            self._left_s = 0.0
        self.attributes['remaining'] = math.ceil(self._left_s)

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        if self.attributes['state'] == 'active':
            self._left_s = max(0.0, self._left_s - seconds)
            self.attributes['remaining'] = math.ceil(self._left_s)
            if self._left_s == 0:
                self.attributes['state'] = 'idle'
