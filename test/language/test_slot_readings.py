import pytest

from llm_bridge.language.grounding_targets import Targets
from llm_bridge.language.plan_language import read, write
from llm_bridge.language.sayings import sayings
from llm_bridge.language.situation import Situation
from llm_bridge.language.slot_readings import SlotReadings
from llm_bridge.language.words import breaks_of, words


@pytest.fixture
def fits(parlour):
    slots = SlotReadings(parlour, Targets(parlour), Situation(), sayings(parlour, 'en'))

    def found(text, plan):
        plans = slots.plans(read(plan), words(text), breaks_of(text))
        return {write(f.call).strip(): f.cost for _, fs in plans for f in fs}

    return found


def test_a_choice_that_a_machine_makes_is_no_free_text(fits):
    found = fits('some cocoa please', 'add_to_list: ?, some cocoa')
    assert [cost < 0 for call, cost in found.items() if call.startswith('brew')] == [True]


def test_a_free_text_that_says_more_than_a_choice_stays(fits):
    found = fits('cocoa tins please', 'add_to_list: ?, cocoa tins')
    assert not any(cost < 0 for call, cost in found.items() if call.startswith('brew'))
