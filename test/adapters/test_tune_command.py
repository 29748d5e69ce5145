"""`llm-bridge tune` as it is called, with a model of a few thousand numbers."""

from itertools import islice

import pytest
from tiny_model import one_thread, real_tokenizer, tiny_base, tiny_tuned
from typer.testing import CliRunner

from llm_bridge.adapters.decode_transformers import model_folders, SHIPPED
from llm_bridge.adapters.tuned_weights_transformers import FILE, read_card
from llm_bridge.cli import app
from llm_bridge.tune import development_set
from llm_bridge.tune.batches import MeasuredSet


@pytest.fixture
def call(tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    monkeypatch.setenv('OMP_NUM_THREADS', '1')

    def run(*arguments):
        arguments = ['tune', *(str(argument) for argument in arguments)]
        monkeypatch.setattr('sys.argv', ['llm-bridge', *arguments])
        return CliRunner().invoke(app, arguments)

    with one_thread():
        yield run


def few(own):
    groups = own.dev_groups() if own else development_set.dev_groups()
    return [MeasuredSet('a few', lambda: list(islice(groups, 1)))]


def test_a_model_is_adapted_to_ones_own_site_and_measured_before_and_after(
    call, tmp_path, monkeypatch
):
    monkeypatch.setattr(development_set, 'measured_sets', few)
    base = tiny_base(tmp_path / 'base', layers=13)
    start = tiny_tuned(tmp_path / 'start', base, layer=12)
    arguments = [tmp_path / 'run', '--base', base, '--minutes', '0.0001']
    result = call(*arguments, '--site', 'factory', '--start', start)
    assert result.exit_code == 0, result.output
    assert 'before' in result.output and 'after' in result.output
    assert f'--site factory --model {tmp_path / "run" / "best"}' in result.output
    card = read_card(tmp_path / 'run' / 'last')
    assert card['site'] == 'factory'
    assert card['data_seed'] == 1
    assert card['started_from']['sha256'] == read_card(start)['sha256']
    (command,) = card['commands']
    assert command.startswith('llm-bridge tune run ')
    assert command.endswith(f'--site factory --start {start}')
    page = (tmp_path / 'run' / 'last' / 'README.md').read_text()
    assert command in page and card['machine'] in page


def test_what_cannot_be_tuned_is_refused_with_what_to_do(call, tmp_path):
    base = tiny_base(tmp_path / 'base', layers=13)
    start = tiny_tuned(tmp_path / 'start', base)
    arguments = [tmp_path / 'run', '--base', base, '--start', start]
    lower = call(*arguments)
    assert lower.exit_code == 2
    assert 'freeze fewer layers' in lower.output
    assert 'is done with method' in call(*arguments, '--method', 'lora').output
    (start / FILE).write_bytes(b'cut off')
    damaged = call(*arguments)
    assert damaged.exit_code == 2
    assert 'copy it again' in damaged.output
    assert 'name a folder' in call().output


def test_a_site_that_nothing_can_be_asked_of_is_refused(call, tmp_path):
    (tmp_path / 'empty.yaml').write_text('name: empty\n')
    result = call('--show', '3', '--site', tmp_path / 'empty.yaml')
    assert result.exit_code == 2
    assert "site 'empty' has no skills" in result.output


def test_commands_for_ones_own_site_can_be_looked_at(call):
    shown = call('--show', '30', '--site', 'factory')
    assert shown.exit_code == 0
    assert 'set_color(stack_light, color)' in shown.output
    assert call('--count', '60', '--site', 'factory').output.count('%') > 5


def test_the_model_that_finds_skills_is_tuned_by_the_same_command(call, tmp_path, monkeypatch):
    monkeypatch.setattr(development_set, 'measured_sets', few)
    arguments = [tmp_path / 'run', '--part', 'skills', '--minutes', '0.0001']
    result = call(*arguments)
    assert result.exit_code == 0, result.output
    assert 'before' in result.output and 'after' in result.output
    card = read_card(tmp_path / 'run' / 'last')
    assert (card['part'], card['steps']) == ('skills', 1)
    assert model_folders(tmp_path / 'run' / 'last') == (SHIPPED, tmp_path / 'run' / 'last')
    assert 'are for --part plans' in call(*arguments, '--share', '0.5').output
    base = tiny_base(tmp_path / 'base', layers=13)
    other = call(tmp_path / 'run', '--base', base, '--minutes', '0.0001')
    assert other.exit_code == 2
    assert '(--part skills), or another folder' in other.output
    again = call(*arguments, '--start', tmp_path / 'nowhere')
    assert again.exit_code == 2
    assert 'no tuned model in' in again.output
