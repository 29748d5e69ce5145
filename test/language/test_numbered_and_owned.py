"""Things with the number of a place, and things of which only the owner is said."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

SITES = Path(__file__).parents[1] / 'data' / 'dev' / 'sites'


@pytest.fixture(scope='module')
def sites():
    return {name: load_site(SITES / f'{name}.yaml') for name in ('crossdock', 'bighouse')}


@pytest.fixture
def heard(sites):
    def heard(name, text, plan):
        found = Understander(sites[name], Script(text, plan)).understand(text, World())
        return found, [s.target for s in found.graph.steps] if found.graph is not None else []

    return heard


@pytest.mark.parametrize(
    ('text', 'lamps'),
    [
        ('turn on the trailer lamp at dock 3', [3]),
        ('turn on the trailer lamps at docks two and five', [2, 5]),
        ('turn on every trailer lamp but the one at dock four', [1, 2, 3, 5, 6]),
        ('turn on the trailer lamps in the inbound area', [1, 2, 3]),
    ],
)
def test_what_has_the_number_of_the_place_is_the_one_there(heard, text, lamps):
    plan = f'turn_on: {text.removeprefix("turn on ")}'
    assert heard('crossdock', text, plan)[1] == [f'trailer_lamp_{n}' for n in lamps]


def test_the_one_of_several_is_not_guessed(heard):
    text = 'turn off all the lights except the one in the kitchen'
    found, done = heard('bighouse', text, f'turn_off: {text.removeprefix("turn off ")}')
    assert not done
    assert 'the kitchen spots or the pendants' in found.say


@pytest.mark.parametrize(
    ('text', 'plan', 'lamps'),
    [
        ("turn Ben's lamp off and Nora's on", "turn_off: ben's lamp & turn_on: nora's",
         ['bens_lamp', 'noras_lamp']),
        ("turn on Nora's", "turn_on: nora's", ['noras_lamp']),
        ("turn on Otto's", "turn_on: otto's", []),
    ],
)  # fmt: skip
def test_of_whom_no_more_is_said_it_is_what_is_called_after_them(heard, text, plan, lamps):
    assert heard('bighouse', text, plan)[1] == lamps
