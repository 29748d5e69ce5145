"""'Her lamp' where one person was named before."""

import pytest
from scripted import Script

from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.things.whose import with_owners_named, with_what_is_owned
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


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
        ("say that Rosa's lamp is on, and Jan's", None),
    ],
)
def test_what_is_owned_need_not_be_said_again(conservatory, said, instead):
    assert with_what_is_owned(said, NameIndex(conservatory)) == (instead or said)
