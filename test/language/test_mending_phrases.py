import pytest

from llm_bridge.language.mending.phrases import (
    with_all_of_them,
    with_the_place_apart,
    with_where_it_is,
    with_whole_names,
    without_its_verb,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('go to the bell corner', 'go_to: the bell', 'go_to: the bell corner'),
        ('go to the bell, corner of the lobby', 'go_to: the bell', 'go_to: the bell'),
        ('go to the bell then to the corner', 'go_to: the bell', 'go_to: the bell'),
        ('go to the bar to wait', 'go_to: the bar', 'go_to: the bar'),
    ],
)
def test_the_longest_name_is_meant(inn_names, text, plan, mended):
    found = with_whole_names(read(plan), words(text), breaks_of(text), inn_names.targets.index)
    assert found == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('lamps all to red', 'set_color: lamps, red', 'set_color: lamps all, red'),
        ('the lamps both off', 'turn_off: the lamps', 'turn_off: the lamps both'),
        ('lamps all over the house off', 'turn_off: lamps', 'turn_off: lamps'),
        ('lamp all the way up', 'turn_on: lamp', 'turn_on: lamp'),
        ('lamps off, all is well', 'turn_off: lamps', 'turn_off: lamps'),
    ],
)
def test_all_may_stand_behind(text, plan, mended):
    assert with_all_of_them(read(plan), words(text), breaks_of(text)) == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('lock the cellar door', 'lock: lock the cellar door', 'lock: the cellar door'),
        ('lock the lock of the cellar', 'lock: lock of the cellar', 'lock: lock of the cellar'),
        ('lock the cellar door', 'lock: the cellar door', 'lock: the cellar door'),
    ],
)
def test_a_verb_is_no_part_of_the_thing(inn_names, text, plan, mended):
    site, index = inn_names.site, inn_names.targets.index
    found = without_its_verb(read(plan), words(text), breaks_of(text), site, index)
    assert found == read(mended)


@pytest.mark.parametrize(
    ('plan', 'mended'),
    [
        ('collect: the post from the bar, ?', 'collect: the post, the bar'),
        ('collect: the post from the bar, the lobby', 'collect: the post from the bar, the lobby'),
        ('collect: the post from abroad, ?', 'collect: the post from abroad, ?'),
        ('collect: the post to the bar, ?', 'collect: the post to the bar, ?'),
    ],
)
def test_the_place_is_taken_off_the_thing(inn_names, plan, mended):
    site, index = inn_names.site, inn_names.targets.index
    assert with_the_place_apart(read(plan), site, index) == read(mended)


@pytest.mark.parametrize(
    ('text', 'plan', 'mended'),
    [
        ('bring the cup out of the basket', 'bring: the cup, place= the basket',
         'bring: the cup out of the basket'),
        ('put the cup from the shelf away', 'put: the cup, the shelf',
         'put: the cup from the shelf, ?'),
        ('bring the cup to the basket', 'bring: the cup, place= the basket',
         'bring: the cup, place= the basket'),
        ('take the cup off the shelf', 'take: the cup, place= the shelf',
         'take: the cup, place= the shelf'),
    ],
)  # fmt: skip
def test_where_a_thing_is_taken_from_is_no_goal(inn_names, text, plan, mended):
    assert with_where_it_is(read(plan), words(text), inn_names.site) == read(mended)
