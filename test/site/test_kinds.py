"""The built-in device kinds and what a site makes of them."""

import pytest

from llm_bridge.site.kinds import kind_values, verbs
from llm_bridge.site.load import find_site, load_site, read_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk

EXPECTED = {
    'light',
    'switch',
    'lock',
    'cover',
    'valve',
    'climate',
    'humidifier',
    'fan',
    'vacuum',
    'lawn_mower',
    'media_player',
    'siren',
    'scene',
    'todo',
    'timer',
    'sensor',
    'binary_sensor',
    'appliance',
    'conveyor',
    'press',
    'stack_light',
    'gripper',
    'pump',
    'door',
    'machine',
}


@pytest.fixture(scope='module')
def site() -> Site:
    return load_site(find_site('home'))


def test_every_expected_kind_is_there(site):
    assert set(site.kinds) >= EXPECTED


def test_every_verb_is_used_and_every_used_skill_is_a_verb(site):
    used = {name for kind in site.kinds.values() for name in kind.skills}
    assert used == set(verbs())


def test_descriptions_are_short_plain_lines(site):
    for kind in site.kinds.values():
        for skill in kind.skills.values():
            assert len(skill.description) <= 60 and '\n' not in skill.description
            assert skill.description[0].islower() and not skill.description.endswith('.')


def test_one_verb_is_described_alike_everywhere(site):
    for name in verbs():
        said = {
            kind.skills[name].description for kind in site.kinds.values() if name in kind.skills
        }
        assert len(said) == 1, (name, said)


@pytest.mark.parametrize('language', ['en', 'de', 'fr', 'es'])
def test_every_kind_and_skill_has_words_in_each_language(site, language):
    for kind in site.kinds.values():
        assert kind.names[language], kind.name
        for skill in kind.skills.values():
            assert skill.words[language], (kind.name, skill.name)


def test_every_device_kind_with_a_state_says_how_people_call_it(site):
    for kind in site.kinds.values():
        values = kind.attributes.get('state', '').split('|')
        if not kind.skills or len(values) < 2 or not kind.states:
            continue
        for language, states in kind.states.items():
            assert set(states) <= set(values), (kind.name, language)


def test_what_takes_a_skill_back_has_the_opposite_polarity(site):
    for kind in site.kinds.values():
        for skill in kind.skills.values():
            back = kind.skills.get(skill.inverse or '')
            if back is not None and skill.polarity != 'neutral' and back.polarity != 'neutral':
                assert back.polarity != skill.polarity, (kind.name, skill.name)


def test_a_kind_of_every_sort_makes_a_valid_site(write):
    devices = ''.join(
        f'  d_{name}: {{kind: {name}, mqtt: {{topic: x/{name}}}}}\n' for name in sorted(EXPECTED)
    )
    site, findings = read_site(write(text=f'name: all\ndevices:\n{devices}'))
    assert findings == ()
    assert site is not None


def test_a_kind_of_the_site_may_list_verbs_or_write_skills(write):
    site = load_site(
        write(
            text=(
                'name: own\nkinds:\n  robot_arm:\n    description: an arm\n'
                '    attributes: {state: running|stopped|waving}\n    skills:\n      start:\n'
                '      stop: {on_stop: true}\n      wave: {description: wave, effects: '
                '[{attribute: state, value: waving}]}\n'
                'devices:\n  arm: {kind: robot_arm, mqtt: {topic: a}}\n'
            )
        )
    )
    assert set(site.skills_of('arm')) == {'start', 'stop', 'wave'}
    assert site.skill('arm', 'start').words['en']


@pytest.mark.parametrize('named', ['[%s, %s]', '{%s: , %s: {}}'])
def test_a_skill_that_is_only_named_keeps_what_the_kind_has(write, named):
    valve, conveyor = named % ('open', 'close'), named % ('stop', 'start')
    kinds = f'{{valve: {{skills: {valve}}}, conveyor: {{skills: {conveyor}}}}}'
    site = load_site(write(text=f'name: own\nkinds: {kinds}\n'))
    assert site.kinds['valve'].skills['open'].risk is Risk.GUARDED
    assert site.kinds['conveyor'].skills['stop'].on_stop


@pytest.mark.parametrize(
    ('kinds', 'said'),
    [
        ('[]', 'mapping'),
        ('{arm: 3}', 'mapping'),
        ('{arm: {description: x, skills: 3}}', 'mapping'),
        ('{arm: {description: x, skills: [fly]}}', "key 'description' is missing"),
        ('{arm: {skills: [turn_on]}}', "key 'description' is missing"),
        ('{arm: {description: x, skills: [turn_on]}}', "no attribute of a arm 'state'"),
        ('{arm: {description: x, attributes: {state: up|down}, skills: [turn_on]}}', "'on'"),
        ('{light: {attributes: {state: up|down}}}', "no 'state' of a light 'on'"),
        ('{light: {skills: {turn_on: {effects: []}}}}', 'sends nothing'),
        (
            '{light: {skills: {turn_on: {binding: {via: ros_topic, name: a, type: a/msg/B}}}}}',
            'over MQTT',
        ),
        (
            '{light: {skills: {turn_on: {binding: {via: mqtt, topic: a, payload: $x}}}}}',
            "no value '$x'",
        ),
        (
            "{light: {skills: {turn_on: {binding: {via: mqtt, topic: a, payload: '$order'}}}}}",
            "no value '$order'",
        ),
        (
            '{light: {skills: {turn_on: {binding: {via: mqtt, topic: a/+/set}}}}}',
            "topic 'a/+/set' is not allowed",
        ),
        ("{light: {skills: {turn_on: {binding: {via: mqtt, topic: ''}}}}}", 'is not empty'),
        (
            '{press: {skills: {start: {requires: [{entity: curtan, attribute: state, '
            "value: 'off'}]}}}}",
            "no robot or device 'curtan'",
        ),
        (
            "{conveyor: {skills: {start: {requires: [{attribute: speed, op: lt, value: '50'}]}}}}",
            "'speed' of a conveyor is a number in percent, but '50' came",
        ),
        (
            '{sensor: {skills: {reset: {description: x, effects: [{attribute: value, '
            'value: true}]}}}}',
            "'value' of a sensor is a number, but 'True' came",
        ),
        ('{light: {skills: {turn_on: {motion: home}}}}', 'only robots'),
        (
            '{light: {skills: {dim: {effects: [{attribute: brightness, value: x, '
            'relative: true}]}}}}',
            'a relative effect takes a number',
        ),
    ],
)
def test_a_faulty_kind_is_a_finding(write, kinds, said):
    _, findings = read_site(write(text=f'name: own\nkinds: {kinds}\n'))
    assert any(said in str(f) for f in findings), [str(f) for f in findings]


def test_the_built_in_kinds_are_not_changed_by_a_site(write):
    before = kind_values().value['light']['skills']['turn_on']['effects']
    load_site(write(text='name: own\nkinds: {light: {skills: {turn_on: {risk: guarded}}}}\n'))
    after = kind_values().value['light']['skills']['turn_on']
    assert after['effects'] == before
    assert 'risk' not in after


def test_limits_come_from_the_skill_that_sets_the_attribute(site):
    assert site.limits('thermostat', 'target_temperature') == (5, 30)
    assert site.limits('kitchen_light', 'brightness') == (1, 100)
    assert site.limits('radio', 'volume') == (0, 100)
    assert site.limits('kitchen_light', 'state') is None
    assert site.limits('nobody', 'state') is None


def test_a_word_that_two_skills_share_finds_the_one_that_is_there():
    factory = load_site(find_site('factory'))
    assert factory.stand_in('conveyor_one', 'turn_on').name == 'start'
    assert factory.stand_in('conveyor_one', 'turn_off').name == 'stop'
    assert factory.stand_in('extractor_fan', 'start').name == 'turn_on'
    assert factory.stand_in('extractor_fan', 'stop').name == 'turn_off'
    assert factory.stand_in('conveyor_one', 'start').name == 'start'
    assert factory.stand_in('conveyor_one', 'fly') is None


def test_nothing_stands_in_for_switching_on_a_lock_or_blind(site):
    assert site.stand_in('front_door_lock', 'turn_on') is None
    assert site.stand_in('front_door_lock', 'turn_off') is None
    assert site.stand_in('bedroom_blinds', 'turn_on') is None
    assert site.stand_in('vacuum', 'stop').name == 'pause'
    assert site.stand_in('garage_door', 'brighten') is None  # 'raise' says both
    assert site.stand_in('garage_door', 'dim') is None
    assert site.stand_in('radio', 'stop').name == 'turn_off'


def test_the_signature_of_a_skill_is_its_longest():
    factory = load_site(find_site('factory'))
    assert [a.name for a in factory.signature('start').args] == ['percent']
    assert factory.skill('hydraulic_press', 'start').args == ()
    assert factory.signature('fly') is None


OWN = (
    'name: own\nkinds:\n  clock:\n    description: a clock\n'
    '    attributes: {state: idle|ringing}\n'
    '    skills:\n      cancel_timer: {description: cancel it, %s}\n'
    'devices:\n  clock: {kind: clock, mqtt: {topic: clock}}\n'
)


def test_a_skill_of_a_verbs_name_has_no_inverse_that_the_kind_lacks(write):
    site = load_site(write(text=OWN % 'effects: [{attribute: state, value: idle}]'))
    assert site.skill('clock', 'cancel_timer').inverse is None
    _, findings = read_site(write(text=OWN % 'inverse: start_timer'))
    assert any("no skill 'start_timer'" in f.message for f in findings)


def test_a_device_takes_a_verbs_inverse_only_with_the_skill(write):
    text = 'name: own\ndevices:\n  tv: {kind: switch, mqtt: {topic: tv}, skills: {%s}}\n'
    assert load_site(write(text=text % 'turn_on: {}')).skill('tv', 'turn_on').inverse == 'turn_off'
    mute = 'mute: {binding: {via: mqtt, topic: m}, effects: [], verify: {by: none}}'
    assert load_site(write(text=text % mute)).skill('tv', 'mute').inverse is None


def test_a_fault_of_what_a_verb_brings_says_where_it_comes_from(write):
    text = OWN.replace('idle|ringing', 'off|ringing') % 'verify: {by: none}'
    [finding] = read_site(write(text=text))[1]
    assert finding.spot.line == 7
    assert "'effects' is not written here: it comes of the skill 'cancel_timer'" in finding.message
    written = text.replace('verify', 'effects: [{attribute: state, value: idle}], verify')
    [finding] = read_site(write(text=written))[1]
    assert 'not written' not in finding.message


@pytest.mark.parametrize(
    ('args', 'payload', 'said'),
    [
        ('{what: {type: text}}', '{"t": "$what"}', None),
        ('{n: {type: number}}', '{"n": $n}', None),
        ('{n: {type: number, required: false, default: 2}}', '{"n": $n}', None),
        ('{what: {type: text, required: false}}', '{"t": "$what"}', None),
        ('{what: {type: text, required: false}}', '$what', None),
        ('{what: {type: text}}', '{"t": $what}', 'begins like JSON but is none; words stand in'),
        ('{n: {type: number, required: false}}', '{"n": $n}', 'when an argument is left out'),
        ('{n: {type: number}}', '{"n": $n', 'begins like JSON'),
    ],
)
def test_a_payload_that_is_no_json_is_warned_of(write, args, payload, said):
    skill = f"args: {args}, binding: {{via: mqtt, topic: c, payload: '{payload}'}}, effects: []"
    _, findings = read_site(write(text=OWN % f'{skill}, verify: {{by: none}}'))
    assert [f.level for f in findings] == ([] if said is None else ['warning'])
    assert said is None or said in findings[0].message
