"""To leave a thing as it is, or to ignore it, is no order where another order stands beside it."""

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


def steps(site, text, plan):
    found = Understander(site, Script(text, plan)).understand(text, World(), area='hall')
    return {(s.skill, s.target) for s in found.graph.steps} if found.graph else set()


@pytest.mark.parametrize(
    ('text', 'drafted', 'done'),
    [
        (
            'leave the radio on and mute the tv',
            'turn_on: the radio & mute: the tv',
            {('mute', 'television')},
        ),
        (
            'mute the tv but leave the front door unlocked',
            'mute: the tv & unlock: the front door unlocked',
            {('mute', 'television')},
        ),
        (
            'leave the radio alone and mute the tv',
            'never: the radio & mute: the tv',
            {('mute', 'television')},
        ),
        ('ignore the tv and mute the radio', 'turn_off: the tv & mute: the radio',
         {('mute', 'radio')}),
        ('forget the tv, mute the radio', 'turn_off: the tv & mute: the radio',
         {('mute', 'radio')}),
    ],
)  # fmt: skip
def test_what_is_left_so_or_ignored_beside_an_order_is_not_acted_on(home, text, drafted, done):
    assert steps(home, text, drafted) == done


@pytest.mark.parametrize(
    ('text', 'drafted', 'done'),
    [
        ('leave the radio on', 'turn_on: the radio', {('turn_on', 'radio')}),
        (
            'turn on the radio and mute the tv',
            'turn_on: the radio & mute: the tv',
            {('turn_on', 'radio'), ('mute', 'television')},
        ),
    ],
)
def test_alone_it_is_an_order_and_so_is_to_turn_on(home, text, drafted, done):
    assert steps(home, text, drafted) == done
