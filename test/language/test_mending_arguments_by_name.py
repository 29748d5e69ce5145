"""What is said with the name of an argument is that, and what is denied of a call is off."""

import pytest
from scripted import Script

from llm_bridge.language.mending.arguments_by_name import (
    with_arguments_by_name,
    with_options_denied,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


def arg(name, *choices, required=False):
    more = {'type': 'choice', 'choices': [*choices]} if choices else {'type': 'text'}
    return {'name': name, 'required': required, **more}


@pytest.fixture(scope='module')
def den():
    skills = {
        'play_music': [arg('song'), arg('artist'), arg('playlist', 'morning', 'party'),
                       arg('shuffle', 'on', 'off')],
        'play_podcast': [arg('podcast', required=True), arg('episode')],
    }  # fmt: skip
    made = {
        name: {'name': name, 'description': name.replace('_', ' '), 'args': args}
        for name, args in skills.items()
    }
    kind = {'name': 'player', 'description': 'plays', 'skills': made}
    return Site.model_validate(
        {
            'name': 'den',
            'kinds': {'player': kind},
            'devices': {'box': {'name': 'box', 'kind': 'player', 'mqtt': {'topic': 'd/b'}}},
        }
    )


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('play my morning playlist', 'play_music: ?, song= my morning playlist',
         'play_music: ?, playlist= morning'),
        ('play the playlist called party', 'play_music: ?, song= the playlist called party',
         'play_music: ?, playlist= party'),
        ('play the artist abba', 'play_music: ?, song= abba', 'play_music: ?, artist= abba'),
        ('play the newest episode of serial',
         'play_podcast: ?, the newest episode, episode= serial',
         'play_podcast: ?, serial, episode= newest'),
        # no such playlist, and a title
        ('play my evening playlist', 'play_music: ?, song= my evening playlist', None),
        ('play morning has broken', 'play_music: ?, song= morning has broken', None),
        ('play the podcast serial', 'play_podcast: ?, serial', None),
    ],
)  # fmt: skip
def test_what_is_said_with_the_name_of_an_argument_is_that(den, text, plan, meant):
    mended, told = with_arguments_by_name(read(plan), words(text), den)
    assert mended == read(meant or plan) and bool(told) is (meant is not None)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('play_music: ?, song= yellow & never: shuffle it',
         'play_music: ?, song= yellow, shuffle= off'),
        ('play_music: ?, song= yellow & never: wake the cat', None),
        ('play_music: ?, song= yellow, shuffle= on & never: shuffle it', None),
        ('never: shuffle it', None),
    ],
)  # fmt: skip
def test_what_is_not_to_be_is_off_where_a_call_can_be_told_so(den, plan, meant):
    assert with_options_denied(read(plan), den)[0] == read(meant or plan)


def test_both_are_read_back(den):
    text = "play my morning playlist but don't shuffle it"
    script = Script(text, 'play_music: ?, song= my morning playlist & never: shuffle it')
    found = Understander(den, script).understand(text, World())
    (step,) = found.graph.steps
    assert (step.args, step.confirm) == ({'playlist': 'morning', 'shuffle': 'off'}, True)
