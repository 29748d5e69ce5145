"""A choice that is said in another clause than its order is its own."""

from one_robot import site_of
import pytest
from scripted import Script

from llm_bridge.language.mending.choices_beside import choice_beside
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.language.things.names import NameIndex
from llm_bridge.language.understand import Understander
from llm_bridge.site.world import World


def choice(name, *choices):
    return {'name': name, 'type': 'choice', 'choices': [*choices], 'required': False}


@pytest.fixture(scope='module')
def yard():
    skills = {
        'empty_bin': ('carry a bag out', [choice('bin', 'paper', 'food scraps', 'dry')]),
        'ask_table': ('ask for a table', [choice('seats', 'terrace', 'saloon')]),
        'wipe': ('wipe the counters', [choice('cloth', 'paper', 'linen')]),
    }
    return site_of('Moss', skills, terrace_plant='terrace plant')


@pytest.mark.parametrize(
    ('text', 'plan', 'args'),
    [
        ("the paper's overflowing again, take it out", 'empty_bin', {'bin': 'paper'}),
        ('take it out please, it is the food scraps', 'empty_bin', {'bin': 'food scraps'}),
        ('ask for a table, terrace if they can', 'ask_table', {'seats': 'terrace'}),
    ],
)
def test_a_choice_in_a_remark_is_that_of_the_order_after_a_yes(yard, text, plan, args):
    found = Understander(yard, Script(text, plan)).understand(text, World())
    assert [s.args for s in found.graph.steps] == [args]
    assert found.say.startswith('Shall I')


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('the bin is full, take it out, not the paper', 'empty_bin'),
        ('take it out, paper or food scraps', 'empty_bin'),
        ('take it out, then dry the cups', 'empty_bin'),
    ],
)
def test_what_is_denied_shared_or_of_another_thing_is_no_choice(yard, text, plan):
    found = Understander(yard, Script(text, plan)).understand(text, World())
    steps = found.graph.steps if found.graph else ()
    assert all(not s.args for s in steps)


def test_a_choice_of_another_skill_or_in_a_name_is_not_taken(yard):
    index, skills = NameIndex(yard), yard.robots['moss'].skills

    def beside(text, name, *others):
        said, free = words(text), list(skills[name].args)
        return choice_beside(free, said, breaks_of(text), frozenset(), index, [*others])

    assert beside('the paper is here, wipe up', 'wipe') == {'cloth': 'paper'}
    assert beside('the paper is here, wipe up', 'wipe', skills['empty_bin']) == {}
    assert beside('the terrace is dry, ask there', 'ask_table') == {'seats': 'terrace'}
    assert beside('the terrace plant is dry, ask there', 'ask_table') == {}
