"""Which form of numbers this processor multiplies quicker, for training."""

from collections.abc import Callable
import time

import torch

from llm_bridge.adapters.forward_transformers import multiplies_bf16

_TOKENS, _INPUTS, _OUTPUTS = 1024, 576, 1536
"""Shape of the product that is tried: about that of a layer of a small model in training."""
_TRIES = 5


def quicker_precision(seconds: Callable[[torch.dtype], float] | None = None) -> torch.dtype:
    """Return bf16 or fp32, whichever this processor is quicker with.

    Instructions for bf16 alone do not tell: on some processors products of fp32 take half the
    time. `seconds` gives the seconds of a product with numbers of a form.
    """
    if not multiplies_bf16():
        return torch.float32
    taken = seconds or _seconds
    return min((torch.bfloat16, torch.float32), key=taken)


def _seconds(form: torch.dtype) -> float:
    """Return the least time of a few products, as other programs may run beside them."""
    left = torch.randn(_TOKENS, _INPUTS, dtype=form)
    right = torch.randn(_OUTPUTS, _INPUTS, dtype=form)
    times = []
    for _ in range(_TRIES + 1):
        began = time.perf_counter()
        torch.nn.functional.linear(left, right)
        times.append(time.perf_counter() - began)
    return min(times[1:])
