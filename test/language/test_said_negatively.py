"""Orders that are said by what is not wanted, or not so."""

import time

import pytest

from llm_bridge.language.text.said_negatively import (
    as_banned,
    as_ended,
    without_contrast,
    without_the_other_way,
    without_why_not,
)

DEVICES = {'the oven', 'oven', 'radio', 'the radio', 'the gate', 'the front door', 'any fans'}
BEGIN = frozenset({'turn', 'switch', 'close', 'lock', 'set', 'bring', 'leave'})


def ended(text):
    return as_ended(text, lambda phrase: phrase.casefold() in DEVICES)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('There is no need for the oven to stay on.', 'turn off the oven.'),
        ("we're off, there's no need to have the radio on", "we're off, turn off the radio"),
        ("the radio doesn't have to be on", 'turn off the radio'),
        ('The oven needn’t be on any more', 'turn off The oven'),
        ('nobody needs the radio any more', 'turn off the radio'),
        ('I don’t want the gate open', 'close the gate'),
        ('we no longer need the radio', 'turn off the radio'),
        ("the front door doesn't need to be unlocked now", 'lock the front door'),
        ("please don't keep the oven on", 'turn off the oven'),
        ("nobody's watching it, so there's no need to have it on",
         "nobody's watching it, so turn it off"),
        ("make sure the front door isn't left unlocked", 'lock the front door'),
        ("we don't need any fans running", 'turn off any fans'),
    ],
)  # fmt: skip
def test_what_need_not_be_so_is_ended(said, instead):
    assert ended(said) == instead


@pytest.mark.parametrize(
    'said',
    [
        "you don't need to turn the oven on",
        'no need to turn the radio on',
        "the radio doesn't stay on",
        "I don't need the radio",
        'nobody needs the butter any more',
        "we don't want the radio on before nine",
        "don't leave the oven on overnight",
        "don't turn on the radio",
        'the oven is on',
    ],
)
def test_what_is_not_to_be_done_and_what_is_told_ends_nothing(said):
    assert ended(said) is None


def order(text, thing='the oven'):
    return without_why_not(text, BEGIN, lambda _: thing)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("I'm not cold so turn the heating down", 'turn the heating down'),
        ("we're not using the oven, so please switch it off", 'switch the oven off'),
        ('nobody is up yet so just leave the blinds closed', 'leave the blinds closed'),
    ],
)
def test_why_not_is_no_ban(said, instead):
    assert order(said) == instead


@pytest.mark.parametrize(
    'said',
    [
        "don't open the door, so lock it",
        "turn the lamp on, it isn't light, so bring it",
        "we're not here tomorrow so turn the heating off",
        "I'm not cold so that is fine",
        "I'm not cold, so don't turn the heating up",
        'I am cold so turn the heating up',
        "if nobody is in so it isn't, so turn it off",
    ],
)
def test_a_ban_and_a_time_are_more_than_a_reason(said):
    assert order(said) is None


def test_what_is_meant_by_it_must_be_clear():
    assert order("we're not using those two, so switch it off", None) is None


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("don't go to the hall, go to the study instead", 'go to the study'),
        ("Don't go home yet Max, come to the sofa instead.", 'max, come to the sofa.'),
        ("don't go through the hall", None),
        ("don't open the gate, open the door instead", None),
        ("don't go to the hall, go to the study", None),
    ],
)
def test_where_somebody_goes_instead_is_where_he_goes(said, instead):
    assert without_the_other_way(said, {'max'}) == (instead or said)


KNOWN = {'theatre', 'fan', 'hall light'}


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('set the heating to 20 instead of 22', 'set the heating to 20'),
        ('tube to the lab rather than to theatre please', 'tube to the lab please'),
        ('the lamp instead of the hall light.', 'the lamp.'),
        ('dim the lamp, but not too much, say 60 percent', 'dim the lamp to 60 percent'),
        ('blinds down, not completely - leave them thirty percent open',
         'blinds down to thirty percent'),
        ("the lamps needn't be at a hundred, 40 will do", 'set the lamps to 40'),
        ("the fridge shouldn't be at 2, it belongs at 5 degrees",
         'set the fridge to 5 degrees'),
        ("I don't want the lamp at full blast, thirty-five percent is enough",
         'set the lamp to thirty-five percent'),
        ('Ugh, not this song again, skip it', 'skip it'),
        ('go to room four. Sorry, not four, room two.', 'go to room four. Sorry, room two.'),
    ],
)  # fmt: skip
def test_what_a_command_sets_itself_off_against_is_left_out(said, instead):
    assert without_contrast(said, lambda phrase: phrase in KNOWN) == instead


@pytest.mark.parametrize(
    'said',
    [
        'all lamps instead of the fan',
        'turn on the lamp instead of the what',
        'the speaker on but not too loud, say 25 percent',
        'not the lamp, the fan',
        'take it to room four, sorry, not the lamp, the fan',
    ],
)
def test_what_leaves_something_out_or_is_not_known_stays(said):
    assert without_contrast(said, lambda phrase: phrase in KNOWN) == said


@pytest.mark.parametrize('part', ['the lamp ', "it isn't ", 'so ', 'not, ', 'no need to have '])
def test_a_long_text_takes_no_long_time(part):
    began = time.perf_counter()
    text = part * 150
    ended(text)
    order(text)
    without_contrast(text, lambda _: False)
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ('said', 'banned'),
    [
        ('Please clean neither the sofa nor the rug.', "Please don't clean the sofa or the rug."),
        ('turn off neither the lamp nor the fan', "don't turn off the lamp or the fan"),
        ('neither of them is on', None),
        ('open neither', None),
    ],
)
def test_neither_of_two_is_a_ban_of_both(said, banned):
    assert as_banned(said) == (banned or said)
