"""Amounts, choices and names of things, found in the words where a draft has them wrong."""

from pathlib import Path

import pytest

from llm_bridge.language.plans.decoder import Draft
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

KINDS = """kinds:
  rivet_press:
    description: a rivet press
    names: {en: [rivet press, bench riveter, rivet presses]}
    attributes: {state: running|stopped, force: bar, target: bar}
    skills:
      set_rivets:
        description: set how many rivets go in
        args:
          rivets: {type: number, min: 1, max: 60}
          heat: {type: number, unit: degC, min: 5, max: 400, required: false}
        binding: {via: mqtt, topic: p/rivets, payload: '1'}
        verify: {by: none}
      stop: {}
"""
DEVICES = """devices:
  big_press: {name: big rivet press, kind: rivet_press, area: pantry, mqtt: {topic: p/press}}
  tank_1_level: {name: tank 1 level, kind: sensor, device_class: volume, unit: percent, area: pantry, mqtt: {topic: p/l1}}
  tank_2_level: {name: tank 2 level, kind: sensor, device_class: volume, unit: percent, area: pantry, mqtt: {topic: p/l2}}
  tank_1_valve: {name: tank 1 valve, kind: valve, area: pantry, mqtt: {topic: p/v1}}
  tank_2_valve: {name: tank 2 valve, kind: valve, area: pantry, mqtt: {topic: p/v2}}
"""  # noqa: E501


@pytest.fixture(scope='module')
def works(tmp_path_factory):
    text = (Path(__file__).parent / 'parlour.yaml').read_text()
    text = text.replace('kinds:\n', KINDS, 1).replace('\ndevices:\n', f'\n{DEVICES}', 1)
    file = tmp_path_factory.mktemp('site') / 'works.yaml'
    file.write_text(text)
    return load_site(file)


def steps(site, text, plan):
    class Model:
        def decode(self, _):
            return Draft(read(plan), 1.0, 1, 1, 'wire')

    found = Understander(site, Model()).understand(text, World())
    return [(s.target, s.skill, dict(s.args)) for s in found.graph.steps] if found.graph else []


@pytest.mark.parametrize(
    ('text', 'args'),
    [
        ('set twelve rivets', {'rivets': 12.0}),
        ('set two dozen rivets', {'rivets': 24.0}),
        ('set twelve rivets at 200 degrees', {'rivets': 12.0, 'heat': 200.0}),
    ],
)
def test_a_bare_number_goes_with_what_has_no_unit(works, text, args):
    plan = 'set_rivets: ?, twelve rivets'
    assert steps(works, text, plan) == [('big_press', 'set_rivets', args)]


@pytest.mark.parametrize('name', ['rivet press', 'bench riveter', 'big rivet press'])
def test_each_word_for_a_kind_of_several_words_names_it(works, name):
    assert steps(works, f'stop the {name}', f'stop: the {name}') == [('big_press', 'stop', {})]


def test_its_valve_is_of_the_tank_whose_level_was_spoken_of(works):
    plan = 'if: tank 2 level is below 30 percent -> open: its valve'
    found = steps(works, 'if tank 2 level is below 30 percent open its valve', plan)
    assert ('tank_2_valve', 'open', {}) in found


@pytest.mark.parametrize('said', ['a cup of green tea', 'green tea'])
def test_what_a_drink_is_served_in_is_no_thing(works, said):
    found = steps(works, f'brew {said}', f'deliver: {said}, ?')
    assert found == [('brewer', 'brew', {'drink': 'green tea'})]


def test_what_it_is_set_to_is_not_what_it_has(works):
    plan = "if: there's more than 7 bar in the big rivet press -> stop: it"
    assert ('big_press', 'stop', {}) in steps(
        works, "if there's more than 7 bar in the big rivet press stop it", plan
    )
