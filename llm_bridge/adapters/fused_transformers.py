"""A model of transformers in the form in which ours reads, where it is of the Llama family."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor

from llm_bridge.adapters.forward_transformers import LibraryForward
from llm_bridge.adapters.llama_transformers import LlamaForward, PARTS


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
        joint, out = _joined(seen, facts)
        own = (
            layer.input_layernorm.weight,
            joint,
            out,
            layer.post_attention_layernorm.weight,
            torch.cat([gate.gate_proj.weight, gate.up_proj.weight]),
            gate.down_proj.weight,
        )
        tensors |= {f'{index}.{name}': part for name, part in zip(PARTS, own, strict=True)}
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


def _joined(seen: Any, facts: Mapping[str, Any]) -> tuple[Tensor, Tensor]:
    """Return what makes queries, keys and values of a state, and what follows on attention.

    Numbers that turn together lie side by side, and so do heads that look at different keys:
    neither is then moved when a token is read.
    """
    width, key_heads = facts['head_dim'], facts['num_key_value_heads']
    queries, keys = (
        part.weight.unflatten(0, (-1, 2, width // 2)).transpose(1, 2).flatten(1, 2)
        for part in (seen.q_proj, seen.k_proj)
    )
    queries = queries.unflatten(0, (key_heads, -1)).transpose(0, 1).flatten(0, 2)
    out = seen.o_proj.weight.unflatten(1, (key_heads, -1, width)).transpose(1, 2).flatten(1)
    return torch.cat([queries, keys.flatten(0, 1), seen.v_proj.weight]), out
