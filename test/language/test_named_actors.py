"""Who is named in a command, and what those who are named can do."""

import pytest

from llm_bridge.language.plans.likely_skills import NOT_THEIRS, not_theirs, passages
from llm_bridge.language.text.words import words
from llm_bridge.language.things.named_actors import NamedActors


@pytest.fixture(scope='module')
def at_home(home):
    return NamedActors(home)


@pytest.fixture(scope='module')
def in_factory(factory):
    return NamedActors(factory)


def test_what_is_named_can_do_what_its_kind_can_and_robots_can_take_it(at_home, home):
    found = at_home.skills(words('dim the reading lamp'))
    assert found >= {*home.skills_of('floor_lamp'), 'bring', 'go_to'}
    assert not found & {'lock', 'set_temperature', 'dock'}


def test_the_word_for_a_kind_names_all_of_that_kind(at_home, home):
    found = at_home.skills(words('every blind in the house'))
    assert {*home.skills_of('bedroom_blinds')} <= found
    assert 'turn_off' not in found


def test_a_robot_that_is_named_can_do_what_it_can(in_factory, factory):
    assert in_factory.robots(words('cart two, over to line one')) == {'cart_two'}
    assert in_factory.skills(words('cart two, over here')) == {*factory.skills_of('cart_two')}


def test_the_longest_name_is_meant(in_factory):
    assert in_factory.skills(words('the extractor fan')) == in_factory.skills(words('fan'))
    assert in_factory.robots(words('cart one')) == {'cart_one'}


@pytest.mark.parametrize('said', ['what a day', 'it is loud', '', 'is the smoke detector silent'])
def test_words_that_name_nobody_who_does_anything_leave_all_skills(at_home, said):
    assert at_home.skills(words(said)) is None


def test_a_robot_is_meant_by_parts_that_name_nobody_else(in_factory, factory):
    robots = frozenset({'cart_one'})
    assert in_factory.skills(words('turn round'), robots) == {*factory.skills_of('cart_one')}
    assert 'set_speed' not in in_factory.skills(words('open the dock door'), robots)
    assert 'open' in in_factory.skills(words('open the dock door'), robots)


def test_what_a_name_does_not_say_is_said_behind_it(in_factory, at_home):
    assert in_factory.with_kinds(words('kill the compressor now')) == (
        *words('kill the compressor'), 'switch', 'now',
    )  # fmt: skip
    for said in ('kill conveyor one', 'the hall lights', 'open every door', 'off with it'):
        assert in_factory.with_kinds(words(said)) == words(said)
    # Two things of different kinds are called so.
    assert at_home.with_kinds(words('the front door')) == words('the front door')


def test_skills_of_others_weigh_less_in_each_part(in_factory):
    told = passages(words('start the press and open the dock door'))
    skills = ['start', 'open', 'dock']
    whole, first, second, *_ = not_theirs(told, in_factory, skills)
    assert whole == [0.0, 0.0, NOT_THEIRS]
    assert first == [0.0, NOT_THEIRS, NOT_THEIRS]
    assert second == [NOT_THEIRS, 0.0, NOT_THEIRS]


def test_nothing_weighs_less_where_nobody_is_named(in_factory):
    assert not_theirs(passages(words('go on then')), in_factory, ['start', 'dock']) == [[0.0, 0.0]]
    assert not_theirs([], in_factory, ['start']) == []
