"""Things meant by what they have, or left out by a word that another thing has as well."""

import pytest
from scripted import Script

from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import Situation
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

SITE = """
name: hut
language: en
frame: map
areas:
  room: {}
devices:
  ceiling_light: {kind: light, name: ceiling light, area: room, mqtt: {topic: h/1}}
  desk_lamp: {kind: light, name: desk lamp, area: room, mqtt: {topic: h/2}}
  ceiling_fan: {kind: fan, name: ceiling fan, area: room, mqtt: {topic: h/3}}
  door: {kind: lock, name: front door, area: room, mqtt: {topic: h/4}}
  garden_gate: {kind: lock, name: garden gate, area: room, mqtt: {topic: h/5}}
"""


@pytest.fixture(scope='module')
def hut(tmp_path_factory):
    path = tmp_path_factory.mktemp('hut') / 'hut.yaml'
    path.write_text(SITE)
    return Grounder(load_site(path))


@pytest.mark.parametrize(
    ('plan', 'targets'),
    [
        ('turn_off: all lights but not ceiling', ['desk_lamp']),
        ('turn_off: all lights but not the ceiling', ['desk_lamp']),
        ('lock: anything with a lock on it', ['door', 'garden_gate']),
        ('lock: whatever has a lock', ['door', 'garden_gate']),
        ('turn_off: everything that makes light', ['ceiling_light', 'desk_lamp']),
    ],
)
def test_all_of_a_kind_and_no_other_is_meant(hut, plan, targets):
    assert [s.target for s in hut.ground(read(plan), Situation()).steps] == targets


def test_what_nothing_has_is_nothing(hut):
    assert not hut.ground(read('turn_off: anything with a bell on it'), Situation()).steps


def test_what_only_forbids_what_nothing_does_does_nothing(hut):
    alone = hut.ground(read('never: throw the cereal box away'), Situation())
    assert (alone.steps, alone.problems, alone.forbids) == (
        (),
        (),
        ('throw the cereal box away',),
    )
    beside = hut.ground(read('lock: front door & never: frobnicate it away'), Situation())
    assert not beside.steps
    assert beside.problems


@pytest.mark.parametrize(
    ('name', 'phrase', 'is_meant'),
    [
        ('larder cooling', 'the heating', False),
        ('larder cooling', 'the cooling', True),
        ('larder cooling', 'the thermostat', True),
        ('larder heating and cooling', 'the heating', True),
        ('larder thermostat', 'the heating', True),
    ],
)
def test_a_cooling_is_no_heating(tmp_path, name, phrase, is_meant):
    path = tmp_path / 'hut.yaml'
    path.write_text(
        f'{SITE}  cold: {{kind: climate, name: {name}, area: room, mqtt: {{topic: h/6}}}}\n'
    )
    steps = Grounder(load_site(path)).ground(read(f'turn_on: {phrase}'), Situation()).steps
    assert bool(steps) == is_meant


@pytest.mark.parametrize(
    ('said', 'phrase', 'waits'),
    [
        ('it is freezing in here', 'in here', True),
        ('make the larder cooling warmer', 'the larder cooling', False),
    ],
)
def test_what_only_cools_warms_nobody_who_did_not_name_it(tmp_path, said, phrase, waits):
    path = tmp_path / 'hut.yaml'
    cold = '{kind: climate, name: larder cooling, area: room, mqtt: {topic: h/6}}'
    path.write_text(f'name: hut\nareas: {{room: {{}}}}\ndevices:\n  cold: {cold}\n')
    script = Script(said, f'warmer: {phrase}')
    found = Understander(load_site(path), script).understand(said, World(), area='room')
    assert [(step.target, step.confirm) for step in found.graph.steps] == [('cold', waits)]


def test_another_word_is_for_what_is_called_by_it(tmp_path):
    """'Every blind' is no awning, though both are covers and none is called a shade."""
    (tmp_path / 'villa.yaml').write_text(_VILLA)
    villa = load_site(tmp_path / 'villa.yaml')
    told = Understander(villa, Script('close every blind', 'close: every blind'))
    found = told.understand('close every blind', World())
    assert [s.target for s in found.graph.steps] == ['den_blind', 'loft_shade']


_VILLA = """
name: villa
frame: map
areas:
  den: {name: den}
  loft: {name: loft}
devices:
  den_blind: {name: den blind, kind: cover, area: den, mqtt: {topic: v/1}}
  loft_shade: {name: loft shade, kind: cover, area: loft, mqtt: {topic: v/2}}
  awning: {name: awning, kind: cover, area: den, mqtt: {topic: v/3}}
  skylight: {name: skylight, kind: cover, area: loft, mqtt: {topic: v/4}}
"""
