"""The guard against taking how it is for how it is to be: 'the bath is over 40 degrees'."""

from collections.abc import Iterable

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.guards.doubt import Doubt
from llm_bridge.language.guards.remarks import is_statement
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_regions import said_phrases
from llm_bridge.language.text.marker_words import JOINERS
from llm_bridge.language.text.numerals import is_number
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words

# fmt: off
_BEFORE = frozenset({'the', 'my', 'our', 'your', 'his', 'her', 'their', 'its', 'this', 'that',
                     'it', "it's", "that's"})
"""Statements begin so, and orders hardly ever."""
_IS = frozenset({'is', 'are', "it's", "that's", 'was', 'were', 'shows', 'says', 'reads'})
_LEADS = frozenset({'at', 'over', 'above', 'under', 'below', 'more', 'less', 'higher', 'lower',
                    'than', 'only', 'already', 'still', 'now', 'just', 'about', 'around', 'up',
                    'down', 'to', 'well', 'way', 'hotter', 'colder', 'warmer', 'cooler', 'on'})
"""May stand between that something is so and how much it is."""
_PAST = frozenset({'over', 'above', 'under', 'below', 'than', 'only', 'already', 'still', 'was',
                   'were'})
"""With these it can be no wish."""
# fmt: on


def told_values(it: Checked) -> Iterable[Doubt]:
    """Doubt plans whose number is only told to be so, and nowhere asked for."""
    if it.language != 'en':
        return
    starts = sorted({0, *it.breaks, *(i + 1 for i, w in enumerate(it.words) if w in JOINERS)})
    for region in it.regions:
        call = region.leaf
        if not isinstance(call, Call):
            continue
        for phrase in said_phrases(call):
            value = split_words(phrase)
            at = find(it.words, value, region.start)
            if at is None or not any(map(is_number, value)):
                continue
            start = max(s for s in starts if s <= at)
            end = min((s for s in starts if s > at), default=len(it.words))
            lead = _told(it.words[start:end], at - start)
            if not lead:
                continue
            said = ' '.join(it.words[start:end])
            if not _PAST & {*lead}:
                yield Doubt('unaccounted', reason=f"'{said}' may only say how it is")
                continue
            yield Doubt(
                'unaccounted',
                Problem(
                    code=ProblemCode.NOT_UNDERSTOOD,
                    because=said,
                    came=said,
                    message=f"'{said}' says how it is, and not what is to be done. "
                    'Say what is to be done.',
                ),
            )


def _told(clause: tuple[str, ...], at: int) -> tuple[str, ...]:
    """Return the words from the verb of a statement to the amount at an index; (): it is none."""
    first = at
    while first and clause[first - 1] in _LEADS:
        first -= 1
    is_told = first > 0 and clause[first - 1] in _IS and clause[0] in _BEFORE
    told = tuple(w for w in clause if w != 'only')
    return clause[first - 1 : at] if is_told and is_statement(told) else ()
