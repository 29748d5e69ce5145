"""Are the skills that words are like those that are meant? With and without who is named.

scripts/bench likely FILE... [--sites FOLDER] [--model FOLDER] [--weights int8|bf16|fp32 ...]

FILE: commands with a known meaning (test/data). Those count whose graph has steps; so many skills
are looked at, the likeliest first, as the graph has. With several --weights each form of the
model's numbers is measured, on the same commands; the time is that of a command, on one core.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import get_args, NamedTuple

from rich.console import Console
from rich.progress import Progress
from rich.table import Table
import torch

from llm_bridge.adapters.forward_transformers import quickest_weights, Weights
from llm_bridge.adapters.likely_skills_transformers import SiteSkills
from llm_bridge.console.evaluation_view import machine
from llm_bridge.language.plans.likely_skills import Likeness
from llm_bridge.language.plans.signatures import signatures
from llm_bridge.language.text.words import words
from llm_bridge.language.things.named_actors import NamedActors
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site
from llm_bridge.tune.gold_commands import GoldRecord

WAYS = ('whoever has them', 'who is named')


def main() -> None:
    """Print of how many commands all skills are found, by how many there are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('files', type=Path, nargs='+')
    parser.add_argument('--sites', type=Path, help='folder of site files')
    parser.add_argument('--model', type=Path, help='of skills; default: the one that ships')
    parser.add_argument(
        '--weights', nargs='+', choices=get_args(Weights), default=[quickest_weights()]
    )
    given = parser.parse_args()
    torch.set_num_threads(1)
    table = Table('weights', 'skills', 'n', *WAYS, 'ms: median', '95 %')
    table.title = f'all skills found ({machine()})'
    by_site = _by_site(given.files)
    for weights in given.weights:
        found: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
        taken: dict[str, list[float]] = defaultdict(list)
        with Progress(console=Console(stderr=True), transient=True) as progress:
            for name, records in progress.track(by_site.items(), description=weights):
                own = given.sites / f'{name}.yaml' if given.sites else None
                site = load_site(own if own and own.is_file() else find_site(name))
                for one in _likened(site, records, given.model, weights):
                    found[one.several][one.way].append(one.found)
                    taken[one.several].append(one.ms)
        for several, ways in sorted(found.items()):
            count, times = len(ways[WAYS[0]]), taken[several]
            shares = (f'{sum(ways[way]) / count:.1%}' for way in WAYS)
            late = f'{quantiles(times, n=20)[-1]:.0f}'
            table.add_row(weights, several, str(count), *shares, f'{median(times):.0f}', late)
    Console(width=120).print(table)


class _Likened(NamedTuple):
    """What came of comparing one command."""

    several: str
    way: str
    found: bool
    ms: float


def _likened(
    site: Site, records: Iterable[GoldRecord], model: Path | None, weights: Weights
) -> Iterator[_Likened]:
    """Compare the commands of a site that ask for skills, in each way."""
    known = signatures(site)
    names = {skill.name for skill in known}
    for way, named in zip(WAYS, (None, NamedActors(site)), strict=True):
        likening = SiteSkills(known, model, named, weights)
        for record in records:
            if meant := skills_meant(record, names):
                began = perf_counter()
                [likeness] = likening.like([words(record.text)])
                ms = (perf_counter() - began) * 1000
                several = 'several' if len(meant[0]) > 1 else 'one'
                yield _Likened(several, way, is_found(likeness, meant), ms)


def _by_site(files: list[Path]) -> dict[str, list[GoldRecord]]:
    """Return the English commands that have steps, by site."""
    by_site = defaultdict(list)
    for file in files:
        for line in file.read_text(encoding='utf-8').splitlines():
            record = GoldRecord.model_validate_json(line)
            if record.graph is not None and record.graph.steps and record.lang in (None, 'en'):
                by_site[record.site].append(record)
    return by_site


def skills_meant(record: GoldRecord, known: set[str]) -> list[set[str]]:
    """Return the skills of each graph that is right, the record's own first."""
    graphs = [g for g in (record.graph, *record.graphs) if g is not None]
    found = [{step.split()[0] for step in graph.steps} & known for graph in graphs]
    return [skills for skills in found if skills]


def is_found(likeness: Likeness, meant: list[set[str]]) -> bool:
    """Return whether the likeliest skills are those that are meant."""
    ordered = sorted(likeness.skills, key=lambda name: -likeness.skills[name])
    first = set(ordered[: len(meant[0])])
    return any(skills <= first for skills in meant if len(skills) == len(meant[0]))


if __name__ == '__main__':
    main()
