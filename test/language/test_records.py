import json

from pydantic import ValidationError
import pytest

from llm_bridge.language.records import CommandRecord, parse


def test_a_line_in_is_a_line_out(without_model):
    record = CommandRecord.model_validate_json(
        '{"id": "7", "text": "turn on the lights", "area": "kitchen", "more": 1}'
    )
    line = json.loads(parse(record, without_model).model_dump_json(by_alias=True))
    assert line['id'] == '7'
    assert line['outcome'] == 'plan'
    assert line['tier'] == 'template'
    assert line['model'] == {'calls': 0, 'tokens': 0}
    assert line['graph']['id'] == '7'
    assert [s['target'] for s in line['graph']['steps']] == ['kitchen_light']
    assert line['problems'] == []
    assert line['ms']['total'] >= 0


def test_states_are_what_is_known(without_model):
    record = CommandRecord(
        id='1',
        text='is the back door locked?',
        states={'back_door_lock': 'locked', 'hall_light': {'state': 'on', 'brightness': 20}},
    )
    assert parse(record, without_model).answer == 'Yes, the back door lock is locked.'
    assert record.world().get('hall_light', 'brightness') == 20


def test_the_history_is_gone_through_first(without_model):
    record = CommandRecord.model_validate(
        {'id': 3, 'text': 'and the hall too', 'history': [{'text': 'turn off the kitchen light'}]}
    )
    result = parse(record, without_model)
    assert record.id == '3'
    assert [s.target for s in result.graph.steps] == ['hall_light']


def test_a_line_without_a_text_is_refused():
    with pytest.raises(ValidationError):
        CommandRecord.model_validate({'id': '1'})
