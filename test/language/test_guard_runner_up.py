import pytest

from llm_bridge.language.guards.runner_up import comes_to_the_same, shapes
from llm_bridge.language.plans.decoder import Alternative, Draft
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


class Unsure:
    """A model that hesitates between two plans."""

    def __init__(self, first, second):
        others = (Alternative(read(second)),) if second else ()
        self.draft = Draft(read(first), 0.4, others=others)

    def decode(self, words):
        return self.draft


@pytest.fixture
def ground(home, home_names):
    return lambda plan: home_names.ground(read(plan), Situation())


@pytest.mark.parametrize(
    ('first', 'second'),
    [
        ('dock', 'go_to: the dock'),
        ('turn_off: the tv', 'turn_off: television'),
        ('go_to: the sofa', 'go_to: couch, robot= the rover'),
        ('turn_on: the radio ; dock', 'turn_on: the music ; go_to: the charger'),
        (
            'if: the garage door is open -> close: it',
            'if: the garage door is open -> close: the garage door',
        ),
    ],
)
def test_two_wordings_of_the_same_steps_are_the_same(ground, home, first, second):
    assert comes_to_the_same(ground(first), ground(second), home)


@pytest.mark.parametrize(
    ('first', 'second'),
    [
        ('turn_off: the tv', 'turn_on: the tv'),
        ('go_to: the sofa', 'dock'),
        ('turn_off: the tv ; turn_off: the radio', 'turn_off: the tv & turn_off: the radio'),
        ('turn_off: the tv', 'turn_off: the sauna'),
        ('turn_off: the lamp', 'turn_off: the lamp'),
        ('dim: the floor lamp', 'dim: the floor lamp, percent= 30 percent'),
        (
            'if: the garage door is open -> dock',
            'when: the garage door is open -> dock',
        ),
        ('nothing', 'nothing'),
    ],
)
def test_what_differs_or_is_left_open_is_not_the_same(ground, home, first, second):
    assert not comes_to_the_same(ground(first), ground(second), home)


def test_a_default_that_is_said_is_the_default(ground, home):
    said = ground('dim: the floor lamp, percent= 20 percent')
    assert comes_to_the_same(ground('dim: the floor lamp'), said, home)


def test_an_else_is_the_same_as_a_second_condition(ground):
    one = ground('if: the tv is on -> turn_off: it else: turn_on: it')
    two = ground("if: the tv is on -> turn_off: it & if: it's not -> turn_on: the tv")
    assert shapes(one.steps) == shapes(two.steps)


def test_an_unsure_model_is_not_doubted_when_its_second_choice_does_the_same(home):
    understood = Understander(home, Unsure('dock', 'go_to: the dock')).understand(
        'to your dock you go', World()
    )
    assert understood.outcome == 'plan'
    assert understood.question is None


@pytest.mark.parametrize('second', ['go_to: the sofa', '', 'nothing', 'unknown: you'])
def test_an_unsure_model_is_doubted_when_its_second_choice_does_something_else(home, second):
    understood = Understander(home, Unsure('dock', second)).understand(
        'to your dock you go', World()
    )
    assert understood.outcome == 'plan'
    assert understood.question == 'Shall I have the rover go back to its dock?' or (
        understood.question or ''
    ).startswith('Shall I')


def test_other_doubts_stay(home):
    twin = Unsure('turn_off: the tv', 'turn_off: television')
    understood = Understander(home, twin).understand('get the television on would you', World())
    assert understood.outcome == 'refused'
