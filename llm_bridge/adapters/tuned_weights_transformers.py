"""Tuned weights as they ship: differences to the base model, a few bits for each number."""

from collections.abc import Mapping
import json
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.torch import save_file
import torch
from torch import Tensor

from llm_bridge.adapters.base_model_transformers import file_digest
from llm_bridge.language.decoder import DecodeError
from llm_bridge.tune.model_card import model_card

FILE = 'tuned.safetensors'
CARD = 'card.json'
GROUP = 64
"""Neighbouring numbers of a row that share one scale."""
_CLIPS = (1.0, 0.9, 0.8, 0.7, 0.6)


def save_tuned(
    folder: Path,
    base: Mapping[str, Tensor],
    tuned: Mapping[str, Tensor],
    card: Mapping[str, Any],
    bits: int = 4,
) -> Path:
    """Write the differences of `tuned` to `base` and a card that says where they come from."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, Tensor] = {}
    for name, weights in tuned.items():
        change = weights.float() - base[name].float()
        if change.dim() == 2 and change.shape[1] % GROUP == 0:
            codes, scales = _quantise(change, bits)
            tensors[f'{name}.codes'] = _pack(codes, bits)
            tensors[f'{name}.scales'] = scales
        else:
            tensors[f'{name}.change'] = change.to(torch.bfloat16)
    partial = folder / f'.{FILE}.part'
    save_file(tensors, partial, metadata={'bits': str(bits), 'group': str(GROUP)})
    partial.chmod(0o644)
    partial.replace(folder / FILE)
    written = {**card, 'bits': bits, 'sha256': file_digest(folder / FILE)}
    text = json.dumps(written, indent=2, ensure_ascii=False) + '\n'
    (folder / CARD).write_text(text, encoding='utf-8')
    (folder / 'README.md').write_text(model_card(written), encoding='utf-8')
    return folder / FILE


def read_card(folder: Path) -> dict[str, Any]:
    """Return the card of tuned weights. Raises DecodeError when there is none."""
    try:
        card: dict[str, Any] = json.loads((folder / CARD).read_text(encoding='utf-8'))
    except (OSError, ValueError) as error:
        raise DecodeError(
            f"no tuned model in '{folder}' ({error}): give a folder with {CARD} and {FILE}"
        ) from error
    return card


def apply_tuned(model: torch.nn.Module, folder: Path, base_digest: str) -> dict[str, Any]:
    """Add the differences to the base model's weights and return the card.

    Raises DecodeError when the file is damaged or belongs to another base model.
    """
    card = read_card(folder)
    if card.get('base_sha256') != base_digest:
        raise DecodeError(
            f"the tuned weights in '{folder}' belong to base weights "
            f'{card.get("base_sha256")}, but {base_digest} are installed'
        )
    if file_digest(folder / FILE) != card.get('sha256'):
        raise DecodeError(f"'{folder / FILE}' is damaged: its SHA-256 is not the one in {CARD}")
    parameters = dict(model.named_parameters())
    with torch.no_grad():
        for name, change in read_changes(folder / FILE).items():
            weights = parameters[name]
            weights.copy_(weights.float() + change)
    return card


def read_changes(file: Path) -> dict[str, Tensor]:
    """Return the differences by parameter name, in float32."""
    found: dict[str, Tensor] = {}
    with safe_open(file, 'pt') as data:
        bits = int(data.metadata()['bits'])
        for key in data.keys():  # noqa: SIM118  (not a mapping)
            name, _, part = key.rpartition('.')
            if part == 'change':
                found[name] = data.get_tensor(key).float()
            elif part == 'codes':
                scales = data.get_tensor(f'{name}.scales').float()
                codes = _unpack(data.get_tensor(key), bits)
                grouped = codes.view(*scales.shape, GROUP).float() * scales.unsqueeze(-1)
                found[name] = grouped.flatten(1)
    return found


def _quantise(change: Tensor, bits: int) -> tuple[Tensor, Tensor]:
    """Return whole numbers around zero and the scale of each group, of least square error."""
    top = 2 ** (bits - 1) - 1
    low = -top if bits > 2 else -2
    grouped = change.view(change.shape[0], -1, GROUP)
    widest = grouped.abs().amax(-1, keepdim=True).clamp_min(1e-12)
    best = torch.full_like(widest, float('inf'))
    scale = widest / top
    for clip in _CLIPS:
        tried = (widest * clip / top).half().float().clamp_min(6e-8)
        codes = (grouped / tried).round().clamp(low, top)
        error = (codes * tried - grouped).square().sum(-1, keepdim=True)
        scale = torch.where(error < best, tried, scale)
        best = torch.minimum(error, best)
    codes = (grouped / scale).round().clamp(low, top)
    return codes.flatten(1).to(torch.int8), scale.squeeze(-1).half()


def _pack(codes: Tensor, bits: int) -> Tensor:
    per_byte = 8 // bits
    shifted = (codes.to(torch.int16) + 2 ** (bits - 1)).to(torch.uint8)
    shifted = shifted.view(codes.shape[0], -1, per_byte)
    packed = shifted[..., 0].clone()
    for index in range(1, per_byte):
        packed |= shifted[..., index] << (bits * index)
    return packed


def _unpack(packed: Tensor, bits: int) -> Tensor:
    mask = 2**bits - 1
    parts = [(packed >> (bits * index)) & mask for index in range(8 // bits)]
    return torch.stack(parts, -1).flatten(1).to(torch.int8) - 2 ** (bits - 1)
