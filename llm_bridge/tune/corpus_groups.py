"""The corpus as groups for training and measuring."""

from collections.abc import Iterator
from random import Random

from llm_bridge.tune.batches import Example, Group, Source
from llm_bridge.tune.corpus import block

MEASURED = 12
"""Sites with unseen skills and words that a run is measured on."""


def trained_on(seed: int) -> Source:
    """Return what gives the training groups of a seed."""
    return lambda number: train_group(number, seed)


def train_group(number: int, seed: int = 1) -> Group:
    """Return the training group of that number."""
    return _group(f'train:{seed}:{number}', 'train')


def dev_groups() -> Iterator[Group]:
    """Yield the groups that generated commands are measured on."""
    for number in range(MEASURED):
        yield _group(f'dev:1:{number}', 'dev')


def _group(seed: str, split: str) -> Group:
    made = block(Random(seed), split)
    return Group(
        made.signatures, tuple(Example(e.words, e.answer, e.category) for e in made.examples)
    )
