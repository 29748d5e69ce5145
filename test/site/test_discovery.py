"""Discovery reads what strangers announce: what is left out is told, and nothing gets past it."""

import json

from discovery_parts import announced, found, site_of, the_device, the_reason
from hypothesis import given, settings
from hypothesis import strategies as st
import pytest

from llm_bridge.site.discovery.abbreviations import expanded, SHORT
from llm_bridge.site.discovery.compare import difference
from llm_bridge.site.discovery.found import Found, FoundDevice
from llm_bridge.site.discovery.gather import found_in
from llm_bridge.site.discovery.site_text import part_for, reasons, whole_file
from llm_bridge.site.discovery.untrusted import MAX_ITEMS, MAX_PAYLOAD, slug, words
from llm_bridge.site.load import read_site
from llm_bridge.site.policy import Policy
from llm_bridge.site.site import Site

SWITCH = {'name': 'Plug', 'cmd_t': 'p/set', 'stat_t': 'p/state'}


def test_a_single_component_and_one_below_a_node_are_both_read():
    it = found(
        {
            'homeassistant/switch/plug/config': SWITCH,
            'homeassistant/switch/node/plug/config': {**SWITCH, 'name': 'Other', 'cmd_t': 'o/set'},
        }
    )
    assert [device.name for device in it.devices] == ['Other', 'Plug']
    assert it.unmapped == ()


def test_a_device_with_its_components_shares_what_stands_at_its_root():
    it = found(
        {
            'homeassistant/device/cell3/config': {
                'dev': {'ids': 'cell3', 'name': 'Cell 3', 'sa': 'Hall'},
                'o': {'name': 'maker'},
                'cmps': {
                    'lamp': {
                        'p': 'light',
                        'schema': 'json',
                        'cmd_t': '~/set',
                        'stat_t': '~/state',
                    },
                    'fan': {'p': 'fan', 'name': 'fan', 'cmd_t': 'f/set', 'stat_t': 'f/state'},
                    'gone': {'p': 'switch'},
                    'odd': 'no object',
                },
                '~': 'b/cell3/lamp',
                'avty_t': 'b/status',
            }
        }
    )
    assert [(d.name, d.kind, d.area) for d in it.devices] == [
        ('Cell 3', 'light', 'Hall'),
        ('Cell 3 fan', 'fan', 'Hall'),
    ]
    lamp = next(d for d in it.devices if d.kind == 'light')
    assert lamp.mqtt['topic'] == 'b/cell3/lamp'
    assert lamp.mqtt['availability_topic'] == 'b/status'


def test_an_emptied_announcement_announces_nothing():
    assert found_in({'homeassistant/switch/plug/config': b''}) == Found()


@pytest.mark.parametrize(
    ('short', 'long'),
    [
        *(('cmd_t', 'command_topic'), ('stat_t', 'state_topic'), ('val_tpl', 'value_template')),
        *(('bri_cmd_t', 'brightness_command_topic'), ('pl_on', 'payload_on')),
        *(('temp_stat_tpl', 'temperature_state_template'), ('pl_ret', 'payload_return_to_base')),
        *(('stat_clsd', 'state_closed'), ('pct_val_tpl', 'percentage_value_template')),
        *(('clr_temp_stat_t', 'color_temp_state_topic'), ('stat_val_tpl', 'state_value_template')),
    ],
)
def test_short_keys_are_those_of_home_assistant(short, long):
    assert SHORT[short] == long


def test_the_base_topic_stands_at_either_end_of_a_topic():
    it = expanded({'~': 'a/b', 'cmd_t': '~/set', 'stat_t': 'x/~', 'name': '~'})
    assert it == {'command_topic': 'a/b/set', 'state_topic': 'x/a/b', 'name': '~'}
    it = expanded({'~': 'a', 'avty': [{'t': '~/here'}, 'odd']})
    assert it['availability'] == [{'topic': 'a/here'}]


@pytest.mark.parametrize(
    ('component', 'config', 'why'),
    [
        ('number', SWITCH, "no kind here fits the component 'number'"),
        ('switch', {'name': 'x', 'stat_t': 's'}, 'it has no command topic'),
        ('sensor', {'name': 'x'}, 'it has no state topic'),
        (
            'sensor',
            {'name': 'x', 'stat_t': 's', 'val_tpl': '{{ value_json.a * 2 }}'},
            "its value template is no plain JSON key: '{{ value_json.a * 2 }}'",
        ),
        ('switch', {**SWITCH, 'cmd_t': 'p/#'}, "'p/#' is no topic of one device"),
        ('switch', {**SWITCH, 'cmd_t': 7}, "'int' is no topic to use"),
        ('switch', {**SWITCH, 'cmd_t': 'a\nb'}, "'a b' is no topic to use"),
        ('switch', {**SWITCH, 'stat_on': 'blub'}, "it tells 'blub' for on"),
        ('switch', {**SWITCH, 'pl_on': 'OFF', 'pl_off': 'ON'}, "it tells 'OFF' for on"),
        ('light', {**SWITCH, 'schema': 'template'}, None),
        ('lock', {**SWITCH, 'code_format': '.*'}, 'it wants a code'),
        ('lock', {**SWITCH, 'pl_unlk': '$PIN'}, None),
        ('sensor', {**SWITCH, 'ent_cat': 'diagnostic'}, None),
        ('switch', {**SWITCH, 'en': False}, 'it is switched off by default'),
        ('valve', {**SWITCH, 'pos': True}, 'it tells its position in place of a state'),
        (
            'climate',
            {'temp_cmd_t': 'a', 'temp_stat_t': 'b', 'temp_unit': 'F'},
            'it counts in degrees Fahrenheit, and degrees here are Celsius',
        ),
        ('switch', {**SWITCH, 'cmd_tpl': '{"a": {{ value }} }'}, None),
    ],
)
def test_what_cannot_be_mapped_is_told_with_the_reason(component, config, why):
    told = the_reason(announced(component, **config))
    assert told == why if why else told


def test_features_that_cannot_be_mapped_are_told_with_the_device():
    it = the_device(announced('fan', **SWITCH, osc_cmd_t='o', pct_cmd_t='s'))
    assert it.features == ()
    assert it.notes == (
        'its speed is left out: it is not told and asked for as a share',
        'its oscillation is left out',
    )
    it = the_device(announced('switch', name='Plug', cmd_t='p/set'))
    assert it.notes == ('it tells no state, so what it is asked ends unconfirmed',)
    assert it.skills['turn_on'] == {'verify': {'by': 'none'}}


def test_of_several_availability_topics_the_devices_own_is_watched():
    ways = [
        {'t': 'zigbee2mqtt/bridge/state', 'val_tpl': '{{ value_json.state }}'},
        {'t': 'p/here'},
    ]
    it = the_device(announced('switch', **SWITCH, avty=ways))
    assert it.mqtt['availability_topic'] == 'p/here'
    assert it.notes == ('of 2 availability topics only one is watched',)
    it = the_device(announced('switch', **SWITCH, avty_t='p/here', pl_avail='yes'))
    assert 'availability_topic' not in it.mqtt
    assert it.notes == ("availability: it is told as 'yes', only online is read",)


def test_a_lamp_that_would_be_asked_where_a_lock_listens_is_left_out():
    it = found(
        {
            'homeassistant/lock/a/config': {'name': 'Front door', 'cmd_t': 'l/set', 'stat_t': 'l'},
            'homeassistant/switch/b/config': {
                'name': 'Night light',
                'cmd_t': 'l/set',
                'pl_on': 'UNLOCK',
                'stat_t': 'n',
                'stat_on': 'on',
                'stat_off': 'off',
            },
        }
    )
    assert [device.name for device in it.devices] == ['Front door']
    (told,) = it.unmapped
    assert told.why == "it would be asked on the same topic as 'Front door'; one of them is kept"


def test_no_lamp_gives_commands_to_the_bridge():
    it = announced('switch', name='Lamp', cmd_t='llm_bridge/home/command', pl_on='unlock')
    assert the_reason(it) == "'llm_bridge/home/command' is a topic of the bridge itself"


def test_what_its_own_bridge_lists_is_taken_from_there_with_the_room_of_home_assistant():
    state = {'name': 'state', 'property': 'state'}
    it = found(
        {
            'zigbee2mqtt/bridge/devices': [
                {
                    'friendly_name': 'lamp',
                    'definition': {'exposes': [{'type': 'light', 'features': [state]}]},
                },
                {'friendly_name': 'new', 'definition': None},
                {'friendly_name': 'off', 'disabled': True},
            ],
            'homeassistant/light/0x1/light/config': {
                'name': None,
                'schema': 'json',
                'cmd_t': 'zigbee2mqtt/lamp/set',
                'stat_t': 'zigbee2mqtt/lamp',
                'dev': {'name': 'lamp', 'sa': 'Attic'},
            },
        }
    )
    lamp = the_device(it)
    assert (lamp.mqtt['dialect'], lamp.area) == ('zigbee2mqtt', 'Attic')
    assert [(u.what.split()[0], u.why) for u in it.unmapped] == [
        ('new', 'Zigbee2MQTT does not know what it is (unsupported, or not asked yet)'),
        ('off', 'it is disabled in Zigbee2MQTT'),
        ('lamp', 'its own bridge lists it, and that is what counts'),
    ]


def test_a_tasmota_that_speaks_otherwise_is_told():
    chip = {'dn': 'Plug', 't': 'plug', 'rl': [1]}
    it = found({'tasmota/discovery/AA/config': {**chip, 'ft': '%topic%/%prefix%/'}})
    assert the_reason(it).startswith("its FullTopic is '%topic%/%prefix%/'")
    it = found({'tasmota/discovery/AA/config': {**chip, 'state': ['AUS', 'AN']}})
    assert the_reason(it) == 'it has other words than ON and OFF'


def plug(name, number, **more):
    mqtt = {'dialect': 'json', 'topic': f'p/{number}'}
    return FoundDevice(name, 'switch', mqtt, 'announced/here', **more)


def test_ids_are_slugs_and_unique_and_names_stay_as_they_are(tmp_path):
    devices = (
        plug('Küche: "Licht"', 1, area='Küche'),
        plug('Küche', 2),
        plug('厨房', 3),
        plug('3D printer', 4),
        plug('bridge', 5),
        plug('no', 6),
    )
    site = site_of(Found(devices), tmp_path)
    assert list(site.areas) == ['kuche']
    assert {key: it.name for key, it in site.devices.items()} == {
        'kuche_licht': 'Küche: "Licht"',
        'kuche_switch': 'Küche',
        'switch': '厨房',
        'n3d_printer': '3D printer',
        'bridge_switch': 'bridge',
        'no': 'no',
    }


def test_one_name_twice_in_a_room_is_told_in_the_file():
    text = whole_file(Found((plug('Lamp', 1), plug('lamp', 2))), 'found', 'here')
    assert "it has the name of 'lamp' in the same room: give one of them another" in text


def test_no_text_of_an_announcement_becomes_a_line_of_the_file(tmp_path):
    evil = 'x\n  front: {kind: lock, mqtt: {topic: t}}\x85\u2028#\x00\u202e'
    it = found(
        {
            f'homeassistant/switch/{evil}/config': {**SWITCH, 'name': evil},
            f'homeassistant/button/{evil}/config': {'name': evil},
            'homeassistant/sensor/s/config': {'name': 's', 'stat_t': 's', 'unit_of_meas': evil},
        }
    )
    site = site_of(it, tmp_path)
    assert len(site.devices) == 2
    assert {device.kind for device in site.devices.values()} == {'switch', 'sensor'}


def test_all_that_is_left_out_is_in_the_file_each_reason_once():
    it = found({f'homeassistant/button/{n}/config': {'name': f'Button {n}'} for n in range(40)})
    (line,) = reasons(it.unmapped)
    assert all(f'Button {n} ' in line for n in range(40))
    text = ' '.join(whole_file(it, 'found', 'here').replace('\n#  ', ' ').split())
    assert all(f'Button {n} ' in text for n in range(40))
    assert text.count('no kind here fits') == 1


def test_too_many_devices_are_cut_and_told(tmp_path):
    messages = {
        f'homeassistant/switch/n{n}/config': {'name': f'plug {n}', 'cmd_t': f'{n}/set'}
        for n in range(MAX_ITEMS + 3)
    }
    it = found(messages)
    assert len(it.devices) == MAX_ITEMS
    assert [u.why for u in it.unmapped] == [f'more than {MAX_ITEMS} devices'] * 3
    site_of(it, tmp_path)


def test_a_huge_or_deep_announcement_is_refused():
    topic = 'homeassistant/switch/x/config'
    assert 'allowed are' in the_reason(found_in({topic: b' ' * (MAX_PAYLOAD + 1)}))
    assert the_reason(found_in({topic: b'[' * 100_000})) == 'its announcement is no JSON'
    assert the_reason(found_in({topic: b'[1]'})) == 'its announcement is no JSON object'


SITE = {
    'name': 'home',
    'areas': {'kitchen': {'name': 'kitchen', 'aliases': {'en': ['Küche']}}},
    'kinds': {'switch': {'name': 'switch', 'description': 'a switch'}},
    'devices': {
        'kettle': {'name': 'kettle', 'kind': 'switch', 'mqtt': {'topic': 'p/1'}},
        'pump': {
            'name': 'pump',
            'kind': 'switch',
            'mqtt': {'topic': 'elsewhere', 'command_topic': 'p/2/set'},
        },
        'gone': {'name': 'gone', 'kind': 'switch', 'mqtt': {'topic': 'p/9'}},
        'told': {'name': 'told', 'kind': 'switch', 'mqtt': {'topic': 'p/8'}},
    },
    'robots': {'rover': {'name': 'rover', 'namespace': 'rover'}},
    'policy': Policy(),
}


def test_a_site_is_compared_by_topics_and_only_what_it_lacks_is_written():
    site = Site.model_validate(SITE)
    it = Found((plug('one', 1), plug('two', 2), plug('Kettle', 3, area='Küche')))
    found = difference(it, site, heard={'told'})
    assert [device.name for device in found.lacking.devices] == ['Kettle']
    assert found.silent == ('gone',)
    assert difference(it, site, with_robots=True).silent == ('gone', 'told', 'rover')
    assert part_for(site, found.lacking) == (
        '# Put these under the sections of the same names.\n'
        'devices:\n'
        '  # announced/here\n'
        '  kettle_switch:\n'
        '    name: Kettle\n'
        '    kind: switch\n'
        '    area: kitchen\n'
        '    mqtt: {dialect: json, topic: p/3}\n'
    )
    assert part_for(site, Found()) == ''


READ = (
    'name schema brightness ~ friendly_name definition exposes type features property access ids '
    'endpoint members ieee_address fn rl t lt_st so swc if dn ft tp sn value_min value_on values '
    'min max modes category unit command_topic state_topic sa'
)
LIKELY = (
    'light switch lock climate cover fan json x/set x/state ~/set a/b ON OFF off heat °C % '
    'temperature contact state numeric 0x00158d0001020304 kitchen/lamp garage {{value}} '
    '{{value_json.x}}'
)
COMPONENTS = (
    'light switch cover climate fan sensor binary_sensor device lock vacuum humidifier siren '
    'valve lawn_mower scene odd'
)
KEYS = st.sampled_from([*SHORT, *READ.split()])
TEXTS = st.one_of(st.text(max_size=12), st.sampled_from(LIKELY.split()))
ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=30,
)
TOPICS = st.sampled_from(
    [
        *(f'homeassistant/{component}/x/config' for component in COMPONENTS.split()),
        *('zigbee2mqtt/bridge/devices', 'zigbee2mqtt/bridge/groups', 'b/bridge/devices'),
        *('tasmota/discovery/AA/config', 'tasmota/discovery/AA/sensors', 'homeassistant/a/config'),
    ]
)
CONFIGS = st.fixed_dictionaries(
    {},
    optional={
        **{k: st.sampled_from(['x/set', 'x/state', 'y', 'z/1']) for k in ('cmd_t', 'stat_t')},
        **{k: st.sampled_from(['t/a', 't/b']) for k in ('temp_cmd_t', 'temp_stat_t', 'pos_t')},
        **dict.fromkeys(('name', 'val_tpl', 'dev_cla', 'pl_on', 'modes', 'avty', 'dev'), ANYTHING),
        **dict.fromkeys(('bri_scl', 'min_temp', 'max_temp', 'max_mirs', 'min_mirs'), ANYTHING),
    },
)
EXPOSED = st.fixed_dictionaries(
    {'friendly_name': TEXTS, 'definition': st.fixed_dictionaries({'exposes': ANYTHING})}
)


@given(
    st.dictionaries(
        TOPICS, st.one_of(ANYTHING, CONFIGS, st.lists(EXPOSED, max_size=3)), max_size=4
    )
)
@settings(max_examples=60)
def test_whatever_is_announced_makes_a_good_file(tmp_path_factory, messages):
    it = found_in({topic: json.dumps(value).encode() for topic, value in messages.items()})
    file = tmp_path_factory.getbasetemp() / 'nonsense.yaml'
    text = whole_file(it, 'found', 'here')
    file.write_text(text, encoding='utf-8')
    site, findings = read_site(file)
    assert site is not None, (text, [str(f) for f in findings])
    assert len(site.devices) == len(it.devices)


@given(st.dictionaries(TOPICS, st.binary(max_size=40), max_size=3))
def test_bytes_that_are_nothing_are_read_too(messages):
    found_in(messages)


@given(st.text(max_size=100))
def test_slugs_and_words_are_what_they_are_to_be(text):
    key = slug(text)
    assert key == '' or (key[0].isalpha() and key.isascii() and key.isidentifier())
    assert words(text).isprintable() and '\n' not in words(text)
