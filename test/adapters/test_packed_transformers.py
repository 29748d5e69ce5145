"""Rounded matrices: near to the whole ones, whatever else is read with a row."""

import torch
from torch import nn

from llm_bridge.adapters.packed_transformers import packed, PackedLinear, times_packed


def layer() -> nn.Linear:
    torch.manual_seed(1)
    return nn.Linear(96, 64)


def far_off(found, wanted) -> float:
    """How far what was found is off, beside how large it is to be."""
    return float((found - wanted).norm() / wanted.norm())


@torch.inference_mode()
def test_a_product_is_nearly_that_of_the_whole_matrix():
    whole, states = layer(), torch.randn(5, 96)
    assert far_off(PackedLinear(whole)(states), whole(states)) < 0.02


@torch.inference_mode()
def test_a_row_with_large_numbers_takes_nothing_from_the_others():
    whole, states = layer(), torch.randn(5, 96)
    loud = states.clone()
    loud[4] *= 1000.0
    one, other = PackedLinear(whole)(states), PackedLinear(whole)(loud)
    assert torch.allclose(one[:4], other[:4], atol=1e-5)
    assert far_off(other[4], whole(loud)[4]) < 0.02
    plain = times_packed(loud, packed(whole.weight)) + whole.bias
    assert far_off(plain[:4], whole(loud)[:4]) > 0.1


@torch.inference_mode()
def test_rows_whose_numbers_are_all_alike_are_multiplied_as_well():
    whole = layer()
    for number in (0.0, 3.0):
        states = torch.full((2, 96), number)
        assert torch.allclose(PackedLinear(whole)(states), whole(states), atol=0.05)


@torch.inference_mode()
def test_states_of_half_the_length_are_taken_and_the_bias_is_kept():
    whole = layer().bfloat16()
    found = PackedLinear(whole)(torch.zeros(1, 96, dtype=torch.bfloat16))
    assert found.dtype == torch.float32
    assert torch.allclose(found[0], whole.bias.float(), atol=1e-6)
