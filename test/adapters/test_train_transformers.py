"""A tuning run: it saves, measures and exports on the way, and goes on where it stopped."""

from itertools import count
import json
import os
import signal

import pytest
from tiny_model import group, one_thread, real_tokenizer, tiny_base

from llm_bridge.adapters.train_transformers import LOG, main, TuningRun
from llm_bridge.adapters.tuned_weights_transformers import read_card
from llm_bridge.adapters.tuner_transformers import Tuner
from llm_bridge.adapters.tuning_state_transformers import STATE
from llm_bridge.tune.batches import by_length, Encoded, learning_rate, MeasuredSet
from llm_bridge.tune.tune_settings import Schedule, TuneSettings


@pytest.fixture
def base(tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    monkeypatch.setenv('OMP_NUM_THREADS', '1')
    with one_thread():
        yield tiny_base(tmp_path / 'base')


def dev():
    return [group(100)]


def run(base, folder, steps=1, observe=lambda event: None, **schedule):
    """Return a run in which each step takes a second."""
    settings = TuneSettings(base=str(base), frozen_layers=1, peak_rate=1e-3, warm_up=2)
    return TuningRun(
        Tuner(settings, folder, group),
        Schedule(steps / 60, **schedule),
        [MeasuredSet('one', dev), MeasuredSet('the one that chooses', dev)],
        observe,
        {'command': 'tune it', 'data': 'made up'},
        clock=count().__next__,
    )


def lines(folder):
    return [json.loads(line) for line in (folder / LOG).read_text().splitlines()]


def test_the_command_line_trains_measures_and_exports(base, tmp_path):
    folder = tmp_path / 'run'
    arguments = [str(folder), '--source', 'tiny_model:group', '--base', str(base)]
    arguments += ['--dev', 'test_train_transformers:dev', '--minutes', '0.001']
    arguments += ['--frozen-layers', '1']
    assert main(arguments) == 0
    assert (folder / 'best' / 'tuned.safetensors').is_file()
    assert main([*arguments, '--anneal']) == 0


def test_a_run_is_measured_before_and_after_and_its_card_says_how_it_was_made(base, tmp_path):
    events = []
    assert run(base, tmp_path / 'run', observe=events.append).train()
    card = read_card(tmp_path / 'run' / 'last')
    assert card['commands'] == ['tune it']
    assert card['data'] == 'made up'
    assert card['development_set']['set'] == 'the one that chooses'
    assert [one['set'] for one in card['other_sets']] == ['one']
    curve = [point['seen'] for point in card['learning_curve']]
    assert curve[0] == 0 and curve[-1] == card['examples'] > 0
    assert card['steps'] == events[-1]['seen'] / 12
    assert events[-1]['phase'] == 'done'


def test_what_is_saved_at_the_first_step_can_be_read_again(base, tmp_path):
    events = []
    one = run(base, tmp_path / 'run', observe=events.append)
    one.train()
    phases = [event['phase'] for event in events]
    first = phases.index('checking that what is written can be read')
    assert phases[:first].count('training') == 1
    assert phases[first + 1] == 'saving'
    (error,) = [line['reload_error'] for line in lines(tmp_path / 'run') if 'reload_error' in line]
    assert error < 0.05


def test_asked_to_stop_it_ends_its_step_saves_and_can_go_on(base, tmp_path):
    def stop_at_the_third(event):
        if event['phase'] == 'training' and event['seen'] == 36:
            os.kill(os.getpid(), signal.SIGTERM)

    folder = tmp_path / 'run'
    assert run(base, folder, steps=60, observe=stop_at_the_third).train() is False
    assert (folder / STATE).is_file()
    again = run(base, folder)
    assert again.tuner.seen == 36
    assert again.train()
    assert read_card(folder / 'last')['commands'] == ['tune it', 'tune it']


def test_a_log_that_a_kill_has_cut_off_is_read_up_to_there(base, tmp_path):
    folder = tmp_path / 'run'
    run(base, folder).train()
    measured = len(run(base, folder).curve)
    with (folder / LOG).open('a') as log:
        log.write('{"dev": 1.0, "set": "the one th')
    assert len(run(base, folder).curve) == measured == 2


def test_the_rate_falls_to_nothing_when_it_anneals(base, tmp_path):
    run(base, tmp_path / 'run', steps=4, anneal=True).train()
    rates = [line['rate'] for line in lines(tmp_path / 'run') if 'rate' in line]
    assert rates == pytest.approx([0.5e-3, 0.75e-3, 0.5e-3, 0.25e-3])


def test_the_rate_rises_stays_and_falls():
    rates = [learning_rate(step, 1.0, 4, 8, 4) for step in range(13)]
    assert rates[:4] == [0.25, 0.5, 0.75, 1.0]
    assert rates[4:8] == [1.0] * 4
    assert rates[8:] == [0.75, 0.5, 0.25, 0.0, 0.0]


def test_batches_hold_examples_of_like_length():
    examples = [Encoded(tuple(range(n)), ()) for n in (5, 1, 4, 2, 3)]
    batches = by_length(examples, 2)
    assert [[len(e.tokens) for e in batch] for batch in batches] == [[1, 2], [3, 4], [5]]
    assert by_length([], 2) == []
