from pathlib import Path

import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.listed_robots import with_own_ways
from llm_bridge.language.mending.robots import (
    with_everybody,
    with_itself_acting,
    with_the_robot_apart,
    with_the_robot_called,
    without_a_borrowed_robot,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.site.load import load_site


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('everybody go home', 'dock', 'dock: robot= everybody'),
        ('go home, both of you', 'dock', 'dock: robot= both of you'),
        ('tell all robots to go home', 'dock', 'dock: robot= all robots'),
        ('all two robots go home', 'dock', 'dock: robot= all two robots'),
        ('can one of the robots go home', 'dock', 'dock: robot= one of the robots'),
        ('go to one of the robots', 'go_to: bar', 'go_to: bar'),
        # people, and robots that the plan knows of
        ('tell everybody to drink their tea', 'say: drink their tea', 'say: drink their tea'),
        ('bring everybody the tea', 'bring: the tea', 'bring: the tea'),
        (
            'everyone but mo go home',
            'dock: robot= everyone but mo',
            'dock: robot= everyone but mo',
        ),
    ],
)
def test_all_robots_are_spoken_to(inn_names, text, plan, mended):
    assert with_everybody(read(plan), words(text), inn_names.site) == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('have mo collect the post from the bar', 'collect: the post from the bar, mo',
         'collect: the post from the bar, ?, robot= mo'),
        ('could one of the robots collect the post', 'collect: the post, one of the robots',
         'collect: the post, ?, robot= one of the robots'),
        ('mo collect the post', 'collect: mo, ?', 'collect: ?, ?, robot= mo'),
        # a robot as the place
        ('collect the post from mo', 'collect: the post, mo', 'collect: the post, mo'),
        ('go to mo', 'go_to: mo', 'go_to: mo'),
    ],
)  # fmt: skip
def test_a_robot_said_first_acts(inn_names, text, plan, mended):
    found = with_the_robot_apart(read(plan), words(text), inn_names.site, inn_names.targets.index)
    assert found == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('take the red cup to the bar', 'take: the red cup, robot= cup', 'take: the red cup'),
        ('greet the people at the bar', 'greet: robot= the bar', 'greet'),
        # nobody knows it, and it is no part of another phrase
        ('tell the boat to take the cup', 'take: the cup, robot= the boat',
         'take: the cup, robot= the boat'),
        ('bo, take the cup', 'take: the cup, robot= bo', 'take: the cup, robot= bo'),
        ('bar, go to the bar', 'go_to: the bar, robot= bar', 'go_to: the bar, robot= bar'),
    ],
)  # fmt: skip
def test_words_of_something_else_are_no_robot(inn_names, text, plan, mended):
    found = without_a_borrowed_robot(read(plan), words(text), inn_names.targets.index)
    assert found == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('go to the bar, mo, and come home', 'go_to: the bar ; dock: robot= mo',
         'go_to: the bar, robot= mo ; dock: robot= mo'),
        ('go to the bar and let mo come home', 'go_to: the bar ; dock: robot= mo',
         'go_to: the bar ; dock: robot= mo'),
        ('go to the bar, then mo can come home', 'go_to: the bar ; dock: robot= mo',
         'go_to: the bar ; dock: robot= mo'),
    ],
)  # fmt: skip
def test_a_robot_that_is_called_does_it_all(inn_names, text, plan, mended):
    done = with_the_robot_called(read(plan), words(text), breaks_of(text), inn_names.site)
    assert done == read(mended)


def test_both_of_you_are_the_robots_named_before(inn_names):
    first, second = (r.name.lower() for r in list(inn_names.site.robots.values())[:2])
    for text, meant in (
        (f'{first} and {second}, both of you go home', f'{first} and {second}'),
        ('right, both of you go home', 'both of you'),
    ):
        plan = read('dock: robot= both of you')
        done = with_the_robot_called(plan, words(text), breaks_of(text), inn_names.site)
        assert done == read(f'dock: robot= {meant}')


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('mo vault first then the rack', 'go_to: mo vault ; go_to: the rack',
         'go_to: vault, robot= mo ; go_to: the rack'),
        ('mo shed', 'go_to: mo shed', None),
        ('go to the vault', 'go_to: the vault', None),
    ],
)  # fmt: skip
def test_who_stands_before_a_place_goes_there(cellar, text, plan, meant):
    index = Grounder(cellar).targets.index
    assert with_the_robot_apart(read(plan), words(text), cellar, index) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('mo get me the tea', 'bring: the tea, person= mo', 'bring: the tea, robot= mo'),
        ('bring the tea to mo', 'bring: the tea, person= mo', 'bring: the tea, person= mo'),
        ('get vera the tea', 'bring: the tea, person= vera', 'bring: the tea, person= vera'),
    ],
)
def test_nothing_is_brought_to_the_robot_itself(inn_names, text, plan, mended):
    assert with_itself_acting(read(plan), words(text), inn_names.site) == read(mended)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        (
            'roll_to: the cafe, robot= gull and otter',
            'roll_to: the cafe, robot= gull & swim_to: the cafe, robot= otter',
        ),
        (
            'swim_to: the cafe, robot= otter and gull both of you',
            'roll_to: the cafe, robot= gull & swim_to: the cafe, robot= otter',
        ),
        ('roll_to: the cafe, robot= otter', 'roll_to: the cafe, robot= otter'),
        ('grip: the rope, robot= gull and otter', 'grip: the rope, robot= gull and otter'),
        ('roll_to: the cafe, robot= gull and nora', 'roll_to: the cafe, robot= gull and nora'),
    ],
)
def test_each_of_several_goes_its_own_way(plan, meant):
    site = load_site(Path(__file__).parent / 'jetty.yaml')
    found, guesses = with_own_ways(read(plan), site)
    assert found == read(meant)
    assert bool(guesses) == (plan != meant)
