"""Who may do what: tiers, roles, channels, quiet hours and limits, read from a site file."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
import pytest

from llm_bridge.site.load import find_site, load_site
from llm_bridge.site.policies import policy_values
from llm_bridge.site.policy import Limit, Policy, QuietHours
from llm_bridge.site.rulings import limits_of, permit_of, role_of_name, ruling
from llm_bridge.site.skill import Risk

HOME = load_site(find_site('home'))
FACTORY = load_site(find_site('factory'))
SHED = """\
name: shed
policy: home
areas: {shed: {name: shed}}
devices:
  gate:
    kind: cover
    features: [position]
    area: shed
    skills: {open: {risk: guarded}}
    mqtt: {topic: a}
  blind: {kind: cover, features: [position], area: shed, mqtt: {topic: b}}
"""


def with_policy(site, **policy):
    return site.model_copy(update={'policy': Policy.model_validate(policy_values(policy))})


def tier(site, entity, skill, time=None, **args):
    return ruling(site, entity, skill, args, time).tier.value


def rules(*entries, site=HOME, **more):
    return with_policy(site, based_on='home', rules=list(entries), **more)


# Rules ------------------------------------------------------------------------------------


def test_an_empty_policy_forbids_everything_to_everybody():
    site = HOME.model_copy(update={'policy': Policy()})
    for actor in site.robots_first():
        for skill in site.skills_of(actor.id):
            assert tier(site, actor.id, skill) == 'forbidden'
    for channel in ('terminal', 'ros', 'voice', 'mqtt', ''):
        permit = permit_of(site, 'anna', channel)
        assert (permit.may, permit.confirm, permit.reset) == (None, None, False)


def test_a_rule_for_an_area_holds_in_the_areas_inside_it(tmp_path):
    path = tmp_path / 'shed.yaml'
    inner = SHED.replace('areas: {shed: {name: shed}}', 'areas: {yard: {}, shed: {area: yard}}')
    path.write_text(inner)
    shed = load_site(path)
    plain = with_policy(shed, based_on='home')
    assert tier(plain, 'blind', 'open') != 'forbidden'
    closed = with_policy(shed, based_on='home', rules=[{'area': 'yard', 'tier': 'forbidden'}])
    assert tier(closed, 'blind', 'open') == 'forbidden'


def test_what_no_rule_is_about_is_forbidden():
    site = with_policy(
        HOME, roles={'all': {'may': 'guarded'}}, rules=[{'kind': 'light', 'tier': 'declared'}]
    )
    assert tier(site, 'hall_light', 'turn_on') == 'comfort'
    assert tier(site, 'oven', 'turn_on') == 'forbidden'
    assert ruling(site, 'oven', 'turn_on').rule is None


@pytest.mark.parametrize(
    ('percent', 'wanted'), [(30, 'guarded'), (100, 'guarded'), (0, 'comfort')]
)
def test_to_set_a_position_is_as_risky_as_what_it_does(tmp_path, percent, wanted):
    (tmp_path / 'shed.yaml').write_text(SHED)
    site = load_site(tmp_path / 'shed.yaml')
    assert tier(site, 'gate', 'set_position', percent=percent) == wanted
    assert tier(site, 'blind', 'set_position', percent=percent) == 'comfort'
    assert tier(site, 'gate', 'set_position') == 'guarded'


def test_what_does_not_exist_is_forbidden():
    assert tier(HOME, 'sauna', 'turn_on') == 'forbidden'
    assert tier(HOME, 'hall_light', 'unlock') == 'forbidden'


@pytest.mark.parametrize(
    ('site', 'entity', 'freely', 'guarded'),
    [
        (HOME, 'front_door_lock', 'lock', 'unlock'),
        (HOME, 'garage_door', 'close', 'open'),
        (HOME, 'oven', 'turn_off', 'turn_on'),
        (FACTORY, 'dock_door', 'close', 'open'),
        (FACTORY, 'hydraulic_press', 'stop', 'start'),
    ],
)
def test_the_shipped_policies_guard_only_the_dangerous_direction(site, entity, freely, guarded):
    assert ruling(site, entity, freely).tier.rank < Risk.GUARDED.rank
    assert tier(site, entity, guarded) == 'guarded'


def test_a_rule_that_names_more_is_preferred_whichever_way_it_goes():
    site = rules(
        {'kind': 'light', 'tier': 'guarded'},
        {'kind': 'light', 'skill': 'turn_off', 'tier': 'comfort'},
        {'entity': 'desk_lamp', 'skill': 'turn_off', 'tier': 'forbidden'},
    )
    assert tier(site, 'hall_light', 'turn_on') == 'guarded'
    assert tier(site, 'hall_light', 'turn_off') == 'comfort'
    assert tier(site, 'desk_lamp', 'turn_off') == 'forbidden'


def test_of_two_rules_neither_of_which_names_more_the_stricter_counts():
    site = rules({'kind': 'light', 'tier': 'motion'}, {'area': 'study', 'tier': 'guarded'})
    assert tier(site, 'hall_light', 'turn_on') == 'motion'
    assert tier(site, 'desk_lamp', 'turn_on') == 'guarded'


def test_a_tier_below_the_declared_one_needs_the_name_of_the_skill():
    loose = {'kind': 'lock', 'tier': 'comfort'}
    assert tier(rules(loose), 'front_door_lock', 'unlock') == 'guarded'
    meant = {**loose, 'skill': 'unlock'}
    assert tier(rules(meant), 'front_door_lock', 'unlock') == 'comfort'


def test_a_rule_for_an_area_is_about_what_is_there_and_what_is_sent_there():
    site = rules({'area': 'bedroom', 'tier': 'guarded'})
    assert tier(site, 'bedroom_light', 'turn_on') == 'guarded'
    assert tier(site, 'rover', 'go_to', place='bedroom') == 'guarded'
    assert tier(site, 'rover', 'go_to', place='kitchen') == 'motion'


def test_a_skill_made_of_others_is_as_risky_as_the_riskiest_of_them():
    assert tier(rules({'skill': 'dock', 'tier': 'guarded'}), 'rover', 'patrol') == 'guarded'
    site = rules({'area': 'kitchen', 'tier': 'forbidden'})
    assert tier(site, 'rover', 'patrol') == 'forbidden'


def test_stopping_is_free_whatever_the_rules_say():
    site = rules({'tier': 'forbidden'}, site=FACTORY)
    assert tier(site, 'conveyor_one', 'stop') == 'info'
    assert tier(site, 'conveyor_one', 'start') == 'forbidden'


# Quiet hours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ('start', 'end', 'holds', 'holds_not'),
    [
        ('22:00', '06:30', ('22:00', '23:59', '00:00', '06:29'), ('21:59', '06:30', '12:00')),
        ('13:00', '15:00', ('13:00', '14:59'), ('12:59', '15:00', '00:00')),
    ],
)
def test_quiet_hours_go_over_midnight(start, end, holds, holds_not):
    hours = QuietHours.model_validate({'from': start, 'to': end})
    assert all(map(hours.holds_at, holds))
    assert not any(map(hours.holds_at, holds_not))


def test_quiet_hours_make_riskier_and_never_less_risky():
    site = rules(
        quiet_hours=[
            {'from': '22:00', 'to': '07:00', 'becomes': 'motion', 'kind': ['light', 'lock']}
        ]
    )
    assert tier(site, 'hall_light', 'turn_on', '23:00') == 'motion'
    assert tier(site, 'hall_light', 'turn_on', '12:00') == 'comfort'
    assert tier(site, 'front_door_lock', 'unlock', '23:00') == 'guarded'


def test_quiet_hours_can_be_for_some_tiers_only():
    site = rules(quiet_hours=[{'from': '22:00', 'to': '07:00', 'tiers': ['motion']}])
    assert tier(site, 'rover', 'dock', '23:00') == 'forbidden'
    assert tier(site, 'hall_light', 'turn_on', '23:00') == 'comfort'


# Roles ------------------------------------------------------------------------------------

PEOPLE = {'speakers': {'Anna': 'maintainer', 'Tim': 'guest'}}


@pytest.mark.parametrize('channel', ['terminal', 'ros', ''])
@pytest.mark.parametrize('site', [HOME, FACTORY])
def test_at_the_machine_itself_everything_works_with_no_set_up(site, channel):
    permit = permit_of(site, 'anonymous', channel)
    assert permit.allows(Risk.GUARDED) and permit.confirms(Risk.GUARDED) and permit.reset


@pytest.mark.parametrize('channel', ['voice', 'mqtt'])
@pytest.mark.parametrize('site', [HOME, FACTORY])
def test_who_is_only_heard_may_not_say_yes_to_what_is_guarded(site, channel):
    permit = permit_of(site, 'anonymous', channel)
    assert permit.allows(Risk.MOTION)
    assert not permit.confirms(Risk.GUARDED)


def test_a_name_brings_no_more_than_the_channel_allows_and_a_lesser_one_counts():
    site = rules(**PEOPLE)
    assert permit_of(site, ' anna ', 'terminal').role == 'maintainer'
    assert permit_of(site, 'anna', 'voice').role == 'resident'
    assert permit_of(site, 'tim', 'terminal').role == 'guest'
    assert permit_of(site, 'nobody we know', 'voice').role == 'resident'


def test_a_user_counts_only_where_the_policy_names_them():
    site = rules(channels={'mqtt': {'users': {'phone': 'member'}}}, **PEOPLE)
    assert permit_of(site, '', 'mqtt:phone').role == 'member'
    assert permit_of(site, 'tim', 'mqtt:phone').role == 'guest'
    assert permit_of(site, 'anna', 'mqtt:phone').limited_as == ('maintainer', 'member')
    assert permit_of(site, '', 'mqtt:other').role == 'resident'
    assert permit_of(site, '', 'voice:phone').role == 'resident'


def test_on_a_channel_without_an_entry_nobody_may_do_anything():
    assert permit_of(HOME, 'anna', 'pigeon').role == 'nobody'


def test_people_of_the_site_are_known_by_their_names():
    people = {'eva': {'id': 'eva', 'name': 'Eva', 'aliases': {'de': ['Evi']}, 'role': 'guest'}}
    site = type(HOME).model_validate({**HOME.model_dump(by_alias=True), 'people': people})
    assert role_of_name(site, 'EVI') == 'guest'
    assert role_of_name(site, 'anonymous') is None


# Limits -----------------------------------------------------------------------------------


def test_a_limit_for_a_role_holds_for_that_role_only_also_behind_a_channel():
    site = rules(limits=[{'role': 'guest', 'kind': 'light', 'percent': 50}])
    call = (site, 'hall_light', 'set_brightness', {})
    assert len(limits_of(*call, ('guest',))) == 1
    assert limits_of(*call, ('member',)) == limits_of(*call) == ()
    by_name = {'speakers': {'Kid': 'kid'}, 'roles': {'kid': {'may': 'comfort'}}}
    over = rules(channels={'voice': 'guest'}, **by_name)
    assert permit_of(over, 'kid', 'voice').role == 'kid'
    assert permit_of(over, 'kid', 'voice').limited_as == ('kid', 'guest')


def test_a_number_is_the_greatest_and_two_are_a_range():
    assert Limit(percent=50).percent == (-float('inf'), 50)
    assert Limit(temperature=(5, 30)).temperature == (5, 30)


@pytest.mark.parametrize('wrong', [{}, {'temperature': [30, 5]}, {'speed': -1}, {'percents': 5}])
def test_a_limit_that_says_nothing_or_nonsense_is_an_error(wrong):
    with pytest.raises(ValidationError):
        Limit.model_validate(wrong)


# The file ---------------------------------------------------------------------------------

WORDS = ('name: flat\n', 'name: flat\npolicy: {based_on: home, %s}\n')


@pytest.mark.parametrize(
    ('written', 'fault'),
    [
        ('speakers: {Anna: boss}', "role 'boss'"),
        ('channels: {voice: {role: gest}}', "did you mean 'guest'"),
        ('rules: [{kind: lamp, tier: comfort}]', "kind 'lamp'"),
        ('rules: [{skill: unlok, tier: guarded}]', "did you mean 'unlock'"),
        ('rules: [{entity: lampe, tier: guarded}]', "did you mean 'lamp'"),
        ('rules: [{area: attic, tier: guarded}]', "area 'attic'"),
        ('rules: [{tier: dangerous}]', 'dangerous'),
        ("quiet_hours: [{from: '25:00', to: '07:00'}]", '25:00'),
        ('limits: [{kind: light}]', 'a limit limits one of'),
        ('limits: [{role: boss, percent: 3}]', "role 'boss'"),
    ],
)
def test_a_fault_is_named_with_its_line(faults: Callable[..., list[str]], written, fault):
    found = faults((WORDS[0], WORDS[1] % written))
    assert any(fault in f and f.startswith('2: policy') for f in found), found


def test_a_policy_that_does_not_ship_allows_nothing_and_is_an_error(faults):
    assert "did you mean 'home'" in faults((WORDS[0], 'name: flat\npolicy: hom\n'))[0]


def test_a_rule_that_loosens_what_is_guarded_is_pointed_at(faults):
    rule = 'rules: [{skill: unlock, tier: comfort}]'
    (found,) = faults((WORDS[0], WORDS[1] % rule), level='warning')
    assert 'though it is declared guarded' in found


def test_an_empty_policy_is_pointed_at(faults):
    (found,) = faults((WORDS[0], 'name: flat\npolicy:\n'), level='warning')
    assert 'nobody may do anything' in found


# A policy on top of a shipped one -----------------------------------------------------------

CALLS = [(a.id, s) for a in HOME.robots_first() for s in HOME.skills_of(a.id)]
TIERS = st.sampled_from(['info', 'comfort', 'motion', 'guarded', 'forbidden', 'declared'])
SCOPES = st.fixed_dictionaries(
    {},
    optional={
        'skill': st.sampled_from(['unlock', 'turn_on', 'open', 'go_to', 'patrol', 'stop']),
        'kind': st.sampled_from(['light', 'lock', 'cover', 'robot']),
        'entity': st.sampled_from(['front_door_lock', 'rover', 'oven']),
        'area': st.sampled_from(['kitchen', 'hall']),
    },
)
RULES = st.lists(st.builds(lambda scope, tier: {**scope, 'tier': tier}, SCOPES, TIERS), max_size=5)
ROLES = st.dictionaries(
    st.sampled_from(['guest', 'resident', 'member', 'child']),
    st.fixed_dictionaries({'may': st.sampled_from(['info', 'comfort', 'motion', 'guarded'])}),
)


@settings(max_examples=60)
@given(RULES, ROLES, st.sampled_from(['home', 'factory']))
def test_a_policy_on_a_base_is_never_looser_than_what_it_says(own_rules, own_roles, base):
    some_role = {'roles': {'x': {'may': 'info'}}}
    alone = with_policy(HOME, rules=own_rules, **some_role)
    merged = with_policy(HOME, based_on=base, rules=own_rules, roles=own_roles)
    for entity, skill in CALLS:
        said, found = ruling(alone, entity, skill), ruling(merged, entity, skill)
        # A skill made of others is decided by its parts, some of which only the base is about.
        if said.rule is not None and not HOME.skill(entity, skill).steps:
            assert found.tier.rank >= said.tier.rank
    for name, role in own_roles.items():
        assert merged.policy.roles[name].may.value == role['may']
