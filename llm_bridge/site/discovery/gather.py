"""All that was heard on the topics of discovery, put together: each thing once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
import re

from llm_bridge.site.discovery.found import Found, FoundDevice, SENSORS, Unmapped
from llm_bridge.site.discovery.home_assistant import announced_in
from llm_bridge.site.discovery.tasmota import chip_in
from llm_bridge.site.discovery.untrusted import MAX_ITEMS
from llm_bridge.site.discovery.zigbee2mqtt import groups_in, inventory_in

PREFIX = 'homeassistant'
"""Where Home Assistant's discovery is, unless it was set otherwise."""


def filters(prefix: str = PREFIX) -> tuple[str, ...]:
    """Return the topics to listen to."""
    return (
        f'{prefix}/+/+/config',
        f'{prefix}/+/+/+/config',
        '+/bridge/devices',
        '+/bridge/groups',
        'tasmota/discovery/+/config',
        'tasmota/discovery/+/sensors',
    )


def found_in(messages: Mapping[str, bytes]) -> Found:
    """Return what the last message of each topic comes to. Never raises.

    What its own bridge lists is not taken from Home Assistant's discovery, too; that knows the
    rooms, which bridges do not.
    """
    own, announced = Found(), Found()
    for topic, payload in sorted(messages.items()):
        if topic.endswith('/bridge/devices'):
            own += inventory_in(topic, payload)
        elif topic.endswith('/bridge/groups'):
            of = topic.removesuffix('groups') + 'devices'
            own += groups_in(topic, payload, messages.get(of, b''))
        elif re.fullmatch('tasmota/discovery/[^/]+/config', topic):
            own += chip_in(topic, payload, messages.get(topic[: -len('config')] + 'sensors', b''))
        elif topic.endswith('/config'):
            announced += announced_in(topic, payload)
    bases = tuple(t.removesuffix('bridge/devices') for t in messages if t.endswith('/devices'))
    devices = _with_areas(own.devices, announced.devices)
    twins: list[FoundDevice] = []
    others: list[FoundDevice] = []
    for device in announced.devices:
        is_twin = _is_below(device, bases) or device.identity in {d.identity for d in devices}
        (twins if is_twin else others).append(device)
    unmapped = list(own.unmapped + announced.unmapped)
    if twins:
        names = ', '.join(device.name for device in twins)
        unmapped.append(Unmapped(names, 'its own bridge lists it, and that is what counts'))
    kept, dropped = _each_once((*devices, *others))
    return Found(kept, (*unmapped, *dropped))


def _is_below(device: FoundDevice, bases: tuple[str, ...]) -> bool:
    return bool(bases) and device.identity[0].startswith(bases)


def _with_areas(
    own: tuple[FoundDevice, ...], announced: tuple[FoundDevice, ...]
) -> tuple[FoundDevice, ...]:
    areas = {device.identity[0]: device.area for device in announced if device.area}
    return tuple(
        replace(device, area=device.area or areas.get(device.identity[0], '')) for device in own
    )


def _each_once(
    devices: tuple[FoundDevice, ...],
) -> tuple[tuple[FoundDevice, ...], tuple[Unmapped, ...]]:
    """Return the devices of which no two are asked on one topic, and what was dropped for it.

    A lamp that is asked where a lock listens is no lamp.
    """
    kept: list[FoundDevice] = []
    dropped: list[Unmapped] = []
    asked: dict[str, str] = {}
    known: set[tuple[str, str]] = set()
    bases: set[tuple[str, str]] = set()
    for device in devices:
        what = f'{device.name} ({device.source})'
        of = next((asked[topic] for topic in device.asked if topic in asked), None)
        if of is not None:
            why = f"it would be asked on the same topic as '{of}'; one of them is kept"
            dropped.append(Unmapped(what, why))
        elif device.identity in known and device.kind in SENSORS:
            dropped.append(Unmapped(what, 'it tells the same as another sensor'))
        elif _base(device) in bases:
            dropped.append(Unmapped(what, 'another device has the same topic'))
        elif len(kept) >= MAX_ITEMS:
            dropped.append(Unmapped(what, f'more than {MAX_ITEMS} devices'))
        else:
            kept.append(device)
            known.add(device.identity)
            bases.add(_base(device))
            asked.update(dict.fromkeys(device.asked, device.name))
    return tuple(kept), tuple(dropped)


def _base(device: FoundDevice) -> tuple[str, str]:
    """Return what a site file wants each device to have for itself."""
    is_relay = device.mqtt.get('dialect') == 'tasmota'
    relay = device.mqtt.get('command_topic', '') if is_relay else ''
    return str(device.mqtt['topic']), str(relay)


def told_by(unmapped: tuple[Unmapped, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each reason once, with all that it is said of."""
    of: dict[str, list[str]] = {}
    for it in unmapped:
        of.setdefault(it.why, []).append(it.what)
    yield from ((why, tuple(dict.fromkeys(whats))) for why, whats in of.items())
