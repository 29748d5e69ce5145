"""Lamps, fans, locks, heating, players and household machines."""

from collections.abc import Iterable
import math

from device_state import DeviceState, Sets

from llm_bridge.site.entity import Device, Kind


class Light(DeviceState):
    """A lamp: it remembers its brightness while it is off."""

    first = {
        'state': 'off',
        'brightness': 100,
        'color': 'warm white',
        'color_temperature': 2700,
    }

    def command(self, sets: Sets) -> None:
        # A white is a color and a color temperature at once; a lamp may know only one of them.
        if {'color', 'color_temperature'} <= set(sets):
            sets = {k: v for k, v in sets.items() if k[:5] != 'color' or k in self.specs}
        super().command(sets)

    def take(self, sets: Sets) -> None:
        wanted = dict(sets)
        if 'brightness' in wanted:
            level = float(wanted['brightness'])
            wanted.setdefault('state', 'on' if level > 0 else 'off')
            if level <= 0:
                del wanted['brightness']
        elif {'color', 'color_temperature'} & set(wanted):
            wanted.setdefault('state', 'on')
        if 'color' in wanted:
            self.attributes.pop('color_temperature', None)
        self.attributes.update(wanted)


class Fan(DeviceState):
    """A fan: a speed above nothing means on."""

    first = {'state': 'off', 'speed': 0}

    def take(self, sets: Sets) -> None:
        wanted = dict(sets)
        if 'speed' in wanted and 'state' not in wanted:
            wanted['state'] = 'on' if float(wanted['speed']) > 0 else 'off'
        if (
            wanted.get('state') == 'on'
            and 'speed' in self.specs
            and not float(wanted.get('speed', self.attributes.get('speed', 0)))
        ):
            wanted['speed'] = 50
        self.attributes.update(wanted)


class Lock(DeviceState):
    """The lock of a door."""

    first = {'state': 'locked'}
    delay_s = 0.5


class Climate(DeviceState):
    """Heating: the room follows the wanted temperature slowly."""

    first = {'state': 'on', 'target_temperature': 20, 'current_temperature': 20.0, 'mode': 'heat'}
    speed = 0.02
    """Degrees a second."""

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._room = 20.0

    def take(self, sets: Sets) -> None:
        wanted = dict(sets)
        if 'mode' in wanted:
            wanted.setdefault('state', 'off' if wanted['mode'] == 'off' else 'on')
        elif 'state' in wanted and 'mode' in self.specs:
            mode = str(self.attributes.get('mode', 'off'))
            wanted['mode'] = (
                'off' if wanted['state'] == 'off' else 'heat' if mode == 'off' else mode
            )
        self.attributes.update(wanted)

    def force(self, sets: Sets) -> None:
        super().force(sets)
        self._room = float(self.attributes['current_temperature'])

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        if self.forced:
            return
        goal = (
            float(self.attributes['target_temperature'])
            if self.attributes['state'] == 'on'
            else 18.0
        )
        way = min(abs(goal - self._room), seconds * self.speed)
        self._room += math.copysign(way, goal - self._room)
        # Half degrees, so that a slow change is not a message a second.
        self.attributes['current_temperature'] = round(self._room * 2) / 2


class Humidifier(DeviceState):
    """A humidifier."""

    first = {'state': 'off', 'target_humidity': 50, 'current_humidity': 42}


class MediaPlayer(DeviceState):
    """A television, radio or speaker."""

    first = {'state': 'off', 'volume': 30, 'muted': 'off'}

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self._track = 1
        if 'source' in self.specs:
            skill = device.skills.get('set_source') or kind.skills.get('set_source')
            arg = skill.arg('source') if skill else None
            self.attributes['source'] = arg.choices[0] if arg and arg.choices else 'radio one'
        if 'track' in self.specs:
            self.attributes['track'] = 'track 1'

    def take(self, sets: Sets) -> None:
        wanted = dict(sets)
        if wanted.get('track') in ('next', 'previous'):
            self._track = max(1, self._track + (1 if wanted['track'] == 'next' else -1))
            wanted['track'] = f'track {self._track}'
        if 'source' in wanted and self.attributes['state'] == 'off':
            wanted.setdefault('state', 'on')
        self.attributes.update(wanted)


class Appliance(DeviceState):
    """A household machine; one with a program runs it for a minute and then is off."""

    first = {'state': 'off', 'target_temperature': 180}
    program_s = 60.0

    def __init__(self, device: Device, kind: Kind) -> None:
        super().__init__(device, kind)
        self.left_s = 0.0

    def take(self, sets: Sets) -> None:
        wanted, now = dict(sets), self.attributes['state']
        if wanted.get('state') == 'paused' and now != 'running':
            del wanted['state']
        if wanted.get('state') == 'running' and now not in ('running', 'paused'):
            self.left_s = self.program_s
        self.attributes.update(wanted)

    def force(self, sets: Sets) -> None:
        super().force(sets)
        self.forced = False
        self.left_s = self.program_s

    def step(self, seconds: float, nearby: Iterable[DeviceState] = ()) -> None:
        if self.attributes['state'] == 'running':
            self.left_s -= seconds
            if self.left_s <= 0:
                self.attributes['state'] = 'off'
