"""Announcements for tests of discovery, and what becomes of them."""

import json

from llm_bridge.adapters import dialects
from llm_bridge.adapters.dispatch_mqtt import sets_of
from llm_bridge.site.discovery.gather import found_in
from llm_bridge.site.discovery.site_text import whole_file
from llm_bridge.site.load import read_site
from llm_bridge.site.skill import MqttBinding


def found(messages):
    """Return what comes of topic -> what is announced there."""
    return found_in({topic: json.dumps(it).encode() for topic, it in messages.items()})


def announced(component, **config):
    """Return what comes of one component of Home Assistant, in its short or long keys."""
    return found({f'homeassistant/{component}/thing/config': config})


def the_device(found):
    (device,) = found.devices
    return device


def the_reason(found):
    assert found.devices == ()
    (it,) = found.unmapped
    return it.why


def site_of(found, folder, warnings=()):
    """Return the site of the file that is written of it, which has just these warnings."""
    file = folder / 'found.yaml'
    file.write_text(whole_file(found, 'found', 'in a test'), encoding='utf-8')
    site, findings = read_site(file)
    assert site is not None, [str(f) for f in findings]
    assert [str(f) for f in findings] == list(warnings)
    return site


def sent(site, device_id, skill_name, **args):
    """Return topic and payload of what a device is sent when it is asked for a skill."""
    device, skill = site.devices[device_id], site.skill(device_id, skill_name)
    if isinstance(skill.binding, MqttBinding):
        messages = dialects.encode_binding(skill.binding, args)
    else:
        messages = dialects.encode(device, site.kinds[device.kind], sets_of(skill, args))
    return [(m.topic, m.payload.decode()) for m in messages]


def heard(site, device_id, topic, payload):
    """Return the attributes that a message of the device tells."""
    device = site.devices[device_id]
    kind = site.kinds[device.kind]
    assert topic in dialects.topics(device, kind), dialects.topics(device, kind)
    text = payload if isinstance(payload, str) else json.dumps(payload)
    return dict(dialects.decode(device, kind, topic, text.encode()).attributes)
