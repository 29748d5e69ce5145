"""A model of the Llama family that reads with less work around its matrices."""

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import linear, rms_norm, scaled_dot_product_attention, silu

from llm_bridge.adapters.forward_transformers import Memory, multiplies_bf16, NewTokens, Weights
from llm_bridge.adapters.packed_transformers import packed, times_packed

PARTS = ('norm', 'joint', 'out', 'second_norm', 'gate', 'down')
"""Tensors of a layer, in the order in which they are used."""
_FIRST_ROOM = 1024
"""Tokens that the buffers of keys and values hold at first."""
_FEW = 512
"""Of so many queries their products with all keys are kept at once."""


class LlamaForward:
    """A model of the Llama family, with less work around its matrices than the library's.

    At one token a call the library spends about as long between the products as in them. Here
    queries, keys and values are one product, and so are the two halves of the gate; the memory
    lies in buffers that are never copied, with the keys as the queries are multiplied by them.
    """

    def __init__(
        self,
        tensors: Mapping[str, Tensor],
        config: Mapping[str, Any],
        weights: Weights = 'bf16',
    ) -> None:
        """Take the tensors that `fused` made."""
        self._heads = int(config['num_attention_heads'])
        self._key_heads = int(config['num_key_value_heads'])
        self._width = int(config['head_dim'])
        self._epsilon = float(config['rms_norm_eps'])
        self._theta = float(config['rope_theta'])
        self.rows = tensors.get('output', tensors['embedding'])
        self._embedding = tensors['embedding']
        self._dtype = self._embedding.dtype if weights == 'bf16' else torch.float32
        self._norm = tensors['norm'].to(self._dtype)
        self._product: Any = times_packed if weights == 'int8' else linear
        self._layers = [
            tuple(
                packed(part) if weights == 'int8' and part.dim() == 2 else part.to(self._dtype)
                for part in (tensors[f'{index}.{name}'] for name in PARTS)
            )
            for index in range(int(config['num_hidden_layers']))
        ]
        # Every token reads all keys and values again, and half as long numbers in half the time.
        is_rounded = weights == 'int8' and multiplies_bf16()
        self._kept = torch.bfloat16 if is_rounded else self._dtype
        self._keys = self._values = torch.empty(0)
        self._middle = torch.zeros(len(self._layers), self._key_heads, self._width, 1)
        """What is taken off all keys: no query then finds anything else, and less is rounded."""
        self._make_room(_FIRST_ROOM)

    def read(self, tokens: Sequence[int], at: int) -> Tensor:
        """Read tokens at a position; return their states [tokens, width]."""
        count = len(tokens)
        seen = torch.ones(count, count, dtype=torch.bool).tril_()
        return self.read_parts([_Part(self, tokens, range(at, at + count), at, at, seen)])[0]

    def read_tree(self, new: NewTokens) -> Tensor:
        """Read what is new in a tree of tokens; return the states [new, width]."""
        return self.read_parts([_part(self, new)])[0]

    def read_parts(self, parts: Sequence['_Part']) -> list[Tensor]:
        """Read tokens in several memories; return the states [tokens, width] of each."""
        counts = [len(part.tokens) for part in parts]
        for part in parts:
            part.forward._make_room_for(part.end)
        heads, key_heads = self._heads, self._key_heads
        both = heads + key_heads
        looks = [part.mask(heads // key_heads, self._kept) for part in parts]
        turn = torch.cat([part.forward._turn_at(part.places) for part in parts])
        x = self._embedding[torch.tensor([t for part in parts for t in part.tokens])]
        x = x.to(self._dtype)
        product, narrow = self._product, x.shape[1:]
        for index, layer in enumerate(self._layers):
            norm, joint, out, second_norm, gate, down = layer
            mixed = product(rms_norm(x, narrow, norm, self._epsilon), joint).float()
            mixed = mixed.view(-1, both + key_heads, self._width)
            torch.view_as_complex(mixed[:, :both].unflatten(2, (-1, 2))).mul_(turn)
            seen = [
                part.forward._attend(index, own, part, look)
                for part, own, look in zip(parts, mixed.split(counts), looks, strict=True)
            ]
            x = x + product(torch.cat(seen) if len(seen) > 1 else seen[0], out)
            first, second = product(rms_norm(x, narrow, second_norm, self._epsilon), gate).chunk(
                2, -1
            )
            x = x + product(silu(first) * second, down)
        return list(rms_norm(x, narrow, self._norm, self._epsilon).split(counts))

    def _attend(self, index: int, mixed: Tensor, part: '_Part', look: Tensor | None) -> Tensor:
        """Keep the keys and values of new tokens in a layer; return what their queries find."""
        heads, key_heads = self._heads, self._key_heads
        count, group = len(mixed), heads // key_heads
        keys, values = self._keys[index], self._values[index]
        own = mixed[:, heads:].transpose(0, 1)
        keys[:, :, part.slot : part.end] = own[:key_heads].transpose(1, 2) - self._middle[index]
        values[:, part.slot : part.end] = own[key_heads:]
        keys, values = keys[:, :, : part.end], values[:, : part.end]
        # All queries that look at the same keys, as if they were of one head.
        queries = mixed[:, :heads].reshape(count * group, key_heads, self._width).transpose(0, 1)
        if len(mixed) * group > _FEW:
            found = scaled_dot_product_attention(
                queries[None].to(self._kept),
                keys[None].transpose(2, 3).contiguous(),
                values[None],
                attn_mask=look,
            )[0]
        else:
            alike = (queries * self._width**-0.5).to(self._kept).bmm(keys)
            alike = alike if look is None else alike.add_(look)
            found = alike.softmax(-1).bmm(values)
        return found.transpose(0, 1).reshape(count, -1).to(self._dtype)

    def memory(self, length: int) -> Memory:
        """Return keys and values of the first tokens."""
        form = torch.contiguous_format
        return [
            (
                (keys[None, :, :, :length].float() + middle)
                .to(self._kept)
                .transpose(2, 3)
                .clone(memory_format=form),
                values[None, :, :length].clone(memory_format=form),
            )
            for keys, values, middle in zip(self._keys, self._values, self._middle, strict=True)
        ]

    def remember(self, memory: Memory) -> None:
        """Take keys and values of the first tokens instead of reading them."""
        length = memory[0][0].shape[2]
        self._make_room_for(length)
        self._middle = torch.stack([keys[0].float().mean(1)[..., None] for keys, _ in memory])
        for index, (keys, values) in enumerate(memory):
            self._keys[index, :, :, :length] = keys[0].transpose(1, 2) - self._middle[index]
            self._values[index, :, :length] = values[0]

    def beside(self) -> 'LlamaForward':
        """Return the same model with an empty memory of its own."""
        other = copy(self)
        other._keys = other._values = torch.empty(0)
        other._make_room(_FIRST_ROOM)
        return other

    def _turn_at(self, places: Sequence[int]) -> Tensor:
        """Return how queries and keys at those places are turned, [places, 1, width / 2]."""
        return self._turn[torch.tensor(places)]

    def _make_room_for(self, tokens: int) -> None:
        if tokens > self._values.shape[2]:
            self._make_room(2 * tokens)

    def _make_room(self, tokens: int) -> None:
        """Make buffers for so many tokens, and keep what there is."""
        layers, heads = len(self._layers), self._key_heads
        keys = torch.zeros(layers, heads, self._width, tokens, dtype=self._kept)
        values = torch.zeros(layers, heads, tokens, self._width, dtype=self._kept)
        if self._values.numel():
            keys[:, :, :, : self._keys.shape[3]] = self._keys
            values[:, :, : self._values.shape[2]] = self._values
        self._keys, self._values = keys, values
        steps = torch.arange(0, self._width, 2, dtype=torch.float32) / self._width
        angles = torch.outer(torch.arange(tokens).float(), 1.0 / self._theta**steps)
        self._turn = torch.polar(torch.ones_like(angles), angles).unsqueeze(1)


def read_together(parts: Sequence[NewTokens]) -> list[Tensor]:
    """Read what is new in several memories of one model; return the states [new, width] of each.

    In one call, where the model can.
    """
    own = [part.forward for part in parts]
    llamas = [forward for forward in own if isinstance(forward, LlamaForward)]
    if len(llamas) < len(parts):
        return [part.forward.read_tree(part) for part in parts]
    return llamas[0].read_parts([_part(f, new) for f, new in zip(llamas, parts, strict=True)])


@dataclass(frozen=True)
class _Part:
    """Tokens that are read in one memory."""

    forward: LlamaForward
    tokens: Sequence[int]
    places: Sequence[int]
    """Of each, how many tokens it follows."""
    slot: int
    """Where in the memory the first of them is kept; the others follow."""
    start: int
    """So many of those in the memory are seen by all."""
    seen: Tensor
    """[tokens, end - start] bool: which of those that follow each one sees."""

    @property
    def end(self) -> int:
        """So many tokens are in the memory afterwards."""
        return self.slot + len(self.tokens)

    def mask(self, group: int, dtype: torch.dtype) -> Tensor | None:
        """Return what is added to the queries' products, [tokens * group, end]; None: nothing."""
        if self.seen.all():
            return None
        hidden = torch.zeros(len(self.tokens), self.end, dtype=dtype)
        hidden[:, self.start :].masked_fill_(~self.seen, -torch.inf)
        return hidden.repeat_interleave(group, 0)


def _part(forward: LlamaForward, new: NewTokens) -> _Part:
    return _Part(
        forward=forward,
        tokens=[path[-1] for path in new.paths],
        places=[new.start + len(path) - 1 for path in new.paths],
        slot=new.start + new.first,
        start=new.start,
        seen=new.seen,
    )
