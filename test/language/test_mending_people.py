import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.people import (
    with_the_person,
    with_whom_before,
    without_itself,
    without_whom,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


def mended(names, text, plan):
    site, index = names.site, names.targets.index
    return with_the_person(read(plan), words(text), breaks_of(text), site, index)


@pytest.mark.parametrize(
    ('text', 'plan', 'with_it'),
    [
        ('tell vera that the tea is ready', 'say: the tea is ready',
         'say: the tea is ready, person= vera'),
        ('find otis and tell him the tea is ready', 'find: otis ; say: the tea is ready',
         'find: otis ; say: the tea is ready, person= him'),
        ('tell her the tea is ready', 'say: the tea is ready',
         'say: the tea is ready, person= her'),
        ('bring the tea to vera and otis', 'bring: the tea',
         'bring: the tea, person= vera and otis'),
        ('greet vera, say hello to otis', 'greet: guest= vera ; greet',
         'greet: guest= vera ; greet: guest= otis'),
        ('take the cup, bring it to mrs moss and then go to the bar',
         'bring: the cup ; go_to: the bar', 'bring: the cup, person= mrs moss ; go_to: the bar'),
    ],
)  # fmt: skip
def test_the_person_beside_a_call_is_its_person(inn_names, text, plan, with_it):
    assert mended(inn_names, text, plan) == read(with_it)


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('bring her glasses', 'bring: glasses'),  # whose they are
        ("go to vera's desk and bring the tea", 'go_to: desk ; bring: the tea'),
        ('vera says bring the tea', 'bring: the tea'),
        ('bring the tea, vera is thirsty', 'bring: the tea'),
        ('bring the tea to vera not to otis', 'bring: the tea, person= vera'),
        ('take the cup from otis', 'bring: the cup'),
        ('say vera is here', 'say: vera is here'),
        ('tell vera to go home', 'dock'),
    ],
)
def test_others_that_are_named_are_left_alone(inn_names, text, plan):
    assert mended(inn_names, text, plan) == read(plan)


@pytest.mark.parametrize(
    ('plan', 'bare'),
    [
        ('bring: her the tea', 'bring: the tea'),
        ('bring: her glasses', 'bring: her glasses'),
        ('bring: them', 'bring: them'),
    ],
)
def test_for_whom_it_is_stands_in_front_of_the_thing(plan, bare):
    assert without_whom(read(plan)) == read(bare)


def test_her_before_an_article_is_a_person(inn_names):
    plan = 'bring: the tea, person= her'
    assert mended(inn_names, 'bring her the tea', 'bring: the tea') == read(plan)


def test_her_is_the_person_just_named(inn_names):
    text = 'vera needs the paper, bring it to her'
    found = with_whom_before(
        read('bring: it, person= her'), words(text), breaks_of(text), inn_names.targets.index
    )
    assert found == read('bring: it, person= vera')


def test_her_stays_where_two_are_named_before(inn_names):
    text = 'vera and otis need the paper, bring it to her'
    plan = read('bring: it, person= her')
    assert with_whom_before(plan, words(text), breaks_of(text), inn_names.targets.index) == plan


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('mo get the cider and pass it to the neighbour', 'bring: the cider, to= mo',
         'bring: the cider, to= the neighbour, robot= mo'),
        ('mo bring the cider to tom', 'bring: the cider, to= tom, robot= mo', None),
        ('mo bring the cider', 'bring: the cider, to= mo', None),
        ('bring the cider to mo', 'bring: the cider, to= mo', None),
    ],
)  # fmt: skip
def test_who_is_called_gives_nothing_to_itself(cellar, text, plan, meant):
    index = Grounder(cellar).targets.index
    assert without_itself(read(plan), words(text), cellar, index) == read(meant or plan)
