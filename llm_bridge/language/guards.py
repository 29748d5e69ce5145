"""Guards between the model and the graph: deterministic doubts about a draft plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from llm_bridge.language.guard_accounting import omitted, unaccounted
from llm_bridge.language.guard_arguments import unsaid_arguments
from llm_bridge.language.guard_doubt import Doubt
from llm_bridge.language.guard_polarity import contrary, to_and_fro
from llm_bridge.language.guard_questions import asked, is_question
from llm_bridge.language.guard_regions import Region, regions_of
from llm_bridge.language.guard_spans import wrong_spans
from llm_bridge.language.plan import calls, Plan
from llm_bridge.site.site import Site

__all__ = ['ALL', 'Doubt', 'doubts', 'is_question', 'LEAST_CONFIDENCE', 'NAMES', 'switched_off']

ALL = 'all'
"""Stands for every guard."""
LEAST_CONFIDENCE = 0.7
"""Plans that the model is less sure of than this (0 to 1) wait for a yes: docs/confidence.md."""


@dataclass(frozen=True)
class Checked:
    """A draft plan beside the words that it was made of."""

    words: tuple[str, ...]
    plan: Plan
    site: Site
    regions: tuple[Region, ...]
    language: str
    breaks: frozenset[int]
    """Indices of words before which the text has a comma, full stop or the like."""
    marked: bool
    """The text ends in a question mark."""
    confidence: float


def _negation(it: Checked) -> Iterable[Doubt]:
    found = contrary(it.words, it.regions, it.site, it.language, it.breaks)
    return (d for d in found if d.guard == 'negation')


def _polarity(it: Checked) -> Iterable[Doubt]:
    found = contrary(it.words, it.regions, it.site, it.language, it.breaks)
    yield from (d for d in found if d.guard == 'polarity')
    yield from to_and_fro(it.words, it.plan, it.site, it.breaks)


def _unaccounted(it: Checked) -> Iterable[Doubt]:
    yield from unaccounted(it.words, it.plan, it.regions, it.site, it.language, it.breaks)
    yield from omitted(it.words, it.plan, it.regions, it.site)


def _confidence(it: Checked) -> Iterable[Doubt]:
    if it.confidence < LEAST_CONFIDENCE and calls(it.plan):
        yield Doubt('confidence', reason='I am not sure that I understood')


_GUARDS: Mapping[str, Callable[[Checked], Iterable[Doubt]]] = {
    'question': lambda it: asked(it.words, it.plan, it.marked, it.regions),
    'negation': _negation,
    'polarity': _polarity,
    'span': lambda it: wrong_spans(it.words, it.plan, it.site, it.language),
    'unaccounted': _unaccounted,
    'argument': lambda it: unsaid_arguments(
        it.words, it.plan, it.regions, it.site, it.language, it.breaks
    ),
    'confidence': _confidence,
}
NAMES = tuple(_GUARDS)
"""Every guard; each can be switched off by its name."""


def doubts(
    text_words: Sequence[str],
    plan: Plan,
    site: Site,
    *,
    language: str = 'en',
    confidence: float = 1.0,
    ends_in_question_mark: bool = False,
    breaks: frozenset[int] = frozenset(),
    off: Iterable[str] = (),
) -> tuple[Doubt, ...]:
    """Return every doubt about a plan that a model made of these words; none: it may be done.

    `breaks` are the indices of words before which the text has a comma, full stop or the like;
    `off` names guards that are left out. Raises ValueError for a name that is none.
    """
    without = switched_off(off)
    words = tuple(text_words)
    checked = Checked(
        words,
        plan,
        site,
        regions_of(words, plan, breaks),
        language,
        breaks,
        ends_in_question_mark,
        confidence,
    )
    return tuple(
        doubt for name, guard in _GUARDS.items() if name not in without for doubt in guard(checked)
    )


def switched_off(names: Iterable[str]) -> frozenset[str]:
    """Return the guards that the names stand for ('all': every one).

    Raises ValueError for a name that is none.
    """
    without = frozenset(names)
    unknown = without - {*NAMES, ALL}
    if unknown:
        raise ValueError(
            f'guards {sorted(unknown)} are not known; there are {", ".join(NAMES)}, and {ALL}'
        )
    return frozenset(NAMES) if ALL in without else without
