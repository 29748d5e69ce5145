"""Which of an argument's choices a phrase means."""

import pytest

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.args import read_choice
from llm_bridge.site.skill import Arg, Skill


def chosen(choices, phrase, skill=None):
    found = read_choice(Arg(name='mode', type='choice', choices=choices), phrase, 'en', skill)
    return None if isinstance(found, Problem) else found[0]


@pytest.mark.parametrize(
    ('choices', 'phrase', 'meant'),
    [
        (('weak', 'medium', 'strong'), 'the strongest setting', 'strong'),
        (('low', 'normal', 'high'), 'on the gentlest', 'low'),
        (('eco', 'low', 'high'), 'its very highest', 'high'),
        (('soft', 'medium', 'hard'), 'softest', 'soft'),
        (('small', 'big'), 'the biggest one', 'big'),
        (('light', 'heavy'), 'heaviest', 'heavy'),
        (('light', 'heavy', 'extra heavy'), 'the heaviest', None),
        (('light', 'heavy', 'extra heavy'), 'strongest', None),
        (('low', 'normal', 'high'), 'the quickest', None),
        (('black', 'white'), 'the strongest', None),
    ],
)
def test_a_superlative_is_the_end_of_a_scale(choices, phrase, meant):
    assert chosen(choices, phrase) == meant


def test_sides_and_ways_are_said_in_other_words():
    assert chosen(('left', 'right'), 'the left-hand side') == 'left'
    assert chosen(('left', 'right'), 'rightmost') == 'right'
    assert chosen(('up', 'down'), 'skywards') == 'up'
    assert chosen(('first', 'second'), 'second-hand') is None


def test_what_the_skill_is_of_may_stand_behind_a_choice():
    skill = Skill(
        name='open_valve',
        description='open a valve',
        binding={'via': 'mqtt', 'topic': 't'},
        verify={'by': 'none'},
    )
    assert chosen(('left', 'right'), 'the left-hand valve', skill) == 'left'
    assert chosen(('left', 'right'), 'the left-hand door', skill) is None


@pytest.mark.parametrize(
    ('phrase', 'meant'),
    [
        ('the half litre bottles', '500 ml'),
        ('half a litre', '500 ml'),
        ('a quarter litre', '250 ml'),
        ('two litre', '2 litre'),
        ('1000 millilitres', '1 litre'),
        ('500ml', '500 ml'),
        ('350 ml', None),
        ('one and a half litres', None),
        ('half an hour', None),
        ('the half bottles', None),
    ],
)
def test_choices_that_are_amounts_are_compared_as_amounts(phrase, meant):
    assert chosen(('250 ml', '500 ml', '1 litre', '2 litre'), phrase) == meant


def test_a_part_of_a_choice_names_it_beside_the_noun_of_what_is_chosen():
    skill = Skill(
        name='load_sleeve',
        description='load a sleeve',
        binding={'via': 'mqtt', 'topic': 't'},
        verify={'by': 'none'},
    )
    choices = ('plain cider', 'pear cider', 'plum', 'sweet plum wine')
    assert chosen(choices, 'the pear sleeves', skill) == 'pear cider'
    assert chosen(choices, 'the plum sleeves', skill) == 'plum'
    assert chosen(choices, 'cider sleeves', skill) is None
    assert chosen(choices, 'the pear trees', skill) is None
    assert chosen(choices, 'pear', skill) is None
