import pytest

from llm_bridge.language.mending.mending import (
    cut_at_breaks,
    with_own_skills,
    with_the_robot,
    with_the_thing,
    without_a_robot,
    without_echoes,
    without_fillers,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks', 'cut'),
    [
        (
            'unlock the back door, the plumber is there',
            'unlock: the back door the plumber is there',
            {4},
            'unlock: the back door',
        ),
        (
            'if the tv is on, dim the lamp, it is late',
            'if: the tv is on -> dim: the lamp it is late',
            {5, 8},
            'if: the tv is on -> dim: the lamp',
        ),
        ('turn on the lamp', 'turn_on: the lamp', set(), 'turn_on: the lamp'),
        ('lamp, on', 'turn_on: lamp', {1}, 'turn_on: lamp'),
    ],
)
def test_a_phrase_ends_at_the_comma(text, plan, breaks, cut):
    assert cut_at_breaks(read(plan), words(text), frozenset(breaks)) == read(cut)


@pytest.mark.parametrize(
    ('text', 'plan', 'with_it'),
    [
        (
            'cart two, go to packing then go to shipping',
            'go_to: packing ; go_to: shipping',
            'go_to: packing, robot= cart two ; go_to: shipping, robot= cart two',
        ),
        ('go to packing, second cart', 'go_to: packing', 'go_to: packing, robot= second cart'),
        ('let cart one go home', 'dock', 'dock: robot= cart one'),
        # two are named: which of them is for the model to say
        ('cart one or cart two, go home', 'dock', 'dock'),
        # a robot that is spoken of is not spoken to
        ('when cart one is home, patrol', 'when: cart one is home -> patrol',
         'when: cart one is home -> patrol'),
        ('cart one, say cart two is late', 'say: cart two is late, robot= cart one',
         'say: cart two is late, robot= cart one'),
        ('the cart should go home', 'dock', 'dock'),
        ('send all the carts home', 'dock', 'dock: robot= all the carts'),
        ('both robots go to packing', 'go_to: packing', 'go_to: packing, robot= both robots'),
        ('all carts, say all stop', 'say: all stop', 'say: all stop, robot= all carts'),
        ('go home, all of it', 'dock', 'dock'),
        ('cart one, lamp on', 'turn_on: lamp', 'turn_on: lamp'),
    ],
)  # fmt: skip
def test_the_robot_that_is_spoken_to_does_it(factory, text, plan, with_it):
    assert with_the_robot(read(plan), words(text), factory) == read(with_it)


def test_a_verb_is_no_robot(factory):
    assert without_a_robot(read('patrol: robot= patrol'), factory) == read('patrol')


def test_an_unknown_robot_stays_for_grounding_to_refuse(factory):
    plan = read('patrol: robot= cart nine')
    assert without_a_robot(plan, factory) == plan


@pytest.mark.parametrize(
    ('text', 'plan', 'with_it'),
    [
        ('lights off in the hall', 'turn_off: the hall', 'turn_off: lights off in the hall'),
        ('lights out in all rooms', 'turn_off: all rooms', 'turn_off: lights out in all rooms'),
        ('turn off the fan in the hall', 'turn_off: the fan in the hall',
         'turn_off: the fan in the hall'),
        ('lamp on, off in the hall', 'turn_on: lamp & turn_off: the hall',
         'turn_on: lamp & turn_off: the hall'),
        ('everything off in the hall', 'turn_off: the hall', 'turn_off: the hall'),
    ],
)  # fmt: skip
def test_a_place_alone_gets_the_thing_said_before_it(home, home_names, text, plan, with_it):
    breaks = breaks_of(text)
    index = home_names.targets.index
    assert with_the_thing(read(plan), words(text), breaks, home, index) == read(with_it)


def test_another_skill_that_is_said_just_so_is_tried(home):
    options = list(
        with_own_skills(
            read('cooler: the fan'), words('turn the fan down a notch'), frozenset(), home, 'en'
        )
    )
    assert read('slower: the fan') in options
    assert read('turn_off: the fan') not in options


def test_please_is_no_thing():
    assert without_fillers(read('brighten: please')) == read('brighten: ?')
    assert without_fillers(read('turn_on: the lamp')) == read('turn_on: the lamp')


def test_what_was_said_once_is_done_once():
    text = words('when the door is open stop the fan')
    twice = read('when: the door is open -> { stop: the fan ; stop: the fan }')
    assert without_echoes(twice, text) == read('when: the door is open -> stop: the fan')
    again = words('stop the fan and stop the fan')
    both = read('stop: the fan ; stop: the fan')
    assert without_echoes(both, again) == both
    three = read('open: the door ; stop: the fan ; stop: the fan')
    text = words('open the door then stop the fan')
    assert without_echoes(three, text) == read('open: the door ; stop: the fan')


def test_coming_back_after_a_wait_is_not_going_there_again():
    plan = read('go_to: the attic ; wait: a minute ; go_to: the attic')
    back = words('go to the attic wait a minute and come back')
    assert without_echoes(plan, back) == read('go_to: the attic ; wait: a minute')
    for again in (
        'go to the attic wait a minute and go back to the attic',
        'go to the attic wait a minute and go there again',
    ):
        assert without_echoes(plan, words(again)) == plan
