"""The commands for sites of people's own are well formed."""

from collections import Counter
import json
from pathlib import Path

import pytest

from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.language.text.words import words
from llm_bridge.site.load import load_site
from llm_bridge.tune.gold_commands import from_graph, GoldRecord

DATA = Path(__file__).parents[1] / 'data'
FILES = sorted(f for name in ('dev', 'unseen') for f in (DATA / name).glob('*.jsonl'))


def lines(file: Path) -> list[str]:
    return file.read_text('utf-8').splitlines()


def site_of(file: Path) -> Path:
    return file.parent / 'sites' / f'{file.stem}.yaml'


def test_there_are_sites_and_commands() -> None:
    assert {site_of(file) for file in FILES} == {*DATA.glob('dev/sites/*.yaml')} | {
        *DATA.glob('unseen/sites/*.yaml')
    }
    assert sum(len(lines(file)) for file in FILES) > 1600


@pytest.mark.parametrize('file', FILES, ids=[file.stem for file in FILES])
def test_what_is_wanted_can_be_done_at_the_site(file: Path) -> None:
    site = load_site(site_of(file))
    records = [GoldRecord.model_validate_json(line) for line in lines(file)]
    assert not [i for i, n in Counter(r.id for r in records).items() if n > 1]
    for record in records:
        assert record.site == file.stem
        assert record.graph is not None
        for graph in (record.graph, *record.graphs):
            from_graph(graph, (), site)
            for step in graph.steps:
                skill, target = step.split()[:2]
                assert target == BRIDGE or site.skill(target, skill) is not None, record.id


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
