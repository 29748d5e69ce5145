"""Facts that are told before an order, and taken up by 'it', 'her' and 'there' in it."""

import pytest

from llm_bridge.language.readings.told_facts import without_determiner, without_facts

SORTS = {
    'ann': 'person', 'mr hall': 'person', 'mule': 'robot', 'jug': 'thing', 'pills': 'thing',
    'shelf': 'place', 'barn': 'place', 'room 4': 'place', 'gate': 'place',
}  # fmt: skip


def told(text):
    return without_facts(text, lambda p: SORTS.get(' '.join(without_determiner(p))))


@pytest.mark.parametrize(
    ('text', 'orders'),
    [
        ("Ann needs the jug. It's on the shelf, take it from there and give it to her.",
         'take the jug from the shelf and give it to Ann.'),
        ('mr hall would like a jug, could you bring it to him',
         'could you bring the jug to mr hall'),
        ('Room 4 wants the pills. Take them over, please.',
         'Take the pills over to Room 4, please.'),
        ("Ann's in the barn somewhere, look for her in there", 'look for Ann in the barn'),
        ('Mule has to get to the barn, so open the gate and send it there',
         'open the gate and send Mule to the barn'),
        ('Ann is on her way: open the gate and wait there till she comes',
         'open the gate and wait there till Ann comes'),
        ("fill the jug. It's for Ann in the barn, so carry it to her afterwards",
         'fill the jug. carry it to Ann afterwards'),
        ('The pills are on the shelf. Open it and take them out',
         'Open the shelf and take them out'),
        ("Ann isn't in the barn, go and look for her", 'go and look for Ann'),
        ('Mr Hall is not at his desk. Find him', 'Find Mr Hall'),
        ("I don't know where the pills are, find them", 'find the pills'),
        ("we can't find Ann, call her", 'call Ann'),
        ("Ann is not in the barn, don't look for her", None),
        ('if Ann is not in the barn, call her', None),
    ],
)  # fmt: skip
def test_what_was_told_is_put_where_the_order_takes_it_up(text, orders):
    assert told(text) == orders


@pytest.mark.parametrize(
    'text',
    [
        'give the jug to Ann',
        'Ann needs the jug and open the gate',  # may be an order by itself
        'Ann needs the jug. Open the gate.',
        'the owl needs the jug, bring it to her',  # nobody knows who that is
        'if Ann is in the barn, bring her the jug',
        "Ann needs the jug, but don't take it to her",
        'Is Ann in the barn',
    ],
)
def test_a_fact_that_no_order_takes_up_stays(text):
    assert told(text) is None


def test_her_jug_stays_hers():
    assert told('Ann is in the barn, bring her jug to her') == 'bring her jug to Ann'
