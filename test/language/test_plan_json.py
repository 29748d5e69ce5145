"""Plans as JSON: what is read is what was written, and nothing that was not said gets in."""

from contextlib import suppress
import json

from hypothesis import given, settings
from hypothesis import strategies as st
import jsonschema
from plans import COMMAND, SIGNATURES
import pytest

from llm_bridge.language.plans.plan import Call, If, Parallel, Repeat, Sequence, Timed, When
from llm_bridge.language.plans.plan_json import PlanJsonError, read_plan, schema
from llm_bridge.language.text.words import words

SCHEMA = schema(SIGNATURES)
TEXT = words('when it is dark turn on the lamp to 40% twice and go home')


def reading(*parts, command=TEXT):
    value = {'plan': list(parts)}
    jsonschema.validate(value, SCHEMA)
    return read_plan(json.dumps(value), command, SIGNATURES)


def on(device='the lamp'):
    return {'do': 'turn_on', 'args': {'device': device}}


def test_the_schema_is_a_schema_and_strict_throughout():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def objects(value):
        if isinstance(value, dict):
            if value.get('type') == 'object':
                yield value
            for inner in value.values():
                yield from objects(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from objects(inner)

    for found in objects(SCHEMA):
        assert found['required'] == list(found['properties'])
        assert found['additionalProperties'] is False


def test_parts_become_the_plan():
    assert reading(on()) == Call('turn_on', ('the lamp',))
    assert reading(on(), {'do': 'again'}).parts[0] == Call('turn_on', ('the lamp',))
    assert reading({'do': 'when', 'words': 'it is dark', 'then': [on()]}) == When(
        'it is dark', Call('turn_on', ('the lamp',))
    )
    assert reading({'do': 'repeat', 'words': 'twice', 'then': [on()]}) == Repeat(
        'repeat', 'twice', Call('turn_on', ('the lamp',))
    )
    assert reading({'do': 'together', 'parts': [[on()], [on('it')]]}) == Parallel(
        (Call('turn_on', ('the lamp',)), Call('turn_on', ('it',)))
    )
    assert reading(
        {'do': 'if', 'words': 'it is dark', 'then': [on(), on()], 'else': [on('it')]}
    ) == If(
        'it is dark', Sequence((Call('turn_on', ('the lamp',)),) * 2), Call('turn_on', ('it',))
    )


def test_what_was_not_said_is_null():
    args = {'light': None, 'percent': '40%'}
    assert reading({'do': 'set_brightness', 'args': args}) == Call('set_brightness', ('?', '40%'))
    args = {'place': 'home', 'speed': None, 'robot': None}
    assert reading({'do': 'go_to', 'args': args}) == Call('go_to', ('home',))


def test_case_and_marks_of_a_copy_do_not_matter():
    assert read_plan(json.dumps({'plan': [on('The lamp,')]}), TEXT, SIGNATURES) == Call(
        'turn_on', ('the lamp',)
    )


@pytest.mark.parametrize(
    'value',
    [
        None,
        [],
        {},
        {'plan': None},
        {'plan': []},
        {'plan': [on()] * 13},
        {'plan': ['turn_on']},
        {'plan': [{'do': ['turn_on']}]},
        {'plan': [{'do': 'turn_on', 'args': ['the lamp']}]},
        {'plan': [{'do': 'turn_on', 'args': {'device': 7}}]},
        {'plan': [{'do': 'turn_on', 'args': {'device': ''}}]},
        {'plan': [{'do': 'turn_on', 'args': {'device': 'the sauna'}}]},
        {'plan': [{'do': 'turn_on', 'args': {'device': 'turn lamp'}}]},
        {'plan': [{'do': 'turn_on', 'args': {'device': 'the lamp', 'risk': 'low'}}]},
        {'plan': [{'do': 'turn_on', 'args': {'device': 'the lamp'}, 'confirm': False}]},
        {'plan': [{'do': 'open', 'args': {}}]},
        {'plan': [{'do': 'set_brightness', 'args': {'light': 'it', 'percent': 'dark'}}]},
        {'plan': [{'do': 'repeat', 'words': 'dark', 'then': [on()]}]},
        {'plan': [{'do': 'when', 'words': 'it is dark', 'then': []}]},
        {'plan': [{'do': 'wait', 'words': None}]},
        {'plan': [{'do': 'nothing', 'words': 'it'}]},
        {'plan': [{'do': 'together', 'parts': []}]},
        {'plan': [on()], 'say': 'done'},
    ],
)
def test_anything_else_is_refused(value):
    with pytest.raises(PlanJsonError):
        read_plan(json.dumps(value), TEXT, SIGNATURES)


def test_plans_that_lie_too_deep_are_refused():
    part = on()
    for _ in range(5):
        part = {'do': 'when', 'words': 'it is dark', 'then': [part]}
    with pytest.raises(PlanJsonError, match='deeper'):
        read_plan(json.dumps({'plan': [part]}), TEXT, SIGNATURES)
    with pytest.raises(PlanJsonError):
        read_plan('[' * 20_000, TEXT, SIGNATURES)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from((*COMMAND, 'turn_on', 'if')),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(('plan', 'do', 'args', 'words', 'then', 'else', 'parts', 'device')),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JSON)
@settings(max_examples=200)
def test_nothing_but_its_own_error_comes_out(value):
    with suppress(PlanJsonError):
        read_plan(json.dumps({'plan': value}), COMMAND, SIGNATURES)


def test_controls_keep_their_kind():
    assert reading({'do': 'in', 'words': 'dark', 'then': [on()]}) == Timed(
        'in', 'dark', Call('turn_on', ('the lamp',))
    )
