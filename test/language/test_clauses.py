from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.graph.condition import AllOf, AnyOf, AtTime, Compare, Not
from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.clauses.clauses import Read
from llm_bridge.language.things.situation import Mentions, Question, Situation, Wanted
from llm_bridge.site.entity import EntityType


def is_(entity, value, attribute='state', op='eq'):
    return Compare(entity=entity, attribute=attribute, op=op, value=value)


def not_(condition):
    return Not.model_validate({'not': condition})


HOME = [
    ('the vacuum is docked', is_('vacuum', 'docked')),
    ('when the vacuum is docked', is_('vacuum', 'docked')),
    ('the vacuum is not docked', not_(is_('vacuum', 'docked'))),
    ("the robot isn't moving", not_(is_('rover', 'moving'))),
    ('the robot gets to the hall', is_('rover', 'hall', 'area')),
    ('the robot is in the kitchen', is_('rover', 'kitchen', 'area')),
    ('the rover reaches the kitchen', is_('rover', 'kitchen', 'area')),
    ('the robot has arrived in the kitchen', is_('rover', 'kitchen', 'area')),
    ('the robot arrives at the sofa', is_('rover', 'sofa', 'place')),
    ('the robot leaves the kitchen', is_('rover', 'kitchen', 'area', 'ne')),
    ('the robot is home', is_('rover', 'docked')),
    ('the robot has the cup', is_('rover', 'cup', 'holding')),
    ('the robot is holding nothing', is_('rover', '', 'holding')),
    ('the tv is on pause', is_('television', 'paused')),
    ('the vacuum is docked right now', is_('vacuum', 'docked')),
    (
        "it's less than 18 degrees in the hall at the moment",
        is_('thermostat', 18.0, 'current_temperature', 'lt'),
    ),
    ('the temperature drops below 18', is_('thermostat', 18.0, 'current_temperature', 'lt')),
    ('it is colder than 18', is_('thermostat', 18.0, 'current_temperature', 'lt')),
    ('it gets warmer than 25 degrees', is_('thermostat', 25.0, 'current_temperature', 'gt')),
    ('it is below 19 in here', is_('thermostat', 19.0, 'current_temperature', 'lt')),
    ('the room is cooler than 22 degrees', is_('thermostat', 22.0, 'current_temperature', 'lt')),
    ('there is motion in the hall', is_('motion_sensor', 'on')),
    ('someone is in the hall', is_('motion_sensor', 'on')),
    ('motion is detected in the hall', is_('motion_sensor', 'on')),
    ("there's nobody in the hall", is_('motion_sensor', 'off')),
    ('there is smoke', is_('smoke_sensor', 'on')),
    ('the smoke alarm goes off', is_('smoke_sensor', 'on')),
    ('the smoke alarm go off', is_('smoke_sensor', 'on')),
    ('the smoke alarm goes', is_('smoke_sensor', 'on')),
    ('the smoke alarm pings', is_('smoke_sensor', 'on')),
    ('the light in the hall goes off', is_('hall_light', 'off')),
    ('the washing machine is done', is_('washing_machine', 'off')),
    ("the washing machine's done", is_('washing_machine', 'off')),
    ("the rover's in the kitchen", is_('rover', 'kitchen', 'area')),
    ("you're in the kitchen", is_('rover', 'kitchen', 'area')),
    ("you're back", is_('rover', 'docked')),
    ("the hoover's back on its dock", is_('vacuum', 'docked')),
    ("the temperature's above 24", is_('thermostat', 24.0, 'current_temperature', 'gt')),
    ('temperature over 24', is_('thermostat', 24.0, 'current_temperature', 'gt')),
    ("the oven's been left on", is_('oven', 'off', op='ne')),
    ('i left the oven on', is_('oven', 'off', op='ne')),
    ("i've left the front door unlocked again", is_('front_door_lock', 'unlocked')),
    ("somebody's left the oven on", is_('oven', 'off', op='ne')),
    ('some idiot left the garage door open', is_('garage_door', 'open')),
    ('one of the kids has left the tv on again', is_('television', 'off', op='ne')),
    ('they left the washing machine running', is_('washing_machine', 'running')),
    ("the radio isn't playing anything", not_(is_('radio', 'playing'))),
    ('the hall is empty', is_('motion_sensor', 'off')),
    ('someone walks into the hall', is_('motion_sensor', 'on')),
    ('someone opens the front door', is_('front_door_sensor', 'on')),
    ('the motion sensor picks something up', is_('motion_sensor', 'on')),
    (
        'the bedroom blinds are more than 70 percent closed',
        is_('bedroom_blinds', 30.0, 'position', 'lt'),
    ),
    ('the bedroom blinds are 70 percent open', is_('bedroom_blinds', 70.0, 'position')),
    ("the fan's running at more than 50 percent", is_('ceiling_fan', 50.0, 'speed', 'gt')),
    ('the thermostat is set above 22', is_('thermostat', 22.0, 'target_temperature', 'gt')),
    ("there's a light on in the kitchen", is_('kitchen_light', 'on')),
    (
        "the oven's on and the tv's off",
        AllOf(all=(is_('oven', 'off', op='ne'), is_('television', 'off'))),
    ),
    (
        'the temperature is between 18 and 22',
        AllOf(
            all=(
                is_('thermostat', 18.0, 'current_temperature', 'ge'),
                is_('thermostat', 22.0, 'current_temperature', 'le'),
            )
        ),
    ),
    ('the washing machine has finished', is_('washing_machine', 'off')),
    ('the vacuum finishes', is_('vacuum', 'docked')),
    ("it's 7 pm", AtTime(time='19:00')),
    ('it is noon', AtTime(time='12:00')),
    ('19:30', AtTime(time='19:30')),
    ('the front door is not locked', not_(is_('front_door_lock', 'locked'))),
    ('the front door is open', is_('front_door_sensor', 'on')),
    ('the front door opens', is_('front_door_sensor', 'on')),
    ('the front door locks', is_('front_door_lock', 'locked')),
    ('the garage door to close', is_('garage_door', 'closed')),
    ('the garage door opens', is_('garage_door', 'open')),
    (
        'both doors are locked',
        AllOf(all=(is_('front_door_lock', 'locked'), is_('back_door_lock', 'locked'))),
    ),
    (
        'the kitchen and hall lights are off',
        AllOf(all=(is_('kitchen_light', 'off'), is_('hall_light', 'off'))),
    ),
    (
        'the vacuum is docked and the front door is locked',
        AllOf(all=(is_('vacuum', 'docked'), is_('front_door_lock', 'locked'))),
    ),
    (
        'the kitchen light is on or the hall light is on',
        AnyOf(any=(is_('kitchen_light', 'on'), is_('hall_light', 'on'))),
    ),
    (
        'the front door is open or unlocked',
        AnyOf(any=(is_('front_door_sensor', 'on'), is_('front_door_lock', 'unlocked'))),
    ),
    ('a light is on in the kitchen', is_('kitchen_light', 'on')),
    ('the tv is on', is_('television', 'off', op='ne')),
    ('is the tv on', is_('television', 'off', op='ne')),
    ('the tv is off', is_('television', 'off')),
    ('the radio is playing', is_('radio', 'playing')),
    ('the hall light turns on', is_('hall_light', 'on')),
    (
        'the brightness of the kitchen light is below 50 percent',
        is_('kitchen_light', 50.0, 'brightness', 'lt'),
    ),
    ('the kitchen light is at 50 percent', is_('kitchen_light', 50.0, 'brightness')),
    ("the vacuum's battery is below 20 percent", is_('vacuum', 20.0, 'battery', 'lt')),
    ('the volume of the radio is over 30', is_('radio', 30.0, 'volume', 'gt')),
    ('unless the tv is off', not_(is_('television', 'off'))),
    (
        'the oven is off but the tv is off',
        AllOf(all=(is_('oven', 'off'), is_('television', 'off'))),
    ),
    (
        'someone is in the hall while the tv is off',
        AllOf(all=(is_('motion_sensor', 'on'), is_('television', 'off'))),
    ),
    (
        'the rover is done and the hall is empty',
        AllOf(all=(is_('rover', 'moving', op='ne'), is_('motion_sensor', 'off'))),
    ),
    (
        'either the tv or the radio is on',
        AnyOf(any=(is_('television', 'off', op='ne'), is_('radio', 'off', op='ne'))),
    ),
    (
        'neither the tv nor the radio is playing',
        AllOf(all=(not_(is_('television', 'playing')), not_(is_('radio', 'playing')))),
    ),
    (
        'the kitchen and hall lights are both off',
        AllOf(all=(is_('kitchen_light', 'off'), is_('hall_light', 'off'))),
    ),
    (
        'the radio is playing and the light is on',
        AllOf(all=(is_('radio', 'playing'), is_('kitchen_light', 'on'))),
    ),
    (
        'the tv is on and it is louder than 30',
        AllOf(all=(is_('television', 'off', op='ne'), is_('television', 30.0, 'volume', 'gt'))),
    ),
    ('the rover drops the cup', is_('rover', 'cup', 'holding', 'ne')),
    ("you've put the cup down", is_('rover', 'cup', 'holding', 'ne')),
    (
        'the last door is locked',
        AllOf(all=(is_('front_door_lock', 'locked'), is_('back_door_lock', 'locked'))),
    ),
    (
        'all the blinds are closed but the bedroom blinds',
        is_('living_room_blinds', 'closed'),
    ),
    ('the rover has picked up the cup', is_('rover', 'cup', 'holding')),
    ('the rover has put down the cup', is_('rover', 'cup', 'holding', 'ne')),
    ('the vacuum is fully charged', is_('vacuum', 100.0, 'battery', 'ge')),
    ('the temperature rises to 23', is_('thermostat', 23.0, 'current_temperature', 'ge')),
    ('it drops to 17 degrees', is_('thermostat', 17.0, 'current_temperature', 'le')),
    ('the temperature reaches 20', is_('thermostat', 20.0, 'current_temperature', 'ge')),
    ('someone leaves the hall', is_('motion_sensor', 'off')),
    ('everyone has left the hall', is_('motion_sensor', 'off')),
    ("someone's still in the hall", is_('motion_sensor', 'on')),
    ('anyone is left in the hall', is_('motion_sensor', 'on')),
    ("you've left the hall", is_('rover', 'hall', 'area', 'ne')),
    ('the rover is free', is_('rover', 'moving', op='ne')),
]
FACTORY = [
    ('conveyor two is running', is_('conveyor_two', 'running')),
    ('conveyor one stops', is_('conveyor_one', 'stopped')),
    ('the press is idle', is_('hydraulic_press', 'idle')),
    ('the press stops', is_('hydraulic_press', 'idle')),
    ('cart one is at line two', is_('cart_one', 'line_two', 'area')),
    ('cart one is not in the press cell', is_('cart_one', 'press_cell', 'area', 'ne')),
    ('cart two gets to packing', is_('cart_two', 'packing', 'area')),
    ('cart one has docked', is_('cart_one', 'docked')),
    ('the temperature is above 30 degrees', is_('temperature_sensor', 30.0, 'value', 'gt')),
    ('the temperature rises above 86 fahrenheit', is_('temperature_sensor', 30.0, 'value', 'gt')),
    ('the speed of conveyor one is over 50 percent', is_('conveyor_one', 50.0, 'speed', 'gt')),
    ('line one is stopped', is_('conveyor_one', 'stopped')),
    (
        'the lines are stopped',
        AllOf(all=(is_('conveyor_one', 'stopped'), is_('conveyor_two', 'stopped'))),
    ),
    ("the part sensor hasn't seen anything", not_(is_('part_sensor', 'on'))),
    ('the hall gets hotter than 30', is_('temperature_sensor', 30.0, 'value', 'gt')),
    ('it is under 10 in the hall', is_('temperature_sensor', 10.0, 'value', 'lt')),
    (
        'cart one or cart two is in packing',
        AnyOf(any=(is_('cart_one', 'packing', 'area'), is_('cart_two', 'packing', 'area'))),
    ),
    (
        'cart one is in packing or shipping',
        AnyOf(any=(is_('cart_one', 'packing', 'area'), is_('cart_one', 'shipping', 'area'))),
    ),
    (
        'cart one and cart two have both left shipping',
        AllOf(
            all=(
                is_('cart_one', 'shipping', 'area', 'ne'),
                is_('cart_two', 'shipping', 'area', 'ne'),
            )
        ),
    ),
    ('the part is gone', is_('part_sensor', 'off')),
    ('conveyor one is standing still', is_('conveyor_one', 'stopped')),
    ('there is a part at line two', is_('part_sensor', 'on')),
    ('a part comes in', is_('part_sensor', 'on')),
    ('no part is there', is_('part_sensor', 'off')),
    ('the stack light is red', is_('stack_light', 'red', 'color')),
    (
        'neither conveyor is running',
        AllOf(all=(not_(is_('conveyor_one', 'running')), not_(is_('conveyor_two', 'running')))),
    ),
    (
        'neither cart is in shipping',
        AllOf(
            all=(
                is_('cart_one', 'shipping', 'area', 'ne'),
                is_('cart_two', 'shipping', 'area', 'ne'),
            )
        ),
    ),
    (
        'none of the carts is in shipping',
        AllOf(
            all=(
                is_('cart_one', 'shipping', 'area', 'ne'),
                is_('cart_two', 'shipping', 'area', 'ne'),
            )
        ),
    ),
    (
        'one of the carts gets to shipping',
        AnyOf(
            any=(is_('cart_one', 'shipping', 'area'), is_('cart_two', 'shipping', 'area')),
        ),
    ),
    (
        'both conveyors are stopped',
        AllOf(all=(is_('conveyor_one', 'stopped'), is_('conveyor_two', 'stopped'))),
    ),
]


@pytest.mark.parametrize(('clause', 'condition'), HOME)
def test_clauses_at_home(home_names, clause, condition):
    read = home_names.clauses.condition(clause, Situation(), Mentions())
    assert isinstance(read, Read), read
    assert read.condition == condition


@pytest.mark.parametrize(('clause', 'condition'), FACTORY)
def test_clauses_in_the_factory(factory_names, clause, condition):
    read = factory_names.clauses.condition(clause, Situation(), Mentions())
    assert isinstance(read, Read), read
    assert read.condition == condition


FARM = [
    ("it's raining", is_('rain', 'on')),
    ("it's raining out there", is_('rain', 'on')),
    ('it starts raining', is_('rain', 'on')),
    ('it stops raining', is_('rain', 'off')),
    ('it is not raining', is_('rain', 'off')),
    ('it begins to rain', is_('rain', 'on')),
    ('it is dry', is_('rain', 'off')),
    ('the wind picks up to over 35', is_('wind', 35.0, 'value', 'gt')),
    ('the wind drops to 10', is_('wind', 10.0, 'value', 'le')),
    ('room 1 warms up to 20 degrees', is_('heater_1', 20.0, 'current_temperature', 'ge')),
    (
        'none of the lights is on',
        AllOf(all=(not_(is_('lamp_1', 'on')), not_(is_('lamp_2', 'on')))),
    ),
    ('it is windier than 30', is_('wind', 30.0, 'value', 'gt')),
    ('the wind drops below 20 kilometres an hour', is_('wind', 20.0, 'value', 'lt')),
    ('the soil is wetter than 40%', is_('soil', 40.0, 'value', 'gt')),
    ("the grain's drier than 14 percent", is_('grain', 14.0, 'value', 'lt')),
    ("bertha's battery is under 30 percent", is_('bertha', 30.0, 'battery', 'lt')),
    ('skye is fully charged', is_('skye', 100.0, 'battery', 'ge')),
    ('skye has landed', is_('skye', 'landed', 'flight')),
    ('bertha has weeded the orchard', is_('bertha', 'orchard', 'weeded')),
    ('bertha is done weeding the orchard', is_('bertha', 'orchard', 'weeded')),
    ("bertha hasn't weeded the orchard", is_('bertha', 'orchard', 'weeded', 'ne')),
    ('the drone is back on its pad', is_('skye', 'pad', 'place')),
    ('bertha has put down the crate', is_('bertha', 'crate', 'holding', 'ne')),
    ('bertha is free', is_('bertha', 'moving', op='ne')),
    ("bertha's not doing anything", is_('bertha', 'moving', op='ne')),
    ('room 1 gets below 12', is_('heater_1', 12.0, 'current_temperature', 'lt')),
    ('the drip line is running', is_('drip_line', 'open')),
    ('somebody gets out of bed 1', is_('bed_1', 'off')),
    ('someone leaves bed 1', is_('bed_1', 'off')),
    ('someone is left in bed 1', is_('bed_1', 'on')),
    ('a visitor is in bed 1', is_('bed_1', 'on')),
    (
        'the north field is below 30 percent moisture',
        Compare(entity='soil', attribute='value', op='lt', value=30.0),
    ),
    (
        'neither robot is in the orchard',
        AllOf(
            all=(
                is_('bertha', 'orchard', 'area', 'ne'),
                is_('skye', 'orchard', 'area', 'ne'),
            )
        ),
    ),
    (
        'one of the robots arrives in the orchard',
        AnyOf(any=(is_('bertha', 'orchard', 'area'), is_('skye', 'orchard', 'area'))),
    ),
    (
        'bertha or skye is in the orchard',
        AnyOf(any=(is_('bertha', 'orchard', 'area'), is_('skye', 'orchard', 'area'))),
    ),
    (
        'neither the auger nor the press is running',
        AllOf(all=(not_(is_('auger', 'running')), not_(is_('press', 'running')))),
    ),
    (
        'the lights are off except the room 2 one',
        is_('lamp_1', 'off'),
    ),
]


@pytest.mark.parametrize(('clause', 'condition'), FARM)
def test_clauses_on_a_farm(farm_names, clause, condition):
    read = farm_names.clauses.condition(clause, Situation(), Mentions())
    assert isinstance(read, Read), read
    assert read.condition == condition


@pytest.mark.parametrize(
    'clause',
    ["it's after 10 pm", "it's past nine", "it isn't 8 o'clock yet", 'it is earlier than noon'],
)
def test_a_time_is_waited_for_and_not_compared_with(home_names, clause):
    problem = home_names.clauses.condition(clause, Situation(), Mentions())
    assert problem.code is ProblemCode.UNSUPPORTED
    both = home_names.clauses.condition(f'the oven is on and {clause}', Situation(), Mentions())
    assert both.code is ProblemCode.UNSUPPORTED
    assert both.message == problem.message


def test_what_has_no_program_runs_when_it_is_on(home_names):
    def read(clause):
        return home_names.clauses.condition(clause, Situation(), Mentions()).condition

    assert read('the oven is running') == read('the oven is on')
    assert read('the washing machine is running') == is_('washing_machine', 'running')
    lamp = home_names.clauses.condition('the desk lamp is running', Situation(), Mentions())
    assert isinstance(lamp, Problem)


def test_of_two_that_were_spoken_of_either_is_asked_for(farm_names):
    clause = 'the yard gate or the pasture gate is open'
    read = farm_names.clauses.condition(clause, Situation(), Mentions())
    assert read.mentions.things[0] == ('yard_gate', 'pasture_gate')
    close = Wanted(frozenset({EntityType.DEVICE}), skill='close')
    found = farm_names.targets.resolve('it', close, Situation(), read.mentions)
    assert isinstance(found, Question)
    found = farm_names.targets.resolve('them', close, Situation(), read.mentions)
    assert found.ids == ('yard_gate', 'pasture_gate')


def test_the_right_side_may_call_it_what_the_left_names(farm_names):
    clause = "the auger is running and it's faster than 20 percent"
    read = farm_names.clauses.condition(clause, Situation(), Mentions())
    assert read.condition == AllOf(
        all=(is_('auger', 'running'), is_('auger', 20.0, 'speed', 'gt'))
    )


def test_each_of_two_has_its_own_state(farm_names):
    clause = 'the press off and the auger is running'
    read = farm_names.clauses.condition(clause, Situation(), Mentions())
    assert read.condition == AllOf(all=(is_('press', 'idle'), is_('auger', 'running')))


def test_both_sides_of_and_were_spoken_of(home_names):
    clause = 'the bedroom blinds are closed and the bedroom light is off'
    read = home_names.clauses.condition(clause, Situation(), Mentions())
    opened = Wanted(frozenset({EntityType.DEVICE}), skill='open')
    found = home_names.targets.resolve('them', opened, Situation(), read.mentions)
    assert found.ids == ('bedroom_blinds',)


@pytest.mark.parametrize(
    'clause',
    [
        'the sauna is hot',
        'it is dark',
        'nobody is in the kitchen',
        "everybody's left",
        'nobody left the oven on',
        "i haven't left the oven on",
        'i say stop',
        'pigs fly',
        '',
        'the kitchen',
        'the front door',
        'someone is at the front door',
        'the lights are tired',
    ],
)
def test_what_cannot_be_watched_is_a_problem(home_names, clause):
    assert isinstance(home_names.clauses.condition(clause, Situation(), Mentions()), Problem)


def test_the_sensor_of_another_door_tells_nothing_of_this_one(home_names):
    for clause in ('the back door is open', 'the back door opens', 'the rear door is ajar'):
        read = home_names.clauses.condition(clause, Situation(), Mentions())
        assert isinstance(read, Problem), clause


def test_what_is_reached_is_reached_from_where_it_is_now(home_names, evening):
    def read(clause):
        return home_names.clauses.condition(clause, Situation(world=evening), Mentions())

    for clause, op in (
        ('the temperature reaches 25', 'ge'),
        ('it gets to 18 degrees', 'le'),
        ('the vacuum battery reaches 20 percent', 'le'),
    ):
        assert read(clause).condition.op == op, clause
    # what it is only set to is not come to
    assert isinstance(read('the oven reaches 180 degrees'), Problem)


def test_it_is_what_the_state_can_be_said_of(factory_names):
    spoken = Mentions(things=(('stack_light',), ('dock_door',)))
    read = factory_names.clauses.condition("it's closed", Situation(), spoken)
    assert read.condition == is_('dock_door', 'closed')


def test_what_senses_somebody_was_not_spoken_of(home_names):
    read = home_names.clauses.condition('someone is in the hall', Situation(), Mentions())
    assert read.mentions == Mentions(places=('hall',))


def test_which_of_them_leaves_is_asked(factory_names):
    read = factory_names.clauses.condition('a cart leaves shipping', Situation(), Mentions())
    assert isinstance(read, Question)


def test_gone_and_there_lean_on_the_place_spoken_of(factory_names, home_names):
    spoken = Mentions(places=('shipping',), things=(('cart_one',),), robots=('cart_one',))
    gone = factory_names.clauses.condition("it's gone", Situation(), spoken)
    assert gone.condition == is_('cart_one', 'shipping', 'area', 'ne')
    hall = Mentions(places=('hall',))
    there = home_names.clauses.condition("there's nobody in there", Situation(), hall)
    assert there.condition == is_('motion_sensor', 'off')


@pytest.mark.parametrize('clause', ['the door is open', 'it is 7'])
def test_what_can_mean_two_is_a_question(home_names, clause):
    assert isinstance(home_names.clauses.condition(clause, Situation(), Mentions()), Question)


def test_any_and_all_are_not_the_same(home_names):
    def read(clause):
        return home_names.clauses.condition(clause, Situation(), Mentions()).condition

    assert isinstance(read('any light is on'), AnyOf)
    assert isinstance(read('all lights are on'), AllOf)
    assert isinstance(read('the lights are on'), AllOf)
    none = read('no light is on')
    assert isinstance(none, AllOf)
    assert all(isinstance(c, Not) for c in none.all)


def test_what_was_spoken_of_can_be_called_it(home_names):
    read = home_names.clauses.condition('the garage door is open', Situation(), Mentions())
    assert read.mentions.things[0] == ('garage_door',)
    again = home_names.clauses.condition('it is closed', Situation(), read.mentions)
    assert again.condition == is_('garage_door', 'closed')


WORDS = (
    'the',
    'kitchen',
    'light',
    'is',
    'are',
    'not',
    'on',
    'off',
    'robot',
    'in',
    'hall',
    'and',
    'or',
    'below',
    '18',
    'degrees',
    'temperature',
    'of',
    'there',
    'motion',
    'nobody',
    'it',
    'door',
    'open',
    'locked',
    'at',
    '7',
    'pm',
    'any',
    'no',
    'to',
    'has',
    'does',
    'when',
)


@given(st.lists(st.sampled_from(WORDS), max_size=10).map(' '.join))
def test_any_pile_of_words_is_read_or_refused(clause):
    read = CLAUSES.condition(clause, Situation(area='hall'), Mentions())
    assert isinstance(read, Read | Question | Problem)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(clause):
    assert isinstance(
        CLAUSES.condition(clause, Situation(), Mentions()), Read | Question | Problem
    )


def _clauses():
    from pathlib import Path

    from llm_bridge.language.grounding.grounding import Grounder
    from llm_bridge.site.load import load_site

    return Grounder(load_site(Path(__file__).parent / 'house.yaml')).clauses


CLAUSES = _clauses()


def test_what_a_thing_is_only_set_to_is_no_measure_of_it(home_names):
    for clause in ('the oven is at 180 degrees', 'the oven is hotter than 200'):
        problem = home_names.clauses.condition(clause, Situation(), Mentions())
        assert 'set to' in problem.message, clause
    read = home_names.clauses.condition('the oven is set above 200', Situation(), Mentions())
    assert read.condition == is_('oven', 200.0, 'target_temperature', 'gt')


def test_what_is_said_of_rooms_is_told_of_each_of_them(factory_names, home_names):
    def read(names, clause):
        return names.clauses.condition(clause, Situation(), Mentions()).condition

    belts = (is_('conveyor_one', 'stopped'), is_('conveyor_two', 'stopped'))
    assert read(factory_names, 'line one and line two are stopped') == AllOf(all=belts)
    assert read(factory_names, 'line one or line two is stopped') == AnyOf(any=belts)
    dark = (is_('kitchen_light', 'off'), is_('desk_lamp', 'off'))
    assert read(home_names, 'the kitchen or the study is dark') == AnyOf(any=dark)
    assert read(home_names, 'the garage is open') == is_('garage_door', 'open')


@pytest.mark.parametrize(
    'clause',
    [
        'the kitchen is quiet',  # its smoke sensor tells smoke
        'the kitchen is ready',
        'the hall is dry',
        'the bathroom is lit',
        'the living room is open',  # its blinds
        'only the hall light is on',
        'the front door is not open and unlocked',
    ],
)
def test_a_room_or_thing_of_which_nothing_tells_just_that_is_refused(home_names, clause):
    assert isinstance(home_names.clauses.condition(clause, Situation(), Mentions()), Problem)


@pytest.mark.parametrize(
    ('clause', 'parts'),
    [
        (
            'the tv is not on or playing',
            (not_(is_('television', 'off', op='ne')), not_(is_('television', 'playing'))),
        ),
        (
            'the rover is neither in the kitchen nor in the hall',
            (
                is_('rover', 'kitchen', 'area', 'ne'),
                is_('rover', 'hall', 'area', 'ne'),
            ),
        ),
        (
            'the rover is not in the kitchen or the hall',
            (is_('rover', 'kitchen', 'area', 'ne'), is_('rover', 'hall', 'area', 'ne')),
        ),
        (
            'the rover is not in the kitchen and not in the hall',
            (is_('rover', 'kitchen', 'area', 'ne'), is_('rover', 'hall', 'area', 'ne')),
        ),
        (
            'no light is on in the kitchen or the hall',
            (not_(is_('kitchen_light', 'on')), not_(is_('hall_light', 'on'))),
        ),
        (
            'the hall light is on and the kitchen light is not',
            (is_('hall_light', 'on'), not_(is_('kitchen_light', 'on'))),
        ),
    ],
)
def test_what_is_denied_of_either_is_denied_of_both(home_names, clause, parts):
    read = home_names.clauses.condition(clause, Situation(), Mentions())
    assert read.condition == AllOf(all=parts)


def test_not_all_is_not_none(home_names):
    read = home_names.clauses.condition('not both doors are locked', Situation(), Mentions())
    locked = (is_('front_door_lock', 'locked'), is_('back_door_lock', 'locked'))
    assert read.condition == not_(AllOf(all=locked))


@pytest.mark.parametrize('clause', ['half the lights are on', 'most of the lights are off'])
def test_a_share_of_them_is_not_all_of_them(home_names, clause):
    read = home_names.clauses.condition(clause, Situation(), Mentions())
    assert isinstance(read, Question | Problem)


def test_many_parts_are_read_one_by_one_and_not_in_every_way(home_names):
    said = 'is ' + 'one and ' * 25 + 'apples'
    assert isinstance(home_names.clauses.condition(said, Situation(), Mentions()), Problem)
