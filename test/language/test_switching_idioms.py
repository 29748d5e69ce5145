"""Idioms that begin and end things: 'cut it', 'pull the plug on it', 'fire it up'."""

import pytest
from scripted import Script

from llm_bridge.language.outcomes import Outcome
from llm_bridge.language.text.switching_idioms import BEGIN, END, idioms_in
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('then cut it', [END]),
        ('kill the pump', [END]),
        ('knock the radio off', [END]),
        ('pull the plug on the radio', [END]),
        ('kick off the press', [BEGIN]),
        ('fire the old press up', [BEGIN]),
        ('get it going', [BEGIN]),
        ('off it goes', [BEGIN]),
        ('send the mower out', [BEGIN]),
        ('send the mower out of the yard', []),
        ('let them loose', [BEGIN]),
        ('cut the grass', []),
        ('give the hedge a cut', []),
        ('cut through the kitchen', []),
        ('get it, going home', []),
        ('the fire is up', []),
        ('turn it off', []),
    ],
)
def test_idioms_say_that_something_begins_or_ends(text, said):
    spoken = words(text)
    found = idioms_in(spoken, range(len(spoken)), breaks_of(text))
    assert [idiom.polarity for idiom in found] == said


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('kill the tv', ' turn_on: the tv'),
        ('pull the plug on the tv', ' turn_on: the tv'),
        ('knock off the tv', ' turn_on: the tv'),
        ('run the tv for an hour then cut it', ' turn_on: the tv ; wait: an hour ; turn_on: it'),
        ('kick off the washing machine', ' stop: the washing machine'),
        ('fire up the tv', ' turn_off: the tv'),
        ('get the washing machine going', ' stop: the washing machine'),
    ],
)  # fmt: skip
def test_the_opposite_of_an_idiom_is_refused(look, text, plan):
    found = [d for d in look(text, plan) if d.guard == 'polarity']
    assert found
    assert found[0].problem is not None


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('cut the grass', ' start: the grass'),
        ('turn the tv on and knock the radio off', ' turn_on: the tv & turn_off: the radio'),
        ('off you go, vacuum', ' start: vacuum'),
        ('kick the washing machine off', ' start: the washing machine'),
        ('crank up the heating', ' warmer: the heating'),
    ],
)
def test_what_an_idiom_says_is_no_opposite(look, text, plan):
    assert not [d for d in look(text, plan) if d.guard == 'polarity']


@pytest.fixture
def heard(request):
    def heard(site, text, plan):
        known = request.getfixturevalue(site)
        found = Understander(known, Script(text, plan)).understand(text, World())
        steps = found.graph.steps if found.graph is not None else ()
        asked = found.question is not None
        return found.outcome, asked, [(s.target, s.skill) for s in steps]

    return heard


@pytest.mark.parametrize(
    ('site', 'text', 'plan', 'done'),
    [
        (
            'factory',
            'run belt 1 for five minutes then cut it',
            'start: belt 1 ; wait: five minutes ; start: it',
            [('conveyor_one', 'start'), ('bridge', 'wait'), ('conveyor_one', 'stop')],
        ),
        ('factory', 'kick off the press', 'stop: the press', [('hydraulic_press', 'start')]),
        ('home', 'off it goes, the hoover', 'turn_off: the hoover', [('vacuum', 'start')]),
        (
            'home',
            "let's have half an hour of the radio out in the kitchen",
            'for: half an hour -> turn_off: the radio out in the kitchen',
            [('radio', 'turn_on'), ('bridge', 'wait'), ('radio', 'turn_off')],
        ),
    ],
)
def test_what_an_idiom_says_is_done_after_a_yes(heard, site, text, plan, done):
    assert heard(site, text, plan) == (Outcome.PLAN, True, done)


@pytest.mark.parametrize(
    ('text', 'plan', 'asked'),
    [
        ("that's us done for the day, tv off", 'for: the day -> turn_off: tv', False),
        ("that's it for tonight, tv off", 'for: tonight -> turn_off: tv', False),
        ("that'll do for now, tv off", 'for: now -> turn_off: tv', False),
        ('tv off for the day', 'turn_off: tv', None),
        ('after two hours of the tv off with it', 'turn_off: the tv', None),
        ('tv on for the night', 'for: the night -> turn_on: tv', True),
    ],
)
def test_a_day_that_is_over_is_no_length(heard, text, plan, asked):
    outcome, waits, steps = heard('home', text, plan)
    assert outcome is Outcome.PLAN
    assert asked is None or waits == asked
    assert [skill for _, skill in steps] == ['turn_on' if ' on ' in text else 'turn_off']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('flash the hall light twice', 'unknown: flash the hall light twice'),
        ('blink the hall light twice', 'repeat: twice -> unknown: blink the hall light'),
        (
            'flash the hall light on and off twice',
            'unknown: flash the hall light on and off twice',
        ),
    ],
)
def test_a_light_that_has_no_skill_for_it_blinks_by_going_on_and_off(home, text, plan):
    found = Understander(home, Script(text, plan)).understand(text, World())
    assert [s.skill for s in found.graph.steps] == ['turn_on', 'turn_off'] * 2
    assert found.question is not None


def test_only_lights_blink(home):
    text = 'flash the radio twice'
    found = Understander(home, Script(text, f'unknown: {text}')).understand(text, World())
    assert found.graph is None or not found.graph.steps
