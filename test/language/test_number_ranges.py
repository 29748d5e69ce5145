"""'Tanks one to three' are each of them."""

import pytest
from scripted import Script

from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.number_ranges import Ranged, with_ranges_written_out
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World

_THREE = 'tank one and tank two and tank three'


@pytest.mark.parametrize(
    ('said', 'each'),
    [
        ('close tanks one to three', f'close {_THREE}'),
        ('close tanks one through three, please', f'close {_THREE}, please'),
        ('close the tanks from one to three', f'close the {_THREE}'),
        ('close tank one to tank three', f'close {_THREE}'),
        ('close tanks 1-3', 'close tank 1 and tank 2 and tank 3'),
        ('close tank 2 – 3', 'close tank 2 and tank 3'),
        ('close tanks three to two', 'close tank three and tank two'),
        ('tell Bob to close tanks 1 to 2', 'tell Bob to close tank 1 and tank 2'),
        ('open tanks 1 to 2 and close tanks 2 to 3',
         'open tank 1 and tank 2 and close tank 2 and tank 3'),
    ],
)  # fmt: skip
def test_each_number_is_written_out(house_names, said, each):
    assert with_ranges_written_out(said, house_names.targets.index) == Ranged(each)


@pytest.mark.parametrize(
    'said',
    [
        'set tank 1 to 3',
        'set tanks 1 to 3 percent',
        'set tanks 1 to 3.5',
        'the shop is open from one to three',
        'say tanks 1 to 3 are empty',
        'turn lamps one to three on',
    ],
)
def test_other_numbers_stay(house_names, said):
    assert with_ranges_written_out(said, house_names.targets.index) == Ranged(said)


def test_one_that_there_is_not_is_named(house_names):
    found = with_ranges_written_out('close tanks two to nine', house_names.targets.index)
    assert found.missing == 'tank four'


def test_each_of_them_is_done(house):
    told = Understander(house, Script(f'close {_THREE}', f'close: {_THREE}'))
    found = told.understand('close tanks one to three', World())
    assert [s.target for s in found.graph.steps] == ['tank_1', 'tank_2', 'tank_3']
    assert not any(s.confirm for s in found.graph.steps)


def test_nothing_is_done_where_one_is_missing(house):
    found = Understander(house).understand('close tanks one to four', World())
    assert (found.outcome, found.graph) == ('refused', None)
    assert found.say == "Nothing here is called 'tank four'."


@pytest.mark.parametrize('phrase', ['tanks one to three', 'the tanks 1 through 3'])
def test_a_range_in_a_phrase_is_never_one_of_them(house, phrase):
    found = Understander(house).draft(read(f'close: {phrase}'), 'close them', World())
    assert (found.graph, found.outcome) == (None, 'refused')
