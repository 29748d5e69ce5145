import pytest

from llm_bridge.graph.problem import Problem
from llm_bridge.language.questions.questions import Answer
from llm_bridge.language.things.situation import Mentions, Question, Situation
from llm_bridge.site.world import EntityState, World


@pytest.fixture
def answer(home_names, evening):
    def answer(question, world=None, area=None):
        return home_names.questions.answer(
            question, Situation(world=evening if world is None else world, area=area), Mentions()
        )

    return answer


@pytest.mark.parametrize(
    ('question', 'text'),
    [
        ('is the back door locked', 'No, the back door lock is unlocked.'),
        ('is the front door locked', 'Yes, the front door lock is locked.'),
        ('is the front door open', 'No, the front door sensor is closed.'),
        ('tell me whether the back door is locked', 'No, the back door lock is unlocked.'),
        ('are both doors locked', 'No, the back door lock is unlocked.'),
        ('did I lock the front door', 'Yes, the front door lock is locked.'),
        ('whether I locked the front door', 'Yes, the front door lock is locked.'),
        (
            'how many degrees does the thermostat have',
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        ('has the washing machine finished', 'No, the washing machine is running.'),
        ('did the vacuum finish', 'Yes, the vacuum is docked.'),
        ('is the back door locked just now', 'No, the back door lock is unlocked.'),
        ('is the light on in the hall', 'No, the hall light is off.'),
        ('did anybody leave the light on in the hall', 'No, the hall light is off.'),
        (
            'how warm has it got over there in the hall',
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        (
            "what's it like down in the hall, temperature-wise",
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        ('is anyone in the hall', 'Yes, the motion sensor is triggered.'),
        (
            'are there any lights on',
            'Yes, the kitchen light is on and the living room light is on.',
        ),
        (
            "what's the temperature",
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        (
            "what's the target temperature",
            'The target temperature of the thermostat is 22 degrees Celsius.',
        ),
        (
            'how warm is it in the hall',
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        (
            'is it warmer than 20 degrees',
            'Yes, the current temperature of the thermostat is above 20 degrees Celsius.',
        ),
        ('how bright is the kitchen light', 'The brightness of the kitchen light is 40 percent.'),
        ('how loud is the radio', 'The volume of the radio is 30 percent.'),
        ("what's the vacuum's battery", 'The battery of the vacuum is 80 percent.'),
        ('how much battery has the vacuum got left', 'The battery of the vacuum is 80 percent.'),
        ('where is the robot', 'The rover is in the hall.'),
        ('where is the cup', 'The rover holds the cup.'),
        ('do you know where my book is', 'The book is kept at the sofa.'),
        ('what is the robot holding', 'The rover holds the cup.'),
        ('is the vacuum docked or running', 'The vacuum is docked.'),
        ('is the oven on or not', 'I do not know: the state of the oven is not known.'),
        (
            'how warm is it in the whole house',
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        ('tell me the state of the back door lock', 'The back door lock is unlocked.'),
        ('the garage door is open right', 'Yes, the garage door is open.'),
        ('what can I do with the vacuum', 'Start, pause, resume and return home.'),
        ('is the robot in the kitchen', 'No, the rover is not in the kitchen.'),
        ('what is the vacuum doing', 'The vacuum is docked.'),
        ('which doors are unlocked', 'The back door lock is unlocked.'),
        ('do we have a fan', 'Yes, the ceiling fan.'),
        ('where are you', 'The rover is in the hall.'),
        ('where did i leave my book', 'The book is kept at the sofa.'),
        ("how's the vacuum getting on", 'The vacuum is docked.'),
        ('did I lock up', 'No, the back door lock is unlocked.'),
        ('which doors are unlocked right now', 'The back door lock is unlocked.'),
        ('anybody in the hall', 'Yes, the motion sensor is triggered.'),
        ('which station is the radio on', 'I do not know the source of the radio.'),
        ('why is the hall light off', 'The hall light is off.'),
        (
            'which lights are brighter than 30 percent',
            'The kitchen light is brighter than 30 percent. Of the living room light, the floor '
            'lamp, the hall light, the bedroom light and the desk lamp I do not know.',
        ),
        ("what's in the study", 'In the study: the desk lamp.'),
        ("you locked the front door, didn't you", 'Yes, the front door lock is locked.'),
        ("the back door isn't locked, is it", 'Yes, the back door lock is not locked.'),
        ("the hall light's off, isn't it", 'Yes, the hall light is off.'),
        ("there's nobody in the hall, is there", 'No, the motion sensor is triggered.'),
        ('how full is the battery of the vacuum', 'The battery of the vacuum is 80 percent.'),
        ('what has the rover got in its gripper', 'The rover holds the cup.'),
        ("what colour's the floor lamp", 'I do not know the color of the floor lamp.'),
        (
            'how many locks have we got',
            'There are 2: the front door lock and the back door lock.',
        ),
        ('is the radio on', 'Yes, the radio is playing.'),
        ('is the rover holding something', 'Yes, the rover holds the cup.'),
        ("what's the robot got in its hands", 'The rover holds the cup.'),
        ('who is in the hall', 'Somebody: the motion sensor is triggered. I do not know who.'),
        ('is there still a light on in the kitchen', 'Yes, the kitchen light is on.'),
        ('anything still running in the bathroom', 'Yes, the washing machine is running.'),
        ('how far open is the garage door', 'The position of the garage door is 100 percent.'),
        ('how far up is the garage door', 'The position of the garage door is 100 percent.'),
        ("what's the vacuum's battery at", 'The battery of the vacuum is 80 percent.'),
        ('does the vacuum need charging', 'The battery of the vacuum is 80 percent.'),
        (
            "what temperature's the heating at",
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        (
            'is it warm enough in the hall',
            'The current temperature of the thermostat is 21.4 degrees Celsius.',
        ),
        ('is the radio too loud', 'The volume of the radio is 30 percent.'),
        ('which room is the robot in', 'The rover is in the hall.'),
        (
            'where is the robot and what is it doing',
            'The rover is in the hall. The rover is moving.',
        ),
        ('which robot has the cup', 'The rover has the cup.'),
        ('is the back door locked for the night', 'No, the back door lock is unlocked.'),
        ('was the front door left open by any chance', 'No, the front door sensor is closed.'),
        ("why's the hall light off", 'The hall light is off.'),
        ("nobody's in the hall, are they", 'No, the motion sensor is triggered.'),
        (
            'is the hall light off and the kitchen light on',
            'Yes, the hall light is off and the kitchen light is on.',
        ),
        ('which lights did I leave on in the kitchen', 'The kitchen light is on.'),
        (
            "is there anything I've left on in the kitchen",
            'Yes, the kitchen light is on and the radio is playing.',
        ),
        ('is the garage door half open', 'The position of the garage door is 100 percent.'),
        ('when does the radio stop', 'I do not know when. The radio is playing.'),
        (
            'was the radio playing last night',
            'I do not know how it was. The radio is playing.',
        ),
        ('was anyone in the hall last night', 'I do not know how it was.'),
        (
            'did anyone open the garage door last night',
            'I do not know how it was. The garage door is open.',
        ),
        ('did I leave the radio on this morning', 'Yes, the radio is playing.'),
        (
            'did anyone lock the back door last night',
            'I do not know how it was. The back door lock is unlocked.',
        ),
        (
            'can I open the garage door',
            'I can open the garage door. Say it as a command if it is to be done.',
        ),
    ],
)
def test_answers(answer, question, text):
    told = answer(question)
    assert isinstance(told, Answer), told
    assert told.text == text


def test_what_is_not_known_is_said_to_be_unknown(answer):
    told = answer('is the oven on')
    assert 'I do not know' in told.text
    assert not told.known
    assert not answer('is the back door locked', World()).known
    assert not answer('where is the robot', World()).known


@pytest.mark.parametrize(
    ('question', 'text'),
    [
        (
            'since when is the washing machine running',
            'I do not know since when. The washing machine is running.',
        ),
        ('how long has the robot been moving', 'I do not know how long. The rover is moving.'),
        ('when did the radio start', 'I do not know when. The radio is playing.'),
        ('who opened the garage door', 'I do not know who. The garage door is open.'),
        ('is it safe to leave the house', 'I do not know whether it is safe.'),
        (
            'where is the robot heading',
            'I do not know where the rover is going. The rover is in the hall.',
        ),
    ],
)
def test_what_nothing_tells_is_said_to_be_unknown(answer, question, text):
    told = answer(question)
    assert (told.text, told.known) == (text, False)


def test_where_a_vacuum_is_that_drives_about_is_not_known(answer):
    cleaning = World({'vacuum': EntityState({'state': 'cleaning'})})
    told = answer('where is the vacuum', cleaning)
    assert (told.text, told.known) == ('I do not know where. The vacuum is cleaning.', False)
    docked = World({'vacuum': EntityState({'state': 'docked'})})
    assert answer('where is the vacuum', docked).text == 'The vacuum is in the hall.'


@pytest.fixture(scope='session')
def busy_farm():
    def state(**attributes):
        return EntityState(attributes)

    return World(
        {
            'bertha': state(state='moving', area='orchard', battery=70.0, holding='crate'),
            'skye': state(state='docked', area='yard', place='pad', battery=30.0),
            'valve': state(state='open', position=50),
            'drip_line': state(state='closed'),
            'press': state(state='running'),
            'fan': state(state='on', speed=80),
            'auger': state(state='running', speed=50),
            'lamp_1': state(state='on', brightness=60),
            'lamp_2': state(state='on', brightness=90),
            'heater_1': state(state='on', current_temperature=21.0),
            'heater_2': state(state='on', current_temperature=19.0),
            'radio': state(state='playing', source='news', volume=20),
            'rain': state(state='off'),
            'wind': state(value=22.0),
            'soil': state(value=31.0),
            'grain': state(value=16.0),
        }
    )


@pytest.mark.parametrize(
    ('question', 'text'),
    [
        ('is it raining', 'No, the rain sensor is off.'),
        ('how windy is it', 'The wind sensor shows 22 km/h.'),
        ('how wet is the grain', 'The grain moisture sensor shows 16 percent.'),
        ('is the grain dry enough to store', 'The grain moisture sensor shows 16 percent.'),
        ('how moist is the soil in the north field', 'The soil moisture sensor shows 31 percent.'),
        ("what's bertha's battery", 'The battery of Bertha is 70 percent.'),
        ('has skye got enough battery', 'The battery of Skye is 30 percent.'),
        (
            'which robots have more than 50 percent battery',
            'Bertha has more than 50 percent battery.',
        ),
        ('which robot has the crate', 'Bertha has the crate.'),
        (
            'which lights are brighter than 70 percent',
            'The room 2 light is brighter than 70 percent.',
        ),
        (
            'is room 2 colder than room 1',
            'Yes. The current temperature of the room 2 heating is 19 degrees Celsius. '
            'The current temperature of the room 1 heating is 21 degrees Celsius.',
        ),
        (
            'is it warmer in room 2 than in room 1',
            'No. The current temperature of the room 2 heating is 19 degrees Celsius. '
            'The current temperature of the room 1 heating is 21 degrees Celsius.',
        ),
        (
            'is the auger quicker than the grain fan',
            'No. The speed of the auger is 50 percent. The speed of the grain fan is 80 percent.',
        ),
        (
            'which room is the warmest',
            'The current temperature of the room 1 heating is 21 degrees Celsius.',
        ),
        ('what is playing in room 1', 'The source of the radio is news.'),
        ("what's on the radio", 'The source of the radio is news.'),
        ('is the drip line running', 'No, the drip line is closed.'),
        ('is either robot in the orchard', 'Yes, Bertha is in the orchard.'),
        (
            'is either of the robots in room 1',
            'No, Bertha is not in room 1 and Skye is not in room 1.',
        ),
        (
            'is the press running and the auger too',
            'Yes, the press is running and the auger is running.',
        ),
        ('is the fan going flat out', 'No, the speed of the grain fan is 80 percent.'),
        ('how many cows are in the yard', 'I do not know how many.'),
        ('has skye landed', "I do not know: Skye tells nothing of 'flight'."),
        ('is it dry', 'Yes, the rain sensor is off.'),
        ('is it going to rain', 'I do not know what will be. The rain sensor is off.'),
        ('is the soil wet enough there', 'The soil moisture sensor shows 31 percent.'),
        ('is the radio playing news', 'Yes, the source of the radio is news.'),
        ('is skye on charge', 'Yes, Skye is docked.'),
        ('has bertha got anything on board', 'Yes, Bertha holds the crate.'),
        (
            'is the light brighter in room 1 than in room 2',
            'No. The brightness of the room 1 light is 60 percent. '
            'The brightness of the room 2 light is 90 percent.',
        ),
        (
            'which light is brighter',
            'The brightness of the room 2 light is 90 percent.',
        ),
        ('has the wind gone over 20', 'Yes, the wind sensor is above 20 km/h.'),
        ('is anything moving', 'Yes, Bertha is moving and the auger is running.'),
        (
            'can the vents be opened',
            'I can open the vents. Say it as a command if it is to be done.',
        ),
        (
            'can bertha weed',
            "'weed' is something that Bertha can do. Say it as a command if it is to be done.",
        ),
    ],
)
def test_answers_on_a_farm(farm_names, busy_farm, question, text):
    told = farm_names.questions.answer(question, Situation(world=busy_farm), Mentions())
    assert isinstance(told, Answer), told
    assert told.text == text


@pytest.mark.parametrize(
    'question', ['is anyone in the press cell', 'is the press cell free', 'is room 1 clean']
)
def test_a_name_within_a_longer_one_answers_nothing(farm_names, busy_farm, question):
    told = farm_names.questions.answer(question, Situation(world=busy_farm), Mentions())
    assert isinstance(told, Problem), told


def test_lists_say_which_are_not_known(answer):
    assert answer('which lights are on').text == (
        'The kitchen light and the living room light are on. '
        'Of the bedroom light and the desk lamp I do not know.'
    )
    assert answer('how many lights are on').text.startswith('2: the kitchen light')


@pytest.mark.parametrize(
    'question',
    [
        'is the sauna on',
        'who is at the door',
        "what's the weather",
        'why is the light on',
        'what time is it',
        'what is the temperature in the kitchen',
        '',
    ],
)
def test_what_cannot_be_answered_is_a_problem(answer, question):
    assert isinstance(answer(question), Problem)


def test_a_question_that_can_mean_two_is_asked_back(answer):
    told = answer('is the door locked')
    assert isinstance(told, Question)
    assert {c.value for c in told.choices} == {'front_door_lock', 'back_door_lock'}


def test_what_can_you_do_lists_the_skills(answer):
    assert 'turn off' in answer('what can you do').text


@pytest.mark.parametrize(
    ('question', 'same'),
    [
        ("where's rover got to", 'where is the rover'),
        ('where the rover went', 'where is the rover'),
        ('where did you put my book', 'where is the book'),
        ('did anyone lock the back door by any chance', 'did anyone lock the back door'),
        ('what colour is the floor lamp meant to be', 'what is the color of the floor lamp'),
        ('anyone still in the hall', 'is anyone in the hall'),
        ('have I left anything on in the kitchen', 'is anything on in the kitchen'),
        ('have I still got any lights burning', 'are any lights burning'),
        ('what locks are there in the hall', 'how many locks are in the hall'),
        ('is it too cold', 'how cold is it'),
        ('how far open is the garage door', 'how open is the garage door'),
        ('is anything wrong with the vacuum', 'what is the state of the vacuum'),
        ('are the kitchen and hall lights both off', 'are the kitchen and hall lights off'),
        ('which lights did I leave on', 'which lights are on'),
        ("the lights are all off, aren't they", 'are all the lights off'),
        ('the washing machine, is it running', 'is the washing machine running'),
        ('where did the rover get to', 'where is the rover'),
    ],
)
def test_questions_that_ask_the_same(answer, question, same):
    assert answer(question).text == answer(same).text


def test_a_robot_may_be_what_is_there(factory_names):
    world = World(
        {'cart_one': EntityState({'area': 'aisle'}), 'cart_two': EntityState({'area': 'shipping'})}
    )

    def told(question):
        return factory_names.questions.answer(question, Situation(world=world), Mentions()).text

    assert told('is there a cart in shipping') == 'Yes, cart two is in shipping.'
    assert told('is there a cart in the press cell') == (
        'No, cart one is not in the press cell and cart two is not in the press cell.'
    )
    assert 'cart' not in told('are all machines idle')


def test_what_only_senses_is_not_left_on_and_lights_do_not_run(factory_names):
    on = {i: EntityState({'state': 'on'}) for i in ('part_sensor', 'hall_lights', 'compressor')}

    def told(question):
        return factory_names.questions.answer(
            question, Situation(world=World(on)), Mentions()
        ).text

    assert 'part sensor' not in told('what is on')
    assert 'hall lights' in told('what is on')
    assert 'hall lights' not in told('what is running')
    assert 'compressor' in told('what is running')


def test_how_fast_it_is_leans_on_the_command_before(factory_names):
    world = World({'conveyor_one': EntityState({'speed': 60})})
    before = Situation(world=world, before=Mentions(things=(('conveyor_one',),)))
    told = factory_names.questions.answer('how fast is it', before, Mentions())
    assert told.text == 'The speed of conveyor one is 60 percent.'


def test_a_question_of_nothing_but_small_words_is_no_error(answer):
    assert isinstance(answer('all'), Problem)
