"""What a robot switches by hand, drafted as a device."""

import pytest

from llm_bridge.language.mending.appliances import as_a_choice
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


def meant(names, before, call):
    index, sayings = names.targets.index, names.sayings('en')
    return as_a_choice(read(call), words(before), names.site, sayings, index)


@pytest.mark.parametrize(
    ('before', 'call', 'instead'),
    [
        ('', 'turn_off: the mixer', ['switch_off: mixer']),
        ('', 'turn_on: the hot plate', ['switch_on: hot plate']),
        ('', 'turn_on: the mixer and also the fan', ['switch_on: mixer', 'switch_on: fan']),
        ('put the dough in the mixer and', 'turn_on: that', ['switch_on: mixer']),
        ('fan off, then put it in the mixer and', 'turn_on: it', ['switch_on: mixer']),
        ('put the dough in the crate and', 'turn_on: it', []),
        ('put it in the mixer, slicing machine off, and', 'turn_on: it', []),
        ('', 'turn_on: the slicing machine', []),
        ('', 'turn_on: the fan in the store', []),
        ('', 'open_it: the mixer', []),
    ],
)
def test_a_choice_of_a_robot_is_no_device(bakehouse_names, before, call, instead):
    assert list(meant(bakehouse_names, before, call)) == [read(one) for one in instead]
