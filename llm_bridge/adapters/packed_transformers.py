"""Matrices of 8-bit numbers, as torch multiplies them quickly on x86 processors of every age."""

from typing import Any
import warnings

import torch
from torch import nn, Tensor
from torch.linalg import vector_norm

_LEAST = 1e-12
"""Of what numbers are divided by."""


class PackedLinear(nn.Module):
    """A linear layer with rounded weights.

    Each row of states is rounded between its own least and largest number, so that a token with
    large numbers takes nothing from those beside it.
    """

    def __init__(self, whole: nn.Linear) -> None:
        """Round the weights of a layer; the bias stays as it is."""
        super().__init__()
        self._packed = packed(whole.weight.detach())
        self._bias = whole.bias.detach().float()
        ones = torch.ones(1, whole.in_features, dtype=torch.float32)
        self._sums = times_packed(ones, self._packed)
        """[1, outputs] what rows of ones come to."""

    def forward(self, states: Tensor) -> Tensor:
        """Return the product [rows, outputs] of states [rows, inputs], in float32."""
        states = states.float()
        low, high = states.aminmax(dim=-1, keepdim=True)
        middle, half = (high + low) / 2, ((high - low) / 2).clamp_min_(_LEAST)
        product = times_packed((states - middle) / half, self._packed)
        return torch.addcmul(self._bias, product, half).addcmul_(middle, self._sums)


def packed(weights: Tensor) -> Any:
    """Return weights [outputs, inputs] in 7 bits with a scale for each row, as torch packs them.

    The eighth bit would have to be taken from the states, or sums overflow on processors without
    8-bit dot products; the states need it more.
    """
    full = weights.float()
    scales = (vector_norm(full, torch.inf, 1) / 63).clamp_min(_LEAST)
    zeros = torch.zeros(len(full), dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # its successor is a package that nothing else here needs
        rounded = torch.quantize_per_channel(full, scales, zeros, 0, torch.qint8)
    return torch.ops.quantized.linear_prepack(rounded, None)


def times_packed(states: Tensor, weights: Any) -> Tensor:
    """Return the product [..., outputs] of states [..., inputs] in float32 and packed weights."""
    product: Tensor = torch.ops.quantized.linear_dynamic(states, weights, False)
    return product
