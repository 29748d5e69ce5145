"""Machines that are called by what is in them."""

import pytest

from llm_bridge.language.things.loads_of_machines import with_the_machine


@pytest.mark.parametrize(
    ('said', 'named'),
    [
        ('when the wash is done, open the window',
         'when the washing machine is done, open the window'),
        ("tell me once the laundry's finished", "tell me once the washing machine's finished"),
        ('has the washing finished', 'has the washing machine finished'),
        ('is my laundry ready', 'is my washing machine ready'),
        ('are the dishes done', None),
        ('once the coffee is ready', 'once the coffee machine is ready'),
        ('the wash is on the bed', None),
        ('wash the floor', None),
    ],
)  # fmt: skip
def test_the_one_machine_whose_load_is_done_is_named(house, house_names, said, named):
    assert with_the_machine(said, house, house_names.targets.index) == (named or said)
