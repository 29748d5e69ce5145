from collections import Counter
from itertools import islice

import pytest

from llm_bridge.language.plans.plan import (
    Ask,
    Call,
    calls,
    If,
    Never,
    Nothing,
    Plan,
    Unknown,
    When,
)
from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.number_words import is_number_like
from llm_bridge.language.text.words import words
from llm_bridge.tune.corpus import blocks, contiguous, count, Example, examples, show, SiteBlock
from llm_bridge.tune.corpus_text import phrases


@pytest.fixture(scope='module', params=['train', 'dev', 'test'])
def made(request: pytest.FixtureRequest) -> list[SiteBlock]:
    return list(islice(blocks(11, request.param), 40))


def test_the_same_seed_gives_the_same_commands() -> None:
    assert list(islice(blocks(3, 'train'), 5)) == list(islice(blocks(3, 'train'), 5))


def test_another_seed_gives_other_commands() -> None:
    assert next(blocks(3, 'train')) != next(blocks(4, 'train'))


def test_sites_have_six_to_sixty_skills_with_names_of_their_own(made: list[SiteBlock]) -> None:
    for block in made:
        names = [s.name for s in block.signatures]
        assert 4 <= len(names) <= 60
        assert len(set(names)) == len(names)
        assert 28 <= len(block.examples) <= 52


def test_every_phrase_is_a_run_of_the_words_of_its_command(made: list[SiteBlock]) -> None:
    for block in made:
        for example in block.examples:
            assert contiguous(example), example


def test_every_plan_is_read_back_with_the_signatures_of_its_site(made: list[SiteBlock]) -> None:
    for block in made:
        for example in block.examples:
            assert read(write(example.plan), block.signatures) == example.plan


def test_words_are_normalised_and_plans_are_not_nested_too_deep(made: list[SiteBlock]) -> None:
    for block in made:
        for example in block.examples:
            assert words(' '.join(example.words)) == example.words
            assert _depth(example.answer) <= 3


def test_numeric_arguments_hold_a_number(made: list[SiteBlock]) -> None:
    for block in made:
        by_name = {s.name: s for s in block.signatures}
        for example in block.examples:
            for call in calls(example.plan):
                signature = by_name[call.skill]
                for name, phrase in [
                    *zip(signature.required, call.args, strict=True),
                    *call.options.items(),
                ]:
                    if name in signature.numeric and phrase != '?':
                        assert any(is_number_like(w) for w in phrase.split()), example


def test_a_quarter_of_the_commands_is_not_simply_done() -> None:
    found = [e for _, e in islice(examples(5, 'train'), 3000)]
    held_back = sum(_holds_back(e.plan) for e in found)
    assert held_back / len(found) > 0.25


def test_each_category_has_its_share() -> None:
    shares = count(blocks(6), 4000)
    total = sum(shares.values())
    for category, least in {
        'single': 0.2,
        'two_to_four': 0.1,
        'conditional': 0.05,
        'timed': 0.05,
        'repeat': 0.03,
        'quantified': 0.03,
        'question': 0.04,
        'negation': 0.04,
        'unknown': 0.06,
        'nothing': 0.03,
        'followup': 0.02,
        'long': 0.01,
    }.items():
        assert shares[category] / total > least, category


def test_opposites_of_the_same_thing_stand_in_one_block() -> None:
    def target(example: Example) -> str:
        return example.plan.args[0] if isinstance(example.plan, Call) and example.plan.args else ''

    pairs = 0
    for block in islice(blocks(8, 'train'), 60):
        targets = Counter(
            (target(e), e.plan.skill)
            for e in block.examples
            if isinstance(e.plan, Call) and target(e) not in ('', '?', 'it')
        )
        by_target = Counter(t for t, _ in targets)
        pairs += sum(n > 1 for n in by_target.values())
    assert pairs > 60


def test_conditions_lead_to_their_own_thing_and_to_what_no_skill_does() -> None:
    found = [e.plan for _, e in islice(examples(9, 'train'), 3000)]
    bodies = [p.body for p in found if isinstance(p, If | When)]
    own = [b for b in bodies if isinstance(b, Call) and b.args[:1] in (('it',), ('them',))]
    assert len(own) > 10
    assert len([b for b in bodies if isinstance(b, Unknown)]) > 8


def test_commands_can_be_shown() -> None:
    text = show(blocks(1), 50)
    assert 'single' in text
    assert text.count('\n') > 100


def _holds_back(plan: Plan) -> bool:
    if isinstance(plan, Unknown | Nothing | Ask | Never):
        return True
    return any(
        f' {word}:' in write(plan) for word in ('unknown', 'ask', 'never')
    ) or '?' in phrases(plan)


def _depth(text: str) -> int:
    deepest = depth = 0
    for word in text.split():
        depth += (word == '{') - (word == '}')
        deepest = max(deepest, depth)
    return deepest
