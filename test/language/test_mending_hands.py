from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.graph.problem import Problem
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.hands import Hands
from llm_bridge.language.mending.people import with_the_text_last
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.skills.handling import handling
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.situation import Found, Mentions, Situation, Wanted
from llm_bridge.language.understand import Understander
from llm_bridge.site.entity import EntityType
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.site.world import EntityState, World


@pytest.fixture(scope='module')
def butlery():
    return Grounder(load_site(Path(__file__).parent / 'butlery.yaml'))


def mended(names, text, plan, world=None):
    situation = Situation(world=world or World())
    hands = Hands(names.site, names.targets, situation, names.sayings('en'))
    return hands.mended(read(plan), words(text), breaks_of(text))


@pytest.mark.parametrize(
    ('text', 'plan', 'taken'),
    [
        ('put the tray on the side table', 'put_on: the side table',
         'grasp: the tray ; put_on: the side table'),
        ('give vera the tray', 'hand_over: person= vera',
         'grasp: the tray ; hand_over: person= vera'),
        ('hand me the tray', 'hand_over: person= the tray',
         'grasp: the tray ; hand_over: person= me'),
        ('fetch the tray and put it in the basin', 'bring: the tray ; put_on: the basin',
         'grasp: the tray ; put_on: the basin'),
        ('get the butter out of the larder and put it in the basin',
         'take_photo ; put_on: the basin',
         'grasp: the butter out of the larder ; put_on: the basin'),
        ('pour the wine into the tall beaker and take it to otis',
         'pour: the wine, the tall beaker ; hand_over: person= otis',
         'pour: the wine, the tall beaker ; grasp: the tall beaker ; hand_over: person= otis'),
        ('the letters are in the chest. open it and give them to vera',
         'unfasten: the chest ; hand_over: person= vera',
         'unfasten: the chest ; grasp: the letters ; hand_over: person= vera'),
        ('open the chest, put the tray in', 'unfasten: the chest ; put_on: the tray',
         'unfasten: the chest ; grasp: the tray ; put_on: the chest'),
    ],
)  # fmt: skip
def test_what_is_put_or_given_is_taken_before(butlery, text, plan, taken):
    assert mended(butlery, text, plan) == read(taken)


@pytest.mark.parametrize(
    ('text', 'plan', 'other'),
    [
        ('grab the tray and bring it to otis', 'grasp: the tray ; bring: it, destination= otis',
         'grasp: the tray ; hand_over: person= otis'),
        ('fetch the tray and bring it to otis', 'bring: the tray ; bring: it, destination= otis',
         'bring: the tray, destination= otis'),
        ('take the tray and the wine and put them in the chest',
         'grasp: the tray and the wine ; put_on: the chest',
         'bring: the tray and the wine, destination= the chest'),
    ],
)  # fmt: skip
def test_nothing_is_taken_twice_and_no_hand_holds_two_things(butlery, text, plan, other):
    assert mended(butlery, text, plan) == read(other)


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('take the tray and put it in the basin', 'grasp: the tray ; put_on: the basin'),
        ('put it in the basin', 'put_on: the basin'),  # it is in the hand
        ('hand it over', 'hand_over'),
        ('bring me the tray and then put the wine in the basin',
         'bring: the tray ; grasp: the wine ; put_on: the basin'),
        ('take a photo and open the chest', 'take_photo ; unfasten: the chest'),
    ],
)  # fmt: skip
def test_what_is_in_the_hand_is_not_taken_again(butlery, text, plan):
    assert mended(butlery, text, plan) == read(plan)


def test_what_is_known_to_be_held_is_not_taken(butlery):
    world = World({'hodge': EntityState({'holding': 'tray'})})
    plan = 'put_on: the basin'
    assert mended(butlery, 'put the tray in the basin', plan, world) == read(plan)


def test_skills_handle_things_by_what_their_effects_say(butlery):
    hands = handling(butlery.site.robots['hodge'])
    assert {*hands.takes} == {'grasp'}
    assert {*hands.gives} == {'put_on', 'hand_over'}
    assert {*hands.carries} == {'bring'}


def test_the_text_stands_behind_the_person(butlery):
    site, index = butlery.site, butlery.targets.index
    turned = with_the_text_last(read('tell: tea is ready, vera'), site, index)
    assert turned == read('tell: vera, tea is ready')
    plan = read('tell: vera, otis')
    assert with_the_text_last(plan, site, index) == plan


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('both beakers', ('tall_beaker', 'small_beaker')),
        ('the dirty tray', ('tray',)),
        ('a cold wine', ('wine',)),
        ('both glasses', ('round_glass', 'square_glass')),
        ('every glass', ('round_glass', 'square_glass')),
    ],
)
def test_things_are_meant_however_they_are_and_one_by_one(butlery, phrase, ids):
    wanted = Wanted(frozenset({EntityType.OBJECT}))
    found = butlery.targets.resolve(phrase, wanted, Situation(), Mentions())
    assert isinstance(found, Found)
    assert found.ids == ids


def test_a_word_for_which_one_it_is_is_not_passed_over(butlery):
    wanted = Wanted(frozenset({EntityType.OBJECT}))
    found = butlery.targets.resolve('the green tray', wanted, Situation(), Mentions())
    assert isinstance(found, Problem)


@pytest.fixture
def understand(butlery):
    site = butlery.site
    return lambda text, plan: Understander(site, Script(text, plan)).understand(text, World())


@pytest.mark.parametrize(
    ('text', 'plan', 'step'),
    [
        ('tell otis that tea is ready', 'tell: tea is ready, otis',
         ('tell', {'person': 'otis', 'message': 'tea is ready'})),
        ('tell otis that tea is ready', 'call_out: tea is ready',
         ('tell', {'person': 'otis', 'message': 'tea is ready'})),
        ('find the tray', 'find_person: the tray', ('seek_thing', {'object': 'tray'})),
        ('find vera', 'find_person: vera', ('find_person', {'person': 'vera'})),
    ],
)  # fmt: skip
def test_what_is_said_and_sought_goes_where_it_fits(understand, text, plan, step):
    (found,) = understand(text, plan).graph.steps
    assert (found.skill, found.args) == step


@pytest.fixture(scope='module')
def jetty():
    return Grounder(load_site(Path(__file__).parent / 'jetty.yaml'))


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('pop the rope in the locker', 'grip: the rope', 'grip: the rope ; lay_down: the locker'),
        ('go to the locker and shove the rope in it', 'roll_to: the locker ; grip: the rope in it',
         'roll_to: the locker ; grip: the rope ; lay_down: the locker'),
        ('carry all the gear over to the locker', 'bring_to: all the gear, guest= the locker',
         'grip: bucket ; lay_down: the locker ; grip: flare ; lay_down: the locker'),
        ('carry the rope to nora', 'bring_to: the rope, guest= nora',
         'bring_to: the rope, guest= nora'),
        ('grab the rope in the locker', 'grip: the rope', 'grip: the rope'),
        ('stick the rope in the locker', 'grip: the rope ; lay_down: the locker',
         'grip: the rope ; lay_down: the locker'),
    ],
)  # fmt: skip
def test_what_is_taken_to_be_put_somewhere_is_put_there(jetty, text, plan, meant):
    assert mended(jetty, text, plan) == read(meant)


def test_putting_that_a_draft_had_not_is_read_back(jetty):
    text = 'put the rope in the locker'
    found = Understander(jetty.site, Script(text, 'grip: the rope')).understand(text, World())
    assert [(s.skill, s.confirm) for s in found.graph.steps] == [
        ('grip', True),
        ('lay_down', True),
    ]


def a_fetcher():
    thing = {'name': 'object', 'type': 'object'}
    source = {'name': 'from', 'type': 'entity', 'required': False}
    goal = {'name': 'to', 'type': 'entity', 'required': False}
    told = {
        'take': ('take an object in the hand', [thing, source]),
        'put': ('fetch an object and lay it on a piece of furniture',
                [thing, {'name': 'spot', 'type': 'place'}]),
        'bring': ('fetch an object and bring it to somebody', [thing, goal, source]),
    }  # fmt: skip
    skills = {n: {'name': n, 'description': d, 'args': a} for n, (d, a) in told.items()}
    max_ = {'name': 'Max', 'namespace': 'max', 'skills': skills}
    return Site.model_validate(
        {'name': 'flat', 'objects': {'jar': {'name': 'jar'}}, 'robots': {'max': max_}}
    )


def test_taking_a_thing_from_somewhere_is_no_bringing():
    names = Grounder(a_fetcher())
    assert mended(names, 'pick up the jar', 'take: the jar') == read('take: the jar')


def test_a_skill_is_said_by_what_it_does_then_as_well():
    sayings = Grounder(a_fetcher()).sayings('en')
    assert sayings['put'].said_by(words('lay the jar there')) > 0.5
    assert sayings['take'].said_by(words('lay the jar there')) == 0.0


def test_what_only_brings_things_puts_them_somewhere_as_well():
    thing = {'name': 'object', 'type': 'object'}
    goal = {'name': 'to', 'type': 'entity', 'required': False}
    room = {'name': 'den', 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]}
    bring = {'name': 'bring', 'description': 'fetch an object for somebody', 'args': [thing, goal]}
    place = {'name': 'place_on', 'description': 'lay an object down', 'args': [thing, goal]}

    def done(*skills):
        max_ = {'name': 'Max', 'namespace': 'max', 'skills': {s['name']: s for s in skills}}
        site = Site.model_validate(
            {
                'name': 'flat',
                'areas': {'den': room},
                'places': {'desk': {'name': 'desk', 'area': 'den', 'pose': {'x': 1, 'y': 1}}},
                'objects': {'jar': {'name': 'jar'}},
                'robots': {'max': max_},
            }
        )
        text = 'put the jar on the desk'
        found = Understander(site, Script(text, f'unknown: {text}')).understand(text, World())
        return [(s.skill, *s.args.values(), s.confirm) for s in found.graph.steps]

    assert done(bring) == [('bring', 'jar', 'desk', True)]
    assert done(bring, place) == [('place_on', 'jar', 'desk', True)]
