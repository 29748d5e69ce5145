"""The model's confidence against the truth: as tables, and as a picture."""

from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from llm_bridge.console.evaluation_view import as_markdown, share, Sheet
from llm_bridge.tune.calibration import Bin, Calibration, Limit

__all__ = ['as_markdown', 'check', 'draw', 'FORMATS', 'sheets']

FORMATS = ('.png', '.svg', '.pdf')
"""Endings of pictures that can be drawn."""
SHOWN = (0.0, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.99)
"""Limits in the table; the picture has them all."""
_BLUE, _RED, _GREY = '#2b6cb0', '#c53030', '#718096'


def sheets(found: Calibration) -> Iterator[Sheet]:
    """Yield the table of reliability and that of the limits."""
    yield Sheet(
        f'How often plans of a confidence are exact, of {found.n} that act',
        ('confidence', 'mean', 'n', 'exact (95 %)'),
        tuple(
            (
                f'{b.low:g} to {b.high:g}',
                f'{b.mean:.2f}' if b.n else '-',
                str(b.n),
                share(b.right, b.n, b.interval),
            )
            for b in found.bins
        ),
    )
    limits = sorted({*SHOWN, found.chosen})
    yield Sheet(
        'What it costs and saves to read back plans below a limit',
        (
            'limit',
            'done at once',
            'exact among them (95 %)',
            'wrong among them',
            'exact, but asked',
        ),
        tuple(_limit_row(found.at(limit)) for limit in limits),
        frozenset({limits.index(found.chosen)}),
    )


def check(file: Path) -> None:
    """Raise ValueError when no picture could be drawn to the file, before anything is measured."""
    if file.suffix.lower() not in FORMATS:
        raise ValueError(
            f"'{file}' is no picture that can be drawn: its name has to end in "
            f'{", ".join(FORMATS)}'
        )
    if find_spec('matplotlib') is None:
        raise ValueError(
            'a picture needs matplotlib, which is not installed: pip install matplotlib, or '
            'leave the picture out and take the numbers from --json'
        )


def draw(found: Calibration, file: Path, title: str = '') -> None:
    """Write the picture of a calibration. Raises ModuleNotFoundError without matplotlib."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(10, 4.6), layout='constrained', dpi=120)
    left, right = figure.subplots(1, 2)
    _reliability(left, [b for b in found.bins if b.n])
    _trade_off(right, found)
    if title:
        figure.suptitle(title, fontsize=10, color=_GREY)
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file)


def _limit_row(one: Limit) -> tuple[str, ...]:
    return (
        f'{one.limit:g}',
        f'{one.at_once} ({one.at_once / one.n:.0%})' if one.n else '-',
        share(one.right, one.at_once, one.right_interval),
        str(one.wrong),
        str(one.asked_needlessly),
    )


def _reliability(axes: Any, bins: Sequence[Bin]) -> None:
    axes.plot([0, 1], [0, 1], color=_GREY, linewidth=1, linestyle='--', label='as sure as right')
    means = [b.mean for b in bins]
    shares = [b.right / b.n for b in bins]
    below = [s - b.interval[0] for s, b in zip(shares, bins, strict=True)]
    above = [b.interval[1] - s for s, b in zip(shares, bins, strict=True)]
    axes.errorbar(
        means,
        shares,
        yerr=[[max(0.0, v) for v in below], [max(0.0, v) for v in above]],
        fmt='o',
        color=_BLUE,
        capsize=3,
        label='plans, with 95 % interval',
    )
    for mean, found, one in zip(means, shares, bins, strict=True):
        axes.annotate(
            str(one.n), (mean, found), textcoords='offset points', xytext=(6, -10), fontsize=8
        )
    axes.set(
        xlabel='confidence of the model (number of plans beside each point)',
        ylabel='share of exact graphs',
        xlim=(0, 1.02),
        ylim=(0, 1.02),
        title='Reliability',
    )
    axes.legend(loc='lower right', fontsize=8)


def _trade_off(axes: Any, found: Calibration) -> None:
    limits = [one for one in found.limits if one.n]
    axes.step(
        [one.limit for one in limits],
        [one.at_once / one.n for one in limits],
        where='post',
        color=_GREY,
        label='done without asking',
    )
    sure = [one for one in limits if one.at_once]
    places = [one.limit for one in sure]
    axes.step(
        places,
        [one.right / one.at_once for one in sure],
        where='post',
        color=_BLUE,
        label='exact among these',
    )
    axes.fill_between(
        places,
        [one.right_interval[0] for one in sure],
        [one.right_interval[1] for one in sure],
        step='post',
        color=_BLUE,
        alpha=0.15,
        linewidth=0,
    )
    axes.axvline(found.chosen, color=_RED, linewidth=1, label=f'limit in use: {found.chosen:g}')
    axes.set(
        xlabel='limit below which a plan waits for a yes',
        ylabel=f'share of {found.n} plans that act',
        xlim=(0, 1.02),
        ylim=(0, 1.02),
        title='What a limit costs and saves',
    )
    axes.legend(loc='lower left', fontsize=8)
