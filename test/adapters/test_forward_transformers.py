"""Every form of the weights computes the same model, as nearly as its numbers allow."""

import pytest
from tiny_model import tiny_base
import torch
from transformers import AutoModelForCausalLM

from llm_bridge.adapters.forward_transformers import LibraryForward, NewTokens
from llm_bridge.adapters.fused_transformers import fused
from llm_bridge.adapters.llama_transformers import LlamaForward, read_together

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


TREE = [(7,), (7, 8), (7, 8, 9), (7, 5), (7, 5, 6)]
"""A way of three tokens, and another one that parts from it after the first."""
SEEN = torch.tensor([[at == path[: len(at)] for at in TREE] for path in TREE])


@pytest.mark.parametrize('weights, most', [('fp32', 1e-5), ('int8', 0.1)])
def test_ways_that_part_are_read_as_if_each_were_alone(model, weights, most):
    forward = LlamaForward(*fused(model), weights)
    with torch.inference_mode():
        forward.read(TOKENS, 0)
        whole = forward.read_tree(NewTokens(forward, 24, 0, TREE, SEEN))
        for ends in (2, 4):
            alone = forward.read(TREE[ends], 24)
            assert distance(whole[ends], alone[-1]) < most


def test_a_tree_that_grows_is_read_as_at_once(model):
    with torch.inference_mode():
        for forward in (LibraryForward(model, 'fp32'), LlamaForward(*fused(model), 'fp32')):
            forward.read(TOKENS, 0)
            whole = forward.read_tree(NewTokens(forward, 24, 0, TREE, SEEN))
            first = forward.read_tree(NewTokens(forward, 24, 0, TREE[:2], SEEN[:2, :2]))
            rest = forward.read_tree(NewTokens(forward, 24, 2, TREE[2:], SEEN[2:]))
            assert distance(torch.cat([first, rest]), whole) < 1e-5


def test_what_several_memories_lack_is_read_together_as_apart(model):
    one = LlamaForward(*fused(model), 'fp32')
    other = one.beside()
    with torch.inference_mode():
        one.read(TOKENS, 0)
        other.read(TOKENS[:9], 0)
        parts = [
            NewTokens(one, 24, 0, TREE, SEEN),
            NewTokens(other, 9, 0, TREE[:2], SEEN[:2, :2]),
        ]
        apart = [part.forward.read_tree(part) for part in parts]
        together = read_together(parts)
        assert [len(states) for states in together] == [5, 2]
        assert all(distance(a, b) < 1e-5 for a, b in zip(together, apart, strict=True))


def test_a_model_of_another_kind_is_left_to_the_library(model):
    model.config.rope_parameters['rope_type'] = 'yarn'
    assert fused(model) is None
    model.config.rope_parameters['rope_type'] = 'default'
