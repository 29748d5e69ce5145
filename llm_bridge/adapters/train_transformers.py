"""Tune the base model's upper layers on generated commands, on a CPU, resumable at any moment."""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
import importlib
import json
import math
import os
from pathlib import Path
import signal
import time
from typing import Any

import torch
from torch import Tensor
from transformers import AutoModelForCausalLM

from llm_bridge.adapters.base_model_transformers import (
    base_model_folder,
    BASE_MODELS,
    SMOLLM2,
    weights_digest,
)
from llm_bridge.adapters.grammar_llguidance import PlanTokens
from llm_bridge.adapters.shared_prefix_transformers import ATTENTION, SharedPrefixRun
from llm_bridge.adapters.tuned_weights_transformers import apply_tuned, save_tuned
from llm_bridge.language.signatures import prompt_command, prompt_prefix
from llm_bridge.tune.batches import Encoded, Example, Group, learning_rate, Source

STATE = 'state.pt'
LOG = 'progress.jsonl'


@dataclass(frozen=True)
class TuneSettings:
    """How a model is tuned."""

    base: str = SMOLLM2.name
    """Name of a known base model, or a folder."""
    frozen_layers: int = 12
    """Lower layers that stay as they are; what remains is tuned in full."""
    peak_rate: float = 4e-4
    """Learning rate of the plateau."""
    warm_up: int = 20
    """Steps until the plateau."""
    groups: int = 2
    """Sites in one step."""
    average: float = 0.99
    """Of the running average of the weights, which is what is measured and exported."""
    clip: float = 1.0
    """Largest norm of a step's gradient."""


@dataclass
class Score:
    """How many commands were right, in all and by category."""

    right: int = 0
    count: int = 0
    loss: float = 0.0
    decisions: int = 0
    by_category: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    def add(self, category: str, right: bool) -> None:
        """Count one command."""
        self.right += right
        self.count += 1
        self.by_category[category][0] += right
        self.by_category[category][1] += 1

    @property
    def share(self) -> float:
        """Share of commands whose whole plan was right."""
        return self.right / max(self.count, 1)


@dataclass
class _Part:
    """What one group taught."""

    grads: Sequence[Tensor] = ()
    loss: float = 0.0
    right: int = 0
    count: int = 0
    examples: int = 0


class Encoder:
    """Turns groups into tokens; plans that the grammar refuses are left out and counted."""

    def __init__(self, folder: Path, eos: int) -> None:
        """Use the tokeniser of a base model's folder."""
        self._file = folder / 'tokenizer.json'
        self._eos = eos
        self.refused: list[str] = []
        self.count = 0

    def __call__(self, group: Group) -> tuple[list[int], list[Encoded]]:
        """Return the tokens of the prefix and of each example."""
        tokens = PlanTokens(self._file, self._eos, group.signatures)
        found = [e for example in group.examples if (e := self._encode(tokens, example))]
        return tokens.encode(prompt_prefix(group.signatures)), found

    def _encode(self, tokens: PlanTokens, example: Example) -> Encoded | None:
        self.count += 1
        command = tokens.encode(prompt_command(example.words))
        plan = tokens.encode_plan(example.plan)
        walk = tokens.walk(example.words)
        decisions = []
        for index, token in enumerate([*plan, self._eos]):
            choices = walk.choices()
            if token not in choices or not walk.take(token):
                self.refused.append(
                    f'{" ".join(example.words)} ->{example.plan} '
                    f'(at {tokens.text(plan[: index + 1])[-20:]!r})'
                )
                return None
            if len(choices) > 1:
                decisions.append((len(command) + index - 1, token, tuple(choices)))
        return Encoded((*command, *plan), tuple(decisions), example.category)


class Tuner:
    """One run: the model, its exact weights, their average and the optimiser."""

    def __init__(self, settings: TuneSettings, folder: Path, source: Source) -> None:
        """Begin, or go on where `folder` says that the run was."""
        self.settings = settings
        self.folder = folder
        self.source = source
        base = base_model_folder(settings.base)
        self.base_digest = weights_digest(base)
        known = BASE_MODELS.get(settings.base)
        self.base_licence = known.licence if known else None
        self.model: Any = AutoModelForCausalLM.from_pretrained(
            base, dtype=torch.bfloat16, attn_implementation=ATTENTION
        )
        self.run = SharedPrefixRun(self.model)
        self.encode = Encoder(base, self.model.config.eos_token_id)
        self.weights = {
            name: p
            for name, p in self.model.named_parameters()
            if _layer(name) >= settings.frozen_layers
        }
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad = name in self.weights
        self.base_weights = {name: p.detach().clone() for name, p in self.weights.items()}
        self.exact = {name: p.detach().float().clone() for name, p in self.weights.items()}
        self.average = {name: p.clone() for name, p in self.exact.items()}
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
        if (folder / STATE).is_file():
            self._load()

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

    def score(self, groups: Iterable[Group], averaged: bool = True) -> Score:
        """Return how many plans greedy decoding would get exactly right."""
        score = Score()
        if averaged:
            self._use(self.average)
        for logits, examples in self._pool.map(self._score, groups):
            score.loss -= logits.log_softmax(-1)[:, 0].sum().item()
            score.decisions += len(logits)
            _count(score, logits, examples)
        if averaged:
            self._use(self.exact)
        return score

    def _score(self, group: Group) -> tuple[Tensor, list[Encoded]]:
        with torch.inference_mode():
            return self.run.decisions(*self.encode(group))

    def _use(self, values: dict[str, Tensor]) -> None:
        with torch.no_grad():
            for name, value in values.items():
                self.weights[name].copy_(value)

    def export(self, folder: Path, card: dict[str, Any], bits: int = 4) -> Path:
        """Write the averaged weights as they ship."""
        return save_tuned(
            folder,
            self.base_weights,
            self.average,
            {
                'base': self.settings.base,
                'base_sha256': self.base_digest,
                'base_licence': self.base_licence,
                'settings': asdict(self.settings),
                'steps': self.step,
                'examples': self.seen,
                'training_seconds': round(self.seconds),
                **card,
            },
            bits,
        )

    def save(self) -> None:
        """Write everything that is needed to go on, in one move."""
        self.folder.mkdir(parents=True, exist_ok=True)
        partial = self.folder / f'.{STATE}.part'
        torch.save(
            {
                'exact': self.exact,
                'average': self.average,
                'step': self.step,
                'optimiser': self.optimiser.state_dict(),
                'next_group': self.next_group,
                'seen': self.seen,
                'seconds': self.seconds,
                'base_digest': self.base_digest,
            },
            partial,
        )
        partial.replace(self.folder / STATE)

    def _load(self) -> None:
        state = torch.load(self.folder / STATE, weights_only=True)
        if state['base_digest'] != self.base_digest:
            raise ValueError(
                f"the run in '{self.folder}' began from other base weights "
                f'({state["base_digest"]}): start in another folder'
            )
        with torch.no_grad():
            for name, exact in self.exact.items():
                exact.copy_(state['exact'][name])
        self.average = state['average']
        self.optimiser.load_state_dict(state['optimiser'])
        self.step, self.next_group = state['step'], state['next_group']
        self.seen, self.seconds = state['seen'], state['seconds']
        self._use(self.exact)


def check_reload(tuner: Tuner, folder: Path) -> float:
    """Return the largest difference of logits after export and reload, with 4 bits.

    It is done at the first step: a model that cannot be saved must not be trained.
    """
    tuner.export(folder, {})
    fresh = AutoModelForCausalLM.from_pretrained(
        base_model_folder(tuner.settings.base), dtype=torch.bfloat16
    )
    apply_tuned(fresh, folder, tuner.base_digest)
    tuner._use(tuner.average)
    parameters = dict(fresh.named_parameters())
    worst = max(
        float((parameters[name].detach().float() - weights.detach().float()).abs().max())
        for name, weights in tuner.weights.items()
    )
    tuner._use(tuner.exact)
    return worst


def _count(score: Score, logits: Tensor, batch: Sequence[Encoded]) -> None:
    best = logits.argmax(-1) == 0
    start = 0
    for example in batch:
        end = start + len(example.decisions)
        score.add(example.category, bool(best[start:end].all()))
        start = end


def _layer(name: str) -> int:
    parts = name.split('.')
    return int(parts[parts.index('layers') + 1]) if 'layers' in parts else -1


def _named(path: str) -> Any:
    module, _, name = path.partition(':')
    return getattr(importlib.import_module(module), name)


def _write_line(file: Path, line: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open('a', encoding='utf-8') as log:
        log.write(json.dumps(line, ensure_ascii=False) + '\n')


class _Stop:
    """Set by SIGINT or SIGTERM: finish the step, save, end."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, *_: object) -> None:
        self.asked = True


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='llm-bridge tune', description=__doc__)
    parser.add_argument('folder', type=Path, help='the run: state, log and exports')
    parser.add_argument(
        '--source',
        default='llm_bridge.tune.generator:group',
        help='MODULE:FUNCTION that gives the group of commands of a number',
    )
    parser.add_argument('--dev', default='', help='MODULE:FUNCTION that gives groups to measure')
    parser.add_argument('--minutes', type=float, default=60.0, help='how long to train')
    parser.add_argument(
        '--anneal',
        action='store_true',
        help='let the learning rate fall to 0 over those minutes, then end',
    )
    parser.add_argument('--save-every', type=float, default=5.0, help='minutes')
    parser.add_argument('--measure-every', type=float, default=10.0, help='minutes')
    parser.add_argument('--rate', type=float, default=TuneSettings.peak_rate)
    parser.add_argument('--groups', type=int, default=TuneSettings.groups)
    parser.add_argument('--base', default=SMOLLM2.name, help='base model, or a folder')
    parser.add_argument('--frozen-layers', type=int, default=TuneSettings.frozen_layers)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Train for some minutes, going on where the folder's run was; return the exit code."""
    options = _options(arguments)
    torch.set_num_threads(int(os.environ.get('OMP_NUM_THREADS', '2')))
    settings = TuneSettings(
        base=options.base,
        peak_rate=options.rate,
        groups=options.groups,
        frozen_layers=options.frozen_layers,
    )
    tuner = Tuner(settings, options.folder, _named(options.source))
    dev: Callable[[], Iterable[Group]] | None = _named(options.dev) if options.dev else None
    for _ in _train(tuner, options, dev, _Stop()):
        pass
    return 0


def _train(
    tuner: Tuner,
    options: argparse.Namespace,
    dev: Callable[[], Iterable[Group]] | None,
    stop: _Stop,
) -> Iterator[dict[str, Any]]:
    log = options.folder / LOG
    begin = last = saved = measured = time.monotonic()
    before = tuner.seconds
    best = _best_so_far(log)
    first_step = tuner.step
    limit = options.minutes * 60
    while time.monotonic() - begin < limit and not stop.asked:
        rate = learning_rate(tuner.step, tuner.settings.peak_rate, tuner.settings.warm_up)
        if options.anneal:
            rate *= max(0.0, 1 - (time.monotonic() - begin) / limit)
        line: dict[str, Any] = tuner.train_step(rate)
        now = time.monotonic()
        tuner.seconds = before + now - begin
        line |= {
            'step': tuner.step,
            'seen': tuner.seen,
            'rate': rate,
            's': now - last,
            'left_min': (limit - (now - begin)) / 60,
            'refused': len(tuner.encode.refused),
        }
        last = now
        _write_line(log, {k: round(v, 6) for k, v in line.items()})
        if tuner.step == first_step + 1:
            _write_line(log, {'reload_error': check_reload(tuner, options.folder / 'check')})
            tuner.save()
        if now - saved > options.save_every * 60:
            tuner.save()
            saved = time.monotonic()
        if dev and now - measured > options.measure_every * 60:
            best = _measure(tuner, dev(), options.folder, best)
            last = measured = time.monotonic()
        yield line
    tuner.save()
    if dev and not stop.asked:
        _measure(tuner, dev(), options.folder, best)
    refused = '\n'.join(tuner.encode.refused[-2000:])
    (options.folder / 'refused.txt').write_text(refused + '\n', encoding='utf-8')


def _best_so_far(log: Path) -> float:
    if not log.is_file():
        return 0.0
    lines = [json.loads(line) for line in log.read_text(encoding='utf-8').splitlines()]
    return max((line['dev'] for line in lines if 'dev' in line), default=0.0)


def _measure(tuner: Tuner, groups: Iterable[Group], folder: Path, best: float) -> float:
    score = tuner.score(groups)
    line = {
        'dev': round(score.share, 4),
        'n': score.count,
        'step': tuner.step,
        'seen': tuner.seen,
        'loss': round(score.loss / max(score.decisions, 1), 4),
        'by_category': {k: f'{a}/{n}' for k, (a, n) in sorted(score.by_category.items())},
    }
    _write_line(folder / LOG, line)
    card = {'development_set': line}
    tuner.export(folder / 'last', card)
    if score.share >= best:
        tuner.export(folder / 'best', card)
    return max(best, score.share)


if __name__ == '__main__':
    raise SystemExit(main())
