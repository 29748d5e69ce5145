"""How far other languages carry: the commands of test/data/languages, with and without the model.

scripts/bench languages [--model local|FOLDER] [--show]
"""

import argparse
import json
from math import sqrt
from pathlib import Path

from rich.console import Console
from rich.table import Table

from llm_bridge.adapters.decode_transformers import DecodeSettings, TransformersDecoder
from llm_bridge.language.understand import Understander
from llm_bridge.language.understanding import CommandOutcome, Understanding
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site
from llm_bridge.site.world import World

DATA = Path(__file__).parents[1] / 'test' / 'data' / 'languages'


def main() -> None:
    """Print a table; with --show every miss too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--model', default='none')
    parser.add_argument('--show', action='store_true')
    given = parser.parse_args()
    console = Console(highlight=False, width=160)
    table = Table('language', 'n', 'exact', '95 %', 'asked or refused', 'wrong action')
    for file in sorted(DATA.glob('*.jsonl')):
        rows = [json.loads(line) for line in file.read_text(encoding='utf-8').splitlines()]
        site = load_site(find_site(rows[0]['site']))
        decoder = None if given.model == 'none' else model(site, given.model)
        understander = Understander(site, decoder)
        exact = wrong = 0
        for row in rows:
            found = understander.understand(row['text'], World(), language=row['lang'])
            is_exact, is_wrong = judged(row['steps'], found)
            exact, wrong = exact + is_exact, wrong + is_wrong
            if given.show and not is_exact:
                mark = 'WRONG' if is_wrong else '-'
                console.print(
                    f'{mark:5} {row["text"]} -> {steps(found)} [{found.draft}] {found.say}',
                    markup=False,
                )
        low, high = interval(exact, len(rows))
        table.add_row(
            file.stem,
            str(len(rows)),
            f'{exact / len(rows):.0%}',
            f'{low:.0%} to {high:.0%}',
            str(len(rows) - exact - wrong),
            str(wrong),
        )
    console.print(table)


def model(site: Site, name: str) -> TransformersDecoder:
    """Load a model that may take its time: what it understands is measured, not how fast."""
    folder = None if name == 'local' else Path(name)
    return TransformersDecoder(site, folder, DecodeSettings(timeout_s=120.0))


def steps(found: Understanding) -> list[list[str]]:
    """Return skill, target and values of each step that would be done without a question."""
    if found.outcome is not CommandOutcome.PLAN or found.graph is None:
        return []
    return [
        [
            s.skill,
            s.target,
            *(f'{v:g}' if isinstance(v, float | int) else str(v) for v in s.args.values()),
        ]
        for s in found.graph.steps
    ]


def judged(wanted: list[str], found: Understanding) -> tuple[bool, bool]:
    """Return whether the steps are those wanted, and whether some are done that are not wanted."""
    expected = [step.split() for step in wanted]
    came = steps(found)
    same = [
        w[:2] == c[:2] and set(w[2:]) <= set(c[2:]) for w, c in zip(expected, came, strict=False)
    ]
    exact = len(came) == len(expected) and all(same)
    allowed = [w[:2] for w in expected]
    is_wrong = any(c[:2] not in allowed for c in came) or (
        len(came) == len(expected) and not exact
    )
    # What is read back first is asked, not done.
    return exact, bool(came) and is_wrong and found.question is None


def interval(right: int, of: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share."""
    z, share = 1.96, right / of
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return max(0.0, middle - half), min(1.0, middle + half)


if __name__ == '__main__':
    main()
