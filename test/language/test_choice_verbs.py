"""A verb that is a choice of a skill: 'mop the foyer', of a robot that cleans in its modes."""

import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.site import Site
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def foyer():
    mode = {'name': 'mode', 'type': 'choice', 'choices': ['vacuum', 'wet_mop', 'polish']}
    area = {'name': 'area', 'type': 'place'}
    clean = {
        'name': 'clean_area',
        'description': 'clean the floor of an area',
        'risk': 'motion',
        'args': [area, {**mode, 'required': False, 'default': 'vacuum'}],
    }
    room = {'polygon': [[0, 0], [4, 0], [4, 4], [0, 4]], 'pose': {'x': 2, 'y': 2}}
    bar = {'polygon': [[4, 0], [8, 0], [8, 4], [4, 4]], 'pose': {'x': 6, 'y': 2}}
    return Site.model_validate(
        {
            'name': 'foyer',
            'areas': {'foyer': {'name': 'foyer', **room}, 'bar': {'name': 'bar', **bar}},
            'robots': {
                'dusty': {'name': 'Dusty', 'namespace': 'dusty', 'skills': {'clean_area': clean}}
            },
        }
    )


@pytest.mark.parametrize(
    ('text', 'plan', 'modes'),
    [
        ('mop the foyer please', 'clean_area: the foyer', ['wet_mop']),
        ('Dusty should mop the foyer', 'clean_area: the foyer, robot= dusty', ['wet_mop']),
        ('polish the foyer', 'unknown: polish the foyer', ['polish']),
        ('clean the foyer and polish the bar', 'clean_area: the foyer ; clean_area: the bar',
         [None, 'polish']),
        ('clean the foyer', 'clean_area: the foyer', [None]),
    ],
)  # fmt: skip
def test_what_is_to_be_done_is_the_choice_that_is_said(foyer, text, plan, modes):
    graph = Understander(foyer, Script(text, plan)).understand(text, World()).graph
    assert [step.args.get('mode') for step in graph.steps] == modes
    assert modes[-1] is None or graph.steps[-1].confirm


def test_what_no_choice_has_is_not_understood(foyer):
    decoder = Script('paint the foyer', 'unknown: paint the foyer')
    assert Understander(foyer, decoder).understand('paint the foyer', World()).graph is None


@pytest.fixture(scope='module')
def butler():
    actions = {'name': 'action', 'type': 'choice', 'choices': ['pause', 'resume']}
    skills = {
        'control_playback': {
            'name': 'control_playback',
            'description': 'pause or resume what is playing',
            'args': [actions],
        }
    }
    return Site.model_validate(
        {
            'name': 'butler',
            'robots': {'max': {'name': 'Max', 'namespace': 'max', 'skills': skills}},
        }
    )


@pytest.mark.parametrize('plan', ['pause: the music', 'unknown: pause the music'])
def test_the_music_is_paused_by_what_controls_all_that_plays(butler, plan):
    found = Understander(butler, Script('pause the music', plan)).understand(
        'pause the music', World()
    )
    [step] = found.graph.steps
    assert (step.skill, step.args) == ('control_playback', {'action': 'pause'})


def test_nothing_but_music_is_paused_so(butler):
    text = 'pause the oven'
    found = Understander(butler, Script(text, f'unknown: {text}')).understand(text, World())
    assert found.graph is None
