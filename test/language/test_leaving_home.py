import pytest

from llm_bridge.language.text.leaving_home import with_all_locked, without_absence


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ('lock up', 'lock everything'),
        (
            'please lock up for the night, and the oven off',
            'please lock everything, and the oven off',
        ),
        ('turn off the oven and lock up', 'turn off the oven and lock everything'),
        ('lock up the cellar', None),
        ('the lock up there is stuck', None),
    ],
)
def test_to_lock_up_is_to_lock_everything(said, instead):
    assert with_all_locked(said) == (instead or said)


@pytest.mark.parametrize(
    ('said', 'order'),
    [
        ("hoover the hall while I'm out.", 'hoover the hall'),
        ("water the beds, while we're at the beach", 'water the beds'),
        ('mop the hall while I am at work', 'mop the hall'),
        ("don't mop while I'm asleep", None),
        ('leave the hall light on while we are away', None),
        ("say that I'm out", None),
        ('mop the hall while the oven is off', None),
    ],
)
def test_while_nobody_is_there_is_now(said, order):
    assert without_absence(said) == order
