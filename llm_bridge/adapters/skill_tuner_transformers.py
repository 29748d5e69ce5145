"""Tune a model of sentences to find the skill that a command asks for, step by step, on a CPU."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
import math
from pathlib import Path
from typing import Any

import torch
from torch import nn, Tensor
from torch.nn.utils import parametrize

from llm_bridge.adapters.likely_skills_transformers import SkillModel
from llm_bridge.adapters.precision_transformers import quicker_precision
from llm_bridge.adapters.tuned_weights_transformers import (
    Change,
    check_file,
    Difference,
    LowRank,
    read_card,
    read_changes,
    read_kept_changes,
    save_changes,
)
from llm_bridge.adapters.tuned_weights_transformers import FILE as TUNED
from llm_bridge.adapters.tuning_state_transformers import run_facts, STATE, write_state
from llm_bridge.language.plans.likely_skills import passages, skill_text
from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read
from llm_bridge.tune.batches import Group, Source
from llm_bridge.tune.model_card import SKILLS
from llm_bridge.tune.tune_settings import Score, SkillTuneSettings

_THIN, _WHOLE = '.parametrizations.weight.0.', '.parametrizations.weight.original'
"""In the names of numbers of a matrix that learns: of what is added to it, and of itself."""


class _Thin(nn.Module):
    """Adds the product of two thin matrices to a matrix; at first, nothing."""

    def __init__(self, beside: nn.Linear, rank: int) -> None:
        super().__init__()
        spread = 1 / math.sqrt(beside.in_features)
        self.a = nn.Parameter(torch.randn(rank, beside.in_features) * spread)
        self.b = nn.Parameter(torch.zeros(beside.out_features, rank))

    def forward(self, matrix: Tensor) -> Tensor:
        return matrix + self.b @ self.a


@dataclass(frozen=True)
class _Refused:
    """Commands that were left out: none ever is, for no grammar is in the way."""

    refused: tuple[str, ...] = ()
    refusals: int = 0


class SkillTuner:
    """One run: the model and its optimiser. What `TuningRun` asks of a tuner, this has."""

    def __init__(self, settings: SkillTuneSettings, folder: Path, source: Source) -> None:
        """Begin, or go on where `folder` says that the run was.

        Raises DecodeError when the base model or the tuned weights to start from are not there or
        damaged, ValueError when the run in the folder is of another kind.
        """
        self.settings = settings
        self.folder = folder
        self.source = source
        self.encode = _Refused()
        torch.manual_seed(0)  # the same commands make the same model
        self.model = SkillModel()
        self._form = quicker_precision()
        for layer in self.model.sentences.layers[settings.frozen_layers :]:
            for linear in (part for part in layer.modules() if isinstance(part, nn.Linear)):
                thin = _Thin(linear, settings.rank)
                parametrize.register_parametrization(linear, 'weight', thin, unsafe=True)
        self.weights = dict(self._learning())
        """What learns, by the name that it has in what is written."""
        self.model.requires_grad_(False)
        for parameter in self.weights.values():
            parameter.requires_grad_(True)
        self._base = {n: p.detach().clone() for n, p in self.weights.items()}
        if settings.start:
            self._begin_from(Path(settings.start))
        own: dict[str, list[Tensor]] = {'sentences': [], 'others': []}
        for name, parameter in self.weights.items():
            own['sentences' if name.startswith('sentences.') else 'others'].append(parameter)
        self.optimiser = torch.optim.AdamW(
            [
                {'params': own['sentences'], 'times': 1.0, 'weight_decay': 0.01},
                {'params': own['others'], 'times': settings.times_others, 'weight_decay': 0.0},
            ],
            lr=settings.peak_rate,
        )
        self.step = self.seen = 0
        self.seconds = 0.0
        self.commands: list[str] = []
        """What the run was started and gone on with."""
        if (folder / STATE).is_file():
            self._load()

    def _learning(self) -> Iterator[tuple[str, nn.Parameter]]:
        """Yield the numbers that learn: those of the upper layers, and how sharp it decides."""
        frozen = [f'.layers.{number}.' for number in range(self.settings.frozen_layers)]
        frozen += ['.words.', '.places.', '.near.', 'sentences.norm.', _WHOLE]
        for name, parameter in self.model.named_parameters():
            if not any(part in name for part in frozen):
                yield name.replace(_THIN, '.weight.'), parameter

    def _begin_from(self, folder: Path) -> None:
        """Take what was learnt before. Raises DecodeError, or ValueError for another rank."""
        card = read_card(folder)
        check_file(folder, card)
        with torch.no_grad():
            for name, change in read_kept_changes(folder / TUNED).items():
                if isinstance(change, LowRank):
                    told = {f'{name}.a': change.a, f'{name}.b': change.b}
                else:
                    told = {name: self._base.get(name, change.value) + change.value}
                for own, value in told.items():
                    if own not in self.weights or self.weights[own].shape != value.shape:
                        raise ValueError(
                            f"the weights in '{folder}' are not of {self.settings.frozen_layers} "
                            f'frozen layers and rank {self.settings.rank}: start from others'
                        )
                    self.weights[own].copy_(value)

    def train_step(self, rate: float) -> dict[str, float]:
        """Learn from the next group; return loss, share found, gradient norm and examples."""
        group = self.source(self.step)
        self.step += 1
        if not group.examples:
            return {'loss': 0.0, 'accuracy': 0.0, 'norm': 0.0, 'examples': 0}
        losses, right = self._compare(group)
        loss = torch.stack(losses).mean()
        self.optimiser.zero_grad()
        loss.backward()
        norm = torch.nn.utils.clip_grad_norm_(self.weights.values(), self.settings.clip)
        for options in self.optimiser.param_groups:
            options['lr'] = rate * options['times']
        self.optimiser.step()
        self.seen += len(losses)
        return {
            'loss': loss.item(),
            'accuracy': sum(right) / len(right),
            'norm': float(norm),
            'examples': len(losses),
        }

    def score(
        self,
        groups: Sequence[Group],
        on_progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Score:
        """Return of how many commands the skills are found, or that there is none."""
        score = Score()
        for done, group in enumerate(groups, start=1):
            with torch.inference_mode():
                losses, right = self._compare(group)
            for example, loss, found in zip(group.examples, losses, right, strict=True):
                score.add(example.category, found)
                score.loss += float(loss)
                score.decisions += 1
            on_progress(done, len(groups))
        return score

    def _compare(self, group: Group) -> tuple[list[Tensor], list[bool]]:
        """Return the loss of each command of a group, and whether its skills are found."""
        with (
            torch.autocast('cpu', torch.bfloat16, enabled=self._form is torch.bfloat16),
            parametrize.cached(),
        ):
            return self._compared(group)

    def _compared(self, group: Group) -> tuple[list[Tensor], list[bool]]:
        names = [signature.name for signature in group.signatures]
        said = [[one.text for one in passages(example.words)] for example in group.examples]
        texts = [skill_text(signature) for signature in group.signatures]
        vectors = self.model.read([*texts, *(passage for each in said for passage in each)])
        shares = self.model.log_shares(vectors[: len(texts)], vectors[len(texts) :])
        losses, right = [], []
        parts = shares.split([len(each) for each in said])
        for example, part in zip(group.examples, parts, strict=True):
            meant = {c.skill for c in calls(read(example.plan, group.signatures))}
            is_meant = torch.tensor([name in meant for name in names])
            losses.append(_loss(part, is_meant))
            right.append(_is_found(part, is_meant))
        return losses, right

    def export(
        self,
        folder: Path,
        card: Mapping[str, Any],
        on_progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> Path:
        """Write what the numbers that learn change, as it ships, with a card."""
        base = self.model.sentences.base
        facts = {
            'part': SKILLS,
            'base': base.name,
            'base_sha256': base.sha256,
            'base_licence': base.licence,
            **run_facts(
                self.folder, self.settings, self.step, self.seen, self.seconds, self.commands
            ),
        }
        return save_changes(folder, self._changes(), facts | dict(card), on_progress=on_progress)

    def _changes(self) -> dict[str, Change]:
        own = {name: p.detach() for name, p in self.weights.items()}
        thin = [name.removesuffix('.a') for name in own if name.endswith('.weight.a')]
        found: dict[str, Change] = {n: LowRank(own[f'{n}.a'], own[f'{n}.b']) for n in thin}
        for name, value in own.items():
            if name.rpartition('.')[0] not in found:
                found[name] = Difference(value - self._base[name])
        return found

    def check_reload(self, folder: Path) -> float:
        """Return the largest difference of a number after export and reload."""
        self.export(folder, {})
        read_back = read_changes(folder / TUNED)
        meant = {
            name: change.b @ change.a if isinstance(change, LowRank) else change.value
            for name, change in self._changes().items()
        }
        return max(float((read_back[name] - value).abs().max()) for name, value in meant.items())

    def save(self) -> None:
        """Write everything that is needed to go on, in one move: a kill leaves the last one."""
        write_state(
            self.folder,
            {
                'skills': {n: p.detach() for n, p in self.weights.items()},
                'optimiser': self.optimiser.state_dict(),
                'step': self.step,
                'seen': self.seen,
                'seconds': self.seconds,
                'commands': self.commands,
            },
        )

    def _load(self) -> None:
        state = torch.load(self.folder / STATE, weights_only=True)
        if set(state.get('skills', ())) != set(self.weights):
            raise ValueError(
                f"the run in '{self.folder}' is not one that finds skills with "
                f'{self.settings.frozen_layers} frozen layers: give the settings that it began '
                'with, or another folder'
            )
        with torch.no_grad():
            for name, parameter in self.weights.items():
                parameter.copy_(state['skills'][name])
        self.optimiser.load_state_dict(state['optimiser'])
        self.step, self.seen = state['step'], state['seen']
        self.seconds, self.commands = state['seconds'], list(state['commands'])


def _loss(shares: Tensor, is_meant: Tensor) -> Tensor:
    """Return what a command costs; `shares` [passages, skills + 1] are logarithms.

    Each passage is to mean a skill of the plan or none, and each skill of the plan is to be meant
    by a passage.
    """
    allowed = torch.cat([is_meant, torch.tensor([True])])
    loss = -shares[:, allowed].logsumexp(1).mean()
    if is_meant.any():
        loss = loss - shares[:, :-1][:, is_meant].logsumexp(0).clamp(max=0.0).mean()
    return loss


def _is_found(shares: Tensor, is_meant: Tensor) -> bool:
    """Return whether the skills of the plan are those that passages are most like, or none is."""
    best = shares[:, :-1].amax(0)
    count = int(is_meant.sum())
    if not count:
        return bool(best.max() < shares[:, -1].min())
    return bool(is_meant[best.topk(count).indices].all())
