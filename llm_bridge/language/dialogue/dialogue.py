"""The memory of a dialogue: what was said last, what was asked, and what an answer chooses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
import re

from llm_bridge.graph.action_graph import Step
from llm_bridge.language.dialogue.cancelling import takes_back
from llm_bridge.language.dialogue.preferences import Preference
from llm_bridge.language.plans.plan import Also, Instead, Plan, Undo, walk
from llm_bridge.language.text.clock_times import read_time
from llm_bridge.language.text.spelling import token, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import ALL, Choice, Mentions, Question
from llm_bridge.site.site import Site

MOST_TURNS = 10
"""Older commands are forgotten."""
LONGEST_ANSWER = 12
"""Words in an answer to a question without choices; longer ones are commands of their own."""


@dataclass(frozen=True)
class Turn:
    """One command that was understood."""

    text: str
    plan: Plan
    steps: tuple[Step, ...] = ()
    mentions: Mentions = Mentions()
    asked: Plan | None = None
    """The question that was answered, where it was one; the plan is that of the command before."""
    not_done: frozenset[str] = frozenset()
    """Ids of the steps of which it is known that nothing came."""

    def plan_for(self, plan: Plan) -> Plan | None:
        """Return the plan that a plan goes back to: behind a question 'the hall, too' is none."""
        goes_on = any(isinstance(part, Also | Instead) for part in walk(plan))
        return None if goes_on and self.asked is not None else self.plan

    def steps_for(self, plan: Plan) -> tuple[Step, ...]:
        """Return the steps that a plan goes back to: only what may be done is undone."""
        if not isinstance(plan, Undo):
            return self.steps
        return tuple(step for step in self.steps if step.id not in self.not_done)


@dataclass(frozen=True)
class Pending:
    """A command that waits for the answer to a question."""

    text: str
    plan: Plan
    question: Question
    tier: str
    confirm: bool = False
    """The command is not sure enough to be done without a yes."""
    decided: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Answers given so far."""
    language: str = ''
    """Language that the text is read in, where it is not the speaker's."""
    area: str | None = None
    """Id of the area in which the command was said; the answer may come from elsewhere."""

    def answered(self, chosen: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Return all answers with this one."""
        return {**self.decided, self.question.slot: chosen}


@dataclass(frozen=True)
class Memory:
    """What a speaker and the bridge said to one another lately."""

    turns: tuple[Turn, ...] = ()
    """Oldest first."""
    pending: Pending | None = None
    preferences: tuple[Preference, ...] = ()

    def after(self, turn: Turn) -> 'Memory':
        """Return the memory with one more command and nothing pending."""
        return replace(self, turns=(*self.turns, turn)[-MOST_TURNS:], pending=None)

    def asking(self, pending: Pending | None) -> 'Memory':
        """Return the memory with that question open."""
        return replace(self, pending=pending)

    @property
    def last(self) -> Turn | None:
        """The last command that was understood."""
        return self.turns[-1] if self.turns else None

    def mentions(self, site: Site | None = None) -> Mentions:
        """Return what was spoken of, the last first; only what there still is at the site."""
        things: list[tuple[str, ...]] = []
        places: list[str] = []
        robots: list[str] = []
        for turn in reversed(self.turns):
            things.extend(turn.mentions.things)
            places.extend(turn.mentions.places)
            robots.extend(turn.mentions.robots)
        if site is not None:
            # The file may have been changed since, and what is remembered outlasts a restart.
            things = [group for group in things if site.entities.keys() >= {*group}]
            places = [place for place in places if place in site.entities]
            robots = [robot for robot in robots if robot in site.robots]
        return Mentions(
            tuple(dict.fromkeys(things)),
            tuple(dict.fromkeys(places)),
            tuple(dict.fromkeys(robots)),
        )


@dataclass(frozen=True)
class Declined:
    """The answer was no."""


def answer_to(
    question: Question,
    text: str,
    site: Site,
    language: str,
) -> tuple[str, ...] | Declined | None:
    """Return what an answer chooses; None when the text is no answer to that question."""
    table = phrase_words(language)
    words = split_words(text)
    if not words:
        return None
    if words[0] == 'no' and len(words) > 1 and words not in table.no | {_NO_ONE}:
        words = words[1:]
    if words in table.no | {_NO_ONE} or takes_back(text, (language, *site.languages)):
        return Declined()
    everything = question.every
    if words in table.yes:
        return everything if len(everything) == 1 else None
    leads = _LEADS if question.choices else _LEADS - {'a', 'an'}  # 'an hour' is an amount
    while len(words) > 1 and words[0] in leads:
        words = words[1:]
    while len(words) > 1 and words[-1] in _TAILS and words[-2] not in ('number', 'option'):
        words = words[:-1]
    if words in table.everything | table.them | {
        ('both',),
        ('all',),
        ('every', 'one'),
        ('both', 'of', 'them'),
        ('all', 'three'),
    }:
        if question.offers_all or len(everything) == 2 and words[0] == 'both':
            return everything
        return None
    if not question.choices:
        return (' '.join(words),) if len(words) <= LONGEST_ANSWER else None
    chosen: list[str] = []
    for part in _parts(words, table.and_):
        one = _choice(part, question.choices, site, language)
        if one is None:
            return None
        chosen.append(one)
    return tuple(dict.fromkeys(chosen)) or None  # 'and', 'then': nothing but joiners


def _parts(words: tuple[str, ...], joiners: frozenset[str]) -> list[tuple[str, ...]]:
    parts: list[tuple[str, ...]] = [()]
    for word in words:
        if word in joiners:
            parts.append(())
        else:
            parts[-1] = (*parts[-1], word)
    return [p for p in parts if p]


def _choice(
    words: tuple[str, ...], choices: tuple[Choice, ...], site: Site, language: str
) -> str | None:
    real = [c for c in choices if c.value != ALL]
    bags = [(c, _bag(c, site)) for c in real]
    exact = [
        c
        for c, bag in bags
        if ' '.join(words) == c.name.casefold() or tuple(words) == split_words(c.name)
    ]
    if len(exact) == 1:
        return exact[0].value
    if len(words) > 1 and words[-1] == 'on':
        return None  # 'the hall light on' says what is to be done
    for key in _keys(words, real, site):
        named = [c for c, bag in bags if set(key) <= bag]
        if len(named) == 1:
            return named[0].value
        primary = [c for c in named if set(key) <= set(tokens(split_words(c.name)))]
        if len(primary) == 1:
            return primary[0].value
    place = _position(words, len(real))
    if place is not None:
        return real[place].value
    if len(words) > 1 and words[-1] == 'one':
        words = words[:-1]  # 'the evening one'
    times = read_time(' '.join(words), language)
    if isinstance(times, tuple):
        matching = [c.value for c in real if c.value in times]
        if len(matching) == 1:
            return matching[0]
    half = _HALVES.get(words[-1]) if _BESIDE_A_HALF.issuperset(words[:-1]) else None
    clock = [c.value for c in real if re.fullmatch(r'\d\d:\d\d', c.value)]
    if half is not None and len(clock) == 2:
        return clock[0] if half == 'am' else clock[1]
    return None


def _keys(
    words: tuple[str, ...], choices: Sequence[Choice], site: Site
) -> Iterator[tuple[str, ...]]:
    """Yield the words that may name a choice: with a 'one', which may count, and without it."""
    key = tokens(words)
    if key:
        yield key
    bare = tuple(t for t in key if t not in ('1', 'one', 'option'))
    if not bare or bare == key or len(words) == 1:
        return
    offered = {c.value for c in choices}
    others = (e for i, e in site.entities.items() if i not in offered)
    if not any(tokens(split_words(name)) == key for e in others for name in e.names()):
        yield bare  # 'the kitchen one', but not 'line one' where that is another thing


def _bag(choice: Choice, site: Site) -> set[str]:
    found = set(tokens(split_words(choice.name)))
    entity = site.entities.get(choice.value)
    if entity is not None:
        for name in entity.names():
            found |= set(tokens(split_words(name)))
        if entity.area:
            for name in site.areas[entity.area].names() if entity.area in site.areas else ():
                found |= set(tokens(split_words(name)))
            area = site.areas.get(entity.area)
            if area is not None and area.floor:
                found |= set(tokens(split_words(area.floor)))
        kind = site.kinds.get(entity.kind)
        for group in kind.names.values() if kind is not None else ():
            for name in group:
                found |= set(tokens(split_words(name)))
    return found


def _position(words: tuple[str, ...], count: int) -> int | None:
    if words[0] in ('number', 'option', 'choice') and len(words) == 2:
        words = words[1:]
        digits = token(words[0])
        return int(digits) - 1 if digits.isdigit() and 1 <= int(digits) <= count else None
    rest = [w for w in words if w not in ('one', 'number', 'option', 'choice', 'the')]
    if not rest:
        return None
    if rest[0] in ('last', 'latter'):
        return count - 1
    if rest[0] == 'former':
        return 0
    digits = token(rest[0])
    if len(rest) == 1 and digits.isdigit() and 1 <= int(digits) <= count:
        return int(digits) - 1
    return None


# fmt: off
_LEADS = frozenset({'a', 'an', 'my', 'our', 'der', 'die', 'das', 'den', 'le', 'la', 'les', 'el',
                    'los',
                    'las', 'i', 'mean', 'meant', 'want', 'the', 'just', 'only', 'take', 'please',
                    'in',
                    'it', 'is', "it's", 'use', 'to', 'at', 'well', 'uh', 'um', 'with', 'of'})
# fmt: on
_HALVES: Mapping[str, str] = {
    'morning': 'am',
    'am': 'am',
    'evening': 'pm',
    'pm': 'pm',
    'afternoon': 'pm',
    'night': 'pm',
    'tonight': 'pm',
}
_BESIDE_A_HALF = frozenset({'in', 'at', 'on', 'for', 'the', 'this', 'that', "o'clock", 'one'})
"""Words that say nothing more beside a half of the day."""
_TAILS = frozenset({'please', 'thanks', 'instead', 'then'})
_NO_ONE = ('no', 'one')
