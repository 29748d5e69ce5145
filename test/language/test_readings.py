"""Drafts of a model, and what is made of them with what is known of the site."""

import pytest
from scripted import Script

from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.world import World


@pytest.fixture
def done(parlour):
    def done(text, plan):
        found = Understander(parlour, Script(text, plan)).understand(text, World())
        steps = found.graph.steps if found.graph is not None else ()
        return [(s.target, s.skill, dict(s.args)) for s in steps]

    return done


def test_a_part_that_comes_to_nothing_is_read_as_it_was_said(done):
    assert done(
        'switch the kettle on, make a mocha and switch the reading lamp on as well',
        'turn_on: the kettle & turn_on: a mocha & turn_on: the reading lamp',
    ) == [
        ('kettle', 'turn_on', {}),
        ('brewer', 'brew', {'drink': 'mocha'}),
        ('lamp', 'turn_on', {}),
    ]


def test_a_part_that_comes_to_something_stays_as_it_is_drafted(done):
    assert done(
        'switch the kettle on, and give us light in the parlour',
        'turn_on: the kettle & turn_on: light in the parlour',
    ) == [('kettle', 'turn_on', {}), ('lamp', 'turn_on', {})]


def test_only_people_are_told_something(done):
    text = 'bring the box to the pantry and then tell ida the box is there'
    plan = 'deliver: the box, the pantry ; say: the box is there'
    assert done(text, plan)[1] == ('bo', 'say', {'text': 'the box is there', 'person': 'ida'})
    text = 'bring the box to the pantry and then tell him the box is there'
    assert done(text, plan) == [], 'nobody knows who he is'


def test_it_is_what_was_made_before(done):
    assert done(
        'make a cocoa for the visitors, then have bo bring it to the parlour',
        'brew: ?, cocoa ; deliver: it, the parlour, robot= bo',
    ) == [
        ('brewer', 'brew', {'drink': 'cocoa'}),
        ('bo', 'deliver', {'item': 'cocoa', 'place': 'parlour'}),
    ]
    assert done(
        "bo, take the blue box to the pantry now won't you", 'deliver: the blue box, the pantry'
    ) == [('bo', 'deliver', {'item': 'blue box', 'place': 'pantry'})]


def test_a_part_is_not_read_past_a_comma(done):
    text = 'bo, bring the box to the pantry, say "all done", and take the jar to the parlour'
    plan = 'deliver: the box, the pantry ; say: all done ; deliver: the jar, the parlour'
    assert done(text, plan)[1] == ('bo', 'say', {'text': 'all done'})


def test_what_is_too_dark_to_dim_is_lit_and_read_back(parlour):
    text = 'I can hardly read in the parlour'
    script = Script(text, 'brighten: in the parlour')
    found = Understander(parlour, script).understand(text, World())
    assert [(s.skill, s.target) for s in found.graph.steps] == [('turn_on', 'lamp')]
    assert found.question is not None


def test_a_dark_place_without_a_light_is_refused(parlour):
    text = 'I can hardly read in the pantry'
    script = Script(text, 'brighten: in the pantry')
    assert Understander(parlour, script).understand(text, World()).graph is None


@pytest.mark.parametrize(
    ('text', 'waits'),
    [
        ('rover, fetch the book', True),
        ('fetch the book, rover', True),
        ('carrier, fetch the book', False),
        ('rover, have the carrier fetch the book', False),
        ('fetch the book', False),
    ],
)
def test_what_another_robot_would_do_than_the_one_called_is_read_back(house, text, waits):
    found = Understander(house, Script(text, 'fetch: the book')).understand(text, World())
    assert [s.target for s in found.graph.steps] == ['carrier']
    assert (found.question is not None) == waits


def test_too_many_things_are_not_cut_down_by_another_skill(factory):
    few = factory.model_copy(update={'max_targets': 3})
    model = Script('turn off everything', 'turn_off: everything')  # 'stop' is said so as well
    told = Understander(few, model).understand('turn off everything', World())
    assert told.outcome is CommandOutcome.REFUSED
    assert told.problems[0].code is ProblemCode.TOO_MANY_TARGETS


@pytest.fixture
def heard_at_home(house):
    def heard(text, plan):
        found = Understander(house, Script(text, plan)).understand(text, World())
        steps = found.graph.steps if found.graph is not None else ()
        return [(s.skill, dict(s.args)) for s in steps]

    return heard


def test_a_choice_that_is_left_out_speaks_for_the_skill_that_has_it(heard_at_home):
    found = heard_at_home('green on the counter lamp please', 'turn_on: the counter lamp')
    assert found == [('set_color', {'color': 'green'})]


def test_a_choice_within_a_name_speaks_for_nothing(heard_at_home):
    text = 'switch on the counter lamp in the kitchen'
    found = heard_at_home(text, 'turn_on: the counter lamp')
    assert found == [('turn_on', {})]
