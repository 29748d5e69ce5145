"""Run a causal model over a few tokens at a time, on top of what it has read before."""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any, Literal, Protocol
import warnings

import torch
from torch import Tensor

Memory = list[tuple[Tensor, Tensor]]
"""Keys and values of each layer, [1, heads, tokens, width]."""
Weights = Literal['bf16', 'fp32', 'int8']
"""How numbers are kept: as they were tuned; in twice the space; rounded, in half of it."""


def quickest_weights() -> Weights:
    """Return the form of the weights that this processor computes quickest with.

    torch has quick products of 8-bit numbers for x86 processors of every age, and of bf16 numbers
    only for those with instructions for them.
    """
    if torch.backends.quantized.engine in ('x86', 'fbgemm'):
        return 'int8'
    return 'bf16' if multiplies_bf16() else 'fp32'


def multiplies_bf16() -> bool:
    """Tell whether the processor has instructions for bf16: without, fp32 is 8 times quicker."""
    try:
        return bool(torch.ops.mkldnn._is_mkldnn_bf16_supported())
    except (AttributeError, RuntimeError):
        return False  # a torch without that library


class Forward(Protocol):
    """A model with a memory of the tokens it has read."""

    rows: Tensor
    """[vocabulary, width] the output matrix: a state times a row is the logit of a token."""

    def read(self, tokens: Sequence[int], at: int) -> Tensor:
        """Read tokens at a position, forget what was read from there on; return their states."""

    def read_tree(self, new: 'NewTokens') -> Tensor:
        """Read what is new in a tree of tokens; return the states [new, width]."""

    def memory(self, length: int) -> Memory:
        """Return keys and values of the first tokens."""

    def remember(self, memory: Memory) -> None:
        """Take keys and values of the first tokens instead of reading them."""

    def beside(self) -> 'Forward':
        """Return the same model with an empty memory of its own."""


@dataclass(frozen=True)
class NewTokens:
    """Tokens of a tree that are to be read, each with those before it on its own way only."""

    forward: Forward
    start: int
    """So many tokens before the tree are seen by all."""
    first: int
    """So many tokens of the tree were read before, or will have been."""
    paths: Sequence[tuple[int, ...]]
    """For each token, the tokens of the tree up to it, with it."""
    seen: Tensor
    """[new, first + new] bool: which tokens of the tree each one sees."""


class LibraryForward:
    """Any causal model of transformers."""

    def __init__(self, model: Any, weights: Weights = 'bf16') -> None:
        """Take a loaded model."""
        import inspect

        if weights != 'bf16':
            model = model.float()
        self.rows: Tensor = model.get_output_embeddings().weight.detach()
        self._body = model.get_decoder()
        if weights == 'int8':
            self._body = _quantised(self._body)
        names = inspect.signature(self._body.forward).parameters
        self._name = 'cache' if 'cache' in names else 'past_key_values'
        self._cache = self._empty()
        self._way: tuple[int, ...] = ()
        """Tokens of a tree that lie in the cache, behind what all see."""

    def read(self, tokens: Sequence[int], at: int) -> Tensor:
        """Read tokens at a position; return their states [tokens, width]."""
        self._way = ()
        beyond = int(self._cache.get_seq_length()) - at
        if beyond > 0:
            self._cache.crop(-beyond)
        out = self._body(
            input_ids=torch.tensor([list(tokens)]), use_cache=True, **{self._name: self._cache}
        )
        states: Tensor = out.last_hidden_state[0]
        return states

    def read_tree(self, new: NewTokens) -> Tensor:
        """Read what is new in a tree of tokens, one way after the other."""
        states: list[Tensor] = []
        for at, path in enumerate(new.paths):
            after = new.paths[at + 1] if at + 1 < len(new.paths) else ()
            if after[:-1] != path:  # here a way ends
                count = at + 1 - len(states)
                common = _common(self._way, path)
                common = min(common, len(path) - count)
                read = self.read(path[common:], new.start + common)
                states += read[-count:]
                self._way = path
        return torch.stack(states)

    def memory(self, length: int) -> Memory:
        """Return keys and values of the first tokens."""
        return [
            (layer.keys[:, :, :length].clone(), layer.values[:, :, :length].clone())
            for layer in self._cache.layers
        ]

    def remember(self, memory: Memory) -> None:
        """Take keys and values of the first tokens instead of reading them."""
        self._cache, self._way = self._empty(), ()
        for index, (keys, values) in enumerate(memory):
            self._cache.update(keys, values, index)

    def beside(self) -> 'LibraryForward':
        """Return the same model with an empty memory of its own."""
        other = copy(self)
        other._cache, other._way = self._empty(), ()
        return other

    def _empty(self) -> Any:
        from transformers import DynamicCache

        return DynamicCache()


def _common(one: Sequence[int], other: Sequence[int]) -> int:
    """Return with how many of the same tokens both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _quantised(module: Any) -> Any:
    with warnings.catch_warnings():
        # torch says that its successor is another package, which nothing else here needs.
        warnings.simplefilter('ignore')
        by_row = torch.ao.quantization.per_channel_dynamic_qconfig
        return torch.ao.quantization.quantize_dynamic(
            module, {torch.nn.Linear: by_row}, dtype=torch.qint8
        )
