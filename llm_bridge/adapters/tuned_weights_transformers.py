"""Tuned weights as they ship: what is added to the base model, a few bits for each number."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import json
from pathlib import Path
from typing import Any

from safetensors import safe_open
from safetensors.torch import save_file
import torch
from torch import Tensor

from llm_bridge.adapters.base_model_transformers import file_digest
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.tune.model_card import model_card

FILE = 'tuned.safetensors'
CARD = 'card.json'
GROUP = 64
"""Neighbouring numbers of a row that share one scale."""
_CLIPS = (1.0, 0.9, 0.8, 0.7, 0.6)


@dataclass(frozen=True)
class Difference:
    """What is added to a weight."""

    value: Tensor


@dataclass(frozen=True)
class LowRank:
    """What is added to a matrix, as the product b @ a of two thin ones."""

    a: Tensor
    """[rank, inputs]"""
    b: Tensor
    """[outputs, rank]"""


Change = Difference | LowRank


def save_tuned(
    folder: Path,
    base: Mapping[str, Tensor],
    tuned: Mapping[str, Tensor],
    card: Mapping[str, Any],
    bits: int = 4,
) -> Path:
    """Write the differences of `tuned` to `base` and a card that says where they come from."""
    changes = {name: Difference(v.float() - base[name].float()) for name, v in tuned.items()}
    return save_changes(folder, changes, card, bits)


def save_changes(
    folder: Path,
    changes: Mapping[str, Change],
    card: Mapping[str, Any],
    bits: int = 4,
    on_progress: Callable[[int, int], None] = lambda done, of: None,
) -> Path:
    """Write changes and their card. Differences are rounded to `bits`, thin matrices to bf16."""
    folder.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, Tensor] = {}
    for done, (name, change) in enumerate(changes.items(), start=1):
        tensors |= {f'{name}.{part}': v for part, v in _parts(change, bits).items()}
        on_progress(done, len(changes))
    partial = folder / f'.{FILE}.part'
    save_file(tensors, partial, metadata={'bits': str(bits), 'group': str(GROUP)})
    partial.chmod(0o644)
    rounded = any(name.endswith('.codes') for name in tensors)
    written = {**card, 'bits': bits if rounded else 16, 'sha256': file_digest(partial)}
    text = json.dumps(written, indent=2, ensure_ascii=False) + '\n'
    card_partial = folder / f'.{CARD}.part'
    card_partial.write_text(text, encoding='utf-8')
    partial.replace(folder / FILE)
    card_partial.replace(folder / CARD)
    (folder / 'README.md').write_text(model_card(written), encoding='utf-8')
    return folder / FILE


def _parts(change: Change, bits: int) -> dict[str, Tensor]:
    if isinstance(change, LowRank):
        return {'a': change.a.to(torch.bfloat16), 'b': change.b.to(torch.bfloat16)}
    value = change.value
    if value.dim() == 2 and value.shape[1] % GROUP == 0:
        codes, scales = _quantise(value, bits)
        return {'codes': _pack(codes, bits), 'scales': scales}
    return {'change': value.to(torch.bfloat16)}


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
    check_file(folder, card)
    parameters = dict(model.named_parameters())
    with torch.no_grad():
        for name, change in read_changes(folder / FILE).items():
            weights = parameters[name]
            weights.copy_(weights.float() + change)
    return card


def check_file(folder: Path, card: Mapping[str, Any]) -> None:
    """Raise DecodeError when the weights' file is not the one that its card describes."""
    if not (folder / FILE).is_file():
        raise DecodeError(f"'{folder / FILE}' is missing: copy it beside {CARD}, or tune again")
    found = file_digest(folder / FILE)
    if found != card.get('sha256'):
        raise DecodeError(
            f"'{folder / FILE}' is damaged: its SHA-256 is {found}, and not "
            f'{card.get("sha256")} as in {CARD}; copy it again, or tune again'
        )


def read_changes(file: Path) -> dict[str, Tensor]:
    """Return the differences by parameter name, in float32."""
    return {
        name: change.b @ change.a if isinstance(change, LowRank) else change.value
        for name, change in read_kept_changes(file).items()
    }


def read_kept_changes(file: Path) -> dict[str, Change]:
    """Return what `save_changes` wrote, by parameter name, in float32."""
    found: dict[str, Change] = {}
    with safe_open(file, 'pt') as data:
        bits = int(data.metadata()['bits'])
        for key in data.keys():  # noqa: SIM118  (not a mapping)
            name, _, part = key.rpartition('.')
            if part == 'change':
                found[name] = Difference(data.get_tensor(key).float())
            elif part == 'a':
                thick = data.get_tensor(f'{name}.b').float()
                found[name] = LowRank(data.get_tensor(key).float(), thick)
            elif part == 'codes':
                scales = data.get_tensor(f'{name}.scales').float()
                codes = _unpack(data.get_tensor(key), bits)
                grouped = codes.view(*scales.shape, GROUP).float() * scales.unsqueeze(-1)
                found[name] = Difference(grouped.flatten(1))
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
