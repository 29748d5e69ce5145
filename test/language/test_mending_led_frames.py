import pytest

from llm_bridge.language.mending.led_frames import with_cases_not_awaited, with_delays
from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (  # behind its order
            "put the lamp on if it's off and then come here",
            "turn_on: the lamp ; wait: it's off ; go_to: here",
            "if: it's off -> turn_on: the lamp ; go_to: here",
        ),
        (
            "put the lamp on, if it's off, and then come here",
            "turn_on: the lamp ; wait: it's off ; go_to: here",
            "if: it's off -> turn_on: the lamp ; go_to: here",
        ),
        (
            'come here and shut the gate if it is open',
            'go_to: here ; close: the gate ; wait: it is open',
            'go_to: here ; if: it is open -> close: the gate',
        ),
        (  # before its orders
            "if the gate's open shut it and come here",
            "wait: the gate's open ; close: it ; go_to: here",
            "if: the gate's open -> { close: it ; go_to: here }",
        ),
        (
            'come here and if the gate is open shut it',
            'go_to: here ; wait: the gate is open ; close: it',
            'go_to: here ; if: the gate is open -> close: it',
        ),
        (
            'come here, if the gate is open shut it',
            'go_to: here ; wait: the gate is open ; close: it',
            'go_to: here ; if: the gate is open -> close: it',
        ),
    ],
)
def test_what_stands_behind_if_is_a_case_and_not_waited_for(text, plan, meant):
    found, read_back = with_cases_not_awaited(read(plan), words(text), breaks_of(text))
    assert found == read(meant)
    assert read_back
    assert all(call in calls(found) for call in read_back)


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('come here, wait until it is off', 'go_to: here ; wait: it is off'),
        ('come here, see if it is off and wave', 'go_to: here ; wait: it is off ; wave'),
        ('come here even if it is off and wave', 'go_to: here ; wait: it is off ; wave'),
        ('come here if you can and wait two minutes', 'go_to: here ; wait: two minutes'),
        (  # what the case is of is done at a time of its own
            'come at nine if it is off and wave',
            'at: nine -> go_to: here ; wait: it is off ; wave',
        ),
    ],
)
def test_what_is_waited_for_stays_so(text, plan):
    assert with_cases_not_awaited(read(plan), words(text), breaks_of(text)) == (read(plan), ())


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'iron off in ten minutes in case i forget',
            'for: ten minutes -> turn_off: iron',
            'in: ten minutes -> turn_off: iron',
        ),
        (
            'lamp on, and the iron off in about an hour',
            'turn_on: lamp ; for: an hour -> turn_off: iron',
            'turn_on: lamp ; in: an hour -> turn_off: iron',
        ),
        ('iron off for ten minutes', 'for: ten minutes -> turn_off: iron', None),
        (
            'in ten minutes turn the iron on for ten minutes',
            'in: ten minutes -> for: ten minutes -> turn_on: iron',
            None,
        ),
        ('turn the fan in the den on', 'for: the den -> turn_on: fan', None),
    ],
)
def test_what_is_said_to_be_in_so_long_is_done_then(text, plan, meant):
    assert with_delays(read(plan), words(text), 'en') == read(meant or plan)
