"""'Her lamp' where one person was named before."""

import pytest
from scripted import Script

from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.whose import (
    with_owners_named,
    with_rooms_of_owners,
    with_what_is_owned,
)
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("Rosa's dropped off, so put her lamp out", "Rosa's dropped off, so put Rosa's lamp out"),
        ('jan is in: turn on his lamp please', "jan is in: turn on Jan's lamp please"),
        ('Jan left their lamp on, turn their lamp off',
         "Jan left Jan's lamp on, turn Jan's lamp off"),
    ],
)  # fmt: skip
def test_it_is_called_after_whom_was_named(conservatory, said, instead):
    assert with_owners_named(said, NameIndex(conservatory)) == instead


@pytest.mark.parametrize(
    'said',
    [
        'Rosa has gone to Jan, turn off her lamp',
        'turn off her lamp before Rosa comes',
        'Rosa is back, wash her mug',
        'say to Rosa that her lamp is on',
        'go to Rosa and bring her the mug',
    ],
)
def test_nothing_is_called_after_nobody_or_either(conservatory, said):
    assert with_owners_named(said, NameIndex(conservatory)) == said


def test_what_is_hers_is_done(conservatory):
    text = "Rosa is asleep, turn off Rosa's lamp"
    told = Understander(conservatory, Script(text, "turn_off: Rosa's lamp"))
    found = told.understand('Rosa is asleep, turn off her lamp', World())
    assert [s.target for s in found.graph.steps] == ['rosa_lamp']


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("Rosa's lamp on and Jan's off", "Rosa's lamp on and Jan's lamp off"),
        ("turn off Jan's lamp, then Rosa's", "turn off Jan's lamp, then Rosa's lamp"),
        ("at 7 am Rosa's lamp on and Jan's", "at 7 am Rosa's lamp on and Jan's lamp"),
        ("Jan's coming and Rosa's lamp is on", None),
        ("all the lamps but Rosa's, the rest is fine", None),
        ("say that Rosa's lamp is on, and Jan's", None),
    ],
)
def test_what_is_owned_need_not_be_said_again(conservatory, said, instead):
    assert with_what_is_owned(said, NameIndex(conservatory)) == (instead or said)


@pytest.mark.parametrize(
    ('said', 'instead'),
    [
        ("Mina's telly off", "the telly in Mina's room off"),
        ("is Mina's lamp on and Mina's fan off?",
         "is the lamp in Mina's room on and Mina's fan off?"),
        ("go to Mina's room", None),
        ("wash Mina's mug", None),
        ("Odo's telly off", None),
        ("say that Mina's telly is on", None),
    ],
)  # fmt: skip
def test_what_is_in_her_room_is_hers(ward, said, instead):
    assert with_rooms_of_owners(said, NameIndex(ward)) == (instead or said)


def test_the_only_one_there_has_the_word_for_another(ward):
    text = "turn off the telly in Mina's room"
    told = Understander(ward, Script(text, "turn_off: the telly in mina's room"))
    found = told.understand("turn off Mina's telly", World())
    assert [s.target for s in found.graph.steps] == ['tv_1']


def test_a_lamp_is_the_only_light_where_it_is_only_asked_of(ward):
    told = Understander(
        ward, Script('turn off the lamp in room one', 'turn_off: the lamp in room one')
    )
    world = World({'light_1': EntityState({'state': 'on'})})
    assert told.understand('is the lamp in room one on?', world).answer.startswith('Yes')
    assert told.understand('turn off the lamp in room one', world).graph is None


@pytest.fixture
def ward(tmp_path):
    (tmp_path / 'ward.yaml').write_text(_WARD)
    return load_site(tmp_path / 'ward.yaml')


_WARD = """
name: ward
frame: map
areas:
  room_1: {name: room one, aliases: ["Mina's room"]}
  room_2: {name: room two}
people:
  mina: {name: Mina, area: room_1}
  odo: {name: Odo, area: room_2}
devices:
  tv_1: {name: room one TV, kind: media_player, area: room_1, mqtt: {topic: w/tv1}}
  tv_2: {name: big telly, kind: media_player, area: room_2, mqtt: {topic: w/tv2}}
  light_1: {name: room one light, kind: light, area: room_1, mqtt: {topic: w/l1}}
  lamp_2: {name: desk lamp, kind: light, area: room_2, mqtt: {topic: w/l2}}
  fan_1: {name: "Mina's fan", kind: fan, area: room_1, mqtt: {topic: w/f1}}
"""
