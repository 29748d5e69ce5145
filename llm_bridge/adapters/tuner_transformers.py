"""Tune a base model on groups of commands, step by step, on a CPU."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
import math
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from transformers import AutoModelForCausalLM
from transformers.utils.logging import disable_progress_bar

from llm_bridge.adapters.base_model_transformers import (
    base_model_folder,
    BASE_MODELS,
    checked_weights_digest,
)
from llm_bridge.adapters.example_encoder import Encoder
from llm_bridge.adapters.precision_transformers import quicker_precision
from llm_bridge.adapters.shared_prefix_transformers import ATTENTION, SharedPrefixRun
from llm_bridge.adapters.tuned_numbers_transformers import tuned_numbers
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned, read_card, save_changes
from llm_bridge.adapters.tuning_state_transformers import run_facts, STATE, write_state
from llm_bridge.tune.batches import Encoded, Group, Source
from llm_bridge.tune.tune_settings import Score, TuneSettings


@dataclass
class _Part:
    """What one group taught."""

    grads: Sequence[Tensor] = ()
    loss: float = 0.0
    right: int = 0
    count: int = 0
    examples: int = 0


class Tuner:
    """One run: the model, its exact weights, their average and the optimiser."""

    def __init__(self, settings: TuneSettings, folder: Path, source: Source) -> None:
        """Begin, or go on where `folder` says that the run was.

        Raises DecodeError when the base model or the tuned weights to start from are not there,
        are damaged or do not fit, ValueError when the run in the folder is of another kind.
        """
        self.settings = settings
        self.folder = folder
        self.source = source
        base = base_model_folder(settings.base)
        self.base_digest = checked_weights_digest(base)
        known = BASE_MODELS.get(settings.base)
        self.base_licence = known.licence if known else None
        disable_progress_bar()
        self.model: Any = AutoModelForCausalLM.from_pretrained(
            base,
            dtype=quicker_precision(),
            attn_implementation=ATTENTION,
        )
        untuned = self._start_from(settings.start) if settings.start else {}
        card = read_card(Path(settings.start)) if settings.start else {}
        self._start_digest = str(card.get('sha256', ''))
        self.numbers = tuned_numbers(self.model, untuned, settings)
        self.weights = self.numbers.parameters
        self.run = SharedPrefixRun(self.model)
        self.encode = Encoder(base, self.model.config.eos_token_id)
        self.exact = {name: p.detach().float().clone() for name, p in self.weights.items()}
        self.average = {name: p.clone() for name, p in self.exact.items()}
        kept_apart = self.exact if settings.share < 1 else {}
        self.begun = {name: p.clone() for name, p in kept_apart.items()}
        """The numbers before the first step, where some of them are kept."""
        self.optimiser = torch.optim.AdamW(
            list(self.exact.values()),
            lr=settings.peak_rate,
            betas=(0.9, 0.98),
            eps=1e-8,
            weight_decay=0.0,
            fused=True,
        )
        self._pool = ThreadPoolExecutor(
            torch.get_num_threads(), initializer=torch.set_num_threads, initargs=(1,)
        )
        self.step = 0
        self.next_group = 0
        self.seen = 0
        self.seconds = 0.0
        self.commands: list[str] = []
        """What the run was started and gone on with."""
        if (folder / STATE).is_file():
            self._load()

    def _start_from(self, start: str) -> dict[str, Tensor]:
        """Apply tuned weights; return what the base model had in their place."""
        own = dict(self.model.named_parameters())
        before = {name: p.detach().clone() for name, p in own.items()}
        apply_tuned(self.model, Path(start), self.base_digest)
        return {n: v for n, v in before.items() if not torch.equal(v, own[n].detach())}

    def train_step(self, rate: float) -> dict[str, float]:
        """Learn from the next groups; return loss, decision accuracy and gradient norm."""
        numbers = range(self.next_group, self.next_group + self.settings.groups)
        self.next_group = numbers.stop
        grads = {name: torch.zeros_like(p) for name, p in self.exact.items()}
        loss, right, count, examples = 0.0, 0, 0, 0
        for part in self._pool.map(self._learn, numbers):
            for name, grad in zip(self.weights, part.grads, strict=False):
                grads[name] += grad
            loss, right, count = loss + part.loss, right + part.right, count + part.count
            examples += part.examples
        if count == 0:
            raise ValueError(
                'the generator gave no command that the grammar accepts: look at refused.txt'
            )
        norm = self._update(grads, count, rate)
        self.seen += examples
        return {
            'loss': loss / count,
            'accuracy': right / count,
            'norm': norm,
            'examples': examples,
        }

    def _learn(self, number: int) -> '_Part':
        """Return the gradients of one group; run by several threads, one core each.

        A thread for each group wastes less than several for each operation, above all where other
        programs need the cores too.
        """
        prefix, encoded = self.encode(self.source(number))
        part = _Part(examples=len(encoded))
        if not encoded:
            return part
        logits, _ = self.run.decisions(prefix, encoded)
        total = -logits.log_softmax(-1)[:, 0].sum()
        part.right, part.count = int((logits.argmax(-1) == 0).sum()), len(logits)
        part.grads = torch.autograd.grad(total, list(self.weights.values()))
        part.loss = total.item()
        return part

    def _update(self, grads: dict[str, Tensor], count: int, rate: float) -> float:
        squares = torch.stack([g.square().sum() for g in grads.values()]).sum()
        norm = math.sqrt(squares.item()) / count
        factor = min(1.0, self.settings.clip / max(norm, 1e-12)) / count
        for name, exact in self.exact.items():
            exact.grad = grads[name].mul_(factor)
        for options in self.optimiser.param_groups:
            options['lr'] = rate
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        keep = min(self.settings.average, self.step / (self.step + 10))
        with torch.no_grad():
            for name, exact in self.exact.items():
                self.average[name].lerp_(exact, 1 - keep)
                self.weights[name].copy_(exact)
        return norm

    def score(
        self,
        groups: Sequence[Group],
        averaged: bool = True,
        on_progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Score:
        """Return how many plans greedy decoding would get exactly right."""
        score = Score()
        if averaged:
            self._use(self.kept())
        for done, (logits, examples) in enumerate(self._pool.map(self._score, groups), start=1):
            score.loss -= logits.log_softmax(-1)[:, 0].sum().item()
            score.decisions += len(logits)
            _count(score, logits, examples)
            on_progress(done, len(groups))
        if averaged:
            self._use(self.exact)
        return score

    def _score(self, group: Group) -> tuple[Tensor, list[Encoded]]:
        with torch.inference_mode():
            return self.run.decisions(*self.encode(group))

    def kept(self) -> dict[str, Tensor]:
        """Return the averaged numbers, with as much of what was learnt as is to be kept."""
        share = self.settings.share
        if share == 1:
            return self.average
        return {name: self.begun[name].lerp(p, share) for name, p in self.average.items()}

    def _use(self, values: dict[str, Tensor]) -> None:
        with torch.no_grad():
            for name, value in values.items():
                self.weights[name].copy_(value)

    def export(
        self,
        folder: Path,
        card: Mapping[str, Any],
        on_progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Path:
        """Write what the numbers that are kept change, as it ships, with a card."""
        facts = {
            'base': self.settings.base,
            'base_sha256': self.base_digest,
            'base_licence': self.base_licence,
            **run_facts(
                self.folder, self.settings, self.step, self.seen, self.seconds, self.commands
            ),
        }
        changes = self.numbers.changes(self.kept())
        return save_changes(folder, changes, facts | dict(card), on_progress=on_progress)

    def check_reload(self, folder: Path) -> float:
        """Return the largest difference of a weight after export and reload.

        It is done at the first step: a model that cannot be saved must not be trained.
        """
        self.export(folder, {})
        fresh = AutoModelForCausalLM.from_pretrained(
            base_model_folder(self.settings.base), dtype=torch.bfloat16
        )
        apply_tuned(fresh, folder, self.base_digest)
        self._use(self.kept())
        reloaded = dict(fresh.named_parameters())
        worst = max(
            float((reloaded[name].detach().float() - weights).abs().max())
            for name, weights in self.numbers.merged().items()
        )
        self._use(self.exact)
        return worst

    def save(self) -> None:
        """Write everything that is needed to go on, in one move: a kill leaves the last one."""
        write_state(
            self.folder,
            {
                'exact': self.exact,
                'average': self.average,
                'step': self.step,
                'optimiser': self.optimiser.state_dict(),
                'next_group': self.next_group,
                'seen': self.seen,
                'seconds': self.seconds,
                'base_digest': self.base_digest,
                'commands': self.commands,
                'started_from': self._start_digest,
            },
        )

    def _load(self) -> None:
        state = torch.load(self.folder / STATE, weights_only=True)
        if 'base_digest' not in state:
            raise ValueError(
                f"the run in '{self.folder}' is not one that writes plans: give the settings that "
                'it began with (--part skills), or another folder'
            )
        if state['base_digest'] != self.base_digest:
            raise ValueError(
                f"the run in '{self.folder}' began from other base weights "
                f'({state["base_digest"]}, here {self.base_digest}): start in another folder'
            )
        started_from = state.get('started_from', self._start_digest)
        if self.settings.share < 1 and started_from != self._start_digest:
            raise ValueError(
                f"the run in '{self.folder}' began from other tuned weights "
                f'({started_from or "none"}, here {self._start_digest or "none"}): to keep a '
                'share of what was learnt since, give the --start that it began with'
            )
        self._start_digest = started_from
        shapes = {name: p.shape for name, p in self.exact.items()}
        if {name: p.shape for name, p in state['exact'].items()} != shapes:
            raise ValueError(
                f"the run in '{self.folder}' tunes other numbers than method "
                f"'{self.settings.method}' with {self.settings.frozen_layers} frozen layers: give "
                'the settings that it began with, or another folder'
            )
        with torch.no_grad():
            for name, exact in self.exact.items():
                exact.copy_(state['exact'][name])
        self.average = state['average']
        self.optimiser.load_state_dict(state['optimiser'])
        self.step, self.next_group = state['step'], state['next_group']
        self.seen, self.seconds = state['seen'], state['seconds']
        self.commands = list(state.get('commands', ()))
        self._use(self.exact)


def _count(score: Score, logits: Tensor, batch: Sequence[Encoded]) -> None:
    best = logits.argmax(-1) == 0
    start = 0
    for example in batch:
        end = start + len(example.decisions)
        score.add(example.category, bool(best[start:end].all()))
        start = end
