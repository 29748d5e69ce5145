"""Who speaks, where, of what before: what a phrase may refer to besides its own words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from llm_bridge.graph.problem import Problem
from llm_bridge.site.entity import EntityType
from llm_bridge.site.world import World


@dataclass(frozen=True)
class Choice:
    """One possible answer to a question."""

    value: str
    """An entity's id, or the value itself."""
    name: str
    """As people say it."""


ALL = '*'
"""The choice of every one that a question offers."""
HERE = 'here'
"""Slot of the question where the speaker is."""


@dataclass(frozen=True)
class Question:
    """One thing that must be known before anything is done."""

    text: str
    slot: str
    """What the answer is for; the key under which it is kept as decided."""
    choices: tuple[Choice, ...] = ()
    """Empty: any words can answer."""
    ids: tuple[str, ...] = ()
    """All that are asked about, where the choices show only the first of them."""

    @property
    def offers_all(self) -> bool:
        """Whether every one can be chosen at once."""
        return any(c.value == ALL for c in self.choices)

    @property
    def every(self) -> tuple[str, ...]:
        """What is chosen by 'all of them'."""
        return self.ids or tuple(c.value for c in self.choices if c.value != ALL)


@dataclass(frozen=True)
class Found:
    """The entities that a phrase means."""

    ids: tuple[str, ...]
    score: float = 1.0
    """1 called by name, less where the words only fit (0.85) or were respelt (0.7)."""
    why: str = 'name'
    plural: bool = False
    """Several were asked for."""
    unable: tuple[str, ...] = ()
    """Also meant, but without the skill."""
    missing: tuple[Problem, ...] = ()
    """Of a list, what there is not."""


Resolution = Found | Question | Problem


@dataclass(frozen=True)
class Wanted:
    """What kind of entity a phrase has to name."""

    types: frozenset[EntityType]
    skill: str | None = None
    """A skill that it must have: looked at only after the name was matched."""
    stand_ins: frozenset[str] = frozenset()
    """Ids of those that have another skill which stands for it."""
    able: Callable[[str], bool] | None = None
    """What else must be true of it (its id is handed in), looked at after the name too."""
    ability: str = ''
    """What `able` is about, in words ('a state \'open\'')."""
    one: bool = False
    """Exactly one."""
    some: bool = False
    """Of a list, those that there are, if not all are there."""
    slot: str = ''
    """Key for a question about it."""
    what: str = ''
    """What to call it in a question: 'light', 'place', 'robot'."""
    likely: frozenset[str] = frozenset()
    """Kinds that are meant where only a place is said."""


@dataclass(frozen=True)
class Mentions:
    """What was spoken of last, newest first in each list."""

    things: tuple[tuple[str, ...], ...] = ()
    """Groups of devices, robots and objects."""
    places: tuple[str, ...] = ()
    robots: tuple[str, ...] = ()
    either: frozenset[tuple[str, ...]] = frozenset()
    """Groups of which only one is meant: 'if the tv or the radio is on'."""

    def with_things(self, ids: tuple[str, ...]) -> 'Mentions':
        """Return the mentions after these were spoken of together."""
        return (
            replace(self, things=(ids, *(t for t in self.things if t != ids))[:8]) if ids else self
        )

    def with_either(self, ids: tuple[str, ...]) -> 'Mentions':
        """Return the mentions after something was said of one of these, and not of which."""
        return replace(self.with_things(ids), either=self.either | {ids})

    def without(self, ids: Collection[str]) -> 'Mentions':
        """Return the mentions without these: what has a part in a step is no other part of it."""
        left = (tuple(i for i in group if i not in ids) for group in self.things)
        places = tuple(p for p in self.places if p not in ids)
        return replace(self, things=tuple(g for g in left if g), places=places)

    def with_place(self, place: str) -> 'Mentions':
        """Return the mentions after the place was spoken of."""
        return replace(self, places=(place, *self.places)[:8])

    def with_robot(self, robot: str) -> 'Mentions':
        """Return the mentions after the robot was spoken of."""
        return replace(self, robots=(robot, *self.robots)[:8])


@dataclass(frozen=True)
class Taken:
    """What one phrase of a command was taken for."""

    phrase: str
    wanted: Wanted
    found: Found
    mentions: Mentions
    """What had been spoken of before it."""


@dataclass(frozen=True)
class Situation:
    """Everything besides the words that a meaning depends on."""

    world: World = field(default_factory=World)
    area: str | None = None
    """Area the speaker is in."""
    speaker: str = 'anonymous'
    language: str = 'en'
    told_in: str = ''
    """Language of answers, where the words are read in another."""
    before: Mentions = Mentions()
    """From earlier commands."""
    decided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Slot of an answered question -> what was chosen: ids, or one phrase to read instead."""
