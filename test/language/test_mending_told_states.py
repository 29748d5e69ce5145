"""What is only told, and was drafted as an order."""

import pytest

from llm_bridge.language.mending.exceptions import without_what_is_told
from llm_bridge.language.mending.frames import with_events_awaited
from llm_bridge.language.mending.told_states import (
    with_its_kind,
    without_a_value_spoken,
    without_what_is_so,
)
from llm_bridge.language.plans.plan import Unknown
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('the garage door is wide open', 'open: the garage door', 'nothing'),
        ('the lamp is still on', 'turn_on: the lamp', 'nothing'),
        ('the garage door is wide open', 'close: the garage door', None),
        ('the garage door is open, open the gate', 'open: the gate', None),
        ('open the garage door', 'open: the garage door', None),
        ('is the garage door open', 'open: the garage door', None),
    ],
)
def test_what_is_so_already_is_no_order(text, plan, meant):
    found = without_what_is_so(read(plan), words(text), breaks_of(text))
    assert write(found) == write(read(meant or plan))


def test_a_value_that_say_leads_to_is_not_spoken(home):
    text = 'bedroom light not too bright, say 30 percent'
    both = read('set_brightness: bedroom light, 30 percent & say: 30 percent')

    def left(plan, text):
        return without_a_value_spoken(plan, words(text), breaks_of(text), home)

    assert left(both, text) == read('set_brightness: bedroom light, 30 percent')
    assert isinstance(left(read('say: 30 percent'), text), Unknown)
    assert left(read('say: 30 percent'), 'say 30 percent') == read('say: 30 percent')
    assert left(read('say: good night'), 'say good night') == read('say: good night')


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('should the smoke alarm go off, stove off', 'the smoke alarm go off', True),
        ('if the doorbell rings, stove off', 'the doorbell rings', True),
        ('if the kitchen timer goes off, stove off', 'the kitchen timer goes off', True),
        ('if the lamp goes off, stove off', 'the lamp goes off', False),
        ('if the doorbell is ringing, stove off', 'the doorbell is ringing', False),
        ('if it starts raining, stove off', 'it starts raining', True),
        ('if it begins to rain, stove off', 'it begins to rain', True),
        ('if the larder goes above 6 degrees, stove off', 'the larder goes above 6 degrees', True),
        ('if the level drops to below 9, stove off', 'the level drops to below 9', True),
        ('if it is raining, stove off', 'it is raining', False),
        ('if the larder is above 6 degrees, stove off', 'the larder is above 6 degrees', False),
    ],
)
def test_what_rings_or_begins_is_waited_for(text, plan, meant):
    found = with_events_awaited(read(f'if: {plan} -> turn_off: stove'), words(text))
    assert found == read(f'{"when" if meant else "if"}: {plan} -> turn_off: stove')


def test_nothing_else_waits_for_what_may_begin():
    said = 'if it starts raining stove off and then wave'
    plan = read('if: it starts raining -> turn_off: stove ; wave')
    assert with_events_awaited(plan, words(said)) == plan
    said = 'wave and stove off if it starts raining'
    found = with_events_awaited(
        read('wave ; if: it starts raining -> turn_off: stove'), words(said)
    )
    assert found == read('wave ; when: it starts raining -> turn_off: stove')


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            "turn the heating off, I'm not made of money",
            'turn_off: the heating & never: not made of money',
            'turn_off: the heating',
        ),
        ("we're not made of money", 'never: not made of money', 'nothing'),
        (
            'turn the heating off but do not touch the fan',
            'turn_off: the heating & never: touch the fan',
            None,
        ),
        (
            "turn the heating off, it's not to go on",
            'turn_off: the heating & never: not to go on',
            None,
        ),
    ],
)
def test_what_somebody_tells_of_himself_forbids_nothing(text, plan, meant):
    found = without_what_is_told(read(plan), words(text), lambda phrase: False)
    assert found == read(meant or plan)
    assert without_what_is_told(read(plan), words(text), lambda phrase: True) == read(plan)


def test_anything_with_a_lock_is_meant_by_it():
    text = 'anything with a lock on it, lock it'
    found = with_its_kind(read('lock: it'), words(text), breaks_of(text))
    assert found == read('lock: anything with a lock on it')
    text = 'the door has a lock on it, lock it'
    assert with_its_kind(read('lock: it'), words(text), breaks_of(text)) == read('lock: it')
