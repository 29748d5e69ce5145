"""What things of a site's own kinds, and robots, tell of themselves."""

import pytest

from llm_bridge.graph.condition import Compare
from llm_bridge.graph.problem import Problem
from llm_bridge.language.clauses.clauses import Read
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.questions.questions import Answer
from llm_bridge.language.things.situation import Mentions, Question, Situation
from llm_bridge.site.world import EntityState, World

KNOWN = World(
    {
        'vat_1': EntityState({'state': 'idle', 'level': 40.0, 'temperature': 66.0}),
        'ada': EntityState({'battery': 71.0, 'holding': ''}),
        'kite': EntityState({'battery': 35.0, 'altitude': 12.0}),
        'cold': EntityState({'value': 4.0}),
        'gas': EntityState({'value': 900.0}),
    }
)


@pytest.fixture
def clause(brewery_names):
    def clause(text, spoken_of=()):
        mentions = Mentions(robots=tuple(spoken_of))
        return brewery_names.clauses.condition(text, Situation(), mentions)

    return clause


@pytest.fixture
def answer(brewery_names):
    def answer(question):
        return brewery_names.questions.answer(question, Situation(world=KNOWN), Mentions())

    return answer


@pytest.mark.parametrize(
    ('text', 'entity', 'attribute', 'op', 'value'),
    [
        ('vat 1 is above 80 %', 'vat_1', 'level', 'gt', 80.0),
        ('vat 1 is above 80 degrees', 'vat_1', 'temperature', 'gt', 80.0),
        ('vat 2 drops below 5 percent', 'vat_2', 'level', 'lt', 5.0),
        ("vat 2's level is at least 30 percent", 'vat_2', 'level', 'ge', 30.0),
        ('the stirrer of vat 1 is at 90 rpm', 'vat_1', 'stirrer', 'eq', 90.0),
        ('vat 1 is hotter than 70 degrees', 'vat_1', 'temperature', 'gt', 70.0),
        ('the drone is above 10 metres', 'kite', 'altitude', 'gt', 10.0),
        ("Ada's battery is under 20 percent", 'ada', 'battery', 'lt', 20.0),
        ('Ada is standing at the ramp', 'ada', 'place', 'eq', 'ramp'),
        ('Ada waits at the ramp', 'ada', 'place', 'eq', 'ramp'),
        ('Ada is parked in the cellar', 'ada', 'area', 'eq', 'cellar'),
        ('Ada is kneeling', 'ada', 'pose', 'eq', 'kneeling'),
        ("Ada's lamp is on", 'ada', 'lamp', 'eq', 'on'),
        ('the lamp of Ada is on', 'ada', 'lamp', 'eq', 'on'),
        ("vat 1's recipe is stout", 'vat_1', 'recipe', 'eq', 'stout'),
        ('there is more than 80 percent in vat 1', 'vat_1', 'level', 'gt', 80.0),
        ('there is less than 5 percent left in vat 2', 'vat_2', 'level', 'lt', 5.0),
        ('the cold room thermometer reads above 6', 'cold', 'value', 'gt', 6.0),
        ('the cellar CO2 is showing more than 900 ppm', 'gas', 'value', 'gt', 900.0),
        ('vat 1 is more than 80 percent full', 'vat_1', 'level', 'gt', 80.0),
        ('vat 1 fills up to 80 percent', 'vat_1', 'level', 'ge', 80.0),
        ('vat 1 has cooled below 30 degrees', 'vat_1', 'temperature', 'lt', 30.0),
        ("Ada's hands are empty", 'ada', 'holding', 'eq', ''),
        ('the rain sets in', 'rain', 'state', 'eq', 'on'),
        ('the rain sensor is tripped', 'rain', 'state', 'eq', 'on'),
        ('the cellar door opens', 'contact', 'state', 'eq', 'on'),
        ('the cellar door is shut', 'contact', 'state', 'eq', 'off'),
        ('the cellar door is locked', 'lock', 'state', 'eq', 'locked'),
        ('the temperature in the cold room is above 8 degrees', 'cold', 'value', 'gt', 8.0),
        ('the cold room gets warmer than 8 degrees', 'cold', 'value', 'gt', 8.0),
    ],
)
def test_a_number_is_what_is_of_its_unit(clause, text, entity, attribute, op, value):
    told = clause(text)
    assert isinstance(told, Read), told
    assert told.condition == Compare(entity=entity, attribute=attribute, op=op, value=value)


@pytest.mark.parametrize('text', ['vat 1 is over 80', 'vat 1 is above 3 litres'])
def test_a_number_of_no_unit_or_of_another_is_not_guessed(clause, text):
    assert isinstance(clause(text), Problem)


@pytest.mark.parametrize('text', ['Ada is on', "vat 1's lamp is on", 'Kite is kneeling'])
def test_what_is_told_of_a_part_is_not_said_of_another_thing(clause, text):
    assert not isinstance(clause(text), Read)


def test_what_is_only_set_is_not_what_it_has_come_to(clause):
    told = clause('vat 1 is set above 70 degrees')
    assert isinstance(told, Read)
    assert told.condition.attribute == 'target_temperature'


@pytest.mark.parametrize(
    'text',
    ['your battery falls below 20 percent', 'you have less than 20 percent battery',
     'the battery is below 20 percent'],
)  # fmt: skip
def test_your_is_of_the_robot_that_is_spoken_of(clause, text):
    told = clause(text, spoken_of=['kite'])
    assert isinstance(told, Read), told
    assert told.condition == Compare(entity='kite', attribute='battery', op='lt', value=20.0)


def test_whose_battery_is_asked_where_nobody_was_spoken_of(clause):
    told = clause('your battery falls below 20 percent')
    assert isinstance(told, Question)
    assert {c.value for c in told.choices} == {'ada', 'kite'}


def test_your_is_of_the_robot_that_acts(brewery_names):
    plan = read('when: your battery drops below 30 percent -> go_to: the ramp, robot= kite')
    grounded = brewery_names.ground(plan, Situation(), '')
    assert not grounded.problems
    assert grounded.question is None
    (step,) = grounded.steps
    assert step.target == 'kite'
    assert step.when.condition.entity == 'kite'


@pytest.mark.parametrize(
    ('question', 'text'),
    [
        ("what's the level in vat 1", 'The level of vat 1 is 40 percent.'),
        ('how full is vat 1', 'The level of vat 1 is 40 percent.'),
        ('how high is the level in vat 1', 'The level of vat 1 is 40 percent.'),
        ('how hot is vat 1', 'The temperature of vat 1 is 66 degrees Celsius.'),
        ("how's Kite doing for battery", 'The battery of Kite is 35 percent.'),
        ("Kite, how's your battery", 'The battery of Kite is 35 percent.'),
        ('how high is the drone', 'The altitude of Kite is 12 metres.'),
        ('how warm is it in the cold room', 'The cold room thermometer shows 4 degrees Celsius.'),
        ('how bad is the CO2 in the cellar', 'Cellar CO2 shows 900 parts per million.'),
        ('what are you holding', 'Ada holds nothing.'),
        ('Ada, what are you holding', 'Ada holds nothing.'),
    ],
)
def test_questions_for_what_things_tell(answer, question, text):
    told = answer(question)
    assert isinstance(told, Answer), told
    assert told.text == text


@pytest.mark.parametrize(
    ('text', 'attribute', 'op', 'value'),
    [
        ('its level is over 80 percent', 'level', 'gt', 80.0),
        ('its temperature reaches 90 degrees', 'temperature', 'ge', 90.0),
        ('it reaches 90 degrees', 'temperature', 'ge', 90.0),
        ("its level isn't above 20 percent", 'level', 'gt', 20.0),
    ],
)
def test_its_level_is_that_of_what_was_spoken_of(brewery_names, text, attribute, op, value):
    spoken = Mentions(things=(('vat_1',),))
    told = brewery_names.clauses.condition(text, Situation(world=KNOWN), spoken)
    assert isinstance(told, Read), told
    condition = getattr(told.condition, 'not_', told.condition)
    assert condition == Compare(entity='vat_1', attribute=attribute, op=op, value=value)


def test_its_level_is_that_of_what_is_done_until_then(brewery_names):
    plan = read('until: its level is over 80 percent -> stir: vat 1')
    grounded = brewery_names.ground(plan, Situation(), '')
    assert grounded.question is None, grounded.question
