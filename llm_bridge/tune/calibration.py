"""How far the model's confidence can be trusted, and what a limit on it costs and saves."""

from collections.abc import Iterable, Sequence

from pydantic import computed_field

from llm_bridge.site.skill import Frozen
from llm_bridge.tune.tallies import Judged, wilson

EDGES = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)
"""Of the bins of confidence; most plans are near 1."""


class Share(Frozen):
    """So many of so many."""

    right: int
    n: int

    @computed_field  # type: ignore[prop-decorator]
    @property
    def interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share, 0 to 1."""
        return wilson(self.right, self.n)


class Bin(Share):
    """Plans of about the same confidence."""

    low: float
    high: float
    mean: float
    """Mean confidence of them."""


class Limit(Frozen):
    """What happens when plans below a confidence wait for a yes."""

    limit: float
    n: int
    """Plans that act."""
    at_once: int
    """Of these, done without asking: sure enough, and no other guard doubts them."""
    right: int
    """Of those done without asking, exact ones."""
    wrong: int
    """Of those done without asking, with a wrong action."""
    asked_needlessly: int
    """Exact plans that only this limit makes wait for a yes."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def right_interval(self) -> tuple[float, float]:
        """95 % Wilson interval of the share of right ones among those done without asking."""
        return wilson(self.right, self.at_once)


class Calibration(Frozen):
    """Confidence against truth, over the plans of the model that act."""

    n: int
    chosen: float
    """The limit in use."""
    bins: tuple[Bin, ...]
    limits: tuple[Limit, ...]
    """One for each confidence that came, and the chosen one, rising."""

    def at(self, limit: float) -> Limit:
        """Return what a limit does, also one at which no plan stands."""
        below = [one for one in self.limits if one.limit >= limit]
        return (below[0] if below else self.limits[-1]).model_copy(update={'limit': limit})


def calibrate(
    judged: Iterable[Judged], chosen: float, edges: Sequence[float] = EDGES
) -> Calibration:
    """Return the calibration of the commands that the model turned into an acting plan."""
    plans = [j for j in judged if j.confidence is not None and j.acts]
    limits = sorted({0.0, chosen, 1.0, *(j.confidence or 0.0 for j in plans)})
    return Calibration(
        n=len(plans),
        chosen=chosen,
        bins=tuple(
            _bin(plans, low, high, is_last=high == edges[-1])
            for low, high in zip(edges, edges[1:], strict=False)
        ),
        limits=tuple(_limit(plans, limit) for limit in limits),
    )


def _bin(plans: Sequence[Judged], low: float, high: float, is_last: bool) -> Bin:
    inside = [
        j for j in plans if low <= (j.confidence or 0.0) < high or is_last and j.confidence == high
    ]
    mean = sum(j.confidence or 0.0 for j in inside) / len(inside) if inside else (low + high) / 2
    return Bin(low=low, high=high, mean=mean, n=len(inside), right=sum(j.exact for j in inside))


def _limit(plans: Sequence[Judged], limit: float) -> Limit:
    sure = [j for j in plans if (j.confidence or 0.0) >= limit and not j.doubted]
    return Limit(
        limit=limit,
        n=len(plans),
        at_once=len(sure),
        right=sum(j.exact for j in sure),
        wrong=sum(j.wrong for j in sure),
        asked_needlessly=sum(
            j.exact and not j.doubted and (j.confidence or 0.0) < limit for j in plans
        ),
    )
