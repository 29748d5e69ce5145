"""Commands with what people wrote that they should come to, and whether what came is that."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, model_validator
from typing_extensions import Self

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.language.guards.runner_up import shapes
from llm_bridge.language.records import CommandRecord
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.site.site import Site
from llm_bridge.tune.plain_steps import (
    order_of,
    Pair,
    plain_steps,
    PlainStep,
    read_steps,
    same_steps,
    written_out,
)

NONSENSE = ('nothing', 'unknown')
"""Categories of commands that no skill carries out."""


class GoldGraph(BaseModel):
    """What a command should come to, as a person wrote it."""

    model_config = ConfigDict(frozen=True, extra='forbid')

    outcome: CommandOutcome
    steps: tuple[str, ...] = ()
    """In the form of plain_steps.py; with outcome plan only."""

    @model_validator(mode='after')
    def _steps_go_with_a_plan(self) -> Self:
        if bool(self.steps) != (self.outcome is CommandOutcome.PLAN):
            raise ValueError("a graph has steps when its outcome is 'plan', and only then")
        return self


class GoldRecord(CommandRecord):
    """A command with the plan that a person wrote for it, and maybe the graph."""

    site: str
    plan: str = 'nothing'
    """Wire text; left out where the graph says all."""
    plans: tuple[str, ...] = ()
    """Further plans that are right as well."""
    graph: GoldGraph | None = None
    """Without one, what the plan comes to is what counts."""
    graphs: tuple[GoldGraph, ...] = ()
    """Further graphs that are right as well."""
    category: str = ''


@dataclass(frozen=True)
class Wanted:
    """One thing that a command may rightly come to."""

    outcome: CommandOutcome
    graph: ActionGraph | None
    words: str
    """For people."""
    steps: tuple[PlainStep, ...]
    orders: tuple[frozenset[Pair], ...] = ()
    """Which step has to come before which; any one of these."""
    answers: tuple[str | None, ...] = ()
    """Right answers, where the outcome is one; empty: any."""
    strict: Understanding | None = None
    """Set: what the gold plan comes to, which has to be the same in everything."""


def from_graph(gold: GoldGraph, drafts: Sequence[Understanding], site: Site) -> Wanted:
    """Return what a gold graph wants; `drafts` are what the gold plans come to.

    The graph tells the steps, the plans what waits for what. Raises ValueError for a step that
    is none at this site.
    """
    steps = read_steps(gold.steps, site)
    orders = tuple(
        order_of(d.graph, site) for d in drafts if same_steps(plain_steps(d.graph, site), steps)
    )
    return Wanted(
        gold.outcome,
        ActionGraph(id='gold', steps=tuple(s.step for s in steps if s.step is not None))
        if steps
        else None,
        '; '.join(gold.steps) or gold.outcome.value,
        steps,
        orders or (frozenset(),),
        tuple(d.answer for d in drafts if d.outcome is CommandOutcome.ANSWER),
    )


def from_plan(draft: Understanding, words: str, site: Site) -> Wanted:
    """Return what a gold plan wants: all that it comes to."""
    return Wanted(draft.outcome, draft.graph, words, plain_steps(draft.graph, site), strict=draft)


@dataclass(frozen=True)
class Compared:
    """How near something came to what was wanted."""

    exact: bool
    """The outcome, and the same steps with the same arguments, conditions and order."""
    sequence: bool
    """The outcome, and the same skills of the same targets in the same order."""
    matched: int
    """Gold steps of which skill and target came."""
    args_right: int
    """Of these, those with the same arguments."""


def compare(got: Understanding, wanted: Wanted, site: Site) -> Compared:
    """Compare what came with one thing that was wanted."""
    steps = plain_steps(got.graph, site)
    same = got.outcome == wanted.outcome
    matched, args_right = _arguments_right(steps, wanted.steps)
    if wanted.strict is not None:
        exact = same and _content(got) == _content(wanted.strict)
        sequence = same and _deeds(steps) == _deeds(wanted.steps)
    else:
        order = order_of(got.graph, site)
        in_order = any(_keeps(order, demanded, wanted.steps) for demanded in wanted.orders)
        is_whole = any(_keeps(order, demanded, wanted.steps, 3) for demanded in wanted.orders)
        exact = same and is_whole and same_steps(steps, wanted.steps)
        if wanted.answers and same and got.outcome is CommandOutcome.ANSWER:
            exact = got.answer in wanted.answers
        sequence = same and in_order and Counter(_deeds(steps)) == Counter(_deeds(wanted.steps))
    return Compared(exact, sequence, matched, args_right)


def _content(result: Understanding) -> object:
    """Return what has to be the same for an exact match, beside the outcome."""
    if result.graph is not None:
        return shapes(result.graph.steps), result.answer, bool(result.problems)
    if result.outcome is CommandOutcome.QUESTION:
        return result.choices
    return result.answer


def _deeds(steps: Sequence[PlainStep]) -> list[tuple[str, str]]:
    return [(s.skill, s.target) for s in written_out(steps)]


def _keeps(
    order: frozenset[Pair], demanded: frozenset[Pair], gold: Sequence[PlainStep], parts: int = 2
) -> bool:
    """Return whether an order has all that is demanded, and turns none of the gold steps around.

    What nobody asked to wait may wait all the same: gold steps are in the order of doing. Of keys
    the first `parts` count: with the third, first the hall and then the kitchen is another way.
    """
    short = {(a[:parts], b[:parts]) for a, b in order}
    if not {(a[:parts], b[:parts]) for a, b in demanded if a[:parts] != b[:parts]} <= short:
        return False
    keys = [s.key[:parts] for s in written_out(gold)]
    first = {k: at for at, k in reversed(list(enumerate(keys)))}
    last = {k: at for at, k in enumerate(keys)}
    return not any(a in first and b in last and first[a] > last[b] for a, b in short)


def _arguments_right(got: Sequence[PlainStep], gold: Sequence[PlainStep]) -> tuple[int, int]:
    left = list(got)
    matched = args_right = 0
    for wanted in written_out(gold):
        same = [s for s in left if (s.skill, s.target) == (wanted.skill, wanted.target)]
        if not same:
            continue
        best = next((s for s in same if s.args == wanted.args), same[0])
        left.remove(best)
        matched += 1
        args_right += best.args == wanted.args
    return matched, args_right
