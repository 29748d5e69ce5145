"""An order without its reason and manners."""

import pytest

from llm_bridge.language.guards.plainer_words import plainer

ORDERS = frozenset({'fetch', 'close', 'read', 'put', 'water', 'call'})


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
        ('someone close the hatch', 'close the hatch'),
        ("I don't like this one, fetch the next jug", 'fetch the next jug'),
        ('not that again, read the letter', 'read the letter'),
        ("we're not done so close the hatch", 'close the hatch'),
        ("fetch the jug, I can't water them without it", 'fetch the jug'),
        ('the cook is waiting, four jugs to the bar please', 'four jugs to the bar'),
        ('water the beds but no weeding', 'water the beds'),
        ('water the beds. Leave the weeding for another day', 'water the beds'),
        ('the beds need watering', 'water the beds'),
        ('please give the beds a good water', 'please water the beds'),
        ('give Ada a quick ring', 'call Ada'),
        ('the hatch could do with closing now', 'close the hatch'),
        (
            'these jugs need to go to the bar, Max can you take them',
            'Max, take these jugs to the bar',
        ),
        ('the jug has to be taken to the bar', 'take the jug to the bar'),
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


def test_who_is_called_does_what_is_needed():
    assert said('Ada, the beds need watering', ('ada',))[0] == 'ada, water the beds'


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
        "I don't want the hatch open, read the letter",
        'if the beds need watering',
        'the beds need paving',
        'it is freezing',
        'close the hatch, if it is freezing',
    ],
)
def test_what_an_order_depends_on_is_never_left_out(text):
    assert said(text) == []
