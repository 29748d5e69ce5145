"""What is said to an assistant with screens: which of its skills, for whom, whose words."""

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

TEXT = {'type': 'text'}


def skill(name, description, risk='comfort', **args):
    return {
        'name': name,
        'description': description,
        'risk': risk,
        'args': [{'name': key, **value} for key, value in args.items()],
    }


HELPER = [
    skill('ring_up', 'call somebody', person={'type': 'entity', 'description': 'whom'}),
    skill(
        'post',
        'publish something on social media',
        text=TEXT,
        network={'type': 'choice', 'choices': ['Mastodon', 'Bluesky'], 'required': False},
    ),
    skill('start_timer', 'start a timer', length={'type': 'duration'}),
    skill('cancel_timer', 'cancel the timer'),
]
SCREEN = [
    skill('podcast', 'play a podcast', show=TEXT),
    skill('song', 'play a song, an album or an artist', what=TEXT),
    skill('name_song', 'say which song is playing', risk='info'),
    skill('mute', 'make it silent'),
]


@pytest.fixture(scope='module')
def flat():
    def kind(name, skills, **more):
        return {
            'name': name,
            'description': name,
            'skills': {s['name']: s for s in skills},
            **more,
        }

    screens = {'en': ['screen', 'screens', 'smart display', 'smart displays']}
    return Site.model_validate(
        {
            'name': 'flat',
            'areas': {
                'lounge': {'name': 'lounge', 'polygon': [[0, 0], [9, 0], [9, 9], [0, 9]]},
                'study': {'name': 'study', 'polygon': [[9, 0], [19, 0], [19, 9], [9, 9]]},
            },
            'people': {'ann': {'name': 'Ann'}},
            'kinds': {
                'helper': kind('helper', HELPER),
                'media_player': kind('media_player', SCREEN, names=screens),
            },
            'devices': {
                'wren': {'name': 'Wren', 'kind': 'helper', 'mqtt': {'topic': 'flat/wren'}},
                **{
                    f'{room}_display': {
                        'name': f'{room} display',
                        'kind': 'media_player',
                        'area': room,
                        'mqtt': {'topic': f'flat/{room}'},
                    }
                    for room in ('lounge', 'study')
                },
            },
        }
    )


@pytest.fixture
def steps(flat):
    def steps(text, plan='nothing', area=None):
        graph = Understander(flat, Script(text, plan)).understand(text, World(), area=area).graph
        return [(s.target, s.skill, dict(s.args)) for s in graph.steps]

    return steps


@pytest.mark.parametrize(
    ('text', 'skill', 'args'),
    [
        ('play some Fela Kuti on the lounge display', 'song', {'what': 'Fela Kuti'}),
        ('play the podcast Serial on the lounge display', 'podcast', {'show': 'Serial'}),
        ("I'd love to hear some Fela Kuti in the lounge", 'song', {'what': 'Fela Kuti'}),
    ],
)
def test_of_what_plays_songs_and_podcasts_it_is_the_one_for_what_is_said(steps, text, skill, args):
    assert steps(text) == [('lounge_display', skill, args)]


def test_a_choice_before_a_text_is_none_of_it(steps):
    posted = {'text': 'we moved', 'network': 'Bluesky'}
    assert steps('post on Bluesky that we moved') == [('wren', 'post', posted)]


def test_somebody_on_the_phone_is_called(steps):
    called = [('wren', 'ring_up', {'person': 'ann'})]
    assert steps('get Ann on the phone', 'ring_up: ann, the phone') == called


def test_a_kind_is_called_as_the_site_calls_it(steps):
    assert [target for target, *_ in steps('mute every smart display')] == [
        'lounge_display',
        'study_display',
    ]


def test_a_question_is_for_the_screen_in_the_room(steps):
    assert steps('who sings this', area='study') == [('study_display', 'name_song', {})]


def test_to_forget_about_a_timer_is_to_cancel_it(flat):
    understander = Understander(flat, Script('cancel the timer', 'cancel_timer: the timer'))
    [step] = understander.understand('forget about the timer', World()).graph.steps
    assert step.skill == 'cancel_timer'
    found = understander.understand('forget about the lounge display', World())
    assert found.outcome is not CommandOutcome.PLAN
