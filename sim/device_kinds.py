"""Which device kind behaves how."""

from collections.abc import Mapping

from device_household import (
    Appliance,
    Climate,
    Fan,
    Humidifier,
    Light,
    Lock,
    MediaPlayer,
)
from device_machines import (
    Cover,
    Door,
    Gripper,
    Machine,
    Mower,
    Press,
    Vacuum,
    Valve,
)
from device_sensors import (
    BinarySensor,
    Scene,
    Sensor,
    Timer,
    Todo,
)
from device_state import DeviceState

from llm_bridge.site.entity import Device, Kind

KINDS: Mapping[str, type[DeviceState]] = {
    'light': Light,
    'fan': Fan,
    'lock': Lock,
    'conveyor': Machine,
    'machine': Machine,
    'pump': Machine,
    'press': Press,
    'cover': Cover,
    'door': Door,
    'valve': Valve,
    'gripper': Gripper,
    'climate': Climate,
    'humidifier': Humidifier,
    'vacuum': Vacuum,
    'lawn_mower': Mower,
    'media_player': MediaPlayer,
    'appliance': Appliance,
    'scene': Scene,
    'todo': Todo,
    'timer': Timer,
    'sensor': Sensor,
    'binary_sensor': BinarySensor,
}
"""Other kinds (switch, siren, stack_light, a site's own) just take on what they are told."""


def state_of(device: Device, kind: Kind) -> DeviceState:
    """Return the state machine of a device, in its first state."""
    return KINDS.get(device.kind, DeviceState)(device, kind)
