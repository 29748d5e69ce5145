"""Loading site files: the good, the shipped, and everything a person can get wrong."""

from pathlib import Path

from hypothesis import given, HealthCheck, settings
from hypothesis import strategies as st
import pytest

from llm_bridge.site.finding import SiteError
from llm_bridge.site.load import config_folders, find_site, load_site, read_site
from llm_bridge.site.site import Site
from llm_bridge.site.skill import Risk, RosBinding

REPOSITORY = Path(__file__).resolve().parents[2]


def test_a_good_site_loads_without_findings(write):
    site, findings = read_site(write())
    assert findings == ()
    assert isinstance(site, Site)
    assert load_site(write()) == site


def test_a_plain_list_of_aliases_is_in_the_language_of_the_site(write):
    assert load_site(write()).areas['kitchen'].aliases == {'en': ('galley',)}
    german = load_site(write(('name: flat', 'name: flat\nlanguage: de')))
    assert german.areas['kitchen'].aliases == {'de': ('galley',)}


def test_a_name_left_out_is_the_key_in_words(write):
    site = load_site(
        write(('dock: {area', 'charging_dock: {area'), ('home: dock', 'home: charging_dock'))
    )
    assert site.places['charging_dock'].name == 'charging dock'


def test_an_area_is_on_the_floor_of_the_area_that_it_lies_in(tmp_path):
    path = tmp_path / 'house.yaml'
    path.write_text(
        'name: house\nareas:\n  upper: {name: upper rooms}\n  loft: {area: upper}\n'
        '  nook: {area: loft}\n  den: {area: upper, floor: top}\n'
    )
    site = load_site(path)
    assert {i: a.floor for i, a in site.areas.items()} == {
        'upper': None, 'loft': 'upper rooms', 'nook': 'loft', 'den': 'top',
    }  # fmt: skip
    assert site.around('nook') == ('nook', 'loft', 'upper')
    assert site.around(None) == ()


def test_an_area_that_lies_in_itself_is_a_fault(tmp_path):
    path = tmp_path / 'house.yaml'
    path.write_text('name: house\nareas:\n  loft: {area: nook}\n  nook: {area: loft}\n')
    with pytest.raises(SiteError, match="area 'loft' lies in itself; name the one that is around"):
        load_site(path)


def test_bindings_are_laid_under_the_skills_of_the_robot(write):
    site = load_site(
        write(
            (
                '      round:',
                '      go_to: {timeout_s: 7, args: {place: {description: room}}}\n      round:',
            )
        )
    )
    skill = site.skill('rover', 'go_to')
    assert skill.timeout_s == 7
    assert skill.arg('place').description == 'room'
    assert skill.motion == 'go'
    assert isinstance(skill.binding, RosBinding)
    assert site.skill('rover', 'round').steps


def test_one_binding_may_be_written_without_brackets(write):
    site = load_site(write(('bindings: [goal_pose, carry]', 'bindings: goal_pose')))
    assert site.robots['rover'].bindings == ('goal_pose',)
    assert site.skill('rover', 'pick_up') is None


def test_bindings_are_found_beside_the_site_file_first(write, tmp_path):
    (tmp_path / 'goal_pose.yaml').write_text(
        'skills:\n  go_to:\n    description: own go\n    motion: go\n'
        '    args: {place: {type: place}}\n'
        '    verify: {by: pose}\n    binding: {via: ros_topic, name: goal, type: a_msgs/msg/B}\n'
        '  dock: {description: own dock, motion: home, verify: {by: pose}, binding: '
        '{via: ros_topic, name: goal, type: a_msgs/msg/B}}\n'
    )
    assert load_site(write()).skill('rover', 'go_to').description == 'own go'


def test_a_robot_may_drive_with_nav2_instead(write):
    site = load_site(write(('[goal_pose, carry]', '[nav2]')))
    turn = site.skill('rover', 'turn').binding
    assert (turn.via, turn.type) == ('ros_action', 'nav2_msgs/action/Spin')
    assert site.skill('rover', 'go_to').binding.fields['pose.pose.position.x'] == '$goal.x'
    assert {'move', 'back_up', 'dock'} <= set(site.skills_of('rover'))


def test_an_unknown_binding_names_the_known_ones(faults):
    found = faults(('[goal_pose, carry]', '[goal_pos, carry]'))
    assert any(
        "no file of bindings 'goal_pos'" in f and 'goal_pose' in f and 'nav2' in f for f in found
    )


def test_a_fault_in_a_binding_names_the_file_of_the_binding(write, tmp_path):
    (tmp_path / 'carry.yaml').write_text(
        'skills:\n  pick_up:\n    description: pick\n    rsk: motion\n'
    )
    with pytest.raises(SiteError) as caught:
        load_site(write())
    fault = next(f for f in caught.value.findings if 'rsk' in f.message)
    assert fault.spot.file.endswith('carry.yaml')
    assert fault.spot.line == 4
    assert fault.suggestion == 'risk'


@pytest.mark.parametrize(
    'text', ['', '- a\n', 'skills: []\n', 'skills: {}\nmore: 1\n', ':', 'a: 1\n']
)
def test_a_file_that_holds_no_bindings_is_a_finding(write, tmp_path, text):
    (tmp_path / 'carry.yaml').write_text(text)
    with pytest.raises(SiteError):
        load_site(write())


def test_a_device_changes_a_skill_of_its_kind(write):
    site = load_site(
        write(
            (
                '    mqtt: {topic: flat/bolt}',
                ('    mqtt: {topic: flat/bolt}\n    skills:\n      lock: {risk: guarded}'),
            )
        )
    )
    lock = site.skill('bolt', 'lock')
    assert lock.risk is Risk.GUARDED
    assert lock.effects[0].value == 'locked'


def test_a_device_narrows_the_range_of_an_argument(write):
    site = load_site(
        write(
            (
                '    mqtt: {topic: flat/lamp}',
                (
                    '    mqtt: {topic: flat/lamp}\n    skills:\n'
                    '      set_brightness: {args: {percent: {max: 60}}}'
                ),
            )
        )
    )
    percent = site.skill('lamp', 'set_brightness').arg('percent')
    assert (percent.min, percent.max) == (1, 60)
    assert site.limits('lamp', 'brightness') == (1, 60)


def test_a_device_lacks_the_skills_that_it_is_without(write):
    site = load_site(
        write(('features: [brightness]', 'features: [brightness]\n    without: [dim]'))
    )
    assert site.skill('lamp', 'dim') is None
    assert site.skill('lamp', 'brighten') is not None


def test_a_device_has_only_the_skills_of_its_features(write):
    site = load_site(write())
    assert 'set_brightness' in site.skills_of('lamp')
    assert 'set_color' not in site.skills_of('lamp')


def test_a_site_has_kinds_of_its_own(write):
    site = load_site(
        write(
            (
                'objects:',
                (
                    '  kiln:\n    kind: kiln\n    mqtt: {topic: flat/kiln}\n'
                    'kinds:\n  kiln:\n    description: a kiln\n    names: {en: [kiln]}\n'
                    '    attributes: {state: on|off, target_temperature: degC}\n'
                    '    skills: [turn_on, turn_off, set_temperature]\nobjects:'
                ),
            )
        )
    )
    assert set(site.skills_of('kiln')) == {'turn_on', 'turn_off', 'set_temperature'}
    assert 'light' in site.kinds


def test_a_site_changes_a_built_in_kind(write):
    site = load_site(
        write(
            (
                'objects:',
                ('kinds:\n  lock:\n    skills:\n      lock: {verify: {within_s: 99}}\nobjects:'),
            )
        )
    )
    assert site.skill('bolt', 'lock').verify.within_s == 99
    assert site.skill('bolt', 'unlock').risk is Risk.GUARDED


@pytest.mark.parametrize(
    ('old', 'new', 'line', 'said'),
    [
        ('name: flat', 'name: Flat', 1, "'Flat' is not allowed for 'name'"),
        ('name: flat', 'title: flat', 1, "key 'name' is missing"),
        ('doors:', 'dors:', 11, "key 'dors' is not known here; did you mean 'doors'?"),
        (
            'features: [brightness]',
            'skills: {dim: {description: less light, please}}',
            39,
            "key 'please' is not known here; allowed: args, binding,",
        ),
        (
            'features: [brightness]',
            'skills: {dim: {description: less light, please}}',
            39,
            'If it is part of the text before it, put that in quotes: a comma ends a text in { }',
        ),
        ('pose: {x: 2, y: 2}', 'pose: {x: 2}', 7, "key 'y' is missing"),
        ('pose: {x: 2, y: 2}', 'pose: {x: 2, y: two}', 7, "'y' takes a number; came two"),
        ('pose: {x: 2, y: 2}', 'pose: {x: 2, y: .nan}', 7, 'finite'),
        ('pose: {x: 2, y: 2}', 'pose: [2, 2]', 7, 'a mapping'),
        (
            'polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]',
            'polygon: [[0, 0], [4, 0, 1]]',
            6,
            'polygon',
        ),
        ('kind: light', 'kind: lihgt', 37, "no device kind 'lihgt'; did you mean 'light'?"),
        ('    kind: light\n', '', 35, "key 'kind' is missing"),
        ('features: [brightness]', 'features: [brigthness]', 39, "did you mean 'brightness'?"),
        ('features: [brightness]', 'features: brightness', 39, "'features' takes a list"),
        ('features: [brightness]', 'without: [fly]', 39, "no skill of a light 'fly'"),
        ('topic: flat/bolt', 'topic: flat/#', 45, "topic 'flat/#' is not allowed"),
        ('topic: flat/bolt', "topic: ''", 45, 'not allowed'),
        ('topic: flat/bolt', 'topic: flat/lamp', 45, "is that of 'lamp' too"),
        ('topic: flat/bolt', 'topic: flat/bolt, dialect: jsn', 45, "did you mean 'json'?"),
        ('home: dock', 'home: dok', 24, "no place or area 'dok'; did you mean 'dock'?"),
        ('cup: {place: kitchen}', 'cup: {place: kichen}', 47, "did you mean 'kitchen'?"),
        ('area: hall\n    mqtt', 'area: hal\n    mqtt', 44, "no area 'hal'; did you mean 'hall'?"),
        ('between: [kitchen, hall]', 'between: [kitchen, haul]', 12, "did you mean 'hall'?"),
        ('{skill: dock}', '{skill: dok}', 33, "no skill 'dok'; did you mean 'dock'?"),
        ('args: {place: kitchen}', 'args: {plaice: kitchen}', 32, "did you mean 'place'?"),
        (
            '{skill: go_to, args: {place: kitchen}}',
            '{skill: go_to}',
            32,
            "lacks its argument 'place'",
        ),
        ('args: {place: kitchen}', 'args: {place: $where}', 32, "no value '$where'"),
        ('entity: lamp', 'entity: lmap', 20, "no robot or device 'lmap'; did you mean 'lamp'?"),
        ("value: 'on'", 'value: lit', 20, "no 'state' of a light 'lit'"),
        ('attribute: state', 'attribute: stat', 20, "did you mean 'state'?"),
        ('{entity: lamp, ', '{', 20, "'entity' is missing"),
        (
            '  cup: {place',
            '  lamp: {place',
            47,
            "id 'lamp' is used already under 'devices', line 35",
        ),
        ('  cup: {place', '  bridge: {place', 47, 'stands for the executor'),
        ('  cup: {place', '  Cup: {place', 47, "'Cup' is no id"),
        ('  cup: {place: kitchen}', '  cup: {id: mug}', 47, "leave out 'id: mug'"),
        ('  cup: {place: kitchen}', '  cup: here', 47, 'a mapping'),
        ('bindings: [goal_pose, carry]', 'bindings: 5', 25, "'bindings' takes a list"),
        ('bindings: [goal_pose, carry]', 'bindings: {a: 1}', 25, "'bindings' takes a list"),
        ('bindings: [goal_pose, carry]', 'bindings: [[a]]', 25, 'takes a text'),
        ('      round:', '      wait:', 29, "cannot be called 'wait'"),
        ('description: drive round once', 'risk: motion', 29, "key 'description' is missing"),
        ('description: drive round once', 'description: ""', 30, 'one line'),
        (
            'description: drive round once',
            'description: a\n        inverse: fly',
            31,
            "no skill 'fly'",
        ),
        ('languages: [en, de]', 'languages: [de]', 2, "language 'en' is not among"),
        (
            'languages: [en, de]',
            'languages: [en, de]\ntimezone: Europe/Pari',
            3,
            "time zone 'Europe/Pari' is not known here",
        ),
        ('steps:\n', 'risk: moton\n        steps:\n', 31, "did you mean 'motion'?"),
        ('pose: {x: 7, y: 1, yaw: 1.57}', 'pose: {x: 4.5, y: 3.5}', 14, "keep-out zone 'cellar'"),
        ('pose: {x: 7, y: 1, yaw: 1.57}', 'pose: {x: 1, y: 1}', 14, 'outside the polygon of'),
        ('pose: {x: 7, y: 1, yaw: 1.57}', 'pose: {x: 7.9, y: 1}', 14, 'nearer to a wall'),
        (
            'polygon: [[0, 0], [4, 0], [4, 4], [0, 4]]',
            'polygon: [[0, 0], [4, 4], [4, 0], [0, 4]]',
            6,
            'not simple',
        ),
        (
            'polygon: [[4.1, 3], [5, 3], [5, 3.9], [4.1, 3.9]]',
            'polygon: [[4.1, 3], [5, 3]]',
            16,
            'polygon',
        ),
        ('at: [4, 2]', 'at: [5, 2]', 12, 'is not on a line of the polygon'),
        ('    home: dock\n', '', 22, "robot 'rover' has no 'home'"),
    ],
)
def test_a_fault_is_told_with_line_what_came_and_what_is_allowed(faults, old, new, line, said):
    found = faults((old, new))
    assert any(said in f for f in found), found
    told = {int(f.split(':')[0]) for f in found if said in f}
    assert line in told, found


def test_a_kind_laid_on_one_that_ships_is_told_so(faults):
    own = (
        'kinds:\n  pump: {description: a pump, attributes: {state: on|off}, '
        'skills: [turn_on, turn_off]}\ndevices:'
    )
    found = faults(('devices:', own))
    assert len(found) == 2
    assert "a kind 'pump' ships, has the skill 'start', and yours is laid on it" in found[0]


def test_a_skill_that_does_not_ship_is_told_with_the_nearest_that_does(faults):
    own = 'kinds: {urn: {description: an urn, skills: [turn_on, turn_of]}}\ndevices:'
    [fault] = faults(('devices:', own))
    assert "No skill 'turn_of' ships" in fault and "did you mean 'turn_off'?" in fault


def test_a_number_for_a_name_and_a_bare_alias_are_told_what_to_write(faults):
    assert 'put it in quotes' in faults(('name: kitchen lamp', 'name: 42'))[0]
    told = faults(('aliases: [galley]', 'aliases: galley'))[0]
    assert "'aliases' takes a list, or lists by language; came galley" in told


def test_a_name_that_nobody_can_say_is_a_warning(faults):
    change = ('name: kitchen lamp', "name: '💡'")
    assert faults(change) == []
    [warning] = faults(change, level='warning')
    assert "'💡' has no letter or digit" in warning


def test_all_faults_are_told_at_once(faults):
    found = faults(
        ('pose: {x: 2, y: 2}', 'pose: {x: 2, y: two}'),
        ('kind: lock', 'kind: lok'),
        ('home: dock', 'home: dok'),
        ('doors:', 'dors:'),
    )
    assert len(found) == 4
    assert found == sorted(found, key=lambda f: int(f.split(':')[0]))


def test_naming_something_that_is_faulty_itself_is_no_second_fault(faults):
    found = faults(('dock: {area: hall, pose: {x: 7, y: 1, yaw: 1.57}}', 'dock: {pose: {x: 7}}'))
    assert len(found) == 1
    assert "'y' is missing" in found[0]


def test_the_same_name_twice_in_a_room_is_a_warning(write, faults):
    changes = (
        (
            '    area: hall\n    mqtt: {topic: flat/bolt}',
            (
                '    area: hall\n    mqtt: {topic: flat/bolt}\n  bolt_two: {name: The hall bolt, '
                'kind: lock, area: hall, mqtt: {topic: flat/two}}'
            ),
        ),
    )
    assert faults(*changes) == []
    [warning] = faults(*changes, level='warning')
    assert "'The hall bolt' is heard like 'hall bolt', which names 'bolt'" in warning
    load_site(write(*changes))


def test_a_plural_that_is_heard_like_a_singular_is_told_as_written(faults):
    more = '  glass: {place: kitchen}\n  reading: {aliases: [glasses], place: kitchen}\n'
    [warning] = faults(('  cup: {place: kitchen}\n', more), level='warning')
    assert "'glasses' is heard like 'glass', which names 'glass'" in warning
    more = more.replace('glasses', 'Glass')
    [warning] = faults(('  cup: {place: kitchen}\n', more), level='warning')
    assert "'Glass' also names 'glass'" in warning


def test_relays_of_one_tasmota_share_its_topic(faults):
    def relays(second):
        lamp = 'topic: flat/lamp, dialect: tasmota'
        bolt = f'topic: flat/lamp, dialect: tasmota{second}'
        return faults(('topic: flat/lamp', lamp), ('topic: flat/bolt', bolt))

    assert relays(', command_topic: cmnd/flat/lamp/POWER2') == []
    assert any("is that of 'lamp' too" in f for f in relays(''))


def test_less_risk_than_usual_is_a_warning(faults):
    change = (
        '    mqtt: {topic: flat/bolt}',
        '    mqtt: {topic: flat/bolt}\n    skills:\n      unlock: {risk: comfort}',
    )
    assert faults(change) == []
    assert any('less risk' in f for f in faults(change, level='warning'))


def test_skills_of_one_name_take_the_same_arguments(faults):
    change = (
        '    mqtt: {topic: flat/bolt}',
        (
            '    mqtt: {topic: flat/bolt}\n    skills:\n      set_brightness:\n'
            '        args: [{name: level, type: number}]\n'
            '        effects: [{attribute: state, value: locked}]'
        ),
    )
    found = faults(change)
    assert any('takes' in f and 'elsewhere' in f for f in found), found


def test_a_skill_that_does_nothing_is_a_fault(faults):
    assert any(
        'does nothing' in f
        for f in faults(('      round:', '      hum: {description: hum a tune}\n      round:'))
    )


@pytest.mark.parametrize(
    ('skill', 'said'),
    [
        (
            '{description: x, motion: go, verify: {by: pose}, binding: B}',
            "needs an argument 'place'",
        ),
        ('{description: x, verify: {by: pose}, binding: B}', "needs 'motion'"),
        ('{description: x, verify: {by: result}, binding: B}', 'a topic gives no result'),
        ('{description: x, binding: B}', 'has no effects'),
        (
            '{description: x, effects: [{attribute: mood, value: good}], binding: B}',
            "no observed attribute 'mood'",
        ),
        (
            '{description: x, effects: [{attribute: state, value: $mood}], binding: B}',
            "uses '$mood'",
        ),
        ('{description: x, verify: {by: none}, binding: {via: mqtt, topic: t}}', 'over ROS 2'),
        (
            '{description: x, verify: {by: none}, binding: {via: ros_topic, name: n, '
            'type: std/Bool}}',
            'expected package/msg/Name',
        ),
        (
            '{description: x, verify: {by: none}, binding: {via: rostopic}}',
            "did you mean 'ros_topic'?",
        ),
        ('{description: x, verify: {by: none}, binding: {name: n}}', "key 'via' is missing"),
        (
            '{description: x, verify: {by: none}, binding: {via: ros_topic, nme: n, '
            'type: a/msg/B}}',
            "did you mean 'name'?",
        ),
        (
            '{description: x, verify: {by: none}, args: {n: {type: number, min: 3, max: 1}}, '
            'binding: B}',
            'above max',
        ),
        (
            '{description: x, verify: {by: none}, args: {n: {type: nmber}}, binding: B}',
            "did you mean 'number'?",
        ),
        (
            '{description: x, verify: {by: none}, args: {n: {type: number, minn: 3}}, binding: B}',
            "did you mean 'min'?",
        ),
        (
            '{description: x, verify: {by: none}, args: {n: {type: choice}}, binding: B}',
            "'choices'",
        ),
        (
            '{description: x, verify: {by: none}, args: {n: {type: choice, choices: [a], '
            'required: false, default: b}}, binding: B}',
            'none of its choices',
        ),
        (
            '{description: x, verify: {by: none}, args: {n: {type: number, max: 1, '
            'required: false, default: 2}}, binding: B}',
            "the default '2'",
        ),
        (
            '{description: x, verify: {by: none}, args: {robot: {type: text}}, binding: B}',
            'who acts',
        ),
        (
            '{description: x, verify: {by: none}, sentences: {en: ["go {there}"]}, binding: B}',
            "no slot 'there'",
        ),
        (
            '{description: x, verify: {by: none}, on_stop: true, args: {n: {type: text}}, '
            'binding: B}',
            'the stop cannot send it',
        ),
        (
            '{description: x, verify: {by: none}, on_stop: true, binding: B}',
            "'on_stop' is for devices",
        ),
        (
            '{description: x, verify: {by: none}, binding: {via: ros_topic, name: n, '
            'type: a/msg/B, fields: {data: $what}}}',
            "no value '$what'",
        ),
        (
            '{description: x, verify: {by: none}, binding: {via: ros_topic, name: n, '
            'type: a/msg/B, fields: {data: $goal.x}}}',
            "no value '$goal.x'",
        ),
        ('{description: x, steps: [{skill: round}]}', 'made of steps'),
        ('[]', 'a mapping'),
        ('null', 'a mapping'),
    ],
)
def test_a_faulty_robot_skill_is_a_finding(faults, skill, said):
    skill = skill.replace(
        'binding: B', 'binding: {via: ros_topic, name: n, type: std_msgs/msg/Empty}'
    )
    found = faults(('      round:', f'      own: {skill}\n      round:'))
    assert any(said in f for f in found), found


def test_a_site_file_that_is_a_list_is_said_to_be_one(write):
    with pytest.raises(SiteError, match='a mapping of sections, but this is a list'):
        load_site(write(text='- a\n- b\n'))
    with pytest.raises(SiteError, match="the single value 'hello'"):
        load_site(write(text='hello'))


def test_the_text_of_an_error_is_one_line_for_each_finding(write):
    with pytest.raises(SiteError) as caught:
        load_site(write(('home: dock', 'home: dok')))
    assert str(caught.value).count('\n') == len(caught.value.findings) - 1
    assert 'flat.yaml:24: robots.rover.home: ' in str(caught.value)


def test_shipped_sites_are_found_by_name_and_own_ones_by_path(tmp_path):
    assert find_site('home') == REPOSITORY / 'config/sites/home.yaml'
    assert find_site(tmp_path / 'x.yaml') == tmp_path / 'x.yaml'
    with pytest.raises(SiteError, match='factory, home'):
        find_site('hom')


def test_installed_sites_are_found_through_the_ament_prefix(tmp_path, monkeypatch):
    sites = tmp_path / 'share/llm_bridge/config/sites'
    sites.mkdir(parents=True)
    (sites / 'lab.yaml').write_text('name: lab\n')
    monkeypatch.setenv('AMENT_PREFIX_PATH', f'/nowhere:{tmp_path}')
    assert tmp_path / 'share/llm_bridge/config' in list(config_folders())
    assert load_site(find_site('lab')).name == 'lab'
    assert find_site('home') == REPOSITORY / 'config/sites/home.yaml'


ALPHABET = [
    'name',
    'areas',
    'robots',
    'devices',
    'kinds',
    'skills',
    'kind',
    'light',
    'mqtt',
    'topic',
    'bindings',
    'goal_pose',
    'polygon',
    'pose',
    'args',
    'x',
    'steps',
    'doors',
    'objects',
    'furniture',
    'keep_out',
    'while',
    'places',
    'aliases',
    'home',
    'effects',
    '$x',
]
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats(-9, 9) | st.sampled_from(ALPHABET),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(ALPHABET), inner, max_size=5)
    ),
    max_leaves=25,
)


def as_yaml(value: object) -> str:
    if isinstance(value, dict):
        return '{' + ', '.join(f'{k}: {as_yaml(v)}' for k, v in value.items()) + '}'
    if isinstance(value, list):
        return '[' + ', '.join(map(as_yaml, value)) + ']'
    return (
        {None: 'null', True: 'true', False: 'false'}.get(value, str(value))
        if isinstance(value, bool | None)
        else str(value)
    )


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.sampled_from(ALPHABET), VALUES, max_size=8))
def test_any_values_give_a_site_or_findings(tmp_path_factory, values):
    file = tmp_path_factory.mktemp('any') / 'site.yaml'
    file.write_text(as_yaml({'name': 'any', **values}), encoding='utf-8')
    try:
        assert isinstance(load_site(file), Site)
    except SiteError as error:
        assert error.findings and all(f.message and f.spot.line >= 1 for f in error.findings)


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_word_of_a_good_site_may_be_changed(good, tmp_path_factory, data):
    words = good.split(' ')
    i = data.draw(st.integers(0, len(words) - 1))
    words[i] = data.draw(
        st.sampled_from(
            [
                '',
                'x',
                '1',
                '[]',
                '{}',
                'null',
                '[1, a]',
                '{a: 1}',
                '-1',
                'true',
                '"\\n"',
                words[i] * 2,
                words[i - 1],
                '&a',
                '!!x',
            ]
        )
    )
    file = tmp_path_factory.mktemp('changed') / 'site.yaml'
    file.write_text(' '.join(words), encoding='utf-8')
    try:
        assert isinstance(load_site(file), Site)
    except SiteError as error:
        assert error.findings
