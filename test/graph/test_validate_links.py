import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.condition import Compare, Not
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check
from llm_bridge.graph.validate_links import exclude, MOST_STEPS, wanted

SITE = home()
DARK = {'entity': 'gate', 'value': 'off'}
LIGHT = {'entity': 'gate', 'value': 'on'}


def codes(*steps, site=SITE, **more):
    return [(p.code, p.step) for p in check(graph(*steps, **more), site, world())]


def gate(name, condition, mode='if', **more):
    skill = 'check' if mode == 'if' else 'wait_until'
    return step(
        name, skill, 'bridge', **more, more={'when': {'mode': mode, 'condition': condition}}
    )


ON = step('a', 'turn_on', 'lamp')
OFF = step('b', 'turn_off', 'lamp')


def test_a_reference_to_nowhere_is_refused():
    assert codes(step('a', 'turn_on', 'lamp', after='c'), step('cc', 'turn_on', 'hall_light')) == [
        (Code.BAD_REFERENCE, 'a')
    ]
    assert codes(step('a', 'turn_on', 'lamp', given='c')) == [(Code.BAD_REFERENCE, 'a')]
    (found,) = check(
        graph(step('s1', 'turn_on', 'lamp', after='s22'), step('s2', 'turn_on', 'hall_light')),
        SITE,
        world(),
    )
    assert found.suggestion == 's2'


def test_a_circle_is_refused():
    found = check(
        graph(step('a', 'turn_on', 'lamp', after='b'), step('b', 'lock', 'front_door', given='a')),
        SITE,
        world(),
    )
    assert [p.code for p in found] == [Code.CYCLE]
    assert '->' in found[0].came


def test_ids_that_come_twice_are_refused_however_they_came():
    with pytest.raises(ValueError, match='more than once'):
        graph(ON, ON)
    forged = ActionGraph.model_construct(**{**dict(graph(ON)), 'steps': (ON, ON)})
    assert [p.code for p in check(forged, SITE, world())] == [Code.DUPLICATE]


def test_a_graph_for_another_site_is_refused():
    assert (
        codes(
            ON,
            site=SITE,
        )
        == []
    )
    assert check(graph(ON, site='small_home'), SITE, world()) == ()
    (found,) = check(graph(ON, site='factory'), SITE, world())
    assert (found.code, found.step) == (Code.MALFORMED, None)


def test_a_command_may_touch_only_so_many_things():
    three = [
        step('a', 'turn_on', 'lamp'),
        step('b', 'turn_on', 'hall_light'),
        step('c', 'turn_off', 'oven'),
        step('d', 'turn_off', 'oven', after='c'),
        step('w', 'wait', 'bridge', duration=1),
    ]
    assert codes(*three, site=home(max_targets=3)) == []
    assert codes(*three, site=home(max_targets=2)) == [(Code.TOO_MANY_TARGETS, None)]


def test_a_graph_may_have_only_so_many_steps():
    steps = [step(f's{i}', 'turn_on', 'lamp') for i in range(MOST_STEPS + 1)]
    assert codes(*steps[:-1]) == []
    assert codes(*steps) == [(Code.TOO_LONG, None)]


def test_opposite_things_at_once_are_refused_both():
    assert codes(ON, OFF) == [(Code.CONFLICT, 'a'), (Code.CONFLICT, 'b')]
    found = check(graph(ON, OFF), SITE, world())[0]
    assert found.suggestion == 'turn on the lamp, then turn off the lamp'
    assert 'the state' in found.message


def test_different_values_at_once_are_refused_and_same_ones_are_not():
    def bright(name, percent):
        return step(name, 'set_brightness', 'lamp', percent=percent)

    assert len(codes(bright('a', 20), bright('b', 40))) == 2
    assert codes(bright('a', 20), bright('b', 20)) == []
    assert codes(ON, bright('b', 20)) == []
    assert len(codes(OFF, bright('c', 20))) == 2
    assert codes(ON, step('c', 'set_color', 'lamp', color='red')) == []


def test_a_change_and_a_value_contradict_and_two_like_changes_do_not():
    up = [step(n, 'brighten', 'lamp') for n in 'ab']
    assert codes(*up) == []
    assert len(codes(up[0], step('b', 'brighten', 'lamp', percent=30))) == 2
    assert len(codes(up[0], step('b', 'set_brightness', 'lamp', percent=20))) == 2


def test_one_after_the_other_is_no_contradiction():
    assert codes(ON, step('b', 'turn_off', 'lamp', after='a')) == []
    assert codes(step('b', 'turn_off', 'lamp', after='a'), ON) == []
    assert (
        codes(
            ON,
            step('m', 'lock', 'front_door', after='a'),
            step('b', 'turn_off', 'lamp', given='m'),
        )
        == []
    )


def test_different_devices_do_not_contradict():
    assert codes(ON, step('b', 'turn_off', 'hall_light')) == []


def test_a_robot_cannot_go_two_ways_at_once():
    def go(name, place):
        return step(name, 'go_to', 'rover', place=place)

    assert len(codes(go('a', 'kitchen'), go('b', 'hall'))) == 2
    assert codes(go('a', 'kitchen'), go('b', 'kitchen')) == []
    assert len(codes(go('a', 'kitchen'), step('b', 'dock', 'rover'))) == 2
    assert codes(go('a', 'kitchen'), step('b', 'say', 'rover', text='x')) == []
    assert codes(go('a', 'kitchen'), step('b', 'dock', 'rover', after='a')) == []


def test_if_and_else_do_not_contradict():
    assert (
        codes(
            gate('g', DARK),
            gate('h', {'not': DARK}),
            step('a', 'turn_on', 'lamp', given='g'),
            step('b', 'turn_off', 'lamp', given='h'),
        )
        == []
    )
    assert (
        codes(
            gate('g', DARK),
            gate('h', LIGHT),
            step('a', 'turn_on', 'lamp', given='g'),
            step('b', 'turn_off', 'lamp', given='h'),
        )
        == []
    )


def test_conditions_that_can_hold_together_do_not_keep_contradictions_apart():
    other = {'entity': 'hall_light', 'value': 'on'}
    assert (
        len(
            codes(
                gate('g', DARK),
                gate('h', other),
                step('a', 'turn_on', 'lamp', given='g'),
                step('b', 'turn_off', 'lamp', given='h'),
            )
        )
        == 2
    )
    assert (
        len(
            codes(
                ON, step('b', 'turn_off', 'lamp', more={'when': {'mode': 'if', 'condition': DARK}})
            )
        )
        == 2
    )


def test_things_that_happen_at_different_moments_do_not_contradict():
    assert codes(gate('g', DARK, 'wait'), step('a', 'turn_on', 'lamp', given='g'), OFF) == []
    assert (
        codes(
            ON, step('w', 'wait', 'bridge', duration=600), step('b', 'turn_off', 'lamp', given='w')
        )
        == []
    )
    assert (
        len(
            codes(
                gate('g', DARK, 'wait'),
                step('a', 'turn_on', 'lamp', given='g'),
                step('b', 'turn_off', 'lamp', given='g'),
            )
        )
        == 2
    )


@pytest.mark.parametrize(
    ('one', 'other', 'expected'),
    [
        ({'op': 'lt', 'value': 5}, {'op': 'ge', 'value': 5}, True),
        ({'op': 'lt', 'value': 5}, {'op': 'gt', 'value': 5}, False),
        ({'value': 5}, {'value': 6}, True),
        ({'value': 5}, {'value': 5}, False),
        ({'value': 5}, {'op': 'ne', 'value': 5}, True),
        ({'value': 5}, {'op': 'ne', 'value': 6}, False),
    ],
)
def test_conditions_exclude_one_another_only_when_their_form_says_so(one, other, expected):
    first, second = (Compare(entity='x', **c) for c in (one, other))
    assert exclude(first, second) is expected
    assert exclude(second, first) is expected
    assert exclude(first, second.model_copy(update={'entity': 'y'})) is False
    assert exclude(first, second.model_copy(update={'attribute': 'y'})) is False
    assert exclude(Not.model_validate({'not': first}), first) is True
    assert exclude(first, Not.model_validate({'not': first})) is True


def test_what_a_step_wants_has_its_arguments_filled_in():
    assert wanted(step('a', 'set_brightness', 'lamp', percent=20), SITE) == {
        'brightness': 20,
        'state': 'on',
    }
    assert wanted(step('a', 'brighten', 'lamp'), SITE) == {'brightness': ('+1', 20)}
    assert wanted(step('a', 'start', 'belt'), SITE) == {'state': 'running'}
    assert wanted(step('a', 'nothing', 'belt'), SITE) == {}
