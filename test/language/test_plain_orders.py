"""Orders said in a roundabout way."""

import pytest

from llm_bridge.language.text.plain_orders import as_plain_order


def plain(text):
    verbs = frozenset({'take', 'go', 'climb', 'weigh'})
    return as_plain_order(text, verbs, ('Rob', 'mule'), {'bar', 'the old barn'})


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        (
            'the ham needs to come out of the fridge and then weigh it',
            'take the ham out of the fridge and then weigh it',
        ),
        ('The mug has to be taken off the stove', 'take The mug off the stove'),
        ('Ada, lie down. Rob, home to your shed.', 'Ada, lie down. Rob, go home to your shed.'),
        ('weigh it, then home to the dock with you', 'weigh it, then go home to the dock'),
        ('off to the bar with you', 'go to the bar'),
        (
            'send the mule to the barn to weigh the hay',
            'send the mule to the barn and weigh the hay',
        ),
        ('weigh it, then buzz off to the bar', 'weigh it, then go to the bar'),
        ('make yourself scarce into the bar, please', 'go to the bar, please'),
        ('walk up the stairs', 'climb up the stairs'),
    ],
)
def test_a_roundabout_order_is_said_plainly(said, order):
    assert plain(said) == order


@pytest.mark.parametrize(
    'said',
    [
        'does the ham need to come out of the fridge?',
        'the ham need not come out of the fridge',
        'when the ham has to come out of the fridge, call me',
        'the guests have to go out of the hall',
        'turn on the lamp, home office first',
        'Mum, home is lovely',
        'clear off the bar',
        'scoot to the larder',  # no place that is known
        'send Ida to the barn to weigh the hay',
    ],
)
def test_what_is_no_order_of_that_kind_stays(said):
    assert plain(said) == said
