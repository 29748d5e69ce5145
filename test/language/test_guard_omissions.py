import pytest


@pytest.mark.parametrize(
    ('text', 'plan', 'word'),
    [
        ('back up half a metre', ' move: half a metre', 'back'),
        (
            'turn on the kitchen light tomorrow at six',
            ' at: six -> turn_on: the kitchen light',
            'tomorrow',
        ),
        (
            'before you lock the back door turn off the radio',
            ' lock: the back door ; turn_off: the radio',
            'before',
        ),
        (
            'lock the back door but first send the robot to the hall',
            ' lock: the back door ; go_to: the hall, robot= the robot',
            'first',
        ),
        ('turn off the radio later', ' turn_off: the radio', 'later'),
        ('turn off the radio next week', ' turn_off: the radio', 'next week'),
        ('turn off the radio on the first of may', ' turn_off: the radio', 'may'),
        ('turn off the radio in a while', ' turn_off: the radio', 'in a while'),
        ('turn off the radio as soon as Ann is here', ' turn_off: the radio', 'as soon as'),
    ],
)
def test_directions_days_and_order_are_not_left_out_unasked(look, text, plan, word):
    found = [d for d in look(text, plan) if d.guard == 'unaccounted']
    assert any(f"'{word}" in d.reason for d in found)
    assert all(d.problem is None for d in found)


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('back up half a metre', ' move: half a metre, direction= back'),
        ('come back to the sofa', ' go_to: the sofa'),
        ('turn off the radio as soon as possible', ' turn_off: the radio'),
        ('turn off the radio as soon as you can', ' turn_off: the radio'),
        ('lock up, may I ask, the back door', ' lock: the back door'),
        (
            'turn off the radio and ten minutes later lock the back door',
            ' turn_off: the radio ; wait: ten minutes ; lock: the back door',
        ),
        ('good morning turn on the kitchen light', ' turn_on: the kitchen light'),
        (
            'before you lock the back door turn off the radio',
            ' turn_off: the radio ; lock: the back door',
        ),
        (
            'turn off the radio before you lock the back door',
            ' turn_off: the radio ; lock: the back door',
        ),
        (
            'first turn off the radio and then lock the back door',
            ' turn_off: the radio ; lock: the back door',
        ),
    ],
)
def test_what_is_said_in_order_is_not_doubted(look, text, plan):
    assert look(text, plan) == ()


@pytest.mark.parametrize(
    ('text', 'clause'),
    [
        ('turn on the radio when I get home', 'i get home'),
        ('turn off the radio as soon as the visitors are gone', 'the visitors are gone'),
        ('turn off the radio unless somebody objects', 'somebody objects'),
    ],
)
def test_a_condition_that_is_left_out_is_refused(look, text, clause):
    plan = ' turn_on: the radio' if ' on ' in text else ' turn_off: the radio'
    found = [d.problem for d in look(text, plan) if d.problem is not None]
    assert [p.came for p in found] == [clause]


@pytest.mark.parametrize(
    'text',
    [
        'turn on the radio if you would',
        'if I may ask, turn on the radio',
        'the radio on when ready',
    ],
)
def test_manners_are_no_condition(look, text):
    assert all(d.problem is None for d in look(text, ' turn_on: the radio'))
