"""What was found against a site file: what the file lacks, and what of it did not answer."""

from collections.abc import Container
from dataclasses import dataclass

from llm_bridge.site.discovery.found import Found, FoundDevice
from llm_bridge.site.entity import Device
from llm_bridge.site.site import Site
from llm_bridge.site.skill import MqttBinding


@dataclass(frozen=True)
class Difference:
    """How a site file and what was found differ."""

    lacking: Found
    """What the file lacks, and what could not be mapped."""
    silent: tuple[str, ...]
    """Ids of the file of which nothing was seen or heard."""


def difference(
    found: Found, site: Site, heard: Container[str] = (), with_robots: bool = False
) -> Difference:
    """Compare by topics and namespaces, not by names, which people change.

    `heard` are ids of devices that told something while they were listened to; robots count only
    `with_robots`, when the graph was looked at.
    """
    known = {device.id: _as_found(device) for device in site.devices.values()}
    identities = {it.identity for it in known.values()}
    asked = frozenset(topic for it in known.values() for topic in it.asked)
    lacking = tuple(
        it for it in found.devices if it.identity not in identities and not it.asked & asked
    )
    spaces = {robot.namespace.strip('/') for robot in site.robots.values()}
    robots = tuple(robot for robot in found.robots if robot.namespace not in spaces)
    seen = {it.identity for it in found.devices}
    silent = [key for key, it in known.items() if it.identity not in seen and key not in heard]
    if with_robots:
        there = {robot.namespace for robot in found.robots}
        silent += [r.id for r in site.robots.values() if r.namespace.strip('/') not in there]
    return Difference(Found(lacking, found.unmapped, robots), tuple(silent))


def _as_found(device: Device) -> FoundDevice:
    return FoundDevice(
        name=device.name,
        kind=device.kind,
        mqtt=device.mqtt.model_dump(exclude_none=True),
        source='',
        device_class=device.device_class or '',
        skills={
            name: {'binding': {'topic': skill.binding.topic}}
            for name, skill in device.skills.items()
            if isinstance(skill.binding, MqttBinding)
        },
    )
