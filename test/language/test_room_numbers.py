"""Numbers that are names of rooms, things that are called like places, things that are fetched."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def islet():
    return load_site(Path(__file__).parent / 'islet.yaml')


@pytest.fixture
def understood(islet):
    return lambda text, plan: Understander(islet, Script(text, plan)).understand(text, World())


@pytest.fixture
def steps(understood):
    def steps(text, plan):
        graph = understood(text, plan).graph
        done = graph.steps if graph is not None else ()
        return [(s.target, s.skill, *s.args.values()) for s in done]

    return steps


def test_a_room_and_its_value_are_told_apart(steps):
    text = '12 to 21 degrees'
    assert steps(text, f'set_temperature: ?, {text}') == [('heating_12', 'set_temperature', 21.0)]


def test_the_number_of_a_room_is_no_value(understood, steps):
    text, plan = 'i would like the blinds in 12 down', 'set_position: the blinds, 12'
    assert steps(text, plan) == [('blinds_12', 'close')]
    assert understood(text, plan).question


def test_a_value_stays_one_where_a_room_has_that_number(steps):
    text = 'the blinds in room 11 to 12 percent'
    plan = 'set_position: the blinds in room 11, 12 percent'
    assert steps(text, plan) == [('blinds_11', 'set_position', 12.0)]


def test_what_is_called_like_a_place_is_meant_where_a_thing_is_wanted(steps):
    text, plan = 'send the lift up to the second floor', 'send_to: the lift, second floor'
    assert steps(text, plan) == [('elevator', 'send_to', 'second floor')]


def test_a_thing_is_fetched_from_where_it_was_said_to_be(understood, steps):
    text, plan = (
        'bring the tray from 12 to the tea room',
        'deliver: the tray from 12, the tea room',
    )
    assert steps(text, plan) == [
        ('ada', 'collect', 'tray', 'room_12'),
        ('ada', 'deliver', 'tray', 'tea_room'),
    ]
    assert understood(text, plan).question


def test_a_thing_is_fetched_from_there(steps):
    text = 'take the pillow to 11 and bring the tray from there to the tea room'
    plan = 'deliver: the pillow, 11 ; deliver: the tray, the tea room'
    assert steps(text, plan)[1:] == [
        ('ada', 'collect', 'tray', 'room_11'),
        ('ada', 'deliver', 'tray', 'tea_room'),
    ]


def test_what_is_kept_there_is_just_brought(steps):
    text = 'bring a pillow from the linen room to 12'
    plan = 'deliver: a pillow from the linen room, 12'
    assert steps(text, plan) == [('ada', 'deliver', 'pillow', 'room_12')]
