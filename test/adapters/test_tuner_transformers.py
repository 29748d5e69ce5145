import os
import signal
import subprocess
import sys

import pytest
from tiny_model import group, one_thread, real_tokenizer, SIGNATURES, tiny_base, tiny_tuned
import torch

from llm_bridge.adapters.decode_transformers import DecodeSettings, TransformersDecoder
from llm_bridge.adapters.tuned_weights_transformers import FILE, read_card
from llm_bridge.adapters.tuner_transformers import Tuner
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.plan_language import write
from llm_bridge.tune.tune_settings import TuneSettings


@pytest.fixture
def base(tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    monkeypatch.setenv('OMP_NUM_THREADS', '1')
    with one_thread():
        yield tiny_base(tmp_path / 'base')


def tuner(base, folder, **more):
    settings = {'base': str(base), 'frozen_layers': 1, 'peak_rate': 1e-2, 'warm_up': 2} | more
    return Tuner(TuneSettings(**settings), folder, group)


def test_a_run_that_was_stopped_goes_on_with_the_same_losses(base, tmp_path):
    whole = tuner(base, tmp_path / 'whole')
    expected = [whole.train_step(1e-2)['loss'] for _ in range(4)]
    first = tuner(base, tmp_path / 'parts')
    losses = [first.train_step(1e-2)['loss'] for _ in range(2)]
    first.save()
    second = tuner(base, tmp_path / 'parts')
    losses += [second.train_step(1e-2)['loss'] for _ in range(2)]
    assert losses == pytest.approx(expected, rel=1e-5)
    assert second.seen == whole.seen == 48


def test_training_learns_and_what_is_exported_decodes_the_same(base, tmp_path):
    run = tuner(base, tmp_path / 'run')
    before = run.score([group(n) for n in range(5)])
    for _ in range(40):
        run.train_step(3e-3)
    after = run.score([group(n) for n in range(5)])
    assert after.loss < before.loss / 2
    assert after.share > before.share
    assert run.check_reload(tmp_path / 'check') < 0.05
    alone = DecodeSettings(skill_weight=0)
    decoder = TransformersDecoder(SIGNATURES, tmp_path / 'check', settings=alone)
    right = sum(
        write(decoder.decode(e.words).plan) == e.plan for n in range(5) for e in group(n).examples
    )
    assert right == pytest.approx(after.right, abs=3)


def test_a_share_of_what_was_learnt_lies_between_before_and_after(base, tmp_path):
    run = tuner(base, tmp_path / 'run', share=0.25)
    before = {name: p.clone() for name, p in run.exact.items()}
    for _ in range(4):
        run.train_step(1e-2)
    run.save()
    for again in (run, tuner(base, tmp_path / 'run', share=0.25)):
        for name, kept in again.kept().items():
            whole = run.average[name]
            assert not torch.equal(whole, before[name])
            assert torch.allclose(kept, 0.75 * before[name] + 0.25 * whole, atol=1e-6)
    assert run.check_reload(tmp_path / 'check') < 0.05
    card = (tmp_path / 'check' / 'README.md').read_text()
    assert '| Kept of what was learnt | 25%; the rest is as begun |' in card
    with pytest.raises(ValueError, match="with the method 'layers', not 'lora'"):
        TuneSettings(method='lora', share=0.5)


KILLED = """
import os, signal, sys
from pathlib import Path
import torch
sys.path[:0] = {paths!r}
from test_tuner_transformers import tuner
run = tuner(Path({base!r}), Path({folder!r}))
run.train_step(1e-2)
def half(state, file):
    file.write(b'half of a state')
    file.flush()
    os.kill(os.getpid(), signal.SIGKILL)
torch.save = half
run.save()
"""


def test_a_kill_in_the_middle_of_saving_leaves_the_state_before(base, tmp_path):
    folder = tmp_path / 'run'
    first = tuner(base, folder)
    first.train_step(1e-2)
    first.save()
    paths = [os.path.dirname(__file__), *sys.path]
    code = KILLED.format(paths=paths, base=str(base), folder=str(folder))
    ended = subprocess.run([sys.executable, '-c', code], env=os.environ, check=False)
    assert ended.returncode == -signal.SIGKILL
    again = tuner(base, folder)
    assert (again.step, again.seen) == (1, 12)
    again.train_step(1e-2)
    again.save()
    assert tuner(base, folder).step == 2


def test_a_state_of_before_the_settings_were_checked_is_still_read(base, tmp_path):
    run = tuner(base, tmp_path / 'run')
    run.train_step(1e-2)
    run.save()
    state = torch.load(tmp_path / 'run' / 'state.pt', weights_only=True)
    del state['commands']
    torch.save(state, tmp_path / 'run' / 'state.pt')
    assert tuner(base, tmp_path / 'run').step == 1


def test_a_run_with_other_settings_is_refused(base, tmp_path):
    run = tuner(base, tmp_path / 'run')
    run.save()
    with pytest.raises(ValueError, match='other numbers than method'):
        tuner(base, tmp_path / 'run', frozen_layers=2)
    other = tiny_base(tmp_path / 'other', seed=5)
    with pytest.raises(ValueError, match='began from other base weights'):
        tuner(other, tmp_path / 'run')


def test_a_run_can_start_from_tuned_weights_and_ships_the_whole_difference(base, tmp_path):
    start = tiny_tuned(tmp_path / 'start', base)
    run = tuner(base, tmp_path / 'run', start=str(start))
    plain = tuner(base, tmp_path / 'plain')
    groups = [group(0)]
    assert run.score(groups).loss != pytest.approx(plain.score(groups).loss)
    assert run.check_reload(tmp_path / 'check') < 0.05
    run.export(tmp_path / 'out', {})
    card = read_card(tmp_path / 'out')
    assert card['started_from'] == {'sha256': read_card(start)['sha256']}
    plain.train_step(1e-2)
    plain.export(tmp_path / 'lower', {})
    with pytest.raises(DecodeError, match='stays as it is when 2 layers do: freeze fewer layers'):
        tuner(base, tmp_path / 'upper', start=str(tmp_path / 'lower'), frozen_layers=2)


def test_a_share_is_kept_only_of_what_was_learnt_since_the_same_start(base, tmp_path):
    start = str(tiny_tuned(tmp_path / 'start', base))
    run = tuner(base, tmp_path / 'run', start=start)
    run.train_step(1e-2)
    run.save()
    with pytest.raises(ValueError, match='give the --start that it began with'):
        tuner(base, tmp_path / 'run', share=0.5)
    assert tuner(base, tmp_path / 'run', start=start, share=0.5).step == 1
    gone_on = tuner(base, tmp_path / 'run')
    gone_on.train_step(1e-2)
    gone_on.save()  # without saying again where it began
    with pytest.raises(ValueError, match='give the --start that it began with'):
        tuner(base, tmp_path / 'run', share=0.5)
    assert tuner(base, tmp_path / 'run', start=start, share=0.5).step == 2


def test_damaged_weights_are_refused_before_anything_is_trained(base, tmp_path):
    start = tiny_tuned(tmp_path / 'start', base)
    whole = (start / FILE).read_bytes()
    (start / FILE).write_bytes(whole[:-1])
    with pytest.raises(DecodeError, match='damaged'):
        tuner(base, tmp_path / 'run', start=str(start))
    (start / FILE).unlink()
    with pytest.raises(DecodeError, match='is missing'):
        tuner(base, tmp_path / 'run', start=str(start))
    with pytest.raises(DecodeError, match='no layer is left to tune.*freeze fewer layers'):
        tuner(base, tmp_path / 'run', frozen_layers=3)


def test_lora_without_its_library_says_what_to_install(base, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, 'peft', None)
    with pytest.raises(DecodeError, match="pip install 'peft"):
        tuner(base, tmp_path / 'run', method='lora')


def test_a_damaged_base_model_is_refused(base, tmp_path):
    (base / 'ready.json').write_text('{"weights_sha256": "0"}')
    with pytest.raises(DecodeError, match='is damaged'):
        tuner(base, tmp_path / 'run')
