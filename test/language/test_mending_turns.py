import pytest

from llm_bridge.language.mending.turns import with_what_comes_later
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
