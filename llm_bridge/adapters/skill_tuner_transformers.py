"""Tune a model of sentences to find the skill that a command asks for, step by step, on a CPU."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from llm_bridge.adapters.likely_skills_transformers import SkillModel
from llm_bridge.adapters.tuned_weights_transformers import (
    Difference,
    read_changes,
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
        self._base = {n: p.detach().clone() for n, p in SkillModel().named_parameters()}
        self.model = SkillModel(Path(settings.start) if settings.start else None)
        self.weights = dict(self._learning())
        for name, parameter in self.model.named_parameters():
            parameter.requires_grad = name in self.weights
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

    def _learning(self) -> list[tuple[str, Tensor]]:
        """Return the numbers that learn: those of the upper layers, and how sharp it decides."""
        frozen = [f'.layers.{number}.' for number in range(self.settings.frozen_layers)]
        frozen += ['.words.', '.places.', 'sentences.norm.']
        found = self.model.named_parameters()
        return [(name, p) for name, p in found if not any(part in name for part in frozen)]

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
        names = [signature.name for signature in group.signatures]
        said = [passages(example.words) for example in group.examples]
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
        changes = {n: Difference(p.detach() - self._base[n]) for n, p in self.weights.items()}
        return save_changes(folder, changes, facts | dict(card), on_progress=on_progress)

    def check_reload(self, folder: Path) -> float:
        """Return the largest difference of a number after export and reload."""
        self.export(folder, {})
        read_back = read_changes(folder / TUNED)
        return max(
            float((self._base[n] + read_back[n] - p.detach()).abs().max())
            for n, p in self.weights.items()
        )

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
