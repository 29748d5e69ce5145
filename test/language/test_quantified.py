"""'Every last one of them' and 'the pair of them' before the noun that they are said of."""

import pytest
from scripted import Script

from llm_bridge.language.things.quantified import (
    with_everywhere,
    with_none_ended,
    with_quantifiers_in_front,
    with_rooms_before_the_value,
)
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('turn off the lights in the whole house', 'turn off the lights everywhere'),
        ('blinds down throughout our entire flat at ten', 'blinds down everywhere at ten'),
        ('is any light on in the whole house', 'is any light on'),
        ('turn off the lights in the house', None),
        ('tell everyone all over the house that it is late', None),
        ('lights out everywhere downstairs', 'lights out downstairs'),
        ('turn off the fans everywhere in the hall', 'turn off the fans in the hall'),
    ],
)
def test_the_whole_house_is_everywhere(home_names, said, instead):
    assert with_everywhere(said, home_names.targets.index) == (instead or said)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('lights out, every last one of them', 'all lights out'),
        ('turn off the lights, every single one', 'turn off all the lights'),
        ('turn off the lights, the lot of them, please', 'turn off all the lights, please'),
        ('blinds down every one of em', 'all blinds down'),
        ('kitchen lights off, all of them', 'all kitchen lights off'),
        ('lights to 40%, all of them', 'all lights to 40%'),
        ('turn every last light off', 'turn every light off'),
        ('the fan and the lamp, all of em on', 'the fan and the lamp, all of them on'),
        ('the blinds again!! shut the ones that are up',
         'the blinds again!! shut the blinds that are up'),
        ('the blinds and the lights! shut the ones that are up',
         'the blinds and the lights! shut the ones that are up'),
        ('turn off every single one of the lights', 'turn off all of the lights'),
        ('the lights are on, turn every last one of them off',
         'the lights are on, turn all of them off'),
        ('both lights are on, turn off the pair of them',
         'both lights are on, turn off both lights'),
        ('neither light should be on, turn off the two of them',
         'neither light should be on, turn off both lights'),
    ],
)  # fmt: skip
def test_it_is_said_of_the_noun(home_names, said, instead):
    assert with_quantifiers_in_front(said, home_names.targets.index) == instead


@pytest.mark.parametrize(
    'said',
    [
        'turn off the light, every single one',
        'take a pair of cups',
        'the kids are in, every last person knows: all of them',
        'go to the sofa once, all of them are there',
    ],
)
def test_other_words_stay(home_names, said):
    again = with_quantifiers_in_front(said, home_names.targets.index)
    assert again == said.replace('every last', 'every')


def test_every_last_one_is_done(home):
    found = Understander(home).understand('lights out, every last one of them', World())
    assert len(found.graph.steps) == 6


def test_the_pair_of_them_is_two(factory):
    text = 'neither conveyor should be running right now, stop both conveyors'
    told = Understander(factory, Script(text, 'stop: both conveyors'))
    said = 'neither conveyor should be running right now, stop the pair of them'
    found = told.understand(said, World())
    assert [s.target for s in found.graph.steps] == ['conveyor_one', 'conveyor_two']


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('none of the lights should be on', 'turn off all lights'),
        ('I want none of the lights on', 'turn off all lights'),
        ('no light should be on but the desk lamp', 'turn off all lights but the desk lamp'),
        ('neither of the blinds may stay open', 'close all blinds'),
        ('there should be no light on in the study, please', None),
        (
            'there should be no light on in the kitchen please',
            'turn off all lights in the kitchen',
        ),
        ("I don't want any lights on in the hall", 'turn off all lights in the hall'),
        ('No blinds open in the bedroom!', 'close all blinds in the bedroom'),
        ('no music playing', 'turn off all music'),
        ('no lights on in the bedroom after eight', None),
        ("I don't want any lights on when I come home", None),
        ('no lights on, or the baby wakes up', None),
        ('no light should be on when we leave', None),
        ('no light is on', None),
        ('no drones on the lawn', None),
        ('Nothing should be left on in the kitchen.', 'turn off everything in the kitchen.'),
        ('nothing should be on in the kitchen after ten', None),
        ('nothing should be on', None),
        ('make sure there is no light left on in the hall', 'turn off all lights in the hall'),
        ('make sure no light in the hall is still on', 'turn off all lights in the hall'),
        ('That is it for today. Make sure that no blind is left open',
         'That is it for today. close all blinds'),
        ('I want no lights on anywhere, except the desk lamp',
         'turn off all lights, except the desk lamp'),
        ("i don't want any trouble on the terrace", None),
    ],
)  # fmt: skip
def test_what_none_should_do_is_ended_for_all(home_names, said, instead):
    assert with_none_ended(said, home_names.targets.index) == instead


def test_no_lights_on_waits_for_a_yes(home):
    said = Understander(home).understand('none of the lights should be on', World())
    assert {step.skill for step in said.graph.steps} == {'turn_off'}
    assert said.say.startswith('Shall I turn off')


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('we are off, put the lights down to 15 percent in every room',
         'we are off, set the lights in every room to 15 percent'),
        ('dim the lights to thirty percent in both halls please',
         'set the lights in both halls to thirty percent please'),
        ('put the lights to 30 percent in the hall', None),
        ('put the cows to 3 in every barn', None),
    ],
)  # fmt: skip
def test_in_which_rooms_stands_before_the_value(home_names, said, instead):
    assert with_rooms_before_the_value(said, home_names.targets.index) == (instead or said)
