"""'The door' of what was opened before."""

import pytest

from llm_bridge.language.mending.doors import with_its_door
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('open the cold box, take the cider and shut the door',
         'open_furniture: the cold box ; grasp: the cider ; close_furniture: the door'),
        ('open the cold box and close its door',
         'open_furniture: the cold box ; close_furniture: its door'),
        ('open the cold box and close the door again',
         'open_furniture: the cold box ; close_furniture: the door'),
    ],
)  # fmt: skip
def test_the_door_that_is_shut_is_that_of_what_was_opened(cellar, text, plan):
    found = with_its_door(read(plan), words(text), cellar, lambda p: True)
    assert found is not None
    assert found[1] == read('close_furniture: the cold box')


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('open the cold box and close the door',
         'open_furniture: the cold box ; close_furniture: the door'),
        ('open the cold box, take the cider and shut the cellar door',
         'open_furniture: the cold box ; grasp: the cider ; close_furniture: the cellar door'),
        ('open the cellar door, take the cider and shut the door',
         'open_furniture: the cellar door ; grasp: the cider ; close_furniture: the door'),
        ('take the cider and shut the door', 'grasp: the cider ; close_furniture: the door'),
    ],
)  # fmt: skip
def test_another_door_stays_what_it_is(cellar, text, plan):
    assert with_its_door(read(plan), words(text), cellar, lambda p: True) is None
