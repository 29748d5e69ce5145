import pytest

from llm_bridge.language.mending_verbs import with_the_whole_verb
from llm_bridge.language.plan_language import read


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('stop: stirring vat 1', 'stop_stirring: vat 1'),
        ('in: ten minutes -> stop: stirring vat 1', 'in: ten minutes -> stop_stirring: vat 1'),
        ('start: stirring, percent= 90', 'stir: ?, rpm= 90'),
        ('stop: the cellar fan', None),
        ('stop: vat 1', None),
    ],
)
def test_a_verb_of_two_words_is_one_skill(brewery, plan, meant):
    found = list(with_the_whole_verb(read(plan), brewery, 'en'))
    assert found == ([read(meant)] if meant else [])
