"""Running a device that has a skill of its own for it."""

import pytest
from scripted import Script

from llm_bridge.language.mending.running import namesake, with_own_start
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('before', 'call', 'instead'),
    [
        ('put the dough in the oven and run', 'turn_on: it', 'turn_on: the oven'),
        ('put the dough in the oven, close the oven, start', 'turn_on: the machine',
         'turn_on: the oven'),
        ('put the dough on the bench and start', 'turn_on: it', None),
        ('take it out of the oven, slicing machine off, start', 'turn_on: it', None),
        ('put the dough in the oven and take', 'lift: it', None),
        ('put the dough in the oven and start', 'turn_on: the slicing machine', None),
    ],
)  # fmt: skip
def test_it_is_the_device_that_something_was_put_in(bakehouse_names, before, call, instead):
    site, index = bakehouse_names.site, bakehouse_names.targets.index
    found = namesake(read(call), words(before), site, index)
    assert found == (read(instead) if instead else None)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('turn_on: the oven', 'start_baking: the oven'),
        ('for: ten minutes -> start: the oven', 'start_baking: the oven, duration= ten minutes'),
        ('at: 5 bar -> start: the oven', 'start_baking: the oven, pressure= 5 bar'),
        ('at: 5 bar -> for: ten minutes -> start: the oven',
         'start_baking: the oven, duration= ten minutes, pressure= 5 bar'),
        ('at: 600 watts -> start: the oven', 'at: 600 watts -> start_baking: the oven'),
        ('at: 7 pm -> start: the oven', 'at: 7 pm -> start_baking: the oven'),
        ('turn_off: the oven', None),
        ('for: ten minutes -> turn_on: the slicing machine', None),
    ],
)  # fmt: skip
def test_a_device_is_started_by_its_own_skill(bakehouse_names, plan, meant):
    index = bakehouse_names.targets.index
    found = with_own_start(read(plan), bakehouse_names.site, index, 'en')
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    'draft', ['turn_on: it for ten minutes', 'for: ten minutes -> turn_on: it']
)
def test_it_is_what_holds_the_thing_also_where_a_draft_has_the_time_with_it(bakehouse, draft):
    """No other device is run, though it alone has the skill that was drafted."""
    text = 'put the dough in the oven and turn it on for ten minutes'
    model = Script(text, f'put_in: the dough, the oven ; {draft}')
    graph = Understander(bakehouse, model).understand(text, World()).graph
    last = graph.steps[-1]
    assert (last.target, last.skill, dict(last.args)) == (
        'oven', 'start_baking', {'duration': 600.0},
    )  # fmt: skip
