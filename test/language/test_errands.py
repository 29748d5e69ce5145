"""Errands for people in several orders: who is found, met, told and brought things."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def gatehouse():
    return load_site(Path(__file__).parent / 'gatehouse.yaml')


@pytest.fixture
def understand(gatehouse):
    return lambda text, plan: Understander(gatehouse, Script(text, plan)).understand(text, World())


@pytest.fixture
def steps(understand):
    def steps(text, plan):
        graph = understand(text, plan).graph
        return [(s.skill, dict(s.args)) for s in graph.steps] if graph is not None else []

    return steps


def test_what_is_not_in_the_hand_is_fetched_before_it_is_given(steps):
    brought = [('bring', {'object': 'whistle', 'to': 'hedda'})]
    assert steps('take the whistle to Hedda', 'hand_over: the whistle, person= hedda') == brought


def test_what_was_taken_is_handed_over(steps):
    found = steps(
        'take the whistle and give it to Hedda',
        'pick_up: the whistle ; hand_over: it, person= hedda',
    )
    assert [skill for skill, _ in found] == ['pick_up', 'hand_over']


def test_handing_over_stays_where_that_is_said(steps):
    found = steps('hand over the whistle to Jorun', 'hand_over: the whistle, person= jorun')
    assert [skill for skill, _ in found] == ['hand_over']


def test_her_is_somebody_and_not_where_she_was_led(steps):
    text = 'guide Hedda to the gate and bring her the cloak'
    plan = 'guide: the gate, person= hedda ; bring: the cloak, to= her'
    assert steps(text, plan)[1] == ('bring', {'object': 'cloak', 'to': 'hedda'})


def test_it_is_the_place_that_a_device_is_called_after(steps):
    found = steps('unlock the gate and open it', 'unlock: the gate ; open_gate: it')
    assert found[1] == ('open_gate', {'what': 'gate'})


def test_it_is_a_place_as_before_where_nothing_else_is_called_so(steps):
    found = steps('go to the trunk and open it', 'navigate: the trunk ; open_gate: it')
    assert found[1] == ('open_gate', {'what': 'trunk'})


@pytest.mark.parametrize('text', ['look for Jorun', 'search for Jorun'])
def test_looking_for_somebody_is_no_looking_at_them(understand, text):
    found = understand(text, 'look_at: jorun')
    assert [s.skill for s in found.graph.steps] == ['find_person']
    assert found.question is not None


def test_looking_at_somebody_stays_so(steps):
    assert steps('look at Jorun', 'look_at: jorun') == [('look_at', {'what': 'jorun'})]


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('wait for Hedda at the gate', 'wait: hedda at the gate'),
        ('wait for Hedda at the gate', 'navigate: the gate'),
        ('go to the gate and wait there for Hedda', 'navigate: the gate ; wait: hedda'),
        ('go to the gate and wait there for Hedda', 'navigate: the gate ; follow: person= hedda'),
    ],
)
def test_waiting_for_somebody_is_a_skill_where_one_says_so(understand, text, plan):
    found = understand(text, plan)
    last = found.graph.steps[-1]
    assert (last.skill, dict(last.args)) == ('meet', {'person': 'hedda', 'place': 'gate'})
    assert found.question is not None, 'it is another skill than the model chose'


def test_who_is_awaited_may_be_named_before(steps):
    text = 'Hedda is on her way. Wait for her at the gate and then guide her to the attic.'
    plan = 'navigate: the gate ; guide: the attic, person= hedda'
    assert steps(text, plan) == [
        ('meet', {'person': 'hedda', 'place': 'gate'}),
        ('guide', {'place': 'attic', 'person': 'hedda'}),
    ]


def test_waiting_for_a_state_is_no_meeting(steps):
    found = steps('wait until the gate is unlocked', 'wait: the gate is unlocked')
    assert 'meet' not in [skill for skill, _ in found]


def test_her_before_what_is_told_is_who_is_told(steps):
    text = 'find Hedda and tell her good night'
    found = steps(text, 'find_person: hedda ; speak: good night')
    assert found == [
        ('find_person', {'person': 'hedda'}),
        ('tell', {'person': 'hedda', 'text': 'good night'}),
    ]


@pytest.mark.parametrize(
    ('text', 'args'),
    [
        ('count the crates on the bench', {'what': 'crates', 'place': 'bench'}),
        ('count the lanterns', {'what': 'lanterns'}),
    ],
)
def test_a_choice_leaves_where_it_is_counted_to_the_place(steps, text, args):
    assert steps(text, f'count: {text.removeprefix("count ")}') == [('count', args)]


def test_haste_is_no_word_left_over(understand):
    found = understand('bring the whistle to Hedda quick', 'bring: the whistle, to= hedda')
    assert found.question is None


def test_the_same_is_done_with_another_thing_and_read_back(gatehouse):
    first, plan = 'take the whistle to the gate', 'bring: the whistle, to= the gate'
    script = Script(first, plan)
    found = Understander(gatehouse, script).understand(
        f'{first}, then do the same with the cloak', World()
    )
    assert [(s.skill, dict(s.args)) for s in found.graph.steps] == [
        ('bring', {'object': 'whistle', 'to': 'gate'}),
        ('bring', {'object': 'cloak', 'to': 'gate'}),
    ]
    assert found.question is not None


def test_the_same_with_another_of_two_things_is_not_guessed(gatehouse):
    first = 'bring the whistle and the cloak to Hedda'
    script = Script(first, 'bring: the whistle and the cloak, to= hedda')
    found = Understander(gatehouse, script).understand(
        f'{first}, then do the same with the crate', World()
    )
    assert found.graph is None


def test_how_many_there_are_is_counted_where_that_is_ordered(understand):
    found = understand('how many crates are in the attic right now? go and count', 'nothing')
    assert [(s.skill, dict(s.args)) for s in found.graph.steps] == [
        ('count', {'what': 'crates', 'place': 'attic'})
    ]
    assert found.question is not None, 'the robot goes there for it'


def test_nobody_goes_without_a_yes_for_what_is_only_asked(understand):
    found = understand('how many crates are in the attic?', 'nothing')
    assert [(s.skill, s.confirm) for s in found.graph.steps] == [('count', True)]


def test_it_is_the_place_that_the_remark_speaks_of(gatehouse):
    found = Understander(gatehouse, Script('open the trunk', 'open_gate: the trunk')).understand(
        'the trunk is shut again, open it', World()
    )
    assert [(s.skill, dict(s.args)) for s in found.graph.steps] == [
        ('open_gate', {'what': 'trunk'})
    ]
    assert found.question is not None
