import pytest

from llm_bridge.graph.problem import Problem
from llm_bridge.language.clauses.forbidden import read_forbidden
from llm_bridge.language.things.situation import Situation


@pytest.fixture
def read(home_names):
    return lambda phrase: read_forbidden(phrase, home_names.targets, Situation())


@pytest.mark.parametrize(
    'phrase',
    ['touch the oven', "don't touch the oven", 'the oven', 'leave the oven alone', 'use the oven'],
)
def test_a_thing_is_forbidden_for_every_skill(read, phrase):
    forbidden = read(phrase)
    assert forbidden.forbids('turn_on', 'oven')
    assert forbidden.forbids('turn_off', 'oven')
    assert not forbidden.forbids('turn_on', 'radio')


def test_a_skill_is_forbidden_for_a_thing(read):
    forbidden = read('turn on the radio')
    assert forbidden.forbids('turn_on', 'radio')
    assert not forbidden.forbids('turn_off', 'radio')


def test_a_place_is_forbidden_with_the_places_in_it(read, home_names):
    forbidden = read('go into the kitchen')
    assert forbidden.forbids_args('go_to', 'rover', {'place': 'kitchen'}, home_names.site)
    assert forbidden.forbids_args('go_to', 'rover', {'place': 'kitchen_table'}, home_names.site)
    assert not forbidden.forbids_args('go_to', 'rover', {'place': 'hall'}, home_names.site)


def test_everything_that_a_phrase_can_mean_is_forbidden(read):
    forbidden = read('touch the lights')
    assert forbidden.forbids('turn_off', 'hall_light')
    assert forbidden.forbids('dim', 'desk_lamp')


@pytest.mark.parametrize('which', ['the one', 'the small one', 'that one'])
def test_the_one_in_a_room_is_no_inch_of_it(read, which):
    forbidden = read(f'{which} in the bedroom stays on')
    assert forbidden.forbids('turn_off', 'bedroom_light')
    assert isinstance(read('go more than one in deeper'), Problem)


def test_a_closed_zone_is_forbidden_already(read):
    assert not isinstance(read('the stairs'), Problem)


def test_what_is_not_understood_is_a_problem(read):
    assert isinstance(read('frobnicate'), Problem)
    assert isinstance(read('the sauna'), Problem)


def test_what_is_called_as_a_place_is_forbidden_with_it(read):
    forbidden = read('leave the desk lit')
    assert forbidden.forbids('turn_off', 'desk_lamp')
    assert not forbidden.forbids('turn_off', 'floor_lamp')


def test_a_skill_is_forbidden_in_other_words_than_its_name(brewery_names):
    forbidden = read_forbidden('record any videos', brewery_names.targets, Situation())
    assert forbidden.forbids_args('record_video', 'kite', {}, brewery_names.site)
    assert not forbidden.forbids_args('fly_up', 'kite', {}, brewery_names.site)


def test_what_else_is_said_of_an_unknown_thing_is_not_understood(brewery_names):
    found = read_forbidden('record the neighbours', brewery_names.targets, Situation())
    assert isinstance(found, Problem)
