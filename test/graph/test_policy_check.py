"""What the policy of a site has against a graph: the rule by name, and what is allowed."""

from hypothesis import given, settings
from hypothesis import strategies as st
import pytest
from small_home import graph, home, step, world

from llm_bridge.graph.action_graph import ActionGraph
from llm_bridge.graph.macros import expansion
from llm_bridge.graph.normalise import normalise
from llm_bridge.graph.policy_check import check_policy, waiting_steps
from llm_bridge.graph.policy_values import quantities
from llm_bridge.graph.possible import possible_part
from llm_bridge.graph.problem_wording import problem_words
from llm_bridge.graph.validate import Asker, check, check_step
from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.policies import policy_values
from llm_bridge.site.policy import Policy
from llm_bridge.site.rulings import ruling
from llm_bridge.site.skill import Risk, Skill

ANNA = Asker('anna', 'terminal')
TIM = Asker('tim', 'terminal')


def site(**policy):
    names = {'anna': 'member', 'tim': 'guest'}
    values = policy_values({'based_on': 'home', 'speakers': names, **policy})
    return home(policy=values)


def problems(policy, *steps, asker=ANNA, time='12:00'):
    return list(check_policy(graph(*steps), site(**policy), asker, time))


UNLOCK = step('a', 'unlock', 'front_door')
LAMP = step('b', 'turn_on', 'lamp')


def test_a_role_that_is_too_low_is_told_the_rule_who_may_and_what_is_allowed_instead():
    rule = {'skill': 'unlock', 'tier': 'guarded', 'because': 'burglars'}
    (found,) = problems({'rules': [rule]}, UNLOCK, asker=TIM)
    assert found.code == 'not_allowed'
    assert found.message == (
        'A guest may not unlock the front door: that is guarded by the rule for skill unlock '
        '(burglars), and a guest may do no more than comfort. Allowed to: a resident, a member '
        'or a maintainer. What is allowed with the front door: lock.'
    )
    assert found.suggestion == 'have it said by a resident, a member or a maintainer'
    assert problems({'rules': [rule]}, UNLOCK) == []


def test_only_the_part_that_is_not_allowed_is_left_out_and_named():
    whole = graph(UNLOCK, LAMP)
    found = check(whole, site(), world(), TIM, '12:00')
    assert [p.step for p in found] == ['a']
    assert [s.id for s in possible_part(whole, found).steps] == ['b']


def test_what_a_rule_forbids_is_forbidden_to_everybody_by_name():
    policy = {'rules': [{'entity': 'lamp', 'tier': 'forbidden', 'because': 'it is broken'}]}
    found = check(graph(LAMP), site(**policy), world(), ANNA, '12:00')
    assert [p.code for p in found] == ['forbidden']
    assert 'the rule for entity lamp (it is broken)' in found[0].message


def only_rule(rule, **changes):
    """Return a home in which one rule allows something."""
    policy = {**policy_values('home'), 'based_on': None, 'rules': [rule]}
    return home(policy=policy, **changes)


def test_what_no_rule_allows_is_told_with_what_is_allowed_of_it():
    ruled = only_rule({'skill': 'lock', 'tier': 'declared'})
    (found,) = check(graph(UNLOCK), ruled, world(), ANNA, '12:00')
    assert found.message == (
        'To unlock the front door is never allowed here, because no rule of the policy allows '
        'it; nothing can confirm it. What is allowed with the front door: lock.'
    )


def test_where_nothing_of_it_is_allowed_the_same_of_another_is_offered():
    ruled = only_rule({'entity': 'hall_light', 'tier': 'declared'})
    (found,) = check(graph(LAMP), ruled, world(), ANNA, '12:00')
    assert found.message.endswith('What is allowed: turn on the hall light.')
    assert problem_words(found, ruled, 'de').endswith('erlaubt wäre: „hall light“ einschalten.')


def test_what_is_guarded_elsewhere_is_not_offered():
    doors = {
        name: {'name': name, 'kind': 'lock', 'mqtt': {'topic': name}}
        for name in ('front_door', 'back_door')
    }
    ruled = only_rule({'entity': 'back_door', 'tier': 'declared'}, devices=doors)
    (found,) = check(graph(UNLOCK), ruled, world(), ANNA, '12:00')
    assert found.message.endswith('nothing can confirm it.')


def test_quiet_hours_say_from_when_on_it_is_allowed():
    hours = {'quiet_hours': [{'kind': 'light', 'from': '22:00', 'to': '07:00'}]}
    (found,) = problems(hours, LAMP, time='23:15')
    assert found.code == 'quiet_hours'
    assert found.suggestion == 'turn on the lamp at 07:00'
    assert problems(hours, LAMP, time='07:00') == []


def test_quiet_hours_are_not_held_against_what_begins_later():
    hours = {'quiet_hours': [{'kind': 'light', 'from': '22:00', 'to': '07:00'}]}
    later = step('b', 'turn_on', 'lamp', after='w')
    assert problems(hours, step('w', 'wait', 'bridge', duration=9), later, time='23:15') == []
    assert waiting_steps(graph(step('w', 'wait', 'bridge', duration=9), later)) == {'w', 'b'}
    soon = step('c', 'turn_on', 'lamp', after='a')
    assert len(problems(hours, step('a', 'lock', 'front_door'), soon, time='23:15')) == 1


@pytest.mark.parametrize(
    ('limit', 'within', 'beyond', 'most'),
    [
        (
            {'kind': 'light', 'percent': 60},
            step('a', 'set_brightness', 'lamp', percent=60),
            step('a', 'set_brightness', 'lamp', percent=61),
            'at most 60 percent',
        ),
        (
            {'percent': [20, 60]},
            step('a', 'set_brightness', 'lamp', percent=20),
            step('a', 'set_brightness', 'lamp', percent=10),
            'at least 20 percent',
        ),
        (
            {'kind': 'robot', 'distance': 3},
            step('a', 'drive', 'rover', distance=1.5, more={'repeat': {'times': 2}}),
            step('a', 'drive', 'rover', distance=1.5, more={'repeat': {'times': 3}}),
            'at most 3 metres',
        ),
        (
            {'kind': 'robot', 'speed': 0.6},
            step('a', 'go_to', 'rover', place='kitchen', speed=0.4),
            step('a', 'go_to', 'rover', place='kitchen', speed=0.7),
            'at most 0.6 metres per second',
        ),
    ],
)
def test_a_limit_is_named_with_what_came_and_what_is_allowed(limit, within, beyond, most):
    assert problems({'limits': [limit]}, within) == []
    found = problems({'limits': [limit]}, beyond)
    assert [p.code for p in found] == ['out_of_range']
    assert most in found[0].message
    assert 'by the limit for' in found[0].message


def test_the_shipped_limits_hold_for_whom_they_name():
    house = load_site(find_site('home'))
    values = policy_values({'based_on': 'home', 'speakers': {'tim': 'guest'}})
    limits = house.policy.limits
    policy = Policy.model_validate(values).model_copy(update={'limits': limits})
    house = house.model_copy(update={'policy': policy})
    hot = graph(step('a', 'set_temperature', 'thermostat', degrees=26))
    (found,) = check_policy(hot, house, TIM, '12:00')
    assert found.suggestion == 'set the temperature of the thermostat to 24 degrees Celsius'
    assert list(check_policy(hot, house, ANNA, '12:00')) == []
    belt = graph(step('a', 'start', 'conveyor_one', percent=90))
    plant = load_site(find_site('factory'))
    assert [p.code for p in check_policy(belt, plant, Asker('', 'voice'), '12:00')] == [
        'out_of_range'
    ]
    assert list(check_policy(belt, plant, Asker('', 'terminal'), '12:00')) == []


@pytest.mark.parametrize(
    ('arg', 'value', 'expected'),
    [
        ({'type': 'duration'}, 90, ('duration', 90, 'second')),
        ({'type': 'number', 'unit': 'min'}, 2, ('duration', 120, 'second')),
        ({'type': 'number', 'unit': 'degF'}, 212, ('temperature', 100, 'degC')),
        ({'type': 'number', 'unit': 'K'}, 273.15, ('temperature', 0, 'degC')),
        ({'type': 'number', 'unit': 'km/h'}, 3.6, ('speed', 1, 'm/s')),
        ({'type': 'number', 'unit': '%'}, 40, ('percent', 40, 'percent')),
    ],
)
def test_what_a_step_sets_is_measured_in_the_unit_of_the_policy(arg, value, expected):
    skill = Skill.model_validate(
        {'name': 'do', 'description': 'do', 'args': [{'name': 'much', **arg}]}
    )
    (found,) = quantities(step('a', 'do', 'lamp', much=value), skill, site())
    assert (found.name, pytest.approx(found.value), found.unit) == expected
    # Only what was said in that unit can be said again with another number.
    assert (found.arg is None) == (expected[1] != value)


def test_a_robot_that_is_faster_than_an_area_allows_is_not_sent_there():
    slow = {'limits': [{'area': 'kitchen', 'speed': 0.3}]}
    assert problems(slow, step('a', 'go_to', 'rover', place='kitchen'))
    assert problems(slow, step('a', 'go_to', 'rover', place='hall')) == []


def test_the_metres_of_all_steps_of_one_command_count_together():
    far = [step(f's{i}', 'drive', 'rover', distance=2) for i in range(3)]
    limit = {'limits': [{'distance': 5}]}
    assert problems(limit, *far[:2]) == []
    assert problems(limit, *far)


def test_a_command_may_touch_no_more_than_its_limit():
    limit = {'limits': [{'kind': 'light', 'entities': 1, 'role': 'guest'}]}
    both = (LAMP, step('a', 'turn_on', 'hall_light'))
    (found,) = problems(limit, *both, asker=TIM)
    assert found.code == 'too_many_targets'
    assert found.step is None
    assert problems(limit, *both) == []
    assert problems(limit, LAMP, step('a', 'lock', 'front_door'), asker=TIM) == []


def test_without_an_asker_and_a_time_only_what_holds_for_everybody_is_looked_at():
    hours = {'quiet_hours': [{'from': '22:00', 'to': '07:00'}]}
    assert list(check_policy(graph(UNLOCK, LAMP), site(**hours))) == []


# Whatever the policy ------------------------------------------------------------------------

TIERS = st.sampled_from(['info', 'comfort', 'motion', 'guarded', 'forbidden', 'declared'])
SCOPES = st.fixed_dictionaries(
    {},
    optional={
        'skill': st.sampled_from(['unlock', 'turn_on', 'go_to', 'fetch', 'pick', 'stop']),
        'kind': st.sampled_from(['light', 'lock', 'conveyor', 'robot']),
        'entity': st.sampled_from(['front_door', 'rover', 'lamp']),
        'area': st.sampled_from(['kitchen', 'hall', 'study']),
    },
)
TIMES = st.sampled_from(['00:00', '07:30', '12:00', '23:59'])
POLICIES = st.fixed_dictionaries(
    {
        'roles': st.dictionaries(
            st.sampled_from(['guest', 'member', 'child']),
            st.fixed_dictionaries(
                {}, optional={'may': st.sampled_from(['info', 'comfort', 'motion', 'guarded'])}
            ),
            min_size=1,
        ),
        'channels': st.dictionaries(
            st.sampled_from(['terminal', 'voice']),
            st.sampled_from(['guest', 'member', 'child']),
        ),
        'speakers': st.dictionaries(
            st.sampled_from(['anna', 'tim']), st.sampled_from(['guest', 'member'])
        ),
        'rules': st.lists(
            st.builds(lambda scope, tier: {**scope, 'tier': tier}, SCOPES, TIERS), max_size=5
        ),
        'quiet_hours': st.lists(
            st.builds(
                lambda scope, start, end, tier: {
                    **scope,
                    'from': start,
                    'to': end,
                    'becomes': tier,
                },
                SCOPES,
                TIMES,
                TIMES,
                st.sampled_from(['motion', 'guarded', 'forbidden']),
            ),
            max_size=2,
        ),
    }
)
STEPS = st.sampled_from(
    [
        ('unlock', 'front_door', {}),
        ('lock', 'front_door', {}),
        ('turn_on', 'lamp', {}),
        ('start', 'belt', {}),
        ('stop', 'belt', {}),
        ('go_to', 'rover', {'place': 'kitchen'}),
        ('fetch', 'rover', {'object': 'cup', 'to': 'study'}),
        ('drive', 'rover', {'distance': 0.5}),
        ('tell', 'bridge', {'text': 'hm'}),
    ]
)
ASKERS = st.builds(
    Asker, st.sampled_from(['anna', 'tim', 'eve']), st.sampled_from(['terminal', 'voice', ''])
)
WORLD = world(rover=(2, 2, 0), gate='off', front_door='locked')


@st.composite
def graphs(draw):
    chosen = draw(st.lists(STEPS, min_size=1, max_size=4))
    return graph(
        *(
            step(
                f's{i}',
                skill,
                target,
                more={'risk': draw(st.sampled_from(['info', 'motion']))},
                **args,
            )
            for i, (skill, target, args) in enumerate(chosen)
        )
    )


def may(asker, found_site, one, time):
    if one.target == 'bridge':
        return asker.permit(found_site).allows(Risk.INFO)
    found = ruling(found_site, one.target, one.skill, one.args, time)
    is_stop = one.skill == 'stop' and found_site.policy.roles
    allowed = asker.permit(found_site).allows(found.tier) and found.tier is not Risk.FORBIDDEN
    return is_stop or allowed


@settings(max_examples=120)
@given(POLICIES, graphs(), ASKERS, TIMES)
def test_nothing_passes_that_is_forbidden_or_not_allowed_to_whom_asks(policy, asked, asker, time):
    there = home(policy=policy)
    found = {p.step for p in check(asked, there, WORLD, asker, time)}
    if None not in found:
        written = expansion(asked, there)
        for one in written.graph.steps:
            if written.origin[one.id] not in found:
                assert may(asker, there, one, time)
    for one in expansion(asked, there).graph.steps:
        if not check_step(one, asked, there, WORLD, asker, time):
            assert may(asker, there, one, time)


@settings(max_examples=80)
@given(POLICIES, graphs())
def test_to_normalise_never_lowers_a_risk_and_leaves_nothing_risky_unasked(policy, asked):
    there = home(policy=policy)
    for before, after in zip(asked.steps, normalise(asked, there).steps, strict=True):
        assert after.risk.rank >= before.risk.rank
        if after.target != 'bridge':
            found = ruling(there, after.target, after.skill, after.args)
            assert after.risk.rank >= found.tier.rank
            assert after.confirm or after.risk.rank < there.confirm_from.rank


def test_the_channel_of_a_graph_that_names_none_is_ros():
    asked = ActionGraph(id='g', steps=(UNLOCK,))
    assert Asker.of(asked).permit(site()).role == 'member'
