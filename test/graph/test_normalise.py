import pytest
from small_home import graph, home, step

from llm_bridge.graph.normalise import LONGEST_GUARD_S, normalise, risk_of
from llm_bridge.site.skill import Risk

SITE = home()


def normal(step_, site=SITE):
    return normalise(graph(step_), site).steps[0]


def test_risk_is_raised_to_what_the_site_says():
    assert normal(step('a', 'unlock', 'front_door')).risk is Risk.GUARDED
    assert normal(step('a', 'unlock', 'front_door', more={'risk': 'info'})).risk is Risk.GUARDED
    assert normal(step('a', 'go_to', 'rover', place='hall')).risk is Risk.MOTION


def test_what_came_is_never_lowered():
    cautious = step('a', 'turn_on', 'lamp', more={'risk': 'guarded', 'confirm': True})
    assert normal(cautious).risk is Risk.GUARDED
    assert normal(cautious).confirm
    assert normal(step('a', 'turn_on', 'lamp', more={'confirm': True})).confirm


def test_steps_of_enough_risk_wait_for_a_yes():
    assert normal(step('a', 'unlock', 'front_door')).confirm
    assert not normal(step('a', 'lock', 'front_door')).confirm
    assert not normal(step('a', 'go_to', 'rover', place='hall')).confirm
    careful = home(confirm_from='motion')
    assert normal(step('a', 'go_to', 'rover', place='hall'), careful).confirm
    assert not normal(step('a', 'lock', 'front_door'), careful).confirm
    assert normal(step('a', 'turn_on', 'lamp', more={'risk': 'motion'}), careful).confirm


def test_waits_are_not_asked_about_even_at_the_most_careful_site():
    assert not normal(step('a', 'wait', 'bridge', duration=3), home(confirm_from='info')).confirm


def test_a_macro_is_as_risky_as_the_worst_it_stands_for():
    skills = {
        'open_up': {'name': 'open_up', 'description': 'open', 'risk': 'guarded'},
        'visit': {'name': 'visit', 'description': 'visit', 'steps': [{'skill': 'tour'}]},
        'tour': {'name': 'tour', 'description': 'tour', 'steps': [{'skill': 'open_up'}]},
        'loop': {'name': 'loop', 'description': 'loop', 'steps': [{'skill': 'loop'}]},
    }
    site = home(robots={'rover': {'name': 'rover', 'skills': skills}})
    assert risk_of(step('a', 'visit', 'rover'), site) is Risk.GUARDED
    assert normal(step('a', 'visit', 'rover'), site).confirm
    assert risk_of(step('a', 'loop', 'rover'), site) is Risk.COMFORT


def test_time_limits_come_from_the_skill_unless_they_came():
    assert normal(step('a', 'go_to', 'rover', place='hall')).timeout_s == 120
    assert normal(step('a', 'go_to', 'rover', place='hall', more={'timeout_s': 7})).timeout_s == 7


@pytest.mark.parametrize(('duration', 'limit'), [(600, 605), (-3, 5), ('x', 5), (1e9, 86_405)])
def test_a_wait_may_take_as_long_as_it_is(duration, limit):
    assert normal(step('a', 'wait', 'bridge', duration=duration)).timeout_s == limit


def test_nothing_waits_for_ever():
    when = {'mode': 'wait', 'condition': {'entity': 'gate', 'value': 'on'}}
    for guarded in (
        step('a', 'wait_until', 'bridge', more={'when': when}),
        step('a', 'turn_on', 'lamp', more={'when': when}),
    ):
        assert normal(guarded).when.timeout_s == LONGEST_GUARD_S
    limited = normal(step('a', 'wait_until', 'bridge', more={'when': {**when, 'timeout_s': 60}}))
    assert (limited.when.timeout_s, limited.timeout_s) == (60, 65)


def test_a_condition_looked_at_once_has_no_time_limit():
    when = {'mode': 'if', 'condition': {'entity': 'gate', 'value': 'on'}}
    assert normal(step('a', 'check', 'bridge', more={'when': when})).when.timeout_s is None


def test_unknown_skills_are_left_for_the_check():
    odd = step('a', 'explode', 'lamp')
    assert normal(odd) == odd


def test_doing_it_twice_changes_nothing_more():
    g = graph(step('a', 'unlock', 'front_door'), step('w', 'wait', 'bridge', duration=3))
    once = normalise(g, SITE)
    assert normalise(once, SITE) == once
    assert once.site == 'small_home'
