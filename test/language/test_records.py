import json

from pydantic import ValidationError
import pytest

from llm_bridge.language.records import CommandRecord, parse, parse_line, unknown_keys


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


def test_a_line_that_is_refused_says_what_came_and_what_is_allowed(without_model):
    line = json.dumps({'id': 'n' * 70, 'text': 'stop'})
    found = json.loads(parse_line(line, 4, without_model))
    assert (found['id'], found['outcome']) == ('line 4', 'refused')
    assert 'Line 4 is no command (id)' in found['say']
    assert 'has 70 characters, at most 64 are allowed' in found['say']
    assert found['say'] == found['problems'][0]['message']
    assert (
        json.loads(parse_line(json.dumps({'id': 'n' * 64, 'text': 'stop'}), 5, without_model))[
            'outcome'
        ]
        == 'stop'
    )


def test_keys_that_nothing_reads_are_named_with_the_nearest_that_is_read():
    allowed = CommandRecord.model_fields
    found = unknown_keys('{"id": "1", "txt": "stop", "before": [], "colour": 1}', allowed)
    assert found['txt'].startswith("key 'txt' is not known, did you mean 'text'? Allowed: id,")
    assert "did you mean 'history'?" in found['before']
    assert found['colour'].startswith("key 'colour' is not known; allowed: id, text")
    assert unknown_keys('{"id": "1", "text": "stop", "history": []}', allowed) == {}
    assert unknown_keys('no json', allowed) == {}
