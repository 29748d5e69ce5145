import pytest

from llm_bridge.language.mending.turns import with_only_the_end_later, with_what_comes_later
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'at 7 pm start the pump and stop it two hours later',
            'at: 7 pm -> start: the pump & in: two hours -> stop: it',
            'at: 7 pm -> start: the pump ; in: two hours -> stop: it',
        ),
        (
            'open the gate and the hatch, a minute later close both and a minute later ring',
            'open: the gate & open: the hatch & in: a minute -> close: both & '
            'in: a minute -> ring',
            '{ open: the gate & open: the hatch } ; in: a minute -> close: both ; '
            'in: a minute -> ring',
        ),
        (
            'start the pump and in two hours open the gate',
            'start: the pump & in: two hours -> open: the gate',
            None,
        ),
        (  # it is in turn already
            'start the pump and stop it two hours later',
            'start: the pump ; in: two hours -> stop: it',
            None,
        ),
    ],
)
def test_two_hours_later_is_after_what_was_said_before(text, plan, meant):
    found = with_what_comes_later(read(plan), words(text))
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'dim the hall light and turn it off in ten minutes',
            'in: ten minutes -> { dim: the hall light ; turn_off: it }',
            'dim: the hall light ; in: ten minutes -> turn_off: it',
        ),
        (
            'make the floor lamp red and switch it off again after an hour',
            'in: an hour -> { set_color: the floor lamp, red ; turn_off: it }',
            'set_color: the floor lamp, red ; in: an hour -> turn_off: it',
        ),
        (
            'pause the tv and start it again in half an hour',
            'in: half an hour -> { pause: the tv ; turn_on: it }',
            'pause: the tv ; in: half an hour -> turn_on: it',
        ),
        (
            'in ten minutes dim the hall light and turn it off',
            'in: ten minutes -> { dim: the hall light ; turn_off: it }',
            None,
        ),
        (
            'dim the hall light and turn off the radio in ten minutes',
            'in: ten minutes -> { dim: the hall light ; turn_off: the radio }',
            None,
        ),
    ],
)
def test_what_is_set_and_then_switched_off_later_is_set_now(home, text, plan, meant):
    found = with_only_the_end_later(read(plan), words(text), home)
    assert found == read(meant or plan)
