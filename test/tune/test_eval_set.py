"""The frozen test commands are well formed; whether they are labelled rightly, people judge."""

from collections import Counter
import json
from math import isclose
from pathlib import Path
import re
import shlex
from typing import Any

import pytest
import yaml

from llm_bridge.graph.action_graph import BRIDGE
from llm_bridge.graph.builtin import skill_of
from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.plans.signatures import signatures
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import words
from llm_bridge.language.understanding import CommandOutcome
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType
from llm_bridge.tune.corpus_text import phrases
from llm_bridge.tune.gold_commands import GoldRecord
from llm_bridge.tune.plain_steps import read_steps

ROOT = Path(__file__).parents[2]
DATA = ROOT / 'test' / 'data'
FILES = sorted((DATA / 'eval').glob('*.jsonl'))
ROWS = [json.loads(line) for file in FILES for line in file.read_text('utf-8').splitlines()]
KEYS = {'id', 'site', 'text', 'plan', 'category', 'graph'}
MAY = {'plans', 'graphs', 'history', 'area', 'states', 'lang'}
AT_LEAST = {'home': 250, 'factory': 170}
COMPARISON = re.compile(r'(\w+)(?:\.(\w+))?(<=|>=|!=|=|<|>)(.+)')
OUTCOMES = {
    'single': {'plan'},
    'two_to_four': {'plan'},
    'five_to_eight': {'plan'},
    'conditional': {'plan', 'refused'},
    'timed': {'plan', 'refused'},
    'repeat': {'plan', 'refused'},
    'quantified': {'plan'},
    'negation': {'plan', 'answer'},
    'question': {'answer'},
    'followup': {'plan'},
    'ambiguous': {'question'},
    'impossible': {'refused'},
    'unknown': {'unknown', 'refused'},
    'nothing': {'unknown'},
    'indirect': {'plan'},
    'stop': {'stop'},
}
"""Category -> what its commands may come to first of all."""


def every(test):
    """Run a test once for each command."""
    return pytest.mark.parametrize('row', ROWS, ids=[row['id'] for row in ROWS])(test)


def said(text: str) -> str:
    return ' '.join(words(text))


@pytest.fixture(scope='module')
def sites() -> dict[str, Site]:
    own = {file.stem: file for file in (DATA / 'eval' / 'sites').glob('*.yaml')}
    names = {row['site'] for row in ROWS}
    return {name: load_site(own.get(name) or find_site(name)) for name in names}


def test_there_are_enough_commands_of_every_category() -> None:
    for site, least in AT_LEAST.items():
        counts = Counter(row['category'] for row in ROWS if row['site'] == site)
        assert counts.total() >= least
        assert set(counts) == set(OUTCOMES)
        assert counts['single'] <= 0.4 * counts.total()


def test_no_command_and_no_id_comes_twice() -> None:
    assert not [k for k, n in Counter(row['id'] for row in ROWS).items() if n > 1]
    texts = Counter(
        (r['site'], said(r['text']), said(' '.join(r.get('history', ())))) for r in ROWS
    )
    assert not [k for k, n in texts.items() if n > 1]


def test_no_command_is_one_that_something_else_was_built_with() -> None:
    seen = {said(json.loads(line)['text']) for line in _lines(DATA / 'dev_human.jsonl')}
    for name in ('commands_home.yaml', 'commands_factory.yaml'):
        seen |= {said(row['say']) for row in yaml.safe_load((DATA / name).read_text('utf-8'))}
    readme = f' {said((ROOT / "README.md").read_text("utf-8"))} '
    for row in ROWS:
        if row['category'] == 'stop':
            continue
        text = said(row['text'])
        assert text not in seen
        assert len(text.split()) < 3 or f' {text} ' not in readme


@every
def test_it_has_the_keys_that_are_known(row: dict[str, Any]) -> None:
    assert row.keys() >= KEYS
    assert row.keys() <= KEYS | MAY
    assert re.fullmatch(rf'{row["site"]}-t\d{{3}}', row['id'])
    assert bool(row.get('history')) == (row['category'] == 'followup')
    assert row['graph']['outcome'] in OUTCOMES[row['category']]


@every
def test_its_plans_can_be_said_with_its_words(row: dict[str, Any], sites: dict[str, Site]) -> None:
    known = signatures(sites[row['site']])
    by_name = {s.name: s for s in known}
    text = f' {said(row["text"])} '
    for wire in (row['plan'], *row.get('plans', ())):
        plan = read(wire, known)
        assert write(plan) == ' ' + wire
        for phrase in phrases(plan):
            assert phrase == '?' or f' {phrase} ' in text
        for call in calls(plan):
            skill = by_name[call.skill]
            by_arg = [*zip(skill.required, call.args, strict=True), *call.options.items()]
            for name, phrase in by_arg:
                if name in skill.numeric and phrase != '?':
                    assert any(is_number_like(word) for word in phrase.split())


@every
def test_its_steps_are_ones_that_the_site_can_do(
    row: dict[str, Any], sites: dict[str, Site]
) -> None:
    site = sites[row['site']]
    for entity in row.get('states', {}):
        assert entity in site.entities
    for graph in (row['graph'], *row.get('graphs', ())):
        assert CommandOutcome(graph['outcome'])
        assert bool(graph.get('steps')) == (graph['outcome'] == 'plan')
        for step in graph.get('steps', ()):
            _check_step(step, site)


def test_every_graph_can_be_read_by_what_judges_with_it(sites: dict[str, Site]) -> None:
    for row in ROWS:
        record = GoldRecord.model_validate(row)
        assert record.graph is not None
        for graph in (record.graph, *record.graphs):
            assert len(read_steps(graph.steps, sites[row['site']])) == len(graph.steps)


def _lines(file: Path) -> list[str]:
    return file.read_text('utf-8').splitlines()


def _check_step(text: str, site: Site) -> None:
    """Fail when the text is no step of the form that the README gives."""
    name, target, *rest = shlex.split(text)
    skill = skill_of(target, name, site)
    assert skill is not None, text
    assert target == BRIDGE or target in site.entities
    if 'until' in rest:
        _check_condition(' '.join(rest[rest.index('until') + 1 :]), site)
        rest = rest[: rest.index('until')]
    if rest and re.fullmatch(r'x\d+', rest[-1]):
        assert int(rest.pop()[1:]) > 1
    cut = next((i for i, word in enumerate(rest) if word in ('if', 'when')), len(rest))
    given = dict(part.split('=', 1) for part in rest[:cut])
    assert {a.name for a in skill.args if a.required} <= set(given), text
    for key, value in given.items():
        arg = skill.arg(key)
        assert arg is not None, text
        if arg.type in (ArgType.NUMBER, ArgType.DURATION):
            number = float(value)
            assert arg.min is None or number >= arg.min or isclose(number, arg.min, rel_tol=1e-3)
            assert arg.max is None or number <= arg.max or isclose(number, arg.max, rel_tol=1e-3)
        elif arg.type is ArgType.CHOICE:
            assert value in arg.choices, text
        elif arg.type is not ArgType.TEXT:
            assert value in site.entities, text
    if cut < len(rest):
        _check_condition(' '.join(rest[cut + 1 :]), site)


def _check_condition(text: str, site: Site) -> None:
    """Fail when the text is no condition on what the site tells of itself."""
    assert not (' and ' in text and ' or ' in text)
    inner = re.fullmatch(r'not \((.+)\)', text)
    for part in re.split(r' and | or ', inner[1] if inner else text):
        found = COMPARISON.fullmatch(part)
        assert found, text
        entity, attribute, _, value = found.groups()
        if entity == 'time':
            assert re.fullmatch(r'([01]\d|2[0-3]):[0-5]\d', value)
            continue
        assert entity in site.entities, text
        if entity in site.robots:
            assert attribute not in ('area', 'place') or value in site.entities
        elif attribute is None or attribute == 'state':
            states = site.kinds[site.devices[entity].kind].attributes['state'].split('|')
            assert value in states, text
        else:
            assert attribute in site.kinds[site.devices[entity].kind].attributes, text
