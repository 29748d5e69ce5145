import pytest

from llm_bridge.language.guards import doubts, is_question, NAMES
from llm_bridge.language.plan_language import read
from llm_bridge.language.words import words


@pytest.fixture
def look(home):
    def look(text, plan, off=(), confidence=1.0, breaks=frozenset()):
        return doubts(
            words(text),
            read(plan),
            home,
            confidence=confidence,
            off=off,
            ends_in_question_mark=text.endswith('?'),
            breaks=frozenset(breaks),
        )

    return look


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn on the tv', ' turn_off: the tv'),
        ('turn the tv off', ' turn_on: the tv'),
        ('lights out in the hall', ' turn_on: lights out in the hall'),
        ('open the bedroom blinds', ' close: the bedroom blinds'),
        ('unlock the front door', ' lock: the front door'),
        ('turn down the heating', ' warmer: the heating'),
        ('turn off the radio and turn on the tv', ' turn_off: the radio & turn_off: the tv'),
    ],
)
def test_the_opposite_of_what_was_said_is_refused(look, text, plan):
    found = [d for d in look(text, plan) if d.guard == 'polarity']
    assert found
    assert found[0].problem is not None
    assert not [d for d in look(text, plan, off=('polarity',)) if d.problem]


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


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('is the tv on', ' turn_on: the tv'),
        ('which lights are on', ' turn_on: lights'),
        ("what's the temperature", ' set_temperature: the temperature, 20'),
        ('did you turn off the oven?', ' turn_off: the oven'),
        ('are the blinds closed?', ' close: the blinds'),
    ],
)
def test_a_question_does_nothing(look, text, plan):
    assert [d for d in look(text, plan) if d.guard == 'question' and d.problem]
    assert not [d for d in look(text, plan, off=('question',)) if d.guard == 'question']


@pytest.mark.parametrize(
    ('text', 'plan', 'said'),
    [
        (
            'wait ten minutes then set the floor lamp',
            ' set_brightness: the floor lamp, ten',
            'ten minutes',
        ),
        ('at seven pm dim the floor lamp', ' set_brightness: the floor lamp, seven', 'seven pm'),
        ('dim the floor lamp by ten percent', ' dim: ten percent', 'ten percent'),
        ('dim the floor lamp in ten minutes', ' dim: the floor lamp, percent= ten', 'ten minutes'),
        ('set the floor lamp to off', ' set_brightness: the floor lamp, off', 'off'),
        (
            'turn on the radio for 40 percent longer',
            ' for: 40 -> turn_on: the radio',
            '40 percent',
        ),
        ('dim the lamp to ten percent', ' at: ten -> dim: the lamp', 'ten percent'),
        (
            'patrol three hours from now',
            ' repeat: three -> patrol',
            'three hours',
        ),
    ],
)
def test_a_phrase_that_cannot_be_what_it_is_used_for_is_refused(look, text, plan, said):
    (doubt,) = (d for d in look(text, plan) if d.guard == 'span')
    assert doubt.problem is not None
    assert said in doubt.problem.message
    assert not [d for d in look(text, plan, off=('span',)) if d.guard == 'span']


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('set the floor lamp to 40 in the evening', ' set_brightness: the floor lamp, 40'),
        ('set the floor lamp to 40 turn on the tv', ' set_brightness: the floor lamp, 40'),
        ('wait ten seconds then dim the lamp to ten', ' set_brightness: the lamp, ten'),
        ('move two metres forward', ' move: two metres, direction= forward'),
        ('dim the floor lamp a bit', ' dim: the floor lamp, percent= a bit'),
        ('repeat three times go to the sofa', ' repeat: three times -> go_to: the sofa'),
    ],
)
def test_a_phrase_of_the_right_type_is_not_doubted(look, text, plan):
    assert not [d for d in look(text, plan) if d.guard == 'span']


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


def test_all_guards_can_be_switched_off_at_once(look):
    assert look("don't turn the tv on", ' turn_off: the tv', off=('all',), confidence=0.1) == ()


@pytest.mark.parametrize(
    ('text', 'plan', 'breaks'),
    [
        ('turn on the kitchen light', ' turn_on: the kitchen light', ()),
        ('turn off the radio and turn on the tv', ' turn_off: the radio & turn_on: the tv', ()),
        (
            'turn the hall light on and off again',
            ' turn_on: the hall light ; turn_off: the hall light',
            (),
        ),
        ("don't forget to lock the front door", ' lock: the front door', ()),
        ("why don't you turn on the fan", ' turn_on: the fan', ()),
        ('could you close the bedroom blinds', ' close: the bedroom blinds', ()),
        ('would you mind closing the bedroom blinds?', ' close: the bedroom blinds', ()),
        (
            'turn off everything in the hall but never touch the thermostat',
            ' turn_off: everything in the hall & never: touch the thermostat',
            (),
        ),
        (
            'go to the kitchen without going through the hall',
            ' go_to: the kitchen & never: going through the hall',
            (),
        ),
        ('the fan is too slow', ' faster: the fan', ()),
        (
            'close the blinds if the tv is on otherwise open them',
            ' if: the tv is on -> close: the blinds else: open: them',
            (),
        ),
        ('unlock the back door, the plumber is there', ' unlock: the back door', (4,)),
        ('is the tv on? if so turn it off', ' if: is the tv on -> turn_off: it', (4,)),
        (
            'turn off the lights except the floor lamp',
            ' turn_off: the lights except the floor lamp',
            (),
        ),
        ('set the floor lamp to half', ' set_brightness: the floor lamp, half', ()),
    ],
)
def test_what_was_said_is_done_without_a_doubt(look, text, plan, breaks):
    assert look(text, plan, breaks=breaks) == ()


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('turn off the kitchen light and the radio', ' turn_off: the kitchen light'),
        ('turn on the light in the sauna', ' turn_on: the light'),
        ('turn on the sauna light', ' turn_on: light'),
        ('turn on the radio and dim the floor lamp', ' turn_on: the radio'),
        ('set the floor lamp to 40', ' brighten: the floor lamp'),
    ],
)
def test_a_plan_that_leaves_out_what_was_said_waits_for_a_yes(look, text, plan):
    found = [d for d in look(text, plan) if d.guard == 'unaccounted']
    assert found
    assert found[0].problem is None
    assert found[0].reason
    assert not [d for d in look(text, plan, off=('unaccounted',)) if d.guard == 'unaccounted']


def test_denied_and_opposite_cancel_out_but_wait_for_a_yes(look):
    found = look("don't leave the garage door open", ' close: the garage door')
    assert found
    assert all(d.problem is None for d in found)


def test_an_unsure_plan_waits_for_a_yes(look):
    found = look('turn on the tv', ' turn_on: the tv', confidence=0.5)
    assert [d.guard for d in found] == ['confidence']
    assert look('turn on the tv', ' turn_on: the tv', confidence=0.5, off=('confidence',)) == ()


def test_an_unknown_guard_cannot_be_switched_off(look):
    with pytest.raises(ValueError, match='polarity'):
        look('turn on the tv', ' turn_on: the tv', off=('polarty',))
    assert 'polarity' in NAMES


@pytest.mark.parametrize(
    ('text', 'asks'),
    [
        ('is the tv on', True),
        ('how many lights are on', True),
        ('do you know where the cup is', True),
        ('can you turn on the tv', False),
        ('what about the hall', False),
        ("why don't you turn on the tv", False),
        ('when the tv is on turn it off', False),
        ('have the rover patrol', False),
        ('do the rounds', False),
        ('turn on the tv', False),
        ('tell me if the door is open', True),
        ('could you tell me what the temperature is', True),
    ],
)
def test_questions_are_told_from_commands(text, asks):
    assert is_question(words(text), text.endswith('?')) is asks


@pytest.mark.parametrize(
    ('text', 'plan', 'word'),
    [
        ('back up half a metre', ' move: half a metre', 'back'),
        (
            'turn on the kitchen light tomorrow at six',
            ' at: six -> turn_on: the kitchen light',
            'tomorrow',
        ),
        (
            'before you lock the back door turn off the radio',
            ' lock: the back door ; turn_off: the radio',
            'before',
        ),
        (
            'lock the back door but first send the robot to the hall',
            ' lock: the back door ; go_to: the hall, robot= the robot',
            'first',
        ),
    ],
)
def test_directions_days_and_order_are_not_left_out_unasked(look, text, plan, word):
    found = [d for d in look(text, plan) if d.guard == 'unaccounted']
    assert any(f"'{word}" in d.reason for d in found)
    assert all(d.problem is None for d in found)


@pytest.mark.parametrize(
    ('text', 'plan'),
    [
        ('back up half a metre', ' move: half a metre, direction= back'),
        ('come back to the sofa', ' go_to: the sofa'),
        ('good morning turn on the kitchen light', ' turn_on: the kitchen light'),
        (
            'before you lock the back door turn off the radio',
            ' turn_off: the radio ; lock: the back door',
        ),
        (
            'turn off the radio before you lock the back door',
            ' turn_off: the radio ; lock: the back door',
        ),
        (
            'first turn off the radio and then lock the back door',
            ' turn_off: the radio ; lock: the back door',
        ),
    ],
)
def test_what_is_said_in_order_is_not_doubted(look, text, plan):
    assert look(text, plan) == ()


def test_a_slip_of_the_tongue_is_not_done_both_ways(look):
    plan = ' open: the bedroom blinds ; close: the bedroom blinds'
    assert [d.guard for d in look('open uh close the bedroom blinds', plan)] == ['polarity']
    assert look('open and close the bedroom blinds', plan) == ()


def test_what_comes_after_a_correction_counts(look):
    text = 'turn on the no sorry turn off the radio'
    assert look(text, ' turn_off: the radio') == ()
    (doubt,) = look(text, ' turn_on: the radio')
    assert doubt.problem is not None


def test_a_verb_that_is_not_said_again_stays_the_same(look):
    text = 'turn off the tv and then the radio'
    assert look(text, ' turn_off: the tv ; turn_off: the radio') == ()
    assert [d.guard for d in look(text, ' turn_off: the tv ; turn_on: the radio')] == ['polarity']
