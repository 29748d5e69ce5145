import pytest

from llm_bridge.language.mending.times import (
    with_a_length,
    with_a_run,
    with_the_end_said,
    with_the_length_left_out,
    with_the_other_case,
    with_the_same_half_of_the_day,
    with_the_time_apart,
    with_the_whole_time,
)
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            "don't open the vents if it's windy, otherwise open them halfway",
            "never: open the vents if it's windy ; set_position: them, halfway",
            "if: it's windy -> never: open the vents else: set_position: them, halfway",
        ),
        (
            "don't stir when vat 1 is hot, else stir it and start the pump",
            'never: stir when vat 1 is hot ; stir: it ; turn_on: the pump',
            'if: vat 1 is hot -> never: stir else: { stir: it ; turn_on: the pump }',
        ),
        (  # without 'otherwise' both are meant
            "don't open the vents if it's windy, and start the fan",
            "never: open the vents if it's windy ; turn_on: the fan",
            None,
        ),
        (
            "don't touch the vents, otherwise do as you like with the fan",
            'never: the vents ; turn_on: the fan',
            None,
        ),
    ],
)
def test_what_is_forbidden_in_one_case_is_done_in_the_other(text, plan, meant):
    assert with_the_other_case(read(plan), words(text), lambda phrase: None) == read(meant or plan)


def test_what_is_done_in_the_other_case_is_a_plain_order_where_it_was_left_out():
    plan, text = read('never: mow if it rains'), "don't mow if it rains, otherwise start the fan"
    known = {'start the fan': read('turn_on: the fan')}
    found = with_the_other_case(plan, words(text), known.get)
    assert found == read('if: it rains -> never: mow else: turn_on: the fan')
    assert with_the_other_case(plan, words(text), lambda phrase: None) == plan


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'stir vat 1 for a quarter of an hour at 90 rpm',
            'stir: vat 1, rpm= 90 rpm',
            'for: a quarter of an hour -> stir: vat 1, rpm= 90 rpm',
        ),
        (
            'switch the pump on for ten minutes and lock the cellar door',
            'turn_on: the pump & lock: the cellar door',
            'for: ten minutes -> turn_on: the pump & lock: the cellar door',
        ),
        ('stir vat 1 for ten', 'stir: vat 1', None),
        ('stir vat 1 for the party in ten minutes', 'stir: vat 1', None),
        ('wait for ten minutes, then stir vat 1', 'stir: vat 1', None),
        ('add eggs for ten minutes of frying', 'add_to_list: hazel, eggs', None),
        (
            'stir vat 1 for ten minutes',
            'for: ten minutes -> stir: vat 1',
            None,
        ),
    ],
)
def test_how_long_is_kept_where_no_phrase_has_it(brewery, text, plan, meant):
    found = with_the_length_left_out(read(plan), words(text), breaks_of(text), brewery, 'en')
    if meant is None:
        assert found == read(plan)
        return
    assert found == read(meant)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        (
            'stir: vat 1, rpm= 90 rpm for ten minutes',
            'for: ten minutes -> stir: vat 1, rpm= 90 rpm',
        ),
        (
            'in: an hour -> set_speed: the fan, 40 % for half an hour',
            'in: an hour -> for: half an hour -> set_speed: the fan, 40 %',
        ),
        ('turn_on: the pump for ten minutes', 'for: ten minutes -> turn_on: the pump'),
        ('turn_on: the pump for the vat', None),
        ('turn_on: the pump for two', None),
        ('add_to_list: hazel, eggs for ten minutes', None),
    ],
)
def test_how_long_is_taken_out_of_a_phrase(brewery, plan, meant):
    assert with_the_time_apart(read(plan), brewery, 'en') == read(meant or plan)


def test_out_of_a_number_it_is_always_taken(brewery):
    number, thing = read('stir: vat 1, rpm= 90 for an hour'), read('turn_on: pump for an hour')
    assert with_the_time_apart(number, brewery, 'en', all_sorts=False) != number
    assert with_the_time_apart(thing, brewery, 'en', all_sorts=False) == thing


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        (
            'until: 6 pm -> set_speed: the fan, 80 % ; turn_off: ?',
            'set_speed: the fan, 80 % ; when: 6 pm -> turn_off: ?',
        ),
        (
            'for: ten minutes -> stir: vat 1 ; stop_stirring: it',
            'stir: vat 1 ; wait: ten minutes ; stop_stirring: it',
        ),
        ('until: 6 pm -> set_speed: the fan, 80 % ; turn_off: the pump', None),
        ('until: 6 pm -> go_to: the ramp ; go_to: ?', None),  # robots do it again and again
        ('for: ten minutes -> turn_on: the pump ; turn_on: it', None),
    ],
)
def test_what_ends_it_is_not_done_twice(brewery, plan, meant):
    assert with_the_end_said(read(plan), brewery) == read(meant or plan)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('unknown: run the well pump for an hour', 'for: an hour -> turn_on: the well pump'),
        ('unknown: leave the pump on for an hour', 'for: an hour -> turn_on: the pump'),
        ('unknown: run the well pump', None),
        ('unknown: run to the shop for milk', None),
        ('unknown: paint the pump for an hour', None),
    ],
)
def test_running_a_thing_for_a_while_switches_it_on_for_that_time(brewery, plan, meant):
    found = list(with_a_run(read(plan), brewery, 'en'))
    assert found == ([read(meant)] if meant else [])


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        (
            'kite, go to the ramp and get me a 30 second clip',
            'go_to: the ramp, robot= kite ; wait: 30 second',
            'go_to: the ramp, robot= kite ; record_video: duration= 30 second, robot= kite',
        ),
        (
            'go to the ramp and wait 30 seconds',
            'go_to: the ramp ; wait: 30 seconds',
            None,
        ),
        (
            'go to the ramp and take a 30 second break',
            'go_to: the ramp ; wait: 30 second',
            None,
        ),
    ],
)
def test_a_thing_of_so_many_seconds_is_made_and_not_waited_for(brewery, text, plan, meant):
    assert with_a_length(read(plan), words(text), brewery) == read(meant or plan)


@pytest.mark.parametrize(
    ('plan', 'meant'),
    [
        ('at: 7:45 in the morning -> open: the gate & at: 8:15 -> close: the gate',
         'at: 7:45 in the morning -> open: the gate & at: 8:15 in the morning -> close: the gate'),
        ('at: 9 in the evening -> open: the gate & at: 6 -> close: the gate', None),
        ('at: 7:45 -> open: the gate & at: 8:15 -> close: the gate', None),
    ],
)  # fmt: skip
def test_a_later_time_is_one_of_the_same_half_of_the_day(plan, meant):
    assert with_the_same_half_of_the_day(read(plan), 'en') == read(meant or plan)


@pytest.mark.parametrize(
    ('text', 'plan', 'meant'),
    [
        ('fan on at quarter to seven', 'at: seven -> turn_on: fan', 'quarter to seven'),
        ('half eight, start the oven', 'at: eight -> start: the oven', 'half eight'),
        ('fan on at twenty five to seven', 'at: seven -> turn_on: fan', 'twenty five to seven'),
        ('fan on at 20 past seven', 'at: seven -> turn_on: fan', '20 past seven'),
        ('fan on at ten minutes to 6', 'at: 6 -> turn_on: fan', 'ten minutes to 6'),
        ('set it to ten at seven', 'at: seven -> set_volume: it, ten', None),
        ('fan on at seven', 'at: seven -> turn_on: fan', None),
    ],
)
def test_the_whole_time_is_meant(text, plan, meant):
    found = with_the_whole_time(read(plan), words(text), 'en')
    assert found.phrase == (meant or read(plan).phrase)
