import pytest

from llm_bridge.language.text.short_orders import with_its_verb

VERBS = frozenset({'wipe', 'knock', 'take', 'bring'})


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('two wipes for the desk please', 'wipe the desk two times please'),
        ('we are closing, so lights out in the bar and the hall',
         'we are closing, so turn off the lights in the bar and the hall'),
        ('lock the door and lights on in the yard', None),
        ('take the saw off the bench. It goes in the shed.',
         'take the saw off the bench. put it in the shed.'),
        ('get the plates out, they belong on the table',
         'get the plates out, put them on the table'),
        ('lamp on for a minute, then off again', 'lamp on for a minute, then turn it off again'),
        ('oven on at nine and off again at ten', 'oven on at nine and turn it off again at ten'),
        ('lamps off in the bar and on in the yard',
         'turn off lamps in the bar and turn on lamps in the yard'),
        ('Switch the lights on in the bar, off everywhere else!',
         'turn on the lights in the bar and turn off the lights everywhere except in the bar!'),
        ('blinds down in the bar, up in the yard',
         'put blinds in the bar down and put blinds in the yard up'),
        ('the shutters up in the bar but down everywhere else, please',
         'put the shutters in the bar up and put the shutters everywhere except in the bar down'
         ', please'),
        ('turn on the lamp in the bar and the ones in the yard off.',
         'turn on the lamp in the bar and turn off the ones in the yard.'),
        ('turn off the radio, the tv on', 'turn off the radio and turn on the tv'),
        ('so the heating should go to 18 degrees in the hall',
         'so set the heating in the hall to 18 degrees'),
    ],
)  # fmt: skip
def test_an_order_without_a_verb_gets_its_own(said, instead):
    meant = instead or 'lock the door and turn on the lights in the yard'
    assert with_its_verb(said, VERBS) == meant


@pytest.mark.parametrize(
    'said',
    [
        'two bottles for the bar',
        'turn off the radio and the lamp that is on',
        'turn off the radio and the lamp later on',
        'turn off the radio and leave the fan and the lamp on',
        'turn off the radio and the lamp off',
        'are the lights on in the hall?',
        'leave the lights on in the hall',
        'tell Ann lights out in the hall',
        'the saw is here. It goes in the shed',
        'the heating could go to 30 degrees in the hall',
        'bring the tray if it goes on the table',
    ],
)
def test_what_orders_nothing_or_has_its_verb_stays(said):
    assert with_its_verb(said, VERBS) == said
