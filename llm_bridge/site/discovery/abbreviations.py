"""Home Assistant's short forms of keys, and its base topic, made into the long ones."""

from collections.abc import Mapping
from typing import Any

_WHOLE = {
    'act_stat_t': 'activity_state_topic',
    'act_val_tpl': 'activity_value_template',
    'avty': 'availability',
    'avty_mode': 'availability_mode',
    'avty_t': 'availability_topic',
    'avty_tpl': 'availability_template',
    'bri_scl': 'brightness_scale',
    'clr_temp_k': 'color_temp_kelvin',
    'clrm': 'color_mode',
    'cmps': 'components',
    'cod_req': 'code_required',
    'curr_hum_t': 'current_humidity_topic',
    'curr_hum_tpl': 'current_humidity_template',
    'curr_temp_t': 'current_temperature_topic',
    'curr_temp_tpl': 'current_temperature_template',
    'dev': 'device',
    'dev_cla': 'device_class',
    'dock_cmd_t': 'dock_command_topic',
    'en': 'enabled_by_default',
    'ent_cat': 'entity_category',
    'hum_cmd_t': 'target_humidity_command_topic',
    'hum_cmd_tpl': 'target_humidity_command_template',
    'hum_stat_t': 'target_humidity_state_topic',
    'hum_state_tpl': 'target_humidity_state_template',
    'max_hum': 'max_humidity',
    'max_k': 'max_kelvin',
    'max_mirs': 'max_mireds',
    'min_hum': 'min_humidity',
    'min_k': 'min_kelvin',
    'min_mirs': 'min_mireds',
    'o': 'origin',
    'obj_id': 'object_id',
    'p': 'platform',
    'pause_cmd_t': 'pause_command_topic',
    'pl_avail': 'payload_available',
    'pl_not_avail': 'payload_not_available',
    'pos_clsd': 'position_closed',
    'pos_open': 'position_open',
    'pos_t': 'position_topic',
    'pos_tpl': 'position_template',
    'pos': 'reports_position',
    'pow_cmd_t': 'power_command_topic',
    'set_pos_t': 'set_position_topic',
    'set_pos_tpl': 'set_position_template',
    'spd_rng_max': 'speed_range_max',
    'spd_rng_min': 'speed_range_min',
    'strt_mw_cmd_t': 'start_mowing_command_topic',
    'sup_clrm': 'supported_color_modes',
    'sup_feat': 'supported_features',
    't': 'topic',
    'temp_unit': 'temperature_unit',
    'uniq_id': 'unique_id',
    'unit_of_meas': 'unit_of_measurement',
    'val_tpl': 'value_template',
}
_OF = {
    '': '',
    'bri': 'brightness_',
    'clr_temp': 'color_temp_',
    'effect': 'effect_',
    'fx': 'effect_',
    'fan_mode': 'fan_mode_',
    'hs': 'hs_',
    'mode': 'mode_',
    'osc': 'oscillation_',
    'pct': 'percentage_',
    'pr_mode': 'preset_mode_',
    'rgb': 'rgb_',
    'rgbw': 'rgbw_',
    'rgbww': 'rgbww_',
    'swing_mode': 'swing_mode_',
    'temp': 'temperature_',
    'temp_hi': 'temperature_high_',
    'temp_lo': 'temperature_low_',
    'tilt': 'tilt_',
    'xy': 'xy_',
}
_WAYS = {
    'cmd_t': 'command_topic',
    'cmd_tpl': 'command_template',
    'stat_t': 'state_topic',
    'stat_tpl': 'state_template',
    'stat_val_tpl': 'state_value_template',
    'val_tpl': 'value_template',
}
_WORDS = {
    'pl': 'payload',
    'stat': 'state',
    'avail': 'available',
    'cls': 'close',
    'clsd': 'closed',
    'paus': 'pause',
    'ret': 'return_to_base',
    'strt': 'start',
    'unlk': 'unlock',
}
SHORT: Mapping[str, str] = {
    **{
        f'{of}_{way}'.lstrip('_'): f'{whole}{rest}'
        for of, whole in _OF.items()
        for way, rest in _WAYS.items()
    },
    **{
        f'{short}_{word}': f'{_WORDS[short]}_{_WORDS.get(word, word)}'
        for short, words in {
            'pl': ('on', 'off', 'open', 'cls', 'stop', 'lock', 'unlk', 'strt', 'paus', 'ret'),
            'stat': ('on', 'off', 'open', 'opening', 'clsd', 'closing', 'locked', 'unlocked'),
        }.items()
        for word in words
    },
    **_WHOLE,
}
"""Short key -> long key, for those that are read here."""

_OF_DEVICE = {'ids': 'identifiers', 'mf': 'manufacturer', 'mdl': 'model', 'sa': 'suggested_area'}


def expanded(config: Mapping[str, Any], base: object = None) -> dict[str, Any]:
    """Return the configuration with long keys, and topics with the base topic in place of ~.

    `base` is that of what it is a part of; its own comes first.
    """
    found = {SHORT.get(str(key), str(key)): value for key, value in config.items()}
    base = found.pop('~', base)
    for key, value in found.items():
        if key == 'device' and isinstance(value, dict):
            found[key] = {_OF_DEVICE.get(k, k): v for k, v in value.items()}
        elif key == 'availability' and isinstance(value, list | dict):
            parts = value if isinstance(value, list) else [value]
            found[key] = [expanded(p, base) for p in parts[:10] if isinstance(p, dict)]
        elif key.endswith('topic') and isinstance(value, str) and isinstance(base, str):
            found[key] = _with_base(value, base)
    return found


def _with_base(topic: str, base: str) -> str:
    if topic.startswith('~'):
        return base + topic[1:]
    return topic[:-1] + base if topic.endswith('~') else topic
