"""What `llm-bridge check` shows."""

import io

import pytest
from rich.console import Console

from llm_bridge.console.site_view import capability_table, policy_tables
from llm_bridge.site.load import find_site, load_site


def shown(tables, width=80):
    out = io.StringIO()
    console = Console(file=out, width=width)
    for table in tables:
        console.print(table)
    return out.getvalue()


@pytest.mark.parametrize('name', ['home', 'factory'])
def test_nothing_of_the_tables_is_cut_off_at_80_columns(name):
    site = load_site(find_site(name))
    text = shown((capability_table(site), *policy_tables(site)))
    assert '…' not in text
    assert all(len(line) <= 80 for line in text.splitlines())
    for entity in (*site.robots, *site.devices):
        assert entity in text or not site.skills_of(entity)


def test_an_argument_that_may_be_left_out_stands_in_brackets():
    text = shown([capability_table(load_site(find_site('home')))], width=200)
    assert '[angle:' in text
