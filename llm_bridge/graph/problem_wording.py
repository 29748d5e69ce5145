"""Problems in the language of whom they are told."""

from llm_bridge.graph.problem import Problem
from llm_bridge.graph.wording import name_words
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.site.site import Site


def problem_words(problem: Problem, site: Site, language: str) -> str:
    """Return what is wrong as a sentence; in English it is the problem's own, with all details."""
    w = words_of(language)
    if problem.code not in w.PROBLEMS:
        return problem.message
    why, what = w.PROBLEMS[problem.code], problem.came or problem.because
    said = (
        w.PROBLEM.format(what=w.named(what), why=why) if what else f'{why[:1].upper()}{why[1:]}.'
    )
    near = (problem.suggestion or '').casefold()
    called = (e.id for e in site.entities.values() if near in (n.casefold() for n in e.names()))
    entity = near if near in site.entities else next(called, None)
    if entity is not None:
        said += ' ' + w.NEAREST.format(near=name_words(entity, site, language))
    return said
