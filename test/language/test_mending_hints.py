"""Hints that a model took for something of another sense."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.plans.decoder import Draft
from llm_bridge.language.plans.plan import Nothing
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World

DEV = Path(__file__).parents[1] / 'data' / 'dev' / 'sites'


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
    text = 'it is stuffy in the bedroom, fan at forty percent'
    assert heard(text, 'set_speed: fan, forty percent')[2] == [('fan', 'set_speed')]
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


@pytest.mark.parametrize(
    'text',
    [
        "the air's gone awfully stale in the bedroom",
        'fumes are building up in the bedroom',
        'there is such a pong in the bedroom',
    ],
)
def test_bad_air_wants_a_fan_and_never_heating(heard, text):
    assert heard(text, 'warmer: thermostat') == (Outcome.PLAN, True, [('fan', 'turn_on')])


def test_what_one_cannot_see_is_lit_after_a_yes(heard):
    text = "I'm sat in the hall and I can't see my own hand"
    assert heard(text, 'brighten: in the hall') == (
        Outcome.PLAN,
        True,
        [('hall_light', 'turn_on')],
    )


@pytest.fixture(scope='module')
def kitchen():
    return load_site(DEV / 'kitchenbot.yaml')


@pytest.fixture
def needed(kitchen):
    def needed(text, plan):
        found = Understander(kitchen, Script(text, plan)).understand(text, World())
        steps = found.graph.steps if found.graph is not None else ()
        return found.question is not None, [(s.skill, s.args.get('object')) for s in steps]

    return needed


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        ("the orchid's looking a bit thirsty", "look_at: the orchid's", ('water', 'orchid')),
        ('the fern is bone dry', 'find: the fern', ('water', 'fern')),
        ('the soup has gone cold', 'find: the soup', ('heat', 'soup')),
    ],
)
def test_what_a_thing_needs_is_done_after_a_yes(needed, text, plan, done):
    assert needed(text, plan) == (True, [done])


def test_a_need_beside_an_order_and_of_a_person_is_left_alone(needed):
    text = 'the soup has gone cold, find the fern'
    assert needed(text, 'find: the fern')[1] == [('find', 'fern')]
    assert needed("I'm thirsty", 'bring: water bottle')[1] == [('bring', 'water_bottle')]


def test_a_sticky_floor_is_mopped_and_a_filthy_one_may_be_vacuumed():
    office = load_site(DEV / 'office.yaml')

    def done(text):
        found = Understander(office, Script(text, 'go_to: the kitchen')).understand(text, World())
        steps = found.graph.steps if found.graph is not None else ()
        return [(s.target, s.skill, s.args.get('place')) for s in steps]

    assert done('the kitchen floor is sticky') == [('swirl', 'mop_floor', 'kitchen')]
    assert done('the kitchen floor is filthy') == []


def test_what_nothing_here_does_is_not_done(heard):
    assert heard('the kitchen floor is sticky', 'go_to: the kitchen')[2] == []
    assert heard('my tea has gone cold', 'warmer: thermostat')[2] == []


def test_the_light_is_that_of_which_the_rest_is_said(site_of):
    told = site_of('shed')
    text = "can't see a thing in the pit under bay 2"
    found = Understander(told, Script(text, 'brighten: under bay 2')).understand(text, World())
    assert [(s.target, s.skill) for s in found.graph.steps] == [('pit_lamp_2', 'turn_on')]
    assert found.question is not None


@pytest.mark.parametrize(
    ('text', 'target'),
    [
        ('our roses in the long border look rather thirsty', 'border_drip'),
        ('the border looks parched', 'border_drip'),
        ('our roses look thirsty', None),
    ],
)
def test_what_is_thirsty_is_watered_by_what_is_there_for_it(site_of, text, target):
    told = Understander(site_of('shed'), Unsure(text))
    found = told.understand(text, World())
    steps = found.graph.steps if found.graph is not None else ()
    assert [s.target for s in steps] == ([target] if target else [])
    assert all(s.confirm for s in steps)


def test_why_an_order_is_given_is_no_hint_beside_it(heard):
    text = 'a degree more in the living room, she is freezing'
    assert heard(text, 'warmer: in the living room, degrees= a degree')[2] == [
        ('thermostat', 'warmer')
    ]
    text = "two degrees more on the thermostat of Anna's, she's sweating"
    assert heard(text, 'warmer: the thermostat, degrees= two degrees')[2] == [
        ('thermostat', 'warmer')
    ]


class Unsure:
    """A model that takes a text for talk, and is not sure of that."""

    def __init__(self, text):
        self.words = words(text)

    def decode(self, said):
        return Draft(Nothing(), confidence=0.7)


@pytest.fixture
def site_of(tmp_path):
    def load(name):
        (tmp_path / f'{name}.yaml').write_text(_SHED)
        return load_site(tmp_path / f'{name}.yaml')

    return load


_SHED = """
name: shed
frame: map
areas:
  bays: {name: bays}
  garden: {name: garden}
devices:
  big_light:
    {name: roof light, kind: light, area: bays, features: [brightness], mqtt: {topic: s/1}}
  pit_lamp_1: {name: pit lamp 1, kind: light, area: bays, mqtt: {topic: s/2}}
  pit_lamp_2: {name: pit lamp 2, kind: light, area: bays, mqtt: {topic: s/3}}
  border_drip: {name: long border drip line, kind: valve, area: garden, mqtt: {topic: s/4}}
  lawn_sprinkler: {name: lawn sprinkler, kind: valve, area: garden, mqtt: {topic: s/5}}
"""


def test_what_somebody_fancies_is_no_hint(heard):
    plan = 'quieter: the radio'
    assert heard('i fancy a bit of quiet music', plan)[2] == [('radio', 'quieter')]
    assert heard('it is too quiet in the kitchen', plan)[2] == [('radio', 'louder')]
