"""What a robot tells of itself, asked for in the words of the site."""

import pytest

from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import EntityState, World

_SITE = """
name: towpath
title: Towpath
areas: {yard: {polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]}}
places: {gate: {area: yard, pose: {x: 1, y: 1}}}
objects: {barge: {name: coal barge, place: gate}}
robots:
  horse:
    name: Dobbin
    namespace: horse
    observe:
      pulling: {topic: pulling, type: std_msgs/msg/String}
      height: {topic: height, type: std_msgs/msg/Float32}
"""


@pytest.fixture(scope='module')
def towpath(tmp_path_factory):
    path = tmp_path_factory.mktemp('towpath') / 'towpath.yaml'
    path.write_text(_SITE)
    return Understander(load_site(path))


@pytest.mark.parametrize(
    ('text', 'now', 'unknown'),
    [
        ('what is Dobbin pulling', 'pulling the coal barge', 'what Dobbin is pulling'),
        ('is Dobbin pulling the coal barge', 'pulling the coal barge', 'what Dobbin is pulling'),
        ('how high is Dobbin', '2.5', 'the height of Dobbin'),
    ],
)
def test_a_robot_is_asked_for_what_it_tells_of_itself(towpath, text, now, unknown):
    world = World({'horse': EntityState({'pulling': 'barge', 'height': 2.5}, 0.0)})
    assert now in towpath.understand(text, world).say
    assert unknown in towpath.understand(text, World()).say
