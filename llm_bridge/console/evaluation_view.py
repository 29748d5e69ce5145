"""The tables in which an evaluation is shown."""

from collections.abc import Iterator, Mapping
import os
from pathlib import Path
import platform
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

_COUNTS = (
    ('asked instead', 'instead'),
    ('read back', 'read_back'),
    ('acts on nonsense', 'nonsense'),
    ('wrong action', 'wrong'),
    ('wrong, no yes', 'wrong_at_once'),
    ('other step', 'extra'),
)
"""Head of a column -> the tally's field."""


def tables(result: Mapping[str, Any], most_missed: int) -> Iterator[RenderableType]:
    """Yield what is printed of an evaluation as JSON: a table a tier, times, missed commands."""
    understood = result['understood']
    if understood:
        whole = [t for t in understood if t['site'] == t['tier'] == 'all']
        yield _table('Whole sites: from the command to the checked graph', 'category', whole)
        sums = [t for t in understood if t['category'] == 'all' and t['site'] == 'all']
        yield _table('The same by what understood it', 'tier', sums)
        sites = [t for t in understood if t['category'] == t['tier'] == 'all']
        yield _table('The same by site', 'site', sites)
    planned = [t for t in result['planned'] if t['site'] == t['tier'] == 'all']
    if planned:
        yield _table("Sites that nobody trained for: the model's plan, word for word", '', planned)
    if result['left_out']:
        yield Text(f'{result["left_out"]} commands of sites that need a model are left out')
    if result['gave_up']:
        yield Text(
            f'the model gave {result["gave_up"]} commands up, mostly because it took too long: '
            'is the machine busy?'
        )
    if most_missed:
        yield from _missed(result, most_missed)
    yield Text(
        f'time for a command: p50 {result["p50_ms"]:.0f} ms, p95 {result["p95_ms"]:.0f} ms; '
        f'with the model p50 {result["model_p50_ms"]:.0f} ms, p95 {result["model_p95_ms"]:.0f} ms;'
        f' {result["calls_per_command"]:.1f} model calls a command'
    )
    yield Text(f'{result["machine"]}\n{result["model"]}\n$ {result["command"]}')


def machine() -> str:
    """Return processor, cores and Python in one line."""
    name = platform.processor() or platform.machine()
    try:
        for line in Path('/proc/cpuinfo').read_text(encoding='utf-8').splitlines():
            if line.startswith('model name'):
                name = line.partition(':')[2].strip()
                break
    except OSError:
        pass  # not Linux: the short name will do
    return f'{name}, {os.cpu_count()} cores, Python {platform.python_version()}'


def _table(title: str, by: str, tallies: list[dict[str, Any]]) -> Table:
    by = by or 'category'
    table = Table(title=title, title_justify='left')
    table.add_column(by)
    table.add_column('n', justify='right')
    for head in ('exact (95 %)', 'sequence (95 %)', *(head for head, _ in _COUNTS)):
        table.add_column(head, justify='right')
    for tally in tallies:
        table.add_row(
            tally[by],
            str(tally['n']),
            *(
                _share(tally[name], tally['n'], tally[f'{name}_interval'])
                for name in ('exact', 'sequence')
            ),
            *(str(tally[name] or '') for _, name in _COUNTS),
            style='bold' if tally[by] == 'all' else None,
        )
    return table


def _share(count: int, n: int, interval: tuple[float, float]) -> str:
    return f'{count / n:.0%} ({interval[0]:.0%}-{interval[1]:.0%})'


def _missed(result: Mapping[str, Any], most: int) -> Iterator[RenderableType]:
    missed = result['missed']
    if not missed:
        return
    yield Text(f'Missed: {len(missed)}, the first {min(most, len(missed))} shown', style='bold')
    for one in missed[:most]:
        marks = [
            mark
            for mark, name in (
                ('acts on nonsense', 'nonsense'),
                ('wrong action', 'wrong'),
                ('asked instead', 'instead'),
                ('read back', 'read_back'),
            )
            if one[name]
        ]
        sure = '' if one['confidence'] is None else f', confidence {one["confidence"]:.2f}'
        head = ', '.join((one['id'], one['category'], one['tier'], *marks))
        yield Text(f'{head}{sure}: {one["text"]}', style='red' if one['wrong'] else 'yellow')
        yield Text(f'  gold {one["gold"]}\n  got  {one["got"] or one["came_to"]}')
        if one['tier'] != 'plan':
            yield Text(f'  gold {one["expected"]}\n  got  {one["came_to"]}', style='dim')
