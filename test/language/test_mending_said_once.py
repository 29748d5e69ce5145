"""What is said once and drafted of one order only, or as an order by itself."""

import pytest

from llm_bridge.graph.action_graph import Step
from llm_bridge.language.mending.said_once import (
    of_the_same_with_its_value,
    with_choices_for_both,
    with_each_call_once,
    with_its_goal,
    with_the_skill_once,
)
from llm_bridge.language.plans.plan import If
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('a brief airing of the vault and then of the landing',
         'air_room: the vault, level= brief ; air_room: the landing',
         'air_room: the vault, level= brief ; air_room: the landing, level= brief'),
        ('air the vault brief and the landing',
         'air_room: the vault, level= brief ; air_room: the landing', None),
        ('do a brief airing of the vault, then air the landing',
         'air_room: the vault, level= brief ; air_room: the landing', None),
        ('a brief airing of the vault and a long one of the landing',
         'air_room: the vault, level= brief ; air_room: the landing, level= long', None),
    ],
)  # fmt: skip
def test_a_choice_before_several_things_is_of_all_of_them(cellar, text, plan, meant):
    assert with_choices_for_both(read(plan), words(text), cellar) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('follow ada all the way to the vault and come back to the rack',
         'follow: ada ; go_to: the vault ; go_to: the rack',
         'follow: ada, place= the vault ; go_to: the rack'),
        ('follow ada as far as to the vault', 'follow: ada ; go_to: the vault',
         'follow: ada, place= the vault'),
        ('follow ada and go to the vault', 'follow: ada ; go_to: the vault', None),
        ('grasp the cider to the vault', 'grasp: the cider ; go_to: the vault', None),
    ],
)  # fmt: skip
def test_where_it_ends_is_no_order_by_itself(cellar, text, plan, meant):
    found = with_its_goal(read(plan), words(text), cellar, lambda p: True)
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('mo rise up climb to 2 m then go to the rack',
         'rise_up: robot= mo ; rise_up: height= 2 m ; go_to: the rack',
         'rise_up: height= 2 m, robot= mo ; go_to: the rack'),
        ('rise up and then rise up to 2 m', 'rise_up ; rise_up: height= 2 m', None),
        ('rise up 1 m, then on to 2 m', 'rise_up: height= 1 m ; rise_up: height= 2 m', None),
    ],
)  # fmt: skip
def test_a_skill_that_is_said_once_is_done_once(cellar, text, plan, meant):
    assert with_the_skill_once(read(plan), words(text), cellar) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('play the dragon story', 'play: dragon story ; play: the dragon story',
         'play: dragon story'),
        ('dragon story and dragon story', 'play: dragon story ; play: dragon story',
         'play: dragon story ; play: dragon story'),
        ('dragon story, then the moon one', 'play: dragon story ; play: the moon one',
         'play: dragon story ; play: the moon one'),
        ('again and again', 'play: ? ; play: ?', 'play: ? ; play: ?'),
    ],
)  # fmt: skip
def test_a_call_of_words_that_were_said_once_is_done_once(text, plan, meant):
    assert with_each_call_once(read(plan), words(text)) == read(meant)


def test_of_what_is_done_either_way_nothing_is_left_out():
    one, other = read('play: dragon story'), read('play: the dragon story')
    either = If('it is on', one, other)
    assert with_each_call_once(either, words('if it is on play the dragon story')) == either


def test_an_order_and_the_same_with_its_value_are_one():
    two = 'cooler: the front ; cooler: up there, degrees= 3 degrees'
    said = words('the front nice and cold, make it 3 degrees cooler up there')
    steps = (
        Step(id='s1', skill='cooler', target='cab'),
        Step(id='s2', skill='cooler', target='cab', args={'degrees': 3}),
    )
    one = of_the_same_with_its_value(read(two), said, steps)
    assert one == read('cooler: up there, degrees= 3 degrees')
    others = (steps[0], steps[1].model_copy(update={'target': 'lounge'}))
    assert of_the_same_with_its_value(read(two), said, others) == read(two)
    again = words('make the front cooler and then 3 degrees cooler up there')
    assert of_the_same_with_its_value(read(two), again, steps) == read(two)
