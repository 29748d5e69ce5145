"""What is announced is asked and heard on the topics and in the words that were announced."""

from discovery_parts import announced, found, heard, sent, site_of
import pytest

from llm_bridge.adapters.dialect_zigbee2mqtt import BINARY, FULL, SETPOINTS
from llm_bridge.site.discovery import zigbee2mqtt

KITCHEN = {'ids': ['esp1'], 'name': 'Kitchen', 'sa': 'Kitchen'}


def test_a_json_light_with_a_base_topic(tmp_path):
    it = announced(
        'light',
        **{'~': 'esp/kitchen/light', 'name': 'Ceiling', 'schema': 'json', 'cmd_t': '~/command'},
        stat_t='~/state',
        sup_clrm=['rgb'],
        avty_t='esp/kitchen/status',
        dev=KITCHEN,
    )
    site = site_of(it, tmp_path)
    assert list(site.areas) == ['kitchen']
    assert site.devices['kitchen_ceiling'].area == 'kitchen'
    assert sent(site, 'kitchen_ceiling', 'set_brightness', percent=40) == [
        ('esp/kitchen/light/command', '{"state":"ON","brightness":102}')
    ]
    state = {'state': 'ON', 'brightness': 102, 'color_mode': 'rgb'}
    told = heard(site, 'kitchen_ceiling', 'esp/kitchen/light/state', state)
    assert told['brightness'] == 40 and told['state'] == 'on'
    assert site.devices['kitchen_ceiling'].mqtt.availability_topic == 'esp/kitchen/status'


def test_a_light_of_single_values_with_a_scale_of_its_own(tmp_path):
    it = announced(
        'light',
        name='Strip',
        cmd_t='s',
        stat_t='s/told',
        bri_cmd_t='s/b',
        bri_scl=100,
        bri_stat_t='s/b/told',
        clr_temp_cmd_t='s/ct',
        clr_temp_stat_t='s/ct/told',
        min_mirs=200,
        max_mirs=400,
    )
    site = site_of(it, tmp_path)
    assert sent(site, 'strip', 'turn_on') == [('s', 'ON')]
    assert sent(site, 'strip', 'set_brightness', percent=40) == [('s/b', '40'), ('s', 'ON')]
    assert heard(site, 'strip', 's/b/told', '40') == {'brightness': 40}
    assert site.limits('strip', 'color_temperature') == (2500, 5000)


def test_words_of_its_own_are_what_it_is_sent(tmp_path):
    it = announced(
        'switch',
        name='Plug',
        stat_t='r/0',
        cmd_t='r/0/command',
        pl_on='on',
        pl_off='off',
    )
    site = site_of(it, tmp_path)
    assert sent(site, 'plug', 'turn_off') == [('r/0/command', 'off')]
    assert heard(site, 'plug', 'r/0', 'off') == {'state': 'off'}


def test_a_cover_with_topics_of_its_own_and_a_garage_door_that_waits_for_a_yes(tmp_path):
    it = announced(
        'cover',
        name='Gate',
        dev_cla='garage',
        cmd_t='g/cmd',
        stat_t='g/st',
        pos_t='g/p',
        set_pos_t='g/to',
        val_tpl='{{ value_json.st }}',
        pos_tpl='{{ value_json.p }}',
    )
    site = site_of(it, tmp_path)
    assert sent(site, 'gate', 'open') == [('g/cmd', 'OPEN')]
    assert sent(site, 'gate', 'set_position', percent=30) == [('g/to', '30')]
    assert heard(site, 'gate', 'g/st', {'st': 'open'}) == {'state': 'open'}
    assert heard(site, 'gate', 'g/p', {'p': 30}) == {'position': 30}
    assert site.skill('gate', 'open').risk.value == 'guarded'
    assert site.skill('gate', 'set_position').risk.value == 'guarded'
    assert site.skill('gate', 'close').risk.value == 'comfort'


def test_a_cover_that_tells_only_its_position_is_opened_by_it(tmp_path):
    it = announced(
        'cover',
        name='Shade',
        pos_t='z/p',
        set_pos_t='z/to',
        pos_open=99,
        pos_clsd=0,
    )
    site = site_of(it, tmp_path)
    assert sent(site, 'shade', 'open') == [('z/to', '99')]
    assert heard(site, 'shade', 'z/p', '99') == {'position': 100}


def test_an_air_conditioner_is_off_in_the_mode_off(tmp_path):
    it = announced(
        'climate',
        name='AC',
        modes=['off', 'cool', 'fan_only', 'heat_cool'],
        mode_cmd_t='a/m',
        mode_stat_t='a/m/told',
        temp_cmd_t='a/t',
        temp_stat_t='a/t/told',
        curr_temp_t='a/room',
        min_temp=16,
        max_temp=28,
    )
    site = site_of(it, tmp_path)
    assert sent(site, 'ac', 'turn_off') == [('a/m', 'off')]
    assert sent(site, 'ac', 'turn_on') == [('a/m', 'cool')]
    assert sent(site, 'ac', 'set_mode', mode='fan') == [('a/m', 'fan_only')]
    assert sent(site, 'ac', 'set_temperature', degrees=21) == [('a/t', '21')]
    assert heard(site, 'ac', 'a/room', '20.5') == {'current_temperature': 20.5}
    assert heard(site, 'ac', 'a/m/told', 'cool') == {'mode': 'cool', 'state': 'on'}
    assert site.limits('ac', 'target_temperature') == (16, 28)
    assert 'are left out: heat_cool' in (tmp_path / 'found.yaml').read_text(encoding='utf-8')


def test_vacuum_mower_siren_scene_fan_and_humidifier(tmp_path):
    messages = {
        'vacuum': {
            'name': 'Robo',
            'cmd_t': 'v/c',
            'stat_t': 'v/s',
            'sup_feat': ['start', 'pause'],
        },
        'lawn_mower': {'name': 'Mower', 'act_stat_t': 'm/a', 'dock_cmd_t': 'm/d'},
        'siren': {'name': 'Horn', 'cmd_t': 'h/c', 'stat_t': 'h/s'},
        'scene': {'name': 'Movies', 'cmd_t': 'sc', 'pl_on': 'go'},
        'fan': {
            'name': 'Fan',
            'cmd_t': 'f/c',
            'stat_t': 'f/s',
            'pct_cmd_t': 'f/p',
            'pct_stat_t': 'f/p/s',
            'spd_rng_max': 4,
        },
        'humidifier': {
            'name': 'Hum',
            'cmd_t': 'u/c',
            'stat_t': 'u/s',
            'hum_cmd_t': 'u/h',
            'hum_stat_t': 'u/h/s',
            'min_hum': 30,
            'max_hum': 70,
        },
    }
    site = site_of(
        found({f'homeassistant/{kind}/x/config': it for kind, it in messages.items()}), tmp_path
    )
    assert sent(site, 'robo', 'resume') == [('v/c', 'start')]
    assert site.skill('robo', 'return_home') is None
    assert sent(site, 'mower', 'return_home') == [('m/d', 'dock')]
    assert site.skill('mower', 'start') is None
    assert sent(site, 'horn', 'turn_on') == [('h/c', '{"state":"ON"}')]
    assert site.skill('horn', 'turn_on').risk.value == 'guarded'
    assert sent(site, 'movies', 'activate') == [('sc', 'go')]
    assert sent(site, 'fan', 'set_speed', percent=50) == [('f/p', '2')]
    assert heard(site, 'fan', 'f/p/s', '3') == {'speed': 75}
    assert sent(site, 'hum', 'set_humidity', percent=50) == [('u/h', '50')]
    assert site.limits('hum', 'target_humidity') == (30, 70)


@pytest.mark.parametrize(
    'template',
    [
        '{{ value_json.tempc }}',
        '{{value_json.tempc|is_defined}}',
        "{{ value_json['tempc'] | float | round(1) }}",
    ],
)
def test_sensors_that_share_a_topic_are_told_apart_by_their_keys(template, tmp_path):
    dev = {'name': 'Balcony'}
    site = site_of(
        found(
            {
                'homeassistant/sensor/ble/t/config': {
                    'stat_t': 'ble/AA',
                    'val_tpl': template,
                    'dev_cla': 'temperature',
                    'unit_of_meas': '°C',
                    'dev': dev,
                },
                'homeassistant/sensor/ble/h/config': {
                    'stat_t': 'ble/AA',
                    'val_tpl': '{{ value_json.hum }}',
                    'dev': dev,
                    'dev_cla': 'humidity',
                    'unit_of_meas': '%',
                },
            }
        ),
        tmp_path,
    )
    assert heard(site, 'balcony_temperature', 'ble/AA', {'tempc': 3.5}) == {'value': 3.5}
    assert heard(site, 'balcony_humidity', 'ble/AA', {'tempc': 3.5, 'hum': 80}) == {'value': 80}
    assert site.devices['balcony_temperature'].unit == 'degC'


LAMP = {
    'type': 'light',
    'features': [
        {'name': 'state', 'property': 'state', 'access': 7, 'value_on': 'ON', 'value_off': 'OFF'},
        {'name': 'brightness', 'property': 'brightness', 'value_max': 254},
        {'name': 'color_temp', 'property': 'color_temp', 'value_min': 250, 'value_max': 400},
        {'name': 'color_xy', 'property': 'color'},
    ],
}


def zigbee(*exposes, **more):
    return {
        'ieee_address': '0x1',
        'friendly_name': 'lamp',
        'supported': True,
        'type': 'Router',
        'definition': {'model': 'X', 'exposes': list(exposes)},
        **more,
    }


def inventory(*devices):
    return {'zigbee2mqtt/bridge/devices': [{'type': 'Coordinator'}, *devices]}


def switch_of(endpoint):
    state = {
        'name': 'state',
        'property': f'state_{endpoint}',
        'value_on': 'ON',
        'value_off': 'OFF',
    }
    return {'type': 'switch', 'endpoint': endpoint, 'features': [state]}


def test_a_zigbee_lamp_has_what_it_exposes(tmp_path):
    site = site_of(found(inventory(zigbee(LAMP, friendly_name='kitchen/lamp'))), tmp_path)
    assert site.devices['lamp'].area == 'kitchen'
    assert set(site.devices['lamp'].features) == {'brightness', 'color', 'color_temp'}
    assert site.limits('lamp', 'color_temperature') == (2500, 4000)
    assert sent(site, 'lamp', 'turn_off') == [('zigbee2mqtt/kitchen/lamp/set', '{"state":"OFF"}')]


def test_the_parts_of_a_zigbee_wall_switch_are_switched_each(tmp_path):
    it = zigbee(switch_of('l1'), switch_of('l2'), friendly_name='wall')
    site = site_of(found(inventory(it)), tmp_path)
    assert sent(site, 'wall_l2', 'turn_on') == [('zigbee2mqtt/wall/set/state_l2', 'ON')]
    state = {'state_l1': 'OFF', 'state_l2': 'ON'}
    assert heard(site, 'wall_l2', 'zigbee2mqtt/wall', state) == {'state': 'on'}
    assert heard(site, 'wall_l1', 'zigbee2mqtt/wall', state) == {'state': 'off'}


def test_what_a_zigbee_sensor_measures_and_notices_is_a_sensor_each(tmp_path):
    it = zigbee(
        {'type': 'numeric', 'property': 'temperature', 'unit': '°C', 'access': 1},
        {'type': 'binary', 'name': 'contact', 'property': 'contact', 'access': 1},
        friendly_name='back',
    )  # fmt: skip
    site = site_of(found(inventory(it)), tmp_path)
    state = {'temperature': 21.5, 'contact': False}
    assert heard(site, 'back_temperature', 'zigbee2mqtt/back', state) == {'value': 21.5}
    assert heard(site, 'back_door', 'zigbee2mqtt/back', state) == {'state': 'on'}
    assert site.devices['back_door'].mqtt.availability_topic == 'zigbee2mqtt/back/availability'


def test_a_zigbee_thermostat_has_its_range_and_modes(tmp_path):
    it = zigbee(
        {
            'type': 'climate',
            'features': [
                {'name': 'current_heating_setpoint', 'value_min': 6, 'value_max': 28},
                {'name': 'local_temperature'},
                {'name': 'system_mode', 'values': ['off', 'heat', 'auto']},
            ],
        },
        friendly_name='radiator',
    )
    site = site_of(found(inventory(it)), tmp_path)
    topic = 'zigbee2mqtt/radiator/set'
    assert sent(site, 'radiator', 'set_temperature', degrees=20) == [
        (topic, '{"current_heating_setpoint":20}')
    ]
    assert sent(site, 'radiator', 'turn_off') == [(topic, '{"system_mode":"off"}')]
    assert site.limits('radiator', 'target_temperature') == (6, 28)


def test_a_zigbee_group_is_asked_as_one_for_what_all_members_can(tmp_path):
    white = {'type': 'light', 'features': LAMP['features'][:2]}
    messages = {
        **inventory(
            zigbee(LAMP, friendly_name='one'),
            zigbee(white, friendly_name='two', ieee_address='0x2'),
        ),
        'zigbee2mqtt/bridge/groups': [
            {
                'friendly_name': 'spots',
                'members': [{'ieee_address': '0x1'}, {'ieee_address': '0x2'}],
            },
            {'friendly_name': 'default_bind_group', 'members': []},
        ],
    }
    it = found(messages)
    site = site_of(it, tmp_path)
    assert site.devices['spots'].features == ('brightness',)
    assert sent(site, 'spots', 'turn_on') == [('zigbee2mqtt/spots/set', '{"state":"ON"}')]
    assert [u.why for u in it.unmapped] == ['it has no members that are known']


CHIP = {
    'dn': 'Plug',
    'fn': ['Desk lamp', None],
    't': 'plug_7',
    'ft': '%prefix%/%topic%/',
    'tp': ['cmnd', 'stat', 'tele'],
    'state': ['OFF', 'ON', 'TOGGLE', 'HOLD'],
    'rl': [1, 0, 0],
    'so': {'30': 0, '82': 0},
    'lt_st': 0,
    'swc': [-1, -1],
    'if': 0,
}


def tasmota(sensors=None, **more):
    messages = {'tasmota/discovery/AA/config': {**CHIP, **more}}
    if sensors:
        messages['tasmota/discovery/AA/sensors'] = {'sn': sensors, 'ver': 1}
    return found(messages)


def test_a_tasmota_plug_with_what_it_measures(tmp_path):
    site = site_of(tasmota({'Time': 'x', 'ENERGY': {'Power': 3, 'Factor': 1}}), tmp_path)
    assert sent(site, 'desk_lamp', 'turn_on') == [('cmnd/plug_7/POWER', 'ON')]
    state = {'ENERGY': {'Power': 12.5}}
    assert heard(site, 'plug_power', 'tele/plug_7/SENSOR', state) == {'value': 12.5}


def test_two_relays_of_a_tasmota_and_one_that_is_a_light(tmp_path):
    site = site_of(tasmota(rl=[1, 1], fn=['Pump', None]), tmp_path)
    assert sent(site, 'pump', 'turn_on') == [('cmnd/plug_7/POWER', 'ON')]
    assert sent(site, 'plug_2', 'turn_on') == [('cmnd/plug_7/POWER2', 'ON')]
    site = site_of(tasmota(rl=[2], lt_st=5), tmp_path)
    assert set(site.devices['desk_lamp'].features) == {'brightness', 'color', 'color_temp'}
    site = site_of(tasmota(so={'30': 1}), tmp_path)
    assert site.devices['desk_lamp'].kind == 'light'


def test_a_tasmota_fan_and_shutter(tmp_path):
    site = site_of(tasmota(**{'if': 1, 'rl': [1, 1, 1, 1]}), tmp_path)
    assert sent(site, 'plug', 'set_speed', percent=67) == [('cmnd/plug_7/FanSpeed', '2')]
    assert sent(site, 'plug_light', 'turn_on') == [('cmnd/plug_7/POWER1', 'ON')]
    site = site_of(tasmota(rl=[3, 3]), tmp_path)
    assert sent(site, 'plug', 'open') == [('cmnd/plug_7/ShutterOpen1', '')]


def test_the_classes_of_zigbee_sensors_are_those_of_the_dialect():
    for told, of_class in zigbee2mqtt.NOTICES.items():
        assert BINARY[of_class][0] == told
    assert zigbee2mqtt.FULL == FULL
    assert zigbee2mqtt.SETPOINTS == SETPOINTS
