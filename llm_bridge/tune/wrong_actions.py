"""Wrong actions of a graph: what nobody asked for, and what the command forbids."""

from collections.abc import Iterable
from dataclasses import dataclass

from llm_bridge.graph.action_graph import ActionGraph, BRIDGE, Step
from llm_bridge.language.clauses.forbidden import Forbidden, read_forbidden
from llm_bridge.language.plans.plan import Never, Plan, walk
from llm_bridge.language.text.spelling import tokens
from llm_bridge.language.text.words import words
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.site import Site


@dataclass(frozen=True)
class Meant:
    """What a command is to come to."""

    text: str
    plan: Plan
    graph: ActionGraph | None
    """Of the gold plan; None: nothing is to be done."""
    is_question: bool = False
    """It asks about the world and for nothing else."""


KINDS = ('opposite', 'forbidden', 'question_acted', 'unasked', 'stray')
"""What can be wrong with a step; a step is of the first kind that fits."""


def wrong_steps(
    got: ActionGraph | None, meant: Meant, targets: Targets, situation: Situation
) -> dict[str, tuple[Step, ...]]:
    """Return the wrong steps of a graph by what is wrong with them; kinds without one are absent.

    opposite: takes back what a gold step on its target does. forbidden: the command says not to.
    question_acted: the command only asks. unasked: nothing is to be done. stray: the target is
    neither one of gold's nor named in the command.
    """
    site = targets.site
    wanted = acting(meant.graph)
    never = tuple(
        read
        for part in walk(meant.plan)
        if isinstance(part, Never)
        and isinstance(read := read_forbidden(part.phrase, targets, situation), Forbidden)
    )
    found: dict[str, tuple[Step, ...]] = {}
    for step in acting(got):
        kind = _kind(step, wanted, never, meant, site)
        if kind:
            found[kind] = (*found.get(kind, ()), step)
    return found


def _kind(
    step: Step,
    wanted: tuple[Step, ...],
    never: tuple[Forbidden, ...],
    meant: Meant,
    site: Site,
) -> str:
    same = [w for w in wanted if (step.skill, step.target) == (w.skill, w.target)]
    if same:
        others = {k: v for k, v in step.args.items() if all(w.args.get(k) != v for w in same)}
        # The right robot, and where it must not go.
        is_forbidden = any(
            (f.places or f.things) and f.forbids_args(step.skill, '', others, site) for f in never
        )
        return 'forbidden' if is_forbidden else ''
    if any(opposes(step, w, site) for w in wanted if w.target == step.target):
        return 'opposite'
    if any(
        f.forbids(step.skill, step.target)
        or f.forbids_args(step.skill, step.target, step.args, site)
        for f in never
    ):
        return 'forbidden'
    if not wanted:
        return 'question_acted' if meant.is_question else 'unasked'
    if all(w.target != step.target for w in wanted) and not _named(step.target, meant.text, site):
        return 'stray'
    return ''


def _named(entity_id: str, text: str, site: Site) -> bool:
    """Return whether every word of a name of the thing is said."""
    said = set(tokens(words(text)))
    return any(
        set(key) <= said
        for name in site.entities[entity_id].names()
        if (key := tokens(words(name)))
    )


def opposes(one: Step, other: Step, site: Site) -> bool:
    """Return whether a step takes back what the other does to the same target."""
    skills = site.skills_of(one.target)
    first, second = skills.get(one.skill), skills.get(other.skill)
    if first is None or second is None:
        return False
    return (
        first.inverse == second.name
        or second.inverse == first.name
        or {first.polarity, second.polarity} == {'positive', 'negative'}
    )


def acting(graph: ActionGraph | None) -> tuple[Step, ...]:
    """Return the steps that robots and devices carry out."""
    return tuple(s for s in graph.steps if s.target != BRIDGE) if graph is not None else ()


def confused(got: Iterable[str], expected: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return expected skills with what came in their place, in order; '-': nothing did.

    What is in brackets is no skill but an outcome, and stands for all that is missing.
    """
    wanted, came = list(expected), list(got)
    for name in tuple(wanted):
        if name in came:
            wanted.remove(name)
            came.remove(name)
    longest = max(len(wanted), len(came))
    return tuple(zip(_filled(wanted, longest), _filled(came, longest), strict=True))


def _filled(names: list[str], length: int) -> list[str]:
    is_outcome = bool(names) and names[-1].startswith('(')
    return names + [names[-1] if is_outcome else '-'] * (length - len(names))
