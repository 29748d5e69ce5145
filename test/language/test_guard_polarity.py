from pathlib import Path

import pytest

from llm_bridge.language.guards.guards import doubts
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import breaks_of, words
from llm_bridge.site.load import load_site


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn on the tv', ' turn_off: the tv'),
        ('turn the tv off', ' turn_on: the tv'),
        ('lights out in the hall', ' turn_on: lights out in the hall'),
        ('open the bedroom blinds', ' close: the bedroom blinds'),
        ('unlock the front door', ' lock: the front door'),
        ('un-lock the front door', ' lock: the front door'),
        ('turn down the heating', ' warmer: the heating'),
        ('turn off the radio and turn on the tv', ' turn_off: the radio & turn_off: the tv'),
        ('trouble on the landing, shut the door there', ' open: the landing'),
        ('a noise in the hall, lock the door there', ' unlock: the hall'),
        ('keep the front door locked', ' unlock: the front door locked'),
        ('the garage door stays closed', ' open: the garage door stays closed'),
    ],
)
def test_the_opposite_of_what_was_said_is_refused(look, text, plan):
    found = [d for d in look(text, plan) if d.guard == 'polarity']
    assert found
    assert found[0].problem is not None
    assert not [d for d in look(text, plan, off=('polarity',)) if d.problem]


def test_what_is_said_to_be_on_and_off_is_not_all_switched_one_way(look):
    text = 'turn off the lights in the kitchen and on in the hall'
    drafted = ' turn_off: the lights in the kitchen and on in the hall'
    assert 'polarity' in [d.guard for d in look(text, drafted)]
    assert 'polarity' not in [d.guard for d in look(text, drafted, off=('polarity',))]
    assert not look(text, ' turn_off: the lights in the kitchen & turn_on: in the hall')
    left_on = 'turn off the lights left on in the hall'
    assert not look(left_on, ' turn_off: the lights left on in the hall')


def test_a_verb_that_says_neither_way_is_no_opposite():
    site = load_site(Path(__file__).parent / 'tramshed.yaml')
    away, out = words('put the ramp away at door three'), words('put the ramp out at door three')
    plan = read(' take_in: the ramp, door three')
    assert not [d for d in doubts(away, plan, site) if d.guard == 'polarity']
    assert [d for d in doubts(out, plan, site) if d.guard == 'polarity']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ("don't turn on the tv", ' turn_on: the tv'),
        ('never open the garage door', ' open: the garage door'),
        ('do not go to the kitchen', ' go_to: the kitchen'),
        ('turn on the radio but not the tv', ' turn_on: the radio & turn_on: the tv'),
    ],
)
def test_what_was_denied_is_not_done(look, text, plan):
    assert [d for d in look(text, plan) if d.guard == 'negation' and d.problem]
    assert not [d for d in look(text, plan, off=('negation',)) if d.guard == 'negation']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        (
            "if the garage door is open close it and if it's not say all is well",
            ' if: the garage door is open -> close: it else: say: all is well',
        ),
        (
            'when the tv is not on turn on the radio',
            ' turn_on: the radio',
        ),
    ],
)
def test_a_negation_in_a_condition_denies_nothing(look, text, plan):
    assert not [d for d in look(text, plan) if d.guard == 'negation']


def test_what_is_denied_after_a_condition_is_denied(look):
    found = look("if you are home don't turn on the radio", ' turn_on: the radio')
    assert [d for d in found if d.guard == 'negation' and d.problem]


def test_denied_and_opposite_cancel_out_but_wait_for_a_yes(look):
    found = look("don't leave the garage door open", ' close: the garage door')
    assert found
    assert all(d.problem is None for d in found)


def test_a_slip_of_the_tongue_is_not_done_both_ways(look):
    plan = ' open: the bedroom blinds ; close: the bedroom blinds'
    assert [d.guard for d in look('open uh close the bedroom blinds', plan)] == ['polarity']
    assert look('open and close the bedroom blinds', plan) == ()


def test_what_is_to_blink_goes_on_and_off(look):
    plan = ' repeat: four times -> { turn_on: the hall light ; turn_off: the hall light }'
    assert look('flash the hall light four times', plan) == ()
    text = 'set the flash of the hall light four times'
    assert [d.guard for d in look(text, plan)] == ['polarity']


def test_what_comes_after_a_correction_counts(look):
    text = 'turn on the no sorry turn off the radio'
    assert look(text, ' turn_off: the radio') == ()
    (doubt,) = look(text, ' turn_on: the radio')
    assert doubt.problem is not None


def test_a_verb_that_is_not_said_again_stays_the_same(look):
    text = 'turn off the tv and then the radio'
    assert look(text, ' turn_off: the tv ; turn_off: the radio') == ()
    assert [d.guard for d in look(text, ' turn_off: the tv ; turn_on: the radio')] == ['polarity']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('set the washing machine off', ' start: the washing machine'),
        ('let the vacuum out', ' start: the vacuum'),
        ('pull the bedroom blinds out', ' open: the bedroom blinds'),
    ],
)
def test_a_particle_may_belong_to_a_verb_of_its_own_meaning(look, text, plan):
    assert not [d for d in look(text, plan) if d.guard == 'polarity' and d.problem]


def test_one_on_and_the_other_off_are_not_one_call(look):
    found = look('radio off and on the fan', ' turn_off: radio off and on the fan')
    assert [d.guard for d in found if d.guard == 'polarity']
    assert look('tv and radio off', ' turn_off: tv and radio off') == ()


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        (
            "unless the tv is on don't open the blinds",
            ' if: the tv is on -> nothing else: open: the blinds',
        ),
        ("if the front door is open don't go home", ' if: the front door is open -> dock'),
    ],
)
def test_what_is_denied_behind_a_condition_is_not_done(look, text, plan):
    assert [d for d in look(text, plan) if d.guard == 'negation' and d.problem]


def test_the_same_in_both_cases_waits_for_a_yes(look):
    text = 'if the tv is on leave the lamp, otherwise turn it off'
    plan = ' if: the tv is on -> turn_off: the lamp else: turn_off: it'
    (doubt,) = (d for d in look(text, plan) if d.guard == 'polarity')
    assert doubt.problem is None
    text = 'if the tv is on set the lamp to 20 percent, otherwise set it to 80 percent'
    plan = (
        ' if: the tv is on -> set_brightness: the lamp, 20 percent'
        ' else: set_brightness: it, 80 percent'
    )
    assert look(text, plan) == ()


def test_where_somebody_is_to_come_from_is_not_where_he_goes(look):
    text = 'get the robot out of the kitchen'
    assert [d.guard for d in look(text, ' go_to: the kitchen, robot= the robot')] == ['polarity']
    assert look('get the robot out to the kitchen', ' go_to: the kitchen, robot= the robot') == ()


def test_the_name_of_what_is_changed_says_no_direction(look):
    found = look('drop the speed of the fan by ten', ' slower: the fan, percent= ten')
    assert not [d for d in found if d.guard == 'polarity']


@pytest.mark.parametrize(
    ('text', 'plan', 'doubted'),
    [
        ('awning out and lamp on', 'open: awning & turn_on: lamp', False),
        ('awning out', 'close: awning', True),
        ('awning in', 'open: awning', True),
        ('awning in', 'close: awning', False),
    ],
)
def test_an_awning_that_is_out_is_open(look, text, plan, doubted):
    found = [d for d in look(text, plan) if d.guard == 'polarity' and 'awning' in text]
    assert bool(found) == doubted


def test_what_a_skill_is_against_is_not_its_opposite(look):
    hint = "it's really dark in the hall"
    assert not [d for d in look(hint, 'turn_on: hall light') if d.guard == 'polarity']


def test_what_nobody_here_does_is_not_stopped_as_something_else(look):
    doubts = [d for d in look('stop mowing', 'stop: ?') if d.problem]
    assert doubts
    assert doubts[0].problem.because == 'stop mowing'
    assert not [d for d in look('stop washing', 'stop: ?') if d.problem]
    assert not [d for d in look('stop it', 'stop: ?') if d.problem]


def test_what_is_on_that_line_is_not_turned_on(look):
    plan = ' turn_off: the tv & turn_off: the lamp'
    calm = look('turn off the tv and the lamp on that shelf', plan)
    assert not [d for d in calm if d.guard == 'polarity']
    assert [d for d in look('turn on that tv', ' turn_off: that tv') if d.guard == 'polarity']


def test_do_not_behind_a_condition_denies_what_follows(look):
    text = 'if the tv is off do not turn off the radio'
    found = look(text, ' if: the tv is off -> turn_off: the radio')
    assert [d for d in found if d.guard == 'negation' and d.problem]
    text = 'if the lights do not go off say so'
    assert not [
        d for d in look(text, ' if: the lights do not go off -> say: so') if d.guard == 'negation'
    ]


def test_one_or_the_other_is_not_both(look):
    both = ' turn_off: the radio & turn_off: the tv'
    assert [d for d in look('turn off the radio or the tv', both) if d.guard == 'polarity']
    for text in (
        'turn off the radio and the tv',
        'turn off the radio then the tv',
        'turn off the radio, if Ann or Tom is in, and the tv',
    ):
        assert not [d for d in look(text, both) if d.guard == 'polarity'], text


@pytest.mark.parametrize(
    ('text', 'plan', 'is_doubted'),
    [
        ('lights on in the study, radio off', ' turn_off: the radio and the lights', True),
        ('blinds up in the study and down in the hall', ' close: the blinds', True),
        ('the radio off, and never on in the hall', ' turn_off: the radio', False),
        ('the radio off but leave the lamp on', ' turn_off: the radio', False),
        ('walk up and down in the study', ' go_to: the study', False),
    ],
)
def test_one_call_does_not_switch_both_ways(look, text, plan, is_doubted):
    doubts = [d for d in look(text, plan) if d.guard == 'polarity']
    assert bool(doubts) is is_doubted, doubts


def test_while_is_not_until(look):
    plan = ' until: the tv is on -> turn_on: the kitchen light'
    for text in (
        'keep the kitchen light on while the tv is on',
        'as long as the tv is on keep the kitchen light on',
    ):
        assert [d for d in look(text, plan) if d.guard == 'polarity' and d.problem], text
    calm = look('keep the kitchen light on until the tv is on', plan)
    assert not [d for d in calm if d.guard == 'polarity']


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks'),
    [
        ('open the bedroom blinds so that it can cool down', ' open: the bedroom blinds', ()),
        ("pause the vacuum there's a toy on the rug", ' pause: the vacuum', (3,)),
        ('send the vacuum out when it is ten', ' when: it is ten -> start: the vacuum', ()),
        ('the tv off blinds up in the bedroom',
         ' turn_off: the tv & open: blinds up in the bedroom', (3,)),
    ],
)  # fmt: skip
def test_words_of_something_else_say_no_opposite(look, text, plan, breaks):
    assert not [d for d in look(text, plan, breaks=breaks) if d.guard == 'polarity']


def test_what_is_done_in_turn_is_no_opposite_where_only_the_robot_is_named(load, doubts_of):
    site = load()
    said = 'stand, wave and then sit, Pip'
    both = ' stand_up: robot= pip ; wave: robot= pip ; sit_down: robot= pip'
    assert not doubts_of(site, said, both)
    assert doubts_of(site, 'wave and then sit, Pip', ' wave: robot= pip ; stand_up: robot= pip')


def test_doing_it_is_not_to_stop_doing_it(load, doubts_of):
    site = load()
    assert not doubts_of(site, 'keep the churn stirring', ' stir: the churn')
    assert doubts_of(site, 'stop stirring the churn', ' stir: the churn')


@pytest.mark.parametrize('thing', ['lamp', 'horn'])
def test_off_is_off_though_a_siren_may_be_set_off(load, doubts_of, thing):
    site = load()
    assert doubts_of(site, f'switch the {thing} off', f' turn_on: the {thing}')
    assert not doubts_of(site, f'switch the {thing} off', f' turn_off: the {thing}')
    assert not doubts_of(site, f'switch the {thing} on', f' turn_on: the {thing}')
    assert doubts_of(site, f'switch the {thing} on', f' turn_off: the {thing}')


def test_what_is_set_off_is_not_switched_off(load, doubts_of):
    site = load()
    for said in ('set off the horn', 'set the horn off'):
        assert not doubts_of(site, said, ' turn_on: the horn')
        assert doubts_of(site, said, ' turn_off: the horn')


def test_behind_a_setting_off_is_no_doubtful_word(load):
    site = load()
    said = 'set the lamp to 20 percent, otherwise switch it off'
    plan = read(' set_brightness: the lamp, 20 percent ; turn_off: it')
    found = doubts(words(said), plan, site, breaks=breaks_of(said))
    assert not [d for d in found if d.guard == 'polarity']


@pytest.fixture
def doubts_of():
    def found(site, text, plan):
        doubts_found = doubts(words(text), read(plan), site, breaks=breaks_of(text))
        return [d for d in doubts_found if d.problem is not None]

    return found


@pytest.fixture
def load(tmp_path):
    def load():
        (tmp_path / 'kennel.yaml').write_text(_KENNEL)
        return load_site(tmp_path / 'kennel.yaml')

    return load


_KENNEL = """
name: kennel
frame: map
kinds:
  churn:
    description: a churn that stirs
    names: {en: [churn]}
    skills:
      stir: &churns
        description: stir
        inverse: stop_stirring
        words: {en: [stir]}
        binding: {via: mqtt, topic: k/churn}
        verify: {by: none}
      stop_stirring: {<<: *churns, inverse: stir, words: {en: [stop stirring]}}
areas:
  yard: {name: yard}
robots:
  pip:
    name: Pip
    namespace: pip
    skills:
      stand_up: &tell
        description: get up
        inverse: sit_down
        binding: {via: ros_topic, name: t, type: std_msgs/msg/String, fields: {data: x}}
        verify: {by: none}
      sit_down: {<<: *tell, inverse: stand_up, words: {en: [sit]}}
      wave: {<<: *tell, description: wave a paw, inverse: wave_not}
      wave_not: {<<: *tell, description: stop waving, inverse: wave}
devices:
  churn: {name: churn, kind: churn, area: yard, mqtt: {topic: k/churn}}
  lamp: {name: lamp, kind: light, area: yard, mqtt: {topic: k/lamp}}
  horn: {name: horn, kind: siren, area: yard, mqtt: {topic: k/horn}}
"""
