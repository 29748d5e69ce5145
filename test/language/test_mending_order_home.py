"""Going home once, and with the skill that was said."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.mending.frames import with_the_case_said
from llm_bridge.language.mending.order import with_one_way_home
from llm_bridge.language.mending.verbs import with_the_verb_again
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def islet():
    return load_site(Path(__file__).parent / 'islet.yaml')


@pytest.fixture
def steps(islet):
    def steps(text, plan):
        found = Understander(islet, Script(text, plan)).understand(text, World())
        return [(s.target, s.skill) for s in found.graph.steps], bool(found.question)

    return steps


def test_who_is_parked_in_the_shed_does_not_go_there_again(islet):
    once = with_one_way_home(read('honk ; park ; drive_to: the boat shed'), islet)
    assert write(once).strip() == 'honk ; park'
    both = read('park ; drive_to: the raft')
    assert with_one_way_home(both, islet) == both


def test_another_robot_may_go_there(islet):
    both = read('park ; fly_to: the boat shed')
    assert with_one_way_home(both, islet) == both


def test_who_flies_home_is_not_parked(steps):
    text = 'fly to the beacon, orbit it once and then fly home'
    plan = 'fly_to: the beacon ; orbit: it ; park'
    assert steps(text, plan) == (
        [('finch', 'fly_to'), ('finch', 'orbit'), ('finch', 'return_home')],
        True,
    )


def test_each_deed_without_more_words_has_its_own_clause(steps):
    text = 'ada, empty the bin, top up your water and greet tom'
    plan = 'empty_bin: robot= ada ; refill_water: robot= ada ; greet: tom, robot= ada'
    assert [skill for _, skill in steps(text, plan)[0]] == ['empty_bin', 'refill_water', 'greet']


def test_the_second_thing_has_the_skill_of_the_first(islet):
    again = with_the_verb_again(read('turn_off: the waterfall & also: the music'), islet)
    assert write(again).strip() == 'turn_off: the waterfall & turn_off: the music'


def test_one_more_of_the_last_command_stays_so(islet):
    for plan in ('also: the music', 'set_temperature: the heating, 20 & also: the music'):
        assert with_the_verb_again(read(plan), islet) == read(plan)


def test_what_is_done_if_so_is_not_done_if_not():
    plan = read('if: it is raining -> nothing else: close: the window')
    text = 'if it is raining close the window'
    assert write(with_the_case_said(plan, words(text))).strip() == (
        'if: it is raining -> close: the window'
    )
    for text in ('close the window unless it is raining',
                 'if it is raining leave it, otherwise close the window'):  # fmt: skip
        assert with_the_case_said(plan, words(text)) == plan


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('everybody head home', 'park', [('ada', 'dock'), ('ox', 'park')]),
        ('send every robot home', 'dock: robot= every robot', [('ada', 'dock'), ('ox', 'park')]),
        ('send Ox and Ada home', 'dock', [('ox', 'park'), ('ada', 'dock')]),
        ('the porter can go home', 'park', [('ada', 'dock')]),
        ('ada greet tom, ox go home', 'greet: tom, robot= ada ; dock: robot= ada',
         [('ada', 'greet'), ('ox', 'park')]),
        # who was spoken of
        ('ox honk and go home', 'honk: robot= ox ; park', [('ox', 'honk'), ('ox', 'park')]),
    ],
)  # fmt: skip
def test_each_robot_goes_home_by_its_own_way(steps, text, plan, meant):
    assert steps(text, plan)[0] == meant


def test_who_is_to_go_home_is_asked_where_several_could(islet):
    text = 'come back home'
    understander = Understander(islet, Script(text, 'park'))
    asked = understander.understand(text, World())
    assert asked.graph is None
    assert asked.say == 'Which robot: Ada or Ox?'
    answered = understander.understand('Ada', World(), history=asked.memory)
    assert [(s.target, s.skill) for s in answered.graph.steps] == [('ada', 'dock')]


def test_nobody_goes_to_the_home_of_another(islet):
    text = 'ada, park in the boat shed'
    found = Understander(islet, Script(text, 'park: robot= ada')).understand(text, World())
    assert found.graph is None
