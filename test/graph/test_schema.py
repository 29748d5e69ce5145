import json
import math
from pathlib import Path

from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
import pytest
from random_graphs import any_graphs
from small_home import graph, step

from llm_bridge.graph.action_graph import ActionGraph, Step
from llm_bridge.graph.problem import Problem
from llm_bridge.graph.problem import ProblemCode as Code
from llm_bridge.graph.schema import dump, LONGEST, parse, schema, schema_text

PUBLISHED = Path(__file__).parents[2] / 'docs' / 'action_graph.schema.json'
GOOD = {
    'id': 'g1',
    'steps': [
        {
            'id': 'a',
            'skill': 'go_to',
            'target': 'rover',
            'args': {'place': 'kitchen', 'speed': 0.3},
            'when': {
                'mode': 'wait',
                'condition': {
                    'not': {'all': [{'entity': 'gate', 'value': True}, {'time': '07:00'}]}
                },
            },
        },
        {'id': 'b', 'skill': 'lock', 'target': 'front_door', 'given': ['a'], 'risk': 'comfort'},
    ],
}


def codes(data):
    found = parse(data if isinstance(data, str) else json.dumps(data))
    assert isinstance(found, tuple), found
    for problem in found:
        assert problem.message.endswith('.')
        problem.model_dump_json()
    return [p.code for p in found]


def changed(**changes):
    return {**GOOD, 'steps': [{**GOOD['steps'][0], **changes}]}


def test_the_published_schema_is_that_of_the_code():
    assert PUBLISHED.read_text() == schema_text(), (
        'write it anew: python3 -c "import sys; from llm_bridge.graph.schema import schema_text; '
        'sys.stdout.write(schema_text())" > docs/action_graph.schema.json'
    )


def test_the_schema_is_a_schema_and_says_what_things_are():
    Draft202012Validator.check_schema(schema())
    step_schema = schema()['$defs']['Step']
    assert step_schema['properties']['timeout_s']['description'].startswith('Longest time')
    assert schema()['description'].startswith('A command as steps')
    assert 'guarded: Waits for a yes' in schema()['$defs']['Risk']['description']


def test_a_good_graph_is_read_and_fits_the_schema():
    found = parse(json.dumps(GOOD))
    assert isinstance(found, ActionGraph)
    assert found.steps[1].given == ('a',)
    assert found.steps[0].args['speed'] == 0.3
    Draft202012Validator(schema()).validate(GOOD)


@settings(max_examples=60)
@drawn(any_graphs())
def test_what_is_written_is_read_again_and_fits_the_schema(g):
    read = parse(dump(g))
    if is_finite(g.model_dump()):
        assert read == g
        Draft202012Validator(schema()).validate(json.loads(dump(g)))
    else:
        assert isinstance(read, tuple)


def is_finite(data):
    if isinstance(data, dict):
        return all(map(is_finite, data.values()))
    if isinstance(data, list | tuple):
        return all(map(is_finite, data))
    return not isinstance(data, float) or math.isfinite(data)


@pytest.mark.parametrize(
    'text',
    [
        '',
        '{',
        'null',
        '[]',
        '3',
        '"x"',
        'true',
        'go to the kitchen',
        '{"id": "g"} {}',
        '\x00',
        "{'id': 'g'}",
        '{"id": "g",}',
        '{"id": "g"} // done',
    ],
)
def test_what_is_no_json_object_is_malformed(text):
    assert codes(text) == [Code.MALFORMED]


def test_a_key_that_comes_twice_is_refused():
    assert codes('{"id": "g", "id": "h"}') == [Code.MALFORMED]
    assert codes(
        '{"id": "g", "steps": [{"id": "a", "skill": "lock", "skill": "unlock", '
        '"target": "front_door"}]}'
    ) == [Code.MALFORMED]


@pytest.mark.parametrize('number', ['NaN', 'Infinity', '-Infinity', '1e999', '-1e999'])
def test_numbers_that_are_not_finite_are_refused(number):
    assert codes(f'{{"id": "g", "created": {number}}}') == [Code.MALFORMED]


@pytest.mark.parametrize('number', ['9' * 5000, '1' + '0' * 400])
def test_enormous_numbers_do_not_raise(number):
    found = parse(
        '{"id": "g", "steps": [{"id": "a", "skill": "s", "target": "t", '
        f'"args": {{"x": {number}}}}}]}}'
    )
    assert isinstance(found, ActionGraph | tuple)


def test_a_text_too_long_is_not_read():
    assert codes('{"id": "g", "command": "' + 'x' * LONGEST + '"}') == [Code.TOO_LONG]


@pytest.mark.parametrize(
    'text', ['[' * 100_000, '{"id":' * 10_000, '{"id": ' + '[' * 60 + ']' * 60 + '}']
)
def test_a_text_too_deep_is_not_read(text):
    assert codes(text) == [Code.TOO_LONG]


def test_conditions_nest_as_deep_as_they_may():
    condition = {'entity': 'gate', 'value': 'on'}
    for _ in range(20):
        condition = {'not': condition}
    assert isinstance(
        parse(json.dumps(changed(when={'mode': 'if', 'condition': condition}))), ActionGraph
    )


@pytest.mark.parametrize(
    ('changes', 'code'),
    [
        ({'confirm': 'no'}, Code.WRONG_TYPE),
        ({'confirm': 0}, Code.WRONG_TYPE),
        ({'confirm': None}, Code.WRONG_TYPE),
        ({'timeout_s': '30'}, Code.WRONG_TYPE),
        ({'timeout_s': 0}, Code.MALFORMED),
        ({'retries': 1.5}, Code.WRONG_TYPE),
        ({'retries': 11}, Code.MALFORMED),
        ({'risk': 'none'}, Code.MALFORMED),
        ({'on_failure': 'ignore'}, Code.MALFORMED),
        ({'args': []}, Code.WRONG_TYPE),
        ({'args': {'x': None}}, Code.WRONG_TYPE),
        ({'args': {'x': [1]}}, Code.WRONG_TYPE),
        ({'args': {'X': 1}}, Code.MALFORMED),
        ({'target': 'Rover'}, Code.MALFORMED),
        ({'target': '../x'}, Code.MALFORMED),
        ({'skill': 3}, Code.WRONG_TYPE),
        ({'force_call': True}, Code.MALFORMED),
        ({'after': 'b'}, Code.WRONG_TYPE),
        ({'repeat': {'times': 0}}, Code.MALFORMED),
        ({'repeat': {'times': 1001}}, Code.MALFORMED),
        ({'when': {'mode': 'if', 'condition': 'x'}}, Code.WRONG_TYPE),
        ({'when': {'mode': 'if', 'condition': 3}}, Code.WRONG_TYPE),
        ({'when': {'mode': 'if', 'condition': None}}, Code.WRONG_TYPE),
        ({'when': {'mode': 'if', 'condition': {'time': '25:00'}}}, Code.MALFORMED),
        ({'when': {'mode': 'if', 'condition': {'all': []}}}, Code.MALFORMED),
        (
            {'when': {'mode': 'if', 'condition': {'entity': 'x', 'value': 1, 'op': 'is'}}},
            Code.MALFORMED,
        ),
    ],
)
def test_nothing_is_guessed(changes, code):
    found = parse(json.dumps(changed(**changes)))
    assert isinstance(found, tuple)
    assert code in [p.code for p in found]
    assert found[0].step == 'a'
    assert 'steps.0.' in found[0].message


def test_what_is_missing_is_named():
    found = parse(json.dumps({'id': 'g', 'steps': [{'id': 'a', 'skill': 'lock'}]}))
    assert [(p.code, p.step, p.allowed) for p in found] == [(Code.MALFORMED, 'a', 'target')]
    assert codes({'steps': []}) == [Code.MALFORMED]


def test_a_wrong_argument_is_told_once():
    (found,) = parse(json.dumps(changed(args={'x': [1]})))
    assert found.message == (
        "'steps.0.args.x' is [1]; it should be true, false, a number or a string."
    )


def test_an_id_that_comes_twice_is_refused():
    (found,) = parse(json.dumps({'id': 'g', 'steps': 2 * [GOOD['steps'][1]]}))
    assert (found.code, found.step) == (Code.DUPLICATE, 'b')


def test_half_a_character_is_refused_and_can_be_told():
    assert codes('{"id": "\\ud800"}') == [Code.MALFORMED]
    assert codes('{"id": "g", "\\ud800": 1, "\\ud800": 2}') == [Code.MALFORMED]
    assert codes('{"id": "\ud800"}') == [Code.MALFORMED]
    assert Code.MALFORMED in codes('{"id": "g", "steps": [{"id": "\\ud800"}]}')


def test_many_faults_are_not_all_told():
    assert len(codes({'id': 'g', 'steps': [{'id': f's{i}'} for i in range(500)]})) == 20


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.sampled_from(
                [
                    'id',
                    'steps',
                    'skill',
                    'target',
                    'args',
                    'when',
                    'condition',
                    'mode',
                    'all',
                    'not',
                    'time',
                    'x',
                ]
            ),
            inner,
        )
    ),
)


@settings(max_examples=150)
@drawn(
    st.one_of(
        st.text(),
        JSON.map(json.dumps),
        JSON.map(lambda v: json.dumps(changed(when={'mode': 'if', 'condition': v}))),
        JSON.map(lambda v: json.dumps({'id': 'g', 'steps': [v]})),
    )
)
def test_reading_never_raises(text):
    found = parse(text)
    assert isinstance(found, ActionGraph) or all(isinstance(p, Problem) for p in found)
    assert found != ()


def test_a_step_says_what_it_means_without_defaults():
    assert isinstance(parse(dump(graph(step('a', 'lock', 'front_door')))).steps[0], Step)
