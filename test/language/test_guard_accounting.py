import pytest


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn off the kitchen light and the radio', ' turn_off: the kitchen light'),
        ('turn on the light in the sauna', ' turn_on: the light'),
        ('turn on the sauna light', ' turn_on: light'),
        ('turn on the radio and dim the floor lamp', ' turn_on: the radio'),
        ('set the floor lamp to 40', ' brighten: the floor lamp'),
        ('start the washing machine on quick wash', ' start: the washing machine'),
    ],
)
def test_a_plan_that_leaves_out_what_was_said_waits_for_a_yes(look, text, plan):
    found = [d for d in look(text, plan) if d.guard == 'unaccounted']
    assert found
    assert found[0].problem is None
    assert found[0].reason
    assert not [d for d in look(text, plan, off=('unaccounted',)) if d.guard == 'unaccounted']


def test_a_condition_may_be_the_only_one(look):
    text = 'turn on the tv only if the radio is off'
    assert look(text, ' if: the radio is off -> turn_on: the tv') == ()


def test_words_that_the_site_does_not_know_are_talk(look):
    text = 'turn on the tv, my favourite show starts'
    assert look(text, ' turn_on: the tv', breaks={4}) == ()


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks', 'order'),
    [
        ('to the hall, scan, then to the sofa', ' go_to: the hall ; go_to: the sofa', {3}, 'scan'),
        ('turn on the tv and water the plants', ' turn_on: the tv', set(), 'water the plants'),
    ],
)
def test_an_order_that_no_skill_can_do_is_not_left_out_unasked(look, text, plan, breaks, order):
    (doubt,) = look(text, plan, breaks=breaks)
    assert doubt.guard == 'unaccounted'
    assert f"'{order}" in doubt.reason


def test_an_order_said_in_other_words_is_accounted_for(look):
    text = 'go to the hall, drive to the sofa'
    assert look(text, ' go_to: the hall ; go_to: the sofa', breaks={4}) == ()


def test_a_number_that_nothing_copies_is_not_left_out_unasked(look):
    (doubt,) = look('skip three songs', ' next_track: ?')
    assert 'three' in doubt.reason
    assert look('skip the song three times', ' repeat: three times -> next_track: ?') == ()


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        (
            "when the tv is on turn on the lamp until nobody's there",
            ' when: the tv is on -> turn_on: the lamp',
        ),
        ('turn off the lamp unless anna is reading', ' turn_off: the lamp'),
    ],
)
def test_a_condition_is_not_left_out_unasked(look, text, plan):
    assert [d for d in look(text, plan) if d.guard == 'unaccounted' and d.problem is None]


@pytest.mark.parametrize(
    'text', ['turn off the lamp if you can', "turn off the lamp when you've got a minute"]
)
def test_manners_are_no_condition(look, text):
    assert look(text, ' turn_off: the lamp') == ()


def test_only_in_a_condition_is_not_left_out_unasked(look):
    plan = ' if: the tv is on -> turn_off: the radio'
    (doubt,) = look('if only the tv is on turn off the radio', plan)
    assert 'only' in doubt.reason


def test_what_was_is_no_order(look):
    said = look('the music was far too loud', ' quieter: the music')
    assert [d.guard for d in said] == ['unaccounted']
    assert not look('the music is far too loud', ' quieter: the music')


def test_the_verb_of_another_skill_is_not_accounted_for(look):
    said = look('send the vacuum to clean', ' return_home: the vacuum')
    assert [d.guard for d in said] == ['unaccounted']
    assert not look('send the vacuum home', ' return_home: the vacuum')
