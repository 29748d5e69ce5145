"""What may be asked of a robot or device: skills, their arguments, effects and bindings."""

import re
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    model_validator,
    StringConstraints,
)
from typing_extensions import Self

from llm_bridge.site.text_enum import TextEnum

Id = Annotated[str, StringConstraints(pattern=r'^[a-z][a-z0-9_]*$', max_length=64)]
"""A short lower-case name: letters, digits and underscores, letter first (REP-144)."""


def _no_wildcards(topic: str) -> str:
    if not topic or '+' in topic or '#' in topic or '\0' in topic:
        raise ValueError(
            f"topic '{topic}' is not allowed: a topic to publish to is not empty "
            "and has no '+', '#' or NUL"
        )
    return topic


Topic = Annotated[str, AfterValidator(_no_wildcards)]
"""An MQTT topic that can be published to."""

Scalar = bool | int | float | str
"""A value that an argument or a state attribute can have."""


RESERVED_SKILL_NAMES = frozenset(
    {
        'if',
        'else',
        'when',
        'at',
        'in',
        'for',
        'every',
        'repeat',
        'until',
        'wait',
        'ask',
        'never',
        'unknown',
        'nothing',
        'also',
        'instead',
        'again',
        'undo',
    }
)
"""Words of the plan language, which no skill may be called."""


class Frozen(BaseModel):
    """A value that checks itself when made and never changes; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra='forbid')


class Risk(TextEnum):
    """How much harm a step can do, from none to never allowed."""

    INFO = 'info'
    """Only tells or reads something."""
    COMFORT = 'comfort'
    """Changes comfort: lights, sound, temperature within limits."""
    MOTION = 'motion'
    """Moves a robot or a machine within its limits."""
    GUARDED = 'guarded'
    """Waits for a yes: unlocking, opening to the outside, starting a press."""
    FORBIDDEN = 'forbidden'
    """Never done."""

    @property
    def rank(self) -> int:
        """Position from harmless (0) to forbidden (4)."""
        return list(Risk).index(self)


class ArgType(TextEnum):
    """What kind of value an argument takes."""

    NUMBER = 'number'
    """A quantity in `unit`, within `min` and `max`."""
    DURATION = 'duration'
    """Seconds."""
    CHOICE = 'choice'
    """One of `choices`."""
    TEXT = 'text'
    """Free words, used as data only."""
    PLACE = 'place'
    """The id of an area or place that has a pose."""
    OBJECT = 'object'
    """The id of an object."""
    ENTITY = 'entity'
    """The id of any entity."""


class Arg(Frozen):
    """One argument of a skill."""

    name: Id
    type: ArgType
    description: str = ''
    unit: str | None = None
    """Pint name of the unit in which the value is stored: SI (REP-103), 'percent', 'degC'..."""
    min: float | None = None
    max: float | None = None
    choices: tuple[str, ...] = ()
    required: bool = True
    default: Scalar | None = None

    @model_validator(mode='after')
    def _choices_fit_type(self) -> Self:
        if (self.type is ArgType.CHOICE) != bool(self.choices):
            raise ValueError(
                f"argument '{self.name}': 'choices' belongs to type choice, "
                'and a choice needs at least one'
            )
        return self


class Effect(Frozen):
    """What is true of the target after the skill has worked; it is how the effect is verified."""

    attribute: Id
    value: Scalar
    """A literal, or '$arg' for the value of that argument. An effect whose optional argument was
    not given and has no default is no effect of that step."""
    relative: bool = False
    """The value is a change: the executor adds `sign` times the value to what was last observed of
    the attribute, held within `Site.limits`, and sends and verifies the sum. While the attribute
    is unknown the step fails."""
    sign: Literal[1, -1] = 1
    """-1: the change goes down (dim, cooler, quieter)."""
    tolerance: float = 0.0
    """Largest accepted difference of a number, in the attribute's unit."""
    command: bool = True
    """Part of what is sent to the device; False: only watched for afterwards."""


class Precondition(Frozen):
    """What must be true of the target (or of `entity`) when the step starts."""

    attribute: Id
    op: Literal['eq', 'ne', 'lt', 'le', 'gt', 'ge'] = 'eq'
    value: Scalar
    entity: Id | None = None
    """Another entity of the site; the target itself when left out."""


class RosBinding(Frozen):
    """A skill as a ROS 2 topic, service or action, any installed type, loaded by name."""

    via: Literal['ros_topic', 'ros_service', 'ros_action']
    name: str
    """Topic, service or action name, relative to the robot's namespace unless it starts with /."""
    type: str
    """For example nav2_msgs/action/NavigateToPose."""
    fields: dict[str, Scalar] = {}
    """Message field path -> literal, '$arg' (entities as their id; left out where an optional one
    was not given and has no default), '$arg.name', '$goal.x',
    '$goal.y', '$goal.yaw', '$goal.qz', '$goal.qw' (the goal pose of a skill with `motion`),
    '$goal.dx', '$goal.dy', '$goal.dyaw' (the same seen from the robot when it is sent: metres
    forward and to the left, radians anticlockwise), '$frame' (the site's frame), '$now' for a
    stamp, '$order' for the order's id."""
    success: dict[str, Scalar] = {}
    """Result or response fields that must have these values for success."""

    @model_validator(mode='after')
    def _type_is_full(self) -> Self:
        part = {'ros_topic': 'msg', 'ros_service': 'srv', 'ros_action': 'action'}[self.via]
        if not re.fullmatch(rf'[a-z][a-z0-9_]*/{part}/[A-Za-z][A-Za-z0-9]*', self.type):
            raise ValueError(
                f"type '{self.type}' is not allowed for {self.via}: expected package/{part}/Name"
            )
        return self


class MqttBinding(Frozen):
    """A skill as one MQTT message, for devices whose dialect does not already carry it."""

    via: Literal['mqtt'] = 'mqtt'
    topic: Topic
    payload: str = ''
    """Sent as it is, with '$arg' replaced by the value of that argument (JSON-escaped), by nothing
    where an optional one was not given and has no default."""


class LocalBinding(Frozen):
    """A skill of the executor itself: waiting, telling."""

    via: Literal['local'] = 'local'


class MacroStep(Frozen):
    """One step of a skill made of other skills of the same robot."""

    skill: Id
    args: dict[str, Scalar] = {}
    """Literals, or '$arg' of the macro; '$arg.place' for where an object is."""


class Verify(Frozen):
    """How the effect of a skill is verified."""

    by: Literal['result', 'state', 'pose', 'none'] = 'state'
    """result: the action result or service answer; state: the effects echoed by the device;
    pose: the robot's pose ends at the goal; none: cannot be seen (ends unconfirmed)."""
    within_s: float = Field(default=5.0, gt=0, le=3600)
    """Longest time from the end of the dispatch until the effect is seen."""
    tolerance_m: float = Field(default=0.25, gt=0)
    tolerance_rad: float = Field(default=0.35, gt=0)


class Skill(Frozen):
    """One thing that a robot or device can be asked to do."""

    name: Id
    description: str
    """One line, imperative, as the model and people read it."""
    args: tuple[Arg, ...] = ()
    """In YAML also a mapping of name to the rest."""
    risk: Risk = Risk.COMFORT
    effects: tuple[Effect, ...] = ()
    requires: tuple[Precondition, ...] = ()
    feature: str | None = None
    """Only devices that list this feature have the skill (brightness, color, ...)."""
    motion: Literal['go', 'home', 'move', 'turn'] | None = None
    """How a robot's goal pose follows from the arguments, for checks of target and path:
    go: the pose of argument `place`; home: the robot's home; move: `distance` metres in
    `direction` (forward, backward, left, right) from the current pose; turn: `angle` radians to
    the left or right (`direction`) on the spot, half a turn for direction around."""
    resource: str | None = None
    """What it occupies while it runs: 'base', 'arm'...; two steps never hold one at once."""
    timeout_s: float = Field(default=30.0, gt=0, le=86400)
    on_stop: bool = False
    """The stop sends it to every device that has it (a conveyor's). Only without arguments."""
    inverse: Id | None = None
    """The skill that takes it back (turn_on <-> turn_off)."""
    polarity: Literal['positive', 'negative', 'neutral'] = 'neutral'
    """positive: on, open, start, more; negative: off, close, stop, less."""
    words: dict[str, tuple[str, ...]] = {}
    """Language -> verbs and phrases that say this skill ('switch on', 'turn on')."""
    sentences: dict[str, tuple[str, ...]] = {}
    """Language -> hassil sentence templates with {target} and {argument name} slots."""
    binding: (
        Annotated[RosBinding | MqttBinding | LocalBinding, Field(discriminator='via')] | None
    ) = None
    """None: the device's MQTT dialect carries the effects."""
    steps: tuple[MacroStep, ...] = ()
    """The skill is a macro of these."""
    verify: Verify = Verify()

    def arg(self, name: str) -> Arg | None:
        """Return the argument of that name, or None."""
        return next((a for a in self.args if a.name == name), None)

    @model_validator(mode='after')
    def _references_exist(self) -> Self:
        if self.name in RESERVED_SKILL_NAMES:
            raise ValueError(
                f"a skill cannot be called '{self.name}': the plan language uses "
                f'the words {", ".join(sorted(RESERVED_SKILL_NAMES))}'
            )
        names = [a.name for a in self.args]
        if len(set(names)) != len(names):
            raise ValueError(f"skill '{self.name}': an argument name comes twice")
        optional_seen = False
        for a in self.args:
            if a.required and optional_seen:
                raise ValueError(
                    f"skill '{self.name}': required argument '{a.name}' "
                    'must come before the optional ones'
                )
            optional_seen |= not a.required
        for effect in self.effects:
            if (
                isinstance(effect.value, str)
                and effect.value.startswith('$')
                and effect.value[1:] not in names
            ):
                raise ValueError(
                    f"skill '{self.name}': effect uses '{effect.value}', "
                    f'allowed: {", ".join("$" + n for n in names) or "no argument"}'
                )
        return self
