"""'The third drawer' as drawer 3."""

import pytest

from llm_bridge.language.things.ordinals import numbered, with_numbers


def test_only_what_has_a_number_is_numbered(bakehouse):
    assert numbered(bakehouse) == {'drawer'}


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('open the third drawer', 'open drawer 3'),
        ('open your Second drawer, then the 4th drawer', 'open drawer 2, then drawer 4'),
        ('open a third drawer', None),
        ('open every second drawer', None),
        ('open the third rack', None),
        ('knead the first round', None),
        ('fill a third of the drawer', None),
    ],
)
def test_which_one_is_said_by_its_number(bakehouse_names, said, instead):
    nouns = numbered(bakehouse_names.site)
    found = with_numbers(said, nouns, bakehouse_names.targets.index)
    assert found == (instead or said)
