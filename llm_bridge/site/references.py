"""Check what the parts of a site file say of one another: ids, areas, kinds, topics, names."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from zoneinfo import available_timezones

from llm_bridge.site.entity import Device, EntityType
from llm_bridge.site.finding import Finding, Spot
from llm_bridge.site.floor_plan import check_floor_plan
from llm_bridge.site.hints import check_hints
from llm_bridge.site.names import nearest, normal
from llm_bridge.site.policy_rules import check_policy
from llm_bridge.site.site import Site
from llm_bridge.site.skill_rules import check_skills
from llm_bridge.site.structure import unknown
from llm_bridge.site.units import unit_fault
from llm_bridge.site.yaml_file import KeyPath

_SECTIONS = {
    EntityType.AREA: 'areas',
    EntityType.PLACE: 'places',
    EntityType.ROBOT: 'robots',
    EntityType.DEVICE: 'devices',
    EntityType.OBJECT: 'objects',
    EntityType.PERSON: 'people',
}

RESERVED_IDS = frozenset({'bridge'})
"""Ids of what is no entity of a site but stands where one does."""


def check_references(
    site: Site, spot: Callable[[KeyPath], Spot], dropped: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    """Yield what is wrong between the parts of a site.

    `dropped` are ids that the file has but that are faulty themselves: naming one is no fault.
    """
    yield from _ids(site, spot)
    yield from _places(site, spot, dropped)
    # Skills are looked up through the kind, so a device of no known kind stays out of the rest.
    broken = {device.id for device in site.devices.values() if device.kind not in site.kinds}
    yield from _kinds(site, spot, dropped)
    if broken:
        dropped |= broken
        site = site.model_copy(
            update={
                'devices': {
                    key: device for key, device in site.devices.items() if key not in broken
                }
            }
        )
        site.__dict__.pop('entities', None)
        site.__dict__.pop('_capabilities', None)
    yield from _topics(site, spot)
    yield from _names(site, spot)
    yield from check_floor_plan(site, spot)
    yield from check_skills(site, spot, dropped)
    yield from check_policy(site, spot, dropped)
    yield from check_hints(site, spot)


def _ids(site: Site, spot: Callable[[KeyPath], Spot]) -> Iterator[Finding]:
    first: dict[str, KeyPath] = {}
    for section in (*_SECTIONS.values(), 'keep_out'):
        for key, entry in getattr(site, section).items():
            path: KeyPath = (section, key)
            if entry.id != key:
                yield Finding(
                    spot((*path, 'id')),
                    f"the key '{key}' is the id; leave out 'id: {entry.id}'",
                    entry.id,
                    key,
                )
            if key in RESERVED_IDS:
                yield Finding(
                    spot(path), (f"'{key}' stands for the executor itself; choose another id"), key
                )
            if key in first:
                yield Finding(
                    spot(path),
                    (
                        f"id '{key}' is used already under '{first[key][0]}', line "
                        f'{spot(first[key]).line}; ids are unique in a site'
                    ),
                    key,
                )
            first.setdefault(key, path)
    for section in ('kinds', 'robots', 'devices'):
        for key, entry in getattr(site, section).items():
            if section == 'kinds' and entry.name != key:
                yield Finding(
                    spot((section, key, 'name')),
                    f"the key '{key}' names the kind; leave out 'name'",
                    entry.name,
                    key,
                )
            for name, skill in entry.skills.items():
                if skill.name != name:
                    yield Finding(
                        spot((section, key, 'skills', name, 'name')),
                        (f"the key '{name}' names the skill; leave out 'name'"),
                        skill.name,
                        name,
                    )
    if site.language not in site.languages:
        yield Finding(
            spot(('languages',)),
            (
                f"the site's language '{site.language}' is not among its languages "
                f'{", ".join(site.languages)}; add it'
            ),
            site.language,
            ', '.join(site.languages),
        )
    # Looked up only where one is named: to list all zones is slow.
    if site.timezone is not None and site.timezone not in (zones := available_timezones()):
        near = nearest(site.timezone, zones)
        yield Finding(
            spot(('timezone',)),
            (
                f"the time zone '{site.timezone}' is not known here; name one as IANA does "
                '(Europe/Paris), or leave it out for that of the machine'
                + (f'; did you mean {near[0]}?' if near else '')
            ),
            site.timezone,
            ', '.join(near),
            near[0] if near else None,
        )


def _places(
    site: Site,
    spot: Callable[[KeyPath], Spot],
    dropped: frozenset[str],
) -> Iterator[Finding]:
    spots = {**site.areas, **site.places}
    for entity in site.entities.values():
        path: KeyPath = (_SECTIONS[entity.type], entity.id)
        if entity.area and entity.area not in site.areas and entity.area not in dropped:
            yield unknown(spot((*path, 'area')), 'area', entity.area, site.areas)
    for key, lying in site.areas.items():
        if lying.area in site.areas and key in site.around(lying.area):
            message = (
                f"area '{key}' lies in itself; name the one that is around it, or leave it out"
            )
            yield Finding(spot(('areas', key, 'area')), message, str(lying.area))
    for key, thing in site.objects.items():
        if thing.place and thing.place not in spots and thing.place not in dropped:
            yield unknown(spot(('objects', key, 'place')), 'place or area', thing.place, spots)
    for key, robot in site.robots.items():
        if not robot.home:
            continue
        at = spot(('robots', key, 'home'))
        if robot.home in spots:
            if site.pose_of(robot.home) is None:
                yield Finding(
                    at,
                    (
                        f"'{robot.home}' has no pose, so the robot cannot go home "
                        'there; give it one'
                    ),
                    robot.home,
                )
        elif robot.home not in dropped:
            yield unknown(at, 'place or area', robot.home, spots)
    for i, door in enumerate(site.doors):
        for j, area in enumerate(door.between):
            if area not in site.areas and area not in dropped:
                yield unknown(spot(('doors', i, 'between', j)), 'area', area, site.areas)


def _kinds(
    site: Site,
    spot: Callable[[KeyPath], Spot],
    dropped: frozenset[str],
) -> Iterator[Finding]:
    for key, device in site.devices.items():
        kind = site.kinds.get(device.kind)
        if kind is None:
            if device.kind not in dropped:
                yield unknown(
                    spot(('devices', key, 'kind')), 'device kind', device.kind, site.kinds
                )
            continue
        features = tuple(
            dict.fromkeys(
                (
                    *kind.features,
                    *(
                        s.feature
                        for s in (*kind.skills.values(), *device.skills.values())
                        if s.feature
                    ),
                )
            )
        )
        for i, feature in enumerate(device.features):
            if feature not in features:
                yield unknown(
                    spot(('devices', key, 'features', i)),
                    f'feature of a {device.kind}',
                    feature,
                    features,
                )
        if device.unit and (fault := unit_fault(device.unit)):
            yield Finding(
                spot(('devices', key, 'unit')),
                f'{fault[0]}. It is told as written, and only bare numbers compare with it',
                device.unit,
                suggestion=fault[1],
                level='warning',
            )
        for i, name in enumerate(device.without):
            if name not in kind.skills:
                yield unknown(
                    spot(('devices', key, 'without', i)),
                    f'skill of a {device.kind}',
                    name,
                    kind.skills,
                )


def _topics(site: Site, spot: Callable[[KeyPath], Spot]) -> Iterator[Finding]:
    first: dict[tuple[str, str | None], Device] = {}
    for key, device in site.devices.items():
        mqtt = device.mqtt
        # The relays of one Tasmota share its topic.
        relay = mqtt.command_topic if mqtt.dialect == 'tasmota' else None
        other = first.setdefault((mqtt.topic, relay), device)
        if other is not device:
            yield Finding(
                spot(('devices', key, 'mqtt', 'topic')),
                (
                    f"MQTT topic '{device.mqtt.topic}' is that of '{other.id}' too; "
                    'each device needs one of its own'
                ),
                device.mqtt.topic,
            )
    namespaces: dict[str, str] = {}
    for key, robot in site.robots.items():
        same = namespaces.setdefault(robot.namespace.strip('/'), key)
        if same != key:
            yield Finding(
                spot(('robots', key, 'namespace')),
                (
                    f"robot '{same}' has the namespace '{robot.namespace}' too, so both would get "
                    'each command; give each robot its own'
                ),
                robot.namespace,
            )


def _name(entity_id: str, site: Site) -> str:
    return site.entities[entity_id].name


def _names(site: Site, spot: Callable[[KeyPath], Spot]) -> Iterator[Finding]:
    seen: dict[tuple[str, str, str | None], dict[str, tuple[str, str]]] = defaultdict(dict)
    told: set[tuple[EntityType, str, str | None, str]] = set()
    for entity in site.entities.values():
        path: KeyPath = (_SECTIONS[entity.type], entity.id)
        if not entity.name.strip():
            yield Finding(spot((*path, 'name')), 'the name is empty; what do people call it?')
        for name in entity.names():
            if name.strip() and not normal(name, site.language):
                yield Finding(
                    spot((*path, 'name')),
                    f"'{name}' has no letter or digit, so nobody can say it; "
                    'give it a name in words',
                    name,
                    level='warning',
                )
        written = {normal(name, site.language): name for name in reversed(entity.names())}
        for name, said in written.items():
            group = seen[entity.type.value, entity.kind, entity.area]
            other, other_said = group.setdefault(name, (entity.id, said))
            if other == entity.id:
                continue
            if (
                entity.type is EntityType.OBJECT
                and said != entity.name
                and other_said != _name(other, site)
            ):
                continue  # what several things are called is their sort: 'all the toys'
            if (entity.type, entity.kind, entity.area, name) in told:
                continue
            told.add((entity.type, entity.kind, entity.area, name))
            alike = said.casefold() == other_said.casefold()
            yield Finding(
                spot((*path, 'name')),
                (
                    f"'{said}' also names '{other}'"
                    if alike
                    else f"'{said}' is heard like '{other_said}', which names '{other}'"
                )
                + ', of the same kind in the same area: who says it will be asked which one; '
                'give one of them another name',
                said,
                level='warning',
            )
