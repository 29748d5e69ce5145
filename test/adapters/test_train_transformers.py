import pytest
from tiny_model import group, real_tokenizer, SIGNATURES, tiny_base
import torch
from transformers import AutoModelForCausalLM

from llm_bridge.adapters.decode_transformers import TransformersDecoder
from llm_bridge.adapters.shared_prefix_transformers import ATTENTION, SharedPrefixRun
from llm_bridge.adapters.train_transformers import check_reload, Encoder, main, Tuner, TuneSettings
from llm_bridge.language.plan_language import write
from llm_bridge.tune.batches import by_length, Encoded, Example, Group, learning_rate


@pytest.fixture
def base(tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    return tiny_base(tmp_path / 'base')


def tuner(base, folder):
    settings = TuneSettings(base=str(base), frozen_layers=1, peak_rate=1e-2, warm_up=2)
    return Tuner(settings, folder, group)


def test_a_shared_prefix_gives_the_same_logits_and_gradients_as_whole_prompts(base):
    model = AutoModelForCausalLM.from_pretrained(
        base, dtype=torch.float32, attn_implementation=ATTENTION
    )
    plain = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    prefix, encoded = Encoder(base, 2)(group(3))
    encoded = [*encoded, *Encoder(base, 2)(group(17))[1]]
    logits, batch = SharedPrefixRun(model).decisions(prefix, encoded)
    (-logits.log_softmax(-1)[:, 0]).sum().backward()
    start = 0
    for example in batch:
        ids = torch.tensor([[*prefix, *example.tokens]])
        expected = plain(ids).logits[0, len(prefix) :]
        for at, right, choices in example.decisions:
            row = expected[at]
            others = [token for token in choices if token != right]
            torch.testing.assert_close(
                logits[start][: len(choices)], row[[right, *others]], atol=1e-3, rtol=1e-3
            )
            (-(row[right] - row[list(choices)].logsumexp(-1))).backward(retain_graph=True)
            start += 1
    for name, parameter in model.named_parameters():
        if 'layers' in name:
            torch.testing.assert_close(
                parameter.grad, plain.get_parameter(name).grad, atol=1e-3, rtol=1e-2
            )


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
    assert check_reload(run, tmp_path / 'check') < 0.05
    decoder = TransformersDecoder(SIGNATURES, tmp_path / 'check')
    right = sum(
        write(decoder.decode(e.words).plan) == e.plan for n in range(5) for e in group(n).examples
    )
    assert right == pytest.approx(after.right, abs=3)


def test_a_plan_that_the_grammar_refuses_is_left_out_and_told(base):
    encoder = Encoder(base, 2)
    bad = Example(('turn', 'on', 'it'), ' turn_on: the lamp')
    good = Example(('turn', 'on', 'it'), ' turn_on: it')
    _, encoded = encoder(Group(SIGNATURES, (bad, good)))
    assert len(encoded) == 1
    assert encoder.refused == ["turn on it -> turn_on: the lamp (at ' turn_on: the')"]


def test_only_choices_are_learned(base):
    encoder = Encoder(base, 2)
    _, (encoded,) = encoder(Group(SIGNATURES, (Example(('off',), ' turn_off: off'),)))
    for at, right, choices in encoded.decisions:
        assert len(choices) > 1 and right in choices
        following = [*encoded.tokens, 2][at + 1]
        assert following == right


def test_the_command_line_trains_measures_and_exports(base, tmp_path):
    folder = tmp_path / 'run'
    arguments = [
        str(folder),
        '--source',
        'tiny_model:group',
        '--base',
        str(base),
        '--dev',
        'test_train_transformers:dev',
        '--minutes',
        '0.02',
        '--frozen-layers',
        '1',
    ]
    assert main(arguments) == 0
    assert (folder / 'best' / 'tuned.safetensors').is_file()
    assert main([*arguments, '--anneal']) == 0


def dev():
    return [group(100)]


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
