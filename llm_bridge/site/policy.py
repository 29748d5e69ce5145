"""Who may do what: risk tiers, roles, channels, quiet hours and limits, as in a site file."""

import math
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator
from typing_extensions import Self

from llm_bridge.site.skill import Frozen, Id, Risk
from llm_bridge.site.text_enum import TextEnum


class Tier(TextEnum):
    """The risk that a rule gives to what it is about."""

    INFO = 'info'
    COMFORT = 'comfort'
    MOTION = 'motion'
    GUARDED = 'guarded'
    FORBIDDEN = 'forbidden'
    DECLARED = 'declared'
    """The one that is written at the skill itself (`risk`), by its kind, binding or device."""


def _one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


def _range(value: Any) -> Any:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return (-math.inf, value) if is_number else value


Ids = Annotated[tuple[Id, ...], BeforeValidator(_one_or_more)]
"""One id, or a list of them."""

Range = Annotated[tuple[float, float], BeforeValidator(_range)]
"""The greatest value, or a list of the least and the greatest."""

ClockTime = Annotated[str, Field(pattern=r'^([01]\d|2[0-3]):[0-5]\d$')]
"""Local time of day, 24 hours: '22:00'."""


class Scope(Frozen):
    """What an entry of the policy is about. What is left out is not looked at."""

    skill: Ids = ()
    kind: Ids = ()
    """Device kinds, or 'robot'."""
    entity: Ids = ()
    """Robots and devices."""
    area: Ids = ()
    """Where the robot or device is fixed, or where a step sends it."""

    @property
    def facets(self) -> frozenset[str]:
        """What it names."""
        return frozenset(n for n in ('skill', 'kind', 'entity', 'area') if getattr(self, n))

    @property
    def label(self) -> str:
        """What it is about in words: 'skill unlock, kind lock'."""
        parts = [
            f'{name} {" or ".join(values)}'
            for name in ('entity', 'skill', 'kind', 'area')
            if (values := getattr(self, name))
        ]
        return ', '.join(parts) or 'everything'

    def covers(self, other: 'Scope', home: frozenset[str]) -> bool:
        """Say whether it names all that the other one names, for something in areas `home`.

        An entity stands for its kind, and for the area that it is fixed in.
        """
        named = set(self.facets)
        if self.entity:
            named.add('kind')
            if not home.isdisjoint(other.area):
                named.add('area')
        return other.facets <= named

    def fits(self, entity: str, kind: str, skill: str, areas: frozenset[str]) -> bool:
        """Say whether a call of that skill of that entity, in those areas, is meant."""
        return (
            (not self.skill or skill in self.skill)
            and (not self.kind or kind in self.kind)
            and (not self.entity or entity in self.entity)
            and (not self.area or not areas.isdisjoint(self.area))
        )


class Rule(Scope):
    """How risky something is.

    Of the rules that fit, one that names all that another names, and more, is preferred to it; of
    those that are left the strictest counts. What no rule fits is forbidden.
    """

    tier: Tier
    """A tier below the declared one counts only where the rule names the skill."""
    because: str = ''
    """Why, for people who are refused."""


class QuietHours(Scope):
    """Hours in which something counts as riskier than otherwise. Never as less risky."""

    from_: ClockTime = Field(alias='from')
    to: ClockTime
    """The first minute in which it is over; before `from`: on the next day."""
    tiers: tuple[Risk, ...] = ()
    """Only what has one of these tiers otherwise; empty: all but info."""
    becomes: Risk = Risk.FORBIDDEN
    because: str = ''

    def holds_at(self, time: str) -> bool:
        """Say whether they hold at that local time, 'HH:MM'."""
        if self.from_ < self.to:
            return self.from_ <= time < self.to
        return time >= self.from_ or time < self.to


class Limit(Scope):
    """How much may be asked at once. Of all limits that fit, each holds."""

    role: Ids = ()
    """Only for these roles; empty: for all."""
    speed: float | None = Field(default=None, ge=0)
    """Metres per second of a robot; of a device in the unit of its `speed` (percent)."""
    temperature: Range | None = None
    """Degrees Celsius."""
    percent: Range | None = None
    distance: float | None = Field(default=None, ge=0)
    """Metres that one command may move one robot by relative moves, repetitions counted."""
    duration: float | None = Field(default=None, ge=0)
    """Seconds, of what takes a duration (a timer)."""
    entities: int | None = Field(default=None, ge=0)
    """How many robots and devices, of those it is about, one command may touch."""
    because: str = ''

    @model_validator(mode='after')
    def _limits_something(self) -> Self:
        names = ('speed', 'temperature', 'percent', 'distance', 'duration', 'entities')
        if all(getattr(self, name) is None for name in names):
            raise ValueError(f'a limit limits one of {", ".join(names)}; name one with its value')
        for name in ('temperature', 'percent'):
            found = getattr(self, name)
            if found is not None and not found[0] <= found[1]:
                raise ValueError(f"'{name}' is [least, greatest]; came {list(found)}")
        return self


class Role(Frozen):
    """What somebody may."""

    may: Risk | None = None
    """The highest tier they may ask for; left out: nothing."""
    confirm: Risk | None = None
    """The highest tier to which they may say yes; left out: to nothing."""
    reset: bool = False
    """Whether they may release the stop. Everybody may stop."""


class Channel(Frozen):
    """Who speaks on a channel. In YAML also just the name of the role."""

    role: Id | None = None
    """Of everybody whose name is not known; left out: they may do nothing."""
    most: Id | None = None
    """What a known name may bring at most on this channel, for names are only claimed; left out:
    no more than `role`. A name with a lesser role always counts."""
    users: dict[str, Id] = {}
    """Role of those whom the channel itself has proved: MQTT users, by the topic that only they
    may write."""


class Policy(Frozen):
    """What is allowed at a site, to whom, when and how much. Empty, it allows nothing."""

    based_on: str | None = None
    """A shipped policy that lies under this one: roles, channels and speakers are completed from
    it; its rules hold where no rule here is about the same."""
    roles: dict[Id, Role] = {}
    channels: dict[Id, Channel] = {}
    """How somebody speaks: terminal, voice, ros, mqtt..."""
    speakers: dict[str, Id] = {}
    """Name of a speaker -> role, beside the people of the site."""
    rules: tuple[Rule, ...] = ()
    quiet_hours: tuple[QuietHours, ...] = ()
    limits: tuple[Limit, ...] = ()

    @model_validator(mode='before')
    @classmethod
    def _channels_by_role(cls, data: Any) -> Any:
        if not isinstance(data, dict) or not isinstance(data.get('channels'), dict):
            return data
        channels = {
            key: {'role': value} if isinstance(value, str) else value
            for key, value in data['channels'].items()
        }
        return {**data, 'channels': channels}
