"""Codes that are said: read from words, kept as hashes, with few tries."""

import pytest

from llm_bridge.run.fakes import FakeClock
from llm_bridge.voice.spoken_code import (
    code_lines,
    CodeError,
    hashed,
    LOCKED_S,
    MOST_TRIES,
    spoken_code,
    SpokenCodes,
)

ANNA, BEN = '4711', '380216'


@pytest.fixture(scope='module')
def lines():
    return (f'anna:{hashed(ANNA)}', '# a comment', '', f'ben:{hashed(BEN)}')


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def codes(lines, clock):
    return SpokenCodes(lines, clock.now)


@pytest.mark.parametrize(
    'text',
    [
        '4711',
        '4 7 1 1',
        '4-7-1-1.',
        '47, 11',
        'Four seven one one.',
        'Yes, my code is 4711.',
        'for seven won one',
        'forty seven eleven',
        'code forty-seven one one please',
    ],
)
def test_a_code_is_read_however_it_is_written(text):
    assert spoken_code(text) == ANNA


@pytest.mark.parametrize(
    'text', ['yes', '12', 'set the heating to 2100', 'turn on light 4711', '', '1' * 13, 'one two']
)
def test_other_words_are_no_code(text):
    assert spoken_code(text) is None


def test_everybody_has_their_own(codes):
    assert codes.check(ANNA).name == 'anna'
    assert codes.check(BEN).name == 'ben'
    assert codes.check('4712').name == ''


def test_after_some_wrong_ones_not_even_the_right_one_counts_for_a_while(codes, clock):
    for _ in range(MOST_TRIES):
        assert not codes.check('0000').is_locked
    assert codes.check(ANNA).is_locked
    clock.advance(LOCKED_S + 1)
    assert codes.check(ANNA).name == 'anna'


def test_a_right_one_gives_the_tries_back(codes):
    for _ in range(3):
        for _ in range(MOST_TRIES - 1):
            codes.check('0000')
        assert codes.check(ANNA).name == 'anna'


def test_a_hash_does_not_tell_the_code_and_is_another_each_time():
    assert ANNA not in hashed(ANNA)
    assert hashed(ANNA) != hashed(ANNA)


@pytest.mark.parametrize('digits', ['', '123', '12a4', '1' * 13, '٤٧١١'])
def test_a_code_that_is_none_is_refused(digits):
    with pytest.raises(CodeError, match='digits'):
        hashed(digits)


@pytest.mark.parametrize('line', ['anna:4711', 'anna', ':scrypt$00$00', 'anna:scrypt$zz$00'])
def test_a_wrong_line_is_refused_without_telling_it(line, clock):
    with pytest.raises(CodeError, match='voice-code') as refused:
        SpokenCodes([line], clock.now)
    assert '4711' not in str(refused.value)


def test_codes_come_from_the_environment_or_a_file_that_nobody_else_reads(tmp_path):
    file = tmp_path / 'codes'
    file.write_text('anna:x\n')
    file.chmod(0o600)
    assert code_lines({'LLM_BRIDGE_VOICE_CODES': 'a:b\nc:d'}) == ('a:b', 'c:d')
    assert code_lines({'LLM_BRIDGE_VOICE_CODES_FILE': str(file)}) == ('anna:x',)
    assert code_lines({}) == ()


def test_a_file_that_others_may_read_is_refused(tmp_path):
    file = tmp_path / 'codes'
    file.write_text('anna:x\n')
    file.chmod(0o644)
    with pytest.raises(CodeError, match='chmod 600'):
        code_lines({'LLM_BRIDGE_VOICE_CODES_FILE': str(file)})


def test_a_file_that_is_not_there_is_refused():
    with pytest.raises(CodeError, match='cannot be read'):
        code_lines({'LLM_BRIDGE_VOICE_CODES_FILE': '/nowhere/codes'})
