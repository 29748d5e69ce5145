"""Run a causal model over many commands that share one prompt prefix, with gradients."""

from collections.abc import Sequence
from dataclasses import dataclass
import threading
from typing import Any

import torch
from torch import Tensor
from transformers import AttentionInterface

from llm_bridge.tune.batches import by_length, Encoded

ATTENTION = 'llm_bridge_shared_prefix'
"""Name under which the attention below is known to transformers."""
ROWS = 8
"""Commands whose own attention is computed together, padded to the longest."""


@dataclass(frozen=True)
class _Rows:
    """Commands of like length within one long row of tokens."""

    keys: Tensor
    """[n * L] index of each token; padding repeats a token."""
    queries: Tensor
    """[n * R] index of each query among those of one key head, R = query heads a key head * L."""
    mask: Tensor
    """[n, R, L] 0 where a query sees a key, else -inf."""


class _SharedAttention(torch.autograd.Function):
    """Softmax attention over a prefix that all commands share and each command's own tokens.

    Commands stand one after the other without padding: q [H, G * T, D] for H key heads of G query
    heads each; k, v [H, T, D]; prefix [H, P, D]; hidden [G * T, P] true: outside a layer's window.
    """

    @staticmethod
    def forward(
        ctx: Any,
        q: Tensor,
        k: Tensor,
        v: Tensor,
        prefix_k: Tensor,
        prefix_v: Tensor,
        rows: Sequence[_Rows],
        hidden: Tensor | None,
    ) -> Tensor:
        first = torch.bmm(q, prefix_k.transpose(1, 2))
        if hidden is not None:
            first.masked_fill_(hidden, float('-inf'))
        top = first.amax(-1)
        own = []
        for row in rows:
            score = _take(q, row.queries, row) @ _take(k, row.keys, row).transpose(2, 3)
            score += row.mask
            top.scatter_reduce_(
                1, row.queries.expand(len(q), -1), score.amax(-1).flatten(1), 'amax'
            )
            own.append(score)
        first.sub_(top.unsqueeze(-1)).exp_()
        total = first.sum(-1, keepdim=True, dtype=torch.float32)
        out = torch.bmm(first, prefix_v)
        for row, score in zip(rows, own, strict=True):
            score.sub_(_take(top.unsqueeze(-1), row.queries, row)).exp_()
            total.index_add_(
                1, row.queries, score.sum(-1, dtype=torch.float32).flatten(1).unsqueeze(-1)
            )
            out.index_add_(1, row.queries, (score @ _take(v, row.keys, row)).flatten(1, 2))
        out = (out.float() / total).to(q.dtype)
        ctx.rows = rows
        ctx.save_for_backward(q, k, v, prefix_k, prefix_v, total, out, first, *own)
        return out

    @staticmethod
    def backward(ctx: Any, *grads: Tensor) -> Any:
        q, k, v, prefix_k, prefix_v, total, out, first, *own = ctx.saved_tensors
        wide = grads[0].float() / total
        shift = (wide * out.float()).sum(-1, keepdim=True).to(q.dtype)
        grad = wide.to(q.dtype)
        grad_first = torch.bmm(grad, prefix_v.transpose(1, 2)).sub_(shift).mul_(first)
        grad_q = torch.bmm(grad_first, prefix_k)
        grad_k, grad_v = torch.zeros_like(k), torch.zeros_like(v)
        for row, share in zip(ctx.rows, own, strict=True):
            row_grad = _take(grad, row.queries, row)
            change = row_grad @ _take(v, row.keys, row).transpose(2, 3)
            change.sub_(_take(shift, row.queries, row)).mul_(share)
            grad_q.index_add_(1, row.queries, (change @ _take(k, row.keys, row)).flatten(1, 2))
            grad_k.index_add_(
                1, row.keys, (change.transpose(2, 3) @ _take(q, row.queries, row)).flatten(1, 2)
            )
            grad_v.index_add_(1, row.keys, (share.transpose(2, 3) @ row_grad).flatten(1, 2))
        return (
            grad_q,
            grad_k,
            grad_v,
            grad_first.transpose(1, 2) @ q,
            first.transpose(1, 2) @ grad,
            None,
            None,
        )


def _take(values: Tensor, index: Tensor, row: _Rows) -> Tensor:
    """Return [H, n, R or L, D] of values [H, any, D]."""
    return values[:, index].view(len(values), len(row.mask), -1, values.shape[-1])


def _attention(
    module: torch.nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    scaling: float,
    dropout: float = 0.0,
    sliding_window: int | None = None,
    **_: Any,
) -> tuple[Tensor, None]:
    run: SharedPrefixRun = module.shared_prefix_run
    index: int = module.layer_idx
    own = run.of_thread
    if not own.rows:
        near = _near(query.shape[2], sliding_window)
        out = torch.nn.functional.scaled_dot_product_attention(
            query,
            key,
            value,
            attn_mask=near,
            is_causal=near is None,
            scale=scaling,
            enable_gqa=True,
        )
        own.prefix[index] = (key[0], value[0])
        return out.transpose(1, 2).contiguous(), None
    _, all_heads, length, width = query.shape
    prefix_k, prefix_v = own.prefix[index]
    q = (query * scaling).reshape(len(prefix_k), -1, width)
    hidden = None
    if sliding_window is not None:
        distance = own.positions.unsqueeze(1) - torch.arange(prefix_k.shape[1])
        if int(distance.max()) >= sliding_window:
            hidden = (distance >= sliding_window).repeat(all_heads // len(prefix_k), 1)
    out = _SharedAttention.apply(
        q, key[0].contiguous(), value[0].contiguous(), prefix_k, prefix_v, own.rows, hidden
    )
    return out.view(1, all_heads, length, width).transpose(1, 2).contiguous(), None


def _near(length: int, window: int | None) -> Tensor | None:
    """Return which keys each query sees, or None where the window hides none."""
    if window is None or length <= window:
        return None
    at = torch.arange(length)
    distance = at.unsqueeze(1) - at
    return (distance >= 0) & (distance < window)


AttentionInterface.register(ATTENTION, _attention)


class _OfThread(threading.local):
    """What a thread has read, and how the commands that it reads now lie."""

    def __init__(self) -> None:
        self.prefix: dict[int, tuple[Tensor, Tensor]] = {}
        self.rows: tuple[_Rows, ...] = ()
        self.positions: Tensor = torch.empty(0, dtype=torch.long)


class SharedPrefixRun:
    """Forward passes of one model (attn_implementation=ATTENTION) over groups of commands.

    Threads may use it at the same time.
    """

    def __init__(self, model: Any) -> None:
        """Take the model over; its attention then works only through this object."""
        self.model = model
        self.of_thread = _OfThread()
        config = model.config
        self._heads_of_key = config.num_attention_heads // config.num_key_value_heads
        self._window: int | None = getattr(config, 'sliding_window', None)
        for module in model.modules():
            if hasattr(module, 'layer_idx'):
                module.shared_prefix_run = self

    def decisions(
        self, prefix: Sequence[int], examples: Sequence[Encoded]
    ) -> tuple[Tensor, list[Encoded]]:
        """Return the logits [N, K] of all decisions, the right token's first, and the examples.

        Decisions come example by example, in the order of the examples that is returned; rows are
        padded with -inf.
        """
        longest = max(len(example.tokens) for example in examples)
        if self._window is not None and longest > self._window:
            raise ValueError(
                f'a command of {longest} tokens is longer than the {self._window} tokens '
                'that some layers of this model look back'
            )
        batches = by_length(examples, ROWS)
        ordered = [example for batch in batches for example in batch]
        own = self.of_thread
        own.rows = ()
        self.model.model(input_ids=torch.tensor([list(prefix)]), use_cache=False)
        own.rows = self._rows(batches)
        try:
            return self._logits(len(prefix), ordered), ordered
        finally:
            own.rows = ()
            own.prefix.clear()

    def _rows(self, batches: Sequence[Sequence[Encoded]]) -> tuple[_Rows, ...]:
        total = sum(len(e.tokens) for batch in batches for e in batch)
        dtype = self.model.dtype
        heads = torch.arange(self._heads_of_key).view(1, -1, 1) * total
        rows, start = [], 0
        for batch in batches:
            lengths = torch.tensor([len(e.tokens) for e in batch])
            longest = int(lengths.max())
            starts = start + lengths.cumsum(0) - lengths
            at = torch.arange(longest)
            real = at < lengths.unsqueeze(1)
            keys = starts.unsqueeze(1) + torch.where(real, at, 0)
            seen = (at.unsqueeze(1) >= at) & real.unsqueeze(1) & real.unsqueeze(2)
            mask = torch.zeros(seen.shape, dtype=dtype).masked_fill(~seen, float('-inf'))
            rows.append(
                _Rows(
                    keys.flatten(),
                    (keys.unsqueeze(1) + heads).flatten(),
                    mask.repeat(1, self._heads_of_key, 1),
                )
            )
            start += int(lengths.sum())
        return tuple(rows)

    def _logits(self, start: int, ordered: Sequence[Encoded]) -> Tensor:
        tokens = [token for e in ordered for token in e.tokens]
        positions = torch.tensor([start + at for e in ordered for at in range(len(e.tokens))])
        self.of_thread.positions = positions
        states = self.model.model(
            input_ids=torch.tensor([tokens]),
            position_ids=positions.unsqueeze(0),
            use_cache=False,
        ).last_hidden_state[0]
        points, before, offset = [], [], 0
        for example in ordered:
            points += [(right, choices) for _, right, choices in example.decisions]
            before += [offset + index for index, _, _ in example.decisions]
            offset += len(example.tokens)
        widest = max(len(choices) for _, choices in points)
        allowed = torch.zeros((len(points), widest), dtype=torch.long)
        closed = torch.ones((len(points), widest), dtype=torch.bool)
        for index, (right, choices) in enumerate(points):
            others = [token for token in choices if token != right]
            allowed[index, : len(choices)] = torch.tensor([right, *others])
            closed[index, : len(choices)] = False
        matrix = self.model.get_output_embeddings().weight
        at = states[torch.tensor(before)].unsqueeze(-1)
        logits = torch.bmm(matrix[allowed], at).squeeze(-1).float()
        return logits.masked_fill(closed, float('-inf'))
