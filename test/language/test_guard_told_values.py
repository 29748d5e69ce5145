import pytest

from llm_bridge.language.guards.guards import doubts
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.fixture
def look(house):
    def look(text, plan):
        found = doubts(words(text), read(plan), house, breaks=breaks_of(text))
        return [d for d in found if 'how it is' in (d.problem.message if d.problem else d.reason)]

    return look


@pytest.mark.parametrize(
    'text',
    [
        'the living room is over 25 degrees',
        'the living room is already at 25 degrees, can you do something',
        "it's only 25 degrees",
    ],
)
def test_how_it_is_is_no_order(look, text):
    (found,) = look(text, 'set_temperature: thermostat, 25 degrees')
    assert found.problem is not None


def test_what_may_be_a_wish_is_read_back(look):
    (found,) = look('the heating is at 25 degrees', 'set_temperature: heating, 25 degrees')
    assert found.problem is None


@pytest.mark.parametrize(
    'text',
    [
        'the living room should be at 25 degrees',
        'make sure the living room is at 25 degrees',
        'the living room at 25 degrees',
        'the living room is cold, 25 degrees please',
        'the temperature I want is 25 degrees',
    ],
)
def test_what_is_wished_is_an_order(look, text):
    assert not look(text, 'set_temperature: living room, 25 degrees')
