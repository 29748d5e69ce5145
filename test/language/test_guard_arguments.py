import pytest

from llm_bridge.language.guards.arguments import unsaid_arguments
from llm_bridge.language.guards.checked import Checked
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words


@pytest.mark.parametrize(
    ('text', 'plan', 'said'),
    [
        ('bring the cup to me', ' bring: the cup', 'to me'),
        ('bring the cup over here', ' bring: the cup', 'over here'),
        ('turn on the radio for ten minutes', ' turn_on: the radio', 'ten minutes'),
        ('set the floor lamp to half', ' turn_on: the floor lamp', 'half'),
        ('turn on the sauna', ' turn_on: ?', 'the sauna'),
        ('lead the guest to the sofa', ' go_to: the sofa', 'the guest'),
        ('drive two metres forward', ' move: ?, direction= forward', 'two metres'),
    ],
)
def test_a_plan_that_drops_an_argument_waits_for_a_yes(look, text, plan, said):
    found = [d for d in look(text, plan) if d.guard == 'argument']
    assert any(f"'{said}'" in d.reason for d in found), found
    assert all(d.problem is None for d in found)
    assert not [d for d in look(text, plan, off=('argument',)) if d.guard == 'argument']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('bring me the cup', ' bring: the cup'),
        ('bring the cup to me', ' bring: the cup, place= me'),
        ('brighter please', ' brighten: ?'),
        ('the second lamp on', ' turn_on: the second lamp'),
        ('next song', ' next_track: ?'),
        ('say it twice', ' repeat: twice -> say: it'),
    ],
)
def test_a_plan_that_says_all_there_is_drops_nothing(look, text, plan):
    assert not [d for d in look(text, plan) if d.guard == 'argument']


@pytest.mark.parametrize(
    ('text', 'reasons'),
    [
        ('close its door', ["I did not use 'its door'"]),
        ('close the fridge', ["I did not use 'the fridge'"]),
        ('close its screen', []),
        ('close it', []),
    ],
)
def test_another_thing_behind_the_verb_is_doubted(conservatory, text, reasons):
    named = frozenset({'den', 'screen'})
    it = Checked(words(text), read('close: ?'), conservatory, named=named)
    found = [d.reason for d in unsaid_arguments(it)]
    assert found[:1] == reasons
