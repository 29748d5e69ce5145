"""Hints that a model took for something of another sense."""

import pytest
from scripted import Script

from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.fixture
def heard(house):
    def heard(text, plan):
        found = Understander(house, Script(text, plan)).understand(text, World())
        steps = found.graph.steps if found.graph is not None else ()
        return found.outcome, found.question is not None, [(s.target, s.skill) for s in steps]

    return heard


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        (
            'it is terribly dark in the hall',
            'warmer: in the living room',
            ('hall_light', 'turn_on'),
        ),
        ('it is rather stuffy in the bedroom', 'warmer: thermostat', ('fan', 'turn_on')),
        ('it is so loud in the kitchen', 'brighten: in the kitchen', ('radio', 'quieter')),
    ],
)
def test_what_changes_it_is_meant_where_one_thing_there_does(heard, text, plan, done):
    outcome, waits, steps = heard(text, plan)
    assert (outcome, waits, steps) == (Outcome.PLAN, True, [done])


def test_what_changes_something_else_is_never_done(heard):
    assert heard('it is so dark in the bathroom cabinet', 'warmer: thermostat')[2] != [
        ('thermostat', 'warmer')
    ]
    assert heard('it is so loud in the hall', 'brighten: in the hall')[2] == []


def test_an_order_beside_it_and_what_fits_stay_as_they_are(heard):
    text = 'it is dark in the hall, make it warmer in the living room'
    assert heard(text, 'warmer: in the living room')[2] == [('thermostat', 'warmer')]
    text = 'it is freezing in the living room'
    assert heard(text, 'warmer: in the living room') == (
        Outcome.PLAN,
        False,
        [('thermostat', 'warmer')],
    )
