"""What became of each command of an evaluation, and the counts over all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import ceil, sqrt
from typing import Any

from pydantic import computed_field

from llm_bridge.site.skill import Frozen

ALL = 'all'
"""Category and tier of a tally that leaves none out."""
Z_95 = 1.959964
"""Standard deviations on each side of the middle that hold 95 % of a normal distribution."""


class Tally(Frozen):
    """Counts over the commands of one category that one tier understood."""

    site: str = ALL
    category: str = ALL
    tier: str = ALL
    n: int = 0
    exact: int = 0
    """The same outcome, and the same graph, answer or choices."""
    sequence: int = 0
    """The same outcome, and the same skills of the same targets in the same order."""
    steps: int = 0
    """Gold steps of which skill and target came."""
    args_right: int = 0
    """Of these steps, those with the right arguments."""
    instead: int = 0
    """Asked, refused or not understood, where the gold plan acts."""
    read_back: int = 0
    """Plans that wait for a yes because they were doubted."""
    nonsense: int = 0
    """Acts, though the command is talk or asks for what no skill does."""
    wrong: int = 0
    """Commands with a wrong action: one of the five below."""
    wrong_at_once: int = 0
    """Wrong ones of which no yes is waited for."""
    unmeant_at_once: int = 0
    """Does, without a yes, a step that gold has not so: wrong ones, and other values and places,
    a condition that was lost, or a step too many."""
    wrong_after_yes: int = 0
    """Wrong ones that only a yes to a plain question lets happen."""
    opposite: int = 0
    """Does the opposite of a gold step on its target."""
    forbidden: int = 0
    """Does what the command says must not be done."""
    question_acted: int = 0
    """Acts on a question about the state of the world."""
    unasked: int = 0
    """Acts where nothing is to be done: talk, the unknown, the impossible, the unclear."""
    stray: int = 0
    """Acts on a target that is neither meant nor named."""
    extra: int = 0
    """A step that gold has not: another skill or target."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def exact_interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share of exact ones, 0 to 1."""
        return wilson(self.exact, self.n)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sequence_interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share of right sequences, 0 to 1."""
        return wilson(self.sequence, self.n)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def args_interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share of steps with the right arguments, 0 to 1."""
        return wilson(self.args_right, self.steps)


class Judged(Frozen):
    """What became of one command."""

    id: str
    site: str
    category: str
    text: str
    tier: str
    """stop, template, model; 'none' when nothing understood it; 'plan' where only plans count."""
    gold: str
    """Gold plan, wire text."""
    got: str
    """The plan it was read as; empty when there was none."""
    came_to: str
    """Outcome and steps, for people."""
    expected: str
    """What the gold plan comes to, for people."""
    outcome: str = 'plan'
    """What came: a CommandOutcome."""
    wanted: str = 'plan'
    """What should have come."""
    exact: bool
    sequence: bool
    steps: int = 0
    args_right: int = 0
    instead: bool = False
    read_back: bool = False
    nonsense: bool = False
    wrong: bool = False
    wrong_at_once: bool = False
    unmeant_at_once: bool = False
    wrong_after_yes: bool = False
    opposite: bool = False
    forbidden: bool = False
    question_acted: bool = False
    unasked: bool = False
    stray: bool = False
    extra: bool = False
    acts: bool = False
    """Robots or devices do something, at once or after a yes."""
    doubted: tuple[str, ...] = ()
    """Guards that doubted the plan, without the one that looks at the confidence."""
    confused: tuple[tuple[str, str], ...] = ()
    """Expected skill and the skill that came instead; what is no skill is the outcome."""
    confidence: float | None = None
    """Of the model, 0 to 1; None when it was not asked."""
    ms: float = 0.0
    calls: int = 0


class Confusion(Frozen):
    """How often one skill was taken for another."""

    expected: str
    got: str
    n: int


class Evaluation(Frozen):
    """All counts of one run."""

    model: str = ''
    machine: str = ''
    """Processor, cores and Python it ran on."""
    command: str = ''
    """The command line that gives these numbers again."""
    understood: tuple[Tally, ...] = ()
    """Sites that are whole: commands up to the checked graph."""
    planned: tuple[Tally, ...] = ()
    """Sites known by signatures only: the model's plans."""
    p50_ms: float = 0.0
    p95_ms: float = 0.0
    model_p50_ms: float = 0.0
    """Of the commands that the model was asked about."""
    model_p95_ms: float = 0.0
    calls_per_command: float = 0.0
    """Forward calls of the model."""
    gave_up: int = 0
    """Commands that the model failed to read, mostly because it took too long."""
    stood_in: int = 0
    """Times that the model behind a server's read instead of that."""
    left_out: int = 0
    """Commands of sites that need a model, when there is none."""
    without: tuple[str, ...] = ()
    """Guards that were left out."""
    judged: tuple[Judged, ...] = ()
    """Every command, in the order it came."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def missed(self) -> tuple[Judged, ...]:
        """The commands that did not come to what was meant, the worst first."""
        return tuple(
            sorted(
                (j for j in self.judged if not j.exact),
                key=lambda j: (not j.wrong_at_once, not j.wrong, not j.extra, j.sequence),
            )
        )

    @computed_field  # type: ignore[prop-decorator]
    @property
    def confusions(self) -> tuple[Confusion, ...]:
        """Which skill was taken for which, the most frequent first."""
        found = Counter(pair for j in self.judged for pair in j.confused)
        return tuple(
            Confusion(expected=expected, got=got, n=n)
            for (expected, got), n in sorted(found.items(), key=lambda p: (-p[1], p[0]))
        )

    def to_json(self) -> str:
        """Return everything as JSON; tallies carry their 95 % intervals."""
        return self.model_dump_json(indent=1)


def wilson(count: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval of a share, 0 to 1; (0, 1) of nothing."""
    if n == 0:
        return 0.0, 1.0
    share, spread = count / n, Z_95 * Z_95 / n
    middle = (share + spread / 2) / (1 + spread)
    half = Z_95 * sqrt(share * (1 - share) / n + spread / n / 4) / (1 + spread)
    return max(0.0, middle - half), min(1.0, middle + half)


def summed(judged: Sequence[Judged]) -> Evaluation:
    """Return the counts of these commands, by site, tier and category."""
    understood = [j for j in judged if j.tier != 'plan']
    planned = [j for j in judged if j.tier == 'plan']
    times = sorted(j.ms for j in judged)
    by_model = sorted(j.ms for j in judged if j.confidence is not None)
    return Evaluation(
        understood=tuple(_tallies(understood)),
        planned=tuple(_tallies(planned)),
        p50_ms=_at(times, 0.5),
        p95_ms=_at(times, 0.95),
        model_p50_ms=_at(by_model, 0.5),
        model_p95_ms=_at(by_model, 0.95),
        calls_per_command=round(sum(j.calls for j in judged) / max(len(judged), 1), 2),
        judged=tuple(judged),
    )


def _tallies(judged: Sequence[Judged]) -> Iterator[Tally]:
    for site in (ALL, *dict.fromkeys(j.site for j in judged)):
        for tier in (ALL, *sorted({j.tier for j in judged})):
            for category in (*sorted({j.category for j in judged}), ALL):
                mine = [
                    j
                    for j in judged
                    if site in (ALL, j.site)
                    and tier in (ALL, j.tier)
                    and category in (ALL, j.category)
                ]
                if mine:
                    yield _tally(mine, {'site': site, 'category': category, 'tier': tier})


_COUNTED = (
    'exact',
    'sequence',
    'steps',
    'args_right',
    'instead',
    'read_back',
    'nonsense',
    'wrong',
    'wrong_at_once',
    'unmeant_at_once',
    'wrong_after_yes',
    'opposite',
    'forbidden',
    'question_acted',
    'unasked',
    'stray',
    'extra',
)


def _tally(judged: Sequence[Judged], names: Mapping[str, Any]) -> Tally:
    counts = {name: sum(int(getattr(j, name)) for j in judged) for name in _COUNTED}
    return Tally(n=len(judged), **names, **counts)


def _at(ordered: Sequence[float], share: float) -> float:
    """Return the smallest value that is no smaller than that share of all of them."""
    return round(ordered[max(0, ceil(share * len(ordered)) - 1)], 2) if ordered else 0.0
