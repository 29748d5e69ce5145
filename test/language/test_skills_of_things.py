"""Of two skills that are said nearly alike, the one of the thing that is said."""

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.fixture
def steps(cellar):
    def steps(text, plan):
        found = Understander(cellar, Script(text, plan)).understand(text, World())
        return [s.skill for s in found.graph.steps], bool(found.question)

    return steps


def test_to_put_the_forks_down_is_to_put_nothing_else_down_and_is_read_back(steps):
    assert steps('put the forks down', 'drop_crate') == (['lower_forks'], True)


@pytest.mark.parametrize('text', ['put the crate down', 'put it down', 'set down what you have'])
def test_what_says_of_the_thing_or_of_none_stays(steps, text):
    assert steps(text, 'drop_crate')[0] == ['drop_crate']


def test_the_door_that_is_shut_again_is_read_back(steps):
    text = 'open the cold box, grasp the cider and close the door again'
    plan = 'open_furniture: the cold box ; grasp: the cider ; close_furniture: the door'
    assert steps(text, plan) == (['open_furniture', 'grasp', 'close_furniture'], True)
