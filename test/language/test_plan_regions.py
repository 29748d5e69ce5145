import pytest

from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.plans.plan_regions import regions_of
from llm_bridge.language.text.words import words


def said(text, plan, breaks=()):
    """Return, for each leaf of a plan, the words that lead up to it and through it."""
    all_words = words(text)
    return [
        ' '.join(all_words[r.start : r.end])
        for r in regions_of(all_words, read(plan), frozenset(breaks))
    ]


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks', 'regions'),
    [
        ('turn on the tv', 'turn_on: the tv', (), ['turn on the tv']),
        (
            'turn on the tv and dim the lamp',
            'turn_on: the tv & dim: the lamp',
            (),
            ['turn on the tv', 'and dim the lamp'],
        ),
        (
            'open it wait a minute close it',
            'open: it ; wait: a minute ; close: it',
            (2, 5),
            ['open it', 'wait a minute', 'close it'],
        ),
        (
            'ring it three times open it wait a minute close it',
            'ring: it ; wait: a minute ; close: it',
            (4, 6, 9),
            ['ring it three times', 'wait a minute', 'close it'],
        ),
        ('film time: put the blinds down', 'close: the blinds', (2,), ['put the blinds down']),
        (
            'tv off curtains up',
            'turn_off: tv & open: curtains',
            (2,),
            ['tv off', 'curtains up'],
        ),
        (
            'the tv on not loud the lamp on',
            'turn_on: the tv & turn_on: the lamp',
            (3, 5),
            ['the tv on', 'not loud the lamp on'],
        ),
        (
            'turn off the tv but do not touch the radio',
            'turn_off: the tv & never: touch the radio',
            (),
            ['turn off the tv', 'but do not touch the radio'],
        ),
    ],
)
def test_each_part_of_a_plan_has_its_stretch_of_the_command(text, plan, breaks, regions):
    assert said(text, plan, breaks) == regions


def test_words_that_any_phrase_copies_are_covered():
    text = words('dim the lamp and the tv light')
    (region, _) = regions_of(text, read('dim: the lamp & dim: the tv light'), frozenset())
    assert [text[i] for i in sorted(region.covered)] == ['the', 'lamp', 'the', 'tv', 'light']


def test_the_same_phrase_twice_is_found_where_it_is_said_again():
    text = words('turn the lamp on and turn the lamp off')
    first, second = regions_of(text, read('turn_on: the lamp ; turn_off: the lamp'), frozenset())
    assert first.first < second.first
