import pytest
from scripted import Script

from llm_bridge.language.mending.amounts import (
    with_amounts_apart,
    with_bare_numbers,
    with_texts_apart,
    with_whole_numbers,
)
from llm_bridge.language.mending.order import with_repeats_apart
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.load import load_site
from llm_bridge.site.world import World

_SITE = """
name: stores
title: Stores
areas: {shop: {polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]}}
places: {rack: {area: shop, pose: {x: 1, y: 1}}}
objects: {bolts: {place: rack}, nuts: {place: rack}}
kinds:
  stamper:
    description: a stamper
    skills:
      stamp_tag:
        description: stamp a tag
        verify: {by: none}
        args: {text: {type: text}, copies: {type: number, min: 1, max: 9, required: false}}
        binding: {via: mqtt, topic: s/tag, payload: '$text'}
devices: {stamper: {kind: stamper, area: shop, mqtt: {topic: s/stamper}}}
robots:
  max:
    namespace: max
    skills:
      pick:
        description: pick an item
        verify: {by: none}
        args: {item: {type: object}, count: {type: number, min: 1, max: 9, required: false}}
        binding: {via: ros_topic, name: pick, type: std_msgs/msg/String, fields: {data: $item}}
        words: [pick]
      take_photo:
        description: take a photo of something
        verify: {by: none}
        args: {subject: {type: entity, required: false}}
        binding: {via: ros_topic, name: photo, type: std_msgs/msg/String, fields: {data: $subject}}
"""


@pytest.fixture(scope='module')
def stores(tmp_path_factory):
    path = tmp_path_factory.mktemp('stores') / 'stores.yaml'
    path.write_text(_SITE)
    return load_site(path)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('pick: six bolts', 'pick: bolts, count= six'),
        ('pick: two bolts and one nut', 'pick: bolts, count= two ; pick: nut, count= one'),
        ('pick: the bolts', None),
        ('pick: six washers', None),
    ],
)
def test_how_many_of_a_thing_is_told_from_the_thing(stores, plan, meant):
    found = with_amounts_apart(read(plan), stores, NameIndex(stores))
    assert write(found) == write(read(meant or plan))


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'stamp two tags with Oslo on them',
            'stamp_tag: them, two tags with oslo',
            'stamp_tag: ?, oslo, copies= two',
        ),
        (
            'stamp 5 tags that say fragile and stop',
            'stamp_tag: fragile, 5 tags',
            'stamp_tag: ?, fragile, copies= 5',
        ),
        ('stamp a tag saying salt', 'stamp_tag: ?, saying salt', 'stamp_tag: ?, salt'),
        ('stamp five days on it', 'stamp_tag: ?, five days', None),
    ],
)
def test_a_text_is_told_from_what_it_stands_on(stores, text, plan, meant):
    found = with_texts_apart(read(plan), words(text), breaks_of(text), stores)
    assert write(found) == write(read(meant or plan))


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        (
            'open the hatch, wipe the desk twice and ring the bell',
            'open: the hatch ; repeat: twice -> wipe: the desk ; ring: the bell',
        ),
        ('twice open the hatch, wipe the desk and ring the bell', None),
        ('open the hatch, wipe the desk and ring the bell twice', None),
    ],
)
def test_what_is_done_twice_in_a_row_is_what_it_was_said_of(stores, text, meant):
    plan = 'repeat: twice -> { open: the hatch ; wipe: the desk ; ring: the bell }'
    found = with_repeats_apart(read(plan), words(text), breaks_of(text), stores)
    assert write(found) == write(read(meant or plan))


def test_on_and_off_are_done_in_turn_as_often_as_it_is_said(home):
    text = 'blink the hall light twice, on off, on off'
    plan = read('repeat: twice -> { turn_on: the hall light ; turn_off: the hall light }')
    assert with_repeats_apart(plan, words(text), breaks_of(text), home) == plan


@pytest.mark.parametrize(
    ('text', 'skill'),
    [
        ('take the bolts out', 'pick'),
        ('take a photo of the bolts', 'take_photo'),
        ('take a picture of the bolts', 'take_photo'),
    ],
)
def test_a_skill_that_nobody_said_gives_way_to_one_that_was(stores, text, skill):
    script = Script(text, 'take_photo: subject= the bolts')
    found = Understander(stores, script).understand(text, World())
    assert [s.skill for s in found.graph.steps] == [skill]
    assert found.question is not None or skill == 'take_photo', 'it is read back'


@pytest.mark.parametrize(
    ('plan', 'mended'),
    [
        ('pick: the bolts, count= four items', 'pick: the bolts, count= four'),
        ('pick: the bolts, count= four crates', 'pick: the bolts, count= four crates'),
        ('pick: two items', 'pick: two items'),
    ],
)
def test_a_number_goes_without_the_noun_of_its_skill(stores, plan, mended):

    assert with_bare_numbers(read(plan), stores) == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('print one eighty', 'print: eighty', 'print: one eighty'),
        ('print a hundred and twenty', 'print: twenty', 'print: a hundred and twenty'),
        ('print twenty', 'print: twenty', 'print: twenty'),
        ('printer one twenty', 'print: twenty, robot= printer one',
         'print: twenty, robot= printer one'),
        ('printer one, twenty', 'print: twenty', 'print: twenty'),
    ],
)  # fmt: skip
def test_a_number_has_its_first_words_too(stores, text, plan, meant):
    site = stores.model_validate(
        {
            'name': 'shop',
            'robots': {
                'max': {
                    'name': 'Max',
                    'namespace': 'max',
                    'skills': {
                        'print': {
                            'name': 'print',
                            'description': 'print labels',
                            'args': [{'name': 'labels', 'type': 'number', 'min': 1, 'max': 900}],
                        }
                    },
                }
            },
        }
    )
    assert with_whole_numbers(read(plan), words(text), breaks_of(text), site) == read(meant)
