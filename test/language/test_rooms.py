"""Which rooms, and which things in them, a command means, of which it says some only once."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.mending.exceptions import with_what_stays
from llm_bridge.language.mending.order import with_turns
from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def lodge():
    return load_site(Path(__file__).parent / 'lodge.yaml')


@pytest.fixture
def understand(lodge):
    return lambda text, plan: Understander(lodge, Script(text, plan)).understand(text, World())


@pytest.fixture
def done(understand):
    def done(text, plan):
        graph = understand(text, plan).graph
        steps = graph.steps if graph is not None else ()
        return [(s.target, s.skill, *s.args.values()) for s in steps]

    return done


def test_what_is_in_there_is_in_the_room_just_spoken_of(done):
    text = 'salon heating down a degree music off in there and the lights to 20 percent'
    plan = (
        'cooler: salon heating, degrees= a degree & turn_off: music off in there '
        '& set_brightness: the lights, 20 percent'
    )
    assert done(text, plan) == [
        ('salon_heating', 'cooler', 1.0),
        ('salon_speaker', 'turn_off'),
        ('salon_lights', 'set_brightness', 20.0),
    ]


def test_nothing_of_another_room_is_in_there(done):
    text = 'lights on in the cloakroom and the music off in there'
    plan = 'turn_on: lights on in the cloakroom & turn_off: the music off in there'
    assert ('tavern_speaker', 'turn_off') not in done(text, plan)


def test_what_is_called_just_so_may_be_in_another_room(done):
    text = 'cloakroom light off and the gate closed in there'
    plan = 'turn_off: cloakroom light & close: the gate closed in there'
    assert ('gate', 'close') in done(text, plan)


def test_music_is_what_plays_in_a_room_and_no_television(done):
    assert done('music off in the salon', 'turn_off: music off in the salon') == [
        ('salon_speaker', 'turn_off')
    ]


def test_all_of_a_list_is_in_the_room_behind_it(done):
    text = 'turn off the music and the lights in the salon'
    assert done(text, 'turn_off: the music and the lights in the salon') == [
        ('salon_speaker', 'turn_off'),
        ('salon_lights', 'turn_off'),
    ]


@pytest.mark.parametrize(
    ('phrase', 'lights'),
    [
        ('the lights on the whole first floor', ['light_11', 'light_12']),
        (
            'the lights on the whole ground floor except in the cloakroom',
            ['salon_lights', 'tavern_lights'],
        ),
        (
            'lights off in every room but the cloakroom',
            ['salon_lights', 'tavern_lights', 'light_11', 'light_12'],
        ),
        ('the lights on the whole attic', []),
    ],
)
def test_whole_floors_and_all_rooms(done, phrase, lights):
    assert [s[0] for s in done(f'turn off {phrase}', f'turn_off: {phrase}')] == lights


def test_a_floor_is_a_choice_with_its_article(done):
    text = 'send the hoist down to the ground floor'
    assert done(text, 'send_to_floor: the hoist, the ground floor') == [
        ('hoist', 'send_to_floor', 'ground floor')
    ]


def test_a_thing_set_without_a_verb_is_read_back(understand):
    found = understand('hoist up to the first floor', 'deliver: ?')
    (step,) = found.graph.steps
    assert (step.target, step.skill) == ('hoist', 'send_to_floor')
    assert found.say.startswith('Shall I')


def test_a_room_is_called_by_its_number(understand):
    found = understand('Tim, take the parcels to 12', 'deliver: the parcels, robot= tim')
    (step,) = found.graph.steps
    assert (step.target, step.args) == ('tim', {'room': 'room_12'})
    assert found.say.startswith('Shall I')


def test_his_battery_is_that_of_whoever_acts(understand):
    text = 'Tim takes it to 12, unless his battery is below 20 percent'
    plan = 'if: his battery is below 20 percent -> nothing else: deliver: 12, robot= tim'
    assert 'battery of Tim' in understand(text, plan).say


@pytest.mark.parametrize(
    ('clause', 'value'),
    [
        ('the call lamp in room 11 goes on', 'calling'),
        ('the call lamp in room 11 starts flashing', 'calling'),
        ('the call lamp in room 11 goes out', 'idle'),
    ],
)
def test_of_two_states_one_of_rest_is_off(understand, clause, value):
    text = f'when {clause} turn on the cloakroom light'
    (step,) = understand(text, f'when: {clause} -> turn_on: the cloakroom light').graph.steps
    assert (step.when.condition.entity, step.when.condition.value) == ('call_11', value)


def test_a_fault_is_no_state_that_is_on(understand):
    text = 'when the hopper goes on turn on the cloakroom light'
    found = understand(text, 'when: the hopper goes on -> turn_on: the cloakroom light')
    assert found.graph is None


def test_a_thing_and_its_room_are_one_phrase(understand):
    found = understand('clear the call in room 12', 'deliver: room 12')
    (step,) = found.graph.steps
    assert (step.target, step.skill) == ('call_12', 'acknowledge')


def test_a_value_of_another_skill_of_the_thing(understand):
    found = understand('air in the salon up to 70 percent', 'set_stage: in the salon, 70 percent')
    (step,) = found.graph.steps
    assert (step.target, step.skill, step.args) == ('salon_air', 'set_flow', {'percent': 70.0})
    assert found.say.startswith('Shall I')


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        (
            'heating to 20 in the salon and 17 in the tavern',
            'set_temperature: heating to 20 in the salon, 17 & set_temperature: in the tavern, 17',
        ),
        (
            'heating to 20 in the salon and 17 in the tavern',
            'set_temperature: heating to 20 in the salon, 17 in the tavern',
        ),
        (
            'the heating 20 in the salon, 17 in the tavern',
            'set_temperature: in the salon, 17 & set_temperature: in the tavern, 20',
        ),
    ],
)
def test_each_room_gets_its_own_value(done, text, plan):
    assert done(text, plan) == [
        ('salon_heating', 'set_temperature', 20.0),
        ('tavern_heating', 'set_temperature', 17.0),
    ]


def test_a_second_value_is_for_the_same_sort_of_thing(done):
    text = 'dim the lights to 30 in the salon and 50 in room 12'
    plan = 'set_brightness: the lights to 30 in the salon, 50 & set_brightness: in room 12, 50'
    assert done(text, plan) == [('salon_lights', 'set_brightness', 30.0)]


@pytest.mark.parametrize(
    ('text', 'plan', 'never'),
    [
        (
            'heating to 16 everywhere, only the salon stays as it is',
            'set_temperature: heating to 16 everywhere only the salon, 16',
            'only the salon stays as it is',
        ),
        (
            'all lights off, the cloakroom light can stay on',
            'turn_off: all lights off & turn_on: the cloakroom light',
            'the cloakroom light can stay on',
        ),
        (
            'turn the lights off but leave the salon as it is',
            'turn_off: the lights',
            'leave the salon as it is',
        ),
        (
            'turn the radio off but the lamp stays on because I am reading',
            'turn_off: the radio & turn_on: the lamp',
            'the lamp stays on',
        ),
    ],
)
def test_what_stays_is_left_alone(text, plan, never):
    mended = write(with_what_stays(read(plan), words(text), breaks_of(text)))
    assert f'never: {never}' in mended
    assert 'turn_on' not in mended


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn on the light so it stays warm', 'turn_on: the light'),
        ('if the gate stays open turn on the light', 'if: the gate stays open -> turn_on: it'),
        ('the gate stays open', 'open: the gate'),
        ('leave the salon and turn on the light', 'turn_on: the light'),
    ],
)
def test_other_things_that_stay_forbid_nothing(text, plan):
    assert with_what_stays(read(plan), words(text), breaks_of(text)) == read(plan)


def test_what_stays_is_not_done_to_at_once(done):
    text = 'everything off in the salon, only the salon tv stays on'
    plan = 'turn_off: everything off in the salon only the salon tv'
    assert 'salon_tv' not in [s[0] for s in done(text, plan)]
    assert ('salon_lights', 'turn_off') in done(text, plan)


@pytest.mark.parametrize(
    'plan',
    [
        'if: the gate is open -> turn_on: the salon lights else: never: everything',
        'if: the gate is open -> turn_on: the salon lights else: nothing',
    ],
)
def test_otherwise_everything_may_stay_as_it_is(done, plan):
    text = 'if the gate is open turn on the salon lights, otherwise leave everything as it is'
    assert [s[:2] for s in done(text, plan)][-1:] == [('salon_lights', 'turn_on')]


def test_what_ends_a_deed_comes_after_it(lodge):
    plan = read('open: the gate & close: the gate')
    text = words('gate open, tim to room 11, gate shut again')
    gate = read('open: gate & deliver: room 11 & close: gate')
    assert write(with_turns(gate, text, lodge)).count(';') == 2
    assert with_turns(plan, words('open the gate and close the gate'), lodge) == plan
    text = words('gate open, tim to room 11, gate shut')
    assert write(with_turns(gate, text, lodge)).count(';') == 2
    other = read('open: gate & deliver: room 11 & close: door')
    assert with_turns(other, text, lodge) == other


def test_not_too_loud_tells_how_loud(done):
    text = 'salon speaker on but not too loud, say 25 percent'
    plan = 'turn_on: salon speaker & quieter: ?, percent= 25 percent'
    assert done(text, plan)[-1] == ('salon_speaker', 'set_volume', 25.0)


def test_good_night_is_no_lamp(done):
    text = 'salon lights off night night'
    assert 'night_lamp' not in [
        s[0] for s in done(text, 'turn_off: salon lights & turn_off: night night')
    ]


def test_a_statement_about_what_is_not_here_is_talk(lodge):
    class Unsure(Script):
        def decode(self, said):
            return super().decode(said).__class__(read(self.plan), confidence=0.3)

    def told(text, plan):
        return Understander(lodge, Unsure(text, plan)).understand(text, World()).outcome

    assert told('the cat is asleep on the sofa again', 'shake: the sofa') is Outcome.UNKNOWN
    assert told('shake the sofa', 'shake: the sofa') is not Outcome.UNKNOWN


def test_guest_rooms_are_those_with_a_number_and_not_the_house(done):
    text = 'turn the lights off in every guest room'
    assert done(text, 'turn_off: the lights off in every guest room') == [
        ('light_11', 'turn_off'),
        ('light_12', 'turn_off'),
    ]


def test_huts_that_nobody_knows_are_not_all_of_them(done):
    text = 'turn the lights off in all the cabins by the lake'
    assert done(text, 'turn_off: the lights off in all the cabins by the lake') == []
