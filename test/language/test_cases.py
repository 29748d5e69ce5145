import pytest

from llm_bridge.language.text.cases import (
    as_case_looked_up,
    as_if,
    as_its_own_case,
    without_blame,
    without_not_yet,
)

VERBS = frozenset({'inspect', 'take'})


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('mow the lawn provided that it is dry', 'mow the lawn if it is dry'),
        ('start the oven, assuming the door is shut', 'start the oven if the door is shut'),
        ('in the event of a leak, shut the valve', 'If a leak, shut the valve'),
        ('Provided the hall is empty, sweep it', 'If the hall is empty, sweep it'),
        (
            'turn the sign on, but not if the shop is shut',
            'turn the sign on unless the shop is shut',
        ),
        (
            'oven hotter than 200? Then turn it off',
            'if oven is hotter than 200, turn it off',
        ),
        (
            "vent the tank, and once that's under 2 bar open it",
            'vent the tank, and once it is under 2 bar open it',
        ),
        (
            'Open the valve. Once the tank is full, close it.',
            'Open the valve and once the tank is full, close it',
        ),
    ],
)
def test_a_case_in_other_words_is_one_with_if(said, instead):
    assert as_if(said) == instead


@pytest.mark.parametrize(
    'said',
    [
        'tell Ann lunch is provided for everyone',
        'close the door if it is cold, provided that it is open',
        'open the window but not the door',
        'switch everything off in the event room',
        'If it rains, close the roof. When it is dry, open it.',
    ],
)
def test_other_words_are_left_as_they_are(said):
    assert as_if(said) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('Check the boiler. If it is over 80 degrees, stop the burner',
         'if the boiler is over 80 degrees, stop the burner'),
        ("have a look at the tank's level, and if it's below half open the valve",
         "if the tank's level is below half open the valve"),
        ('look at the mill and if it has stopped, start the belt',
         'if the mill has stopped, start the belt'),
        ('check the cellar. Under five degrees? Then start the heater',
         'if the cellar is Under five degrees, start the heater'),
        ('can you see whether the gate is open and if so close it',
         'if the gate is open, close it'),
        ('check if the gate is shut. If not, close it', 'unless the gate is shut, close it'),
        ('Is anyone still in the lab? If not, lock the lab',
         'if nobody is in the lab, lock the lab'),
    ],
)  # fmt: skip
def test_what_is_looked_up_first_is_the_case(said, instead):
    assert as_case_looked_up(said, VERBS) == instead


@pytest.mark.parametrize(
    'said',
    [
        'check the weather. If it is raining, close the roof',
        'check the oven and the hob. If it is on, switch it off',
        'take a look at the mill. If it is on, stop it',  # a deed of a robot there
        'check if the gate is shut',
        'Max, check the gate. If it is open, close it',
    ],
)
def test_what_may_be_a_deed_of_its_own_stays(said):
    assert as_case_looked_up(said, VERBS) == said


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('stop the pump if its level is above 3 bar',
         "stop the pump if the pump's level is above 3 bar"),
        ("empty the bin if it's full", 'empty the bin if the bin is full'),
        ('close the vents unless they are already shut',
         'close the vents unless the vents are already shut'),
        ('stop the pump if it is raining', None),
        ('stop the pump if it is cold', None),
        ('move the cup to the shelf if it is empty', None),  # the cup, or the shelf
        ('when Ann comes stop the pump if it is on', None),
    ],
)  # fmt: skip
def test_the_one_thing_of_an_order_is_what_its_case_is_about(said, instead):
    def thing_in(order):
        things = [t for t in ('the pump', 'the bin', 'the vents', 'the cup', 'the shelf')
                  if t in order]  # fmt: skip
        return things[0] if len(things) == 1 else None

    assert as_its_own_case(said, thing_in) == (instead or said)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('Who left the oven open?! Shut it.', 'Shut the oven.'),
        ('why is the lamp still burning? switch it off please', 'switch the lamp off please'),
        ('how come everybody is gone?? lock the gate', 'lock the gate'),
        ('who is at the gate? tell them to wait', None),
        ('is the oven on? switch it off', None),
        ('what is that noise? shut it', None),
        ('who left? if it is Ann, shut the gate', None),
        ('who did it?', None),
    ],
)
def test_who_is_to_blame_is_not_asked_where_an_order_follows(said, instead):
    def thing_in(text):
        return next((f'the {t}' for t in ('oven', 'lamp') if t in text), None)

    assert without_blame(said, {'shut', 'switch', 'lock'}, thing_in) == instead


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("turn the lamp on if it isn't already", 'turn the lamp on'),
        ('shut both gates, if they are not already.', 'shut both gates'),
        ('lock the gate unless it already is', 'lock the gate'),
        ("lock the gate if it isn't already open", None),
        ("when Ann comes turn it on if it isn't already", None),
    ],
)
def test_what_need_not_be_done_twice_is_no_case(said, instead):
    assert without_not_yet(said) == (instead or said)
