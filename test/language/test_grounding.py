from itertools import pairwise
from pathlib import Path

import pytest

from llm_bridge.graph.condition import AtTime, Compare, Not
from llm_bridge.graph.problem import ProblemCode
from llm_bridge.language.grounding.grounding import Grounder
from llm_bridge.language.plans.plan_language import read
from llm_bridge.language.text.words import words
from llm_bridge.language.things.situation import HERE, Mentions, Situation
from llm_bridge.site.load import load_site
from llm_bridge.site.site import Site
from llm_bridge.site.world import EntityState, World

SITES = Path(__file__).parents[2] / 'config' / 'sites'
NOWHERE = Situation()


def said(step):
    """Return a step in a line: id skill target, args, what it comes after and is given."""
    args = ''.join(f' {k}={v}' for k, v in step.args.items())
    after = f' after {",".join(step.after)}' if step.after else ''
    given = f' given {",".join(step.given)}' if step.given else ''
    return f'{step.skill} {step.target}{args}{after}{given}'


@pytest.fixture
def ground(home_names):
    def ground(plan, situation=NOWHERE, command='', last=None, last_steps=(), names=home_names):
        return names.ground(read(plan), situation, command, last and read(last), last_steps)

    return ground


@pytest.mark.parametrize(
    ('plan', 'steps'),
    [
        (
            ' turn_off: the hall light & lock: the front door',
            ['turn_off hall_light', 'lock front_door_lock'],
        ),
        (
            ' turn_off: the hall light ; lock: the front door',
            ['turn_off hall_light', 'lock front_door_lock after s1'],
        ),
        (
            ' go_to: the kitchen ; turn_on: the kitchen light ; dock',
            ['go_to rover place=kitchen', 'turn_on kitchen_light after s1', 'dock rover after s2'],
        ),
        (
            ' go_to: the kitchen & go_to: the hall',
            ['go_to rover place=kitchen', 'go_to rover place=hall after s1'],
        ),
        (
            ' go_to: the kitchen and the hall',
            ['go_to rover place=kitchen', 'go_to rover place=hall after s1'],
        ),
        (
            ' turn_off: the kitchen and hall lights ; dock',
            ['turn_off kitchen_light', 'turn_off hall_light', 'dock rover after s1,s2'],
        ),
        (' set_brightness: the floor lamp, half', ['set_brightness floor_lamp percent=50.0']),
        (' brighten: the floor lamp, percent= a bit', ['brighten floor_lamp']),
        (' brighten: the floor lamp, percent= ten percent', ['brighten floor_lamp percent=10.0']),
        (' warmer: ?', ['warmer thermostat']),
        (
            ' move: two feet, direction= backwards',
            ['move rover distance=0.6096 direction=backward'],
        ),
        (' set_source: the tv, hdmi 2', ['set_source television source=hdmi two']),
        (' bring: the cup, place= the sofa', ['bring rover object=cup place=sofa']),
        (
            ' bring: the cup and the book, place= the sofa',
            ['bring rover object=cup place=sofa', 'bring rover object=book place=sofa after s1'],
        ),
        (
            ' turn_on: the kitchen light ; dim: it',
            ['turn_on kitchen_light', 'dim kitchen_light after s1'],
        ),
        (' wait: two minutes ; dock', ['wait bridge duration=120.0', 'dock rover after s1']),
        (
            ' in: five minutes -> turn_on: the radio',
            ['wait bridge duration=300.0', 'turn_on radio after s1'],
        ),
        (
            ' for: ten minutes -> turn_on: the radio',
            ['turn_on radio', 'wait bridge duration=600.0 after s1', 'turn_off radio after s2'],
        ),
        (
            ' repeat: twice -> { go_to: the hall ; dock }',
            [
                'go_to rover place=hall',
                'dock rover after s1',
                'go_to rover place=hall after s2',
                'dock rover after s3',
            ],
        ),
        (
            ' turn_off: everything in the living room & never: touch the tv',
            ['turn_off living_room_light', 'turn_off floor_lamp', 'turn_off ceiling_fan'],
        ),
        (' turn_on: the kitchen light & nothing', ['turn_on kitchen_light']),
        (' quieter: the tv volume', ['quieter television']),
        (' go_to: the middle of the kitchen', ['go_to rover place=kitchen']),
        (' start: vacuuming', ['start vacuum']),
        (
            ' turn_on: the floor lamp & turn_off: the rest of the lamps',
            ['turn_on floor_lamp', 'turn_off desk_lamp'],
        ),
        (
            ' turn_off: the hall light and the one in the kitchen',
            ['turn_off hall_light', 'turn_off kitchen_light'],
        ),
    ],
)
def test_plans_become_steps(ground, plan, steps):
    grounded = ground(plan)
    assert grounded.problems == ()
    assert grounded.question is None
    assert [said(s) for s in grounded.steps] == steps


def test_one_step_under_a_condition_carries_it(ground):
    (step,) = ground(' when: the vacuum is docked -> turn_off: the hall light').steps
    assert step.when.mode == 'wait'
    assert step.when.condition == Compare(entity='vacuum', value='docked')
    (step,) = ground(' at: 7 pm -> turn_off: the hall light').steps
    assert step.when.condition == AtTime(time='19:00')
    (step,) = ground(' if: the tv is off -> turn_off: the hall light').steps
    assert step.when.mode == 'if'


def test_several_steps_under_a_condition_stand_behind_a_gate(ground):
    gate, off, lock = ground(
        ' when: the vacuum is docked -> { turn_off: the hall light & lock: the front door }'
    ).steps
    assert (gate.skill, gate.target, gate.when.mode) == ('wait_until', 'bridge', 'wait')
    assert (off.given, lock.given) == (('s1',), ('s1',))
    assert off.when is None


def test_many_targets_under_a_condition_stand_behind_a_gate(ground):
    steps = ground(' if: the tv is off -> turn_off: the kitchen and hall lights').steps
    assert [said(s) for s in steps] == [
        'check bridge',
        'turn_off kitchen_light given s1',
        'turn_off hall_light given s1',
    ]


def test_else_is_done_when_the_condition_is_known_not_to_hold(ground):
    yes, close, no, on = ground(
        ' if: the front door is open -> close: the bedroom blinds else: turn_on: the hall light'
    ).steps
    assert close.given == (yes.id,)
    assert on.given == (no.id,)
    assert isinstance(no.when.condition, Not)
    assert no.when.condition.not_ == yes.when.condition


def test_if_not_is_the_condition_before_denied(ground):
    first, second = ground(" if: the tv is on -> turn_off: it & if: it's not -> dock").steps
    assert second.when.condition == Not.model_validate({'not': first.when.condition})


def test_until_turns_back_what_can_be_turned_back(ground):
    on, wait, off = ground(' until: the temperature drops below 20 -> turn_on: the fan').steps
    assert (on.skill, wait.skill, off.skill) == ('turn_on', 'wait_until', 'turn_off')
    (step,) = ground(' until: the robot is in the hall -> move: one metre').steps
    assert step.repeat.until == Compare(entity='rover', attribute='area', value='hall')


def test_a_single_step_carries_its_repetition(ground):
    (step,) = ground(' repeat: three times -> go_to: the kitchen').steps
    assert step.repeat.times == 3


def test_a_value_is_set_back_only_when_it_is_known(ground):
    plan = ' for: an hour -> set_temperature: the heating, 23'
    known = Situation(World({'thermostat': EntityState({'target_temperature': 20.0})}))
    assert ground(plan, known).steps[2].args == {'degrees': 20.0}
    (unknown,) = ground(plan).problems
    assert unknown.code is ProblemCode.UNSUPPORTED
    assert 'do not know the present setting of the thermostat' in unknown.message
    stopped = Situation(World({'ceiling_fan': EntityState({'speed': 0})}))
    half = ground(' for: an hour -> set_speed: the fan, half', stopped)
    assert half.problems[0].code is ProblemCode.UNSUPPORTED  # there is no speed 0 to set


def test_what_is_done_already_is_not_done_again(ground):
    plan = ' for: two minutes -> open: the garage door ; close: it'
    assert [s.skill for s in ground(plan).steps] == ['open', 'wait', 'close']
    plan = ' if: the tv is on -> turn_off: the radio ; turn_off: the radio'
    assert [s.skill for s in ground(plan).steps] == ['turn_off', 'turn_off']
    plan = ' turn_on: the radio ; turn_off: the radio ; turn_on: the radio'
    assert [s.skill for s in ground(plan).steps] == ['turn_on', 'turn_off', 'turn_on']


@pytest.mark.parametrize(
    ('plan', 'times'),
    [
        ('turn_on: the hall light & turn_on: the hall light', 1),
        ('turn_on: the hall light ; turn_on: the hall light', 1),
        ('louder: the radio & louder: the radio', 2),
        ('turn_on: the hall light ; turn_off: the hall light ; turn_on: the hall light', 3),
    ],
)
def test_what_is_said_twice_is_done_once_where_that_is_enough(ground, plan, times):
    assert len(ground(plan).steps) == times


def test_what_was_off_is_off_again_afterwards(ground):
    off = Situation(World({'ceiling_fan': EntityState({'state': 'off', 'speed': 60})}))
    fast, wait, back = ground(' for: an hour -> set_speed: the fan, half', off).steps
    assert (fast.skill, wait.skill, back.skill) == ('set_speed', 'wait', 'turn_off')
    cold = {'state': 'off', 'target_temperature': 20.0}  # it is off still when it is set
    off = Situation(World({'thermostat': EntityState(cold)}))
    back = ground(' for: an hour -> set_temperature: the heating, 23', off).steps[2]
    assert (back.skill, back.args) == ('set_temperature', {'degrees': 20.0})


def test_until_sets_back_a_value_that_is_known(ground):
    plan = ' until: the temperature drops below 20 -> set_speed: the fan, 80'
    known = Situation(World({'ceiling_fan': EntityState({'speed': 30})}))
    fast, wait, back = ground(plan, known).steps
    assert (fast.args, wait.skill, back.args) == ({'percent': 80.0}, 'wait_until', {'percent': 30})
    unknown = ground(plan)
    assert not unknown.steps
    assert 'I do not know the present setting of the ceiling fan' in unknown.problems[0].message


@pytest.mark.parametrize(
    ('plan', 'code'),
    [
        (' turn_on: the sauna', ProblemCode.UNKNOWN_ENTITY),
        (' pause: the tv', ProblemCode.NOT_CAPABLE),
        (' fly: the hall', ProblemCode.UNKNOWN_SKILL),
        (' unknown: water the plants', ProblemCode.UNSUPPORTED),
        (' every: morning -> open: the bedroom blinds', ProblemCode.UNSUPPORTED),
        (' set_source: the tv, opera', ProblemCode.WRONG_TYPE),
        (' set_brightness: the floor lamp, off', ProblemCode.WRONG_TYPE),
        (' set_brightness: the floor lamp, two metres', ProblemCode.WRONG_UNIT),
        (' go_to: the oven', ProblemCode.WRONG_TYPE),
        (' go_to: the stairs', ProblemCode.KEEP_OUT),
        (' repeat: 500 times -> dock', ProblemCode.OUT_OF_RANGE),
        (' wait: three days', ProblemCode.OUT_OF_RANGE),
        (' for: ten minutes -> go_to: the hall', ProblemCode.UNSUPPORTED),
        (' turn_on: the oven & never: touch the oven', ProblemCode.EXCLUDED),
        (' go_to: the kitchen & never: go into the kitchen', ProblemCode.UNSUPPORTED),
        (' turn_off: the radio & never: frobnicate', ProblemCode.NOT_UNDERSTOOD),
        (' go_to: the hall, speed= fast', ProblemCode.UNKNOWN_ARGUMENT),
        (' again', ProblemCode.NOT_UNDERSTOOD),
        (' undo', ProblemCode.NOT_UNDERSTOOD),
        (' also: the hall', ProblemCode.NOT_UNDERSTOOD),
    ],
)
def test_what_cannot_be_done_is_a_problem(ground, plan, code):
    grounded = ground(plan)
    assert grounded.steps == ()
    assert code in {p.code for p in grounded.problems}


@pytest.mark.parametrize(
    ('plan', 'words'),
    [
        (' louder: the hall light', 'cannot be made louder'),
        (' louder: the hall', 'Nothing in the hall can be made louder.'),
        (' go_to: the oven', "'the oven' is an appliance, not a place."),
    ],
)
def test_what_cannot_be_done_is_said_in_english(ground, plan, words):
    (problem,) = ground(plan).problems
    assert words in problem.message


@pytest.mark.parametrize(
    ('plan', 'steps'),
    [
        (' start: the coffee machine', ['turn_on coffee_machine']),
        (' turn_on: the vacuum', ['start vacuum']),
        (' turn_off: the vacuum', ['pause vacuum']),
    ],
)
def test_a_device_does_what_stands_in_for_a_skill_it_has_not(ground, plan, steps):
    assert [f'{s.skill} {s.target}' for s in ground(plan).steps] == steps


@pytest.mark.parametrize('plan', [' turn_on: the front door lock', ' open: the coffee machine'])
def test_nothing_stands_in_for_another_sort_of_skill(ground, plan):
    grounded = ground(plan)
    assert not grounded.steps
    assert grounded.problems[0].code is ProblemCode.NOT_CAPABLE


def test_the_rest_of_a_command_is_done_without_the_part_that_cannot(ground):
    grounded = ground(' turn_on: the sauna & lock: the front door')
    assert [said(s) for s in grounded.steps] == ['lock front_door_lock']
    assert len(grounded.problems) == 1


def test_a_robot_does_nothing_more_after_a_part_that_it_cannot(ground):
    grounded = ground(' bring: the unicorn ; dock ; turn_off: the radio')
    assert [said(s) for s in grounded.steps] == ['turn_off radio']
    assert [p.code for p in grounded.problems] == [
        ProblemCode.UNKNOWN_ENTITY,
        ProblemCode.PRECONDITION,
    ]


@pytest.mark.parametrize(
    'wait',
    [
        ' wait: pigs fly',
        ' when: pigs fly -> turn_on: the radio',
        ' wait: forty',
        ' at: sunrise -> turn_on: the radio',
        ' in: a while -> turn_on: the radio',
    ],
)
def test_nothing_is_done_after_a_wait_that_was_not_understood(ground, wait):
    grounded = ground(f'{wait} ; lock: the front door ; dock')
    assert grounded.steps == ()
    assert grounded.problems


@pytest.mark.parametrize(
    'rest', ['the rest', 'the others', 'every other light', 'each other light']
)
def test_the_rest_of_the_lights_is_all_of_them_but_the_one_spoken_of(ground, rest):
    said = {s.target for s in ground(f' never: the desk lamp & turn_off: {rest}').steps}
    assert said == {s.target for s in ground(' turn_off: all the lights').steps} - {'desk_lamp'}


def test_two_that_fit_are_asked_and_the_answer_is_kept(ground):
    grounded = ground(' lock: the door')
    slot = grounded.question.slot
    answered = ground(' lock: the door', Situation(decided={slot: ('back_door_lock',)}))
    assert [said(s) for s in answered.steps] == ['lock back_door_lock']


def test_what_was_not_said_is_asked_for(ground):
    question = ground(' set_brightness: the floor lamp, ?').question
    assert question.choices == ()
    answered = ground(
        ' set_brightness: the floor lamp, ?', Situation(decided={question.slot: ('40 percent',)})
    )
    assert answered.steps[0].args == {'percent': 40.0}


def test_where_the_speaker_is_can_be_answered(ground):
    question = ground(' brighten: in here').question
    assert question.slot == HERE
    steps = ground(' brighten: in here', Situation(decided={HERE: ('kitchen',)})).steps
    assert [said(s) for s in steps] == ['brighten kitchen_light']


def test_seven_is_asked_for_morning_or_evening(ground):
    question = ground(' at: 7 -> turn_on: the radio').question
    assert [c.value for c in question.choices] == ['07:00', '19:00']


def test_two_robots_are_asked_for_unless_one_was_spoken_of(ground, factory_names):
    grounded = ground(' go_to: line two', names=factory_names)
    assert {c.value for c in grounded.question.choices} >= {'cart_one', 'cart_two'}
    steps = ground(' go_to: line two, robot= cart two ; dock', names=factory_names).steps
    assert [s.target for s in steps] == ['cart_two', 'cart_two']
    earlier = Situation(before=Mentions(robots=('cart_one',)))
    assert ground(' go_to: line two', earlier, names=factory_names).steps[0].target == 'cart_one'


def test_the_conveyor_is_the_one_where_the_cart_was_sent(ground, factory_names):
    steps = ground(
        ' go_to: line two, robot= cart one ; start: the conveyor, percent= forty percent',
        names=factory_names,
    ).steps
    assert [said(s) for s in steps] == [
        'go_to cart_one place=line_two',
        'start conveyor_two percent=40.0 after s1',
    ]


def test_both_robots_go_at_the_same_time(ground, factory_names):
    steps = ground(' go_to: packing, robot= both carts', names=factory_names).steps
    assert [(s.target, s.after) for s in steps] == [('cart_one', ()), ('cart_two', ())]


def test_and_the_hall_too_means_the_same_kind_of_thing(ground):
    last = ' turn_off: the kitchen light'
    steps = ground(last).steps
    grounded = ground(' also: the hall', last=last, last_steps=steps)
    assert [said(s) for s in grounded.steps] == ['turn_off hall_light']
    grounded = ground(' instead: 40 percent', last=' set_brightness: the floor lamp, half')
    assert [said(s) for s in grounded.steps] == ['set_brightness floor_lamp percent=40.0']
    grounded = ground(' instead: the sofa', last=' go_to: the kitchen')
    assert [said(s) for s in grounded.steps] == ['go_to rover place=sofa']


def test_undo_takes_back_the_steps_in_reverse(ground):
    last = ' turn_off: the radio & lock: the front door'
    grounded = ground(' undo', last=last, last_steps=ground(last).steps)
    assert [said(s) for s in grounded.steps] == ['unlock front_door_lock', 'turn_on radio']
    gone = ' go_to: the kitchen'
    assert ground(' undo', last=gone, last_steps=ground(gone).steps).problems


def test_free_words_are_copied_as_they_were_written(ground):
    grounded = ground(' say: welcome home anna', command='Say: Welcome home, Anna!')
    assert grounded.steps[0].args == {'text': 'Welcome home, Anna'}


def test_questions_are_answered_beside_what_is_done(ground):
    grounded = ground(' turn_on: the radio & ask: is the back door locked')
    assert len(grounded.steps) == 1
    assert 'I do not know' in grounded.answers[0]


def test_huge_plans_are_refused(ground):
    plan = ' repeat: 20 times -> { turn_off: all lights ; turn_on: all lights }'
    grounded = ground(plan)
    assert grounded.steps == ()
    assert grounded.problems[0].code is ProblemCode.TOO_LONG


def test_it_may_be_named_after_the_condition(ground):
    (step,) = ground(" if: it's still open -> close: the garage door").steps
    assert step.when.condition == Compare(entity='garage_door', value='open')
    assert ground(" if: it's dark -> turn_on: the hall light").problems
    unless = " if: it's already open -> nothing else: open: the garage door"
    gate, step = ground(unless).steps
    assert (gate.when.condition.not_.entity, step.target) == ('garage_door', 'garage_door')
    (problem,) = ground(" if: it's still open -> lock: the back door").problems
    assert "no state 'open'" in problem.message


def test_two_carts_are_not_the_second_cart(factory_names):
    grounded = factory_names.ground(read(' dock: robot= the two carts'), NOWHERE)
    assert {s.target for s in grounded.steps} == {'cart_one', 'cart_two'}


def test_a_place_alone_means_the_sort_of_thing_just_spoken_of(ground, hospital_names):
    plan = ' turn_off: the heating in room 1 & turn_on: in room 2'
    grounded = ground(plan, names=hospital_names)
    assert [said(s) for s in grounded.steps] == [
        'turn_off room_1_heating',
        'turn_on room_2_heating',
    ]


def test_the_lock_that_is_called_after_the_room_is_the_room_s(ground, hospital_names):
    (step,) = ground(' unlock: the medication room', names=hospital_names).steps
    assert step.target == 'med_room_lock'


@pytest.mark.parametrize(
    ('command', 'plan', 'steps'),
    [
        (
            'News on the TV, volume about 35.',
            ' set_source: the tv, news & set_volume: ?, 35',
            ['set_source television source=news', 'set_volume television percent=35.0'],
        ),
        (
            "The ceiling fan's too loud, turn it off.",
            ' turn_off: it',
            ['turn_off ceiling_fan'],
        ),
        ('my book is on the sofa, fetch it', ' bring: it', ['bring rover object=book']),
        ("It's like an oven in the study!", ' cooler: in the study', ['cooler thermostat']),
        (
            'the floor lamp a nice deep blue',
            ' set_color: the floor lamp, a nice deep blue',
            ['set_color floor_lamp color=blue'],
        ),
        (
            'close the lounge blinds but not the bedroom ones',
            ' close: the lounge blinds but not the bedroom ones',
            ['close living_room_blinds'],
        ),
        (
            'every lamp off except the one on the desk',
            ' turn_off: every lamp except the one on the desk',
            ['turn_off floor_lamp'],
        ),
        (
            'take the cup off the kitchen table',
            ' pick_up: the cup off the kitchen table',
            ['pick_up rover object=cup'],
        ),
        ('spin a full circle', ' turn: angle= a full circle', ['turn rover angle=6.283185307']),
    ],
)
def test_what_was_said_elsewhere_in_the_command_tells_what_is_meant(ground, command, plan, steps):
    found = ground(plan, command=command)
    assert [said(s) for s in found.steps] == steps, found


def test_the_one_that_plays_is_meant_where_none_was_said(ground):
    plays = Situation(world=World({'radio': EntityState({'state': 'playing'})}))
    (step,) = ground(' mute: ?', plays).steps
    assert step.target == 'radio'
    both = World({i: EntityState({'state': 'playing'}) for i in ('radio', 'television')})
    assert ground(' mute: ?', Situation(world=both)).question is not None


def test_tomorrow_is_after_the_next_midnight(ground):
    first, then = ground(' at: tomorrow at 6.30 am -> open: the bedroom blinds').steps
    assert first.when.condition == AtTime(time='00:00')
    assert then.when.condition == AtTime(time='06:30') and then.after == (first.id,)
    assert ground(' at: tomorrow -> open: the bedroom blinds').problems


def test_the_lights_are_not_the_stack_light(factory_names):
    (step,) = factory_names.ground(read(' turn_off: the lights'), NOWHERE).steps
    assert step.target == 'hall_lights'


def test_the_robot_of_a_condition_is_the_one_that_acts(factory_names):
    plan = read(' when: cart two reaches packing -> say: the parts are here')
    (step,) = factory_names.ground(plan, NOWHERE).steps
    assert step.target == 'cart_two'


def test_every_machine_is_what_can_be_stopped(factory_names):
    found = factory_names.ground(read(' stop: every machine'), NOWHERE)
    assert {s.target for s in found.steps} == {
        'conveyor_one',
        'conveyor_two',
        'hydraulic_press',
    }


@pytest.mark.parametrize(
    ('plan', 'steps'),
    [
        (' dim: the lights along the corridor', ['dim corridor_lights']),
        (
            ' turn_off: lights out in bays one and two',
            ['turn_off room_1_light', 'turn_off room_2_light'],
        ),
        (
            ' warmer: the two heaters, degrees= a degree',
            ['warmer room_1_heating degrees=1.0', 'warmer room_2_heating degrees=1.0'],
        ),
        (
            ' turn_off: day room tv & close: its blinds',
            ['turn_off day_room_tv', 'close day_room_blinds'],
        ),
        (" reset: the call light over room three's door", ['reset room_3_call_lamp']),
        (
            ' turn_off: station lamp exam lamp and the corridor lights',
            ['turn_off station_lamp', 'turn_off exam_lamp', 'turn_off corridor_lights'],
        ),
        (
            ' set_mode: the heating for the second room, auto',
            ['set_mode room_2_heating mode=auto'],
        ),
        (
            ' close: blinds all the way down in both bays',
            ['close room_1_blinds', 'close room_2_blinds'],
        ),
        (" open: the ward's main door", ['open ward_door']),
        (' resume: the dish washer', ['resume dishwasher']),
        (' open: the door to the ward', ['open ward_door']),
    ],
)
def test_where_and_how_many_as_people_say_it(hospital_names, plan, steps):
    found = hospital_names.ground(read(plan), NOWHERE)
    assert [said(s) for s in found.steps] == steps, found


def test_there_is_where_the_thing_of_the_condition_is(hospital_names):
    plan = read(' when: the lamp over room two is on -> look_in: there, robot= dora')
    (step,) = hospital_names.ground(plan, NOWHERE).steps
    assert step.args == {'room': 'room_2'}


def test_a_place_that_is_excluded_is_left_out(hospital_names):
    plan = read(' look_in: all the rooms except room two, robot= dora')
    rooms = [s.args['room'] for s in hospital_names.ground(plan, NOWHERE).steps]
    assert {'room_1', 'room_3'} < set(rooms) and 'room_2' not in rooms


def test_three_that_are_but_two_are_refused(hospital_names):
    found = hospital_names.ground(read(' turn_off: the lights in all three bays'), NOWHERE)
    assert not found.steps and found.problems


def test_the_only_robot_is_him(ground):
    (step,) = ground(' go_to: the kitchen, robot= him').steps
    assert step.target == 'rover'


@pytest.mark.parametrize(
    ('plan', 'step'),
    [
        (' turn_off: hal lights', 'turn_off hall_lights'),
        (' open: loding door', 'open dock_door'),
        (" set_color: the stack light's colour, blue", 'set_color stack_light color=blue'),
        (' brighten: over line one', 'brighten hall_lights'),
        (
            ' move: two metres, direction= straight on, robot= cart one',
            'move cart_one distance=2.0 direction=forward',
        ),
    ],
)
def test_names_with_slips_and_places_that_share_their_light(factory_names, plan, step):
    assert [said(s) for s in factory_names.ground(read(plan), NOWHERE).steps] == [step]


def test_a_word_that_begins_with_another_letter_is_no_slip_of_a_name(ground):
    assert not ground(' turn_off: the wall light').steps


def test_the_old_one_is_not_the_one_that_is_called_new(home):
    data = home.model_dump(mode='json', by_alias=True)
    data['devices']['radio'] |= {'name': 'new radio', 'aliases': {}}
    names = Grounder(Site.model_validate(data))
    assert not names.ground(read(' turn_on: the old radio'), NOWHERE).steps
    assert names.ground(read(' turn_on: the little radio'), NOWHERE).steps


def test_a_slip_never_turns_one_number_into_another(factory_names):
    found = factory_names.ground(read(' start: conveyer three'), NOWHERE)
    assert not found.steps


def test_a_robot_named_beside_the_order_is_it(factory_names):
    plan = read(' dock: robot= it')
    said_before = "the second cart's beeping, dock it"
    (step,) = factory_names.ground(plan, NOWHERE, said_before).steps
    assert step.target == 'cart_two'


def test_everything_but_the_lights_leaves_every_light_alone(factory_names):
    found = factory_names.ground(read(' turn_off: everything but the lights'), NOWHERE)
    machines = {'compressor', 'extractor_fan', 'conveyor_one', 'conveyor_two', 'hydraulic_press'}
    assert {s.target for s in found.steps} == machines


@pytest.mark.parametrize(
    'plan', [' at: 19:00 -> turn_on: the hall light', ' if: the tv is on -> lock: the front door']
)
def test_what_may_not_have_been_done_is_not_undone(ground, plan):
    undone = ground(' undo', last=plan, last_steps=ground(plan).steps)
    assert not undone.steps
    assert [p.code for p in undone.problems] == [ProblemCode.UNSUPPORTED]


@pytest.mark.parametrize(
    ('plan', 'off'),
    [
        ('everything except the lights', set()),
        ('everything ; never: touch the lights', set()),
        (
            'all the lights except the lights in here',
            {'living_room_light', 'floor_lamp', 'hall_light', 'bedroom_light', 'desk_lamp'},
        ),
        (
            'all the lights except the light',
            {'living_room_light', 'floor_lamp', 'hall_light', 'bedroom_light', 'desk_lamp'},
        ),
    ],
)
def test_what_is_left_out_is_no_less_for_who_is_in_a_room(ground, home, plan, off):
    found = ground(f' turn_off: {plan}', Situation(area='kitchen'))
    lights = {i for i, d in home.devices.items() if d.kind == 'light'}
    assert found.steps
    assert lights & {s.target for s in found.steps} == off


@pytest.mark.parametrize(
    ('plan', 'condition'),
    [
        (
            ' when: the front door closes -> lock: it',
            Compare(entity='front_door_sensor', value='off'),
        ),
        (
            ' wait: the front door to close ; lock: it',
            Compare(entity='front_door_sensor', value='off'),
        ),
    ],
)
def test_it_may_be_what_shares_the_name_of_what_was_spoken_of(ground, plan, condition):
    steps = ground(plan).steps
    assert steps[0].when.condition == condition
    assert (steps[-1].skill, steps[-1].target) == ('lock', 'front_door_lock')


def test_it_may_be_the_door_of_that_name_at_a_place(ground):
    go, say = ground(' go_to: the front door ; when: someone opens it -> say: hello').steps
    assert go.args == {'place': 'front_door'}
    assert say.when.condition == Compare(entity='front_door_sensor', value='on')


def test_it_is_each_one_of_which_the_clause_holds(factory_names):
    one, two = factory_names.ground(read(' if: a belt is stopped -> start: it'), NOWHERE).steps
    for step, belt in ((one, 'conveyor_one'), (two, 'conveyor_two')):
        assert (step.target, step.when.mode) == (belt, 'if')
        assert step.when.condition == Compare(entity=belt, value='stopped')
    plan = read(' when: either conveyor jams -> stop: the other one')
    gate, two, one = factory_names.ground(plan, NOWHERE).steps
    assert (gate.skill, gate.when.mode) == ('wait_until', 'wait')
    for step, other, belt in (
        (two, 'conveyor_one', 'conveyor_two'),
        (one, 'conveyor_two', 'conveyor_one'),
    ):
        assert (step.target, step.given) == (belt, (gate.id,))
        assert step.when.condition == Compare(entity=other, value='fault')


def test_it_is_no_two_robots(factory_names):
    plan = read(' if: at least one cart is docked -> go_to: receiving, robot= it')
    grounded = factory_names.ground(plan, NOWHERE)
    assert {c.value for c in grounded.question.choices} == {'cart_one', 'cart_two'}
    plan = read(' when: either cart gets to shipping -> dock: robot= it')
    gate, *steps = factory_names.ground(plan, NOWHERE).steps
    assert [(s.target, s.when.condition.entity) for s in steps] == [
        ('cart_one', 'cart_one'),
        ('cart_two', 'cart_two'),
    ]


def test_the_others_are_those_that_the_command_does_not_leave_alone(ground):
    found = ground(
        ' turn_off: the others', command='leave the hall light on but turn the others off'
    )
    assert {s.target for s in found.steps} == {
        'kitchen_light',
        'living_room_light',
        'floor_lamp',
        'bedroom_light',
        'desk_lamp',
    }


def test_there_and_left_may_lean_on_what_is_done(ground):
    plan = ' if: someone is in there -> nothing else: turn_off: the hall light'
    gate, off = ground(plan).steps
    assert gate.when.condition == Not.model_validate(
        {'not': Compare(entity='motion_sensor', value='on')}
    )
    (step,) = ground(' when: the rover has left -> turn_off: the hall light').steps
    assert step.when.condition == Compare(entity='rover', attribute='area', op='ne', value='hall')


def test_a_while_is_asked_about(ground):
    asked = ground(' wait: a bit ; turn_off: the hall light')
    assert asked.question.text == 'For how long?'
    known = Situation(decided={asked.question.slot: ('two minutes',)})
    wait, off = ground(' wait: a bit ; turn_off: the hall light', known).steps
    assert wait.args == {'duration': 120.0}


def test_it_is_not_what_sensed_the_people(ground):
    plan = (
        ' when: someone is in the hall -> turn_on: the hall light'
        " ; when: nobody's there -> turn_off: it"
    )
    on, off = ground(plan).steps
    assert (off.skill, off.target) == ('turn_off', 'hall_light')
    assert off.when.condition == Compare(entity='motion_sensor', value='off')


def test_everything_is_brought_one_after_the_other(ground):
    steps = ground(' bring: everything, place= the kitchen').steps
    assert [s.args['object'] for s in steps] == ['cup', 'book', 'parcel']
    assert [s.after for s in steps] == [(), ('s1',), ('s2',)]


@pytest.mark.parametrize(
    ('plan', 'steps'),
    [
        # each has its own word for it
        (' start: the washing machine and the fan', ['start washer', 'turn_on fan']),
        # a machine that is spoken to like a robot, and the other way round
        (' dock: robot= the vacuum', ['return_home vacuum']),
        (' return_home: rover', ['dock rover']),
        # what opens water or gas is turned on
        (' turn_off: the tank one valve', ['close tank_1']),
        (' turn_off: the one in the hall', ['turn_off hall_light']),
    ],
)
def test_another_skill_stands_in_where_it_says_the_same(ground, house_names, plan, steps):
    assert [said(s) for s in ground(plan, names=house_names).steps] == steps


@pytest.mark.parametrize(
    ('plan', 'steps'),
    [
        (' turn_off: everything on line two', ['turn_off extractor_fan', 'stop conveyor_two']),
        (' turn_on: everything on line two', ['turn_on extractor_fan']),
        (' turn_off: everything at line one but the belt', ['turn_off stack_light']),
    ],
)
def test_everything_off_stops_what_moves_and_nothing_starts_it(ground, factory_names, plan, steps):
    assert [said(s) for s in ground(plan, names=factory_names).steps] == steps


@pytest.mark.parametrize('plan', [' turn_on: everything', ' turn_off: everything'])
def test_the_vacuum_is_neither_sent_out_nor_held_with_everything(ground, plan):
    assert 'vacuum' not in {s.target for s in ground(plan).steps}


def test_what_is_switched_off_is_not_stopped_as_well_beside_what_is(tmp_path):
    text = Path(__file__).with_name('house.yaml').read_text(encoding='utf-8')
    belt = '  belt: {name: laundry belt, kind: conveyor, area: bathroom, mqtt: {topic: h/belt}}\n'
    (tmp_path / 'house.yaml').write_text(
        text.replace('  tank_1:', f'{belt}  tank_1:', 1), encoding='utf-8'
    )
    names = Grounder(load_site(tmp_path / 'house.yaml'))
    steps = names.ground(read(' turn_off: everything in the bathroom'), NOWHERE).steps
    assert [said(s) for s in steps] == ['turn_off bathroom_light', 'turn_off washer', 'stop belt']


def test_nobody_means_the_valves_when_everything_is_to_be_on(ground, house_names):
    steps = ground(' turn_on: everything in the bathroom', names=house_names).steps
    assert [said(s) for s in steps] == ['turn_on bathroom_light', 'turn_on washer']


def test_what_a_step_cannot_do_without_is_asked_for(tmp_path):
    text = (SITES / 'home.yaml').read_text(encoding='utf-8')
    (tmp_path / 'home.yaml').write_text(
        text.replace('{place: {default: sofa}}', '{}'), encoding='utf-8'
    )
    names = Grounder(load_site(tmp_path / 'home.yaml'))
    asked = names.ground(read(' bring: the cup'), NOWHERE, 'fetch the cup')
    assert asked.question is not None
    assert asked.question.text == 'Where to?'


def test_so_many_times_with_a_while_between_ends(ground):
    for plan in (
        ' every: ten minutes -> repeat: three times -> say: hello',
        ' repeat: three times -> every: ten minutes -> say: hello',
    ):
        steps = ground(plan).steps
        assert [s.skill for s in steps] == ['say', 'wait', 'say', 'wait', 'say'], plan
        assert steps[1].args == {'duration': 600}
        assert all(before.id in after.after for before, after in pairwise(steps))


def test_every_five_times_is_a_number_of_times(ground):
    (step,) = ground(' every: five times -> move: one metre, direction= forward').steps
    assert step.repeat.times == 5


def test_what_would_never_end_is_refused_still(ground):
    for plan in (
        ' every: ten minutes -> say: hello',
        ' every: morning -> repeat: three times -> say: hello',
    ):
        found = ground(plan)
        assert not found.steps, plan
        assert found.problems[0].code is ProblemCode.UNSUPPORTED


def test_what_is_left_alone_in_one_case_is_not_in_the_other(ground):
    plan = ' if: someone is in the hall -> never: the hall light else: turn_off: it'
    steps = ground(plan).steps
    assert [(s.skill, s.target) for s in steps][-1] == ('turn_off', 'hall_light')
    assert steps[0].when.condition.not_.entity == 'motion_sensor'


def test_what_follows_a_while_that_cannot_be_is_not_done_at_once(ground):
    plan = ' for: ten minutes -> set_brightness: the hall light, 20 ; open: the garage door'
    found = ground(plan)
    assert not found.steps
    assert len(found.problems) == 2


@pytest.mark.parametrize(
    ('said', 'items'),
    [
        ('flour, oat milk and eggs', ['flour', 'oat milk', 'eggs']),
        ('salt and pepper', ['salt and pepper']),
    ],
)
def test_each_thing_of_a_list_is_put_on_it_one_after_the_other(house_names, said, items):
    phrase = ' '.join(words(said))
    plan = read(f' add_item: the shopping list, {phrase}')
    done = house_names.ground(plan, Situation(), f'put {said} on the shopping list').steps
    assert [s.args['item'] for s in done] == items
    assert [s.after for s in done] == [(), *((s.id,) for s in done[:-1])]


@pytest.mark.parametrize(
    ('plan', 'last'),
    [
        (
            ' turn_on: the radio & turn_on: the hall light ; turn_off: them',
            ['turn_off radio after s1,s2', 'turn_off hall_light after s1,s2'],
        ),
        (
            ' lock: the front door ; turn_on: the radio ; turn_on: the tv ; turn_off: them all',
            ['turn_off radio after s3', 'turn_off television after s3'],
        ),
        (
            ' open: the bedroom blinds ; turn_on: the radio ; turn_off: it',
            ['turn_off radio after s2'],
        ),
        (  # the blinds are one device, and more than one thing
            ' close: the living room blinds ; close: the bedroom blinds ; open: them',
            ['open bedroom_blinds after s2'],
        ),
    ],
)
def test_they_are_all_that_were_named_one_by_one(ground, plan, last):
    assert [said(s) for s in ground(plan).steps][-len(last) :] == last


@pytest.mark.parametrize(
    ('said_so', 'phrase', 'percent'),
    [
        ('have the bedroom blinds a third closed', 'a third closed', 66.666666667),
        ('have the bedroom blinds 30 percent shut', '30 percent', 70),
        ('close the bedroom blinds 30 percent', '30 percent', 70),
        ('shut the bedroom blinds a quarter of the way', 'a quarter', 75),
        ('the bedroom blinds 30 percent down', '30 percent', 70),
        ('close the bedroom blinds to 30 percent', '30 percent', 30),
        ('close the door and set the bedroom blinds to 30 percent', '30 percent', 30),
        ('have the bedroom blinds fully closed', 'fully closed', 0),
        ('have the bedroom blinds 30 percent open', '30 percent open', 30),
        ('set the blinds to 30 percent, shut the door', '30 percent', 30),
        ('have the bedroom blinds 1/2 open', '1/2 open', 50),
    ],
)
def test_how_far_it_is_shut_is_not_how_far_it_is_open(ground, said_so, phrase, percent):
    found = ground(f' set_position: the bedroom blinds, {phrase}', command=said_so)
    assert found.steps[0].args == {'percent': percent}


@pytest.mark.parametrize('phrase', ['it', 'them'])
def test_a_text_of_which_nothing_is_said_is_asked_for(conservatory, phrase):
    found = Grounder(conservatory).ground(read(f'add_item: the list, {phrase}'), NOWHERE, '')
    assert (found.steps, found.question.text) == ((), 'What item?')


@pytest.mark.parametrize(
    ('phrase', 'each'),
    [
        ('all the plants', ['fern', 'palm']),
        ('every plant', ['fern', 'palm']),
        ('all the mugs', ['blue_mug', 'old_mug']),
        ('the mint herb', ['mint']),
    ],
)
def test_all_the_things_of_a_sort_are_a_step_each(conservatory, phrase, each):
    found = Grounder(conservatory).ground(read(f'water: {phrase}'), NOWHERE, '')
    assert [s.args['object'] for s in found.steps] == each


@pytest.mark.parametrize('phrase', ['all the herbs', 'the herbs', 'every herb'])
def test_several_things_of_which_one_is_known_are_asked_about(conservatory, phrase):
    found = Grounder(conservatory).ground(read(f'water: {phrase}'), NOWHERE, '')
    assert found.steps == ()
    assert found.question.text == f"Which thing do you mean? Of '{phrase}' I know the mint."


@pytest.mark.parametrize(
    ('plan', 'op'),
    [
        (' when: the temperature is 23 degrees -> turn_on: the kitchen light', 'ge'),
        (' when: the temperature is 17 degrees -> turn_on: the kitchen light', 'le'),
        (' when: the temperature is exactly 23 degrees -> turn_on: the kitchen light', 'eq'),
        (' until: the temperature is 23 degrees -> turn_on: the kitchen light', 'ge'),
        (' wait: the temperature is 23 degrees ; turn_on: the kitchen light', 'ge'),
        (' if: the temperature is 23 degrees -> turn_on: the kitchen light', 'eq'),
    ],
)
def test_a_number_waited_for_is_met_by_coming_to_it(ground, plan, op):
    warm = EntityState({'current_temperature': 20.0}, 0.0)
    for step in ground(plan, Situation(world=World({'thermostat': warm}))).steps:
        if step.when is not None:
            assert step.when.condition.op == op


def test_a_number_that_is_not_known_is_risen_to_and_nothing_is_sunk_to(ground):
    plan = ' when: the temperature is 23 degrees -> turn_on: the kitchen light'
    assert ground(plan).steps[0].when.condition.op == 'ge'
    assert ground(plan.replace('23', '0')).steps[0].when.condition.op == 'le'


@pytest.mark.parametrize(
    ('plan', 'meter'),
    [
        (' when: it is hotter than 27 in there -> turn_on: the radio', 'kitchen_temperature'),
        (' when: it is hotter than 27 in there -> turn_on: the tv', 'thermostat'),
        (
            ' turn_off: the radio ; when: it is hotter than 27 in there -> turn_on: the tv',
            'kitchen_temperature',
        ),
    ],
)
def test_in_there_is_the_room_just_spoken_of_or_of_what_is_done(ground, house_names, plan, meter):
    steps = ground(plan, names=house_names).steps
    assert [s.when.condition.entity for s in steps if s.when is not None] == [meter]
