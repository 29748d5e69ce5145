from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.graph.problem import Problem, ProblemCode
from llm_bridge.language.text.spelling import sound_key, stem
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.situation import ALL, Found, Mentions, Question, Situation, Wanted
from llm_bridge.language.things.targets import Targets
from llm_bridge.site.entity import EntityType
from llm_bridge.site.site import Site
from llm_bridge.site.world import EntityState, World

DEVICES = frozenset({EntityType.DEVICE})
PLACES = frozenset({EntityType.AREA, EntityType.PLACE})
OBJECTS = frozenset({EntityType.OBJECT})
ROBOTS = frozenset({EntityType.ROBOT})
NOTHING = Mentions()
UNKNOWN = World()
LIGHTS = (
    'kitchen_light',
    'counter_lamp',
    'hall_light',
    'lamp',
    'living_light',
    'bedroom_light',
    'bathroom_light',
)


@pytest.fixture
def resolve(house_names):
    def resolve(
        phrase,
        skill='turn_off',
        types=DEVICES,
        area=None,
        mentions=NOTHING,
        world=UNKNOWN,
        language='en',
        **more,
    ):
        return house_names.targets.resolve(
            phrase,
            Wanted(types, skill=skill, slot='slot', what='device', **more),
            Situation(world=world, area=area, language=language),
            mentions,
        )

    return resolve


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('the kitchen light', ('kitchen_light',)),
        ('kitchen light', ('kitchen_light',)),
        ('the kitchen lights', ('kitchen_light', 'counter_lamp')),
        ('the lights in the kitchen', ('kitchen_light', 'counter_lamp')),
        ('all lights', LIGHTS),
        ('every light', LIGHTS),
        ('all of the lights', LIGHTS),
        ('all lights in the house', LIGHTS),
        ('all the lights upstairs', ('bedroom_light', 'bathroom_light')),
        ('lights upstairs', ('bedroom_light', 'bathroom_light')),
        ('the lights on the first floor', ('bedroom_light', 'bathroom_light')),
        ('everything in the kitchen', ('kitchen_light', 'counter_lamp', 'radio', 'oven', 'plug')),
        ('the kitchen and hall lights', ('kitchen_light', 'counter_lamp', 'hall_light')),
        ('oven tv and hall light', ('oven', 'tv', 'hall_light')),
        ('all the lights in all of the house', LIGHTS),
        (
            'the kitchen hall and bedroom lights',
            ('kitchen_light', 'counter_lamp', 'hall_light', 'bedroom_light'),
        ),
        ('the hall light and the reading lamp', ('hall_light', 'lamp')),
        ('the hall light the reading lamp and the tv', ('hall_light', 'lamp', 'tv')),
        ('the hall light as well as the reading lamp', ('hall_light', 'lamp')),
        ('the light and the fan in the bedroom', ('bedroom_light', 'fan')),
        ('the radio and the lights in the kitchen', ('radio', 'kitchen_light', 'counter_lamp')),
        ('all lights except the reading lamp', tuple(i for i in LIGHTS if i != 'lamp')),
        ('all lights but the hall light', tuple(i for i in LIGHTS if i != 'hall_light')),
        (
            'all the lights except in the kitchen',
            ('hall_light', 'lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'every light but the one in the bedroom',
            tuple(i for i in LIGHTS if i != 'bedroom_light'),
        ),
        (
            'all lights except the kitchen and hall lights',
            ('lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        ('all lights off except the reading lamp', tuple(i for i in LIGHTS if i != 'lamp')),
        ('the lights off except the reading lamp', tuple(i for i in LIGHTS if i != 'lamp')),
        (
            'lights off except in the kitchen and the hall',
            ('lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'all lights to 60 percent apart from the kitchen',
            ('hall_light', 'lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'lights off everywhere but not in the kitchen and not in the hall',
            ('lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'the lights off but not the ones in the kitchen',
            ('hall_light', 'lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'the lights off, not the kitchen ones',
            ('hall_light', 'lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'all lights except the kitchen light, not the hall light',
            ('counter_lamp', 'lamp', 'living_light', 'bedroom_light', 'bathroom_light'),
        ),
        (
            'everything off in the kitchen but not the oven',
            ('kitchen_light', 'counter_lamp', 'radio', 'plug'),
        ),
        (
            'all lights out except the ones in the hall and the bedroom',
            ('kitchen_light', 'counter_lamp', 'lamp', 'living_light', 'bathroom_light'),
        ),
        (
            'the lights off but not the hall and bedroom ones',
            ('kitchen_light', 'counter_lamp', 'lamp', 'living_light', 'bathroom_light'),
        ),
        (
            'all lights except the ones in the hall, the bedroom and the kitchen',
            ('lamp', 'living_light', 'bathroom_light'),
        ),
        ('kitchen lights out', ('kitchen_light', 'counter_lamp')),
        ('the bedroom ceiling light', ('bedroom_light',)),
        ('the ceiling light in the bedroom', ('bedroom_light',)),
        ('both ceiling lights', ('living_light', 'bedroom_light')),
        ('the two ceiling lights', ('living_light', 'bedroom_light')),
        ('the lamp in the kitchen', ('counter_lamp',)),
        ('the lamp next to the sofa', ('lamp',)),
        ('the hall', ('hall_light',)),
        ('the telly', ('tv',)),
        ('radio', ('radio',)),
        ('the coffee machine', ('plug',)),
        ('the oven please', ('oven',)),
        ('the living-room light', ('living_light',)),
    ],
)
def test_a_phrase_means_these(resolve, phrase, ids):
    found = resolve(phrase)
    assert isinstance(found, Found), found
    assert found.ids == ids


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('the kichen light', ('kitchen_light',)),
        ('the halway light', ('hall_light',)),
        ('the livingroom lights', ('lamp', 'living_light')),
        ('the bed room light', ('bedroom_light',)),
        ('the kitchen ligth', ('kitchen_light',)),
        ('the bathroom lite', ('bathroom_light',)),
    ],
)
def test_a_slip_of_spelling_or_hearing_is_put_right(resolve, phrase, ids):
    found = resolve(phrase)
    assert isinstance(found, Found), found
    assert found.ids == ids
    assert found.score < 0.8


@pytest.mark.parametrize(
    'phrase',
    [
        'the sauna',
        'the garage lights',
        'the pool',
        'the sauna light',
        'the fridge',
        'the kitchen tv',
        'the lights in the garage',
        'the living room radio',
        'the hall fan',
        'everything in the attic',
        'the sauna and the kitchen light',
        'all lights except the sauna',
    ],
)
def test_what_is_not_there_never_becomes_something_else(resolve, phrase):
    problem = resolve(phrase)
    assert isinstance(problem, Problem), problem
    assert problem.code is ProblemCode.UNKNOWN_ENTITY


def test_the_nearest_names_are_offered(resolve):
    problem = resolve('the hull lamp')
    assert 'hall light' in problem.message or 'counter lamp' in problem.message


@pytest.mark.parametrize(
    ('phrase', 'choices'),
    [
        ('the ceiling light', {'living_light', 'bedroom_light'}),
        (
            'the light',
            {'kitchen_light', 'hall_light', 'living_light', 'bedroom_light', 'bathroom_light'},
        ),
        ('the lights', {*LIGHTS, ALL}),
        ('the kitchen', {'kitchen_light', 'counter_lamp', 'radio', 'oven', 'plug', ALL}),
    ],
)
def test_two_that_fit_are_a_question(resolve, phrase, choices):
    question = resolve(phrase)
    assert isinstance(question, Question), question
    assert {c.value for c in question.choices} == choices


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('the lights', ('lamp', 'living_light')),
        ('the light', ('living_light',)),
        ('the ceiling light', ('living_light',)),
        ('the lights in here', ('lamp', 'living_light')),
        ('lights', ('lamp', 'living_light')),
        ('all the lights', LIGHTS),
        ('the hall light', ('hall_light',)),
        ('everything in here', ('lamp', 'living_light', 'thermostat', 'tv')),
    ],
)
def test_the_speakers_room_decides_only_what_was_left_open(resolve, phrase, ids):
    assert resolve(phrase, area='living_room').ids == ids


def test_here_without_a_room_is_a_question(resolve):
    question = resolve('the lights in here')
    assert isinstance(question, Question)
    assert 'Where are you' in question.text


def test_the_skill_is_looked_at_only_after_the_name(resolve):
    assert resolve('the front door', 'lock').ids == ('front_lock',)
    assert resolve('the door', 'lock').choices
    problem = resolve('the front door')
    assert problem.code is ProblemCode.NOT_CAPABLE
    assert 'unlock' in problem.message
    assert resolve('dusty').code is ProblemCode.NOT_CAPABLE


def test_those_of_the_same_kind_that_cannot_are_told(resolve):
    found = resolve('all lights', 'set_color')
    assert found.ids == ('counter_lamp', 'lamp')
    assert set(found.unable) == set(LIGHTS) - {'counter_lamp', 'lamp'}


def test_too_many_are_refused(resolve):
    problem = resolve('everything')
    assert problem.code is ProblemCode.TOO_MANY_TARGETS


def test_a_garage_door_is_no_blind(home_names):
    found = home_names.targets.resolve(
        'all blinds', Wanted(DEVICES, skill='open'), Situation(), Mentions()
    )
    assert found.ids == ('bedroom_blinds', 'living_room_blinds')


def test_a_television_is_no_radio(house_names):
    found = house_names.targets.resolve(
        'all radios', Wanted(DEVICES, skill='turn_off'), Situation(), Mentions()
    )
    assert found.ids == ('radio',)


def test_it_and_them_are_what_was_spoken_of(resolve):
    spoken = Mentions(things=(('kitchen_light',), ('hall_light', 'lamp')))
    assert resolve('it', mentions=spoken).ids == ('kitchen_light',)
    assert resolve('them', mentions=spoken).ids == ('hall_light', 'lamp')
    assert resolve(
        'the other light', mentions=Mentions((('kitchen_light',),)), area='hall'
    ).ids == ('hall_light',)
    assert isinstance(resolve('it'), Question)


def test_the_other_one_is_the_sibling(resolve):
    found = resolve('the other one', mentions=Mentions((('living_light',),)))
    assert found.ids == ('lamp',)


def test_a_state_picks_out_those_that_have_it(resolve):
    world = World(
        {
            'kitchen_light': EntityState({'state': 'on'}),
            'hall_light': EntityState({'state': 'on'}),
            'lamp': EntityState({'state': 'off'}),
        }
    )
    assert resolve('the lights that are on', world=world).ids == ('kitchen_light', 'hall_light')
    assert resolve('whatever is still on in the kitchen', world=world).ids == ('kitchen_light',)
    unsure = resolve('the lights that are on', skill='turn_on')
    assert unsure.code is ProblemCode.UNKNOWN_STATE


def test_switching_off_what_is_on_needs_no_state_since_off_stays_off(resolve):
    assert set(resolve('any light that is on').ids) == set(resolve('all the lights').ids)


@pytest.mark.parametrize(
    ('phrase', 'same'),
    [
        ('the lights in the kitchen and the hall', 'the kitchen lights and the hall lights'),
        ('every last light', 'all the lights'),
        ('the lights in every room', 'all the lights'),
        ('all the lights save the hall light', 'all the lights except the hall light'),
        ('all the stuff in the kitchen', 'everything in the kitchen'),
        ('the light over there in the bedroom', 'the bedroom light'),
        ('the radio there', 'the radio'),
    ],
)
def test_phrases_that_mean_the_same_things(resolve, phrase, same):
    assert set(resolve(phrase).ids) == set(resolve(same).ids)
    assert resolve(phrase).ids


@pytest.mark.parametrize(
    ('phrase', 'place'),
    [
        ('the kitchen', 'kitchen'),
        ('kitchen table', 'table'),
        ('the dock', 'dock'),
        ('the lounge', 'living_room'),
        ('the charging station', 'dock'),
        ('the red cup', 'table'),
        ('the table', 'table'),
        ('into the hall', 'hall'),
    ],
)
def test_places(resolve, phrase, place):
    assert resolve(phrase, None, PLACES, one=True).ids == (place,)


def test_a_device_is_no_place_but_its_room_is_offered(resolve):
    problem = resolve('the oven', None, PLACES, one=True)
    assert problem.code is ProblemCode.WRONG_TYPE
    assert problem.suggestion == 'kitchen'


def test_me_is_where_the_speaker_is(resolve):
    assert resolve('me', None, PLACES, area='hall', one=True).ids == ('hall',)
    assert isinstance(resolve('me', None, PLACES, one=True), Question)


def test_a_closed_zone_is_said_to_be_closed_with_the_nearest_place_that_is_not(home_names):
    problem = home_names.targets.resolve('the stairs', Wanted(PLACES), Situation(), Mentions())
    assert problem.code is ProblemCode.KEEP_OUT
    assert problem.suggestion == 'bathroom'
    assert problem.message == "'stairs' is closed to robots. The nearest place is the bathroom."


@pytest.mark.parametrize(
    ('phrase', 'thing'),
    [
        ('red cup', 'cup'),
        ('the blue one', 'mug'),
        ('the book', 'book'),
        ('my book', 'book'),
        ('the cup from the kitchen table', 'cup'),
    ],
)
def test_objects(resolve, phrase, thing):
    assert resolve(phrase, None, OBJECTS, one=True).ids == (thing,)


def test_an_object_said_to_be_elsewhere_is_asked_about(resolve):
    question = resolve('the book from the kitchen table', None, OBJECTS, one=True)
    assert [c.value for c in question.choices] == ['book']
    assert 'the sofa' in question.text


def test_robots(resolve):
    assert resolve('the rover', 'go_to', ROBOTS).ids == ('rover',)
    assert resolve('both robots', 'go_to', ROBOTS).ids == ('rover', 'carrier')
    assert resolve('the carier', 'go_to', ROBOTS).ids == ('carrier',)
    assert isinstance(resolve('the robot', 'go_to', ROBOTS), Question)


def test_numbers_in_names_are_said_in_any_way(factory_names):
    for phrase in (
        'conveyor two',
        'conveyor 2',
        'the second conveyor',
        'conveyor number two',
        'belt two',
    ):
        found = factory_names.targets.resolve(
            phrase, Wanted(DEVICES, skill='stop'), Situation(), Mentions()
        )
        assert found.ids == ('conveyor_two',), phrase
    won = factory_names.targets.resolve(
        'cart won', Wanted(ROBOTS, skill='go_to'), Situation(), Mentions()
    )
    assert won.ids == ('cart_one',)


def test_names_in_the_other_languages_of_the_site(resolve):
    assert resolve('das Küchenlicht', language='de').ids == ('kitchen_light',)
    assert resolve('die Lichter in der Küche', language='de').ids == (
        'kitchen_light',
        'counter_lamp',
    )


def test_stems_and_sounds():
    assert (stem('lights'), stem('glass'), stem('boxes'), stem('bus')) == (
        'light',
        'glass',
        'box',
        'bus',
    )
    assert sound_key('light') == sound_key('lite')


@given(st.text(max_size=50))
def test_any_phrase_resolves_to_one_of_three(phrase):
    found = NAMES.resolve(phrase, Wanted(DEVICES, skill='turn_on'), Situation(), Mentions())
    assert isinstance(found, Found | Question | Problem)


WORDS = (
    'all',
    'the',
    'lights',
    'light',
    'kitchen',
    'hall',
    'and',
    'except',
    'in',
    'lamp',
    'here',
    'it',
    'that',
    'is',
    'on',
    'off',
    'everything',
    'other',
    'one',
    'both',
    'two',
    'but',
    'not',
    'sauna',
    'upstairs',
    'of',
    'to',
    '50',
    'percent',
    'every',
    'door',
)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(' '.join))
def test_any_pile_of_words_resolves_to_devices_that_have_the_skill(phrase):
    found = NAMES.resolve(
        phrase,
        Wanted(DEVICES, skill='turn_on'),
        Situation(area='hall'),
        Mentions(things=(('lamp',),)),
    )
    if isinstance(found, Found):
        assert found.ids
        assert all(NAMES.site.skill(i, 'turn_on') for i in found.ids)
        assert len(found.ids) <= NAMES.site.max_targets


def _names():
    from pathlib import Path

    from llm_bridge.language.things.targets import Targets
    from llm_bridge.site.load import load_site

    site = load_site(Path(__file__).parent / 'house.yaml')
    return Targets(site, NameIndex(site))


NAMES = _names()


def test_a_time_beside_a_thing_is_not_dropped_as_a_value(resolve):
    assert isinstance(resolve('the kitchen light at 7', skill='turn_on'), Problem)
    assert resolve('the kitchen light at 7', skill='set_brightness').ids == ('kitchen_light',)


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('in here hall light', ('hall_light',)),
        ('the hall light for me please', ('hall_light',)),
        ('the kitchen light a little', ('kitchen_light',)),
    ],
)
def test_words_that_say_nothing_may_stand_beside_a_name(resolve, phrase, ids):
    assert resolve(phrase).ids == ids


@pytest.mark.parametrize(
    'phrase', ['the hall light shade', 'not the hall light', 'hall light or my kitchen light now']
)
def test_words_that_say_something_are_not_passed_over(resolve, phrase):
    assert not isinstance(resolve(phrase), Found)


@pytest.mark.parametrize(
    ('phrase', 'same'),
    [
        ('all the lights but the two in the kitchen', 'all the lights except in the kitchen'),
        ('all lights but both in the kitchen', 'all the lights except in the kitchen'),
        ('every light but the two upstairs', 'all lights except the lights upstairs'),
        (
            'all lights but the hall light and the ones upstairs',
            'the kitchen and living room lights',
        ),
        ("every light that isn't in the kitchen", 'all the lights except in the kitchen'),
    ],
)
def test_some_of_them_are_left_out_by_number_or_place(resolve, phrase, same):
    found = resolve(phrase)
    assert isinstance(found, Found), found
    assert set(found.ids) == set(resolve(same).ids)


def test_a_wrong_number_of_exceptions_leaves_nothing_out(resolve):
    assert isinstance(resolve('all the lights but the three in the kitchen'), Problem)


def test_one_of_several_is_one_and_half_of_them_is_a_question(resolve):
    assert resolve('one of the lights in the kitchen').ids == ('kitchen_light',)
    assert resolve('any one light upstairs').ids == ('bedroom_light',)
    for phrase in ('half of the lights in the kitchen', 'some of the lights in the kitchen'):
        question = resolve(phrase)
        assert isinstance(question, Question), phrase


def test_a_state_that_is_denied_picks_out_those_that_are_not_in_it(resolve):
    world = World(
        {
            'kitchen_light': EntityState({'state': 'on'}),
            'counter_lamp': EntityState({'state': 'off'}),
            'tv': EntityState({'state': 'playing'}),
        }
    )
    denied = resolve("the lights in the kitchen that aren't on", 'turn_on', world=world)
    assert denied.ids == ('counter_lamp',)
    assert resolve('whatever is on in the living room', world=world).ids == ('tv',)


def test_what_a_room_is_called_after_picks_out_what_is_there(factory_names):
    world = World(
        {
            'conveyor_one': EntityState({'state': 'running'}),
            'conveyor_two': EntityState({'state': 'stopped'}),
        }
    )
    for phrase, skill, ids in (
        ("the line that's running", 'stop', ('conveyor_one',)),
        ("the belt that isn't running", 'start', ('conveyor_two',)),
    ):
        found = factory_names.targets.resolve(
            phrase, Wanted(DEVICES, skill=skill), Situation(world=world), Mentions()
        )
        assert found.ids == ids, phrase


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('whichever robot is free', ('carrier',)),
        ('whoever is free', ('carrier',)),
        ("whichever one isn't busy", ('carrier',)),
        ('the robot that is moving', ('rover',)),
        ('a free robot', ('carrier',)),
        ('both of you', ('rover', 'carrier')),
        ('you two', ('rover', 'carrier')),
        ('all of you', ('rover', 'carrier')),
        ('either of you', ('rover',)),
    ],
)
def test_robots_are_picked_by_what_they_do_or_spoken_to(resolve, phrase, ids):
    world = World(
        {'rover': EntityState({'state': 'moving'}), 'carrier': EntityState({'state': 'docked'})}
    )
    assert resolve(phrase, 'go_to', ROBOTS, world=world).ids == ids


def test_whichever_robot_is_free_is_not_known_without_their_states(resolve):
    problem = resolve('whichever robot is free', 'go_to', ROBOTS)
    assert problem.code is ProblemCode.UNKNOWN_STATE
    assert isinstance(resolve('the nearest robot', 'go_to', ROBOTS), Question)


def test_each_room_is_every_one_where_one_alone_is_called_a_room(resolve):
    rooms = resolve('each room', None, PLACES)
    assert set(rooms.ids) == {'kitchen', 'hall', 'living_room', 'bedroom', 'bathroom'}


def test_all_but_one_of_them_is_no_all_of_the_house(resolve):
    question = resolve('all but one of the lights in the kitchen')
    assert {c.value for c in question.choices} == {'kitchen_light', 'counter_lamp'}


def test_all_but_a_number_of_them_leaves_out_no_more(resolve):
    assert isinstance(resolve('all the lights but two lights'), Question)
    assert not isinstance(resolve('all but two lights'), Found)


def test_both_and_all_may_stand_behind(resolve):
    found = resolve('the hall light and the reading lamp both')
    assert found.ids == ('hall_light', 'lamp')
    assert set(resolve('the lights all').ids) == set(LIGHTS)


def test_those_in_a_state_are_left_out(resolve):
    world = World({i: EntityState({'state': 'on'}) for i in LIGHTS if i != 'lamp'})
    world.states['lamp'] = EntityState({'state': 'off'})
    for phrase in (
        'all the lights except the ones that are already off',
        'all the lights except those that are off',
    ):
        assert resolve(phrase, world=world).ids == tuple(i for i in LIGHTS if i != 'lamp'), phrase


def test_a_robot_is_meant_by_where_it_is(resolve):
    world = World(
        {'rover': EntityState({'area': 'hall'}), 'carrier': EntityState({'area': 'kitchen'})}
    )
    assert resolve('the robot in the kitchen', 'go_to', ROBOTS, world=world).ids == ('carrier',)
    assert resolve('the one in the hall', 'go_to', ROBOTS, world=world).ids == ('rover',)
    for one in ("the one that's in the hall", 'the one in the hall', 'those that are in the hall'):
        left = resolve(f'all robots except {one}', 'go_to', ROBOTS, world=world)
        assert left.ids == ('carrier',), one
    assert isinstance(resolve('all robots except the one in the hall', 'go_to', ROBOTS), Question)
    nobody = resolve('the robot in the bedroom', 'go_to', ROBOTS, world=world)
    assert isinstance(nobody, Problem)
    assert isinstance(resolve('the robot in the kitchen', 'go_to', ROBOTS), Question)


def test_a_place_may_be_where_something_is(resolve):
    world = World({'carrier': EntityState({'area': 'kitchen'})})
    assert resolve('where the carrier is', None, PLACES, world=world, one=True).ids == ('kitchen',)
    assert resolve('the carrier', None, PLACES, world=world, one=True).ids == ('kitchen',)
    assert isinstance(resolve('the carrier', None, PLACES, one=True), Problem)
    assert resolve('where the book is', None, PLACES, one=True).ids == ('sofa',)
    assert isinstance(resolve('where the carrier is', None, PLACES, one=True), Problem)
    assert isinstance(resolve('where the carrier was', None, PLACES, world=world), Problem)


def test_whatever_lies_somewhere_is_what_is_kept_there(resolve):
    found = resolve('whatever is on the kitchen table', None, OBJECTS, one=True)
    assert found.ids == ('cup',)


@pytest.mark.parametrize(
    'phrase',
    ['the tank one and two valves', 'the valves of tanks one and two', 'valves one and two'],
)
def test_what_is_said_once_of_two_numbers_is_said_of_both(resolve, phrase):
    assert set(resolve(phrase, 'open').ids) == {'tank_1', 'tank_2'}


@pytest.mark.parametrize(
    'rest', ['in the bedroom and the hall', 'in the bedroom and in the hall', "the bedroom's"]
)
def test_all_places_said_are_left_out(resolve, rest):
    left = set(resolve(f'every light except {rest}').ids)
    assert not left & {'bedroom_light'}
    assert ('hall_light' in left) == ('hall' not in rest)
    assert 'lamp' in left


def test_what_is_left_out_but_not_known_is_no_list(resolve):
    assert isinstance(resolve('all lights except the sauna and the hall light'), Problem)


def test_one_or_the_other_is_asked_about(resolve):
    question = resolve('the hall light or the reading lamp')
    assert {c.value for c in question.choices} == {'hall_light', 'lamp'}
    question = resolve('the red cup or the book', None, OBJECTS, one=True)
    assert {c.value for c in question.choices} == {'cup', 'book'}


def test_a_thing_may_be_where_something_else_is(resolve):
    world = World({'rover': EntityState({'area': 'hall'})})
    assert resolve('the light where the rover is', world=world).ids == ('hall_light',)
    assert resolve('the room where the tv is', None, PLACES, one=True).ids == ('living_room',)


def test_both_of_them_are_two_where_one_was_spoken_of(factory_names):
    spoken = Mentions(things=(('conveyor_one',),))
    found = factory_names.targets.resolve(
        'both of them', Wanted(DEVICES, skill='stop'), Situation(), spoken
    )
    assert found.ids == ('conveyor_one', 'conveyor_two')


def test_the_rooms_of_a_floor_are_no_passages(resolve):
    downstairs = ('kitchen_light', 'counter_lamp', 'lamp', 'living_light')
    assert resolve('the lights in all rooms downstairs').ids == downstairs
    assert resolve('the lights in all the rooms on the ground floor').ids == downstairs
    assert 'hall_light' in resolve('the lights downstairs').ids


def test_the_machine_may_be_what_was_just_spoken_of_and_is_asked_for(resolve):
    spoken = NOTHING.with_things(('oven',))
    found = resolve('the machine', skill='turn_on', mentions=spoken)
    assert isinstance(found, Question)
    assert 'oven' in {c.value for c in found.choices}
    assert 'oven' not in {c.value for c in resolve('the machine', skill='turn_on').choices}


@pytest.mark.parametrize(
    ('phrase', 'skill', 'ids'),
    [
        (
            'every room',
            'set_brightness',
            ('kitchen_light', 'counter_lamp', 'lamp', 'living_light', 'bedroom_light'),
        ),
        ('all the rooms upstairs', 'set_brightness', ('bedroom_light',)),
        ('every room', 'set_temperature', ('thermostat',)),
    ],
)
def test_every_room_is_each_room_whatever_it_is_called(resolve, phrase, skill, ids):
    assert resolve(phrase, skill).ids == ids


def test_all_but_a_light_are_all_lights_and_nothing_else(resolve):
    assert resolve('all but the hall light').ids == tuple(i for i in LIGHTS if i != 'hall_light')
    assert resolve('everything but the hall light').came == '14'


@pytest.mark.parametrize('end', ['', ' off'])
@pytest.mark.parametrize('lead', ['half of', 'all but one of'])
def test_some_of_several_are_asked_about_with_a_particle_behind_too(resolve, lead, end):
    found = resolve(f'{lead} the lights in the kitchen{end}')
    assert [c.value for c in found.choices] == ['kitchen_light', 'counter_lamp']


def test_the_music_is_what_plays_and_no_screen(resolve):
    assert resolve('the music', 'pause').ids == ('radio',)
    assert isinstance(resolve('the music', 'lock'), Problem)


def test_what_is_called_so_goes_before_what_is_called_so_as_well():
    room = {'name': 'hall', 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]}
    spot = {
        'name': 'entrance',
        'aliases': {'en': ['front door']},
        'area': 'hall',
        'pose': {'x': 1, 'y': 1},
    }
    site = Site.model_validate(
        {
            'name': 'flat',
            'areas': {'hall': room},
            'places': {'entrance': spot},
            'objects': {'door': {'name': 'front door'}, 'flap': {'name': 'cat flap'}},
        }
    )
    wanted = Wanted(frozenset(EntityType), slot='what', what='thing')

    def ids(phrase):
        found = Targets(site).resolve(phrase, wanted, Situation(world=UNKNOWN), NOTHING)
        return found.ids if isinstance(found, Found) else ()

    assert ids('the front door') == ('door',)
    assert ids('the entrance') == ('entrance',)
