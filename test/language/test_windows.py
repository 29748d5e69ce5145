"""Orders that hold from one time of day to another."""

import pytest

from llm_bridge.language.text.windows import as_two_times, with_the_unit_again


@pytest.mark.parametrize(
    ('said', 'orders'),
    [
        (
            'from 18:00 to 22:30 turn on the porch lamp',
            'at 18:00 turn on the porch lamp and at 22:30 turn it off',
        ),
        (
            'Keep the fans off between 9 pm and 6 am.',
            'at 9 pm turn off the fans and at 6 am turn them on',
        ),
        ('at 7 am open the gate until 8 am', 'at 7 am open the gate and at 8 am close it'),
        ('lock the shed at 20:00 until 6:30', 'at 20:00 lock the shed and at 6:30 unlock it'),
    ],
)
def test_an_order_from_one_time_to_another_is_two(said, orders):
    assert as_two_times(said) == orders


@pytest.mark.parametrize(
    'said',
    [
        'drive from the barn to the gate',
        'turn on the lamp until 22:30',
        'at 7 am open the gate',
        'from 18:00 to 22:30 water the roses',
        'from 18:00 to 22:30 turn on the lamp and the fan',
        "don't open the gate from 18:00 to 22:30",
        'dim the lamp from 20 to 40 percent',
    ],
)
def test_what_has_no_two_times_or_is_no_single_order_stays(said):
    assert as_two_times(said) == said


def test_a_unit_that_is_not_repeated_is_that_of_the_time_before():
    said = 'in ten minutes mute the radio and in twenty the tv'
    assert with_the_unit_again(said, ()) == said.replace('twenty', 'twenty minutes')
    lasting = 'water the roses for ten minutes, then the lawn for twenty'
    assert with_the_unit_again(lasting, ()) == f'{lasting} minutes'
    room = 'in ten minutes mute the radio and in 12 the tv'
    assert with_the_unit_again(room, {'12'}) == room
