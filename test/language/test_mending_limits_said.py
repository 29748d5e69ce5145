"""An upper limit is set, and not taken for something forbidden."""

import pytest
from scripted import Script

from llm_bridge.language.mending.limits_said import limit_said
from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.text.words import words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
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


_MAST = """
name: mast
title: Mast
areas: {field: {polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]}}
robots:
  kite:
    namespace: kite
    skills:
      set_height:
        description: climb or sink to a height
        verify: {by: none}
        args: {height: {type: number, unit: metre, min: 2, max: 60}}
        binding: {via: ros_topic, name: h, type: std_msgs/msg/Float32, fields: {data: $height}}
      fold_away:
        description: fold the wings away
        verify: {by: none}
        binding: {via: ros_topic, name: f, type: std_msgs/msg/Empty}
"""


@pytest.mark.parametrize('text', ['go up to 30 metres', 'Kite, come down to 8 metres please'])
def test_a_height_is_not_lost_in_another_deed(tmp_path, text):
    path = tmp_path / 'mast.yaml'
    path.write_text(_MAST)
    found = Understander(load_site(path), Script(text, 'fold_away')).understand(text, World())
    assert found.question is not None or found.graph.steps[0].confirm
    assert [s.skill for s in found.graph.steps] == ['set_height']
    for other in ('go up to the mast', 'go up to 3 metres from the mast'):
        assert limit_said(words(other), load_site(path), NameIndex(load_site(path))) is None
