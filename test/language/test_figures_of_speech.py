"""Figures of speech in plain words."""

import time

import pytest

from llm_bridge.language.text.figures_of_speech import (
    in_plain_words,
    with_its_word_for_pictures,
)


@pytest.mark.parametrize(
    ('said', 'plain'),
    [
        ('run the belt so it never goes over 20 percent', 'run the belt to at most 20 percent'),
        ("wait until the board says it's noon", 'wait until the board is noon'),
        ('turn yourself up a notch', 'turn the volume up a notch'),
        ('tone the organ down', 'turn the organ down'),
        ('tone down the footlights', 'turn down the footlights'),
        ('give the lens a quick wipe and come back', 'wipe the lens and come back'),
        ('should the level drop below a metre, open the sluice',
         'when the level drops below a metre, open the sluice'),
        ('should it reach ten, ring me', 'when it reaches ten, ring me'),
        ('drive at point four metres a second', 'drive at 0.4 metres a second'),
        ('go at fifty k an hour', 'go at fifty km/h'),
        ('swap the leeks on my list for kale',
         'take the leeks off my list and put kale on my list'),
        ('grab me a towel', 'bring me a towel'),
    ],
)  # fmt: skip
def test_a_figure_of_speech_says_what_it_stands_for(said, plain):
    assert in_plain_words(said, {'bring'}) == (plain, False)


@pytest.mark.parametrize(
    ('said', 'plain'),
    [
        ("I can't hear myself think over that organ", 'turn down that organ'),
        ('has anyone seen my ladle? have a look please', 'look for my ladle'),
        ('skip the sermon, I only want the bells', 'I only want the bells'),
    ],
)
def test_what_a_speaker_will_want_is_a_guess(said, plain):
    assert in_plain_words(said, {'bring'}) == (plain, True)


@pytest.mark.parametrize(
    'said',
    [
        'has anyone seen my ladle?',
        'should I open the sluice?',
        'should the level drop?',
        'go to point four',
        'say I can hear myself think',
        'give the lens to Ida',
        'swap the leeks for kale',
    ],
)
def test_other_words_stay_as_they_are(said):
    assert in_plain_words(said, {'bring'}) == (said, False)


def test_nobody_grabs_where_nothing_is_brought():
    assert in_plain_words('grab me a towel', {'open'}) == ('grab me a towel', False)


@pytest.mark.parametrize(
    'word', ['the ', 'give the ', 'should the ', 'swap the a on ', 'until the ']
)
def test_long_texts_are_read_at_once(word):
    began = time.monotonic()
    in_plain_words(word * (2000 // len(word)), {'bring'})
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ('said', 'plain'),
    [
        ('snap a quick pic of the reef', 'take a quick picture of the reef'),
        ('get me some shots of the reef', 'take me some pictures of the reef'),
        ('take a picture frame to Ida', 'take a picture frame to Ida'),
        ('get me a shot of rum', 'get me a shot of rum'),
    ],
)
def test_a_photo_is_called_what_the_skill_calls_it(said, plain):
    assert with_its_word_for_pictures(said, {'take_picture', 'move_picture', 'dive'}) == plain
    assert with_its_word_for_pictures(said, {'take_picture', 'take_photo'}) == said
    assert with_its_word_for_pictures(said, {'hang_picture'}) == said
