import pytest

from llm_bridge.language.mending.verbs import (
    with_the_verb_for_the_next,
    with_the_whole_verb,
    with_what_is_sent_out,
    with_what_is_switched_off,
    with_what_runs,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


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


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('run the well pump', 'go_to: the well pump', 'turn_on: the well pump'),
        (
            'run the well pump for an hour',
            'for: an hour -> go_to: the well pump',
            'for: an hour -> turn_on: the well pump',
        ),
        ('run to the well pump', 'go_to: the well pump', None),
        ('run the keg to the ramp', 'go_to: the ramp', None),
        ('drive to the well pump', 'go_to: the well pump', None),
    ],
)
def test_a_device_that_is_run_is_started(brewery, brewery_names, text, plan, meant):
    index = brewery_names.targets.index
    found = with_what_runs(read(plan), words(text), breaks_of(text), brewery, index)
    assert found == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'meant'),
    [
        ('send the vacuum out to clean', 'start: the vacuum'),
        ('send the vacuum back', 'return_home: the vacuum'),
        ('send the vacuum home', 'return_home: the vacuum'),
    ],
)
def test_what_is_sent_out_is_started(home, text, meant):
    plan = read('return_home: the vacuum')
    assert with_what_is_sent_out(plan, words(text), breaks_of(text), home) == read(meant)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('switch it off once the door is shut', 'when: the door is shut -> stop: it',
         'when: the door is shut -> turn_off: it'),
        ('turn the washer off', 'stop: the washer', 'turn_off: the washer'),
        ('stop the washer', 'stop: the washer', None),
        ('stop the washer, switch the lamp off', 'stop: the washer ; turn_off: the lamp', None),
    ],
)  # fmt: skip
def test_to_switch_off_is_no_stopping(text, plan, meant):
    found = list(with_what_is_switched_off(read(plan), words(text), breaks_of(text)))
    assert found == ([read(meant)] if meant else [])


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('rosie clean the kitchen and then the hall',
         'clean_room: rosie, the kitchen ; turn_on: the hall',
         'clean_room: rosie, the kitchen ; clean_room: rosie, the hall'),
        ('rosie clean the kitchen, the hall and the office',
         'clean_room: rosie, the kitchen ; clean_room: the hall, the office',
         'clean_room: rosie, the kitchen ; clean_room: rosie, the hall ;'
         ' clean_room: rosie, the office'),
        ('ring, then rosie clean the kitchen, the hall and the office',
         'ring: rosie ; { clean_room: rosie, the kitchen & clean_room: the hall, the office }',
         None),
        ('rosie clean the kitchen and light the hall',
         'clean_room: rosie, the kitchen ; turn_on: the hall', None),
    ],
)  # fmt: skip
def test_a_room_of_which_no_more_is_said_is_next(text, plan, meant):
    found = with_the_verb_for_the_next(read(plan), words(text), breaks_of(text))
    assert found == read(meant or plan)
