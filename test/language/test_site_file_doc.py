"""What docs/site_file.md says of how names and values are understood."""

import pytest

from llm_bridge.graph.problem import Problem
from llm_bridge.language.plans.signatures import signatures
from llm_bridge.language.text.quantities import read_quantity
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

SITE = """\
name: bench
areas: {hall: {}, lounge: {pose: {x: 0, y: 0}}}
robots:
  left: &arm
    name: left
    namespace: left
    skills:
      wave:
        description: wave at people
        binding: {via: ros_service, name: wave, type: std_srvs/srv/Trigger}
        verify: {by: result}
        words: [greet]
        sentences: ['wave [please]', 'go and see {who}']
        args: {who: {type: place, required: false, description: unread}}
  right: {<<: *arm, name: right, namespace: right}
devices:
  front_lock: {name: door lock, aliases: [front door], kind: lock, mqtt: {topic: a}}
  porch: {name: porch light, aliases: [front door], kind: light, mqtt: {topic: b}}
  horn: {aliases: [alarm], kind: siren, mqtt: {topic: c}}
  plug: {aliases: [alarm], kind: switch, mqtt: {topic: d}}
  cleaner:
    kind: vacuum
    mqtt: {topic: e}
    skills:
      clean_room:
        description: clean a room
        args: {room: {type: place}}
        binding: {via: mqtt, topic: e/room, payload: $room}
        verify: {by: none}
        sentences: ['clean [the] {room}', 'tidy up where {room} is']
people: {mia: {name: Mia, area: lounge}}
"""


@pytest.fixture(scope='module')
def site(tmp_path_factory):
    file = tmp_path_factory.mktemp('bench') / 'bench.yaml'
    file.write_text(SITE, encoding='utf-8')
    return load_site(file)


@pytest.fixture(scope='module')
def said(site):
    understander = Understander(site)
    return lambda text: understander.understand(text, World())


@pytest.mark.parametrize(
    ('text', 'target'),
    [('unlock the front door', 'front_lock'), ('turn on the front door', 'porch')],
)
def test_the_skill_decides_which_of_two_of_one_name_is_meant(said, text, target):
    assert [step.target for step in said(text).graph.steps] == [target]


@pytest.mark.parametrize('text', ['turn on the alarm', 'wave'])
def test_where_several_can_it_asks(said, text):
    assert said(text).outcome == 'question'


def test_a_place_needs_a_pose_for_a_device_too(said):
    assert said('clean the lounge').graph.steps[0].args == {'room': 'lounge'}
    assert said('clean the hall').outcome == 'refused'


@pytest.mark.parametrize(
    ('phrase', 'unit', 'value'),
    [
        ('20 centimetres', 'metre', 0.2),
        ('90 degrees', 'radian', 1.570796327),
        ('90', 'radian', 1.570796327),
        ('21', 'degC', 21),
        ('4', 'bar', 4),
        ('3', None, 3),
        ('3', 'count', 3),
        ('12', '1/min', 12),
    ],
)
def test_what_is_said_is_turned_into_the_unit(phrase, unit, value):
    assert read_quantity(phrase, unit=unit) == pytest.approx(value)


@pytest.mark.parametrize('unit', ['metre', 's'])
def test_a_length_and_a_time_need_their_unit(unit):
    assert isinstance(read_quantity('2', unit=unit), Problem)


def test_the_model_reads_name_description_and_arguments_and_nothing_else(site):
    lines = {signature.name: signature.line() for signature in signatures(site)}
    assert lines['wave'] == 'wave(who?, robot?): wave at people'
    assert lines['clean_room'] == 'clean_room(vacuum, room): clean a room'
