from random import Random

import pytest

from llm_bridge.language.plans.plan import Call, calls, Parallel, walk
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import words
from llm_bridge.tune.corpus import contiguous
from llm_bridge.tune.corpus_groups import train_block, train_blocks, train_group
from llm_bridge.tune.corpus_written import (
    as_written,
    LATER,
    NEWEST,
    OWN_SKILLS,
    written_block,
    written_sites,
)
from llm_bridge.tune.development_set import FOLDER
from llm_bridge.tune.evaluate import GoldRecord

HELD_OUT, TRAINED_ON = written_sites(held_out=True), written_sites()


@pytest.fixture(scope='module')
def said_anew():
    return [written_block(Random(i), site) for i, site in enumerate(TRAINED_ON)]


def test_what_is_held_out_is_never_trained_on():
    held = {' '.join(e.words) for site in HELD_OUT for e in site.examples if len(e.words) > 5}
    trained = {' '.join(e.words) for site in TRAINED_ON for e in site.examples}
    assert len(held) > 500
    assert not held & trained


def test_no_command_of_the_test_set_is_trained_on():
    frozen = {
        words(GoldRecord.model_validate_json(line).text)
        for file in [*(FOLDER / 'eval').glob('*.jsonl'), FOLDER / 'dev_human.jsonl']
        for line in file.read_text(encoding='utf-8').splitlines()
        if line.strip()
    }
    found = [e.words for site in (*TRAINED_ON, *HELD_OUT) for e in site.examples]
    assert len(frozen) > 1000
    assert not [said for said in found if said in frozen]


def test_every_phrase_is_a_run_of_the_words_and_numbers_are_numbers():
    for site in (*TRAINED_ON, *HELD_OUT):
        numeric = {s.signature.name: s.signature for s in site.skills}
        for example in site.examples:
            assert contiguous(example), (site.name, example)
            for call in calls(example.plan):
                signature = numeric[call.skill]
                said = [*zip(signature.required, call.args, strict=True), *call.options.items()]
                for name, phrase in said:
                    if name in signature.numeric and phrase != '?':
                        assert any(map(is_number_like, phrase.split())), (site.name, example)


def test_said_anew_a_command_still_reads_with_the_skills_of_its_site(said_anew):
    for block in said_anew:
        assert len(block.examples) >= 25
        for example in block.examples:
            assert contiguous(example), example
            assert read(example.answer, block.signatures) == example.plan


def test_names_of_skills_areas_and_things_change(said_anew):
    def names(block):
        return {s.name for s in block.signatures}

    def said(block):
        return {e.words for e in block.examples}

    originals = [as_written(site) for site in TRAINED_ON]
    pairs = list(zip(said_anew, originals, strict=True))
    assert sum(not names(new) <= names(old) for new, old in pairs) > len(pairs) / 3
    assert sum(len(said(new) - said(old)) for new, old in pairs) > 0.2 * sum(
        len(b.examples) for b in said_anew
    )


def test_about_half_of_what_is_trained_on_was_written():
    blocks = [b for b, _ in zip(train_blocks(5), range(60), strict=False)]
    written = {e.words for site in TRAINED_ON for e in site.examples}
    share = [sum(e.words in written for e in b.examples) > 5 for b in blocks]
    assert 0.3 < sum(share) / len(share) < 0.8


def test_more_commands_for_a_site_are_for_its_skills():
    skills = {site.name: site.skills for site in TRAINED_ON}
    more = [site for site in TRAINED_ON if site.name.startswith('more')]
    assert len(more) > 200
    assert all(site.skills == skills[site.name.partition('_')[2]] for site in more)


def test_skills_that_no_other_site_has_are_called_otherwise_every_time():
    site = next(s for s in TRAINED_ON if s.name.startswith(OWN_SKILLS))
    own = [s for s in site.skills if not s.family]
    lines = [{x.line() for x in written_block(Random(i), site).signatures} for i in range(12)]
    for skill in own:
        ways = {skill.signature.line(), *(other.line() for other in skill.others)}
        assert len(ways) > 2
        assert len([way for way in ways if any(way in said for said in lines)]) > 1


def test_a_skill_called_otherwise_keeps_its_arguments():
    for site in TRAINED_ON:
        for skill in site.skills:
            for other in skill.others:
                assert len(other.required) == len(skill.signature.required)
                assert len(other.optional) == len(skill.signature.optional)
                assert len(other.numeric) == len(skill.signature.numeric)


@pytest.mark.parametrize('beginning', [LATER, LATER[-1], NEWEST])
def test_what_was_written_later_is_favoured_where_that_is_asked_for(beginning):
    chosen = (site for site in TRAINED_ON if site.name.startswith(beginning))
    later = {e.words for site in chosen for e in site.examples}

    def share(favoured):
        blocks = [train_block(number, 5, favoured) for number in range(60)]
        return sum(sum(e.words in later for e in b.examples) > 5 for b in blocks) / len(blocks)

    assert share(True) > 1.5 * share(False)


def test_the_same_number_gives_the_same_group():
    assert [train_group(n, 4) for n in range(6)] == [train_group(n, 4) for n in range(6)]


def test_what_one_robot_does_in_a_row_is_a_row():
    found = 0
    for number in range(40):
        block = train_block(number, 4)
        robots = {s.name for s in block.signatures if 'robot' in s.optional}
        for example in block.examples:
            for part in walk(example.plan):
                if isinstance(part, Parallel) and all(isinstance(p, Call) for p in part.parts):
                    who = {(p.skill in robots, p.options.get('robot')) for p in part.parts}
                    found += len(who) == 1 and (True, None) in who
    written = sum(
        isinstance(p, Parallel) for s in TRAINED_ON for e in s.examples for p in walk(e.plan)
    )
    assert found <= 5 and written > 500
