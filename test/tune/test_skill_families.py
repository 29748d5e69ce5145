from itertools import islice

import pytest

from llm_bridge.tune.corpus import blocks
from llm_bridge.tune.corpus_actions import ALIASES
from llm_bridge.tune.phrasings import expand, gerund, parse, participle
from llm_bridge.tune.skill_families import (
    device_families,
    kinds,
    near,
    robot_families,
    share,
    table,
    themes,
    trades,
)

FAMILIES = [*robot_families().values(), *device_families().values()]


@pytest.mark.parametrize(
    ('verb', 'form'),
    [
        ('switch', 'switching'),
        ('close', 'closing'),
        ('put', 'putting'),
        ('tie', 'tying'),
        ('weld', 'welding'),
        ('dye', 'dyeing'),
        ('see', 'seeing'),
    ],
)
def test_ing_forms(verb: str, form: str) -> None:
    assert gerund(verb) == form


@pytest.mark.parametrize(
    ('verb', 'form'),
    [
        ('bring', 'brought'),
        ('close', 'closed'),
        ('carry', 'carried'),
        ('mop', 'mopped'),
        ('play', 'played'),
        ('put', 'put'),
        ('weld', 'welded'),
    ],
)
def test_participles(verb: str, form: str) -> None:
    assert participle(verb) == form


def test_a_line_with_alternatives_is_every_reading() -> None:
    assert expand('(go|drive) to {place}') == ('go to {place}', 'drive to {place}')


def test_a_verb_that_comes_apart_needs_its_object() -> None:
    assert parse('turn~off {target}').particle == 'off'
    with pytest.raises(ValueError, match='a slot follows'):
        parse('turn~off now')


def test_there_are_several_hundred_skills() -> None:
    pairs = sum(len(kind.skills) for kind in kinds().values())
    assert len(robot_families()) + pairs > 300


def test_every_template_fills_only_slots_of_its_family() -> None:
    for family in FAMILIES:
        names = {s.name for s in family.slots} | {'robot'}
        for line in (*family.lines, *family.send):
            for template in line:
                assert {ALIASES.get(n, n) for n in template.slots} <= names, family.key


def test_every_slot_has_words() -> None:
    made = {
        'target',
        'where',
        'place',
        'object',
        'area',
        'percent',
        'degrees',
        'robot',
        'other',
        'text',
        'duration',
        'distance',
        'time',
    }
    for family in FAMILIES:
        for line in (*family.lines, *family.send):
            for template in line:
                for name in template.slots:
                    plain = name.rstrip('0123456789')
                    assert plain in made or plain in table('fillers'), (family.key, name)


def test_tables_name_only_what_exists() -> None:
    families = {f.key for f in FAMILIES}
    assert {s for k in kinds().values() for s in k.skills} <= device_families().keys()
    assert {key for row in trades().values() for key in row} <= robot_families().keys()
    assert {k for t in themes().values() for k in t.kinds} <= kinds().keys()
    assert {t for theme in themes().values() for t in theme.trades} <= trades().keys()
    for group in ('families', 'lasting', 'going'):
        assert {key for row in near(group) for key in row} <= families
    assert {key for row in near('kinds') for key in row} <= kinds().keys()
    assert {f.opposite for f in FAMILIES} - {''} <= families


def test_splits_hold_skills_of_their_own() -> None:
    for split in ('dev', 'test'):
        assert [f for f in robot_families().values() if f.split == split]
        assert any(f.line_splits.count(split) for f in FAMILIES)


def test_training_sites_never_have_a_skill_that_is_held_out() -> None:
    held = {
        name
        for f in robot_families().values()
        if f.split != 'train'
        for name in f.names
        if '{' not in name
    }
    free = {name for f in FAMILIES if f.split == 'train' for name in f.names}
    for block in islice(blocks(2, 'train'), 80):
        assert not {s.name for s in block.signatures} & (held - free)


def test_training_commands_do_not_use_words_that_are_held_out() -> None:
    held = {w for k in kinds().values() for w in k.nouns if share(w) != 'train' and ' ' in w}
    held -= {k.nouns[0] for k in kinds().values()}
    hits = total = 0
    for block in islice(blocks(2, 'train'), 80):
        for example in block.examples:
            text = f' {" ".join(example.words)} '
            total += 1
            hits += any(f' {word} ' in text for word in held)
    assert hits / total < 0.03
