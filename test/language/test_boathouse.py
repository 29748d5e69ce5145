"""Verbs of other robots, names that sound like bans, and what a skill is told apart."""

from pathlib import Path

import pytest
from scripted import Script

from llm_bridge.language.guards.guards import doubts
from llm_bridge.language.mending.counts import with_the_number_apart
from llm_bridge.language.mending.texts import with_played_names, without_what_is_told_apart
from llm_bridge.language.mending.times import without_its_time_again
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def boathouse():
    return load_site(Path(__file__).parent / 'boathouse.yaml')


def look(site, text, plan, off=()):
    return doubts(words(text), read(f' {plan}'), site, breaks=breaks_of(text), off=off)


def mended(mend, plan, site):
    return write(mend(read(f' {plan}'), site)).strip()


@pytest.mark.parametrize(
    ('text', 'plan', 'is_doubted'),
    [
        ('spin 90 degrees', 'rotate: 90 degrees', True),
        ('ready now, spin 90 degrees', 'rotate: 90 degrees', True),
        ('rotate 90 degrees', 'rotate: 90 degrees', False),
        ('spin 90 degrees', 'rotate: 90 degrees, robot= gull', False),
        ('spin 90 degrees', 'spin: 90 degrees', False),
        ('spin it 90 degrees', 'rotate: 90 degrees', False),
    ],
)
def test_the_verb_that_only_others_have_waits_for_a_yes(boathouse, text, plan, is_doubted):
    found = look(boathouse, text, plan)
    assert any("'spin' is what Crab can do" in d.reason for d in found) == is_doubted
    without = look(boathouse, text, plan, off=('unaccounted',))
    assert not any('Crab' in d.reason for d in without)


@pytest.mark.parametrize(
    ('text', 'plan', 'skills'),
    [
        ('do not disturb', 'never: disturb', ['turn_on']),
        ('do not disturb on please', 'never: disturb on', ['turn_on']),
        ('do not disturb off', 'never: disturb off', ['turn_off']),
        ('do not disturb for ten minutes', 'for: ten minutes -> never: disturb',
         ['turn_on', 'wait', 'turn_off']),
    ],
)  # fmt: skip
def test_a_device_that_is_called_like_a_ban_is_switched(boathouse, text, plan, skills):
    found = Understander(boathouse, Script(text, f' {plan}')).understand(text, World())
    assert [s.skill for s in found.graph.steps] == skills


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('do not disturb Ida', 'never: disturb ida'),
        ("don't turn on do not disturb", 'never: turn on do not disturb'),
        ('do not disturb off the jetty', 'never: disturb off the jetty'),
    ],
)
def test_a_ban_stays_a_ban(boathouse, text, plan):
    assert (
        Understander(boathouse, Script(text, f' {plan}')).understand(text, World()).graph is None
    )


def test_how_many_stands_apart_of_one_thing_only(boathouse):
    one = 'add_to_list: the shopping list, a dozen eggs'
    apart = 'add_to_list: the shopping list, eggs, quantity= dozen'
    assert mended(with_the_number_apart, one, boathouse) == apart
    both = 'add_to_list: the shopping list, two lemons and milk'
    assert mended(with_the_number_apart, both, boathouse) == both


def test_whose_song_it_is_stands_apart(boathouse):
    whole = 'play_song: jukebox, hey jude by the beatles'
    apart = 'play_song: jukebox, hey jude, artist= the beatles'
    assert mended(with_played_names, whole, boathouse) == apart
    for same in (apart, 'play_song: jukebox, stand by me'):
        assert mended(with_played_names, same, boathouse) == same


def test_a_thing_is_called_without_whence_it_is_brought(boathouse):
    whole = 'deliver: towels from the loft, jetty, from= the loft'
    apart = 'deliver: towels, jetty, from= the loft'
    assert mended(without_what_is_told_apart, whole, boathouse) == apart
    other = 'deliver: towels from the attic, jetty, from= the loft'
    assert mended(without_what_is_told_apart, other, boathouse) == other


def test_how_long_is_told_to_the_skill_that_takes_it(boathouse):
    told = 'purge: the blower, five minutes'
    for plan in (f'for: five minutes -> {told}', 'for: five minutes -> purge: the blower, ?'):
        assert mended(without_its_time_again, plan, boathouse) == told
    other = 'for: ten minutes -> purge: the blower, five minutes'
    assert mended(without_its_time_again, other, boathouse) == other
