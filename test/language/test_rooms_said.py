"""Several rooms in one phrase: those of guests, those of a floor."""

from pathlib import Path

import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.things.situation import Found, Mentions, Situation, Wanted
from llm_bridge.site.entity import EntityType
from llm_bridge.site.load import load_site

DEVICES = frozenset({EntityType.DEVICE})
PLACES = frozenset({EntityType.AREA, EntityType.PLACE})


@pytest.fixture(scope='module')
def islet():
    return Grounder(load_site(Path(__file__).parent / 'islet.yaml'))


@pytest.fixture
def meant(islet):
    def meant(phrase, types=DEVICES, skill='turn_off'):
        wanted = Wanted(types, skill=skill if types is DEVICES else None)
        found = islet.targets.resolve(phrase, wanted, Situation(), Mentions())
        return found.ids if isinstance(found, Found) else ()

    return meant


@pytest.mark.parametrize(
    'phrase',
    [
        'the lights in all rooms on the second floor',
        'lights in each room on the second floor',
        'every light in the rooms of the second floor',
    ],
)
def test_rooms_of_a_floor_are_told_by_the_floor_and_not_by_their_names(meant, phrase):
    assert meant(phrase) == ('light_21', 'suite_light')


def test_a_hallway_is_no_room(meant):
    assert meant('lights in all the rooms on the first floor') == ('light_11', 'light_12')
    assert 'hallway_light' in meant('all lights on the first floor')


@pytest.mark.parametrize(
    'phrase',
    ['lights off in every guest room', 'all guest room lights', 'the lights in the guestrooms'],
)
def test_guest_rooms_are_those_with_a_number_and_suites(meant, phrase):
    assert meant(phrase) == ('light_11', 'light_12', 'light_21', 'suite_light')


def test_something_can_be_left_out_of_guest_rooms(meant):
    assert meant('lights in all guest rooms but the suite') == ('light_11', 'light_12', 'light_21')
    assert meant('lights in every guest room on the first floor') == ('light_11', 'light_12')


def test_one_guest_room_is_not_all_of_them(meant):
    assert meant('the light in the guest room') == ()
    assert meant('the light in guest room 12') == ('light_12',)


def test_every_room_is_all_of_the_house(meant):
    assert 'parlour_light' in meant('the lights in every room')


def test_something_is_brought_to_each_room(meant):
    assert meant('each room on the first floor', PLACES) == ('room_11', 'room_12')
    assert meant('every guest room', PLACES) == ('room_11', 'room_12', 'room_21', 'suite')
    assert meant('room 12', PLACES) == ('room_12',)
