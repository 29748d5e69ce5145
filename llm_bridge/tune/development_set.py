"""The commands that people wrote to measure with, as groups; they are in a checkout only."""

from collections import defaultdict
import json
from pathlib import Path

from llm_bridge.language.signatures import signatures
from llm_bridge.language.words import words
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.batches import Example, Group
from llm_bridge.tune.evaluate import read_signature

FOLDER = Path(__file__).parents[2] / 'test' / 'data'
_COMMANDS = 'dev_human.jsonl'
_SITES = 'dev_sites.json'
_SIZE = 50
"""Commands of a group."""


def is_there(folder: Path = FOLDER) -> bool:
    """Tell whether the set is at hand."""
    return (folder / _COMMANDS).is_file() and (folder / _SITES).is_file()


def human_groups(folder: Path = FOLDER) -> list[Group]:
    """Return the set, each group at one site: a shipped one, or one given by its signatures."""
    invented = json.loads((folder / _SITES).read_text(encoding='utf-8'))
    by_site: dict[str, list[Example]] = defaultdict(list)
    for line in (folder / _COMMANDS).read_text(encoding='utf-8').splitlines():
        if line.strip():
            row = json.loads(line)
            plan = f' {row["plan"].strip()}'
            by_site[row['site']].append(Example(words(row['text']), plan, row['category']))
    groups = []
    for name, examples in by_site.items():
        known = (
            tuple(read_signature(line) for line in invented[name])
            if name in invented
            else signatures(load_site(find_site(name)))
        )
        groups += [
            Group(known, tuple(examples[at : at + _SIZE])) for at in range(0, len(examples), _SIZE)
        ]
    return groups
