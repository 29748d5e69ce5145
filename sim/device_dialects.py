"""Which dialect is spoken how."""

from collections.abc import Callable, Mapping

from device_wire import Plain, Wire
from device_wire_home_assistant import HomeAssistant
from device_wire_tasmota import Tasmota
from device_wire_zigbee2mqtt import Zigbee2Mqtt

from llm_bridge.site.entity import Device

_WIRES: Mapping[str, Callable[[Device, Mapping[str, str]], Wire]] = {
    'json': Wire,
    'plain': Plain,
    'home_assistant': HomeAssistant,
    'zigbee2mqtt': Zigbee2Mqtt,
    'tasmota': Tasmota,
}


def wire_of(device: Device, specs: Mapping[str, str]) -> Wire:
    """Return the device's side of its dialect. Raises ValueError for one that is not simulated."""
    build = _WIRES.get(device.mqtt.dialect)
    if build is None:
        raise ValueError(
            f"{device.id}: dialect '{device.mqtt.dialect}' is not simulated, "
            f'allowed: {", ".join(_WIRES)}'
        )
    return build(device, specs)
