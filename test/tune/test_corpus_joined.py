"""Written commands, joined into commands of several steps."""

from random import Random

import pytest

from llm_bridge.language.plans.plan_language import read, write
from llm_bridge.language.text.words import words
from llm_bridge.tune.corpus import contiguous, Example
from llm_bridge.tune.corpus_joined import is_plain, joined
from llm_bridge.tune.corpus_written import written_sites

ROBOTS = frozenset({'go_to', 'dock'})


def said(text, plan):
    return Example(words(text), read(f' {plan}'), 'single')


def some(parts, tail=(), seeds=60):
    found = (joined(Random(seed), parts, tail, ROBOTS) for seed in range(seeds))
    return {' '.join(e.words): write(e.plan).strip() for e in found if e is not None}


LAMP = said('turn off the lamp', 'turn_off: the lamp')
BLIND = said('blinds down', 'close: blinds')
KITCHEN = said('go to the kitchen', 'go_to: the kitchen')
DOCK = said('back to the charger', 'dock')


def test_a_list_is_done_side_by_side_and_then_begins_what_comes_after():
    made = some([LAMP, BLIND])
    assert made['turn off the lamp and blinds down'] == 'turn_off: the lamp & close: blinds'
    assert made['blinds down then turn off the lamp'] == 'close: blinds ; turn_off: the lamp'


def test_what_one_robot_does_is_always_one_after_the_other():
    plans = {*some([KITCHEN, DOCK]).values()}
    assert plans == {'go_to: the kitchen ; dock', 'dock ; go_to: the kitchen'}


def test_a_robot_that_is_named_for_one_part_would_be_heard_for_the_next():
    named = said('cart one go to the hall', 'go_to: the hall, robot= cart one')
    assert not some([named, DOCK])


def test_something_forbidden_asked_or_timed_may_stand_behind_a_list():
    never = said("don't touch the oven", 'never: touch the oven')
    made = some([LAMP, BLIND], [never])
    assert any(plan.endswith('& never: touch the oven') for plan in made.values())


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ("it's too dark in here", 'brighter: in here'),
        ('turn it off', 'turn_off: it'),
        ('could you turn off the lamp', 'turn_off: the lamp'),
        ('say dinner is ready', 'say: dinner is ready'),
        ('turn off the lamp the baby is asleep now', 'turn_off: the lamp'),
        ('never mind the lamp', 'never: the lamp'),
    ],
)
def test_hints_talk_and_what_refers_to_something_are_not_joined(text, plan):
    assert not is_plain(said(text, plan))


@pytest.mark.parametrize('seed', range(40))
def test_what_is_joined_of_the_written_commands_copies_runs_of_its_words(seed):
    rng = Random(seed)
    site = rng.choice(written_sites())
    plain = [e for e in site.examples if is_plain(e)]
    made = joined(rng, plain, site.examples, frozenset())
    assert made is None or contiguous(made)
