"""The tuned model that comes with the package, on commands that it never saw."""

import json
from pathlib import Path

import pytest

from llm_bridge.adapters import decode_transformers
from llm_bridge.adapters.base_model_transformers import base_model_folder, file_digest
from llm_bridge.adapters.decode_transformers import (
    DecodeSettings,
    SHIPPED,
    TransformersDecoder,
)
from llm_bridge.adapters.decoder_choice import load_decoder, model_facts
from llm_bridge.adapters.likely_skills_transformers import SHIPPED as SKILLS
from llm_bridge.adapters.tuned_weights_transformers import FILE, read_card
from llm_bridge.language.plans.plan_language import BARE, read
from llm_bridge.language.text.words import words
from llm_bridge.site.load import find_site, load_site

COMMANDS = Path(__file__).parents[1] / 'data' / 'dev_human.jsonl'


@pytest.fixture(scope='module')
def decoder():
    patient = DecodeSettings(timeout_s=120)
    return TransformersDecoder(load_site(find_site('home')), settings=patient)


def test_the_shipped_file_is_the_one_of_its_card():
    card = read_card(SHIPPED)
    assert file_digest(SHIPPED / FILE) == card['sha256']
    record = json.loads((base_model_folder(card['base']) / 'ready.json').read_text())
    assert record['weights_sha256'] == card['base_sha256']


def test_most_plain_commands_are_understood_exactly(decoder):
    lines = [json.loads(line) for line in COMMANDS.read_text(encoding='utf-8').splitlines()]
    chosen = [line for line in lines if line['site'] == 'home'][::8]
    right = sum(
        decoder.decode(words(line['text'])).plan == read(f' {line["plan"]}') for line in chosen
    )
    assert right / len(chosen) >= 0.6


@pytest.mark.parametrize(
    'command, plan',
    [
        ('turn on the kitchen light', ' turn_on: the kitchen light'),
        ('turn off the kitchen light', ' turn_off: the kitchen light'),
        ('set the desk lamp to 40%', ' set_brightness: the desk lamp, 40%'),
        ('lock the front door', ' lock: the front door'),
    ],
)
def test_the_simplest_commands_are_always_right(decoder, command, plan):
    assert decoder.decode(words(command)).plan == read(plan)


def test_a_long_command_stays_within_its_words(decoder):
    text = 'turn on the hall light then ' * 12 + 'stop'
    draft = decoder.decode(words(text))
    phrases = [word for word in draft.text.split() if word[-1] not in ':=' and word.isalpha()]
    assert len(phrases) > 12
    assert set(phrases) <= set(text.split()) | set(BARE)


def test_plans_can_be_had_without_the_model_that_finds_likely_skills(monkeypatch):
    monkeypatch.setattr(decode_transformers, 'SiteSkills', lambda *_: pytest.fail('was asked'))
    home = load_site(find_site('home'))
    alone = load_decoder(home, 'local', alone=True, timeout_s=120)
    command = words('turn on the kitchen light')
    assert alone.decode(command).plan == read(' turn_on: the kitchen light')


def test_the_log_names_both_models():
    facts = model_facts('local')
    assert facts['sha256'] == read_card(SHIPPED)['sha256']
    assert facts['skills_sha256'] == read_card(SKILLS)['sha256']


def test_both_tuned_models_together_are_small_enough_to_ship():
    assert sum((folder / FILE).stat().st_size for folder in (SHIPPED, SKILLS)) < 40_000_000
