"""The packed run gives what whole prompts give, one by one, for every kind of model we tune."""

from pathlib import Path

import pytest
from tiny_model import group, real_tokenizer, tiny_base
import torch
from transformers import AutoModelForCausalLM, Gemma3ForCausalLM, Gemma3TextConfig

from llm_bridge.adapters.example_encoder import Encoder
from llm_bridge.adapters.shared_prefix_transformers import ATTENTION, SharedPrefixRun


def tiny_gemma(folder: Path, window: int) -> Path:
    """Write a model whose first two layers look back `window` tokens only."""
    torch.manual_seed(0)
    config = Gemma3TextConfig(
        vocab_size=49152,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=3,
        num_attention_heads=4,
        num_key_value_heads=1,
        head_dim=16,
        query_pre_attn_scalar=16,
        sliding_window=window,
        layer_types=['sliding_attention', 'sliding_attention', 'full_attention'],
        bos_token_id=1,
        eos_token_id=2,
        pad_token_id=0,
        initializer_range=0.2,
    )
    Gemma3ForCausalLM(config).save_pretrained(folder)
    (folder / 'tokenizer.json').write_bytes(real_tokenizer().read_bytes())
    return folder


@pytest.fixture(params=['llama', 'gemma, wide window', 'gemma, narrow window'])
def base(request, tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    if request.param == 'llama':
        return tiny_base(tmp_path / 'base')
    return tiny_gemma(tmp_path / 'base', 512 if 'wide' in request.param else 40)


def test_a_shared_prefix_gives_the_same_logits_and_gradients_as_whole_prompts(base):
    model = AutoModelForCausalLM.from_pretrained(
        base, dtype=torch.float32, attn_implementation=ATTENTION
    )
    plain = AutoModelForCausalLM.from_pretrained(base, dtype=torch.float32)
    prefix, encoded = Encoder(base, 2)(group(3))
    encoded = [*encoded, *Encoder(base, 2)(group(17))[1]]
    logits, batch = SharedPrefixRun(model).decisions(prefix, encoded)
    (-logits.log_softmax(-1)[:, 0]).sum().backward()
    start, total = 0, torch.tensor(0.0)
    for example in batch:
        states = plain.model(torch.tensor([[*prefix, *example.tokens]])).last_hidden_state[0]
        for at, right, choices in example.decisions:
            others = [token for token in choices if token != right]
            row = plain.lm_head.weight[[right, *others]] @ states[len(prefix) + at]
            torch.testing.assert_close(logits[start][: len(choices)], row, atol=1e-3, rtol=1e-3)
            total = total + row.logsumexp(-1) - row[0]
            start += 1
    total.backward()
    for name, parameter in model.named_parameters():
        if 'layers' in name:
            torch.testing.assert_close(
                parameter.grad, plain.get_parameter(name).grad, atol=1e-3, rtol=1e-2
            )


def test_a_command_longer_than_the_window_is_refused(tmp_path, monkeypatch):
    real_tokenizer()
    monkeypatch.setenv('LLM_BRIDGE_CACHE', str(tmp_path / 'cache'))
    base = tiny_gemma(tmp_path / 'base', 8)
    model = AutoModelForCausalLM.from_pretrained(base, attn_implementation=ATTENTION)
    with pytest.raises(ValueError, match='longer than the 8 tokens'):
        SharedPrefixRun(model).decisions(*Encoder(base, 2)(group(3)))
