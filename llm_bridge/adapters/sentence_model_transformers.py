"""A small model of sentences: what means the same lies near to one another."""

from collections.abc import Mapping, Sequence
import math

from safetensors.torch import load_file
from tokenizers import Tokenizer
import torch
from torch import nn, Tensor

from llm_bridge.adapters.forward_transformers import multiplies_bf16
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
"""Sentences in one call, of about the same length."""
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

    def _read(self, rows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(map(len, rows))
        ids = torch.tensor([[*row, *[_FILLER] * (longest - len(row))] for row in rows])
        filler = torch.arange(longest) >= torch.tensor([[len(row)] for row in rows])
        states = self.norm(self.words(ids) + self.places(torch.arange(longest)))
        near = self.near(self.distances[:longest, :longest]).permute(2, 0, 1)
        seen = near[None].masked_fill(filler[:, None, None], _NEVER).to(states.dtype)
        for layer in self.layers:
            states = layer(states, seen)
        mean = states.float().masked_fill(filler.unsqueeze(-1), 0.0).sum(1)
        return nn.functional.normalize(mean, dim=-1)


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

    def forward(self, states: Tensor, near: Tensor) -> Tensor:
        """Return the states [sentences, tokens, width] after the layer.

        `near` [sentences, heads, tokens, tokens] is what attention has more.
        """
        parts = self.look(states).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4)
        looked = nn.functional.scaled_dot_product_attention(
            parts[0], parts[1], parts[2], attn_mask=near.to(parts.dtype)
        )
        states = self.norm1(states + self.seen(looked.transpose(1, 2).flatten(2)))
        found: Tensor = self.norm2(states + self.down(nn.functional.gelu(self.up(states))))
        return found


def quick_form() -> torch.dtype:
    """Return the form of numbers in which this processor reads sentences quickest."""
    return torch.bfloat16 if multiplies_bf16() else torch.float32


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
