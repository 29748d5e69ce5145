"""What discovery found: devices and robots as values, and what could not be mapped."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class FoundDevice:
    """A device as its announcement describes it, in the terms of a site file."""

    name: str
    kind: str
    mqtt: Mapping[str, Any]
    """As it is written under `mqtt`."""
    source: str
    """Topic of the announcement."""
    area: str = ''
    """Name of the room that was suggested."""
    features: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    device_class: str = ''
    unit: str = ''
    skills: Mapping[str, Any] = field(default_factory=dict)
    """Ranges, bindings and risk that differ from those of the kind."""
    notes: tuple[str, ...] = ()
    """A sentence for each thing that it told and that is not in the file."""

    @property
    def identity(self) -> tuple[str, str]:
        """Return what no other device has: see `identity`."""
        return identity(self.kind, self.mqtt, self.device_class)

    @property
    def asked(self) -> frozenset[str]:
        """Return every topic on which it is asked for something."""
        values = self.mqtt.get('values', {}).values()
        bound = (skill.get('binding', {}) for skill in self.skills.values())
        topics = {value['asked'] for value in values if 'asked' in value}
        topics |= {binding['topic'] for binding in bound if 'topic' in binding}
        return frozenset(topics if self.kind in SENSORS else {*topics, self.identity[0]})


SENSORS = ('sensor', 'binary_sensor')


def identity(kind: str, mqtt: Mapping[str, Any], device_class: str = '') -> tuple[str, str]:
    """Return by what a device is known again: the topic where its state is asked for.

    Of a sensor: the topic that tells its value, and its key there, for many may share one.
    """
    topic, dialect = str(mqtt['topic']), mqtt.get('dialect', 'json')
    main = 'value' if kind == 'sensor' else 'state'
    own = mqtt.get('values', {}).get(main, {})
    if kind in SENSORS:
        told = {
            'zigbee2mqtt': topic,
            'tasmota': f'tele/{topic}/SENSOR',
            'plain': f'{topic}/{main}',
        }
        usual = told.get(dialect, f'{topic}/state')
        key = device_class if dialect in ('zigbee2mqtt', 'tasmota') else own.get('key') or ''
        return str(own.get('told') or mqtt.get('state_topic') or usual), key
    by_kind = {'fan': 'FanSpeed', 'cover': 'ShutterOpen1', 'door': 'ShutterOpen1'}
    relay = f'cmnd/{topic}/{by_kind.get(kind, "POWER")}'
    asked = {'tasmota': relay, 'plain': f'{topic}/state/set'}
    found = own.get('asked') or mqtt.get('command_topic') or asked.get(dialect, f'{topic}/set')
    # The only relay of a Tasmota answers to both.
    return str(found).removesuffix('1') if str(found).endswith('/POWER1') else str(found), ''


@dataclass(frozen=True)
class Unmapped:
    """Something that was seen and is not in the file."""

    what: str
    """Its name, and the topic where it was seen."""
    why: str


@dataclass(frozen=True)
class FoundRobot:
    """A robot as the ROS graph shows it."""

    name: str
    namespace: str
    bindings: tuple[str, ...] = ()
    """Files of config/bindings of which every topic, service and action is there."""
    observe: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    odometry: Mapping[str, Any] = field(default_factory=dict)
    velocity_topic: str = ''
    velocity_type: str = ''
    cancel_topic: str = ''
    pose: tuple[float, float, float] | None = None
    """Where it stood: x and y in metres, yaw in radians."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Found:
    """All that was found."""

    devices: tuple[FoundDevice, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    robots: tuple[FoundRobot, ...] = ()

    def __add__(self, other: 'Found') -> 'Found':
        """Return both together."""
        return Found(
            self.devices + other.devices,
            self.unmapped + other.unmapped,
            self.robots + other.robots,
        )


class CannotMapError(ValueError):
    """What was announced has no place in a site file; the text says why."""
