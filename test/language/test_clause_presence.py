"""Whether somebody is there is told by the sensors of just those rooms."""

import pytest

from llm_bridge.graph.condition import AllOf, AnyOf, Compare
from llm_bridge.graph.problem import Problem
from llm_bridge.language.clauses.clauses import Read
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.things.situation import Mentions, Situation
from llm_bridge.site.load import load_site


def condition(names, clause):
    read = names.clauses.condition(clause, Situation(), Mentions())
    assert isinstance(read, Read), (clause, read)
    return read.condition


def refused(names, clause):
    return isinstance(names.clauses.condition(clause, Situation(), Mentions()), Problem)


EMPTY = (
    Compare(entity='kitchen_motion', value='off'),
    Compare(entity='hall_motion', value='off'),
)
TAKEN = tuple(Compare(entity=c.entity, value='on') for c in EMPTY)


@pytest.mark.parametrize(
    ('clause', 'meant'),
    [
        ('the kitchen or the hall is empty', AnyOf(any=EMPTY)),
        ('either the kitchen or the hall is empty', AnyOf(any=EMPTY)),
        ('the kitchen and the hall are empty', AllOf(all=EMPTY)),
        ('both the kitchen and the hall are empty', AllOf(all=EMPTY)),
        ('the kitchen and the hall are both free', AllOf(all=EMPTY)),
        ('neither the kitchen nor the hall is occupied', AllOf(all=EMPTY)),
        ('neither the kitchen nor the hall is empty', AllOf(all=TAKEN)),
        ('the kitchen or the hall is not empty', AnyOf(any=TAKEN)),
        ('the kitchen is no longer occupied', EMPTY[0]),
        ('nobody is in the kitchen or the hall', AllOf(all=EMPTY)),
        ('nobody is in the kitchen and the hall', AllOf(all=EMPTY)),
        ('someone is in the kitchen or the hall', AnyOf(any=TAKEN)),
        ('someone is in the kitchen and the hall', AllOf(all=TAKEN)),
        ('everyone has left the kitchen and the hall', AllOf(all=EMPTY)),
    ],
)
def test_rooms_are_empty_by_their_own_sensors(house_names, clause, meant):
    assert condition(house_names, clause) == meant


@pytest.mark.parametrize(
    'clause',
    [
        'the kitchen or the hall is empty',
        'the kitchen and the hall are empty',
        'the kitchen is empty',
        'the kitchen is clear',
        'nobody is in the hall or the kitchen',
        'nobody is in the kitchen or the hall',
        'neither the hall nor the kitchen is occupied',
        'nobody is home',
        'everybody has left',
    ],
)
def test_a_room_without_a_sensor_is_never_told_empty(home_names, clause):
    assert refused(home_names, clause)


def test_it_is_said_in_which_room_nothing_notices_people(home_names):
    read = home_names.clauses.condition('the hall or the study is empty', Situation(), Mentions())
    assert 'in the study' in read.message
    left = home_names.clauses.condition("everybody's left", Situation(), Mentions())
    assert 'Nothing notices people' in left.message


def test_somebody_may_be_noticed_anywhere_and_on_any_floor(home_names, house_names):
    assert condition(home_names, 'someone comes in').entity == 'motion_sensor'
    assert condition(house_names, 'someone is downstairs') == AnyOf(any=TAKEN[::-1])
    assert refused(house_names, 'nobody is downstairs')  # the living room has no sensor


def test_a_sensor_for_goods_notices_no_people(factory_names):
    for clause in ('nobody is at line two', 'line two is empty', 'someone is at line two'):
        assert refused(factory_names, clause), clause
    assert condition(factory_names, 'the part sensor is clear') == Compare(
        entity='part_sensor', value='off'
    )


OFFICE = """
name: office
areas:
  one: {name: meeting room one, polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]}
  two: {name: meeting room two, polygon: [[4, 0], [8, 0], [8, 4], [4, 4]]}
devices:
  eye_one:
    {name: eye, kind: binary_sensor, device_class: occupancy, area: one, mqtt: {topic: a}}
  eye_two:
    {name: lens, kind: binary_sensor, device_class: motion, area: two, mqtt: {topic: b}}
  window:
    {name: window, kind: binary_sensor, device_class: window, area: one, mqtt: {topic: c}}
"""


def test_rooms_of_a_sort_are_meant_by_the_word_for_them(tmp_path):
    (tmp_path / 'office.yaml').write_text(OFFICE)
    names = Grounder(load_site(tmp_path / 'office.yaml'))
    off = tuple(Compare(entity=s, value='off') for s in ('eye_one', 'eye_two'))
    for clause in ('both meeting rooms are empty', 'none of the meeting rooms is occupied'):
        assert condition(names, clause) == AllOf(all=off), clause
    for clause in ('any meeting room is empty', 'meeting room one or meeting room two is free'):
        assert condition(names, clause) == AnyOf(any=off), clause
