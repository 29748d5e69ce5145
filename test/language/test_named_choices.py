"""A choice that is named in whole, where nothing else is, is offered."""

from one_robot import site_of
import pytest
from scripted import Script

from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.fixture(scope='module')
def rig():
    head = {'name': 'head', 'type': 'choice', 'choices': ['claw', 'paint nozzle', 'brush', 'vise']}
    cloth = {'name': 'cloth', 'type': 'choice', 'choices': ['brush', 'sponge']}
    skills = {
        'swap_head': ('swap what is at the end of the arm', [head]),
        'scrub': ('scrub the plate', [cloth]),
    }
    return site_of('Alf', skills, vise='vise')


@pytest.mark.parametrize(
    ('text', 'head'),
    [
        ('put the paint nozzle on', 'paint nozzle'),
        ('could you use the claw now', 'claw'),
        ('change over to the paint nozzle', 'paint nozzle'),
        ('paint nozzle please', 'paint nozzle'),
    ],
)
def test_a_choice_that_is_asked_for_by_its_name_is_offered(rig, text, head):
    found = Understander(rig, Script(text, f'unknown: {text}')).understand(text, World())
    assert [(s.skill, s.args) for s in found.graph.steps] == [('swap_head', {'head': head})]
    assert found.say.startswith('Shall I')


@pytest.mark.parametrize(
    'text',
    [
        'the paint nozzle',  # nobody asks for anything
        'use the brush',  # two skills have it
        'put the vise on',  # a thing of the site
        'use the paint nozzle on the wall',
        'use the drill',
        "don't use the claw",
    ],
)
def test_what_is_not_asked_for_or_may_be_another_thing_is_not(rig, text):
    found = Understander(rig, Script(text, f'unknown: {text}')).understand(text, World())
    assert found.graph is None or not found.graph.steps
