"""Hints that a model took for something of another sense."""

import pytest
from scripted import Script

from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import EntityState, World


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


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        # what the model drafted changes nothing of it
        ('it is so stuffy in the bedroom', 'go_to: the bedroom', ('fan', 'turn_on')),
        ('phew, it is stuffy up in the bedroom', 'dock', ('fan', 'turn_on')),
        (
            'I can barely see the page for reading in the lounge',
            'brighten: ?',
            ('lamp', 'turn_on'),
        ),
    ],
)
def test_a_hint_is_what_changes_it_and_no_way_to_that_room(heard, text, plan, done):
    outcome, waits, steps = heard(text, plan)
    assert (outcome, waits, steps) == (Outcome.PLAN, True, [done])


def test_where_nothing_there_changes_it_nobody_drives_there(heard):
    assert heard('it is so stuffy in the hall', 'go_to: the hall')[2] == []


def test_what_is_dark_is_lit_unless_it_is_lit_already(house):
    text, script = 'it is dark in the kitchen', 'brighten: in the kitchen'
    understand = Understander(house, Script(text, script)).understand
    lit = World({'kitchen_light': EntityState({'state': 'on'})})
    assert {s.skill for s in understand(text, World()).graph.steps} == {'turn_on'}
    assert {s.skill for s in understand(text, lit).graph.steps} == {'brighten'}


def test_a_place_in_what_is_only_told_is_no_opposite(heard):
    text = 'it is pitch dark down in the hall'
    assert heard(text, 'turn_on: the hall light')[2] == [('hall_light', 'turn_on')]
