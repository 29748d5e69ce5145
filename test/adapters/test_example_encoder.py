import json

import pytest
from tiny_model import real_tokenizer, SIGNATURES

from llm_bridge.adapters.example_encoder import Encoder
from llm_bridge.tune.batches import Example, Group


@pytest.fixture
def base(tmp_path):
    (tmp_path / 'tokenizer.json').write_bytes(real_tokenizer().read_bytes())
    return tmp_path


def test_a_plan_that_the_grammar_refuses_is_left_out_and_told(base):
    encoder = Encoder(base, 2)
    bad = Example(('turn', 'on', 'it'), ' turn_on: the lamp')
    good = Example(('turn', 'on', 'it'), ' turn_on: it')
    _, encoded = encoder(Group(SIGNATURES, (bad, good)))
    assert len(encoded) == 1
    assert encoder.refusals == 1
    assert encoder.refused == ["turn on it -> turn_on: the lamp (at ' turn_on: the')"]


def test_only_choices_are_learned(base):
    encoder = Encoder(base, 2)
    _, (encoded,) = encoder(Group(SIGNATURES, (Example(('off',), ' turn_off: off'),)))
    for at, right, choices in encoded.decisions:
        assert len(choices) > 1 and right in choices
        following = [*encoded.tokens, 2][at + 1]
        assert following == right


def test_a_tokeniser_that_begins_texts_with_a_token_begins_the_prompt_with_it(base):
    plain, _ = Encoder(base, 2)(Group(SIGNATURES, ()))
    begun = base / 'begun'
    begun.mkdir()
    tokenizer = json.loads((base / 'tokenizer.json').read_text())
    first = {'SpecialToken': {'id': '<bos>', 'type_id': 0}}
    text, other = ({'Sequence': {'id': name, 'type_id': 0}} for name in 'AB')
    tokenizer['post_processor'] = {
        'type': 'TemplateProcessing',
        'single': [first, text],
        'pair': [first, text, other],
        'special_tokens': {'<bos>': {'id': '<bos>', 'ids': [1], 'tokens': ['<bos>']}},
    }
    (begun / 'tokenizer.json').write_text(json.dumps(tokenizer))
    with_token, _ = Encoder(begun, 2)(Group(SIGNATURES, ()))
    assert with_token == [1, *plain]
