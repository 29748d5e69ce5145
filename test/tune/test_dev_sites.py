"""The commands for sites of people's own are well formed."""

from collections import Counter
from functools import cache
import json
from pathlib import Path

import pytest

from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.language.text.words import words
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.tune.gold_commands import from_graph, GoldRecord

DATA = Path(__file__).parents[1] / 'data'
FILES = sorted(
    f for name in ('dev', 'unseen', 'unseen_words') for f in (DATA / name).glob('*.jsonl')
)
SITES = {
    file.stem: file
    for folder in (DATA / 'dev/sites', DATA / 'unseen/sites', DATA.parents[1] / 'config/sites')
    for file in folder.glob('*.yaml')
}


def lines(file: Path) -> list[str]:
    return file.read_text('utf-8').splitlines()


@cache
def site(name: str) -> Site:
    return load_site(SITES[name])


def test_there_are_commands_for_every_site() -> None:
    own = {*DATA.glob('dev/sites/*.yaml'), *DATA.glob('unseen/sites/*.yaml')}
    assert {file.stem for file in own} <= {file.stem for file in FILES}
    assert sum(len(lines(file)) for file in FILES) > 2500


@pytest.mark.parametrize('file', FILES, ids=[file.stem for file in FILES])
def test_what_is_wanted_can_be_done_at_the_site(file: Path) -> None:
    records = [GoldRecord.model_validate_json(line) for line in lines(file)]
    assert not [i for i, n in Counter(r.id for r in records).items() if n > 1]
    for record in records:
        assert record.site == file.stem or file.stem not in SITES
        assert record.graph is not None
        where = site(record.site)
        for graph in (record.graph, *record.graphs):
            from_graph(graph, (), where)
            for step in graph.steps:
                skill, target = step.split()[:2]
                assert target == BRIDGE or where.skill(target, skill) is not None, record.id


def test_none_is_a_command_of_the_test_set() -> None:
    frozen = {
        words(json.loads(line)['text'])
        for file in (DATA / 'eval').glob('*.jsonl')
        for line in lines(file)
    }
    for file in FILES:
        for line in lines(file):
            said = words(json.loads(line)['text'])
            assert said not in frozen or len(said) < 5, said
