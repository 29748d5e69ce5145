"""People to be met, found by name, led from here to there, and counted."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.text.counts_asked import as_how_many
from llm_bridge.language.text.meetings import as_finding
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

SITE = Path(__file__).parents[1] / 'data' / 'dev' / 'sites' / 'helperbot.yaml'


@pytest.fixture(scope='module')
def flat():
    return load_site(SITE)


@pytest.fixture
def heard(flat):
    def heard(text, plan):
        return Understander(flat, Script(text, plan)).understand(text, World())

    return heard


def done(found):
    return [(s.skill, dict(s.args)) for s in found.graph.steps]


@pytest.mark.parametrize(
    ('said', 'meant'),
    [
        ('meet Ida at the front door and follow her', 'find Ida at the front door and follow her'),
        ('Please meet up with Ida, then go home', 'Please find Ida, then go home'),
        ('go and meet Ida by the bar', 'go and find Ida by the bar'),
        ('meet Ida at the cinema', None),
        ('meet the train at the front door', None),
        ('we meet at the front door', None),
    ],
)
def test_who_is_met_is_found(said, meant):
    assert as_finding(said, {'ida'}, {'front door', 'bar'}, is_found=True) == meant


def test_without_a_skill_that_finds_people_it_is_gone_there():
    said = as_finding('meet Ida at the bar and wave', {'ida'}, {'bar'}, is_found=False)
    assert said == 'go to the bar and wave'


@pytest.mark.parametrize(
    ('text', 'plan', 'steps'),
    [
        ('look for Malik', 'locate_guest: malik', [('find_person', {'person': 'malik'})]),
        ('find Malik in the guest room', 'locate_guest: malik in the guest room',
         [('find_person', {'person': 'malik', 'room': 'guest_room'})]),
        ('locate the lady in red', 'locate_guest: the lady in red',
         [('locate_guest', {'appearance': 'the lady in red'})]),
        ('guide Bruno from the living room to the bathroom',
         'escort: the living room, person= bruno ; escort: the bathroom, person= bruno',
         [('escort', {'destination': 'bathroom', 'person': 'bruno'})]),
    ],
)  # fmt: skip
def test_who_is_named_is_found_and_led_to_where_it_ends(heard, text, plan, steps):
    assert done(heard(text, plan)) == steps


@pytest.mark.parametrize(
    ('said', 'asked'),
    [
        ('find out how many cups are in the sink', 'how many cups are in the sink'),
        ('Please go and check how many cups there are in the sink.',
         'how many cups are there in the sink'),
        ('find out how many there are and tell Ida', 'find out how many there are and tell Ida'),
        ('check the door', 'check the door'),
    ],
)  # fmt: skip
def test_to_find_out_how_many_is_to_ask_it(said, asked):
    assert as_how_many(said) == asked


def test_where_a_thing_is_kept_answers_whether_it_is_there(heard):
    found = heard('is the remote on the couch', 'ask: is the remote on the couch')
    assert found.outcome is Outcome.ANSWER
    assert found.say == 'The remote is kept at the couch.'


@pytest.mark.parametrize(
    ('asked', 'answer'),
    [
        ('is there anything left on in the kitchen', 'the kitchen light'),
        ('is there any light on in the hall', 'the hall light'),
        ("what's the temperature upstairs", 'thermostat'),
        ('what is the temperature like in the office', 'the office thermostat'),
    ],
)
def test_what_is_on_somewhere_is_no_question_of_a_list(asked, answer):
    house = load_site(SITE.with_name('suburbhome.yaml'))
    found = Understander(house).understand(asked, World())
    said = found.say or ''
    assert answer in said
    assert 'list' not in said


def test_how_those_are_who_are_counted_is_a_choice_of_the_skill():
    found = Understander(load_site(SITE.with_name('flatbot.yaml'))).understand(
        'how many people are sitting in the lounge?', World()
    )
    assert done(found) == [('count_people', {'location': 'living_room', 'posture': 'sitting'})]
