"""Conditions and times that a model made of other words: 'for the night', a case nobody told."""

from dataclasses import replace

from llm_bridge.graph.problem import Problem
from llm_bridge.language.guards.omissions import DAYS
from llm_bridge.language.plans.plan import If, Nothing, Parallel, Plan, Sequence, Timed
from llm_bridge.language.text.quantities import read_duration
from llm_bridge.language.text.words import find
from llm_bridge.language.text.words import words as split_words


def without_purposes(plan: Plan, language: str) -> Plan:
    """Return the plan without how long, where that is what for: 'lock up for the night'."""
    match plan:
        case Timed('for', phrase, body):
            said = split_words(phrase)
            timed = any(w in DAYS or w[:1].isdigit() for w in said)
            unread = isinstance(read_duration(phrase, language), Problem)
            return body if unread and not timed and said[:1] in _ARTICLES else plan
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(without_purposes(p, language) for p in parts))
    return plan


_ARTICLES = (('the',), ('my',), ('our',), ('a',))


def with_the_case_said(plan: Plan, words: tuple[str, ...]) -> Plan:
    """Return the plan with 'if it rains, ...' done if it rains, where it is drafted otherwise.

    Something is done only in the other case where a word says so: 'unless', 'otherwise'.
    """
    match plan:
        case If(clause, Nothing(), body) if body is not None:
            at = find(words, split_words(clause))
            if at and words[at - 1] == 'if' and not _IN_THE_OTHER_CASE & {*words}:
                return If(clause, body)
        case Sequence(parts) | Parallel(parts):
            return replace(plan, parts=tuple(with_the_case_said(p, words) for p in parts))
    return plan


_IN_THE_OTHER_CASE = frozenset({'unless', 'otherwise', 'else', 'except', 'nothing', 'only', 'or',
                                'but', "don't", 'never', 'leave', 'whether'})  # fmt: skip
"""Words by which something may be done where the condition does not hold."""
