"""docs/site_file.md and docs/kinds.md say what the code does."""

import io
from pathlib import Path
import re
from typing import get_args

import pytest
from ruamel.yaml import YAML

from llm_bridge.adapters.dialects import DIALECTS
from llm_bridge.language.things import sensed_words
from llm_bridge.site import entity, kinds_reference, skill
from llm_bridge.site.entity import MqttEndpoint
from llm_bridge.site.load import read_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import ArgType, RESERVED_SKILL_NAMES
from llm_bridge.site.units import unit_fault
from llm_bridge.site.yaml_file import merge

DOCS = Path(__file__).parents[2] / 'docs'
GUIDE = (DOCS / 'site_file.md').read_text(encoding='utf-8')
SNIPPETS = re.findall(r'^```yaml\n(.*?)^```', GUIDE, re.DOTALL | re.MULTILINE)
BASE = {
    'name': 'base',
    'areas': {
        'kitchen': {
            'polygon': [[0, 0], [4, 0], [4, 3], [0, 3]],
            'pose': {'x': 2, 'y': 1.5},
        },
        'hall': {
            'polygon': [[4, 0], [6, 0], [6, 3], [4, 3]],
            'pose': {'x': 5, 'y': 1.5},
        },
    },
}
"""What a snippet may name that is not written in it."""
COMMON = {'id', 'name', 'aliases', 'area'}
"""Keys that everything with a name has."""


def between(start, end='<!-- end -->'):
    return GUIDE.partition(f'<!-- {start} -->')[2].partition(end)[0]


def ticked(text):
    return re.findall(r'`([^`]+)`', text)


@pytest.mark.parametrize('snippet', SNIPPETS, ids=[s.splitlines()[-1].strip() for s in SNIPPETS])
def test_every_snippet_is_a_good_site(snippet, tmp_path):
    yaml = YAML(typ='safe', pure=True)
    whole = snippet if snippet.startswith('name:') else None
    if whole is None:
        out = io.StringIO()
        yaml.dump(merge(BASE, yaml.load(snippet)), out)
        whole = out.getvalue()
    file = tmp_path / 'snippet.yaml'
    file.write_text(whole, encoding='utf-8')
    site, findings = read_site(file)
    assert [str(f) for f in findings] == []
    assert site is not None


def test_there_are_snippets():
    assert len(SNIPPETS) >= 10


@pytest.mark.parametrize('names', re.findall(r'<!-- keys: (.+?) -->', GUIDE))
def test_a_table_has_just_the_keys_that_there_are(names):
    section = between(f'keys: {names}', '\n\n')
    models = [getattr(entity, n, None) or getattr(skill, n, None) or Site for n in names.split()]
    known = {f.alias or key for model in models for key, f in model.model_fields.items()}
    first = [row.split('|')[1] for row in section.splitlines() if row.startswith('|')]
    if not first:
        told = set(ticked(section))
        assert known <= told, known - told
        return
    told = {word for cell in first for word in ticked(cell)}
    if names == 'Verify':
        known = {*get_args(skill.Verify.model_fields['by'].annotation), 'verify: by'}
    elif names == 'Skill':
        known -= {'name'}
    elif names != 'Site' and 'Binding' not in names:
        known -= COMMON - told
    assert told == known


def test_every_model_of_the_file_has_a_table():
    told = set(' '.join(re.findall(r'<!-- keys: (.+?) -->', GUIDE)).split())
    models = {
        name
        for module in (entity, skill)
        for name, value in vars(module).items()
        if isinstance(value, type) and issubclass(value, skill.Frozen)
    }
    # Poses, odometry, observed attributes and conditions are told in the row that uses them.
    inline = {'Pose', 'Odometry', 'RosState', 'Precondition'}
    assert models - inline - {'Frozen', 'Entity', 'LocalBinding'} == told - {'Site'}
    for name in inline - {'Pose'}:
        model = getattr(entity, name)
        assert all(f'`{key}`' in GUIDE for key in model.model_fields), name


def test_the_argument_types_are_those_that_there_are():
    rows = re.findall(r'^\| `(\w+)` \|', between('types', '\n\n'), re.MULTILINE)
    assert rows == [t.value for t in ArgType] or set(rows) == {t.value for t in ArgType}


def test_the_reserved_names_are_those_that_there_are():
    assert ticked(between('reserved')) == sorted(RESERVED_SKILL_NAMES)


def test_every_unit_that_is_named_is_known():
    units = ticked(between('units'))
    assert len(units) > 15 and all(unit_fault(unit) is None for unit in units)


def test_every_dialect_is_told():
    rows = set(re.findall(r'^\| `(\w+)` \| \w*TOPIC|^\| `(tasmota)` \|', GUIDE, re.MULTILINE))
    told = {name for row in rows for name in row if name}
    assert told == set(DIALECTS) == set(get_args(MqttEndpoint.model_fields['dialect'].annotation))


def test_the_classes_that_have_words_are_told():
    text = ' '.join(GUIDE.split()).partition('these have words of their own: ')[2]
    told = set(text.partition('. ')[0].split(', '))
    assert told == set(sensed_words._CLASSES) - {None}


def test_defaults_are_as_told():
    # `key` | default: only plain values, in tables that have a column for them.
    for model, key, default in (
        (Site, 'max_targets', 12),
        (entity.Robot, 'radius_m', 0.25),
        (entity.Robot, 'max_speed_m_s', 0.5),
        (entity.Odometry, 'max_age_s', 1.0),
        (entity.Door, 'width_m', 0.9),
        (entity.Furniture, 'height_m', 0.75),
        (skill.Skill, 'timeout_s', 30.0),
        (skill.Verify, 'within_s', 5.0),
        (skill.Verify, 'tolerance_m', 0.25),
        (skill.Verify, 'tolerance_rad', 0.35),
    ):
        assert model.model_fields[key].default == default, key


def test_the_page_of_kinds_is_the_one_that_is_made():
    made = 'python -m llm_bridge.site.kinds_reference > docs/kinds.md'
    page = (DOCS / 'kinds.md').read_text(encoding='utf-8')
    assert page == kinds_reference.page(), f'make it again: {made}'


def test_it_is_found():
    for name in ('../README.md', 'own_robot.md', 'kinds.md'):
        assert 'site_file.md' in (DOCS / name).read_text(encoding='utf-8'), name
