"""Inside of what, and out of what."""

import pytest

from llm_bridge.language.things.insides import with_what_of


@pytest.mark.parametrize(
    ('said', 'whole'),
    [
        ('open the crate, put the tin inside and close it',
         'open the crate, put the tin in the crate and close it'),
        ('open the crate, take the loaf out and slice it',
         'open the crate, take the loaf out of the crate and slice it'),
        ('when the oven is done take the loaf out', 'when the oven is done take the loaf out of '
         'the oven'),
        ('open the crate put it inside close it', 'open the crate put it in the crate close it'),
    ],
)  # fmt: skip
def test_what_was_opened_is_what_things_are_put_in(bakehouse_names, said, whole):
    names = bakehouse_names
    assert with_what_of(said, names.site, names.targets.index) == whole


@pytest.mark.parametrize(
    'said',
    [
        'take the tin out',
        'wipe the bench and take the loaf out',
        'open the crate and take the rubbish out',
        'open the crate and go inside',
        'open the crate and take the loaf out to the store',
        'open the crate, then find out where the tin is',
    ],
)
def test_elsewhere_inside_and_out_stay_as_they_are(bakehouse_names, said):
    names = bakehouse_names
    assert with_what_of(said, names.site, names.targets.index) == said
