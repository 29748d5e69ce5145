"""The tables of `llm-bridge check`: what may be asked, and by whom. Readable at 80 columns."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from llm_bridge.site.check import effective
from llm_bridge.site.policies import DEFAULT
from llm_bridge.site.policy_rows import (
    channel_rows,
    limit_rows,
    risk_rows,
    role_rows,
    rule_rows,
    speaker_rows,
)
from llm_bridge.site.site import Site


def capability_table(site: Site) -> Table:
    """Return what may be asked, with its limits, how it is sent and how its effect is seen."""
    table = _table(f'{site.name}: what may be asked', ('skill', 'arguments', 'sent by', 'seen by'))
    last = ''
    for row in effective(site):
        if row.entity != last:
            table.add_section()
            _add(table, (row.entity, '', '', ''), style='bold')
        _add(table, (f'  {row.skill}', row.args, row.binding, row.verified))
        last = row.entity
    return table


def policy_tables(site: Site) -> Iterator[Table]:
    """Yield the policy that holds: who may what, on which channel, and how risky everything is."""
    policy, name = site.policy, site.name
    if not policy.roles:
        yield _filled(f'{name}: who may what', ('role', 'may'), (('nobody', 'nothing'),))
        return
    yield _filled(
        f'{name}: who may what, up to which risk',
        ('role', 'may ask for', 'says yes to', 'resets a stop'),
        role_rows(policy),
    )
    yield _filled(
        f'{name}: who speaks on which channel',
        ('channel', 'anybody is', 'a name brings', 'proved users'),
        channel_rows(policy),
    )
    for title, head, rows in (
        ('who is known by name', ('name', 'role'), speaker_rows(site)),
        ('rules', ('about', 'risk', 'why'), rule_rows(policy)),
        ('limits', ('about', 'for', 'allowed', 'why'), limit_rows(policy)),
    ):
        if rows:
            yield _filled(f'{name}: {title}', head, rows)
    yield _risks(site)


def policy_note(site: Site) -> str:
    """Return which policy holds where the site file names none; else nothing."""
    if 'policy' in site.model_fields_set:
        return ''
    return (
        f"The site file names no policy, so '{DEFAULT}' holds. Write 'policy: {DEFAULT}', or one "
        'of your own (docs/policy.md); an empty one allows nothing.'
    )


NOTE = (
    'On other channels nobody may do anything, and what no rule is about is forbidden. Where a '
    'step leads, and the hour, can make it riskier than shown. Stopping is free for everybody.'
)


def _risks(site: Site) -> Table:
    table = _table(f'{site.name}: how risky it is', ('of', 'risk', 'skills', 'first asks'))
    last = ''
    for row in risk_rows(site):
        if row.entity != last:
            table.add_section()
        entity = '' if row.entity == last else row.entity
        _add(table, (entity, row.risk, ', '.join(row.skills), 'yes' if row.asks else ''))
        last = row.entity
    return table


def _filled(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = _table(title, head)
    for row in rows:
        _add(table, row)
    return table


def _table(title: str, head: Sequence[str]) -> Table:
    table = Table(title=title, title_justify='left', box=box.SIMPLE_HEAD, pad_edge=False)
    for name in head:
        # Folded: no word of a policy is ever cut off.
        table.add_column(name, overflow='fold')
    return table


def _add(table: Table, row: Sequence[str], style: str | None = None) -> None:
    # As text: an argument that may be left out stands in [brackets], which are no markup here.
    table.add_row(*(Text(cell) for cell in row), style=style)
