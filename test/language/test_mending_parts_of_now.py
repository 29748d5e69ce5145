"""What is to become a part of what it is now."""

import pytest
from scripted import Script

from llm_bridge.language.mending.parts_of_now import with_parts_of_now
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import EntityState, World


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('make belt one half as fast', 'faster: belt one, percent= half',
         'set_speed: belt one, half as fast'),
        ('belt one twice as fast', 'repeat: twice -> faster: belt one',
         'set_speed: belt one, twice as fast'),
        ('set belt one to half its speed', 'set_speed: belt one, half',
         'set_speed: belt one, half its speed'),
        ('halve the speed of belt one', 'slower: belt one', 'set_speed: belt one, half its level'),
        ('make belt one faster twice', 'repeat: twice -> faster: belt one', None),
        ('make belt one half as fast and belt two faster',
         'faster: belt one, percent= half & faster: belt two', None),
        ('set belt one to half', 'set_speed: belt one, half', None),
    ],
)  # fmt: skip
def test_a_part_of_what_it_is_now_is_set(factory, text, plan, mended):
    assert with_parts_of_now(read(plan), words(text), factory) == read(mended or plan)


def test_it_is_worked_out_from_what_it_is_now(factory):
    text = 'make conveyor one half as fast'
    understander = Understander(factory, Script(text, 'faster: conveyor one, percent= half'))
    running = World({'conveyor_one': EntityState({'state': 'running', 'speed': 80})})
    (step,) = understander.understand(text, running).graph.steps
    assert (step.skill, step.args) == ('set_speed', {'percent': 40.0})
    assert understander.understand(text, World()).graph is None
