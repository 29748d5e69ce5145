from itertools import islice

import pytest

from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.plans.signatures import signatures
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site
from llm_bridge.tune.corpus import contiguous
from llm_bridge.tune.corpus_own_site import OwnSite

MILL = """
name: mill
areas:
  yard: {name: yard, polygon: [[0, 0], [9, 0], [9, 9], [0, 9]]}
kinds:
  grinder:
    description: grinds corn
    attributes: {state: idle|running}
    skills:
      grind:
        description: grind flour to a grade
        args: {grade: {type: choice, choices: [fine, extra_coarse]}}
        words: {en: [grind with, run]}
        effects: [{attribute: state, value: running}]
devices:
  stone: {name: old stone, kind: grinder, mqtt: {topic: mill/stone}}
"""


@pytest.mark.parametrize('name', ['home', 'factory'])
def test_commands_are_for_the_site_with_its_skills_and_names(name):
    site = load_site(find_site(name))
    blocks = list(islice(OwnSite(site).blocks(3, 'train'), 8))
    examples = [e for block in blocks for e in block.examples]
    assert all(block.signatures == signatures(site) for block in blocks)
    for example in examples:
        assert contiguous(example)
        assert read(example.answer, signatures(site)) == example.plan
    said = {call.skill for example in examples for call in calls(example.plan)}
    assert len(said) > 0.8 * len(signatures(site))
    text = ' '.join(' '.join(example.words) for example in examples)
    assert sum(device.name in text for device in site.devices.values()) > 3
    assert sum(area.name in text for area in site.areas.values()) > 3


def test_a_skill_that_only_the_site_has_is_said_with_the_words_given_for_it(tmp_path):
    (tmp_path / 'mill.yaml').write_text(MILL)
    own = OwnSite(load_site(tmp_path / 'mill.yaml'))
    text = ' '.join(
        f'{" ".join(e.words)} ->{e.answer}'
        for block in islice(own.blocks(1, 'train'), 4)
        for e in block.examples
    )
    assert 'grind with' in text
    assert 'old stone' in text
    assert 'extra coarse' in text


def test_every_second_group_is_for_the_site_and_measured_ones_are_others():
    site = load_site(find_site('factory'))
    own = OwnSite(site, seed=2)
    mine = signatures(site)
    assert own.train_group(0).signatures == mine
    assert own.train_group(1).signatures != mine
    assert own.train_group(0) == OwnSite(site, seed=2).train_group(0)
    trained = {e for number in range(0, 12, 2) for e in own.train_group(number).examples}
    measured = [e for group in own.dev_groups() for e in group.examples]
    assert sum(e in trained for e in measured) < len(measured) / 10


def test_a_site_without_skills_has_no_commands():
    with pytest.raises(ValueError, match="site 'empty' has no skills"):
        OwnSite(Site(name='empty'))
