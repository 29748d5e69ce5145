"""Which skills of a site the words of a command are like, and what that says of its plan.

The model that writes plans is small, and chooses among skills that it has never seen by how it has
been taught to read. A model of sentences, which knows what is said in other words, is asked as
well: each skill's line is compared with the command and with each of its parts. What it finds
weighs in where a plan names a skill, and nowhere else.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
import math
from typing import NamedTuple

from llm_bridge.language.plans.decoder import Likely, LikelySkills
from llm_bridge.language.plans.plan_language import BEFORE_A_NAME
from llm_bridge.language.plans.signatures import ROBOT, Signature
from llm_bridge.language.things.named_actors import NamedActors

WEIGHT = 2.0
"""Of a skill's likeness, beside the logarithm of the probability that the plan model gives it."""
NONE_WEIGHT = 0.6
"""Of whether the words are like any skill at all."""
LIKELY = 0.15
"""Probability from which words are like a skill."""
LEAST = -4.0
"""Of a likeness: what the plan model is sure of is doubted, and not overruled."""
NOT_THEIRS = -3.0
"""Added to the logarithm of the probability of a skill that none of those has who are named."""
NO_SKILL = ('unknown', 'nothing')
"""Words of a plan for what no skill does, and for talk."""
_JOINING = frozenset({
    'and', 'then', 'after', 'before', 'when', 'if', 'once', 'while', 'until', 'also', 'but', 'as',
    'whenever', 'otherwise', 'else', 'first', 'plus', 'next',
})  # fmt: skip
_LEAST_WORDS = 2
"""Of a part that is compared by itself."""
_LONG, _WINDOW, _STEP = 7, 5, 2
"""Of more words than the first, so many are compared at a time, each time so many further on: a
list of orders may have no joining word."""


@dataclass(frozen=True)
class Likeness:
    """How like a command, or the part of it that is most like it, each skill is."""

    skills: Mapping[str, float]
    """Skill -> natural logarithm of its probability beside that of the likeliest skill, <= 0."""
    none: float = 0.0
    """The same of that the words ask for no skill; above 0 where that is likeliest."""

    def likely(self) -> LikelySkills:
        """Return the skills that are likely."""
        whole = sum(map(math.exp, self.skills.values())) + math.exp(self.none)
        found = [Likely(name, math.exp(log) / whole) for name, log in self.skills.items()]
        found.sort(key=lambda one: -one.share)
        likely = tuple(one for one in found if one.share >= LIKELY)
        return LikelySkills(likely, math.exp(self.none) / whole, tuple(found[len(likely) :]))


def skill_text(signature: Signature) -> str:
    """Return a skill in words: its name, what it takes but the robot, and its description."""
    takes = [name for name in (*signature.required, *signature.optional) if name != ROBOT]
    name = ' '.join((signature.name, f'({" ".join(takes)})' if takes else '')).strip()
    return f'{name.replace("_", " ")}: {signature.description}'


class Passage(NamedTuple):
    """What of a command is compared: all of it, a part, or a piece of one."""

    text: str
    part: tuple[str, ...]
    """The words of the part that it is of; of the whole, all words."""


def passages(words: Iterable[str]) -> list[Passage]:
    """Return what of a command is compared.

    That is the whole, what joining words part it into, and pieces of what is long.
    """
    said = tuple(words)
    parts: list[list[str]] = [[]]
    for word in said:
        if word in _JOINING:
            parts.append([])
        else:
            parts[-1].append(word)
    found = [tuple(part) for part in parts if len(part) >= _LEAST_WORDS]
    if len(found) < 2:
        found = []
    pieces = [Passage(piece, part) for part in found or [said] for piece in _pieces(part)]
    return [*(Passage(' '.join(part), part) for part in (said, *found)), *pieces]


def _pieces(part: tuple[str, ...]) -> Iterator[str]:
    if len(part) > _LONG:
        last = len(part) - _WINDOW
        for start in sorted({*range(0, last, _STEP), last}):
            yield ' '.join(part[start : start + _WINDOW])


def not_theirs(
    compared: Iterable[Passage], named: NamedActors, skills: Iterable[str]
) -> list[list[float]]:
    """Return what each skill [passages, skills] has less, for who is named in each passage.

    A piece counts as the part that it is of; a part that names nobody is for the robots that the
    command names.
    """
    told, names = list(compared), tuple(skills)
    robots = named.robots(told[0].part) if told else frozenset()
    able = {part: named.skills(part, robots) for part in {one.part for one in told}}
    return [
        [0.0 if (can := able[one.part]) is None or name in can else NOT_THEIRS for name in names]
        for one in told
    ]


class SkillLeaning:
    """What the likeness of skills adds to the choices of a plan's next token."""

    def __init__(
        self, likeness: Likeness, weight: float = WEIGHT, none_weight: float = NONE_WEIGHT
    ) -> None:
        """Take the likeness of one command."""
        any_skill = none_weight * min(0.0, -likeness.none)
        self._skills = {
            name: weight * max(value, LEAST) + any_skill for name, value in likeness.skills.items()
        }
        self._no_skill = none_weight * min(0.0, likeness.none)

    def of(self, plan: str, tokens: Iterable[str]) -> list[float] | None:
        """Return what is added to the logarithm of each token's probability, 0 or less.

        `plan` is its text so far, '' for a token ends it. None where no skill is named; then the
        tokens are not looked at.
        """
        begun = _name_begun(plan)
        if begun is None:
            return None
        found = [self._of_token(begun, token) for token in tokens]
        return found if any(found) else None

    def _of_token(self, begun: str, token: str) -> float:
        """Return what the likeliest has of what a token may lead to; controls have 0."""
        if begun and not token[:1].isalnum() and token[:1] != '_':
            return self._skills.get(begun, 0.0)  # the name ends here
        start = begun + token.strip()
        fits = [value for name, value in self._skills.items() if name.startswith(start)]
        if fits or not start:
            return max(fits, default=0.0)
        return self._no_skill if any(name.startswith(start) for name in NO_SKILL) else 0.0


def _name_begun(plan: str) -> str | None:
    """Return the part of a name that a plan ends with, '' where one is due; None: neither."""
    *before, last = ['', *plan.split()]
    if last in BEFORE_A_NAME:
        return ''
    begins = bool(before) and before[-1] in BEFORE_A_NAME and last[-1] not in ',:='
    return last if begins else None
