"""Rooms as what a clause speaks of: 'the kitchen or the hall', 'both meeting rooms'."""

from dataclasses import dataclass
from typing import Literal

from llm_bridge.language.clauses.words import Words
from llm_bridge.language.text.spelling import stem, tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.phrase_words import phrase_words
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.things.targets import Targets

How = Literal['all', 'any', 'none']


@dataclass(frozen=True)
class Rooms:
    """Rooms that were named, and in how many of them it is to be so."""

    groups: tuple[tuple[str, ...], ...]
    """One group for each name: a room, or all rooms of a floor."""
    how: How


def rooms_named(words: Words, targets: Targets, situation: Situation) -> Rooms | None:
    """Return the rooms that are all that the words name."""
    table = phrase_words(situation.language)
    how, words, counted = _how_many(words)
    parts: list[list[str]] = [[]]
    for word in words:
        if word in table.and_ | table.or_ | {'nor'}:
            if word in table.or_ and how == 'all':
                how = 'any'
            parts.append([])
        else:
            parts[-1].append(word)
    groups: list[tuple[str, ...]] = []
    for part in map(tuple, parts):
        found = targets.area_of(part, situation)
        several = () if found else _of_a_sort(part, counted, targets, situation)
        if not found and not several:
            return None
        groups += [found] if found else [(area,) for area in several]
    return Rooms(tuple(groups), how)


def _how_many(words: Words) -> tuple[How, Words, bool]:
    for lead, meant in _HOW:
        if words[: len(lead)] == lead and len(words) > len(lead):
            return meant, words[len(lead) :], True
    return 'all', words, False


def _of_a_sort(
    words: Words, counted: bool, targets: Targets, situation: Situation
) -> tuple[str, ...]:
    """Return the rooms called so more or less: 'the meeting rooms'."""
    index = targets.index
    while len(words) > 1 and words[0] in phrase_words(situation.language).articles:
        words = words[1:]
    if not words or not (counted or stem(words[-1]) != words[-1]) or index.exact(words):
        return ()
    key = set(tokens(words))
    return tuple(
        area
        for area, entity in targets.site.areas.items()
        if key and any(key <= set(tokens(split_words(name))) for name in entity.names())
    )


_HOW: tuple[tuple[Words, How], ...] = (
    (('neither', 'of'), 'none'), (('none', 'of'), 'none'), (('neither',), 'none'),
    (('no',), 'none'), (('either', 'of'), 'any'), (('either',), 'any'), (('one', 'of'), 'any'),
    (('any', 'of'), 'any'), (('any',), 'any'), (('a',), 'any'), (('both', 'of'), 'all'),
    (('both',), 'all'), (('all', 'of'), 'all'), (('all',), 'all'), (('each', 'of'), 'all'),
    (('each',), 'all'), (('every',), 'all'),
)  # fmt: skip
