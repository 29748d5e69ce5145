"""What a run is measured on: generated commands, and those that people wrote (in a checkout)."""

from collections import defaultdict
import json
from pathlib import Path

from llm_bridge.language.plans.signatures import signatures
from llm_bridge.language.text.words import words
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.batches import Example, Group, MeasuredSet
from llm_bridge.tune.corpus_groups import dev_groups, own_skill_groups, written_groups
from llm_bridge.tune.corpus_own_site import OwnSite
from llm_bridge.tune.evaluate import read_signature

FOLDER = Path(__file__).parents[2] / 'test' / 'data'
_COMMANDS = 'dev_human.jsonl'
_SITES = 'dev_sites.json'
_SIZE = 50
"""Commands of a group."""


def measured_sets(own: OwnSite | None = None) -> list[MeasuredSet]:
    """Return what a run is measured on; the last of them chooses its best weights.

    That is one's own site where there is one, else what people wrote, else what was generated.
    """
    sets = [MeasuredSet('generated commands, skills never trained on', dev_groups)]
    sets.append(MeasuredSet('commands that people wrote for sites held out', written_groups))
    unseen = 'commands that people wrote for sites with skills that no other has'
    sets.append(MeasuredSet(unseen, own_skill_groups))
    if is_there():
        sets.append(MeasuredSet('commands that people wrote', human_groups))
    if own is not None:
        sets.append(MeasuredSet('generated commands for this site', own.dev_groups))
    return sets


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
