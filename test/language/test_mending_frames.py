import pytest

from llm_bridge.language.mending.frames import (
    with_its_state_awaited,
    with_the_case_for_all,
    with_the_case_said,
    without_purposes,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('for: the night -> lock: the back door', 'lock: the back door'),
        ('for: my bath -> turn_on: the heating', 'turn_on: the heating'),
        ('for: ten minutes -> turn_on: the fan', None),
        ('for: the hour -> turn_on: the fan', None),
        ('for: the afternoon -> turn_on: the fan', None),
        ('in: the hall -> turn_on: the fan', None),
        ('for: a moment -> turn_on: the fan', None),
        ('for: the next few minutes -> turn_on: the fan', None),
        ('for: the day -> turn_off: the fan', 'turn_off: the fan'),
        ('for: tonight -> turn_off: the fan', 'turn_off: the fan'),
        ('if: it rains -> for: now -> turn_off: the fan', 'if: it rains -> turn_off: the fan'),
        ('for: a day -> turn_on: the fan', None),
    ],
)
def test_what_it_is_for_is_no_length_of_time(plan, meant):
    assert without_purposes(read(plan), 'en') == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'close the gate and turn off the fan at nine',
            'at: nine -> close: the gate & turn_off: the fan',
            'at: nine -> { close: the gate & turn_off: the fan }',
        ),
        (
            'close the gate and turn off the fan if it rains',
            'close: the gate & turn_off: the fan & if: it rains -> turn_off: ?',
            'if: it rains -> { close: the gate & turn_off: the fan }',
        ),
        (  # what is said behind the time is not of it
            'at nine close the gate and turn off the fan',
            'at: nine -> close: the gate & turn_off: the fan',
            None,
        ),
        (  # another deed, which ends what was begun
            'start the pump and stop it when the tank is full',
            'start: the pump ; when: the tank is full -> stop: it',
            None,
        ),
    ],
)
def test_a_case_behind_all_orders_is_of_them_all(text, plan, meant):
    assert with_the_case_for_all(read(plan), words(text)) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'turn off the fan unless it rains',
            'if: it rains -> turn_off: the fan',
            'if: it rains -> nothing else: turn_off: the fan',
        ),
        (
            'close the gate and unless it rains turn off the fan',
            'close: the gate & if: it rains -> turn_off: the fan',
            'close: the gate & if: it rains -> nothing else: turn_off: the fan',
        ),
        (
            'turn off the fan unless it rains',
            'if: it rains -> nothing else: turn_off: the fan',
            None,
        ),
        (  # only if it rains
            "don't turn off the fan unless it rains",
            'if: it rains -> turn_off: the fan',
            None,
        ),
        ('turn off the fan if it rains', 'if: it rains -> turn_off: the fan', None),
    ],
)
def test_unless_is_the_other_case(text, plan, meant):
    assert with_the_case_said(read(plan), words(text)) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ("when he's home, fan off", 'go_home ; turn_off: fan', "when: he's home -> turn_off: fan"),
        (
            'as soon as you are parked, fan off and door shut',
            'park ; turn_off: fan & close: door',
            'when: you are parked -> { turn_off: fan & close: door }',
        ),
        ("once you're in the hall, fan off", 'go_to: the hall ; turn_off: fan', None),
        ('once the fan is off, go home', 'turn_off: the fan ; go_home', None),
        ("you're parked, fan off", 'park ; turn_off: fan', None),
        ("once you're parked, fan off", "when: you're parked -> turn_off: fan", None),
    ],
)
def test_how_somebody_is_before_an_order_is_waited_for(text, plan, meant):
    found = with_its_state_awaited(read(plan), words(text), breaks_of(text))
    assert found == read(meant or plan)
