"""The draft plan that words become: what was meant, with every phrase still as it was said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Union


@dataclass(frozen=True)
class Call:
    """A skill with the phrases it was said with."""

    skill: str
    args: tuple[str, ...] = ()
    """Phrases of the required arguments, in the order of the signature."""
    options: dict[str, str] = field(default_factory=dict)
    """Phrases of optional arguments, by name."""


@dataclass(frozen=True)
class Unknown:
    """A part of the command that asks for something no skill does."""

    phrase: str


@dataclass(frozen=True)
class Nothing:
    """No command at all: talk, noise."""


@dataclass(frozen=True)
class Ask:
    """A question about the state of the world, never an action."""

    phrase: str


@dataclass(frozen=True)
class Never:
    """Something the command forbids ("but don't touch the oven")."""

    phrase: str


@dataclass(frozen=True)
class Wait:
    """Wait for a duration ("two minutes") or until a clause holds ("the door is open")."""

    phrase: str


@dataclass(frozen=True)
class If:
    """Do the body, if the clause holds now; otherwise the other body."""

    clause: str
    body: 'Plan'
    otherwise: 'Plan | None' = None


@dataclass(frozen=True)
class When:
    """Wait until the clause holds, then do the body once."""

    clause: str
    body: 'Plan'


@dataclass(frozen=True)
class Timed:
    """Do the body at a time of day ('at'), after a duration ('in'), or for a duration ('for')."""

    how: str
    phrase: str
    body: 'Plan'


@dataclass(frozen=True)
class Every:
    """Do the body again and again, at each time or event said."""

    phrase: str
    body: 'Plan'


@dataclass(frozen=True)
class Repeat:
    """Do the body a number of times ('repeat', "three times"), or until a clause holds."""

    how: str
    phrase: str
    body: 'Plan'


@dataclass(frozen=True)
class Also:
    """The last command again with this as its target or value ("and the hall too")."""

    phrase: str


@dataclass(frozen=True)
class Instead:
    """A correction of the last command ("no, the other one", "I meant the bedroom")."""

    phrase: str


@dataclass(frozen=True)
class Again:
    """The last command once more."""


@dataclass(frozen=True)
class Undo:
    """Take the last command back."""


@dataclass(frozen=True)
class Parallel:
    """Bodies that go on at the same time."""

    parts: tuple['Plan', ...]


@dataclass(frozen=True)
class Sequence:
    """Bodies one after the other."""

    parts: tuple['Plan', ...]


Plan = Union[
    Call,
    Unknown,
    Nothing,
    Ask,
    Never,
    Wait,
    If,
    When,
    Timed,
    Every,
    Repeat,
    Also,
    Instead,
    Again,
    Undo,
    Parallel,
    Sequence,
]


def walk(plan: Plan | None) -> Iterator[Plan]:
    """Yield every part of a plan, the outer before what is in it."""
    if plan is None:
        return
    yield plan
    match plan:
        case Sequence(parts) | Parallel(parts):
            for part in parts:
                yield from walk(part)
        case If(_, body, otherwise):
            yield from walk(body)
            yield from walk(otherwise)
        case When(_, body) | Every(_, body) | Timed(_, _, body) | Repeat(_, _, body):
            yield from walk(body)


def calls(plan: Plan) -> list[Call]:
    """Return every call in a plan."""
    return [part for part in walk(plan) if isinstance(part, Call)]


def own_phrases(part: Plan) -> tuple[str, ...]:
    """Return the phrases that a part of a plan says itself, without those of its bodies."""
    match part:
        case Call(_, args, options):
            return (*args, *options.values())
        case If(phrase, _, _) | When(phrase, _) | Every(phrase, _):
            return (phrase,)
        case Timed(_, phrase, _) | Repeat(_, phrase, _):
            return (phrase,)
        case (
            Wait(phrase)
            | Ask(phrase)
            | Never(phrase)
            | Unknown(phrase)
            | Also(phrase)
            | Instead(phrase)
        ):
            return (phrase,)
    return ()
