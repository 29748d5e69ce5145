"""What the decoder keeps on disk: damage is seen, told and made good; a full disk stops nobody."""

import shutil

import pytest
from tiny_model import real_tokenizer, SIGNATURES, tiny_base, tiny_tuned

from llm_bridge.adapters.base_model_transformers import tell_once
from llm_bridge.adapters.decode_transformers import DecodeSettings, TransformersDecoder
from llm_bridge.adapters.plan_model_transformers import MOST_MEMORIES
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.text.words import words

COMMAND = words('turn on the lamp and go home')


@pytest.fixture
def place(tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    tiny_tuned(tmp_path / 'tuned', tiny_base(tmp_path / 'base'))
    return tmp_path


@pytest.fixture
def start(place):
    patient = DecodeSettings(timeout_s=600, orders=1)
    return lambda signatures=SIGNATURES: TransformersDecoder(signatures, place / 'tuned', patient)


def flip_a_byte(file):
    whole = bytearray(file.read_bytes())
    whole[len(whole) * 3 // 4] ^= 0x55
    file.unlink()  # what is mapped into a decoder's memory stays as it is
    file.write_bytes(whole)


def cut_short(file):
    whole = file.read_bytes()
    file.unlink()
    file.write_bytes(whole[: len(whole) // 2])


def only(folder, pattern):
    (found,) = folder.glob(pattern)
    return found


@pytest.mark.parametrize('damage', [flip_a_byte, cut_short])
def test_a_damaged_prefix_is_told_and_read_again(place, start, damage, caplog):
    draft = start().decode(COMMAND)
    file = only(place / 'cache' / 'prefixes', '*.safetensors')
    whole = file.read_bytes()
    damage(file)
    assert start().decode(COMMAND) == draft
    assert f"'{file}' is damaged" in caplog.text
    assert file.read_bytes() == whole


@pytest.mark.parametrize('name', ['weights.safetensors', 'tokenizer.json', 'ready.json'])
def test_a_damaged_converted_model_is_told_and_made_again(place, start, name, caplog):
    draft = start().decode(COMMAND)
    ready = only(place / 'cache' / 'models', 'plans-*')
    cut_short(ready / name)
    assert start().decode(COMMAND) == draft
    assert f"'{ready}' is damaged: it is made again" in caplog.text
    caplog.clear()
    start()
    assert 'damaged' not in caplog.text


def test_a_base_model_that_is_damaged_is_not_used(place, start):
    flip_a_byte(place / 'base' / 'model.safetensors')
    with pytest.raises(DecodeError, match='belong to base weights'):
        start()


def test_a_prefix_that_cannot_be_saved_is_told_and_stops_nobody(place, start, caplog):
    draft = start().decode(COMMAND)
    shutil.rmtree(place / 'cache' / 'prefixes')
    (place / 'cache' / 'prefixes').write_text('no folder')
    assert start().decode(COMMAND) == draft
    assert 'could not be saved' in caplog.text


def test_the_prefixes_of_long_ago_are_removed(place, start):
    folder = place / 'cache' / 'prefixes'
    start()
    first = only(folder, '*.safetensors')
    for number in range(MOST_MEMORIES):
        (folder / f'{number}.safetensors').touch()
    start(SIGNATURES[:2])
    assert len(list(folder.glob('*.safetensors'))) == MOST_MEMORIES
    assert not first.exists()


def test_a_prefix_that_another_process_removes_meanwhile_is_no_trouble(place, start, caplog):
    folder = place / 'cache' / 'prefixes'
    folder.mkdir(parents=True)
    (folder / 'gone.safetensors').symlink_to(folder / 'removed')  # listed, and no longer there
    start()
    assert 'could not be saved' not in caplog.text
    assert len(list(folder.glob('*.safetensors'))) == 2


def test_the_first_start_says_one_line_and_the_next_none(start, caplog, capfd):
    tell_once.cache_clear()
    start()
    assert [r.getMessage() for r in caplog.records] == [
        'making the model ready, once, about half a minute'
    ]
    caplog.clear()
    start()
    assert not caplog.records
    assert capfd.readouterr() == ('', '')  # and the library nothing
