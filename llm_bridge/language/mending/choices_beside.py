"""Choices that are said in another clause than their order: 'the glass is full, take it out'."""

from collections.abc import Iterator

from llm_bridge.language.skills.common_choices import COMMON
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words as split_words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.skill import Arg, ArgType, Skill

Words = tuple[str, ...]
# fmt: off
_NOT = frozenset({'not', 'no', 'never', 'without', 'nor', 'than', 'instead', 'except', 'unless'})
_ARTICLES = frozenset({'the', 'a', 'an', 'my', 'our', 'that', 'this', 'it', 'them', 'some'})
_LONGEST = 3
# fmt: on


def choice_beside(
    free: list[Arg],
    words: Words,
    breaks: frozenset[int],
    covered: frozenset[int],
    index: NameIndex,
    others: list[Skill],
) -> dict[str, str]:
    """Return the one choice of a call that is said anywhere, and that nothing else has a use for.

    `covered` are the indices of words that phrases have, `others` other skills that are called.
    """
    theirs = {c for skill in others for arg in skill.args for c in arg.choices}
    found = {
        (arg.name, choice): name
        for arg in free
        if arg.type is ArgType.CHOICE
        for choice in arg.choices
        if choice not in theirs and {*(name := choice.replace('_', ' ')).split()} - COMMON
        for at in _places(words, split_words(name))
        if _is_apart(words, range(at, at + len(split_words(name))), breaks, covered, index)
    }
    return {arg: name for (arg, _), name in found.items()} if len(found) == 1 else {}


def _places(words: Words, name: Words) -> Iterator[int]:
    """Yield where a name stands, also as whose something is or what is so: "the glass's full"."""
    for at in range(len(words) - len(name) + 1):
        run = words[at : at + len(name)]
        if tokens((*run[:-1], run[-1].removesuffix("'s"))) == tokens(name):
            yield at


def _is_apart(
    words: Words,
    run: range,
    breaks: frozenset[int],
    covered: frozenset[int],
    index: NameIndex,
) -> bool:
    """Return whether words are nobody's, not denied, no order, and of no thing's name."""
    start = max((b for b in breaks if b <= run.start), default=0)
    end = next((b for b in sorted(breaks) if b >= run.stop), len(words))
    said = words[start:end]
    if {*run} & covered or _NOT & {*said} or any(w.endswith("n't") for w in said):
        return False
    is_first = run.start == start or words[run.start - 1] in JOINERS | {'please', 'to'}
    if is_first and _ARTICLES & {*words[run.stop : run.stop + 1]}:
        return False  # 'dry the dishes'
    return not any(
        index.exact(words[first:last])
        for first in range(max(0, run.stop - _LONGEST), run.stop)
        for last in range(max(first, run.start) + 1, min(len(words), first + _LONGEST) + 1)
    )
