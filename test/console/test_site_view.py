"""What `llm-bridge check` shows."""

import io

import pytest
from rich.console import Console

from llm_bridge.console.site_view import capability_table, hints, policy_tables, summary_table
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


@pytest.mark.parametrize('name', ['home', 'factory', 'turtlebot'])
def test_the_summary_names_everything_that_may_be_asked(name):
    site = load_site(find_site(name))
    text = ' '.join(shown([summary_table(site)]).split())
    for word in (*site.robots, *site.devices, *site.skill_names):
        assert word in text, word


SHED = (
    'name: shed\npolicy:\n  based_on: home\n  rules: [{skill: unlock, tier: forbidden}]\n'
    'devices:\n'
    '  bolt: {aliases: [door], kind: lock, mqtt: {topic: a}}\n'
    '  gate: {aliases: [The door], kind: door, mqtt: {topic: b}}\n'
    '  contact: {aliases: [door], kind: binary_sensor, mqtt: {topic: c}}\n'
)


@pytest.fixture
def shed(tmp_path):
    file = tmp_path / 'shed.yaml'
    file.write_text(SHED, encoding='utf-8')
    return load_site(file)


def test_what_is_forbidden_is_told_apart(shed):
    assert 'lock, unlock (forbidden)' in shown([summary_table(shed)])
    [row] = [line for line in shown([capability_table(shed)]).splitlines() if 'unlock' in line]
    assert row.split() == ['unlock', '(forbidden)']


def test_a_name_of_two_things_that_can_be_asked_is_told(shed):
    told = list(hints(shed))
    assert told[0] == "bolt, gate are both called 'door': the skill decides, or it asks."
    assert not any('contact' in line for line in told)


def test_only_a_robot_makes_one_look_for_message_types(shed):
    assert not any('doctor' in line for line in hints(shed))
    assert any('doctor' in line for line in hints(load_site(find_site('home'))))


def test_an_argument_that_may_be_left_out_stands_in_brackets():
    text = shown([capability_table(load_site(find_site('home')))], width=200)
    assert '[angle:' in text
