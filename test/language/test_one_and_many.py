"""The glass beside the glasses, all three bays, and the lights that are outside."""

import pytest

from llm_bridge.graph.condition import Compare
from llm_bridge.language.clauses.clauses import Read
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.things.situation import Mentions, Situation
from llm_bridge.site.load import load_site

SITE = """
name: stable
areas:
  bay_1: {name: bay one, polygon: [[0, 0], [4, 0], [4, 4], [0, 4]], pose: {x: 2, y: 2}}
  bay_2: {name: bay two, polygon: [[4, 0], [8, 0], [8, 4], [4, 4]], pose: {x: 6, y: 2}}
  bay_3: {name: bay three, polygon: [[8, 0], [12, 0], [12, 4], [8, 4]], pose: {x: 10, y: 2}}
  yard: {name: yard, polygon: [[12, 0], [16, 0], [16, 4], [12, 4]], pose: {x: 14, y: 2}}
  porch: {name: porch}
objects:
  glass: {name: tall glass}
  readers: {name: reading glasses, aliases: [glasses]}
devices:
  bay_lamp: {name: bay one lamp, kind: light, area: bay_1, mqtt: {topic: s/bay}}
  yard_lamp: {name: flood lamp, kind: light, area: yard, mqtt: {topic: s/yard}}
  porch_lamp: {name: lantern, kind: light, area: porch, mqtt: {topic: s/porch}}
  bell: {name: doorbell, kind: binary_sensor, area: porch, mqtt: {topic: s/bell}}
robots:
  max:
    name: Max
    namespace: max
    skills:
      bring:
        description: bring a thing
        risk: motion
        resource: base
        args: {object: {type: object}}
        binding: &task {via: ros_topic, name: task, type: std_msgs/msg/String, fields: {data: go}}
        verify: {by: none}
      look_round:
        description: look round at a place
        risk: motion
        resource: base
        args: {place: {type: place}}
        binding: *task
        verify: {by: none}
"""


@pytest.fixture(scope='module')
def names(tmp_path_factory):
    path = tmp_path_factory.mktemp('site') / 'stable.yaml'
    path.write_text(SITE, encoding='utf-8')
    return Grounder(load_site(path))


def steps(names, plan):
    found = names.ground(read(plan), Situation(), plan)
    return [' '.join(map(str, (s.target, *s.args.values()))) for s in found.steps]


@pytest.mark.parametrize(
    ('phrase', 'thing'),
    [
        ('the glass', 'glass'),
        ('a glass', 'glass'),
        ('my reading glasses', 'readers'),
        ('the tall glass', 'glass'),
    ],
)
def test_a_glass_is_none_that_somebody_reads_with(names, phrase, thing):
    assert steps(names, f' bring: {phrase}') == [f'max {thing}']


@pytest.mark.parametrize('phrase', ['all three bays', 'the three bays', 'each of the three bays'])
def test_as_many_rooms_as_there_are_of_a_sort_are_all_of_them(names, phrase):
    found = steps(names, f' look_round: {phrase}')
    assert found == ['max bay_1', 'max bay_2', 'max bay_3']


def test_of_another_number_of_rooms_it_is_asked_which(names):
    assert not steps(names, ' look_round: all four bays')


@pytest.mark.parametrize(
    'phrase', ['the outside lights', 'all of the outdoor lights', 'the lights outside']
)
def test_the_lights_outside_are_those_out_of_doors(names, phrase):
    assert steps(names, f' turn_on: {phrase}') == ['yard_lamp', 'porch_lamp']


@pytest.mark.parametrize('clause', ['someone rings', 'somebody rings at the front door'])
def test_who_rings_at_the_door_rings_the_bell(names, clause):
    found = names.clauses.condition(clause, Situation(), Mentions())
    assert isinstance(found, Read)
    assert found.condition == Compare(entity='bell', attribute='state', op='eq', value='on')
