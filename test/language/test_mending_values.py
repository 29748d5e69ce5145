import pytest
from scripted import Script

from llm_bridge.language.mending.values import (
    with_another_setter,
    with_the_one_of_two,
    with_the_value_behind,
    with_the_value_itself,
    without_a_vague_amount,
    without_the_verb,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import EntityState, World


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'turn the radio up to 20',
            'louder: the radio, percent= 20',
            'set_volume: the radio, 20',
        ),
        (
            'put the hall light up full',
            'brighten: the hall light, percent= full',
            'set_brightness: the hall light, full',
        ),
        (
            'heating up to 22 degrees',
            'warmer: heating, degrees= 22 degrees',
            'set_temperature: heating, 22 degrees',
        ),
        ('turn the radio up by 20', 'louder: the radio, percent= 20', None),
        ('turn the radio up', 'louder: the radio', None),
        ('turn the radio up a bit', 'louder: the radio, percent= a bit', None),
        ('set the radio to 20', 'set_volume: the radio, 20', None),
    ],
)
def test_what_is_changed_to_a_value_is_set_to_it(home, text, plan, meant):
    assert with_the_value_itself(read(plan), words(text), home) == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'have the hall light on full blast please',
            'turn_on: the hall light',
            'set_brightness: the hall light, on full blast',
        ),
        (
            'run the hall light at half and lock the front door',
            'turn_on: the hall light ; lock: the front door',
            'set_brightness: the hall light, at half ; lock: the front door',
        ),
        ('run the hall light for half an hour', 'turn_on: the hall light', None),
        ('run the hall light, full speed to the door', 'turn_on: the hall light', None),
        ('turn off the hall light at half past', 'turn_off: the hall light', None),
    ],
)
def test_a_share_behind_a_thing_is_what_it_is_set_to(home, text, plan, meant):
    index = NameIndex(home)
    found = with_the_value_behind(read(plan), words(text), breaks_of(text), home, index)
    assert found == read(meant or plan)


def test_each_other_skill_that_sets_a_number_is_tried(home):
    plans = list(with_another_setter(read('set_temperature: the radio, 40'), home))
    assert read('set_volume: the radio, 40') in plans
    assert read('set_temperature: the radio, 40') not in plans
    assert list(with_another_setter(read('turn_on: the radio'), home)) == []


@pytest.mark.parametrize(
    ('plan', 'without'),
    [
        ('set_speed: knock conveyor two, 10', 'set_speed: conveyor two, 10'),
        ('set_speed: conveyor two, 10', 'set_speed: conveyor two, 10'),
        ('turn_on: kick', 'turn_on: kick'),
    ],
)
def test_a_verb_is_no_part_of_a_name(plan, without):
    assert without_the_verb(read(plan)) == read(without)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'the left lamp blue, right one pink',
            'set_color: left lamp, blue & set_color: ?, one pink',
            'set_color: left lamp, blue & set_color: right one, pink',
        ),
        ('and one pink', 'set_color: ?, one pink', 'set_color: ?, one pink'),
        ('wait then one pink', 'set_color: ?, one pink', 'set_color: ?, one pink'),
    ],
)
def test_the_right_one_is_apart_from_its_value(text, plan, meant):
    said = words(text)
    assert with_the_one_of_two(read(plan), said, frozenset()) == read(meant)


def test_a_bit_warmer_names_no_amount(house):
    assert without_a_vague_amount(read('warmer: heating, degrees= a bit warmer'), house) == read(
        'warmer: heating'
    )
    plan = read('warmer: heating, degrees= two degrees')
    assert without_a_vague_amount(plan, house) == plan


def test_what_is_to_be_set_for_a_while_is_never_changed_by_that_much(home):
    text = 'dim the kitchen light to a third for an hour'
    script = Script(text, 'for: an hour -> dim: the kitchen light, percent= a third')
    unknown = Understander(home, script).understand(text, World())
    assert unknown.graph is None
    assert 'do not know the present setting of the kitchen light' in unknown.problems[0].message
    known = World({'kitchen_light': EntityState({'state': 'on', 'brightness': 80})})
    first, _, back = Understander(home, script).understand(text, known).graph.steps
    assert (first.skill, back.args) == ('set_brightness', {'percent': 80})
