"""An upper limit is set, and not taken for something forbidden."""

import pytest
from scripted import Script

from llm_bridge.language.mending.limits_said import limit_said
from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.text.words import words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


@pytest.mark.parametrize(
    ('text', 'call'),
    [
        (
            'no brighter than 40 percent for the hall light',
            'set_brightness: hall light, 40 percent',
        ),
        ('thermostat no warmer than 19 degrees please', 'set_temperature: thermostat, 19 degrees'),
        ('no more lights', None),
        ('no more than two lights', None),
        ('no more than 40 percent of the people', None),
        ('no brighter than 40 kilos for the hall light', None),
    ],
)
def test_no_more_than_so_much_is_set_to_that(home, text, call):
    found = limit_said(words(text), home, NameIndex(home))
    assert (found and write(found).strip()) == call


@pytest.mark.parametrize('plan', ['never: brighter than 40 percent', 'nothing'])
def test_a_limit_is_asked_about_and_not_taken_for_a_ban(home, plan):
    text = 'no brighter than 40 percent for the hall light'
    found = Understander(home, Script(text, plan)).understand(text, World())
    assert found.question is not None
    assert [(s.skill, s.args) for s in found.graph.steps] == [('set_brightness', {'percent': 40})]
    banned = Understander(home, Script('no more lights', 'never: lights'))
    assert banned.understand('no more lights', World()).graph is None
