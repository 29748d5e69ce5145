"""Where each part of a draft plan stands in the command."""

from collections.abc import Iterable
from dataclasses import dataclass

from llm_bridge.language.plans.plan import Call, Never, own_phrases, Parallel, Plan, walk
from llm_bridge.language.plans.plan import Sequence as InOrder
from llm_bridge.language.plans.plan_language import UNSAID
from llm_bridge.language.plans.signatures import ROBOT
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.words import breaks_of, find
from llm_bridge.language.text.words import words as split_words

_IT = (('it',), ('them',))


@dataclass(frozen=True)
class Region:
    """A leaf of the plan, and the words of the command that lead up to it."""

    leaf: Plan
    start: int
    """Index of the first word after the leaf before."""
    end: int
    """Index after the last word of its clause."""
    first: int
    """Index of the first word that it copies."""
    covered: frozenset[int]
    """Indices of words that some phrase of the plan copies."""


def clause_spans(words: tuple[str, ...], breaks: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Return where the clauses of a command begin and end, without the words that join them."""
    ends = sorted({*breaks, *(i for i, w in enumerate(words) if w in JOINERS), len(words)})
    return tuple(
        (start + (start < end and words[start] in JOINERS), end)
        for start, end in zip([0, *ends], ends, strict=False)
    )


def regions_of(words: tuple[str, ...], plan: Plan, breaks: frozenset[int]) -> tuple[Region, ...]:
    covered: set[int] = set()
    placed: list[tuple[int, int, Plan]] = []
    at = 0
    for leaf in walk(plan):
        if isinstance(leaf, InOrder | Parallel):
            continue
        first, last = _span(words, said_phrases(leaf), covered, at)
        if last:
            at = last
        placed.append((first, last, leaf) if last else (at, at, leaf))
    found = []
    before = 0
    order = sorted(range(len(placed)), key=lambda i: (placed[i][:2], i))
    for rank, index in enumerate(order):
        first, last, leaf = placed[index]
        following = placed[order[rank + 1]] if rank + 1 < len(order) else None
        limit = next(
            (placed[i][0] for i in order[rank + 1 :] if placed[i][1] > placed[i][0]), len(words)
        )
        # it may begin with 'and then', or behind who is called: 'Max, go home'
        is_bare = last == first or (
            isinstance(leaf, Call) and not leaf.args and {*leaf.options} <= {ROBOT}
        )
        begin = end = max(last, min(before, limit)) if is_bare else last
        while (
            end < limit
            and (words[end] not in JOINERS or (is_bare and {*words[begin:end]} <= JOINERS))
            and (end not in breaks or (is_bare and end == begin))
        ):
            end += 1
        if last == first and begin and following is None:
            end = limit  # 'there is the shed, go there and wave': the waving is not said sooner
        if following is not None and isinstance(following[2], Never):
            end = last  # the words before it ('but do not') belong to what is forbidden
        start = before
        for stop in range(before, first):
            if stop in breaks:
                start = stop  # 'film time: blinds down'
        goes_on = before and not breaks & {*range(before, first)}
        if goes_on and first in breaks and not JOINERS & {*words[before:first]}:
            start = first  # 'radio off, blinds up': 'off' is said of the radio
        found.append(Region(leaf, start, max(end, last), first, frozenset(covered)))
        # what stands behind a condition or a time is of what is done then
        is_over = following is None or following[1] > following[0] or not isinstance(leaf, Call)
        before = max(before, last if is_over else end)
    return tuple(found)


def said_parts(plan: Plan, text: str) -> dict[int, str]:
    """Return the words of the command that each leaf of its plan came from, by the leaf's `id`."""
    words = split_words(text)
    found = {}
    for region in regions_of(words, plan, breaks_of(text)):
        said = list(words[region.start : region.end])
        while said and said[0] in JOINERS:
            del said[0]
        while said and said[-1] in JOINERS:
            del said[-1]
        if region.end > region.start:
            found[id(region.leaf)] = ' '.join(said)
    return found


def said_phrases(part: Plan) -> tuple[str, ...]:
    return tuple(p for p in own_phrases(part) if p != UNSAID)


def _span(
    words: tuple[str, ...], phrases: Iterable[str], covered: set[int], before: int
) -> tuple[int, int]:
    """Return where the phrases of a leaf stand, first word and after the last; (0, 0) nowhere.

    Words that no leaf before has copied are looked for first. Where some stand behind `before`,
    the end of the leaf before, those in front of it tell only who was spoken of: 'Ann is here.
    Wait at the door, then bring her in', drafted with 'Ann'.
    """
    placed: list[tuple[int, int]] = []
    taken: set[int] = set()
    for phrase in phrases:
        wanted = split_words(phrase)
        begin = before if wanted in _IT and find(words, wanted, before) is not None else 0
        where = find(words, wanted, begin)  # the last 'it' of 'open it, wait, close it'
        while where is not None and where in covered:
            where = find(words, wanted, where + 1)
        if where is None:
            continue
        taken.update(range(where, where + len(wanted)))
        placed.append((where, where + len(wanted)))
    covered |= taken
    placed = [p for p in placed if p[0] >= before] or placed
    return (min(a for a, _ in placed), max(b for _, b in placed)) if placed else (0, 0)
