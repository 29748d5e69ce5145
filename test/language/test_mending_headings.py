"""Which way, where a model took half of the words for it."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.mending.headings import (
    _with_the_way_round,
    with_half_turns,
    with_the_way_behind_back,
)
from llm_bridge.language.plans.plan import Call
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.skill import Arg, ArgType, Skill
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def islet():
    return load_site(Path(__file__).parent / 'islet.yaml')


@pytest.fixture
def turned(islet):
    def turned(text, plan):
        return write(with_half_turns(read(plan), words(text), breaks_of(text), islet)).strip()

    return turned


@pytest.fixture
def way(islet):
    def way(text, plan):
        mended = with_the_way_behind_back(read(plan), words(text), breaks_of(text), islet)
        return write(mended).strip()

    return way


def test_to_turn_around_is_half_of_a_turn(turned):
    assert turned('turn around and honk', 'turn_right ; honk') == (
        'turn_right: angle= 180 degrees ; honk'
    )


@pytest.mark.parametrize(
    'text', ['turn round', 'face the other way', 'about turn', 'turn the other way']
)
def test_the_other_way_is_half_of_a_turn(turned, text):
    assert turned(text, 'turn_right') == 'turn_right: angle= 180 degrees'


def test_around_is_a_way_where_a_skill_has_that():
    around = Arg(name='way', type=ArgType.CHOICE, choices=('left', 'around'), required=False)
    free = Skill(name='spin', description='turn', args=(around,))
    call = Call('spin')
    assert _with_the_way_round(call, call, free)[0] == Call('spin', (), {'way': 'around'})


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn right and honk', 'turn_right ; honk'),
        ('turn around once', 'turn_right'),
        ('turn around by 30 degrees', 'turn_right: angle= 30 degrees'),
        ('turn around and go to the raft', 'drive_to: the raft'),
    ],
)
def test_nothing_else_is_half_of_a_turn(turned, text, plan):
    assert turned(text, plan) == plan


def test_back_down_is_down(way):
    text, plan = 'go back down 5 metres', 'fly_by: 5 metres, back'
    assert way(text, plan) == 'fly_by: 5 metres, down'


def test_back_alone_is_back(way):
    assert way('go back 5 metres', 'fly_by: 5 metres, back') == 'fly_by: 5 metres, back'
    text = 'fly up 5 metres and back, left of the raft'
    assert way(text, 'fly_by: 5 metres, up ; fly_by: ?, back').endswith('fly_by: ?, back')


def test_what_flies_is_meant_by_flying(islet):
    text = 'fly forward 40 metres'
    understander = Understander(islet, Script(text, 'drive: 40 metres, direction= forward'))
    found = understander.understand(text, World())
    assert [(s.target, s.skill) for s in found.graph.steps] == [('finch', 'fly_by')]
    assert found.question, 'the model had drafted another robot'
