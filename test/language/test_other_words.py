"""The tap of one is the faucet of the other."""

import pytest

from llm_bridge.language.grounding.args import read_choice
from llm_bridge.language.text.other_words import said_otherwise, same_names
from llm_bridge.language.text.words import words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.phrase_rewording import rewordings
from llm_bridge.site.load import load_site
from llm_bridge.site.skill import Arg, ArgType

SITE = """
name: flat
language: en
frame: map
areas:
  kitchen: {}
devices:
  faucet: {kind: switch, name: faucet, area: kitchen, mqtt: {topic: f/1}}
  sofa_lamp: {kind: light, name: sofa lamp, area: kitchen, mqtt: {topic: f/2}}
  stove: {kind: switch, name: stove, area: kitchen, mqtt: {topic: f/3}}
  old_cooker: {kind: switch, name: old cooker, area: kitchen, mqtt: {topic: f/4}}
  washing_machine: {kind: switch, name: washing machine, area: kitchen, mqtt: {topic: f/6}}
  trash_can: {kind: switch, name: trash can, area: kitchen, mqtt: {topic: f/5}}
"""


@pytest.fixture(scope='module')
def flat(tmp_path_factory):
    path = tmp_path_factory.mktemp('flat') / 'flat.yaml'
    path.write_text(SITE)
    return NameIndex(load_site(path))


@pytest.mark.parametrize(
    ('said', 'meant'),
    [
        ('the tap', 'the faucet'),
        ('the taps', 'the faucets'),
        ('the couch lamp', 'the sofa lamp'),
        ('the rubbish bin', 'the trash can'),
        ('the washer', 'the washing machine'),
    ],
)
def test_what_the_site_calls_otherwise_is_read_in_its_words(flat, said, meant):
    assert words(meant) in list(rewordings(words(said), flat, valued=False))


@pytest.mark.parametrize(
    'said',
    [
        'the hob',  # a stove and a cooker are there
        'the stove',  # is called so itself
        'the lift',  # nothing of the sort is there
    ],
)
def test_what_is_named_or_may_be_two_things_stays(flat, said):
    others = {w for phrase in rewordings(words(said), flat, valued=False) for w in phrase}
    assert not {'stove', 'cooker', 'elevator'} & (others - {*words(said)})


def test_a_choice_that_is_called_otherwise_is_that_choice():
    arg = Arg(name='appliance', type=ArgType.CHOICE, choices=('stove', 'faucet', 'toaster'))
    assert read_choice(arg, 'the hob', 'en') == ('stove',)
    assert read_choice(arg, 'tap', 'en') == ('faucet',)


def test_names_of_several_words_are_taken_whole():
    (found,) = said_otherwise(words('empty the trash can'))
    assert found.said == ('trash', 'can')
    assert ('bin',) in found.names
    assert same_names(('lamp',)) == ()
