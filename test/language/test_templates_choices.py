"""A choice said as if it were the thing: only where one device alone can be meant."""

import pytest

from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.understand import Understander


@pytest.fixture(scope='module')
def texts(parlour):
    return Understander(parlour)


def drafted(texts, text, area=None):
    found = texts.templates.match(text, 'en', area)
    return write(found.plan).strip() if found is not None else None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('make me a cocoa', 'brew: brewer, cocoa'),
        ('Ada, make me a cocoa please', 'brew: brewer, cocoa'),
        ('brew two mochas', 'brew: brewer, mochas, cups= two'),
        ('could somebody get a green tea going for me', 'brew: brewer, green tea'),
        ('a mocha please', 'brew: brewer, mocha'),
    ],
)
def test_what_is_made_is_said_without_what_makes_it(texts, text, plan):
    assert drafted(texts, text) == plan


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('put the talk on in the pantry', 'set_source: radio, talk'),
        ('some jazz in the pantry please', 'set_source: radio, jazz'),
        ('stick films on', 'set_source: television, films'),
        (
            'harbour fm on at forty percent',
            'set_source: radio, harbour fm & set_volume: radio, forty percent',
        ),
        ('put some organ chorales on', 'play_piece: organ, some organ chorales'),
        ('play something slow in the parlour', 'play_piece: organ, something slow'),
    ],
)
def test_what_is_heard_is_said_without_what_plays_it(texts, text, plan):
    assert drafted(texts, text) == plan


def test_of_two_with_the_same_source_the_one_in_the_room_is_meant(texts):
    assert drafted(texts, 'jazz on') is None
    assert drafted(texts, 'jazz on', area='parlour') == 'set_source: television, jazz'


@pytest.mark.parametrize(
    'text',
    [
        'make a lamp',
        'a mocha',
        'the mocha was cold',
        'films on in the pantry',
        'switch harbour fm off',
        'put some lamps on',
        'play it again',
        'play louder',
        'put some coffee on',
        'have a cocoa',
        'go talk',
        "don't play some jazz",
        'make me a cocoa and a mocha',
    ],
)
def test_other_things_are_no_choices(texts, text):
    assert drafted(texts, text) is None
