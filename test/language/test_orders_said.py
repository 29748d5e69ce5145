"""Orders in the order and with the names where a model expects them."""

import pytest

from llm_bridge.language.text.orders_said import as_called, as_in_order

VERBS = frozenset({'grab', 'bring', 'open', 'take', 'wake', 'follow', 'shut'})


@pytest.mark.parametrize(
    ('text', 'instead'),
    [
        ('grab the box off the rack mo and bring it here',
         'mo, grab the box off the rack and bring it here'),
        ('could you open the hatch Mo then take the lid',
         'Mo, could you open the hatch then take the lid'),
        ('wake up mo and bring it here', None),
        ('grab the box from mo and bring it here', None),
        ('follow tom and mo and bring it here', None),
        ('grab the box, mo, and bring it here', None),
        ('if the hatch is open mo and take it', None),
    ],
)  # fmt: skip
def test_who_is_called_in_the_middle_is_called_first(text, instead):
    assert as_called(text, ('Mo', 'Tia'), VERBS) == (instead or text)


@pytest.mark.parametrize(
    ('text', 'instead'),
    [
        ("take the cider out, you'll have to open the box first",
         'open the box, then take the cider out'),
        ('Mo, take the cider out but you will need to open the box first and then shut it',
         'Mo, open the box, then take the cider out and then shut it'),
        ('take the cider out first', None),
        ("if you have to open the box first, don't", None),
    ],
)  # fmt: skip
def test_what_has_to_be_done_first_comes_first(text, instead):
    assert as_in_order(text, ('Mo',)) == (instead or text)
