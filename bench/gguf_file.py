"""Write the tuned model as a GGUF file for llama.cpp: the same weights, in another box."""

from pathlib import Path
from typing import Any

import gguf
import torch
from torch import Tensor
from transformers import AutoModelForCausalLM

from llm_bridge.adapters.base_model_transformers import (
    base_model_folder,
    BASE_MODELS,
    cache_folder,
    weights_digest,
)
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned, read_card

_PARTS = {
    'input_layernorm': 'attn_norm',
    'self_attn.q_proj': 'attn_q',
    'self_attn.k_proj': 'attn_k',
    'self_attn.v_proj': 'attn_v',
    'self_attn.o_proj': 'attn_output',
    'post_attention_layernorm': 'ffn_norm',
    'mlp.gate_proj': 'ffn_gate',
    'mlp.up_proj': 'ffn_up',
    'mlp.down_proj': 'ffn_down',
}
"""Name of a part of a layer in transformers -> in llama.cpp."""
KINDS = {'bf16': gguf.GGMLQuantizationType.BF16, 'q8_0': gguf.GGMLQuantizationType.Q8_0}


def gguf_file(folder: Path, kind: str) -> Path:
    """Return the GGUF file of a tuned model, made when there is none; `kind` of KINDS."""
    card = read_card(folder)
    file = cache_folder() / 'models' / f'bench-{str(card["sha256"])[:24]}-{kind}.gguf'
    if not file.is_file():
        _write(folder, card, KINDS[kind], file)
    return file


def _write(
    folder: Path, card: dict[str, Any], kind: gguf.GGMLQuantizationType, file: Path
) -> None:
    base = base_model_folder(card['base'])
    model = AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)
    apply_tuned(model, folder, weights_digest(base))
    config = model.config
    partial = file.with_suffix('.part')
    writer = gguf.GGUFWriter(partial, 'llama')
    _copy_facts(_original(card['base']), writer, kind)
    for name, weights in model.state_dict().items():
        if name == 'lm_head.weight' and config.tie_word_embeddings:
            continue
        theirs = _their_name(name)
        heads = {'attn_q': config.num_attention_heads, 'attn_k': config.num_key_value_heads}
        numbers = weights.float()
        for part, count in heads.items():
            if f'.{part}.' in theirs:
                numbers = _turned(numbers, count)
        array = numbers.contiguous().numpy()
        if array.ndim == 1:
            writer.add_tensor(theirs, array)
        else:
            writer.add_tensor(theirs, gguf.quants.quantize(array, kind), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    partial.replace(file)


def _original(base: str) -> Path:
    """Return the GGUF file that the base model came in, for its tokeniser."""
    import importlib.util

    spec = importlib.util.find_spec(BASE_MODELS[base].module)
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit(f'{BASE_MODELS[base].package} is not installed')
    place = Path(next(iter(spec.submodule_search_locations))).parent
    return next(iter(sorted(place.glob(BASE_MODELS[base].pattern))))


def _copy_facts(original: Path, writer: gguf.GGUFWriter, kind: gguf.GGMLQuantizationType) -> None:
    """Copy what the original says of itself, without what the writer says anew."""
    file_types = {
        gguf.GGMLQuantizationType.BF16: gguf.LlamaFileType.MOSTLY_BF16,
        gguf.GGMLQuantizationType.Q8_0: gguf.LlamaFileType.MOSTLY_Q8_0,
    }
    for field in gguf.GGUFReader(original).fields.values():
        if field.name.startswith('GGUF.') or field.name in {
            'general.architecture',
            'general.file_type',
            'general.quantization_version',
        }:
            continue
        sub_type = field.types[-1] if field.types[0] == gguf.GGUFValueType.ARRAY else None
        writer.add_key_value(field.name, field.contents(), field.types[0], sub_type)
    writer.add_file_type(file_types[kind])
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)


def _their_name(name: str) -> str:
    if name.startswith('model.layers.'):
        number, _, part = name.removeprefix('model.layers.').partition('.')
        return f'blk.{number}.{_PARTS[part.removesuffix(".weight")]}.weight'
    return {
        'model.embed_tokens.weight': 'token_embd.weight',
        'model.norm.weight': 'output_norm.weight',
        'lm_head.weight': 'output.weight',
    }[name]


def _turned(weights: Tensor, heads: int) -> Tensor:
    """Return rows of a head as llama.cpp has them: the pairs that turn together side by side."""
    pairs = weights.view(heads, 2, weights.shape[0] // heads // 2, -1)
    return pairs.transpose(1, 2).reshape(weights.shape)
