from functools import cache
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from llguidance import LLMatcher, LLTokenizer
from plans import COMMAND, plans, SIGNATURES
import pytest

from llm_bridge.language.plans.grammar import grammar, pieces
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import words


@cache
def bytes_tokenizer():
    """Return a tokeniser with one token for each byte: the grammar is a matter of text."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [byte for byte in range(256) if byte not in shown]
    letters = {byte: chr(byte) for byte in shown}
    letters |= {byte: chr(256 + index) for index, byte in enumerate(others)}
    vocabulary = {'<end>': 256, **{letters[byte]: byte for byte in range(256)}}
    return LLTokenizer(
        json.dumps(
            {
                'version': '1.0',
                'added_tokens': [
                    {
                        'id': 256,
                        'content': '<end>',
                        'single_word': False,
                        'lstrip': False,
                        'rstrip': False,
                        'normalized': False,
                        'special': True,
                    }
                ],
                'normalizer': None,
                'post_processor': None,
                'truncation': None,
                'padding': None,
                'pre_tokenizer': {
                    'type': 'ByteLevel',
                    'add_prefix_space': False,
                    'use_regex': False,
                    'trim_offsets': True,
                },
                'decoder': {
                    'type': 'ByteLevel',
                    'add_prefix_space': False,
                    'use_regex': False,
                    'trim_offsets': True,
                },
                'model': {
                    'type': 'BPE',
                    'vocab': vocabulary,
                    'merges': [],
                    'dropout': None,
                    'unk_token': None,
                    'continuing_subword_prefix': None,
                    'end_of_word_suffix': None,
                    'fuse_unk': False,
                    'byte_fallback': False,
                },
            }
        ),
        eos_token=256,
        slices=[],
    )


def accepts(command, text, signatures=SIGNATURES, **more):
    matcher = LLMatcher(bytes_tokenizer(), grammar(command, signatures, **more), log_level=0)
    assert not matcher.is_error(), matcher.get_error()
    tokens = list(text.encode())
    return matcher.try_consume_tokens(tokens) == len(tokens) and matcher.is_accepting()


@given(plans(depth=2))
def test_every_plan_that_is_written_is_accepted(plan):
    assert accepts(COMMAND, write(plan))


@settings(max_examples=40)
@given(st.randoms(use_true_random=False))
def test_what_is_accepted_is_read_and_written_the_same(random):
    matcher = LLMatcher(bytes_tokenizer(), grammar(COMMAND, SIGNATURES), log_level=0)
    text = bytearray()
    while not (matcher.is_accepting() and (random.random() < 0.2 or len(text) > 200)):
        mask = matcher.compute_logit_bias()
        allowed = [byte for byte in range(256) if mask[byte]]
        if not allowed:
            break
        # Ends of words are likelier than their number says, or phrases would never end.
        near = [byte for byte in allowed if byte in b' ,;']
        text.append(random.choice(near if near and random.random() < 0.5 else allowed))
        assert matcher.consume_token(text[-1])
    plan = read(text.decode(), SIGNATURES)
    assert write(plan) == text.decode() or read(write(plan), SIGNATURES) == plan
    assert accepts(COMMAND, write(plan))


@given(st.lists(st.sampled_from(COMMAND), min_size=1, max_size=5))
def test_a_span_is_accepted_exactly_when_it_is_a_run_of_the_words(phrase):
    runs = {COMMAND[a:b] for a in range(len(COMMAND)) for b in range(a + 1, len(COMMAND) + 1)}
    assert accepts(COMMAND, f' turn_on: {" ".join(phrase)}') == (tuple(phrase) in runs)


@given(st.text(min_size=1, max_size=40))
def test_a_grammar_can_be_made_of_any_command(text):
    command = words(text)
    if command:
        assert accepts(command, f' unknown: {" ".join(command)}')


@pytest.mark.parametrize(
    'command, text',
    [
        ('turn on the lamp', ' fly: the lamp'),
        ('turn on the lamp', ' turn_on: the la'),
        ('turn on the lamp', ' turn_on: lamp the'),
        ('turn on the lamp', ' turn_on: the fan'),
        ('turn on the lamp', ' turn_on:'),
        ('turn on the lamp', ' turn_on: '),
        ('turn on the lamp', ' turn_on'),
        ('turn on the lamp', ' turn_on: the lamp, the lamp'),
        ('turn on the lamp', ' repeat: the lamp -> dock'),
        ('turn on the lamp', ' set_brightness: the lamp, the lamp'),
        ('turn on the lamp', ' go_to: lamp, speed= ?'),
        ('set lamp one to 22.5', ' set_brightness: lamp one, 22'),
        ('set lamp one to 22.5', ' set_brightness: lamp one, to'),
        ('set lamp one to 22.5', ' set_brightness: lamp one'),
        ('go home at 7:30', ' go_to: home, robot= home, speed= 7:30'),
        ('go home at 7:30', ' go_to: home, robot= home, robot= home'),
        ('go home at 7:30', ' if: home -> dock else: dock else: dock'),
        ('go home at 7:30', ' { dock'),
        ('go home at 7:30', ' dock dock'),
        ('go home at 7:30', ' dock ;'),
        ('go home at 7:30', ' dock: ?'),
    ],
)
def test_what_was_not_said_or_does_not_exist_is_refused(command, text):
    assert not accepts(words(command), text)


@pytest.mark.parametrize(
    'command, text',
    [
        ('set lamp one to 22.5', ' set_brightness: lamp, one to 22.5'),
        ('set lamp one to 22.5', ' set_brightness: ?, 22.5'),
        ('dim it', ' set_brightness: it, ?'),
        (
            'go home twice as fast',
            ' repeat: twice -> go_to: home, speed= twice as fast, robot= go',
        ),
        ('look left', ' look: direction= left'),
        ('look left', ' look'),
        (
            'if it is dark look left else dock',
            ' if: it is dark -> look: direction= left else: dock',
        ),
    ],
)
def test_what_was_said_is_accepted(command, text):
    assert accepts(words(command), text)


@pytest.mark.parametrize(
    'text', [' dock', ' set_brightness: lamp, two', ' repeat: two -> dock', ' dock ; dock']
)
def test_where_something_must_be_done_nothing_else_is_accepted(text):
    said = words('two lamp dock')
    assert accepts(said, text, must_act=True) == accepts(said, text)
    for idle in (' nothing', ' ask: lamp', ' unknown: lamp', ' never: lamp', f'{text} ; nothing'):
        assert accepts(said, idle)
        assert not accepts(said, idle, must_act=True)


def test_a_site_without_skills_still_has_plans():
    assert accepts(('go', 'home'), ' unknown: go home', ())
    assert not accepts(('go', 'home'), ' dock', ())


def test_plans_nest_only_so_deep():
    assert accepts(('go', 'home'), ' in: go -> in: go -> in: go -> dock')
    assert not accepts(('go', 'home'), ' in: go -> in: go -> in: go -> in: go -> dock')


@given(plans(), st.data())
def test_plans_are_put_together_from_the_pieces(plan, data):
    parts = set(pieces(COMMAND, SIGNATURES))
    for word in write(plan).split():
        symbol = word[-1] if word[-1] in ',:=' else ''
        assert f' {word.removesuffix(symbol)}' in parts
        assert not symbol or symbol in parts
