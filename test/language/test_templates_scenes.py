"""Scenes asked for by what they are for, and where."""

import pytest

from llm_bridge.language.plans.plan_language import write
from llm_bridge.language.understand import Understander


@pytest.fixture(scope='module')
def texts(parlour):
    return Understander(parlour)


@pytest.mark.parametrize(
    ('text', 'scene'),
    [
        ('get the parlour ready for reading', 'reading mode'),
        ('put the parlour in reading mode', 'reading mode'),
        ('please set everything up for a party night', 'party night'),
        ("it's time for a party night", 'party night'),
        ('reading time', 'reading mode'),
    ],
)
def test_a_scene_is_asked_for_by_what_it_is_for(texts, text, scene):
    assert write(texts.templates.match(text, 'en', None).plan).strip() == f'activate: {scene}'


@pytest.mark.parametrize(
    'text',
    [
        'get the pantry ready for reading',
        "it's a party night",
        'get ready for bed',
        'do not get the parlour ready for reading',
        'put the reading lamp in the parlour',
    ],
)
def test_another_place_and_a_remark_are_no_scene(texts, text):
    found = texts.templates.match(text, 'en', None)
    assert found is None or 'activate' not in write(found.plan)
