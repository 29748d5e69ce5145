"""'Them' in another room are those of that room."""

import pytest
from scripted import Script

from llm_bridge.language.things.the_same_elsewhere import with_the_same_elsewhere
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('close the blinds in the bedroom and open them in the living room',
         'close the blinds in the bedroom and open the blinds in the living room'),
        ('turn the light off in the kitchen and turn it on in the hall',
         'turn the light off in the kitchen and turn the light on in the hall'),
        # of the same room, of an object that is carried, of two sorts, of no room
        ('dim the lights in the kitchen and turn them off in the kitchen', None),
        ('take the cup in the kitchen and put it in the hall', None),
        ('close the blinds in the bedroom, dim the lights in the hall, turn them on in the study',
         None),
        ('close the blinds in the bedroom and open them in ten minutes', None),
    ],
)  # fmt: skip
def test_them_in_another_room_are_those_of_that_room(home_names, said, instead):
    assert with_the_same_elsewhere(said, home_names.targets.index) == (instead or said)


def test_blinds_closed_here_are_not_opened_again_for_those_elsewhere(home):
    said = 'close the blinds in the bedroom and open them in the living room'
    meant = 'close the blinds in the bedroom and open the blinds in the living room'
    plan = 'close: the blinds in the bedroom & open: the blinds in the living room'
    found = Understander(home, Script(meant, plan)).understand(said, World())
    assert [(s.skill, s.target) for s in found.graph.steps] == [
        ('close', 'bedroom_blinds'), ('open', 'living_room_blinds'),
    ]  # fmt: skip
