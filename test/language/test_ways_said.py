"""How high, how long, where to and for whom, as the words around a draft say it."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.mending.pauses import with_how_long_it_lasts
from llm_bridge.language.mending.texts import without_who_is_called
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def islet():
    return load_site(Path(__file__).parent / 'islet.yaml')


@pytest.fixture
def understood(islet):
    def understood(text, plan, area=None):
        return Understander(islet, Script(text, plan)).understand(text, World(), area=area)

    return understood


@pytest.fixture
def steps(understood):
    def steps(text, plan, area=None):
        graph = understood(text, plan, area).graph
        done = graph.steps if graph is not None else ()
        return [(s.target, s.skill, *s.args.values()) for s in done]

    return steps


def test_up_to_so_many_metres_is_a_height(understood, steps):
    text = 'go up to 40 metres and fly to the beacon'
    plan = 'fly_by: 40 metres, up ; fly_to: the beacon'
    assert steps(text, plan)[0] == ('finch', 'set_altitude', 40.0)
    assert understood(text, plan).question


def test_up_by_so_many_metres_is_a_way(steps):
    text = 'go up 40 metres and fly to the beacon'
    plan = 'fly_by: 40 metres, up ; fly_to: the beacon'
    assert steps(text, plan)[0] == ('finch', 'fly_by', 40.0, 'up')


def test_a_deed_lasts_as_long_as_was_said(islet):
    text, plan = 'take off and hover for two minutes', 'take_off ; wait: two minutes ; hover'
    mended = with_how_long_it_lasts(read(plan), words(text), islet)
    assert write(mended).strip() == 'take_off ; hover: duration= two minutes'


@pytest.mark.parametrize(
    'text',
    ['take off, wait for two minutes and hover', 'take off for two minutes then hover'],
)
def test_who_is_to_wait_waits(islet, text):
    plan = read('take_off ; wait: two minutes ; hover')
    assert with_how_long_it_lasts(plan, words(text), islet) == plan


def test_what_is_taken_there_is_brought_there(steps):
    text = 'fly to the raft, and take the tray up to the suite'
    plan = 'fly_to: the raft ; collect: the tray, the suite'
    assert steps(text, plan)[1:] == [('ada', 'deliver', 'tray', 'suite')]
    text = 'fly to the raft, and pick the tray up in the suite'
    assert steps(text, plan)[1:] == [('ada', 'collect', 'tray', 'suite')]


def test_what_somebody_asks_for_is_brought_to_them(steps, understood):
    text, plan = 'could I get a pillow please', 'deliver: a pillow, ?'
    assert steps(text, plan, 'room_12') == [('ada', 'deliver', 'pillow', 'room_12')]
    assert understood(text, plan).question, 'nobody knows where they are'
    text = 'could you deliver a pillow please'
    assert steps(text, plan, 'room_12') == []


def test_something_is_brought_to_where_somebody_is(steps):
    text = 'bring a pillow to the lady in 12'
    assert steps(text, 'deliver: a pillow, the lady in 12') == [
        ('ada', 'deliver', 'pillow', 'room_12')
    ]


def test_saying_hello_to_somebody_is_greeting_them(steps):
    text = 'say hello to Mr Holm, Ada'
    assert steps(text, 'greet: mr holm ada') == [('ada', 'greet', 'Mr Holm')]
    assert steps('say hello, guests', '') == [('ada', 'say', 'hello, guests')]


def test_who_is_called_last_is_no_part_of_a_text(islet):
    plan = 'greet: mr holm ada'
    for text, name in (('greet Mr Holm, Ada', 'mr holm'), ('greet Mr Holm Ada', 'mr holm ada')):
        mended = without_who_is_called(read(plan), words(text), breaks_of(text), islet)
        assert write(mended).strip() == f'greet: {name}'


def test_now_belongs_to_what_is_told_and_not_to_a_word(steps):
    assert steps('announce that the boat is leaving now', '') == [
        ('ada', 'say', 'the boat is leaving now')
    ]
    assert steps('say hello now', '') == [('ada', 'say', 'hello')]


def test_what_is_not_to_be_done_today_is_not_done_now(steps):
    text, plan = (
        "orbit the raft but don't take pictures today",
        'orbit: the raft & never: take pictures today',
    )
    assert steps(text, plan) == [('finch', 'orbit', 'raft')]


def test_stuffy_air_is_no_reason_to_take_off(steps, understood):
    text = "it's stuffy in the tea room, the guests are sweating"
    assert steps(text, 'take_off') == [('tea_room_fan', 'turn_on')]
    assert understood(text, 'take_off').question
    assert steps('take off, it is stuffy in the tea room', 'take_off') == [('finch', 'take_off')]


def test_where_it_is_pitch_dark_no_light_can_be_brighter(steps):
    assert steps("it's pitch dark in room 12", 'brighten: in room 12') == [('light_12', 'turn_on')]
