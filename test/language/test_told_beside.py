"""Facts that are told beside an order."""

import time

import pytest

from llm_bridge.language.text.told_beside import with_facts_beside, with_the_need_alone

SPOTS = {'sofa', 'hall', 'toy box', 'the loft'}
PEOPLE = {'ann', 'granny'}


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('get me the remote, it should be on the sofa', 'get me the remote from the sofa'),
        ("Bring Ann the jug. I think it's in the hall.", 'Bring Ann the jug from the hall'),
        ('Juno, could you fetch the keys, I left them in the hall',
         'Juno, could you fetch the keys from the hall'),
        ('the ball goes back in the toy box, please put it there',
         'please put the ball in the toy box'),
        ('The crisps should go to the sofa. Bring them there now',
         'bring The crisps to the sofa now'),
    ],
)  # fmt: skip
def test_what_is_told_of_a_thing_goes_into_its_order(said, instead):
    found = with_facts_beside(said, SPOTS)
    assert found is not None
    assert found.casefold() == instead.casefold()


@pytest.mark.parametrize(
    'said',
    [
        'get me the remote, it is on charge',
        'get me the cup from the hall, it is on the sofa',
        'bring the cup and the jug, it is in the hall',
        "don't bring the cup, it is in the hall",
        'bring the cup if you can, it is in the hall',
        'the ball goes in the toy box',
        'the ball goes in the toy box, leave it',
        'turn on the lamp, it is in the hall',
    ],
)
def test_what_else_is_told_stays(said):
    assert with_facts_beside(said, SPOTS) is None


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('Granny says she needs her tablets', 'Granny needs her tablets'),
        ('Ann is crying because she wants her doll', 'Ann wants her doll'),
        ('the note says she needs her tablets', None),
        ('Ann says she is late', None),
    ],
)
def test_who_says_what_he_needs_needs_it(said, instead):
    assert with_the_need_alone(said, PEOPLE) == (instead or said)


@pytest.mark.parametrize('part', ['get the cup, ', 'it is on the ', 'ann is, '])
def test_a_long_text_takes_no_long_time(part):
    began = time.perf_counter()
    with_facts_beside(part * 150, SPOTS)
    with_the_need_alone(part * 150, PEOPLE)
    assert time.perf_counter() - began < 5
