import math

import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.validate import check, check_step

SITE = home()


def found(condition, mode='wait'):
    guarded = step('a', 'turn_on', 'lamp', more={'when': {'mode': mode, 'condition': condition}})
    problems = check(graph(guarded), SITE, world())
    assert set(problems) <= set(check_step(guarded, graph(guarded), SITE, world()))
    gate = step(
        'a',
        'wait_until' if mode == 'wait' else 'check',
        'bridge',
        more={'when': {'mode': mode, 'condition': condition}},
    )
    assert [p.code for p in check(graph(gate), SITE, world())] == [p.code for p in problems]
    return [p.code for p in problems]


def compare(entity, value, attribute='state', op='eq'):
    return {'entity': entity, 'value': value, 'attribute': attribute, 'op': op}


@pytest.mark.parametrize(
    'good',
    [
        compare('gate', 'on'),
        compare('lamp', 40, 'brightness', 'ge'),
        compare('lamp', 'red', 'color', 'ne'),
        compare('rover', 'docked'),
        compare('rover', 'kitchen', 'area'),
        compare('rover', 'charger', 'place'),
        compare('rover', 'cup', 'holding'),
        compare('rover', '', 'holding'),
        compare('thermometer', 21.5, 'value', 'gt'),
        {'time': '07:00'},
        {'all': [compare('gate', 'on'), {'not': compare('lamp', 'on')}]},
        {'any': [compare('gate', 'on'), {'time': '23:59'}]},
    ],
)
def test_what_can_be_looked_at_has_no_problem(good):
    assert found(good) == []


def test_an_unknown_entity_is_refused():
    assert found(compare('gat', 'on')) == [Code.UNKNOWN_ENTITY]


def test_an_unknown_attribute_is_refused():
    assert found(compare('lamp', 3, 'volume')) == [Code.BAD_REFERENCE]
    assert found(compare('kitchen', 3)) == [Code.BAD_REFERENCE]
    assert found(compare('thermometer', 3, 'state')) == [Code.BAD_REFERENCE]


def test_a_value_that_never_comes_is_refused():
    assert found(compare('gate', 'ajar')) == [Code.WRONG_TYPE]
    assert found(compare('gate', True)) == [Code.WRONG_TYPE]
    assert found(compare('rover', 'sleeping')) == [Code.WRONG_TYPE]


def test_numbers_are_compared_with_finite_numbers():
    assert found(compare('lamp', 'half', 'brightness')) == [Code.WRONG_TYPE]
    assert found(compare('lamp', math.nan, 'brightness')) == [Code.WRONG_TYPE]
    assert found(compare('rover', math.inf, 'holding')) == [Code.WRONG_TYPE]


def test_words_are_not_more_or_less():
    assert found(compare('gate', 'on', op='gt')) == [Code.WRONG_TYPE]
    assert found(compare('lamp', 'red', 'color', 'lt')) == [Code.WRONG_TYPE]


def test_a_robot_is_only_in_places_that_are_known():
    assert found(compare('rover', 'cellar', 'area')) == [Code.UNKNOWN_ENTITY]
    assert found(compare('rover', 'lamp', 'place')) == [Code.UNKNOWN_ENTITY]
    assert found(compare('rover', 3, 'area')) == [Code.UNKNOWN_ENTITY]


def test_one_cannot_ask_whether_it_is_a_time_or_not_a_time():
    assert found({'time': '07:00'}, 'if') == [Code.UNSUPPORTED]
    assert found({'not': {'time': '07:00'}}) == [Code.UNSUPPORTED]


def test_faults_are_found_inside():
    bad = compare('gat', 'on')
    for outer in ({'all': [compare('gate', 'on'), bad]}, {'any': [bad]}, {'not': bad}):
        assert found(outer) == [Code.UNKNOWN_ENTITY]


def test_conditions_have_a_depth():
    condition = compare('gate', 'on')
    for _ in range(7):
        condition = {'not': condition}
    assert found(condition) == []
    assert found({'not': condition}) == [Code.TOO_LONG]


def test_the_end_of_a_repetition_is_looked_at_too():
    repeated = step(
        'a',
        'drive',
        'rover',
        distance=1,
        more={'repeat': {'times': 3, 'until': compare('gat', 'on')}},
    )
    assert [p.code for p in check(graph(repeated), SITE, world())] == [Code.UNKNOWN_ENTITY]


def test_attributes_of_a_devices_own_skills_are_known():
    devices = SITE.model_dump(by_alias=True)['devices']
    devices['lamp']['skills'] = {
        'scent': {
            'name': 'scent',
            'description': 'smell',
            'effects': [{'attribute': 'smell', 'value': 'rose'}],
        }
    }
    guarded = step(
        'a',
        'turn_on',
        'lamp',
        more={'when': {'mode': 'if', 'condition': compare('lamp', 'rose', 'smell')}},
    )
    assert check(graph(guarded), home(devices=devices), world()) == ()
