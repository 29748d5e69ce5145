"""'The valve' of several, where something with a number was named before."""

import pytest
from scripted import Script

from llm_bridge.language.mending.named import with_the_one_named
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.things.situation import Choice, Question
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.fixture
def steps(house):
    def steps(text, plan):
        found = Understander(house, Script(text, plan)).understand(text, World())
        done = found.graph.steps if found.graph is not None else ()
        return [(s.target, s.skill) for s in done]

    return steps


def test_the_one_named_just_before_is_meant(steps):
    text = 'i must get at the tank two valve so open that valve'
    assert steps(text, 'open: that valve') == [('tank_2', 'open')]


def test_a_number_that_is_no_name_says_nothing(steps):
    assert steps('it is two already so open that valve', 'open: that valve') == []


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('the tank two valve sticks so open that valve', 'open: tank two valve'),
        ('the tank two valve and the tank one valve stick so open that valve', None),
        ('open that valve, the tank two valve sticks', None),
    ],
)
def test_the_one_is_named_before_and_alone(house, text, meant):
    choices = tuple(Choice(i, i) for i in ('tank_1', 'tank_2', 'tank_3'))
    question = Question('Which?', 'open:target:that valve', choices)
    found = with_the_one_named(read('open: that valve'), words(text), question, house)
    assert found == (None if meant is None else (read(meant), None))


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'we are done in the den so screen open, fan off',
            'open: screen & turn_off: fan',
            [('den_screen', 'open'), ('den_fan', 'turn_off')],
        ),
        (
            'we are done in the den so open the conservatory screen',
            'open: the conservatory screen',
            [('conservatory_screen', 'open')],
        ),
        ('the den fan is on so open the screen', 'open: the screen', []),
        ('open the screen, we are done in the den', 'open: the screen', []),
    ],
)
def test_the_only_room_named_before_settles_which_is_meant(conservatory, text, plan, meant):
    found = Understander(conservatory, Script(text, plan)).understand(text, World())
    done = found.graph.steps if found.graph is not None else ()
    assert [(s.target, s.skill) for s in done] == meant
    assert all(s.confirm for s in done) or 'conservatory' in plan


def test_several_of_the_only_room_named_are_meant_by_a_plural(home):
    text = 'i am done in the living room so lights off'
    found = Understander(home, Script(text, 'turn_off: lights')).understand(text, World())
    assert [s.target for s in found.graph.steps] == ['living_room_light', 'floor_lamp']
    assert found.question is not None


def test_two_rooms_named_before_settle_nothing(conservatory):
    text = 'the den and the conservatory are done so open the screen'
    choices = tuple(Choice(i, i) for i in ('den_screen', 'conservatory_screen'))
    question = Question('Which?', 'open:target:the screen', choices)
    plan = read('open: the screen')
    assert with_the_one_named(plan, words(text), question, conservatory) is None


def test_what_is_left_open_is_the_one_that_is_named_elsewhere(house):
    choices = tuple(Choice(i, i) for i in ('tank_1', 'tank_2', 'tank_3'))
    question = Question('Which?', 'open:target:?', choices)
    text = "the tank two valve's hot so open it wide"
    plan, guess = with_the_one_named(read('open: ?'), words(text), question, house)
    assert plan == guess == read('open: tank two valve')
    text = 'the tank two valve and the tank one valve are hot so open it wide'
    assert with_the_one_named(read('open: ?'), words(text), question, house) is None


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('bay two done: valve open, tank 2 lamp on, tank 2 pump off', 'tank two valve'),
        ('valve open, tank 2 lamp to 2 percent', None),
        ('valve open, tank 2 lamp on, tank 3 pump off', None),
        ('valve open, tank 2 lamp on, tank 2 pump to 30 percent', None),
    ],
)
def test_the_only_number_that_is_said_again_and_again_is_meant(house, text, meant):
    choices = tuple(Choice(i, i) for i in ('tank_1', 'tank_2', 'tank_3'))
    question = Question('Which?', 'open:target:valve', choices)
    found = with_the_one_named(read('open: valve'), words(text), question, house)
    assert (found and found[0]) == (meant and read(f'open: {meant}'))
