"""Commands joined by 'and' and 'then': apart into sentences, and their plans together again."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
import re

from llm_bridge.graph.problem import Problem
from llm_bridge.language.mending.order import with_turns
from llm_bridge.language.plans.plan import Call, calls, Parallel, Plan, Repeat, Sequence
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.templates.templates import Match
from llm_bridge.language.text.quantities import read_count
from llm_bridge.language.text.words import words as split_words
from llm_bridge.site.site import Site

MOST_PARTS = 6
"""A command of more sentences is left to the model."""

_JOINTS: Mapping[str, tuple[str, str]] = {
    'en': ('and', 'then'),
    'de': ('und', 'dann|danach|anschließend'),
    'fr': ('et', 'puis|ensuite|après'),
    'es': ('y', 'luego|después|entonces'),
}
"""Language -> its words for 'and' and for 'then'."""
_REFERS_BACK = re.compile(
    r"\b(?:it|its|it's|them|they|there|here|that|those|both|"
    r'es|ihn|sie|dort|da|hier|beide|celle|celui|celles|ceux|là|ici|ça|lo|eso|allí|aquí|'
    r'\w+-(?:le|la|les|y)|\w{3,}[áéí]\w*(?:lo|la|los|las))\b',
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _joint(language: str) -> re.Pattern[str] | None:
    if language not in _JOINTS:
        return None
    also, then = _JOINTS[language]
    return re.compile(
        rf'\s*(?:[,;]\s*(?:(?:{also})\s+)?(?:(?P<a>{then})\s+)?|'
        rf'\b(?:{also})\s+(?P<b>{then})\b|\b(?P<c>{then})\b|\b(?:{also})\b)\s*',
        re.IGNORECASE,
    )


@dataclass(frozen=True)
class Joined:
    """A sentence of a compound command."""

    text: str
    is_then: bool
    """Whether it comes after what stands before it, rather than beside it."""


def apart(text: str, language: str = 'en') -> tuple[Joined, ...]:
    """Return the sentences of a compound command, or nothing if it is none.

    What refers back to another sentence ("and turn it off") is not taken apart.
    """
    joint = _joint(language)
    if joint is None or _REFERS_BACK.search(text):
        return ()
    joints = list(joint.finditer(text))
    if not 1 <= len(joints) < MOST_PARTS:
        return ()
    starts = [0, *(j.end() for j in joints)]
    ends = [*(j.start() for j in joints), len(text)]
    parts = [text[a:b].strip() for a, b in zip(starts, ends, strict=True)]
    if not all(parts):
        return ()
    then = [False, *(any(j.groupdict().values()) for j in joints)]
    return tuple(Joined(part, is_then) for part, is_then in zip(parts, then, strict=True))


_TIMES = re.compile(r'(?P<said>.+?),?\s+(?P<times>twice|\w+ times)[.!]*', re.IGNORECASE)


def match_repeated(text: str, match: Callable[[str], Match | None]) -> Match | None:
    """Return the plan of 'turn left three times' where `match` takes what is to be repeated."""
    parts = _TIMES.fullmatch(text.strip())
    found = match(parts['said']) if parts else None
    if parts is None or found is None or not isinstance(found.plan, Call):
        return None
    if isinstance(read_count(parts['times'], 'en'), Problem):
        return None
    return Match(Repeat('repeat', parts['times'].lower(), found.plan), found.decided)


_ALL_AGAIN = re.compile(
    r'(?P<said>.+?)[\s,;.-]*\b(?:and |then |and then |now )?(?:please )?do (?:all (?:of )?)?'
    r'(?:it|that|this|so|the (?:whole|entire) (?:thing|lot|round|sequence)|everything)(?: all)? '
    r'(?P<times>twice|\w+ times)(?: in (?:total|all|a row))?(?: please)?'
    r'(?:,? so (?:that )?(?:he|she|they|we|i|it|everyone|everybody|people) [^.;:?!,]+)?[.!]*',
    re.IGNORECASE,
)


def all_repeated(text: str) -> tuple[str, str] | None:
    """Return what is to be done several times and how often: 'turn left and do that twice'."""
    parts = _ALL_AGAIN.fullmatch(text.strip())
    if parts is None or isinstance(read_count(parts['times'], 'en'), Problem):
        return None
    return parts['said'].rstrip(' ,;.-'), parts['times'].lower()


_ANOTHER = re.compile(r'another(?: one)?( (?:for|of|at|in|to|with)\b.+)', re.IGNORECASE)
_ONE = re.compile(r'\w+ (?:me |us )?an? \w+(?= (?:for|of|at|in|to|with)\b)', re.IGNORECASE)


def match_compound(
    text: str, match: Callable[[str], Match | None], site: Site, language: str = 'en'
) -> Match | None:
    """Return one plan for a compound command of which `match` takes every sentence, or None.

    See `together` for what comes one after the other.
    """
    plans: list[tuple[Plan, bool]] = []
    decided: dict[str, tuple[str, ...]] = {}
    before = ''
    for joined in apart(text, language):
        said = _another(before, joined.text)
        found = match(said)
        before = said
        if found is None or not _agree(decided, found.decided):
            return None
        decided.update(found.decided)
        plans.append((found.plan, joined.is_then))
    plan = with_turns(together(plans, site), split_words(text), site) if plans else None
    return Match(plan, decided) if plan is not None else None


def together(plans: Iterable[tuple[Plan, bool]], site: Site) -> Plan:
    """Return one plan of several, each with whether it comes after what stands before it.

    So does a second action of one robot; the rest goes on side by side.
    """
    groups: list[list[Plan]] = [[]]
    robots = {name for robot in site.robots.values() for name in robot.skills}
    moving: set[str] = set()
    for plan, is_then in plans:
        movers = {c.options.get(ROBOT, '?') for c in calls(plan) if c.skill in robots}
        # A robot that was not named may be any of them.
        is_again = bool(movers & moving) or bool(movers and moving and '?' in movers | moving)
        if groups[-1] and (is_then or is_again):
            groups.append([])
            moving = set()
        moving |= movers
        groups[-1].append(plan)
    steps = [group[0] if len(group) == 1 else Parallel(tuple(group)) for group in groups]
    return steps[0] if len(steps) == 1 else Sequence(tuple(steps))


def _another(before: str, text: str) -> str:
    """Return 'another one for ten minutes' with what it is one of: 'set a timer for ...'."""
    more = _ANOTHER.fullmatch(text)
    one = _ONE.match(before)
    return f'{one[0]}{more[1]}' if more is not None and one is not None else text


def _agree(one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]) -> bool:
    return all(one.get(key, ids) == ids for key, ids in other.items())
