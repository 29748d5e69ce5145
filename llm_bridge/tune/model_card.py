"""The page that goes with tuned weights: what they are, where from, how good."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class _Part:
    """What one of the models is for."""

    title: str
    purpose: str
    right: str
    """What is counted."""
    measured: str
    limits: str
    option: str = ''
    """Of `llm-bridge tune`, behind the folder."""


PLANS, SKILLS = 'plans', 'skills'
"""What the tuned models are for, as their cards name it."""
_PARTS = {
    PLANS: _Part(
        'Plans',
        'let it write plans (see `docs/plan_language.md`) under a grammar',
        'Whole plan exactly right',
        'greedy decoding under the grammar',
        'English. The grammar keeps out skills, names and numbers that were not said, not wrong '
        'readings: on for off, a question for an order. What comes from the model is therefore '
        'checked again by rules, and a plan of low confidence waits for a yes.',
    ),
    SKILLS: _Part(
        'Likely skills',
        "let it find the skills that a command asks for (see `docs/decoding.md`), by the skills' "
        'names, arguments and descriptions',
        'All skills found, or that there is none',
        'the skills that are likest, so many as the plan has',
        'English. It chooses no skill: what it finds weighs in with the model that writes the '
        'plan, where that names a skill.',
        ' --part skills',
    ),
}


def model_card(card: Mapping[str, Any]) -> str:
    """Return Markdown for the facts in a card."""
    part = _PARTS[str(card.get('part', PLANS))]
    lines = [
        f'# {part.title} from {card.get("base", "a base model")}',
        '',
        f'Changes to the base model that {part.purpose}. They are nothing without the base model, '
        'which is installed from its own package.',
        '',
        '| | |',
        '|---|---|',
    ]
    lines += [f'| {name} | {value} |' for name, value in _facts(card) if value is not None]
    if commands := card.get('commands'):
        lines += ['', 'Made by', '', '```', *commands, '```']
    measured = card.get('development_set')
    if measured:
        lines += _scores(part, [measured, *card.get('other_sets', ())])
    if curve := card.get('learning_curve'):
        lines += _learning_curve(curve)
    lines += [
        '',
        '## Limits',
        '',
        part.limits,
        '',
        f'Tune again: `llm-bridge tune FOLDER{part.option}`; the same command goes on where a run '
        'was stopped.',
        '',
    ]
    return '\n'.join(lines)


def card_commands(card: Mapping[str, Any]) -> str:
    """Return on how many commands a model was tuned: of a later round, how many that one had."""
    count = f'{card.get("examples", 0):,} commands'
    return f'{count} in its last round' if card.get('started_from') else count


def _facts(card: Mapping[str, Any]) -> list[tuple[str, Any]]:
    settings = card.get('settings') or {}
    started, share = card.get('started_from'), settings.get('share', 1)
    how = {
        'layers': f'all weights of the layers from {settings.get("frozen_layers")} on',
        'lora': f'LoRA of rank {settings.get("rank")} on the layers from '
        f'{settings.get("frozen_layers")} on',
    }
    method = settings.get('method', 'lora' if 'rank' in settings else 'layers' if settings else '')
    return [
        ('Base model', card.get('base')),
        ('SHA-256 of its weights', card.get('base_sha256')),
        ('Licence of the base model', card.get('base_licence')),
        ('SHA-256 of this file', card.get('sha256')),
        ('Bits for each number', card.get('bits')),
        ('What was tuned', how.get(method)),
        (
            'Begun from',
            started
            and f'tuned weights {started.get("sha256")} ({started.get("examples")} commands)',
        ),
        ('Kept of what was learnt', None if share == 1 else f'{share:.0%}; the rest is as begun'),
        ('Site', card.get('site')),
        (
            'Tuned on',
            f'{card_commands(card)} ({card.get("steps", 0):,} steps)',
        ),
        ('Commands from', card.get('data')),
        ('Seed of the commands', card.get('data_seed')),
        ('Loss at the end (a decision, running mean)', card.get('loss')),
        ('Time', _time(card.get('training_seconds', 0))),
        ('Machine', card.get('machine')),
    ]


def _time(seconds: float) -> str:
    return f'{seconds / 3600:.1f} hours' if seconds >= 7200 else f'{seconds / 60:.0f} minutes'


def _scores(part: _Part, sets: Sequence[Mapping[str, Any]]) -> list[str]:
    lines = [
        '',
        f'## {part.right}',
        '',
        f'Commands that were never trained on; {part.measured}. The checkpoint was chosen on the '
        'first set, so that its numbers are development numbers.',
    ]
    for measured in sets:
        lines += [
            '',
            f'| Category ({measured.get("set") or "development set"}) | right |',
            '|---|---|',
            f'| all | {measured["dev"]:.1%} of {measured["n"]} |',
        ]
        lines += [f'| {name} | {share} |' for name, share in measured['by_category'].items()]
    return lines


def _learning_curve(curve: Sequence[Mapping[str, Any]]) -> list[str]:
    return [
        '',
        '## Learning curve',
        '',
        '| commands | right (first set) | loss |',
        '|---|---|---|',
        *(f'| {p["seen"]:,} | {p["dev"]:.1%} | {p["loss"]:.3f} |' for p in curve),
    ]
