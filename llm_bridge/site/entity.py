"""What exists at a site: areas, places, keep-out zones, robots, devices, objects, people."""

from typing import Literal

from pydantic import Field, model_validator
from typing_extensions import Self

from llm_bridge.site.skill import Frozen, Id, Precondition, Skill, Topic
from llm_bridge.site.text_enum import TextEnum

Point = tuple[float, float]
"""x, y in metres in the site's frame."""


class EntityType(TextEnum):
    """The sort of thing an entity is."""

    AREA = 'area'
    PLACE = 'place'
    ROBOT = 'robot'
    DEVICE = 'device'
    OBJECT = 'object'
    PERSON = 'person'


class Pose(Frozen):
    """A planar pose in the site's frame: x forward, y left, yaw anticlockwise (REP-103)."""

    x: float
    """metres"""
    y: float
    """metres"""
    yaw: float = 0.0
    """radians"""


class Entity(Frozen):
    """Anything with a name."""

    id: Id
    """The key in the site file."""
    name: str
    """What it is called in the site's language."""
    aliases: dict[str, tuple[str, ...]] = {}
    """Language -> other names. In YAML a plain list means the site's language."""
    area: Id | None = None
    """The area it is in, where that is fixed."""

    @property
    def type(self) -> EntityType:
        """The sort of thing it is."""
        raise TypeError('only the kinds of Entity below have a type')

    @property
    def kind(self) -> str:
        """Device kind, or the type for everything else."""
        return self.type.value

    def names(self) -> tuple[str, ...]:
        """Every name and alias, in every language, the name first."""
        return (self.name, *(a for group in self.aliases.values() for a in group))


class Area(Entity):
    """A room, hall or station: a polygon, and a pose where a robot goes when sent there."""

    polygon: tuple[Point, ...] = ()
    pose: Pose | None = None
    floor: str | None = None
    """Name of the floor ('upstairs'); names several areas at once."""
    walls: bool = True
    """The polygon's lines are walls, but for the site's doors. False: a marked zone of a hall."""

    @property
    def type(self) -> EntityType:
        return EntityType.AREA


class Place(Entity):
    """A named pose."""

    pose: Pose

    @property
    def type(self) -> EntityType:
        return EntityType.PLACE


class Door(Frozen):
    """An opening in a wall, where robots pass from one area to another."""

    between: tuple[Id, ...] = Field(min_length=1, max_length=2)
    """The two areas, or one area: the opening leads outside and counts as closed for robots."""
    at: Point
    """Middle of the opening, on the wall."""
    width_m: float = Field(default=0.9, gt=0, le=20)


class Furniture(Frozen):
    """Something that stands on the floor and that robots drive around."""

    polygon: tuple[Point, ...] = Field(min_length=3)
    height_m: float = Field(default=0.75, gt=0, le=20)


class KeepOut(Frozen):
    """A polygon no robot may enter, always or while a condition holds."""

    id: Id
    name: str
    aliases: dict[str, tuple[str, ...]] = {}
    polygon: tuple[Point, ...] = Field(min_length=3)
    while_: tuple[Precondition, ...] = Field(default=(), alias='while')
    """All of them hold: the zone is closed. Empty: always closed. Each names its `entity`."""


QUIET_S = 1.0
"""A robot that tells its pose only as it moves, and told none for so long, stands still."""

_LONG_S = 10.0
"""A pose is believed for longer than this only where no newer one comes as the robot stands."""


class Odometry(Frozen):
    """Where a robot's pose and velocity are read."""

    topic: str = 'odom'
    type: str = 'nav_msgs/msg/Odometry'
    frame: str | None = None
    """The frame that its messages name where it is the site's frame under another name ('odom' of
    a robot that starts at the origin). None: it must be the site's frame, or left empty."""
    max_age_s: float = Field(default=1.0, gt=0)
    """An older pose counts as unknown, and nothing that needs it is done."""

    @property
    def is_quiet_at_rest(self) -> bool:
        """Whether a robot that stands tells no pose (AMCL does so), as the site file says it.

        Its poses come without a velocity and are believed for long. The silence of any other is
        a fault: its pose becomes unknown.
        """
        return self.type != 'nav_msgs/msg/Odometry' and self.max_age_s > _LONG_S


class RosState(Frozen):
    """A state attribute of a robot that is read from a ROS 2 topic."""

    topic: str
    type: str
    """For example std_msgs/msg/String."""
    field: str = 'data'
    """Path of the field that holds the value."""


class Robot(Entity):
    """A robot that acts through ROS 2."""

    namespace: str = ''
    """ROS namespace of its topics, services and actions."""
    radius_m: float = Field(default=0.25, gt=0)
    """Of the circle around its footprint."""
    max_speed_m_s: float = Field(default=0.5, gt=0)
    avoids_keep_out: bool = False
    """It drives around closed zones by itself (Nav2's keep-out filter, the simulated robot). If
    not, a way whose direct line leads through one is refused."""
    odometry: Odometry = Odometry()
    velocity_topic: str = 'cmd_vel'
    """Of type `velocity_type`; zeroed by stop."""
    velocity_type: Literal['geometry_msgs/msg/Twist', 'geometry_msgs/msg/TwistStamped'] = (
        'geometry_msgs/msg/Twist'
    )
    cancel_topic: str | None = 'cancel_goal'
    """std_msgs/msg/Empty; the robot drops the goal that it was given by topic. None: no such."""
    observe: dict[Id, RosState] = {}
    """Further state attributes (holding, battery, ...). From odometry the attributes `area`,
    `place` (nearest within 0.5 m) and `state` (docked, moving, idle) follow by themselves."""
    home: Id | None = None
    """The place or area to which `dock` and 'come back' lead."""
    bindings: tuple[str, ...] = ()
    """Files of config/bindings whose skills it has beside its own `skills`: goal_pose, nav2..."""
    skills: dict[Id, Skill] = {}

    @property
    def type(self) -> EntityType:
        return EntityType.ROBOT


class MqttValue(Frozen):
    """Where and how a device of the dialect home_assistant tells one attribute and is asked."""

    told: Topic | None = None
    asked: Topic | None = None
    """Left out: the habit of the dialect, or `state_topic` and `command_topic` for the state."""
    key: str | None = Field(default=None, pattern=r'^[^.\s]+(\.[^.\s]+)*$', max_length=200)
    """It is told in JSON, under this key; of a key below a key with a dot between."""
    full: float | None = Field(default=None, gt=0)
    """What 100 percent are there. None: 255 of a brightness, 100 of anything else."""


class MqttEndpoint(Frozen):
    """How a device speaks MQTT."""

    dialect: Literal['plain', 'json', 'home_assistant', 'zigbee2mqtt', 'tasmota'] = 'json'
    topic: Topic
    """Base topic. plain: TOPIC/ATTRIBUTE(/set), json: TOPIC/state and TOPIC/set, home_assistant
    (JSON light): TOPIC/state and TOPIC/set, zigbee2mqtt: TOPIC and TOPIC/set, tasmota:
    cmnd/TOPIC/..."""
    command_topic: Topic | None = None
    state_topic: Topic | None = None
    availability_topic: Topic | None = None
    """Left out: the dialect's habit, or none."""
    values: dict[Id, MqttValue] = {}
    """Attribute -> where it is told and asked for; only in the dialect home_assistant. A light of
    which any has a topic there speaks in single values, not in JSON."""
    max_age_s: float | None = None
    """A state older than this is unknown; None: a retained state is good while available."""

    @model_validator(mode='after')
    def _values_belong_to_the_dialect(self) -> Self:
        if self.values and self.dialect != 'home_assistant':
            raise ValueError(
                f"'values' belongs to the dialect home_assistant, but this is '{self.dialect}'"
            )
        return self


LEVELS = {('tasmota', 'speed'): (0, 33, 67, 100)}
"""Dialect and attribute -> the only values there are: Sonoff's fan has the steps 0 to 3."""


class Device(Entity):
    """An IoT device that acts or tells its state over MQTT."""

    device_kind: str = Field(alias='kind')
    features: tuple[str, ...] = ()
    """What this device has beyond its kind's basics: brightness, color, position, speed..."""
    unit: str | None = None
    """Unit of a sensor's value."""
    device_class: str | None = None
    """Of a sensor: temperature, motion, door, smoke (Home Assistant's names)."""
    mqtt: MqttEndpoint
    skills: dict[Id, Skill] = {}
    """Skills of this device beyond its kind's, or with other limits, bindings or risk."""
    without: tuple[Id, ...] = ()
    """Skills of its kind that it does not have."""

    def levels(self, attribute: str) -> tuple[int, ...]:
        """Return the only values of a number that the dialect can ask for; empty: any."""
        return LEVELS.get((self.mqtt.dialect, attribute), ())

    @property
    def type(self) -> EntityType:
        return EntityType.DEVICE

    @property
    def kind(self) -> str:
        return self.device_kind


class Object(Entity):
    """A thing that robots can fetch and carry."""

    place: Id | None = None
    """Where it is kept: a place or area."""

    @property
    def type(self) -> EntityType:
        return EntityType.OBJECT


class Person(Entity):
    """Somebody who speaks or is spoken of."""

    role: str = 'member'

    @property
    def type(self) -> EntityType:
        return EntityType.PERSON


class Kind(Frozen):
    """A device kind: its state attributes and skills."""

    name: Id
    description: str
    names: dict[str, tuple[str, ...]] = {}
    """Language -> words for it, singular and plural ('light', 'lights', 'lamp', 'lamps')."""
    attributes: dict[Id, str] = {}
    """State attribute -> what it is: its unit ('percent', 'degC') or its values ('on|off')."""
    states: dict[str, dict[str, tuple[str, ...]]] = {}
    """Language -> state value -> adjectives people use ('on': 'on', 'lit', 'burning')."""
    features: tuple[str, ...] = ()
    """What a device may have beyond the features of skills: it tells a dialect more."""
    skills: dict[Id, Skill] = {}
