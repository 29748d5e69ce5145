"""A choice behind 'on' that is drafted as a thing switched on."""

import pytest

from llm_bridge.language.mending.counts import with_some_of_the_choice
from llm_bridge.language.mending.modes_said import with_modes_said
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.site.load import load_site

_SITE = """
name: scullery
title: Scullery
areas: {scullery: {polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]}}
kinds:
  boiler:
    description: a boiler
    attributes: {state: 'on|off'}
    skills:
      turn_on: {description: switch it on, effects: [{attribute: state, value: 'on'}]}
      set_stage:
        description: choose how the boiler heats
        verify: {by: none}
        args: {stage: {type: choice, choices: [lamp, steam]}}
        binding: {via: mqtt, topic: s/stage, payload: $stage}
devices:
  boiler: {kind: boiler, area: scullery, mqtt: {topic: s/boiler}}
  lamp: {name: wall lamp, aliases: [lamp], kind: light, area: scullery, mqtt: {topic: s/lamp}}
robots:
  max:
    namespace: max
    skills:
      pour:
        description: pour a drink
        verify: {by: none}
        args: {drink: {type: choice, choices: [beer, lemonade]}}
        binding: {via: ros_topic, name: pour, type: std_msgs/msg/String, fields: {data: $drink}}
"""


@pytest.fixture(scope='module')
def scullery(tmp_path_factory):
    path = tmp_path_factory.mktemp('scullery') / 'scullery.yaml'
    path.write_text(_SITE)
    return load_site(path)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('boiler on lamp', 'turn_on: boiler & turn_on: lamp', 'set_stage: boiler, lamp'),
        ('boiler on steam please', 'turn_on: boiler & turn_on: steam', 'set_stage: boiler, steam'),
        (
            'turn the boiler on steam',
            'turn_on: the boiler & turn_on: steam',
            'turn_on: the boiler & set_stage: boiler, steam',
        ),
        ('boiler on, lamp on', 'turn_on: boiler & turn_on: lamp', None),
        ('boiler on lamp on', 'turn_on: boiler & turn_on: lamp', None),
        ('boiler on lamp off', 'turn_on: boiler & turn_off: lamp', None),
        ('boiler on and turn on lamp', 'turn_on: boiler & turn_on: lamp', None),
        ('turn on lamp', 'turn_on: lamp', None),
    ],
)
def test_a_choice_of_the_thing_just_named_is_not_switched_on(scullery, text, plan, meant):
    found, _ = with_modes_said(
        read(plan), words(text), breaks_of(text), scullery, NameIndex(scullery), lambda _: True
    )
    assert write(found) == write(read(meant or plan))


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('take: the beer ; pour: some', 'take: the beer ; pour: beer'),
        ('pour: some', None),
        ('take: the cup ; pour: some', None),
        ('take: the beer ; pour: lemonade', None),
    ],
)
def test_some_is_of_what_was_just_handled(scullery, plan, meant):
    found = with_some_of_the_choice(read(plan), scullery)
    assert write(found) == write(read(meant or plan))
