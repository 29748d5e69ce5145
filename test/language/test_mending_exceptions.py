"""To leave a thing as it is, or to ignore it, is no order where another order stands beside it."""

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
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
        (
            'mute the tv but leave the radio going because I like it',
            'mute: the tv & turn_on: the radio',
            {('mute', 'television')},
        ),
        (
            'mute the tv but let the radio carry on playing',
            'mute: the tv & turn_on: the radio',
            {('mute', 'television')},
        ),
        (
            'leave the radio as it is and mute the tv',
            'never: the radio & mute: the tv',
            {('mute', 'television')},
        ),
        ('ignore the tv and mute the radio', 'turn_off: the tv & mute: the radio',
         {('mute', 'radio')}),
        ('forget the tv, mute the radio', 'turn_off: the tv & mute: the radio',
         {('mute', 'radio')}),
        ('mute the tv and turn off the radio, please', 'mute: the tv & turn_off: the radio',
         {('mute', 'television'), ('turn_off', 'radio')}),
        ('mute the tv but keep the radio off', 'mute: the tv & turn_off: the radio',
         {('mute', 'television')}),
    ],
)  # fmt: skip
def test_what_is_left_so_or_ignored_beside_an_order_is_not_acted_on(home, text, drafted, done):
    assert steps(home, text, drafted) == done


@pytest.mark.parametrize(
    ('text', 'drafted', 'done'),
    [
        ('leave the radio on', 'turn_on: the radio', {('turn_on', 'radio')}),
        ('keep the radio off', 'turn_off: the radio', {('turn_off', 'radio')}),
        (
            'turn on the radio and mute the tv',
            'turn_on: the radio & mute: the tv',
            {('turn_on', 'radio'), ('mute', 'television')},
        ),
    ],
)
def test_alone_it_is_an_order_and_so_is_to_turn_on(home, text, drafted, done):
    assert steps(home, text, drafted) == done


@pytest.mark.parametrize(
    ('text', 'drafted'),
    [
        ('I only want the radio tonight', 'never: the radio'),
        ('if the tv is on run the radio flat out', 'if: the tv is on -> never: the radio'),
    ],
)
def test_nothing_is_banned_where_no_word_does(home, text, drafted):
    found = Understander(home, Script(text, drafted)).understand(text, World(), area='hall')
    assert found.outcome is not CommandOutcome.ANSWER
    assert found.graph is None


def test_to_quit_doing_it_is_a_ban_and_no_order(home):
    text = 'quit locking the front door at noon'
    assert steps(home, text, 'lock: the front door') == set()
    text = 'lock the front door and stop the washer'
    assert ('lock', 'front_door_lock') in steps(
        home, text, 'lock: the front door & stop: the washer'
    )


@pytest.mark.parametrize(
    ('text', 'drafted', 'is_ban'),
    [
        ('tell the driver to leave it by the gate', 'never: the gate', False),
        ('leave the cup in the hall', 'never: the cup', False),
        ('leave the radio alone', 'never: the radio', True),
    ],
)
def test_to_leave_a_thing_somewhere_is_no_ban(home, text, drafted, is_ban):
    found = Understander(home, Script(text, drafted)).understand(text, World())
    assert (found.outcome == 'answer') == is_ban


@pytest.mark.parametrize(
    ('text', 'drafted', 'refused'),
    [
        ('mute the radio in a bit', 'mute: the radio', True),
        ('mute the radio later', 'mute: the radio', True),
        ('mute the radio at some point', 'mute: the radio', True),
        ('mute the radio for a while', 'mute: the radio', True),
        ('pause the vacuum for a moment', 'pause: the vacuum', False),
        ('turn the radio up a bit', 'louder: the radio', False),
        ('our guests arrive soon, mute the radio', 'mute: the radio', False),
    ],
)
def test_what_is_to_be_done_some_time_is_not_done_now(home, text, drafted, refused):
    assert (steps(home, text, drafted) == set()) == refused


def test_where_a_part_is_lost_nothing_is_done_at_once(home):
    text = 'mute the radio and lock the qwertz'
    drafted = 'mute: the radio & lock: the qwertz'
    found = Understander(home, Script(text, drafted)).understand(text, World())
    assert found.graph is None or found.question is not None
