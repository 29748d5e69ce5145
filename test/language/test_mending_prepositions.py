"""What the preposition before a thing says."""

import pytest

from llm_bridge.language.mending.prepositions import (
    with_the_preposition_said,
    with_what_goes_where,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('lay the dough on the board', 'put_in: the dough, the board',
         'put_on: the dough, the board'),
        ('take the tin and put it into the crate', 'lift: the tin ; put_on: it, the crate',
         'lift: the tin ; put_in: it, the crate'),
        ('put the loaf on top of the rack', 'put_in: the loaf, the rack',
         'put_on: the loaf, the rack'),
        ('look for the loaf', 'look_at: the loaf', 'seek: the loaf'),
        ('put the loaf in the crate', 'put_in: the loaf, the crate', None),
        ('put the loaf under the rack', 'put_on: the loaf, the rack', None),
        ('look at the rack', 'look_at: the rack', None),
        ('take the loaf from the rack', 'lift: the loaf, source= the rack', None),
    ],
)  # fmt: skip
def test_a_skill_is_the_one_of_the_preposition_that_was_said(bakehouse, text, plan, meant):
    found = with_the_preposition_said(read(plan), words(text), breaks_of(text), bakehouse)
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('take the loaf and put it on a board', 'lift: the loaf ; put_on: a board, it',
         'lift: the loaf ; put_on: it, a board'),
        ('put the tin on top of the board', 'put_on: the board, the tin',
         'put_on: the tin, the board'),
        ('put the tin on the board', 'put_on: the tin, the board', None),
        ('the tin on the board goes on the rack', 'put_on: the tin, the rack', None),
        ('put on the board the tin', 'put_on: the board, the tin', None),
    ],
)  # fmt: skip
def test_what_goes_where_is_as_it_was_said(bakehouse, text, plan, meant):
    found = with_what_goes_where(read(plan), words(text), bakehouse)
    assert found == read(meant or plan)
