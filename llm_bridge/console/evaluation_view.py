"""The tables in which an evaluation is shown: on a screen, or as Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
import os
from pathlib import Path
import platform
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from llm_bridge.tune.gold_commands import NONSENSE
from llm_bridge.tune.tallies import wilson

_COUNTS = (
    ('asked instead', 'instead'),
    ('read back', 'read_back'),
    ('other step', 'extra'),
    ('wrong, no yes', 'wrong_at_once'),
    ('not so meant, no yes', 'unmeant_at_once'),
    ('wrong after a yes', 'wrong_after_yes'),
)
"""Head of a column -> the tally's field."""
_WRONG = (
    ('the opposite of what was asked', 'opposite'),
    ('what the command forbids', 'forbidden'),
    ('acts on a question', 'question_acted'),
    ('acts where nothing is to be done', 'unasked'),
    ('a target neither named nor meant', 'stray'),
)
"""Kind of a wrong action in words -> the field."""
_OUTCOMES = (
    ('asks when it is ambiguous', 'question'),
    ('refuses what cannot or may not be done', 'refused'),
    ('answers a question', 'answer'),
    ('says it did not understand, or is silent', 'unknown'),
    ('stops', 'stop'),
)
"""What is right in words -> the outcome that is wanted and that comes."""
_MOST_CONFUSED = 15


@dataclass(frozen=True)
class Sheet:
    """One table, however it is shown."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    strong: frozenset[int] = frozenset()
    """Rows that sum the others up."""


def sheets(result: Mapping[str, Any]) -> Iterator[Sheet]:
    """Yield the tables of an evaluation as JSON."""
    understood = result['understood']
    if understood:
        whole = [t for t in understood if t['site'] == t['tier'] == 'all']
        yield _tallies('Whole sites: from the command to the checked graph', 'category', whole)
        sums = [t for t in understood if t['category'] == 'all' and t['site'] == 'all']
        yield _tallies('The same by what understood it', 'tier', sums)
        sites = [t for t in understood if t['category'] == t['tier'] == 'all']
        yield _tallies('The same by site', 'site', sites)
        whole_judged = [j for j in result['judged'] if j['tier'] != 'plan']
        yield _outcomes(whole_judged)
        yield _wrong(whole_judged)
    planned = [t for t in result['planned'] if t['site'] == t['tier'] == 'all']
    if planned:
        yield _tallies(
            "Sites that nobody trained for: the model's plan, word for word", 'category', planned
        )
    if result['confusions']:
        yield Sheet(
            'What was taken for what',
            ('expected', 'came', 'n'),
            tuple(
                (c['expected'], c['got'], str(c['n']))
                for c in result['confusions'][:_MOST_CONFUSED]
            ),
        )


def tables(result: Mapping[str, Any], most_missed: int) -> Iterator[RenderableType]:
    """Yield what is printed of an evaluation as JSON: tables, times, missed commands."""
    for sheet in sheets(result):
        yield as_table(sheet)
    yield from (Text(note) for note in _notes(result))
    if most_missed:
        yield from _missed(result, most_missed)
    yield Text(_times(result))
    yield Text(f'{result["machine"]}\n{result["model"]}\n$ {result["command"]}')


def markdown(result: Mapping[str, Any]) -> str:
    """Return the tables of an evaluation as JSON in Markdown, with what they were made by."""
    parts = [as_markdown(sheet) for sheet in sheets(result)]
    end = (
        f'`{result["command"]}`: {len(result["judged"])} commands, {result["model"]}; '
        f'{result["machine"]}. {_times(result)}.'
    )
    return '\n'.join((*parts, *(f'{note}.\n' for note in _notes(result)), end, ''))


def as_table(sheet: Sheet) -> Table:
    """Return a table for the screen."""
    table = Table(title=sheet.title, title_justify='left')
    for at, head in enumerate(sheet.heads):
        table.add_column(head, justify='left' if _is_text(sheet, at) else 'right')
    for at, row in enumerate(sheet.rows):
        table.add_row(*map(Text, row), style='bold' if at in sheet.strong else None)
    return table


def as_markdown(sheet: Sheet) -> str:
    """Return a table in Markdown with its title in front."""
    marks = [':--' if _is_text(sheet, at) else '--:' for at in range(len(sheet.heads))]
    lines = [f'**{sheet.title}**', '', _line(sheet.heads), _line(marks)]
    for at, row in enumerate(sheet.rows):
        cells = [cell.replace('|', '\\|') for cell in row]
        lines.append(_line([f'**{c}**' if c and at in sheet.strong else c for c in cells]))
    return '\n'.join((*lines, ''))


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


def share(count: int, n: int, interval: Sequence[float]) -> str:
    """Return a share of n with its 95 % interval; a dash for none of none."""
    return f'{count / n:.0%} ({interval[0]:.0%}-{interval[1]:.0%})' if n else '-'


def _tallies(title: str, by: str, tallies: Sequence[Mapping[str, Any]]) -> Sheet:
    return Sheet(
        title,
        (by, 'n', 'exact (95 %)', 'sequence (95 %)', 'arguments', *(head for head, _ in _COUNTS)),
        tuple(
            (
                tally[by],
                str(tally['n']),
                *(
                    share(tally[name], tally['n'], tally[f'{name}_interval'])
                    for name in ('exact', 'sequence')
                ),
                f'{tally["args_right"] / tally["steps"]:.0%}' if tally['steps'] else '-',
                *(str(tally[name] or '') for _, name in _COUNTS),
            )
            for tally in tallies
        ),
        frozenset(at for at, tally in enumerate(tallies) if tally[by] == 'all'),
    )


def _outcomes(judged: Sequence[Mapping[str, Any]]) -> Sheet:
    """Return how often it asks, refuses and keeps still where it should, and where not."""

    def row(head: str, all_: Sequence[Mapping[str, Any]], count: int) -> tuple[str, ...]:
        return head, str(len(all_)), str(count), share(count, len(all_), wilson(count, len(all_)))

    rows = []
    for head, outcome in _OUTCOMES:
        mine = [j for j in judged if j['wanted'] == outcome]
        if mine:
            rows.append(row(head, mine, sum(j['outcome'] == outcome for j in mine)))
    nonsense = [j for j in judged if j['category'] in NONSENSE]
    good = [j for j in judged if j['wanted'] == 'plan']
    done = [j for j in good if j['exact']]
    return Sheet(
        'Asked, refused, answered',
        ('what', 'of', 'n', 'share (95 %)'),
        (
            *rows,
            row(
                'acts on talk or what nothing can do',
                nonsense,
                sum(j['nonsense'] for j in nonsense),
            ),
            row('good command asked back or refused', good, sum(j['instead'] for j in good)),
            row('right plan read back for a yes', done, sum(j['read_back'] for j in done)),
        ),
    )


def _wrong(judged: Sequence[Mapping[str, Any]]) -> Sheet:
    def row(head: str, name: str) -> tuple[str, ...]:
        mine = [j for j in judged if j[name]]
        at_once = sum(j['wrong_at_once'] for j in mine)
        return head, str(at_once), str(len(mine) - at_once)

    rows = tuple(row(head, name) for head, name in _WRONG)
    return Sheet(
        'Wrong actions on whole sites',
        ('what it does', 'without a yes', 'after a yes'),
        (*rows, row(f'commands with any of these, of {len(judged)}', 'wrong')),
        frozenset({len(rows)}),
    )


def _notes(result: Mapping[str, Any]) -> Iterator[str]:
    if result['without']:
        yield f'guards that were left out: {", ".join(result["without"])}'
    if result['left_out']:
        yield f'{result["left_out"]} commands of sites that need a model are left out'
    if result['stood_in']:
        yield (
            f'the model behind the server read {result["stood_in"]} times instead of that: '
            'these numbers are of both'
        )
    if result['gave_up']:
        yield (
            f'the model gave {result["gave_up"]} commands up, mostly because it took too long: '
            'is the machine busy?'
        )


def _times(result: Mapping[str, Any]) -> str:
    return (
        f'time for a command: p50 {result["p50_ms"]:.0f} ms, p95 {result["p95_ms"]:.0f} ms; '
        f'with the model p50 {result["model_p50_ms"]:.0f} ms, p95 {result["model_p95_ms"]:.0f} ms;'
        f' {result["calls_per_command"]:.1f} model calls a command'
    )


def _is_text(sheet: Sheet, at: int) -> bool:
    return at == 0 or sheet.heads[at] == 'came'


def _line(cells: Sequence[str]) -> str:
    return f'| {" | ".join(cells)} |'


def _missed(result: Mapping[str, Any], most: int) -> Iterator[RenderableType]:
    missed = result['missed']
    if not missed:
        return
    yield Text(f'Missed: {len(missed)}, the first {min(most, len(missed))} shown', style='bold')
    for one in missed[:most]:
        marks = [head for head, name in _WRONG if one[name]]
        marks += [
            mark
            for mark, name in (('asked instead', 'instead'), ('read back', 'read_back'))
            if one[name]
        ]
        sure = '' if one['confidence'] is None else f', confidence {one["confidence"]:.2f}'
        head = ', '.join((one['id'], one['category'], one['tier'], *marks))
        yield Text(f'{head}{sure}: {one["text"]}', style='red' if one['wrong'] else 'yellow')
        yield Text(f'  gold {one["gold"]}\n  got  {one["got"] or one["came_to"]}')
        if one['tier'] != 'plan':
            yield Text(f'  gold {one["expected"]}\n  got  {one["came_to"]}', style='dim')
