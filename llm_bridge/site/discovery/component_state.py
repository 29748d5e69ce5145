"""What all components of Home Assistant have that are asked for a state."""

from collections.abc import Iterable, Mapping
from typing import Any

from llm_bridge.site.discovery.announced import Announced
from llm_bridge.site.discovery.found import CannotMapError, FoundDevice
from llm_bridge.site.discovery.untrusted import slug, words

ON_OFF = {'turn_on': ('payload_on', 'ON'), 'turn_off': ('payload_off', 'OFF')}
"""Skill -> key of the word that asks for it, and the usual word."""


def bindings(it: Announced, command: str, asked: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """Return bindings for the skills that are asked for by another word than the usual one."""
    found: dict[str, Any] = {}
    for skill, (key, usual) in asked.items():
        if key in it.config and it.config[key] is None:
            continue
        payload = it.text(key, usual)
        if '$' in payload:
            raise CannotMapError(f"it is sent '{words(payload)}', and $ stands for arguments here")
        if payload != usual:
            binding = {'via': 'mqtt', 'topic': command, 'payload': payload}
            found[skill] = {'binding': binding}
    return found


def silent(
    it: Announced,
    skills: Iterable[str],
    bound: Mapping[str, Any],
    key: str = 'state_topic',
) -> dict[str, Any]:
    """Return the skills as ones whose effect nobody sees, where it tells no state; else nothing.

    What is bound already keeps that.
    """
    if it.config.get(key):
        return {}
    it.notes.append('it tells no state, so what it is asked ends unconfirmed')
    return {name: {**bound.get(name, {}), 'verify': {'by': 'none'}} for name in skills}


def device(
    it: Announced,
    kind: str,
    mqtt: Mapping[str, Any],
    skills: Mapping[str, Any] | None = None,
    features: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    unit: str = '',
) -> FoundDevice:
    """Return the device with what every component says of itself."""
    is_sensor = kind in ('sensor', 'binary_sensor')
    return FoundDevice(
        name=it.name,
        kind=kind,
        mqtt=mqtt,
        source=it.source,
        area=it.area,
        features=features,
        without=without,
        device_class=slug(words(it.config.get('device_class'))) if is_sensor else '',
        unit=unit,
        skills=skills or {},
        notes=tuple(dict.fromkeys(it.notes)),
    )
