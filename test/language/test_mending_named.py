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
