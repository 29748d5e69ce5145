"""What a command is compared with, and where in a plan that weighs in."""

from hypothesis import given
from hypothesis import strategies as st
import pytest

from llm_bridge.language.plans.likely_skills import (
    LEAST,
    Likeness,
    passages,
    skill_text,
    SkillLeaning,
)
from llm_bridge.language.plans.signatures import Signature

LIKE = Likeness({'clean': -1.0, 'clean_up': 0.0, 'dock': -3.0})


def texts(said):
    return [passage.text for passage in passages(said)]


def test_a_skill_is_read_with_what_it_takes_but_not_with_who_does_it():
    wash = Signature('wash_net', 'clean the mesh', ('pen',), ('at_depth', 'robot'))
    assert skill_text(wash) == 'wash net (pen at depth): clean the mesh'
    assert skill_text(Signature('dock', 'drive home', (), ('robot',))) == 'dock: drive home'


def test_a_command_is_compared_as_a_whole_and_in_parts():
    assert texts(['dim', 'the', 'lamp', 'and', 'then', 'lock', 'up']) == [
        'dim the lamp and then lock up', 'dim the lamp', 'lock up',
    ]  # fmt: skip
    assert texts(['dim', 'it']) == ['dim it']
    assert texts(['and', 'then', 'go']) == ['and then go']
    assert texts([]) == ['']


def test_what_is_long_is_compared_piece_by_piece_to_its_end():
    whole, *pieces = texts(['lamp', 'off', 'heater', 'to', 'nineteen', 'rover', 'go', 'home'])
    assert whole == 'lamp off heater to nineteen rover go home'
    assert pieces == [
        'lamp off heater to nineteen', 'heater to nineteen rover go', 'to nineteen rover go home',
    ]  # fmt: skip


def test_a_token_has_what_the_likeliest_skill_has_that_it_may_lead_to():
    leaning = SkillLeaning(LIKE, weight=0.5)
    assert leaning.of('', [' clean', ' dock', ' nothing']) == [0.0, -1.5, 0.0]
    assert leaning.of(' dock ;', [' clean', ' dock']) == [0.0, -1.5]
    assert leaning.of(' when: it is dry -> {', [' cl', ' do']) == [0.0, -1.5]


def test_no_skill_is_ruled_out_by_what_it_is_unlike():
    unlike = Likeness({'dock': 0.0, 'clean': -80.0})
    assert SkillLeaning(unlike, 1.0).of('', [' dock', ' clean']) == [0.0, LEAST]


def test_where_a_name_may_end_or_go_on_both_are_weighed():
    assert SkillLeaning(LIKE, 1.0).of(' clean', [':', '_up', ' ;', '']) == [-1.0, 0.0, -1.0, -1.0]


@pytest.mark.parametrize(
    'plan', [' clean: the', ' clean: dock', ' unknown: clean', ' clean: the dock, robot= dock']
)
def test_nothing_is_weighed_where_no_skill_is_named(plan):
    assert SkillLeaning(LIKE).of(plan, [' clean', ' dock', ';']) is None


def test_controls_are_left_as_they_are():
    assert SkillLeaning(LIKE).of('', [' if', ' when', ' never']) is None


def test_words_that_are_like_a_skill_are_hardly_talk_and_the_other_way_round():
    said, talk = (Likeness(LIKE.skills, none) for none in (-4.0, 4.0))
    assert SkillLeaning(said, 1.0, 0.5).of('', [' dock', ' if', ' unk', ' nothing']) == [
        -3.0, 0.0, -2.0, -2.0,
    ]  # fmt: skip
    assert SkillLeaning(talk, 1.0, 0.5).of('', [' clean', ' if', ' nothing']) == [-2.0, 0.0, 0.0]


@given(st.lists(st.sampled_from(['a', 'b', 'and', 'then', 'if', 'lamp']), max_size=16))
def test_parts_of_a_command_are_of_two_words_at_least(said):
    whole, *parts = texts(said)
    assert whole == ' '.join(said)
    for part in parts:
        assert part in whole
        assert len(part.split()) > 1


@pytest.mark.parametrize(
    ('likeness', 'names'),
    [
        (Likeness({'clean': -3.0, 'dock': 0.0}, -6.0), ['dock']),
        (Likeness({'clean': -0.1, 'dock': 0.0, 'go': -0.2}, -6.0), ['dock', 'clean', 'go']),
        (Likeness({'clean': -3.0, 'dock': 0.0}, -1.0), ['dock']),
        (Likeness({'clean': -3.0, 'dock': 0.0}, 3.0), []),
        (Likeness({}, -1.0), []),
    ],
)
def test_words_are_like_the_skills_that_have_a_share_of_it_or_none(likeness, names):
    found = likeness.likely()
    assert [one.skill for one in found.skills] == names
    assert all(0.0 < one.share <= 1.0 for one in found.skills)
    assert 0.0 < found.none <= 1.0
