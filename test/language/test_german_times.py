"""German clock times and durations."""

import pytest

from llm_bridge.language.into_english.in_english import EnglishOrders


@pytest.fixture(scope='module')
def at_home(home):
    return EnglishOrders(home, 'de')


@pytest.mark.parametrize(
    ('when', 'at'),
    [
        ('um zehn vor sechs', 'at 5:50'),
        ('um fünfundzwanzig nach sechs', 'at 6:25'),
        ('um fünf vor halb sechs', 'at 5:25'),
        ('um viertel sechs', 'at 5:15'),
        ('um Viertel vor sechs', 'at 5:45'),
        ('um dreiviertel sechs', 'at 5:45'),
        ('gegen sechs', 'at 6:00'),
        ('Punkt sechs Uhr', 'at 6:00'),
        ('um neunzehn Uhr fünfzehn', 'at 19:15'),
        ('um 19.15 Uhr', 'at 19:15'),
        ('ab 20 Uhr', 'at 20:00'),
        ('heute Abend um halb neun', 'at 20:30'),
        ('um neun heute Abend', 'at 21:00'),
        ('morgen Abend um neun', 'tomorrow at 21:00'),
        ('jeden Abend um neun', 'every day at 21:00'),
        ('jeden Morgen um sieben', 'every day at 7:00'),
        ('in einer Dreiviertelstunde', 'in 45 minutes'),
        ('in einer guten Viertelstunde', 'in 15 minutes'),
        ("in 'ner halben Stunde", 'in 30 minutes'),
        ('in einer Stunde und zehn Minuten', 'in 70 minutes'),
        ('in anderthalb Stunden', 'in 1.5 hours'),
        ('für eine halbe Stunde', 'for 30 minutes'),
    ],
)
def test_when_something_is_to_be_done(at_home, when, at):
    found = at_home.of(f'Mach {when} das Radio an')
    assert found.text == f'turn on the radio {at}'
    assert found.is_sure


def test_what_stays_on_stays_so_for_a_while(at_home):
    said = at_home.of('Lass das Flurlicht noch zehn Minuten an').text
    assert said == 'leave the hall light on for 10 minutes'


def test_what_is_to_begin_later_does_not_stay_on_until_then(at_home):
    said = at_home.of('Lass den Ventilator in zehn Minuten laufen').text
    assert said == 'leave the fan on in 10 minutes'


def test_about_when_is_no_time_of_day(at_home):
    found = at_home.of('Mach um kurz nach acht das Radio an')
    assert not found.is_sure


def test_an_amount_is_no_time(at_home):
    assert at_home.of('Heizung um zwei Grad höher').text == 'make heating by 2 degrees warmer'
    assert at_home.of('Stell den Timer auf zehn Minuten').text == 'set the timer to 10 minutes'
