"""What is said of a plan before it is done, and what is asked."""

from collections.abc import Mapping

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.graph.builtin import GATES
from llm_bridge.graph.wording import condition_words, step_words
from llm_bridge.graph.wording_tables import words_of
from llm_bridge.site.site import Site

MOST_SAID = 8
"""Steps that are said; of those after them only how many they are."""


def plan_words(graph: ActionGraph, site: Site, language: str = 'en') -> str:
    """Return what will be done as a clause: 'turn off the hall light, then lock the door'."""
    w = words_of(language)
    said = said_steps(graph, site, language)
    text = ''
    before: Step | None = None
    for at, (step, words) in enumerate(said[:MOST_SAID]):
        if before is not None:
            is_last = at + 1 == min(len(said), MOST_SAID)
            text += w.THEN if before.id in step.after else w.ALSO if is_last else ', '
        text += words
        before = step
    more = len(said) - MOST_SAID
    return text + (w.MORE.format(count=more) if more > 0 else '')


def said_steps(graph: ActionGraph, site: Site, language: str = 'en') -> list[tuple[Step, str]]:
    """Return the steps that are worth a word, with their words.

    A gate is said with the last of the steps behind it.
    """
    gates = {s.id: s for s in graph.steps if s.target == BRIDGE and s.skill in GATES}
    shown = [
        s
        for s in graph.steps
        if s.id not in gates or not any(s.id in other.given for other in graph.steps)
    ]
    found = []
    for at, step in enumerate(shown):
        words = step_words(step, site, language)
        given = tuple(g for g in step.given if g in gates)
        if given and (at + 1 == len(shown) or shown[at + 1].given != step.given):
            words += _gate_words(gates, given, site, language)
        found.append((step, words))
    return found


def _gate_words(
    gates: Mapping[str, Step], given: tuple[str, ...], site: Site, language: str
) -> str:
    w = words_of(language)
    clauses = [
        (w.IF_CLAUSE if gates[g].skill == 'check' else w.WHEN_CLAUSE).format(
            condition=condition_words(guard.condition, site, language)
        )
        for g in given
        if (guard := gates[g].when) is not None
    ]
    return w.AND.rstrip().join(clauses)


def plan_question(graph: ActionGraph, site: Site) -> str:
    """Return the question whether all of a graph shall be done, in the speaker's language."""
    w = words_of(graph.language)
    return w.SHALL.format(steps=plan_words(graph, site, graph.language))


def step_question(step: Step, site: Site, language: str = 'en') -> str:
    """Return the question whether one step shall be done now, however often it is repeated.

    Its condition is not read back: it has come to hold.
    """
    words = step_words(step.model_copy(update={'when': None}), site, language)
    return words_of(language).SHALL.format(steps=words)
