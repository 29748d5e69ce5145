"""How often and how many, where a skill has a number for it."""

from pathlib import Path

import pytest

from llm_bridge.language.mending.counts import (
    with_how_many,
    with_how_often,
    with_numbers_by_name,
    with_some_of_them,
    with_times_counted,
)
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.skills.sayings import sayings
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.load import load_site


@pytest.fixture(scope='module')
def islet():
    return load_site(Path(__file__).parent / 'islet.yaml')


@pytest.fixture
def often(islet):
    return lambda plan: write(with_how_often(read(plan), islet, 'en')).strip()


@pytest.fixture
def many(islet):
    def many(text, plan):
        said = sayings(islet, 'en')
        return write(with_how_many(read(plan), words(text), breaks_of(text), islet, said)).strip()

    return many


def test_circles_are_counted_by_the_skill_that_makes_them(often):
    assert often('repeat: three times -> orbit: the beacon') == 'orbit: the beacon, turns= three'
    assert often('repeat: two laps -> orbit: the raft') == 'orbit: the raft, turns= two'
    plan = 'repeat: twice -> orbit: the raft, radius= 5 metres ; return_home'
    assert often(plan) == 'orbit: the raft, radius= 5 metres, turns= twice ; return_home'


@pytest.mark.parametrize(
    'plan',
    [
        'repeat: twice -> honk',
        'repeat: twice -> deliver: the pillow, room 12',
        'repeat: twice -> orbit: the raft, turns= 2',
        'repeat: thirty times -> orbit: the raft',
        'repeat: twice -> { orbit: the raft ; return_home }',
    ],
)
def test_what_the_skill_has_no_number_for_is_repeated(often, plan):
    assert often(plan) == plan


def test_several_of_what_a_skill_makes_are_counted(many):
    plan = 'fly_to: the raft ; take_picture'
    text = 'fly to the raft and take three photos'
    assert many(text, plan).endswith('take_picture: count= three')
    text = 'fly to the raft and take a couple of pictures'
    assert many(text, plan).endswith('take_picture: count= 2')


def test_what_is_counted_tells_how_often(often, islet):
    assert often('repeat: six rounds -> orbit: the beacon') == 'orbit: the beacon, turns= six'
    index = NameIndex(islet)

    def times(plan):
        counted, guesses = with_times_counted(read(plan), islet, index)
        return write(counted).strip(), len(guesses)

    assert times('repeat: four honks -> honk') == ('repeat: four times -> honk', 0)
    assert times('repeat: two short toots -> honk') == ('repeat: two times -> honk', 1)
    for plan in ('repeat: two rafts -> honk', 'repeat: two minutes -> honk'):
        assert times(plan) == (plan, 0)
    plan = 'repeat: three parcels -> deliver: the pillow, room 12'
    assert times(plan) == (plan, 0)
    assert times(plan.replace('parcels', 'rounds')) == (plan.replace('parcels', 'times'), 1)


def test_a_word_may_stand_between_the_number_and_what_is_counted(many):
    text = 'three short rounds of the beacon'
    assert many(text, 'orbit: the beacon') == 'orbit: the beacon, turns= three'
    plan = 'take_picture'
    assert many('two sharp photos please', plan) == 'take_picture: count= two'
    for text in ('4', 'go on at three and take pictures', 'stop at three sharp pictures follow'):
        assert many(text, plan) == plan


def test_a_number_goes_where_its_noun_is_the_name(islet, tmp_path):
    text = (Path(__file__).parent / 'islet.yaml').read_text()
    skill = """
      scan:
        description: scan the ground in strips
        args:
          overlap: {type: number, min: 1, max: 9}
          strips: {type: number, min: 1, max: 9, required: false}
        binding: *tell
        verify: {by: none}
      orbit:"""
    (tmp_path / 'own.yaml').write_text(text.replace('\n      orbit:', skill, 1))
    own = load_site(tmp_path / 'own.yaml')

    def by_name(plan):
        return write(with_numbers_by_name(read(plan), own)).strip()

    assert by_name('scan: six strips') == 'scan: ?, strips= six'
    assert by_name('scan: six strips, strips= the bay') == 'scan: ?, strips= six'
    assert by_name('scan: 4, strips= six') == 'scan: 4, strips= six'
    assert by_name('scan: six strips, strips= 2') == 'scan: six strips, strips= 2'


def test_a_number_of_something_else_is_no_count(many):
    plan = 'fly_to: the raft ; take_picture'
    assert many('fly to the raft and take a picture in 20 seconds', plan) == plan
    assert many('fly to the raft and take a picture', plan) == plan


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('turn off half of the lights', 'turn_off: the lights', 'turn_off: half of the lights'),
        ('half the lights off', 'turn_off: the lights', 'turn_off: half the lights'),
        (
            'all but one of the lamps on, and the fan off',
            'turn_on: the lamps & turn_off: the fan',
            'turn_on: all but one of the lamps & turn_off: the fan',
        ),
        ('half past six the lights on', 'turn_on: the lights', 'turn_on: the lights'),
        ('turn off the lights', 'turn_off: the lights', 'turn_off: the lights'),
    ],
)
def test_some_of_them_are_not_taken_for_all(text, plan, meant):
    assert write(with_some_of_them(read(plan), words(text))).strip() == meant
