"""The model that decodes plans: base and tuned weights put together once, and quick to load."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
import hashlib
import json
import logging
from pathlib import Path
import shutil
import tempfile
from typing import Any

from safetensors import safe_open, SafetensorError
from safetensors.torch import load_file, save_file
import torch
from torch import Tensor

from llm_bridge.adapters.base_model_transformers import (
    base_model_folder,
    cache_folder,
    file_digest,
    tell_once,
    weights_digest,
)
from llm_bridge.adapters.forward_transformers import (
    Forward,
    LibraryForward,
    Memory,
    quickest_weights,
    Weights,
)
from llm_bridge.adapters.fused_transformers import fused
from llm_bridge.adapters.llama_transformers import LlamaForward
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned, read_card
from llm_bridge.language.plans.decoder import DecodeError

UNTUNED = 'untuned'
"""Instead of a digest of tuned weights: the base model as it is."""
MOST_MEMORIES = 36
"""Saved prompts that stay on disk: some megabytes for each site, order and model of late."""
_LOG = logging.getLogger(__name__)
_FORM = 2
"""Of the folder below; another number makes all anew."""
_READING = 2
"""How prompts are read; another number reads those that were saved anew."""


@dataclass(frozen=True)
class PlanModel:
    """A model that is loaded and can read."""

    forward: Forward
    tokenizer: Path
    """Its tokenizer.json."""
    eos: int
    """Token that ends a text."""
    digest: str
    """Of everything that its states depend on."""
    exact: Callable[[], Forward]
    """Gives the same model without rounded weights, for what is read once and kept."""


def load_plan_model(
    folder: Path, weights: Weights | None = None, untuned: bool = False
) -> PlanModel:
    """Load tuned weights with their base model; `untuned` leaves the former out.

    `weights` None takes the form in which this processor is quickest, or bf16 for a model that
    only transformers can run: what rounding does to that has not been looked at. The first call
    for new weights takes about half a minute, and says so. Raises DecodeError.
    """
    card = read_card(folder)
    own = UNTUNED if untuned else str(card.get('sha256'))
    key = hashlib.sha256(repr((_FORM, own, card.get('base_sha256'))).encode()).hexdigest()[:24]
    ready = cache_folder() / 'models' / f'plans-{key}'
    record = _record(ready)
    if record is None:
        if ready.exists():
            _LOG.warning("the converted model in '%s' is damaged: it is made again", ready)
        _make_ready(folder, card, ready, untuned)
        record = _record(ready)
        if record is None:
            raise DecodeError(
                f"the converted model in '{ready}' was damaged right after it was written: is the "
                'disk full or broken?'
            )
    try:
        tensors = load_file(ready / 'weights.safetensors')
    except (OSError, SafetensorError) as error:
        raise DecodeError(
            f"the converted model in '{ready}' cannot be read ({error}): start again, and it is "
            'made again if it is damaged'
        ) from error
    forward: Forward
    exact: Callable[[], Forward] | None = None
    if weights is None:
        weights = quickest_weights() if record['facts'] else 'bf16'
    if record['facts']:
        forward = LlamaForward(tensors, record['facts'], weights)
        if weights == 'int8':
            exact = partial(LlamaForward, tensors, record['facts'], 'fp32')
    else:
        forward = LibraryForward(_library_model(str(card.get('base')), tensors), weights)
    digest = f'{key}-{record["weights_sha256"]}-{weights}-{_READING}'
    return PlanModel(
        forward, ready / 'tokenizer.json', record['eos'], digest, exact or (lambda: forward)
    )


def _save_atomically(
    tensors: Mapping[str, Tensor], file: Path, metadata: dict[str, str] | None = None
) -> None:
    """Write a file of tensors that nobody ever sees half written."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix='.part-', delete=False) as partial:
        name = Path(partial.name)
    try:
        save_file(dict(tensors), name, metadata)
        name.replace(file)
    finally:
        name.unlink(missing_ok=True)


def save_memory(memory: Memory, file: Path) -> None:
    """Write what a model has read of a prompt, as `save_read` does."""
    tensors: dict[str, Tensor] = {}
    for index, (keys, values) in enumerate(memory):
        tensors |= {f'k{index}': keys.contiguous(), f'v{index}': values.contiguous()}
    save_read(tensors, file)


def load_memory(file: Path) -> Memory | None:
    """Return what a model had read; None when there is no such file or it is damaged."""
    tensors = load_read(file)
    if tensors is None:
        return None
    return [(tensors[f'k{index}'], tensors[f'v{index}']) for index in range(len(tensors) // 2)]


def save_read(tensors: Mapping[str, Tensor], file: Path) -> None:
    """Write what came of reading, with a digest; only the newest such files of a folder stay.

    Where that cannot be written it is told, and read again the next time.
    """
    try:
        _save_atomically(tensors, file, {'sha256': _digest(tensors)})
        _keep_newest(file)
    except (OSError, SafetensorError) as error:
        _LOG.warning(
            "the prompt could not be saved in '%s' (%s): the next start reads it again",
            file.parent,
            error,
        )


def _keep_newest(file: Path) -> None:
    """Remove the oldest such files beside this one; another process may be at it as well."""
    aged = []
    for other in file.parent.glob('*.safetensors'):
        with suppress(FileNotFoundError):
            aged.append((other.stat().st_mtime, other))
    others = sorted((age, other) for age, other in aged if other != file)
    for _, old in others[: -MOST_MEMORIES + 1]:
        old.unlink(missing_ok=True)


def load_read(file: Path) -> dict[str, Tensor] | None:
    """Return what `save_read` wrote; None when there is no such file or it is damaged."""
    try:
        with safe_open(file, 'pt') as data:
            expected = (data.metadata() or {}).get('sha256')
            tensors = {name: data.get_tensor(name) for name in data.keys()}  # noqa: SIM118
    except FileNotFoundError:
        return None
    except (OSError, SafetensorError) as error:
        _LOG.warning("the saved prompt '%s' is damaged (%s): it is read again", file, error)
        return None
    if _digest(tensors) != expected:
        _LOG.warning("the saved prompt '%s' is damaged: it is read again", file)
        return None
    return tensors


def _digest(tensors: Mapping[str, Tensor]) -> str:
    digest = hashlib.sha256()
    for name in sorted(tensors):
        digest.update(name.encode() + tensors[name].view(torch.uint8).numpy().tobytes())
    return digest.hexdigest()


def _record(ready: Path) -> dict[str, Any] | None:
    """Return what is known of a converted model; None when there is none or it is damaged."""
    try:
        record: dict[str, Any] = json.loads((ready / 'ready.json').read_text(encoding='utf-8'))
        whole = all(
            file_digest(ready / name) == record[key]
            for name, key in (
                ('weights.safetensors', 'weights_sha256'),
                ('tokenizer.json', 'tokenizer_sha256'),
            )
        )
    except (OSError, ValueError, KeyError):
        return None
    return record if whole else None


def _make_ready(folder: Path, card: Mapping[str, Any], ready: Path, untuned: bool) -> None:
    base = base_model_folder(str(card.get('base')))
    tell_once()
    model = _base_model(base)
    if not untuned:
        apply_tuned(model, folder, weights_digest(base))
    model.eval()
    found = fused(model)
    tensors = found[0] if found else {n: p.detach() for n, p in model.named_parameters()}
    ready.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ready.parent, prefix='.making-') as name:
        done = Path(name) / 'done'
        done.mkdir()
        save_file(tensors, done / 'weights.safetensors')
        shutil.copy(base / 'tokenizer.json', done / 'tokenizer.json')
        record = {
            'base': card.get('base'),
            'tuned_sha256': UNTUNED if untuned else card.get('sha256'),
            'eos': model.config.eos_token_id,
            'facts': found[1] if found else None,
            'weights_sha256': file_digest(done / 'weights.safetensors'),
            'tokenizer_sha256': file_digest(done / 'tokenizer.json'),
        }
        (done / 'ready.json').write_text(json.dumps(record, indent=2), encoding='utf-8')
        if _record(ready) is not None:
            return  # another process was quicker, and may use it by now
        if ready.exists():
            shutil.rmtree(ready)
        try:
            done.rename(ready)
        except OSError:
            if _record(ready) is None:
                raise


def _base_model(base: Path) -> Any:
    """Load the base model; made anew from its package when the converted one is damaged."""
    from transformers import AutoModelForCausalLM
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    if _is_damaged(base):
        _LOG.warning("the converted base model in '%s' is damaged: it is made again", base)
        shutil.rmtree(base)
        base_model_folder(base.name.removesuffix('-bf16'))
    return AutoModelForCausalLM.from_pretrained(base, dtype=torch.bfloat16)


def _is_damaged(base: Path) -> bool:
    """Tell whether a base model that was converted here is not as it was written."""
    if not (base / 'ready.json').is_file():
        return False
    try:
        return file_digest(base / 'model.safetensors') != weights_digest(base)
    except OSError:
        return True


def _library_model(base: str, tensors: Mapping[str, Tensor]) -> Any:
    model = _base_model(base_model_folder(base))
    own = dict(model.named_parameters())
    with torch.no_grad():
        for name, weights in tensors.items():
            own[name].data = weights
    return model.eval()
