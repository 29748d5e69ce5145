"""Robots with skills of their own: whoever is called does what follows, as far as it can."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def harbour():
    return load_site(Path(__file__).parent / 'harbour.yaml')


@pytest.fixture
def understand(harbour):
    return lambda text, plan: Understander(harbour, Script(text, plan)).understand(text, World())


@pytest.fixture
def steps(understand):
    def steps(text, plan):
        graph = understand(text, plan).graph
        found = graph.steps if graph is not None else []
        return [(s.target, s.skill, *s.args.values()) for s in found]

    return steps


def test_what_follows_a_name_is_said_of_the_skills_of_that_robot(steps):
    text = 'Hal, go to the quay, pick up the crate and bring it to the shed'
    plan = 'go_to: the quay, robot= hal ; collect: the crate ; fetch: it, the shed'
    assert steps(text, plan) == [
        ('hal', 'go_to', 'quay'),
        ('hal', 'pick_crate'),
        ('hal', 'go_to', 'shed'),
    ]


def test_another_robot_that_is_called_keeps_its_own(steps):
    assert steps('Ivy, bring the rope to the shed', 'fetch: the rope, the shed, robot= ivy') == [
        ('ivy', 'fetch', 'rope', 'shed')
    ]


def test_it_is_what_the_name_of_the_skill_says(steps):
    text = 'Max, open the lower drawer, go to the quay and close it'
    plan = 'open_drawer: drawer= lower, robot= max ; go_to: the quay, robot= max ; close: it'
    assert steps(text, plan) == [
        ('max', 'open_drawer', 'lower'),
        ('max', 'go_to', 'quay'),
        ('max', 'close_drawer', 'lower'),
    ]


@pytest.mark.parametrize(
    ('text', 'plan', 'wanted'),
    [
        ('Max, open both drawers', 'open: both drawers',
         [('max', 'open_drawer', 'upper'), ('max', 'open_drawer', 'lower')]),
        ('Hal, forks up to one metre twenty', 'raise_forks: one metre, robot= hal',
         [('hal', 'raise_forks', 1.2)]),
        ('Hal, hose the quay. Deep clean please', 'hose: the quay, robot= hal',
         [('hal', 'hose', 'quay', 'deep')]),
        ('Hal, hose the quay and the shed, just a quick one each',
         'hose: the quay, robot= hal ; hose: the shed, robot= hal',
         [('hal', 'hose', 'quay', 'quick'), ('hal', 'hose', 'shed', 'quick')]),
        ('Hal, hose the quay, two passes', 'hose: the quay, passes= two passes, robot= hal',
         [('hal', 'hose', 'quay', 2)]),
        ('winch to 40 newton metres', 'set_pull: winch, 40 newton metres',
         [('winch', 'set_pull', 40)]),
        ('air in the shed up to 90 percent', 'set_air_mode: in the shed, 90 percent',
         [('shed_air', 'set_airflow', 90)]),
    ],
)  # fmt: skip
def test_choices_and_amounts_are_taken_as_people_say_them(steps, text, plan, wanted):
    assert steps(text, plan) == wanted


def test_a_remark_behind_an_order_is_no_choice_of_it(steps):
    text = 'Hal, hose the quay, the water is not deep'
    assert steps(text, 'hose: the quay, robot= hal') == [('hal', 'hose', 'quay')]


def test_one_that_brings_what_is_loaded_needs_no_word_for_it(understand, steps):
    text = 'Max, run these sails up to 204'
    assert steps(text, 'unknown: max run these sails up to 204') == [
        ('max', 'deliver_to_berth', 'berth_204')
    ]
    found = understand(text, 'unknown: max run these sails up to 204')
    assert found.question is not None, 'nobody knows the sails: it is read back'


def test_without_a_name_nobody_brings_what_is_not_known(steps):
    text = 'run these sails up to 204'
    assert steps(text, f'unknown: {text}') == []


def test_what_cannot_be_at_once_comes_in_the_order_of_the_words(steps):
    text = 'gate open, Hal to the shed, gate shut'
    assert steps(text, 'open: gate & go_to: the shed, robot= hal & close: gate') == [
        ('gate', 'open'),
        ('hal', 'go_to', 'shed'),
        ('gate', 'close'),
    ]


def test_a_place_where_something_is_done_comes_before_it(steps):
    text = 'Ivy, collect the rope, drop it off at the quay'
    plan = 'collect: the rope, robot= ivy ; drop_off: robot= ivy ; go_to: the quay, robot= ivy'
    assert [s[1] for s in steps(text, plan)] == ['collect', 'go_to', 'drop_off']


def test_going_somewhere_afterwards_stays_behind(steps):
    text = 'Ivy, drop it off and go to the quay'
    plan = 'drop_off: robot= ivy ; go_to: the quay, robot= ivy'
    assert [s[1] for s in steps(text, plan)] == ['drop_off', 'go_to']


def test_what_it_is_for_is_no_order(steps):
    text = 'Max, open the lower drawer so they can put the rope in'
    assert steps(text, 'open_drawer: drawer= lower, robot= max') == [
        ('max', 'open_drawer', 'lower')
    ]


@pytest.mark.parametrize(
    ('text', 'clause'),
    [
        ('open the gate, winch at 40 newton metres', 'winch to 40 newton metres'),
        ('open the gate, winch at 7', 'winch at 7'),
    ],
)
def test_a_number_that_is_no_time_of_day_is_a_setting(harbour, text, clause):
    assert [c.text for c in Cutter(harbour).cut(text)][-1] == clause


@pytest.mark.parametrize('text', ['put the shed air on night mode', 'set the shed air to night'])
def test_a_device_is_set_to_a_choice_that_only_one_skill_has(steps, text):
    assert steps(text, f'unknown: {text}') == [('shed_air', 'set_air_mode', 'night')]


def test_what_is_no_choice_of_a_device_is_not_set(steps):
    text = 'put the shed air on holiday mode'
    assert steps(text, f'unknown: {text}') == []
