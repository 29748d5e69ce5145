import pytest

from llm_bridge.language.guards.guards import NAMES


def test_all_guards_can_be_switched_off_at_once(look):
    assert look("don't turn the tv on", ' turn_off: the tv', off=('all',), confidence=0.1) == ()


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks'),
    [
        ('turn on the kitchen light', ' turn_on: the kitchen light', ()),
        ('turn off the radio and turn on the tv', ' turn_off: the radio & turn_on: the tv', ()),
        (
            'turn the hall light on and off again',
            ' turn_on: the hall light ; turn_off: the hall light',
            (),
        ),
        ("don't forget to lock the front door", ' lock: the front door', ()),
        ("why don't you turn on the fan", ' turn_on: the fan', ()),
        ('could you close the bedroom blinds', ' close: the bedroom blinds', ()),
        ('would you mind closing the bedroom blinds?', ' close: the bedroom blinds', ()),
        (
            'turn off everything in the hall but never touch the thermostat',
            ' turn_off: everything in the hall & never: touch the thermostat',
            (),
        ),
        (
            'go to the kitchen without going through the hall',
            ' go_to: the kitchen & never: going through the hall',
            (),
        ),
        ('the fan is too slow', ' faster: the fan', ()),
        (
            'close the blinds if the tv is on otherwise open them',
            ' if: the tv is on -> close: the blinds else: open: them',
            (),
        ),
        ('unlock the back door, the plumber is there', ' unlock: the back door', (4,)),
        ('is the tv on? if so turn it off', ' if: is the tv on -> turn_off: it', (4,)),
        (
            'turn off the lights except the floor lamp',
            ' turn_off: the lights except the floor lamp',
            (),
        ),
        ('set the floor lamp to half', ' set_brightness: the floor lamp, half', ()),
    ],
)
def test_what_was_said_is_done_without_a_doubt(look, text, plan, breaks):
    assert look(text, plan, breaks=breaks) == ()


def test_an_unsure_plan_waits_for_a_yes(look):
    found = look('turn on the tv', ' turn_on: the tv', confidence=0.5)
    assert [d.guard for d in found] == ['confidence']
    assert look('turn on the tv', ' turn_on: the tv', confidence=0.5, off=('confidence',)) == ()


def test_an_unknown_guard_cannot_be_switched_off(look):
    with pytest.raises(ValueError, match='polarity'):
        look('turn on the tv', ' turn_on: the tv', off=('polarty',))
    assert 'polarity' in NAMES
