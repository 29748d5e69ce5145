"""What tuning runs of all kinds keep: their state, and where their weights come from."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
import os
from pathlib import Path
from typing import Any

import torch

from llm_bridge.adapters.tuned_weights_transformers import read_card

STATE = 'state.pt'


def write_state(folder: Path, state: Mapping[str, Any]) -> None:
    """Write everything that is needed to go on, in one move: a kill leaves the last one."""
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f'.{STATE}.part'
    with partial.open('wb') as file:
        torch.save(dict(state), file)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / STATE)


def run_facts(
    folder: Path, settings: Any, step: int, seen: int, seconds: float, commands: Sequence[str]
) -> dict[str, Any]:
    """Return what a card says of a run; `settings` are a dataclass that has a `start`.

    Where a folder lies on this machine is nothing for a card that goes elsewhere.
    """
    start = read_card(Path(settings.start)) if settings.start else {}
    return {
        'settings': asdict(settings) | {'start': Path(settings.start).name},
        'steps': step,
        'examples': seen,
        'training_seconds': round(seconds),
        'commands': [command.replace(str(folder), folder.name) for command in commands],
        'started_from': {k: start[k] for k in ('sha256', 'examples') if k in start} or None,
    }
