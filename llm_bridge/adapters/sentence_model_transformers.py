"""A small model of sentences: what means the same lies near to one another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
import math

from safetensors.torch import load_file
from tokenizers import Tokenizer
import torch
from torch import nn, Tensor

from llm_bridge.adapters.packed_transformers import PackedLinear
from llm_bridge.adapters.sentence_base_transformers import (
    MPNET,
    sentence_folder,
    SentenceBase,
    TOKENS,
    WEIGHTS,
)

MOST_TOKENS = 48
"""Of a sentence; what is behind them is not read."""
_TOGETHER = 48
"""Sentences in one call."""
_ALIKE = 3
"""By so many tokens at most a sentence is filled up."""
_FILLER = 1
"""Token of places behind a sentence."""
_BEFORE_PLACES = 2
"""Rows of the table of places before that of a sentence's first token."""
_DISTANCES, _FAR = 32, 128
"""So many distances between tokens are told apart; from the second on they are all far."""
_EPS = 1e-5
"""Of the layer norms, as MPNet has it."""
_NEVER = -1e9
"""Added to the weight of a filler."""


class SentenceModel(nn.Module):
    """Sentences in, one vector of length 1 for each out."""

    def __init__(self, base: SentenceBase = MPNET, form: torch.dtype = torch.float32) -> None:
        """Load the base model with numbers of that form.

        The first call on a machine takes some seconds, and says so. Raises DecodeError when the
        packages are not installed, or hold something else.
        """
        super().__init__()
        folder = sentence_folder(base)
        self.base = base
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENS))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MOST_TOKENS)
        given = {name: t.to(form) for name, t in load_file(folder / WEIGHTS).items()}
        places = given.pop('embeddings.position_embeddings.weight')[_BEFORE_PLACES:][:MOST_TOKENS]
        self.words = nn.Embedding.from_pretrained(given.pop('embeddings.word_embeddings.weight'))
        self.places = nn.Embedding.from_pretrained(places)
        self.near = nn.Embedding.from_pretrained(
            given.pop('encoder.relative_attention_bias.weight')
        )
        """[distances, heads] what a head's attention has more for that distance."""
        width = self.words.weight.shape[1]
        inner = given['encoder.layer.0.intermediate.dense.weight'].shape[0]
        with torch.device('meta'):  # numbers that come from the file need no first value
            self.norm = nn.LayerNorm(width, _EPS)
            layers = [_Layer(width, inner, base.heads) for _ in range(base.layers)]
        self.layers = nn.ModuleList(layers)
        self.load_state_dict(_named_as_here(given, base.layers), strict=False, assign=True)
        at = torch.arange(MOST_TOKENS)
        self.register_buffer('distances', _distances(at[None] - at[:, None]), persistent=False)
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

    def pack(self) -> None:
        """Round the matrices of all layers to 8 bits; nothing can be learnt then."""
        self.norm.float()
        self.near.float()
        for layer in self.layers:
            for name, part in [*layer.named_children()]:
                packed = PackedLinear(part) if isinstance(part, nn.Linear) else part.float()
                setattr(layer, name, packed)

    def _read(self, rows: Sequence[Sequence[int]]) -> Tensor:
        """Return the vectors [sentences, width] of sentences, the shortest first."""
        groups = [_Group.of(part) for part in _alike(rows)]
        longest = len(rows[-1])
        near = self.near(self.distances[:longest, :longest]).permute(2, 0, 1)
        nears = [group.seen(near) for group in groups]
        tokens = torch.cat([group.ids.flatten() for group in groups])
        places = torch.cat([group.places() for group in groups])
        states = self.norm((self.words(tokens) + self.places(places)).to(self.norm.weight.dtype))
        for layer in self.layers:
            states = layer(states, nears)
        parts = states.split([group.filler.numel() for group in groups])
        found = torch.cat([g.mean(part) for g, part in zip(groups, parts, strict=True)])
        return nn.functional.normalize(found, dim=-1)


@dataclass(frozen=True)
class _Group:
    """Sentences of about the same length, with filler behind the shorter ones."""

    ids: Tensor
    """[sentences, longest] tokens."""
    filler: Tensor
    """[sentences, longest] bool."""

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> '_Group':
        longest = max(map(len, rows))
        ids = torch.tensor([[*row, *[_FILLER] * (longest - len(row))] for row in rows])
        return cls(ids, torch.arange(longest) >= torch.tensor([[len(row)] for row in rows]))

    def places(self) -> Tensor:
        """Return the place of each token in its sentence, one sentence after the other."""
        sentences, longest = self.ids.shape
        return torch.arange(longest).repeat(sentences)

    def seen(self, near: Tensor) -> Tensor:
        """Return what attention has more, [sentences, heads, longest, longest]."""
        longest = self.ids.shape[1]
        near = near[None, :, :longest, :longest]
        return near.masked_fill(self.filler[:, None, None], _NEVER)

    def mean(self, states: Tensor) -> Tensor:
        """Return the mean [sentences, width] of the states [tokens, width], but for direction."""
        told = states.float().unflatten(0, self.filler.shape)
        return told.masked_fill(self.filler.unsqueeze(-1), 0.0).sum(1)


def _alike(rows: Sequence[Sequence[int]]) -> Iterator[Sequence[Sequence[int]]]:
    """Yield rows, the shortest first, in groups of about the same length.

    What is filled up is read for nothing: a command and its pieces have 40 tokens and 8.
    """
    start = 0
    for at, row in enumerate(rows):
        if len(row) > len(rows[start]) + _ALIKE:
            yield rows[start:at]
            start = at
    yield rows[start:]


class _Layer(nn.Module):
    """One layer: tokens look at one another, and each is thought over."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.look = nn.Linear(width, 3 * width)
        """Queries, keys and values."""
        self.seen = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, _EPS)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, _EPS)

    def forward(self, states: Tensor, nears: Sequence[Tensor]) -> Tensor:
        """Return the states [tokens, width] of all groups after the layer.

        `nears` [sentences, heads, longest, longest] is what attention has more in each group.
        """
        mixed = self.look(states).split([len(near) * near.shape[-1] for near in nears])
        pairs = zip(mixed, nears, strict=True)
        looked = torch.cat([self._looked(part, near) for part, near in pairs])
        states = self.norm1(states + self.seen(looked))
        found: Tensor = self.norm2(states + self.down(nn.functional.gelu(self.up(states))))
        return found

    def _looked(self, mixed: Tensor, near: Tensor) -> Tensor:
        """Return what the tokens of a group find, [tokens, width]."""
        parts = mixed.view(len(near), near.shape[-1], 3, self.heads, -1).permute(2, 0, 3, 1, 4)
        found = nn.functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=near.to(parts.dtype)
        )
        return found.transpose(1, 2).flatten(2).flatten(0, 1)


def _named_as_here(given: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """Return MPNet's weights by the names that they have here."""
    names = {
        'attention.attn.o': 'seen',
        'attention.LayerNorm': 'norm1',
        'intermediate.dense': 'up',
        'output.dense': 'down',
        'output.LayerNorm': 'norm2',
    }
    found = {}
    for part in ('weight', 'bias'):
        found[f'norm.{part}'] = given[f'embeddings.LayerNorm.{part}']
        for number in range(layers):
            theirs, ours = f'encoder.layer.{number}', f'layers.{number}'
            found[f'{ours}.look.{part}'] = torch.cat(
                [given[f'{theirs}.attention.attn.{n}.{part}'] for n in 'qkv']
            )
            for name, other in names.items():
                found[f'{ours}.{other}.{part}'] = given[f'{theirs}.{name}.{part}']
    return found


def _distances(ahead: Tensor) -> Tensor:
    """Return which of the distances that are told apart each number of tokens ahead is.

    As T5 has it: half of them behind and half ahead, single tokens when near, wider when far.
    """
    half = _DISTANCES // 2
    single = half // 2
    behind = (ahead > 0).long() * half
    far = ahead.abs()
    wide = torch.log(far.clamp(min=1).float() / single) / math.log(_FAR / single)
    wide = (single + (wide * (half - single)).long()).clamp(max=half - 1)
    return behind + torch.where(far < single, far, wide)
