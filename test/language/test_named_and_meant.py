"""What is named is what is meant, or nothing: seen at a house where little can be opened."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World


@pytest.fixture(scope='module')
def cabin():
    return load_site(Path(__file__).parent / 'cabin.yaml')


@pytest.fixture
def understand(cabin):
    def understand(text, plan='nothing', world=None):
        script = Script(text.replace('exept', 'except'), plan)
        understander = Understander(cabin, script)
        return understander.understand(text, world or World(), area='kitchen')

    return understand


@pytest.fixture
def steps(understand):
    def steps(text, plan='nothing'):
        graph = understand(text, plan).graph
        done = graph.steps if graph is not None else ()
        return [(s.target, s.skill, *s.args.values()) for s in done]

    return steps


def test_what_a_robot_opens_by_hand_is_no_cover(understand, steps):
    assert steps('open the back door', 'open: the back door') == [
        ('bramble', 'open_door', 'back_door')
    ]
    assert understand('open the back door', 'open: the back door').question
    assert steps('open the curtains', 'open: the curtains') == [('curtains', 'open')]


def test_it_is_what_was_named_last_and_not_the_only_cover(steps):
    assert steps('go to the fridge and open it', 'go_to: the fridge ; open: it') == [
        ('bramble', 'go_to', 'fridge'),
        ('bramble', 'open_door', 'fridge'),
    ]


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('lock the back door', 'lock: the back door'),
        ('open the oven', 'open: the oven'),
        ('open the shed', 'open: the shed'),
    ],
)
def test_where_that_cannot_be_done_nothing_else_is_done_in_its_place(understand, text, plan):
    found = understand(text, plan)
    assert found.outcome is CommandOutcome.REFUSED and found.graph is None


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        ('start belts 1 and 3', 'start: belts 1 and 3', ['belt_1', 'belt_3']),
        ('start all the belts but 2', 'start: all the belts but 2', ['belt_1', 'belt_3']),
        ('start all belts exept belt 2', 'start: all belts except belt 2', ['belt_1', 'belt_3']),
    ],
)
def test_a_bare_number_is_no_robot_that_is_called_number_two(steps, text, plan, done):
    assert [target for target, *_ in steps(text, plan)] == done


def test_number_two_is(steps):
    assert steps('send number two to the settee', 'go_to: the settee, robot= number two') == [
        ('bramble', 'go_to', 'settee')
    ]


def test_every_telly_is_each_whatever_it_is_called(steps):
    for said in ('every telly', 'all the televisions', 'both TVs'):
        assert steps(f'turn off {said}', f'turn_off: {said.lower()}') == [
            ('big_tv', 'turn_off'),
            ('other_tv', 'turn_off'),
        ]


@pytest.mark.parametrize(
    ('said', 'done', 'missing'),
    [
        ('the hall light and the garage light', ['hall_light'], 'the garage light'),
        ('the hall light, the kitchen light and the garage light',
         ['hall_light', 'kitchen_light'], 'the garage light'),
    ],
)  # fmt: skip
def test_what_there_is_of_a_list_is_done_after_a_yes_and_the_rest_is_told(
    understand, said, done, missing
):
    found = understand(f'turn off {said}', f'turn_off: {said.replace(",", "")}')
    assert [s.target for s in found.graph.steps] == done
    assert found.question and missing in found.say


def test_whose_it_is_goes_with_what_the_thing_before_is(steps, cabin):
    lights = [('hall_light', 'turn_off'), ('winnie_light', 'turn_off')]
    text = "turn off the hall light and Winnie's too"
    assert steps(text, "turn_off: the hall light and winnie's light") == lights
    understander = Understander(cabin, Script("and Winnie's too", "also: winnie's"))
    first = understander.understand('turn off the hall light', World())
    found = understander.understand("and Winnie's too", World(), history=first.memory)
    assert [(s.target, s.skill) for s in found.graph.steps] == lights[1:]


def test_each_room_is_each_that_is_indoors(steps):
    rooms = [room for *_, room in steps('photograph each room', 'photograph: each room')]
    assert rooms == ['hallway', 'kitchen', 'sitting_room', 'spare_room']


def test_everyone_in_a_room_is_nobody_elsewhere(steps):
    assert steps('greet everyone in the kitchen', 'greet: everyone in the kitchen') == [
        ('bramble', 'greet', 'linus'),
        ('bramble', 'greet', 'ida'),
    ]


@pytest.mark.parametrize('plan', ['never: all the plugs', 'never: the plugs'])
def test_where_no_word_forbids_nothing_is_forbidden(understand, plan):
    assert understand("all the plugs off, we're away", plan).outcome is CommandOutcome.UNKNOWN
    assert understand("don't touch the plugs", 'never: the plugs').outcome is CommandOutcome.ANSWER


def test_a_number_in_a_name_is_no_number_of_times(understand):
    found = understand('this is station 30', 'repeat: 30 -> station: station 30')
    assert found.graph is None or found.graph.steps[0].repeat is None


@pytest.mark.parametrize(
    ('text', 'plan', 'done'),
    [
        ('tell both kids that lunch is ready', 'speak: lunch is ready', ['linus', 'ida']),
        ('tell Linus and Winnie that lunch is ready', 'speak: lunch is ready',
         ['linus', 'winifred']),
    ],
)  # fmt: skip
def test_a_message_is_for_each_of_those_named(steps, text, plan, done):
    assert steps(text, plan) == [
        ('bramble', 'deliver_message', who, 'lunch is ready') for who in done
    ]


@pytest.mark.parametrize(
    ('text', 'plan', 'told'),
    [
        ('when the back door opens let Ida know the cat is out',
         'when: the back door opens -> speak: the cat is out', 'the cat is out'),
        ('let Ida know the cat is out when the back door opens',
         'when: the back door opens -> speak: the cat is out', 'the cat is out'),
        ('if the back door is open let Ida know', 'if: the back door is open -> speak: ida know',
         'the back door is open'),
    ],
)  # fmt: skip
def test_a_message_in_a_condition_is_for_whom_it_is(understand, text, plan, told):
    [step] = understand(text, plan).graph.steps
    assert (step.skill, step.args, step.when is not None) == (
        'deliver_message',
        {'who': 'ida', 'message': told},
        True,
    )


@pytest.mark.parametrize(
    ('text', 'items', 'answer'),
    [
        ("what's on the shopping list", 'eggs, flour', 'On the shopping list: eggs, flour.'),
        ('do we have anything on the shopping list', '', 'On the shopping list: nothing.'),
        ('is there flour on the shopping list?', 'eggs, flour',
         'Yes, flour is on the shopping list.'),
        ('is there milk on the shopping list?', 'eggs, flour',
         'No, milk is not on the shopping list.'),
        ('how many things are on the shopping list', 'eggs, flour',
         '2 on the shopping list: eggs, flour.'),
    ],
)  # fmt: skip
def test_a_list_tells_what_is_on_it(understand, text, items, answer):
    world = World({'shopping': EntityState({'items': items})})
    assert understand(text, world=world).say == answer


def test_what_is_on_a_list_that_was_never_seen_is_not_known(understand):
    found = understand('do we have anything on the shopping list')
    assert found.say == 'I do not know what is on the shopping list.'


def test_an_amount_of_the_condition_is_none_of_what_is_to_be_done(understand):
    text = 'if it is above 20 degrees in the kitchen set the sitting room TV to a good volume'
    plan = 'if: it is above 20 degrees in the kitchen -> set_volume: the sitting room tv, 20'
    found = understand(text, plan)
    steps = found.graph.steps if found.graph is not None else ()
    assert not any('percent' in step.args for step in steps)


def test_there_is_the_place_that_the_condition_names(steps):
    assert steps('if the back door is open send Bramble there',
                 'if: the back door is open -> go_to: there, robot= bramble') == [
        ('bramble', 'go_to', 'back_door')
    ]  # fmt: skip
