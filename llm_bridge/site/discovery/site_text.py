"""Write what was found as the text of a site file, or as the part that a site file lacks."""

from collections.abc import Iterable, Iterator, Mapping
import json
import re
from textwrap import wrap
from typing import Any

from llm_bridge.site.discovery.found import Found, FoundDevice, FoundRobot, Unmapped
from llm_bridge.site.discovery.gather import told_by
from llm_bridge.site.discovery.ids import Named
from llm_bridge.site.discovery.robots import ORDER
from llm_bridge.site.discovery.untrusted import words
from llm_bridge.site.site import Site

MOST_LINES = 1000
"""Of the file on what is not in it; the terminal tells all."""

_WIDTH = 95

_HEAD = """\
# Found by `llm-bridge discover` {where}.
# A draft to review: whoever can write to the broker can announce anything. Take out what should
# not be asked, correct names, rooms and kinds, then keep it. Nothing here is usable before it
# stands in a site file that the bridge and the executor are started with; see docs/discovery.md.
"""
_PLAIN = re.compile(r'[A-Za-z_][\w./-]*(?: [\w./-]+)*', re.ASCII)
_NOT_PLAIN = {'on', 'off', 'yes', 'no', 'true', 'false', 'null', 'y', 'n'}


def whole_file(found: Found, name: str, where: str) -> str:
    """Return a site file with all that was found; `where` says in words where it was."""
    named = Named(found, {}, ())
    lines = [
        *_HEAD.format(where=_one_line(where)).splitlines(),
        f'name: {name}',
        'language: en  # of the names below',
        *_sections(named),
        *_left_out(found.unmapped),
    ]
    return '\n'.join(lines) + '\n'


def part_for(site: Site, lacking: Found) -> str:
    """Return what a site lacks, under the names of the sections where it goes; '' for nothing."""
    areas = {name: area.id for area in site.areas.values() for name in area.names()}
    named = Named(lacking, areas, (*site.entities, *site.keep_out))
    lines = list(_sections(named))
    if not lines:
        return ''
    return '\n'.join(['# Put these under the sections of the same names.', *lines]) + '\n'


def reasons(unmapped: tuple[Unmapped, ...]) -> Iterator[str]:
    """Yield a line for each reason why things are not in the file, with all of these things."""
    for why, whats in told_by(unmapped):
        yield f'{_one_line(why)}: {", ".join(map(_one_line, whats))}'


def _sections(named: Named) -> Iterator[str]:
    if named.areas:
        yield 'areas:'
        for key, name in named.areas.items():
            yield f'  {key}: {_flow({"name": name})}'
    if named.starts:
        yield 'places:'
        for robot_id, place in named.starts.items():
            it = named.robots[robot_id]
            pose = dict(zip(('x', 'y', 'yaw'), it.pose or (), strict=True))
            yield f'  # Where the {_one_line(it.name)} stood; is that its dock?'
            yield f'  {place}: {_flow({"pose": pose})}'
    if named.robots:
        yield 'robots:'
        for key, robot in named.robots.items():
            yield from _robot(key, robot, named.starts.get(key, ''))
    if named.devices:
        alike = named.alike()
        yield 'devices:'
        for key, device in named.devices.items():
            yield from _device(key, device, named.area_of(device), alike.get(key, ''))


def _device(key: str, device: FoundDevice, area: str, alike: str) -> Iterator[str]:
    yield f'  # {_one_line(device.source)}'
    notes = list(device.notes)
    if alike:
        notes.append(f"it has the name of '{alike}' in the same room: give one of them another")
    yield from (f'  # - {_one_line(note)}' for note in notes)
    yield f'  {key}:'
    yield f'    name: {_flow(device.name)}'
    yield f'    kind: {device.kind}'
    for name, value in (
        ('area', area),
        ('device_class', device.device_class),
        ('unit', device.unit),
        ('features', device.features),
        ('without', device.without),
        ('mqtt', device.mqtt),
    ):
        if value:
            yield from _entry(name, value)
    if device.skills:
        yield '    skills:'
        yield from (f'      {name}: {_flow(skill)}' for name, skill in device.skills.items())


def _entry(name: str, value: Any) -> Iterator[str]:
    """Yield a key and its value, a mapping that is long key by key."""
    line = f'    {name}: {_flow(value)}'
    if len(line) <= _WIDTH or not isinstance(value, Mapping):
        yield line
        return
    yield f'    {name}:'
    yield from (f'      {key}: {_flow(it)}' for key, it in value.items())


def _robot(key: str, robot: FoundRobot, start: str) -> Iterator[str]:
    yield from (f'  # - {_one_line(note)}' for note in robot.notes)
    yield f'  {key}:'
    yield f'    name: {_flow(robot.name)}'
    yield f'    namespace: {_flow(robot.namespace)}'
    drives = bool(set(robot.bindings) & set(ORDER))
    if drives and not start:
        # `dock` leads home, and nobody knows where that is.
        yield '    # It told no pose meanwhile. Give it a `home` (a place), and then:'
        yield f'    # bindings: {_flow(robot.bindings)}'
    elif robot.bindings:
        yield f'    bindings: {_flow(robot.bindings)}'
    for name, value in (
        ('home', start),
        ('odometry', robot.odometry),
        ('velocity_topic', robot.velocity_topic),
        ('velocity_type', robot.velocity_type),
        ('observe', robot.observe),
    ):
        if value:
            yield f'    {name}: {_flow(value)}'
    yield f'    cancel_topic: {_flow(robot.cancel_topic or None)}'


def _left_out(unmapped: tuple[Unmapped, ...]) -> Iterator[str]:
    wrapped = [wrap(reason, _WIDTH, subsequent_indent='  ') for reason in reasons(unmapped)]
    lines = [f'# {"- " if n == 0 else ""}{line}' for it in wrapped for n, line in enumerate(it)]
    if lines:
        yield ''
        yield '# Seen, and not in this file:'
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f'# and {len(lines) - MOST_LINES} more lines, which were told when it was written'


def _one_line(text: str) -> str:
    return words(text, 300)


def _flow(value: Any) -> str:
    """Return a value as YAML on one line."""
    if isinstance(value, Mapping):
        return '{' + ', '.join(f'{_flow(key)}: {_flow(it)}' for key, it in value.items()) + '}'
    if isinstance(value, str):
        is_plain = _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN
        return value if is_plain else json.dumps(value, ensure_ascii=not value.isprintable())
    if isinstance(value, Iterable):
        return '[' + ', '.join(map(_flow, value)) + ']'
    return json.dumps(value)
