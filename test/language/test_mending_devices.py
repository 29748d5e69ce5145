import pytest

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.mending.devices import (
    with_the_device_implied,
    with_the_device_last,
    with_the_robot_first,
    with_what_plays,
)
from llm_bridge.language.plans.plan_language import read


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('add_to_list: the packing list, a hat', 'add_to_list: ?, a hat'),
        ('add_to_list: a hat, my packing list', 'add_to_list: ?, a hat'),
        ('brew: a mocha, ?', 'brew: ?, mocha'),
        ('print_tickets: 12 tickets, ?', 'print_tickets: ?, 12'),
        ('announce: soup is hot, soup is hot', 'announce: ?, soup is hot'),
        ('announce: the soup is hot, the soup', 'announce: ?, the soup is hot'),
        (
            'set_reminder: post the letter, tomorrow at nine',
            'set_reminder: ?, post the letter, time= tomorrow at nine',
        ),
    ],
)
def test_a_phrase_that_names_no_device_goes_where_it_fits(parlour, plan, meant):
    assert read(meant) in list(with_the_device_implied(read(plan), parlour, 'en'))


@pytest.mark.parametrize(
    'plan',
    [
        'brew: the sauna, mocha',
        'print_tickets: twelve labels, ?',
        'add_to_list: the wine list, a hat',
        'add_to_list: the packing list, what is on the packing list',
        'turn_on: the sauna',
        'say: hello',
    ],
)
def test_what_fits_nowhere_stays_what_it_is(parlour, plan):
    assert list(with_the_device_implied(read(plan), parlour, 'en')) == []


def test_a_device_may_be_named_where_the_text_belongs(parlour):
    index = Grounder(parlour).targets.index
    swapped = with_the_device_last(read('announce: come back, our pagers'), parlour, index)
    assert list(swapped) == [read('notify: our pagers, come back')]
    assert list(with_the_device_last(read('announce: hello, the moon'), parlour, index)) == []
    assert list(with_the_device_last(read('announce: tannoy, our pagers'), parlour, index)) == []


def test_a_robot_that_is_named_says_the_text_itself(parlour):
    index = Grounder(parlour).targets.index
    found = with_the_robot_first(read('speak_to_visitor: bo, hello'), parlour, index)
    assert list(found) == [read('say: hello, robot= bo')]
    for plan in ('brew: bo, mocha', 'speak_to_visitor: bell, hello', 'turn_on: bo'):
        assert list(with_the_robot_first(read(plan), parlour, index)) == []


def test_music_that_is_stopped_is_paused_where_players_cannot_stop(house):
    index = Grounder(house).targets.index

    def played(plan):
        return list(with_what_plays(read(plan), house, index))

    assert played('stop: the music')[:1] == [read('pause: the music')]
    assert played('stop: the music everywhere')[:1] == [read('pause: the music everywhere')]
    assert played('stop: the washing machine') == played('pause: the music') == []
