"""Telling about a thing, where one skill of a robot does."""

import pytest

from llm_bridge.language.mending.exhibits import with_what_is_told_about
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.site.load import load_site

SITE = """
name: tower
title: Tower
language: en
frame: map
areas:
  hall: {polygon: [[0, 0], [9, 0], [9, 9], [0, 9]], pose: {x: 1, y: 1}}
places:
  armour: {area: hall, pose: {x: 2, y: 2}}
robots:
  page:
    name: Page
    namespace: page
    home: armour
    bindings: [nav2, speak]
    observe: {said: {topic: said, type: std_msgs/msg/String}}
    skills:
      present:
        description: tell visitors about an exhibit
        args: {exhibit: {type: place}}
        binding:
          {via: ros_topic, name: present, type: std_msgs/msg/String, fields: {data: $exhibit}}
        verify: {by: none}
"""


@pytest.fixture(scope='module')
def tower(tmp_path_factory):
    path = tmp_path_factory.mktemp('tower') / 'tower.yaml'
    path.write_text(SITE)
    return load_site(path)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('tell our guests a bit about the armour', 'say: the armour', 'present: the armour'),
        ('could you talk about the armour, page', 'say: the armour page', 'present: the armour'),
        ('page tell us about the armour', 'nothing', 'present: the armour'),
        ('go to the hall and tell them about it', 'say: it', 'present: it'),
        ('say the armour', 'say: the armour', None),
        ('tell them the armour is new', 'say: the armour is new', None),
    ],
)
def test_what_is_told_about_is_no_text(tower, text, plan, meant):
    found = with_what_is_told_about(read(plan), words(text), breaks_of(text), tower)
    assert (found and found[0]) == (meant and read(meant))
