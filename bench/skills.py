"""What a model of sentences that finds likely skills is worth: plans of held-out sites by weight.

scripts/bench skills [--each N] [--weights 0 0.7] [--model FOLDER]
"""

import argparse
from collections import Counter
from pathlib import Path
from random import Random

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from llm_bridge.adapters.decode_transformers import DecodeSettings, TransformersDecoder
from llm_bridge.console.evaluation_view import machine
from llm_bridge.language.plans.decoder import DecodeError
from llm_bridge.language.plans.likely_skills import WEIGHT
from llm_bridge.language.plans.plan_language import read
from llm_bridge.tune.batches import Example
from llm_bridge.tune.corpus_groups import own_skill_groups, written_groups

SETS = {'skills of their own': own_skill_groups, 'others': written_groups}


def main() -> None:
    """Print how many plans are exactly right, beside what the plan model does by itself."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--each', type=int, default=0, help='commands of a site; 0: all')
    parser.add_argument('--weights', type=float, nargs='+', default=[0.0, WEIGHT])
    parser.add_argument('--model', type=Path, help='of plans or skills; default: those that ship')
    given = parser.parse_args()
    table = Table('held-out sites with', 'n', *(f'weight {w:g}' for w in given.weights))
    table.title = f'plans exactly right ({machine()})'
    for name, groups in SETS.items():
        right: Counter[float] = Counter()
        count = 0
        with Progress(console=Console(stderr=True), transient=True) as progress:
            for group in progress.track(list(groups()), description=name):
                examples = list(group.examples)
                Random(5).shuffle(examples)
                examples = examples[: given.each or None]
                count += len(examples)
                for weight in given.weights:
                    settings = DecodeSettings(timeout_s=120.0, skill_weight=weight)
                    decoder = TransformersDecoder(group.signatures, given.model, settings)
                    right[weight] += sum(is_right(decoder, e) for e in examples)
        table.add_row(name, str(count), *(f'{right[w] / count:.1%}' for w in given.weights))
    Console(width=120).print(table)


def is_right(decoder: TransformersDecoder, example: Example) -> bool:
    """Return whether a command is drafted as it was meant."""
    try:
        return decoder.decode(example.words).plan == read(example.plan, decoder.signatures)
    except DecodeError:
        return False


if __name__ == '__main__':
    main()
