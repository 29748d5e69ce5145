import pytest

from llm_bridge.language.mending import cut_at_breaks
from llm_bridge.language.plan_language import read
from llm_bridge.language.words import words


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks', 'cut'),
    [
        (
            'unlock the back door, the plumber is there',
            'unlock: the back door the plumber is there',
            {4},
            'unlock: the back door',
        ),
        (
            'if the tv is on, dim the lamp, it is late',
            'if: the tv is on -> dim: the lamp it is late',
            {5, 8},
            'if: the tv is on -> dim: the lamp',
        ),
        ('turn on the lamp', 'turn_on: the lamp', set(), 'turn_on: the lamp'),
        ('lamp, on', 'turn_on: lamp', {1}, 'turn_on: lamp'),
    ],
)
def test_a_phrase_ends_at_the_comma(text, plan, breaks, cut):
    assert cut_at_breaks(read(plan), words(text), frozenset(breaks)) == read(cut)
