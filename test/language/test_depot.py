"""Commands for robots of one sort, and for things that have parts, in one depot."""

from pathlib import Path

import pytest

from llm_bridge.language.clauses.clauses import Clauses
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.grounding.slots import told_choices
from llm_bridge.language.mending.counts import with_how_many
from llm_bridge.language.mending.hands import Hands
from llm_bridge.language.mending.listed_robots import with_the_whole_list
from llm_bridge.language.mending.parts_of_things import with_a_part_of_it
from llm_bridge.language.mending.robots import with_the_subject, with_whose_it_is
from llm_bridge.language.mending.texts import with_whole_clauses, without_leads
from llm_bridge.language.mending.turns import with_only_the_end_later
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.readings.command_cuts import Cutter
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.situation import Found, Mentions, Situation, Wanted
from llm_bridge.site.entity import EntityType
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

SITUATION = Situation(world=World())


@pytest.fixture(scope='module')
def depot():
    return Grounder(load_site(Path(__file__).parent / 'depot.yaml'))


def meant(depot, phrase, sort, skill=None):
    wanted = Wanted(frozenset({sort}), skill=skill, what='thing')
    found = depot.targets.resolve(phrase, wanted, SITUATION, Mentions())
    return found.ids if isinstance(found, Found) else None


@pytest.mark.parametrize(
    ('phrase', 'ids'),
    [
        ('all three carts', ('ada', 'bob', 'cleo')),
        ('the three carts', ('ada', 'bob', 'cleo')),
        ('cart three', ('cleo',)),
        ('ada bob and cleo', ('ada', 'bob', 'cleo')),
        ('two carts', None),
    ],
)
def test_three_carts_are_no_third_cart(depot, phrase, ids):
    assert meant(depot, phrase, EntityType.ROBOT) == ids


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('ada, bob and cleo go home', 'dock: robot= ada', 'dock: robot= ada bob and cleo'),
        ('ada, bob and cleo go home', 'dock: robot= bob and cleo',
         'dock: robot= ada bob and cleo'),
        # no list, one that tells something, one that is followed
        ('ada, go home', 'dock: robot= ada', 'dock: robot= ada'),
        ('ada, bob and cleo are stuck, go home', 'dock: robot= ada', 'dock: robot= ada'),
        ('go to ada, bob and cleo', 'go_to: ada, robot= bob', 'go_to: ada, robot= bob'),
    ],
)  # fmt: skip
def test_all_of_a_list_act(depot, text, plan, mended):
    found = with_the_whole_list(read(plan), words(text), breaks_of(text), depot.site)
    assert found == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('take three pictures of the pump', 'take_picture: of= the pump',
         'repeat: three -> take_picture: of= the pump'),
        ('take the three pictures', 'take_picture', 'take_picture'),
        ('take a picture of tank two', 'take_picture: of= tank two',
         'take_picture: of= tank two'),
        ('take two or three pictures', 'take_picture', 'take_picture'),
    ],
)  # fmt: skip
def test_how_many_come_of_it_is_how_often_it_is_done(depot, text, plan, mended):
    sayings = depot.sayings('en')
    found = with_how_many(read(plan), words(text), breaks_of(text), depot.site, sayings)
    if 'two or three' in text:
        assert 'three' not in str(found)
    else:
        assert found == read(mended)


@pytest.mark.parametrize(
    ('plan', 'other'),
    [
        ('turn_off: the stirrer in tank one', 'stop_stirrer: tank one'),
        ('set_speed: the stirrer of tank two, 90 rpm', 'start_stirrer: tank two, speed= 90 rpm'),
        ('turn_off: the stirrer', None),
        ('turn_off: tank one', None),
        ('close: the stirrer in tank one', None),
    ],
)
def test_a_part_of_a_thing_is_switched_by_the_skill_named_after_it(depot, plan, other):
    found = list(with_a_part_of_it(read(plan), depot.site))
    assert found == ([read(other)] if other else [])


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('start the pump and stop it when tank one is full',
         'when: tank one is full -> { start: the pump ; stop: it }',
         'start: the pump ; when: tank one is full -> stop: it'),
        # said before it all, and of two things
        ('when tank one is full start the pump and stop it again',
         'when: tank one is full -> { start: the pump ; stop: it }', None),
        ('start the pump and stop the hoist when tank one is full',
         'when: tank one is full -> { start: the pump ; stop: the hoist }', None),
    ],
)  # fmt: skip
def test_only_the_end_is_done_later(depot, text, plan, mended):
    found = with_only_the_end_later(read(plan), words(text), depot.site)
    assert found == read(mended or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('ada goes to the rack, bob drives to bay 2',
         'go_to: the rack, robot= ada & go_to: bay 2, robot= ada',
         'go_to: the rack, robot= ada & go_to: bay 2, robot= bob'),
        ('ada goes to the rack, bob is at bay 2',
         'go_to: the rack, robot= ada & go_to: bay 2, robot= ada', None),
    ],
)  # fmt: skip
def test_who_begins_a_clause_acts_in_it(depot, text, plan, mended):
    found = with_the_subject(read(plan), words(text), breaks_of(text), depot.site)
    assert found == read(mended or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ("bob's battery is low", 'dock', "dock: robot= bob's"),
        ("bob's battery is low, ada should go home", 'dock: robot= ada', 'dock: robot= ada'),
        ("bob's crate is at the rack", 'dock', 'dock'),
    ],
)
def test_what_is_said_of_a_battery_is_of_its_robot(depot, text, plan, mended):
    assert with_whose_it_is(read(plan), words(text), depot.site) == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('ada say mind the gap everybody and go home',
         'say: mind the gap, robot= ada ; dock: robot= ada',
         'say: mind the gap everybody, robot= ada ; dock: robot= ada'),
        ('ada say good morning to cleo', 'say: good morning, robot= ada', None),
        ('ada say mind the gap please', 'say: mind the gap, robot= ada', None),
    ],
)  # fmt: skip
def test_a_text_goes_to_the_end_of_its_clause(depot, text, plan, mended):
    found = with_whole_clauses(read(plan), words(text), breaks_of(text), depot.site)
    assert found == read(mended or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('say this: mind your heads', 'say: this mind your heads', 'say: mind your heads'),
        ('say the following words: mind', 'say: the following words mind', 'say: mind'),
        ('say this is a drill', 'say: this is a drill', None),
    ],
)
def test_what_points_to_a_text_is_no_part_of_it(depot, text, plan, mended):
    index = depot.targets.index
    found = without_leads(read(plan), words(text), breaks_of(text), depot.site, index)
    assert found == read(mended or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('pick up the crate, take it to bay 2 and set it down there',
         'pick_up: the crate ; move_crate: it, bay 2 ; put_down',
         'pick_up: the crate ; go_to: bay 2 ; put_down'),
        ('move the crate to bay 2', 'move_crate: the crate, bay 2', None),
    ],
)  # fmt: skip
def test_what_was_picked_up_is_carried_and_put_down_once(depot, text, plan, mended):
    hands = Hands(depot.site, depot.targets, SITUATION, depot.sayings('en'))
    assert hands.mended(read(plan), words(text), breaks_of(text)) == read(mended or plan)


def test_a_description_tells_words_for_choices(depot):
    skill = depot.site.skills_of('hoist')['send_hoist']
    told = dict(told_choices(skill.description, skill.args[0]))
    assert told == {'down': 'ground', 'up': 'loft'}
    assert not dict(told_choices('send it, the default is ground', skill.args[0]))


@pytest.mark.parametrize(
    ('clause', 'entity'),
    [
        ('a truck shows up at bay 2', 'truck_sensor'),
        ('the truck is at bay 2', 'truck_sensor'),
        ('the fork truck is at bay 2', 'titan'),
    ],
)
def test_a_truck_at_the_bay_is_no_fork_lift(depot, clause, entity):
    found = Clauses(depot.site, depot.targets).condition(clause, SITUATION, Mentions())
    assert found.condition.entity == entity


@pytest.mark.parametrize(('said', 'op'), [('90 percent full', 'ge'), ('90 percent', 'eq')])
def test_how_full_it_is_is_at_least_so_much(depot, said, op):
    clause = f'tank one is {said}'
    found = Clauses(depot.site, depot.targets).condition(clause, SITUATION, Mentions())
    assert found.condition.op == op


def test_the_light_of_another_room_is_not_dimmed(depot):
    assert meant(depot, 'the shed', EntityType.DEVICE, 'brighten') == ('shed_light',)
    assert meant(depot, 'the yard', EntityType.DEVICE, 'brighten') is None


@pytest.mark.parametrize(
    ('text', 'clauses'),
    [
        ('send ada to the rack to take a picture', 2),
        ('send ada to the rack', 0),
        ('tell ada to take a picture', 0),
    ],
)
def test_what_somebody_goes_somewhere_for_is_a_clause_of_its_own(depot, text, clauses):
    assert len(Cutter(depot.site).cut(text)) == clauses


def test_what_is_done_to_a_part_of_a_robot_it_does():
    islet = load_site(Path(__file__).parent / 'islet.yaml')
    text = words("empty ada's bin")
    assert with_whose_it_is(read('empty_bin'), text, islet) == read("empty_bin: robot= ada's")
    other = read("take_picture: ada's bin, robot= finch")
    assert with_whose_it_is(other, words("finch, take a picture of ada's bin"), islet) == other
