"""Tuning the model that finds skills: it learns, goes on where it was stopped, and is written."""

from dataclasses import replace

import pytest
from tiny_model import one_thread, SIGNATURES
import torch

from llm_bridge.adapters.likely_skills_transformers import SkillModel
from llm_bridge.adapters.skill_tuner_transformers import SkillTuner
from llm_bridge.adapters.tuned_weights_transformers import FILE, read_card
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.tune.batches import Example, Group
from llm_bridge.tune.tune_settings import SkillTuneSettings

SAID = (
    ('zap the lamp', ' turn_off: the lamp', 'single'),
    ('zap the fan', ' turn_off: the fan', 'single'),
    ('wake the lamp', ' turn_on: the lamp', 'single'),
    ('wake the fan and home you go', ' turn_on: the fan & dock', 'two_to_four'),
    ('lovely weather', ' nothing', 'nothing'),
    ('bake a cake', ' unknown: bake a cake', 'unknown'),
)
GROUP = Group(SIGNATURES, tuple(Example(tuple(t.split()), p, c) for t, p, c in SAID))


@pytest.fixture(autouse=True)
def quick():
    with one_thread():
        yield


def tuner(folder, **more):
    settings = {'peak_rate': 3e-4, 'frozen_layers': 10} | more
    return SkillTuner(SkillTuneSettings(**settings), folder, lambda number: GROUP)


def test_it_learns_which_skills_words_ask_for_and_that_they_ask_for_none(tmp_path):
    run = tuner(tmp_path)
    before = run.score([GROUP])
    for _ in range(25):
        told = run.train_step(3e-4)
    after = run.score([GROUP])
    assert after.loss < before.loss / 3
    assert after.right == len(SAID) > before.right
    assert told['examples'] == len(SAID)
    assert dict(after.by_category)['nothing'] == [1, 1]


def test_a_run_that_was_stopped_goes_on_with_the_same_losses(tmp_path):
    whole = tuner(tmp_path / 'whole')
    expected = [whole.train_step(3e-4)['loss'] for _ in range(4)]
    first = tuner(tmp_path / 'parts')
    losses = [first.train_step(3e-4)['loss'] for _ in range(2)]
    first.save()
    second = tuner(tmp_path / 'parts')
    losses += [second.train_step(3e-4)['loss'] for _ in range(2)]
    assert losses == pytest.approx(expected, rel=1e-4)
    assert (second.step, second.seen) == (4, 4 * len(SAID))


def test_what_is_written_is_small_and_read_back_as_it_was(tmp_path):
    run = tuner(tmp_path / 'run')
    run.commands.append(f'llm-bridge tune {tmp_path / "run"} --part skills')
    for _ in range(5):
        run.train_step(3e-4)
    assert run.check_reload(tmp_path / 'check') < 1e-3
    card = read_card(tmp_path / 'check')
    assert card['commands'] == ['llm-bridge tune run --part skills']
    assert (card['part'], card['examples']) == ('skills', 5 * len(SAID))
    assert (tmp_path / 'check' / FILE).stat().st_size < 5e6
    page = (tmp_path / 'check' / 'README.md').read_text()
    assert '--part skills' in page and 'Likely skills from all-mpnet-base-v2' in page
    read = SkillModel(tmp_path / 'check')
    with torch.inference_mode():
        one, other = (m.read(['zap the lamp']) for m in (read, run.model))
    assert float((one * other).sum()) > 0.999


def test_lower_layers_and_the_words_stay_as_they_are(tmp_path):
    run = tuner(tmp_path)
    before = {n: p.detach().clone() for n, p in run.model.named_parameters()}
    run.train_step(3e-4)
    changed = {n for n, p in run.model.named_parameters() if not torch.equal(p, before[n])}
    assert {n.split('.')[2] for n in changed if '.layers.' in n} == {'10', '11'}
    assert {n for n in changed if '.layers.' not in n} == {'sharpness', 'no_skill'}
    assert not [n for n in changed if n.endswith('.original')]


def test_a_run_goes_on_from_what_another_has_learnt(tmp_path):
    first = tuner(tmp_path / 'first')
    for _ in range(8):
        first.train_step(3e-4)
    first.export(tmp_path / 'learnt', {})
    second = tuner(tmp_path / 'second', start=str(tmp_path / 'learnt'))
    assert second.score([GROUP]).loss == pytest.approx(first.score([GROUP]).loss, rel=0.05)
    second.export(tmp_path / 'again', {})
    with torch.inference_mode():
        one, other = (
            SkillModel(tmp_path / folder).read(['zap the lamp']) for folder in ('learnt', 'again')
        )
    assert float((one * other).sum()) > 0.999
    with pytest.raises(ValueError, match='rank 8: start from others'):
        tuner(tmp_path / 'third', start=str(tmp_path / 'learnt'), rank=8)


def test_a_run_of_another_kind_and_a_start_that_is_none_are_refused(tmp_path):
    run = tuner(tmp_path / 'run')
    run.save()
    with pytest.raises(ValueError, match='another folder'):
        tuner(tmp_path / 'run', frozen_layers=11)
    with pytest.raises(DecodeError, match='no tuned model in'):
        tuner(tmp_path / 'other', start=str(tmp_path / 'nowhere'))


def test_a_group_without_commands_teaches_nothing(tmp_path):
    run = tuner(tmp_path)
    run.source = lambda number: replace(GROUP, examples=())
    assert run.train_step(3e-4)['examples'] == 0
    assert (run.step, run.seen) == (1, 0)
