"""What `llm-bridge check` shows: what may be asked, and by whom. Readable at 80 columns."""

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from llm_bridge.site.check import effective, Group, groups, shared_names
from llm_bridge.site.finding import Finding
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
from llm_bridge.site.skill import Risk, RosBinding


def summary_table(site: Site) -> Table:
    """Return in short what may be asked of what; what is alike stands in one row."""
    table = _table(f'{site.name}: what may be asked', ('of', 'skills'))
    for group in groups(site):
        _add(table, (', '.join(group.entities), _skills(group)))
    return table


def verdict(name: str, site: Site | None, findings: Sequence[Finding]) -> str:
    """Return in one line whether a site file is good; `name` is what was asked for."""
    errors = sum(finding.level == 'error' for finding in findings)
    counts = [
        f'{count} {word}{"" if count == 1 else "s"}'
        for count, word in ((errors, 'error'), (len(findings) - errors, 'warning'))
        if count
    ]
    if site is None:
        return f'{name}: not good, {", ".join(counts)}'
    found = [f'{len(site.entities)} entities', f'{len(site.skill_names)} skills', *counts]
    return f'{site.name}: good, {", ".join(found)}'


def hints(site: Site, everything: bool = False) -> Iterator[str]:
    """Yield what else there is to know of a good site, a line each; `everything`: it was shown."""
    for ids, names in shared_names(site).items():
        all_ = 'both' if len(ids) == 2 else 'all'
        yield f"{', '.join(ids)} are {all_} called '{names[0]}': the skill decides, or it asks."
    yield policy_note(site)
    if not everything:
        yield 'Arguments, limits, how each is sent and seen, and the policy: check --all.'
    bound = (s.binding for robot in site.robots.values() for s in robot.skills.values())
    if any(isinstance(binding, RosBinding) for binding in bound):
        yield 'Whether message types of ROS 2 are installed, llm-bridge doctor --site FILE says.'


def capability_table(site: Site) -> Table:
    """Return what may be asked, with its limits, how it is sent and how its effect is seen."""
    table = _table(f'{site.name}: what may be asked', ('skill', 'arguments', 'sent by', 'seen by'))
    last = ''
    for row in effective(site):
        if row.entity != last:
            table.add_section()
            _add(table, (row.entity, '', '', ''), style='bold')
        mark = ' (asks first)' if row.confirm else ''
        if row.risk == Risk.FORBIDDEN.value:
            _add(table, (f'  {row.skill} (forbidden)', '', '', ''), style='dim')
        else:
            _add(table, (f'  {row.skill}{mark}', row.args, row.binding, row.verified))
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
    """Return which policy holds."""
    policy = site.policy
    if 'policy' not in site.model_fields_set:
        return f"Policy: '{DEFAULT}', as in every site file that names none (docs/policy.md)."
    if not (policy.roles and policy.channels and policy.rules):
        return 'Policy: it allows nothing (docs/policy.md).'
    base = f"on '{policy.based_on}'" if policy.based_on else 'of its own'
    return f'Policy: {base} (docs/policy.md).'


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


def _skills(group: Group) -> str:
    if not group.skills:
        return '- (only their state)'
    marks = dict.fromkeys(group.asking, ' (asks first)')
    marks |= dict.fromkeys(group.forbidden, ' (forbidden)')
    return ', '.join(f'{name}{marks.get(name, "")}' for name in group.skills)


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
