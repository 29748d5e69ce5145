"""What somebody needs, said before the order that has only 'it' and 'there' for it."""

import pytest

from llm_bridge.language.text.facts_first import (
    with_facts_in_the_order,
    with_the_amount_asked,
    with_what_is_missing,
    with_what_is_unknown,
)

SPOTS = {'room 12': 'room 12', 'bar': 'bar', 'side table': 'side table', 'attic suite': 'loft'}
PEOPLE = {'ida': 'Ida', 'granny': 'Olga'}


def told(text):
    return with_facts_in_the_order(text, SPOTS, PEOPLE)


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ('Granny is waiting for her tea, so bring it to her', 'bring her tea to Olga'),
        (
            'Room 12 asked for an iron and two more towels. Could Rob take them up and come back?',
            'Could Rob take an iron and two towels to room 12 and come back?',
        ),
        (
            'The lady in the attic suite needs a pan, fetch it from the bar and take it up there',
            'fetch a pan from the bar and take it to the loft',
        ),
        (
            'Rob, they need the ladder in room 12. Please get it from the bar and carry it up',
            'Rob, Please get the ladder from the bar and carry it to room 12',
        ),
        (
            'Ida wants a juice and granny a coffee, please take them over',
            'please take a juice to Ida and a coffee to Olga',
        ),
        ('Room 12 would like an iron, could you run one up', 'could you run an iron to room 12'),
        (
            'the fan on the side table is for Ida, drive over there, pick it up, give it to her',
            'drive to the side table, pick the fan up, give it to Ida',
        ),
        ('the fan is for the bar, take it over there', 'take the fan to the bar'),
    ],
)
def test_what_is_needed_and_by_whom_is_put_in_the_order(said, order):
    assert told(said) == order


@pytest.mark.parametrize(
    'said',
    [
        'Ida needs a kettle',
        'Ida wants the lamp on, turn it on and bring it over',
        'the man at the gate needs a kettle, take it to him',
        'if Ida needs a kettle, take it to her',
        'Ida needs the kettle, but do not take it to her',
        'I need a kettle, bring it to me',
        'Ida needs a kettle, boil it',
    ],
)
def test_what_nobody_is_to_take_anywhere_is_left_as_it_is(said):
    assert told(said) is None


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ("we're out of milk, pop it on the shopping list", 'pop milk on the shopping list'),
        ('no eggs left, put them on the list', 'put eggs on the list'),
        ("there's no more oat milk so add it to the list", 'add oat milk to the list'),
        ('the flour is all gone. Please write it on the list', 'Please write flour on the list'),
        ('Rob, we need bin bags, put some on the list', 'Rob, put bin bags on the list'),
        ('we are low on tea and sugar, add them to the list', 'add tea and sugar to the list'),
    ],
)
def test_what_is_missing_is_what_is_written_down(said, order):
    assert with_what_is_missing(said) == order


@pytest.mark.parametrize(
    'said',
    [
        'put it on the list',
        'the front door is open, put it on the list',
        'the bins are empty, put them back',
        'if we are out of milk, put it on the list',
        'we are out of milk, put the eggs on the list',
    ],
)
def test_nothing_else_is_written_down_for_it(said):
    assert with_what_is_missing(said) == said


@pytest.mark.parametrize(
    ('said', 'asked'),
    [
        ("American recipe here says 350 fahrenheit, what's that in celsius",
         "what's 350 fahrenheit in celsius"),
        ('The pole is six feet. How much is that in metres?', "what's six feet in metres"),
        ('he weighs twenty two pounds so what is that in kilograms',
         "what's twenty two pounds in kilograms"),
        ('the lamp is on, what is that in the hall', None),
        ('one thing is odd, what is that in here', None),
        ("what's 350 fahrenheit in celsius", None),
        ('set it to 20 degrees and tell me what is in the oven', None),
    ],
)  # fmt: skip
def test_an_amount_that_is_told_first_is_what_is_asked_of(said, asked):
    assert with_the_amount_asked(said) == (asked or said)


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ('The scissors should be in the box, hand them to Ida', 'hand The scissors to Ida'),
        ('my red pen is still on the desk. So bring it here', 'bring my red pen here'),
        ('the mug is in the sink, bring it here', None),
        ('the scissors are blunt, sharpen them', None),
        ('are the scissors in the box, or did Ida take them', None),
    ],
)
def test_it_is_what_was_named_though_there_is_nothing_so_called(said, order):
    assert with_what_is_unknown(said, lambda what: what == 'the mug') == (order or said)
