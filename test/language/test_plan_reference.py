from pathlib import Path

import pytest
from test_grammar import accepts

from llm_bridge.language.plans.plan_language import BARE, CONTROLS, LEAVES
from llm_bridge.language.plans.plan_reference import EXAMPLES, page, SIGNATURES
from llm_bridge.language.text.words import words

PAGE = Path(__file__).parents[2] / 'docs' / 'plan_language.md'


def test_the_page_in_the_repository_is_the_one_that_is_made():
    made = 'python -m llm_bridge.language.plans.plan_reference > docs/plan_language.md'
    assert PAGE.read_text(encoding='utf-8') == page(), f'make it again: {made}'


@pytest.mark.parametrize('said, plan', [pair for pairs in EXAMPLES.values() for pair in pairs])
def test_the_grammar_lets_each_example_through(said, plan):
    assert accepts(words(said), f' {plan}', SIGNATURES)


def test_every_word_of_the_language_has_an_example():
    shown = ' '.join(plan for pairs in EXAMPLES.values() for _, plan in pairs).split()
    assert {f'{name}:' for name in (*CONTROLS, *LEAVES)} <= set(shown)
    assert set(BARE) <= set(shown)


def test_the_form_names_every_word_of_the_language():
    form = page().partition('## Words')[0]
    assert all(f'" {name}:"' in form for name in (*CONTROLS, *LEAVES))
    assert all(f'" {name}"' in form for name in BARE)
