"""An order without its reason and manners."""

import pytest

from llm_bridge.language.guards.plainer_words import plainer

ORDERS = frozenset({'fetch', 'close', 'read', 'put', 'water'})


def begins_order(words, at):
    return words[at] in ORDERS


def thing_in(text):
    return 'the parcel' if 'the parcel' in text else None


def said(text, called=()):
    return list(plainer(text, begins_order, thing_in, called))


@pytest.mark.parametrize(
    ('text', 'order'),
    [
        ('Read the letter out, would you?', 'Read the letter out'),
        ('fetch the jug when you have a minute, thanks', 'fetch the jug'),
        ('close the hatch if you do not mind', 'close the hatch'),
        ('could somebody close the hatch', 'close the hatch'),
        ('put the saw back where it belongs', 'put the saw back'),
        ('close the hatch before somebody falls in', 'close the hatch'),
        ("close the hatch, it's freezing", 'close the hatch'),
        ("I'd like a pie if it isn't too much trouble", "I'd like a pie"),
        ('it is freezing, close the hatch', 'close the hatch'),
        ('packing up now so close the hatch', 'close the hatch'),
        ('clear away the jugs, they go on the shelf', 'put all the jugs on the shelf'),
        ('tidy the saw up, it belongs in the box.', 'put the saw in the box'),
        ('the saw goes in the box', 'put the saw in the box'),
        ('Your jug belongs on the top shelf.', 'put Your jug on the top shelf'),
    ],
)
def test_reasons_and_manners_are_left_out(text, order):
    assert said(text)[0] == order


def test_it_is_what_the_reason_speaks_of():
    assert said("I've dropped the parcel, fetch it will you")[0] == 'fetch the parcel'


def test_who_is_called_stays_called():
    found = said("Ada I've dropped the parcel, fetch it", ('ada',))
    assert found[0] == 'ada, fetch the parcel'


@pytest.mark.parametrize(
    'text',
    [
        'close the hatch',
        'I already closed the hatch, thanks',
        'if it is freezing, close the hatch',
        "it's not raining, water the beds",
        'it is freezing',
        'close the hatch, if it is freezing',
    ],
)
def test_what_an_order_depends_on_is_never_left_out(text):
    assert said(text) == []
