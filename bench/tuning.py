"""Which base model and which way of tuning learn most on the same budget of processor time.

Each contender trains on the same generated commands for so many CPU minutes (of all threads, so
that a busy machine does not matter) and is then measured on commands that people wrote. A run
that is stopped goes on where it was; more minutes go on from there too.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
import json
from pathlib import Path
import sys
import time

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from llm_bridge.adapters.base_model_transformers import cache_folder, GEMMA3, SMOLLM2
from llm_bridge.adapters.train_transformers import use_threads
from llm_bridge.adapters.tuner_transformers import Tuner
from llm_bridge.console.evaluation_view import machine
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.tune.batches import learning_rate
from llm_bridge.tune.corpus_groups import train_group
from llm_bridge.tune.development_set import human_groups
from llm_bridge.tune.tune_settings import Method, RATES, TuneSettings

FILE = 'tuning.json'
SAVE_EVERY = 30.0
"""CPU seconds."""


@dataclass(frozen=True)
class Contender:
    """A base model and a way of tuning it."""

    base: str
    method: Method
    frozen_layers: int
    """Of both models the upper three fifths of the layers learn."""

    @property
    def name(self) -> str:
        """How it is chosen and shown."""
        return f'{self.base.split("-")[0].lower()}-{self.method}'


CONTENDERS = (
    Contender(SMOLLM2.name, 'layers', 12),
    Contender(SMOLLM2.name, 'lora', 12),
    Contender(GEMMA3.name, 'layers', 7),
    Contender(GEMMA3.name, 'lora', 7),
)


def trained(contender: Contender, minutes: float, folder: Path, say: Progress) -> Tuner:
    """Return the contender after so many CPU minutes in all, the learning rate falling to 0."""
    settings = TuneSettings(
        base=contender.base,
        method=contender.method,
        frozen_layers=contender.frozen_layers,
        peak_rate=RATES[contender.method],
        warm_up=5,
        average=0.9,
    )
    tuner = Tuner(settings, folder / contender.name, train_group)
    bar = say.add_task(contender.name, total=minutes * 60, completed=int(tuner.seconds))
    saved = tuner.seconds
    while tuner.seconds < minutes * 60:
        began = time.process_time()
        rate = learning_rate(tuner.step, settings.peak_rate, settings.warm_up)
        tuner.train_step(rate * (1 - tuner.seconds / (minutes * 60)))
        tuner.seconds += time.process_time() - began
        if tuner.seconds - saved > SAVE_EVERY or tuner.seconds >= minutes * 60:
            tuner.save()
            saved = tuner.seconds
        say.update(bar, completed=int(tuner.seconds))
    return tuner


def results(options: argparse.Namespace, say: Progress) -> Iterator[dict[str, object]]:
    """Yield a row for each contender that can be had."""
    for contender in CONTENDERS:
        if contender.name not in options.only:
            continue
        try:
            tuner = trained(contender, options.minutes, options.folder, say)
        except DecodeError as error:
            yield {'contender': contender.name, 'missing': str(error)}
            continue
        groups = list(islice(human_groups(), options.groups))
        score = tuner.score(groups)
        yield {
            'contender': contender.name,
            'cpu_minutes': round(tuner.seconds / 60, 2),
            'commands': tuner.seen,
            'commands_a_minute': round(tuner.seen / max(tuner.seconds / 60, 1e-9)),
            'numbers_tuned': sum(p.numel() for p in tuner.weights.values()),
            **score.facts(),
        }


def shown(rows: list[dict[str, object]]) -> Table:
    """Return the rows as a table."""
    table = Table('contender', 'CPU minutes', 'commands', 'a minute', 'tuned', 'loss', 'right')
    for row in rows:
        if 'missing' in row:
            table.add_row(str(row['contender']), str(row['missing']))
            continue
        table.add_row(
            str(row['contender']),
            str(row['cpu_minutes']),
            f'{row["commands"]:,}',
            str(row['commands_a_minute']),
            f'{float(str(row["numbers_tuned"])) / 1e6:.1f} M',
            f'{row["loss"]:.3f}',
            f'{row["dev"]:.1%} of {row["n"]}',
        )
    return table


def main() -> int:
    """Train and measure what was chosen; print a table and write it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    names = [c.name for c in CONTENDERS]
    parser.add_argument('--minutes', type=float, default=6.0, help='CPU minutes of each')
    parser.add_argument('--groups', type=int, default=4, help='of 50 commands, to measure on')
    parser.add_argument('--only', nargs='+', choices=names, default=names)
    parser.add_argument('--folder', type=Path, default=cache_folder() / 'bench-tuning')
    options = parser.parse_args()
    use_threads()
    console = Console(highlight=False)
    found = []
    with Progress(console=Console(stderr=True), transient=True) as say:
        for row in results(options, say):
            found.append(row)
            console.print(json.dumps(row))
    options.folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({'machine': machine(), 'rows': found}, indent=2)
    (options.folder / FILE).write_text(text + '\n', encoding='utf-8')
    console.print(shown(found))
    console.print(f'{machine()}; scripts/bench tuning {" ".join(sys.argv[1:])}')
    return 0


if __name__ == '__main__':
    raise SystemExit(main())
