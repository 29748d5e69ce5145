"""Run a causal model over a few tokens at a time, on top of what it has read before."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any, Literal, Protocol
import warnings

import torch
from torch import Tensor
from torch.nn.functional import linear, rms_norm, scaled_dot_product_attention, silu

Memory = list[tuple[Tensor, Tensor]]
"""Keys and values of each layer, [1, heads, tokens, width]."""
Weights = Literal['bf16', 'fp32', 'int8']
"""How numbers are kept: as they were tuned; in twice the space; rounded, in half of it."""
_FIRST_ROOM = 1024
"""Tokens that the buffers of keys and values hold at first."""


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

    def memory(self, length: int) -> Memory:
        """Return keys and values of the first tokens."""

    def remember(self, memory: Memory) -> None:
        """Take keys and values of the first tokens instead of reading them."""

    def beside(self) -> 'Forward':
        """Return the same model with an empty memory of its own."""


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

    def read(self, tokens: Sequence[int], at: int) -> Tensor:
        """Read tokens at a position; return their states [tokens, width]."""
        beyond = int(self._cache.get_seq_length()) - at
        if beyond > 0:
            self._cache.crop(-beyond)
        out = self._body(
            input_ids=torch.tensor([list(tokens)]), use_cache=True, **{self._name: self._cache}
        )
        states: Tensor = out.last_hidden_state[0]
        return states

    def memory(self, length: int) -> Memory:
        """Return keys and values of the first tokens."""
        return [
            (layer.keys[:, :, :length].clone(), layer.values[:, :, :length].clone())
            for layer in self._cache.layers
        ]

    def remember(self, memory: Memory) -> None:
        """Take keys and values of the first tokens instead of reading them."""
        self._cache = self._empty()
        for index, (keys, values) in enumerate(memory):
            self._cache.update(keys, values, index)

    def beside(self) -> 'LibraryForward':
        """Return the same model with an empty memory of its own."""
        other = copy(self)
        other._cache = self._empty()
        return other

    def _empty(self) -> Any:
        from transformers import DynamicCache

        return DynamicCache()


class LlamaForward:
    """A model of the Llama family, with less work around its matrices than the library's.

    At one token a call the library spends about as long between the products as in them. Here
    queries, keys and values are one product, and so are the two halves of the gate; the memory
    lies in buffers that are never copied.
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
        self._product: Any = _times_packed if weights == 'int8' else linear
        self._layers = [
            tuple(
                _packed(part) if weights == 'int8' and part.dim() == 2 else part.to(self._dtype)
                for part in (tensors[f'{index}.{name}'] for name in _PARTS)
            )
            for index in range(int(config['num_hidden_layers']))
        ]
        self._keys, self._values = torch.empty(0), torch.empty(0)
        self._make_room(_FIRST_ROOM)

    def read(self, tokens: Sequence[int], at: int) -> Tensor:
        """Read tokens at a position; return their states [tokens, width]."""
        end = at + len(tokens)
        if end > self._keys.shape[3]:
            self._make_room(2 * end)
        heads, key_heads, half = self._heads, self._key_heads, self._width // 2
        both = heads + key_heads
        cos, sin = self._cos[at:end], self._sin[at:end]
        mask = None
        if len(tokens) > 1:
            mask = torch.ones(len(tokens), end, dtype=torch.bool).tril(at)
        x = self._embedding[torch.tensor(tokens)].to(self._dtype)
        product, narrow = self._product, x.shape[1:]
        for index, (norm, joint, out, second_norm, gate, down) in enumerate(self._layers):
            mixed = product(rms_norm(x, narrow, norm, self._epsilon), joint)
            mixed = mixed.view(len(tokens), both + key_heads, self._width)
            turned = mixed[:, :both]
            swapped = torch.cat([turned[..., half:], turned[..., :half]], -1)
            turned = turned * cos + swapped * sin
            keys, values = self._keys[index], self._values[index]
            keys[0, :, at:end] = turned[:, heads:].transpose(0, 1)
            values[0, :, at:end] = mixed[:, both:].transpose(0, 1)
            seen = scaled_dot_product_attention(
                turned[:, :heads].transpose(0, 1).unsqueeze(0),
                keys[:, :, :end],
                values[:, :, :end],
                attn_mask=mask,
                enable_gqa=True,
            )
            x = x + product(seen[0].transpose(0, 1).reshape(len(tokens), -1), out)
            first, second = product(rms_norm(x, narrow, second_norm, self._epsilon), gate).chunk(
                2, -1
            )
            x = x + product(silu(first) * second, down)
        return rms_norm(x, narrow, self._norm, self._epsilon)

    def memory(self, length: int) -> Memory:
        """Return keys and values of the first tokens."""
        return [
            (keys[:, :, :length].clone(), values[:, :, :length].clone())
            for keys, values in zip(self._keys, self._values, strict=True)
        ]

    def remember(self, memory: Memory) -> None:
        """Take keys and values of the first tokens instead of reading them."""
        length = memory[0][0].shape[2]
        if length > self._keys.shape[3]:
            self._make_room(2 * length)
        for index, (keys, values) in enumerate(memory):
            self._keys[index, :, :, :length] = keys
            self._values[index, :, :, :length] = values

    def beside(self) -> 'LlamaForward':
        """Return the same model with an empty memory of its own."""
        other = copy(self)
        other._keys, other._values = torch.empty(0), torch.empty(0)
        other._make_room(_FIRST_ROOM)
        return other

    def _make_room(self, tokens: int) -> None:
        """Make buffers for so many tokens, and keep what there is."""
        shape = (len(self._layers), 1, self._key_heads, tokens, self._width)
        keys = torch.zeros(shape, dtype=self._dtype)
        values = torch.zeros_like(keys)
        if self._keys.numel():
            keys[:, :, :, : self._keys.shape[3]] = self._keys
            values[:, :, :, : self._values.shape[3]] = self._values
        self._keys, self._values = keys, values
        steps = torch.arange(0, self._width, 2, dtype=torch.float32) / self._width
        angles = torch.outer(torch.arange(tokens).float(), 1.0 / self._theta**steps)
        cos, sin = angles.cos(), angles.sin()
        self._cos = torch.cat([cos, cos], -1).unsqueeze(1).to(self._dtype)
        self._sin = torch.cat([-sin, sin], -1).unsqueeze(1).to(self._dtype)


_PARTS = ('norm', 'joint', 'out', 'second_norm', 'gate', 'down')
"""Tensors of a layer, in the order in which they are used."""


def fused(model: Any) -> tuple[dict[str, Tensor], dict[str, Any]] | None:
    """Return a model of transformers as LlamaForward takes it; None when it is of another kind.

    That it computes the same is looked at, not assumed.
    """
    config = model.config
    rope = getattr(config, 'rope_parameters', None) or {}
    if config.model_type != 'llama' or rope.get('rope_type') != 'default':
        return None
    width = getattr(config, 'head_dim', None) or config.hidden_size // config.num_attention_heads
    facts = {
        'num_hidden_layers': config.num_hidden_layers,
        'num_attention_heads': config.num_attention_heads,
        'num_key_value_heads': config.num_key_value_heads,
        'head_dim': width,
        'rms_norm_eps': config.rms_norm_eps,
        'rope_theta': rope['rope_theta'],
    }
    body = model.get_decoder()
    tensors = {'embedding': body.embed_tokens.weight, 'norm': body.norm.weight}
    if model.get_output_embeddings().weight is not body.embed_tokens.weight:
        tensors['output'] = model.get_output_embeddings().weight
    for index, layer in enumerate(body.layers):
        seen, gate = layer.self_attn, layer.mlp
        own = (
            layer.input_layernorm.weight,
            torch.cat([seen.q_proj.weight, seen.k_proj.weight, seen.v_proj.weight]),
            seen.o_proj.weight,
            layer.post_attention_layernorm.weight,
            torch.cat([gate.gate_proj.weight, gate.up_proj.weight]),
            gate.down_proj.weight,
        )
        tensors |= {f'{index}.{name}': part for name, part in zip(_PARTS, own, strict=True)}
    tensors = {name: tensor.detach().contiguous() for name, tensor in tensors.items()}
    with torch.inference_mode():
        tokens = list(range(40, 64))
        there, here = LibraryForward(model), LlamaForward(tensors, facts)
        for start in (0, 16):  # with nothing before, and with a memory
            part = tokens[start : start + 16]
            expected, got = there.read(part, start).float(), here.read(part, start).float()
            if not (got - expected).norm() < 0.05 * expected.norm():
                return None
    return tensors, facts


def _quantised(module: Any) -> Any:
    with warnings.catch_warnings():
        # torch says that its successor is another package, which nothing else here needs.
        warnings.simplefilter('ignore')
        by_row = torch.ao.quantization.per_channel_dynamic_qconfig
        return torch.ao.quantization.quantize_dynamic(
            module, {torch.nn.Linear: by_row}, dtype=torch.qint8
        )


def _packed(weights: Tensor) -> Any:
    """Return weights [outputs, inputs] in 7 bits with a scale for each row, as torch packs them.

    The eighth bit would have to be taken from the states, or sums overflow on processors without
    8-bit dot products; the states need it more.
    """
    full = weights.float()
    scales = (full.abs().amax(1) / 63).clamp_min(1e-12)
    zeros = torch.zeros(len(full), dtype=torch.long)
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')  # its successor is a package that nothing else here needs
        rounded = torch.quantize_per_channel(full, scales, zeros, 0, torch.qint8)
    return torch.ops.quantized.linear_prepack(rounded, None)


def _times_packed(x: Tensor, packed: Any) -> Tensor:
    product: Tensor = torch.ops.quantized.linear_dynamic(x, packed, False)
    return product
