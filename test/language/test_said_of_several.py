"""What is said of several things at once: of all rooms of a floor, of a list, of all music."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World


@pytest.fixture(scope='module')
def mill():
    return load_site(Path(__file__).parent / 'mill.yaml')


@pytest.fixture
def heard(mill):
    """Return what a command comes to, with the plan that a model wrote for it."""

    def heard(text, plan, area=None, **states):
        world = World({i: EntityState({'state': s}, 0.0) for i, s in states.items()})
        return Understander(mill, Script(text, plan)).understand(text, world, area=area)

    return heard


def done(found):
    return [(s.skill, s.target) for s in found.graph.steps] if found.graph is not None else []


def targets(found):
    return [target for _, target in done(found)]


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'set the heating to 19 in every room upstairs',
            'set_temperature: in every room upstairs, 19',
            [('set_temperature', 'loft_heating'), ('set_temperature', 'parlour_heating')],
        ),
        (
            'have all rooms upstairs at 19 degrees',
            'set_temperature: in all rooms upstairs, 19 degrees',
            [('set_temperature', 'loft_heating'), ('set_temperature', 'parlour_heating')],
        ),
        (
            'dim the lights to 25 in all rooms upstairs',
            'dim: the lights to 25 in all rooms upstairs',
            [('set_brightness', 'loft_light'), ('set_brightness', 'parlour_light')],
        ),
        (
            'heating up to 21 upstairs',
            'set_temperature: heating upstairs, 21',
            [('set_temperature', 'loft_heating'), ('set_temperature', 'parlour_heating')],
        ),
        (
            'unlock all the doors upstairs',
            'unlock: all the doors upstairs',
            [('unlock', 'loft_door'), ('unlock', 'parlour_door')],
        ),
    ],
)
def test_what_is_said_of_the_rooms_of_a_floor_is_done_in_no_other(heard, text, plan, meant):
    assert done(heard(text, plan)) == meant


def test_one_light_of_a_floor_is_asked_about(heard):
    assert heard('turn on the light upstairs', 'turn_on: the light upstairs').question


def test_a_doubtful_floor_is_asked_about(heard):
    text, plan = 'lights off on this floor', 'turn_off: lights off on this floor'
    assert heard(text, plan).outcome is Outcome.QUESTION
    assert targets(heard(text, plan, 'loft')) == ['loft_light', 'parlour_light']


def test_up_here_is_the_floor_that_one_is_on(heard):
    plan = 'turn_off: all the lights on this floor'
    found = heard('turn off all the lights on this floor', plan, 'loft')
    assert targets(found) == ['loft_light', 'parlour_light']


def test_those_that_cannot_are_named_and_no_other_skill_is_taken_for_them(heard):
    found = heard('all lights downstairs to 40%', 'set_brightness: all lights downstairs, 40%')
    assert targets(found) == ['store_light', 'tea_light']
    assert 'work light cannot set brightness' in found.say
    found = heard('all blinds upstairs to 50 %', 'set_position: all blinds upstairs, 50 %')
    assert targets(found) == ['loft_blind']
    assert 'parlour blind cannot set position' in found.say


def test_of_a_list_what_can_be_done_waits_for_a_yes(heard):
    text = 'set the tea room light and the work light to 20 percent'
    found = heard(text, 'set_brightness: the tea room light and the work light, 20 percent')
    assert targets(found) == ['tea_light']
    assert found.question
    assert 'work light cannot set brightness' in found.say


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('pause all the music', 'pause: all the music', ['tea_speaker', 'loft_speaker']),
        ('stop all the music', 'stop: all the music', ['tea_speaker', 'loft_speaker']),
        ('pause the music everywhere', 'pause: the music everywhere',
         ['tea_speaker', 'loft_speaker']),
        ('pause the music in the loft', 'pause: the music in the loft', ['loft_speaker']),
    ],
)  # fmt: skip
def test_music_is_what_plays_and_never_an_appliance(heard, text, plan, meant):
    assert targets(heard(text, plan)) == meant


def test_the_music_is_what_plays_now(heard):
    assert heard('pause the music', 'pause: the music').question
    found = heard('pause the music', 'pause: the music', loft_speaker='playing')
    assert targets(found) == ['loft_speaker']


def test_too_loud_is_what_plays(heard):
    found = heard('it is so loud in here', 'quieter: television', loft_speaker='playing', tv='off')
    assert targets(found) == ['loft_speaker']


def test_any_of_several_is_one_of_them(heard):
    text = 'if any of the hoppers is filling turn the work light on'
    found = heard(text, 'if: any of the hoppers is filling -> turn_on: the work light')
    assert len(found.graph.steps[0].when.condition.any) == 2
    answer = heard('are any of the hoppers filling', 'unknown: x', hopper_1='empty',
                   hopper_2='filling').answer  # fmt: skip
    assert answer.startswith('Yes')


def test_a_temperature_is_no_percentage(heard):
    assert not done(heard('set the oven to 80 percent', 'set_temperature: the oven, 80 percent'))


def test_all_of_them_are_all_there(heard):
    plan = 'turn_off: all upstairs lights off'
    assert targets(heard('all upstairs lights off', plan)) == ['loft_light', 'parlour_light']


@pytest.mark.parametrize(
    ('text', 'plan', 'rooms'),
    [
        ('sweep all rooms upstairs', 'empty_bin: all rooms upstairs', ['loft', 'parlour']),
        ('sweep the whole upper floor', 'start: the whole upper floor', ['loft', 'parlour']),
        ('Dot, do the whole upper floor', 'warmer: the whole upper floor', ['loft', 'parlour']),
        (
            'have Dot sweep all rooms downstairs',
            'sweep_room: Dot, all rooms downstairs',
            ['store', 'grind', 'tea_room'],
        ),
    ],
)
def test_what_is_done_room_by_room_is_spread_over_a_floor(heard, text, plan, rooms):
    found = heard(text, plan)
    assert [(s.skill, s.args.get('room')) for s in found.graph.steps] == [
        ('sweep_room', room) for room in rooms
    ]
    assert found.question


def test_one_room_is_just_swept(heard):
    found = heard('sweep the tea room floor', 'sweep_room: Dot, the tea room floor')
    assert [s.args for s in found.graph.steps] == [{'room': 'tea_room'}]


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('lock the loft door and the back door', 'lock: the loft door'),
        ('turn on the loft light, the crane light and start the oven', 'turn_on: the loft light'),
        ('turn on the oven and the toaster', 'turn_on: the oven'),
    ],
)
def test_what_there_is_not_is_named_and_nothing_is_done(heard, text, plan):
    found = heard(text, plan)
    assert found.outcome is Outcome.REFUSED
    assert "Nothing here is called 'the " in found.say


def test_the_back_door_is_no_other_door(heard):
    assert not done(heard('lock the back door', 'lock: the back door'))


def test_what_a_plan_lost_of_a_list_is_named(heard):
    found = heard('kindle the oven and the loft light', 'turn_on: the oven')
    assert done(found) == []
    assert 'the loft light' in found.say


def test_what_a_plan_lost_of_two_things_is_done_with_the_other_after_a_yes(heard):
    found = heard('turn on the oven and the loft light', 'turn_on: the oven')
    assert targets(found) == ['oven', 'loft_light']
    assert all(step.confirm for step in found.graph.steps)


@pytest.mark.parametrize(
    'text', ['lock the loft door, the kids are asleep', 'lock the loft door, the door of the loft']
)
def test_talk_behind_an_order_is_no_list(heard, text):
    assert targets(heard(text, 'lock: the loft door')) == ['loft_door']


def test_all_of_both_is_turned_on(heard):
    plan = 'turn_on: the loft light and the work light'
    assert targets(heard('turn on the loft light and the work light', plan)) == [
        'loft_light', 'yard_lamp',
    ]  # fmt: skip
