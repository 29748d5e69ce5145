"""Every form of the weights computes the same model, as nearly as its numbers allow."""

import pytest
from tiny_model import tiny_base
import torch
from transformers import AutoModelForCausalLM

from llm_bridge.adapters.forward_transformers import fused, LibraryForward, LlamaForward

TOKENS = list(range(100, 124))


@pytest.fixture(scope='module')
def model(tmp_path_factory):
    folder = tiny_base(tmp_path_factory.mktemp('models') / 'base')
    return AutoModelForCausalLM.from_pretrained(folder, dtype=torch.bfloat16).eval()


@pytest.fixture(scope='module')
def expected(model):
    with torch.inference_mode():
        return LibraryForward(model).read(TOKENS, 0).float()


def distance(states, expected):
    return float((states.float() - expected).norm() / expected.norm())


@pytest.mark.parametrize('weights, most', [('bf16', 0.03), ('fp32', 0.03), ('int8', 0.2)])
def test_tokens_read_in_parts_give_the_states_of_the_library(model, expected, weights, most):
    forward = LlamaForward(*fused(model), weights)
    with torch.inference_mode():
        parts = [forward.read(TOKENS[a:b], a) for a, b in ((0, 9), (9, 10), (10, 24))]
        assert distance(torch.cat(parts), expected) < most
        forward.read([7, 8, 9], 10)  # a wrong guess, which is read over
        assert distance(forward.read(TOKENS[10:], 10), expected[10:]) < most


def test_what_one_form_has_read_another_can_go_on_from(model, expected):
    tensors, facts = fused(model)
    exact, rounded = LlamaForward(tensors, facts, 'fp32'), LlamaForward(tensors, facts, 'int8')
    with torch.inference_mode():
        exact.read(TOKENS[:20], 0)
        rounded.remember(exact.memory(20))
        assert distance(rounded.read(TOKENS[20:], 20), expected[20:]) < 0.2


def test_a_model_of_another_kind_is_left_to_the_library(model):
    model.config.rope_parameters['rope_type'] = 'yarn'
    assert fused(model) is None
    model.config.rope_parameters['rope_type'] = 'default'
