"""Guards between the model and the graph: deterministic doubts about a draft plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from llm_bridge.language.guards.accounting import omitted, unaccounted
from llm_bridge.language.guards.anothers_verb import said_of_others
from llm_bridge.language.guards.arguments import unsaid_arguments
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.exclusions import left_out
from llm_bridge.language.guards.polarity import (
    another_deed,
    as_long_as,
    away,
    contrary,
    either_one,
    either_way,
    to_and_fro,
)
from llm_bridge.language.guards.questions import asked, is_question
from llm_bridge.language.guards.spans import wrong_spans
from llm_bridge.language.guards.told_values import told_values
from llm_bridge.language.plans.plan import Plan
from llm_bridge.site.site import Site

__all__ = ['ALL', 'Doubt', 'doubts', 'doubts_about', 'is_question', 'LEAST_CONFIDENCE', 'NAMES',
           'switched_off']  # fmt: skip

ALL = 'all'
"""Stands for every guard."""
LEAST_CONFIDENCE = 0.7
"""Plans that the model is less sure of than this (0 to 1) wait for a yes: docs/confidence.md."""


def _negation(it: Checked) -> Iterable[Doubt]:
    yield from (d for d in contrary(it) if d.guard == 'negation')
    yield from left_out(it)


def _polarity(it: Checked) -> Iterable[Doubt]:
    yield from (d for d in contrary(it) if d.guard == 'polarity')
    yield from to_and_fro(it)
    yield from either_way(it)
    yield from either_one(it)
    yield from as_long_as(it)
    yield from away(it)
    yield from another_deed(it)


def _unaccounted(it: Checked) -> Iterable[Doubt]:
    yield from unaccounted(it)
    yield from omitted(it)
    yield from told_values(it)
    yield from said_of_others(it)


def _confidence(it: Checked) -> Iterable[Doubt]:
    if it.confidence < LEAST_CONFIDENCE and it.calls:
        yield Doubt('confidence', reason='I am not sure that I understood')


_GUARDS: Mapping[str, Callable[[Checked], Iterable[Doubt]]] = {
    'question': asked,
    'negation': _negation,
    'polarity': _polarity,
    'span': wrong_spans,
    'unaccounted': _unaccounted,
    'argument': unsaid_arguments,
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
    checked = Checked(
        tuple(text_words), plan, site, language, breaks, ends_in_question_mark, confidence
    )
    return doubts_about(checked, off)


def doubts_about(it: Checked, off: Iterable[str] = ()) -> tuple[Doubt, ...]:
    """Return every doubt about a plan beside its words, as `doubts` does."""
    without = switched_off(off)
    return tuple(
        doubt for name, guard in _GUARDS.items() if name not in without for doubt in guard(it)
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
