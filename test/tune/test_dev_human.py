from collections import Counter
import json
from pathlib import Path
import re

import pytest

from llm_bridge.language.plans.plan import calls
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.plans.signatures import Signature, signatures
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import words
from llm_bridge.site.load import find_site, load_site
from llm_bridge.tune.corpus_text import phrases

DATA = Path(__file__).parent.parent / 'data'
ROWS = [json.loads(line) for line in (DATA / 'dev_human.jsonl').read_text('utf-8').splitlines()]


def signature(line: str) -> Signature:
    """Return the signature of a line of dev_sites.json."""
    found = re.fullmatch(r'(\w+)\(([^)]*)\): (.*)', line)
    assert found
    names = [n.strip() for n in found[2].split(',')]
    return Signature(
        found[1],
        found[3],
        tuple(n for n in names if n[-1] != '?'),
        tuple(n[:-1] for n in names if n[-1] == '?'),
        frozenset(n.rstrip('?') for n in names) & {'percent', 'degrees', 'duration'},
    )


@pytest.fixture(scope='module')
def sites() -> dict[str, tuple[Signature, ...]]:
    invented = json.loads((DATA / 'dev_sites.json').read_text('utf-8'))
    return {
        **{name: signatures(load_site(find_site(name))) for name in ('home', 'factory')},
        **{name: tuple(signature(line) for line in lines) for name, lines in invented.items()},
    }


def test_there_are_enough_commands_of_every_category() -> None:
    assert len(ROWS) >= 350
    counts = Counter(row['category'] for row in ROWS)
    assert len(counts) == 11
    assert min(counts.values()) >= 20
    assert len({row['id'] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize('row', ROWS, ids=[row['id'] for row in ROWS])
def test_its_plan_can_be_said_with_the_words_of_the_command(
    row: dict[str, str], sites: dict[str, tuple[Signature, ...]]
) -> None:
    plan = read(row['plan'], sites[row['site']])
    assert write(plan) == ' ' + row['plan']
    said = f' {" ".join(words(row["text"]))} '
    for phrase in phrases(plan):
        assert phrase == '?' or f' {phrase} ' in said
    by_name = {s.name: s for s in sites[row['site']]}
    for call in calls(plan):
        skill = by_name[call.skill]
        for name, phrase in [*zip(skill.required, call.args, strict=True), *call.options.items()]:
            if name in skill.numeric and phrase != '?':
                assert any(is_number_like(word) for word in phrase.split())
