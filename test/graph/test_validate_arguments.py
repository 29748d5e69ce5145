import math

import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, check_step

SITE = home()


def problems(*steps):
    return check(graph(*steps), SITE, world())


def only(*steps):
    found = problems(*steps)
    assert len(found) == 1, found
    assert found[0].message.endswith(('.', '?'))
    # What is wrong with a step by itself is found again when it is dispatched.
    again = check_step(
        steps[-1], graph(*steps), SITE, world(rover=(2, 2, 0), oven='off', gate='off')
    )
    assert found[0] in again
    return found[0]


@pytest.mark.parametrize(
    'good',
    [
        step('a', 'turn_on', 'hall_light'),
        step('a', 'set_brightness', 'lamp', percent=1),
        step('a', 'set_brightness', 'lamp', percent=100.0),
        step('a', 'set_color', 'lamp', color='warm white'),
        step('a', 'brighten', 'lamp'),
        step('a', 'go_to', 'rover', place='kitchen'),
        step('a', 'go_to', 'rover', place='charger'),
        step('a', 'pick', 'rover', object='cup'),
        step('a', 'wait', 'bridge', duration=0),
        step('a', 'tell', 'bridge', text='{target} "hello"'),
        step('a', 'start', 'belt'),
    ],
)
def test_what_is_allowed_has_no_problem(good):
    assert problems(good) == ()


def test_an_unknown_target_is_refused_with_the_nearest_name():
    found = only(step('a', 'turn_on', 'hall_lite', more={'because': 'the hall lite'}))
    assert found.code is Code.UNKNOWN_ENTITY
    assert (found.step, found.came, found.because) == ('a', 'hall_lite', 'the hall lite')
    assert found.suggestion == 'the hall light'
    assert 'the hall light' in found.message


def test_an_unknown_target_like_nothing_known_is_refused_with_what_is_known():
    found = only(step('a', 'turn_on', 'xyzzy'))
    assert found.code is Code.UNKNOWN_ENTITY
    assert found.suggestion is None
    assert 'the hall light' in found.message


def test_a_skill_nobody_has_is_refused_with_what_the_target_can_do():
    found = only(step('a', 'explode', 'hall_light'))
    assert found.code is Code.UNKNOWN_SKILL
    assert found.allowed == 'turn_on, turn_off'


def test_a_target_that_cannot_is_refused_with_who_can():
    found = only(step('a', 'unlock', 'hall_light'))
    assert found.code is Code.NOT_CAPABLE
    assert 'turn on or turn off' in found.message
    assert 'the front door can' in found.message
    assert found.suggestion == 'unlock the front door'


def test_a_light_without_brightness_cannot_be_set_to_one():
    found = only(step('a', 'set_brightness', 'hall_light', percent=40))
    assert found.code is Code.NOT_CAPABLE
    assert found.suggestion == 'set the brightness of the lamp to 40 percent'


def test_things_that_do_not_act_cannot_be_asked():
    assert only(step('a', 'turn_on', 'kitchen')).code is Code.NOT_CAPABLE
    assert 'nothing can be asked' in only(step('a', 'turn_on', 'anna')).message


def test_the_bridge_does_only_its_own_skills():
    assert only(step('a', 'turn_on', 'bridge')).code is Code.NOT_CAPABLE
    assert only(step('a', 'wait', 'lamp', duration=3)).code is Code.UNKNOWN_SKILL


def test_a_missing_argument_is_asked_for():
    found = only(step('a', 'set_brightness', 'lamp'))
    assert found.code is Code.MISSING_ARGUMENT
    assert '1 to 100' in found.message


def test_an_unknown_argument_is_refused_with_the_known_ones():
    found = only(step('a', 'set_brightness', 'lamp', percent=3, percnt=4))
    assert found.code is Code.UNKNOWN_ARGUMENT
    assert (found.allowed, found.suggestion) == ('percent', 'percent')
    assert 'takes no arguments' in only(step('a', 'turn_on', 'lamp', force_call=True)).message


@pytest.mark.parametrize('value', ['40', True, False])
def test_words_and_truths_are_no_numbers(value):
    assert only(step('a', 'set_brightness', 'lamp', percent=value)).code is Code.WRONG_TYPE


@pytest.mark.parametrize('value', [3, True, 2.5])
def test_numbers_are_no_names(value):
    assert only(step('a', 'set_color', 'lamp', color=value)).code is Code.WRONG_TYPE
    assert only(step('a', 'tell', 'bridge', text=value)).code is Code.WRONG_TYPE
    assert only(step('a', 'go_to', 'rover', place=value)).code is Code.WRONG_TYPE


@pytest.mark.parametrize(
    ('value', 'said', 'nearest'),
    [
        (500, '500 percent is too high', '100'),
        (0, '0 percent is too low', '1'),
        (100.1, '100.1 percent is too high', '100'),
        (-5, '-5 percent is too low', '1'),
    ],
)
def test_a_number_out_of_range_is_refused_with_the_nearest_allowed(value, said, nearest):
    found = only(step('a', 'set_brightness', 'lamp', percent=value))
    assert found.code is Code.OUT_OF_RANGE
    assert said in found.message
    assert found.allowed == 'allowed is 1 to 100 percent'
    unit = 'percent'
    assert found.suggestion == f'set the brightness of the lamp to {nearest} {unit}'


@pytest.mark.parametrize('value', [math.nan, math.inf, -math.inf, 10**400])
def test_numbers_that_are_not_finite_are_refused(value):
    assert only(step('a', 'set_brightness', 'lamp', percent=value)).code is Code.OUT_OF_RANGE
    assert only(step('a', 'wait', 'bridge', duration=value)).code is Code.OUT_OF_RANGE


def test_percent_is_0_to_100_even_if_the_skill_does_not_say_so():
    skill = {
        'name': 'spin',
        'description': 'spin',
        'args': [{'name': 'percent', 'type': 'number', 'unit': 'percent'}],
    }
    site = home(robots={'rover': {'name': 'rover', 'skills': {'spin': skill}}})
    assert check(graph(step('a', 'spin', 'rover', percent=100)), site, world()) == ()
    (found,) = check(graph(step('a', 'spin', 'rover', percent=101)), site, world())
    assert found.code is Code.OUT_OF_RANGE


def test_a_number_without_limits_may_be_any_finite_number():
    skill = {'name': 'hum', 'description': 'hum', 'args': [{'name': 'tone', 'type': 'number'}]}
    site = home(robots={'rover': {'name': 'rover', 'skills': {'hum': skill}}})
    assert check(graph(step('a', 'hum', 'rover', tone=-1e9)), site, world()) == ()
    (found,) = check(graph(step('a', 'hum', 'rover', tone=math.nan)), site, world())
    assert 'any number' in found.allowed


def test_waits_are_neither_negative_nor_longer_than_a_day():
    assert only(step('a', 'wait', 'bridge', duration=-1)).code is Code.OUT_OF_RANGE
    found = only(step('a', 'wait', 'bridge', duration=86_401))
    assert found.allowed == 'allowed is 0 seconds to 24 hours'


def test_a_choice_that_is_none_is_refused_with_the_nearest():
    found = only(step('a', 'set_color', 'lamp', color='gren'))
    assert found.code is Code.OUT_OF_RANGE
    assert found.allowed == 'red, green, warm white'
    assert found.suggestion == 'set the color of the lamp to green'


def test_choices_are_exact():
    assert only(step('a', 'set_color', 'lamp', color='Red')).code is Code.OUT_OF_RANGE


def test_an_unknown_place_is_refused_with_the_nearest():
    found = only(step('a', 'go_to', 'rover', place='kichen'))
    assert found.code is Code.UNKNOWN_ENTITY
    assert found.suggestion == 'drive the rover to the kitchen'


def test_a_lamp_is_no_place_and_a_place_no_object():
    assert only(step('a', 'go_to', 'rover', place='lamp')).code is Code.WRONG_TYPE
    assert only(step('a', 'pick', 'rover', object='kitchen')).code is Code.WRONG_TYPE


def test_an_unknown_object_is_refused():
    found = only(step('a', 'pick', 'rover', object='cap'))
    assert found.code is Code.UNKNOWN_ENTITY
    assert found.suggestion == 'have the rover pick the cup'


def test_an_area_without_a_pose_cannot_be_driven_to():
    found = only(step('a', 'go_to', 'rover', place='attic'))
    assert found.code is Code.UNREACHABLE
    assert 'pose' in found.message


def test_a_pose_that_is_no_number_is_none():
    site = home(
        areas={'hall': {'name': 'hall', 'pose': {'x': math.nan, 'y': 0}}},
        doors=[],
        devices={},
        places={},
        keep_out={},
        objects={},
    )
    codes = [
        p.code for p in check(graph(step('a', 'go_to', 'rover', place='hall')), site, world())
    ]
    assert codes == [Code.UNREACHABLE]


def test_words_have_a_length_limit():
    assert problems(step('a', 'tell', 'bridge', text='x' * 1000)) == ()
    assert only(step('a', 'tell', 'bridge', text='x' * 1001)).code is Code.TOO_LONG


def test_what_the_site_forbids_is_refused():
    assert only(step('a', 'turn_on', 'oven')).code is Code.FORBIDDEN
    assert problems(step('a', 'turn_off', 'oven')) == ()


def test_what_comes_as_forbidden_is_refused_too():
    found = only(step('a', 'turn_on', 'lamp', more={'risk': 'forbidden', 'confirm': True}))
    assert found.code is Code.FORBIDDEN


def test_a_gate_needs_its_condition_in_the_right_mode():
    when = {'condition': {'entity': 'lamp', 'value': 'on'}}
    assert problems(step('a', 'check', 'bridge', more={'when': {'mode': 'if', **when}})) == ()
    assert (
        problems(step('a', 'wait_until', 'bridge', more={'when': {'mode': 'wait', **when}})) == ()
    )
    assert only(step('a', 'check', 'bridge')).code is Code.MALFORMED
    assert only(step('a', 'wait_until', 'bridge')).code is Code.MALFORMED
    assert (
        only(step('a', 'check', 'bridge', more={'when': {'mode': 'wait', **when}})).code
        is Code.MALFORMED
    )
    assert (
        only(step('a', 'wait_until', 'bridge', more={'when': {'mode': 'if', **when}})).code
        is Code.MALFORMED
    )


def test_every_fault_of_a_step_is_told_at_once():
    codes = [p.code for p in problems(step('a', 'set_brightness', 'lamp', force=1, x=2))]
    assert codes == [Code.UNKNOWN_ARGUMENT, Code.UNKNOWN_ARGUMENT, Code.MISSING_ARGUMENT]
