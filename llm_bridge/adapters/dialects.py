"""MQTT payloads of devices, both ways, in every dialect. Pure: nothing here has a connection."""

from collections.abc import Mapping
import json
import re

from llm_bridge.adapters.dialect import Dialect, Heard, object_of, Outgoing, text_of, written
from llm_bridge.adapters.dialect_home_assistant import HomeAssistant
from llm_bridge.adapters.dialect_plain import Json, Plain
from llm_bridge.adapters.dialect_tasmota import Tasmota
from llm_bridge.adapters.dialect_zigbee2mqtt import Zigbee2Mqtt
from llm_bridge.run.ports import DispatchError
from llm_bridge.site.entity import Device, Kind
from llm_bridge.site.skill import MqttBinding, Scalar, Skill

DIALECTS: Mapping[str, Dialect] = {
    'plain': Plain(),
    'json': Json(),
    'home_assistant': HomeAssistant(),
    'zigbee2mqtt': Zigbee2Mqtt(),
    'tasmota': Tasmota(),
}


def topics(device: Device, kind: Kind) -> tuple[str, ...]:
    """Return every topic, without wildcards, on which the device tells something."""
    availability = availability_topic(device)
    return tuple(
        dict.fromkeys(
            (
                *DIALECTS[device.mqtt.dialect].state_topics(device, kind),
                *((availability,) if availability else ()),
            )
        )
    )


def availability_topic(device: Device) -> str | None:
    """Return the topic of online and offline, or None."""
    return device.mqtt.availability_topic or DIALECTS[device.mqtt.dialect].availability_topic(
        device
    )


def encode(device: Device, kind: Kind, sets: Mapping[str, Scalar]) -> tuple[Outgoing, ...]:
    """Return the messages that set the attributes, in the order to send them.

    Raises DispatchError when the dialect cannot say that to a device of that kind.
    """
    if not sets:
        raise DispatchError(
            f'{device.id}: nothing to send: the skill has no effect that is '
            'commanded and no binding; add one to the site file'
        )
    return DIALECTS[device.mqtt.dialect].encode(device, kind, sets)


def encode_binding(binding: MqttBinding, args: Mapping[str, Scalar]) -> tuple[Outgoing, ...]:
    """Return the one message of a binding, with each '$argument' put in, JSON-escaped.

    Raises DispatchError for an argument that the order does not have.
    """

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        if name not in args:
            raise DispatchError(
                f"binding of topic '{binding.topic}' uses '${name}', allowed: "
                + (', '.join(f'${a}' for a in args) or 'no argument')
            )
        text = written(args[name])
        return json.dumps(text, ensure_ascii=False)[1:-1]

    return (
        Outgoing(binding.topic, re.sub(r'\$([a-z][a-z0-9_]*)', value, binding.payload).encode()),
    )


def binding_args(skill: Skill, args: Mapping[str, Scalar]) -> dict[str, Scalar]:
    """Return what the payload of a skill's binding is made of: nothing for what was not given."""
    return {**{arg.name: '' for arg in skill.args if not arg.required}, **args}


def decode(device: Device, kind: Kind, topic: str, payload: bytes) -> Heard:
    """Return what a message on one of the device's topics told. Never raises."""
    if topic == availability_topic(device):
        return _availability(payload)
    if not payload:
        # A cleared retained state.
        return Heard(unknown=DIALECTS[device.mqtt.dialect].told_on(device, kind, topic))
    return DIALECTS[device.mqtt.dialect].decode(device, kind, topic, payload)


def _availability(payload: bytes) -> Heard:
    try:
        word = text_of(payload).strip()
        if word.startswith('{'):
            word = str(object_of(payload).get('state', ''))
    except ValueError as error:
        return Heard(malformed=(f'availability: {error}',))
    said = {
        'online': True,
        'true': True,
        '1': True,
        'offline': False,
        'false': False,
        '0': False,
    }.get(word.lower())
    if said is None and word:
        return Heard(
            malformed=(
                f'availability: expected online or offline, {len(word)} other characters came',
            )
        )
    return Heard(available=said)
