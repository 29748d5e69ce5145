"""'Its' written for 'it's'."""

import pytest

from llm_bridge.language.text.its_written import with_its_apostrophe


@pytest.mark.parametrize(
    ('text', 'written'),
    [
        ('its gloomy in the barn', "it's gloomy in the barn"),
        ('Its so chilly, do something', "It's so chilly, do something"),
        ('shut the gate if its raining', "shut the gate if it's raining"),
        ('its gloomy corner needs a lamp', None),
        ('lower its arm and stop', None),
        ('if its battery is low, go home', None),
        ('take the crate to its shelf', None),
    ],
)
def test_its_is_it_is_before_what_only_a_state_can_be(text, written):
    assert with_its_apostrophe(text, {'gloomy', 'chilly'}) == (written or text)
