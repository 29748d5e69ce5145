"""Misspelt days and times are read as they are spelt, where nothing here is called so."""

import pytest

from llm_bridge.language.text.days_spelt import with_days_spelt
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('said', 'spelt'),
    [
        ('wake me tomorow', 'wake me tomorrow'),
        ("what is tommorow's weather", "what is tomorrow's weather"),
        ('Wensday at ten', 'wednesday at ten'),
        ('lock up tonite', 'lock up tonight'),
        ('in ten minuts', 'in ten minutes'),
        ('on Satruday', 'on saturday'),
    ],
)
def test_a_slip_is_the_day_or_time_that_it_is_most_like(said, spelt):
    assert with_days_spelt(said, ()) == spelt


@pytest.mark.parametrize(
    'said',
    [
        'on Tuesday and on Thursdays',
        'every Sunday, Monday and Friday',
        'ask Frida for the knight',
        'the sundry insights of the afternoons',
        'bring the minute book',
        'a fortnight of moaning',
    ],
)
def test_other_words_and_days_that_are_spelt_well_stay(said):
    assert with_days_spelt(said, ()) == said


def test_a_name_of_the_site_is_no_slip():
    assert with_days_spelt('start the Tomorow', {'tomorow'}) == 'start the Tomorow'


def test_a_timer_of_misspelt_minutes_runs_as_long(parlour):
    (step,) = Understander(parlour).understand('set a timer for ten minuts', World()).graph.steps
    assert (step.skill, step.args) == ('set_timer', {'duration': 600.0})
