"""Problems in the language of whom they are told."""

import re

from llm_bridge.graph.about import capital
from llm_bridge.graph.policy_words import MOST_INSTEAD
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.wording import (
    call_words,
    condition_words,
    name_words,
    step_words,
    zone_words,
)
from llm_bridge.graph.wording_tables import Words, words_of
from llm_bridge.site.site import Site

_OF_THE_WHOLE = (
    Code.STOPPED,
    Code.STALE,
    Code.DUPLICATE,
    Code.CYCLE,
    Code.TOO_LONG,
    Code.TOO_MANY_TARGETS,
)
"""What came is a number or an id, which nobody said."""

_OF_A_WORD = (
    Code.UNKNOWN_ENTITY,
    Code.UNKNOWN_SKILL,
    Code.UNKNOWN_ARGUMENT,
    Code.WRONG_TYPE,
    Code.BAD_REFERENCE,
    Code.MALFORMED,
)
"""It is one word of the step that is wrong."""


def problem_words(problem: Problem, site: Site, language: str) -> str:
    """Return what is wrong as a sentence; in English it is the problem's own, with all details."""
    w = words_of(language)
    if problem.code not in w.PROBLEMS:
        return problem.message
    why, what = problem_reason(problem, site, language), _what(problem, site, language, w)
    said = w.PROBLEM.format(what=what, why=why) if what else f'{why}.'
    near = (problem.suggestion or '').casefold()
    called = (e.id for e in site.entities.values() if near in (n.casefold() for n in e.names()))
    entity = near if near in site.entities else next(called, None)
    if entity is not None:
        said += ' ' + w.NEAREST.format(near=name_words(entity, site, language))
    return capital(said)


def problem_reason(problem: Problem, site: Site, language: str) -> str:
    """Return why, by which rule, who may and what is allowed instead, as clauses.

    Empty in English, where the message of the problem says it.
    """
    w = words_of(language)
    if problem.code not in w.PROBLEMS:
        return ''
    parts = [w.PROBLEMS[problem.code]]
    zone = site.keep_out.get(problem.rule)
    if zone is not None:
        parts.append(w.CLOSED.format(zone=zone_words(zone, site, language)))
    elif not problem.details.has_rule:
        parts.append(w.NO_RULE)
    elif problem.rule:
        parts.append(w.RULE.format(rule=re.sub('^everything', w.EVERYTHING, problem.rule)))
    count = re.search(r'\d+', problem.allowed)
    if problem.code is Code.TOO_MANY_TARGETS and count:
        parts.append(w.AT_MOST.format(count=count[0]))
    if problem.details.needs is not None:
        needed = condition_words(problem.details.needs, site, language)
        parts.append(w.NEEDS.format(condition=needed))
    if problem.details.hours is not None:
        parts.append(w.HOURS.format(start=problem.details.hours[0], end=problem.details.hours[1]))
    if problem.code is Code.NOT_ALLOWED and problem.details.asked is not None:
        parts.append(w.MAY.format(roles=', '.join(problem.details.roles) or w.NOBODY))
    if problem.details.instead:
        steps = [step_words(s, site, language) for s in problem.details.instead[:MOST_INSTEAD]]
        parts.append(w.INSTEAD.format(steps=w.OR.join(steps)))
    return w.CLAUSES.join(parts)


def _what(problem: Problem, site: Site, language: str, w: Words) -> str:
    step = problem.details.asked
    if problem.code in _OF_THE_WHOLE:
        return ''
    if step is None or problem.code in _OF_A_WORD:
        said = problem.came or problem.because
        return w.named(said) if said else ''
    if problem.code is Code.UNAVAILABLE:
        return name_words(step.target, site, language)
    return call_words(step, site, language)
