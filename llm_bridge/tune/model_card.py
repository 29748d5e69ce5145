"""The page that goes with tuned weights: what they are, where from, how good."""

from collections.abc import Mapping
from typing import Any


def model_card(card: Mapping[str, Any]) -> str:
    """Return Markdown for the facts in a card."""
    lines = [
        f'# Plans from {card.get("base", "a base model")}',
        '',
        'Differences to the base model that let it write plans (see '
        '`llm_bridge/language/plan_language.py`) under a grammar. They are nothing without the '
        'base model, which is installed from its own package.',
        '',
        '| | |',
        '|---|---|',
    ]
    facts = {
        'Base model': card.get('base'),
        'SHA-256 of its weights': card.get('base_sha256'),
        'Licence of the base model': card.get('base_licence'),
        'SHA-256 of this file': card.get('sha256'),
        'Bits for each number': card.get('bits'),
        'Tuned on': f'{card.get("examples", 0):,} generated commands '
        f'({card.get("steps", 0):,} steps)',
        'Time': f'{card.get("training_seconds", 0) / 60:.0f} minutes on two CPU cores',
    }
    lines += [f'| {name} | {value} |' for name, value in facts.items() if value is not None]
    measured = card.get('development_set')
    if measured:
        lines += [
            '',
            '## Whole plan exactly right',
            '',
            'Human-like commands that were never trained on; greedy decoding under the grammar.',
            '',
            '| Category | right |',
            '|---|---|',
            f'| all | {measured["dev"]:.1%} of {measured["n"]} |',
        ]
        lines += [f'| {name} | {share} |' for name, share in measured['by_category'].items()]
    lines += [
        '',
        '## Limits',
        '',
        'English. The grammar keeps out skills, names and numbers that were not said, not wrong '
        'readings: on for off, a question for an order. What comes from the model is therefore '
        'checked again by rules, and a plan of low confidence waits for a yes.',
        '',
        'Tune again: `llm-bridge tune FOLDER`; the same command goes on where a run was stopped.',
        '',
    ]
    return '\n'.join(lines)
